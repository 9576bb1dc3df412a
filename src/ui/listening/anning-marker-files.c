/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-marker-files.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "anning-file-name.h"
#include "anning-language.h"
#include "anning-outgoing.h"
#include "anning-page-text.h"
#include "anning-toasts.h"

/* One export, from the menu to the toast. */
typedef struct
{
  GtkWidget *widget; /* weak */
  AnningRecordingParts parts;
  AnningCuesFormat format;
  gboolean pages;
  gboolean print;
  const char *language;
  GtkFileChooserNative *chooser;
  GBytes *bytes;
} Leaving;

/* What the worker makes. */
typedef struct
{
  char *text;        /* of a text */
  GPtrArray *blocks; /* of pages */
} Made;

typedef struct
{
  gint64 evidence_id;
  gint64 incident_id;
  AnningRecordingParts parts;
  AnningCuesFormat format;
  gboolean pages;
  const char *language;
} Request;

/* One import. */
typedef struct
{
  GtkWidget *widget; /* weak */
  AnningStore *store;
  gint64 evidence_id;
  gint64 incident_id;
  GtkFileChooserNative *chooser;
  AnningCuesPlan *plan;
} Coming;

typedef struct
{
  AnningStore *store;
  AnningCuesDone *done;
} Undoing;

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* ---- what leaves ---- */

static void
leaving_free (Leaving *leaving)
{
  g_clear_weak_pointer (&leaving->widget);
  g_clear_object (&leaving->chooser);
  g_clear_pointer (&leaving->bytes, g_bytes_unref);
  g_free (leaving);
}

static void
made_free (gpointer data)
{
  Made *made = data;

  g_free (made->text);
  g_clear_pointer (&made->blocks, g_ptr_array_unref);
  g_free (made);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Made, made_free)

static gpointer
make_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Request *request = data;
  g_autoptr (AnningRecordingNotes) notes = NULL;
  g_autoptr (Made) made = g_new0 (Made, 1);

  notes = anning_recording_notes_read (db, request->evidence_id, request->incident_id, error);
  if (notes == NULL)
    return NULL;
  if (request->pages)
    made->blocks = anning_recording_export_blocks (notes, request->parts, request->language, error);
  else
    made->text = anning_recording_export_text (notes, request->parts, request->format, request->language, error);
  return made->blocks != NULL || made->text != NULL ? g_steal_pointer (&made) : NULL;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Leaving *leaving = user_data;
  g_autoptr (GError) error = NULL;
  gboolean written = g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);

  if (leaving->widget != NULL && written)
    anning_toast_saved (leaving->widget, _("File saved"), G_FILE (source));
  else if (leaving->widget != NULL)
    anning_toast_error (leaving->widget, error);
  leaving_free (leaving);
}

static void
target_chosen_cb (GtkFileChooserNative *chooser,
                  int                   response,
                  Leaving              *leaving)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file == NULL)
    leaving_free (leaving);
  else
    g_file_replace_contents_bytes_async (file, leaving->bytes, NULL, FALSE,
                                         G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL, written_cb,
                                         leaving);
}

/* Returns: (transfer full): not after the recording, whose name says who called */
static char *
new_name (const Leaving *leaving,
          const char    *ending)
{
  const char *kind = leaving->parts & ANNING_RECORDING_TRANSCRIPT ? C_("file", "transcript") : C_("file", "marks");

  return anning_file_name_new (kind, ending);
}

static void
ask_for_target (Leaving    *leaving,
                const Made *made)
{
  g_autofree char *ending = g_strconcat (".", anning_cues_extension (leaving->format), NULL);
  g_autofree char *name = new_name (leaving, ending);

  leaving->bytes = g_bytes_new (made->text, strlen (made->text));
  leaving->chooser = gtk_file_chooser_native_new (_("Save Marks and Transcript"), window_of (leaving->widget),
                                                  GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (leaving->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (leaving->chooser), name);
  g_signal_connect (leaving->chooser, "response", G_CALLBACK (target_chosen_cb), leaving);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (leaving->chooser));
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Leaving *leaving = user_data;
  g_autoptr (Made) made = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  AnningOutgoing *outgoing;

  made = anning_store_call_finish (ANNING_STORE (source), result, &error);
  if (leaving->widget == NULL || gtk_widget_get_root (leaving->widget) == NULL || made == NULL)
    {
      if (leaving->widget != NULL && gtk_widget_get_root (leaving->widget) != NULL)
        anning_toast_error (leaving->widget, error);
      leaving_free (leaving);
      return;
    }
  if (!leaving->pages)
    {
      ask_for_target (leaving, made);
      return;
    }
  name = new_name (leaving, "");
  outgoing = anning_outgoing_new (g_ptr_array_ref (made->blocks), anning_page_blocks_dup_text (made->blocks), name,
                                  leaving->language, ANNING_PAGE_SIZE_NORMAL);
  anning_outgoing_send (leaving->widget, leaving->print ? ANNING_OUTGOING_PRINT : ANNING_OUTGOING_SAVE_PDF, outgoing);
  leaving_free (leaving);
}

static void
leave (GtkWidget     *widget,
       AnningStore   *store,
       const Request *request,
       gboolean       print)
{
  Leaving *leaving = g_new0 (Leaving, 1);

  g_set_weak_pointer (&leaving->widget, widget);
  leaving->parts = request->parts;
  leaving->format = request->format;
  leaving->pages = request->pages;
  leaving->print = print;
  leaving->language = request->language;
  anning_store_read_async (store, make_job, g_memdup2 (request, sizeof *request), g_free, made_free, NULL, made_cb, leaving);
}

void
anning_marker_export (GtkWidget            *widget,
                      AnningStore          *store,
                      gint64                evidence_id,
                      gint64                incident_id,
                      AnningRecordingParts  parts,
                      AnningCuesFormat      format)
{
  Request request = { evidence_id, incident_id, parts, format, FALSE, anning_ui_language () };

  g_return_if_fail (GTK_IS_WIDGET (widget) && ANNING_IS_STORE (store));
  leave (widget, store, &request, FALSE);
}

void
anning_marker_export_pages (GtkWidget            *widget,
                            AnningStore          *store,
                            gint64                evidence_id,
                            gint64                incident_id,
                            AnningRecordingParts  parts,
                            gboolean              print)
{
  Request request = { evidence_id, incident_id, parts, ANNING_CUES_FORMAT_TEXT, TRUE, anning_ui_language () };

  g_return_if_fail (GTK_IS_WIDGET (widget) && ANNING_IS_STORE (store));
  leave (widget, store, &request, print);
}

/* ---- what comes ---- */

static void
coming_free (Coming *coming)
{
  g_clear_weak_pointer (&coming->widget);
  g_clear_object (&coming->store);
  g_clear_object (&coming->chooser);
  g_clear_pointer (&coming->plan, anning_cues_plan_free);
  g_free (coming);
}

static gboolean
is_gone (const Coming *coming)
{
  return coming->widget == NULL || gtk_widget_get_root (coming->widget) == NULL;
}

static char *
tell_mistake (const GError *error)
{
  if (error->domain != ANNING_CUES_ERROR)
    return anning_error_sentence (error);
  switch ((AnningCuesError) error->code)
    {
    case ANNING_CUES_ERROR_LINE:
      /* translators: %s is the number of a line of a file */
      return g_strdup_printf (_("In line %s a time was expected, such as 00:02:13,500, but there is none. Nothing was changed. Open the file in a text editor, put the line right, and try again."),
                              error->message);
    case ANNING_CUES_ERROR_TOO_MANY:
      /* translators: %s is a number */
      return g_strdup_printf (_("There are more than %s cues in it: that is no recording of a call. Nothing was changed."),
                              error->message);
    case ANNING_CUES_ERROR_NOT_TEXT:
      return g_strdup (_("This is no text. Choose a file of subtitles (SRT, VTT) or labels of Audacity. Nothing was changed."));
    case ANNING_CUES_ERROR_NO_CUES:
    default:
      return g_strdup (_("There is no time in this file. Choose a file of subtitles (SRT, VTT) or labels of Audacity. Nothing was changed."));
    }
}

static void
undo_free (gpointer data)
{
  Undoing *undoing = data;

  g_object_unref (undoing->store);
  anning_cues_done_free (undoing->done);
  g_free (undoing);
}

static gpointer
undo_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  anning_cues_done_undo (db, data, error);
  return NULL;
}

static void
undo_import (gpointer data)
{
  Undoing *undoing = data;

  /* What is undone is not undone again. */
  anning_store_write_async (undoing->store, undo_job, g_steal_pointer (&undoing->done),
                            (GDestroyNotify) anning_cues_done_free, NULL, NULL, NULL, NULL);
}

static void
import_written_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  Coming *coming = user_data;
  g_autoptr (AnningCuesDone) done = NULL;
  g_autoptr (GError) error = NULL;

  done = anning_cues_write_finish (ANNING_STORE (source), result, &error);
  if (!is_gone (coming) && done == NULL)
    {
      anning_toast_error (coming->widget, error);
    }
  else if (!is_gone (coming))
    {
      Undoing *undoing = g_new0 (Undoing, 1);

      undoing->store = g_object_ref (ANNING_STORE (source));
      undoing->done = g_steal_pointer (&done);
      anning_toast_undo (coming->widget,
                         undoing->done->target == ANNING_CUES_AS_MARKS ? _("The marks are brought in")
                                                                        : _("The lines are in the transcript"),
                         undo_import, undoing, undo_free);
    }
  coming_free (coming);
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             Coming           *coming)
{
  const gboolean lines = g_strcmp0 (response, "lines") == 0;

  if (!lines && g_strcmp0 (response, "marks") != 0)
    {
      coming_free (coming);
      return;
    }
  anning_cues_write_async (coming->store, g_steal_pointer (&coming->plan),
                           lines ? ANNING_CUES_AS_TRANSCRIPT : ANNING_CUES_AS_MARKS, import_written_cb, coming);
}

static void
append_sentence (GString    *text,
                 const char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, sentence);
}

/* What is in the file, and what of it is new for either place. */
static char *
tell_plan (const AnningCuesPlan *plan)
{
  GString *text = g_string_new (NULL);
  g_autofree char *cues = NULL;
  g_autofree char *lines = NULL;
  g_autofree char *marks = NULL;

  cues = g_strdup_printf (ngettext ("There is %u cue in the file.", "There are %u cues in the file.", plan->n_cues), plan->n_cues);
  append_sentence (text, cues);
  /* translators: how many are new, how many are there already */
  lines = g_strdup_printf (_("For the transcript: %u new, %u there already."), plan->lines->len, plan->n_known_lines);
  append_sentence (text, lines);
  /* translators: how many are new, how many are there already */
  marks = g_strdup_printf (_("As marks: %u new, %u there already."), plan->marks->len, plan->n_known_marks);
  append_sentence (text, marks);
  if (plan->n_beyond > 0)
    {
      g_autofree char *beyond = NULL;

      beyond = g_strdup_printf (ngettext ("%u begins after the end of the recording and is left out. Is it the right file?",
                                          "%u begin after the end of the recording and are left out. Is it the right file?",
                                          plan->n_beyond),
                                plan->n_beyond);
      append_sentence (text, beyond);
    }
  return g_string_free (text, FALSE);
}

static void
show_plan (Coming *coming)
{
  g_autofree char *body = tell_plan (coming->plan);
  GtkWidget *dialog = adw_message_dialog_new (window_of (coming->widget), _("Bring In Subtitles?"), body);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_add_responses (message, "cancel", _("Cancel"), "marks", _("As Marks"), "lines",
                                    _("Into the Transcript"), NULL);
  adw_message_dialog_set_response_enabled (message, "marks", coming->plan->marks->len > 0);
  adw_message_dialog_set_response_enabled (message, "lines", coming->plan->lines->len > 0);
  adw_message_dialog_set_response_appearance (message, "lines", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (message, coming->plan->lines->len > 0 ? "lines" : "cancel");
  adw_message_dialog_set_close_response (message, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), coming);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_refusal (Coming       *coming,
              const GError *error)
{
  g_autofree char *body = tell_mistake (error);
  GtkWidget *dialog = adw_message_dialog_new (window_of (coming->widget), _("This File Is Not Taken"), body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Coming *coming = user_data;
  g_autoptr (GError) error = NULL;

  coming->plan = anning_cues_plan_finish (ANNING_STORE (source), result, &error);
  if (!is_gone (coming) && coming->plan != NULL)
    {
      show_plan (coming);
      return;
    }
  if (!is_gone (coming))
    show_refusal (coming, error);
  coming_free (coming);
}

static void
source_chosen_cb (GtkFileChooserNative *chooser,
                  int                   response,
                  Coming               *coming)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file == NULL || is_gone (coming))
    coming_free (coming);
  else
    anning_cues_plan_async (coming->store, file, coming->evidence_id, coming->incident_id, NULL, planned_cb, coming);
}

static Coming *
coming_new (GtkWidget   *widget,
            AnningStore *store,
            gint64       evidence_id,
            gint64       incident_id)
{
  Coming *coming = g_new0 (Coming, 1);

  g_set_weak_pointer (&coming->widget, widget);
  coming->store = g_object_ref (store);
  coming->evidence_id = evidence_id;
  coming->incident_id = incident_id;
  return coming;
}

void
anning_marker_import (GtkWidget   *widget,
                      AnningStore *store,
                      gint64       evidence_id,
                      gint64       incident_id)
{
  static const char *const suffixes[] = { "srt", "vtt", "txt" };
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  Coming *coming;

  g_return_if_fail (GTK_IS_WIDGET (widget) && ANNING_IS_STORE (store));

  coming = coming_new (widget, store, evidence_id, incident_id);
  coming->chooser = gtk_file_chooser_native_new (_("Bring In Subtitles"), window_of (widget), GTK_FILE_CHOOSER_ACTION_OPEN,
                                                 NULL, NULL);
  gtk_file_filter_set_name (filter, _("Subtitles and labels"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (coming->chooser), filter);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (coming->chooser), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (coming->chooser), TRUE);
  g_signal_connect (coming->chooser, "response", G_CALLBACK (source_chosen_cb), coming);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (coming->chooser));
}
