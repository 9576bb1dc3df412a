/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

#include "anning-db-private.h"

G_BEGIN_DECLS

/*
 * One connection that reads and is not in use: to open one takes a third of a
 * millisecond, since all tables are read, and originals are opened one after the other.
 */

AnningDb *anning_spare_connection_take  (AnningStore  *store,
                                         GError      **error);
void      anning_spare_connection_leave (AnningStore  *store,
                                         AnningDb     *db);

G_END_DECLS
