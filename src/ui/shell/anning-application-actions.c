/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "anning-application-private.h"
#include "anning-copies.h"
#include "anning-copies-sheet.h"
#include "anning-deleted-sheet.h"
#include "anning-preferences.h"
#include "anning-salvage-sheet.h"
#include "anning-sheet.h"
#include "anning-show-file.h"

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  AnningWindow *window = _anning_application_get_window (user_data);

  if (window != NULL)
    {
      if (anning_window_is_recording (window))
        {
          gtk_window_present (GTK_WINDOW (window));
          gtk_window_close (GTK_WINDOW (window));
          return;
        }
      gtk_window_close (GTK_WINDOW (window));
      /* A hidden window gets no close request of its own. */
      if (_anning_application_get_window (user_data) != NULL)
        gtk_window_destroy (GTK_WINDOW (window));
    }
  g_application_quit (user_data);
}

static void
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  AnningWindow *window = _anning_application_get_window (user_data);
  GtkWindow *preferences;

  if (window == NULL)
    return;
  preferences = GTK_WINDOW (anning_preferences_new (user_data));
  /* Its buttons use the application's actions. */
  gtk_window_set_application (preferences, user_data);
  anning_sheet_present (preferences, GTK_WIDGET (window));
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  adw_show_about_window (GTK_WINDOW (_anning_application_get_window (user_data)),
                         "application-name", _("Anning"),
                         "application-icon", APP_ID,
                         "version", PACKAGE_VERSION,
                         "developer-name", _("The Anning authors"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("For people who are behind on loans and pressed by collectors, and for their families. Information, not legal advice. Nothing leaves this computer."),
                         /* Translators: your names, one a line */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

/* Made when it is asked for: GTK would make the one at gtk/help-overlay.ui with the window, two megabytes of it. */
static void
shortcuts_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  AnningWindow *window = _anning_application_get_window (user_data);
  g_autoptr (GtkBuilder) builder = NULL;

  if (window == NULL)
    return;
  builder = gtk_builder_new_from_resource ("/org/anning/Anning/ui/shell/anning-shortcuts.ui");
  anning_sheet_present (GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts")), GTK_WIDGET (window));
}

static void
hide_now_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  AnningWindow *window = _anning_application_get_window (user_data);

  if (window != NULL)
    anning_window_hide_now (window);
}

static void
open_again_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  _anning_application_open_store (user_data);
}

static void
restore_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  _anning_application_restore (user_data);
}

/* Their doors use actions of the application. */
static void
present_sheet (AnningApplication *self,
               GtkWidget         *sheet)
{
  gtk_window_set_application (GTK_WINDOW (sheet), GTK_APPLICATION (self));
  anning_sheet_present (GTK_WINDOW (sheet), GTK_WIDGET (_anning_application_get_window (self)));
}

static GSettings *
settings_for_copies (AnningApplication *self)
{
  return _anning_application_is_example (self) ? NULL : anning_application_get_settings (self);
}

static void
backups_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  AnningApplication *self = user_data;

  if (_anning_application_get_window (self) != NULL)
    present_sheet (self, anning_copies_sheet_new (anning_application_get_path (self), _anning_application_get_store (self),
                                                  settings_for_copies (self)));
}

static void
recently_deleted_action (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       user_data)
{
  AnningApplication *self = user_data;
  AnningStore *store = _anning_application_get_store (self);
  g_autofree char *folder = NULL;

  if (_anning_application_get_window (self) == NULL || store == NULL)
    return;
  folder = anning_copies_sheet_dup_folder (settings_for_copies (self));
  present_sheet (self, anning_deleted_sheet_new (store, folder));
}

static void
restore_copy_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  const char *copy;
  gboolean incomplete, used_up;

  g_variant_get (parameter, "(&sbb)", &copy, &incomplete, &used_up);
  _anning_application_restore_copy (user_data, copy, incomplete, used_up);
}

static void
use_salvaged_cb (AnningApplication *self,
                 const char        *path)
{
  _anning_application_take (self, path);
}

static void
salvage_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  AnningWindow *window = _anning_application_get_window (user_data);
  const char *path = anning_application_get_path (user_data);
  g_autofree char *chosen = anning_copies_sheet_dup_folder (settings_for_copies (user_data));
  g_autofree char *copies = chosen != NULL ? g_steal_pointer (&chosen) : anning_copies_dup_default_folder (path);
  AnningSalvageSheet *sheet;

  if (window == NULL)
    return;
  sheet = anning_salvage_sheet_new (path, copies);
  g_signal_connect_object (sheet, "use", G_CALLBACK (use_salvaged_cb), user_data, G_CONNECT_SWAPPED);
  anning_sheet_present (GTK_WINDOW (sheet), GTK_WIDGET (window));
}

static void
open_example_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  anning_application_open_example (user_data);
}

static void
show_folder_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  AnningWindow *window = _anning_application_get_window (user_data);
  g_autoptr (GFile) file = g_file_new_for_path (anning_application_get_path (user_data));

  if (window != NULL)
    anning_show_file (GTK_WIDGET (window), file);
}

/* Creating goes through the page that owns the thing. */
static void
new_incident_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  AnningWindow *window = _anning_application_get_window (user_data);

  if (window != NULL)
    anning_window_create_on (window, "incidents");
}

/* From outside the window, which may not be there yet, or not be filled. */
static void
record_contact_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  g_application_activate (G_APPLICATION (user_data));
  anning_window_activate_once_filled (_anning_application_get_window (user_data), "note-contact",
                                      g_variant_new_string ("channel=call"));
}

static void
open_page_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  g_application_activate (G_APPLICATION (user_data));
  anning_window_activate_once_filled (_anning_application_get_window (user_data), "show-page", parameter);
}

/* A place of the planner, from a message of the desktop: the program may have ended since. */
static void
show_due_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  g_application_activate (G_APPLICATION (user_data));
  anning_window_activate_once_filled (_anning_application_get_window (user_data), "show-record",
                                      g_variant_new ("(sxs)", "planner", G_GINT64_CONSTANT (0),
                                                     g_variant_get_string (parameter, NULL)));
}

/* The desktop's menu hands no parameter over. */
static void
show_relatives_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  g_action_group_activate_action (G_ACTION_GROUP (user_data), "open-page", g_variant_new_string ("relatives"));
}

/* With what is known already: "tags=jail_claim&to_party=contact". */
static void
note_contact_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  AnningWindow *window = _anning_application_get_window (user_data);

  if (window != NULL)
    anning_window_show_record (window, "new_incident", 0, g_variant_get_string (parameter, NULL));
}

static void
add_debt_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  AnningWindow *window = _anning_application_get_window (user_data);

  if (window != NULL)
    anning_window_create_on (window, "planner");
}

/* A note without a number offers the templates for a new one. */
static void
write_note_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  AnningWindow *window = _anning_application_get_window (user_data);

  if (window != NULL)
    anning_window_show_record (window, "note", 0, "");
}

static void
show_page_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  AnningWindow *window = _anning_application_get_window (user_data);

  if (window != NULL)
    anning_window_show_page (window, g_variant_get_string (parameter, NULL));
}

static void
show_record_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  AnningWindow *window = _anning_application_get_window (user_data);
  const char *table, *key;
  gint64 id;

  g_variant_get (parameter, "(&sx&s)", &table, &id, &key);
  if (window != NULL)
    anning_window_show_record (window, table, id, key);
}

void
_anning_application_add_actions (AnningApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "quit", .activate = quit_action },
    { .name = "preferences", .activate = preferences_action },
    { .name = "shortcuts", .activate = shortcuts_action },
    { .name = "about", .activate = about_action },
    { .name = "hide-now", .activate = hide_now_action },
    { .name = "open-again", .activate = open_again_action },
    { .name = "restore", .activate = restore_action },
    { .name = "salvage", .activate = salvage_action },
    { .name = "backups", .activate = backups_action },
    { .name = "recently-deleted", .activate = recently_deleted_action },
    /* path, whether originals may be missing, whether the file was made for this */
    { .name = "restore-copy", .activate = restore_copy_action, .parameter_type = "(sbb)" },
    { .name = "open-example", .activate = open_example_action },
    { .name = "show-folder", .activate = show_folder_action },
    { .name = "new-incident", .activate = new_incident_action },
    { .name = "note-contact", .activate = note_contact_action, .parameter_type = "s" },
    { .name = "add-debt", .activate = add_debt_action },
    { .name = "write-note", .activate = write_note_action },
    /* These three come from the desktop's menu and the command line: data/org.anning.Anning.desktop.in */
    { .name = "record-contact", .activate = record_contact_action },
    { .name = "show-relatives", .activate = show_relatives_action },
    { .name = "open-page", .activate = open_page_action, .parameter_type = "s" },
    /* And this one from its messages: anning-notices.c */
    { .name = "show-due", .activate = show_due_action, .parameter_type = "s" },
    { .name = "show-page", .activate = show_page_action, .parameter_type = "s" },
    /* table and id, or for a text of the program 0 and its key */
    { .name = "show-record", .activate = show_record_action, .parameter_type = "(sxs)" },
  };
  /* All shortcuts of the program but hide-now's, each in resources/ui/shell/anning-shortcuts.ui too. */
  static const struct
  {
    const char *action;
    const char *accels[3];
  } shortcuts[] = {
    { "app.quit", { "<Control>q" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.show-page::guidance", { "<Alt>1" } },
    { "app.show-page::planner", { "<Alt>2" } },
    { "app.show-page::incidents", { "<Alt>3" } },
    { "app.show-page::relatives", { "<Alt>4" } },
    { "app.shortcuts", { "<Control>question", "F1" } },
    { "win.search", { "<Control>f" } },
    { "win.create", { "<Control>n" } },
    { "win.import", { "<Control>o" } },
    { "window.close", { "<Control>w" } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), shortcuts[i].action,
                                           (const char *const *) shortcuts[i].accels);
}
