/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-records-private.h"

#include <string.h>

#include "anning-budget-line.h"
#include "anning-bundle-entry.h"
#include "anning-deadline-entry.h"
#include "anning-debt.h"
#include "anning-dismissal.h"
#include "anning-fingerprint.h"
#include "anning-incident.h"
#include "anning-number.h"
#include "anning-proposal.h"
#include "anning-reading.h"
#include "anning-relative.h"
#include "anning-source-entry.h"
#include "anning-trace-entry.h"
#include "anning-transcript.h"

/* A GDestroyNotify for each struct, since the generic one needs to be told the type. */
#define DEFINE_FREE(name)                 \
  static void                             \
  free_##name (gpointer record)           \
  {                                       \
    anning_record_free (&name##_type, record); \
  }

DEFINE_FREE (anning_debt)
DEFINE_FREE (anning_debt_fee)
DEFINE_FREE (anning_payment)
DEFINE_FREE (anning_budget_line)
DEFINE_FREE (anning_proposal)
DEFINE_FREE (anning_round)
DEFINE_FREE (anning_incident)
DEFINE_FREE (anning_marker)
DEFINE_FREE (anning_relative)
DEFINE_FREE (anning_note)
DEFINE_FREE (anning_note_part)
DEFINE_FREE (anning_tick)
DEFINE_FREE (anning_bookmark)
DEFINE_FREE (anning_letter)
DEFINE_FREE (anning_letter_value)
DEFINE_FREE (anning_lpr_value)
DEFINE_FREE (anning_schedule_line)
DEFINE_FREE (anning_budget_version)
DEFINE_FREE (anning_budget_version_line)
DEFINE_FREE (anning_dismissal)
DEFINE_FREE (anning_deadline_entry)
DEFINE_FREE (anning_source_entry)
DEFINE_FREE (anning_trace_entry)
DEFINE_FREE (anning_number)
DEFINE_FREE (anning_fingerprint)
DEFINE_FREE (anning_bundle_entry)
DEFINE_FREE (anning_transcript)
DEFINE_FREE (anning_note_version)
DEFINE_FREE (anning_note_version_part)
DEFINE_FREE (anning_note_share)
DEFINE_FREE (anning_kit)

static const AnningRecordType *const types[] = {
  &anning_debt_type,
  &anning_debt_fee_type,
  &anning_payment_type,
  &anning_budget_line_type,
  &anning_proposal_type,
  &anning_round_type,
  &anning_incident_type,
  &anning_marker_type,
  &anning_relative_type,
  &anning_note_type,
  &anning_note_part_type,
  &anning_tick_type,
  &anning_bookmark_type,
  &anning_letter_type,
  &anning_letter_value_type,
  &anning_lpr_value_type,
  &anning_schedule_line_type,
  &anning_budget_version_type,
  &anning_budget_version_line_type,
  &anning_dismissal_type,
  &anning_deadline_entry_type,
  &anning_source_entry_type,
  &anning_trace_entry_type,
  &anning_number_type,
  &anning_fingerprint_type,
  &anning_bundle_entry_type,
  &anning_transcript_type,
  &anning_note_version_type,
  &anning_note_version_part_type,
  &anning_note_share_type,
  &anning_kit_type,
};

/* In the order of types[]. */
static const GDestroyNotify free_funcs[] = {
  free_anning_debt,
  free_anning_debt_fee,
  free_anning_payment,
  free_anning_budget_line,
  free_anning_proposal,
  free_anning_round,
  free_anning_incident,
  free_anning_marker,
  free_anning_relative,
  free_anning_note,
  free_anning_note_part,
  free_anning_tick,
  free_anning_bookmark,
  free_anning_letter,
  free_anning_letter_value,
  free_anning_lpr_value,
  free_anning_schedule_line,
  free_anning_budget_version,
  free_anning_budget_version_line,
  free_anning_dismissal,
  free_anning_deadline_entry,
  free_anning_source_entry,
  free_anning_trace_entry,
  free_anning_number,
  free_anning_fingerprint,
  free_anning_bundle_entry,
  free_anning_transcript,
  free_anning_note_version,
  free_anning_note_version_part,
  free_anning_note_share,
  free_anning_kit,
};
G_STATIC_ASSERT (G_N_ELEMENTS (types) == G_N_ELEMENTS (free_funcs));

const AnningRecordType *const *
anning_records_get_types (guint *n)
{
  *n = G_N_ELEMENTS (types);
  return types;
}

const AnningRecordType *
anning_records_find_type (const char *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (strcmp (types[i]->table, table) == 0)
        return types[i];
    }
  return NULL;
}

GDestroyNotify
anning_records_get_free_func (const AnningRecordType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (types[i] == type)
        return free_funcs[i];
    }
  g_return_val_if_reached (NULL);
}

char *
anning_records_get_link_table (const AnningField *field)
{
  g_assert (field->kind == ANNING_FIELD_LINK && g_str_has_suffix (field->name, "_id"));
  return g_strndup (field->name, strlen (field->name) - strlen ("_id"));
}
