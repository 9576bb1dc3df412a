/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-calendar-file.h"

#include <libical/ical.h>
#include <string.h>

#include "anning-child.h"
#include "anning-date.h"

/* What is written is read again by the library, as a calendar would. */

typedef struct
{
  AnningDebt *debt;
  AnningDebtCase *c;
  AnningProposal *proposal;
  GPtrArray *cases;
  GDate today;
} Fixture;

/* Three payments of 1000.00 on the last day of the month, one of them past. */
static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->debt = anning_debt_new ();
  self->debt->record.id = 7;
  self->debt->record.created_at = G_GINT64_CONSTANT (1767225600000);
  self->debt->creditor = g_strdup ("某某消费金融有限公司;分号,逗号\\反斜线和一个很长很长很长很长很长很长的名字");
  self->debt->stage = g_strdup ("outsourced");
  self->proposal = anning_proposal_new ();
  self->proposal->record.id = 40;
  self->proposal->kind = g_strdup ("instalments");
  self->proposal->status = g_strdup ("accepted");
  self->proposal->base_amount = 300000;
  self->proposal->rate = 0;
  self->proposal->months = 3;
  self->proposal->first_due_day = g_strdup ("2026-10-31");
  self->c = anning_debt_case_new (self->debt);
  g_ptr_array_add (self->c->proposals, self->proposal);
  self->cases = g_ptr_array_new ();
  g_ptr_array_add (self->cases, self->c);
  g_date_clear (&self->today, 1);
  g_date_set_dmy (&self->today, 21, G_DATE_NOVEMBER, 2026);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_ptr_array_unref (self->cases);
  anning_debt_case_free (self->c);
  anning_proposal_free (self->proposal);
  anning_debt_free (self->debt);
}

static char *
write_calendar (Fixture  *self,
                guint     days_before,
                gboolean  named,
                gint64    now,
                guint    *n)
{
  g_autoptr (GArray) days = anning_due_days (self->cases, NULL, &self->today);
  AnningCalendarOptions options = { .days_before = days_before, .named = named, .now = now };

  return anning_calendar_file_new (days, self->cases, &self->today, &options, n, NULL);
}

static icalcomponent *
parse (const char *text)
{
  icalcomponent *calendar = icalparser_parse_string (text);

  g_assert_nonnull (calendar);
  g_assert_cmpint (icalcomponent_isa (calendar), ==, ICAL_VCALENDAR_COMPONENT);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  return calendar;
}

static void
check_event (icalcomponent *event,
             const char    *day,
             const char    *end,
             const char    *alarm,
             const char    *title)
{
  icalcomponent *valarm = icalcomponent_get_first_component (event, ICAL_VALARM_COMPONENT);
  icalproperty *trigger = icalcomponent_get_first_property (valarm, ICAL_TRIGGER_PROPERTY);
  struct icaltimetype start = icalcomponent_get_dtstart (event);

  g_assert_true (start.is_date);
  g_assert_cmpstr (icaltime_as_ical_string (start), ==, day);
  g_assert_cmpstr (icaltime_as_ical_string (icalcomponent_get_dtend (event)), ==, end);
  g_assert_cmpstr (icaldurationtype_as_ical_string (icalproperty_get_trigger (trigger).duration), ==, alarm);
  g_assert_cmpstr (icalcomponent_get_summary (event), ==, title);
  g_assert_cmpstr (icalcomponent_get_description (valarm), ==, title);
  g_assert_null (icalcomponent_get_next_component (event, ICAL_VALARM_COMPONENT));
}

static void
test_neutral (Fixture       *self,
              gconstpointer  data)
{
  guint n;
  g_autofree char *text = write_calendar (self, 3, FALSE, G_GINT64_CONSTANT (1795219200000), &n);
  icalcomponent *calendar = parse (text);
  icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);

  /* 30 November and 31 December; the certificate falls on the last of them. */
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT), ==, 3);
  /* Three days before midnight, and nine hours on: P2DT15H. */
  check_event (event, "20261130", "20261201", "-P2DT15H", "Payment reminder");
  event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT);
  check_event (event, "20261231", "20270101", "-P2DT15H", "Payment reminder");
  event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT);
  check_event (event, "20261231", "20270101", "-P2DT15H", "Reminder");

  g_assert_null (strstr (text, "某某"));
  g_assert_null (strstr (text, "1,000"));
  g_assert_null (strstr (text, "1000"));
  icalcomponent_free (calendar);
}

static void
test_named (Fixture       *self,
            gconstpointer  data)
{
  guint n;
  g_autofree char *text = write_calendar (self, 1, TRUE, G_GINT64_CONSTANT (1795219200000), &n);
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  g_autofree char *title = g_strdup_printf ("Payment: %s ¥1,000.00 (2 of 3)", self->debt->creditor);
  icalcomponent *calendar = parse (text);
  icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);

  check_event (event, "20261130", "20261201", "-PT15H", title);
  icalcomponent_free (calendar);

  /* RFC 5545, 3.1: at most 75 octets without the line break, and no character is torn apart. */
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strchr (lines[i], '\n'));
    }
}

static void
add_uids (GHashTable *uids,
          const char *text,
          int        *sequence)
{
  icalcomponent *calendar = parse (text);

  for (icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
       event != NULL;
       event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    {
      g_hash_table_add (uids, g_strdup (icalcomponent_get_uid (event)));
      *sequence = icalcomponent_get_sequence (event);
    }
  icalcomponent_free (calendar);
}

/* A second import changes what is there instead of adding to it. */
static void
test_again (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GHashTable) uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (AnningPayment) payment = anning_payment_new ();
  g_autofree char *first = write_calendar (self, 7, FALSE, G_GINT64_CONSTANT (1795219200000), NULL);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  int before = 0;
  int after = 0;
  guint n;

  add_uids (uids, first, &before);
  g_assert_cmpuint (g_hash_table_size (uids), ==, 3);

  /* October is paid late and the last day is put off: the same events on other days. */
  payment->day = g_strdup ("2026-11-20");
  payment->amount = 100000;
  g_ptr_array_add (self->c->payments, payment);
  g_free (self->proposal->first_due_day);
  self->proposal->first_due_day = g_strdup ("2026-11-15");
  second = write_calendar (self, 7, TRUE, G_GINT64_CONSTANT (1795219200000) + 60000, &n);
  g_assert_cmpuint (n, ==, 3);
  add_uids (uids, second, &after);
  g_assert_cmpuint (g_hash_table_size (uids), ==, 3);
  g_assert_cmpint (after, ==, before + 1);

  /* Another household's debt of the same number is another event. */
  self->debt->record.created_at++;
  third = write_calendar (self, 7, TRUE, G_GINT64_CONSTANT (1795219200000), NULL);
  add_uids (uids, third, &after);
  g_assert_cmpuint (g_hash_table_size (uids), ==, 6);
}

static AnningDeadlineEntry *
new_deadline (gint64      id,
              gint64      debt_id,
              const char *kind,
              const char *trigger)
{
  AnningDeadlineEntry *entry = anning_deadline_entry_new ();

  entry->record.id = id;
  entry->record.created_at = G_GINT64_CONSTANT (1795000000000) + id;
  entry->kind = g_strdup (kind);
  entry->trigger_day = g_strdup (trigger);
  entry->debt_id = debt_id;
  entry->letter_id = ANNING_UNKNOWN;
  entry->addressee = g_strdup ("某某法院");
  return entry;
}

/* "-P6DT15H": the triggers of an event, a line each */
static char *
list_alarms (icalcomponent *event)
{
  GString *text = g_string_new (NULL);

  for (icalcomponent *alarm = icalcomponent_get_first_component (event, ICAL_VALARM_COMPONENT); alarm != NULL;
       alarm = icalcomponent_get_next_component (event, ICAL_VALARM_COMPONENT))
    {
      icalproperty *trigger = icalcomponent_get_first_property (alarm, ICAL_TRIGGER_PROPERTY);

      g_string_append_printf (text, "%s ", icaldurationtype_as_ical_string (icalproperty_get_trigger (trigger).duration));
    }
  return g_string_free (text, FALSE);
}

/* Deadlines bring reminders of their own, and say no more than payments do. */
static void
test_deadlines (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_deadline_entry_free);
  g_autoptr (GArray) days = anning_due_days (none, NULL, &self->today);
  AnningCalendarOptions options = { .days_before = 2, .named = TRUE, .now = 0 };
  g_autofree char *text = NULL;
  g_autofree char *own = NULL;
  g_autofree char *awaited = NULL;
  icalcomponent *calendar;
  icalcomponent *event;
  guint n;

  /* Came on the 16th, answer until 1 December; sent on the 15th, answer until the 30th; one that is past. */
  g_ptr_array_add (deadlines, new_deadline (3, ANNING_UNKNOWN, "T-ANSWER", "2026-11-16"));
  g_ptr_array_add (deadlines, new_deadline (4, 7, "T-INST", "2026-11-15"));
  g_ptr_array_add (deadlines, new_deadline (5, 7, "T-INST", "2026-10-01"));
  anning_due_days_add_deadlines (days, deadlines, &self->today);
  text = anning_calendar_file_new (days, self->cases, &self->today, &options, &n, NULL);
  g_assert_cmpuint (n, ==, 2);
  calendar = parse (text);

  event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
  g_assert_cmpstr (icaltime_as_ical_string (icalcomponent_get_dtstart (event)), ==, "20261130");
  g_assert_true (g_str_has_prefix (icalcomponent_get_summary (event), "Deadline: 某某消费金融"));
  awaited = list_alarms (event);
  /* Nine in the morning of the last day itself. */
  g_assert_cmpstr (awaited, ==, "PT9H ");

  event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT);
  g_assert_cmpstr (icaltime_as_ical_string (icalcomponent_get_dtstart (event)), ==, "20261201");
  /* It belongs to no debt: there is no name to show. */
  g_assert_cmpstr (icalcomponent_get_summary (event), ==, "Reminder");
  own = list_alarms (event);
  /* Seven, three and one before; the day on which it came is past. */
  g_assert_cmpstr (own, ==, "-P6DT15H -P2DT15H -PT15H ");

  g_assert_null (strstr (text, "法院"));
  g_assert_null (strstr (text, "T-ANSWER"));
  icalcomponent_free (calendar);
}

static void
test_empty (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GArray) days = anning_due_days (none, NULL, &self->today);
  AnningCalendarOptions options = { .days_before = 1, .now = 0 };
  guint n = 1;
  g_autofree char *text = anning_calendar_file_new (days, none, &self->today, &options, &n, NULL);
  icalcomponent *calendar = parse (text);

  g_assert_cmpuint (n, ==, 0);
  icalcomponent_free (calendar);
}

/* A module writes it: where that is missing, it is said, and there is no file. */
static void
test_missing (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GArray) days = anning_due_days (self->cases, NULL, &self->today);
  g_autofree char *before = g_strdup (g_getenv ("ANNING_LIBEXECDIR"));
  AnningCalendarOptions options = { .days_before = 1, .now = 0 };
  g_autoptr (GError) error = NULL;

  g_setenv ("ANNING_LIBEXECDIR", "/nowhere", TRUE);
  g_assert_null (anning_calendar_file_new (days, self->cases, &self->today, &options, NULL, &error));
  g_setenv ("ANNING_LIBEXECDIR", before, TRUE);
  g_assert_error (error, ANNING_CHILD_ERROR, ANNING_CHILD_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/calendar-file/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("neutral", test_neutral);
  ADD ("named", test_named);
  ADD ("again", test_again);
  ADD ("deadlines", test_deadlines);
  ADD ("empty", test_empty);
  ADD ("missing", test_missing);
#undef ADD
  return g_test_run ();
}
