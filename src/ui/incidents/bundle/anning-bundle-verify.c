/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-bundle-verify.h"

#include <glib/gi18n.h>

#include "anning-bundle-words.h"
#include "anning-button-line.h"
#include "anning-heading.h"

/* Problems that are named one by one. */
#define MOST_PROBLEMS 100
#define PROGRESS_MS 100

struct _AnningBundleVerify
{
  AdwPreferencesGroup parent_instance;

  GCancellable *cancellable; /* NULL: nothing runs */
  GtkFileChooserNative *chooser;

  GtkWidget *choose;
  GtkWidget *running;
  GtkProgressBar *progress;
  GtkLabel *verdict;
  GtkWidget *problems;  /* GtkListBox */
  GtkLabel *sum;
};

G_DEFINE_FINAL_TYPE (AnningBundleVerify, anning_bundle_verify, ADW_TYPE_PREFERENCES_GROUP)

/* ---- on a thread ---- */

typedef struct
{
  char *path;
  GWeakRef widget;
  gint64 told_at;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_weak_ref_clear (&job->widget);
  g_free (job->path);
  g_free (job);
}

typedef struct
{
  AnningBundleVerify *self;
  double fraction;
} Told;

static gboolean
told_cb (gpointer user_data)
{
  Told *told = user_data;

  if (told->self->cancellable != NULL)
    gtk_progress_bar_set_fraction (told->self->progress, CLAMP (told->fraction, 0, 1));
  return G_SOURCE_REMOVE;
}

static void
told_free (gpointer data)
{
  Told *told = data;

  g_object_unref (told->self);
  g_free (told);
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  Job *job = user_data;
  const gint64 now = g_get_monotonic_time () / 1000;
  AnningBundleVerify *self;
  Told *told;

  if (now - job->told_at < PROGRESS_MS)
    return;
  job->told_at = now;
  self = g_weak_ref_get (&job->widget);
  if (self == NULL)
    return;
  told = g_new0 (Told, 1);
  told->self = self;
  told->fraction = fraction;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, told_cb, told, told_free);
}

static void
check_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  AnningBundleVerdict *verdict = anning_bundle_check (job->path, progress_cb, job, cancellable, &error);

  if (verdict != NULL)
    g_task_return_pointer (task, verdict, (GDestroyNotify) anning_bundle_verdict_free);
  else
    g_task_return_error (task, error);
}

/* ---- what came of it ---- */

static void
clear (AnningBundleVerify *self)
{
  GtkWidget *child;

  gtk_label_set_label (self->verdict, "");
  gtk_label_set_label (self->sum, "");
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->sum), FALSE);
  gtk_widget_set_visible (self->problems, FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->verdict), "warning");
  while ((child = gtk_widget_get_first_child (self->problems)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->problems), child);
}

static void
add_problem (AnningBundleVerify *self,
             const char         *text)
{
  gtk_list_box_append (GTK_LIST_BOX (self->problems),
                       g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", text, "title-lines", 0, NULL));
}

static void
show_verdict (AnningBundleVerify        *self,
              const AnningBundleVerdict *verdict)
{
  g_autofree char *text = NULL;
  g_autofree char *sum = NULL;

  if (verdict->problems->len == 0)
    {
      text = g_strdup_printf (ngettext ("The file in it is as the list of sums says.",
                                        "All %u files in it are as the list of sums says.", verdict->n_listed),
                              verdict->n_listed);
    }
  else
    {
      text = g_strdup_printf (ngettext ("%1$u of %2$u file is as the list says. Something is not: do not rely on this bundle, and ask for it once more.",
                                        "%1$u of %2$u files are as the list says. Something is not: do not rely on this bundle, and ask for it once more.",
                                        verdict->n_listed), verdict->n_right, verdict->n_listed);
      gtk_widget_add_css_class (GTK_WIDGET (self->verdict), "warning");
      for (guint i = 0; i < MIN (verdict->problems->len, MOST_PROBLEMS); i++)
        {
          g_autofree char *sentence = anning_bundle_problem_sentence (g_ptr_array_index (verdict->problems, i));

          add_problem (self, sentence);
        }
      if (verdict->problems->len > MOST_PROBLEMS)
        {
          g_autofree char *more = g_strdup_printf (ngettext ("And %u more", "And %u more",
                                                             verdict->problems->len - MOST_PROBLEMS),
                                                   verdict->problems->len - MOST_PROBLEMS);

          add_problem (self, more);
        }
      gtk_widget_set_visible (self->problems, TRUE);
    }
  sum = g_strdup_printf (_("Its fingerprint: %s\nCompare it with the one you were told. Without that, the check only shows that the files belong to this list, not who made it."),
                         verdict->sums_sha256);
  gtk_label_set_label (self->verdict, text);
  gtk_label_set_label (self->sum, sum);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->sum), TRUE);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  AnningBundleVerify *self = ANNING_BUNDLE_VERIFY (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningBundleVerdict) verdict = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *sentence = NULL;

  g_clear_object (&self->cancellable);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  gtk_widget_set_visible (self->running, FALSE);
  gtk_widget_set_sensitive (self->choose, TRUE);
  if (verdict != NULL)
    {
      show_verdict (self, verdict);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  sentence = anning_bundle_error_sentence (error);
  gtk_label_set_label (self->verdict, sentence);
  gtk_widget_add_css_class (GTK_WIDGET (self->verdict), "warning");
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), TRUE);
}

/* ---- choosing ---- */

static void
file_chosen_cb (AnningBundleVerify *self,
                int                 response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    anning_bundle_verify_file (self, file);
}

static void
choose_cb (AnningBundleVerify *self)
{
  g_autoptr (GtkFileFilter) filter = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->chooser != NULL)
    return;
  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _("ZIP files"));
  gtk_file_filter_add_suffix (filter, "zip");
  self->chooser = gtk_file_chooser_native_new (_("Check a Bundle"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (file_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static GtkWidget *
new_running (AnningBundleVerify *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *stop = gtk_button_new_with_label (_("Cancel"));

  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->progress), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->progress), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Checking"), -1);
  g_signal_connect_object (stop, "clicked", G_CALLBACK (anning_bundle_verify_stop), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), stop);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static void
anning_bundle_verify_dispose (GObject *object)
{
  AnningBundleVerify *self = ANNING_BUNDLE_VERIFY (object);

  g_cancellable_cancel (self->cancellable);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (anning_bundle_verify_parent_class)->dispose (object);
}

static void
anning_bundle_verify_class_init (AnningBundleVerifyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_bundle_verify_dispose;
}

static void
anning_bundle_verify_init (AnningBundleVerify *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Check a Bundle"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _("Yours or one that you were given: whether its files are still those of its list. Nothing of it is unpacked to the disk."));
  self->choose = gtk_button_new_with_label (_("Choose a ZIP…"));
  gtk_widget_set_halign (self->choose, GTK_ALIGN_START);
  g_signal_connect_object (self->choose, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  self->running = new_running (self);
  self->verdict = GTK_LABEL (anning_heading_set_level (anning_bundle_label_new (NULL, "heading"), 2));
  self->problems = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->problems), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->problems, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->problems), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What is not as the list says"), -1);
  self->sum = GTK_LABEL (anning_bundle_label_new (NULL, "caption"));
  gtk_label_set_selectable (self->sum, TRUE);
  gtk_box_append (GTK_BOX (box), self->choose);
  gtk_box_append (GTK_BOX (box), self->running);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->verdict));
  gtk_box_append (GTK_BOX (box), self->problems);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sum));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), box);
  clear (self);
}

GtkWidget *
anning_bundle_verify_new (void)
{
  return g_object_new (ANNING_TYPE_BUNDLE_VERIFY, NULL);
}

void
anning_bundle_verify_file (AnningBundleVerify *self,
                           GFile              *file)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *path = NULL;
  Job *job;

  g_return_if_fail (ANNING_IS_BUNDLE_VERIFY (self) && G_IS_FILE (file));

  if (self->cancellable != NULL)
    return;
  clear (self);
  path = g_file_get_path (file);
  if (path == NULL)
    {
      gtk_label_set_label (self->verdict, _("That file is not on this computer. Copy it here first."));
      gtk_widget_set_visible (GTK_WIDGET (self->verdict), TRUE);
      return;
    }
  self->cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_visible (self->running, TRUE);
  gtk_widget_set_sensitive (self->choose, FALSE);
  job = g_new0 (Job, 1);
  job->path = g_steal_pointer (&path);
  g_weak_ref_init (&job->widget, self);
  task = g_task_new (self, self->cancellable, checked_cb, NULL);
  g_task_set_source_tag (task, anning_bundle_verify_file);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, check_thread);
}

void
anning_bundle_verify_stop (AnningBundleVerify *self)
{
  g_return_if_fail (ANNING_IS_BUNDLE_VERIFY (self));

  g_cancellable_cancel (self->cancellable);
}

const char *
anning_bundle_verify_get_verdict (AnningBundleVerify *self)
{
  g_return_val_if_fail (ANNING_IS_BUNDLE_VERIFY (self), "");

  return gtk_label_get_label (self->verdict);
}
