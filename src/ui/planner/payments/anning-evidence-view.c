/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-evidence-view.h"

#include <glib/gi18n.h>

#include "anning-evidence-group.h"

struct _AnningEvidenceView
{
  AnningPlannerView parent_instance;

  AnningEvidenceGroup *group;
};

G_DEFINE_FINAL_TYPE (AnningEvidenceView, anning_evidence_view, ANNING_TYPE_PLANNER_VIEW)

static void
anning_evidence_view_constructed (GObject *object)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (object);

  G_OBJECT_CLASS (anning_evidence_view_parent_class)->constructed (object);

  if (anning_planner_view_get_book (view) != NULL)
    anning_evidence_group_load (ANNING_EVIDENCE_VIEW (view)->group, anning_planner_view_get_store (view),
                                "debt", anning_planner_view_get_debt_id (view));
}

static void
anning_evidence_view_class_init (AnningEvidenceViewClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = anning_evidence_view_constructed;
}

static void
anning_evidence_view_init (AnningEvidenceView *self)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (self);

  anning_planner_view_set_title (view, _("Originals"));
  anning_planner_view_set_intro (view, _("They are kept unchanged, with the moment they were brought in and a "
                                         "SHA-256 that shows it. The files they came from can stay where they are."));
  self->group = ANNING_EVIDENCE_GROUP (anning_evidence_group_new (
    _("Contract, screenshots, letters"),
    _("Nothing is kept here yet. Add the contract, screenshots of the app, and what the creditor wrote: choose files, "
      "drop them here, or paste a picture.")));
  anning_planner_view_add (view, GTK_WIDGET (self->group));
  /* Whoever drops something on this page means its debt. */
  anning_evidence_group_take_drops (self->group, GTK_WIDGET (self));
}

char *
anning_evidence_view_summary (AnningPlannerBook *book,
                              gint64             debt_id,
                              const GDate       *today)
{
  guint n = anning_planner_book_get_n_originals (book, debt_id);

  return n > 0 ? g_strdup_printf (ngettext ("%u original", "%u originals", n), n) : NULL;
}
