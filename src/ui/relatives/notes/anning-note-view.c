/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-note-view-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-note-share-menu.h"
#include "anning-note-text.h"
#include "anning-toasts.h"

enum
{
  DELETED,
  COPIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningNoteView, anning_note_view, ADW_TYPE_BIN)

AnningNote *
anning_note_view_get_record (AnningNoteView *self)
{
  return anning_form_get_record (self->form);
}

const AnningNoteTemplate *
anning_note_view_get_template (AnningNoteView *self)
{
  return self->templates != NULL ? anning_note_templates_find (self->templates, anning_note_view_get_record (self)->audience) : NULL;
}

const AnningNoteContext *
anning_note_view_get_context (AnningNoteView *self)
{
  return self->book != NULL ? anning_note_book_get_context (self->book) : NULL;
}

const AnningRelative *
anning_note_view_get_relative (AnningNoteView *self)
{
  const AnningNoteContext *context = anning_note_view_get_context (self);

  if (context == NULL || anning_note_view_get_record (self)->relative_id == ANNING_UNKNOWN)
    return NULL;
  return anning_note_context_find (context, anning_note_view_get_record (self)->relative_id);
}

const char *
anning_note_view_get_liability (AnningNoteView *self)
{
  const AnningRelative *relative = anning_note_view_get_relative (self);

  return relative != NULL ? relative->liability : NULL;
}

/* ---- preview and check ---- */

static void
update (AnningNoteView *self)
{
  g_autoptr (GPtrArray) parts = anning_note_parts_get (self->parts);
  g_autoptr (GPtrArray) blocks = anning_note_blocks (anning_note_view_get_record (self), parts);
  const AnningNoteContext *context = anning_note_view_get_context (self);

  anning_note_preview_set_blocks (self->preview, blocks, context != NULL ? context->known : NULL);
  anning_note_checks_begin (self->checks);
  for (guint i = 0; i < blocks->len; i++)
    anning_note_checks_add (self->checks, i, ((const AnningNoteBlock *) g_ptr_array_index (blocks, i))->text,
                            anning_note_preview_get_places (self->preview, i));
  anning_note_checks_end (self->checks);
  anning_note_share_set_enabled (GTK_WIDGET (self), blocks->len > 0);
}

static gboolean
update_source_cb (gpointer user_data)
{
  AnningNoteView *self = user_data;

  self->update_source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* Once for all that one key or one press of a button changes, before the next frame. */
static void
queue_update (AnningNoteView *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_source_cb, self, NULL);
}

static void
jump_cb (AnningNoteView *self,
         guint           block,
         guint           start,
         guint           end)
{
  g_autoptr (GPtrArray) parts = anning_note_parts_get (self->parts);
  g_autoptr (GPtrArray) blocks = anning_note_blocks (anning_note_view_get_record (self), parts);
  const AnningNoteBlock *its;

  if (block >= blocks->len)
    return;
  anning_note_preview_show_block (self->preview, block);
  its = g_ptr_array_index (blocks, block);
  gtk_toggle_button_set_active (self->edit_toggle, TRUE);
  if (its->part >= 0)
    {
      const char *words = anning_note_part_words (anning_note_view_get_record (self), g_ptr_array_index (parts, its->part));
      const char *found = strstr (words, its->text);
      gsize lead = found != NULL ? found - words : 0;

      anning_note_parts_show_place (self->parts, its->part, lead + start, lead + end);
    }
  else
    {
      gtk_widget_grab_focus (GTK_WIDGET (its->kind == ANNING_NOTE_GREETING ? self->greeting_row : self->closing_row));
    }
}

/* ---- undo ---- */

static const char *
undo_words (AnningNoteChange change)
{
  switch (change)
    {
    case ANNING_NOTE_CHANGED_TEXT:
      return _("Undo the change of the words");
    case ANNING_NOTE_CHANGED_SWITCH:
      return _("Undo the switch");
    case ANNING_NOTE_CHANGED_ORDER:
      return _("Undo the move");
    case ANNING_NOTE_CHANGED_ADDED:
      return _("Undo: take out the part again");
    case ANNING_NOTE_CHANGED_REMOVED:
      return _("Undo: bring back the part");
    case ANNING_NOTE_CHANGED_HEAD:
      return _("Undo the change of greeting, closing, length or for whom");
    case ANNING_NOTE_CHANGED_NOTHING:
    default:
      return _("Undo");
    }
}

static void
show_undo (AnningNoteView *self)
{
  AnningNoteChange next = anning_note_undo_get_next (self->undo);

  gtk_widget_set_sensitive (self->undo_button, next != ANNING_NOTE_CHANGED_NOTHING);
  gtk_widget_set_tooltip_text (self->undo_button, undo_words (next));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->undo_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  undo_words (next), -1);
}

void
anning_note_view_changed_cb (AnningNoteView *self)
{
  g_autoptr (GPtrArray) parts = NULL;

  if (self->book == NULL)
    return;
  anning_note_book_touch (self->book);
  queue_update (self);
  if (self->showing)
    return;
  parts = anning_note_parts_get (self->parts);
  anning_note_undo_take (self->undo, anning_note_view_get_record (self), parts, g_get_monotonic_time () / 1000);
  show_undo (self);
}

static void
load_templates (AnningNoteView *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->templates, g_ptr_array_unref);
  self->templates = anning_note_templates_load (anning_note_view_get_record (self)->language != NULL ? anning_note_view_get_record (self)->language : "zh", &error);
  if (self->templates == NULL)
    g_warning ("The templates of notes cannot be read: %s", error->message);
}

/* Rows for the parts as they stand, with what the template may say in the note's language. */
static void
make_rows (AnningNoteView *self,
           GPtrArray      *parts)
{
  load_templates (self);
  anning_note_parts_load (self->parts, self->store, anning_note_view_get_record (self)->record.id, parts, anning_note_view_get_template (self),
                          self->titles);
}

void
anning_note_view_set_text (char       **text,
                           const char  *value)
{
  char *copy = g_strdup (value);

  g_free (*text);
  *text = copy;
}

void
anning_note_view_take_state (AnningNoteView        *self,
                             const AnningNoteState *state)
{
  AnningNote *note = anning_note_view_get_record (self);
  gboolean speaks_otherwise = g_strcmp0 (note->language, state->note->language) != 0
                              || g_strcmp0 (note->audience, state->note->audience) != 0;

  for (guint i = 0; i < anning_note_type.n_fields; i++)
    {
      const AnningField *field = &anning_note_type.fields[i];

      if (anning_field_is_text (field))
        anning_record_set_text (field, note, anning_record_get_text (field, state->note));
      else
        anning_record_set_integer (field, note, anning_record_get_integer (field, state->note));
    }
  anning_form_show (self->form);
  anning_form_touch (self->form);
  if (speaks_otherwise)
    {
      g_autoptr (GPtrArray) parts = anning_note_parts_get (self->parts);
      g_autoptr (AnningNoteState) now = anning_note_state_new (note, parts);

      anning_note_parts_flush (self->parts);
      make_rows (self, now->parts);
    }
  anning_note_parts_take (self->parts, state->parts);
  anning_note_view_show_head (self);
}

static void
undo_cb (AnningNoteView *self)
{
  g_autoptr (AnningNoteState) before = anning_note_undo_pop (self->undo);

  if (before == NULL)
    return;
  self->showing = TRUE;
  anning_note_view_take_state (self, before);
  self->showing = FALSE;
  show_undo (self);
  update (self);
}

static gboolean
undo_shortcut_cb (GtkWidget *widget,
                  GVariant  *args,
                  gpointer   user_data)
{
  AnningNoteView *self = ANNING_NOTE_VIEW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* A text has what was typed in it; nothing here to undo is the window's to look for. */
  if (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus)
      || anning_note_undo_get_next (self->undo) == ANNING_NOTE_CHANGED_NOTHING)
    return FALSE;
  undo_cb (self);
  return TRUE;
}

/* ---- parts ---- */

static void
add_part_cb (AnningNoteView *self)
{
  anning_note_parts_add_own (self->parts);
}

/* ---- what the file says ---- */

static void
show_context (AnningNoteView *self)
{
  const AnningNoteContext *context = anning_note_book_get_context (self->book);
  g_autoptr (GtkStringList) people = gtk_string_list_new (NULL);

  gtk_string_list_append (people, _("Nobody in particular"));
  for (guint i = 0; i < context->relatives->len; i++)
    {
      const AnningRelative *relative = g_ptr_array_index (context->relatives, i);

      gtk_string_list_append (people, relative->name != NULL ? relative->name : _("No name yet"));
    }
  self->showing = TRUE;
  adw_combo_row_set_model (self->relative_row, G_LIST_MODEL (people));
  self->showing = FALSE;
  anning_note_versions_set_people (self->versions, context->relatives);
  anning_note_view_show_head (self);
  update (self);
}

static void
book_failed_cb (AnningNoteView *self,
                const GError   *error)
{
  anning_toast_error (GTK_WIDGET (self), error);
}

static void
note_read_cb (AnningNoteView        *self,
              const AnningNoteState *state)
{
  g_autoptr (GPtrArray) parts = NULL;

  self->showing = TRUE;
  anning_form_refresh (self->form, state->note);
  anning_note_parts_refresh (self->parts, state->parts);
  self->showing = FALSE;
  anning_note_view_show_head (self);
  parts = anning_note_parts_get (self->parts);
  anning_note_undo_take (self->undo, anning_note_view_get_record (self), parts, 0);
  show_undo (self);
  queue_update (self);
}

static void
leaving_cb (AnningNoteView *self)
{
  anning_note_view_flush (self);
}

static void
restored_cb (AnningNoteView *self)
{
  anning_note_book_reload (self->book);
}

/* ---- narrow ---- */

static void
toggled_cb (AnningNoteView *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet,
                                      gtk_toggle_button_get_active (self->edit_toggle) ? "edit" : "preview");
}

static gboolean
show_switcher_cb (gpointer user_data)
{
  AnningNoteView *self = user_data;

  self->fold_source = 0;
  gtk_widget_set_visible (self->switcher, adw_leaflet_get_folded (self->leaflet));
  return G_SOURCE_REMOVE;
}

/* The leaflet folds while sizes are given out: too late for a neighbour to appear. */
static void
folded_cb (AnningNoteView *self)
{
  if (self->fold_source == 0)
    self->fold_source = g_idle_add (show_switcher_cb, self);
}

/* ---- sending, copying, deleting ---- */

static AnningNoteOut *
provide (GtkWidget *view)
{
  AnningNoteView *self = ANNING_NOTE_VIEW (view);
  g_autoptr (GPtrArray) parts = anning_note_parts_get (self->parts);

  anning_note_view_flush (self);
  /* What waits to be counted. */
  g_clear_handle_id (&self->update_source, g_source_remove);
  update (self);
  return anning_note_out_new (self->store, anning_note_view_get_record (self), parts, anning_note_checks_get_counts (self->checks),
                              anning_note_checks_get_summary (self->checks));
}

static void
anning_note_view_dispose (GObject *object)
{
  AnningNoteView *self = ANNING_NOTE_VIEW (object);

  g_clear_handle_id (&self->fold_source, g_source_remove);
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->book);
  g_clear_object (&self->form);
  g_clear_object (&self->store);
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_NOTE_VIEW);
  G_OBJECT_CLASS (anning_note_view_parent_class)->dispose (object);
}

static void
anning_note_view_finalize (GObject *object)
{
  AnningNoteView *self = ANNING_NOTE_VIEW (object);

  anning_note_undo_free (self->undo);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  G_OBJECT_CLASS (anning_note_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/relatives/anning-note-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, leaflet);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, switcher);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, edit_toggle);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, full_toggle);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, brief_toggle);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, undo_button);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, title_row);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, relative_row);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, language_row);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, greeting_row);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, name_button);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, closing_row);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, parts);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, versions);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, last_buttons);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, preview);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, checks);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, share_button);
  gtk_widget_class_bind_template_callback (widget_class, add_part_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "changed_cb", G_CALLBACK (anning_note_view_changed_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "day_cb", G_CALLBACK (anning_note_view_day_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "fill_cb", G_CALLBACK (anning_note_view_fill_cb));
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, jump_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "language_cb", G_CALLBACK (anning_note_view_language_cb));
  gtk_widget_class_bind_template_callback (widget_class, leaving_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "length_cb", G_CALLBACK (anning_note_view_length_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "name_cb", G_CALLBACK (anning_note_view_name_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "relative_cb", G_CALLBACK (anning_note_view_relative_cb));
  gtk_widget_class_bind_template_callback (widget_class, restored_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
}

static void
anning_note_view_class_init (AnningNoteViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = anning_note_view_dispose;
  object_class->finalize = anning_note_view_finalize;

  signals[DELETED] = g_signal_new ("deleted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COPIED] = g_signal_new ("copied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (ANNING_TYPE_BUTTON_LINE);
  g_type_ensure (ANNING_TYPE_NOTE_CHECKS);
  g_type_ensure (ANNING_TYPE_NOTE_PARTS);
  g_type_ensure (ANNING_TYPE_NOTE_PREVIEW);
  g_type_ensure (ANNING_TYPE_NOTE_VERSIONS);
  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "note.duplicate", "s", anning_note_view_duplicate_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, undo_shortcut_cb, NULL);
}

static void
anning_note_view_init (AnningNoteView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  anning_note_view_add_last_buttons (self);
  anning_note_share_attach (GTK_WIDGET (self), self->share_button, provide);
}

static void
read_book (AnningNoteView *self)
{
  self->book = anning_note_book_new (self->store, anning_note_view_get_record (self)->record.id);
  g_signal_connect_object (self->book, "context-read", G_CALLBACK (show_context), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->book, "reading", G_CALLBACK (anning_note_view_flush), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->book, "note-read", G_CALLBACK (note_read_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->book, "failed", G_CALLBACK (book_failed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
anning_note_view_new (AnningStore              *store,
                      const AnningNote         *note,
                      GPtrArray                *parts,
                      const AnningNoteTemplate *titles)
{
  AnningNoteView *self;

  g_return_val_if_fail (ANNING_IS_STORE (store) && note != NULL && parts != NULL, NULL);

  self = g_object_new (ANNING_TYPE_NOTE_VIEW, NULL);
  self->store = g_object_ref (store);
  self->titles = titles;
  self->form = anning_form_new (store, &anning_note_type, note);
  make_rows (self, parts);
  anning_form_bind (self->form, "title", GTK_WIDGET (self->title_row));
  anning_form_bind (self->form, "greeting", GTK_WIDGET (self->greeting_row));
  anning_form_bind (self->form, "closing", GTK_WIDGET (self->closing_row));
  g_signal_connect_object (self->form, "edited", G_CALLBACK (anning_note_view_changed_cb), self, G_CONNECT_SWAPPED);
  anning_note_view_show_head (self);
  self->undo = anning_note_undo_new (note, parts);
  update (self);
  anning_note_versions_set_note (self->versions, store, note->record.id);
  read_book (self);
  return GTK_WIDGET (self);
}

const AnningNote *
anning_note_view_get_note (AnningNoteView *self)
{
  g_return_val_if_fail (ANNING_IS_NOTE_VIEW (self), NULL);
  return anning_note_view_get_record (self);
}

char *
anning_note_view_get_text (AnningNoteView *self)
{
  g_autoptr (GPtrArray) parts = NULL;

  g_return_val_if_fail (ANNING_IS_NOTE_VIEW (self), NULL);

  parts = anning_note_parts_get (self->parts);
  return anning_note_compose (anning_note_view_get_record (self), parts);
}

void
anning_note_view_flush (AnningNoteView *self)
{
  g_return_if_fail (ANNING_IS_NOTE_VIEW (self));

  anning_form_flush (self->form);
  anning_note_parts_flush (self->parts);
}
