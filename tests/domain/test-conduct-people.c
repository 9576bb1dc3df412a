/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-conduct.h"
#include "anning-date.h"
#include "anning-person-contacts.h"
#include "conduct-log.h"

/* 2026-03-12 09:05 in China, told to 甲 in the call of 09:00. */
#define REFUSED G_GINT64_CONSTANT (1773277500000)

/* Three people: one called by 甲 and 乙 who refused on the twelfth, one who was called once, and a stranger. */
static const char *const log_text =
  "3-10 09:00:00 to_party=contact relative_id=5\n"
  "3-11 09:00:00 to_party=contact relative_id=5 creditor=乙\n"
  "3-12 09:00:00 to_party=contact relative_id=5\n"
  "3-12 09:30:00 to_party=contact relative_id=5 direction=out channel=sms\n"
  "3-13 09:00:00 to_party=contact relative_id=5\n"
  "3-13 10:00:00 to_party=contact relative_id=5 creditor=乙\n"
  "3-14 09:00:00 to_party=contact relative_id=5 purpose=relay\n"
  "3-14 10:00:00 to_party=spouse relative_id=6 liability=co_signer\n"
  "3-14 11:00:00 to_party=stranger\n"
  "3-15 11:00:00\n";

static ConductLog *
make_log (void)
{
  ConductLog *log = conduct_log_new (log_text);

  for (guint i = 0; i < log->contacts->len; i++)
    {
      AnningContact *contact = &g_array_index (log->contacts, AnningContact, i);

      if (contact->relative == 5)
        contact->refused_at = REFUSED;
    }
  return log;
}

static AnningFindings *
find (const ConductLog *log)
{
  return anning_conduct_find ((gconstpointer) log->contacts->data, log->contacts->len, &anning_conduct_parameters);
}

static AnningPersonContacts *
look_at (const ConductLog     *log,
         const AnningFindings *findings,
         gint64                relative,
         gint64                refused_at)
{
  return anning_person_contacts_new ((gconstpointer) log->contacts->data, log->contacts->len, findings, NULL, NULL,
                                     relative, refused_at);
}

/* "5,3" */
static char *
tell_ids (GArray *ids)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? "," : "", (int) g_array_index (ids, gint64, i));
  return g_string_free (text, FALSE);
}

/* "甲 4 (2)" */
static char *
tell_creditors (const ConductLog           *log,
                const AnningPersonContacts *person)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < person->creditors->len; i++)
    {
      const AnningPersonCreditor *creditor = &g_array_index (person->creditors, AnningPersonCreditor, i);

      g_string_append_printf (text, "%s%s %u (%u)", i > 0 ? ", " : "",
                              anning_contact_names_get (log->names, ANNING_NAME_CREDITOR, creditor->creditor),
                              creditor->n, creditor->n_after);
    }
  return g_string_free (text, FALSE);
}

static const AnningPersonFinding *
find_kind (const AnningPersonContacts *person,
           AnningRuleId                rule,
           guint                       nth)
{
  for (guint i = 0; i < person->findings->len; i++)
    {
      const AnningPersonFinding *kind = g_ptr_array_index (person->findings, i);

      if (kind->finding.rule == rule && nth-- == 0)
        return kind;
    }
  return NULL;
}

static void
test_counts (void)
{
  ConductLog *log = make_log ();
  g_autoptr (AnningFindings) findings = find (log);
  g_autoptr (AnningPersonContacts) person = look_at (log, findings, 5, REFUSED);
  g_autofree char *ids = tell_ids (person->contacts);
  g_autofree char *creditors = tell_creditors (log, person);

  /* Their own message is listed and not counted; 甲 was asked to stop, 乙 was not. */
  g_assert_cmpstr (ids, ==, "7,6,5,4,3,2,1");
  g_assert_cmpuint (person->n, ==, 6);
  g_assert_cmpuint (person->n_after, ==, 2);
  g_assert_cmpstr (creditors, ==, "甲 4 (2), 乙 2 (0)");
  g_assert_cmpint (person->refusal.contact_id, ==, 3);
  g_assert_cmpint (person->last_at, ==, g_array_index (log->contacts, AnningContact, 6).started_at);
  conduct_log_free (log);
}

/* One line a rule, a creditor and an outcome, with only their contacts, the newest first. */
static void
test_findings (void)
{
  ConductLog *log = make_log ();
  g_autoptr (AnningFindings) findings = find (log);
  g_autoptr (AnningPersonContacts) person = look_at (log, findings, 5, REFUSED);
  const AnningPersonFinding *kind = find_kind (person, ANNING_RULE_TP_01, 0);
  g_autofree char *demands = NULL;
  g_autofree char *others = NULL;
  g_autofree char *after = NULL;

  g_assert_nonnull (kind);
  demands = tell_ids (kind->contacts);
  g_assert_cmpstr (demands, ==, "5,3,1");
  g_assert_cmpuint (kind->n_findings, ==, 3);
  kind = find_kind (person, ANNING_RULE_TP_01, 1);
  others = tell_ids (kind->contacts);
  g_assert_cmpstr (others, ==, "6,2");
  kind = find_kind (person, ANNING_RULE_TP_04, 0);
  after = tell_ids (kind->contacts);
  g_assert_cmpstr (after, ==, "7,5");
  g_assert_null (find_kind (person, ANNING_RULE_TP_04, 1));
  /* Of nobody else. */
  g_assert_null (find_kind (person, ANNING_RULE_TP_05, 0));
  /* What counts comes before what too little is known of. */
  for (guint i = 1; i < person->findings->len; i++)
    {
      const AnningPersonFinding *before = g_ptr_array_index (person->findings, i - 1);
      const AnningPersonFinding *here = g_ptr_array_index (person->findings, i);

      g_assert_true (before->finding.outcome == ANNING_OUTCOME_HIT || here->finding.outcome != ANNING_OUTCOME_HIT);
    }
  conduct_log_free (log);
}

static gboolean
none_counts (const AnningFinding *finding,
             gpointer             user_data)
{
  return FALSE;
}

static void
test_set_aside (void)
{
  ConductLog *log = make_log ();
  g_autoptr (AnningFindings) findings = find (log);
  g_autoptr (AnningPersonContacts) person = NULL;

  person = anning_person_contacts_new ((gconstpointer) log->contacts->data, log->contacts->len, findings, none_counts,
                                       NULL, 5, REFUSED);
  g_assert_cmpuint (person->n, ==, 6);
  g_assert_cmpuint (person->n_after, ==, 0);
  g_assert_cmpuint (person->findings->len, ==, 0);
  conduct_log_free (log);
}

static void
test_nobody (void)
{
  ConductLog *log = make_log ();
  g_autoptr (AnningFindings) findings = find (log);
  g_autoptr (AnningPersonContacts) person = look_at (log, findings, 9, ANNING_UNKNOWN);
  g_autoptr (AnningPersonContacts) fresh = look_at (log, findings, 0, ANNING_UNKNOWN);

  g_assert_cmpuint (person->contacts->len, ==, 0);
  g_assert_cmpint (person->last_at, ==, ANNING_UNKNOWN);
  g_assert_cmpuint (fresh->contacts->len, ==, 0);
  conduct_log_free (log);
}

static void
test_people (void)
{
  ConductLog *log = make_log ();
  g_autoptr (AnningFindings) findings = find (log);
  g_autoptr (GHashTable) people = NULL;
  const gint64 ids[] = { 5, 6 };
  const AnningPersonCount *person;

  people = anning_people_counts_new ((gconstpointer) log->contacts->data, log->contacts->len, findings, NULL, NULL);
  g_assert_cmpuint (g_hash_table_size (people), ==, 2);
  person = g_hash_table_lookup (people, &ids[0]);
  g_assert_cmpuint (person->n, ==, 6);
  g_assert_cmpuint (person->n_after, ==, 2);
  person = g_hash_table_lookup (people, &ids[1]);
  g_assert_cmpuint (person->n, ==, 1);
  g_assert_cmpuint (person->n_after, ==, 0);
  conduct_log_free (log);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conduct-people/counts", test_counts);
  g_test_add_func ("/conduct-people/findings", test_findings);
  g_test_add_func ("/conduct-people/set-aside", test_set_aside);
  g_test_add_func ("/conduct-people/nobody", test_nobody);
  g_test_add_func ("/conduct-people/people", test_people);
  return g_test_run ();
}
