/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-planner-places.h"

#include <glib/gi18n.h>

#include "anning-budget-view.h"
#include "anning-calendar-view.h"
#include "anning-contract-view.h"
#include "anning-cost-view.h"
#include "anning-deadlines-view.h"
#include "anning-evidence-view.h"
#include "anning-papers-view.h"
#include "anning-payments-view.h"
#include "anning-proposal-words.h"
#include "anning-proposals-view.h"
#include "anning-rounds-view.h"
#include "anning-shares-view.h"
#include "anning-terms-view.h"

static const AnningPlannerPlace household_places[] = {
  { "budget", N_("Budget"), anning_budget_view_get_type, anning_budget_view_summary },
  { "shares", N_("Shares"), anning_shares_view_get_type, anning_shares_view_summary },
  { "calendar", N_("Calendar"), anning_calendar_view_get_type, anning_calendar_view_summary },
  { "deadlines", N_("Deadlines"), anning_deadlines_view_get_type, anning_deadlines_view_summary },
  { "papers", N_("Papers"), anning_papers_view_get_type, anning_papers_view_summary },
};

static const AnningPlannerPlace debt_places[] = {
  { "cost", N_("What It Really Costs"), anning_cost_view_get_type, anning_cost_view_summary },
  { "contract", N_("Contract and Progress"), anning_contract_view_get_type,
    anning_contract_view_summary },
  { "proposals", N_("Proposals"), anning_proposals_view_get_type, anning_proposals_summary },
  { "rounds", N_("Rounds of Negotiation"), anning_rounds_view_get_type, anning_rounds_summary },
  { "papers", N_("Papers for this creditor"), anning_papers_view_get_type, anning_papers_view_summary },
  { "payments", N_("Payments"), anning_payments_view_get_type, anning_payments_view_summary },
  { "evidence", N_("Originals"), anning_evidence_view_get_type, anning_evidence_view_summary },
  { "terms", N_("Terms of the Debt"), anning_terms_view_get_type, NULL },
};

const AnningPlannerPlace *
anning_planner_places_of_household (guint *n)
{
  *n = G_N_ELEMENTS (household_places);
  return household_places;
}

const AnningPlannerPlace *
anning_planner_places_of_debt (guint *n)
{
  *n = G_N_ELEMENTS (debt_places);
  return debt_places;
}

const AnningPlannerPlace *
anning_planner_places_find (gboolean    of_debt,
                            const char *name)
{
  guint n;
  const AnningPlannerPlace *places = of_debt ? anning_planner_places_of_debt (&n)
                                             : anning_planner_places_of_household (&n);

  for (guint i = 0; i < n; i++)
    {
      if (g_strcmp0 (places[i].name, name) == 0)
        return &places[i];
    }
  return NULL;
}

GtkWidget *
anning_planner_place_create (const AnningPlannerPlace *place,
                             AnningPlannerBook        *book,
                             gint64                    debt_id)
{
  g_return_val_if_fail (place != NULL, NULL);

  return g_object_new (place->get_type (), "book", book, "debt-id", debt_id, NULL);
}

GtkWidget *
anning_planner_place_row_new (const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                           "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}
