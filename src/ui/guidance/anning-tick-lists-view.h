/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"
#include "anning-texts.h"

G_BEGIN_DECLS

/*
 * The tick lists: all of them with how far each is, or one of them, whose lines
 * are ticked, to which own lines can be added, and which can be copied and printed.
 */
#define ANNING_TYPE_TICK_LISTS_VIEW (anning_tick_lists_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningTickListsView, anning_tick_lists_view, ANNING, TICK_LISTS_VIEW, AdwBin)

/* Shows all lists at first. */
GtkWidget *anning_tick_lists_view_new  (AnningTexts          *texts,
                                        AnningStore          *store);
/* @key: (nullable): of a list; NULL or "": all. Returns: FALSE: there is no such list */
gboolean   anning_tick_lists_view_show (AnningTickListsView  *self,
                                        const char           *key);
/* Shows the list of one line of the file, and that line, as soon as the file was read. */
void       anning_tick_lists_view_show_line (AnningTickListsView *self,
                                             gint64               id);

G_END_DECLS
