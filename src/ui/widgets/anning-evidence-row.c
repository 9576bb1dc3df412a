/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-evidence-row.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-format.h"
#include "anning-import-item.h"
#include "anning-original-kind.h"
#include "anning-original-window.h"
#include "anning-picture-decode.h"
#include "anning-plain-breaks.h"
#include "anning-save-original.h"
#include "anning-toasts.h"
#include "anning-value-row.h"

struct _AnningEvidenceRow
{
  AdwActionRow parent_instance;

  AnningStore *store;
  AnningEvidence *evidence;
  AnningEvidenceUse *use;
  GCancellable *cancellable; /* of the small picture */
  GtkStack *sign;            /* what kind it is, then what is on it */
};

enum
{
  LISTEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What taking an original out needs to be undone, whatever became of the page. */
typedef struct
{
  AnningStore *store;
  AnningEvidenceUse *use;
} Removal;

G_DEFINE_FINAL_TYPE (AnningEvidenceRow, anning_evidence_row, ADW_TYPE_ACTION_ROW)

/* Pixels, at twice the sharpness. */
#define SIGN_SIZE 40
#define SIGN_PIXELS (2 * SIGN_SIZE)
/* What is larger takes too long for a sign. */
#define SIGN_BYTES_MAX (30 * 1024 * 1024)

static char *
describe (AnningEvidenceRow *self)
{
  g_autoptr (GDateTime) added = g_date_time_new_from_unix_local (self->use->added_at / ANNING_MS_PER_SECOND);
  g_autofree char *size = g_format_size ((guint64) self->evidence->size);
  g_autofree char *iso = added != NULL ? g_date_time_format (added, "%Y-%m-%d") : NULL;
  g_autofree char *day = anning_format_day (iso);

  /* Translators: kind of file such as "Picture", its size, the day on which it was added */
  return g_strdup_printf (_("%1$s · %2$s · added on %3$s"), anning_original_kind_name (anning_original_kind (self->evidence)), size, day);
}

static void
save_clicked_cb (AnningEvidenceRow *self)
{
  anning_save_original (GTK_WIDGET (self), self->store, self->evidence->id, self->use->name);
}

static void
activated_cb (AnningEvidenceRow *self)
{
  anning_original_window_present (GTK_WIDGET (self), self->store, self->evidence, self->use);
}

static void
listen_clicked_cb (AnningEvidenceRow *self)
{
  g_signal_emit (self, signals[LISTEN], 0, self->evidence->id);
}

/* ---- the sign in front ---- */

static void
sign_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningEvidenceRow) self = user_data;
  g_autoptr (GdkTexture) texture = anning_picture_decode_finish (result, NULL);
  GtkWidget *picture;

  /* Why a picture cannot be shown is said where it is opened. */
  if (texture == NULL || self->store == NULL)
    return;
  picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
  gtk_widget_set_size_request (picture, SIGN_SIZE, SIGN_SIZE);
  gtk_stack_add_named (self->sign, picture, "picture");
  gtk_stack_set_visible_child_name (self->sign, "picture");
}

static void
add_sign (AnningEvidenceRow *self)
{
  AnningOriginalKind kind = anning_original_kind (self->evidence);

  self->sign = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->sign, gtk_image_new_from_icon_name (anning_original_kind_icon (kind)), "icon");
  gtk_widget_set_valign (GTK_WIDGET (self->sign), GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->sign));
  if (kind != ANNING_ORIGINAL_PICTURE || self->evidence->size > SIGN_BYTES_MAX)
    return;
  self->cancellable = g_cancellable_new ();
  anning_picture_decode_async (self->store, self->evidence->id, SIGN_PIXELS, self->cancellable, sign_cb,
                               g_object_ref (self));
}

/* ---- taking out, and back ---- */

static void
removal_free (gpointer data)
{
  Removal *removal = data;

  g_clear_object (&removal->store);
  g_clear_pointer (&removal->use, anning_evidence_use_free);
  g_free (removal);
}

static gpointer
remove_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return GINT_TO_POINTER (anning_evidence_remove_use (db, *(gint64 *) data, error));
}

static gpointer
restore_job (AnningDb      *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const AnningEvidenceUse *use = data;

  anning_evidence_use (db, use->evidence_id, use->owner, use->owner_id, use->name, use->path,
                       use->file_time, error);
  return NULL;
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AnningEvidenceRow) self = user_data;
  g_autoptr (GError) error = NULL;

  anning_store_call_finish (ANNING_STORE (source), result, &error);
  if (error == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  anning_toast_error (GTK_WIDGET (self), error);
}

static void
undo_removal (gpointer data)
{
  Removal *removal = data;

  anning_store_write_async (removal->store, restore_job, g_steal_pointer (&removal->use),
                            (GDestroyNotify) anning_evidence_use_free, NULL, NULL, NULL, NULL);
}

static AnningEvidenceUse *
copy_use (const AnningEvidenceUse *use)
{
  AnningEvidenceUse *copy = g_memdup2 (use, sizeof *use);

  copy->owner = g_strdup (use->owner);
  copy->name = g_strdup (use->name);
  copy->path = g_strdup (use->path);
  return copy;
}

static void
remove_clicked_cb (AnningEvidenceRow *self)
{
  Removal *removal = g_new0 (Removal, 1);

  removal->store = g_object_ref (self->store);
  removal->use = copy_use (self->use);
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  anning_store_write_async (self->store, remove_job, g_memdup2 (&self->use->id, sizeof (gint64)), g_free,
                            NULL, NULL, removed_cb, g_object_ref (self));
  anning_toast_undo (GTK_WIDGET (self), _("Original taken out"), undo_removal, removal, removal_free);
}

/* ---- the object ---- */

static void
anning_evidence_row_dispose (GObject *object)
{
  AnningEvidenceRow *self = ANNING_EVIDENCE_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (anning_evidence_row_parent_class)->dispose (object);
}

static void
anning_evidence_row_finalize (GObject *object)
{
  AnningEvidenceRow *self = ANNING_EVIDENCE_ROW (object);

  g_clear_pointer (&self->evidence, anning_evidence_free);
  g_clear_pointer (&self->use, anning_evidence_use_free);

  G_OBJECT_CLASS (anning_evidence_row_parent_class)->finalize (object);
}

static void
anning_evidence_row_class_init (AnningEvidenceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_evidence_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_evidence_row_finalize;

  signals[LISTEN] = g_signal_new ("listen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
add_button (AnningEvidenceRow *self,
            const char        *icon,
            const char        *label,
            GCallback          clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
}

static void
anning_evidence_row_init (AnningEvidenceRow *self)
{
  /* Names come from outside: they are not markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  anning_plain_breaks (GTK_WIDGET (self));
  add_button (self, "document-save-as-symbolic", _("Save a copy…"), G_CALLBACK (save_clicked_cb));
  add_button (self, "user-trash-symbolic", _("Take this original out"), G_CALLBACK (remove_clicked_cb));
}

GtkWidget *
anning_evidence_row_new (AnningStore       *store,
                         AnningEvidence    *evidence,
                         AnningEvidenceUse *use)
{
  AnningEvidenceRow *self;
  g_autofree char *name = NULL;
  g_autofree char *subtitle = NULL;

  g_return_val_if_fail (ANNING_IS_STORE (store) && evidence != NULL && use != NULL, NULL);

  self = g_object_new (ANNING_TYPE_EVIDENCE_ROW, NULL);
  self->store = g_object_ref (store);
  self->evidence = evidence;
  self->use = use;
  name = use->name != NULL ? anning_import_clean_name (use->name) : g_strdup (_("Without a name"));
  subtitle = describe (self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  anning_action_row_name (ADW_ACTION_ROW (self), name);
  add_sign (self);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), anning_original_kind_show (anning_original_kind (evidence)));
  g_signal_connect (self, "activated", G_CALLBACK (activated_cb), NULL);
  return GTK_WIDGET (self);
}

void
anning_evidence_row_offer_listening (AnningEvidenceRow *self)
{
  g_return_if_fail (ANNING_IS_EVIDENCE_ROW (self));

  if (anning_original_kind (self->evidence) == ANNING_ORIGINAL_RECORDING)
    add_button (self, "media-playback-start-symbolic", _("Listen to this recording"), G_CALLBACK (listen_clicked_cb));
}
