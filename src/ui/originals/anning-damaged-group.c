/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-damaged-group.h"

#include <glib/gi18n.h>

#include "anning-evidence-repair.h"
#include "anning-format.h"
#include "anning-import-item.h"
#include "anning-original-facts.h"
#include "anning-plain-breaks.h"
#include "anning-toasts.h"
#include "anning-value-row.h"

struct _AnningDamagedGroup
{
  AdwBin parent_instance;

  AnningStore *store;
  GCancellable *cancellable;
  GtkFileChooserNative *chooser;
  gint64 chosen; /* the original that a file is chosen for */
};

enum
{
  REPAIRED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningDamagedGroup, anning_damaged_group, ADW_TYPE_BIN)

/* ---- putting one back ---- */

static void
put_back_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AnningDamagedGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean fits = anning_evidence_put_back_finish (ANNING_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (error != NULL)
    anning_toast_error (GTK_WIDGET (self), error);
  else if (!fits)
    anning_toast (GTK_WIDGET (self), _("This is another file: its SHA-256 is not that of the original"));
  else
    {
      anning_toast (GTK_WIDGET (self), _("The original is whole again"));
      g_signal_emit (self, signals[REPAIRED], 0);
    }
}

static void
chosen_cb (AnningDamagedGroup *self,
           int                 response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT || self->store == NULL)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  anning_evidence_put_back_async (self->store, self->chosen, file, self->cancellable, put_back_cb, g_object_ref (self));
}

static void
choose_cb (AnningDamagedGroup *self,
           GtkWidget          *button)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->chooser != NULL)
    return;
  self->chosen = *(const gint64 *) g_object_get_data (G_OBJECT (button), "evidence-id");
  self->chooser = gtk_file_chooser_native_new (_("Put the Original Back"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* ---- rows ---- */

static void
add_line (GtkWidget  *expander,
          const char *title,
          const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
}

static void
add_put_back (AnningDamagedGroup *self,
              GtkWidget          *expander,
              gint64              evidence_id)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Choose…"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Put it back from a file"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Only the very same bytes are taken."));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "evidence-id", g_memdup2 (&evidence_id, sizeof evidence_id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
}

/* Returns: (transfer full): the name under which it came first */
static char *
dup_name (const AnningDamagedOriginal *damaged)
{
  for (guint i = 0; damaged->users != NULL && i < damaged->users->len; i++)
    {
      const AnningOriginalUser *user = g_ptr_array_index (damaged->users, i);

      if (user->use->name != NULL)
        return anning_import_clean_name (user->use->name);
    }
  return g_strdup (_("Without a name"));
}

static GtkWidget *
new_row (AnningDamagedGroup          *self,
         const AnningDamagedOriginal *damaged)
{
  GtkWidget *expander = anning_expander_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  g_autoptr (GDateTime) added = g_date_time_new_from_unix_local (damaged->added_at / ANNING_MS_PER_SECOND);
  g_autofree char *iso = added != NULL ? g_date_time_format (added, "%Y-%m-%d") : NULL;
  g_autofree char *day = anning_format_day (iso);
  g_autofree char *size = g_format_size ((guint64) damaged->size);
  g_autofree char *name = dup_name (damaged);
  g_autofree char *expected = anning_original_dup_digest (damaged->expected);
  g_autofree char *found = damaged->found != NULL ? anning_original_dup_digest (damaged->found) : NULL;
  g_autofree char *subtitle = NULL;

  /* Translators: size of a file, the day on which it was brought in */
  subtitle = g_strdup_printf (_("%1$s · brought in on %2$s"), size, day);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (expander), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), name);
  anning_plain_breaks (expander);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), subtitle);
  gtk_widget_add_css_class (icon, "warning");
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (expander), icon);

  for (guint i = 0; damaged->users != NULL && i < damaged->users->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                              anning_original_user_row_new (g_ptr_array_index (damaged->users, i)));
  add_line (expander, _("SHA-256 as it came in"), expected);
  add_line (expander, _("SHA-256 as it is now"),
            found != NULL ? found : _("None: pieces of it are missing or cannot be read."));
  add_put_back (self, expander, damaged->evidence_id);
  return expander;
}

static GtkWidget *
new_steps (void)
{
  GtkWidget *group = adw_preferences_group_new ();
  static const struct
  {
    const char *title;
    const char *text;
  } steps[] = {
    { N_("Leave this file as it is"),
      N_("Copy it to another disk or a USB stick before anything else: the disk may be failing.") },
    { N_("Look for an older copy"),
      N_("In a backup of this file the original may still be whole. Open the backup with “anning --file”, check all "
         "originals there, and save a copy of this one.") },
    { N_("Look where it came from"),
      N_("The phone, the chat or the mailbox may still have it. Put it back in the list above: it is taken only if it is the very same.") },
    { N_("Do not use it as proof as it is"),
      N_("Its SHA-256 does not fit any more, and whoever checks it will see that.") },
  };

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("What to Do"));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(steps[i].title));
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(steps[i].text));
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return group;
}

/* ---- the object ---- */

static void
anning_damaged_group_dispose (GObject *object)
{
  AnningDamagedGroup *self = ANNING_DAMAGED_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_damaged_group_parent_class)->dispose (object);
}

static void
anning_damaged_group_class_init (AnningDamagedGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_damaged_group_dispose;

  signals[REPAIRED] = g_signal_new ("repaired", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_damaged_group_init (AnningDamagedGroup *self)
{
  self->cancellable = g_cancellable_new ();
}

GtkWidget *
anning_damaged_group_new (void)
{
  return g_object_new (ANNING_TYPE_DAMAGED_GROUP, NULL);
}

void
anning_damaged_group_show (AnningDamagedGroup          *self,
                           AnningStore                 *store,
                           const AnningOriginalsReport *report)
{
  GtkWidget *box;
  GtkWidget *group;
  g_autofree char *title = NULL;

  g_return_if_fail (ANNING_IS_DAMAGED_GROUP (self) && ANNING_IS_STORE (store) && report != NULL);

  g_set_object (&self->store, store);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  group = adw_preferences_group_new ();
  /* Translators: how many are damaged, of how many */
  title = g_strdup_printf (ngettext ("%1$u of %2$u Originals Is Damaged", "%1$u of %2$u Originals Are Damaged",
                                     report->damaged->len),
                           report->damaged->len, report->n_checked);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("Their bytes are not those that came in. The others are unchanged."));
  for (guint i = 0; i < report->damaged->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (self, g_ptr_array_index (report->damaged, i)));
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), new_steps ());
  adw_bin_set_child (ADW_BIN (self), box);
}
