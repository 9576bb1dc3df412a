/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "conduct-log.h"

#include <string.h>

#include "anning-date.h"
#include "anning-words.h"

#define N_LOGS 40
#define N_CONTACTS 300
#define N_EDITS 60

static const AnningConductParameters *const parameters = &anning_conduct_parameters;

static const guint64 some_tags[] = {
  0, 0, 0, 0, ANNING_TAG (THREAT_FAMILY), ANNING_TAG (INSULT), ANNING_TAG (OTP_CODE), ANNING_TAG (OTP_CODE),
  ANNING_TAG (VERIFIED_FAKE), ANNING_TAG (GROUP_CHAT_EXPOSE), ANNING_TAG (JAIL_CLAIM), ANNING_TAG (DUE_REMINDER),
};

/* Whole lives of logs within few weeks, so that windows and runs of days meet. */
static void
change (AnningContact *contact,
        GRand         *rand)
{
  static const gint16 offsets[] = { 480, 480, 480, 540, -300 };
  gint64 minute = g_rand_int_range (rand, 0, 12 * 24 * 60);
  gint64 local;

  contact->utc_offset = offsets[g_rand_int_range (rand, 0, G_N_ELEMENTS (offsets))];
  /* Most of it in the first days, and some of it in two hours. */
  minute = g_rand_int_range (rand, 0, 4) > 0 ? minute * minute / 6000 : 840 + minute % 120;
  contact->started_at = G_GINT64_CONSTANT (1767225600000) + minute * ANNING_MS_PER_MINUTE;
  local = contact->started_at + contact->utc_offset * ANNING_MS_PER_MINUTE;
  contact->day = (gint32) (local / ANNING_MS_PER_DAY + 719163);
  contact->clock = (gint32) (local % ANNING_MS_PER_DAY);
  contact->ended_at = g_rand_boolean (rand) ? contact->started_at + ANNING_MS_PER_MINUTE * 30 : ANNING_UNKNOWN;
  contact->creditor = (guint32) g_rand_int_range (rand, 0, 3);
  contact->from_number = (guint32) g_rand_int_range (rand, 0, 30);
  contact->to_number = (guint32) (g_rand_boolean (rand) ? 1 : g_rand_int_range (rand, 0, 4));
  contact->relative = g_rand_int_range (rand, 0, 5) == 0 ? 1 : 0;
  contact->channel = (guint8) (g_rand_int_range (rand, 0, 4) == 0 ? g_rand_int_range (rand, 0, 10) : ANNING_CHANNEL_CALL);
  contact->direction = (guint8) (g_rand_int_range (rand, 0, 8) == 0 ? g_rand_int_range (rand, 0, 3) : ANNING_DIRECTION_IN);
  contact->connected = (guint8) (g_rand_boolean (rand) ? g_rand_int_range (rand, 0, 3)
                                 : contact->creditor == 1 ? ANNING_ANSWER_NO : ANNING_ANSWER_YES);
  contact->party = (guint8) (g_rand_boolean (rand) ? ANNING_PARTY_DEBTOR : g_rand_int_range (rand, 0, 10));
  contact->lender = (guint8) (g_rand_int_range (rand, 0, 3) == 0 ? g_rand_int_range (rand, 0, ANNING_N_LENDERS)
                                                                : ANNING_LENDER_BANK_LOAN);
  contact->product = (guint8) g_rand_int_range (rand, 0, 5);
  contact->purpose = (guint8) (g_rand_boolean (rand) ? ANNING_PURPOSE_DEMAND : g_rand_int_range (rand, 0, 6));
  contact->disclosed = (guint8) g_rand_int_range (rand, 0, 6);
  contact->identity = (guint8) g_rand_int_range (rand, 0, 11);
  contact->liability = (guint8) g_rand_int_range (rand, 0, 4);
  contact->family_use = (guint8) g_rand_int_range (rand, 0, 3);
  contact->prior_refusal = g_rand_int_range (rand, 0, 20) == 0;
  contact->told_at = g_rand_int_range (rand, 0, 10) == 0 ? contact->started_at - ANNING_MS_PER_DAY : ANNING_UNKNOWN;
  /* The one relative refused on the second day. */
  contact->refused_at = contact->relative != 0 ? G_GINT64_CONSTANT (1767225600000) + 32 * 60 * ANNING_MS_PER_MINUTE
                                               : ANNING_UNKNOWN;
  contact->agreed_calls = g_rand_int_range (rand, 0, 40) == 0 ? 5 : -1;
  contact->visitors = (gint16) g_rand_int_range (rand, -1, 4);
  contact->tags = some_tags[g_rand_int_range (rand, 0, G_N_ELEMENTS (some_tags))];
  contact->proofs = (guint32) g_rand_int_range (rand, 0, 8);
}

/* Low thresholds, so that small logs hold runs and floods. */
static AnningConductParameters
make_low (void)
{
  AnningConductParameters low = anning_conduct_parameters;

  low.max_connected = 1;
  low.max_unanswered = 1;
  low.many_unanswered = 5;
  low.week_calls = 25;
  low.hour_calls = 5;
  low.numbers = 8;
  low.codes = 6;
  return low;
}

static AnningFindings *
find_all (GArray                        *contacts,
          const AnningConductParameters *p)
{
  return anning_conduct_find ((gconstpointer) contacts->data, contacts->len, p);
}

/* All that a finding holds, but not where its ids lie. */
static void
assert_same (const AnningFindings *updated,
             const AnningFindings *found)
{
  g_assert_cmpuint (updated->list->len, ==, found->list->len);
  for (guint i = 0; i < found->list->len; i++)
    {
      AnningFinding a = g_array_index (updated->list, AnningFinding, i);
      AnningFinding b = g_array_index (found->list, AnningFinding, i);
      guint n_a, n_b;
      const gint64 *of_a = anning_findings_get_hits (updated, &a, &n_a);
      const gint64 *of_b = anning_findings_get_hits (found, &b, &n_b);

      g_assert_cmpmem (of_a, n_a * sizeof *of_a, of_b, n_b * sizeof *of_b);
      a.first_hit = b.first_hit = 0;
      g_assert_cmpuint (a.rule, ==, b.rule);
      g_assert_cmpint (a.day, ==, b.day);
      g_assert_cmpint (a.contact_id, ==, b.contact_id);
      g_assert_cmpuint (a.creditor, ==, b.creditor);
      g_assert_cmpuint (a.number, ==, b.number);
      g_assert_cmpuint (a.outcome, ==, b.outcome);
      g_assert_cmpuint (a.severity, ==, b.severity);
      g_assert_cmpuint (a.heuristic, ==, b.heuristic);
      g_assert_cmpuint (a.variant, ==, b.variant);
      g_assert_cmpuint (a.missing, ==, b.missing);
      g_assert_cmpuint (a.gaps, ==, b.gaps);
      g_assert_cmpuint (a.lender, ==, b.lender);
      g_assert_cmpmem (a.counts, sizeof a.counts, b.counts, sizeof b.counts);
      g_assert_cmpmem (a.strengths, sizeof a.strengths, b.strengths, sizeof b.strengths);
    }
}

/* Adds, changes or takes away one contact, and looks again at what that can have touched. */
static void
edit (GArray                        *contacts,
      AnningFindings                *findings,
      const AnningConductParameters *p,
      GRand                         *rand,
      gint64                        *next_id)
{
  AnningContact was = { 0 };
  AnningContact is = { 0 };
  gboolean had = contacts->len > 0 && g_rand_int_range (rand, 0, 3) > 0;
  gboolean has = !had || g_rand_boolean (rand);

  if (had)
    {
      guint place = (guint) g_rand_int_range (rand, 0, (gint32) contacts->len);

      was = is = g_array_index (contacts, AnningContact, place);
      g_array_remove_index (contacts, place);
    }
  else
    {
      is.id = (*next_id)++;
    }
  if (has)
    {
      change (&is, rand);
      g_array_append_val (contacts, is);
      g_array_sort (contacts, anning_contact_compare);
    }
  anning_conduct_update (findings, (gconstpointer) contacts->data, contacts->len,
                         had ? &was : NULL, has ? &is : NULL, p);
}

/* After any edit of any log, what is found again is what would be found from the beginning. */
static void
test_edits (void)
{
  const AnningConductParameters low = make_low ();
  guint seen[ANNING_N_RULES] = { 0 };

  for (guint32 seed = 1; seed <= N_LOGS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GArray) contacts = g_array_new (FALSE, TRUE, sizeof (AnningContact));
      g_autoptr (AnningFindings) findings = NULL;
      gint64 next_id = 1;

      for (guint i = 0; i < N_CONTACTS; i++)
        {
          AnningContact contact = { .id = next_id++ };

          change (&contact, rand);
          g_array_append_val (contacts, contact);
        }
      g_array_sort (contacts, anning_contact_compare);
      findings = find_all (contacts, &low);
      for (guint i = 0; i < N_EDITS; i++)
        {
          g_autoptr (AnningFindings) full = NULL;

          edit (contacts, findings, &low, rand, &next_id);
          full = find_all (contacts, &low);
          assert_same (findings, full);
        }
      for (guint i = 0; i < findings->list->len; i++)
        seen[g_array_index (findings->list, AnningFinding, i).rule]++;
    }
  /* The logs hold something of every group, or this would show little. */
  for (guint rule = ANNING_RULE_TIME_01; rule <= ANNING_RULE_CON_03; rule++)
    {
      if (seen[rule] == 0)
        g_test_message ("%s was never found", anning_rules[rule].id);
      g_assert_cmpuint (seen[rule], >, 0);
    }
}

/* An edit far away does not look at today. */
static void
test_reach (void)
{
  g_autoptr (ConductLog) log = conduct_log_new ("3-12 09:00:00\n3-12 10:00:00 to_party=contact");
  const AnningContact *own = &g_array_index (log->contacts, AnningContact, 0);
  const AnningContact *other = &g_array_index (log->contacts, AnningContact, 1);
  AnningDays days = anning_conduct_reach (ANNING_RULE_CON_01, own, parameters);

  g_assert_cmpint (days.first, ==, own->day);
  g_assert_cmpint (days.last, ==, own->day);
  days = anning_conduct_reach (ANNING_RULE_FREQ_03, own, parameters);
  g_assert_cmpint (days.first, ==, own->day - 7);
  g_assert_cmpint (days.last, ==, own->day + 7);
  days = anning_conduct_reach (ANNING_RULE_TIME_01, own, parameters);
  g_assert_cmpint (days.last, ==, own->day + 30);
  days = anning_conduct_reach (ANNING_RULE_TP_04, own, parameters);
  g_assert_cmpint (days.first, >, days.last);
  days = anning_conduct_reach (ANNING_RULE_TP_04, other, parameters);
  g_assert_cmpint (days.first, ==, G_MININT32);
  g_assert_cmpint (days.last, ==, G_MAXINT32);
}

/* Each mask and enumeration goes by the order of its words. */
static void
test_words (void)
{
  static const struct { const char *word; guint64 tag; } tags[] = {
    { "threat_violence", ANNING_TAG (THREAT_VIOLENCE) }, { "deepfake_image", ANNING_TAG (DEEPFAKE_IMAGE) },
    { "verified_fake", ANNING_TAG (VERIFIED_FAKE) },     { "seal_image", ANNING_TAG (SEAL_IMAGE) },
    { "jail_claim", ANNING_TAG (JAIL_CLAIM) },           { "fee_for_reduction", ANNING_TAG (FEE_FOR_REDUCTION) },
    { "qr_code", ANNING_TAG (QR_CODE) },                 { "photo_publish", ANNING_TAG (PHOTO_PUBLISH) },
    { "extort", ANNING_TAG (EXTORT) },                   { "no_recording", ANNING_TAG (NO_RECORDING) },
    { "refuse_leave", ANNING_TAG (REFUSE_LEAVE) },       { "group_gather", ANNING_TAG (GROUP_GATHER) },
    { "tp_volunteered", ANNING_TAG (TP_VOLUNTEERED) },   { "verified_real", ANNING_TAG (VERIFIED_REAL) },
    { "no_assign_notice", ANNING_TAG (NO_ASSIGN_NOTICE) },
  };
  guint n = 0;

  while (anning_incident_tags[n].word != NULL)
    n++;
  g_assert_cmpuint (n, ==, ANNING_N_TAGS);
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_autoptr (AnningIncident) incident = anning_incident_new ();
      AnningContact contact;

      incident->tags = g_strdup_printf (" newer_word  %s", tags[i].word);
      g_assert_true (anning_contact_from_incident (&contact, incident, NULL));
      g_assert_cmphex (contact.tags, ==, tags[i].tag);
    }
}

static guint8
read_field (const char *field,
            const char *word,
            gsize       offset)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  AnningContact contact;

  anning_record_set_text (anning_record_find_field (&anning_incident_type, field), incident, word);
  g_assert_true (anning_contact_from_incident (&contact, incident, NULL));
  return G_STRUCT_MEMBER (guint8, &contact, offset);
}

#define READ(field, word, member) read_field (field, word, G_STRUCT_OFFSET (AnningContact, member))

static void
test_contact (void)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  AnningContact contact;

  g_assert_cmpint (READ ("channel", "social_post", channel), ==, ANNING_CHANNEL_SOCIAL_POST);
  g_assert_cmpint (READ ("direction", "out", direction), ==, ANNING_DIRECTION_OUT);
  g_assert_cmpint (READ ("connected", "no", connected), ==, ANNING_ANSWER_NO);
  g_assert_cmpint (READ ("connected", "unknown", connected), ==, ANNING_ANSWER_UNKNOWN);
  g_assert_cmpint (READ ("to_party", "minor", party), ==, ANNING_PARTY_MINOR);
  g_assert_cmpint (READ ("lender_type", "bank_card", lender), ==, ANNING_LENDER_BANK_CARD);
  g_assert_cmpint (READ ("lender_type", "unlicensed", lender), ==, ANNING_LENDER_UNLICENSED);
  g_assert_cmpint (READ ("product_type", "business", product), ==, ANNING_PRODUCT_BUSINESS);
  g_assert_cmpint (READ ("product_type", "unknown", product), ==, ANNING_PRODUCT_UNKNOWN);
  g_assert_cmpint (READ ("claimed_identity", "other", identity), ==, ANNING_IDENTITY_OTHER);
  g_assert_cmpint (READ ("purpose", "relay", purpose), ==, ANNING_PURPOSE_RELAY);
  g_assert_cmpint (READ ("disclosed", "documents", disclosed), ==, ANNING_DISCLOSED_DOCUMENTS);
  g_assert_cmpint (READ ("plan_status", "settled", plan), ==, ANNING_PLAN_SETTLED);
  g_assert_cmpint (READ ("pay_to", "personal_account", pay_to), ==, ANNING_PAY_TO_PERSONAL);
  g_assert_cmpint (READ ("pay_to", "unknown", pay_to), ==, ANNING_PAY_TO_UNKNOWN);
  g_assert_cmpint (READ ("channel", "pigeon", channel), ==, ANNING_CHANNEL_UNKNOWN);

  /* Nothing that nobody noted is taken for something. */
  g_assert_true (anning_contact_from_incident (&contact, incident, NULL));
  g_assert_cmpint (contact.channel | contact.direction | contact.party | contact.lender | contact.liability, ==, 0);
  g_assert_cmpint (contact.agreed_calls, ==, -1);
  g_assert_cmpint (contact.visitors, ==, -1);
  g_assert_cmpint (contact.ended_at, ==, ANNING_UNKNOWN);
  incident->started_at = ANNING_UNKNOWN;
  g_assert_false (anning_contact_from_incident (&contact, incident, NULL));
  /* The time of a file may be anything. */
  incident->started_at = G_MAXINT64;
  g_assert_true (anning_contact_from_incident (&contact, incident, NULL));
}

static void
test_names (void)
{
  g_autoptr (AnningContactNames) names = anning_contact_names_new ();
  guint32 id = anning_contact_names_add (names, ANNING_NAME_NUMBER, "+86 139-0000-0001");

  g_assert_cmpuint (id, ==, 1);
  g_assert_cmpuint (anning_contact_names_add (names, ANNING_NAME_NUMBER, "13900000001"), ==, 1);
  g_assert_cmpuint (anning_contact_names_add (names, ANNING_NAME_NUMBER, "13900000002"), ==, 2);
  g_assert_cmpuint (anning_contact_names_add (names, ANNING_NAME_NUMBER, " - "), ==, 0);
  g_assert_cmpuint (anning_contact_names_add (names, ANNING_NAME_CREDITOR, " 甲 "), ==, 1);
  g_assert_cmpuint (anning_contact_names_add (names, ANNING_NAME_CREDITOR, "甲"), ==, 1);
  g_assert_cmpuint (anning_contact_names_add (names, ANNING_NAME_CREDITOR, " "), ==, 0);
  g_assert_cmpuint (anning_contact_names_add (names, ANNING_NAME_CREDITOR, NULL), ==, 0);
  g_assert_cmpstr (anning_contact_names_get (names, ANNING_NAME_NUMBER, 1), ==, "13900000001");
  g_assert_cmpstr (anning_contact_names_get (names, ANNING_NAME_CREDITOR, 1), ==, "甲");
  g_assert_cmpstr (anning_contact_names_get (names, ANNING_NAME_COLLECTOR, 0), ==, "");
}

static char *
key_of (const char *text,
        const char *rule)
{
  g_autoptr (ConductLog) log = conduct_log_new (text);
  AnningRuleId id = ANNING_N_RULES;
  g_autoptr (AnningFindings) findings = NULL;

  g_assert_true (anning_rule_from_id (rule, &id));
  findings = anning_conduct_find_in ((gconstpointer) log->contacts->data, log->contacts->len, parameters, id,
                                     ANNING_DAYS_ALL);
  g_assert_cmpuint (findings->list->len, ==, 1);
  return anning_finding_key (&g_array_index (findings->list, AnningFinding, 0), log->names);
}

/* Dismissals are kept under them, so they are never to change. */
static void
test_keys (void)
{
  g_autofree char *by_day = key_of ("3-12 09:00:00 *4/60 creditor=某某|银行%", "R-FREQ-01");
  g_autofree char *more = key_of ("3-12 09:00:00 *9/60 creditor=某某|银行%", "R-FREQ-01");
  g_autofree char *by_number = key_of ("3-12 09:00:00 *7/60 connected=no", "R-FREQ-02");
  g_autofree char *by_contact = key_of ("3-12 09:00:00 tags=insult", "R-CON-02");
  g_autofree char *codes = key_of ("3-12 09:00:00 *30/60 tags=otp_code", "R-FREQ-04");
  g_autofree char *unknown = key_of ("3-12 23:00:00 to_party=-", "R-TIME-01");

  g_assert_cmpstr (by_day, ==, "R-FREQ-01|某某%7C银行%25|2026-03-12");
  g_assert_cmpstr (more, ==, by_day);
  g_assert_cmpstr (by_number, ==, "R-FREQ-02|甲|2026-03-12|13900000001");
  g_assert_cmpstr (by_contact, ==, "R-CON-02|1");
  g_assert_cmpstr (codes, ==, "R-FREQ-04||2026-03-12|codes");
  g_assert_cmpstr (unknown, ==, "R-TIME-01|1|insufficient_data");
}

/* What would show it, as far as it is not there for every contact that counts. */
static void
test_gaps (void)
{
  g_autoptr (ConductLog) log = conduct_log_new ("3-12 09:00:00 *3/60 proofs=5\n3-12 10:00:00 proofs=1");
  g_autoptr (AnningFindings) findings = anning_conduct_find_in ((gconstpointer) log->contacts->data, 4, parameters,
                                                                ANNING_RULE_FREQ_01, ANNING_DAYS_ALL);
  const AnningFinding *finding = &g_array_index (findings->list, AnningFinding, 0);
  guint n;
  const gint64 *hits = anning_findings_get_hits (findings, finding, &n);

  g_assert_cmphex (finding->gaps, ==, ANNING_PROOF_RECORDING | ANNING_PROOF_ORIGINAL_MESSAGE);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpint (hits[0], ==, 1);
  g_assert_cmpint (hits[3], ==, 4);
  g_assert_cmpint (finding->counts[ANNING_COUNT_OF], ==, 4);
  g_assert_cmpint (finding->counts[ANNING_COUNT_LIMIT], ==, 3);
}

/* No institution's text is named to a lender that is not known, and nothing but law is called one. */
static void
test_bases (void)
{
  for (guint basis = 0; basis < ANNING_N_BASES; basis++)
    {
      AnningNature nature = anning_basis_get_nature ((AnningBasis) basis);
      gboolean for_all = nature == ANNING_NATURE_LAW || nature == ANNING_NATURE_ADVICE || nature == ANNING_NATURE_HEURISTIC;

      for (guint product = 0; product <= ANNING_PRODUCT_BUSINESS; product++)
        {
          g_assert_cmpint (anning_basis_get_strength ((AnningBasis) basis, ANNING_LENDER_UNKNOWN, (AnningProduct) product), ==,
                           for_all ? ANNING_STRENGTH_MAY_BREACH : ANNING_STRENGTH_NOT);
          g_assert_cmpint (anning_basis_get_strength ((AnningBasis) basis, ANNING_LENDER_PLATFORM, (AnningProduct) product), ==,
                           for_all ? ANNING_STRENGTH_MAY_BREACH : ANNING_STRENGTH_NOT);
        }
    }
  g_assert_cmpint (anning_basis_get_nature (ANNING_BASIS_STD_GBT), ==, ANNING_NATURE_STANDARD);
  g_assert_cmpint (anning_basis_get_nature (ANNING_BASIS_SRO_CBA), ==, ANNING_NATURE_SELF_REGULATION);
  g_assert_cmpint (anning_basis_get_nature (ANNING_BASIS_REG_MICRO), ==, ANNING_NATURE_NORMATIVE);
  g_assert_cmpint (anning_basis_get_strength (ANNING_BASIS_REG_CARD, ANNING_LENDER_BANK_CARD, ANNING_PRODUCT_CREDIT_CARD), ==,
                   ANNING_STRENGTH_MAY_BREACH);
  g_assert_cmpint (anning_basis_get_strength (ANNING_BASIS_REG_CARD, ANNING_LENDER_BANK_CARD, ANNING_PRODUCT_OTHER_CONSUMER), ==,
                   ANNING_STRENGTH_NOT);
  g_assert_cmpint (anning_basis_get_strength (ANNING_BASIS_REG_CP41, ANNING_LENDER_MICROLOAN, ANNING_PRODUCT_UNKNOWN), ==,
                   ANNING_STRENGTH_NOT);
}

/* What is right stays without a hit: by day and not too often, a guarantor, a court, what is inherited. */
static void
test_nothing_to_find (void)
{
  static const char *const logs[] = {
    "3-12 09:00:00 *3/3600 identified_self=yes disclosed=none",
    "3-12 21:00:00 channel=sms purpose=inform tags=due_reminder",
    "3-12 09:00:00 claimed_identity=court tags=verified_real purpose=inform",
    "3-12 09:00:00 channel=letter claimed_identity=lawyer tags=fake_lawyer_letter+verified_real",
    "3-12 09:00:00 direction=out *40/60",
  };

  for (guint i = 0; i < G_N_ELEMENTS (logs); i++)
    {
      g_autoptr (ConductLog) log = conduct_log_new (logs[i]);
      g_autoptr (AnningFindings) findings = find_all (log->contacts, parameters);
      g_autofree char *told = conduct_log_tell (log, findings, NULL);

      g_assert_cmpstr (told, ==, "");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conduct/contact", test_contact);
  g_test_add_func ("/conduct/words", test_words);
  g_test_add_func ("/conduct/names", test_names);
  g_test_add_func ("/conduct/bases", test_bases);
  g_test_add_func ("/conduct/keys", test_keys);
  g_test_add_func ("/conduct/gaps", test_gaps);
  g_test_add_func ("/conduct/nothing-to-find", test_nothing_to_find);
  g_test_add_func ("/conduct/reach", test_reach);
  g_test_add_func ("/conduct/edits", test_edits);
  return g_test_run ();
}
