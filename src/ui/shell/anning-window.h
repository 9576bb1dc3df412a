/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"
#include "anning-undo-stack.h"

G_BEGIN_DECLS

/*
 * The one window: first start, the four pages, search, or why a file cannot be opened.
 */
#define ANNING_TYPE_WINDOW (anning_window_get_type ())
G_DECLARE_FINAL_TYPE (AnningWindow, anning_window, ANNING, WINDOW, AdwApplicationWindow)

AnningWindow    *anning_window_new          (GtkApplication *application,
                                             GSettings      *settings);
/* The file is open. @example: a throw-away household, said so over every page. */
void             anning_window_set_store    (AnningWindow   *self,
                                             AnningStore    *store,
                                             gboolean        example,
                                             gboolean        first_start);
void             anning_window_show_problem (AnningWindow   *self,
                                             const GError   *error);
/*
 * Lets the file go before a copy takes its place: forms hand over what was typed last, sheets are
 * closed, nothing can be undone any more. Shows how far the work is; @cancellable ends it.
 */
void             anning_window_show_restoring (AnningWindow *self,
                                             GCancellable   *cancellable);
/* @fraction: 0…1 */
void             anning_window_set_restored (AnningWindow   *self,
                                             double          fraction);
/* @page: guidance, planner, incidents or relatives */
void             anning_window_show_page    (AnningWindow   *self,
                                             const char     *page);
void             anning_window_create_on    (AnningWindow   *self,
                                             const char     *page);
/* Finds the page that shows rows of @table. */
void             anning_window_show_record  (AnningWindow   *self,
                                             const char     *table,
                                             gint64          id,
                                             const char     *key);
/*
 * Activates an action of the application as soon as the pages show the file; at once if they do. Of
 * several that wait the last one is done.
 * @parameter: (nullable): consumed if floating
 */
void             anning_window_activate_once_filled (AnningWindow *self,
                                                     const char   *action,
                                                     GVariant     *parameter);
void             anning_window_import       (AnningWindow   *self,
                                             GListModel     *files);
/* Stops sound and leaves nothing of the matter on the screen, no dialog either. */
void             anning_window_hide_now     (AnningWindow   *self);
/* Shows the window, and what stood over it when it was hidden. */
void             anning_window_come_back    (AnningWindow   *self);
/* TRUE while a recording is being made: closing it asks first. */
gboolean         anning_window_is_recording (AnningWindow   *self);
AdwToastOverlay *anning_window_get_toasts   (AnningWindow   *self);
/* What Ctrl+Z and the toast's button take back next. */
void             anning_window_add_undo     (AnningWindow   *self,
                                             AdwToast       *toast,
                                             AnningUndoFunc  func,
                                             gpointer        data,
                                             GDestroyNotify  data_free);

G_END_DECLS
