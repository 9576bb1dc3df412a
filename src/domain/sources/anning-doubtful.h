/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-trace-join.h"

G_BEGIN_DECLS

/* Contacts of which some may be one and the same, as long as nobody has decided. */
typedef struct
{
  gint64 id;
  guint group; /* contacts of one group may be the same, those of two are not */
  guint kinds; /* mask of 1 << AnningTraceKind: what tells of it within the group */
} AnningDoubtful;

/*
 * @owners: the contact of each trace that @join was made of
 * @chosen: (nullable): set of gint64 *: contacts that matter; NULL: all
 *
 * Returns: (transfer full) (element-type AnningDoubtful): by group; none that stands alone
 */
GArray *anning_doubtful_new (const AnningJoin  *join,
                             const AnningTrace *traces,
                             const gint64      *owners,
                             GHashTable        *chosen);

/*
 * How many of the contacts of one group there are at least: what one source tells of
 * twice happened twice.
 *
 * @kinds: (array length=n): as in AnningDoubtful
 */
guint   anning_doubtful_least (const guint *kinds,
                               guint        n);

G_END_DECLS
