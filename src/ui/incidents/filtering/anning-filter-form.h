/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-incidents.h"

G_BEGIN_DECLS

/* What the timeline can be narrowed to, in the order in which it is told. */
typedef enum
{
  ANNING_FILTER_BASE, /* not in the form: what led to the timeline */
  ANNING_FILTER_CREDITOR,
  ANNING_FILTER_NUMBER,
  ANNING_FILTER_CHANNEL,
  ANNING_FILTER_PARTY,
  ANNING_FILTER_TAG,
  ANNING_FILTER_SOURCE,
  ANNING_FILTER_FROM,
  ANNING_FILTER_UNTIL,
  ANNING_FILTER_RECORDING,
  ANNING_FILTER_HINTS,
  ANNING_FILTER_N_PARTS
} AnningFilterPart;

/*
 * The choices by which the timeline is narrowed.
 *
 * Signal: changed (): something else is chosen
 */
#define ANNING_TYPE_FILTER_FORM (anning_filter_form_get_type ())
G_DECLARE_FINAL_TYPE (AnningFilterForm, anning_filter_form, ANNING, FILTER_FORM, AdwBin)

/* Where the creditors come from. */
void      anning_filter_form_set_store       (AnningFilterForm           *self,
                                              AnningStore                *store);
/* @base: (nullable): what it decides cannot be chosen beside it */
void      anning_filter_form_set_base        (AnningFilterForm           *self,
                                              const AnningIncidentFilter *base);
/*
 * Adds what is chosen to what @filter holds, all but the digits: of two beginnings the
 * later, of two ends the earlier. Its texts are the form's, until something changes.
 */
void      anning_filter_form_collect         (AnningFilterForm           *self,
                                              AnningIncidentFilter       *filter);
/* Returns: (transfer full) (nullable): the digits that were typed of a number */
char     *anning_filter_form_dup_digits      (AnningFilterForm           *self);
/* Whether only incidents with hits of the rules are wanted. */
gboolean  anning_filter_form_get_only_marked (AnningFilterForm           *self);
/* Returns: (transfer full) (nullable): what is chosen of @part, in words */
char     *anning_filter_form_dup_part        (AnningFilterForm           *self,
                                              AnningFilterPart            part);
void      anning_filter_form_clear_part      (AnningFilterForm           *self,
                                              AnningFilterPart            part);

G_END_DECLS
