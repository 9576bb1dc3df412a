/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a column of somebody's schedule is. */
typedef enum
{
  ANNING_COLUMN_UNUSED,
  ANNING_COLUMN_NUMBER,    /* 期数 */
  ANNING_COLUMN_DUE_DAY,
  ANNING_COLUMN_PAYMENT,   /* all that is due that day */
  ANNING_COLUMN_PRINCIPAL,
  ANNING_COLUMN_INTEREST,
  ANNING_COLUMN_FEE,       /* there may be several */
  ANNING_COLUMN_BALANCE,   /* of principal after the payment */
} AnningScheduleColumn;

#define ANNING_COLUMN_KINDS (ANNING_COLUMN_BALANCE + 1)
/* There is no row of headings. */
#define ANNING_NO_HEADING G_MAXUINT

typedef struct
{
  guint heading; /* the row of headings, or ANNING_NO_HEADING */
  GArray *kinds; /* AnningScheduleColumn, one per column */
} AnningScheduleColumns;

/*
 * @rows: (element-type char **): cells as texts; rows may differ in length
 *
 * From the headings, in Chinese or English, and from what stands below them.
 */
AnningScheduleColumns *anning_schedule_columns_guess (const GPtrArray             *rows,
                                                      guint                        n_columns);
AnningScheduleColumns *anning_schedule_columns_copy  (const AnningScheduleColumns *self);
void                   anning_schedule_columns_free  (AnningScheduleColumns       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningScheduleColumns, anning_schedule_columns_free)
/* But for fees there is one column of a kind: another one that was it becomes unused. */
void                   anning_schedule_columns_set   (AnningScheduleColumns       *self,
                                                      guint                        column,
                                                      AnningScheduleColumn         kind);
AnningScheduleColumn   anning_schedule_columns_get   (const AnningScheduleColumns *self,
                                                      guint                        column);
/* Returns: (nullable): "万" where the heading says that its sums are in ten thousands */
const char            *anning_schedule_columns_unit  (const AnningScheduleColumns *self,
                                                      const GPtrArray             *rows,
                                                      guint                        column);

G_END_DECLS
