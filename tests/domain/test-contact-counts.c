/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-contact-counts.h"

#include "anning-date.h"

/* A contact of 2026, in China unless said otherwise. */
static AnningContact
contact_at (AnningContactNames *names,
            int                 month,
            int                 day,
            int                 hour,
            int                 minute,
            int                 offset,
            const char         *channel,
            const char         *connected,
            const char         *collector)
{
  const AnningCivil civil = { 2026, month, day, hour, minute, 0 };
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  AnningContact contact;

  incident->utc_offset = offset;
  incident->started_at = anning_civil_to_instant (&civil, offset);
  incident->channel = g_strdup (channel);
  incident->connected = g_strdup (connected);
  incident->direction = g_strdup ("in");
  incident->to_party = g_strdup ("debtor");
  incident->creditor = g_strdup ("某某银行");
  incident->collector = g_strdup (collector);
  g_assert_true (anning_contact_from_incident (&contact, incident, names));
  return contact;
}

/* Thursday 12 March 2026: an answered call, a missed one, a text; the day after a visit by somebody else. */
static void
test_counts (void)
{
  g_autoptr (AnningContactNames) names = anning_contact_names_new ();
  AnningContact contacts[] = {
    contact_at (names, 3, 12, 8, 0, ANNING_CHINA_OFFSET, "call", "yes", "甲公司"),
    contact_at (names, 3, 12, 8, 59, ANNING_CHINA_OFFSET, "ai_call", "no", "甲公司"),
    contact_at (names, 3, 12, 9, 0, ANNING_CHINA_OFFSET, "sms", NULL, "甲公司"),
    contact_at (names, 3, 12, 23, 59, ANNING_CHINA_OFFSET, "call", NULL, "甲公司"),
    contact_at (names, 3, 13, 0, 0, ANNING_CHINA_OFFSET, "visit", NULL, "乙公司"),
    contact_at (names, 3, 13, 1, 0, ANNING_CHINA_OFFSET, "call", "yes", "甲公司"), /* by the person */
    contact_at (names, 3, 13, 2, 0, ANNING_CHINA_OFFSET, "sms", NULL, "甲公司"),   /* a code */
  };
  g_autoptr (AnningContactCounts) counts = NULL;
  const AnningDayCount *day;
  const AnningSenderCount *sender;

  contacts[5].direction = ANNING_DIRECTION_OUT;
  contacts[6].tags = ANNING_TAG (OTP_CODE);
  counts = anning_contact_counts_new (contacts, G_N_ELEMENTS (contacts));

  g_assert_cmpuint (counts->total, ==, 5);
  g_assert_cmpuint (counts->days->len, ==, 2);
  day = &g_array_index (counts->days, AnningDayCount, 0);
  g_assert_cmpuint (day->counts[ANNING_COUNTED_CONNECTED], ==, 1);
  g_assert_cmpuint (day->counts[ANNING_COUNTED_UNANSWERED], ==, 2);
  g_assert_cmpuint (day->counts[ANNING_COUNTED_MESSAGES], ==, 1);
  g_assert_cmpuint (day->counts[ANNING_COUNTED_VISITS], ==, 0);
  day = &g_array_index (counts->days, AnningDayCount, 1);
  g_assert_cmpint (day->day - g_array_index (counts->days, AnningDayCount, 0).day, ==, 1);
  g_assert_cmpuint (day->counts[ANNING_COUNTED_VISITS], ==, 1);

  /* Thursday is the fourth, from 0; Friday the fifth. */
  g_assert_cmpuint (counts->hours[3][8], ==, 2);
  g_assert_cmpuint (counts->hours[3][9], ==, 1);
  g_assert_cmpuint (counts->hours[3][23], ==, 1);
  g_assert_cmpuint (counts->hours[4][0], ==, 1);
  g_assert_cmpuint (counts->parties[ANNING_PARTY_DEBTOR], ==, 5);

  g_assert_cmpuint (counts->senders->len, ==, 2);
  sender = &g_array_index (counts->senders, AnningSenderCount, 0);
  g_assert_cmpstr (anning_contact_names_get (names, ANNING_NAME_COLLECTOR, sender->collector), ==, "甲公司");
  g_assert_cmpuint (sender->counts[ANNING_COUNTED_UNANSWERED], ==, 2);
  g_assert_cmpint (sender->first_day, ==, sender->last_day);
  sender = &g_array_index (counts->senders, AnningSenderCount, 1);
  g_assert_cmpstr (anning_contact_names_get (names, ANNING_NAME_COLLECTOR, sender->collector), ==, "乙公司");
}

/* Of a message, a letter or a picture that nobody has told about it is not known who sent it to whom. */
static void
test_nobody_said (void)
{
  static const struct
  {
    const char *channel;
    guint total;
  } cases[] = {
    { "call", 1 }, { "ai_call", 1 }, { "visit", 1 }, { "social_post", 1 }, { NULL, 1 },
    { "sms", 0 }, { "im", 0 }, { "email", 0 }, { "letter", 0 }, { "other", 0 },
  };
  g_autoptr (AnningContactNames) names = anning_contact_names_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnningContact contact = contact_at (names, 3, 12, 8, 0, ANNING_CHINA_OFFSET, cases[i].channel, NULL, NULL);
      g_autoptr (AnningContactCounts) said = anning_contact_counts_new (&contact, 1);
      g_autoptr (AnningContactCounts) counts = NULL;

      g_assert_cmpuint (said->total, ==, 1);
      contact.direction = ANNING_DIRECTION_UNKNOWN;
      counts = anning_contact_counts_new (&contact, 1);
      g_assert_cmpuint (counts->total, ==, cases[i].total);
    }
}

/* 23:30 in China is 00:30 of the next day in Japan: the local days come in the other order than the instants. */
static void
test_local_days (void)
{
  g_autoptr (AnningContactNames) names = anning_contact_names_new ();
  const AnningContact contacts[] = {
    contact_at (names, 3, 13, 0, 10, ANNING_CHINA_OFFSET + 60, "call", "yes", NULL),
    contact_at (names, 3, 12, 23, 30, ANNING_CHINA_OFFSET, "call", "yes", NULL),
    contact_at (names, 3, 13, 0, 50, ANNING_CHINA_OFFSET + 60, "call", "yes", NULL),
  };
  g_autoptr (AnningContactCounts) counts = anning_contact_counts_new (contacts, G_N_ELEMENTS (contacts));

  g_assert_cmpuint (counts->days->len, ==, 2);
  g_assert_cmpuint (g_array_index (counts->days, AnningDayCount, 0).counts[ANNING_COUNTED_CONNECTED], ==, 1);
  g_assert_cmpuint (g_array_index (counts->days, AnningDayCount, 1).counts[ANNING_COUNTED_CONNECTED], ==, 2);
}

/* The ends of a span belong to it; what is not known of the creditor is a choice of its own. */
static void
test_within (void)
{
  g_autoptr (AnningContactNames) names = anning_contact_names_new ();
  AnningContact contacts[] = {
    contact_at (names, 3, 11, 23, 59, ANNING_CHINA_OFFSET, "call", "yes", NULL),
    contact_at (names, 3, 12, 0, 0, ANNING_CHINA_OFFSET, "call", "yes", NULL),
    contact_at (names, 3, 12, 0, 30, ANNING_CHINA_OFFSET, "sms", NULL, NULL),
    contact_at (names, 3, 13, 23, 59, ANNING_CHINA_OFFSET, "call", "yes", NULL),
    contact_at (names, 3, 14, 0, 0, ANNING_CHINA_OFFSET, "call", "yes", NULL),
  };
  g_autoptr (AnningContactCounts) all = NULL;
  g_autoptr (AnningContactCounts) span = NULL;
  g_autoptr (AnningContactCounts) unknown = NULL;
  g_autoptr (AnningContactCounts) known = NULL;

  contacts[3].creditor = 0;
  all = anning_contact_counts_new_within (contacts, G_N_ELEMENTS (contacts), &(AnningCountSpan) { 0 });
  g_assert_cmpuint (all->total, ==, 5);
  g_assert_cmpuint (all->n_creditors, ==, 1);
  g_assert_cmpuint (all->most_a_day, ==, 2);
  g_assert_cmpuint (all->most_an_hour, ==, 2);

  span = anning_contact_counts_new_within (contacts, G_N_ELEMENTS (contacts),
                                           &(AnningCountSpan) { contacts[1].day, contacts[3].day, FALSE, 0 });
  g_assert_cmpuint (span->total, ==, 3);
  g_assert_cmpuint (span->days->len, ==, 2);

  unknown = anning_contact_counts_new_within (contacts, G_N_ELEMENTS (contacts), &(AnningCountSpan) { 0, 0, TRUE, 0 });
  g_assert_cmpuint (unknown->total, ==, 1);
  g_assert_cmpuint (unknown->n_creditors, ==, 0);
  known = anning_contact_counts_new_within (contacts, G_N_ELEMENTS (contacts),
                                            &(AnningCountSpan) { 0, contacts[1].day, TRUE, contacts[0].creditor });
  g_assert_cmpuint (known->total, ==, 3);
}

static void
test_party_words (void)
{
  g_assert_cmpstr (anning_party_get_word (ANNING_PARTY_UNKNOWN), ==, "");
  g_assert_cmpstr (anning_party_get_word (ANNING_PARTY_DEBTOR), ==, "debtor");
  g_assert_cmpstr (anning_party_get_word (ANNING_PARTY_CONTACT), ==, "contact");
  g_assert_cmpstr (anning_party_get_word (ANNING_PARTY_MINOR), ==, "minor");
}

static void
test_nothing (void)
{
  g_autoptr (AnningContactCounts) counts = anning_contact_counts_new (NULL, 0);

  g_assert_cmpuint (counts->total, ==, 0);
  g_assert_cmpuint (counts->days->len, ==, 0);
  g_assert_cmpuint (counts->senders->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contact-counts/counts", test_counts);
  g_test_add_func ("/contact-counts/local-days", test_local_days);
  g_test_add_func ("/contact-counts/nobody-said", test_nobody_said);
  g_test_add_func ("/contact-counts/nothing", test_nothing);
  g_test_add_func ("/contact-counts/party-words", test_party_words);
  g_test_add_func ("/contact-counts/within", test_within);
  return g_test_run ();
}
