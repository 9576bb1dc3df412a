/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-planner-view.h"

G_BEGIN_DECLS

/*
 * What the contract of a debt says: every field, and the fees beside it. With
 * debt-id 0 it makes a new debt with the first thing that is typed.
 *
 * Signal: stored (gint64 id), when a new debt has got its id.
 */
#define ANNING_TYPE_TERMS_VIEW (anning_terms_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningTermsView, anning_terms_view, ANNING, TERMS_VIEW, AnningPlannerView)

/* The debt whose terms are shown; 0 while nothing was typed for a new one. */
gint64 anning_terms_view_get_id (AnningTermsView *self);

G_END_DECLS
