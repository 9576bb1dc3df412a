/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long nothing has come of a pipeline that could have. On the stack of the thread that looks. */
typedef struct
{
  guint moves;
  gint64 looked_at; /* µs, monotonic */
  gint64 still;     /* µs in which nobody worked */
  gint64 since;     /* µs, monotonic: the last move */
} AnningStandstill;

void     anning_standstill_init (AnningStandstill *self);
gint64   anning_standstill_look (AnningStandstill *self,
                                 guint             moves);

G_END_DECLS
