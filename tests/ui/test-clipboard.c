/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-clipboard.h"
#include "ui-fixture.h"

#define TEXT "甲公司 12,000 元"
#define SECRET_TYPE "x-kde-passwordManagerHint"

static GdkClipboard *
get_clipboard (void)
{
  return gdk_display_get_clipboard (gdk_display_get_default ());
}

static void
store_result_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

/* What a program with a history of the clipboard is told. Returns: (transfer full) */
static char *
read_hint (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  gdk_content_provider_write_mime_type_async (gdk_clipboard_get_content (get_clipboard ()), SECRET_TYPE, stream,
                                              G_PRIORITY_DEFAULT, NULL, store_result_cb, &result);
  gdk_content_provider_write_mime_type_finish (gdk_clipboard_get_content (get_clipboard ()), wait_for (&result), &error);
  g_assert_no_error (error);
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

static char *
read_text (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *text;

  gdk_clipboard_read_text_async (get_clipboard (), NULL, store_result_cb, &result);
  text = gdk_clipboard_read_text_finish (get_clipboard (), wait_for (&result), &error);
  g_assert_no_error (error);
  return text;
}

static void
assert_copied (const char *text)
{
  g_autofree char *copied = read_text ();
  g_autofree char *hint = read_hint ();

  g_assert_cmpstr (copied, ==, text);
  g_assert_cmpstr (hint, ==, "secret");
}

static void
test_button (void)
{
  gdk_clipboard_set_text (get_clipboard (), TEXT);
  assert_copied (TEXT);
}

/* Copied out of @widget as with the keyboard. */
static void
copy_from (GtkWidget  *widget,
           const char *action)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *text = GTK_IS_EDITABLE (widget) ? GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (widget))) : widget;

  gdk_clipboard_set_content (get_clipboard (), NULL);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  ui_settle (NULL);
  gtk_widget_grab_focus (widget);
  if (GTK_IS_LABEL (text))
    gtk_label_select_region (GTK_LABEL (text), 0, -1);
  else
    g_assert_true (gtk_widget_activate_action (text, "selection.select-all", NULL));
  g_assert_true (gtk_widget_activate_action (text, action, NULL));
  ui_settle (NULL);
  assert_copied (TEXT);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle (NULL);
  /* It outlives what it was copied from. */
  assert_copied (TEXT);
}

static void
test_label (void)
{
  GtkWidget *label = gtk_label_new (TEXT);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  copy_from (label, "clipboard.copy");
}

static void
test_entry (void)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), TEXT);
  copy_from (entry, "clipboard.copy");
}

static void
test_text (void)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), TEXT, -1);
  copy_from (view, "clipboard.copy");
}

static void
test_cut (void)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), TEXT, -1);
  copy_from (view, "clipboard.cut");
}

/* A row can be pasted as what it is, too. */
static void
test_value (void)
{
  g_autoptr (GdkContentProvider) content = gdk_content_provider_new_typed (G_TYPE_STRING, TEXT);

  gdk_clipboard_set_content (get_clipboard (), content);
  assert_copied (TEXT);
  gdk_clipboard_set_content (get_clipboard (), NULL);
  g_assert_null (gdk_clipboard_get_content (get_clipboard ()));
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  anning_clipboard_guard (get_clipboard ());
  anning_clipboard_guard (get_clipboard ());

  g_test_add_func ("/clipboard/button", test_button);
  g_test_add_func ("/clipboard/label", test_label);
  g_test_add_func ("/clipboard/entry", test_entry);
  g_test_add_func ("/clipboard/text", test_text);
  g_test_add_func ("/clipboard/cut", test_cut);
  g_test_add_func ("/clipboard/value", test_value);
  return g_test_run ();
}
