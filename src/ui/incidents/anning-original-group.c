/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-original-group.h"

#include <glib/gi18n.h>

#include "anning-import-item.h"
#include "anning-originals.h"
#include "anning-save-original.h"
#include "anning-toasts.h"

struct _AnningOriginalGroup
{
  AdwPreferencesGroup parent_instance;

  AnningStore *store;
  GCancellable *cancellable;
  GPtrArray *rows; /* GtkWidget, in the group */
};

enum
{
  LISTEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningOriginalGroup, anning_original_group, ADW_TYPE_PREFERENCES_GROUP)

static gboolean
is_recording (const AnningEvidence *evidence)
{
  return g_str_has_prefix (evidence->media_type, "audio/") || evidence->problem != NULL
         || evidence->length_ms != ANNING_UNKNOWN;
}

/* ---- rows ---- */

static void
clear_rows (AnningOriginalGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_row (AnningOriginalGroup *self,
         GtkWidget           *row)
{
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
add_message (AnningOriginalGroup *self,
             const char          *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  add_row (self, row);
}

static const char *
get_string (GtkButton  *button,
            const char *key)
{
  return g_object_get_data (G_OBJECT (button), key);
}

static gint64
get_evidence_id (GtkButton *button)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "evidence-id");

  return *id;
}

static void
copy_clicked_cb (AnningOriginalGroup *self,
                 GtkButton           *button)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), get_string (button, "sha256"));
  anning_toast (GTK_WIDGET (self), _("SHA-256 copied"));
}

static void
listen_clicked_cb (AnningOriginalGroup *self,
                   GtkButton           *button)
{
  g_signal_emit (self, signals[LISTEN], 0, get_evidence_id (button));
}

static void
save_clicked_cb (AnningOriginalGroup *self,
                 GtkButton           *button)
{
  anning_save_original (GTK_WIDGET (self), self->store, get_evidence_id (button), get_string (button, "name"));
}

static void
add_button (AnningOriginalGroup  *self,
            GtkWidget            *row,
            const AnningOriginal *original,
            const char           *icon,
            const char           *label,
            GCallback             clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "evidence-id",
                          g_memdup2 (&original->evidence->id, sizeof (gint64)), g_free);
  g_object_set_data_full (G_OBJECT (button), "sha256", g_strdup (original->evidence->sha256), g_free);
  g_object_set_data_full (G_OBJECT (button), "name", g_strdup (original->use->name), g_free);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_original (AnningOriginalGroup  *self,
              const AnningOriginal *original,
              gboolean              several)
{
  GtkWidget *row = adw_action_row_new ();
  const AnningEvidence *evidence = original->evidence;
  g_autofree char *size = g_format_size (evidence->size);
  g_autofree char *name = NULL;
  g_autofree char *subtitle = NULL;

  name = original->use->name != NULL ? anning_import_clean_name (original->use->name)
                                     : g_strdup (_("Without a name"));
  /* translators: size of a file, then the first digits of its SHA-256 */
  subtitle = g_strdup_printf (_("%s · SHA-256 %.12s…"), size, evidence->sha256);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_tooltip_text (row, evidence->sha256);

  if (several && is_recording (evidence))
    add_button (self, row, original, "media-playback-start-symbolic", _("Listen to this recording"),
                G_CALLBACK (listen_clicked_cb));
  add_button (self, row, original, "edit-copy-symbolic", _("Copy the whole SHA-256"),
              G_CALLBACK (copy_clicked_cb));
  add_button (self, row, original, "document-save-as-symbolic", _("Save the original as…"),
              G_CALLBACK (save_clicked_cb));
  add_row (self, row);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningOriginalGroup) self = user_data;
  g_autoptr (GPtrArray) originals = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first = 0;

  originals = anning_originals_read_finish (ANNING_STORE (source), result, &error);
  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  clear_rows (self);
  if (originals == NULL)
    {
      g_autofree char *sentence = error != NULL ? anning_error_sentence (error) : NULL;

      add_message (self, sentence != NULL ? sentence : "");
      return;
    }
  if (originals->len == 0)
    add_message (self, _("No recording or other original belongs to this contact."));
  for (guint i = 0; i < originals->len; i++)
    {
      const AnningOriginal *original = g_ptr_array_index (originals, i);

      add_original (self, original, originals->len > 1);
      if (first == 0 && is_recording (original->evidence))
        first = original->evidence->id;
    }
  g_signal_emit (self, signals[LISTEN], 0, first);
}

static void
anning_original_group_dispose (GObject *object)
{
  AnningOriginalGroup *self = ANNING_ORIGINAL_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_original_group_parent_class)->dispose (object);
}

static void
anning_original_group_finalize (GObject *object)
{
  g_ptr_array_unref (ANNING_ORIGINAL_GROUP (object)->rows);
  G_OBJECT_CLASS (anning_original_group_parent_class)->finalize (object);
}

static void
anning_original_group_class_init (AnningOriginalGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_original_group_dispose;
  object_class->finalize = anning_original_group_finalize;

  signals[LISTEN] = g_signal_new ("listen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
anning_original_group_init (AnningOriginalGroup *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Originals"));
}

/* @owner: the table of the owner, such as "incident" */
void
anning_original_group_load (AnningOriginalGroup *self,
                            AnningStore         *store,
                            const char          *owner,
                            gint64               owner_id)
{
  g_return_if_fail (ANNING_IS_ORIGINAL_GROUP (self) && ANNING_IS_STORE (store) && owner != NULL);

  g_set_object (&self->store, store);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  anning_originals_read_async (store, owner, owner_id, self->cancellable, loaded_cb, g_object_ref (self));
}
