/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-relatives-page.h"

#include <glib/gi18n.h>

#include "anning-called-steps.h"
#include "anning-language.h"
#include "anning-note-chooser.h"
#include "anning-note-view.h"
#include "anning-record-list.h"
#include "anning-relative-view.h"
#include "anning-relatives-entry.h"
#include "anning-toasts.h"

struct _AnningRelativesPage
{
  AnningPage parent_instance;

  AnningRecordList *people;
  AnningRecordList *notes;
  GListModel *entries; /* AnningRelativesEntry */
  GPtrArray *templates;
  GCancellable *opening; /* the record that is being read to be shown */

  /* What is shown on the right. */
  AnningRelativesEntryKind kind;
  gint64 id;
  /* For whom the next note is, or ANNING_UNKNOWN. */
  gint64 note_for;

  AdwLeaflet *leaflet;
  GtkStack *list_stack;
  GtkListBox *list_box;
  AdwStatusPage *error_page;
  GtkStack *detail_stack;
  AnningNoteChooser *chooser;
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

/* The row on the left that stands for what is on the right. */
static void
select_row (AnningRelativesPage *self)
{
  guint n_entries;

  if (self->entries == NULL)
    return;

  n_entries = g_list_model_get_n_items (self->entries);
  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (AnningRelativesEntry) entry = g_list_model_get_item (self->entries, i);

      if (anning_relatives_entry_get_kind (entry) == self->kind && anning_relatives_entry_get_id (entry) == self->id)
        {
          gtk_list_box_select_row (self->list_box, gtk_list_box_get_row_at_index (self->list_box, i));
          return;
        }
    }
  gtk_list_box_unselect_all (self->list_box);
}

static void
show_detail (AnningRelativesPage      *self,
             AnningRelativesEntryKind  kind,
             gint64                    id,
             GtkWidget                *record_view)
{
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);

  self->kind = kind;
  self->id = id;
  adw_bin_set_child (self->record_bin, record_view);
  if (record_view != NULL)
    gtk_stack_set_visible_child_name (self->detail_stack, "record");
  else
    gtk_stack_set_visible_child_name (self->detail_stack,
                                      kind == ANNING_RELATIVES_ENTRY_WRITE_NOTE ? "templates" : "steps");
  adw_leaflet_set_visible_child_name (self->leaflet, "detail");
  select_row (self);
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

static char **
collect_names (AnningRelativesPage *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  guint n_people = g_list_model_get_n_items (G_LIST_MODEL (self->people));

  for (guint i = 0; i < n_people; i++)
    {
      const AnningRelative *relative = anning_record_list_get (self->people, i);

      if (relative->name != NULL)
        g_strv_builder_add (names, relative->name);
    }
  return g_strv_builder_end (names);
}

static void
names_changed_cb (AnningRelativesPage *self)
{
  GtkWidget *view = adw_bin_get_child (self->record_bin);
  g_auto (GStrv) names = NULL;

  if (!ANNING_IS_NOTE_VIEW (view))
    return;
  names = collect_names (self);
  anning_note_view_set_names (ANNING_NOTE_VIEW (view), (const char *const *) names);
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
  gtk_widget_child_focus (adw_bin_get_child (self->record_bin), GTK_DIR_TAB_FORWARD);
}

static void
note_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AnningRelativesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  ReadNote *read = anning_store_call_finish (ANNING_STORE (source), result, &error);
  g_auto (GStrv) names = NULL;
  GtkWidget *view;

  if (read == NULL)
    {
      anning_toast_error (GTK_WIDGET (self), error);
      return;
    }
  /* The page was left or closed while the note was read. */
  if (self->opening == NULL || self->people == NULL)
    {
      read_note_free (read);
      return;
    }

  view = anning_note_view_new (ANNING_STORE (source), read->note, read->parts,
                               self->templates != NULL
                               ? anning_note_templates_find (self->templates, read->note->audience)
                               : NULL);
  names = collect_names (self);
  anning_note_view_set_names (ANNING_NOTE_VIEW (view), (const char *const *) names);
  g_signal_connect_object (view, "deleted", G_CALLBACK (deleted_cb), self, G_CONNECT_SWAPPED);
  show_detail (self, ANNING_RELATIVES_ENTRY_NOTE, read->note->record.id, view);
  read_note_free (read);
}

static void
open_note (AnningRelativesPage *self,
           gint64               id)
{
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  anning_store_read_async (anning_page_get_store (ANNING_PAGE (self)), read_note_job,
                           g_memdup2 (&id, sizeof id), g_free, read_note_free,
                           self->opening, note_read_cb, g_object_ref (self));
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
  else if (self->opening != NULL && self->people != NULL)
    show_person (self, relative);
}

static void
open_person (AnningRelativesPage *self,
             gint64               id)
{
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
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
  else if (self->people != NULL)
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
row_activated_cb (AnningRelativesPage *self,
                  GtkListBoxRow       *row)
{
  g_autoptr (AnningRelativesEntry) entry = NULL;
  AnningRelativesEntryKind kind;

  entry = g_list_model_get_item (self->entries, gtk_list_box_row_get_index (row));
  kind = anning_relatives_entry_get_kind (entry);
  switch (kind)
    {
    case ANNING_RELATIVES_ENTRY_PERSON:
      open_person (self, anning_relatives_entry_get_id (entry));
      break;
    case ANNING_RELATIVES_ENTRY_ADD_PERSON:
      add_person (self);
      break;
    case ANNING_RELATIVES_ENTRY_NOTE:
      open_note (self, anning_relatives_entry_get_id (entry));
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

static GtkWidget *
make_line (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  AnningRelativesEntry *entry = item;
  AnningRelativesEntryKind kind = anning_relatives_entry_get_kind (entry);
  const char *subtitle = anning_relatives_entry_get_subtitle (entry);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name = NULL;

  if (kind == ANNING_RELATIVES_ENTRY_ADD_PERSON || kind == ANNING_RELATIVES_ENTRY_WRITE_NOTE)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (lines), make_line (anning_relatives_entry_get_title (entry), NULL));
  if (*subtitle != '\0')
    {
      GtkWidget *line = make_line (subtitle, "caption");

      gtk_widget_add_css_class (line, "dim-label");
      gtk_box_append (GTK_BOX (lines), line);
    }
  gtk_box_append (GTK_BOX (box), lines);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  name = *subtitle != '\0'
         ? g_strdup_printf ("%s, %s", anning_relatives_entry_get_title (entry), subtitle)
         : g_strdup (anning_relatives_entry_get_title (entry));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static const char *
section_of (AnningRelativesPage *self,
            GtkListBoxRow       *row)
{
  g_autoptr (AnningRelativesEntry) entry = NULL;

  if (row == NULL || self->entries == NULL)
    return NULL;
  entry = g_list_model_get_item (self->entries, gtk_list_box_row_get_index (row));
  if (entry == NULL)
    return NULL;

  switch (anning_relatives_entry_get_kind (entry))
    {
    case ANNING_RELATIVES_ENTRY_PERSON:
    case ANNING_RELATIVES_ENTRY_ADD_PERSON:
      return _("People");
    case ANNING_RELATIVES_ENTRY_NOTE:
    case ANNING_RELATIVES_ENTRY_WRITE_NOTE:
      return _("Notes to Them");
    case ANNING_RELATIVES_ENTRY_STEPS:
    default:
      return NULL;
    }
}

static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       user_data)
{
  AnningRelativesPage *self = user_data;
  const char *section = section_of (self, row);
  GtkWidget *header;

  if (section == NULL || g_strcmp0 (section, section_of (self, before)) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (gtk_list_box_row_get_header (row) != NULL)
    return;

  header = make_line (section, "heading");
  gtk_widget_set_margin_top (header, 12);
  gtk_widget_set_margin_bottom (header, 6);
  gtk_widget_set_margin_start (header, 12);
  gtk_list_box_row_set_header (row, header);
}

static gpointer
map_person (gpointer item,
            gpointer user_data)
{
  g_autoptr (AnningRecordItem) record = item;

  return anning_relatives_entry_new_person (anning_record_item_get (record));
}

static gpointer
map_note (gpointer item,
          gpointer user_data)
{
  g_autoptr (AnningRecordItem) record = item;

  return anning_relatives_entry_new_note (anning_record_item_get (record));
}

static void
append_entry (GListStore               *models,
              AnningRelativesEntryKind  kind)
{
  g_autoptr (GListStore) one = g_list_store_new (ANNING_TYPE_RELATIVES_ENTRY);
  g_autoptr (AnningRelativesEntry) entry = anning_relatives_entry_new (kind);

  g_list_store_append (one, entry);
  g_list_store_append (models, one);
}

static void
append_records (GListStore             *models,
                AnningRecordList       *records,
                GtkMapListModelMapFunc  map)
{
  g_autoptr (GtkMapListModel) mapped = NULL;

  mapped = gtk_map_list_model_new (G_LIST_MODEL (g_object_ref (records)), map, NULL, NULL);
  g_list_store_append (models, mapped);
}

/* @self->people and @self->notes may be NULL: then only the steps can be shown. */
static void
fill_list (AnningRelativesPage *self)
{
  GListStore *models = g_list_store_new (G_TYPE_LIST_MODEL);

  append_entry (models, ANNING_RELATIVES_ENTRY_STEPS);
  if (self->people != NULL)
    {
      append_records (models, self->people, map_person);
      append_entry (models, ANNING_RELATIVES_ENTRY_ADD_PERSON);
      append_records (models, self->notes, map_note);
      append_entry (models, ANNING_RELATIVES_ENTRY_WRITE_NOTE);
    }

  gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  g_clear_object (&self->entries);
  self->entries = G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (models)));
  gtk_list_box_bind_model (self->list_box, self->entries, create_row, NULL, NULL);
  /* After the list box's own handler: its rows are there. */
  g_signal_connect_object (self->entries, "items-changed", G_CALLBACK (select_row), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  select_row (self);
}

static void
list_state_cb (AnningRelativesPage *self)
{
  const GError *error = anning_record_list_get_error (self->people);
  g_autofree char *sentence = NULL;
  g_autofree char *escaped = NULL;

  if (error == NULL)
    error = anning_record_list_get_error (self->notes);
  if (error == NULL)
    {
      gtk_stack_set_visible_child_name (self->list_stack, "list");
      return;
    }

  sentence = anning_error_sentence (error);
  escaped = g_markup_escape_text (sentence, -1);
  adw_status_page_set_description (self->error_page, escaped);
  gtk_stack_set_visible_child_name (self->list_stack, "error");
}

static void
load (AnningRelativesPage *self)
{
  AnningStore *store = anning_page_get_store (ANNING_PAGE (self));

  g_clear_object (&self->people);
  g_clear_object (&self->notes);
  self->people = anning_record_list_new (store, &anning_relative_type, NULL, 0);
  self->notes = anning_record_list_new (store, &anning_note_type, NULL, 0);
  g_signal_connect_object (self->people, "notify::error", G_CALLBACK (list_state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notes, "notify::error", G_CALLBACK (list_state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people, "items-changed", G_CALLBACK (names_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child_name (self->list_stack, "list");
  fill_list (self);
}

static void
reload_cb (AnningRelativesPage *self)
{
  if (anning_page_get_store (ANNING_PAGE (self)) != NULL)
    load (self);
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
  load (self);
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

  if (anning_page_get_store (page) == NULL)
    return FALSE;

  if (g_strcmp0 (table, anning_relative_type.table) == 0)
    open_person (self, id);
  else if (g_strcmp0 (table, anning_note_type.table) == 0 && id == 0)
    show_templates (self, ANNING_UNKNOWN);
  else if (g_strcmp0 (table, anning_note_type.table) == 0)
    open_note (self, id);
  else
    return FALSE;
  return TRUE;
}

static void
anning_relatives_page_quiet (AnningPage *page)
{
  AnningRelativesPage *self = ANNING_RELATIVES_PAGE (page);
  GtkWidget *view = adw_bin_get_child (self->record_bin);

  /* What was typed last is in the file before the window goes. */
  if (ANNING_IS_NOTE_VIEW (view))
    anning_note_view_flush (ANNING_NOTE_VIEW (view));
  else if (ANNING_IS_RELATIVE_VIEW (view))
    anning_relative_view_flush (ANNING_RELATIVE_VIEW (view));
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

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_object (&self->entries);
  g_clear_object (&self->people);
  g_clear_object (&self->notes);
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
  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/relatives/anning-relatives-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningRelativesPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativesPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativesPage, list_box);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativesPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativesPage, detail_stack);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativesPage, chooser);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativesPage, record_bin);
  gtk_widget_class_bind_template_callback (widget_class, reload_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, template_chosen_cb);

  gtk_widget_class_install_action (widget_class, "relatives.back", NULL, back_action);
}

static void
anning_relatives_page_init (AnningRelativesPage *self)
{
  self->note_for = ANNING_UNKNOWN;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list_box, update_header, self, NULL);
  load_templates (self);
  fill_list (self);
}

AnningRelativesPage *
anning_relatives_page_new (void)
{
  return g_object_new (ANNING_TYPE_RELATIVES_PAGE, NULL);
}
