/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-contacts.h"
#include "anning-doubtful.h"
#include "anning-evidence.h"
#include "anning-finding-text.h"
#include "anning-incident-paper.h"
#include "anning-incident.h"
#include "anning-number.h"
#include "anning-paper-words.h"
#include "anning-recording-times.h"
#include "anning-relative.h"

G_BEGIN_DECLS

/* What was typed while listening to one recording. */
typedef struct
{
  char *name;                 /* of the file it came as, may be NULL */
  AnningRecordingStart start;
  GPtrArray *turns;           /* AnningCue */
} AnningIncidentPaperTranscript;

/* What was read of the store for one paper. */
typedef struct
{
  AnningContactLog *log;
  GHashTable *dismissed;  /* keys of findings that were set aside */
  GPtrArray *incidents;   /* AnningIncident, the oldest first */
  guint n_left_out;
  GArray *doubtful;       /* AnningDoubtful: of these, of an overview of all that are in log */
  GHashTable *relatives;  /* gint64 * → AnningRelative */
  AnningNumber *number;   /* of a number, NULL: nothing is noted of it */

  AnningRelative *relative; /* of a relative, else NULL; as it stands in the file */
  /* of a contact; uses and evidence also of a relative; else NULL */
  GPtrArray *sources;     /* AnningTelling */
  GPtrArray *uses;        /* AnningEvidenceUse */
  GPtrArray *evidence;    /* AnningEvidence, for each use */
  GPtrArray *markers;     /* AnningMarker */
  GArray *starts;         /* AnningRecordingStart: of the recording of each marker */
  GPtrArray *transcripts; /* AnningIncidentPaperTranscript: of each use that has one */

  AnningMask *mask;       /* NULL: nothing is masked */
} AnningIncidentPaperData;

AnningIncidentPaperData *anning_incident_paper_read      (AnningStore                      *store,
                                                          const AnningIncidentPaperRequest *request,
                                                          GError                          **error);
void                     anning_incident_paper_data_free (AnningIncidentPaperData          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningIncidentPaperData, anning_incident_paper_data_free)

/* A finding that is told in the paper. */
typedef struct
{
  AnningFinding finding; /* of several of one kind the first, with what there is no proof of in any of them */
  GArray *ids;           /* gint64: the contacts that it counts */
  AnningFindingText *text;
  char *natures; /* of all that it rests on, each once */
} AnningIncidentPaperHint;

/* A paper that is being written. */
typedef struct
{
  const AnningIncidentPaperRequest *request;
  const char *language;
  AnningPaperWords *words;
  AnningRuleTexts *rules;
  AnningIncidentPaperData *data;
  AnningFindings *findings;
  GPtrArray *hints;     /* AnningIncidentPaperHint: number 1 is the first */
  GHashTable *hints_of; /* gint64 * incident → GArray of guint: places in hints */
  guint n_tables;
  AnningIncidentPaper *paper;
} AnningIncidentPaperWriter;

#define ANNING_INCIDENT_PAPER_END ((const char *) NULL)

/* ---- words and values; the caller frees what is not const ---- */

const char *anning_incident_paper_word      (AnningIncidentPaperWriter *self,
                                             const char                *group,
                                             const char                *word);
/* A text of the group "log" with values for %1, %2 …, as many as there are before ANNING_INCIDENT_PAPER_END. */
char       *anning_incident_paper_say       (AnningIncidentPaperWriter *self,
                                             const char                *word,
                                             ...) G_GNUC_NULL_TERMINATED;
/* What somebody typed, as it may leave. @text: (nullable). Returns: (nullable) */
char       *anning_incident_paper_typed     (AnningIncidentPaperWriter *self,
                                             const char                *text);
char       *anning_incident_paper_number    (AnningIncidentPaperWriter *self,
                                             const char                *number);
/* The name of a relative. */
char       *anning_incident_paper_name      (AnningIncidentPaperWriter *self,
                                             gint64                     person,
                                             const char                *name);
/* "2026-03-12 21:14:09"; with the offset where it is not China's. */
char       *anning_incident_paper_moment    (AnningIncidentPaperWriter *self,
                                             gint64                     instant,
                                             gint64                     utc_offset);
/* Whether somebody else than the debtor was contacted: then the answer was theirs. */
gboolean    anning_incident_paper_is_others (const AnningIncident     *incident);
/* "威胁家人，侮辱": the words of @tags. Returns: (nullable) */
char       *anning_incident_paper_tags      (AnningIncidentPaperWriter *self,
                                             const char                *tags);

/* ---- what is appended ---- */

void        anning_incident_paper_add       (AnningIncidentPaperWriter *self,
                                             AnningPageStyle            style,
                                             const char                *text);
void        anning_incident_paper_add_tight (AnningIncidentPaperWriter *self,
                                             AnningPageStyle            style,
                                             const char                *text);
void        anning_incident_paper_add_item  (AnningIncidentPaperWriter *self,
                                             guint                      number,
                                             const char                *text);
/* That some of @n contacts may be the same; nothing of none. */
void        anning_incident_paper_add_doubtful (AnningIncidentPaperWriter *self,
                                                guint                      n);
/* Begins a table. Returns: its number, for anning_incident_paper_add_cell() */
guint       anning_incident_paper_add_table (AnningIncidentPaperWriter *self);
/* Cells come row by row, from the header on. @text: (nullable) */
AnningPageBlock *anning_incident_paper_add_cell (AnningIncidentPaperWriter *self,
                                             guint                      table,
                                             guint                      row,
                                             guint                      column,
                                             const char                *text,
                                             gboolean                   figure);

/* ---- parts of papers ---- */

/* Finds the hints that concern the contacts of the paper. */
void        anning_incident_paper_find_hints (AnningIncidentPaperWriter *self);
void        anning_incident_paper_hint_free  (gpointer                   hint);
/* Returns: the number of the contact in the table, 0: it is not in it */
guint       anning_incident_paper_find_row   (AnningIncidentPaperWriter *self,
                                              gint64                     id);
/* All hints under a heading of their own; nothing where there is none. @numbered: contacts are named by their number in the table */
void        anning_incident_paper_add_hints  (AnningIncidentPaperWriter *self,
                                              gboolean                   numbered);
/* What the paper is, and what was replaced in it. */
void        anning_incident_paper_add_note   (AnningIncidentPaperWriter *self);
/* The contacts, by day. */
void        anning_incident_paper_add_contacts (AnningIncidentPaperWriter *self);

/* ---- the papers ---- */

void        anning_incident_paper_write_log      (AnningIncidentPaperWriter  *self);
void        anning_incident_paper_write_number   (AnningIncidentPaperWriter  *self);
void        anning_incident_paper_write_contact  (AnningIncidentPaperWriter  *self);
void        anning_relative_paper_write          (AnningIncidentPaperWriter  *self);
gboolean    anning_incident_paper_write_overview (AnningIncidentPaperWriter  *self,
                                                  GError                    **error);

G_END_DECLS
