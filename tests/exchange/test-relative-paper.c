/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bundle-fixture.h"

#include <string.h>

#include "anning-date.h"
#include "anning-evidence.h"
#include "anning-incident-paper.h"
#include "anning-records.h"
#include "anning-relative.h"
#include "leaving-fixture.h"

/*
 * A mother who was called three times by one lender, once by another, and refused in the second
 * call; a brother who was called once. Every field that people write in names both of them.
 */
typedef struct
{
  BundleFixture base;
  AnningRelative *mother;
  gint64 brother;
  gint64 calls[4];
} Fixture;

#define BOTH "王秀兰和王大海说起 13900001111、13900002222"
#define SHA_ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static AnningIncident *
new_call (const char *when,
          const char *creditor,
          gint64      relative)
{
  AnningIncident *call = bundle_fixture_call (when, "057188880001", "13900001111", creditor);

  g_free (call->to_party);
  call->to_party = g_strdup ("contact");
  call->relative_id = relative;
  call->lender_type = g_strdup ("consumer_finance");
  call->purpose = g_strdup ("demand");
  call->disclosed = g_strdup ("amount");
  return call;
}

static gpointer
keep_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  /* SHA-256 of the three bytes "abc" is the first example of FIPS 180. */
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("abc", 3, NULL);
  const Fixture *fixture = data;
  const gint64 id = anning_evidence_add (db, stream, "text/plain", NULL, NULL, NULL, NULL, error);

  g_assert_cmpint (id, !=, 0);
  g_assert_cmpint (anning_evidence_use (db, id, "incident", fixture->calls[1], "王秀兰录音.txt", "/x", ANNING_UNKNOWN, error),
                   !=, 0);
  g_assert_cmpint (anning_evidence_use (db, id, "relative", fixture->mother->record.id, "拒绝短信.txt", "/x",
                                        ANNING_UNKNOWN, error), !=, 0);
  return NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const struct
  {
    const char *when;
    const char *creditor;
  } calls[] = { { "2026-11-01 10:00:00", "甲消费金融" }, { "2026-11-03 18:00:00", "甲消费金融" },
                { "2026-11-05 09:00:00", "甲消费金融" }, { "2026-11-06 09:00:00", "乙小贷" } };
  g_autoptr (AnningRelative) brother = anning_relative_new ();
  g_autoptr (AnningIncident) to_brother = NULL;
  g_autoptr (GError) error = NULL;

  bundle_fixture_set_up (&fixture->base, data);
  fixture->mother = anning_relative_new ();
  fixture->mother->name = g_strdup ("王秀兰");
  fixture->mother->relation = g_strdup ("parent");
  fixture->mother->phone = g_strdup ("13900001111");
  fixture->mother->liability = g_strdup ("none");
  fixture->mother->refused_at = bundle_fixture_moment ("2026-11-03 18:02:00");
  fixture->mother->refusal_words = g_strdup ("我是王秀兰，不要再打 13900001111");
  fixture->mother->remark = g_strdup ("血压高");
  fixture->mother->told_what = g_strdup ("说了欠二十万");
  bundle_fixture_save (&fixture->base, &anning_relative_type, fixture->mother);
  brother->name = g_strdup ("王大海");
  brother->relation = g_strdup ("sibling");
  brother->phone = g_strdup ("13900002222");
  fixture->brother = bundle_fixture_save (&fixture->base, &anning_relative_type, brother);
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (AnningIncident) call = new_call (calls[i].when, calls[i].creditor, fixture->mother->record.id);

      call->words = g_strdup_printf ("第%u次" BOTH, i + 1);
      call->words_are = g_strdup ("exact");
      call->summary = g_strdup ("概要" BOTH);
      call->reply = g_strdup ("回答" BOTH);
      call->followed = g_strdup ("后来" BOTH);
      call->person = g_strdup ("工号" BOTH);
      call->number_name = g_strdup ("催收" BOTH);
      call->place = g_strdup ("地点" BOTH);
      call->private_note = g_strdup ("我自己看的");
      if (i == 2)
        {
          call->written_by = g_strdup ("relative");
          call->written_at = bundle_fixture_moment ("2026-11-05 09:20:00");
        }
      fixture->calls[i] = bundle_fixture_save (&fixture->base, &anning_incident_type, call);
    }
  to_brother = new_call ("2026-11-07 09:00:00", "丙银行", fixture->brother);
  to_brother->words = g_strdup ("只对弟弟说的话");
  g_free (to_brother->to_number);
  to_brother->to_number = g_strdup ("13900002222");
  bundle_fixture_save (&fixture->base, &anning_incident_type, to_brother);
  anning_store_write (fixture->base.store, keep_job, fixture, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->mother, anning_relative_free);
  bundle_fixture_tear_down (&fixture->base, data);
}

static char *
write_paper (Fixture                 *fixture,
             AnningIncidentPaperKind  kind,
             const char              *language,
             gboolean                 masked)
{
  g_autoptr (AnningIncidentPaperRequest) request = anning_incident_paper_request_new (kind, language);
  g_autoptr (AnningIncidentPaper) paper = NULL;
  g_autoptr (GError) error = NULL;

  g_date_set_dmy (&request->today, 22, G_DATE_NOVEMBER, 2026);
  request->masked = masked;
  if (kind == ANNING_INCIDENT_PAPER_RELATIVE)
    request->relative_id = fixture->mother->record.id;
  else if (kind == ANNING_INCIDENT_PAPER_NUMBER)
    request->number = g_strdup ("057188880001");
  else
    request->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = kind == ANNING_INCIDENT_PAPER_CONTACT ? 1 : G_N_ELEMENTS (fixture->calls); request->ids != NULL && i > 0; i--)
    g_array_append_val (request->ids, fixture->calls[i - 1]);
  paper = anning_incident_paper_new (fixture->base.store, request, NULL, &error);
  g_assert_no_error (error);
  leaving_assert_shown (paper->blocks, paper->text, language);
  return g_strdup (paper->text);
}

static void
agree (Fixture *fixture)
{
  fixture->mother->consent_day = g_strdup ("2026-11-10");
  bundle_fixture_save (&fixture->base, &anning_relative_type, fixture->mother);
}

static void
assert_holds (const char *text,
              const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("not there: %s\n%s", part, text);
}

static void
assert_lacks (const char *text,
              const char *part)
{
  if (strstr (text, part) != NULL)
    g_error ("there: %s\n%s", part, text);
}

/* Her part: by whom and how often, the refusal and to whom, what followed it, which originals there are. */
static void
test_part (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *text = write_paper (fixture, ANNING_INCIDENT_PAPER_RELATIVE, "zh", TRUE);

  assert_holds (text, "一位被联系的人的记录");
  assert_holds (text, "与债务人的关系：父母");
  assert_holds (text, "与这些借款：没有签字，也没有担保");
  assert_holds (text, "甲消费金融：联系 3 次，最早 2026-11-01，最近 2026-11-05；明确拒绝之后又联系 1 次");
  assert_holds (text, "乙小贷：联系 1 次，最早 2026-11-06，最近 2026-11-06");
  assert_holds (text, "2026-11-03 18:02:00 对“甲消费金融”明确要求不要再联系。");
  assert_holds (text, "拒绝以后仍联系");
  assert_holds (text, "向无关的人要钱");
  /* Said once for the three calls of one lender. */
  assert_holds (text, "见第 1、2、3 条。");
  assert_holds (text, "尚缺证据");
  assert_holds (text, "推荐性");
  assert_holds (text, "第 2 次联系：");
  assert_holds (text, "拒绝的凭据：拒绝短信.txt");
  assert_holds (text, "SHA-256：" SHA_ABC);
  assert_holds (text, "由被联系的人写在自己的手机上，写于 2026-11-05 09:20:00");
  assert_holds (text, "不是对行为性质的认定");
  assert_lacks (text, "违法");
  assert_lacks (text, "必须赔偿");
  assert_lacks (text, "可以不还");
}

/* Nothing of anybody else, and nothing that was not meant to leave. */
static void
test_only (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *masked = write_paper (fixture, ANNING_INCIDENT_PAPER_RELATIVE, "zh", TRUE);
  g_autofree char *shown = NULL;
  const char *const never[] = { "王大海", "13900002222", "只对弟弟说的话", "丙银行", "我自己看的", "血压高", "二十万", NULL };

  agree (fixture);
  shown = write_paper (fixture, ANNING_INCIDENT_PAPER_RELATIVE, "zh", FALSE);
  for (guint i = 0; never[i] != NULL; i++)
    {
      assert_lacks (masked, never[i]);
      assert_lacks (shown, never[i]);
    }
  /* Her own number leaves when that is chosen. */
  assert_lacks (masked, "13900001111");
  assert_holds (shown, "号码：13900001111");
}

/* Without her consent she has a letter wherever something leaves, with it her name. */
static void
test_consent (Fixture       *fixture,
              gconstpointer  data)
{
  const AnningIncidentPaperKind kinds[] = { ANNING_INCIDENT_PAPER_LOG, ANNING_INCIDENT_PAPER_CONTACT,
                                            ANNING_INCIDENT_PAPER_NUMBER, ANNING_INCIDENT_PAPER_RELATIVE };
  const char *const languages[] = { "zh", "en" };
  const char *const letters[] = { "亲属A", "relative A" };

  for (guint with = 0; with < 2; with++)
    {
      if (with)
        agree (fixture);
      for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        for (guint j = 0; j < G_N_ELEMENTS (languages); j++)
          {
            g_autofree char *text = write_paper (fixture, kinds[i], languages[j], TRUE);

            g_test_message ("kind %u, %s, consent %u", kinds[i], languages[j], with);
            if (with)
              {
                assert_holds (text, "王秀兰");
                continue;
              }
            assert_lacks (text, "王秀兰");
            assert_lacks (text, "秀兰");
            assert_holds (text, letters[j]);
          }
    }
}

/* On her own paper the number may stay, the name never without her consent. */
static void
test_unmasked (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *text = write_paper (fixture, ANNING_INCIDENT_PAPER_RELATIVE, "zh", FALSE);

  assert_lacks (text, "王秀兰");
  assert_holds (text, "13900001111");
  assert_holds (text, "没有同意写出姓名");
}

static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningIncidentPaperRequest) request = NULL;
  g_autoptr (AnningIncidentPaper) paper = NULL;
  g_autoptr (GError) error = NULL;

  request = anning_incident_paper_request_new (ANNING_INCIDENT_PAPER_RELATIVE, "zh");
  request->relative_id = 4711;
  paper = anning_incident_paper_new (fixture->base.store, request, NULL, &error);
  g_assert_null (paper);
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
}

static char *
tell_plan (const AnningBundlePlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < anning_table_get_n_rows (plan->table); row++)
    for (guint column = 0; column < anning_table_get_n_columns (plan->table); column++)
      {
        g_autofree char *cell = anning_table_dup_cell (plan->table, row, column);

        g_string_append_printf (text, "[%s]", cell != NULL ? cell : "");
      }
  for (guint i = 0; i < plan->report->len; i++)
    g_string_append_printf (text, "\n%s", ((const AnningPageBlock *) g_ptr_array_index (plan->report, i))->markup);
  return g_string_free (text, FALSE);
}

/* The bundle: the table and the report; who wrote it down stands in both, the answer is hers. */
static void
test_bundle (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = anning_bundle_choice_new ();
  g_autoptr (AnningBundlePlan) before = NULL;
  g_autoptr (AnningBundlePlan) after = NULL;
  g_autofree char *masked = NULL;
  g_autofree char *named = NULL;
  g_autoptr (GError) error = NULL;

  before = anning_bundle_plan_new (fixture->base.store, choice, NULL, &error);
  g_assert_no_error (error);
  masked = tell_plan (before);
  assert_lacks (masked, "秀兰");
  assert_lacks (masked, "大海");
  assert_holds (masked, "亲友（亲属A）");
  assert_holds (masked, "[被联系的人本人，写在自己的手机上]");
  assert_holds (masked, "第 3 条　由被联系的人写在自己的手机上，写于 2026-11-05 09:20:00");
  assert_holds (masked, "亲友（亲属A）：“回答");
  agree (fixture);
  after = anning_bundle_plan_new (fixture->base.store, choice, NULL, &error);
  g_assert_no_error (error);
  named = tell_plan (after);
  assert_holds (named, "亲友（王秀兰）");
  assert_lacks (named, "大海");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/relative-paper/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("part", test_part);
  ADD ("only", test_only);
  ADD ("consent", test_consent);
  ADD ("unmasked", test_unmasked);
  ADD ("gone", test_gone);
  ADD ("bundle", test_bundle);
#undef ADD
  return g_test_run ();
}
