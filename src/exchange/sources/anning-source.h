/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "anning-bill-columns.h"
#include "anning-kit-text.h"
#include "anning-source-row.h"

G_BEGIN_DECLS

/*
 * What phones, recorders and carriers export. What is beyond these limits is
 * refused, so that no file makes memory or time grow without bound.
 */
#define ANNING_SOURCE_TAG_MAX (1024 * 1024)       /* bytes of one XML tag, what is left out of it not counted */
#define ANNING_SOURCE_PIECE_MAX (4 * 1024 * 1024) /* bytes of one JSON object */
#define ANNING_SOURCE_DEPTH_MAX 32                /* elements or objects within one another */
#define ANNING_SOURCE_TEXT_MAX (256 * 1024)       /* bytes of a message; a longer one is cut */
#define ANNING_SOURCE_ROWS_MAX 5000000
#define ANNING_SOURCE_UNPACKED_MAX (G_GINT64_CONSTANT (4) << 30) /* bytes of one file in a ZIP */
#define ANNING_SOURCE_RATIO_MAX 400               /* unpacked to packed, beyond the first 16 MiB */
#define ANNING_SOURCE_BILL_BYTES_MAX (64 * 1024 * 1024)
#define ANNING_SOURCE_BILL_UNPACKED_MAX (256 * 1024 * 1024) /* bytes of one sheet */
#define ANNING_SOURCE_BILL_ROWS_MAX 100000        /* of one sheet */
#define ANNING_SOURCE_SHEETS_MAX 64
#define ANNING_SOURCE_SKIPPED_MAX 500             /* that are kept; all are counted */
/* As many bytes of a file tell what it is. */
#define ANNING_SOURCE_SNIFF_BYTES 4096

#define ANNING_SOURCE_ERROR (anning_source_error_quark ())
GQuark anning_source_error_quark (void);

/* Why a file cannot be read; the page puts it into words. */
typedef enum
{
  ANNING_SOURCE_ERROR_UNKNOWN_FORMAT, /* none of those below */
  ANNING_SOURCE_ERROR_EMPTY,          /* nothing in it */
  ANNING_SOURCE_ERROR_DAMAGED,        /* the message says where */
  ANNING_SOURCE_ERROR_CUT_OFF,        /* it ends before the first contact */
  ANNING_SOURCE_ERROR_NO_CONTACTS,    /* well made, of something else */
  ANNING_SOURCE_ERROR_NO_COLUMNS,     /* a table whose columns have to be chosen */
  ANNING_SOURCE_ERROR_ENCRYPTED,
  ANNING_SOURCE_ERROR_UNSAFE,         /* declares types or entities, or unpacks out of proportion */
  ANNING_SOURCE_ERROR_TOO_LARGE,
  ANNING_SOURCE_ERROR_NO_HELPER,      /* what reads .xls is not installed */
} AnningSourceError;

typedef enum
{
  ANNING_SOURCE_UNKNOWN,
  ANNING_SOURCE_BACKUP_XML,   /* SMS Backup & Restore */
  ANNING_SOURCE_PHONE_JSON,   /* SMS Import/Export: one array, or an object a line */
  ANNING_SOURCE_PHONE_ZIP,    /* the one or the other in a ZIP */
  ANNING_SOURCE_RECORDER,     /* what BCR writes beside a recording */
  ANNING_SOURCE_TABLE,        /* CSV, TSV, a pasted table, a page with one */
  ANNING_SOURCE_WORKBOOK,     /* XLSX */
  ANNING_SOURCE_OLD_WORKBOOK, /* XLS */
  ANNING_SOURCE_HANDED_OVER,  /* what the page for a relative's phone hands over */
} AnningSourceFormat;

/* What a source says about itself beyond its rows. */
typedef enum
{
  ANNING_SOURCE_WARNING_NONE = 0,
  ANNING_SOURCE_WARNING_CUT_OFF = 1 << 0,         /* the file ends in the middle; what came before was read */
  ANNING_SOURCE_WARNING_ROUNDED_NUMBERS = 1 << 1, /* a spreadsheet lost digits of numbers */
  ANNING_SOURCE_WARNING_MASKED_NUMBERS = 1 << 2,
  ANNING_SOURCE_WARNING_CUT_TEXTS = 1 << 3,
  ANNING_SOURCE_WARNING_OTHER_SHEETS = 1 << 4,    /* of the workbook's sheets some are no list of contacts */
} AnningSourceWarnings;

/* A row that is no contact. */
typedef struct
{
  AnningSkipReason reason;
  guint64 line;  /* from 1: of the text file, or the row of the table that is not empty */
  char *sheet;   /* (nullable) */
  char *sample;  /* its beginning, to find it by */
} AnningSourceSkip;

/* A page that was made for a relative's phone, by which what comes from it is verified. */
typedef struct
{
  char *key;            /* of AnningKit */
  char *handle;         /* anning_kit_handle_of_key() */
  gint64 relative_id;   /* 0: it was made for nobody in particular */
  char *relative;       /* name; NULL: nobody, or one that is not there any more */
  char *phone;          /* of the relative, may be NULL */
  gboolean gone;        /* the relative is deleted */
} AnningSourceKit;

void                anning_source_kit_free     (AnningSourceKit       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningSourceKit, anning_source_kit_free)

/* Whose entries a text holds. */
typedef struct
{
  gint64 relative_id;   /* 0: not known */
  char *name;           /* may be NULL */
  gint64 handed_over;   /* ms, when the page wrote the text, the last time */
} AnningSourceWriter;

typedef struct
{
  AnningSourceFormat format;
  guint64 n_rows;
  guint64 n_skipped[ANNING_SKIP_REASONS];
  GPtrArray *skipped;            /* AnningSourceSkip, the first of them, without headings */
  gint64 first_at;               /* ms, of the earliest contact, ANNING_UNKNOWN while there is none */
  gint64 last_at;
  char *period_first;            /* ISO day, what a bill says it covers; NULL where it does not */
  char *period_last;
  char *own_number;              /* of a bill */
  const char *carrier;           /* as in AnningBillColumns */
  AnningSourceWarnings warnings;
  GPtrArray *writers;            /* AnningSourceWriter, of what relatives wrote down; else empty */
} AnningSourceResult;

void                anning_source_result_free  (AnningSourceResult   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningSourceResult, anning_source_result_free)

/* @row: lives until the function returns. FALSE and @error stop the reading. */
typedef gboolean  (*AnningSourceRowFunc)       (const AnningSourceRow *row,
                                                gpointer              data,
                                                GError              **error);
/* @part: 0 to 1, of the file's bytes */
typedef void      (*AnningSourceProgressFunc)  (double                part,
                                                gpointer              data);

/* How to read, and whom to tell. All but @row_func may be left 0. */
typedef struct
{
  AnningSourceRowFunc row_func;
  AnningSourceProgressFunc progress_func;
  gpointer data;
  const AnningBillColumns *columns; /* of a table, where they were chosen */
  guint sheet;                      /* which of anning_bill_tables_read() they are of */
  const char *own_number;           /* whose bill it is */
  int year;                         /* of days without one */
  gint64 utc_offset;                /* minutes, of a bill's times; 0 stands for ANNING_CHINA_OFFSET */
  GPtrArray *kits;                  /* AnningSourceKit: pages that were made from this file */
  gint64 now;                       /* ms; 0 stands for the clock: nothing lies after it */
} AnningSourceRequest;

/* @data: the first bytes, ANNING_SOURCE_SNIFF_BYTES or all; @name: (nullable), never decides alone */
AnningSourceFormat  anning_source_sniff        (const guint8         *data,
                                                gsize                 size,
                                                const char           *name);
/* Blocking, for a thread other than the main one. @name: (nullable): of the file */
AnningSourceResult *anning_source_read_stream  (GInputStream         *stream,
                                                goffset               size,
                                                const char           *name,
                                                const AnningSourceRequest *request,
                                                GCancellable         *cancellable,
                                                GError              **error);
AnningSourceResult *anning_source_read_file    (GFile                *file,
                                                const AnningSourceRequest *request,
                                                GCancellable         *cancellable,
                                                GError              **error);

G_END_DECLS
