/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-evidence-group.h"

#include <glib/gi18n.h>

#include "anning-attach.h"
#include "anning-evidence-paste.h"
#include "anning-evidence-row.h"
#include "anning-original-kind.h"
#include "anning-originals.h"
#include "anning-rows.h"
#include "anning-toasts.h"

/* What is brought in sooner needs no bar. */
#define PATIENCE_MS 300

struct _AnningEvidenceGroup
{
  AdwPreferencesGroup parent_instance;

  AnningStore *store;
  char *owner;
  gint64 owner_id;
  char *empty;
  GCancellable *reading;
  GCancellable *adding; /* NULL while nothing is brought in */
  GtkFileChooserNative *chooser;
  guint patience;
  guint n;
  gint64 recording;
  gboolean listening;

  GPtrArray *rows;     /* GtkWidget: the originals, or a message in their place */
  GPtrArray *refusals; /* GtkWidget */
  GtkWidget *progress_row;
  GtkProgressBar *progress;
  GtkWidget *buttons;
};

enum
{
  CHANGED,
  LISTEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningEvidenceGroup, anning_evidence_group, ADW_TYPE_PREFERENCES_GROUP)

/* ---- rows ---- */

static void
clear_rows (AnningEvidenceGroup *self,
            GPtrArray           *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static GtkWidget *
new_row (const char *title,
         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
name_button (GtkWidget  *button,
             const char *label)
{
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static GtkWidget *
new_button (const char *icon,
            const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  name_button (button, label);
  return button;
}

static void
show_message (AnningEvidenceGroup *self,
              const char          *text)
{
  GtkWidget *row = new_row (text, NULL);

  gtk_widget_add_css_class (row, "dim-label");
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
listen_cb (AnningEvidenceGroup *self,
           gint64               evidence_id)
{
  g_signal_emit (self, signals[LISTEN], 0, evidence_id);
}

static void
add_original (AnningEvidenceGroup *self,
              AnningOriginal      *original)
{
  GtkWidget *row;

  if (self->recording == 0 && anning_original_kind (original->evidence) == ANNING_ORIGINAL_RECORDING)
    self->recording = original->evidence->id;
  row = anning_evidence_row_new (self->store, g_steal_pointer (&original->evidence), g_steal_pointer (&original->use));
  if (self->listening && self->n > 1)
    {
      anning_evidence_row_offer_listening (ANNING_EVIDENCE_ROW (row));
      g_signal_connect_object (row, "listen", G_CALLBACK (listen_cb), self, G_CONNECT_SWAPPED);
    }
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningEvidenceGroup) self = user_data;
  g_autoptr (GPtrArray) originals = NULL;
  g_autoptr (GError) error = NULL;

  originals = anning_originals_read_finish (ANNING_STORE (source), result, &error);
  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  clear_rows (self, self->rows);
  self->n = originals != NULL ? originals->len : 0;
  self->recording = 0;
  if (originals == NULL)
    {
      g_autofree char *sentence = error != NULL ? anning_error_sentence (error) : NULL;

      show_message (self, sentence != NULL ? sentence : "");
    }
  else if (self->n == 0)
    {
      show_message (self, self->empty);
    }
  else
    {
      for (guint i = 0; i < originals->len; i++)
        add_original (self, g_ptr_array_index (originals, i));
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
reload (AnningEvidenceGroup *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  anning_originals_read_async (self->store, self->owner, self->owner_id, self->reading,
                               loaded_cb, g_object_ref (self));
}

/* ---- bringing in ---- */

static void
dismiss_cb (AnningEvidenceGroup *self,
            GtkWidget           *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);

  g_ptr_array_remove (self->refusals, row);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
}

static void
show_refusal (AnningEvidenceGroup *self,
              const char          *name,
              const char          *sentence)
{
  GtkWidget *row = new_row (name, sentence);
  GtkWidget *dismiss = new_button ("window-close-symbolic", _("Close this message"));
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (icon, "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  g_signal_connect_object (dismiss, "clicked", G_CALLBACK (dismiss_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), dismiss);
  g_ptr_array_add (self->refusals, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
show_result (AnningEvidenceGroup      *self,
             const AnningAttachResult *result)
{
  for (guint i = 0; i < result->refusals->len; i++)
    {
      const AnningAttachRefusal *refusal = g_ptr_array_index (result->refusals, i);
      g_autofree char *sentence = anning_attach_reason_sentence (refusal->reason);

      show_refusal (self, refusal->name, sentence);
    }
  if (result->added == 0 && result->known > 0)
    anning_toast (GTK_WIDGET (self), _("It is here already"));
}

static void
end_adding (AnningEvidenceGroup *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->adding);
  gtk_widget_set_visible (self->progress_row, FALSE);
  gtk_widget_set_sensitive (self->buttons, TRUE);
}

static void
added_cb (GObject      *source,
          GAsyncResult *async_result,
          gpointer      user_data)
{
  g_autoptr (AnningEvidenceGroup) self = user_data;
  g_autoptr (AnningAttachResult) result = NULL;
  g_autoptr (GError) error = NULL;

  result = anning_attach_finish (ANNING_STORE (source), async_result, &error);
  if (self->store == NULL)
    return;
  end_adding (self);
  if (result != NULL)
    show_result (self, result);
  else
    anning_toast_error (GTK_WIDGET (self), error);
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  AnningEvidenceGroup *self = user_data;

  if (self->store != NULL)
    gtk_progress_bar_set_fraction (self->progress, fraction);
}

static gboolean
patience_cb (gpointer user_data)
{
  AnningEvidenceGroup *self = user_data;

  self->patience = 0;
  gtk_widget_set_visible (self->progress_row, TRUE);
  return G_SOURCE_REMOVE;
}

static void
cancel_cb (AnningEvidenceGroup *self)
{
  g_cancellable_cancel (self->adding);
}

/* @attachments: (transfer full) */
static void
add (AnningEvidenceGroup *self,
     AnningAttachments   *attachments)
{
  if (self->store == NULL || self->adding != NULL)
    {
      anning_attachments_free (attachments);
      return;
    }
  clear_rows (self, self->refusals);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_sensitive (self->buttons, FALSE);
  self->adding = g_cancellable_new ();
  self->patience = g_timeout_add (PATIENCE_MS, patience_cb, self);
  anning_attach_async (self->store, self->owner, self->owner_id, attachments, progress_cb, self,
                       self->adding, added_cb, g_object_ref (self));
}

static void
chosen_cb (AnningEvidenceGroup *self,
           int                  response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GListModel) files = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  anning_evidence_group_add_files (self, files);
}

static void
choose_cb (AnningEvidenceGroup *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_("Add Originals"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static gboolean
drop_cb (AnningEvidenceGroup *self,
         const GValue        *value)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  const GSList *list = g_value_get_boxed (value);

  for (; list != NULL; list = list->next)
    g_list_store_append (files, list->data);
  anning_evidence_group_add_files (self, G_LIST_MODEL (files));
  return TRUE;
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningEvidenceGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  AnningAttachments *attachments = anning_evidence_paste_finish (result, &error);

  if (self->store == NULL)
    anning_attachments_free (attachments);
  else if (attachments != NULL)
    add (self, attachments);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    anning_toast (GTK_WIDGET (self), _("There is no picture and no file to paste. Copy one first."));
  else
    anning_toast_error (GTK_WIDGET (self), error);
}

static void
paste_cb (AnningEvidenceGroup *self)
{
  if (self->store != NULL && self->adding == NULL)
    anning_evidence_paste_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), pasted_cb, g_object_ref (self));
}

static gboolean
paste_shortcut_cb (GtkWidget *widget,
                   GVariant  *args,
                   gpointer   user_data)
{
  paste_cb (ANNING_EVIDENCE_GROUP (widget));
  return TRUE;
}

static void
uses_changed_cb (AnningEvidenceGroup *self)
{
  if (self->store != NULL)
    reload (self);
}

/* ---- the object ---- */

static void
anning_evidence_group_dispose (GObject *object)
{
  AnningEvidenceGroup *self = ANNING_EVIDENCE_GROUP (object);

  /* What is being brought in is brought in, also when the page is left meanwhile. */
  g_clear_handle_id (&self->patience, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->adding);
  g_clear_object (&self->chooser);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (anning_evidence_group_parent_class)->dispose (object);
}

static void
anning_evidence_group_finalize (GObject *object)
{
  AnningEvidenceGroup *self = ANNING_EVIDENCE_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->refusals);
  g_free (self->owner);
  g_free (self->empty);

  G_OBJECT_CLASS (anning_evidence_group_parent_class)->finalize (object);
}

static void
anning_evidence_group_class_init (AnningEvidenceGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_evidence_group_dispose;
  object_class->finalize = anning_evidence_group_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LISTEN] = g_signal_new ("listen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_v, GDK_CONTROL_MASK, paste_shortcut_cb, NULL);
}

static void
make_progress_row (AnningEvidenceGroup *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));

  self->progress_row = adw_preferences_row_new ();
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  anning_row_name (GTK_LIST_BOX_ROW (self->progress_row), _("Bringing in…"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->progress_row), FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->progress), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->progress), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Bringing in…"), -1);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), cancel);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->progress_row), box);
  gtk_widget_set_visible (self->progress_row, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->progress_row);
}

static void
anning_evidence_group_init (AnningEvidenceGroup *self)
{
  GtkWidget *paste = new_button ("edit-paste-symbolic", _("Paste a picture or a file"));
  GtkWidget *choose = new_button ("list-add-symbolic", _("Add files"));

  self->rows = g_ptr_array_new ();
  self->refusals = g_ptr_array_new ();

  g_signal_connect_object (paste, "clicked", G_CALLBACK (paste_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (choose, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->buttons), paste);
  gtk_box_append (GTK_BOX (self->buttons), choose);
  gtk_widget_set_sensitive (self->buttons, FALSE);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->buttons);

  anning_evidence_group_take_drops (self, GTK_WIDGET (self));
  make_progress_row (self);
}

/*
 * @title: of the group
 * @empty: what stands in it while there is no original: what belongs here
 */
GtkWidget *
anning_evidence_group_new (const char *title,
                           const char *empty)
{
  AnningEvidenceGroup *self = g_object_new (ANNING_TYPE_EVIDENCE_GROUP, "title", title, NULL);

  self->empty = g_strdup (empty);
  return GTK_WIDGET (self);
}

/* @owner: the table of the record, such as "debt" */
void
anning_evidence_group_load (AnningEvidenceGroup *self,
                            AnningStore         *store,
                            const char          *owner,
                            gint64               owner_id)
{
  g_return_if_fail (ANNING_IS_EVIDENCE_GROUP (self) && ANNING_IS_STORE (store));
  g_return_if_fail (self->store == NULL && owner != NULL && owner_id != 0);

  self->store = g_object_ref (store);
  self->owner = g_strdup (owner);
  self->owner_id = owner_id;
  g_signal_connect_object (store, "changed::evidence_use", G_CALLBACK (uses_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (self->buttons, TRUE);
  reload (self);
}

void
anning_evidence_group_take_drops (AnningEvidenceGroup *self,
                                  GtkWidget           *area)
{
  GtkDropTarget *target;

  g_return_if_fail (ANNING_IS_EVIDENCE_GROUP (self) && GTK_IS_WIDGET (area));

  /* What is dropped here belongs here, not to the recordings that the window takes. */
  target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (area, GTK_EVENT_CONTROLLER (target));
}

guint
anning_evidence_group_get_n (AnningEvidenceGroup *self)
{
  g_return_val_if_fail (ANNING_IS_EVIDENCE_GROUP (self), 0);

  return self->n;
}

void
anning_evidence_group_offer_listening (AnningEvidenceGroup *self)
{
  g_return_if_fail (ANNING_IS_EVIDENCE_GROUP (self) && self->store == NULL);

  self->listening = TRUE;
}

gint64
anning_evidence_group_get_recording (AnningEvidenceGroup *self)
{
  g_return_val_if_fail (ANNING_IS_EVIDENCE_GROUP (self), 0);

  return self->recording;
}

void
anning_evidence_group_add_files (AnningEvidenceGroup *self,
                                 GListModel          *files)
{
  AnningAttachments *attachments;
  guint n;

  g_return_if_fail (ANNING_IS_EVIDENCE_GROUP (self) && G_IS_LIST_MODEL (files));

  n = g_list_model_get_n_items (files);
  attachments = anning_attachments_new ();
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      anning_attachments_add_file (attachments, file);
    }
  add (self, attachments);
}
