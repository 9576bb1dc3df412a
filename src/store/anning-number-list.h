/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-change-set.h"
#include "anning-number.h"
#include "anning-numbers.h"

G_BEGIN_DECLS

/* All numbers with which there were contacts, and what one of them is grouped to. */

typedef struct
{
  AnningNumberTie *tie; /* whose it is; its number is this one */
  guint n_contacts;     /* all of those below, and visits and the like */
  guint n_answered;     /* calls */
  guint n_unanswered;   /* calls, and those of which nobody knows */
  guint n_messages;
  guint n_outgoing;     /* of them all, those that the person made */
  gint64 first_at;      /* ms, ANNING_UNKNOWN when there was none */
  gint64 last_at;       /* ms */
  gint64 utc_offset;    /* minutes, of the last */
} AnningNumberRow;

void             anning_number_row_free         (AnningNumberRow      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningNumberRow, anning_number_row_free)

/*
 * Inside a job.
 *
 * Returns: (transfer full) (element-type AnningNumberRow): those with contacts and those
 *   that the person named, most contacts first; NULL and @error
 */
GPtrArray       *anning_number_list_read        (AnningDb             *db,
                                                 GError              **error);
void             anning_number_list_read_async  (AnningStore          *store,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
GPtrArray       *anning_number_list_read_finish (AnningStore          *store,
                                                 GAsyncResult         *result,
                                                 GError              **error);

/* What one number is, for its page. */
typedef struct
{
  AnningNumber *record;  /* as it stands in the file; one without an id where the person said nothing yet */
  AnningNumberTie *tie;
  AnningNumberRow *row;  /* what there was with it, NULL: nothing */
  GArray *incidents;     /* gint64: contacts from or to this number, newest first */
  guint n_open;          /* of these: neither creditor nor agency nor debt stands there */
} AnningNumberAbout;

void               anning_number_about_free        (AnningNumberAbout    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningNumberAbout, anning_number_about_free)

/* @number: in any form */
void               anning_number_about_read_async  (AnningStore          *store,
                                                    const char           *number,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
AnningNumberAbout *anning_number_about_read_finish (AnningStore          *store,
                                                    GAsyncResult         *result,
                                                    GError              **error);

/* Other numbers of the same agency, else of the same creditor; takes a pass over all contacts. @number: in any form */
void               anning_number_siblings_read_async  (AnningStore          *store,
                                                       const char           *number,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
/* Returns: (transfer full) (element-type AnningNumberRow): most contacts first; NULL and @error */
GPtrArray         *anning_number_siblings_read_finish (AnningStore          *store,
                                                       GAsyncResult         *result,
                                                       GError              **error);

/* ---- grouping ---- */

/* What several numbers have in common; what is NULL or ANNING_UNKNOWN stays as it is with each of them. */
typedef struct
{
  const char *creditor;
  const char *collector;
  gint64 debt_id;
} AnningNumberGroup;

/*
 * Inside a write job. Writes @group to the record of each number, which is made where
 * there is none, and, if @with_incidents, to those of their contacts that name neither
 * a creditor nor an agency nor a debt.
 *
 * @numbers: (array zero-terminated=1): normalised
 * @n_incidents: (out) (optional): contacts that were written to
 */
gboolean         anning_numbers_group           (AnningDb                 *db,
                                                 AnningChangeSet          *changes,
                                                 const char *const        *numbers,
                                                 const AnningNumberGroup  *group,
                                                 gboolean                  with_incidents,
                                                 guint                    *n_incidents,
                                                 GError                  **error);

typedef struct
{
  AnningChangeSet *changes;
  guint n_numbers;
  guint n_incidents;
} AnningNumbersGrouped;

void                  anning_numbers_grouped_free (AnningNumbersGrouped     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningNumbersGrouped, anning_numbers_grouped_free)

/* @group: copied before this returns */
void                  anning_numbers_group_async  (AnningStore              *store,
                                                   const char *const        *numbers,
                                                   const AnningNumberGroup  *group,
                                                   gboolean                  with_incidents,
                                                   GAsyncReadyCallback       callback,
                                                   gpointer                  user_data);
/* The contacts that name nobody get what their number's record says. */
void                  anning_numbers_spread_async (AnningStore              *store,
                                                   const char               *number,
                                                   GAsyncReadyCallback       callback,
                                                   gpointer                  user_data);
/* For both. */
AnningNumbersGrouped *anning_numbers_group_finish (AnningStore              *store,
                                                   GAsyncResult             *result,
                                                   GError                  **error);

G_END_DECLS
