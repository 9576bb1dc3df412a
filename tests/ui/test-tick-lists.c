/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-button-line.h"
#include "anning-reading.h"
#include "anning-tick-lists-view.h"
#include "anning-tick-row.h"
#include "ui-fixture.h"

static void
click (GtkWidget  *parent,
       const char *text)
{
  GtkWidget *button = ui_find (parent, GTK_TYPE_BUTTON, text);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* With the usual text and with the largest. */
static void
assert_narrow (GtkWidget *view)
{
  int dpi, width, large;

  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * dpi, NULL);
  ui_settle (NULL);
  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &large, NULL, NULL, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  ui_settle (NULL);
  g_assert_cmpint (width, <=, 360);
  g_assert_cmpint (large, <=, 360);
}

static GtkWidget *
find_rows (GtkWidget *view)
{
  GtkWidget *row = ui_find (view, ANNING_TYPE_TICK_ROW, NULL);

  g_assert_nonnull (row);
  return gtk_widget_get_parent (row);
}

static AnningTickRow *
get_row (GtkWidget *view,
         int        position)
{
  return ANNING_TICK_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (find_rows (view)), position));
}

/* As a press anywhere on the row. */
static void
press (GtkWidget *view,
       int        position)
{
  g_signal_emit_by_name (find_rows (view), "row-activated", get_row (view, position));
}

static guint
count_done (AnningStore *store)
{
  g_autoptr (GPtrArray) ticks = ui_list (store, &anning_tick_type);
  guint n = 0;

  for (guint i = 0; i < ticks->len; i++)
    n += ((AnningTick *) g_ptr_array_index (ticks, i))->done_at != ANNING_UNKNOWN ? 1 : 0;
  return n;
}

static void
test_ticks (UiFixture     *fixture,
            gconstpointer  data)
{
  AnningTexts *texts = ui_load_texts ();
  const guint n_items = anning_reference_find_tick_list (anning_texts_get_reference (texts), "first-48-hours")->items->len;
  GtkWidget *view = anning_tick_lists_view_new (texts, fixture->store);
  GtkWidget *window = ui_present (view, 400);
  g_autofree char *none = g_strdup_printf ("0 of %u done", n_items);
  g_autofree char *two = g_strdup_printf ("2 of %u done", n_items);
  g_autofree char *short_two = g_strdup_printf ("2/%u", n_items);
  g_autoptr (GPtrArray) ticks = NULL;
  const AnningTick *first;
  gint64 before = g_get_real_time () / 1000;

  ui_settle (fixture->store);
  g_assert_cmpuint (n_items, ==, 10);
  g_assert_nonnull (ui_find (view, ADW_TYPE_ACTION_ROW, "The First Days"));
  g_assert_nonnull (ui_find (view, ADW_TYPE_ACTION_ROW, "For the Family"));

  assert_narrow (view);
  g_assert_false (anning_tick_lists_view_show (ANNING_TICK_LISTS_VIEW (view), "no-such-list"));
  g_assert_true (anning_tick_lists_view_show (ANNING_TICK_LISTS_VIEW (view), "first-48-hours"));
  ui_settle (fixture->store);
  assert_narrow (view);
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, none));
  g_assert_false (gtk_widget_get_sensitive (ui_find (view, GTK_TYPE_BUTTON, "Start Over")));

  press (view, 0);
  press (view, 2);
  ui_settle (fixture->store);
  g_assert_true (anning_tick_row_get_done (get_row (view, 0)));
  g_assert_false (anning_tick_row_get_done (get_row (view, 1)));
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, two));
  ticks = ui_list (fixture->store, &anning_tick_type);
  g_assert_cmpuint (ticks->len, ==, 2);
  first = g_ptr_array_index (ticks, 0);
  g_assert_cmpstr (first->list, ==, "first-48-hours");
  g_assert_cmpstr (first->item, ==, "danger");
  g_assert_null (first->text);
  g_assert_cmpint (first->done_at, >=, before);
  g_assert_cmpint (first->done_at, <=, g_get_real_time () / 1000);

  /* Off and on again, faster than the file: one line of the file all the same. */
  press (view, 0);
  press (view, 0);
  press (view, 0);
  ui_settle (fixture->store);
  g_assert_false (anning_tick_row_get_done (get_row (view, 0)));
  g_assert_cmpuint (count_done (fixture->store), ==, 1);
  press (view, 0);
  ui_settle (fixture->store);

  /* All lists show how far each is. */
  g_assert_true (anning_tick_lists_view_show (ANNING_TICK_LISTS_VIEW (view), ""));
  ui_settle (fixture->store);
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, short_two));
  ui_destroy (fixture->store, window, view);

  /* And it is there after a restart. */
  ui_reopen (fixture);
  view = anning_tick_lists_view_new (texts, fixture->store);
  window = ui_present (view, 400);
  g_assert_true (anning_tick_lists_view_show (ANNING_TICK_LISTS_VIEW (view), "first-48-hours"));
  ui_settle (fixture->store);
  g_assert_true (anning_tick_row_get_done (get_row (view, 0)));
  g_assert_true (anning_tick_row_get_done (get_row (view, 2)));
  ui_destroy (fixture->store, window, view);
}

static void
test_own_lines (UiFixture     *fixture,
                gconstpointer  data)
{
  AnningTexts *texts = ui_load_texts ();
  GtkWidget *view = anning_tick_lists_view_new (texts, fixture->store);
  GtkWidget *window = ui_present_in_window (view);
  GtkWidget *entry, *row;
  g_autoptr (GPtrArray) ticks = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) back = NULL;

  g_assert_true (anning_tick_lists_view_show (ANNING_TICK_LISTS_VIEW (view), "for-the-family"));
  ui_settle (fixture->store);
  entry = ui_find (view, ADW_TYPE_ENTRY_ROW, "Add a line of your own");
  g_assert_nonnull (entry);

  /* Blanks are no line. */
  ui_type (view, "Add a line of your own", "  ");
  g_signal_emit_by_name (entry, "entry-activated");
  ui_type (view, "Add a line of your own", " Ask <my> sister ");
  g_signal_emit_by_name (entry, "entry-activated");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  ui_type (view, "Add a line of your own", "Ring the bank");
  click (view, "Add This Line");
  ui_settle (fixture->store);
  ticks = ui_list (fixture->store, &anning_tick_type);
  g_assert_cmpuint (ticks->len, ==, 2);
  g_assert_cmpstr (((AnningTick *) g_ptr_array_index (ticks, 0))->text, ==, "Ask <my> sister");
  g_assert_null (((AnningTick *) g_ptr_array_index (ticks, 0))->item);
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "0 of 12 done"));

  press (view, 10);
  ui_settle (fixture->store);
  g_assert_true (anning_tick_row_get_done (get_row (view, 10)));
  g_assert_false (anning_tick_row_get_done (get_row (view, 11)));
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "1 of 12 done"));

  /* Deleting the first of them, and taking that back. */
  row = GTK_WIDGET (get_row (view, 10));
  click (row, "Delete This Line");
  ui_settle (fixture->store);
  left = ui_list (fixture->store, &anning_tick_type);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_nonnull (ui_find (GTK_WIDGET (get_row (view, 10)), GTK_TYPE_LABEL, "Ring the bank"));
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "0 of 11 done"));
  gtk_widget_activate_action (window, "win.undo", NULL);
  ui_settle (fixture->store);
  back = ui_list (fixture->store, &anning_tick_type);
  g_assert_cmpuint (back->len, ==, 2);
  g_assert_nonnull (ui_find (GTK_WIDGET (get_row (view, 10)), GTK_TYPE_LABEL, "Ask <my> sister"));
  g_assert_true (anning_tick_row_get_done (get_row (view, 10)));
  g_assert_nonnull (ui_find (GTK_WIDGET (get_row (view, 11)), GTK_TYPE_LABEL, "Ring the bank"));

  ui_destroy (fixture->store, window, view);
}

static void
test_start_over (UiFixture     *fixture,
                 gconstpointer  data)
{
  AnningTexts *texts = ui_load_texts ();
  g_autoptr (AnningTick) other = anning_tick_new ();
  GtkWidget *view, *window;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  other->list = g_strdup ("before-signing");
  other->item = g_strdup ("party");
  other->done_at = 1000;
  ui_save (fixture->store, &anning_tick_type, other);
  view = anning_tick_lists_view_new (texts, fixture->store);
  window = ui_present_in_window (view);
  g_assert_true (anning_tick_lists_view_show (ANNING_TICK_LISTS_VIEW (view), "first-48-hours"));
  ui_settle (fixture->store);
  for (int i = 0; i < 3; i++)
    press (view, i);
  ui_settle (fixture->store);
  before = ui_list (fixture->store, &anning_tick_type);
  g_assert_cmpuint (count_done (fixture->store), ==, 4);

  click (view, "Start Over");
  ui_settle (fixture->store);
  /* Other lists are left alone. */
  g_assert_cmpuint (count_done (fixture->store), ==, 1);
  g_assert_false (anning_tick_row_get_done (get_row (view, 0)));

  /* What was ticked anew meanwhile keeps its own moment. */
  press (view, 1);
  ui_settle (fixture->store);
  gtk_widget_activate_action (window, "win.undo", NULL);
  ui_settle (fixture->store);
  after = ui_list (fixture->store, &anning_tick_type);
  g_assert_cmpuint (count_done (fixture->store), ==, 4);
  for (guint i = 0; i < after->len; i++)
    {
      const AnningTick *a = g_ptr_array_index (before, i), *b = g_ptr_array_index (after, i);

      if (g_strcmp0 (b->item, "tell") == 0)
        g_assert_cmpint (b->done_at, >=, a->done_at);
      else
        g_assert_cmpint (b->done_at, ==, a->done_at);
    }
  ui_destroy (fixture->store, window, view);
}

/* What has no room goes to the next line; nothing is cut off or overlaps. */
static void
test_button_line (void)
{
  GtkWidget *line = anning_button_line_new ();
  GtkWidget *first = gtk_button_new_with_label ("First");
  GtkWidget *second = gtk_button_new_with_label ("Second");
  GtkWidget *window;
  graphene_rect_t a, b;
  int minimum, natural, wide, narrow;

  anning_button_line_append (ANNING_BUTTON_LINE (line), first);
  anning_button_line_append (ANNING_BUTTON_LINE (line), second);
  window = ui_present (line, 400);
  g_assert_true (gtk_widget_compute_bounds (first, line, &a));
  g_assert_true (gtk_widget_compute_bounds (second, line, &b));
  g_assert_cmpfloat (b.origin.x, ==, a.origin.x + a.size.width + 6);
  g_assert_cmpfloat (b.origin.y, ==, a.origin.y);

  gtk_widget_measure (line, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  gtk_widget_measure (line, GTK_ORIENTATION_VERTICAL, natural, &wide, NULL, NULL, NULL);
  gtk_widget_measure (line, GTK_ORIENTATION_VERTICAL, natural - 1, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <, natural);
  g_assert_cmpint (narrow, ==, 2 * wide + 6);
  gtk_widget_size_allocate (line, &(GtkAllocation) { 0, 0, natural - 1, narrow }, -1);
  g_assert_true (gtk_widget_compute_bounds (second, line, &b));
  g_assert_cmpfloat (b.origin.x, ==, 0);
  g_assert_cmpfloat (b.origin.y, ==, wide + 6);

  /* In the middle of a page the lines are in the middle too. */
  gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
  gtk_widget_size_allocate (line, &(GtkAllocation) { 0, 0, natural - 1, narrow }, -1);
  g_assert_true (gtk_widget_compute_bounds (second, line, &b));
  g_assert_cmpfloat (b.origin.y, ==, wide + 6);
  g_assert_cmpfloat (b.origin.x, >, 0);
  g_assert_cmpfloat (ABS (2 * b.origin.x + b.size.width - (natural - 1)), <=, 1);
  ui_destroy (NULL, window, line);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

/* A found line opens its list; the list leaves the program with its ticks. */
static void
test_line_and_copy (UiFixture     *fixture,
                    gconstpointer  data)
{
  AnningTexts *texts = ui_load_texts ();
  g_autoptr (AnningTick) own = anning_tick_new ();
  g_autoptr (AnningTick) done = anning_tick_new ();
  g_autofree char *text = NULL;
  GtkWidget *view, *window;

  own->list = g_strdup ("for-the-family");
  own->text = g_strdup ("Ring the bank");
  ui_save (fixture->store, &anning_tick_type, own);
  done->list = g_strdup ("for-the-family");
  done->item = g_strdup ("say");
  done->done_at = 1000;
  ui_save (fixture->store, &anning_tick_type, done);

  /* Asked for before the file was read. */
  view = anning_tick_lists_view_new (texts, fixture->store);
  anning_tick_lists_view_show_line (ANNING_TICK_LISTS_VIEW (view), own->record.id);
  window = ui_present_in_window (view);
  ui_settle (fixture->store);
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "1 of 11 done"));
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "Ring the bank"));

  gtk_widget_activate_action (view, "outgoing.copy", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (view), NULL, copied_cb, &text);
  ui_settle (NULL);
  g_assert_nonnull (text);
  g_assert_true (g_str_has_prefix (text, "For the Family\n"));
  g_assert_nonnull (strstr (text, "\n☑ Say one thing"));
  g_assert_nonnull (strstr (text, "\n☐ No transfer, no payment code"));
  g_assert_true (g_str_has_suffix (text, "\n☐ Ring the bank"));

  /* A line that is gone leads to all lists. */
  anning_tick_lists_view_show_line (ANNING_TICK_LISTS_VIEW (view), 4711);
  ui_settle (fixture->store);
  g_assert_nonnull (ui_find (view, ADW_TYPE_ACTION_ROW, "The First Days"));
  ui_destroy (fixture->store, window, view);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;

  g_test_add ("/tick-lists/tick", UiFixture, NULL, ui_set_up, test_ticks, ui_tear_down);
  g_test_add ("/tick-lists/own-lines", UiFixture, NULL, ui_set_up, test_own_lines, ui_tear_down);
  g_test_add ("/tick-lists/start-over", UiFixture, NULL, ui_set_up, test_start_over, ui_tear_down);
  g_test_add_func ("/tick-lists/button-line", test_button_line);
  g_test_add ("/tick-lists/line-and-copy", UiFixture, NULL, ui_set_up, test_line_and_copy, ui_tear_down);
  return g_test_run ();
}
