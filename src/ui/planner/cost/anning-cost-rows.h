/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-facts.h"

G_BEGIN_DECLS

/* Rows in which figures are shown and explained. Titles and subtitles are plain text and wrap. */

/* @subtitle: (nullable) */
AdwActionRow *anning_cost_row_new            (const char *title,
                                              const char *subtitle);
/* The figure at the end of the row; it is read together with the title. */
void          anning_cost_row_set_figure     (AdwActionRow *row,
                                              const char   *figure);
void          anning_cost_row_set_rate       (AdwActionRow *row,
                                              gint64        rate);
void          anning_cost_row_set_money      (AdwActionRow *row,
                                              gint64        fen);
/* A style class of the figure: "title-2", "warning"… */
void          anning_cost_row_set_style      (AdwActionRow *row,
                                              const char   *style,
                                              gboolean      active);
/* Makes a fact of an empty row: the statement, its nature below, its source in a button. FALSE: there is no such fact. */
gboolean      anning_cost_row_show_fact      (AdwActionRow *row,
                                              AnningFacts  *facts,
                                              const char   *id);
/* "How it is worked out", with a text to begin with. */
AdwExpanderRow *anning_cost_how_new          (const char     *explanation);
/* A further text, or a table of that name, inside it. Text rows are returned, to be changed. */
AdwActionRow *anning_cost_how_add_text       (AdwExpanderRow *how,
                                              const char     *text);
void          anning_cost_how_add_table      (AdwExpanderRow *how,
                                              const char     *name,
                                              GtkWidget      *table);

G_END_DECLS
