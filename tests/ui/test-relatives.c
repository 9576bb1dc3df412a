/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "anning-called-steps.h"
#include "anning-note-part-row.h"
#include "anning-note-preview.h"
#include "anning-note-template.h"
#include "anning-note-view.h"
#include "anning-records.h"
#include "anning-relative-view.h"
#include "anning-relatives-entry.h"
#include "anning-relatives-page.h"

typedef struct
{
  char *folder;
  char *path;
  AnningStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("anning-relatives-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "anning.db", NULL);
  fixture->store = anning_store_new (fixture->path);
  anning_store_open (fixture->store, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  anning_store_close (fixture->store);
  g_assert_finalize_object (fixture->store);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* Lets the main loop run until nothing has happened for 50 ms and the store has nothing left to do. */
static void
settle (AnningStore *store)
{
  gint64 quiet_since = g_get_monotonic_time ();

  while (g_get_monotonic_time () - quiet_since < 50 * 1000)
    {
      if (g_main_context_iteration (NULL, FALSE) || (store != NULL && anning_store_get_pending (store) > 0))
        quiet_since = g_get_monotonic_time ();
      else
        g_usleep (1000);
    }
}

static GtkWidget *
present (GtkWidget *widget)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 760);
  adw_window_set_content (ADW_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  settle (NULL);
  return window;
}

/* Closes the window and requires that nothing keeps @widget alive. */
static void
destroy (AnningStore *store,
         GtkWidget   *window,
         GtkWidget   *widget)
{
  gpointer weak = widget;

  g_object_add_weak_pointer (G_OBJECT (widget), &weak);
  gtk_window_destroy (GTK_WINDOW (window));
  settle (store);
  g_assert_null (weak);
}

/* The first widget below @parent that is of @type and, if given, is titled or labelled @text. */
static GtkWidget *
find (GtkWidget  *parent,
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
        own = gtk_button_get_label (GTK_BUTTON (child));
      else if (gtk_widget_has_css_class (child, "navigation-sidebar"))
        own = "sidebar";
      if (g_type_is_a (G_OBJECT_TYPE (child), type) && (text == NULL || g_strcmp0 (own, text) == 0))
        return child;
      found = find (child, type, text);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static gpointer
list_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_records_list (db, data, NULL, 0, error);
}

static GPtrArray *
list (AnningStore            *store,
      const AnningRecordType *type)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = anning_store_read (store, list_job, (gpointer) type, &error);

  g_assert_no_error (error);
  return records;
}

static gpointer
save_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  anning_records_save (db, &anning_note_type, data, error);
  return NULL;
}

static AnningNotePart *
make_part (const AnningNote *note,
           gint64            position,
           const char       *key,
           const char       *text,
           gboolean          included)
{
  AnningNotePart *part = anning_note_part_new ();

  part->note_id = note->record.id;
  part->position = position;
  part->part = g_strdup (key);
  part->text = g_strdup (text);
  part->included = included;
  return part;
}

static void
test_steps (void)
{
  GtkWidget *steps = anning_called_steps_new ();
  GtkWidget *window = present (steps);

  g_assert_nonnull (find (steps, GTK_TYPE_LABEL, "I am not the borrower and not a guarantor."));
  g_assert_nonnull (find (steps, GTK_TYPE_BUTTON, "_Write Down a Contact"));
  destroy (NULL, window, steps);
}

static void
test_entry (void)
{
  g_autoptr (AnningRelative) relative = anning_relative_new ();
  g_autoptr (AnningRelativesEntry) entry = NULL;
  g_autoptr (AnningRelativesEntry) refused = NULL;

  relative->record.id = 7;
  relative->relation = g_strdup ("parent");
  relative->told = g_strdup ("yes");
  entry = anning_relatives_entry_new_person (relative);
  g_assert_cmpint (anning_relatives_entry_get_id (entry), ==, 7);
  g_assert_cmpstr (anning_relatives_entry_get_title (entry), ==, "No name yet");
  g_assert_cmpstr (anning_relatives_entry_get_subtitle (entry), ==, "Parent · Told");

  relative->name = g_strdup ("妈妈");
  relative->told = (g_free (relative->told), g_strdup ("unknown"));
  relative->refused_at = 1772000000000;
  refused = anning_relatives_entry_new_person (relative);
  g_assert_cmpstr (anning_relatives_entry_get_title (refused), ==, "妈妈");
  g_assert_cmpstr (anning_relatives_entry_get_subtitle (refused), ==, "Parent · Asked not to be called");
}

static void
test_preview (void)
{
  GtkWidget *preview = g_object_new (ANNING_TYPE_NOTE_PREVIEW, NULL);
  GtkWidget *window = present (preview);

  anning_note_preview_set_text (ANNING_NOTE_PREVIEW (preview), "爸、妈:<b>&");
  g_assert_cmpstr (anning_note_preview_get_text (ANNING_NOTE_PREVIEW (preview)), ==, "爸、妈:<b>&");
  destroy (NULL, window, preview);
}

static void
test_page_without_store (void)
{
  GtkWidget *page = GTK_WIDGET (anning_relatives_page_new ());
  GtkWidget *window = present (page);

  g_assert_false (anning_page_show_record (ANNING_PAGE (page), "relative", 1, NULL));
  anning_page_create (ANNING_PAGE (page));
  anning_page_quiet (ANNING_PAGE (page));
  destroy (NULL, window, page);
}

/* "+", a name, and the person is in the file and in the list; deleted, and gone from both. */
static void
test_person (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *page = GTK_WIDGET (anning_relatives_page_new ());
  GtkWidget *window = present (page);
  GtkWidget *view, *row, *toggle;
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GPtrArray) left = NULL;
  const AnningRelative *relative;

  anning_page_set_store (ANNING_PAGE (page), fixture->store);
  settle (fixture->store);
  anning_page_create (ANNING_PAGE (page));
  view = find (page, ANNING_TYPE_RELATIVE_VIEW, NULL);
  g_assert_nonnull (view);
  g_assert_false (gtk_widget_get_sensitive (find (view, GTK_TYPE_BUTTON, "_Delete")));

  row = find (view, ADW_TYPE_ENTRY_ROW, "Name");
  gtk_editable_set_text (GTK_EDITABLE (row), "王小明");
  toggle = find (view, GTK_TYPE_SWITCH, NULL);
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  anning_relative_view_flush (ANNING_RELATIVE_VIEW (view));
  settle (fixture->store);

  stored = list (fixture->store, &anning_relative_type);
  g_assert_cmpuint (stored->len, ==, 1);
  relative = g_ptr_array_index (stored, 0);
  g_assert_cmpstr (relative->name, ==, "王小明");
  g_assert_cmpstr (relative->liability, ==, "unknown");
  g_assert_cmpint (relative->refused_at, !=, ANNING_UNKNOWN);
  g_assert_nonnull (find (find (page, GTK_TYPE_LIST_BOX, "sidebar"), GTK_TYPE_LABEL, "王小明"));

  g_assert_true (gtk_widget_get_sensitive (find (view, GTK_TYPE_BUTTON, "_Delete")));
  g_signal_emit_by_name (find (view, GTK_TYPE_BUTTON, "_Delete"), "clicked");
  settle (fixture->store);
  left = list (fixture->store, &anning_relative_type);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_null (find (find (page, GTK_TYPE_LIST_BOX, "sidebar"), GTK_TYPE_LABEL, "王小明"));
  g_assert_null (find (page, ANNING_TYPE_RELATIVE_VIEW, NULL));
  destroy (fixture->store, window, page);
}

static void
test_note_view (Fixture       *fixture,
                gconstpointer  data)
{
  const char *const names[] = { "小明", NULL };
  g_autoptr (AnningNote) note = anning_note_new ();
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_note_part_free);
  GtkWidget *view, *window, *row;
  g_autofree char *text = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *with_third = NULL;
  g_autoptr (GError) error = NULL;

  note->greeting = g_strdup ("爸、妈:");
  anning_store_write (fixture->store, save_job, note, &error);
  g_assert_no_error (error);
  g_ptr_array_add (parts, make_part (note, 0, "a", "第一段 小明", TRUE));
  g_ptr_array_add (parts, make_part (note, 1, "b", "第二段 12100001234 ____", TRUE));
  g_ptr_array_add (parts, make_part (note, 2, "c", "第三段 3000 元", FALSE));
  view = anning_note_view_new (fixture->store, note, parts, NULL);
  window = present (view);
  anning_note_view_set_names (ANNING_NOTE_VIEW (view), names);

  text = anning_note_view_get_text (ANNING_NOTE_VIEW (view));
  g_assert_cmpstr (text, ==, "爸、妈:\n\n第一段 小明\n\n第二段 12100001234 ____");
  g_assert_cmpstr (anning_note_preview_get_text (ANNING_NOTE_PREVIEW (find (view, ANNING_TYPE_NOTE_PREVIEW, NULL))),
                   ==, text);
  g_assert_nonnull (find (view, GTK_TYPE_LABEL, "Will be sent: names in 1, phone numbers in 1, sums in 0 places"));
  g_assert_nonnull (find (view, GTK_TYPE_LABEL, "1 gap “____” is still to be filled in."));

  /* The second part up: the order of what is sent follows, and its place is kept. */
  row = gtk_widget_get_next_sibling (find (view, ANNING_TYPE_NOTE_PART_ROW, NULL));
  g_signal_emit_by_name (row, "move", -1);
  moved = anning_note_view_get_text (ANNING_NOTE_VIEW (view));
  g_assert_cmpstr (moved, ==, "爸、妈:\n\n第二段 12100001234 ____\n\n第一段 小明");
  g_assert_cmpint (anning_note_part_row_get_part (ANNING_NOTE_PART_ROW (row))->position, ==, 0);

  row = gtk_widget_get_next_sibling (gtk_widget_get_next_sibling (row));
  gtk_switch_set_active (GTK_SWITCH (find (row, GTK_TYPE_SWITCH, NULL)), TRUE);
  with_third = anning_note_view_get_text (ANNING_NOTE_VIEW (view));
  g_assert_true (g_str_has_suffix (with_third, "第三段 3000 元"));
  g_assert_nonnull (find (view, GTK_TYPE_LABEL, "Will be sent: names in 1, phone numbers in 1, sums in 1 places"));
  destroy (fixture->store, window, view);
}

/* From a template to a stored note, edited, closed, and opened again as it was left. */
static void
test_note (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *page = GTK_WIDGET (anning_relatives_page_new ());
  GtkWidget *window = present (page);
  GtkWidget *view, *row, *text_view;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  const AnningNote *note;
  guint n_parts;

  anning_page_set_store (ANNING_PAGE (page), fixture->store);
  settle (fixture->store);
  g_assert_true (anning_page_show_record (ANNING_PAGE (page), "note", 0, NULL));
  row = find (page, ADW_TYPE_ACTION_ROW, "To my parents");
  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activated");
  settle (fixture->store);

  notes = list (fixture->store, &anning_note_type);
  g_assert_cmpuint (notes->len, ==, 1);
  note = g_ptr_array_index (notes, 0);
  g_assert_cmpstr (note->audience, ==, "parents");
  parts = list (fixture->store, &anning_note_part_type);
  n_parts = parts->len;
  g_assert_cmpuint (n_parts, >, 5);

  view = find (page, ANNING_TYPE_NOTE_VIEW, NULL);
  g_assert_nonnull (view);
  text_view = find (find (view, ANNING_TYPE_NOTE_PART_ROW, NULL), GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text_view)), "改过的一段。", -1);
  g_signal_emit_by_name (find (view, ANNING_TYPE_NOTE_PART_ROW, NULL), "move", 1);
  g_signal_emit_by_name (find (view, GTK_TYPE_BUTTON, "_Add Your Own Words"), "clicked");
  text = anning_note_view_get_text (ANNING_NOTE_VIEW (view));
  g_assert_nonnull (strstr (text, "改过的一段。"));
  anning_page_quiet (ANNING_PAGE (page));
  settle (fixture->store);

  g_assert_true (anning_page_show_record (ANNING_PAGE (page), "note", note->record.id, NULL));
  settle (fixture->store);
  g_assert_true (view != find (page, ANNING_TYPE_NOTE_VIEW, NULL));
  view = find (page, ANNING_TYPE_NOTE_VIEW, NULL);
  again = anning_note_view_get_text (ANNING_NOTE_VIEW (view));
  g_assert_cmpstr (again, ==, text);
  g_clear_pointer (&parts, g_ptr_array_unref);
  parts = list (fixture->store, &anning_note_part_type);
  g_assert_cmpuint (parts->len, ==, n_parts + 1);
  destroy (fixture->store, window, page);
}

int
main (int    argc,
      char **argv)
{
  /* Without the system's folders no icon can be loaded: only the file is isolated. */
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  g_test_add_func ("/relatives/steps", test_steps);
  g_test_add_func ("/relatives/entry", test_entry);
  g_test_add_func ("/relatives/preview", test_preview);
  g_test_add_func ("/relatives/page-without-store", test_page_without_store);
  g_test_add ("/relatives/person", Fixture, NULL, set_up, test_person, tear_down);
  g_test_add ("/relatives/note-view", Fixture, NULL, set_up, test_note_view, tear_down);
  g_test_add ("/relatives/note", Fixture, NULL, set_up, test_note, tear_down);
  return g_test_run ();
}
