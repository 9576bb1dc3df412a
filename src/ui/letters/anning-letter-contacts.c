/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-letter-contacts.h"

#include <glib/gi18n.h>

#include "anning-format.h"
#include "anning-letter-incidents.h"
#include "anning-record-item.h"
#include "anning-toasts.h"

#define CELL "anning-letter-contact-cell"

struct _AnningLetterContacts
{
  AdwWindow parent_instance;

  GHashTable *chosen; /* set of gint64 * */
  GHashTable *bound;  /* gint64 * in a Cell → that Cell, while its row is in sight */
  GListStore *contacts; /* AnningRecordItem */
  GtkStack *stack;
  AdwStatusPage *problem;
  GtkLabel *count;
  GCancellable *reading;
};

/* The parts of one row. */
typedef struct
{
  GtkCheckButton *check;
  GtkLabel *title;
  GtkLabel *gist;
  gint64 id;
  gboolean binding;
} Cell;

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningLetterContacts, anning_letter_contacts, ADW_TYPE_WINDOW)

static void
choose (AnningLetterContacts *self,
        gint64                id)
{
  g_hash_table_add (self->chosen, g_memdup2 (&id, sizeof id));
}

static void
show_count (AnningLetterContacts *self)
{
  const guint n = g_hash_table_size (self->chosen);
  g_autofree char *text = g_strdup_printf (ngettext ("%u contact chosen", "%u contacts chosen", n), n);

  gtk_label_set_label (self->count, text);
}

static void
toggled_cb (GtkCheckButton *check,
            GtkListItem    *list_item)
{
  Cell *cell = g_object_get_data (G_OBJECT (list_item), CELL);
  AnningLetterContacts *self = ANNING_LETTER_CONTACTS (gtk_widget_get_root (GTK_WIDGET (check)));

  if (cell->binding || self == NULL)
    return;
  if (gtk_check_button_get_active (check))
    choose (self, cell->id);
  else
    g_hash_table_remove (self->chosen, &cell->id);
  show_count (self);
}

/* @lines: so many at most; 0 for all */
static GtkLabel *
add_label (GtkWidget *box,
           int        lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (lines > 0)
    {
      gtk_label_set_lines (GTK_LABEL (label), lines);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    }
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          gpointer                  user_data)
{
  Cell *cell = g_new0 (Cell, 1);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  cell->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  cell->title = add_label (lines, 0);
  cell->gist = add_label (lines, 2);
  gtk_widget_add_css_class (GTK_WIDGET (cell->gist), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (cell->gist), "caption");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_margin_top (lines, 6);
  gtk_widget_set_margin_bottom (lines, 6);
  gtk_widget_set_margin_start (lines, 6);
  gtk_widget_set_margin_start (GTK_WIDGET (cell->check), 6);
  gtk_widget_set_margin_end (GTK_WIDGET (cell->check), 6);
  gtk_check_button_set_child (cell->check, lines);
  gtk_list_item_set_child (list_item, GTK_WIDGET (cell->check));
  gtk_list_item_set_activatable (list_item, TRUE);
  g_object_set_data_full (G_OBJECT (list_item), CELL, cell, g_free);
  g_signal_connect_object (cell->check, "toggled", G_CALLBACK (toggled_cb), list_item, G_CONNECT_DEFAULT);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         AnningLetterContacts     *self)
{
  Cell *cell = g_object_get_data (G_OBJECT (list_item), CELL);
  const AnningIncident *incident = anning_record_item_get (gtk_list_item_get_item (list_item));
  g_autofree char *day = anning_format_date (incident->started_at, incident->utc_offset);
  g_autofree char *time = anning_format_time (incident->started_at, incident->utc_offset);
  const char *gist = incident->summary != NULL ? incident->summary : incident->words;
  const char *party = anning_format_word (anning_parties, incident->to_party);
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (cell->check));
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;

  /* Translators: a contact: day, time, channel, to whom */
  title = g_strdup_printf (_("%1$s %2$s · %3$s · %4$s"), day, time,
                           anning_format_word (anning_channels, incident->channel), party);
  cell->id = incident->record.id;
  g_hash_table_replace (self->bound, &cell->id, cell);
  cell->binding = TRUE;
  gtk_check_button_set_active (cell->check, g_hash_table_contains (self->chosen, &cell->id));
  cell->binding = FALSE;
  gtk_label_set_label (cell->title, title);
  gtk_label_set_label (cell->gist, gist != NULL ? gist : "");
  gtk_widget_set_visible (GTK_WIDGET (cell->gist), gist != NULL);
  name = g_strdup_printf ("%s %s", title, gist != NULL ? gist : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* The row has the focus, and no name of its own. */
  if (row != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, cell->check, NULL, -1);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           AnningLetterContacts     *self)
{
  Cell *cell = g_object_get_data (G_OBJECT (list_item), CELL);

  g_hash_table_remove (self->bound, &cell->id);
}

/* Enter on a row ticks its box, as a click on it does. */
static void
activated_cb (AnningLetterContacts *self,
              guint                 position)
{
  g_autoptr (AnningRecordItem) item = g_list_model_get_item (G_LIST_MODEL (self->contacts), position);
  const gint64 id = anning_record_item_get_id (item);
  Cell *cell = g_hash_table_lookup (self->bound, &id);

  if (cell != NULL)
    gtk_check_button_set_active (cell->check, !gtk_check_button_get_active (cell->check));
}

static gpointer
read_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const gint64 *debt_id = data;

  return anning_letter_contacts_list (db, *debt_id, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningLetterContacts) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) incidents = anning_store_call_finish (ANNING_STORE (source), result, &error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (incidents == NULL)
    {
      sentence = anning_error_sentence (error);
      adw_status_page_set_icon_name (self->problem, "dialog-warning-symbolic");
      adw_status_page_set_title (self->problem, _("The Contacts Cannot Be Read"));
      adw_status_page_set_description (self->problem, sentence);
      gtk_stack_set_visible_child_name (self->stack, "problem");
      return;
    }
  if (incidents->len == 0)
    {
      adw_status_page_set_icon_name (self->problem, "view-list-symbolic");
      adw_status_page_set_title (self->problem, _("No Contacts Noted Yet"));
      adw_status_page_set_description (self->problem, _("What you note under “Incidents” can be told in a letter."));
      gtk_stack_set_visible_child_name (self->stack, "problem");
      return;
    }
  for (guint i = 0; i < incidents->len; i++)
    {
      /* The item takes the record. */
      g_ptr_array_add (items, anning_record_item_new (&anning_incident_type,
                                                      anning_incident_copy (g_ptr_array_index (incidents, i))));
    }
  g_list_store_splice (self->contacts, 0, 0, items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
use_cb (AnningLetterContacts *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_val (ids, *(gint64 *) id);
  g_signal_emit (self, signals[CHOSEN], 0, ids);
  gtk_window_close (GTK_WINDOW (self));
}

static void
anning_letter_contacts_dispose (GObject *object)
{
  AnningLetterContacts *self = ANNING_LETTER_CONTACTS (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->contacts);
  G_OBJECT_CLASS (anning_letter_contacts_parent_class)->dispose (object);
}

static void
anning_letter_contacts_finalize (GObject *object)
{
  AnningLetterContacts *self = ANNING_LETTER_CONTACTS (object);

  g_hash_table_unref (self->chosen);
  g_hash_table_unref (self->bound);
  G_OBJECT_CLASS (anning_letter_contacts_parent_class)->finalize (object);
}

static void
anning_letter_contacts_class_init (AnningLetterContactsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_letter_contacts_dispose;
  object_class->finalize = anning_letter_contacts_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
new_list (AnningLetterContacts *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list;

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_DEFAULT);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->contacts)))),
                            factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Contacts"), -1);
  g_signal_connect_object (list, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
anning_letter_contacts_init (AnningLetterContacts *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *use = gtk_button_new_with_label (_("Use These"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *spinner = gtk_spinner_new ();

  self->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->bound = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->contacts = g_list_store_new (ANNING_TYPE_RECORD_ITEM);
  self->stack = GTK_STACK (gtk_stack_new ());
  self->problem = ADW_STATUS_PAGE (adw_status_page_new ());
  self->count = GTK_LABEL (gtk_label_new (NULL));

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_stack_add_named (self->stack, spinner, "busy");
  gtk_stack_add_named (self->stack, new_list (self), "list");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->problem), "problem");

  gtk_widget_add_css_class (use, "suggested-action");
  g_signal_connect_object (use, "clicked", G_CALLBACK (use_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), use);
  gtk_label_set_wrap (self->count, TRUE);
  gtk_widget_set_margin_top (GTK_WIDGET (self->count), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->count), 12);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), box);

  gtk_window_set_title (GTK_WINDOW (self), _("Contacts in the Letter"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 480, 600);
}

AnningLetterContacts *
anning_letter_contacts_new (AnningStore  *store,
                            gint64        debt_id,
                            const GArray *chosen)
{
  AnningLetterContacts *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_LETTER_CONTACTS, NULL);
  for (guint i = 0; chosen != NULL && i < chosen->len; i++)
    choose (self, g_array_index (chosen, gint64, i));
  show_count (self);
  self->reading = g_cancellable_new ();
  anning_store_read_async (store, read_job, g_memdup2 (&debt_id, sizeof debt_id), g_free,
                           (GDestroyNotify) g_ptr_array_unref, self->reading, read_cb, g_object_ref (self));
  return self;
}
