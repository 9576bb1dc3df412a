/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bundle-household.h"

#include <string.h>

#include "anning-debt.h"
#include "anning-dismissal.h"
#include "anning-page-text.h"
#include "anning-proposal.h"
#include "anning-trace-entry.h"

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
  g_autoptr (AnningBundleChoice) choice = bundle_household_choose ();
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
  g_autoptr (AnningBundleChoice) choice = bundle_household_choose ();
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
  g_autoptr (AnningBundleChoice) choice = bundle_household_choose ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *report = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *transcript = NULL;
  const char *outgoing[3];

  bundle_household_fill (fixture);
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
test_both_languages (BundleFixture *fixture,
                     gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = bundle_household_choose ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *zh = NULL;
  g_autofree char *en = NULL;

  bundle_household_fill (fixture);
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

/* Of @creditor: the bill says 10 500.00, 12 000.00 are asked for, and the fee is called by a relative's name. */
static gint64
save_debt (BundleFixture *fixture,
           const char    *creditor)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningDebtFee) fee = anning_debt_fee_new ();
  g_autoptr (AnningProposal) theirs = anning_proposal_new ();

  debt->creditor = g_strdup (creditor);
  debt->product = g_strdup ("王小明专享贷");
  debt->lender_type = g_strdup ("bank_loan");
  debt->method = g_strdup ("bullet");
  debt->principal = 1000000;
  debt->rate = 360000;
  debt->term_months = 12;
  debt->contract_day = g_strdup ("2025-03-01");
  debt->first_due_day = g_strdup ("2026-03-01");
  debt->stage = g_strdup ("overdue");
  debt->claimed_principal = 1050000;
  debt->claimed_day = g_strdup ("2026-03-01");
  bundle_fixture_save (fixture, &anning_debt_type, debt);
  fee->debt_id = debt->record.id;
  fee->name = g_strdup ("王小明介绍费");
  fee->charged = g_strdup ("at_payout");
  fee->amount = 100000;
  bundle_fixture_save (fixture, &anning_debt_fee_type, fee);
  theirs->debt_id = debt->record.id;
  theirs->author = g_strdup ("theirs");
  theirs->role = g_strdup ("offer");
  theirs->kind = g_strdup ("settlement");
  theirs->status = g_strdup ("sent");
  theirs->base_amount = 1200000;
  bundle_fixture_save (fixture, &anning_proposal_type, theirs);
  return debt->record.id;
}

/* R-CON-11: sums of the debts leave only when that was ticked, of these creditors alone, without what was set aside. */
static void
test_debt_hints (BundleFixture *fixture,
                 gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = bundle_household_choose ();
  g_autoptr (AnningBundlePlan) without = NULL;
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autoptr (AnningBundlePlan) later = NULL;
  g_autoptr (AnningDismissal) dismissal = anning_dismissal_new ();
  g_autofree char *folder = NULL;
  g_autofree char *report = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *rest = NULL;
  gint64 id;

  bundle_household_fill (fixture);
  id = save_debt (fixture, BANK);
  save_debt (fixture, "另一家公司");

  g_assert_false (choice->parts & ANNING_BUNDLE_DEBT_HINTS);
  without = bundle_household_plan (fixture, choice);
  shown = without_blanks (anning_page_blocks_dup_text (without->report));
  assert_lacks (shown, "R-CON-11");
  assert_lacks (shown, "12,000.00");

  choice->parts |= ANNING_BUNDLE_DEBT_HINTS;
  plan = bundle_fixture_write (fixture, choice, "d.zip");
  g_assert_cmpuint (plan->n_hints, ==, without->n_hints + 2);
  folder = bundle_fixture_unpack (fixture, "d.zip");
  report = without_blanks (bundle_fixture_read_pdf (folder, "report.pdf"));
  assert_holds (report, "R-CON-11金额或费率需要对账：2处");
  assert_holds (report, "催收方要的数，比债主官方账单多。可能需要对账。");
  assert_holds (report, "对方最近一次提出的条件里要还的数：12,000.00元。此前记下的债主主张：10,500.00元（2026年3月1日）。");
  assert_holds (report, "多出1,500.00元。");
  assert_holds (report, "按记下的数算，全部成本可能超过可以请求法院调整的那条线。");
  assert_holds (report, "全部成本合计年化51.11%");
  assert_holds (report, "算进去的费用：亲属A介绍费，1,000.00元（放款时扣下）");
  assert_holds (report, "对照的线：24%（司法政策文件，不是法律）");
  assert_holds (report, "可以用来核对的证据：");
  assert_lacks (report, "王小明");
  assert_lacks (report, "先要账单");

  dismissal->finding = g_strdup_printf ("R-CON-11|debt|%" G_GINT64_FORMAT "|2025-03-01|licensed", id);
  bundle_fixture_save (fixture, &anning_dismissal_type, dismissal);
  later = bundle_household_plan (fixture, choice);
  rest = without_blanks (anning_page_blocks_dup_text (later->report));
  g_assert_cmpuint (later->n_hints, ==, plan->n_hints - 1);
  g_assert_cmpuint (later->n_set_aside, ==, plan->n_set_aside + 1);
  assert_holds (rest, "多出1,500.00元。");
  assert_lacks (rest, "51.11");
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
    { "/bundle-report/unsure", test_unsure },
    { "/bundle-report/document", test_document },
    { "/bundle-report/recording-start", test_recording_start },
    { "/bundle-report/whole", test_report },
    { "/bundle-report/nobody-known", test_nobody_known },
    { "/bundle-report/both-languages", test_both_languages },
    { "/bundle-report/debt-hints", test_debt_hints },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, BundleFixture, NULL, bundle_fixture_set_up, tests[i].test, bundle_fixture_tear_down);
  return g_test_run ();
}
