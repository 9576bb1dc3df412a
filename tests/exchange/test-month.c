/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "anning-bundle-check.h"
#include "anning-bundle-write.h"
#include "anning-evidence.h"
#include "anning-import.h"
#include "anning-incident.h"
#include "anning-records.h"
#include "anning-trace-entry.h"

/*
 * tests/fixtures/month holds what happened in one October, written down by hand:
 * each contact with its ringing and talk, and who tells of it. From that the files
 * are made that phone, carrier and recorder would have made, each with its own way
 * of being wrong; brought in, the log has to be that October again.
 */

/* The exchange's clock is ahead, and recorders begin a moment after the answer. */
#define BILL_AHEAD 2
#define RECORDER_LATE 1
#define RATE 8000
#define CHINA (8 * 60)

#define MOTHER "12100000001"
#define FRIEND "12100000002"
#define MOTHERS_WORDS "妈妈问你今天回不回来吃饭"

typedef struct
{
  gint64 rang_at; /* ms */
  char *number;
  char *channel;
  char *direction;
  gint64 ringing; /* seconds */
  gint64 talk;
  char *told_by;
  char *brand;
  char *words;
} Contact;

typedef struct
{
  char *folder;
  char *sources;
  AnningStore *store;
  GPtrArray *contacts; /* Contact */
} Fixture;

static void
contact_free (gpointer data)
{
  Contact *contact = data;

  g_free (contact->number);
  g_free (contact->channel);
  g_free (contact->direction);
  g_free (contact->told_by);
  g_free (contact->brand);
  g_free (contact->words);
  g_free (contact);
}

/* Lines of a fixture without remarks and heading, cut at the commas. */
static GPtrArray *
read_lines (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("ANNING_FIXTURES"), "month", name, NULL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  gboolean heading = TRUE;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] == '#' || *lines[i] == '\0')
        continue;
      if (!heading)
        g_ptr_array_add (rows, g_strsplit (lines[i], ",", -1));
      heading = FALSE;
    }
  return g_steal_pointer (&rows);
}

static void
read_contacts (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = read_lines ("month.csv");
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (CHINA * 60);

  fixture->contacts = g_ptr_array_new_with_free_func (contact_free);
  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);
      g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (cells[0], zone);
      Contact *contact = g_new0 (Contact, 1);

      g_assert_nonnull (time);
      g_assert_cmpuint (g_strv_length (cells), ==, 9);
      contact->rang_at = g_date_time_to_unix (time) * 1000;
      contact->number = g_strdup (cells[1]);
      contact->channel = g_strdup (cells[2]);
      contact->direction = g_strdup (cells[3]);
      contact->ringing = g_ascii_strtoll (cells[4], NULL, 10);
      contact->talk = g_ascii_strtoll (cells[5], NULL, 10);
      contact->told_by = g_strdup (cells[6]);
      contact->brand = g_strdup (cells[7]);
      contact->words = g_strdup (cells[8]);
      g_ptr_array_add (fixture->contacts, contact);
    }
}

static gboolean
told_by (const Contact *contact,
         char           source)
{
  return strchr (contact->told_by, source) != NULL;
}

static gint64
answered_at (const Contact *contact)
{
  return contact->rang_at + contact->ringing * 1000;
}

static char *
format_ms (gint64      ms,
           const char *format)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (CHINA * 60);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (ms / 1000);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  return g_date_time_format (local, format);
}

/* ---- what phone, carrier and recorder make of it ---- */

static void
write_text (Fixture    *fixture,
            const char *name,
            const char *text,
            gssize      length)
{
  g_autofree char *path = g_build_filename (fixture->sources, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
}

static void
write_call_log (Fixture *fixture)
{
  g_autoptr (GString) xml = g_string_new ("<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<calls count=\"0\">\n");

  for (guint i = 0; i < fixture->contacts->len; i++)
    {
      const Contact *contact = g_ptr_array_index (fixture->contacts, i);

      if (told_by (contact, 'L'))
        g_string_append_printf (xml, "<call number=\"%s\" duration=\"%" G_GINT64_FORMAT "\" date=\"%" G_GINT64_FORMAT
                                "\" type=\"%d\" presentation=\"1\" contact_name=\"(Unknown)\" />\n",
                                contact->number, contact->talk, contact->rang_at + 137,
                                strcmp (contact->direction, "out") == 0 ? 2 : contact->talk > 0 ? 1 : 3);
      /* Among all that, the family calls too. */
      if (i % 4 == 0)
        g_string_append_printf (xml, "<call number=\"%s\" duration=\"60\" date=\"%" G_GINT64_FORMAT
                                "\" type=\"1\" presentation=\"1\" contact_name=\"妈妈\" />\n",
                                i % 8 == 0 ? MOTHER : FRIEND, contact->rang_at + 2 * 3600 * 1000);
    }
  g_string_append (xml, "</calls>\n");
  write_text (fixture, "calls-20261031220000.xml", xml->str, (gssize) xml->len);
}

static void
write_messages (Fixture *fixture)
{
  g_autoptr (GString) xml = g_string_new ("<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<smses count=\"30\">\n");

  for (guint i = 0; i < fixture->contacts->len; i++)
    {
      const Contact *contact = g_ptr_array_index (fixture->contacts, i);
      g_autofree char *words = NULL;

      if (!told_by (contact, 'T'))
        continue;
      /* As older versions write it: half a character at a time. */
      if (g_str_has_suffix (contact->words, "😀"))
        words = g_strdup_printf ("%.*s&#55357;&#56832;", (int) (strlen (contact->words) - strlen ("😀")), contact->words);
      g_string_append_printf (xml, "<sms protocol=\"0\" address=\"%s\" date=\"%" G_GINT64_FORMAT
                              "\" type=\"%d\" subject=\"null\" body=\"%s\" read=\"1\" status=\"-1\" />\n",
                              contact->number, contact->rang_at, strcmp (contact->direction, "out") == 0 ? 2 : 1,
                              words != NULL ? words : contact->words);
      if (i % 5 == 0)
        g_string_append_printf (xml, "<sms address=\"%s\" date=\"%" G_GINT64_FORMAT "\" type=\"1\" body=\"%s\" />\n",
                                MOTHER, contact->rang_at + 1000, MOTHERS_WORDS);
    }
  g_string_append (xml, "</smses>\n");
  write_text (fixture, "sms-20261031220000.xml", xml->str, (gssize) xml->len);
}

static void
write_bill (Fixture *fixture)
{
  g_autoptr (GString) text = g_string_new ("起始时间,通信地点,通信方式,对方号码,通信时长,通信类型,套餐优惠,实收通信费(元)\r\n");
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  for (guint i = 0; i < fixture->contacts->len; i++)
    {
      const Contact *contact = g_ptr_array_index (fixture->contacts, i);
      g_autofree char *time = format_ms (answered_at (contact) + BILL_AHEAD * 1000, "%Y-%m-%d %H:%M:%S");

      if (told_by (contact, 'B'))
        g_string_append_printf (text, "%s,北京,%s,%s,%" G_GINT64_FORMAT "分%" G_GINT64_FORMAT "秒,国内通话,,0.00\r\n", time,
                                strcmp (contact->direction, "out") == 0 ? "主叫" : "被叫", contact->number,
                                contact->talk / 60, contact->talk % 60);
      if (i % 6 == 0)
        g_string_append_printf (text, "%s,北京,主叫," FRIEND ",2分0秒,国内通话,,0.00\r\n", time);
    }
  g_string_append (text, "合计,,,,,,,0.00\r\n");
  bytes = g_convert (text->str, (gssize) text->len, "GB18030", "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);
  write_text (fixture, "通话详单202610.csv", bytes, (gssize) length);
}

static char *
name_recording (const Contact *contact,
                guint          index)
{
  gint64 at = answered_at (contact) + RECORDER_LATE * 1000;
  g_autofree char *time = NULL;

  if (strcmp (contact->brand, "xiaomi") == 0)
    {
      time = format_ms (at, "%Y%m%d%H%M%S");
      return g_strdup_printf ("xiaomi/客服(%s)_%s.mp3", contact->number, time);
    }
  if (strcmp (contact->brand, "huawei") == 0)
    {
      time = format_ms (at, "%Y%m%d%H%M%S");
      return g_strdup_printf ("huawei/%.3s %.4s %s_%s.amr", contact->number, contact->number + 3, contact->number + 7, time);
    }
  if (strcmp (contact->brand, "vivo") == 0)
    {
      time = format_ms (at, "%Y-%m-%d %H-%M-%S");
      return g_strdup_printf ("vivo/%s %s.m4a", contact->number, time);
    }
  if (strcmp (contact->brand, "samsung") == 0)
    {
      time = format_ms (at, "%y%m%d_%H%M%S");
      return g_strdup_printf ("samsung/通话录音 %s_%s.m4a", contact->number, time);
    }
  g_assert_cmpstr (contact->brand, ==, "coloros");
  /* Minutes only: two of them may have one name, in folders of their own. */
  time = format_ms (at, "%y%m%d%H%M");
  return g_strdup_printf ("coloros/%u/%s-%s.mp3", index, contact->number, time);
}

/* A hum as long as the talk was; phones keep other formats, but what counts is what is in the file. */
static void
write_recording (Fixture       *fixture,
                 const Contact *contact,
                 guint          index)
{
  g_autofree char *name = name_recording (contact, index);
  guint32 size = (guint32) (contact->talk - RECORDER_LATE) * RATE;
  g_autoptr (GByteArray) bytes = g_byte_array_sized_new (44 + size);
  const guint32 words[] = { GUINT32_TO_LE (36 + size), GUINT32_TO_LE (16), GUINT32_TO_LE (1 | 1 << 16), GUINT32_TO_LE (RATE),
                            GUINT32_TO_LE (RATE), GUINT32_TO_LE (1 | 8 << 16), GUINT32_TO_LE (size) };

  g_byte_array_append (bytes, (const guint8 *) "RIFF", 4);
  g_byte_array_append (bytes, (const guint8 *) &words[0], 4);
  g_byte_array_append (bytes, (const guint8 *) "WAVEfmt ", 8);
  g_byte_array_append (bytes, (const guint8 *) &words[1], 20);
  g_byte_array_append (bytes, (const guint8 *) "data", 4);
  g_byte_array_append (bytes, (const guint8 *) &words[6], 4);
  g_byte_array_set_size (bytes, 44 + size);
  for (guint32 i = 0; i < size; i++)
    bytes->data[44 + i] = (guint8) (128 + (i % (20 + index)) / 2);
  write_text (fixture, name, (const char *) bytes->data, (gssize) bytes->len);
}

/* ---- bringing it in ---- */

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("anning-month-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->sources = g_build_filename (fixture->folder, "phone", NULL);
  path = g_build_filename (fixture->folder, "case.db", NULL);
  fixture->store = anning_store_new (path);
  g_assert_true (anning_store_open (fixture->store, &error));
  g_assert_no_error (error);

  read_contacts (fixture);
  write_call_log (fixture);
  write_messages (fixture);
  write_bill (fixture);
  for (guint i = 0; i < fixture->contacts->len; i++)
    {
      const Contact *contact = g_ptr_array_index (fixture->contacts, i);

      if (told_by (contact, 'R'))
        write_recording (fixture, contact, i);
    }
}

static void
remove_all (const char *path)
{
  const char *argv[] = { "rm", "-rf", "--", path, NULL };

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  anning_store_close (fixture->store);
  g_object_unref (fixture->store);
  remove_all (fixture->folder);
  g_ptr_array_unref (fixture->contacts);
  g_free (fixture->sources);
  g_free (fixture->folder);
}

static AnningImportPlan *
plan_folder (Fixture *fixture)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->sources);
  g_autoptr (GError) error = NULL;
  AnningImportPlan *plan;

  g_list_store_append (files, folder);
  plan = anning_import_plan_new (fixture->store, G_LIST_MODEL (files), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return plan;
}

/* All of the collectors' numbers, with whose they are. */
static AnningImportChoice *
choose_collectors (void)
{
  g_autoptr (GPtrArray) rows = read_lines ("numbers.csv");
  AnningImportChoice *choice = anning_import_choice_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);
      g_autoptr (AnningNumber) number = anning_number_new ();

      number->debt_id = number->relative_id = ANNING_UNKNOWN;
      number->number = g_strdup (cells[0]);
      number->creditor = g_strdup (cells[1]);
      number->collector = *cells[2] != '\0' ? g_strdup (cells[2]) : NULL;
      anning_import_choice_set_number (choice, number);
      anning_import_choice_take (choice, cells[0], TRUE);
    }
  return choice;
}

static void
bring_in (Fixture *fixture)
{
  g_autoptr (AnningImportPlan) plan = plan_folder (fixture);
  g_autoptr (AnningImportChoice) choice = choose_collectors ();
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  result = anning_import_run (fixture->store, plan, choice, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (result);
}

/* ---- what the log says afterwards ---- */

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Who tells of an incident: "LBR". */
static gboolean
append_sources (AnningDb              *db,
                const AnningIncident  *incident,
                GString               *line,
                GError               **error)
{
  g_autoptr (GPtrArray) traces = anning_records_list (db, &anning_trace_entry_type, "incident_id", incident->record.id, error);
  g_autoptr (GPtrArray) uses = NULL;
  guint n[3] = { 0 };

  if (traces == NULL)
    return FALSE;
  uses = anning_evidence_list_uses (db, "incident", incident->record.id, error);
  if (uses == NULL)
    return FALSE;
  for (guint i = 0; i < traces->len; i++)
    {
      const AnningTraceEntry *trace = g_ptr_array_index (traces, i);

      n[strcmp (trace->kind, "call_log") == 0 ? 0 : strcmp (trace->kind, "bill") == 0 ? 1 : 2]++;
    }
  for (guint i = 0; i < n[0]; i++)
    g_string_append_c (line, 'L');
  for (guint i = 0; i < n[1]; i++)
    g_string_append_c (line, 'B');
  for (guint i = 0; i < n[2]; i++)
    g_string_append_c (line, 'T');
  for (guint i = 0; i < uses->len; i++)
    g_string_append_c (line, 'R');
  return TRUE;
}

static gpointer
list_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (GPtrArray) incidents = anning_records_list (db, &anning_incident_type, NULL, 0, error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; incidents != NULL && i < incidents->len; i++)
    {
      const AnningIncident *incident = g_ptr_array_index (incidents, i);
      const char *number = g_strcmp0 (incident->direction, "out") == 0 ? incident->to_number : incident->from_number;
      g_autofree char *time = format_ms (incident->started_at, "%Y-%m-%d %H:%M:%S");
      GString *line = g_string_new (NULL);

      g_string_printf (line, "%s %s %s %s %s %s ", time, number, incident->channel, incident->direction != NULL ? incident->direction : "?",
                       incident->connected != NULL ? incident->connected : "?", incident->creditor);
      if (!append_sources (db, incident, line, error))
        {
          g_string_free (line, TRUE);
          return NULL;
        }
      if (incident->words != NULL)
        g_string_append_printf (line, " %s", incident->words);
      if (incident->reply != NULL)
        g_string_append_printf (line, " I: %s", incident->reply);
      g_ptr_array_add (lines, g_string_free (line, FALSE));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static char *
list (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *text = anning_store_read (fixture->store, list_job, NULL, &error);

  g_assert_no_error (error);
  return text;
}

/*
 * A contact in the log. It begins with the best clock of those who tell of it: the
 * phone's list knows the first ring, the bill the answer by the exchange's clock, a
 * recording its own beginning, by the minute where its name says no more.
 */
static char *
expected_line (const Contact *contact,
               const char    *sources,
               const char    *creditor)
{
  gboolean alone = strcmp (sources, "R") == 0;
  gint64 at = contact->rang_at;
  g_autofree char *time = NULL;

  if (*sources == 'B')
    at = answered_at (contact) + BILL_AHEAD * 1000;
  if (alone)
    at = answered_at (contact) + RECORDER_LATE * 1000;
  time = format_ms (at, alone && strcmp (contact->brand, "coloros") == 0 ? "%Y-%m-%d %H:%M:00" : "%Y-%m-%d %H:%M:%S");
  /* Whether a message was read nobody tells, nor who called where only a recording is left. */
  return g_strdup_printf ("%s %s %s %s %s %s %s%s%s", time, contact->number, contact->channel,
                          alone ? "?" : contact->direction,
                          *sources == 'T' ? "unknown" : contact->talk > 0 ? "yes" : "no", creditor, sources,
                          *contact->words == '\0' ? "" : strcmp (contact->direction, "out") == 0 ? " I: " : " ",
                          contact->words);
}

/* Those two that nobody can tell apart: both began within the same minute and lasted as long. */
static gboolean
is_twin (const Contact *contact)
{
  g_autofree char *minute = format_ms (contact->rang_at, "%Y-%m-%d %H:%M");

  return strcmp (minute, "2026-10-24 13:05") == 0;
}

static char *
expected_list (Fixture *fixture)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) rows = read_lines ("numbers.csv");
  g_autoptr (GHashTable) creditors = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);

      g_hash_table_insert (creditors, cells[0], cells[1]);
    }
  for (guint i = 0; i < fixture->contacts->len; i++)
    {
      const Contact *contact = g_ptr_array_index (fixture->contacts, i);
      const char *creditor = g_hash_table_lookup (creditors, contact->number);

      if (is_twin (contact))
        {
          /* Nothing is joined that fits in two ways. */
          g_ptr_array_add (lines, expected_line (contact, "L", creditor));
          g_ptr_array_add (lines, expected_line (contact, "B", creditor));
          g_ptr_array_add (lines, expected_line (contact, "R", creditor));
        }
      else
        g_ptr_array_add (lines, expected_line (contact, contact->told_by, creditor));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* Line by line, so that a difference can be seen. */
static void
assert_list (const char *found,
             const char *expected)
{
  g_auto (GStrv) had = g_strsplit (found, "\n", -1);
  g_auto (GStrv) wanted = g_strsplit (expected, "\n", -1);

  for (guint i = 0; had[i] != NULL && wanted[i] != NULL; i++)
    g_assert_cmpstr (had[i], ==, wanted[i]);
  g_assert_cmpuint (g_strv_length (had), ==, g_strv_length (wanted));
}

/* 88 contacts, of which two are told of by three sources each that stay apart. */
#define N_INCIDENTS (86 + 2 * 3)

static void
test_month (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr (AnningImportPlan) plan = plan_folder (fixture);
  g_autoptr (AnningImportChoice) choice = choose_collectors ();
  g_autoptr (AnningImportPreview) preview = NULL;
  g_autofree char *expected = expected_list (fixture);
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  preview = anning_import_preview_new (fixture->store, plan, choice, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->n_incidents, ==, N_INCIDENTS);
  g_assert_cmpuint (preview->n_recordings, ==, 40);
  g_assert_cmpuint (preview->n_unsure, ==, 1);
  g_assert_cmpuint (((AnningImportUnsure *) g_ptr_array_index (preview->unsure, 0))->members->len, ==, 6);

  bring_in (fixture);
  found = list (fixture);
  assert_list (found, expected);
}

/* The same once more is nothing new. */
static void
test_twice (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportChoice) choice = choose_collectors ();
  g_autoptr (AnningImportPreview) preview = NULL;
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;
  g_autoptr (GError) error = NULL;

  bring_in (fixture);
  once = list (fixture);
  plan = plan_folder (fixture);
  preview = anning_import_preview_new (fixture->store, plan, choice, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->n_incidents, ==, 0);
  bring_in (fixture);
  twice = list (fixture);
  assert_list (twice, once);
}

static void
assert_not_in (const char *path,
               const char *text)
{
  g_autofree char *bytes = NULL;
  gsize length;

  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return;
  g_assert_null (memmem (bytes, length, text, strlen (text)));
}

/* What the family said and when is nowhere, not even in a page that was given back. */
static void
test_private (Fixture       *fixture,
              gconstpointer  user_data)
{
  static const char *const words[] = { MOTHER, FRIEND, MOTHERS_WORDS, "妈妈" };
  const char *path = anning_store_get_path (fixture->store);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  bring_in (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      assert_not_in (path, words[i]);
      assert_not_in (log, words[i]);
    }
}

/* Runs in @folder. Returns: what it says, on both outputs */
static char *
run_there (const char        *folder,
           const char *const *argv)
{
  g_autofree char *out = NULL;
  g_autofree char *complaints = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &complaints, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return g_strconcat (out, complaints, NULL);
}

/* What is handed over can be checked with what every system has. */
static void
test_bundle (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autoptr (AnningBundleChoice) choice = anning_bundle_choice_new ();
  g_autofree char *path = g_build_filename (fixture->folder, "bundle.zip", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "unpacked", NULL);
  const char *const unzip[] = { "unzip", "-q", path, "-d", folder, NULL };
  const char *const check[] = { "sha256sum", "-c", "--strict", "--quiet", "SHA256SUMS", NULL };
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autoptr (AnningBundleEntry) entry = NULL;
  g_autoptr (AnningBundleVerdict) verdict = NULL;
  g_autofree char *unzipped = NULL;
  g_autofree char *checked = NULL;
  g_autoptr (GError) error = NULL;

  bring_in (fixture);
  choice->creditor = g_strdup ("星河小额贷款公司");
  plan = anning_bundle_plan_new (fixture->store, choice, NULL, &error);
  g_assert_no_error (error);
  entry = anning_bundle_write (fixture->store, plan, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  unzipped = run_there (fixture->folder, unzip);
  checked = run_there (folder, check);
  g_assert_cmpstr (checked, ==, "");
  verdict = anning_bundle_check (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (verdict->problems->len, ==, 0);
  g_assert_cmpuint (verdict->n_listed, ==, plan->files->len - 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/month/as-it-was", Fixture, NULL, set_up, test_month, tear_down);
  g_test_add ("/month/twice", Fixture, NULL, set_up, test_twice, tear_down);
  g_test_add ("/month/private", Fixture, NULL, set_up, test_private, tear_down);
  g_test_add ("/month/bundle", Fixture, NULL, set_up, test_bundle, tear_down);
  return g_test_run ();
}
