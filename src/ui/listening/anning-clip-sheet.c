/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-clip-sheet.h"

#include <glib/gi18n.h>

#include "anning-clip-save.h"
#include "anning-date.h"
#include "anning-file-name.h"
#include "anning-heading.h"
#include "anning-language.h"
#include "anning-marker-place-row.h"
#include "anning-show-file.h"
#include "anning-toasts.h"

/* ms around the place where the recording stands, when nothing is selected */
#define BEFORE 5000
#define AFTER 10000
#define WIDTH 460
#define HEIGHT 500

struct _AnningClipSheet
{
  AdwWindow parent_instance;

  GtkStack *stack;
  AnningMarkerPlaceRow *start;
  AnningMarkerPlaceRow *end;
  AdwComboRow *format;
  GtkLabel *length;
  GtkButton *save;
  GtkProgressBar *progress;
  GtkLabel *result;
  GtkWidget *show;

  AnningPlayerView *player; /* weak */
  AnningStore *store;
  gint64 evidence_id;
  gint64 incident_id;
  gint64 length_ms;
  GCancellable *cancellable; /* while it is being saved */
  GtkFileChooserNative *chooser;
  GFile *file; /* where the clip goes */
};

G_DEFINE_FINAL_TYPE (AnningClipSheet, anning_clip_sheet, ADW_TYPE_WINDOW)

static const struct
{
  AnningClipFormat format;
  const char *label;
  const char *suffix;
} formats[] = {
  { ANNING_CLIP_WAV, N_("WAV, nothing is lost"), "wav" },
  { ANNING_CLIP_OPUS, N_("Opus, a small file"), "opus" },
};

static AnningClipFormat
get_format (AnningClipSheet *self)
{
  return MIN (adw_combo_row_get_selected (self->format), G_N_ELEMENTS (formats) - 1);
}

/* What is wrong with the part, or NULL. */
static const char *
find_mistake (AnningClipSheet *self)
{
  gint64 start_ms = anning_marker_place_row_get_value (self->start);
  gint64 end_ms = anning_marker_place_row_get_value (self->end);

  if (!anning_marker_place_row_is_valid (self->start) || !anning_marker_place_row_is_valid (self->end) ||
      start_ms == ANNING_UNKNOWN || end_ms == ANNING_UNKNOWN)
    return _("Both places are minutes and seconds, such as 02:13.");
  if (end_ms <= start_ms)
    return _("The end has to be after the beginning.");
  if (self->length_ms != ANNING_UNKNOWN && start_ms >= self->length_ms)
    return _("The beginning is behind the end of the recording.");
  return NULL;
}

static void
places_changed_cb (AnningClipSheet *self)
{
  const char *mistake = find_mistake (self);
  g_autofree char *text = NULL;

  if (mistake == NULL)
    {
      gint64 end_ms = anning_marker_place_row_get_value (self->end);
      gint64 ms = (self->length_ms != ANNING_UNKNOWN ? MIN (end_ms, self->length_ms) : end_ms) -
                  anning_marker_place_row_get_value (self->start);
      g_autofree char *length = anning_length_format (ms);

      /* translators: %s is a length such as "00:15.400" */
      text = g_strdup_printf (_("Length: %s.%d"), length, (int) (ms % 1000 / 100));
    }
  gtk_label_set_text (self->length, mistake != NULL ? mistake : text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), mistake == NULL);
}

static void
now_cb (AnningClipSheet      *self,
        AnningMarkerPlaceRow *row)
{
  if (self->player != NULL)
    anning_marker_place_row_set_value (row, anning_player_view_get_position (self->player));
}

/* ---- saving ---- */

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  AnningClipSheet *self = user_data;

  gtk_progress_bar_set_fraction (self->progress, fraction);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningClipSheet) self = user_data;
  g_autoptr (AnningClipSaved) saved = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  saved = anning_clip_save_finish (ANNING_STORE (source), result, &error);
  g_clear_object (&self->cancellable);
  if (self->stack == NULL)
    return;
  if (saved == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "choose");
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      sentence = anning_error_sentence (error);
      gtk_label_set_text (self->length, sentence);
      return;
    }
  anning_show_file_button_set_file (self->show, self->file);
  gtk_label_set_text (self->result, saved->sheet);
  gtk_stack_set_visible_child_name (self->stack, "done");
}

void
anning_clip_sheet_save_to (AnningClipSheet *self,
                           GFile           *file)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  AnningClipRequest request = { 0 };

  g_return_if_fail (ANNING_IS_CLIP_SHEET (self) && G_IS_FILE (file));

  if (self->cancellable != NULL || find_mistake (self) != NULL)
    return;
  request.evidence_id = self->evidence_id;
  request.incident_id = self->incident_id;
  request.start_ms = anning_marker_place_row_get_value (self->start);
  request.end_ms = anning_marker_place_row_get_value (self->end);
  request.format = formats[get_format (self)].format;
  request.file = file;
  request.language = anning_ui_language ();
  request.made_at = g_get_real_time () / 1000;
  request.utc_offset = g_date_time_get_utc_offset (now) / (60 * G_USEC_PER_SEC);
  g_set_object (&self->file, file);
  self->cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  anning_clip_save_async (self->store, &request, progress_cb, self, self->cancellable, saved_cb, g_object_ref (self));
}

static void
chosen_cb (AnningClipSheet      *self,
           int                   response,
           GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_clear_object (&self->chooser);
  if (file != NULL)
    anning_clip_sheet_save_to (self, file);
}

/* "clip-2026-11-22 02.13-02.20.wav": the place tells several of a day apart; no colon, which some systems do not take */
static char *
propose_name (AnningClipSheet *self)
{
  g_autofree char *start = anning_length_format (anning_marker_place_row_get_value (self->start));
  g_autofree char *end = anning_length_format (anning_marker_place_row_get_value (self->end));
  g_autofree char *ending = NULL;

  g_strdelimit (start, ":", '.');
  g_strdelimit (end, ":", '.');
  ending = g_strdup_printf (" %s-%s.%s", start, end, formats[get_format (self)].suffix);
  return anning_file_name_new (C_("file", "clip"), ending);
}

static void
save_clicked_cb (AnningClipSheet *self)
{
  g_autofree char *name = propose_name (self);

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Save the Clip"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                               NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
cancel_clicked_cb (AnningClipSheet *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/* Nobody waits for it any more. */
static gboolean
close_request_cb (AnningClipSheet *self)
{
  cancel_clicked_cb (self);
  return FALSE;
}

/* ---- the window ---- */

static GtkWidget *
new_wrapping_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* A fingerprint on one line would widen the window. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static GtkWidget *
new_box (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  return box;
}

static GtkWidget *
new_choose_page (AnningClipSheet *self)
{
  GtkWidget *box = new_box ();
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->start = ANNING_MARKER_PLACE_ROW (anning_marker_place_row_new (_("From"), FALSE));
  self->end = ANNING_MARKER_PLACE_ROW (anning_marker_place_row_new (_("To"), FALSE));
  self->format = ADW_COMBO_ROW (adw_combo_row_new ());
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    gtk_string_list_append (names, _(formats[i].label));
  adw_combo_row_set_model (self->format, G_LIST_MODEL (names));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->format), _("As"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->start));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->end));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->format));
  g_signal_connect_object (self->start, "changed", G_CALLBACK (places_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->end, "changed", G_CALLBACK (places_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->start, "now", G_CALLBACK (now_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->end, "now", G_CALLBACK (now_cb), self, G_CONNECT_SWAPPED);

  self->length = GTK_LABEL (new_wrapping_label (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->length), "numeric");
  self->save = GTK_BUTTON (gtk_button_new_with_label (_("Save…")));
  gtk_widget_add_css_class (GTK_WIDGET (self->save), "suggested-action");
  gtk_widget_add_css_class (GTK_WIDGET (self->save), "pill");
  gtk_widget_set_halign (GTK_WIDGET (self->save), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (save_clicked_cb), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (box), new_wrapping_label (_("A copy of a part. The original stays as it is, and it is the original that decides: keep it. Beside the clip comes a sheet that says what it was taken from, with both fingerprints.")));
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->length));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->save));
  return box;
}

static GtkWidget *
new_busy_page (AnningClipSheet *self)
{
  GtkWidget *box = new_box ();
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));

  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("The clip is being saved…"), -1);
  gtk_widget_set_halign (cancel, GTK_ALIGN_CENTER);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (cancel_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), new_wrapping_label (_("The clip is being saved…")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), cancel);
  return box;
}

static GtkWidget *
new_done_page (AnningClipSheet *self)
{
  GtkWidget *box = new_box ();
  GtkWidget *title = new_wrapping_label (_("The clip and its sheet are saved"));
  GtkWidget *close = gtk_button_new_with_label (_("Close"));

  anning_heading_set_level (title, 1);
  gtk_widget_add_css_class (title, "heading");
  self->result = GTK_LABEL (new_wrapping_label (NULL));
  gtk_label_set_selectable (self->result, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->result), "caption");
  gtk_widget_set_halign (close, GTK_ALIGN_CENTER);
  g_signal_connect_object (close, "clicked", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->result));
  self->show = anning_show_file_button_new ();
  gtk_box_append (GTK_BOX (box), self->show);
  gtk_box_append (GTK_BOX (box), close);
  return box;
}

static void
anning_clip_sheet_dispose (GObject *object)
{
  AnningClipSheet *self = ANNING_CLIP_SHEET (object);

  self->stack = NULL;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->store);
  g_clear_weak_pointer (&self->player);
  G_OBJECT_CLASS (anning_clip_sheet_parent_class)->dispose (object);
}

static void
anning_clip_sheet_finalize (GObject *object)
{
  AnningClipSheet *self = ANNING_CLIP_SHEET (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (anning_clip_sheet_parent_class)->finalize (object);
}

static void
anning_clip_sheet_class_init (AnningClipSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_clip_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_clip_sheet_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
anning_clip_sheet_init (AnningClipSheet *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->stack = GTK_STACK (gtk_stack_new ());
  /* Pages that are not shown would be measured at the height of the one that is, and so far too wide. */
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, new_choose_page (self), "choose");
  gtk_stack_add_named (self->stack, new_busy_page (self), "busy");
  gtk_stack_add_named (self->stack, new_done_page (self), "done");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->stack));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _("Save a Clip"));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
}

AnningClipSheet *
anning_clip_sheet_new (AnningStore      *store,
                       gint64            evidence_id,
                       gint64            incident_id,
                       gint64            length_ms,
                       AnningPlayerView *player)
{
  AnningClipSheet *self;
  gint64 start_ms = 0, end_ms = AFTER;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_CLIP_SHEET, NULL);
  self->store = g_object_ref (store);
  self->evidence_id = evidence_id;
  self->incident_id = incident_id;
  self->length_ms = length_ms;
  g_set_weak_pointer (&self->player, player);
  if (player != NULL && !anning_player_view_get_selection (player, &start_ms, &end_ms))
    {
      start_ms = MAX (anning_player_view_get_position (player) - BEFORE, 0);
      end_ms = start_ms + BEFORE + AFTER;
    }
  anning_clip_sheet_set (self, start_ms, length_ms != ANNING_UNKNOWN ? MIN (end_ms, length_ms) : end_ms);
  return self;
}

void
anning_clip_sheet_set (AnningClipSheet *self,
                       gint64           start_ms,
                       gint64           end_ms)
{
  g_return_if_fail (ANNING_IS_CLIP_SHEET (self));

  anning_marker_place_row_set_value (self->start, start_ms);
  anning_marker_place_row_set_value (self->end, end_ms);
  places_changed_cb (self);
}
