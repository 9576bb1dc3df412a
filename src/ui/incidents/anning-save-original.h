/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-store.h"

G_BEGIN_DECLS

/* Asks where, then writes the bytes of an original there; a toast over @parent says how it went. */
void anning_save_original (GtkWidget   *parent,
                           AnningStore *store,
                           gint64       evidence_id,
                           const char  *name);

G_END_DECLS
