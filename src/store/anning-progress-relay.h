/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Brings how far a work is from the thread that does it to the main context of whoever
 * waits for it. However fast the work goes, one report at a time waits there.
 */
typedef struct _AnningProgressRelay AnningProgressRelay;

/* @fraction: 0…1 */
typedef void (*AnningProgressFunc) (double   fraction,
                                    gpointer user_data);

/* Reports come on the thread-default context of the caller. @func: (nullable) */
AnningProgressRelay *anning_progress_relay_new    (AnningProgressFunc   func,
                                                   gpointer             user_data);
/* Any thread. */
void                 anning_progress_relay_report (AnningProgressRelay *self,
                                                   double               fraction);
/* Any thread: reports that still wait have come too late. */
void                 anning_progress_relay_end    (AnningProgressRelay *self);
void                 anning_progress_relay_unref  (AnningProgressRelay *self);

G_END_DECLS
