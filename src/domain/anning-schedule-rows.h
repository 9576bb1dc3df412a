/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-debt.h"
#include "anning-schedule-cell.h"
#include "anning-schedule-columns.h"

G_BEGIN_DECLS

/* What becomes of one row of somebody's table. */
typedef enum
{
  ANNING_SCHEDULE_ROW_TAKEN,
  ANNING_SCHEDULE_ROW_HEADING, /* the headings, and what stands above or repeats them */
  ANNING_SCHEDULE_ROW_SUM,     /* 合计 */
  ANNING_SCHEDULE_ROW_NOTHING, /* neither a day nor a sum, or nothing due */
  ANNING_SCHEDULE_ROW_REFUSED,
} AnningScheduleRowState;

/* Why a row is refused. */
typedef enum
{
  ANNING_SCHEDULE_FINE,
  ANNING_SCHEDULE_NO_DAY,
  ANNING_SCHEDULE_BAD_DAY,
  ANNING_SCHEDULE_NO_SUM,
  ANNING_SCHEDULE_BAD_SUM,
  ANNING_SCHEDULE_AMBIGUOUS_SUM,
  ANNING_SCHEDULE_NEGATIVE_SUM,
  ANNING_SCHEDULE_LARGE_SUM,
  ANNING_SCHEDULE_PARTS, /* its parts are more than its payment */
} AnningScheduleProblem;

typedef struct
{
  AnningScheduleRowState state;
  AnningScheduleProblem problem;
  guint column;     /* where the problem is */
  GDate due;        /* the rest only for TAKEN */
  gint64 payment;   /* fen */
  gint64 principal; /* fen, or ANNING_UNKNOWN; so are the next two */
  gint64 interest;
  gint64 fee;
  gint64 unnamed;   /* fen of the payment that its parts do not name, where principal and interest are known */
  gboolean rounded; /* it had more than two decimals */
} AnningScheduleRow;

typedef struct
{
  GArray *rows;       /* AnningScheduleRow, one per row of the table */
  guint n_taken;
  guint n_refused;
  guint n_rounded;    /* of the taken */
  gint64 unnamed;     /* fen of the payments that their parts do not name */
  gint64 payment;     /* fen, of all that are taken */
  gint64 principal;   /* fen, or ANNING_UNKNOWN unless each says it */
  gboolean lacks_day; /* no column is chosen for it; so is the next */
  gboolean lacks_sum;
  gboolean too_many;  /* more than ANNING_LOAN_MONTHS_MAX are taken: no loan has so many */
} AnningScheduleRows;

/* @rows: (element-type char **) */
AnningScheduleRows *anning_schedule_rows_read      (const GPtrArray             *rows,
                                                    const AnningScheduleColumns *columns);
void                anning_schedule_rows_free      (AnningScheduleRows          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningScheduleRows, anning_schedule_rows_free)
/* Returns: (transfer full) (element-type AnningScheduleLine): what is taken, by due day */
GPtrArray          *anning_schedule_rows_to_lines  (const AnningScheduleRows    *self,
                                                    gint64                       debt_id);
/*
 * Returns: fen by which the principal of all rows is more than @principal, which
 *   the debt names; ANNING_UNKNOWN when one of the two is not known
 */
gint64              anning_schedule_rows_excess    (const AnningScheduleRows    *self,
                                                    gint64                       principal);

G_END_DECLS
