/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-salvage-sheet.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "anning-case-file.h"
#include "anning-file-name.h"
#include "anning-heading.h"
#include "anning-salvage-words.h"
#include "anning-toasts.h"

/* Originals that are named one by one; the saved report has them all. */
#define MOST_ORIGINALS 50

struct _AnningSalvageSheet
{
  AdwWindow parent_instance;

  char *path;
  char *copies;
  char *to_path;
  AnningSalvageReport *report;
  GCancellable *cancellable; /* NULL: nothing runs */
  GtkFileChooserNative *chooser;

  GtkStack *state;
  AdwActionRow *place;
  GtkLabel *problem;
  GtkWidget *start;
  GtkProgressBar *progress;
  GtkLabel *summary;
  GtkBox *findings;
  GtkWidget *use;
};

enum
{
  SIGNAL_USE,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningSalvageSheet, anning_salvage_sheet, ADW_TYPE_WINDOW)

static GtkWidget *
new_label (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* ---- where the new file goes ---- */

static void
set_place (AnningSalvageSheet *self,
           char               *to_path)
{
  g_autofree char *name = g_filename_display_name (to_path);

  g_free (self->to_path);
  self->to_path = to_path;
  adw_action_row_set_subtitle (self->place, name);
}

/* Beside the damaged one, under a name that nothing has yet. */
static char *
suggest_place (const char *path)
{
  static const char *const endings[] = { ".db", ANNING_CASE_FILE_SUFFIX };
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y%m%d");
  char *place = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      if (g_str_has_suffix (name, endings[i]))
        name[strlen (name) - strlen (endings[i])] = '\0';
    }
  for (guint i = 1; place == NULL || access (place, F_OK) == 0; i++)
    {
      g_autofree char *file = i == 1 ? g_strdup_printf ("%s-salvaged-%s" ANNING_CASE_FILE_SUFFIX, name, day)
                                     : g_strdup_printf ("%s-salvaged-%s-%u" ANNING_CASE_FILE_SUFFIX, name, day, i);

      g_free (place);
      place = g_build_filename (folder, file, NULL);
    }
  return place;
}

static GtkFileChooserNative *
ask_for_file (AnningSalvageSheet *self,
              const char         *title,
              const char         *name,
              GCallback           callback)
{
  g_autofree char *folder = g_path_get_dirname (self->to_path);
  g_autoptr (GFile) file = g_file_new_for_path (folder);

  if (self->chooser != NULL)
    return NULL;
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), file, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", callback, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
  return self->chooser;
}

static char *
take_chosen (AnningSalvageSheet *self,
             int                 response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  return file != NULL ? g_file_get_path (file) : NULL;
}

static void
place_chosen_cb (AnningSalvageSheet *self,
                 int                 response)
{
  char *path = take_chosen (self, response);

  if (path != NULL)
    set_place (self, path);
}

static void
choose_place_cb (AnningSalvageSheet *self)
{
  g_autofree char *name = g_path_get_basename (self->to_path);

  ask_for_file (self, _("Where the New File Goes"), name, G_CALLBACK (place_chosen_cb));
}

/* ---- what was found ---- */

static void
add_kind (GtkListBox              *list,
          const AnningSalvageLine *line)
{
  g_autofree char *words = anning_salvage_words_line (line);
  g_autofree char *kept = g_strdup_printf ("%lld", (long long) line->kept);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *number = gtk_label_new (kept);

  g_object_set (row, "use-markup", FALSE, "title", line->label, "subtitle", words, "title-lines", 0,
                "subtitle-lines", 0, NULL);
  gtk_widget_add_css_class (number, "numeric");
  if (line->lost > 0 || line->unsure)
    gtk_widget_add_css_class (number, "warning");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), number);
  gtk_list_box_append (list, row);
}

static GtkListBox *
new_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_LIST_BOX (list);
}

static void
show_originals (AnningSalvageSheet *self)
{
  GtkListBox *list;

  if (self->report->originals->len == 0)
    return;
  list = new_list (_("Originals that are not whole"));
  gtk_box_append (self->findings, anning_heading_set_level (new_label (_("Originals that are not whole"), "heading"), 2));
  for (guint i = 0; i < MIN (self->report->originals->len, MOST_ORIGINALS); i++)
    {
      g_autofree char *words = anning_salvage_words_original (g_ptr_array_index (self->report->originals, i));

      gtk_list_box_append (list, g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", words,
                                               "title-lines", 0, NULL));
    }
  gtk_box_append (self->findings, GTK_WIDGET (list));
}

static void
show_report (AnningSalvageSheet *self)
{
  g_autoptr (GPtrArray) lines = anning_salvage_words_list (self->report);
  g_autoptr (GPtrArray) more = anning_salvage_words_more (self->report);
  g_autofree char *summary = anning_salvage_words_summary (self->report);
  GtkListBox *list = new_list (_("What is in the new file"));

  gtk_label_set_label (self->summary, summary);
  if (!self->report->complete)
    gtk_widget_add_css_class (GTK_WIDGET (self->summary), "warning");
  gtk_box_append (self->findings, anning_heading_set_level (new_label (_("What is in the new file"), "heading"), 2));
  for (guint i = 0; i < lines->len; i++)
    add_kind (list, g_ptr_array_index (lines, i));
  gtk_box_append (self->findings, GTK_WIDGET (list));
  for (guint i = 0; i < more->len; i++)
    gtk_box_append (self->findings, new_label (g_ptr_array_index (more, i), NULL));
  show_originals (self);
  gtk_stack_set_visible_child_name (self->state, "report");
  gtk_widget_grab_focus (self->use);
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  AnningSalvageSheet *self = user_data;

  if (self->cancellable != NULL)
    gtk_progress_bar_set_fraction (self->progress, CLAMP (fraction, 0, 1));
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningSalvageSheet) self = user_data;
  g_autoptr (GError) error = NULL;

  self->report = anning_salvage_finish (result, &error);
  g_clear_object (&self->cancellable);
  /* It was closed meanwhile. */
  if (self->state == NULL)
    return;
  if (self->report != NULL)
    {
      show_report (self);
      return;
    }
  gtk_stack_set_visible_child_name (self->state, "ask");
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *sentence = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS)
                                    ? g_strdup (_("There is a file of that name already. It was left as it is. Choose another name."))
                                  : g_error_matches (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_A_DATABASE)
                                    ? g_strdup (_("Nothing that Anning wrote can be found in this file. It was left as it is."))
                                    : anning_error_sentence (error);

      gtk_label_set_label (self->problem, sentence);
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
    }
  gtk_widget_grab_focus (self->start);
}

void
anning_salvage_sheet_start (AnningSalvageSheet *self)
{
  g_return_if_fail (ANNING_IS_SALVAGE_SHEET (self));

  if (self->cancellable != NULL || self->report != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_stack_set_visible_child_name (self->state, "running");
  anning_salvage_async (self->path, self->to_path, self->copies, progress_cb, self, self->cancellable, done_cb,
                        g_object_ref (self));
}

static void
cancel_cb (AnningSalvageSheet *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
use_cb (AnningSalvageSheet *self)
{
  g_signal_emit (self, signals[SIGNAL_USE], 0, self->to_path);
  gtk_window_close (GTK_WINDOW (self));
}

/* ---- the report as a file ---- */

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningSalvageSheet) self = user_data;
  g_autoptr (GError) error = NULL;

  g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);
  if (self->state == NULL)
    return;
  if (error != NULL)
    anning_toast_error (GTK_WIDGET (self->state), error);
  else
    anning_toast_saved (GTK_WIDGET (self->state), _("Report saved"), G_FILE (source));
}

static void
report_chosen_cb (AnningSalvageSheet *self,
                  int                 response)
{
  g_autofree char *path = take_chosen (self, response);
  g_autofree char *text = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL)
    return;
  text = anning_salvage_words_text (self->report, self->path, self->to_path);
  file = g_file_new_for_path (path);
  bytes = g_bytes_new (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, saved_cb,
                                       g_object_ref (self));
}

static void
save_report_cb (AnningSalvageSheet *self)
{
  g_autofree char *name = anning_file_name_new (C_("file", "report"), ".txt");

  ask_for_file (self, _("Save the Report"), name, G_CALLBACK (report_chosen_cb));
}

/* ---- life ---- */

static gboolean
anning_salvage_sheet_close_request (GtkWindow *window)
{
  g_cancellable_cancel (ANNING_SALVAGE_SHEET (window)->cancellable);
  return GTK_WINDOW_CLASS (anning_salvage_sheet_parent_class)->close_request (window);
}

static void
anning_salvage_sheet_dispose (GObject *object)
{
  AnningSalvageSheet *self = ANNING_SALVAGE_SHEET (object);

  g_cancellable_cancel (self->cancellable);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  self->state = NULL;
  G_OBJECT_CLASS (anning_salvage_sheet_parent_class)->dispose (object);
}

static void
anning_salvage_sheet_finalize (GObject *object)
{
  AnningSalvageSheet *self = ANNING_SALVAGE_SHEET (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->report, anning_salvage_report_free);
  g_free (self->path);
  g_free (self->copies);
  g_free (self->to_path);
  G_OBJECT_CLASS (anning_salvage_sheet_parent_class)->finalize (object);
}

static void
anning_salvage_sheet_class_init (AnningSalvageSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_salvage_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_salvage_sheet_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = anning_salvage_sheet_close_request;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);

  signals[SIGNAL_USE] = g_signal_new ("use", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_STRING);
}

/* A page of the stack: scrolls, and is no wider than a line can be read. */
static GtkBox *
add_page (AnningSalvageSheet *self,
          const char         *name)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_margin_top (box, 24);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_stack_add_named (self->state, scroller, name);
  return GTK_BOX (box);
}

static GtkWidget *
add_button (AnningSalvageSheet *self,
            GtkBox             *box,
            const char         *label,
            GCallback           callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (box, button);
  return button;
}

static void
make_ask (AnningSalvageSheet *self)
{
  GtkBox *box = add_page (self, "ask");
  GtkListBox *list = new_list (_("Where the New File Goes"));
  GtkWidget *choose = gtk_button_new_with_label (_("Choose…"));

  gtk_box_append (box, new_label (_("What can still be read is written into a new file: entries, the log, and originals whose SHA-256 is right. What is gone from one place is often still in another, such as the log or the folder of copies."), NULL));
  gtk_box_append (box, new_label (_("The damaged file is only read and stays as it is. Afterwards you see what came back and what is missing."), NULL));
  self->place = ADW_ACTION_ROW (adw_action_row_new ());
  g_object_set (self->place, "use-markup", FALSE, "title", _("New file"), "title-lines", 0, "subtitle-lines", 0, NULL);
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  g_signal_connect_object (choose, "clicked", G_CALLBACK (choose_place_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (self->place, choose);
  gtk_list_box_append (list, GTK_WIDGET (self->place));
  gtk_box_append (box, GTK_WIDGET (list));
  self->problem = GTK_LABEL (new_label (NULL, "warning"));
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_box_append (box, GTK_WIDGET (self->problem));
  self->start = add_button (self, box, _("Take Out What Can Be Read"), G_CALLBACK (anning_salvage_sheet_start));
  gtk_widget_set_margin_top (self->start, 12);
  gtk_widget_add_css_class (self->start, "suggested-action");
}

static void
make_running (AnningSalvageSheet *self)
{
  GtkBox *box = add_page (self, "running");

  gtk_box_append (box, new_label (_("Reading the damaged file page by page…"), NULL));
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Taking out what can be read"), -1);
  gtk_box_append (box, GTK_WIDGET (self->progress));
  add_button (self, box, _("Cancel"), G_CALLBACK (cancel_cb));
}

static void
make_report (AnningSalvageSheet *self)
{
  GtkBox *box = add_page (self, "report");

  self->summary = GTK_LABEL (anning_heading_set_level (new_label (NULL, "title-4"), 1));
  gtk_box_append (box, GTK_WIDGET (self->summary));
  self->findings = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_box_append (box, GTK_WIDGET (self->findings));
  gtk_box_append (box, new_label (_("When you go on with the new file, it takes the place of the damaged one, which is kept in the same folder under another name. Keep that one: what is missing here may once be read with other means."), "dim-label"));
  self->use = add_button (self, box, _("Go On with the New File"), G_CALLBACK (use_cb));
  gtk_widget_set_margin_top (self->use, 12);
  gtk_widget_add_css_class (self->use, "suggested-action");
  add_button (self, box, _("Save the Report…"), G_CALLBACK (save_report_cb));
}

static void
anning_salvage_sheet_init (AnningSalvageSheet *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();

  gtk_window_set_title (GTK_WINDOW (self), _("Damaged File"));
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 640);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  self->state = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->state), TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (box), overlay);
  make_ask (self);
  make_running (self);
  make_report (self);
  adw_window_set_content (ADW_WINDOW (self), box);
}

AnningSalvageSheet *
anning_salvage_sheet_new (const char *path,
                          const char *copies)
{
  AnningSalvageSheet *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (ANNING_TYPE_SALVAGE_SHEET, NULL);
  self->path = g_strdup (path);
  self->copies = g_strdup (copies);
  set_place (self, suggest_place (path));
  return self;
}

const char *
anning_salvage_sheet_get_page (AnningSalvageSheet *self)
{
  g_return_val_if_fail (ANNING_IS_SALVAGE_SHEET (self), NULL);

  return gtk_stack_get_visible_child_name (self->state);
}
