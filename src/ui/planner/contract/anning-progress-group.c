/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-progress-group.h"

#include <glib/gi18n.h>

#include "anning-cost-rows.h"
#include "anning-format.h"
#include "anning-rows.h"

struct _AnningProgressGroup
{
  AdwPreferencesGroup parent_instance;

  GtkLabel *count;
  GtkProgressBar *bar;
  AdwActionRow *missed;
  AdwActionRow *next;
  AdwActionRow *paid;
  AdwActionRow *over;
  AdwActionRow *basis;
};

G_DEFINE_FINAL_TYPE (AnningProgressGroup, anning_progress_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_missed (AnningProgressGroup *self,
             const AnningAccount *account)
{
  g_autofree char *iso = NULL;
  g_autofree char *day = NULL;
  g_autofree char *sentence = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->missed), account->n_missed > 0);
  if (account->n_missed == 0)
    return;
  iso = anning_day_format (&account->oldest_open);
  day = anning_format_day (iso);
  /* Translators: number of instalments, the day on which the oldest of them was due */
  sentence = g_strdup_printf (ngettext ("%1$u instalment, due on %2$s", "%1$u instalments, the oldest due on %2$s",
                                        account->n_missed),
                              account->n_missed, day);
  anning_cost_row_set_money (self->missed, account->missed);
  adw_action_row_set_subtitle (self->missed, sentence);
}

static void
show_next (AnningProgressGroup *self,
           const AnningAccount *account,
           gboolean             runs)
{
  g_autofree char *iso = NULL;
  g_autofree char *day = NULL;

  runs = runs && g_date_valid (&account->next_due);
  gtk_widget_set_visible (GTK_WIDGET (self->next), runs);
  if (!runs)
    return;
  iso = anning_day_format (&account->next_due);
  day = anning_format_day (iso);
  anning_cost_row_set_money (self->next, account->next_open);
  adw_action_row_set_subtitle (self->next, day);
}

static char *
dup_basis (AnningPaidBasis basis,
           const char     *since)
{
  g_autofree char *day = anning_format_day (since);

  switch (basis)
    {
    case ANNING_PAID_BEFORE_OVERDUE:
      /* Translators: %s is a day */
      return g_strdup_printf (_("Overdue since %s: what was due before counts as paid, noted or not. "
                                "Payments from then on count as they are noted."),
                              day);
    case ANNING_PAID_BEFORE_LAST_DUE:
      return g_strdup (_("Overdue, but not since when: only the instalment that was due last counts as missed. "
                         "Enter the day under the terms, or note the payments."));
    case ANNING_PAID_AS_NOTED:
      return g_strdup (_("Overdue, but not since when: only payments that are noted count. "
                         "Enter the day under the terms if earlier ones are missing here."));
    case ANNING_PAID_BEFORE_TODAY:
    default:
      return g_strdup (_("Marked as paid on time: what was due before today counts as paid, noted or not."));
    }
}

static void
anning_progress_group_class_init (AnningProgressGroupClass *klass)
{
}

static AdwActionRow *
add_figure (AnningProgressGroup *self,
            const char          *title)
{
  AdwActionRow *row = anning_cost_row_new (title, NULL);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  return row;
}

static void
add_bar (AnningProgressGroup *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_label_set_wrap (self->count, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "heading");
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->count, NULL, -1);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  anning_row_name (GTK_LIST_BOX_ROW (row), _("Progress"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
anning_progress_group_init (AnningProgressGroup *self)
{
  AdwExpanderRow *how;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Progress"));
  add_bar (self);
  self->missed = add_figure (self, _("Missed and open"));
  anning_cost_row_set_style (self->missed, "warning", TRUE);
  self->next = add_figure (self, _("Next due"));
  self->paid = add_figure (self, _("Paid until today"));
  self->over = add_figure (self, _("Paid beyond all instalments"));
  how = anning_cost_how_new (_("Each payment goes to the oldest instalment that is still open. "
                               "An instalment due today is not late yet."));
  self->basis = anning_cost_how_add_text (how, "");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (how));
}

GtkWidget *
anning_progress_group_new (void)
{
  return g_object_new (ANNING_TYPE_PROGRESS_GROUP, NULL);
}

void
anning_progress_group_show (AnningProgressGroup *self,
                            const AnningAccount *account,
                            gboolean             runs,
                            AnningPaidBasis      basis,
                            const char          *since)
{
  g_autofree char *count = NULL;
  g_autofree char *sentence = NULL;
  guint n;

  g_return_if_fail (ANNING_IS_PROGRESS_GROUP (self) && account != NULL);

  n = account->lines->len;
  /* Translators: how many of how many */
  count = g_strdup_printf (ngettext ("%1$u of %2$u instalment paid", "%1$u of %2$u instalments paid", n),
                           account->n_paid, n);
  gtk_label_set_label (self->count, count);
  gtk_progress_bar_set_fraction (self->bar, n > 0 ? (double) account->n_paid / n : 0);
  show_missed (self, account);
  show_next (self, account, runs);
  anning_cost_row_set_money (self->paid, account->paid);
  anning_cost_row_set_money (self->over, account->left_over);
  gtk_widget_set_visible (GTK_WIDGET (self->over), account->left_over > 0);
  sentence = dup_basis (basis, since);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->basis), sentence);
}
