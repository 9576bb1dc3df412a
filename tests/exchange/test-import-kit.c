/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "anning-conduct.h"
#include "anning-contacts.h"
#include "anning-debt.h"
#include "anning-import-kits.h"
#include "anning-import-undo.h"
#include "anning-incident.h"
#include "anning-records.h"
#include "anning-relative.h"
#include "anning-source-entry.h"
#include "anning-trace-entry.h"
#include "import-lists-fixture.h"
#include "kit-fixture.h"

/* tests/fixtures/kit: what the page of the mother's phone hands over. */

#define KEY "00112233445566778899aabbccddeeff"
#define FIRST G_GINT64_CONSTANT (1731930120000)  /* 2024-11-18 19:42 in China, as make.py has it */
#define SECOND G_GINT64_CONSTANT (1732019400000) /* 2024-11-19 20:30 */
#define THIRD G_GINT64_CONSTANT (1732107600000)  /* 2024-11-20 21:00 */
#define MINUTES(n) (G_GINT64_CONSTANT (60000) * (n))
#define REPLY "我不是借款人,也没有担保,请不要再打来"

static gint64
know_mother (Fixture *fixture)
{
  g_autoptr (AnningRelative) mother = anning_relative_new ();
  g_autoptr (AnningKit) kit = anning_kit_new ();

  mother->name = g_strdup ("妈妈");
  mother->relation = g_strdup ("parent");
  mother->phone = g_strdup ("139 0013 9000");
  mother->liability = g_strdup ("none");
  lists_save (fixture, &anning_relative_type, mother);
  kit->relative_id = mother->record.id;
  kit->made_at = FIRST - MINUTES (60);
  kit->language = g_strdup ("zh");
  kit->key = g_strdup (KEY);
  lists_save (fixture, &anning_kit_type, kit);
  return mother->record.id;
}

static char *
vector_path (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".txt", NULL);

  return g_build_filename (g_getenv ("ANNING_FIXTURES"), "kit", file, NULL);
}

static AnningImportPlan *
plan_vector (Fixture    *fixture,
             const char *name)
{
  g_autofree char *path = vector_path (name);

  return lists_plan_paths (fixture, path, NULL);
}

static AnningImportPlan *
plan_payload (Fixture    *fixture,
              const char *payload)
{
  g_autofree char *line = kit_fixture_line (KEY, payload);
  g_autofree char *path = lists_write_text (fixture, "handed-over.txt", line);

  return lists_plan_paths (fixture, path, NULL);
}

static AnningRelative *
get_relative (Fixture *fixture)
{
  g_autoptr (GPtrArray) relatives = lists_list (fixture, &anning_relative_type);

  g_assert_cmpuint (relatives->len, ==, 1);
  return anning_relative_copy (g_ptr_array_index (relatives, 0));
}

/* (transfer full): the one that began then */
static AnningIncident *
get_incident (Fixture *fixture,
              gint64   started_at)
{
  g_autoptr (GPtrArray) incidents = lists_list (fixture, &anning_incident_type);

  for (guint i = 0; i < incidents->len; i++)
    {
      const AnningIncident *incident = g_ptr_array_index (incidents, i);

      if (incident->started_at == started_at)
        return anning_incident_copy (incident);
    }
  g_assert_not_reached ();
}

/* ---- what is refused ---- */

static AnningImportReason
reason_of (const char *word)
{
  static const struct
  {
    const char *word;
    AnningImportReason reason;
  } reasons[] = {
    { "ok", ANNING_IMPORT_FINE },
    { "changed", ANNING_IMPORT_KIT_CHANGED },
    { "cut", ANNING_IMPORT_KIT_CUT_OFF },
    { "pieces", ANNING_IMPORT_KIT_PIECES },
    { "unknown-kit", ANNING_IMPORT_KIT_UNKNOWN },
    { "newer", ANNING_IMPORT_KIT_NEWER },
    { "not-json", ANNING_IMPORT_KIT_WRONG },
    { "wrong", ANNING_IMPORT_KIT_WRONG },
    { "too-large", ANNING_IMPORT_KIT_TOO_LARGE },
    { "time", ANNING_IMPORT_KIT_TIME },
    /* A text like any other. */
    { "none", ANNING_IMPORT_DOCUMENT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      if (strcmp (reasons[i].word, word) == 0)
        return reasons[i].reason;
    }
  g_assert_not_reached ();
}

static void
test_vectors (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GKeyFile) vectors = g_key_file_new ();
  g_autofree char *path = g_build_filename (g_getenv ("ANNING_FIXTURES"), "kit", "vectors.ini", NULL);
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = NULL;

  know_mother (fixture);
  before = lists_dump (fixture);
  g_key_file_load_from_file (vectors, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  names = g_key_file_get_groups (vectors, NULL);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *expected = g_key_file_get_string (vectors, names[i], "result", NULL);
      g_autoptr (AnningImportPlan) plan = plan_vector (fixture, names[i]);
      g_autoptr (AnningImportItem) item = g_list_model_get_item (anning_import_plan_get_items (plan), 0);
      const AnningSourceResult *source = anning_import_item_get_source (item);
      g_autofree char *after = NULL;

      g_test_message ("%s", names[i]);
      g_assert_cmpint (anning_import_item_get_reason (item), ==, reason_of (expected));
      if (strcmp (expected, "ok") == 0)
        {
          const AnningSourceWriter *writer = g_ptr_array_index (source->writers, 0);

          g_assert_cmpstr (anning_import_item_get_kind (item), ==, "kit");
          g_assert_cmpint (source->n_rows, ==, g_key_file_get_integer (vectors, names[i], "entries", NULL));
          g_assert_cmpuint (source->writers->len, ==, 1);
          g_assert_cmpstr (writer->name, ==, "妈妈");
          g_assert_cmpint (writer->handed_over, ==, G_GINT64_CONSTANT (1732108500000));
        }
      else
        {
          g_autoptr (AnningImportResult) result = lists_run (fixture, plan, NULL);

          g_assert_cmpuint (result->refused, ==, 1);
        }
      after = lists_dump (fixture);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_sentences (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportItem) item = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *one = anning_import_reason_sentence (ANNING_IMPORT_KIT_PIECES, "4/5");
  g_autofree char *none = anning_import_reason_sentence (ANNING_IMPORT_KIT_PIECES, NULL);

  know_mother (fixture);
  plan = plan_vector (fixture, "bad-missing-piece");
  item = g_list_model_get_item (anning_import_plan_get_items (plan), 0);
  sentence = anning_import_reason_sentence (anning_import_item_get_reason (item), anning_import_item_get_detail (item));
  g_assert_nonnull (strstr (sentence, "parts 2, 3 of 9 are missing"));
  g_assert_nonnull (strstr (one, "part 4 of 5 is missing"));
  g_assert_nonnull (none);
}

/* ---- what comes in ---- */

static gpointer
find_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_contacts_read (db, NULL, 0, error);
}

static gboolean
is_hit (const AnningFindings *findings,
        AnningRuleId          rule,
        gint64                incident_id)
{
  for (guint i = 0; i < findings->list->len; i++)
    {
      const AnningFinding *finding = &g_array_index (findings->list, AnningFinding, i);

      if (finding->outcome == ANNING_OUTCOME_HIT && finding->rule == rule && finding->contact_id == incident_id)
        return TRUE;
    }
  return FALSE;
}

/* docs/rules.md, R-TP-01, R-TP-03 and R-TP-04: three contacts of one creditor and one of another with the mother,
 * who asked the first to leave her alone in the second contact. */
static void
test_rules (Fixture       *fixture,
            gconstpointer  data)
{
#define ENTRY(id, at, company, answers) \
  "{\"u\":\"" id "\",\"t\":" at ",\"c\":\"call\",\"g\":\"" company "\",\"s\":\"还钱\"," answers "}"
  static const struct
  {
    gint64 at;
    gboolean asks, tells, after;
  } cases[] = {
    { FIRST, TRUE, FALSE, FALSE },
    { FIRST + MINUTES (1440), TRUE, TRUE, FALSE },
    { FIRST + MINUTES (2880), TRUE, FALSE, TRUE },
    { FIRST + MINUTES (4320) / 2, FALSE, FALSE, FALSE },
  };
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (AnningContactLog) log = NULL;
  g_autoptr (AnningFindings) findings = NULL;
  g_autoptr (GError) error = NULL;

  know_mother (fixture);
  debt->creditor = g_strdup ("某某消费金融");
  debt->product = g_strdup ("某某贷");
  debt->lender_type = g_strdup ("consumer_finance");
  lists_save (fixture, &anning_debt_type, debt);
  /* By its name, by its product, in other letters; the last is nobody that is known. */
  plan = plan_payload (fixture, "{\"v\":1,\"m\":1732208500000,\"e\":["
                                ENTRY ("00000001", "1731930120000", "某某消费金融", "\"p\":\"yes\"") ","
                                ENTRY ("00000002", "1732016520000", " 某某贷", "\"p\":\"yes\",\"a\":\"yes\",\"d\":\"yes\"") ","
                                ENTRY ("00000003", "1732102920000", "某某消费金融", "\"p\":\"yes\"") ","
                                ENTRY ("00000004", "1732059720000", "小王", "\"p\":\"no\"") "]}");
#undef ENTRY
  result = lists_run (fixture, plan, NULL);
  g_assert_cmpuint (result->n_incidents, ==, 4);
  g_assert_cmpuint (result->n_refused, ==, 1);
  log = anning_store_read (fixture->store, find_job, NULL, &error);
  g_assert_no_error (error);
  findings = anning_conduct_find ((gconstpointer) log->contacts->data, log->contacts->len, &anning_conduct_parameters);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnningIncident) incident = get_incident (fixture, cases[i].at);

      g_test_message ("contact %u", i + 1);
      g_assert_cmpstr (incident->creditor, ==, i < 3 ? "某某消费金融" : NULL);
      g_assert_cmpstr (incident->lender_type, ==, i < 3 ? "consumer_finance" : NULL);
      g_assert_true (incident->debt_id == (i < 3 ? debt->record.id : ANNING_UNKNOWN));
      g_assert_true (is_hit (findings, ANNING_RULE_TP_01, incident->record.id) == cases[i].asks);
      g_assert_true (is_hit (findings, ANNING_RULE_TP_03, incident->record.id) == cases[i].tells);
      /* Whether the unknown one is of the same creditor nobody knows. */
      if (i < 3)
        g_assert_true (is_hit (findings, ANNING_RULE_TP_04, incident->record.id) == cases[i].after);
    }
}

static void
assert_first (Fixture *fixture,
              gint64   mother)
{
  g_autoptr (AnningIncident) incident = get_incident (fixture, FIRST);
  g_autoptr (GPtrArray) traces = lists_list (fixture, &anning_trace_entry_type);
  const AnningTraceEntry *trace = NULL;

  g_assert_cmpint (incident->relative_id, ==, mother);
  g_assert_cmpstr (incident->to_party, ==, "contact");
  g_assert_cmpstr (incident->direction, ==, "in");
  g_assert_cmpstr (incident->channel, ==, "call");
  g_assert_cmpstr (incident->time_source, ==, "typed");
  g_assert_cmpint (incident->utc_offset, ==, 480);
  g_assert_cmpint (incident->ended_at, ==, FIRST + MINUTES (3));
  g_assert_cmpstr (incident->from_number, ==, "02160001234");
  g_assert_cmpstr (incident->to_number, ==, "13900139000");
  g_assert_null (incident->number_name);
  g_assert_cmpstr (incident->collector, ==, "恒信商务");
  g_assert_null (incident->creditor);
  g_assert_cmpstr (incident->words, ==, "你儿子欠我们的钱,你先替他还两千");
  g_assert_cmpstr (incident->words_are, ==, "summary");
  g_assert_cmpstr (incident->reply, ==, REPLY);
  g_assert_cmpstr (incident->purpose, ==, "demand");
  g_assert_cmpstr (incident->disclosed, ==, "existence");
  g_assert_cmpint (incident->prior_refusal, ==, 0);
  g_assert_cmpstr (incident->written_by, ==, "relative");
  g_assert_cmpint (incident->written_at, ==, FIRST + MINUTES (4));

  for (guint i = 0; i < traces->len; i++)
    {
      const AnningTraceEntry *other = g_ptr_array_index (traces, i);

      if (other->incident_id == incident->record.id)
        trace = other;
    }
  g_assert_nonnull (trace);
  g_assert_cmpstr (trace->kind, ==, "kit");
  g_assert_cmpstr (trace->text, ==, "你儿子欠我们的钱,你先替他还两千");
  g_assert_cmpstr (trace->number_text, ==, "021-6000 1234");
  g_assert_cmpstr (trace->name, ==, "恒信商务");
}

/* As a relative sent it: read, looked at, brought in, twice, and taken back. */
static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  gint64 mother = know_mother (fixture);
  g_autofree char *empty = NULL;
  g_autofree char *full = NULL;
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportPlan) again = NULL;
  g_autoptr (AnningImportPlan) broken = NULL;
  g_autoptr (AnningImportPreview) preview = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (AnningImportResult) nothing = NULL;
  g_autoptr (AnningImportResult) known = NULL;
  g_autoptr (AnningImportUndone) undone = NULL;
  g_autoptr (AnningRelative) relative = NULL;
  g_autoptr (AnningIncident) second = NULL;
  g_autoptr (AnningIncident) third = NULL;
  g_autoptr (GError) error = NULL;
  const AnningImportRefused *refused;

  lists_know_collector (fixture);
  empty = lists_dump (fixture);
  plan = plan_vector (fixture, "three");
  preview = lists_look (fixture, plan, NULL);
  lists_assert_tally (&preview->all, "3 0 0 0 0");
  g_assert_cmpuint (preview->refused->len, ==, 1);
  refused = g_ptr_array_index (preview->refused, 0);
  g_assert_cmpstr (refused->name, ==, "妈妈");
  g_assert_cmpint (refused->at, ==, FIRST);

  result = lists_run (fixture, plan, NULL);
  lists_assert_tally (&result->contacts, "3 0 0 0 0");
  g_assert_cmpuint (result->n_incidents, ==, 3);
  assert_first (fixture, mother);
  second = get_incident (fixture, SECOND);
  g_assert_cmpstr (second->from_number, ==, "13800138000");
  /* The number is known; what they called themselves is in the trace. */
  g_assert_cmpstr (second->creditor, ==, "某某消费金融");
  g_assert_cmpstr (second->collector, ==, "某某外包");
  g_assert_cmpstr (second->words, ==, "再不还就去你们单位 🏢\n让领导也知道");
  g_assert_null (second->disclosed);
  third = get_incident (fixture, THIRD);
  g_assert_cmpstr (third->channel, ==, "im");
  g_assert_null (third->from_number);
  g_assert_null (third->purpose);
  g_assert_cmpstr (third->disclosed, ==, "none");
  g_assert_cmpstr (third->collector, ==, "\"恒信\" \\ 客服");
  relative = get_relative (fixture);
  g_assert_cmpint (relative->refused_at, ==, FIRST);
  g_assert_cmpstr (relative->refusal_words, ==, REPLY);
  full = lists_dump (fixture);

  /* The same file, and the same entries as a chat program broke them. */
  again = plan_vector (fixture, "three");
  nothing = lists_run (fixture, again, NULL);
  g_assert_cmpuint (nothing->duplicates, ==, 1);
  broken = plan_vector (fixture, "broken");
  known = lists_run (fixture, broken, NULL);
  lists_assert_tally (&known->contacts, "0 0 3 0 0");
  g_assert_cmpuint (lists_count (fixture, &anning_incident_type), ==, 3);
  g_assert_cmpuint (lists_count (fixture, &anning_trace_entry_type), ==, 3);

  undone = anning_import_undo_all (fixture->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lists_count (fixture, &anning_incident_type), ==, 0);
  g_clear_pointer (&relative, anning_relative_free);
  relative = get_relative (fixture);
  g_assert_cmpint (relative->refused_at, ==, ANNING_UNKNOWN);
  g_assert_null (relative->refusal_words);
  anning_import_redo (fixture->store, undone, &error);
  g_assert_no_error (error);
  g_clear_pointer (&relative, anning_relative_free);
  relative = get_relative (fixture);
  g_assert_cmpint (relative->refused_at, ==, FIRST);
  assert_first (fixture, mother);
}

static gint64
source_named (Fixture    *fixture,
              const char *name)
{
  g_autoptr (GPtrArray) sources = lists_list (fixture, &anning_source_entry_type);

  for (guint i = 0; i < sources->len; i++)
    {
      const AnningSourceEntry *source = g_ptr_array_index (sources, i);

      if (strcmp (source->name, name) == 0)
        return source->record.id;
    }
  g_assert_not_reached ();
}

/* From the list of files that were brought in, at any time later. */
static void
test_take_source_back (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (AnningImportUndone) undone = NULL;
  g_autoptr (AnningIncident) second = NULL;
  g_autoptr (AnningRelative) relative = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  know_mother (fixture);
  plan = plan_vector (fixture, "three");
  result = lists_run (fixture, plan, NULL);
  /* Somebody added to one of them. */
  second = get_incident (fixture, SECOND);
  second->followed = g_strdup ("领导没有接到电话");
  lists_save (fixture, &anning_incident_type, second);

  undone = anning_import_undo (fixture->store, source_named (fixture, "three.txt"), &error);
  g_assert_no_error (error);
  left = lists_list (fixture, &anning_incident_type);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (((const AnningIncident *) g_ptr_array_index (left, 0))->followed, ==, "领导没有接到电话");
  g_assert_null (((const AnningIncident *) g_ptr_array_index (left, 0))->words);
  relative = get_relative (fixture);
  g_assert_cmpint (relative->refused_at, ==, ANNING_UNKNOWN);
}

/* What was noted by hand before a page said an earlier day comes back with the source's end. */
static void
test_take_back_refused_before (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr (AnningRelative) mother = NULL;
  g_autoptr (AnningRelative) during = NULL;
  g_autoptr (AnningRelative) after = NULL;
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (AnningImportUndone) undone = NULL;
  g_autoptr (GError) error = NULL;

  know_mother (fixture);
  mother = get_relative (fixture);
  mother->refused_at = FIRST + MINUTES (600);
  mother->refusal_words = g_strdup ("别打了");
  lists_save (fixture, &anning_relative_type, mother);
  plan = plan_vector (fixture, "three");
  result = lists_run (fixture, plan, NULL);
  during = get_relative (fixture);
  g_assert_cmpint (during->refused_at, ==, FIRST);
  /* Something else of her is changed meanwhile, and stays. */
  g_free (during->phone);
  during->phone = g_strdup ("13900139000");
  lists_save (fixture, &anning_relative_type, during);

  undone = anning_import_undo (fixture->store, source_named (fixture, "three.txt"), &error);
  g_assert_no_error (error);
  after = get_relative (fixture);
  g_assert_cmpint (after->refused_at, ==, FIRST + MINUTES (600));
  g_assert_cmpstr (after->refusal_words, ==, "别打了");
  g_assert_cmpstr (after->phone, ==, "13900139000");
}

/* What was noted before, by hand. */
static void
test_refused_before (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (AnningRelative) mother = NULL;
  g_autoptr (AnningRelative) relative = NULL;
  g_autoptr (AnningRelative) later = NULL;
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportPreview) preview = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (AnningImportUndone) undone = NULL;
  g_autoptr (GError) error = NULL;

  know_mother (fixture);
  mother = get_relative (fixture);
  mother->refused_at = FIRST - MINUTES (600);
  mother->refusal_words = g_strdup ("别打了");
  lists_save (fixture, &anning_relative_type, mother);
  plan = plan_vector (fixture, "one");
  preview = lists_look (fixture, plan, NULL);
  g_assert_cmpuint (preview->refused->len, ==, 0);
  result = lists_run (fixture, plan, NULL);
  relative = get_relative (fixture);
  g_assert_cmpint (relative->refused_at, ==, FIRST - MINUTES (600));
  g_assert_cmpstr (relative->refusal_words, ==, "别打了");
  undone = anning_import_undo_all (fixture->store, result, &error);
  g_assert_no_error (error);

  /* A later one makes room for it, and comes back. */
  relative->refused_at = FIRST + MINUTES (600);
  lists_save (fixture, &anning_relative_type, relative);
  anning_import_result_free (g_steal_pointer (&result));
  anning_import_undone_free (g_steal_pointer (&undone));
  result = lists_run (fixture, plan, NULL);
  later = get_relative (fixture);
  g_assert_cmpint (later->refused_at, ==, FIRST);
  undone = anning_import_undo_all (fixture->store, result, &error);
  g_assert_no_error (error);
  g_clear_pointer (&later, anning_relative_free);
  later = get_relative (fixture);
  g_assert_cmpint (later->refused_at, ==, FIRST + MINUTES (600));
  g_assert_cmpstr (later->refusal_words, ==, "别打了");
}

/* ---- one that was changed since ---- */

static void
test_changed (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (AnningImportPlan) first = NULL;
  g_autoptr (AnningImportPlan) later = NULL;
  g_autoptr (AnningImportPreview) preview = NULL;
  g_autoptr (AnningImportResult) brought = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (AnningImportUndone) undone = NULL;
  g_autoptr (AnningIncident) incident = NULL;
  g_autoptr (GError) error = NULL;
  gint64 mother = know_mother (fixture);

  first = plan_vector (fixture, "three");
  brought = lists_run (fixture, first, NULL);
  later = plan_vector (fixture, "later");
  preview = lists_look (fixture, later, NULL);
  lists_assert_tally (&preview->all, "0 1 0 0 0");
  result = lists_run (fixture, later, NULL);
  g_assert_cmpuint (lists_count (fixture, &anning_incident_type), ==, 3);
  g_assert_cmpuint (lists_count (fixture, &anning_trace_entry_type), ==, 4);
  incident = get_incident (fixture, FIRST);
  g_assert_cmpstr (incident->words, ==, "你儿子欠我们的钱,你先替他还两千,不然上门");
  g_assert_cmpint (incident->written_at, ==, FIRST + MINUTES (64));
  g_assert_cmpstr (incident->purpose, ==, "demand");
  g_assert_cmpint (incident->relative_id, ==, mother);

  undone = anning_import_undo_all (fixture->store, result, &error);
  g_assert_no_error (error);
  assert_first (fixture, mother);
  g_assert_cmpuint (lists_count (fixture, &anning_trace_entry_type), ==, 3);
}

/* A message of a messenger has no trace that it could meet, and its time was put right. */
static void
test_changed_message (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (AnningImportPlan) first = NULL;
  g_autoptr (AnningImportPlan) later = NULL;
  g_autoptr (AnningImportPlan) own = NULL;
  g_autoptr (AnningImportResult) brought = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (AnningImportResult) edited = NULL;
  g_autoptr (AnningIncident) incident = NULL;

  know_mother (fixture);
  first = plan_payload (fixture, "{\"v\":1,\"m\":1732108500000,\"e\":[{\"u\":\"00000001\",\"t\":1732107600000,\"c\":\"im\","
                                 "\"s\":\"请转告\"}]}");
  brought = lists_run (fixture, first, NULL);
  later = plan_payload (fixture, "{\"v\":1,\"m\":1732108600000,\"e\":[{\"u\":\"00000001\",\"t\":1732104000000,\"c\":\"sms\","
                                 "\"s\":\"请转告\",\"p\":\"yes\"}]}");
  result = lists_run (fixture, later, NULL);
  lists_assert_tally (&result->contacts, "0 1 0 0 0");
  g_assert_cmpuint (lists_count (fixture, &anning_incident_type), ==, 1);
  incident = get_incident (fixture, G_GINT64_CONSTANT (1732104000000));
  g_assert_cmpstr (incident->channel, ==, "sms");
  g_assert_cmpstr (incident->purpose, ==, "demand");

  /* What somebody wrote over it stays. */
  g_free (incident->words);
  incident->words = g_strdup ("请转告他今天回电");
  lists_save (fixture, &anning_incident_type, incident);
  own = plan_payload (fixture, "{\"v\":1,\"m\":1732108700000,\"e\":[{\"u\":\"00000001\",\"t\":1732104000000,\"c\":\"sms\","
                               "\"s\":\"转告\",\"p\":\"yes\"}]}");
  edited = lists_run (fixture, own, NULL);
  g_clear_pointer (&incident, anning_incident_free);
  incident = get_incident (fixture, G_GINT64_CONSTANT (1732104000000));
  g_assert_cmpstr (incident->words, ==, "请转告他今天回电");
}

/* ---- with the lists of phones and carriers ---- */

/* 19:41:52, ten seconds of ringing; the entry says 19:42. */
#define LOG_OF_CALL CALLS (CALL ("02160001234", "170", "1731930112000", "1", ""))
#define BILL_OF_CALL                                                                                   \
  "起始时间,通信地点,通信方式,对方号码,通信时长\r\n2024-11-18 19:42:02,上海,被叫,02160001234,2分50秒\r\n"

static AnningImportChoice *
choice_of (gint64 relative_id)
{
  AnningImportChoice *choice = anning_import_choice_new ();

  anning_import_choice_take (choice, "02160001234", TRUE);
  choice->relative_id = relative_id;
  return choice;
}

static void
test_joins_own_lists (Fixture       *fixture,
                      gconstpointer  data)
{
  gint64 mother = know_mother (fixture);
  g_autofree char *log = lists_write_text (fixture, "calls.xml", LOG_OF_CALL);
  g_autofree char *bill = lists_write_in_gb (fixture, "详单.csv", BILL_OF_CALL);
  g_autofree char *written = vector_path ("one");
  g_autoptr (AnningImportChoice) choice = choice_of (mother);
  g_autoptr (AnningImportPlan) lists = NULL;
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportResult) brought = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (AnningImportPreview) preview = NULL;
  g_autoptr (AnningImportUndone) undone = NULL;
  g_autoptr (AnningIncident) incident = NULL;
  g_autoptr (AnningIncident) before = NULL;
  g_autoptr (GError) error = NULL;

  lists = lists_plan_paths (fixture, log, bill, NULL);
  brought = lists_run (fixture, lists, choice);
  g_assert_cmpuint (lists_count (fixture, &anning_incident_type), ==, 1);
  plan = lists_plan_paths (fixture, written, NULL);
  preview = lists_look (fixture, plan, NULL);
  lists_assert_tally (&preview->all, "0 1 0 0 0");
  result = lists_run (fixture, plan, NULL);
  g_assert_cmpuint (lists_count (fixture, &anning_incident_type), ==, 1);
  /* The phone's clock, the length of the bill, the words of the mother. */
  incident = get_incident (fixture, FIRST - 8000);
  g_assert_cmpstr (incident->time_source, ==, "call_log");
  g_assert_cmpint (incident->ended_at, ==, FIRST + 2000 + 170000);
  g_assert_cmpint (incident->relative_id, ==, mother);
  g_assert_cmpstr (incident->words, ==, "你儿子欠我们的钱,你先替他还两千");
  g_assert_cmpstr (incident->written_by, ==, "relative");
  g_assert_cmpstr (incident->purpose, ==, "demand");

  undone = anning_import_undo (fixture->store, source_named (fixture, "one.txt"), &error);
  g_assert_no_error (error);
  before = get_incident (fixture, FIRST - 8000);
  g_assert_null (before->words);
  g_assert_null (before->written_by);
  g_assert_null (before->purpose);
  g_assert_cmpint (before->written_at, ==, ANNING_UNKNOWN);
  g_assert_cmpint (before->ended_at, ==, FIRST + 2000 + 170000);
}

/* All at once, in whatever order; the entry comes first and takes the better clock from the lists. */
static void
test_joins_at_once (Fixture       *fixture,
                    gconstpointer  data)
{
  gint64 mother = know_mother (fixture);
  g_autofree char *log = lists_write_text (fixture, "calls.xml", LOG_OF_CALL);
  g_autofree char *written = vector_path ("one");
  g_autoptr (AnningImportChoice) choice = choice_of (mother);
  g_autoptr (AnningImportPlan) plan = lists_plan_paths (fixture, written, log, NULL);
  g_autoptr (AnningImportResult) result = lists_run (fixture, plan, choice);
  g_autoptr (AnningIncident) incident = NULL;

  lists_assert_tally (&result->contacts, "1 1 0 0 0");
  incident = get_incident (fixture, FIRST - 8000);
  g_assert_cmpstr (incident->written_by, ==, "relative");
  g_assert_cmpstr (incident->to_party, ==, "contact");
}

/* The same number called the debtor in the same minute: another call, whichever came in first. */
static void
test_another_phone (Fixture       *fixture,
                    gconstpointer  data)
{
  gint64 mother = know_mother (fixture);
  g_autofree char *log = lists_write_text (fixture, "calls.xml", LOG_OF_CALL);
  g_autofree char *bill = lists_write_in_gb (fixture, "详单.csv", BILL_OF_CALL);
  g_autofree char *written = vector_path ("one");
  g_autoptr (AnningImportChoice) choice = choice_of (0);
  g_autoptr (AnningImportPlan) lists = NULL;
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportPlan) further = NULL;
  g_autoptr (AnningImportResult) brought = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (AnningImportResult) last = NULL;
  g_autoptr (AnningIncident) own = NULL;

  lists = lists_plan_paths (fixture, log, NULL);
  brought = lists_run (fixture, lists, choice);
  plan = lists_plan_paths (fixture, written, NULL);
  result = lists_run (fixture, plan, NULL);
  lists_assert_tally (&result->contacts, "1 0 0 0 0");
  further = lists_plan_paths (fixture, bill, NULL);
  last = lists_run (fixture, further, choice);
  lists_assert_tally (&last->contacts, "0 1 0 0 0");
  g_assert_cmpuint (lists_count (fixture, &anning_incident_type), ==, 2);
  own = get_incident (fixture, FIRST - 8000);
  g_assert_cmpstr (own->to_party, ==, "debtor");
  g_assert_null (own->words);
  assert_first (fixture, mother);
}

/* ---- who it was made for ---- */

static gpointer
remove_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  anning_records_remove (db, &anning_relative_type, *(gint64 *) data, error);
  return NULL;
}

static void
test_nobody (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 mother = know_mother (fixture);
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportItem) item = NULL;
  g_autoptr (GError) error = NULL;

  anning_store_write (fixture->store, remove_job, &mother, &error);
  g_assert_no_error (error);
  plan = plan_vector (fixture, "one");
  item = g_list_model_get_item (anning_import_plan_get_items (plan), 0);
  g_assert_cmpint (anning_import_item_get_reason (item), ==, ANNING_IMPORT_KIT_NOBODY);
}

/* Made for nobody in particular: a relative all the same. */
static void
test_anybody (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (AnningKit) kit = anning_kit_new ();
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (AnningIncident) incident = NULL;

  kit->relative_id = kit->note_id = ANNING_UNKNOWN;
  kit->made_at = FIRST;
  kit->key = g_strdup (KEY);
  lists_save (fixture, &anning_kit_type, kit);
  plan = plan_vector (fixture, "one");
  result = lists_run (fixture, plan, NULL);
  incident = get_incident (fixture, FIRST);
  g_assert_cmpint (incident->relative_id, ==, ANNING_UNKNOWN);
  g_assert_cmpstr (incident->to_party, ==, "contact");
  g_assert_cmpstr (incident->written_by, ==, "relative");
}

/* ---- hostile ---- */

static void
test_hostile (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const payloads[] = {
    "", "null", "{}", "[[[[[[[[[[[[[[[[", "{\"v\":1}", "{\"v\":0,\"m\":1732108500000,\"e\":[]}", "{\"v\":\"1\",\"e\":[]}",
    "{\"v\":1,\"m\":1732108500000,\"e\":[1]}", "{\"v\":1,\"m\":1732108500000,\"e\":[{}]}",
    "{\"v\":1,\"m\":1732108500000,\"e\":{\"u\":1}}", "{\"v\":1,\"m\":1732108500000,\"e\":[{\"u\":\"00000001\",\"t\":true}]}",
    "{\"v\":1,\"m\":1732108500000,\"e\":[{\"u\":\"00000001\",\"t\":1732107600000,\"s\":[[[[[1]]]]]}]}",
    "{\"v\":1,\"m\":1732108500000,\"e\":[{\"u\":\"00000001\",\"t\":99999999999999999999}]}",
    "{\"v\":1,\"e\":[]}",
  };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  know_mother (fixture);
  before = lists_dump (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (payloads); i++)
    {
      g_autoptr (AnningImportPlan) plan = plan_payload (fixture, payloads[i]);
      g_autoptr (AnningImportResult) result = lists_run (fixture, plan, NULL);

      g_test_message ("%s", payloads[i]);
      g_assert_cmpuint (result->refused, ==, 1);
    }
  after = lists_dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_clean (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (AnningIncident) incident = NULL;

  know_mother (fixture);
  plan = plan_payload (fixture, "{\"v\":1,\"m\":1732108500000,\"e\":[{\"u\":\"00000001\",\"t\":1732107600000,\"c\":\"call\","
                                "\"n\":\"\\u202e138\\u0007\",\"s\":\"\\u001b[2J你好\\u0000不见\"}]}");
  result = lists_run (fixture, plan, NULL);
  incident = get_incident (fixture, THIRD);
  g_assert_true (g_str_has_prefix (incident->words, "[2J你好"));
  g_assert_cmpstr (incident->from_number, ==, "138");
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "/import-kit/vectors", test_vectors },
    { "/import-kit/sentences", test_sentences },
    { "/import-kit/rules", test_rules },
    { "/import-kit/round-trip", test_round_trip },
    { "/import-kit/take-source-back", test_take_source_back },
    { "/import-kit/take-back-refused-before", test_take_back_refused_before },
    { "/import-kit/refused-before", test_refused_before },
    { "/import-kit/changed", test_changed },
    { "/import-kit/changed-message", test_changed_message },
    { "/import-kit/joins-own-lists", test_joins_own_lists },
    { "/import-kit/joins-at-once", test_joins_at_once },
    { "/import-kit/another-phone", test_another_phone },
    { "/import-kit/nobody", test_nobody },
    { "/import-kit/anybody", test_anybody },
    { "/import-kit/hostile", test_hostile },
    { "/import-kit/clean", test_clean },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, lists_setup, tests[i].func, lists_teardown);
  return g_test_run ();
}
