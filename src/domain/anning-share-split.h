/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One of those among whom a sum is split. */
typedef struct
{
  gint64 weight; /* its part of the sum is weight / all weights; not below 0 */
  gint64 limit;  /* fen, the most that it may get; not below 0 */
  gint64 share;  /* fen, filled in */
  guint index;   /* whose part it is; the smaller one gets a fen that two have the same claim to */
  guint64 rest;  /* of the division, while splitting */
} AnningSharePart;

gint64 anning_share_split (gint64           money,
                           AnningSharePart *parts,
                           guint            n_parts);

G_END_DECLS
