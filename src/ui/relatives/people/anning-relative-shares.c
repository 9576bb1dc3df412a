/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-relative-shares.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-format.h"
#include "anning-kit-sheet.h"
#include "anning-record-list.h"
#include "anning-relative.h"

struct _AnningRelativeShares
{
  AdwPreferencesGroup parent_instance;

  AnningStore *store;
  gint64 relative_id;
  AnningRecordList *shares;
  AnningRecordList *kits;
  AnningRecordList *notes; /* of everybody: what they are called */
  GPtrArray *rows;         /* GtkWidget */
};

G_DEFINE_FINAL_TYPE (AnningRelativeShares, anning_relative_shares, ADW_TYPE_PREFERENCES_GROUP)

/* A note or a page that was given to them. */
typedef struct
{
  gint64 at;
  gint64 note_id; /* 0: none */
  const char *way; /* NULL: the page for the telephone */
} Given;

static int
compare_given (gconstpointer a,
               gconstpointer b)
{
  const Given *first = a;
  const Given *second = b;

  return first->at > second->at ? -1 : first->at < second->at;
}

static guint
get_n (AnningRecordList *list)
{
  return list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (list)) : 0;
}

static const char *
find_title (AnningRelativeShares *self,
            gint64                note_id)
{
  for (guint i = 0; i < get_n (self->notes); i++)
    {
      const AnningNote *note = anning_record_list_get (self->notes, i);

      if (note->record.id == note_id && note->title != NULL)
        return note->title;
    }
  return NULL;
}

static void
opened_cb (GtkWidget *row,
           gpointer   id)
{
  gtk_widget_activate_action (row, "app.show-record", "(sxs)", anning_note_type.table, *(const gint64 *) id, "");
}

static void
free_id (gpointer  id,
         GClosure *closure)
{
  g_free (id);
}

static void
add_given (AnningRelativeShares *self,
           const Given          *given)
{
  const char *title = given->note_id > 0 ? find_title (self, given->note_id) : NULL;
  const char *way = given->way != NULL ? anning_format_word (anning_share_ways, given->way) : _("Page for the phone");
  g_autofree char *date = anning_format_date (given->at, ANNING_CHINA_OFFSET);
  g_autofree char *time = anning_format_time (given->at, ANNING_CHINA_OFFSET);
  g_autofree char *below = NULL;
  GtkWidget *row, *arrow;

  /* Translators: %1$s how a note was given, such as "Picture"; %2$s a day, %3$s a time */
  below = g_strdup_printf (_("%1$s · %2$s %3$s"), way, date, time);
  row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title != NULL ? title : way, "subtitle", below, "use-markup", FALSE,
                      "title-lines", 0, "subtitle-lines", 0, NULL);
  gtk_widget_add_css_class (row, "numeric");
  if (title != NULL)
    {
      arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
      gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_data (row, "activated", G_CALLBACK (opened_cb),
                             g_memdup2 (&given->note_id, sizeof given->note_id), free_id, 0);
    }
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

/* The page is noted as what was made and as what was given: it is told once. */
static gboolean
is_told_by_kit (AnningRelativeShares  *self,
                const AnningNoteShare *share)
{
  for (guint i = 0; g_strcmp0 (share->way, "kit") == 0 && i < get_n (self->kits); i++)
    {
      const AnningKit *kit = anning_record_list_get (self->kits, i);

      if (kit->note_id == share->note_id && ABS (kit->made_at - share->at) <= ANNING_MS_PER_MINUTE)
        return TRUE;
    }
  return FALSE;
}

static void
update (AnningRelativeShares *self)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Given));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < get_n (self->shares); i++)
    {
      const AnningNoteShare *share = anning_record_list_get (self->shares, i);
      const Given given = { share->at, share->note_id, share->way };

      if (!is_told_by_kit (self, share))
        g_array_append_val (all, given);
    }
  for (guint i = 0; i < get_n (self->kits); i++)
    {
      const AnningKit *kit = anning_record_list_get (self->kits, i);
      const Given given = { kit->made_at, kit->note_id, NULL };

      g_array_append_val (all, given);
    }
  g_array_sort (all, compare_given);
  for (guint i = 0; i < all->len; i++)
    add_given (self, &g_array_index (all, Given, i));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         all->len > 0 ? NULL : _("Nothing was given to them yet."));
}

static AnningRecordList *
read_list (AnningRelativeShares   *self,
           const AnningRecordType *type,
           const char             *link)
{
  AnningRecordList *list = anning_record_list_new (self->store, type, link, link != NULL ? self->relative_id : 0);

  g_signal_connect_object (list, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return list;
}

static void
anning_relative_shares_dispose (GObject *object)
{
  AnningRelativeShares *self = ANNING_RELATIVE_SHARES (object);

  g_clear_object (&self->shares);
  g_clear_object (&self->kits);
  g_clear_object (&self->notes);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_relative_shares_parent_class)->dispose (object);
}

static void
anning_relative_shares_finalize (GObject *object)
{
  g_ptr_array_unref (ANNING_RELATIVE_SHARES (object)->rows);
  G_OBJECT_CLASS (anning_relative_shares_parent_class)->finalize (object);
}

static void
anning_relative_shares_class_init (AnningRelativeSharesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_relative_shares_dispose;
  object_class->finalize = anning_relative_shares_finalize;
}

static void
make_page_cb (AnningRelativeShares *self)
{
  if (self->relative_id > 0)
    anning_kit_sheet_present (GTK_WIDGET (self), self->store, ANNING_UNKNOWN, self->relative_id);
}

static void
anning_relative_shares_init (AnningRelativeShares *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  const char *label = _("Make a Page for Their Phone");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (make_page_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Given to Them"));
  update (self);
}

GtkWidget *
anning_relative_shares_new (AnningStore *store)
{
  AnningRelativeShares *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_RELATIVE_SHARES, NULL);
  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
anning_relative_shares_load (AnningRelativeShares *self,
                             gint64                relative_id)
{
  g_return_if_fail (ANNING_IS_RELATIVE_SHARES (self));

  if (relative_id == 0 || relative_id == self->relative_id)
    return;
  self->relative_id = relative_id;
  g_clear_object (&self->shares);
  g_clear_object (&self->kits);
  g_clear_object (&self->notes);
  self->notes = read_list (self, &anning_note_type, NULL);
  self->shares = read_list (self, &anning_note_share_type, "relative_id");
  self->kits = read_list (self, &anning_kit_type, "relative_id");
  update (self);
}
