/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-copies-list-group.h"

#include <glib/gi18n.h>

#include "anning-copies-parts.h"
#include "anning-copies.h"
#include "anning-copy-words.h"
#include "anning-toasts.h"

struct _AnningCopiesListGroup
{
  AdwPreferencesGroup parent_instance;

  char *path;
  char *folder;
  char *asked;               /* the copy of which it is asked whether it is dropped */
  GCancellable *cancellable;
  GPtrArray *rows;           /* GtkWidget, borrowed */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningCopiesListGroup, anning_copies_list_group, ADW_TYPE_PREFERENCES_GROUP)

static void read_list (AnningCopiesListGroup *self);

static const char *
path_of (GtkWidget *widget)
{
  GtkWidget *row = ADW_IS_ACTION_ROW (widget) ? widget : gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW);

  return g_object_get_data (G_OBJECT (row), "path");
}

/* ---- dropping one ---- */

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AnningCopiesListGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!anning_copies_remove_finish (result, &error) && self->path != NULL)
    anning_toast_error (GTK_WIDGET (self), error);
  if (self->path != NULL)
    read_list (self);
}

static void
remove_agreed_cb (AnningCopiesListGroup *self)
{
  anning_copies_remove_async (self->asked, self->cancellable, removed_cb, g_object_ref (self));
}

static void
remove_cb (AnningCopiesListGroup *self,
           GtkWidget             *button)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, NULL);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW)));

  g_free (self->asked);
  self->asked = g_strdup (path_of (button));
  adw_message_dialog_set_heading (message, _("Delete This Copy?"));
  /* Translators: %s is the day and time at which the copy was made */
  adw_message_dialog_format_body (message, _("The copy of %s goes for good, with the originals that no other copy needs. Your file is not touched."), title);
  adw_message_dialog_add_responses (message, "cancel", _("Cancel"), "remove", _("Delete for Good"), NULL);
  adw_message_dialog_set_default_response (message, "cancel");
  adw_message_dialog_set_close_response (message, "cancel");
  g_signal_connect_object (dialog, "response::remove", G_CALLBACK (remove_agreed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- rows ---- */

static void
activated_cb (AnningCopiesListGroup *self,
              GtkWidget             *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, path_of (row));
}

static char *
describe (const AnningCopy *copy)
{
  g_autofree char *own = g_format_size ((guint64) copy->own_size);
  g_autofree char *shared = g_format_size ((guint64) copy->shared_size);
  GString *text = g_string_new (copy->before_migration ? _("Before a newer program changed the file") : _("Copy of a day"));

  g_string_append (text, " · ");
  if (copy->schema == 0)
    {
      g_string_append (text, _("It cannot be read."));
    }
  else if (copy->light && copy->n_originals > 0)
    {
      /* Translators: two amounts of bytes such as "1.2 GB" */
      g_string_append_printf (text, _("%1$s, with originals of %2$s that are kept once for all copies"), own, shared);
    }
  else
    {
      g_string_append (text, own);
    }
  if (copy->n_missing > 0)
    {
      guint n = (guint) MIN (copy->n_missing, G_MAXUINT);

      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u original is missing", "%u originals are missing", n), n);
    }
  return g_string_free (text, FALSE);
}

static void
add_row (AnningCopiesListGroup *self,
         GtkWidget             *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
drop_rows (AnningCopiesListGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_copy (AnningCopiesListGroup *self,
          const AnningCopy      *copy)
{
  g_autofree char *title = anning_copies_parts_moment (copy->made_at);
  g_autofree char *subtitle = describe (copy);
  GtkWidget *row = anning_copies_parts_new_row (title, subtitle);
  GtkWidget *button = anning_copies_parts_add_button (row, "user-trash-symbolic", _("Delete This Copy…"));
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (copy->path), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  if (copy->schema != 0)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_widget_set_tooltip_text (row, _("Look Inside and Restore…"));
      g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
    }
  else
    {
      g_object_ref_sink (arrow);
      g_object_unref (arrow);
    }
  add_row (self, row);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningCopiesListGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean away = FALSE;
  g_autoptr (GPtrArray) copies = anning_copies_list_finish (result, &away, &error);

  if (self->path == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  drop_rows (self);
  if (copies == NULL)
    {
      g_autofree char *sentence = anning_error_sentence (error);

      add_row (self, anning_copies_parts_new_row (_("The Folder of Copies Could Not Be Read"), sentence));
      return;
    }
  if (away)
    add_row (self, anning_copies_parts_new_row (_("The Folder of Copies Is Not There"), anning_copy_words_away ()));
  for (guint i = 0; i < copies->len; i++)
    add_copy (self, g_ptr_array_index (copies, i));
  if (copies->len == 0 && !away)
    add_row (self, anning_copies_parts_new_row (_("No Copy Yet"), _("The first is made before the first change of a day.")));
}

static void
read_list (AnningCopiesListGroup *self)
{
  anning_copies_list_async (self->path, self->folder, self->cancellable, listed_cb, g_object_ref (self));
}

/* ---- the object ---- */

static void
anning_copies_list_group_dispose (GObject *object)
{
  AnningCopiesListGroup *self = ANNING_COPIES_LIST_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (anning_copies_list_group_parent_class)->dispose (object);
}

static void
anning_copies_list_group_finalize (GObject *object)
{
  AnningCopiesListGroup *self = ANNING_COPIES_LIST_GROUP (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->folder);
  g_free (self->asked);
  G_OBJECT_CLASS (anning_copies_list_group_parent_class)->finalize (object);
}

static void
anning_copies_list_group_class_init (AnningCopiesListGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_copies_list_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_copies_list_group_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", ANNING_TYPE_COPIES_LIST_GROUP, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
anning_copies_list_group_init (AnningCopiesListGroup *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Copies"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _("7 days, 4 weeks and 6 months are kept. Before one is restored, you see what is inside."));
}

GtkWidget *
anning_copies_list_group_new (void)
{
  return g_object_new (ANNING_TYPE_COPIES_LIST_GROUP, NULL);
}

void
anning_copies_list_group_show (AnningCopiesListGroup *self,
                               const char            *path,
                               const char            *folder)
{
  g_autofree char *old_path = NULL;
  g_autofree char *old_folder = NULL;

  g_return_if_fail (ANNING_IS_COPIES_LIST_GROUP (self) && path != NULL);

  old_path = g_steal_pointer (&self->path);
  old_folder = g_steal_pointer (&self->folder);
  self->path = g_strdup (path);
  self->folder = g_strdup (folder);
  read_list (self);
}
