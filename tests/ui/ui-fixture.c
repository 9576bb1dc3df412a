/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include <unistd.h>

#include "anning-ui-texts.h"
#include "anning-width-first.h"
#include "anning-window.h"

#include "../remove-tree.h"
#include "../wait-until.h"

/* libadwaita 1.7 measures the words over a question at less than they need, and GTK 4.18 warns of that. */
static gboolean
is_of_question (const char *message)
{
  const char *address = g_str_has_prefix (message, "Trying to measure GtkLabel 0x") ? strstr (message, "0x") : NULL;
  GtkWidget *label = address != NULL ? (GtkWidget *) (guintptr) g_ascii_strtoull (address, NULL, 16) : NULL;

  return label != NULL && gtk_widget_get_ancestor (label, ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && is_of_question (fields[i].value))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, user_data);
}

gboolean
ui_init (int    *argc,
         char ***argv)
{
  /* Not isolated from the system's data: icons are told apart by its MIME types. */
  g_test_init (argc, argv, NULL);
  g_log_set_writer_func (write_log, NULL, NULL);
  if (!gtk_init_check ())
    return FALSE;
  adw_init ();
  anning_width_first_init ();
  /* A blinking cursor is a frame every few ms: nothing would ever be quiet. */
  g_object_set (gtk_settings_get_default (),
                "gtk-enable-animations", FALSE,
                "gtk-cursor-blink", FALSE,
                NULL);
  return TRUE;
}

void
ui_set_up (UiFixture     *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("anning-ui-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "anning.db", NULL);
  fixture->store = anning_store_new (fixture->path);
  anning_store_open (fixture->store, &error);
  g_assert_no_error (error);
}

void
ui_tear_down (UiFixture     *fixture,
              gconstpointer  data)
{
  anning_store_close (fixture->store);
  ui_settle (NULL);
  g_assert_finalize_object (fixture->store);
  remove_tree (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

void
ui_reopen (UiFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  anning_store_close (fixture->store);
  ui_settle (NULL);
  g_assert_finalize_object (fixture->store);
  fixture->store = anning_store_new (fixture->path);
  anning_store_open (fixture->store, &error);
  g_assert_no_error (error);
}

/* Whether a program that draws or decodes for us still runs: started by the thread @name. */
static gboolean
has_child (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/task/%s/children", name);
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) && *text != '\0';
}

/* Whether another thread computes, waits for its turn or for the disk: it may still have something to say. */
static gboolean
is_thread_busy (void)
{
  g_autoptr (GDir) threads = g_dir_open ("/proc/self/task", 0, NULL);
  g_autofree char *own = g_strdup_printf ("%d", (int) gettid ());
  const char *name;

  while (threads != NULL && (name = g_dir_read_name (threads)) != NULL)
    {
      g_autofree char *path = g_strdup_printf ("/proc/self/task/%s/stat", name);
      g_autofree char *text = NULL;
      const char *state;

      if (has_child (name))
        return TRUE;
      if (g_str_equal (name, own) || !g_file_get_contents (path, &text, NULL, NULL))
        continue;
      /* "12 (name) R …", and the name may hold brackets */
      state = strrchr (text, ')');
      if (state != NULL && (state[2] == 'R' || state[2] == 'D'))
        return TRUE;
    }
  return FALSE;
}

void
ui_settle (AnningStore *store)
{
  gint64 quiet_since = g_get_monotonic_time ();
  /* A player's threads never rest. */
  gint64 patience = quiet_since + 5 * G_USEC_PER_SEC;

  while (g_get_monotonic_time () - quiet_since < 50 * 1000)
    {
      if (g_main_context_iteration (NULL, FALSE) || (store != NULL && anning_store_get_pending (store) > 0)
          || (g_get_monotonic_time () < patience && is_thread_busy ()))
        quiet_since = g_get_monotonic_time ();
      else
        g_usleep (1000);
    }
}

void
ui_wait (AnningStore *store,
         guint        ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
  ui_settle (store);
}

void
ui_wait_until_told (GtkWidget  *widget,
                    const char *text)
{
  char *other;

  while ((other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text)) != NULL)
    {
      g_free (other);
      g_main_context_iteration (NULL, TRUE);
    }
}

GtkWidget *
ui_present (GtkWidget *widget,
            int        width)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, 760);
  adw_window_set_content (ADW_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  /* On a busy machine it is quiet for a moment before the window has its size. */
  wait_until (gtk_widget_get_width (window) > 0);
  ui_settle (NULL);
  return window;
}

GtkWidget *
ui_present_in_window (GtkWidget *widget)
{
  static AdwApplication *application;
  g_autoptr (GSettings) settings = g_settings_new ("org.anning.Anning");
  g_autoptr (GError) error = NULL;
  AnningWindow *window;

  if (application == NULL)
    {
      application = ADW_APPLICATION (g_object_new (ADW_TYPE_APPLICATION,
                                                   "application-id", "org.anning.Anning",
                                                   "flags", G_APPLICATION_NON_UNIQUE,
                                                   NULL));
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
    }
  window = anning_window_new (GTK_APPLICATION (application), settings);
  adw_toast_overlay_set_child (anning_window_get_toasts (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  ui_settle (NULL);
  return GTK_WIDGET (window);
}

static void
texts_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  AnningTexts **texts = user_data;
  g_autoptr (GError) error = NULL;

  *texts = anning_ui_texts_load_finish (result, &error);
  g_assert_no_error (error);
}

AnningTexts *
ui_load_texts (void)
{
  AnningTexts *texts = NULL;

  anning_ui_texts_load_async (NULL, texts_cb, &texts);
  while (texts == NULL)
    g_main_context_iteration (NULL, TRUE);
  /* The program keeps them until its end. */
  g_object_unref (texts);
  return texts;
}

void
ui_destroy (AnningStore *store,
            GtkWidget   *window,
            GtkWidget   *widget)
{
  gpointer weak = widget;

  g_object_add_weak_pointer (G_OBJECT (widget), &weak);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle (store);
  g_assert_null (weak);
}

GtkWidget *
ui_find (GtkWidget  *parent,
         GType       type,
         const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;
      const char *own = NULL;

      if (ADW_IS_PREFERENCES_ROW (child))
        own = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (child));
      else if (GTK_IS_LABEL (child))
        own = gtk_label_get_text (GTK_LABEL (child));
      else if (GTK_IS_BUTTON (child))
        own = gtk_button_get_label (GTK_BUTTON (child)) != NULL
              ? gtk_button_get_label (GTK_BUTTON (child))
              : gtk_widget_get_tooltip_text (child);
      if (g_type_is_a (G_OBJECT_TYPE (child), type) && (text == NULL || g_strcmp0 (own, text) == 0))
        return child;
      found = ui_find (child, type, text);
      if (found != NULL)
        return found;
    }
  return NULL;
}

void
ui_type (GtkWidget  *parent,
         const char *title,
         const char *text)
{
  GtkWidget *row = ui_find (parent, ADW_TYPE_ENTRY_ROW, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static gpointer
list_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_records_list (db, data, NULL, 0, error);
}

GPtrArray *
ui_list (AnningStore            *store,
         const AnningRecordType *type)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = anning_store_read (store, list_job, (gpointer) type, &error);

  g_assert_no_error (error);
  return records;
}

typedef struct
{
  const AnningRecordType *type;
  gpointer record;
} SaveJob;

static gpointer
save_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  SaveJob *job = data;

  anning_records_save (db, job->type, job->record, error);
  return NULL;
}

gint64
ui_save (AnningStore            *store,
         const AnningRecordType *type,
         gpointer                record)
{
  SaveJob job = { type, record };
  g_autoptr (GError) error = NULL;

  anning_store_write (store, save_job, &job, &error);
  g_assert_no_error (error);
  return ANNING_RECORD (record)->id;
}

char *
ui_take_suggestion (void)
{
  GListModel *all = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (all, i);
      char *name;

      if (!GTK_IS_FILE_CHOOSER (window))
        continue;
      name = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (window));
      gtk_dialog_response (GTK_DIALOG (window), GTK_RESPONSE_CANCEL);
      return name;
    }
  g_assert_not_reached ();
}
