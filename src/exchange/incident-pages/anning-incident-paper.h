/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-mask.h"
#include "anning-pages.h"
#include "anning-store.h"

G_BEGIN_DECLS

/* What the log shows, on pages: for the printer and as a PDF. */

typedef enum
{
  ANNING_INCIDENT_PAPER_LOG,      /* a table of contacts */
  ANNING_INCIDENT_PAPER_CONTACT,  /* one, with all that is known of it */
  ANNING_INCIDENT_PAPER_NUMBER,   /* those of one number, and whose it is */
  ANNING_INCIDENT_PAPER_OVERVIEW, /* how many, when, with whom and by whom */
  ANNING_INCIDENT_PAPER_RELATIVE, /* the part of one relative, and of nobody else, for their complaint */
} AnningIncidentPaperKind;

/* Of more contacts the newest are written out: more is no paper that anybody reads. */
#define ANNING_INCIDENT_PAPER_MOST 3000

/* What is wanted. */
typedef struct
{
  AnningIncidentPaperKind kind;
  GArray *ids;            /* gint64, newest first: of a log its contacts, of a contact the one; else NULL */
  char *shown;            /* of a log: what its list was filtered by, in words, or NULL */
  char *number;           /* of a number */
  gint64 relative_id;     /* of a relative */
  char *creditor;         /* of an overview: NULL: of all; "": those of whom it is not known */
  gint32 day_from;        /* of an overview: local days, as GDate counts, inclusive; 0: from the first */
  gint32 day_until;       /* inclusive; 0: to the last */
  char *language;         /* "zh" or "en" */
  GDate today;
  gboolean masked;        /* numbers and names of people who are not on the other side are replaced; of a relative
                             only whether their own numbers are, as to be named has to be agreed to */
  gboolean private_notes; /* they are in it; never in that of a relative */
} AnningIncidentPaperRequest;

typedef struct
{
  GPtrArray *blocks;  /* AnningPageBlock */
  char *text;         /* the same as plain text */
  guint n_contacts;   /* that it tells of */
  guint n_left_out;   /* older ones, see ANNING_INCIDENT_PAPER_MOST */
  guint n_hints;
  guint n_notes;      /* private notes that these contacts have, in it or not */
  AnningMaskCounts masked;
} AnningIncidentPaper;

AnningIncidentPaperRequest *anning_incident_paper_request_new  (AnningIncidentPaperKind           kind,
                                                                const char                       *language);
AnningIncidentPaperRequest *anning_incident_paper_request_copy (const AnningIncidentPaperRequest *self);
void                        anning_incident_paper_request_free (AnningIncidentPaperRequest       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningIncidentPaperRequest, anning_incident_paper_request_free)

void                        anning_incident_paper_free         (AnningIncidentPaper              *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningIncidentPaper, anning_incident_paper_free)

/*
 * Blocking: for a thread other than the main one.
 *
 * Returns: (transfer full): or NULL and @error; ANNING_STORE_ERROR_NOT_FOUND: the contact
 *   is gone
 */
AnningIncidentPaper        *anning_incident_paper_new          (AnningStore                      *store,
                                                                const AnningIncidentPaperRequest *request,
                                                                GCancellable                     *cancellable,
                                                                GError                          **error);
/* @request: copied */
void                        anning_incident_paper_new_async    (AnningStore                      *store,
                                                                const AnningIncidentPaperRequest *request,
                                                                GCancellable                     *cancellable,
                                                                GAsyncReadyCallback               callback,
                                                                gpointer                          user_data);
AnningIncidentPaper        *anning_incident_paper_new_finish   (AnningStore                      *store,
                                                                GAsyncResult                     *result,
                                                                GError                          **error);

G_END_DECLS
