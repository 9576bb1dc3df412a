/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * An entry row whose text stands for a value. A subclass reads the text and
 * writes the value; this class marks what cannot be read with a sentence below
 * the text, and leaves the value as it was.
 */
#define ANNING_TYPE_VALUE_ROW (anning_value_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (AnningValueRow, anning_value_row, ANNING, VALUE_ROW, AdwEntryRow)

struct _AnningValueRowClass
{
  AdwEntryRowClass parent_class;

  /* Takes the value from @text (stripped, may be empty) and notifies it; FALSE: @error says why not. */
  gboolean (*read)  (AnningValueRow  *self,
                     const char      *text,
                     GError         **error);
  /* Returns: (transfer full): the value as text, "" when unknown */
  char    *(*write) (AnningValueRow  *self);
};

/* For subclasses: the value was set from outside, show it. */
void        anning_value_row_show_value  (AnningValueRow *self);
/* Returns: (nullable): the sentence that stands below the text */
const char *anning_value_row_get_message (AnningValueRow *self);
/* A short sentence below the text, where the title has no room for it: it wraps, a title does not. */
void        anning_value_row_set_hint    (AnningValueRow *self,
                                          const char     *hint);
/* Returns: (nullable): the text as it stands there, where it is no value. */
const char *anning_value_row_get_refused (AnningValueRow *self);
/* Names a row that only holds a widget: the title of an AdwPreferencesRow is not told to assistive technology. */
void        anning_row_name              (GtkListBoxRow  *row,
                                          const char     *name);
/* Names an action row by a sentence of its own instead of its title; or by the title and the figure at its end. */
void        anning_action_row_name       (AdwActionRow   *row,
                                          const char     *name);
void        anning_action_row_name_figure (AdwActionRow  *row,
                                          const char     *figure);
/*
 * An AdwExpanderRow, or one of a subclass, that is named itself: libadwaita names only the row inside it
 * that unfolds it. Its name follows its title.
 */
GtkWidget  *anning_expander_row_new      (void);
void        anning_expander_row_name     (AdwExpanderRow *row);

G_END_DECLS
