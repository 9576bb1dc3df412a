/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was saved, shown in the file manager: which of the desktop's services is asked, and for what. */
#include <gio/gdesktopappinfo.h>
#include <gio/gunixfdlist.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anning-file-manager.h"
#include "anning-outgoing.h"
#include "anning-page-text.h"
#include "anning-toasts.h"
#include "ui-fixture.h"

#define PORTAL_PATH "/org/freedesktop/portal/desktop"

/* Both services of a desktop, as their documentation says. */
typedef struct
{
  GDBusConnection *bus; /* one of its own, as the desktop has */
  guint n_names;
  guint names[2];
  guint objects[2];
  gboolean manager_answers;
  guint portal_answer;
  GString *said;   /* each call, as text; of a file that was handed over its inode */
  guint64 inode;
} Desktop;

static void
portal_called (Desktop               *desktop,
               GVariant              *parameters,
               GDBusMethodInvocation *invocation)
{
  GUnixFDList *fds = g_dbus_message_get_unix_fd_list (g_dbus_method_invocation_get_message (invocation));
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 2);
  g_autofree char *client = g_strdelimit (g_strdup (g_dbus_method_invocation_get_sender (invocation) + 1), ".", '_');
  g_autofree char *token = NULL;
  g_autofree char *request = NULL;
  const char *parent;
  struct stat status;
  gint32 index;
  int fd;

  g_variant_get_child (parameters, 0, "&s", &parent);
  g_variant_get_child (parameters, 1, "h", &index);
  fd = g_unix_fd_list_get (fds, index, NULL);
  g_assert_cmpint (fstat (fd, &status), ==, 0);
  desktop->inode = status.st_ino;
  close (fd);
  g_assert_true (g_variant_lookup (options, "handle_token", "s", &token));
  g_string_append_printf (desktop->said, "OpenDirectory '%s' %d\n", parent, (int) g_variant_n_children (options));
  request = g_strdup_printf (PORTAL_PATH "/request/%s/%s", client, token);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", request));
  g_dbus_connection_emit_signal (desktop->bus, NULL, request, "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(ua{sv})", desktop->portal_answer, NULL), NULL);
}

static void
called_cb (GDBusConnection       *bus,
           const char            *sender,
           const char            *path,
           const char            *interface,
           const char            *method,
           GVariant              *parameters,
           GDBusMethodInvocation *invocation,
           gpointer               user_data)
{
  Desktop *desktop = user_data;
  g_autoptr (GVariant) uris = NULL;
  g_autofree char *text = NULL;

  if (g_str_equal (method, "OpenDirectory"))
    {
      portal_called (desktop, parameters, invocation);
      return;
    }
  uris = g_variant_get_child_value (parameters, 0);
  text = g_variant_print (uris, FALSE);
  g_string_append_printf (desktop->said, "%s %s\n", method, text);
  if (desktop->manager_answers)
    g_dbus_method_invocation_return_value (invocation, NULL);
  else
    g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.DBus.Error.ServiceUnknown", "no");
}

static void
owned_cb (GDBusConnection *bus,
          const char      *name,
          gpointer         user_data)
{
  ((Desktop *) user_data)->n_names++;
}

static void
start_desktop (Desktop *desktop)
{
  static const char xml[] = "<node><interface name='org.freedesktop.FileManager1'>"
                            "<method name='ShowItems'><arg type='as' direction='in'/><arg type='s' direction='in'/></method>"
                            "<method name='ShowFolders'><arg type='as' direction='in'/><arg type='s' direction='in'/></method>"
                            "</interface><interface name='org.freedesktop.portal.OpenURI'>"
                            "<method name='OpenDirectory'><arg type='s' direction='in'/><arg type='h' direction='in'/>"
                            "<arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method>"
                            "</interface></node>";
  static const char *const places[] = { "/org/freedesktop/FileManager1", PORTAL_PATH };
  static const char *const names[] = { "org.freedesktop.FileManager1", "org.freedesktop.portal.Desktop" };
  static const GDBusInterfaceVTable calls = { .method_call = called_cb };
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (xml, NULL);
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  memset (desktop, 0, sizeof *desktop);
  desktop->said = g_string_new (NULL);
  desktop->bus = g_dbus_connection_new_for_address_sync (address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                                                    | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                         NULL, NULL, NULL);
  g_assert_nonnull (desktop->bus);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      desktop->objects[i] = g_dbus_connection_register_object (desktop->bus, places[i], info->interfaces[i], &calls, desktop,
                                                               NULL, NULL);
      desktop->names[i] = g_bus_own_name_on_connection (desktop->bus, names[i], G_BUS_NAME_OWNER_FLAGS_NONE, owned_cb, NULL,
                                                        desktop, NULL);
    }
  while (desktop->n_names < G_N_ELEMENTS (names))
    g_main_context_iteration (NULL, TRUE);
}

static void
stop_desktop (Desktop *desktop)
{
  for (guint i = 0; i < G_N_ELEMENTS (desktop->names); i++)
    {
      g_bus_unown_name (desktop->names[i]);
      g_dbus_connection_unregister_object (desktop->bus, desktop->objects[i]);
    }
  g_dbus_connection_close_sync (desktop->bus, NULL, NULL);
  g_object_unref (desktop->bus);
  g_string_free (desktop->said, TRUE);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
show (const char  *path,
      gboolean     folder,
      GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  if (folder)
    anning_file_manager_show_folder_async (file, NULL, done_cb, &result);
  else
    anning_file_manager_show_async (file, NULL, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return anning_file_manager_show_finish (result, error);
}

/* Returns: (transfer full): a file of the user's in the folder of the test */
static char *
make_file (UiFixture *fixture)
{
  char *path = g_build_filename (fixture->folder, "证 据.pdf", NULL);

  g_assert_true (g_file_set_contents (path, "%PDF", -1, NULL));
  return path;
}

/* Its name as a URI, by hand: 证 U+8BC1, E8 AF 81; 据 U+636E, E6 8D AE. */
static char *
said_of (UiFixture *fixture)
{
  return g_strdup_printf ("ShowItems ['file://%s/%%E8%%AF%%81%%20%%E6%%8D%%AE.pdf']\n", fixture->folder);
}

static void
test_manager (UiFixture     *fixture,
              gconstpointer  data)
{
  g_autofree char *path = make_file (fixture);
  g_autofree char *items = said_of (fixture);
  g_autofree char *both = g_strdup_printf ("%sShowFolders ['file://%s']\n", items, fixture->folder);
  g_autofree char *recent = g_build_filename (g_get_user_data_dir (), "recently-used.xbel", NULL);
  g_autoptr (GError) error = NULL;
  Desktop desktop;

  start_desktop (&desktop);
  desktop.manager_answers = TRUE;
  g_assert_true (show (path, FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (desktop.said->str, ==, items);
  g_assert_true (show (fixture->folder, TRUE, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (desktop.said->str, ==, both);
  g_assert_false (g_file_test (recent, G_FILE_TEST_EXISTS));
  stop_desktop (&desktop);
  g_remove (path);
}

/* Within a sandbox the file manager's name cannot be called. */
static void
test_portal (UiFixture     *fixture,
             gconstpointer  data)
{
  g_autofree char *path = make_file (fixture);
  g_autofree char *items = said_of (fixture);
  g_autofree char *wanted = g_strconcat (items, "OpenDirectory '' 1\n", NULL);
  g_autoptr (GError) error = NULL;
  struct stat status;
  Desktop desktop;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  start_desktop (&desktop);
  g_assert_true (show (path, FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (desktop.said->str, ==, wanted);
  g_assert_cmpuint (desktop.inode, ==, status.st_ino);

  desktop.portal_answer = 1;
  g_assert_false (show (path, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  stop_desktop (&desktop);
  g_remove (path);
}

/* ---- what is seen ---- */

static GtkWidget *
present_page (UiFixture  *fixture,
              GtkWidget **page)
{
  *page = gtk_label_new ("");
  return ui_present_in_window (*page);
}

static void
press_show (UiFixture *fixture,
            GtkWidget *window)
{
  GtkWidget *button = ui_find (window, GTK_TYPE_BUTTON, "Show in Folder");

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
test_toast (UiFixture     *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "paper.pdf", NULL);
  g_autofree char *items = g_strdup_printf ("ShowItems ['file://%s']\n", path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *page, *window;
  Desktop desktop;

  start_desktop (&desktop);
  desktop.manager_answers = TRUE;
  window = present_page (fixture, &page);
  anning_outgoing_save_to (page, ANNING_OUTGOING_SAVE_TEXT,
                           anning_outgoing_new (g_ptr_array_new (), g_strdup ("text"), "paper", "en", ANNING_PAGE_SIZE_NORMAL),
                           file);
  while (ui_find (window, GTK_TYPE_BUTTON, "Show in Folder") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (ui_find (window, GTK_TYPE_LABEL, "Text saved"));
  press_show (fixture, window);
  while (desktop.said->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (desktop.said->str, ==, items);
  stop_desktop (&desktop);
  ui_destroy (fixture->store, window, page);
  g_remove (path);
}

/* ---- without either ---- */

/* Returns: (transfer full) (nullable): a program that opens folders, as the test's own */
static GAppInfo *
make_program (UiFixture   *fixture,
              const char  *got,
              char       **desktop_path)
{
  g_autofree char *script = g_build_filename (fixture->folder, "opener", NULL);
  g_autofree char *applications = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *program = g_strdup_printf ("#!/bin/sh\nprintf '%%s' \"$1\" >'%s.part' && mv '%s.part' '%s'\n", got, got, got);
  g_autofree char *entry = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Opener\nExec=%s %%u\n"
                                            "MimeType=inode/directory;\n", script);
  GAppInfo *app;

  g_mkdir_with_parents (applications, 0700);
  *desktop_path = g_build_filename (applications, "opener.desktop", NULL);
  g_assert_true (g_file_set_contents (script, program, -1, NULL));
  g_chmod (script, 0700);
  g_assert_true (g_file_set_contents (*desktop_path, entry, -1, NULL));
  app = G_APP_INFO (g_desktop_app_info_new_from_filename (*desktop_path));
  g_assert_true (g_app_info_set_as_default_for_type (app, "inode/directory", NULL));
  return app;
}

/* Nothing can: the place is said. Then something opens folders, and gets this one. */
static void
test_without (UiFixture     *fixture,
              gconstpointer  data)
{
  g_autoptr (GAppInfo) there = g_app_info_get_default_for_type ("inode/directory", FALSE);
  g_autofree char *path = make_file (fixture);
  g_autofree char *place = g_strconcat ("No file manager was found here. The place: ", path, NULL);
  g_autofree char *got = g_build_filename (fixture->folder, "got", NULL);
  g_autofree char *script = g_build_filename (fixture->folder, "opener", NULL);
  g_autofree char *folder = g_filename_to_uri (fixture->folder, NULL, NULL);
  g_autofree char *entry = NULL;
  g_autofree char *uri = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAppInfo) app = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *page, *window;
  Desktop desktop;

  if (there != NULL)
    {
      g_test_skip ("a program that opens folders is installed");
      g_remove (path);
      return;
    }
  start_desktop (&desktop);
  desktop.portal_answer = 2;
  window = present_page (fixture, &page);
  anning_toast_saved (page, "Saved", file);
  press_show (fixture, window);
  while (ui_find (window, GTK_TYPE_LABEL, place) == NULL)
    g_main_context_iteration (NULL, TRUE);
  ui_destroy (fixture->store, window, page);

  app = make_program (fixture, got, &entry);
  g_assert_true (show (path, FALSE, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < 400 && !g_file_test (got, G_FILE_TEST_EXISTS); i++)
    g_usleep (50 * 1000);
  g_assert_true (g_file_get_contents (got, &uri, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_str_equal (uri, folder) || g_str_equal (uri, fixture->folder));
  stop_desktop (&desktop);
  g_assert_true (g_app_info_delete (app) || g_remove (entry) == 0);
  g_remove (got);
  g_remove (script);
  g_remove (path);
}

int
main (int   argc,
      char *argv[])
{
  if (!ui_init (&argc, &argv))
    return 77;
#define ADD(path, func) g_test_add (path, UiFixture, NULL, ui_set_up, func, ui_tear_down)
  ADD ("/show-file/manager", test_manager);
  ADD ("/show-file/portal", test_portal);
  ADD ("/show-file/toast", test_toast);
  ADD ("/show-file/without", test_without);
#undef ADD
  return g_test_run ();
}
