/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-change-set.h"

G_BEGIN_DECLS

/* Says @text over the window of @widget; "Undo" takes back all of @changes, also after the page is gone. */
void anning_joined_toast (GtkWidget       *widget,
                          const char      *text,
                          AnningStore     *store,
                          AnningChangeSet *changes);

G_END_DECLS
