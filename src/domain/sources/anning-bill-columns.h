/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a carrier's bill, or any table of calls, has columns of. */
typedef enum
{
  ANNING_BILL_START,     /* day and time, or the time alone below a row with the day */
  ANNING_BILL_DAY,       /* where day and time stand apart */
  ANNING_BILL_TIME,
  ANNING_BILL_DIRECTION,
  ANNING_BILL_PEER,
  ANNING_BILL_OWN,
  ANNING_BILL_CALLER,    /* who rang and who was rung, either of whom is the own number */
  ANNING_BILL_CALLED,
  ANNING_BILL_LENGTH,
  ANNING_BILL_PLACE,
  ANNING_BILL_SORT,      /* "短信", "国内通话"… */
  ANNING_BILL_TEXT,      /* what a message says; no carrier's bill has it, but lists that people keep do */
} AnningBillColumn;

#define ANNING_BILL_COLUMNS (ANNING_BILL_TEXT + 1)
/* No such column; no row of headings. */
#define ANNING_BILL_NONE G_MAXUINT

/* Which column of a table is what; a plain value. */
typedef struct
{
  guint heading;                     /* the row of headings, or ANNING_BILL_NONE */
  guint columns[ANNING_BILL_COLUMNS]; /* or ANNING_BILL_NONE */
  gboolean in_minutes;               /* lengths without a unit are minutes, rounded by whoever charges them */
  gboolean texts;                    /* messages, not calls, where a row does not say which */
  const char *carrier;               /* "mobile", "unicom", "telecom", "broadcast", NULL when it is not known */
} AnningBillColumns;

void             anning_bill_columns_init         (AnningBillColumns       *self);
/*
 * @rows: (element-type char **): cells as texts; rows may differ in length
 * @title: (nullable): name of the sheet or of the file
 */
void             anning_bill_columns_guess        (AnningBillColumns       *self,
                                                   const GPtrArray         *rows,
                                                   guint                    n_columns,
                                                   const char              *title);
/* Whether there is what a contact needs: when, and with whom. */
gboolean         anning_bill_columns_are_enough   (const AnningBillColumns *self);
/* What a heading names, or ANNING_BILL_COLUMNS. */
AnningBillColumn anning_bill_columns_read_heading (const char              *cell);

G_END_DECLS
