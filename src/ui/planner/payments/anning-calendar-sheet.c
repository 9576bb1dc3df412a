/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-calendar-sheet.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-calendar-file.h"
#include "anning-due-words.h"
#include "anning-file-name.h"
#include "anning-sheet.h"
#include "anning-toasts.h"

static const guint days_before[] = { 1, 3, 7 };

struct _AnningCalendarSheet
{
  AdwWindow parent_instance;

  GArray *days;      /* AnningDueDay */
  GPtrArray *cases;  /* AnningDebtCase with debts of their own */
  GDate today;
  GtkFileChooserNative *chooser;

  AdwComboRow *before;
  GtkSwitch *named;
  AdwActionRow *example;
  GtkLabel *summary;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (AnningCalendarSheet, anning_calendar_sheet, ADW_TYPE_WINDOW)

/* What the thread that writes needs. */
typedef struct
{
  GArray *days;
  GPtrArray *cases;
  GDate today;
  AnningCalendarOptions options;
  GFile *file;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_array_unref (writing->days);
  g_ptr_array_unref (writing->cases);
  g_object_unref (writing->file);
  g_free (writing);
}

static void
case_free (gpointer data)
{
  AnningDebtCase *c = data;
  AnningDebt *debt = (AnningDebt *) c->debt;

  anning_debt_case_free (c);
  anning_debt_free (debt);
}

/* Debts of our own: those of the book come and go. */
static GPtrArray *
copy_cases (const GPtrArray *cases)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (case_free);

  for (guint i = 0; i < cases->len; i++)
    {
      const AnningDebtCase *c = g_ptr_array_index (cases, i);

      g_ptr_array_add (copies, anning_debt_case_new (anning_debt_copy (c->debt)));
    }
  return copies;
}

static void
write_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Writing *writing = task_data;
  GError *error = NULL;
  guint n;
  g_autofree char *text = anning_calendar_file_new (writing->days, writing->cases, &writing->today,
                                                    &writing->options, &n, &error);

  if (text != NULL
      && g_file_replace_contents (writing->file, text, strlen (text), NULL, FALSE,
                                  G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, &error))
    g_task_return_int (task, n);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AnningCalendarSheet) self = user_data;
  const Writing *writing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gssize n = g_task_propagate_int (G_TASK (result), &error);

  if (self->days == NULL)
    return;
  gtk_widget_set_sensitive (self->save, TRUE);
  if (n < 0)
    {
      anning_toast_error (GTK_WIDGET (self), error);
      return;
    }
  text = g_strdup_printf (ngettext ("%d day saved", "%d days saved", n), (int) n);
  anning_toast_saved (GTK_WIDGET (self), text, writing->file);
  gtk_window_close (GTK_WINDOW (self));
}

static void
chosen_cb (AnningCalendarSheet *self,
           int                  response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  anning_calendar_sheet_save_to (self, file);
}

static void
save_cb (AnningCalendarSheet *self)
{
  /* Translators: the beginning of the name of a file, before the date; shows nothing of the matter */
  g_autofree char *name = anning_file_name_new (C_("file", "reminders"), ".ics");

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_("Save the Calendar File"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* The first of the days as its title will be, so that nobody is surprised. */
static void
show_example (AnningCalendarSheet *self)
{
  for (guint i = 0; i < self->days->len; i++)
    {
      const AnningDueDay *due = &g_array_index (self->days, AnningDueDay, i);
      const AnningDebtCase *its;
      g_autofree char *title = NULL;
      g_autofree char *day = NULL;

      if (!anning_due_day_is_open (due) || g_date_compare (&due->day, &self->today) < 0)
        continue;
      its = anning_debt_cases_find (self->cases, due->debt_id);
      if (its == NULL && !anning_due_day_is_deadline (due))
        continue;
      title = anning_calendar_file_title (due, its != NULL ? its->debt : NULL, gtk_switch_get_active (self->named));
      day = anning_due_words_day (&due->day);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->example), title);
      adw_action_row_set_subtitle (self->example, day);
      return;
    }
}

static void
show_summary (AnningCalendarSheet *self)
{
  g_autofree char *text = NULL;
  AnningDueSum sum = { 0 };
  guint n;

  if (self->days->len > 0)
    anning_due_days_sum (self->days, &self->today,
                         &g_array_index (self->days, AnningDueDay, self->days->len - 1).day, &sum);
  n = sum.n + sum.n_other;
  text = n > 0 ? g_strdup_printf (ngettext ("%u day goes into the file.", "%u days go into the file.", n), n)
               : g_strdup (_("Nothing is due from today on, so there is nothing to put into a file."));
  gtk_label_set_label (self->summary, text);
  gtk_widget_set_sensitive (self->save, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->example), n > 0);
  show_example (self);
}

static void
anning_calendar_sheet_dispose (GObject *object)
{
  AnningCalendarSheet *self = ANNING_CALENDAR_SHEET (object);

  g_clear_object (&self->chooser);
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->cases, g_ptr_array_unref);

  G_OBJECT_CLASS (anning_calendar_sheet_parent_class)->dispose (object);
}

static void
anning_calendar_sheet_class_init (AnningCalendarSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_calendar_sheet_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
make_before (AnningCalendarSheet *self)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (days_before); i++)
    {
      g_autofree char *choice = g_strdup_printf (ngettext ("%u day before", "%u days before", days_before[i]),
                                                 days_before[i]);

      gtk_string_list_append (choices, choice);
    }
  self->before = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->before), _("Remind"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->before), _("at nine in the morning; of deadlines on days of their own"));
  adw_combo_row_set_model (self->before, G_LIST_MODEL (choices));
  adw_combo_row_set_selected (self->before, 1);
}

static GtkWidget *
make_named (AnningCalendarSheet *self)
{
  GtkWidget *row = adw_action_row_new ();

  self->named = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->named), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Creditor and sum in the titles"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _("A calendar often shows its titles on a locked telephone, and may be shared at home or "
                                 "at work. Left off, they only say “Payment reminder”."));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->named));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->named));
  g_signal_connect_object (self->named, "notify::active", G_CALLBACK (show_example), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkLabel *
add_label (GtkWidget  *box,
           const char *text)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (text));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (label, 0);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return label;
}

static GtkWidget *
make_column (AnningCalendarSheet *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *options = adw_preferences_group_new ();
  GtkWidget *preview = adw_preferences_group_new ();
  GtkLabel *again;

  gtk_widget_set_margin_start (column, 12);
  gtk_widget_set_margin_end (column, 12);
  gtk_widget_set_margin_top (column, 24);
  gtk_widget_set_margin_bottom (column, 24);

  self->summary = add_label (column, NULL);
  make_before (self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (options), GTK_WIDGET (self->before));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (options), make_named (self));
  gtk_box_append (GTK_BOX (column), options);

  self->example = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->example), FALSE);
  adw_action_row_set_title_lines (self->example, 0);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (preview), _("This Is How It Looks"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (preview), GTK_WIDGET (self->example));
  gtk_box_append (GTK_BOX (column), preview);

  again = add_label (column, _("Open the file with the calendar of the telephone or the computer. When something has changed, "
                               "save and open it again: days that are there already are replaced. Days that no longer "
                               "exist have to be deleted there by hand."));
  gtk_widget_add_css_class (GTK_WIDGET (again), "dim-label");
  return column;
}

static void
anning_calendar_sheet_init (AnningCalendarSheet *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->save = gtk_button_new_with_label (_("Save…"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->save);

  adw_clamp_set_child (ADW_CLAMP (clamp), make_column (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (content), bar);
  gtk_box_append (GTK_BOX (content), scroller);
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_window_set_title (GTK_WINDOW (self), _("Calendar File"));
  gtk_window_set_default_size (GTK_WINDOW (self), 480, 560);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

GtkWidget *
anning_calendar_sheet_new (GArray          *days,
                           const GPtrArray *cases,
                           const GDate     *today)
{
  AnningCalendarSheet *self;

  g_return_val_if_fail (days != NULL && cases != NULL && today != NULL, NULL);

  self = g_object_new (ANNING_TYPE_CALENDAR_SHEET, NULL);
  self->days = g_array_ref (days);
  self->cases = copy_cases (cases);
  self->today = *today;
  show_summary (self);
  return GTK_WIDGET (self);
}

void
anning_calendar_sheet_present (GtkWidget       *parent,
                               GArray          *days,
                               const GPtrArray *cases,
                               const GDate     *today)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));

  anning_sheet_present (GTK_WINDOW (anning_calendar_sheet_new (days, cases, today)), parent);
}

void
anning_calendar_sheet_save_to (AnningCalendarSheet *self,
                               GFile               *file)
{
  g_autoptr (GTask) task = NULL;
  Writing *writing;

  g_return_if_fail (ANNING_IS_CALENDAR_SHEET (self) && G_IS_FILE (file));

  writing = g_new0 (Writing, 1);
  writing->days = g_array_ref (self->days);
  writing->cases = g_ptr_array_ref (self->cases);
  writing->today = self->today;
  writing->options.days_before = days_before[adw_combo_row_get_selected (self->before)];
  writing->options.named = gtk_switch_get_active (self->named);
  writing->options.now = g_get_real_time () / 1000;
  writing->file = g_object_ref (file);
  gtk_widget_set_sensitive (self->save, FALSE);

  /* Not the source of the task: a thread might be the last to let a widget go. */
  task = g_task_new (NULL, NULL, written_cb, g_object_ref (self));
  g_task_set_source_tag (task, anning_calendar_sheet_save_to);
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, write_in_thread);
}
