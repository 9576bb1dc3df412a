/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-proposals-view.h"

#include <glib/gi18n.h>

#include "anning-debt-standing.h"
#include "anning-planner-words.h"
#include "anning-proposal-group.h"

struct _AnningProposalsView
{
  AnningPlannerView parent_instance;

  AnningRecordGroup *group;
};

G_DEFINE_FINAL_TYPE (AnningProposalsView, anning_proposals_view, ANNING_TYPE_PLANNER_VIEW)

static void
anning_proposals_view_update (AnningPlannerView *view)
{
  const AnningDebtCase *its = anning_planner_view_get_case (view);
  AnningDebtStanding standing;
  GDate today;

  if (its == NULL)
    return;
  anning_planner_today (&today);
  anning_debt_standing (its, &today, &standing);
  anning_proposal_group_set_owed (ANNING_PROPOSAL_GROUP (ANNING_PROPOSALS_VIEW (view)->group), standing.owed);
}

static void
anning_proposals_view_flush (AnningPlannerView *view)
{
  anning_record_group_flush (ANNING_PROPOSALS_VIEW (view)->group);
}

static void
anning_proposals_view_constructed (GObject *object)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (object);

  G_OBJECT_CLASS (anning_proposals_view_parent_class)->constructed (object);

  if (anning_planner_view_get_book (view) != NULL)
    anning_record_group_load (ANNING_PROPOSALS_VIEW (view)->group, anning_planner_view_get_store (view),
                              anning_planner_view_get_debt_id (view));
}

static void
anning_proposals_view_class_init (AnningProposalsViewClass *klass)
{
  AnningPlannerViewClass *view_class = ANNING_PLANNER_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = anning_proposals_view_constructed;
  view_class->flush = anning_proposals_view_flush;
  view_class->update = anning_proposals_view_update;
}

static void
anning_proposals_view_init (AnningProposalsView *self)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (self);

  anning_planner_view_set_title (view, _("Proposals"));
  self->group = g_object_new (ANNING_TYPE_PROPOSAL_GROUP, NULL);
  anning_planner_view_add (view, GTK_WIDGET (self->group));
}
