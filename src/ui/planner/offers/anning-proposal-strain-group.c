/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-proposal-strain-group.h"

#include <glib/gi18n.h>

#include "anning-figure-table.h"
#include "anning-format.h"
#include "anning-proposal-words.h"
#include "anning-rows.h"

#define SIGN "anning-sign"

struct _AnningProposalStrainGroup
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *no_budget;
  AdwActionRow *normal;
  AdwActionRow *lean;
  GtkWidget *table_row;
  AnningFigureTable *table;
  GtkWidget *disclosure;
};

G_DEFINE_FINAL_TYPE (AnningProposalStrainGroup, anning_proposal_strain_group, ADW_TYPE_PREFERENCES_GROUP)

static const AnningFigureColumn columns[] = {
  { N_("Month"), TRUE },
  { N_("Left without it"), TRUE },
  { N_("This proposal"), TRUE },
  { N_("Left with it"), TRUE },
};

static char *
dup_sentence (const AnningPromises *promises)
{
  AnningProposalStrain first;
  g_autofree char *sum = NULL;
  g_autofree char *month = NULL;

  if (anning_proposal_strain_find_first (promises, &first))
    {
      sum = anning_format_money (first.lacking);
      month = anning_format_month (&first.month);
      if (first.lacking_before > 0)
        {
          g_autofree char *before = anning_format_money (first.lacking_before);

          /* Translators: a month of a year, a sum of money lacking anyway, what is lacking beside it */
          return g_strdup_printf (_("%1$s is short by %2$s even without it, and by %3$s more with it."), month, before, sum);
        }
      /* Translators: a month of a year, a sum of money */
      return g_strdup_printf (_("Falls short first in %1$s: by %2$s."), month, sum);
    }
  if (promises->lowest < 0)
    return g_strdup (_("Some months are short even without it; it makes none of them worse."));
  sum = anning_format_money (promises->lowest);
  /* Translators: %s is a sum of money */
  return g_strdup_printf (_("Can be kept in every month; at least %s are left."), sum);
}

static void
show_sentence (AdwActionRow         *row,
               const AnningPromises *promises)
{
  AnningProposalStrain first;
  g_autofree char *sentence = NULL;

  gtk_widget_set_visible (GTK_WIDGET (row), promises != NULL);
  if (promises == NULL)
    return;
  sentence = dup_sentence (promises);
  adw_action_row_set_subtitle (row, sentence);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), SIGN), anning_proposal_strain_find_first (promises, &first));
}

static AdwActionRow *
add_sentence (AnningProposalStrainGroup *self,
              const char                *title)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  GtkWidget *sign = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  gtk_widget_add_css_class (sign, "warning");
  gtk_widget_set_visible (sign, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Please note"), -1);
  adw_action_row_add_suffix (row, sign);
  g_object_set_data (G_OBJECT (row), SIGN, sign);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  return row;
}

static void
anning_proposal_strain_group_class_init (AnningProposalStrainGroupClass *klass)
{
}

static void
add_no_budget (AnningProposalStrainGroup *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Budget"));

  self->no_budget = GTK_WIDGET (add_sentence (self, _("Enter incomes and spending to see whether it can be kept.")));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "planner.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "budget");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->no_budget), button);
}

static void
anning_proposal_strain_group_init (AnningProposalStrainGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);
  GtkWidget *method = adw_action_row_new ();

  adw_preferences_group_set_title (group, _("Can It Be Kept?"));
  add_no_budget (self);
  self->normal = add_sentence (self, _("In normal months"));
  self->lean = add_sentence (self, _("If every month is a lean one"));

  self->table = ANNING_FIGURE_TABLE (anning_figure_table_new (_("What the proposal leaves, month by month"),
                                                              columns, G_N_ELEMENTS (columns)));
  self->table_row = adw_preferences_row_new ();
  anning_row_name (GTK_LIST_BOX_ROW (self->table_row), _("What the proposal leaves, month by month"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->table_row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->table_row), GTK_WIDGET (self->table));
  adw_preferences_group_add (group, self->table_row);

  self->disclosure = anning_expander_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->disclosure), _("How it is worked out"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (method),
    _("Each month has what the budget leaves, and what the months before left over. Of that goes what is promised on the "
      "other debts: agreements, and contracts that are paid on time. What is promised on this debt does not count: the "
      "proposal takes its place. The table is for normal months."));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (method), 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->disclosure), method);
  adw_preferences_group_add (group, self->disclosure);
}

GtkWidget *
anning_proposal_strain_group_new (void)
{
  return g_object_new (ANNING_TYPE_PROPOSAL_STRAIN_GROUP, NULL);
}

void
anning_proposal_strain_group_show (AnningProposalStrainGroup *self,
                                   const AnningPromises      *normal,
                                   const AnningPromises      *lean)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_return_if_fail (ANNING_IS_PROPOSAL_STRAIN_GROUP (self));

  gtk_widget_set_visible (self->no_budget, normal == NULL);
  gtk_widget_set_visible (self->table_row, normal != NULL);
  gtk_widget_set_visible (self->disclosure, normal != NULL);
  show_sentence (self->normal, normal);
  show_sentence (self->lean, lean);

  for (guint i = 0; normal != NULL && i < normal->months->len; i++)
    {
      const AnningPromiseMonth *month = &g_array_index (normal->months, AnningPromiseMonth, i);
      GStrv cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

      cells[0] = g_strdup_printf ("%04d-%02d", g_date_get_year (&month->month), g_date_get_month (&month->month));
      cells[1] = anning_money_to_text (month->left_before);
      cells[2] = anning_money_to_text (month->added);
      cells[3] = anning_money_to_text (month->left);
      g_ptr_array_add (rows, cells);
    }
  anning_figure_table_set_rows (self->table, rows);
}
