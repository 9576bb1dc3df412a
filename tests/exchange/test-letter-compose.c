/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-letter-compose.h"

#include <string.h>

#include "anning-date.h"
#include "anning-letter-contact.h"
#include "anning-letter-text.h"
#include "letter-fixture.h"

static AnningLetterBook *book;

static void
check_known_names (const AnningLetterTemplate *template,
                   const char                 *language,
                   gpointer                    data)
{
  for (guint i = 0; i < template->paragraphs->len; i++)
    {
      const AnningLetterParagraph *paragraph = g_ptr_array_index (template->paragraphs, i);

      for (guint j = 0; paragraph->conditions[j] != NULL; j++)
        {
          const char *name = paragraph->conditions[j] + (paragraph->conditions[j][0] == '!' ? 1 : 0);

          g_test_message ("%s %s: %s", template->key, language, name);
          g_assert_true (anning_letter_condition_known (name) || anning_letter_field_find (name) != NULL);
        }
      for (guint j = 0; j < paragraph->lines->len; j++)
        {
          const AnningLetterLine *line = g_ptr_array_index (paragraph->lines, j);

          for (guint k = 0; k < line->runs->len; k++)
            {
              const AnningLetterRun *run = g_ptr_array_index (line->runs, k);

              if (run->field == NULL)
                continue;
              g_test_message ("%s %s: {%s}", template->key, language, run->field);
              g_assert_nonnull (anning_letter_field_find (run->field));
            }
        }
    }
}

static void
test_names (void)
{
  letter_each (book, check_known_names, NULL);
}

static void
check_empty (const AnningLetterTemplate *template,
             const char                 *language,
             gpointer                    data)
{
  g_autoptr (AnningLetterValues) values = anning_letter_values_new ();
  g_autoptr (AnningLetterComposed) composed = anning_letter_compose (book, template, values, language);

  letter_require_sound (book, composed, language, template->key);
  g_assert_cmpuint (composed->missing->len, >, 0);
  g_assert_true (g_str_has_prefix (composed->text, template->heading));
}

static void
test_nothing_known (void)
{
  letter_each (book, check_empty, NULL);
}

/* Every field answered: nothing is missing, whatever paragraphs stand. */
static void
check_full (const AnningLetterTemplate *template,
            const char                 *language,
            gpointer                    data)
{
  static const char *const samples[] = {
    [ANNING_LETTER_FIELD_TEXT] = "某人",         [ANNING_LETTER_FIELD_LONG_TEXT] = "一行\n二行",
    [ANNING_LETTER_FIELD_WORD] = "bank_card",   [ANNING_LETTER_FIELD_MONEY] = "1234.50",
    [ANNING_LETTER_FIELD_RATE] = "15.6",        [ANNING_LETTER_FIELD_DAY] = "2026-12-03",
    [ANNING_LETTER_FIELD_COUNT] = "36",         [ANNING_LETTER_FIELD_LIST] = "1",
    [ANNING_LETTER_FIELD_HINT] = "1",
  };
  g_autoptr (AnningLetterValues) values = anning_letter_values_new ();
  g_autoptr (AnningLetterComposed) composed = NULL;
  AnningIncident *incident = anning_incident_new ();
  guint n_fields;
  const AnningLetterField *fields = anning_letter_fields_get (&n_fields);

  incident->utc_offset = 480;
  incident->ended_at = ANNING_UNKNOWN;
  g_ptr_array_add (values->incidents, incident);
  for (guint i = 0; i < n_fields; i++)
    letter_answer (values, fields[i].name, samples[fields[i].kind]);
  composed = anning_letter_compose (book, template, values, language);
  letter_require_sound (book, composed, language, template->key);
  g_assert_cmpuint (composed->missing->len, ==, 0);
}

static void
test_everything_known (void)
{
  letter_each (book, check_full, NULL);
}

static void
test_conditions (void)
{
  g_autoptr (AnningLetterValues) values = anning_letter_values_new ();
  g_autoptr (AnningLetterComposed) plain = NULL;
  g_autoptr (AnningLetterComposed) card = NULL;
  g_autoptr (AnningLetterComposed) loan = NULL;

  plain = letter_compose (book, "contact-hours", "zh", values);
  g_assert_null (strstr (plain->text, "第68条"));
  g_assert_null (strstr (plain->text, "夜间休息时段"));
  g_assert_false (letter_has_fact (plain, "reg.card.68"));

  g_hash_table_add (values->conditions, g_strdup ("is_bank"));
  g_hash_table_add (values->conditions, g_strdup ("is_card"));
  g_hash_table_add (values->conditions, g_strdup ("night_contacts"));
  card = letter_compose (book, "contact-hours", "zh", values);
  g_assert_nonnull (strstr (card->text, "第68条"));
  g_assert_nonnull (strstr (card->text, "夜间休息时段"));
  g_assert_null (strstr (card->text, "GB/T 45251"));
  g_assert_true (letter_has_fact (card, "reg.card.68"));

  g_hash_table_remove (values->conditions, "is_card");
  loan = letter_compose (book, "contact-hours", "zh", values);
  g_assert_null (strstr (loan->text, "第68条"));
  g_assert_nonnull (strstr (loan->text, "推荐性国家标准 GB/T 45251-2025"));
  g_assert_false (letter_has_fact (loan, "reg.card.68"));
}

static void
test_values (void)
{
  g_autoptr (AnningLetterValues) values = anning_letter_values_new ();

  g_hash_table_replace (values->known, g_strdup ("creditor"), g_strdup ("某行"));
  g_hash_table_replace (values->known, g_strdup ("household"), g_strdup ("三口"));
  g_assert_cmpstr (anning_letter_values_get (values, "recipient"), ==, "某行");
  letter_answer (values, "recipient", "某行信用卡中心");
  g_assert_cmpstr (anning_letter_values_get (values, "recipient"), ==, "某行信用卡中心");
  letter_answer (values, "household", "");
  g_assert_null (anning_letter_values_get (values, "household"));
  g_assert_false (anning_letter_values_hold (values, "household"));
  g_assert_true (anning_letter_values_hold (values, "!household"));
  g_assert_true (anning_letter_values_hold (values, "!is_card"));
}

/* The whole letter, as its template and the values make it. */
static void
test_whole_zh (void)
{
  static const char expected[] =
    "支付令异议书\n"
    "\n"
    "异议人（债务人）：王小明\n"
    "联系电话：12500001688\n"
    "\n"
    "申请人（债权人）：某某小额贷款公司\n"
    "\n"
    "案号：（2026）某0101民督12号\n"
    "\n"
    "异议人已收到贵院就上述案件发出的支付令，收到的日期为 2026年11月16日。异议人对支付令所载的债务有异议，"
    "现依照《民事诉讼法》第227条，向贵院提出书面异议。\n"
    "\n"
    "支付令载明的金额：10,740.00 元\n"
    "\n"
    "请求贵院登记本异议，依法审查，裁定终结督促程序，并将审查结果书面告知异议人。\n"
    "\n"
    "此致\n"
    "某某市某某区人民法院\n"
    "\n"
    "\t\t\t\t异议人：王小明\n"
    "\t\t\t\t2026年11月21日\n"
    "\n"
    "附件：支付令复印件；异议人身份证件复印件";
  g_autoptr (AnningLetterValues) values = anning_letter_values_new ();
  g_autoptr (AnningLetterComposed) composed = NULL;

  letter_answer (values, "name", "王小明");
  letter_answer (values, "phone", "12500001688");
  letter_answer (values, "applicant", "某某小额贷款公司");
  letter_answer (values, "case_number", "（2026）某0101民督12号");
  letter_answer (values, "received_day", "2026-11-16");
  letter_answer (values, "order_amount", "10740.00");
  letter_answer (values, "court_name", "某某市某某区人民法院");
  letter_answer (values, "date", "2026-11-21");
  composed = letter_compose (book, "payorder-objection", "zh", values);
  g_assert_cmpstr (composed->text, ==, expected);
  g_assert_cmpuint (composed->missing->len, ==, 0);
}

/* With a card from a bank, notified on a day, and with an address: those paragraphs and no others. */
static void
test_whole_en (void)
{
  static const char expected[] =
    "Inquiry about an Assignment of Debt\n"
    "\n"
    "To Somewhere Bank:\n"
    "\n"
    "I, Wang Xiaoming, took out a loan with Somewhere Bank. 〔to be filled in: Who says the debt is theirs now〕 now "
    "says it has acquired this claim and asks me to pay it. So that I do not pay the wrong party, please check this "
    "and reply in writing.\n"
    "\n"
    "Day on which I was told so: 9 November 2026\n"
    "\n"
    "Total claimed at present: RMB 37,207.20\n"
    "\n"
    "Under Article 546 of the Civil Code, an assignment that has not been notified to the debtor has no effect on the "
    "debtor. Please tell me:\n"
    "\n"
    "1. Whether this claim has been assigned, or others have merely been engaged to collect it.\n"
    "2. If assigned: the day, the full name and contact details of the assignee, and how much principal, interest, "
    "penalties and fees were assigned; please provide the notice of assignment.\n"
    "3. If only engaged: the name of the firm, and the period and scope of its mandate.\n"
    "4. Whom I am to pay from now on, and the official account of that party.\n"
    "5. Which of my personal information was passed on in the assignment or the mandate.\n"
    "6. Who reports and updates the credit information.\n"
    "\n"
    "If a firm has been engaged to collect, please tell me about it as provided in Article 41 of the Measures for "
    "Consumer Protection by Banking and Insurance Institutions.\n"
    "\n"
    "Until you reply I will not pay into accounts that have not been verified. This is neither a refusal to perform nor "
    "a confirmation of any amount; once the matter is clear I will contact the creditor that has been established.\n"
    "\n"
    "Please reach me on 12500001688.\n"
    "\n"
    "\t\t\t\tFrom: Wang Xiaoming\n"
    "\t\t\t\tTelephone: 12500001688\n"
    "\t\t\t\t21 November 2026\n"
    "\n"
    "Enclosure: the notice or messages received from them (copies, screenshots)";
  g_autoptr (AnningLetterValues) values = anning_letter_values_new ();
  g_autoptr (AnningLetterComposed) composed = NULL;

  g_hash_table_add (values->conditions, g_strdup ("is_nfra"));
  letter_answer (values, "name", "Wang Xiaoming");
  letter_answer (values, "creditor", "Somewhere Bank");
  letter_answer (values, "phone", "12500001688");
  letter_answer (values, "notice_day", "2026-11-09");
  letter_answer (values, "claimed_total", "37207.20");
  letter_answer (values, "date", "2026-11-21");
  composed = letter_compose (book, "assignment-check", "en", values);
  g_assert_cmpstr (composed->text, ==, expected);
  g_assert_cmpuint (composed->missing->len, ==, 1);
  g_assert_true (g_ptr_array_index (composed->missing, 0) == anning_letter_field_find ("new_creditor"));
}

static void
test_forms (void)
{
  g_autoptr (AnningLetterValues) values = anning_letter_values_new ();
  g_autoptr (AnningLetterComposed) zh = NULL;
  g_autoptr (AnningLetterComposed) en = NULL;

  letter_answer (values, "settle_amount", "16409.02");
  letter_answer (values, "settle_by", "2026-12-03");
  zh = letter_compose (book, "waiver-settlement", "zh", values);
  g_assert_nonnull (strstr (zh->text, "结清金额为 16,409.02 元"));
  g_assert_nonnull (strstr (zh->text, "付清的期限为 2026年12月3日"));
  g_assert_nonnull (strstr (zh->text, "金额大写：人民币壹万陆仟肆佰零玖元零贰分"));
  en = letter_compose (book, "waiver-settlement", "en", values);
  g_assert_nonnull (strstr (en->text, "RMB 16,409.02"));
  g_assert_nonnull (strstr (en->text, "3 December 2026"));
  g_assert_null (strstr (en->text, "人民币"));
}

/* Recorded facts and nothing else; what a person said is said to be a quotation or a summary. */
static void
test_contact (void)
{
  const AnningCivil then = { 2026, 3, 12, 21, 14, 5 };
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  g_autofree char *exact = NULL;
  g_autofree char *gist = NULL;
  g_autofree char *missed = NULL;

  incident->started_at = anning_civil_to_instant (&then, 480);
  incident->utc_offset = 480;
  incident->ended_at = incident->started_at + 10 * ANNING_MS_PER_MINUTE;
  incident->channel = g_strdup ("call");
  incident->direction = g_strdup ("in");
  incident->connected = g_strdup ("yes");
  incident->from_number = g_strdup ("12100003301");
  incident->to_party = g_strdup ("contact");
  incident->collector = g_strdup ("某乙公司");
  incident->words = g_strdup ("今天不还就通知你单位。");
  incident->words_are = g_strdup ("exact");
  exact = anning_letter_contact_text (book, "zh", incident, TRUE);
  g_assert_cmpstr (exact, ==,
                   "2026年3月12日 21:14–21:24，来电，对方号码 12100003301，自称 某乙公司，联系对象：债务人的亲友，"
                   "留有录音。记录的原话：“今天不还就通知你单位”。");

  incident->ended_at = ANNING_UNKNOWN;
  g_clear_pointer (&incident->collector, g_free);
  g_free (incident->words_are);
  incident->words_are = g_strdup ("summary");
  gist = anning_letter_contact_text (book, "en", incident, FALSE);
  g_assert_cmpstr (gist, ==,
                   "12 March 2026 21:14, telephone call, number 12100003301, to a relative or friend of the debtor. "
                   "Summary as noted: 今天不还就通知你单位.");

  g_clear_pointer (&incident->words, g_free);
  g_free (incident->connected);
  incident->connected = g_strdup ("no");
  missed = anning_letter_contact_text (book, "zh", incident, FALSE);
  g_assert_cmpstr (missed, ==, "2026年3月12日 21:14，来电，未接通，对方号码 12100003301，联系对象：债务人的亲友。");
}

static void
test_text (void)
{
  static const char text[] = "题\n\n某行：\n第二行\n\n1. 一\n2. 二\n- 点\n\n\t\t\t\t某人\n\t\t\t\t日期";
  static const AnningPageStyle styles[] = {
    ANNING_PAGE_TITLE, ANNING_PAGE_BODY, ANNING_PAGE_BODY, ANNING_PAGE_ITEM,
    ANNING_PAGE_ITEM, ANNING_PAGE_ITEM, ANNING_PAGE_RIGHT, ANNING_PAGE_RIGHT,
  };
  static const char *const markers[] = { NULL, NULL, NULL, "1.", "2.", "•", NULL, NULL };
  static const gboolean tight[] = { FALSE, FALSE, TRUE, FALSE, FALSE, FALSE, FALSE, TRUE };
  g_autoptr (GPtrArray) blocks = anning_letter_text_blocks (text);
  g_autoptr (GPtrArray) none = anning_letter_text_blocks ("");
  g_autofree char *open = anning_letter_text_open (book, "zh", "a〔请填写：案号〕b〔请填写：没有完");

  g_assert_cmpuint (blocks->len, ==, G_N_ELEMENTS (styles));
  for (guint i = 0; i < blocks->len; i++)
    {
      const AnningPageBlock *block = g_ptr_array_index (blocks, i);

      g_test_message ("block %u", i);
      g_assert_cmpint (block->style, ==, styles[i]);
      g_assert_cmpstr (block->marker, ==, markers[i]);
      g_assert_cmpint (block->tight, ==, tight[i]);
    }
  g_assert_cmpuint (none->len, ==, 0);
  /* A document's year in the same brackets is no gap. */
  g_assert_cmpstr (open, ==, "a＿＿＿＿＿＿b〔请填写：没有完");
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

  g_test_add_func ("/letter-compose/names", test_names);
  g_test_add_func ("/letter-compose/nothing-known", test_nothing_known);
  g_test_add_func ("/letter-compose/everything-known", test_everything_known);
  g_test_add_func ("/letter-compose/conditions", test_conditions);
  g_test_add_func ("/letter-compose/values", test_values);
  g_test_add_func ("/letter-compose/whole-zh", test_whole_zh);
  g_test_add_func ("/letter-compose/whole-en", test_whole_en);
  g_test_add_func ("/letter-compose/forms", test_forms);
  g_test_add_func ("/letter-compose/contact", test_contact);
  g_test_add_func ("/letter-compose/text", test_text);
  status = g_test_run ();
  g_object_unref (book);
  return status;
}
