/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-cost-line.h"
#include "anning-night-contact.h"
#include "anning-text-file.h"

G_BEGIN_DECLS

/*
 * The published limits beside which pages put what was recorded, each with the
 * facts that carry it (resources/reference/limits.ini and lpr.ini).
 */
typedef struct
{
  AnningNightHours night;    /* no collection in between, unless agreed otherwise */
  char **night_facts;
  guint connected_calls;     /* most connected informing calls a day, one lender and its agents */
  char **connected_facts;
  guint unanswered_calls;    /* most unanswered attempts on one number a day */
  char **unanswered_facts;
  gint64 licensed_cost;      /* millionths per year, all costs together: licensed lenders */
  char **licensed_facts;
  gint64 private_lpr_times;  /* lenders without a licence: times the LPR of the contract day */
  GDate private_since;       /* contracts made before this day may fall under another rule */
  char **private_facts;
  guint card_instalments;    /* most monthly instalments of a personal plan for a credit card */
  char **card_facts;
  AnningLprTable *lpr;
  char **lpr_facts;
} AnningLimits;

/* Returns: (transfer full): or NULL and @error (G_KEY_FILE_ERROR) when a value is missing or cannot be one */
AnningLimits *anning_limits_new  (AnningTextRead   read,
                                  gpointer         user_data,
                                  GError         **error);
void          anning_limits_free (AnningLimits    *self);
/* @lpr: with what the user added. Returns: what anning_cost_line_find() wants, as long as both live */
AnningCostLimits anning_limits_get_cost (const AnningLimits   *self,
                                         const AnningLprTable *lpr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningLimits, anning_limits_free)

G_END_DECLS
