/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-db-private.h"
#include "anning-takes.h"

G_BEGIN_DECLS

/* The pieces of a take one after the other. To be read and let go of within the job that gave @db. */
GInputStream *anning_take_stream_new (AnningDb *db,
                                      gint64    take_id);

G_END_DECLS
