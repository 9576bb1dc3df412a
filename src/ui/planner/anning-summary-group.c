/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-summary-group.h"

#include <glib/gi18n.h>

#include "anning-format.h"

struct _AnningSummaryGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *total_row;
  GtkLabel *total;
  AdwActionRow *next_row;
  GtkLabel *next;
  AdwActionRow *surplus_row;
  GtkLabel *surplus;
  AdwActionRow *promised_row;
  GtkLevelBar *promised_bar;
  GtkLabel *promised;
};

G_DEFINE_FINAL_TYPE (AnningSummaryGroup, anning_summary_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_sum (AnningSummaryGroup   *self,
          const AnningDebtsSum *sum)
{
  g_autofree char *total = anning_format_money (sum->owed);
  g_autofree char *count = NULL;
  g_autofree char *unknown = NULL;
  g_autofree char *subtitle = NULL;

  count = g_strdup_printf (ngettext ("%u open debt", "%u open debts", sum->n_open), sum->n_open);
  if (sum->n_unknown > 0)
    {
      unknown = g_strdup_printf (ngettext ("%u without a sum", "%u without a sum", sum->n_unknown), sum->n_unknown);
      subtitle = g_strdup_printf ("%s · %s", count, unknown);
    }
  gtk_label_set_label (self->total, total);
  adw_action_row_set_subtitle (self->total_row, subtitle != NULL ? subtitle : count);

  gtk_widget_set_visible (GTK_WIDGET (self->next_row), g_date_valid (&sum->next_due));
  if (g_date_valid (&sum->next_due))
    {
      g_autofree char *iso = anning_day_format (&sum->next_due);
      g_autofree char *day = anning_format_day (iso);
      g_autofree char *payment = anning_format_money (sum->next_payment);

      adw_action_row_set_subtitle (self->next_row, day);
      gtk_label_set_label (self->next, payment);
    }
}

static void
show_surplus (AnningSummaryGroup *self,
              const AnningBudget *budget)
{
  g_autofree char *surplus = anning_format_money (budget->surplus);
  g_autofree char *lean = anning_format_money (budget->lean_surplus);
  g_autofree char *sentence = NULL;

  if (budget->income == 0 && budget->spending == 0)
    {
      gtk_label_set_label (self->surplus, "—");
      adw_action_row_set_subtitle (self->surplus_row, _("Enter incomes and necessary spending"));
      return;
    }
  gtk_label_set_label (self->surplus, surplus);
  if (budget->surplus <= 0)
    sentence = g_strdup (_("Nothing to spare now: a proposal can begin with a deferral"));
  else if (budget->lean_surplus != budget->surplus)
    /* Translators: %s is a sum of money */
    sentence = g_strdup_printf (_("%s in a lean month"), lean);
  adw_action_row_set_subtitle (self->surplus_row, sentence != NULL ? sentence : "");
}

/* What was promised is seen against what there is to spare, when both are known. */
static void
show_promised (AnningSummaryGroup   *self,
               const AnningDebtsSum *sum,
               const AnningBudget   *budget)
{
  g_autofree char *promised = anning_format_money (sum->promised);
  g_autofree char *sentence = NULL;
  gboolean too_much = sum->promised > MAX (budget->surplus, 0) && (budget->income > 0 || budget->spending > 0);

  gtk_widget_set_visible (GTK_WIDGET (self->promised_row), sum->n_promised > 0);
  gtk_label_set_label (self->promised, promised);
  gtk_widget_set_visible (GTK_WIDGET (self->promised_bar), budget->surplus > 0);
  if (budget->surplus > 0)
    gtk_level_bar_set_value (self->promised_bar, MIN ((double) sum->promised / budget->surplus, 1.0));
  sentence = too_much
               ? g_strdup (_("More than there is to spare"))
               : g_strdup_printf (ngettext ("the next payment of %u agreement", "the next payments of %u agreements",
                                            sum->n_promised),
                                  sum->n_promised);
  adw_action_row_set_subtitle (self->promised_row, sentence);
  if (too_much)
    gtk_widget_add_css_class (GTK_WIDGET (self->promised), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->promised), "warning");
}

static void
anning_summary_group_class_init (AnningSummaryGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/planner/anning-summary-group.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningSummaryGroup, total_row);
  gtk_widget_class_bind_template_child (widget_class, AnningSummaryGroup, total);
  gtk_widget_class_bind_template_child (widget_class, AnningSummaryGroup, next_row);
  gtk_widget_class_bind_template_child (widget_class, AnningSummaryGroup, next);
  gtk_widget_class_bind_template_child (widget_class, AnningSummaryGroup, surplus_row);
  gtk_widget_class_bind_template_child (widget_class, AnningSummaryGroup, surplus);
  gtk_widget_class_bind_template_child (widget_class, AnningSummaryGroup, promised_row);
  gtk_widget_class_bind_template_child (widget_class, AnningSummaryGroup, promised_bar);
  gtk_widget_class_bind_template_child (widget_class, AnningSummaryGroup, promised);
}

static void
anning_summary_group_init (AnningSummaryGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  /* The colours of a level bar judge; here it only shows a part. */
  gtk_level_bar_remove_offset_value (self->promised_bar, GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (self->promised_bar, GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (self->promised_bar, GTK_LEVEL_BAR_OFFSET_FULL);
}

void
anning_summary_group_show (AnningSummaryGroup   *self,
                           const AnningDebtsSum *sum,
                           const AnningBudget   *budget)
{
  g_return_if_fail (ANNING_IS_SUMMARY_GROUP (self));
  g_return_if_fail (sum != NULL && budget != NULL);

  show_sum (self, sum);
  show_surplus (self, budget);
  show_promised (self, sum, budget);
}
