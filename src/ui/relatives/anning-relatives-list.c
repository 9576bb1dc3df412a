/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-relatives-list.h"

#include <glib/gi18n.h>

#include "anning-bin-focus.h"
#include "anning-conduct-book.h"
#include "anning-heading.h"
#include "anning-record-list.h"
#include "anning-toasts.h"

struct _AnningRelativesList
{
  AdwBin parent_instance;

  AnningStore *store;
  AnningRecordList *people;
  AnningRecordList *notes;
  AnningConductBook *book;
  GHashTable *counts; /* gint64 * relative → AnningPersonCount; NULL until the log is read */
  char *counted;      /* the same in short, to see that it changed */
  GListModel *entries; /* AnningRelativesEntry */

  /* What is shown beside the list. */
  AnningRelativesEntryKind kind;
  gint64 id;

  GtkStack *stack;
  GtkListBox *list_box;
  AdwStatusPage *error_page;
};

enum
{
  OPENED,
  PEOPLE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningRelativesList, anning_relatives_list, ADW_TYPE_BIN)

/* The row that stands for what is shown beside the list. */
static void
select_row (AnningRelativesList *self)
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
row_activated_cb (AnningRelativesList *self,
                  GtkListBoxRow       *row)
{
  g_autoptr (AnningRelativesEntry) entry = NULL;

  entry = g_list_model_get_item (self->entries, gtk_list_box_row_get_index (row));
  g_signal_emit (self, signals[OPENED], 0,
                 anning_relatives_entry_get_kind (entry), anning_relatives_entry_get_id (entry));
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
  const char *warning = anning_relatives_entry_get_warning (entry);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name = NULL;
  g_autofree char *all = NULL;

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
  if (warning != NULL)
    {
      GtkWidget *line = make_line (warning, "chip");

      gtk_widget_add_css_class (line, "warning");
      gtk_widget_set_halign (line, GTK_ALIGN_START);
      gtk_widget_set_margin_top (line, 3);
      gtk_box_append (GTK_BOX (lines), line);
    }
  gtk_box_append (GTK_BOX (box), lines);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  name = *subtitle != '\0'
         ? g_strdup_printf ("%s, %s", anning_relatives_entry_get_title (entry), subtitle)
         : g_strdup (anning_relatives_entry_get_title (entry));
  all = warning != NULL ? g_strdup_printf ("%s, %s", name, warning) : g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
  return row;
}

static const char *
section_of (AnningRelativesList *self,
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
  AnningRelativesList *self = user_data;
  const char *section = section_of (self, row);
  GtkWidget *header;

  if (section == NULL || g_strcmp0 (section, section_of (self, before)) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (gtk_list_box_row_get_header (row) != NULL)
    return;

  header = anning_heading_set_level (make_line (section, "heading"), 2);
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
  AnningRelativesList *self = user_data;
  const AnningRelative *relative = anning_record_item_get (record);
  const AnningPersonCount *count = NULL;

  if (self->counts != NULL)
    count = g_hash_table_lookup (self->counts, &relative->record.id);
  return anning_relatives_entry_new_person (relative, count);
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
append_records (AnningRelativesList    *self,
                GListStore             *models,
                AnningRecordList       *records,
                GtkMapListModelMapFunc  map)
{
  g_autoptr (GtkMapListModel) mapped = NULL;

  mapped = gtk_map_list_model_new (G_LIST_MODEL (g_object_ref (records)), map, self, NULL);
  g_list_store_append (models, mapped);
}

/* @self->people and @self->notes may be NULL: then only the steps can be shown. */
static void
fill_list (AnningRelativesList *self)
{
  GListStore *models = g_list_store_new (G_TYPE_LIST_MODEL);

  append_entry (models, ANNING_RELATIVES_ENTRY_STEPS);
  if (self->people != NULL)
    {
      append_records (self, models, self->people, map_person);
      append_entry (models, ANNING_RELATIVES_ENTRY_ADD_PERSON);
      append_records (self, models, self->notes, map_note);
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

/* ---- how often they were contacted ---- */

static gboolean
counts_cb (const AnningFinding *finding,
           gpointer             book)
{
  return anning_conduct_book_get_dismissal (book, finding) == NULL;
}

static char *
tell_counts (AnningRelativesList *self)
{
  GString *text = g_string_new (NULL);
  guint n_people = g_list_model_get_n_items (G_LIST_MODEL (self->people));

  for (guint i = 0; i < n_people; i++)
    {
      const AnningRelative *relative = anning_record_list_get (self->people, i);
      const AnningPersonCount *count = g_hash_table_lookup (self->counts, &relative->record.id);

      if (count != NULL)
        g_string_append_printf (text, "%" G_GINT64_FORMAT " %u %u ", count->relative_id, count->n, count->n_after);
    }
  return g_string_free (text, FALSE);
}

/* The rows are made anew only when they would say something else. */
static void
count_people (AnningRelativesList *self)
{
  g_autofree char *counted = NULL;
  GArray *contacts;

  if (!anning_conduct_book_get_loaded (self->book) || self->people == NULL)
    return;
  contacts = anning_conduct_book_get_contacts (self->book);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  self->counts = anning_people_counts_new ((gconstpointer) contacts->data, contacts->len,
                                           anning_conduct_book_get_findings (self->book), counts_cb, self->book);
  counted = tell_counts (self);
  if (g_strcmp0 (counted, self->counted) == 0)
    return;
  g_free (self->counted);
  self->counted = g_steal_pointer (&counted);
  fill_list (self);
}

static void
list_state_cb (AnningRelativesList *self)
{
  const GError *error = anning_record_list_get_error (self->people);
  g_autofree char *sentence = NULL;
  g_autofree char *escaped = NULL;

  if (error == NULL)
    error = anning_record_list_get_error (self->notes);
  if (error == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "list");
      return;
    }

  sentence = anning_error_sentence (error);
  escaped = g_markup_escape_text (sentence, -1);
  adw_status_page_set_icon_name (self->error_page, "dialog-warning-symbolic");
  adw_status_page_set_description (self->error_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
people_changed_cb (AnningRelativesList *self)
{
  g_signal_emit (self, signals[PEOPLE_CHANGED], 0);
}

static void
load (AnningRelativesList *self)
{
  g_clear_object (&self->people);
  g_clear_object (&self->notes);
  self->people = anning_record_list_new (self->store, &anning_relative_type, NULL, 0);
  self->notes = anning_record_list_new (self->store, &anning_note_type, NULL, 0);
  g_signal_connect_object (self->people, "notify::error", G_CALLBACK (list_state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notes, "notify::error", G_CALLBACK (list_state_cb), self, G_CONNECT_SWAPPED);
  /* After the models above it have followed. */
  g_signal_connect_object (self->people, "items-changed", G_CALLBACK (people_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_stack_set_visible_child_name (self->stack, "list");
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->counted, g_free);
  fill_list (self);
  count_people (self);
}

static void
reload_cb (AnningRelativesList *self)
{
  if (self->store != NULL)
    load (self);
}

/* The keys go on from the row that is open. */
static gboolean
anning_relatives_list_grab_focus (GtkWidget *widget)
{
  AnningRelativesList *self = ANNING_RELATIVES_LIST (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list_box);

  if (row != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (row));
  return gtk_widget_child_focus (GTK_WIDGET (self->list_box), GTK_DIR_TAB_FORWARD);
}

static void
anning_relatives_list_dispose (GObject *object)
{
  AnningRelativesList *self = ANNING_RELATIVES_LIST (object);

  /* What maps an entry looks at the counts: nothing asks for one any more. */
  if (self->list_box != NULL)
    gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  g_clear_object (&self->entries);
  g_clear_object (&self->people);
  g_clear_object (&self->notes);
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_clear_object (&self->book);
  g_clear_object (&self->store);
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_RELATIVES_LIST);
  G_OBJECT_CLASS (anning_relatives_list_parent_class)->dispose (object);
}

static void
anning_relatives_list_finalize (GObject *object)
{
  AnningRelativesList *self = ANNING_RELATIVES_LIST (object);

  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_free (self->counted);
  G_OBJECT_CLASS (anning_relatives_list_parent_class)->finalize (object);
}

static void
anning_relatives_list_class_init (AnningRelativesListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_relatives_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_relatives_list_finalize;
  widget_class->grab_focus = anning_relatives_list_grab_focus;
  widget_class->focus = anning_bin_focus;

  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT64);
  signals[PEOPLE_CHANGED] = g_signal_new ("people-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/relatives/anning-relatives-list.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningRelativesList, stack);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativesList, list_box);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativesList, error_page);
  gtk_widget_class_bind_template_callback (widget_class, reload_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
anning_relatives_list_init (AnningRelativesList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list_box, update_header, self, NULL);
  fill_list (self);
}

void
anning_relatives_list_set_store (AnningRelativesList *self,
                                 AnningStore         *store)
{
  g_return_if_fail (ANNING_IS_RELATIVES_LIST (self) && ANNING_IS_STORE (store));

  g_set_object (&self->store, store);
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_clear_object (&self->book);
  self->book = anning_conduct_book_for_store (store);
  g_signal_connect_object (self->book, "changed", G_CALLBACK (count_people), self, G_CONNECT_SWAPPED);
  load (self);
}

void
anning_relatives_list_select (AnningRelativesList      *self,
                              AnningRelativesEntryKind  kind,
                              gint64                    id)
{
  g_return_if_fail (ANNING_IS_RELATIVES_LIST (self));

  self->kind = kind;
  self->id = id;
  select_row (self);
}
