/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-reading.h"

G_BEGIN_DECLS

/*
 * The one-year loan prime rate on each day on which it changed. Between two days
 * the earlier value holds. Days before the first point have none.
 */

/* The day on which the rate was first published in its present form. */
#define ANNING_LPR_FIRST_DAY "2019-08-20"
/* The largest rate that is taken for one: 20 % a year. */
#define ANNING_LPR_MAX G_GINT64_CONSTANT (200000)

typedef struct
{
  GDate day;       /* of the announcement */
  gint64 one_year; /* millionths per year */
} AnningLprPoint;

typedef struct
{
  GArray *points;   /* AnningLprPoint, by day, one a day */
  GDate seen_until; /* day of the last announcement that was seen */
} AnningLprTable;

/* Why a point cannot be one. */
typedef enum
{
  ANNING_LPR_FINE,
  ANNING_LPR_TOO_EARLY,    /* before ANNING_LPR_FIRST_DAY */
  ANNING_LPR_IN_FUTURE,    /* after today */
  ANNING_LPR_OUT_OF_RANGE, /* below zero or above ANNING_LPR_MAX */
} AnningLprFault;

/* @today: (nullable): NULL leaves out the check against the future */
AnningLprFault  anning_lpr_check      (const GDate           *day,
                                       gint64                 one_year,
                                       const GDate           *today);

AnningLprTable *anning_lpr_table_new  (const GDate           *seen_until);
AnningLprTable *anning_lpr_table_copy (const AnningLprTable  *self);
void            anning_lpr_table_free (AnningLprTable        *self);
/*
 * Adds a point, or replaces that of the same day.
 *
 * Returns: FALSE: it cannot be one (see anning_lpr_check()), nothing was added
 */
gboolean        anning_lpr_table_add  (AnningLprTable        *self,
                                       const GDate           *day,
                                       gint64                 one_year);
/* Adds what the user added, unless it cannot be one, or that day has a value already. */
void            anning_lpr_table_join (AnningLprTable        *self,
                                       const AnningLprValue  *value);
/* Returns: (nullable): the point of that very day */
const AnningLprPoint *
                anning_lpr_table_find (const AnningLprTable  *self,
                                       const GDate           *day);
/*
 * The value last published on or before @day.
 *
 * @point: (out): set only on success
 * @seen: (out) (optional): FALSE: @day lies behind the last announcement that is
 *   known here, so that another may have come between
 *
 * Returns: FALSE: @day lies before the first point
 */
gboolean        anning_lpr_at         (const AnningLprTable  *self,
                                       const GDate           *day,
                                       AnningLprPoint        *point,
                                       gboolean              *seen);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningLprTable, anning_lpr_table_free)

G_END_DECLS
