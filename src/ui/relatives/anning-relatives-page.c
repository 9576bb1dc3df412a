/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-relatives-page.h"

#include <glib/gi18n.h>

#include "anning-called-steps.h"
#include "anning-language.h"
#include "anning-note-chooser.h"
#include "anning-note-view.h"
#include "anning-records.h"
#include "anning-relative-view.h"
#include "anning-relatives-list.h"
#include "anning-toasts.h"

struct _AnningRelativesPage
{
  AnningPage parent_instance;

  GPtrArray *templates;
  GCancellable *opening; /* the record that is being read to be shown */

  /* For whom the next note is, or ANNING_UNKNOWN. */
  gint64 note_for;

  AdwLeaflet *leaflet;
  AnningRelativesList *list;
  GtkStack *detail_stack;
  AnningNoteChooser *chooser;
  AnningCalledSteps *steps;
  AdwBin *record_bin;
};

/* A note that is being read, with its parts. */
typedef struct
{
  AnningNote *note;
  GPtrArray *parts;
} ReadNote;

G_DEFINE_FINAL_TYPE (AnningRelativesPage, anning_relatives_page, ANNING_TYPE_PAGE)

static void
read_note_free (gpointer data)
{
  ReadNote *read = data;

  anning_note_free (read->note);
  g_clear_pointer (&read->parts, g_ptr_array_unref);
  g_free (read);
}

static gpointer
read_note_job (AnningDb      *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const gint64 *id = data;
  ReadNote *read = g_new0 (ReadNote, 1);

  read->note = anning_records_get (db, &anning_note_type, *id, error);
  if (read->note != NULL)
    read->parts = anning_records_list (db, &anning_note_part_type, "note_id", *id, error);
  if (read->parts == NULL)
    {
      read_note_free (read);
      return NULL;
    }
  return read;
}

/* What was typed last is stored before anything is read again. */
static void
flush_record (AnningRelativesPage *self)
{
  GtkWidget *view = adw_bin_get_child (self->record_bin);

  if (ANNING_IS_NOTE_VIEW (view))
    anning_note_view_flush (ANNING_NOTE_VIEW (view));
  else if (ANNING_IS_RELATIVE_VIEW (view))
    anning_relative_view_flush (ANNING_RELATIVE_VIEW (view));
}

/* TRUE when that record stands on the right already, perhaps with words that are not stored yet. */
static gboolean
is_shown (AnningRelativesPage      *self,
          AnningRelativesEntryKind  kind,
          gint64                    id)
{
  GtkWidget *view = adw_bin_get_child (self->record_bin);

  if (kind == ANNING_RELATIVES_ENTRY_NOTE && ANNING_IS_NOTE_VIEW (view))
    return anning_note_view_get_note (ANNING_NOTE_VIEW (view))->record.id == id;
  if (kind == ANNING_RELATIVES_ENTRY_PERSON && ANNING_IS_RELATIVE_VIEW (view))
    return anning_relative_view_get_relative (ANNING_RELATIVE_VIEW (view))->record.id == id;
  return FALSE;
}

/* An answer that still comes is not shown any more. */
static void
stop_opening (AnningRelativesPage *self)
{
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
}

/* Makes room for what is read next. */
static void
begin_opening (AnningRelativesPage *self)
{
  flush_record (self);
  stop_opening (self);
  self->opening = g_cancellable_new ();
}

static void
show_detail (AnningRelativesPage      *self,
             AnningRelativesEntryKind  kind,
             gint64                    id,
             GtkWidget                *record_view)
{
  stop_opening (self);

  adw_bin_set_child (self->record_bin, record_view);
  if (record_view != NULL)
    gtk_stack_set_visible_child_name (self->detail_stack, "record");
  else
    gtk_stack_set_visible_child_name (self->detail_stack,
                                      kind == ANNING_RELATIVES_ENTRY_WRITE_NOTE ? "templates" : "steps");
  adw_leaflet_set_visible_child_name (self->leaflet, "detail");
  anning_relatives_list_select (self->list, kind, id);
  /* Side by side, reading on goes on from the row: no text is selected to be overwritten. */
  if (!adw_leaflet_get_folded (self->leaflet) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
show_steps (AnningRelativesPage *self)
{
  show_detail (self, ANNING_RELATIVES_ENTRY_STEPS, 0, NULL);
}

static void
show_templates (AnningRelativesPage *self,
                gint64               note_for)
{
  self->note_for = note_for;
  show_detail (self, ANNING_RELATIVES_ENTRY_WRITE_NOTE, 0, NULL);
}

/* What was shown is gone: back to the steps, and to the list when only one of them fits. */
static void
deleted_cb (AnningRelativesPage *self)
{
  show_steps (self);
  adw_leaflet_set_visible_child_name (self->leaflet, "list");
}

static void
people_changed_cb (AnningRelativesPage *self)
{
  GtkWidget *view = adw_bin_get_child (self->record_bin);

  /* Someone who was new is in the list now. */
  if (ANNING_IS_RELATIVE_VIEW (view))
    {
      const AnningRelative *relative = anning_relative_view_get_relative (ANNING_RELATIVE_VIEW (view));

      if (relative->record.id != 0)
        anning_relatives_list_select (self->list, ANNING_RELATIVES_ENTRY_PERSON, relative->record.id);
    }
}

static void
write_to_person_cb (AnningRelativesPage *self,
                    AnningRelativeView  *view)
{
  const AnningRelative *relative = anning_relative_view_get_relative (view);

  show_templates (self, relative->record.id);
}

static void
show_person (AnningRelativesPage  *self,
             const AnningRelative *relative)
{
  GtkWidget *view = anning_relative_view_new (anning_page_get_store (ANNING_PAGE (self)), relative);

  g_signal_connect_object (view, "write-note", G_CALLBACK (write_to_person_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "deleted", G_CALLBACK (deleted_cb), self, G_CONNECT_SWAPPED);
  show_detail (self,
               relative->record.id != 0 ? ANNING_RELATIVES_ENTRY_PERSON : ANNING_RELATIVES_ENTRY_ADD_PERSON,
               relative->record.id, view);
}

static void
add_person (AnningRelativesPage *self)
{
  g_autoptr (AnningRelative) relative = NULL;

  if (anning_page_get_store (ANNING_PAGE (self)) == NULL)
    return;

  relative = anning_relative_new ();
  relative->liability = g_strdup ("unknown");
  relative->told = g_strdup ("no");
  show_person (self, relative);
  gtk_widget_grab_focus (adw_bin_get_child (self->record_bin));
}

static void open_note (AnningRelativesPage *self,
                       gint64               id);

/* Of a note another one was made: that one is gone on with. */
static void
copied_cb (AnningRelativesPage *self,
           gint64               id)
{
  open_note (self, id);
}

static void
note_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AnningRelativesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  ReadNote *read = anning_store_call_finish (ANNING_STORE (source), result, &error);
  GtkWidget *view;

  if (read == NULL)
    {
      anning_toast_error (GTK_WIDGET (self), error);
      return;
    }
  /* The page was left or closed while the note was read. */
  if (self->opening == NULL)
    {
      read_note_free (read);
      return;
    }

  view = anning_note_view_new (ANNING_STORE (source), read->note, read->parts,
                               self->templates != NULL
                               ? anning_note_templates_find (self->templates, read->note->audience)
                               : NULL);
  g_signal_connect_object (view, "deleted", G_CALLBACK (deleted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "copied", G_CALLBACK (copied_cb), self, G_CONNECT_SWAPPED);
  show_detail (self, ANNING_RELATIVES_ENTRY_NOTE, read->note->record.id, view);
  read_note_free (read);
}

static void
open_note (AnningRelativesPage *self,
           gint64               id)
{
  if (is_shown (self, ANNING_RELATIVES_ENTRY_NOTE, id))
    {
      stop_opening (self);
      adw_leaflet_set_visible_child_name (self->leaflet, "detail");
      return;
    }
  begin_opening (self);
  anning_store_read_async (anning_page_get_store (ANNING_PAGE (self)), read_note_job,
                           g_memdup2 (&id, sizeof id), g_free, read_note_free,
                           self->opening, note_read_cb, g_object_ref (self));
}

static void
part_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AnningRelativesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningNotePart) part = anning_records_get_finish (ANNING_STORE (source), result, &error);

  if (part == NULL)
    anning_toast_error (GTK_WIDGET (self), error);
  else if (self->opening != NULL)
    open_note (self, part->note_id);
}

/* A search finds words in a part: its note is opened. */
static void
open_part (AnningRelativesPage *self,
           gint64               id)
{
  begin_opening (self);
  anning_records_get_async (anning_page_get_store (ANNING_PAGE (self)), &anning_note_part_type, id,
                            self->opening, part_read_cb, g_object_ref (self));
}

static void
person_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AnningRelativesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningRelative) relative = anning_records_get_finish (ANNING_STORE (source), result, &error);

  if (relative == NULL)
    anning_toast_error (GTK_WIDGET (self), error);
  else if (self->opening != NULL)
    show_person (self, relative);
}

static void
open_person (AnningRelativesPage *self,
             gint64               id)
{
  if (is_shown (self, ANNING_RELATIVES_ENTRY_PERSON, id))
    {
      stop_opening (self);
      adw_leaflet_set_visible_child_name (self->leaflet, "detail");
      return;
    }
  begin_opening (self);
  anning_records_get_async (anning_page_get_store (ANNING_PAGE (self)), &anning_relative_type, id,
                            self->opening, person_read_cb, g_object_ref (self));
}

static void
note_created_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (AnningRelativesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = anning_note_create_finish (ANNING_STORE (source), result, &error);

  if (id == 0)
    anning_toast_error (GTK_WIDGET (self), error);
  else if (self->list != NULL)
    open_note (self, id);
}

static void
template_chosen_cb (AnningRelativesPage *self,
                    const char          *audience)
{
  const AnningNoteTemplate *template = anning_note_templates_find (self->templates, audience);
  AnningStore *store = anning_page_get_store (ANNING_PAGE (self));

  if (template == NULL || store == NULL)
    return;
  anning_note_create_async (store, template, anning_ui_language (), self->note_for,
                            note_created_cb, g_object_ref (self));
}

static void
opened_cb (AnningRelativesPage      *self,
           AnningRelativesEntryKind  kind,
           gint64                    id)
{
  switch (kind)
    {
    case ANNING_RELATIVES_ENTRY_PERSON:
      open_person (self, id);
      break;
    case ANNING_RELATIVES_ENTRY_ADD_PERSON:
      add_person (self);
      break;
    case ANNING_RELATIVES_ENTRY_NOTE:
      open_note (self, id);
      break;
    case ANNING_RELATIVES_ENTRY_WRITE_NOTE:
      show_templates (self, ANNING_UNKNOWN);
      break;
    case ANNING_RELATIVES_ENTRY_STEPS:
    default:
      show_steps (self);
      break;
    }
}

static void
load_templates (AnningRelativesPage *self)
{
  g_autoptr (GError) error = NULL;

  self->templates = anning_note_templates_load (anning_ui_language (), &error);
  if (self->templates == NULL)
    g_warning ("The templates of notes cannot be read: %s", error->message);
  else
    anning_note_chooser_set_templates (self->chooser, self->templates);
}

static void
anning_relatives_page_store_opened (AnningPage *page)
{
  AnningRelativesPage *self = ANNING_RELATIVES_PAGE (page);

  show_steps (self);
  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  anning_relatives_list_set_store (self->list, anning_page_get_store (page));
  anning_called_steps_set_store (self->steps, anning_page_get_store (page));
}

static void
anning_relatives_page_create (AnningPage *page)
{
  add_person (ANNING_RELATIVES_PAGE (page));
}

static gboolean
anning_relatives_page_show_record (AnningPage *page,
                                   const char *table,
                                   gint64      id,
                                   const char *key)
{
  AnningRelativesPage *self = ANNING_RELATIVES_PAGE (page);

  /* A text of the program, which needs no file. */
  if (g_strcmp0 (table, "called_steps") == 0)
    {
      show_steps (self);
      return TRUE;
    }
  if (anning_page_get_store (page) == NULL)
    return FALSE;

  if (g_strcmp0 (table, anning_relative_type.table) == 0)
    open_person (self, id);
  else if (g_strcmp0 (table, anning_note_type.table) == 0 && id == 0)
    show_templates (self, ANNING_UNKNOWN);
  else if (g_strcmp0 (table, anning_note_type.table) == 0)
    open_note (self, id);
  else if (g_strcmp0 (table, anning_note_part_type.table) == 0)
    open_part (self, id);
  else
    return FALSE;
  return TRUE;
}

static void
anning_relatives_page_quiet (AnningPage *page)
{
  flush_record (ANNING_RELATIVES_PAGE (page));
  anning_called_steps_flush (ANNING_RELATIVES_PAGE (page)->steps);
}

static void
back_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  adw_leaflet_set_visible_child_name (ANNING_RELATIVES_PAGE (widget)->leaflet, "list");
}

static void
anning_relatives_page_dispose (GObject *object)
{
  AnningRelativesPage *self = ANNING_RELATIVES_PAGE (object);

  stop_opening (self);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_RELATIVES_PAGE);
  G_OBJECT_CLASS (anning_relatives_page_parent_class)->dispose (object);
}

static void
anning_relatives_page_class_init (AnningRelativesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnningPageClass *page_class = ANNING_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_relatives_page_dispose;
  page_class->store_opened = anning_relatives_page_store_opened;
  page_class->create = anning_relatives_page_create;
  page_class->show_record = anning_relatives_page_show_record;
  page_class->quiet = anning_relatives_page_quiet;

  g_type_ensure (ANNING_TYPE_CALLED_STEPS);
  g_type_ensure (ANNING_TYPE_NOTE_CHOOSER);
  g_type_ensure (ANNING_TYPE_RELATIVES_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/relatives/anning-relatives-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningRelativesPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativesPage, list);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativesPage, detail_stack);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativesPage, chooser);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativesPage, record_bin);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativesPage, steps);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, people_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, template_chosen_cb);

  gtk_widget_class_install_action (widget_class, "relatives.back", NULL, back_action);
}

static void
anning_relatives_page_init (AnningRelativesPage *self)
{
  self->note_for = ANNING_UNKNOWN;
  gtk_widget_init_template (GTK_WIDGET (self));
  load_templates (self);
}

AnningRelativesPage *
anning_relatives_page_new (void)
{
  return g_object_new (ANNING_TYPE_RELATIVES_PAGE, NULL);
}
