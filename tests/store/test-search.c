/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-search.h"

#include <string.h>

#include "anning-debt.h"
#include "anning-fingerprint.h"
#include "anning-incident.h"
#include "anning-records.h"
#include "anning-relative.h"
#include "store-fixture.h"

static gpointer
save_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return GINT_TO_POINTER (anning_records_save (db, &anning_incident_type, data, error));
}

static gint64
add_words (StoreFixture *fixture,
           const char   *creditor,
           const char   *words,
           const char   *reply)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  g_autoptr (GError) error = NULL;

  incident->started_at = 1773321245000; /* 2026-03-12 21:14:05 in China */
  incident->utc_offset = 480;
  incident->creditor = g_strdup (creditor);
  incident->words = g_strdup (words);
  incident->reply = g_strdup (reply);
  anning_store_write (fixture->store, save_job, incident, &error);
  g_assert_no_error (error);
  return incident->record.id;
}

static GPtrArray *
search_in (StoreFixture *fixture,
           const char   *query,
           const char   *table,
           guint         limit)
{
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  GPtrArray *hits;

  anning_search_async (fixture->store, query, table, limit, NULL, store_fixture_answered_cb, &result);
  hits = anning_search_finish (fixture->store, store_fixture_wait (&result), &error);
  g_clear_object (&result);
  g_assert_no_error (error);
  return hits;
}

/* The ids of the hits in their order: "3 1 ". */
static char *
search (StoreFixture *fixture,
        const char   *query)
{
  g_autoptr (GPtrArray) hits = search_in (fixture, query, NULL, 50);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (ids, "%" G_GINT64_FORMAT " ", ((AnningHit *) hits->pdata[i])->id);
  return g_string_free (ids, FALSE);
}

#define CHECK_HITS(query, expected)                  \
  G_STMT_START {                                     \
    g_autofree char *ids_ = search (fixture, query); \
    g_assert_cmpstr (ids_, ==, expected);            \
  } G_STMT_END

static void
test_chinese (StoreFixture  *fixture,
              gconstpointer  data)
{
  add_words (fixture, "晨星银行", "今天催收三次,说要上门", "请收据");    /* 1 */
  add_words (fixture, "安步金融", "对方威胁说会通知单位", NULL);         /* 2 */
  add_words (fixture, NULL, "收到催款短信", "我说正在协商还款计划");     /* 3 */

  /* One, two, three and more characters, inside sentences. */
  CHECK_HITS ("催", "3 1 ");
  CHECK_HITS ("催收", "1 ");
  CHECK_HITS ("收催", "");
  CHECK_HITS ("威胁", "2 ");
  CHECK_HITS ("威胁说", "2 ");
  CHECK_HITS ("协商还款计划", "3 ");
  CHECK_HITS ("协商还款计划书", "");
  CHECK_HITS ("银行", "1 ");

  /* Two words must both be there, wherever. */
  CHECK_HITS ("上门 晨星", "1 ");
  CHECK_HITS ("上门 安步", "");
  /* "…上门" ends one field, "请收据" begins the next. */
  CHECK_HITS ("门请", "");
  CHECK_HITS ("门 请", "1 ");
}

static void
test_width_case_mixed (StoreFixture  *fixture,
                       gconstpointer  data)
{
  add_words (fixture, "ＱＱ钱包", "发来Email和APP通知,P2P平台", NULL);     /* 1 */
  add_words (fixture, NULL, "微信转账１２３４５元,ＡＢＣ", NULL);          /* 2 */
  add_words (fixture, NULL, "カードローン 대출 ãé Straße", NULL);          /* 3 */
  add_words (fixture, NULL, "生僻字𠮷野家〇号", NULL);                     /* 4 */

  CHECK_HITS ("qq", "1 ");
  CHECK_HITS ("QQ钱包", "1 ");
  CHECK_HITS ("ｑｑ", "1 ");
  CHECK_HITS ("EMAIL", "1 ");
  CHECK_HITS ("ema", "1 ");
  CHECK_HITS ("mail", "");
  CHECK_HITS ("app通知", "1 ");
  CHECK_HITS ("p2p平台", "1 ");
  CHECK_HITS ("12345", "2 ");
  CHECK_HITS ("１２３４５元", "2 ");
  CHECK_HITS ("abc", "2 ");
  CHECK_HITS ("abc def", "");
  CHECK_HITS ("ローン", "3 ");
  CHECK_HITS ("대출", "3 ");
  CHECK_HITS ("ÃÉ", "3 ");
  CHECK_HITS ("stra", "3 ");
  CHECK_HITS ("𠮷", "4 ");
  CHECK_HITS ("𠮷野", "4 ");
  CHECK_HITS ("〇", "4 ");
}

static void
test_numbers (StoreFixture  *fixture,
              gconstpointer  data)
{
  add_words (fixture, NULL, "号码 100-0013 8000 打来", NULL);       /* 1 */
  add_words (fixture, NULL, "来电10000138001,还款5号", NULL);       /* 2 */
  add_words (fixture, NULL, "2026年15号催还1200元", NULL);          /* 3 */

  /* From the beginning, the middle and the end, with or without hyphens. */
  CHECK_HITS ("100001380", "2 1 ");
  CHECK_HITS ("10000138000", "1 ");
  CHECK_HITS ("100-0013-8000", "1 ");
  CHECK_HITS ("0013", "2 1 ");
  CHECK_HITS ("138001", "2 ");
  CHECK_HITS ("8001", "2 ");
  CHECK_HITS ("38000", "1 ");
  CHECK_HITS ("8002", "");
  CHECK_HITS ("138", "2 1 ");
  CHECK_HITS ("38", "2 1 ");
  CHECK_HITS ("01", "2 1 ");
  CHECK_HITS ("1", "3 2 1 ");
  /* Digits beside characters. */
  CHECK_HITS ("26年", "3 ");
  CHECK_HITS ("2026年", "3 ");
  CHECK_HITS ("15号", "3 ");
  CHECK_HITS ("5号", "3 2 ");
  CHECK_HITS ("1200元", "3 ");
  CHECK_HITS ("200元", "3 ");
  CHECK_HITS ("120元", "");
  CHECK_HITS ("还1200", "3 ");
}

static void
set_texts (AnningStore *store)
{
  static const struct
  {
    const char *table;
    const char *key;
    const char *title;
    const char *keywords;
    const char *body;
    gboolean urgent;
  } texts[] = {
    { "article", "night", "半夜还在打来", "半夜打电话;睡不着", "先静音。怎么记,看下面。", FALSE },
    { "article", "jail", "欠钱和坐牢", "会不会坐牢", "怎么看这句话。他们说要坐牢,让他用文字发来。", FALSE },
    { "article", "lines", "几条线", "利息太高", "年化 24% 是一条线,2024 年以前也是。怎么算,看表。", FALSE },
    { "article", "year", "年份", NULL, "2024 年的事。怎么办。", FALSE },
    { "article", "parents", "打给了爸妈", "打给我妈;打给我爸", "怎么跟他们说。", FALSE },
    { "article", "tired", "累了的时候", "活不下去", "活不下去的话,先找人。怎么找。", FALSE },
    { "situation", "danger", "活不下去了", "活不下去;想死", "先拨 12356。怎么说都行。", TRUE },
    { "hotline", "12378", "12378 投诉", "12378", "银行的事打这里。怎么打。", FALSE },
    { "hotline", "credit", "400-810-8866 征信", "400-810-8866", "怎么查。", FALSE },
    { "article", "hotlines", "号码", NULL, "12378 管银行,400-810-8866 管征信。怎么选。", FALSE },
  };
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_search_text_free);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_ptr_array_add (list, anning_search_text_new (texts[i].table, texts[i].key, texts[i].title, texts[i].keywords,
                                                   texts[i].body, texts[i].urgent));
  anning_search_set_texts (store, list);
}

static void
test_hostile (StoreFixture  *fixture,
              gconstpointer  data)
{
  static const char *const queries[] = {
    "\" OR NEAR(", "催 OR 收", "催 NOT 收", "title:催", "催*", "^催", "\"", "\"\"", "'; DROP TABLE search;--",
    "(催", "催)", "{title body}: 催", "- 催", "催 AND", "NEAR(催 收, 5)", "*", "?1", "\x1f", "催\x1f收",
    "a\x01\x02",
    "\xff\xfe催", "\\", "%", "_", "....", "\n\t", "，。、", "💰", "NULL",
  };
  g_autofree char *long_query = g_strnfill (200000, 'x');
  g_autoptr (GString) many = g_string_new (NULL);

  add_words (fixture, "催", "收到 OR 通知", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GPtrArray) hits = search_in (fixture, queries[i], NULL, 50);

      g_assert_cmpuint (hits->len, <=, 1);
    }
  /* The same on their way through the program's texts. */
  set_texts (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GPtrArray) hits = search_in (fixture, queries[i], NULL, 50);

      g_assert_cmpuint (hits->len, <=, 11);
    }
  for (guint i = 0; i < 3000; i++)
    g_string_append (many, "催 ");
  CHECK_HITS (long_query, "");
  CHECK_HITS (many->str, "1 ");

  /* Operators are words like others, and punctuation alone finds nothing. */
  CHECK_HITS ("催 OR 没有", "");
  CHECK_HITS ("收到 or", "1 ");
  CHECK_HITS ("\"催\"", "1 ");
  CHECK_HITS ("!!", "");
  CHECK_HITS ("", "");
  CHECK_HITS ("   ", "");
  CHECK_HITS ("催 !!", "1 ");
}

static void
test_phrase (void)
{
  static const struct
  {
    const char *query;
    const char *phrase;
  } cases[] = {
    { "催收", "\"催收\"" },
    { "abc", "\"abc\" *" },
    { "催收 138", "\"催收\" \"138\" *" },
    { "a 催", "\"a\" * \"催\"" },
    { "say \"no\"", "\"say\" * \"\"\"no\"\"\" *" },
    { "催　收", "\"催\" \"收\"" },
    { "催。", "\"催。\"" },
    { "--", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *phrase = anning_search_phrase (cases[i].query);

      g_assert_cmpstr (phrase, ==, cases[i].phrase);
    }
}

static void
test_hit (StoreFixture  *fixture,
          gconstpointer  data)
{
  g_autoptr (GPtrArray) hits = NULL;
  const AnningHit *hit;

  add_words (fixture, "晨星银行", "对方说必须今天还清", "我说请发书面通知");
  hits = search_in (fixture, "今天", NULL, 10);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpstr (hit->table, ==, "incident");
  g_assert_cmpint (hit->id, ==, 1);
  g_assert_cmpstr (hit->title, ==, "晨星银行");
  /* Fields of one row are shown with a blank between them. */
  g_assert_cmpstr (hit->snippet, ==, "对方说必须\x02今天\x03还清 我说请发书面通知");
  g_assert_cmpint (hit->at, ==, 1773321245000);
  g_assert_cmpint (hit->utc_offset, ==, 480);
}

/* The title is shown anyway: what stands beside it is the rest of the row. */
static void
test_hit_in_title (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (GPtrArray) hits = NULL;
  const AnningHit *hit;

  add_words (fixture, "晨星银行", "对方说必须今天还清", NULL);
  hits = search_in (fixture, "晨星", NULL, 10);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpstr (hit->title, ==, "晨星银行");
  g_assert_cmpstr (hit->snippet, ==, "对方说必须今天还清");
}

typedef struct
{
  const AnningRecordType *type;
  gpointer record;
  gint64 id;
} Call;

static gpointer
save_any_job (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Call *call = data;

  return GINT_TO_POINTER (anning_records_save (db, call->type, call->record, error));
}

static gpointer
remove_any_job (AnningDb      *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Call *call = data;

  return GINT_TO_POINTER (anning_records_remove (db, call->type, call->id, error));
}

static gpointer
restore_any_job (AnningDb      *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Call *call = data;

  return GINT_TO_POINTER (anning_records_restore (db, call->type, call->id, error));
}

/* The index follows every change. */
static void
test_in_step (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningPayment) payment = anning_payment_new ();
  g_autoptr (GError) error = NULL;
  Call call = { &anning_debt_type, debt, 1 };

  debt->creditor = g_strdup ("旧名");
  anning_store_write (fixture->store, save_any_job, &call, &error);
  payment->debt_id = 1;
  payment->remark = g_strdup ("转账");
  call.type = &anning_payment_type;
  call.record = payment;
  anning_store_write (fixture->store, save_any_job, &call, &error);
  CHECK_HITS ("旧名", "1 ");
  CHECK_HITS ("转账", "1 ");

  g_free (debt->creditor);
  debt->creditor = g_strdup ("新名");
  call.type = &anning_debt_type;
  call.record = debt;
  anning_store_write (fixture->store, save_any_job, &call, &error);
  CHECK_HITS ("旧名", "");
  CHECK_HITS ("新名", "1 ");

  anning_store_write (fixture->store, remove_any_job, &call, &error);
  CHECK_HITS ("新名", "");
  CHECK_HITS ("转账", "");
  anning_store_write (fixture->store, restore_any_job, &call, &error);
  CHECK_HITS ("新名", "1 ");
  CHECK_HITS ("转账", "1 ");
  g_assert_no_error (error);

  /* Emptied: nothing to find, and nothing in the index. */
  g_clear_pointer (&debt->creditor, g_free);
  anning_store_write (fixture->store, save_any_job, &call, &error);
  g_assert_no_error (error);
  CHECK_HITS ("新名", "");
  store_fixture_close (fixture);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count (*) FROM search"), ==, 1);
  store_fixture_sql (fixture->path, "INSERT INTO search (search) VALUES ('integrity-check')");
}

/* A number is found in one piece and in several, however it was written down. */
static void
test_number_gaps (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (GPtrArray) hits = NULL;

  add_words (fixture, NULL, "打来的是13812345678", NULL);           /* 1 */
  add_words (fixture, NULL, "征信中心400-810-8866", NULL);          /* 2 */
  add_words (fixture, NULL, "投诉打12378", NULL);                   /* 3 */

  CHECK_HITS ("138 1234 5678", "1 ");
  CHECK_HITS ("138-1234-5678", "1 ");
  CHECK_HITS ("13812345678", "1 ");
  CHECK_HITS ("400 810 8866", "2 ");
  CHECK_HITS ("4008108866", "2 ");
  CHECK_HITS ("1237 8", "3 ");
  CHECK_HITS ("139 1234 5678", "");

  /* Two parts of a number that overlap in it: nothing is said twice. */
  hits = search_in (fixture, "1381 8123", NULL, 10);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpstr (((AnningHit *) hits->pdata[0])->snippet, ==, "打来的是\x02" "138123\x03" "45678");
}

/* The sentence of the hit, from its beginning where that is near. */
static void
test_sentence (StoreFixture  *fixture,
               gconstpointer  data)
{
  static const struct
  {
    const char *query;
    const char *snippet;
  } cases[] = {
    { "工号", "请报\x02工号\x03。他不肯说。" },
    { "他", "\x02他\x03不肯说。" },
    /* Far from the beginning of its sentence: eight characters before it, and no comma first. */
    { "法院", "…三天,再不还清就\x02法院\x03见。" },
    { "24%", "年化 \x02" "24 %\x03 的线" },
    { "settled", "…everything be \x02settled\x03 tonight." },
    { "12345", "电话 \x02" "12345\x03 · 小额贷款公司" },
    { "见", "…再不还清就法院\x02见\x03。" },
    /* A full stop of Chinese needs no space behind it, one of Latin script does. */
    { "锁门", "\x02锁门\x03。不用开。Call 110. 别吵。" },
  };

  add_words (fixture, NULL, "年化 24 % 的线", NULL);
  /* A Latin word is not cut, and a cell ends where it ends. */
  add_words (fixture, NULL, "The collector demanded that everything be settled tonight.", NULL);
  add_words (fixture, NULL, "机构\n电话 12345\n小额贷款公司", NULL);
  add_words (fixture, NULL, "请报工号。他不肯说。", NULL);
  add_words (fixture, NULL, "锁门。\n不用开。\nCall 110.\n别吵。", NULL);
  add_words (fixture, NULL, "这一句话说得很长很长,还有最后三天,再不还清就法院见。", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) hits = search_in (fixture, cases[i].query, NULL, 10);

      g_assert_cmpuint (hits->len, ==, 1);
      g_assert_cmpstr (((AnningHit *) hits->pdata[0])->snippet, ==, cases[i].snippet);
    }
}

/* ---- the texts of the program ---- */

/* The keys of the hits in their order, ids for rows: "night 1 ". */
static char *
search_keys (StoreFixture *fixture,
             const char   *query)
{
  g_autoptr (GPtrArray) hits = search_in (fixture, query, NULL, 50);
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      const AnningHit *hit = g_ptr_array_index (hits, i);

      if (hit->key != NULL)
        g_string_append_printf (keys, "%s ", hit->key);
      else
        g_string_append_printf (keys, "%" G_GINT64_FORMAT " ", hit->id);
    }
  return g_string_free (keys, FALSE);
}

#define CHECK_KEYS(query, expected)                         \
  G_STMT_START {                                            \
    g_autofree char *keys_ = search_keys (fixture, query);  \
    g_assert_cmpstr (keys_, ==, expected);                  \
  } G_STMT_END

static void
test_texts (StoreFixture  *fixture,
            gconstpointer  data)
{
  add_words (fixture, "晨星银行", "半夜打电话,说要坐牢", NULL);    /* 1 */
  CHECK_KEYS ("坐牢", "1 ");
  set_texts (fixture->store);

  /* As a whole, by one character, and before the rows. */
  CHECK_KEYS ("坐牢", "jail 1 ");
  CHECK_KEYS ("牢", "jail 1 ");
  CHECK_KEYS ("睡不着", "night ");
  /* By a keyword inside what was typed, though the sentence stands nowhere; "他们" alone is no match beside it. */
  CHECK_KEYS ("他们总是半夜打电话给我", "night ");
  CHECK_KEYS ("他们打给我妈了", "parents ");
  /* By a part of it. */
  CHECK_KEYS ("要坐牢吗", "jail ");
  /* What stands in all of them finds none but as a whole. */
  CHECK_KEYS ("怎么呢", "");
  CHECK_KEYS ("今天下雨了", "");
  /* Danger comes first, whatever else has the same words. */
  CHECK_KEYS ("活不下去", "danger tired ");
  CHECK_KEYS ("我真的不想了,想死", "danger ");

  /* A number is found by its digits, a percentage is no year. */
  CHECK_KEYS ("12378", "12378 hotlines ");
  CHECK_KEYS ("1237 8", "12378 hotlines ");
  CHECK_KEYS ("400 810 8866", "credit hotlines ");
  CHECK_KEYS ("4008108866", "credit hotlines ");
  CHECK_KEYS ("24%", "lines ");
  CHECK_KEYS ("２４％", "lines ");
  CHECK_KEYS ("2024", "year lines ");

  CHECK_KEYS ("", "");
  CHECK_KEYS ("%", "");
}

static void
test_text_hit (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) few = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const AnningHit *hit;

  add_words (fixture, "晨星银行", "怎么还", NULL);
  set_texts (fixture->store);
  hits = search_in (fixture, "要坐牢", NULL, 10);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpstr (hit->table, ==, "article");
  g_assert_cmpstr (hit->key, ==, "jail");
  g_assert_cmpint (hit->id, ==, 0);
  g_assert_cmpstr (hit->title, ==, "欠钱和坐牢");
  g_assert_cmpstr (hit->snippet, ==, "他们说\x02要坐牢\x03,让他用文字发来。");
  g_assert_cmpint (hit->at, ==, ANNING_UNKNOWN);
  g_assert_false (hit->urgent);

  /* The limit holds for the texts and for the rows, each; in one table there are no texts. */
  few = search_in (fixture, "怎么", NULL, 3);
  g_assert_cmpuint (few->len, ==, 4);
  g_assert_null (((AnningHit *) few->pdata[3])->key);
  rows = search_in (fixture, "怎么", "incident", 10);
  g_assert_cmpuint (rows->len, ==, 1);
}

/* Texts may be handed over again, and to a store that is just being closed. */
static void
test_texts_again (StoreFixture  *fixture,
                  gconstpointer  data)
{
  GPtrArray *other = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_search_text_free);

  set_texts (fixture->store);
  CHECK_KEYS ("坐牢", "jail ");
  g_ptr_array_add (other, anning_search_text_new ("term", "only", "坐牢", NULL, NULL, FALSE));
  anning_search_set_texts (fixture->store, other);
  CHECK_KEYS ("坐牢", "only ");
  anning_store_close (fixture->store);
  set_texts (fixture->store);
}

/* Many hits in one table do not push the others out. */
static void
test_shares (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningRelative) relative = anning_relative_new ();
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) fewer = NULL;
  g_autoptr (GPtrArray) only = NULL;
  g_autoptr (GError) error = NULL;
  Call call = { &anning_debt_type, debt, 0 };

  debt->creditor = g_strdup ("晨星");
  anning_store_write (fixture->store, save_any_job, &call, &error);
  call.type = &anning_relative_type;
  call.record = relative;
  relative->name = g_strdup ("晨星的同事");
  anning_store_write (fixture->store, save_any_job, &call, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 30; i++)
    add_words (fixture, "晨星", "来电", NULL);

  hits = search_in (fixture, "晨星", NULL, 10);
  g_assert_cmpuint (hits->len, ==, 10);
  g_assert_cmpstr (((AnningHit *) hits->pdata[0])->table, ==, "debt");
  for (guint i = 1; i < 9; i++)
    {
      g_assert_cmpstr (((AnningHit *) hits->pdata[i])->table, ==, "incident");
      g_assert_cmpint (((AnningHit *) hits->pdata[i])->id, ==, 31 - i);
    }
  g_assert_cmpstr (((AnningHit *) hits->pdata[9])->table, ==, "relative");

  fewer = search_in (fixture, "晨星", NULL, 2);
  g_assert_cmpuint (fewer->len, ==, 2);

  only = search_in (fixture, "晨星", "incident", 40);
  g_assert_cmpuint (only->len, ==, 30);
  g_assert_cmpint (((AnningHit *) only->pdata[0])->id, ==, 30);
  g_assert_cmpint (((AnningHit *) only->pdata[29])->id, ==, 1);
}

/* What has a moment and no offset of its own is found with that of China. */
static void
test_without_offset (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autoptr (AnningFingerprint) fingerprint = anning_fingerprint_new ();
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  Call call = { &anning_fingerprint_type, fingerprint, 0 };

  fingerprint->at = G_GINT64_CONSTANT (1795353249000);
  fingerprint->seq = 1;
  fingerprint->hash = g_strnfill (64, 'a');
  fingerprint->sent_to = g_strdup ("王律师");
  anning_store_write (fixture->store, save_any_job, &call, &error);
  g_assert_no_error (error);
  hits = search_in (fixture, "律师", NULL, 10);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpstr (((AnningHit *) hits->pdata[0])->table, ==, "fingerprint");
  g_assert_cmpint (((AnningHit *) hits->pdata[0])->at, ==, G_GINT64_CONSTANT (1795353249000));
  g_assert_cmpint (((AnningHit *) hits->pdata[0])->utc_offset, ==, 480);
}

static void
test_newer_wins (StoreFixture  *fixture,
                 gconstpointer  data)
{
  GAsyncResult *results[20] = { NULL };
  guint cancelled = 0;

  add_words (fixture, "晨星", "来电", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    anning_search_async (fixture->store, "晨星", NULL, 10, NULL, store_fixture_answered_cb, &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) hits = NULL;

      hits = anning_search_finish (fixture->store, store_fixture_wait (&results[i]), &error);
      if (hits == NULL)
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          cancelled++;
        }
      /* The newest is never the one to give way. */
      else
        g_assert_cmpuint (hits->len, ==, 1);
      g_assert_true (hits != NULL || i + 1 < G_N_ELEMENTS (results));
      g_clear_object (&results[i]);
    }
  g_assert_cmpuint (cancelled, >, 0);
}

static void
test_cancelled (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  add_words (fixture, "晨星", "来电", NULL);
  g_cancellable_cancel (cancellable);
  anning_search_async (fixture->store, "晨星", NULL, 10, cancellable, store_fixture_answered_cb, &result);
  g_assert_null (anning_search_finish (fixture->store, store_fixture_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
}

static void
test_closed (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  anning_store_close (fixture->store);
  anning_search_async (fixture->store, "晨星", NULL, 10, NULL, store_fixture_answered_cb, &result);
  g_assert_null (anning_search_finish (fixture->store, store_fixture_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_object (&result);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) \
  g_test_add ("/store/search/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("chinese", test_chinese);
  ADD ("width-case-mixed", test_width_case_mixed);
  ADD ("numbers", test_numbers);
  ADD ("number-gaps", test_number_gaps);
  ADD ("sentence", test_sentence);
  ADD ("texts", test_texts);
  ADD ("text-hit", test_text_hit);
  ADD ("texts-again", test_texts_again);
  ADD ("hostile", test_hostile);
  ADD ("hit", test_hit);
  ADD ("hit-in-title", test_hit_in_title);
  ADD ("in-step", test_in_step);
  ADD ("shares", test_shares);
  ADD ("without-offset", test_without_offset);
  ADD ("newer-wins", test_newer_wins);
  ADD ("cancelled", test_cancelled);
  ADD ("closed", test_closed);
#undef ADD
  g_test_add_func ("/store/search/phrase", test_phrase);
  return g_test_run ();
}
