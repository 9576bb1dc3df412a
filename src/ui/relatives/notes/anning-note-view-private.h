/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-button-line.h"
#include "anning-form.h"
#include "anning-note-book.h"
#include "anning-note-checks.h"
#include "anning-note-part-row.h"
#include "anning-note-parts.h"
#include "anning-note-preview.h"
#include "anning-note-versions.h"
#include "anning-note-view.h"

G_BEGIN_DECLS

struct _AnningNoteView
{
  AdwBin parent_instance;

  AnningStore *store;
  AnningForm *form;
  AnningNoteUndo *undo;
  const AnningNoteTemplate *titles;
  AnningNoteBook *book;       /* NULL: the view is being made */
  GPtrArray *templates;       /* in the language of the note; NULL: they cannot be read */
  guint fold_source;
  guint update_source;
  guint showing : 1;          /* what changes now was not changed by hand */

  AdwLeaflet *leaflet;
  GtkWidget *switcher;
  GtkToggleButton *edit_toggle;
  GtkToggleButton *full_toggle;
  GtkToggleButton *brief_toggle;
  GtkWidget *undo_button;
  AdwEntryRow *title_row;
  AdwComboRow *relative_row;
  AdwComboRow *language_row;
  AdwEntryRow *greeting_row;
  GtkWidget *name_button;
  AdwEntryRow *closing_row;
  AnningNoteParts *parts;
  AnningNoteVersions *versions;
  AnningButtonLine *last_buttons;
  AnningNotePreview *preview;
  AnningNoteChecks *checks;
  GtkMenuButton *share_button;
  GtkWidget *delete_button;
};

/* Shared by the files of the view. */

AnningNote               *anning_note_view_get_record       (AnningNoteView          *self);
/* Returns: (nullable): what the note may say, in its language */
const AnningNoteTemplate *anning_note_view_get_template     (AnningNoteView          *self);
/* Returns: (nullable): NULL: not read yet */
const AnningNoteContext  *anning_note_view_get_context      (AnningNoteView          *self);
/* Returns: (nullable): for whom the note is */
const AnningRelative     *anning_note_view_get_relative     (AnningNoteView          *self);
const char               *anning_note_view_get_liability    (AnningNoteView          *self);
void                      anning_note_view_set_text         (char                   **text,
                                                             const char              *value);
/* Takes the note as it is in @state, as if it had been typed. */
void                      anning_note_view_take_state       (AnningNoteView          *self,
                                                             const AnningNoteState   *state);
/* Something on the screen is another one now. */
void                      anning_note_view_changed_cb       (AnningNoteView          *self);

/* anning-note-view-head.c: for whom, language, length, greeting and closing, figures */
void                      anning_note_view_show_head        (AnningNoteView          *self);
AnningNoteState          *anning_note_view_retell           (AnningNoteView          *self,
                                                             const char              *audience,
                                                             const char              *language);
void                      anning_note_view_length_cb        (AnningNoteView          *self);
void                      anning_note_view_relative_cb      (AnningNoteView          *self);
void                      anning_note_view_language_cb      (AnningNoteView          *self);
void                      anning_note_view_name_cb          (AnningNoteView          *self);
void                      anning_note_view_day_cb           (AnningNoteView          *self);
void                      anning_note_view_fill_cb          (AnningNoteView          *self,
                                                             AnningNotePartRow       *row);

/* anning-note-view-copy.c: another note of this one, and its end */
void                      anning_note_view_add_last_buttons (AnningNoteView          *self);
void                      anning_note_view_duplicate_action (GtkWidget               *widget,
                                                             const char              *action,
                                                             GVariant                *parameter);

G_END_DECLS
