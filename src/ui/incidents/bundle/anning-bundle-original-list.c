/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-bundle-original-list.h"

#include <glib/gi18n.h>

#include "anning-bundle-tick-list.h"
#include "anning-bundle-words.h"
#include "anning-evidence.h"
#include "anning-toasts.h"

/* One original of one contact. */
#define ANNING_TYPE_BUNDLE_ORIGINAL (anning_bundle_original_get_type ())
G_DECLARE_FINAL_TYPE (AnningBundleOriginal, anning_bundle_original, ANNING, BUNDLE_ORIGINAL, GObject)

struct _AnningBundleOriginal
{
  GObject parent_instance;

  gint64 use_id;
  gint64 evidence_id;
  gint64 incident_id;
  gint64 size;
  char *name;
  char *media_type;
};

G_DEFINE_FINAL_TYPE (AnningBundleOriginal, anning_bundle_original, G_TYPE_OBJECT)

static void
anning_bundle_original_finalize (GObject *object)
{
  AnningBundleOriginal *self = ANNING_BUNDLE_ORIGINAL (object);

  g_free (self->name);
  g_free (self->media_type);
  G_OBJECT_CLASS (anning_bundle_original_parent_class)->finalize (object);
}

static void
anning_bundle_original_class_init (AnningBundleOriginalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_bundle_original_finalize;
}

static void
anning_bundle_original_init (AnningBundleOriginal *self)
{
}

struct _AnningBundleOriginalList
{
  AdwBin parent_instance;

  AnningStore *store;
  AnningBundleChoice *choice; /* of the window */
  GPtrArray *all;             /* AnningBundleOriginal, of all contacts in these days */
  GListStore *shown;          /* those of the contacts with a tick */
  GHashTable *rows;           /* Row: those that exist */
  GCancellable *cancellable;

  GtkStack *stack;
  GtkLabel *count;
  AdwStatusPage *failed;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningBundleOriginalList, anning_bundle_original_list, ADW_TYPE_BIN)

/* ---- reading ---- */

static void
free_ids (gpointer ids)
{
  g_array_unref (ids);
}

static gpointer
read_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const GArray *ids = data;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (GPtrArray) uses = anning_evidence_list_uses (db, "incident", id, error);

      if (uses == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      for (guint j = 0; j < uses->len; j++)
        {
          const AnningEvidenceUse *use = g_ptr_array_index (uses, j);
          g_autoptr (AnningEvidence) evidence = anning_evidence_get (db, use->evidence_id, error);
          AnningBundleOriginal *original;

          if (evidence == NULL)
            return NULL;
          original = g_object_new (ANNING_TYPE_BUNDLE_ORIGINAL, NULL);
          original->use_id = use->id;
          original->evidence_id = use->evidence_id;
          original->incident_id = id;
          original->size = evidence->size;
          original->name = g_strdup (use->name);
          original->media_type = g_strdup (evidence->media_type);
          g_ptr_array_add (all, original);
        }
    }
  return g_steal_pointer (&all);
}

/* ---- rows ---- */

typedef struct
{
  AnningBundleOriginalList *self;
  GtkCheckButton *check;
  GtkLabel *name;
  GtkLabel *about;
  AdwBin *look;
  AnningBundleOriginal *original; /* NULL: none */
  gboolean showing;
} Row;

static void
show_count (AnningBundleOriginalList *self)
{
  g_autofree char *size = NULL;
  g_autofree char *text = NULL;
  guint n, n_ticked;
  gint64 bytes;

  anning_bundle_original_list_count (self, &n, &n_ticked, &bytes);
  size = g_format_size ((guint64) bytes);
  /* Translators: "11 of 12 originals go with it, 34 MB" */
  text = g_strdup_printf (ngettext ("%1$u of %2$u original goes with it, %3$s",
                                    "%1$u of %2$u originals go with it, %3$s", n), n_ticked, n, size);
  gtk_label_set_label (self->count, text);
}

static void
show_tick (Row *row)
{
  const AnningBundleChoice *choice = row->self->choice;

  row->showing = TRUE;
  gtk_check_button_set_active (row->check, row->original != NULL && choice != NULL
                                             && anning_bundle_choice_has_use (choice, row->original->use_id));
  row->showing = FALSE;
}

static void
show_ticks (AnningBundleOriginalList *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    show_tick (row);
  show_count (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
row_free (gpointer data)
{
  Row *row = data;

  g_hash_table_remove (row->self->rows, row);
  g_object_unref (row->self);
  g_free (row);
}

static void
toggled_cb (GtkCheckButton *check,
            Row            *row)
{
  AnningBundleOriginalList *self = row->self;

  if (row->showing || row->original == NULL || self->choice == NULL)
    return;
  anning_bundle_choice_set_use (self->choice, row->original->use_id, gtk_check_button_get_active (check));
  show_count (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
look_cb (GtkButton *button,
         Row       *row)
{
  if (row->original != NULL)
    anning_bundle_look (GTK_WIDGET (row->self), row->self->store, row->original->evidence_id,
                        row->original->incident_id);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          AnningBundleOriginalList    *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 12, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Row *row = g_new0 (Row, 1);

  row->self = g_object_ref (self);
  g_hash_table_add (self->rows, row);
  row->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  row->name = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (row->name, 0);
  gtk_label_set_ellipsize (row->name, PANGO_ELLIPSIZE_MIDDLE);
  row->about = GTK_LABEL (anning_bundle_label_new (NULL, "caption"));
  gtk_widget_add_css_class (GTK_WIDGET (row->about), "dim-label");
  row->look = ADW_BIN (adw_bin_new ());
  g_signal_connect (row->check, "toggled", G_CALLBACK (toggled_cb), row);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (row->name));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (row->about));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->check));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->look));
  g_object_set_data_full (G_OBJECT (box), "row", row, row_free);
  gtk_list_item_set_child (list_item, box);
  gtk_list_item_set_selectable (list_item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         AnningBundleOriginalList    *self)
{
  GtkWidget *box = gtk_list_item_get_child (list_item);
  Row *row = g_object_get_data (G_OBJECT (box), "row");
  GtkWidget *parent = gtk_widget_get_parent (box);
  AnningBundleOriginal *original = gtk_list_item_get_item (list_item);
  g_autofree char *size = g_format_size ((guint64) original->size);
  g_autofree char *about = g_strdup_printf ("%s · %s", original->media_type != NULL ? original->media_type : "—", size);
  g_autofree char *label = g_strdup_printf ("%s, %s", original->name != NULL ? original->name : "", about);
  GtkWidget *button = anning_bundle_look_button_new (original->media_type, original->name);

  row->original = original;
  gtk_label_set_label (row->name, original->name != NULL ? original->name : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->name), original->name);
  gtk_label_set_label (row->about, about);
  g_signal_connect (button, "clicked", G_CALLBACK (look_cb), row);
  adw_bin_set_child (row->look, button);
  show_tick (row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (parent != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_RELATION_LABELLED_BY, box, NULL, -1);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           AnningBundleOriginalList    *self)
{
  Row *row = g_object_get_data (G_OBJECT (gtk_list_item_get_child (list_item)), "row");

  row->original = NULL;
  adw_bin_set_child (row->look, NULL);
}

static void
activate_cb (AnningBundleOriginalList *self,
             guint                  position)
{
  g_autoptr (AnningBundleOriginal) original = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (original == NULL || self->choice == NULL)
    return;
  anning_bundle_choice_set_use (self->choice, original->use_id,
                                !anning_bundle_choice_has_use (self->choice, original->use_id));
  show_ticks (self);
}

static void
tick_all (AnningBundleOriginalList *self,
          gboolean               ticked)
{
  if (self->choice == NULL)
    return;
  for (guint i = 0; i < self->all->len; i++)
    anning_bundle_choice_set_use (self->choice, ((AnningBundleOriginal *) g_ptr_array_index (self->all, i))->use_id,
                                  ticked);
  show_ticks (self);
}

static void
all_cb (AnningBundleOriginalList *self)
{
  tick_all (self, TRUE);
}

static void
none_cb (AnningBundleOriginalList *self)
{
  tick_all (self, FALSE);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningBundleOriginalList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = anning_store_call_finish (ANNING_STORE (source), result, &error);
  g_autofree char *sentence = NULL;
  g_autofree char *escaped = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->choice == NULL)
    return;
  if (all != NULL)
    {
      g_ptr_array_unref (self->all);
      self->all = g_steal_pointer (&all);
      anning_bundle_original_list_update (self);
      return;
    }
  sentence = anning_error_sentence (error);
  escaped = g_markup_escape_text (sentence, -1);
  adw_status_page_set_description (self->failed, escaped);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/* ---- building it ---- */

static GtkWidget *
new_list (AnningBundleOriginalList *self)
{
  const AnningBundleTickList list = {
    .owner = G_OBJECT (self),
    .model = G_LIST_MODEL (self->shown),
    .name = _("Originals"),
    .setup = G_CALLBACK (setup_cb),
    .bind = G_CALLBACK (bind_cb),
    .unbind = G_CALLBACK (unbind_cb),
    .activate = G_CALLBACK (activate_cb),
    .tick_all = G_CALLBACK (all_cb),
    .tick_none = G_CALLBACK (none_cb),
  };

  return anning_bundle_tick_list_new (&list, &self->count);
}

static void
anning_bundle_original_list_dispose (GObject *object)
{
  AnningBundleOriginalList *self = ANNING_BUNDLE_ORIGINAL_LIST (object);

  self->choice = NULL;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_bundle_original_list_parent_class)->dispose (object);
}

static void
anning_bundle_original_list_finalize (GObject *object)
{
  AnningBundleOriginalList *self = ANNING_BUNDLE_ORIGINAL_LIST (object);

  g_clear_object (&self->shown);
  g_ptr_array_unref (self->all);
  g_hash_table_unref (self->rows);
  G_OBJECT_CLASS (anning_bundle_original_list_parent_class)->finalize (object);
}

static void
anning_bundle_original_list_class_init (AnningBundleOriginalListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_bundle_original_list_dispose;
  object_class->finalize = anning_bundle_original_list_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_bundle_original_list_init (AnningBundleOriginalList *self)
{
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_list_store_new (ANNING_TYPE_BUNDLE_ORIGINAL);
  self->rows = g_hash_table_new (NULL, NULL);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, new_list (self), "list");
  gtk_stack_add_named (self->stack,
                       g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "folder-symbolic", "title", _("No Originals"),
                                     "description", _("No recording, picture or other file belongs to these contacts."),
                                     NULL), "empty");
  self->failed = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->failed, "dialog-warning-symbolic");
  adw_status_page_set_title (self->failed, _("The Originals Could Not Be Read"));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->failed), "failed");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

GtkWidget *
anning_bundle_original_list_new (AnningStore        *store,
                             AnningBundleChoice *choice)
{
  AnningBundleOriginalList *self;

  g_return_val_if_fail (ANNING_IS_STORE (store) && choice != NULL, NULL);

  self = g_object_new (ANNING_TYPE_BUNDLE_ORIGINAL_LIST, NULL);
  self->store = g_object_ref (store);
  self->choice = choice;
  return GTK_WIDGET (self);
}

void
anning_bundle_original_list_set_ids (AnningBundleOriginalList *self,
                                 GArray                *ids)
{
  g_return_if_fail (ANNING_IS_BUNDLE_ORIGINAL_LIST (self) && ids != NULL);

  if (self->choice == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  anning_store_read_async (self->store, read_job, g_array_ref (ids), free_ids, (GDestroyNotify) g_ptr_array_unref,
                           self->cancellable, read_cb, g_object_ref (self));
}

static gboolean
is_shown (AnningBundleOriginalList      *self,
          const AnningBundleOriginal *original)
{
  return self->choice != NULL && anning_bundle_choice_has_incident (self->choice, original->incident_id);
}

void
anning_bundle_original_list_update (AnningBundleOriginalList *self)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  g_return_if_fail (ANNING_IS_BUNDLE_ORIGINAL_LIST (self));

  for (guint i = 0; i < self->all->len; i++)
    {
      if (is_shown (self, g_ptr_array_index (self->all, i)))
        g_ptr_array_add (shown, g_ptr_array_index (self->all, i));
    }
  g_list_store_splice (self->shown, 0, g_list_model_get_n_items (G_LIST_MODEL (self->shown)), shown->pdata, shown->len);
  gtk_stack_set_visible_child_name (self->stack, shown->len > 0 ? "list" : "empty");
  show_count (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
anning_bundle_original_list_close (AnningBundleOriginalList *self)
{
  g_return_if_fail (ANNING_IS_BUNDLE_ORIGINAL_LIST (self));

  self->choice = NULL;
}

void
anning_bundle_original_list_count (AnningBundleOriginalList *self,
                               guint                 *n,
                               guint                 *n_ticked,
                               gint64                *bytes)
{
  g_return_if_fail (ANNING_IS_BUNDLE_ORIGINAL_LIST (self));

  *n = *n_ticked = 0;
  *bytes = 0;
  for (guint i = 0; i < self->all->len; i++)
    {
      const AnningBundleOriginal *original = g_ptr_array_index (self->all, i);

      if (!is_shown (self, original))
        continue;
      (*n)++;
      if (!anning_bundle_choice_has_use (self->choice, original->use_id))
        continue;
      (*n_ticked)++;
      *bytes += original->size;
    }
}
