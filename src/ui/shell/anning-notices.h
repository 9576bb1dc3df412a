/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Messages of the desktop that something is due or a deadline ends soon: only while the
 * setting "notices" is on, at most one of each kind a day, and none of them says whom,
 * how much or what. Looks when there is a file, when it is switched on and at midnight;
 * between that nothing runs.
 */
#define ANNING_TYPE_NOTICES (anning_notices_get_type ())
G_DECLARE_FINAL_TYPE (AnningNotices, anning_notices, ANNING, NOTICES, GObject)

/* @application: outlives it; @settings: the program's */
AnningNotices *anning_notices_new       (GApplication  *application,
                                         GSettings     *settings);
/* @store: (nullable): an open file; NULL: nothing is looked at, as for the example */
void           anning_notices_set_store (AnningNotices *self,
                                         AnningStore   *store);
/* Looks now, as if it were @today. */
void           anning_notices_look      (AnningNotices *self,
                                         const GDate   *today);

G_END_DECLS
