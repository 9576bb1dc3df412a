/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a reader came from and may go back to: places as actions name them. */

typedef struct
{
  char *table; /* "article", "hotline", "letter"… */
  gint64 id;   /* of a record, else 0 */
  char *key;   /* of a text, "" for all of them */
} AnningPlace;

typedef struct _AnningTrail AnningTrail;

AnningTrail       *anning_trail_new     (void);
void               anning_trail_free    (AnningTrail  *self);
/* Forgets the way so far. */
void               anning_trail_clear   (AnningTrail  *self);
/* Goes on to a place; what lay ahead is forgotten. The place where one is already is not added again. */
void               anning_trail_go      (AnningTrail  *self,
                                         const char   *table,
                                         gint64        id,
                                         const char   *key);
gboolean           anning_trail_can     (AnningTrail  *self,
                                         int           step);
/* Goes one @step back (-1) or forward (1). Returns: (transfer none) (nullable): where that leads */
const AnningPlace *anning_trail_step    (AnningTrail  *self,
                                         int           step);
/* Returns: (transfer none) (nullable): where the reader is */
const AnningPlace *anning_trail_current (AnningTrail  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningTrail, anning_trail_free)

G_END_DECLS
