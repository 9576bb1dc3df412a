/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"
#include "anning-undo-stack.h"

G_BEGIN_DECLS

/*
 * Short messages over the window in which @widget stands. Texts are plain, not markup.
 */
void  anning_toast           (GtkWidget               *widget,
                              const char              *text);
/* The same with a button for @action, such as "app.show-folder"; stays until it is closed. */
void  anning_toast_with_action (GtkWidget            *widget,
                                const char           *text,
                                const char           *label,
                                const char           *action);
/* Something was saved as @file: "Show in Folder" opens the desktop's file manager there. */
void  anning_toast_saved     (GtkWidget               *widget,
                              const char              *text,
                              GFile                   *file);
/* Something was marked as deleted; "Undo" restores it, also after the toast's page is gone. */
void  anning_toast_deleted   (GtkWidget               *widget,
                              const char              *text,
                              AnningStore             *store,
                              const AnningRecordType  *type,
                              gint64                   id);
/*
 * Something else can be taken back: "Undo" calls @func. @data is freed when it cannot be undone any
 * more; it outlives the page, so it must not point to widgets.
 */
void  anning_toast_undo      (GtkWidget               *widget,
                              const char              *text,
                              AnningUndoFunc           func,
                              gpointer                 data,
                              GDestroyNotify           data_free);
/* Says what failed and what to do next. Cancelled errors say nothing. */
void  anning_toast_error     (GtkWidget               *widget,
                              const GError            *error);
/*
 * As long as @question, a window over it, is there, no message is shown: none could be read to its end, and no button
 * pressed. What would have been shown comes when it is gone.
 */
void  anning_toasts_hold     (GtkWidget               *widget,
                              GtkWindow               *question);
/* The sentence for an error of any layer: what happened, what to do next. */
char *anning_error_sentence  (const GError            *error);

G_END_DECLS
