/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-reading.h"
#include "anning-reference.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * What was ticked in the tick lists, and the lines that the user added, as the
 * file holds them. Changes are written one after the other; what fails is told
 * over the widget that asked for it.
 *
 * Signal: changed (): what the file holds was read anew, or could not be read or written
 */
#define ANNING_TYPE_TICKS (anning_ticks_get_type ())
G_DECLARE_FINAL_TYPE (AnningTicks, anning_ticks, ANNING, TICKS, GObject)

AnningTicks  *anning_ticks_new          (AnningStore           *store);
/* FALSE until the file was read. */
gboolean      anning_ticks_get_loaded   (AnningTicks           *self);
/* Returns: (nullable) (transfer none) */
const GError *anning_ticks_get_error    (AnningTicks           *self);
void          anning_ticks_reload       (AnningTicks           *self);
gboolean      anning_ticks_is_done      (AnningTicks           *self,
                                         const char            *list,
                                         const char            *item);
/* Returns: (transfer container) (element-type AnningTick): the user's own lines of that list; until the next "changed" */
GPtrArray    *anning_ticks_get_own      (AnningTicks           *self,
                                         const char            *list);
/* Returns: (nullable) (transfer none): that line of the file; until the next "changed" */
const AnningTick *
              anning_ticks_find         (AnningTicks           *self,
                                         gint64                 id);
/* How many lines of @list are done. @n_all: (out): how many there are, own ones included */
guint         anning_ticks_count_done   (AnningTicks           *self,
                                         const AnningTickList  *list,
                                         guint                 *n_all);

/* ---- changes ---- */

void          anning_ticks_set_done     (AnningTicks           *self,
                                         GtkWidget             *widget,
                                         const char            *list,
                                         const char            *item,
                                         gboolean               done);
void          anning_ticks_set_own_done (AnningTicks           *self,
                                         GtkWidget             *widget,
                                         gint64                 id,
                                         gboolean               done);
void          anning_ticks_add_own      (AnningTicks           *self,
                                         GtkWidget             *widget,
                                         const char            *list,
                                         const char            *text);
/* Deletes an own line and offers Undo. */
void          anning_ticks_remove_own   (AnningTicks           *self,
                                         GtkWidget             *widget,
                                         gint64                 id);
/* Unticks every line of @list and offers Undo. */
void          anning_ticks_start_over   (AnningTicks           *self,
                                         GtkWidget             *widget,
                                         const char            *list);

G_END_DECLS
