/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desktop is told, and what it is never told. */
#include <string.h>

#include "anning-date.h"
#include "anning-deadline-entry.h"
#include "anning-debt.h"
#include "anning-notices.h"
#include "anning-proposal.h"
#include "ui-fixture.h"

#define CANARY "金丝雀贷款公司"

/* The part of the desktop that shows messages. */
typedef struct
{
  GDBusConnection *bus;
  guint name;
  guint object;
  gboolean owned;
  GPtrArray *said; /* each message, all of it */
  guint n_closed;
} Desktop;

typedef struct
{
  UiFixture ui;
  Desktop desktop;
  GApplication *application;
  GSettings *settings;
  AnningNotices *notices;
} Fixture;

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

  if (g_str_equal (method, "Notify"))
    {
      g_ptr_array_add (desktop->said, g_variant_print (parameters, FALSE));
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", desktop->said->len));
    }
  else
    {
      desktop->n_closed++;
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
}

static void
owned_cb (GDBusConnection *bus,
          const char      *name,
          gpointer         user_data)
{
  ((Desktop *) user_data)->owned = TRUE;
}

static void
start_desktop (Desktop *desktop)
{
  static const char xml[] = "<node><interface name='org.freedesktop.Notifications'><method name='Notify'>"
                            "<arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>"
                            "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>"
                            "<arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' direction='out'/>"
                            "</method><method name='CloseNotification'><arg type='u' direction='in'/></method>"
                            "</interface></node>";
  static const GDBusInterfaceVTable calls = { .method_call = called_cb };
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (xml, NULL);
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  desktop->said = g_ptr_array_new_with_free_func (g_free);
  desktop->bus = g_dbus_connection_new_for_address_sync (address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                                                    | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                         NULL, NULL, NULL);
  g_assert_nonnull (desktop->bus);
  desktop->object = g_dbus_connection_register_object (desktop->bus, "/org/freedesktop/Notifications", info->interfaces[0],
                                                       &calls, desktop, NULL, NULL);
  desktop->name = g_bus_own_name_on_connection (desktop->bus, "org.freedesktop.Notifications", G_BUS_NAME_OWNER_FLAGS_NONE,
                                                owned_cb, NULL, desktop, NULL);
  while (!desktop->owned)
    g_main_context_iteration (NULL, TRUE);
}

/* A payment is due on 5 August, and a statement of claim has to be answered by 12 August. */
static void
fill (Fixture *self)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningProposal) proposal = anning_proposal_new ();
  g_autoptr (AnningDeadlineEntry) entry = anning_deadline_entry_new ();

  debt->creditor = g_strdup (CANARY);
  debt->stage = g_strdup ("outsourced");
  proposal->debt_id = ui_save (self->ui.store, &anning_debt_type, debt);
  proposal->status = g_strdup ("accepted");
  proposal->kind = g_strdup ("instalments");
  proposal->base_amount = 76543200;
  proposal->rate = 0;
  proposal->months = 3;
  proposal->first_due_day = g_strdup ("2026-08-05");
  proposal->agreed_day = g_strdup ("2026-07-20");
  ui_save (self->ui.store, &anning_proposal_type, proposal);
  entry->kind = g_strdup ("T-ANSWER");
  entry->trigger_day = g_strdup ("2026-07-28");
  entry->addressee = g_strdup (CANARY);
  entry->debt_id = ANNING_UNKNOWN;
  entry->incident_id = ANNING_UNKNOWN;
  entry->letter_id = ANNING_UNKNOWN;
  ui_save (self->ui.store, &anning_deadline_entry_type, entry);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  ui_set_up (&self->ui, NULL);
  start_desktop (&self->desktop);
  fill (self);
  self->application = g_application_new ("org.anning.Anning", G_APPLICATION_NON_UNIQUE);
  g_application_register (self->application, NULL, &error);
  g_assert_no_error (error);
  self->settings = g_settings_new ("org.anning.Anning");
  g_settings_reset (self->settings, "notices");
  g_settings_reset (self->settings, "notices-due-told");
  g_settings_reset (self->settings, "notices-deadline-told");
  self->notices = anning_notices_new (self->application, self->settings);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_settings_reset (self->settings, "notices");
  ui_settle (self->ui.store);
  g_assert_finalize_object (self->notices);
  g_object_unref (self->settings);
  g_bus_unown_name (self->desktop.name);
  g_dbus_connection_unregister_object (self->desktop.bus, self->desktop.object);
  g_dbus_connection_close_sync (self->desktop.bus, NULL, NULL);
  g_object_unref (self->desktop.bus);
  g_ptr_array_unref (self->desktop.said);
  /* GLib 2.74 does not bear that who shows messages goes after the application that sent some. */
  ui_wait (self->ui.store, 100);
  g_object_unref (self->application);
  ui_tear_down (&self->ui, NULL);
}

/* As if that day had come; waits until what is said of it is said. */
static void
look (Fixture    *self,
      const char *today)
{
  GDate date;

  g_assert_true (anning_day_parse (today, &date));
  anning_notices_look (self->notices, &date);
  ui_wait (self->ui.store, 300);
}

static guint
count (Fixture    *self,
       const char *text)
{
  guint n = 0;

  for (guint i = 0; i < self->desktop.said->len; i++)
    n += strstr (g_ptr_array_index (self->desktop.said, i), text) != NULL;
  return n;
}

static void
test_off (Fixture       *self,
          gconstpointer  data)
{
  g_assert_false (g_settings_get_boolean (self->settings, "notices"));
  anning_notices_set_store (self->notices, self->ui.store);
  look (self, "2026-08-05");
  g_assert_cmpuint (self->desktop.said->len, ==, 0);
}

static void
test_said (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *told = NULL;

  /* The first look of its own, which is about the day on which the test runs, finds nothing new. */
  g_settings_set_string (self->settings, "notices-due-told", "2999-12-31");
  g_settings_set_boolean (self->settings, "notices", TRUE);
  anning_notices_set_store (self->notices, self->ui.store);
  ui_wait (self->ui.store, 300);
  g_assert_cmpuint (self->desktop.said->len, ==, 0);
  look (self, "2026-08-05");
  g_assert_cmpuint (count (self, "'Something Is Due Today'"), ==, 1);
  g_assert_cmpuint (count (self, "'Something Ends Within a Week'"), ==, 1);
  told = g_settings_get_string (self->settings, "notices-deadline-told");
  g_assert_cmpstr (told, ==, "2026-08-05");

  /* Once a day. */
  look (self, "2026-08-05");
  g_assert_cmpuint (count (self, "'Something Is Due Today'"), ==, 1);
  g_assert_cmpuint (count (self, "'Something Ends Within a Week'"), ==, 1);
  /* The payment is late, which was told; the deadline is another day nearer, and then there. */
  look (self, "2026-08-06");
  g_assert_cmpuint (count (self, "'The Day of Something Has Passed'"), ==, 0);
  g_assert_cmpuint (count (self, "'Something Ends Within a Week'"), ==, 2);
  look (self, "2026-08-12");
  g_assert_cmpuint (count (self, "'Today Is the Last Day for Something'"), ==, 1);

  /* Of whom, how much and what: nothing. */
  g_assert_cmpuint (count (self, CANARY), ==, 0);
  g_assert_cmpuint (count (self, "255144"), ==, 0);
  g_assert_cmpuint (count (self, "255,144"), ==, 0);
  g_assert_cmpuint (count (self, "T-ANSWER"), ==, 0);

  g_assert_cmpuint (self->desktop.n_closed, ==, 0);
  g_settings_set_boolean (self->settings, "notices", FALSE);
  ui_wait (self->ui.store, 300);
  g_assert_cmpuint (self->desktop.n_closed, ==, 2);
  look (self, "2026-09-05");
  g_assert_cmpuint (count (self, "'Something Is Due Today'"), ==, 1);
}

/* A household that was made up is nobody's. */
static void
test_without_file (Fixture       *self,
                   gconstpointer  data)
{
  g_settings_set_boolean (self->settings, "notices", TRUE);
  anning_notices_set_store (self->notices, self->ui.store);
  anning_notices_set_store (self->notices, NULL);
  look (self, "2026-08-05");
  g_assert_cmpuint (self->desktop.said->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  if (!ui_init (&argc, &argv))
    return 77;
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/notices/off", test_off);
  ADD ("/notices/said", test_said);
  ADD ("/notices/without-file", test_without_file);
#undef ADD
  return g_test_run ();
}
