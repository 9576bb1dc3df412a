/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gdesktopappinfo.h>
#include <glib/gstdio.h>
#include <string.h>

#include "anning-kit-sheet.h"
#include "anning-link-row.h"
#include "anning-mail-compose.h"
#include "anning-note-share-codes.h"
#include "anning-note-view.h"
#include "anning-outgoing.h"
#include "anning-qr-view.h"
#include "anning-relative.h"
#include "ui-fixture.h"

/* A picture is drawn on a thread of its own, beside whatever else is done on a machine. */
#define PATIENCE 400

#define PORTAL_PATH "/org/freedesktop/portal/desktop"

typedef struct
{
  GtkWidget *view;
  GtkWidget *window;
  gint64 mother;
} Opened;

static void
add_part (UiFixture *fixture,
          GPtrArray *parts,
          gint64     note_id,
          const char *text,
          gboolean   included)
{
  AnningNotePart *part = anning_note_part_new ();

  part->note_id = note_id;
  part->position = parts->len;
  part->part = g_strdup ("own");
  part->text = g_strdup (text);
  part->included = included;
  ui_save (fixture->store, &anning_note_part_type, part);
  g_ptr_array_add (parts, part);
}

/* A note for the mother, with @text switched on and another part that is not. */
static void
open_note (UiFixture  *fixture,
           Opened     *opened,
           const char *text)
{
  g_autoptr (AnningRelative) mother = anning_relative_new ();
  g_autoptr (AnningNote) note = anning_note_new ();
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_note_part_free);

  mother->name = g_strdup ("妈妈");
  mother->relation = g_strdup ("parent");
  opened->mother = ui_save (fixture->store, &anning_relative_type, mother);
  note->title = g_strdup ("只给自己看的名字");
  note->audience = g_strdup ("parents");
  note->language = g_strdup ("zh");
  note->greeting = g_strdup ("妈:");
  note->relative_id = opened->mother;
  ui_save (fixture->store, &anning_note_type, note);
  add_part (fixture, parts, note->record.id, text, TRUE);
  add_part (fixture, parts, note->record.id, "没有打开的一段", FALSE);
  opened->view = anning_note_view_new (fixture->store, note, parts, NULL);
  opened->window = ui_present_in_window (opened->view);
  ui_settle (fixture->store);
}

static void
close_note (UiFixture *fixture,
            Opened    *opened)
{
  ui_destroy (fixture->store, opened->window, opened->view);
}

static GtkWidget *
find_top (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

static void
answer (UiFixture  *fixture,
        const char *heading,
        const char *response)
{
  GtkWidget *dialog = find_top (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, heading);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  ui_settle (fixture->store);
}

/* Returns: (transfer full): the only share there is */
static AnningNoteShare *
take_share (UiFixture *fixture)
{
  g_autoptr (GPtrArray) shares = ui_list (fixture->store, &anning_note_share_type);

  g_assert_cmpuint (shares->len, ==, 1);
  return g_ptr_array_steal_index (shares, 0);
}

static char *
read_clipboard (GtkWidget *widget)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (widget));
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  return gdk_content_provider_get_value (content, &value, NULL) ? g_value_dup_string (&value) : NULL;
}

/* Copied, it is asked to whom: the mother stands there, and with one key it is noted. What it says of copying waits. */
static void
test_copy (UiFixture     *fixture,
           gconstpointer  data)
{
  Opened opened;
  g_autofree char *copied = NULL;
  g_autoptr (AnningNoteShare) share = NULL;
  g_autoptr (GPtrArray) versions = NULL;

  open_note (fixture, &opened, "我很好。");
  gtk_widget_activate_action (opened.view, "outgoing.copy", NULL);
  ui_settle (fixture->store);
  copied = read_clipboard (opened.view);
  g_assert_cmpstr (copied, ==, "妈:\n\n我很好。");
  g_assert_null (ui_find (opened.window, GTK_TYPE_LABEL, "The text is copied. Paste it where you write."));
  answer (fixture, "To Whom Does It Go?", "note");
  g_assert_nonnull (ui_find (opened.window, GTK_TYPE_LABEL, "The text is copied. Paste it where you write."));
  share = take_share (fixture);
  g_assert_cmpstr (share->way, ==, "copy");
  g_assert_cmpint (share->relative_id, ==, opened.mother);
  g_assert_null (share->recipient);
  versions = ui_list (fixture->store, &anning_note_version_type);
  g_assert_cmpuint (versions->len, ==, 1);
  g_assert_cmpint (share->note_version_id, ==, ((AnningRecord *) g_ptr_array_index (versions, 0))->id);
  close_note (fixture, &opened);
}

/* To somebody who is not in the list, or not noted at all. */
static void
test_recipient (UiFixture     *fixture,
                gconstpointer  data)
{
  Opened opened;
  g_autoptr (AnningNoteShare) share = NULL;
  g_autoptr (GPtrArray) none = NULL;
  GtkWidget *dialog;

  open_note (fixture, &opened, "我很好。");
  gtk_widget_activate_action (opened.view, "outgoing.copy", NULL);
  ui_settle (fixture->store);
  answer (fixture, "To Whom Does It Go?", "skip");
  none = ui_list (fixture->store, &anning_note_share_type);
  g_assert_cmpuint (none->len, ==, 0);

  gtk_widget_activate_action (opened.view, "outgoing.copy", NULL);
  ui_settle (fixture->store);
  dialog = find_top (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_false (gtk_widget_get_visible (ui_find (dialog, ADW_TYPE_ENTRY_ROW, "Name, may stay empty")));
  g_object_set (ui_find (dialog, ANNING_TYPE_LINK_ROW, NULL), "value", ANNING_UNKNOWN, NULL);
  g_assert_true (gtk_widget_get_visible (ui_find (dialog, ADW_TYPE_ENTRY_ROW, "Name, may stay empty")));
  ui_type (dialog, "Name, may stay empty", " 二舅 ");
  answer (fixture, "To Whom Does It Go?", "note");
  share = take_share (fixture);
  g_assert_cmpint (share->relative_id, ==, ANNING_UNKNOWN);
  g_assert_cmpstr (share->recipient, ==, "二舅");
  close_note (fixture, &opened);
}

/* With a gap in it nothing leaves without a question; and without a text nothing can be sent. */
static void
test_gaps (UiFixture     *fixture,
           gconstpointer  data)
{
  Opened opened;
  g_autofree char *copied = NULL;

  open_note (fixture, &opened, "打给 ____。");
  gdk_clipboard_set_text (gtk_widget_get_clipboard (opened.view), "before");
  gtk_widget_activate_action (opened.view, "outgoing.copy", NULL);
  ui_settle (fixture->store);
  answer (fixture, "There Are Gaps in It", "cancel");
  copied = read_clipboard (opened.view);
  g_assert_cmpstr (copied, ==, "before");
  g_assert_null (find_top (ADW_TYPE_MESSAGE_DIALOG));

  gtk_widget_activate_action (opened.view, "outgoing.copy", NULL);
  ui_settle (fixture->store);
  answer (fixture, "There Are Gaps in It", "send");
  g_free (copied);
  copied = read_clipboard (opened.view);
  g_assert_cmpstr (copied, ==, "妈:\n\n打给 ____。");
  answer (fixture, "To Whom Does It Go?", "skip");

  gtk_widget_activate_action (opened.view, "note-share.codes", NULL);
  ui_settle (fixture->store);
  g_assert_null (find_top (ANNING_TYPE_NOTE_SHARE_CODES));
  answer (fixture, "There Are Gaps in It", "cancel");
  g_assert_null (find_top (ANNING_TYPE_NOTE_SHARE_CODES));
  close_note (fixture, &opened);
}

static void
wait_for_dialog (UiFixture *fixture)
{
  for (guint i = 0; i < PATIENCE && find_top (ADW_TYPE_MESSAGE_DIALOG) == NULL; i++)
    ui_wait (fixture->store, 50);
}

static void
test_copy_picture (UiFixture     *fixture,
                   gconstpointer  data)
{
  Opened opened;
  g_autoptr (AnningNoteShare) share = NULL;
  GdkContentFormats *formats;

  open_note (fixture, &opened, "我很好。");
  gtk_widget_activate_action (opened.view, "outgoing.copy-picture", NULL);
  wait_for_dialog (fixture);
  formats = gdk_clipboard_get_formats (gtk_widget_get_clipboard (opened.view));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/png"));
  g_assert_false (gdk_content_formats_contain_mime_type (formats, "text/plain"));
  answer (fixture, "To Whom Does It Go?", "note");
  share = take_share (fixture);
  g_assert_cmpstr (share->way, ==, "picture");
  close_note (fixture, &opened);
}

/* One that is not drawn yet when its page is left: nothing comes after. */
static void
test_left_while_drawing (UiFixture     *fixture,
                         gconstpointer  data)
{
  Opened opened;

  open_note (fixture, &opened, "我很好。");
  gtk_widget_activate_action (opened.view, "outgoing.copy-picture", NULL);
  close_note (fixture, &opened);
  ui_wait (fixture->store, 500);
  g_assert_null (find_top (ADW_TYPE_MESSAGE_DIALOG));
}

static void
start_saving (Opened     *opened,
              const char *path)
{
  GPtrArray *blocks = anning_page_blocks_new ();
  g_autoptr (GFile) file = g_file_new_for_path (path);

  anning_page_blocks_add (blocks, ANNING_PAGE_BODY, "安", NULL);
  anning_outgoing_save_to (opened->view, ANNING_OUTGOING_SAVE_PICTURE,
                           anning_outgoing_new (blocks, g_strdup ("安"), "note", "zh", ANNING_PAGE_SIZE_LARGE), file);
}

static void
test_save_picture (UiFixture     *fixture,
                   gconstpointer  data)
{
  Opened opened;
  g_autofree char *path = NULL;
  g_autofree char *nowhere = NULL;
  g_autofree char *contents = NULL;

  open_note (fixture, &opened, "我很好。");
  path = g_build_filename (fixture->folder, "note.png", NULL);
  start_saving (&opened, path);
  for (guint i = 0; i < PATIENCE && !g_file_test (path, G_FILE_TEST_EXISTS); i++)
    ui_wait (fixture->store, 50);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "\x89PNG"));
  g_remove (path);
  /* As long as it took before, and longer: nothing is there, and nothing was begun. */
  nowhere = g_build_filename (fixture->folder, "nowhere", "note.png", NULL);
  start_saving (&opened, nowhere);
  ui_wait (fixture->store, 1000);
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
  close_note (fixture, &opened);
}

static void
click (GtkWidget  *parent,
       const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_BUTTON (child) && g_strcmp0 (gtk_widget_get_tooltip_text (child), name) == 0)
        g_signal_emit_by_name (child, "clicked");
      else
        click (child, name);
    }
}

/* One code after the other, and when they are put away: to whom. */
static void
test_codes (UiFixture     *fixture,
            gconstpointer  data)
{
  Opened opened;
  GtkWidget *sheet;
  int minimum;
  g_autoptr (AnningNoteShare) share = NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 450; i++)
    g_string_append (text, "安");
  open_note (fixture, &opened, text->str);
  g_string_free (text, TRUE);
  gtk_widget_activate_action (opened.view, "note-share.codes", NULL);
  ui_settle (fixture->store);
  sheet = find_top (ANNING_TYPE_NOTE_SHARE_CODES);
  g_assert_nonnull (sheet);
  g_assert_nonnull (ui_find (sheet, GTK_TYPE_LABEL, "1 / 3"));
  click (sheet, "Previous Code");
  g_assert_nonnull (ui_find (sheet, GTK_TYPE_LABEL, "1 / 3"));
  click (sheet, "Next Code");
  g_assert_nonnull (ui_find (sheet, GTK_TYPE_LABEL, "2 / 3"));
  click (sheet, "Next Code");
  click (sheet, "Next Code");
  g_assert_nonnull (ui_find (sheet, GTK_TYPE_LABEL, "3 / 3"));
  gtk_widget_measure (sheet, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_window_close (GTK_WINDOW (sheet));
  ui_settle (fixture->store);
  answer (fixture, "To Whom Does It Go?", "note");
  share = take_share (fixture);
  g_assert_cmpstr (share->way, ==, "qr");
  close_note (fixture, &opened);
}

/* The page for a phone has a sheet of its own. */
static void
test_kit (UiFixture     *fixture,
          gconstpointer  data)
{
  Opened opened;
  GtkWidget *sheet;

  open_note (fixture, &opened, "我很好。");
  gtk_widget_activate_action (opened.view, "note-share.kit", NULL);
  ui_settle (fixture->store);
  sheet = find_top (ANNING_TYPE_KIT_SHEET);
  g_assert_nonnull (sheet);
  gtk_window_destroy (GTK_WINDOW (sheet));
  ui_settle (fixture->store);
  close_note (fixture, &opened);
}

/* ---- e-mail ---- */

typedef struct
{
  guint owner;
  guint object;
  GDBusConnection *bus;
  guint answer;
  char *subject;
  char *body;
} Portal;

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
  Portal *portal = user_data;
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 1);
  g_autofree char *token = NULL;
  g_autofree char *client = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *request = NULL;

  g_assert_true (g_variant_lookup (options, "handle_token", "s", &token));
  g_assert_true (g_variant_lookup (options, "subject", "s", &portal->subject));
  g_assert_true (g_variant_lookup (options, "body", "s", &portal->body));
  request = g_strdup_printf (PORTAL_PATH "/request/%s/%s", client, token);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", request));
  g_dbus_connection_emit_signal (bus, NULL, request, "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(ua{sv})", portal->answer, NULL), NULL);
}

static void
owned_cb (GDBusConnection *bus,
          const char      *name,
          gpointer         user_data)
{
  ((Portal *) user_data)->bus = bus;
}

/* What a desktop has, as its documentation says: it answers @answer. */
static void
start_portal (Portal *portal,
              guint   answer)
{
  static const char xml[] = "<node><interface name='org.freedesktop.portal.Email'><method name='ComposeEmail'>"
                            "<arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
                            "<arg type='o' direction='out'/></method></interface></node>";
  static const GDBusInterfaceVTable calls = { .method_call = called_cb };
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (xml, NULL);
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  g_assert_nonnull (bus);
  portal->answer = answer;
  portal->object = g_dbus_connection_register_object (bus, PORTAL_PATH, info->interfaces[0], &calls, portal, NULL, NULL);
  portal->owner = g_bus_own_name_on_connection (bus, "org.freedesktop.portal.Desktop", G_BUS_NAME_OWNER_FLAGS_NONE, owned_cb,
                                                NULL, portal, NULL);
  while (portal->bus == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
stop_portal (Portal *portal)
{
  g_dbus_connection_unregister_object (portal->bus, portal->object);
  g_bus_unown_name (portal->owner);
  g_free (portal->subject);
  g_free (portal->body);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
compose (GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  anning_mail_compose_async ("给你的几句话", "爸、妈:\n我很好。", NULL, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return anning_mail_compose_finish (result, error);
}

static void
test_portal (void)
{
  Portal done = { 0 }, declined = { 0 }, failed = { 0 };
  g_autoptr (GError) error = NULL;

  start_portal (&done, 0);
  g_assert_true (compose (&error));
  g_assert_no_error (error);
  g_assert_cmpstr (done.subject, ==, "给你的几句话");
  g_assert_cmpstr (done.body, ==, "爸、妈:\n我很好。");
  stop_portal (&done);

  start_portal (&declined, 1);
  g_assert_false (compose (&error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  stop_portal (&declined);

  /* It has no program for it, and nor has anybody else. */
  start_portal (&failed, 2);
  g_assert_false (compose (&error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  stop_portal (&failed);
}

static gboolean
has_mail (void)
{
  g_autoptr (GAsyncResult) result = NULL;

  anning_mail_find_async (NULL, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return anning_mail_find_finish (result);
}

/* Without a portal, the program that opens mailto: gets the draft. */
static void
test_program (UiFixture     *fixture,
              gconstpointer  data)
{
  g_autofree char *got = g_build_filename (fixture->folder, "got", NULL);
  g_autofree char *script = g_build_filename (fixture->folder, "mailer", NULL);
  g_autofree char *applications = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *desktop = g_build_filename (applications, "mailer.desktop", NULL);
  g_autofree char *program = g_strdup_printf ("#!/bin/sh\nprintf '%%s' \"$1\" >'%s.part' && mv '%s.part' '%s'\n", got, got, got);
  g_autofree char *entry = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Mailer\nExec=%s %%u\n"
                                            "MimeType=x-scheme-handler/mailto;\n", script);
  g_autofree char *uri = NULL;
  g_autoptr (GAppInfo) app = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (has_mail ());
  g_mkdir_with_parents (applications, 0700);
  g_assert_true (g_file_set_contents (script, program, -1, NULL));
  g_chmod (script, 0700);
  g_assert_true (g_file_set_contents (desktop, entry, -1, NULL));
  app = G_APP_INFO (g_desktop_app_info_new_from_filename (desktop));
  g_assert_nonnull (app);
  g_assert_true (g_app_info_set_as_default_for_type (app, "x-scheme-handler/mailto", &error));
  g_assert_no_error (error);

  /* A folder that was not there is noticed when GLib looks for it again, some seconds later. */
  for (guint i = 0; i < 100 && !has_mail (); i++)
    ui_wait (NULL, 100);
  g_assert_true (has_mail ());
  g_assert_true (compose (&error));
  g_assert_no_error (error);
  for (guint i = 0; i < 100 && !g_file_test (got, G_FILE_TEST_EXISTS); i++)
    g_usleep (50 * 1000);
  g_assert_true (g_file_get_contents (got, &uri, NULL, &error));
  g_assert_no_error (error);
  /* By hand: 给 U+7ED9, E7 BB 99. */
  g_assert_true (g_str_has_prefix (uri, "mailto:?subject=%E7%BB%99"));
  g_assert_nonnull (strstr (uri, "%0D%0A"));
  g_assert_true (g_app_info_delete (app) || g_remove (desktop) == 0);
  g_remove (got);
  g_remove (script);
}

int
main (int   argc,
      char *argv[])
{
  if (!ui_init (&argc, &argv))
    return 77;
#define ADD(path, func) g_test_add (path, UiFixture, NULL, ui_set_up, func, ui_tear_down)
  ADD ("/note-share/copy", test_copy);
  ADD ("/note-share/recipient", test_recipient);
  ADD ("/note-share/gaps", test_gaps);
  ADD ("/note-share/copy-picture", test_copy_picture);
  ADD ("/note-share/left-while-drawing", test_left_while_drawing);
  ADD ("/note-share/save-picture", test_save_picture);
  ADD ("/note-share/codes", test_codes);
  ADD ("/note-share/kit", test_kit);
  g_test_add_func ("/note-share/portal", test_portal);
  ADD ("/note-share/program", test_program);
#undef ADD
  return g_test_run ();
}
