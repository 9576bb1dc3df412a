/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-proposal-compare-group.h"

#include <glib/gi18n.h>

#include "anning-compare-grid.h"
#include "anning-format.h"
#include "anning-proposal-words.h"
#include "anning-rows.h"

struct _AnningProposalCompareGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *no_contract;
  AdwActionRow *no_counter;
  AnningCompareGrid *grid;
};

G_DEFINE_FINAL_TYPE (AnningProposalCompareGroup, anning_proposal_compare_group, ADW_TYPE_PREFERENCES_GROUP)

#define MAX_COLUMNS 5

/* What one line says of one side, and of the difference between two. */
typedef struct
{
  char *(*side)   (const AnningPlanFigures    *figures);
  char *(*change) (const AnningPlanDifference *difference);
} Line;

#define MONEY_LINE(member)                                                             \
  static char *side_##member (const AnningPlanFigures *figures)                        \
  { return anning_money_to_text (figures->member); }                                   \
  static char *change_##member (const AnningPlanDifference *difference)                \
  { return anning_format_money_change (difference->member); }

MONEY_LINE (total)
MONEY_LINE (interest)
MONEY_LINE (waived)
MONEY_LINE (down_payment)
MONEY_LINE (monthly)
MONEY_LINE (highest)

static char *
side_months (const AnningPlanFigures *figures)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, figures->months);
}

static char *
format_change (gint64 count)
{
  if (count == 0)
    return g_strdup ("±0");
  return g_strdup_printf ("%s%" G_GINT64_FORMAT, count > 0 ? "+" : "\u2212", ABS (count));
}

static char *
change_months (const AnningPlanDifference *difference)
{
  return format_change (difference->months);
}

static char *
side_last_day (const AnningPlanFigures *figures)
{
  return anning_day_format (&figures->last_day);
}

static char *
change_last_day (const AnningPlanDifference *difference)
{
  g_autofree char *count = format_change (difference->days);

  /* Translators: a number of days with its sign, such as "+121" */
  return g_strdup_printf (_("%s days"), count);
}

static char *
side_yearly_cost (const AnningPlanFigures *figures)
{
  return anning_format_rate (figures->yearly_cost);
}

static char *
change_yearly_cost (const AnningPlanDifference *difference)
{
  g_autofree char *rate = NULL;

  if (difference->yearly_cost == ANNING_UNKNOWN)
    return anning_format_rate (ANNING_UNKNOWN);
  if (difference->yearly_cost == 0)
    return g_strdup ("±0");
  rate = anning_format_rate (ABS (difference->yearly_cost));
  return g_strconcat (difference->yearly_cost > 0 ? "+" : "\u2212", rate, NULL);
}

static const AnningCompareLine titles[] = {
  { N_("All payments"), FALSE },
  { N_("Interest and fees still to come"), FALSE },
  { N_("Waived"), FALSE },
  { N_("Down payment"), FALSE },
  { N_("First instalment"), FALSE },
  { N_("Highest instalment"), FALSE },
  { N_("Number of payments"), FALSE },
  { N_("Last day"), FALSE },
  { N_("Yearly cost"), FALSE },
};

static const Line lines[] = {
  { side_total, change_total },
  { side_interest, change_interest },
  { side_waived, change_waived },
  { side_down_payment, change_down_payment },
  { side_monthly, change_monthly },
  { side_highest, change_highest },
  { side_months, change_months },
  { side_last_day, change_last_day },
  { side_yearly_cost, change_yearly_cost },
};

G_STATIC_ASSERT (G_N_ELEMENTS (titles) == G_N_ELEMENTS (lines));

static GStrv
make_side (const AnningPlanFigures *figures)
{
  GStrv cells = g_new0 (char *, G_N_ELEMENTS (lines) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    cells[i] = lines[i].side (figures);
  return cells;
}

static GStrv
make_change (const AnningPlanFigures *figures,
             const AnningPlanFigures *against)
{
  GStrv cells = g_new0 (char *, G_N_ELEMENTS (lines) + 1);
  AnningPlanDifference difference;

  anning_plan_figures_compare (figures, against, &difference);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    cells[i] = lines[i].change (&difference);
  return cells;
}

/* The other side, where it is known, and how far it is from the proposal. */
static void
add_sides (GPtrArray               *columns,
           const char             **heads,
           const char              *head,
           const AnningPlanFigures *figures,
           const AnningPlanFigures *against)
{
  if (against == NULL)
    return;
  heads[columns->len] = head;
  g_ptr_array_add (columns, make_side (against));
  heads[columns->len] = _("Difference");
  g_ptr_array_add (columns, make_change (figures, against));
}

static AdwActionRow *
add_note (AnningProposalCompareGroup *self,
          const char                 *sentence)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  adw_action_row_set_title_lines (row, 0);
  gtk_widget_add_css_class (GTK_WIDGET (row), "dim-label");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  return row;
}

static void
anning_proposal_compare_group_class_init (AnningProposalCompareGroupClass *klass)
{
}

static void
anning_proposal_compare_group_init (AnningProposalCompareGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *disclosure = anning_expander_row_new ();
  GtkWidget *method = adw_action_row_new ();

  adw_preferences_group_set_title (group, _("Compared"));
  self->grid = ANNING_COMPARE_GRID (anning_compare_grid_new (titles, G_N_ELEMENTS (titles), TRUE));
  anning_row_name (GTK_LIST_BOX_ROW (row), _("The proposal compared"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (self->grid));
  adw_preferences_group_add (group, row);
  self->no_contract = add_note (self, _("What the contract still asks for is not known, or nothing of it is open."));
  self->no_counter = add_note (self, _("They have not named terms yet. What they offer is written down in the rounds."));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (disclosure), _("How it is worked out"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (method),
    _("Contract: all instalments that are open, in full or in part; what was paid of one went to its interest and fees "
      "first. Yearly cost: the rate at which the payments are worth what is to be repaid, by the days between them, "
      "365 to a year; what is waived is in neither. A difference is the proposal less the other."));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (method), 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (disclosure), method);
  adw_preferences_group_add (group, disclosure);
}

GtkWidget *
anning_proposal_compare_group_new (void)
{
  return g_object_new (ANNING_TYPE_PROPOSAL_COMPARE_GROUP, NULL);
}

void
anning_proposal_compare_group_show (AnningProposalCompareGroup *self,
                                    const AnningPlanFigures    *figures,
                                    const AnningPlanFigures    *contract,
                                    const AnningPlanFigures    *counter)
{
  const char *heads[MAX_COLUMNS + 1] = { _("This proposal") };
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_return_if_fail (ANNING_IS_PROPOSAL_COMPARE_GROUP (self) && figures != NULL);

  g_ptr_array_add (columns, make_side (figures));
  add_sides (columns, heads, _("Contract, still open"), figures, contract);
  add_sides (columns, heads, _("Their last offer"), figures, counter);
  anning_compare_grid_show (self->grid, heads, columns);
  gtk_widget_set_visible (GTK_WIDGET (self->no_contract), contract == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->no_counter), counter == NULL);
}
