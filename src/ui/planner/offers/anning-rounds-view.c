/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-rounds-view.h"

#include <glib/gi18n.h>

#include "anning-compare-grid.h"
#include "anning-format.h"
#include "anning-offer-warning-group.h"
#include "anning-offer-warnings.h"
#include "anning-planner-words.h"
#include "anning-proposal-words.h"
#include "anning-round-group.h"
#include "anning-round-table.h"
#include "anning-rows.h"

struct _AnningRoundsView
{
  AnningPlannerView parent_instance;

  AnningRoundGroup *group;
  AnningOfferWarningGroup *warnings;
  GtkWidget *compare;
  AnningCompareGrid *grid;
};

G_DEFINE_FINAL_TYPE (AnningRoundsView, anning_rounds_view, ANNING_TYPE_PLANNER_VIEW)

static const AnningCompareLine compare_lines[] = {
  { N_("With whom"), TRUE },
  { N_("Ours"), FALSE },
  { N_("Theirs"), FALSE },
  { N_("They waive"), FALSE },
  { N_("They moved, a month"), FALSE },
  { N_("They moved, together"), FALSE },
  { N_("Still apart, a month"), FALSE },
  { N_("What they promised"), TRUE },
};

/* "36 × 1,024.00", "together 36,864.00" below each other, before them what is paid first; "—" */
static char *
dup_terms (const AnningProposal    *proposal,
           const AnningPlanFigures *figures,
           gboolean                 known)
{
  g_autofree char *first = NULL;
  g_autofree char *total = NULL;
  g_autofree char *payments = NULL;
  g_autofree char *together = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *down = NULL;

  if (!known)
    return g_strdup ("—");
  first = anning_money_to_text (figures->monthly);
  total = anning_money_to_text (figures->total);
  if (proposal->step_up > 0 && proposal->step_months > 0)
    /* Translators: number of payments, the first and smallest of them */
    payments = g_strdup_printf (_("%1$u payments from %2$s on"), (guint) figures->months, first);
  else
    /* Translators: number of payments, one payment */
    payments = g_strdup_printf (_("%1$u × %2$s"), (guint) figures->months, first);
  /* Translators: %s is a sum of money, all payments together */
  together = g_strdup_printf (_("together %s"), total);
  if (figures->down_payment == 0)
    return g_strdup_printf ("%s\n%s", payments, together);
  sum = anning_money_to_text (figures->down_payment);
  /* Translators: %s is a sum of money, a down payment */
  down = g_strdup_printf (_("%s first"), sum);
  return g_strdup_printf ("%s\n%s\n%s", down, payments, together);
}

static char *
dup_change (gint64   fen,
            gboolean known)
{
  return known ? anning_format_money_change (fen) : g_strdup ("—");
}

static char *
dup_head (const AnningRound *round)
{
  g_autofree char *iso = anning_instant_day (round->happened_at, round->utc_offset);

  return anning_format_day (iso);
}

static GStrv
make_column (const AnningRoundLine *line)
{
  const AnningRound *round = line->round;
  GStrv cells = g_new0 (char *, G_N_ELEMENTS (compare_lines) + 1);

  if (round->staff_number != NULL && round->with_whom != NULL)
    cells[0] = g_strdup_printf ("%s %s", round->with_whom, round->staff_number);
  else
    cells[0] = g_strdup (round->with_whom != NULL ? round->with_whom : round->staff_number != NULL ? round->staff_number : "");
  cells[1] = dup_terms (line->ours, &line->ours_figures, line->ours_known);
  cells[2] = dup_terms (line->theirs, &line->theirs_figures, line->theirs_known);
  cells[3] = line->theirs_known ? anning_money_to_text (line->theirs_figures.waived) : g_strdup ("—");
  cells[4] = dup_change (line->change.monthly, line->moved);
  cells[5] = dup_change (line->change.total, line->moved);
  cells[6] = dup_change (line->gap.monthly, line->apart);
  cells[7] = g_strdup (round->promised != NULL ? round->promised : "");
  return cells;
}

static void
anning_rounds_view_update (AnningPlannerView *view)
{
  AnningRoundsView *self = ANNING_ROUNDS_VIEW (view);
  const AnningDebtCase *its = anning_planner_view_get_case (view);
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GArray) warnings = NULL;
  g_autoptr (GStrvBuilder) heads = g_strv_builder_new ();
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_auto (GStrv) titles = NULL;
  GDate today;

  if (its == NULL)
    return;
  anning_planner_today (&today);
  anning_round_group_update (self->group);
  warnings = anning_offer_warnings (its, NULL, NULL, G_MAXUINT, &today);
  anning_offer_warning_group_show (self->warnings, warnings, G_MAXUINT);

  lines = anning_round_table_new (its);
  for (guint i = 0; i < lines->len; i++)
    {
      const AnningRoundLine *line = &g_array_index (lines, AnningRoundLine, i);
      g_autofree char *head = dup_head (line->round);

      g_strv_builder_add (heads, head);
      g_ptr_array_add (columns, make_column (line));
    }
  titles = g_strv_builder_end (heads);
  anning_compare_grid_show (self->grid, (const char *const *) titles, columns);
  gtk_widget_set_visible (self->compare, lines->len > 0);
}

static void
anning_rounds_view_flush (AnningPlannerView *view)
{
  anning_round_group_flush (ANNING_ROUNDS_VIEW (view)->group);
}

static void
anning_rounds_view_constructed (GObject *object)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (object);

  G_OBJECT_CLASS (anning_rounds_view_parent_class)->constructed (object);

  if (anning_planner_view_get_book (view) != NULL)
    anning_round_group_load (ANNING_ROUNDS_VIEW (view)->group, anning_planner_view_get_book (view),
                             anning_planner_view_get_debt_id (view));
}

static void
anning_rounds_view_class_init (AnningRoundsViewClass *klass)
{
  AnningPlannerViewClass *view_class = ANNING_PLANNER_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = anning_rounds_view_constructed;
  view_class->flush = anning_rounds_view_flush;
  view_class->update = anning_rounds_view_update;
}

static GtkWidget *
make_compare (AnningRoundsView *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *disclosure = anning_expander_row_new ();
  GtkWidget *method = adw_action_row_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Rounds Side by Side"));
  self->grid = ANNING_COMPARE_GRID (anning_compare_grid_new (compare_lines, G_N_ELEMENTS (compare_lines), FALSE));
  anning_row_name (GTK_LIST_BOX_ROW (row), _("Rounds Side by Side"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (self->grid));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (disclosure), _("How it is worked out"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (method),
    _("They moved: their terms less those they named before. Still apart: the first instalment of what they named last "
      "less ours of that time. A minus in the first is in your favour."));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (method), 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (disclosure), method);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), disclosure);
  gtk_widget_set_visible (group, FALSE);
  return group;
}

static void
anning_rounds_view_init (AnningRoundsView *self)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (self);

  anning_planner_view_set_title (view, _("Rounds of Negotiation"));
  anning_planner_view_set_intro (view, _("Each talk about this debt: with whom, what both sides put forward, what was promised."));
  self->group = g_object_new (ANNING_TYPE_ROUND_GROUP, NULL);
  self->warnings = ANNING_OFFER_WARNING_GROUP (anning_offer_warning_group_new ());
  self->compare = make_compare (self);
  anning_planner_view_add (view, GTK_WIDGET (self->group));
  anning_planner_view_add (view, GTK_WIDGET (self->warnings));
  anning_planner_view_add (view, self->compare);
}
