/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-import-undo.h"

G_BEGIN_DECLS

/*
 * Takes back what was brought in. A toast says what went, and its "Undo" puts all of it back
 * in place; what fails is said there, too.
 */

/* One file. The toast comes where @widget is. */
void anning_import_take_back_source (GtkWidget                *widget,
                                     AnningStore              *store,
                                     gint64                    source_id);
/* All that one import did. The toast comes over the window below @widget, which may close. */
void anning_import_take_back_all    (GtkWidget                *widget,
                                     AnningStore              *store,
                                     const AnningImportResult *result);

G_END_DECLS
