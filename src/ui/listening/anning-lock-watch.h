/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Tells when the screen is locked or the computer goes to sleep. It listens to what
 * screen savers and logind say on D-Bus, and asks nobody; without a bus it is
 * silent.
 *
 * Signals: locked ()
 */
#define ANNING_TYPE_LOCK_WATCH (anning_lock_watch_get_type ())
G_DECLARE_FINAL_TYPE (AnningLockWatch, anning_lock_watch, ANNING, LOCK_WATCH, GObject)

AnningLockWatch *anning_lock_watch_new (void);

G_END_DECLS
