/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-letter-compose.h"

#include <string.h>

#include "anning-debt.h"
#include "anning-dismissal.h"
#include "anning-letter-incidents.h"
#include "anning-letter-text.h"
#include "anning-proposal.h"
#include "anning-records.h"
#include "household-fixture.h"
#include "leaving-fixture.h"
#include "letter-fixture.h"

static AnningLetterBook *book;

static gpointer
load_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_letter_values_load (db, data, error);
}

static AnningLetterValues *
load (HouseholdFixture *self,
      gint64            debt_id,
      gboolean          by_another)
{
  static char *no_others[] = { NULL };
  AnningLetterSubject subject = { .debt_id = debt_id, .by_another = by_another, .others = no_others,
                                  .suggest = (char *) (by_another ? "others" : "noted"), .night = { 22 * 60, 8 * 60 } };
  g_autoptr (GError) error = NULL;
  AnningLetterValues *values;

  subject.limits = anning_letter_book_get_limits (book);
  subject.today = letter_day ("2026-11-20");
  values = anning_store_read (self->store, load_job, &subject, &error);
  g_assert_no_error (error);
  return values;
}

static gint64
find_debt (HouseholdFixture *self,
           const char       *lender_type)
{
  g_autoptr (GPtrArray) debts = household_fixture_list (self, &anning_debt_type);

  for (guint i = 0; i < debts->len; i++)
    {
      const AnningDebt *debt = g_ptr_array_index (debts, i);

      if (g_str_equal (debt->lender_type, lender_type))
        return debt->record.id;
    }
  g_assert_not_reached ();
}

static void
require_value (const AnningLetterValues *values,
               const char               *field,
               const char               *expected)
{
  g_test_message ("%s", field);
  g_assert_cmpstr (anning_letter_values_get (values, field), ==, expected);
}

/* Sums of the household, added up by hand. */
static void
test_household (HouseholdFixture *self,
                gconstpointer     data)
{
  g_autoptr (AnningLetterValues) card = load (self, find_debt (self, "bank_card"), FALSE);
  g_autoptr (AnningLetterValues) loan = load (self, find_debt (self, "bank_loan"), FALSE);
  g_autoptr (AnningLetterValues) friend = load (self, find_debt (self, "private"), FALSE);

  require_value (card, "creditor", "某某银行信用卡中心");
  /* 36 000.00 + 864.00 + 343.20 */
  require_value (card, "claimed_total", "37207.20");
  require_value (card, "claimed_fees", NULL);
  /* Six payments of 2 288.00. */
  require_value (card, "paid_total", "13728.00");
  require_value (card, "overdue_since", "2026-09-10");
  require_value (card, "offer_months", "36");
  require_value (card, "offer_monthly", "1024.00");
  require_value (card, "offer_total", "36864.00");
  require_value (card, "offer_first_day", "2026-12-10");
  require_value (card, "waive_amount", "343.20");
  require_value (card, "defer_months", NULL);
  /* 6 800 + 4 300; rent … goods 8 448.00 a month, heating and insurance 4 200 a year: 350.00. */
  require_value (card, "income_monthly", "11100.00");
  require_value (card, "spending_monthly", "8798.00");
  require_value (card, "surplus_monthly", "2302.00");
  g_assert_true (anning_letter_values_hold (card, "is_card"));
  g_assert_true (anning_letter_values_hold (card, "is_nfra"));
  g_assert_false (anning_letter_values_hold (card, "is_private"));

  /* Three months on from 18 December. */
  require_value (loan, "defer_months", "3");
  require_value (loan, "defer_until", "2027-03-18");
  g_assert_true (anning_letter_values_hold (loan, "is_bank"));
  g_assert_false (anning_letter_values_hold (loan, "is_card"));

  require_value (friend, "claimed_total", NULL);
  require_value (friend, "overdue_since", NULL);
  require_value (friend, "offer_monthly", NULL);
  g_assert_true (anning_letter_values_hold (friend, "is_private"));
  g_assert_false (anning_letter_values_hold (friend, "is_nfra"));
}

static gpointer
save_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  gpointer *pair = data;

  anning_records_save (db, pair[0], pair[1], error);
  return NULL;
}

static void
save (HouseholdFixture       *self,
      const AnningRecordType *type,
      gpointer                record)
{
  g_autoptr (GError) error = NULL;
  gpointer pair[] = { (gpointer) type, record };

  anning_store_write (self->store, save_job, pair, &error);
  g_assert_no_error (error);
}

/* What we could bear at most, and what they want, is in no letter; what both agreed on is. */
static void
test_private_proposals (HouseholdFixture *self,
                        gconstpointer     data)
{
  g_autoptr (AnningProposal) proposal = anning_proposal_new ();
  g_autoptr (AnningLetterValues) with_limit = NULL;
  g_autoptr (AnningLetterValues) with_theirs = NULL;
  g_autoptr (AnningLetterValues) agreed = NULL;
  g_autoptr (AnningLetterValues) rising = NULL;
  gint64 card = find_debt (self, "bank_card");

  proposal->debt_id = card;
  proposal->author = g_strdup ("ours");
  proposal->role = g_strdup ("limit");
  proposal->kind = g_strdup ("instalments");
  proposal->status = g_strdup ("sent");
  proposal->base_amount = 3600000;
  proposal->months = 0;
  proposal->instalment = 150000;
  proposal->down_payment = 600000;
  proposal->down_day = g_strdup ("2026-12-01");
  proposal->first_due_day = g_strdup ("2026-12-20");
  save (self, &anning_proposal_type, proposal);
  with_limit = load (self, card, FALSE);
  require_value (with_limit, "offer_monthly", "1024.00");

  g_free (proposal->author);
  proposal->author = g_strdup ("theirs");
  g_free (proposal->role);
  proposal->role = g_strdup ("offer");
  save (self, &anning_proposal_type, proposal);
  with_theirs = load (self, card, FALSE);
  require_value (with_theirs, "offer_monthly", "1024.00");

  /* 30 000.00 after the down payment, in twenty payments. */
  g_free (proposal->status);
  proposal->status = g_strdup ("accepted");
  save (self, &anning_proposal_type, proposal);
  agreed = load (self, card, FALSE);
  require_value (agreed, "offer_monthly", "1500.00");
  require_value (agreed, "offer_months", "20");
  require_value (agreed, "offer_first_day", "2026-12-20");
  require_value (agreed, "offer_total", "30000.00");
  require_value (agreed, "down_amount", "6000.00");
  require_value (agreed, "down_day", "2026-12-01");

  /* Payments that rise are not told by one sum. */
  proposal->step_up = 10000;
  proposal->step_months = 6;
  save (self, &anning_proposal_type, proposal);
  rising = load (self, card, FALSE);
  require_value (rising, "offer_monthly", NULL);
  require_value (rising, "offer_total", "30000.00");
}

/*
 * 10 000 for a year at 36 % with 1 000.00 kept back: 51.11 %. The bill says 13 600.00, and 15 000.00 are
 * asked for: 1 400.00 more.
 */
static gint64
save_dear_debt (HouseholdFixture *self)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningDebtFee) fee = anning_debt_fee_new ();
  g_autoptr (AnningProposal) theirs = anning_proposal_new ();

  debt->creditor = g_strdup ("某某小额贷款公司二部");
  debt->lender_type = g_strdup ("microloan");
  debt->method = g_strdup ("bullet");
  debt->principal = 1000000;
  debt->rate = 360000;
  debt->term_months = 12;
  debt->contract_day = g_strdup ("2025-03-01");
  debt->first_due_day = g_strdup ("2026-03-01");
  debt->stage = g_strdup ("overdue");
  debt->claimed_principal = 1360000;
  debt->claimed_day = g_strdup ("2026-03-01");
  save (self, &anning_debt_type, debt);
  fee->debt_id = debt->record.id;
  fee->kind = g_strdup ("service");
  fee->charged = g_strdup ("at_payout");
  fee->amount = 100000;
  save (self, &anning_debt_fee_type, fee);
  theirs->debt_id = debt->record.id;
  theirs->author = g_strdup ("theirs");
  theirs->role = g_strdup ("offer");
  theirs->kind = g_strdup ("settlement");
  theirs->status = g_strdup ("sent");
  theirs->base_amount = 1500000;
  save (self, &anning_proposal_type, theirs);
  return debt->record.id;
}

/* R-CON-11: what is to be checked stands in the letter that asks for the account, unless it was taken out or set aside. */
static void
test_hints (HouseholdFixture *self,
            gconstpointer     data)
{
  static const char sum[] =
    "\n\n本人记录到的数对不上，可能需要对账：\n"
    "- 对方最近一次提出的条件里要还的数：15,000.00 元。此前记下的债主主张：13,600.00 元（2026年3月1日）。\n"
    "- 多出 1,400.00 元。多出 1% 以内的不提示。两天之间的利息和违约金没有算。\n"
    "- 这里把记下的债主主张当作官方账单上的数，以债主出具的账单为准。\n"
    "请核对并说明差额是怎么来的。\n\n";
  static const char cost[] =
    "\n\n按本人的记录计算，全部成本可能超过可以请求法院调整的那条线：\n"
    "- 全部成本合计年化 51.11%：比到手多还的钱，按天折算成一年，不计复利。\n"
    "- 其中利息 3,600.00 元，费用 1,000.00 元（含放款时扣下的）。\n"
    "- 算进去的费用：服务费，1,000.00 元（放款时扣下）\n"
    "- 对照的线：24%（司法政策文件，不是法律），全部成本合计。超过的部分，可以请求法院调减。\n"
    "取数有出入的，请逐项更正。超过的部分怎样处理，由法院认定；本函只请贵方核对。\n\n";
  const gint64 dear = save_dear_debt (self);
  g_autoptr (AnningLetterValues) values = load (self, dear, FALSE);
  g_autoptr (AnningLetterValues) after = NULL;
  g_autoptr (AnningLetterValues) loan = load (self, find_debt (self, "bank_loan"), FALSE);
  g_autoptr (AnningLetterComposed) both = letter_compose (book, "contract-statement", "zh", values);
  g_autoptr (AnningLetterComposed) one = NULL;
  g_autoptr (AnningLetterComposed) none = NULL;
  g_autoptr (AnningDismissal) dismissal = anning_dismissal_new ();

  letter_require_sound (book, both, "zh", "contract-statement");
  g_assert_nonnull (strstr (both->text, sum));
  g_assert_nonnull (strstr (both->text, cost));
  g_assert_true (letter_has_fact (both, "rate.24.financial"));

  /* Taken out by hand, it can be put back. */
  letter_answer (values, "cost_hint", "");
  one = letter_compose (book, "contract-statement", "zh", values);
  g_assert_nonnull (strstr (one->text, sum));
  g_assert_null (strstr (one->text, "51.11"));
  g_assert_false (letter_has_fact (one, "rate.24.financial"));
  g_assert_true (anning_letter_values_offer (values, "cost_hint"));

  /* Set aside, it is not even offered, whatever was answered. */
  dismissal->finding = g_strdup_printf ("R-CON-11|debt|%" G_GINT64_FORMAT "|2025-03-01|licensed", dear);
  save (self, &anning_dismissal_type, dismissal);
  after = load (self, dear, FALSE);
  letter_answer (after, "cost_hint", "1");
  g_assert_false (anning_letter_values_offer (after, "cost_hint"));
  none = letter_compose (book, "contract-statement", "zh", after);
  g_assert_null (strstr (none->text, "51.11"));
  g_assert_nonnull (strstr (none->text, sum));

  /* Another debt's are another letter's. */
  g_assert_false (anning_letter_values_hold (loan, "sum_hint"));
}

static void
check_demo (const AnningLetterTemplate *template,
            const char                 *language,
            gpointer                    data)
{
  g_autoptr (AnningLetterComposed) composed = anning_letter_compose (book, template, data, language);

  letter_require_sound (book, composed, language, template->key);
}

static void
check_leaving (const AnningLetterTemplate *template,
               const char                 *language,
               gpointer                    data)
{
  g_autoptr (AnningLetterComposed) composed = NULL;
  g_autoptr (GPtrArray) blocks = NULL;

  /* Pages are made in the same way in both languages, and slowly where memory is watched. */
  if (strcmp (language, "zh") != 0)
    return;
  composed = anning_letter_compose (book, template, data, language);
  blocks = anning_letter_text_blocks (composed->text);
  leaving_assert_shown (blocks, composed->text, language);
}

static void
test_leaving (HouseholdFixture *self,
              gconstpointer     data)
{
  g_autoptr (AnningLetterValues) values = load (self, find_debt (self, "bank_card"), FALSE);

  letter_each (book, check_leaving, values);
}

static void
test_all_debts (HouseholdFixture *self,
                gconstpointer     data)
{
  static const char *const lenders[] = { "bank_card", "bank_loan", "consumer_finance", "microloan", "private" };

  for (guint i = 0; i < G_N_ELEMENTS (lenders); i++)
    {
      g_autoptr (AnningLetterValues) values = load (self, find_debt (self, lenders[i]), FALSE);

      letter_each (book, check_demo, values);
    }
}

/* Contacts in their order, of one creditor; none of them is the household's own call. */
static void
test_contacts (HouseholdFixture *self,
               gconstpointer     data)
{
  g_autoptr (AnningLetterValues) values = load (self, find_debt (self, "consumer_finance"), FALSE);
  g_autoptr (AnningLetterValues) other = load (self, find_debt (self, "consumer_finance"), TRUE);
  g_autofree char *count = NULL;
  gint64 last = 0;

  g_assert_cmpuint (values->incidents->len, >, 2);
  for (guint i = 0; i < values->incidents->len; i++)
    {
      const AnningIncident *incident = g_ptr_array_index (values->incidents, i);

      g_assert_cmpstr (incident->creditor, ==, "示例消费金融公司");
      g_assert_cmpstr (incident->direction, !=, "out");
      g_assert_cmpint (incident->started_at, >=, last);
      last = incident->started_at;
    }
  count = g_strdup_printf ("%u", values->incidents->len);
  require_value (values, "incident_count", count);

  /* Somebody else's letter tells of contacts to others only. */
  g_assert_cmpuint (other->incidents->len, >, 0);
  for (guint i = 0; i < other->incidents->len; i++)
    {
      const AnningIncident *incident = g_ptr_array_index (other->incidents, i);

      g_assert_cmpstr (incident->to_party, !=, "debtor");
    }
}

static gboolean
is_suggested (AnningDb            *db,
              const char          *which,
              const char          *to_party,
              const char          *channel,
              int                  hour,
              const char          *tags,
              const char          *words)
{
  const AnningCivil then = { 2026, 11, 1, hour, 30, 0 };
  const AnningNightHours night = { 22 * 60, 8 * 60 };
  g_autoptr (AnningIncident) incident = anning_incident_new ();

  incident->started_at = anning_civil_to_instant (&then, 480);
  incident->utc_offset = 480;
  incident->relative_id = ANNING_UNKNOWN;
  incident->direction = g_strdup ("in");
  incident->channel = g_strdup (channel);
  incident->to_party = g_strdup (to_party);
  incident->tags = g_strdup (tags);
  incident->words = g_strdup (words);
  return anning_letter_contact_is_suggested (db, incident, &night, which);
}

/* A letter begins with what it is about: nobody's mother stands in a letter of a wrong number. */
static gpointer
suggestions_job (AnningDb      *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_assert_true (is_suggested (db, "stranger", "stranger", "call", 12, NULL, NULL));
  g_assert_false (is_suggested (db, "stranger", "contact", "call", 12, "insult", "话"));
  g_assert_true (is_suggested (db, "others", "contact", "call", 12, NULL, NULL));
  g_assert_false (is_suggested (db, "others", "stranger", "call", 12, NULL, NULL));
  g_assert_false (is_suggested (db, "others", "debtor", "call", 23, "insult", "话"));
  g_assert_true (is_suggested (db, "noted", "debtor", "call", 12, NULL, "话"));
  g_assert_false (is_suggested (db, "noted", "debtor", "call", 23, NULL, NULL));
  g_assert_true (is_suggested (db, "marked", "debtor", "call", 12, "threat_violence", NULL));
  g_assert_true (is_suggested (db, "marked", "debtor", "visit", 12, NULL, NULL));
  g_assert_false (is_suggested (db, "marked", "debtor", "sms", 12, NULL, "请按时还款"));
  g_assert_true (is_suggested (db, "grave", "debtor", "call", 22, NULL, NULL));
  g_assert_true (is_suggested (db, "grave", "employer", "call", 12, NULL, NULL));
  g_assert_false (is_suggested (db, "grave", "debtor", "sms", 12, NULL, "请按时还款"));
  return NULL;
}

static void
test_suggestions (HouseholdFixture *self,
                  gconstpointer     data)
{
  g_autoptr (GError) error = NULL;

  anning_store_read (self->store, suggestions_job, NULL, &error);
  g_assert_no_error (error);
}

/* By what it was, the hour where it happened and whom it reached; a guarantor is no third party. */
static void
test_night_and_third_party (HouseholdFixture *self,
                            gconstpointer     data)
{
  static char *no_others[] = { NULL };
  static const struct
  {
    int hour;
    const char *channel;
    const char *direction;
    const char *to_party;
    gboolean night;
    gboolean third;
  } cases[] = {
    { 21, "call", "in", "debtor", FALSE, FALSE }, { 22, "call", "in", "debtor", TRUE, FALSE },
    { 7, "sms", "in", "debtor", TRUE, FALSE }, { 8, "call", "in", "contact", FALSE, TRUE },
    { 23, "call", "out", "contact", FALSE, FALSE }, { 12, "call", "in", "guarantor", FALSE, FALSE },
    { 12, "call", "in", NULL, FALSE, FALSE }, { 12, "call", "in", "employer", FALSE, TRUE },
    /* These wait until they are read. */
    { 23, "email", "in", "debtor", FALSE, FALSE }, { 23, "letter", "in", "debtor", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      const AnningCivil then = { 2026, 11, 1, cases[i].hour, 30, 0 };
      AnningLetterSubject subject = { .debt_id = ANNING_UNKNOWN, .others = no_others, .night = { 22 * 60, 8 * 60 } };
      g_autoptr (AnningIncident) incident = anning_incident_new ();
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (AnningLetterValues) values = NULL;

      incident->started_at = anning_civil_to_instant (&then, 480);
      incident->utc_offset = 480;
      incident->channel = g_strdup (cases[i].channel);
      incident->direction = g_strdup (cases[i].direction);
      incident->to_party = g_strdup (cases[i].to_party);
      incident->creditor = g_strdup ("某行");
      incident->lender_type = g_strdup ("bank_card");
      save (self, &anning_incident_type, incident);

      g_array_append_val (ids, incident->record.id);
      subject.today = letter_day ("2026-11-20");
      subject.incidents = ids;
      values = anning_store_read (self->store, load_job, &subject, &error);
      g_assert_no_error (error);
      g_test_message ("%d:30 %s %s", cases[i].hour, cases[i].direction, cases[i].to_party);
      g_assert_cmpint (anning_letter_values_hold (values, "night_contacts"), ==, cases[i].night);
      g_assert_cmpint (anning_letter_values_hold (values, "third_party_contacts"), ==, cases[i].third);
      /* Without a debt the contacts tell whose they are. */
      require_value (values, "creditor", "某行");
      g_assert_true (anning_letter_values_hold (values, "is_card"));
      require_value (values, "incident_first_day", "2026-11-01");
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  book = anning_letter_book_new (NULL, NULL, &error);
  g_assert_no_error (error);

  g_test_add ("/letter-file/household", HouseholdFixture, NULL, household_fixture_set_up, test_household, household_fixture_tear_down);
  g_test_add ("/letter-file/private-proposals", HouseholdFixture, NULL, household_fixture_set_up, test_private_proposals, household_fixture_tear_down);
  g_test_add ("/letter-file/hints", HouseholdFixture, NULL, household_fixture_set_up, test_hints, household_fixture_tear_down);
  g_test_add ("/letter-file/all-debts", HouseholdFixture, NULL, household_fixture_set_up, test_all_debts, household_fixture_tear_down);
  g_test_add ("/letter-file/leaving", HouseholdFixture, NULL, household_fixture_set_up, test_leaving, household_fixture_tear_down);
  g_test_add ("/letter-file/suggestions", HouseholdFixture, NULL, household_fixture_set_up, test_suggestions, household_fixture_tear_down);
  g_test_add ("/letter-file/contacts", HouseholdFixture, NULL, household_fixture_set_up, test_contacts, household_fixture_tear_down);
  g_test_add ("/letter-file/night-and-third-party", HouseholdFixture, NULL,
              household_fixture_set_up, test_night_and_third_party, household_fixture_tear_down);
  status = g_test_run ();
  g_object_unref (book);
  return status;
}
