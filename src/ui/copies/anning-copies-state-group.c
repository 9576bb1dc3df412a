/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-copies-state-group.h"

#include <glib/gi18n.h>

#include "anning-copies-parts.h"
#include "anning-copies.h"
#include "anning-show-file.h"
#include "anning-toasts.h"

struct _AnningCopiesStateGroup
{
  AdwPreferencesGroup parent_instance;

  AnningStore *store;
  GCancellable *cancellable;
  char *path;
  char *folder;
  gboolean away; /* the folder is not there */

  GtkWidget *state_row;
  GtkWidget *automatic_row;
  GtkSwitch *automatic;
  GtkWidget *folder_row;
  GtkWidget *move_button;
  GtkWidget *size_row;
};

enum
{
  MAKE,
  MOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningCopiesStateGroup, anning_copies_state_group, ADW_TYPE_PREFERENCES_GROUP)

/* ---- the last copy ---- */

static void
show_state (AnningCopiesStateGroup *self,
            gint64                  newest)
{
  g_autoptr (AnningCopiesState) state = self->store != NULL ? anning_store_get_copies_state (self->store) : NULL;
  g_autofree char *when = NULL;
  g_autofree char *subtitle = NULL;
  const char *title;

  if (state != NULL && state->last_made_at != ANNING_UNKNOWN && state->last_made_at > newest)
    newest = state->last_made_at;
  if (newest != ANNING_UNKNOWN)
    {
      g_autofree char *moment = anning_copies_parts_moment (newest);

      /* Translators: %s is a day and a time */
      when = g_strdup_printf (_("The newest copy is of %s."), moment);
    }
  else
    {
      when = g_strdup (_("There is no copy yet."));
    }

  gtk_widget_remove_css_class (self->state_row, "warning");
  if (state != NULL && state->error != NULL)
    {
      g_autofree char *sentence = anning_error_sentence (state->error);

      title = _("The Last Copy Failed");
      subtitle = g_strconcat (sentence, "\n", when, NULL);
      gtk_widget_add_css_class (self->state_row, "warning");
    }
  else if (self->away)
    {
      title = _("The Folder of Copies Is Not There");
      /* That there is none yet nobody can tell: they may lie in that folder. */
      subtitle = g_strconcat (_("As long as it is not, no copy is made."), newest != ANNING_UNKNOWN ? "\n" : NULL, when, NULL);
      gtk_widget_add_css_class (self->state_row, "warning");
    }
  else if (state != NULL && state->running)
    {
      title = _("A Copy Is Being Made…");
      subtitle = g_strdup (when);
    }
  else if (state != NULL && state->n_damaged > 0)
    {
      guint n = (guint) MIN (state->n_damaged, G_MAXUINT);

      title = _("The Last Copy Is Not Whole");
      subtitle = g_strdup_printf (ngettext ("%u original of the file is damaged and could not be copied. Look for the sound file and put it back: see the check of all originals.",
                                            "%u originals of the file are damaged and could not be copied. Look for the sound files and put them back: see the check of all originals.",
                                            n), n);
      gtk_widget_add_css_class (self->state_row, "warning");
    }
  else
    {
      title = newest != ANNING_UNKNOWN ? _("Backed Up") : _("Not Copied Yet");
      subtitle = g_strdup (when);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state_row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->state_row), subtitle);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningCopiesStateGroup) self = user_data;
  g_autoptr (GPtrArray) copies = anning_copies_list_finish (result, &self->away, NULL);
  gint64 newest = ANNING_UNKNOWN;

  if (self->path == NULL)
    return;
  for (guint i = 0; copies != NULL && i < copies->len; i++)
    newest = MAX (newest, ((const AnningCopy *) g_ptr_array_index (copies, i))->made_at);
  show_state (self, newest);
}

static void
measured_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AnningCopiesStateGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  AnningCopiesSize size;

  if (!anning_copies_measure_finish (result, &size, &error))
    {
      if (self->path != NULL)
        gtk_widget_set_visible (self->size_row, FALSE);
      return;
    }
  if (self->path == NULL)
    return;
  gtk_widget_set_visible (self->size_row, size.n_copies > 0);
  if (size.n_copies > 0)
    {
      guint n = (guint) MIN (size.n_copies, G_MAXUINT);
      guint n_originals = (guint) MIN (size.n_originals, G_MAXUINT);
      g_autofree char *own = g_format_size ((guint64) size.own_size);
      g_autofree char *shared = g_format_size ((guint64) size.shared_size);
      /* Translators: a number, then an amount of bytes such as "1.2 GB" */
      g_autofree char *copies = g_strdup_printf (ngettext ("%1$u copy: %2$s", "%1$u copies: %2$s", n), n, own);
      /* Translators: a number, then an amount of bytes such as "1.2 GB" */
      g_autofree char *originals = g_strdup_printf (ngettext ("%1$u original, kept once for all copies: %2$s",
                                                              "%1$u originals, kept once for all copies: %2$s", n_originals),
                                                    n_originals, shared);

      text = g_strconcat (copies, "\n", originals, NULL);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->size_row), text);
    }
}

static void
copies_changed_cb (AnningCopiesStateGroup *self)
{
  if (self->path == NULL)
    return;
  anning_copies_list_async (self->path, self->folder, self->cancellable, listed_cb, g_object_ref (self));
  anning_copies_measure_async (self->path, self->folder, self->cancellable, measured_cb, g_object_ref (self));
}

/* ---- buttons ---- */

static void
make_cb (AnningCopiesStateGroup *self)
{
  g_signal_emit (self, signals[MAKE], 0);
}

static void
move_cb (AnningCopiesStateGroup *self)
{
  g_signal_emit (self, signals[MOVE], 0);
}

static void
open_folder_cb (AnningCopiesStateGroup *self)
{
  g_autoptr (GFile) folder = g_file_new_for_path (adw_action_row_get_subtitle (ADW_ACTION_ROW (self->folder_row)));

  anning_show_folder (GTK_WIDGET (self), folder);
}

/* ---- the object ---- */

static void
anning_copies_state_group_dispose (GObject *object)
{
  AnningCopiesStateGroup *self = ANNING_COPIES_STATE_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_copies_state_group_parent_class)->dispose (object);
}

static void
anning_copies_state_group_finalize (GObject *object)
{
  AnningCopiesStateGroup *self = ANNING_COPIES_STATE_GROUP (object);

  g_clear_object (&self->cancellable);
  g_free (self->folder);
  G_OBJECT_CLASS (anning_copies_state_group_parent_class)->finalize (object);
}

static void
anning_copies_state_group_class_init (AnningCopiesStateGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_copies_state_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_copies_state_group_finalize;

  signals[MAKE] = g_signal_new ("make", ANNING_TYPE_COPIES_STATE_GROUP, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVE] = g_signal_new ("move", ANNING_TYPE_COPIES_STATE_GROUP, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_copies_state_group_init (AnningCopiesStateGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);
  GtkWidget *make = gtk_button_new_with_label (_("Copy Now"));
  GtkWidget *open;

  self->cancellable = g_cancellable_new ();
  adw_preferences_group_set_title (group, _("Automatic Copies"));

  self->state_row = anning_copies_parts_new_row (_("Not Copied Yet"), NULL);
  gtk_widget_set_valign (make, GTK_ALIGN_CENTER);
  g_signal_connect_object (make, "clicked", G_CALLBACK (make_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->state_row), make);
  adw_preferences_group_add (group, self->state_row);

  self->automatic_row = anning_copies_parts_new_row (_("A Copy Each Day"),
                                                     _("Made before the first change of a day, while you go on working"));
  self->automatic = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->automatic), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->automatic_row), GTK_WIDGET (self->automatic));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->automatic_row), GTK_WIDGET (self->automatic));
  adw_preferences_group_add (group, self->automatic_row);

  self->folder_row = anning_copies_parts_new_row (_("Folder of Copies"), NULL);
  open = anning_copies_parts_add_button (self->folder_row, "folder-open-symbolic", _("Show the Folder"));
  g_signal_connect_object (open, "clicked", G_CALLBACK (open_folder_cb), self, G_CONNECT_SWAPPED);
  self->move_button = gtk_button_new_with_label (_("Move…"));
  gtk_widget_set_valign (self->move_button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->move_button, _("Keep the copies on another disk"));
  g_signal_connect_object (self->move_button, "clicked", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->folder_row), self->move_button);
  adw_preferences_group_add (group, self->folder_row);

  self->size_row = anning_copies_parts_new_row (_("What They Take"), "");
  gtk_widget_set_visible (self->size_row, FALSE);
  adw_preferences_group_add (group, self->size_row);
}

GtkWidget *
anning_copies_state_group_new (void)
{
  return g_object_new (ANNING_TYPE_COPIES_STATE_GROUP, NULL);
}

void
anning_copies_state_group_show (AnningCopiesStateGroup *self,
                                AnningStore            *store,
                                GSettings              *settings,
                                const char             *path,
                                const char             *folder)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (ANNING_IS_COPIES_STATE_GROUP (self) && path != NULL);

  if (store != NULL && store != self->store)
    g_signal_connect_object (store, "copies-changed", G_CALLBACK (copies_changed_cb), self, G_CONNECT_SWAPPED);
  g_set_object (&self->store, store);
  shown = folder != NULL ? g_strdup (folder) : anning_copies_dup_default_folder (path);
  if (path != self->path)
    {
      g_free (self->path);
      self->path = g_strdup (path);
    }
  g_free (self->folder);
  self->folder = g_strdup (folder);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->folder_row), shown);
  if (settings != NULL)
    g_settings_bind (settings, "copies-automatic", self->automatic, "active", G_SETTINGS_BIND_DEFAULT);
  gtk_widget_set_visible (self->automatic_row, settings != NULL);
  gtk_widget_set_visible (self->move_button, settings != NULL);
  show_state (self, ANNING_UNKNOWN);
  copies_changed_cb (self);
}
