/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bundle-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "anning-commands.h"
#include "anning-db-private.h"
#include "anning-dismissal.h"
#include "anning-number.h"
#include "anning-records.h"
#include "anning-relative.h"
#include "anning-transcript.h"
#include "anning-trace-entry.h"

#define BANK "某某银行"
#define AGENCY "02155512345"
#define OWN "15912340000"
#define SPOUSE "13800138001"
#define FRIEND "13911112222"
/* Of "abc": FIPS 180-4; of "Anning\n": sha256sum. */
#define OF_ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define OF_ANNING "1b841d5ed3bdabb9b64d25bb432c43ec0b77448663eea6b1959e2cb51b6203c6"

typedef struct
{
  gint64 first;    /* id of the incident in the evening */
  gint64 night;
  gint64 spouse;
  gint64 other;    /* of another creditor */
  gint64 recording;
  gint64 use;      /* of the text of the night */
  gint64 relative;
} Household;

/* Two calls and one to the spouse for the bank, one for somebody else; a recording of two of them, and a text. */
static Household
fill (BundleFixture *fixture)
{
  Household self = { 0 };
  g_autoptr (AnningRelative) spouse = anning_relative_new ();
  g_autoptr (AnningRelative) friend = anning_relative_new ();
  g_autoptr (AnningIncident) first = bundle_fixture_call ("2026-03-12 21:14:09", AGENCY, OWN, BANK);
  g_autoptr (AnningIncident) night = bundle_fixture_call ("2026-03-12 22:30:00", AGENCY, OWN, BANK);
  g_autoptr (AnningIncident) to_spouse = bundle_fixture_call ("2026-03-13 10:00:00", AGENCY, SPOUSE, BANK);
  g_autoptr (AnningIncident) other = bundle_fixture_call ("2026-03-14 10:00:00", "075588887777", OWN, "另一家公司");
  g_autoptr (AnningMarker) marker = anning_marker_new ();
  g_autoptr (AnningTranscript) transcript = anning_transcript_new ();

  spouse->name = g_strdup ("王小明");
  spouse->phone = g_strdup (SPOUSE);
  self.relative = bundle_fixture_save (fixture, &anning_relative_type, spouse);
  friend->name = g_strdup ("张三丰");
  friend->phone = g_strdup (FRIEND);
  friend->consent_day = g_strdup ("2026-03-01");
  bundle_fixture_save (fixture, &anning_relative_type, friend);

  first->ended_at = first->started_at + 95000;
  first->words = g_strdup ("叫王小明（138 0013 8001）接电话，张三丰也行，号码" FRIEND);
  first->words_are = g_strdup ("exact");
  first->reply = g_strdup ("=我会还的");
  first->private_note = g_strdup ("只给自己看的话");
  self.first = bundle_fixture_save (fixture, &anning_incident_type, first);
  night->lender_type = g_strdup ("bank_loan");
  night->product_type = g_strdup ("online_consumer");
  night->collector = g_strdup ("某甲公司");
  self.night = bundle_fixture_save (fixture, &anning_incident_type, night);
  g_free (to_spouse->to_party);
  to_spouse->to_party = g_strdup ("spouse");
  to_spouse->relative_id = self.relative;
  self.spouse = bundle_fixture_save (fixture, &anning_incident_type, to_spouse);
  self.other = bundle_fixture_save (fixture, &anning_incident_type, other);

  self.recording = bundle_fixture_keep (fixture, self.first, "abc", "audio/amr", "王小明" SPOUSE ".AMR", NULL);
  bundle_fixture_keep (fixture, self.spouse, "abc", "audio/amr", "copy.amr", NULL);
  bundle_fixture_keep (fixture, self.night, "Anning\n", "text/plain", "短信", &self.use);
  marker->evidence_id = self.recording;
  marker->start_ms = 133000;
  marker->speaker = g_strdup ("them");
  marker->words = g_strdup ("王小明在家吗");
  marker->words_are = g_strdup ("exact");
  bundle_fixture_save (fixture, &anning_marker_type, marker);
  transcript->evidence_id = self.recording;
  transcript->text = g_strdup ("[02:20] 对方\uff1a叫王小明接电话\n快点");
  bundle_fixture_save (fixture, &anning_transcript_type, transcript);
  return self;
}

static AnningBundleChoice *
choose (void)
{
  AnningBundleChoice *choice = anning_bundle_choice_new ();

  choice->creditor = g_strdup (BANK);
  return choice;
}

static char *
list_files (const AnningBundlePlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plan->files->len; i++)
    g_string_append_printf (text, "%s\n", ((const AnningBundleFile *) g_ptr_array_index (plan->files, i))->name);
  return g_string_free (text, FALSE);
}

static AnningBundlePlan *
plan_for (BundleFixture            *fixture,
          const AnningBundleChoice *choice)
{
  g_autoptr (GError) error = NULL;
  AnningBundlePlan *plan = anning_bundle_plan_new (fixture->store, choice, NULL, &error);

  g_assert_no_error (error);
  return plan;
}

static void
test_plan (BundleFixture *fixture,
           gconstpointer  data)
{
  const Household household = fill (fixture);
  g_autoptr (AnningBundleChoice) choice = choose ();
  g_autoptr (AnningBundlePlan) plan = plan_for (fixture, choice);
  g_autofree char *files = list_files (plan);
  const AnningBundleFile *recording = g_ptr_array_index (plan->files, 3);
  const AnningBundleWarning *sound;

  g_assert_cmpstr (files, ==, "report.pdf\ncontacts.csv\ncontacts.xlsx\n"
                              "originals/001_2026-03-12_211409_02155512345.amr\n"
                              "originals/002_2026-03-12_223000_02155512345.bin\n"
                              "transcripts/001_2026-03-12_211409_02155512345.txt\n"
                              "JOURNAL.txt\nREADME.txt\nSHA256SUMS\n");
  g_assert_cmpuint (plan->n_incidents, ==, 3);
  g_assert_cmpuint (plan->n_originals, ==, 2);
  g_assert_cmpuint (plan->n_private_notes, ==, 1);
  g_assert_cmpstr (plan->first_day, ==, "2026-03-12");
  g_assert_cmpstr (plan->last_day, ==, "2026-03-13");
  /* The spouse's, the friend's and the own number; the spouse's name alone, as the friend agreed. */
  g_assert_cmpuint (plan->masked.numbers, ==, 3);
  g_assert_cmpuint (plan->masked.names, ==, 1);
  g_assert_cmpuint (anning_table_get_n_rows (plan->table), ==, 3);

  g_assert_cmpint (recording->kind, ==, ANNING_BUNDLE_FILE_ORIGINAL);
  g_assert_cmpint (recording->bytes, ==, 3);
  g_assert_cmpstr (recording->sha256, ==, OF_ABC);
  g_assert_cmpstr (recording->was, ==, "亲属A 号码A.AMR");
  g_assert_cmpint (recording->incident_id, ==, household.first);

  /* That names may be left, then one for each original. */
  g_assert_cmpuint (plan->warnings->len, ==, 3);
  sound = g_ptr_array_index (plan->warnings, 1);
  g_assert_cmpint (sound->kind, ==, ANNING_BUNDLE_WARNING_SOUND);
  g_assert_cmpint (sound->evidence_id, ==, household.recording);
  g_assert_cmpint (((const AnningBundleWarning *) g_ptr_array_index (plan->warnings, 2))->kind, ==,
                   ANNING_BUNDLE_WARNING_DOCUMENT);
}

/* What the other end does: unpack it and check it, with no program of ours. */
static void
test_plain_tools (BundleFixture *fixture,
                  gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = choose ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *original = NULL;
  g_autofree char *sums = NULL;
  g_autofree char *checked = NULL;
  g_autofree char *chain = NULL;
  g_autofree char *readme = NULL;

  fill (fixture);
  plan = bundle_fixture_write (fixture, choice, "b.zip");
  folder = bundle_fixture_unpack (fixture, "b.zip");
  g_assert_cmpint (bundle_fixture_run (folder, &checked, "sha256sum", "-c", "--strict", "SHA256SUMS", NULL), ==, 0);
  g_assert_cmpuint (plan->files->len, ==, 9);
  original = bundle_fixture_read (folder, "originals/001_2026-03-12_211409_02155512345.amr");
  g_assert_cmpstr (original, ==, "abc");
  sums = bundle_fixture_read (folder, "SHA256SUMS");
  g_assert_nonnull (strstr (sums, OF_ABC "  originals/001_2026-03-12_211409_02155512345.amr\n"));
  g_assert_nonnull (strstr (sums, OF_ANNING "  originals/002_2026-03-12_223000_02155512345.bin\n"));

  /* The recipe is taken out of README.txt, as a reader would. */
  readme = bundle_fixture_read (folder, "README.txt");
  {
    const char *start = strstr (readme, "import hashlib");
    const char *end = start != NULL ? strstr (start, "\n\r\n") : NULL;
    g_autofree char *recipe = NULL;

    g_assert_nonnull (end);
    recipe = g_strndup (start, (gsize) (end - start));
    g_assert_cmpint (bundle_fixture_run (folder, &chain, "python3", "-c", recipe, NULL), ==, 0);
    g_assert_nonnull (strstr (chain, "the chain holds"));
  }
}

static AnningBundleVerdict *
check (BundleFixture *fixture,
       const char    *name)
{
  g_autofree char *path = bundle_fixture_path (fixture, name);
  g_autoptr (GError) error = NULL;
  AnningBundleVerdict *verdict = anning_bundle_check (path, NULL, NULL, NULL, &error);

  if (verdict == NULL)
    g_assert_true (error->domain == ANNING_BUNDLE_ERROR);
  return verdict;
}

/* As large as planned, all right, and of one byte that was changed it is told in which file. */
static void
test_check (BundleFixture *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = choose ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autoptr (AnningBundleVerdict) verdict = NULL;
  g_autofree char *path = bundle_fixture_path (fixture, "b.zip");
  g_autofree char *changed = bundle_fixture_path (fixture, "c.zip");
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  fill (fixture);
  plan = bundle_fixture_write (fixture, choice, "b.zip");
  verdict = check (fixture, "b.zip");
  g_assert_nonnull (verdict);
  g_assert_cmpuint (verdict->problems->len, ==, 0);
  g_assert_cmpuint (verdict->n_right, ==, 8);
  g_assert_cmpint (verdict->bytes, ==, plan->bytes);

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  /* The recording is stored as it is. */
  for (gsize i = 0; i + 3 < length; i++)
    {
      g_autoptr (AnningBundleVerdict) found = NULL;

      if (memcmp (bytes + i, "abc", 3) != 0 || i < 100 || strncmp (bytes + i - 4, ".amr", 4) == 0)
        continue;
      bytes[i] ^= 1;
      g_file_set_contents (changed, bytes, (gssize) length, &error);
      g_assert_no_error (error);
      bytes[i] ^= 1;
      found = check (fixture, "c.zip");
      g_assert_nonnull (found);
      g_assert_cmpuint (found->problems->len, ==, 1);
      g_assert_cmpuint (found->n_right, ==, 7);
      g_assert_cmpstr (((const AnningBundleProblem *) g_ptr_array_index (found->problems, 0))->name, ==,
                       "originals/001_2026-03-12_211409_02155512345.amr");
      return;
    }
  g_assert_not_reached ();
}

static gpointer
list_bundles (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return anning_records_list (db, &anning_bundle_entry_type, NULL, 0, error);
}

static void
test_noted (BundleFixture *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = choose ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autoptr (AnningBundleVerdict) verdict = NULL;
  g_autoptr (GPtrArray) bundles = NULL;
  g_autoptr (GError) error = NULL;
  const AnningBundleEntry *entry;

  fill (fixture);
  choice->receiver = ANNING_BUNDLE_FOR_POLICE;
  plan = bundle_fixture_write (fixture, choice, "b.zip");
  verdict = check (fixture, "b.zip");
  bundles = anning_store_read (fixture->store, list_bundles, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bundles->len, ==, 1);
  entry = g_ptr_array_index (bundles, 0);
  g_assert_cmpstr (entry->name, ==, "b.zip");
  g_assert_cmpstr (entry->sha256, ==, verdict->sums_sha256);
  g_assert_cmpstr (entry->receiver, ==, "公安机关");
  g_assert_cmpstr (entry->creditor, ==, BANK);
  g_assert_cmpstr (entry->first_day, ==, "2026-03-12");
  g_assert_cmpint (entry->n_incidents, ==, 3);
  g_assert_cmpint (entry->n_originals, ==, 2);
}

static void
assert_holds (const char *text,
              const char *wanted)
{
  if (strstr (text, wanted) == NULL)
    g_error ("“%s” is not in: %s", wanted, text);
}

static void
assert_lacks (const char *text,
              const char *unwanted)
{
  if (strstr (text, unwanted) != NULL)
    g_error ("“%s” is in: %s", unwanted, text);
}

/* Lines are broken where the page wants it. @text: (transfer full) */
static char *
without_blanks (char *text)
{
  g_autofree char *from = text;
  GString *plain = g_string_new (NULL);

  for (const char *p = from; *p != '\0'; p++)
    {
      if (!g_ascii_isspace (*p))
        g_string_append_c (plain, *p);
    }
  return g_string_free (plain, FALSE);
}

static void
add_trace (BundleFixture *fixture,
           const char    *when,
           const char    *kind,
           const char    *start)
{
  g_autoptr (AnningIncident) call = bundle_fixture_call (when, "02155512399", NULL, BANK);
  g_autoptr (AnningTraceEntry) trace = anning_trace_entry_new ();

  call->time_source = g_strdup ("call_log");
  trace->incident_id = bundle_fixture_save (fixture, &anning_incident_type, call);
  trace->kind = g_strdup (kind);
  trace->key = g_strdup_printf ("%s %s", kind, when);
  trace->started_at = call->started_at;
  trace->precision_ms = 1000;
  trace->start = g_strdup (start);
  trace->length_s = 14;
  trace->channel = g_strdup ("call");
  trace->direction = g_strdup ("in");
  trace->connected = g_strdup ("yes");
  trace->number = g_strdup ("02155512399");
  trace->placed = g_strdup ("fitted");
  bundle_fixture_save (fixture, &anning_trace_entry_type, trace);
}

/* Two calls within half a minute: which line of the bill is of which cannot be known. The fifth is far from them. */
static void
test_unsure (BundleFixture *fixture,
             gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = choose ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *report = NULL;
  const AnningBundleWarning *warning;

  add_trace (fixture, "2026-10-24 13:05:02", "phone_log", "ringing");
  add_trace (fixture, "2026-10-24 13:05:30", "phone_log", "ringing");
  add_trace (fixture, "2026-10-24 13:05:07", "bill", "answer");
  add_trace (fixture, "2026-10-24 13:05:36", "bill", "answer");
  add_trace (fixture, "2026-10-24 18:00:00", "bill", "answer");
  plan = bundle_fixture_write (fixture, choice, "b.zip");
  g_assert_cmpuint (plan->n_incidents, ==, 5);
  g_assert_cmpuint (plan->warnings->len, ==, 2);
  warning = g_ptr_array_index (plan->warnings, 1);
  g_assert_cmpint (warning->kind, ==, ANNING_BUNDLE_WARNING_UNSURE);
  g_assert_cmpuint (warning->n, ==, 4);
  /* The phone rang twice, so at least two of the four happened. */
  folder = bundle_fixture_unpack (fixture, "b.zip");
  report = without_blanks (bundle_fixture_read_pdf (folder, "report.pdf"));
  assert_holds (report, "对方主动联系3至5次，分布在1天，最多的一天3至5次。");
  assert_holds (report, "其中4次可能是同一次联系在不同来源里的记录");
}

/* The phone rang at 21:14:09; the recording began twelve seconds later, as its name says, and words in it are told from there. */
static void
test_recording_start (BundleFixture *fixture,
                      gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = choose ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autoptr (AnningIncident) call = bundle_fixture_call ("2026-03-12 21:14:09", AGENCY, NULL, BANK);
  g_autoptr (AnningMarker) marker = anning_marker_new ();
  g_autofree char *folder = NULL;
  g_autofree char *report = NULL;
  g_autofree char *transcript = NULL;
  gint64 id;

  call->time_source = g_strdup ("call_log");
  id = bundle_fixture_save (fixture, &anning_incident_type, call);
  marker->evidence_id = bundle_fixture_keep (fixture, id, "abc", "audio/mpeg", "催收(" AGENCY ")_20260312211421.mp3", NULL);
  marker->start_ms = 133000;
  marker->speaker = g_strdup ("them");
  marker->words = g_strdup ("今天必须还");
  bundle_fixture_save (fixture, &anning_marker_type, marker);
  plan = bundle_fixture_write (fixture, choice, "n.zip");
  folder = bundle_fixture_unpack (fixture, "n.zip");
  report = without_blanks (bundle_fixture_read_pdf (folder, "report.pdf"));
  transcript = bundle_fixture_read (folder, "transcripts/001_2026-03-12_211409_02155512345.txt");
  assert_holds (report, "2026-03-1221:14:21+02:13");
  assert_lacks (report, "21:14:09+");
  assert_holds (transcript, "2026-03-12 21:14:21 + 02:13");
}

/* A file that came in: nobody has said who sent it, and its day is the file's. */
static void
test_document (BundleFixture *fixture,
               gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = anning_bundle_choice_new ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autoptr (AnningIncident) call = bundle_fixture_call ("2026-03-12 10:00:00", AGENCY, NULL, BANK);
  g_autoptr (AnningIncident) letter = bundle_fixture_call ("2026-03-14 11:00:00", NULL, NULL, BANK);
  g_autofree char *folder = NULL;
  g_autofree char *report = NULL;

  g_free (letter->channel);
  letter->channel = g_strdup ("letter");
  g_clear_pointer (&letter->direction, g_free);
  letter->time_source = g_strdup ("file_time");
  bundle_fixture_save (fixture, &anning_incident_type, call);
  bundle_fixture_save (fixture, &anning_incident_type, letter);
  plan = bundle_fixture_write (fixture, choice, "n.zip");
  folder = bundle_fixture_unpack (fixture, "n.zip");
  report = without_blanks (bundle_fixture_read_pdf (folder, "report.pdf"));
  assert_holds (report, "对方主动联系1次，分布在1天，最多的一天1次。");
  assert_holds (report, "没有记下由谁发出的文件和消息，共1次，不计在内");
  assert_holds (report, "取自文件时间");
  assert_holds (report, "信函，没有记下由谁发出");
}

/* Of whom nothing is known, nothing is said twice; a message of one's own is not dialled. */
static void
test_nobody_known (BundleFixture *fixture,
                   gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = anning_bundle_choice_new ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autoptr (AnningIncident) call = bundle_fixture_call ("2026-03-12 10:00:00", "02155512399", NULL, NULL);
  g_autoptr (AnningIncident) text = bundle_fixture_call ("2026-03-12 11:00:00", NULL, "02155512399", NULL);
  g_autofree char *folder = NULL;
  g_autofree char *report = NULL;

  g_free (text->channel);
  text->channel = g_strdup ("sms");
  g_free (text->direction);
  text->direction = g_strdup ("out");
  bundle_fixture_save (fixture, &anning_incident_type, call);
  bundle_fixture_save (fixture, &anning_incident_type, text);
  plan = bundle_fixture_write (fixture, choice, "n.zip");
  folder = bundle_fixture_unpack (fixture, "n.zip");
  report = without_blanks (bundle_fixture_read_pdf (folder, "report.pdf"));
  assert_holds (report, "谁来联系次数还不清楚1");
  assert_holds (report, "短信，本人联系");
  g_assert_null (strstr (report, "拨出"));
}

static void
test_report (BundleFixture *fixture,
             gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = choose ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *report = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *transcript = NULL;
  const char *outgoing[3];

  fill (fixture);
  choice->name = g_strdup ("陈某");
  choice->number = g_strdup (OWN);
  plan = bundle_fixture_write (fixture, choice, "b.zip");
  folder = bundle_fixture_unpack (fixture, "b.zip");
  report = without_blanks (bundle_fixture_read_pdf (folder, "report.pdf"));
  csv = bundle_fixture_read (folder, "contacts.csv");
  transcript = bundle_fixture_read (folder, "transcripts/001_2026-03-12_211409_02155512345.txt");

  assert_holds (report, "2026-03-1221:14:09+02:13");
  assert_holds (report, "亲属A在家吗");
  assert_holds (report, "R-TIME-01");
  assert_holds (report, "推荐性国家标准，不是法律");
  assert_holds (report, "可能不符合");
  assert_holds (report, "张三丰");
  assert_holds (report, "陈某");
  assert_holds (report, OWN);
  assert_holds (report, "监管部门、公安机关、人民法院的认定为准");
  assert_holds (report, "这份材料不能证明什么");
  assert_holds (transcript, "2026-03-12 21:14:09 + 02:13　对方：“亲属A在家吗”（原话）");
  assert_holds (transcript, "2026-03-12 21:14:09 + 02:20　对方：叫亲属A接电话\n快点");
  assert_holds (transcript, "听写为人工");
  /* The mark by which a spreadsheet in China takes it for UTF-8, and a text that it must not take for a formula. */
  g_assert_true (g_str_has_prefix (csv, "\xEF\xBB\xBF"));
  assert_holds (csv, ",'=我会还的,");
  assert_holds (csv, "配偶（亲属A）");
  assert_lacks (csv, "另一家公司");

  outgoing[0] = csv;
  outgoing[1] = transcript;
  outgoing[2] = report;
  for (guint i = 0; i < G_N_ELEMENTS (outgoing); i++)
    {
      assert_lacks (outgoing[i], "王小明");
      assert_lacks (outgoing[i], "8001");
      assert_lacks (outgoing[i], FRIEND);
      assert_lacks (outgoing[i], "只给自己看的话");
      /* The own number is on the cover alone. */
      if (i < 2)
        assert_lacks (outgoing[i], OWN);
    }
}

static void
test_left_out (BundleFixture *fixture,
               gconstpointer  data)
{
  const Household household = fill (fixture);
  g_autoptr (AnningBundleChoice) choice = choose ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autofree char *files = NULL;

  anning_bundle_choice_set_incident (choice, household.first, FALSE);
  anning_bundle_choice_set_use (choice, household.use, FALSE);
  choice->parts = ANNING_BUNDLE_ORIGINALS;
  plan = plan_for (fixture, choice);
  files = list_files (plan);
  /* The recording belongs to the call to the spouse as well. */
  g_assert_cmpstr (files, ==, "report.pdf\ncontacts.csv\ncontacts.xlsx\noriginals/001_2026-03-13_100000_02155512345.amr\n"
                              "README.txt\nSHA256SUMS\n");
  g_assert_cmpuint (plan->n_incidents, ==, 2);
  g_assert_cmpuint (plan->n_hints, ==, 0);
}

static void
test_days (BundleFixture *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = anning_bundle_choice_new ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autoptr (AnningBundlePlan) none = NULL;
  g_autofree char *path = bundle_fixture_path (fixture, "n.zip");
  g_autoptr (GError) error = NULL;
  GDate day;

  fill (fixture);
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 13, 3, 2026);
  choice->day_from = choice->day_until = (gint32) g_date_get_julian (&day);
  plan = plan_for (fixture, choice);
  g_assert_cmpuint (plan->n_incidents, ==, 1);
  g_assert_cmpstr (plan->first_day, ==, "2026-03-13");

  choice->day_from += 10;
  choice->day_until += 10;
  none = plan_for (fixture, choice);
  g_assert_cmpuint (none->n_incidents, ==, 0);
  g_assert_cmpint (((const AnningBundleWarning *) g_ptr_array_index (none->warnings, 0))->kind, ==, ANNING_BUNDLE_WARNING_EMPTY);
  g_assert_null (anning_bundle_write (fixture->store, none, path, NULL, NULL, NULL, &error));
  g_assert_error (error, ANNING_BUNDLE_ERROR, ANNING_BUNDLE_ERROR_EMPTY);
}

/* Each switch lets go what it says and nothing else. */
static void
test_switches (BundleFixture *fixture,
               gconstpointer  data)
{
  static const struct
  {
    AnningBundleParts part;
    const char *wanted;
  } cases[] = {
    { ANNING_BUNDLE_PRIVATE_NOTES, "只给自己看的话" },
    { ANNING_BUNDLE_OTHER_NUMBERS, FRIEND },
    { 0, NULL },
  };

  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnningBundleChoice) choice = choose ();
      g_autoptr (AnningBundlePlan) plan = NULL;
      g_autoptr (GString) text = g_string_new (NULL);

      choice->parts |= cases[i].part;
      plan = plan_for (fixture, choice);
      for (guint row = 0; row < anning_table_get_n_rows (plan->table); row++)
        {
          for (guint column = 0; column < anning_table_get_n_columns (plan->table); column++)
            {
              g_autofree char *cell = anning_table_dup_cell (plan->table, row, column);

              g_string_append_printf (text, "%s\n", cell);
            }
        }
      for (guint j = 0; cases[j].wanted != NULL; j++)
        {
          if (i == j)
            assert_holds (text->str, cases[j].wanted);
          else
            assert_lacks (text->str, cases[j].wanted);
        }
    }
}

static void
test_set_aside (BundleFixture *fixture,
                gconstpointer  data)
{
  const Household household = fill (fixture);
  g_autoptr (AnningBundleChoice) choice = choose ();
  g_autoptr (AnningBundlePlan) before = plan_for (fixture, choice);
  g_autoptr (AnningBundlePlan) after = NULL;
  g_autoptr (AnningDismissal) dismissal = anning_dismissal_new ();

  dismissal->finding = g_strdup_printf ("R-TIME-01|%" G_GINT64_FORMAT, household.night);
  bundle_fixture_save (fixture, &anning_dismissal_type, dismissal);
  after = plan_for (fixture, choice);
  g_assert_cmpuint (after->n_hints, ==, before->n_hints - 1);
  g_assert_cmpuint (after->n_set_aside, ==, 1);
}

static void
test_both_languages (BundleFixture *fixture,
                     gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = choose ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *zh = NULL;
  g_autofree char *en = NULL;

  fill (fixture);
  choice->language = ANNING_BUNDLE_BOTH;
  plan = bundle_fixture_write (fixture, choice, "b.zip");
  folder = bundle_fixture_unpack (fixture, "b.zip");
  zh = bundle_fixture_read (folder, "contacts.csv");
  en = bundle_fixture_read (folder, "contacts-en.csv");
  /* One letter for one number in both. */
  assert_holds (zh, "号码A");
  assert_holds (en, "number A");
  assert_holds (en, "Spouse (relative A)");
  g_assert_cmpint (bundle_fixture_run (folder, NULL, "sha256sum", "-c", "--quiet", "SHA256SUMS", NULL), ==, 0);
}

/* ---- what can go wrong ---- */

static void
assert_nothing_left (BundleFixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_true (g_str_has_prefix (name, "case.db"));
}

static gpointer
damage_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  anning_db_exec (db, "UPDATE evidence_chunk SET data = X'616264' WHERE data = X'616263'", error);
  return NULL;
}

static void
test_damaged (BundleFixture *fixture,
              gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = choose ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autofree char *path = bundle_fixture_path (fixture, "b.zip");
  g_autoptr (GError) error = NULL;

  fill (fixture);
  anning_store_write (fixture->store, damage_job, NULL, &error);
  g_assert_no_error (error);
  plan = plan_for (fixture, choice);
  g_assert_null (anning_bundle_write (fixture->store, plan, path, NULL, NULL, NULL, &error));
  g_assert_error (error, ANNING_BUNDLE_ERROR, ANNING_BUNDLE_ERROR_EVIDENCE);
  g_assert_cmpstr (error->message, ==, "originals/001_2026-03-12_211409_02155512345.amr");
  assert_nothing_left (fixture);
}

static void
cancel_cb (double   fraction,
           gpointer data)
{
  if (fraction > 0.0)
    g_cancellable_cancel (data);
}

static void
test_cancel (BundleFixture *fixture,
             gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = choose ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = bundle_fixture_path (fixture, "b.zip");
  g_autoptr (GError) error = NULL;

  fill (fixture);
  plan = plan_for (fixture, choice);
  g_assert_null (anning_bundle_write (fixture->store, plan, path, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_nothing_left (fixture);
}

static void
test_no_folder (BundleFixture *fixture,
                gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = choose ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autofree char *path = bundle_fixture_path (fixture, "nowhere/b.zip");
  g_autoptr (GError) error = NULL;

  fill (fixture);
  plan = plan_for (fixture, choice);
  g_assert_null (anning_bundle_write (fixture->store, plan, path, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* A file that may not grow stands for a disk that is full; what was there before stays. */
static void
test_full (BundleFixture *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = choose ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autofree char *path = bundle_fixture_path (fixture, "b.zip");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit was, limit;

  fill (fixture);
  plan = plan_for (fixture, choice);
  g_file_set_contents (path, "before", -1, &error);
  g_assert_no_error (error);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &was), ==, 0);
  limit = was;
  limit.rlim_cur = 64 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_null (anning_bundle_write (fixture->store, plan, path, NULL, NULL, NULL, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &was), ==, 0);
  g_assert_true (error->domain == G_IO_ERROR);
  g_file_get_contents (path, &text, NULL, NULL);
  g_assert_cmpstr (text, ==, "before");
}

typedef struct
{
  GMainLoop *loop;
  AnningBundlePlan *plan;
  AnningBundleEntry *entry;
  double fraction;
} Async;

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Async *async = data;
  g_autoptr (GError) error = NULL;

  async->plan = anning_bundle_plan_new_finish (ANNING_STORE (source), result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (async->loop);
}

static void
cancelled_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Async *async = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (anning_bundle_plan_new_finish (ANNING_STORE (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_main_loop_quit (async->loop);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Async *async = data;
  g_autoptr (GError) error = NULL;

  async->entry = anning_bundle_write_finish (ANNING_STORE (source), result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (async->loop);
}

static void
progress_cb (double   fraction,
             gpointer data)
{
  Async *async = data;

  g_assert_true (g_main_context_is_owner (NULL));
  g_assert_cmpfloat (fraction, >=, async->fraction);
  async->fraction = fraction;
}

static void
test_async (BundleFixture *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = choose ();
  g_autofree char *path = bundle_fixture_path (fixture, "b.zip");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Async async = { g_main_loop_new (NULL, FALSE), NULL, NULL, 0 };

  fill (fixture);
  anning_bundle_plan_new_async (fixture->store, choice, cancellable, cancelled_cb, &async);
  g_cancellable_cancel (cancellable);
  g_main_loop_run (async.loop);

  anning_bundle_plan_new_async (fixture->store, choice, NULL, planned_cb, &async);
  g_main_loop_run (async.loop);
  anning_bundle_write_async (fixture->store, async.plan, path, progress_cb, &async, NULL, written_cb, &async);
  g_main_loop_run (async.loop);
  g_assert_nonnull (async.entry);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  anning_bundle_entry_free (async.entry);
  anning_bundle_plan_free (async.plan);
  g_main_loop_unref (async.loop);
}

/* Without a window: 0 done, 1 refused, 2 wrong use. */
static void
test_commands (BundleFixture *fixture,
               gconstpointer  data)
{
  g_autofree char *file = bundle_fixture_path (fixture, "case.db");
  g_autofree char *path = bundle_fixture_path (fixture, "b.zip");
  g_autofree char *other = bundle_fixture_path (fixture, "c.zip");
  AnningCommandLine command = { .file = file, .bundle = path, .creditor = BANK, .from = "2026-03-13", .until = "2026-03-31",
                                .json = TRUE };
  AnningCommandLine nothing = { .file = file, .bundle = other, .creditor = "没有这一家", .json = TRUE };
  AnningCommandLine no_day = { .file = file, .bundle = other, .from = "tomorrow", .json = TRUE };
  AnningCommandLine alone = { .file = file, .creditor = BANK };
  AnningCommandLine check_it = { .verify = TRUE, .verify_path = path, .json = TRUE };
  g_autofree char *folder = NULL;
  g_autofree char *csv = NULL;

  fill (fixture);
  anning_store_close (fixture->store);
  g_assert_cmpint (anning_commands_run (&command), ==, 0);
  g_assert_cmpint (anning_commands_run (&check_it), ==, 0);
  folder = bundle_fixture_unpack (fixture, "b.zip");
  csv = bundle_fixture_read (folder, "contacts.csv");
  assert_holds (csv, "2026-03-13,10:00:00");
  assert_lacks (csv, "2026-03-12");
  assert_lacks (csv, SPOUSE);
  /* What is there is never written over. */
  g_assert_cmpint (anning_commands_run (&command), ==, 1);
  g_assert_cmpint (anning_commands_run (&nothing), ==, 1);
  g_assert_cmpint (anning_commands_run (&no_day), ==, 1);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_cmpint (anning_commands_run (&alone), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (BundleFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/bundle/plan", test_plan },
    { "/bundle/unsure", test_unsure },
    { "/bundle/document", test_document },
    { "/bundle/recording-start", test_recording_start },
    { "/bundle/plain-tools", test_plain_tools },
    { "/bundle/check", test_check },
    { "/bundle/noted", test_noted },
    { "/bundle/report", test_report },
    { "/bundle/nobody-known", test_nobody_known },
    { "/bundle/left-out", test_left_out },
    { "/bundle/days", test_days },
    { "/bundle/switches", test_switches },
    { "/bundle/set-aside", test_set_aside },
    { "/bundle/both-languages", test_both_languages },
    { "/bundle/damaged", test_damaged },
    { "/bundle/cancel", test_cancel },
    { "/bundle/no-folder", test_no_folder },
    { "/bundle/full", test_full },
    { "/bundle/async", test_async },
    { "/bundle/commands", test_commands },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, BundleFixture, NULL, bundle_fixture_set_up, tests[i].test, bundle_fixture_tear_down);
  return g_test_run ();
}
