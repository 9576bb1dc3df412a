/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-records.h"
#include "anning-texts.h"

/* A file of its own for one test, and what tests of widgets do again and again. */
typedef struct
{
  char *folder;
  char *path;
  AnningStore *store;
} UiFixture;

/* Returns FALSE when there is no display. */
gboolean   ui_init       (int                    *argc,
                          char                 ***argv);
void       ui_set_up     (UiFixture              *fixture,
                          gconstpointer           data);
void       ui_tear_down  (UiFixture              *fixture,
                          gconstpointer           data);
/* Closes the file and opens it again, as after a restart. */
void       ui_reopen     (UiFixture              *fixture);
/* Runs the main loop until nothing has happened for 50 ms and the store has nothing to do. */
void       ui_settle     (AnningStore            *store);
/* Iterates until @widget tells a screen reader @text besides its name. */
void       ui_wait_until_told (GtkWidget          *widget,
                               const char         *text);
/* Runs it for @ms, and then until it is quiet. */
void       ui_wait       (AnningStore            *store,
                          guint                   ms);
GtkWidget *ui_present    (GtkWidget              *widget,
                          int                     width);
/* The same in a window of the program, which has toasts and Undo, in the place of its pages. */
GtkWidget *ui_present_in_window (GtkWidget           *widget);
/* Returns: (transfer none): the program's texts, in the language of the test */
AnningTexts *ui_load_texts  (void);
/* Closes the window and requires that nothing keeps @widget alive. */
void       ui_destroy    (AnningStore            *store,
                          GtkWidget              *window,
                          GtkWidget              *widget);
/* The first widget below @parent that is of @type and, if given, is titled or labelled @text. */
GtkWidget *ui_find       (GtkWidget              *parent,
                          GType                   type,
                          const char             *text);
/* Types @text into the row titled @title. */
void       ui_type       (GtkWidget              *parent,
                          const char             *title,
                          const char             *text);
/* Returns: (transfer full): the rows of @type that stand in the file */
GPtrArray *ui_list       (AnningStore            *store,
                          const AnningRecordType *type);
/* Stores @record and returns its id. */
gint64     ui_save       (AnningStore            *store,
                          const AnningRecordType *type,
                          gpointer                record);
/* Returns: (transfer full): the name that the dialog for a file, which is closed, suggests */
char      *ui_take_suggestion (void);
