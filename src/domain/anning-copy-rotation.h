/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Which copies of a file are kept: the newest of each of the last 7 days, of the last 4
 * weeks (Monday to Sunday) and of the last 6 months in which any were made. Who did not
 * work for a year keeps as many as who works every day. Copies made before a change of
 * the schema are counted apart: the newest 2.
 */
#define ANNING_COPIES_DAILY 7
#define ANNING_COPIES_WEEKLY 4
#define ANNING_COPIES_MONTHLY 6
#define ANNING_COPIES_BEFORE_MIGRATION 2

typedef struct
{
  GDate day;   /* local, by the clock of that day */
  int second;  /* of the day */
  gboolean before_migration;
} AnningCopyTime;

/*
 * @copies: in any order
 * @keep: (out caller-allocates): @n_copies answers
 *
 * All of @today are kept. One from the future (the clock was wrong then, or is wrong now) is
 * kept and takes no other's place, so that neither clock makes sound copies go.
 */
void      anning_copy_rotation_choose    (const AnningCopyTime  *copies,
                                          guint                  n_copies,
                                          const GDate           *today,
                                          gboolean              *keep);
/*
 * The day on which the last of those that @holds marks goes if a copy is made on every
 * day after @today; @day is cleared if none is marked.
 */
void      anning_copy_rotation_find_last (const AnningCopyTime  *copies,
                                          guint                  n_copies,
                                          const gboolean        *holds,
                                          const GDate           *today,
                                          GDate                 *day);

G_END_DECLS
