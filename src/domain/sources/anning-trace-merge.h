/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-incident.h"
#include "anning-source-row.h"
#include "anning-trace-entry.h"

G_BEGIN_DECLS

/*
 * What the sources of a contact make of the incident. A trace's kind is a word of
 * anning_source_kinds or, for an original that stands with the incident, the word
 * of anning_time_sources that says where its time comes from.
 */

/* @entry: filled with what @row says; its texts stay @row's, so it is never freed */
void     anning_trace_entry_borrow   (AnningTraceEntry              *entry,
                                      const AnningSourceRow         *row);

/*
 * anning_trace_merge:
 * @incident: new, or one that stands; a time_source of NULL means that nothing told its time yet
 *
 * Fills in what is not known of @incident. What is there stays, whoever wrote it;
 * only the time is taken from a better clock: the phone's list, then the carrier,
 * the recorder, a file's name, a file's time, those that tell minutes only behind
 * the others. A time that somebody typed stays, but for the seconds that it lacks.
 * A call ends with the answer and the length of the talk. Purpose, what was
 * disclosed and everything else that no source tells is left as it is.
 */
void     anning_trace_merge          (AnningIncident                *incident,
                                      const AnningTraceEntry *const *traces,
                                      guint                          n_traces);
/*
 * Takes back what @gone alone told of @incident, as far as it still stands there,
 * and fills in from @left what they tell. Of what somebody wrote down (written_at)
 * nothing is taken back but the seconds.
 */
void     anning_trace_withdraw       (AnningIncident                *incident,
                                      const AnningTraceEntry        *gone,
                                      const AnningTraceEntry *const *left,
                                      guint                          n_left);
/*
 * The same when a later version of @gone, which a relative wrote, is to be merged next:
 * its time and way make room for those of the later one.
 */
void     anning_trace_replace        (AnningIncident                *incident,
                                      const AnningTraceEntry        *gone,
                                      const AnningTraceEntry *const *left,
                                      guint                          n_left);
/*
 * Whom a contact with the phone of somebody close reached.
 * @relation: (nullable): anning_relations; @liability: (nullable): anning_liabilities
 *
 * Returns: a word of anning_parties
 */
const char *anning_trace_party_of    (const char                    *relation,
                                      const char                    *liability);
/* Whether there is nothing in @incident but what sources and whose the number is tell: nobody wrote anything to it. */
gboolean anning_trace_is_all         (const AnningIncident          *incident);
/* The same of one that @trace alone tells of, which a relative wrote down. */
gboolean anning_trace_is_all_of      (const AnningIncident          *incident,
                                      const AnningTraceEntry        *trace);

G_END_DECLS
