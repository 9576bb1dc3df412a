/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-bill-columns.h"
#include "anning-source-row.h"

G_BEGIN_DECLS

/* What the file does not say and whoever reads it may know. */
typedef struct
{
  const char *own_number; /* (nullable) */
  gint64 utc_offset;      /* minutes: bills are in the time of China, ANNING_CHINA_OFFSET */
  int year;               /* for days without one, 0 when it is not known */
} AnningBillGiven;

/* Reads one table row by row, in the order of its rows. */
typedef struct _AnningBillReader AnningBillReader;

/* @rows: (element-type char **): has to outlive the reader */
AnningBillReader *anning_bill_reader_new            (const GPtrArray         *rows,
                                                     const AnningBillColumns *columns,
                                                     const AnningBillGiven   *given);
void              anning_bill_reader_free           (AnningBillReader        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningBillReader, anning_bill_reader_free)

/* @out: initialised; filled when ANNING_SKIP_NONE comes back */
AnningSkipReason  anning_bill_reader_next           (AnningBillReader        *self,
                                                     guint                   *row,
                                                     AnningSourceRow         *out);
gboolean          anning_bill_reader_is_done        (const AnningBillReader  *self);

/* (nullable): the number whose bill it is, where the file says so or leaves no doubt */
const char       *anning_bill_reader_get_own_number (const AnningBillReader  *self);
/* FALSE where the file names no period; ISO days that the bill covers, both included */
gboolean          anning_bill_reader_get_period     (const AnningBillReader  *self,
                                                     GDate                   *first,
                                                     GDate                   *last);

G_END_DECLS
