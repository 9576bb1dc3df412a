/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "anning-rights-bar.h"
#include "ui-fixture.h"

static guint
mode_of (const char *path)
{
  struct stat info;

  g_assert_cmpint (lstat (path, &info), ==, 0);
  return info.st_mode & 07777;
}

/* The answer comes from a thread. */
static gboolean
comes_about (GtkWidget *bar,
             gboolean   shown)
{
  GtkWidget *revealer = adw_bin_get_child (ADW_BIN (bar));

  for (guint i = 0; i < 100 && gtk_widget_get_visible (revealer) != shown; i++)
    ui_wait (NULL, 20);
  return gtk_widget_get_visible (revealer) == shown;
}

static void
test_private (UiFixture     *fixture,
              gconstpointer  data)
{
  GtkWidget *bar = g_object_new (ANNING_TYPE_RIGHTS_BAR, NULL);
  GtkWidget *window = ui_present_in_window (bar);

  anning_rights_bar_set_file (ANNING_RIGHTS_BAR (bar), fixture->path, NULL);
  ui_wait (NULL, 200);
  g_assert_true (comes_about (bar, FALSE));
  ui_destroy (fixture->store, window, bar);
}

static void
test_mend (UiFixture     *fixture,
           gconstpointer  data)
{
  GtkWidget *bar = g_object_new (ANNING_TYPE_RIGHTS_BAR, NULL);
  GtkWidget *window = ui_present_in_window (bar);

  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  anning_rights_bar_set_file (ANNING_RIGHTS_BAR (bar), fixture->path, NULL);
  g_assert_true (comes_about (bar, TRUE));
  g_assert_nonnull (ui_find (bar, GTK_TYPE_LABEL,
                             "1 file or folder of what you keep here can be opened by others who use this computer."));
  /* An offer: nothing is done before it is taken. */
  g_assert_cmpuint (mode_of (fixture->path), ==, 0644);

  g_signal_emit_by_name (ui_find (bar, GTK_TYPE_BUTTON, "Keep Others Out"), "clicked");
  g_assert_true (comes_about (bar, FALSE));
  g_assert_cmpuint (mode_of (fixture->path), ==, 0600);
  g_assert_nonnull (ui_find (window, GTK_TYPE_LABEL, "Only you can open it now"));
  ui_destroy (fixture->store, window, bar);
}

/* Put off, it comes with the next start. */
static void
test_not_now (UiFixture     *fixture,
              gconstpointer  data)
{
  GtkWidget *bar = g_object_new (ANNING_TYPE_RIGHTS_BAR, NULL);
  GtkWidget *window = ui_present_in_window (bar);

  g_assert_cmpint (g_chmod (fixture->path, 0604), ==, 0);
  anning_rights_bar_set_file (ANNING_RIGHTS_BAR (bar), fixture->path, NULL);
  g_assert_true (comes_about (bar, TRUE));
  g_signal_emit_by_name (ui_find (bar, GTK_TYPE_BUTTON, "Not Now"), "clicked");
  g_assert_true (comes_about (bar, FALSE));
  g_assert_cmpuint (mode_of (fixture->path), ==, 0604);

  anning_rights_bar_set_file (ANNING_RIGHTS_BAR (bar), fixture->path, NULL);
  g_assert_true (comes_about (bar, TRUE));
  anning_rights_bar_set_file (ANNING_RIGHTS_BAR (bar), NULL, NULL);
  g_assert_true (comes_about (bar, FALSE));
  ui_destroy (fixture->store, window, bar);
}

/* With a large text in the narrowest window. */
static void
test_narrow (UiFixture     *fixture,
             gconstpointer  data)
{
  GtkWidget *bar = g_object_new (ANNING_TYPE_RIGHTS_BAR, NULL);
  GtkWidget *window = ui_present (bar, 360);
  int minimum;

  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  anning_rights_bar_set_file (ANNING_RIGHTS_BAR (bar), fixture->path, NULL);
  g_assert_true (comes_about (bar, TRUE));
  gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  ui_destroy (fixture->store, window, bar);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;

#define ADD(name, func) g_test_add ("/rights-bar/" name, UiFixture, NULL, ui_set_up, func, ui_tear_down)
  ADD ("private", test_private);
  ADD ("mend", test_mend);
  ADD ("not-now", test_not_now);
  ADD ("narrow", test_narrow);
  return g_test_run ();
}
