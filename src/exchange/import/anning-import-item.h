/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "anning-record.h"
#include "anning-source.h"

G_BEGIN_DECLS

typedef struct _AnningImporter AnningImporter;

/* What will become of a file. */
typedef enum
{
  ANNING_IMPORT_NEW,
  ANNING_IMPORT_KNOWN,   /* the same bytes are in the file already, or come twice */
  ANNING_IMPORT_REFUSED,
} AnningImportVerdict;

/* Why a file is refused. */
typedef enum
{
  ANNING_IMPORT_FINE,
  ANNING_IMPORT_NOT_FOUND,
  ANNING_IMPORT_UNREADABLE,
  ANNING_IMPORT_CHANGED,   /* since the plan was made */
  ANNING_IMPORT_GONE,      /* since the plan was made */
  ANNING_IMPORT_CLOSED,    /* a folder that may not be opened */
  ANNING_IMPORT_LINK,      /* a symbolic link inside a folder */
  ANNING_IMPORT_SPECIAL,   /* a device, a pipe, a socket */
  ANNING_IMPORT_EMPTY,
  ANNING_IMPORT_TOO_LARGE,
  ANNING_IMPORT_DOCUMENT,
  ANNING_IMPORT_ARCHIVE,
  ANNING_IMPORT_UNKNOWN_TYPE,
  ANNING_IMPORT_NO_TIME,   /* nothing tells when it was */
  ANNING_IMPORT_NO_FILES,  /* a folder with nothing in it */
  ANNING_IMPORT_DAMAGED,   /* this and the following: a table or what a phone exports */
  ANNING_IMPORT_CUT_OFF,   /* it ends before the first contact */
  ANNING_IMPORT_NO_CONTACTS,
  ANNING_IMPORT_ENCRYPTED,
  ANNING_IMPORT_UNSAFE,    /* unpacks out of proportion, or declares what no export does */
  ANNING_IMPORT_TOO_MANY,  /* rows or bytes beyond what is read */
  ANNING_IMPORT_NO_HELPER, /* what reads .xls is not installed */
  ANNING_IMPORT_NO_COLUMNS, /* a table of which nobody said what is in which column */
  ANNING_IMPORT_OUTLOOK,   /* an e-mail in Outlook's own format */
  ANNING_IMPORT_KIT_UNKNOWN, /* this and the following: what a relative's page hands over */
  ANNING_IMPORT_KIT_NOBODY,  /* the relative is deleted */
  ANNING_IMPORT_KIT_CHANGED,
  ANNING_IMPORT_KIT_CUT_OFF,
  ANNING_IMPORT_KIT_PIECES,  /* some are missing: the detail says which */
  ANNING_IMPORT_KIT_NEWER,
  ANNING_IMPORT_KIT_WRONG,
  ANNING_IMPORT_KIT_TOO_LARGE,
  ANNING_IMPORT_KIT_TIME,
} AnningImportReason;

/* How far a recording was listened to before it is brought in. */
typedef enum
{
  ANNING_IMPORT_UNHEARD,
  ANNING_IMPORT_HEARING,
  ANNING_IMPORT_HEARD,
  ANNING_IMPORT_UNPLAYABLE, /* kept all the same */
} AnningImportHearing;

/*
 * One file of an import: what it is and what could be read from its name, and
 * of what phones and carriers export, what is in it. Filled in while the plan is
 * made; only anning_import_plan_reread_async() and anning_import_plan_hear_async()
 * change it, on the main thread.
 */
#define ANNING_TYPE_IMPORT_ITEM (anning_import_item_get_type ())
G_DECLARE_FINAL_TYPE (AnningImportItem, anning_import_item, ANNING, IMPORT_ITEM, GObject)

AnningImportVerdict   anning_import_item_get_verdict    (AnningImportItem *self);
AnningImportReason    anning_import_item_get_reason     (AnningImportItem *self);
/* (nullable): what the sentence of the reason needs beside it */
const char           *anning_import_item_get_detail     (AnningImportItem *self);
const AnningImporter *anning_import_item_get_importer   (AnningImportItem *self);
const char           *anning_import_item_get_kind       (AnningImportItem *self);
GFile                *anning_import_item_get_file       (AnningImportItem *self);
const char           *anning_import_item_get_name       (AnningImportItem *self);
gint64                anning_import_item_get_size       (AnningImportItem *self);
gint64                anning_import_item_get_file_time  (AnningImportItem *self);
const char           *anning_import_item_get_number     (AnningImportItem *self);
gint64                anning_import_item_get_started_at (AnningImportItem *self);
gint64                anning_import_item_get_utc_offset (AnningImportItem *self);
const char           *anning_import_item_get_time_source (AnningImportItem *self);
AnningImportHearing   anning_import_item_get_hearing    (AnningImportItem *self);
gint64                anning_import_item_get_length     (AnningImportItem *self);

/* ---- what phones and carriers export ---- */

/* TRUE for lists of calls and messages, also while their columns have to be chosen */
gboolean              anning_import_item_is_source      (AnningImportItem *self);
/* (nullable): what was read of it; valid until it is read anew */
const AnningSourceResult *anning_import_item_get_source (AnningImportItem *self);
/* A table of which nobody knows yet what is in which column: nothing of it comes in. */
gboolean              anning_import_item_needs_columns  (AnningImportItem *self);
/* (nullable): whose list it is, as it says or as was set */
const char           *anning_import_item_get_own_number (AnningImportItem *self);
/* (nullable): the recording that this file only describes; they come in together */
AnningImportItem     *anning_import_item_get_recording  (AnningImportItem *self);
/* For the choice of columns: (element-type AnningReadTable), as anning_bill_tables_read() */
void                  anning_import_item_tables_async   (AnningImportItem    *self,
                                                         GCancellable        *cancellable,
                                                         GAsyncReadyCallback  callback,
                                                         gpointer             user_data);
GPtrArray            *anning_import_item_tables_finish  (AnningImportItem    *self,
                                                         GAsyncResult        *result,
                                                         GError             **error);

const char           *anning_import_reason_word         (AnningImportReason reason);
char                 *anning_import_reason_sentence     (AnningImportReason reason,
                                                         const char        *detail);
char                 *anning_import_clean_name          (const char        *name);

G_END_DECLS
