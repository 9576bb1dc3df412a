/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-fingerprint-check.h"

#include <glib/gi18n.h>

#include "anning-fingerprint-words.h"
#include "anning-format.h"
#include "anning-toasts.h"
#include "anning-value-row.h"

/* Progress is shown so often, in ms. */
#define STEP 100

struct _AnningFingerprintCheck
{
  AdwPreferencesGroup parent_instance;

  AnningStore *store;
  GCancellable *cancellable; /* NULL while nothing runs */
  gint *permille;            /* of the one that runs: written by its thread */
  guint step_id;
  gboolean many;

  AdwEntryRow *entry;
  GtkWidget *check_button;
  GtkWidget *progress_row;
  GtkProgressBar *progress;
  GPtrArray *results; /* GtkWidget, rows */
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningFingerprintCheck, anning_fingerprint_check, ADW_TYPE_PREFERENCES_GROUP)

/* What the thread needs. */
typedef struct
{
  char *path;
  GArray *claims;
  gint *permille;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_array_unref (job->claims);
  g_atomic_rc_box_release (job->permille);
  g_free (job);
}

/* ---- what is shown ---- */

static void
drop_results (AnningFingerprintCheck *self)
{
  for (guint i = 0; i < self->results->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->results, i));
  g_ptr_array_set_size (self->results, 0);
}

static void
add_result (AnningFingerprintCheck *self,
            const char             *title,
            const char             *sentence,
            gboolean                good)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  GtkWidget *icon = gtk_image_new_from_icon_name (good ? "object-select-symbolic" : "dialog-warning-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (sentence != NULL)
    adw_action_row_set_subtitle (row, sentence);
  if (!good)
    gtk_widget_add_css_class (icon, "warning");
  adw_action_row_add_prefix (row, icon);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  g_ptr_array_add (self->results, row);
}

static void
show_claim (AnningFingerprintCheck        *self,
            const AnningFingerprintClaim  *claim,
            const AnningFingerprintAnswer *answer)
{
  g_autofree char *sentence = anning_fingerprint_words_sentence (claim, answer);

  add_result (self, anning_fingerprint_words_title (claim, answer), sentence,
              claim->state == ANNING_FINGERPRINT_HOLDS && answer->broken == 0);
}

static void
show_answer (AnningFingerprintCheck        *self,
             const AnningFingerprintAnswer *answer)
{
  guint n_good = 0;
  g_autofree char *title = NULL;

  drop_results (self);
  if (!self->many)
    {
      show_claim (self, &g_array_index (answer->claims, AnningFingerprintClaim, 0), answer);
      return;
    }
  for (guint i = 0; i < answer->claims->len; i++)
    n_good += g_array_index (answer->claims, AnningFingerprintClaim, i).state == ANNING_FINGERPRINT_HOLDS;
  /* Translators: how many hold, of how many */
  title = g_strdup_printf (ngettext ("%1$u of %2$u fingerprint holds", "%1$u of %2$u fingerprints hold",
                                     answer->claims->len), n_good, answer->claims->len);
  add_result (self, title, NULL, n_good == answer->claims->len);
  for (guint i = 0; i < answer->claims->len; i++)
    {
      const AnningFingerprintClaim *claim = &g_array_index (answer->claims, AnningFingerprintClaim, i);

      if (claim->state != ANNING_FINGERPRINT_HOLDS)
        show_claim (self, claim, answer);
    }
}

/* ---- the work ---- */

static gboolean
step_cb (gpointer user_data)
{
  AnningFingerprintCheck *self = user_data;

  gtk_progress_bar_set_fraction (self->progress, g_atomic_int_get (self->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
set_running (AnningFingerprintCheck *self,
             gboolean                running)
{
  gtk_widget_set_visible (self->progress_row, running);
  gtk_widget_set_sensitive (self->check_button, !running);
  if (running)
    {
      gtk_progress_bar_set_fraction (self->progress, 0);
      self->step_id = g_timeout_add (STEP, step_cb, self);
      return;
    }
  g_clear_handle_id (&self->step_id, g_source_remove);
  g_clear_pointer (&self->permille, g_atomic_rc_box_release);
  g_clear_object (&self->cancellable);
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  g_atomic_int_set ((gint *) user_data, (gint) (fraction * 1000));
}

static void
check_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  AnningFingerprintAnswer *answer;

  answer = anning_fingerprints_check (job->path, job->claims, progress_cb, job->permille, cancellable, &error);
  if (answer != NULL)
    g_task_return_pointer (task, answer, (GDestroyNotify) anning_fingerprint_answer_free);
  else
    g_task_return_error (task, error);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AnningFingerprintCheck) self = user_data;
  g_autoptr (AnningFingerprintAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  answer = g_task_propagate_pointer (G_TASK (result), &error);
  /* Another one was begun, or the window is gone. */
  if (self->cancellable == NULL || self->cancellable != g_task_get_cancellable (G_TASK (result)))
    return;
  set_running (self, FALSE);
  if (answer != NULL)
    show_answer (self, answer);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *sentence = anning_error_sentence (error);

      add_result (self, _("The check could not be done"), sentence, FALSE);
    }
  g_signal_emit (self, signals[DONE], 0);
}

static void
stop_cb (AnningFingerprintCheck *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/* @claims: (transfer full) */
static void
begin (AnningFingerprintCheck *self,
       GArray                 *claims,
       gboolean                many)
{
  g_autoptr (GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  if (self->cancellable != NULL)
    {
      g_cancellable_cancel (self->cancellable);
      set_running (self, FALSE);
    }
  drop_results (self);
  self->many = many;
  self->cancellable = g_cancellable_new ();
  self->permille = g_atomic_rc_box_new0 (gint);
  job->path = g_strdup (anning_store_get_path (self->store));
  job->claims = claims;
  job->permille = g_atomic_rc_box_acquire (self->permille);
  set_running (self, TRUE);

  /* Not the source of the task: a thread might be the last to let a widget go. */
  task = g_task_new (NULL, self->cancellable, checked_cb, g_object_ref (self));
  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, check_in_thread);
}

static void
check_cb (AnningFingerprintCheck *self)
{
  AnningFingerprintLine line;
  AnningFingerprintLineState state = anning_fingerprint_line_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &line);
  AnningFingerprintClaim claim;
  GArray *claims;

  if (state != ANNING_FINGERPRINT_LINE_GOOD)
    {
      stop_cb (self);
      drop_results (self);
      add_result (self, _("This cannot be checked"), anning_fingerprint_words_line (state), FALSE);
      g_signal_emit (self, signals[DONE], 0);
      return;
    }
  claims = g_array_new (FALSE, TRUE, sizeof (AnningFingerprintClaim));
  anning_fingerprint_claim_init (&claim, line.seq, line.at, line.hash);
  g_array_append_val (claims, claim);
  begin (self, claims, FALSE);
}

/* ---- the object ---- */

static void
anning_fingerprint_check_dispose (GObject *object)
{
  AnningFingerprintCheck *self = ANNING_FINGERPRINT_CHECK (object);

  stop_cb (self);
  g_clear_handle_id (&self->step_id, g_source_remove);
  g_clear_pointer (&self->permille, g_atomic_rc_box_release);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (anning_fingerprint_check_parent_class)->dispose (object);
}

static void
anning_fingerprint_check_finalize (GObject *object)
{
  g_ptr_array_unref (ANNING_FINGERPRINT_CHECK (object)->results);

  G_OBJECT_CLASS (anning_fingerprint_check_parent_class)->finalize (object);
}

static void
anning_fingerprint_check_class_init (AnningFingerprintCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_fingerprint_check_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_fingerprint_check_finalize;

  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static GtkWidget *
make_progress (AnningFingerprintCheck *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_label (_("Stop"));

  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->progress), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->progress), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Checking the journal"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (stop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  anning_row_name (GTK_LIST_BOX_ROW (row), _("Checking the journal"));
  gtk_widget_set_visible (row, FALSE);
  return row;
}

static void
anning_fingerprint_check_init (AnningFingerprintCheck *self)
{
  self->results = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Check a Line"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _("Paste the line as the other person has it. Only that one proves something: a line "
                                           "that was kept beside the log could have been changed together with it."));

  self->entry = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), _("The line"));
  g_signal_connect_object (self->entry, "entry-activated", G_CALLBACK (check_cb), self, G_CONNECT_SWAPPED);
  self->check_button = gtk_button_new_with_label (C_("fingerprint", "Check"));
  gtk_widget_set_valign (self->check_button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->check_button, "clicked", G_CALLBACK (check_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (self->entry, self->check_button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->entry));

  self->progress_row = make_progress (self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->progress_row);
}

GtkWidget *
anning_fingerprint_check_new (AnningStore *store)
{
  AnningFingerprintCheck *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_FINGERPRINT_CHECK, NULL);
  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
anning_fingerprint_check_line (AnningFingerprintCheck *self,
                               const char             *line)
{
  g_return_if_fail (ANNING_IS_FINGERPRINT_CHECK (self) && line != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), line);
  check_cb (self);
}

void
anning_fingerprint_check_all (AnningFingerprintCheck *self,
                              GPtrArray              *kept)
{
  GArray *claims;

  g_return_if_fail (ANNING_IS_FINGERPRINT_CHECK (self) && kept != NULL);

  claims = g_array_new (FALSE, TRUE, sizeof (AnningFingerprintClaim));
  for (guint i = 0; i < kept->len; i++)
    {
      const AnningFingerprint *one = g_ptr_array_index (kept, i);
      AnningFingerprintClaim claim;

      anning_fingerprint_claim_init (&claim, one->seq, one->at, one->hash);
      g_array_append_val (claims, claim);
    }
  begin (self, claims, TRUE);
}
