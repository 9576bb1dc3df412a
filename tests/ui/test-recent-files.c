/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "anning-recent-files.h"
#include "ui-fixture.h"

#define OTHER "file:///home/holiday.jpg"
#define OTHERS \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" \
  "<xbel version=\"1.0\" xmlns:bookmark=\"http://www.freedesktop.org/standards/desktop-bookmarks\"" \
  " xmlns:mime=\"http://www.freedesktop.org/standards/shared-mime-info\">\n" \
  "  <bookmark href=\"" OTHER "\" added=\"2026-11-01T10:00:00Z\"" \
  " modified=\"2026-11-01T10:00:00Z\" visited=\"2026-11-01T10:00:00Z\">\n" \
  "    <info><metadata owner=\"http://freedesktop.org\"><mime:mime-type type=\"image/jpeg\"/>" \
  "<bookmark:applications><bookmark:application name=\"Viewer\" exec=\"viewer %u\"" \
  " modified=\"2026-11-01T10:00:00Z\" count=\"1\"/></bookmark:applications></metadata></info>\n" \
  "  </bookmark>\n" \
  "</xbel>\n"

static char *list;

/* As a chooser of files does; GTK writes a quarter of a second later, and at its end once more. */
static void
test_left_alone (void)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();
  g_autofree char *opened = g_build_filename (g_get_user_data_dir (), "13800138000 2026-03-12.m4a", NULL);
  g_autofree char *uri = NULL;
  g_autofree char *written = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (gtk_recent_manager_has_item (manager, OTHER));
  g_assert_true (g_file_set_contents (opened, "x", 1, NULL));
  uri = g_filename_to_uri (opened, NULL, &error);
  g_assert_no_error (error);

  gtk_recent_manager_add_item (manager, uri);
  for (guint i = 0; i < 100 && !gtk_recent_manager_has_item (manager, uri); i++)
    ui_wait (NULL, 1);
  ui_wait (NULL, 1000);
  g_assert_true (g_file_get_contents (list, &written, NULL, NULL));
  g_assert_null (strstr (written, "13800138000"));
  g_assert_nonnull (strstr (written, OTHER));

  gtk_recent_manager_add_item (manager, uri);
  for (guint i = 0; i < 100 && !gtk_recent_manager_has_item (manager, uri); i++)
    ui_wait (NULL, 1);
  anning_recent_files_forget ();
  g_assert_false (gtk_recent_manager_has_item (manager, uri));
  g_assert_true (gtk_recent_manager_has_item (manager, OTHER));
  g_unlink (opened);
}

int
main (int    argc,
      char **argv)
{
  int status;

  if (!ui_init (&argc, &argv))
    return 77;
  list = g_build_filename (g_get_user_data_dir (), "recently-used.xbel", NULL);
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_file_set_contents (list, OTHERS, -1, NULL);
  anning_recent_files_leave_alone ();

  g_test_add_func ("/recent-files/left-alone", test_left_alone);
  status = g_test_run ();
  g_unlink (list);
  g_free (list);
  return status;
}
