/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-planner-papers.h"

#include <glib/gstdio.h>
#include <string.h>

#include "anning-budget-line.h"
#include "anning-date.h"
#include "anning-money.h"
#include "anning-pages-pdf.h"
#include "anning-words.h"
#include "leaving-fixture.h"

/*
 * A household by hand. Incomes 8,000 (lean 6,000) and 4,000; needs 3,000, 2,000
 * and 2,400 a year, that is 200 a month: 12,000 − 5,200 = 6,800, lean 4,800.
 * 甲 claims 12,000 + 600. 乙 is 12,000 over 12 months, level principal, 12 % a year:
 * the first instalment is 1,000 + 120.
 */
typedef struct
{
  AnningPaperWords *words;
  GPtrArray *owned; /* AnningDebtCase */
  GPtrArray *budget;
  AnningDebt *debts[2];
  AnningPaperRequest request;
} Fixture;

static void
add_line (Fixture    *fixture,
          const char *kind,
          const char *category,
          const char *name,
          const char *person,
          const char *period,
          gint64      amount,
          gint64      lean)
{
  AnningBudgetLine *line = anning_budget_line_new ();

  line->kind = g_strdup (kind);
  line->category = g_strdup (category);
  line->name = g_strdup (name);
  line->person = g_strdup (person);
  line->period = g_strdup (period);
  line->amount = amount;
  line->lean_amount = lean;
  g_ptr_array_add (fixture->budget, line);
}

static AnningProposal *
add_proposal (Fixture    *fixture,
              const char *author,
              const char *role,
              gint64      months)
{
  AnningProposal *proposal = anning_proposal_new ();
  AnningDebtCase *its = g_ptr_array_index (fixture->owned, 0);

  proposal->record.id = (gint64) its->proposals->len + 1;
  proposal->kind = g_strdup ("instalments");
  proposal->author = g_strdup (author);
  proposal->role = g_strdup (role);
  proposal->base_amount = 1260000;
  proposal->waived_interest = 60000;
  proposal->rate = 0;
  proposal->months = months;
  proposal->first_due_day = g_strdup ("2027-01-05");
  g_ptr_array_add (its->proposals, proposal);
  return proposal;
}

static void
add_debts (Fixture *fixture)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixture->debts); i++)
    {
      AnningDebt *debt = anning_debt_new ();

      debt->record.id = i + 1;
      fixture->debts[i] = debt;
      g_ptr_array_add (fixture->owned, anning_debt_case_new (debt));
    }
  fixture->debts[0]->creditor = g_strdup ("甲消费金融有限公司");
  fixture->debts[0]->lender_type = g_strdup ("consumer_finance");
  fixture->debts[0]->product = g_strdup ("月月贷");
  fixture->debts[0]->contract_day = g_strdup ("2025-03-05");
  fixture->debts[0]->principal = 2400000;
  fixture->debts[0]->received = 2280000;
  fixture->debts[0]->claimed_principal = 1200000;
  fixture->debts[0]->claimed_interest = 60000;
  fixture->debts[0]->claimed_day = g_strdup ("2026-11-01");
  fixture->debts[0]->overdue_since = g_strdup ("2026-09-05");
  fixture->debts[0]->stage = g_strdup ("outsourced");

  fixture->debts[1]->creditor = g_strdup ("乙银行");
  fixture->debts[1]->lender_type = g_strdup ("bank_loan");
  fixture->debts[1]->contract_day = g_strdup ("2026-11-10");
  fixture->debts[1]->principal = 1200000;
  fixture->debts[1]->method = g_strdup ("level_principal");
  fixture->debts[1]->rate = 120000;
  fixture->debts[1]->term_months = 12;
  fixture->debts[1]->first_due_day = g_strdup ("2026-12-10");
  fixture->debts[1]->stage = g_strdup ("current");
}

static void
add_negotiation (Fixture *fixture)
{
  AnningDebtCase *its = g_ptr_array_index (fixture->owned, 0);
  AnningProposal *offer = add_proposal (fixture, "ours", "offer", 12);
  AnningRound *round = anning_round_new ();

  offer->reason = g_strdup ("失业三个月，收入减少。");
  offer->valid_until = g_strdup ("2026-12-31");
  add_proposal (fixture, "ours", "limit", 5);
  add_proposal (fixture, "theirs", "offer", 9)->round_id = 1;

  round->record.id = 1;
  round->proposal_id = offer->record.id;
  /* 2026-11-15 10:00 in China. */
  round->happened_at = G_GINT64_CONSTANT (1794708000000);
  round->utc_offset = ANNING_CHINA_OFFSET;
  round->with_whom = g_strdup ("张主管");
  round->staff_number = g_strdup ("8023");
  round->promised = g_strdup ("三天内答复");
  g_ptr_array_add (its->rounds, round);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->words = anning_paper_words_new (NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->owned = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_debt_case_free);
  fixture->budget = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_budget_line_free);
  add_line (fixture, "income", "wages", "装修队", "李明", "monthly", 800000, 600000);
  add_line (fixture, "income", "wages", NULL, "王芳", "monthly", 400000, ANNING_UNKNOWN);
  add_line (fixture, "spending", "housing", "房租", NULL, "monthly", 300000, ANNING_UNKNOWN);
  add_line (fixture, "spending", "food", NULL, NULL, "monthly", 200000, ANNING_UNKNOWN);
  add_line (fixture, "spending", "insurance", NULL, "李明", "yearly", 240000, ANNING_UNKNOWN);
  add_line (fixture, "income", "other_income", "退税", NULL, "once", 500000, ANNING_UNKNOWN);
  ((AnningBudgetLine *) g_ptr_array_index (fixture->budget, 5))->day = g_strdup ("2027-02-01");
  add_debts (fixture);
  add_negotiation (fixture);

  fixture->request = (AnningPaperRequest) {
    .language = "zh",
    .cases = fixture->owned,
    .budget = fixture->budget,
  };
  g_date_clear (&fixture->request.today, 1);
  g_date_set_dmy (&fixture->request.today, 21, G_DATE_NOVEMBER, 2026);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  AnningDebtCase *its = g_ptr_array_index (fixture->owned, 0);

  g_ptr_array_foreach (its->proposals, (GFunc) anning_proposal_free, NULL);
  g_ptr_array_foreach (its->rounds, (GFunc) anning_round_free, NULL);
  g_ptr_array_unref (fixture->owned);
  for (guint i = 0; i < G_N_ELEMENTS (fixture->debts); i++)
    anning_debt_free (fixture->debts[i]);
  g_ptr_array_unref (fixture->budget);
  anning_paper_words_free (fixture->words);
}

static AnningPaper *
write_paper (Fixture          *fixture,
             AnningPaperKind   kind,
             gboolean          for_one,
             AnningPaperParts  parts)
{
  g_autoptr (GError) error = NULL;
  AnningPaper *paper;

  fixture->request.kind = kind;
  fixture->request.debt = for_one ? g_ptr_array_index (fixture->owned, 0) : NULL;
  fixture->request.parts = parts;
  paper = anning_paper_new (fixture->words, &fixture->request, &error);
  g_assert_no_error (error);
  g_assert_nonnull (paper);
  leaving_assert_shown (paper->blocks, paper->text, fixture->request.language);
  return paper;
}

static AnningPaper *
write_default (Fixture         *fixture,
               AnningPaperKind  kind,
               gboolean         for_one)
{
  return write_paper (fixture, kind, for_one, anning_paper_default_parts (kind, for_one));
}

static gboolean
has (const AnningPaper *paper,
     const char        *text)
{
  return strstr (paper->text, text) != NULL;
}

#define assert_has(paper, string) G_STMT_START { \
    if (!has (paper, string)) \
      g_error ("“%s” is not in:\n%s", string, (paper)->text); \
  } G_STMT_END

/* Nowhere in all that can leave: pages, text, CSV, XLSX (which is looked into sheet by sheet, as cells). */
static void
assert_nowhere (const AnningPaper *paper,
                const char        *string)
{
  g_autoptr (GBytes) csv = anning_paper_tables_to_csv (paper->tables);

  g_assert_null (strstr (paper->text, string));
  g_assert_null (g_strstr_len (g_bytes_get_data (csv, NULL), (gssize) g_bytes_get_size (csv), string));
  for (guint i = 0; i < paper->blocks->len; i++)
    g_assert_null (strstr (((AnningPageBlock *) g_ptr_array_index (paper->blocks, i))->markup, string));
  for (guint i = 0; i < paper->tables->len; i++)
    {
      const AnningTable *table = g_ptr_array_index (paper->tables, i);

      g_assert_null (strstr (anning_table_get_title (table), string));
      for (guint row = 0; row < anning_table_get_n_rows (table); row++)
        for (guint column = 0; column < anning_table_get_n_columns (table); column++)
          {
            g_autofree char *cell = anning_table_dup_cell (table, row, column);

            g_assert_null (strstr (cell, string));
          }
    }
}

static void
test_means (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningPaper) paper = write_default (fixture, ANNING_PAPER_MEANS, FALSE);

  g_assert_true (g_str_has_prefix (paper->text, "家庭收支表\n\n金额单位：人民币元　　日期：2026年11月21日\n\n每月收入\n\n"));
  assert_has (paper, "项目\t平常的月份\t吃紧的月份\n工资：装修队\t8,000.00\t6,000.00\n工资\t4,000.00\t4,000.00\n"
                     "合计\t12,000.00\t10,000.00\n");
  assert_has (paper, "住房：房租\t3,000.00\t3,000.00\n吃饭\t2,000.00\t2,000.00\n保险\t200.00\t200.00\n"
                     "合计\t5,200.00\t5,200.00\n");
  assert_has (paper, "按年发生的收入和支出，已摊到每个月。");
  assert_has (paper, "余额\t6,800.00\t4,800.00\n");
  assert_has (paper, "2027-02-01\t其他收入：退税\t收入\t5,000.00");
  /* 乙 asks for 1,000 + 120 on 10 December; what 甲 claims has no instalments. */
  assert_has (paper, "债务（1 笔）每月应还合计 1,120.00 元。");
  assert_has (paper, "另有 1 笔债务，每月应还多少尚不清楚。");
  assert_has (paper, "以上内容由本人如实填写。");
  g_assert_true (g_str_has_suffix (paper->text, "签名：＿＿＿＿＿＿＿＿＿＿\n日期：2026年11月21日"));
  g_assert_cmpuint (paper->tables->len, ==, 4);
  g_assert_cmpuint (paper->contents.creditors->len, ==, 0);
  /* 3 × 2 incomes, 4 × 2 needs, 3 × 2 left, one that happens once, the line of the debts. */
  g_assert_cmpuint (paper->contents.n_sums, ==, 22);
}

static void
test_means_parts (Fixture       *fixture,
                  gconstpointer  data)
{
  AnningBudgetLine *wages = g_ptr_array_index (fixture->budget, 0);
  g_autoptr (AnningPaper) people = NULL;
  g_autoptr (AnningPaper) short_one = NULL;
  g_autoptr (AnningPaper) nothing = NULL;

  people = write_paper (fixture, ANNING_PAPER_MEANS, FALSE, ANNING_PAPER_LINES | ANNING_PAPER_PEOPLE);
  assert_has (people, "项目\t谁的\t平常的月份\n工资：装修队\t李明\t8,000.00\n");
  assert_has (people, "吃饭\t全家\t2,000.00\n");
  /* 8,000 − 200; what belongs to nobody alone: 3,000 + 2,000. */
  assert_has (people, "姓名\t收入\t必要支出\t余额\n李明\t8,000.00\t200.00\t7,800.00\n王芳\t4,000.00\t0.00\t4,000.00\n"
                      "全家\t0.00\t5,000.00\t−5,000.00");
  g_assert_cmpuint (people->contents.check.names, >, 0);

  /* Groups only: names of lines say more than a sum does. */
  short_one = write_paper (fixture, ANNING_PAPER_MEANS, FALSE, 0);
  assert_has (short_one, "项目\t平常的月份\n工资\t12,000.00\n合计\t12,000.00\n");
  assert_nowhere (short_one, "装修队");
  assert_nowhere (short_one, "李明");
  assert_nowhere (short_one, "退税");
  assert_nowhere (short_one, "10,000.00");
  g_assert_cmpuint (short_one->contents.check.names, ==, 0);

  /* 1,000 + 4,000 against 5,200. */
  wages->amount = wages->lean_amount = 100000;
  nothing = write_default (fixture, ANNING_PAPER_MEANS, FALSE);
  assert_has (nothing, "余额\t−200.00\n");
  assert_has (nothing, "目前每月没有可以用来还款的余额。");
}

static void
test_debts (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningPaper) paper = write_default (fixture, ANNING_PAPER_DEBTS, FALSE);

  assert_has (paper, "债主\t类型\t合同金额\t实际到手\t尚欠\t综合年化\t逾期自\t阶段\n"
                     "甲消费金融有限公司\t消费金融公司\t24,000.00\t22,800.00\t12,600.00\t—\t2026-09-05\t已委外催收\n");
  /* 1 % a month, dated: a little above 12.68 %. */
  assert_has (paper, "乙银行\t银行消费贷款\t12,000.00\t12,000.00\t12,000.00\t12.7%\t—\t正常还款\n"
                     "合计\t\t36,000.00\t34,800.00\t24,600.00");
  g_assert_cmpuint (paper->contents.creditors->len, ==, 2);
  /* It is for nobody in particular: nobody is another one. */
  g_assert_false (paper->contents.others);
}

static void
test_proposal (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (AnningPaper) paper = NULL;
  g_autoptr (AnningPaper) english = NULL;

  fixture->request.name = "李明";
  paper = write_default (fixture, ANNING_PAPER_PROPOSAL, TRUE);
  g_assert_true (g_str_has_prefix (paper->text, "还款方案\n\n致：甲消费金融有限公司\n产品：月月贷\n合同日期：2025年3月5日\n欠款人：李明\n"));
  assert_has (paper, "目前的困难\n\n失业三个月，收入减少。\n\n"
                     "家庭每月收入 12,000.00 元，必要支出 5,200.00 元，余额 6,800.00 元。\n\n"
                     "其他债务（1 笔）每月应还合计 1,120.00 元。\n\n");
  assert_has (paper, "1. 目前的欠款按 12,600.00 元（人民币壹万贰仟陆佰元整）计算。\n"
                     "2. 请求减免 600.00 元，其中利息 600.00 元。\n"
                     "3. 分 12 期偿还，每期 1,000.00 元，从 2027年1月5日到 2027年12月5日。\n"
                     "4. 按本方案还款期间不另计利息。\n"
                     "5. 以上合计支付 12,000.00 元（人民币壹万贰仟元整）。\n");
  assert_has (paper, "期次\t还款日\t还款金额\t其中本金\t其中利息\t剩余\n1\t2027-01-05\t1,000.00\t1,000.00\t0.00\t11,000.00\n");
  assert_has (paper, "12\t2027-12-05\t1,000.00\t1,000.00\t0.00\t0.00\n合计\t\t12,000.00\t12,000.00\t0.00\t\n");
  assert_has (paper, "1. 在 2026年12月31日前书面答复是否同意；\n");
  assert_has (paper, "4. 在按本方案还款期间，不再另计利息、罚息和其他费用；\n");
  assert_has (paper, "本方案的有效期到 2026年12月31日。");

  fixture->request.language = "en";
  english = write_default (fixture, ANNING_PAPER_PROPOSAL, TRUE);
  assert_has (english, "3. 12 instalments of RMB 1,000.00 each, from 5 January 2027 to 5 December 2027.\n");
  assert_has (english, "5. All payments together: RMB 12,000.00.\n");
}

/* 12,000 in seven: six times 1,714.29 and a last 1,714.26. */
static void
test_last_instalment (Fixture       *fixture,
                      gconstpointer  data)
{
  AnningDebtCase *its = g_ptr_array_index (fixture->owned, 0);
  g_autoptr (AnningPaper) paper = NULL;
  g_autoptr (AnningPaper) english = NULL;

  ((AnningProposal *) g_ptr_array_index (its->proposals, 0))->months = 7;
  paper = write_default (fixture, ANNING_PAPER_PROPOSAL, TRUE);
  assert_has (paper, "分 7 期偿还，每期 1,714.29 元，最后一期 1,714.26 元，从 2027年1月5日到 2027年7月5日。");
  fixture->request.language = "en";
  english = write_default (fixture, ANNING_PAPER_PROPOSAL, TRUE);
  assert_has (english, "7 instalments of RMB 1,714.29 each, the last of RMB 1,714.26, from ");
}

/* 12,600 − 600 = 12,000; 2,000 down; 10,000 in 10 parts; two months later without interest. */
static void
test_proposal_combined (Fixture       *fixture,
                        gconstpointer  data)
{
  AnningDebtCase *its = g_ptr_array_index (fixture->owned, 0);
  AnningProposal *offer = g_ptr_array_index (its->proposals, 0);
  g_autoptr (AnningPaper) paper = NULL;

  offer->down_payment = 200000;
  offer->down_day = g_strdup ("2026-12-01");
  offer->months = 10;
  offer->defer_months = 2;
  offer->defer_rate = 0;
  paper = write_default (fixture, ANNING_PAPER_PROPOSAL, TRUE);
  assert_has (paper, "3. 首付 2,000.00 元，于 2026年12月1日支付。\n"
                     "4. 延期 2 个月开始还款，延期期间不计利息。\n"
                     "5. 分 10 期偿还，每期 1,000.00 元，从 2027年3月5日到 2027年12月5日。\n");
  assert_has (paper, "首付\t2026-12-01\t2,000.00\t2,000.00\t0.00\t10,000.00\n1\t2027-03-05\t");
}

/* 乙 in one sum next year is no burden of each month. */
static void
test_others_later (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (AnningPaper) paper = NULL;

  g_free (fixture->debts[1]->method);
  fixture->debts[1]->method = g_strdup ("bullet");
  g_free (fixture->debts[1]->first_due_day);
  fixture->debts[1]->first_due_day = g_strdup ("2027-11-10");
  paper = write_default (fixture, ANNING_PAPER_MEANS, TRUE);
  assert_has (paper, "另有 1 笔其他债务到期一次还清。");
}

static void
test_comparison (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (AnningPaper) paper = write_default (fixture, ANNING_PAPER_COMPARISON, TRUE);
  g_autoptr (AnningPaper) own = NULL;

  assert_has (paper, "债主：甲消费金融有限公司\n");
  assert_has (paper, "我方方案\t600.00\t0.00\t1,000.00\t12\t0.00\t12,000.00\t2027-12-05\t0%\n"
                     "债主方案\t600.00\t0.00\t1,333.33\t9\t0.00\t12,000.00\t2027-09-05\t0%\n"
                     "我方比债主\t0.00\t0.00\t−333.33\t3\t0.00\t0.00\t");
  assert_has (paper, "2026-11-15\t张主管 8023\t1,000.00\t12,000.00\t1,333.33\t12,000.00\t三天内答复");
  g_assert_false (paper->contents.targets);

  own = write_paper (fixture, ANNING_PAPER_COMPARISON, TRUE, ANNING_PAPER_TARGETS);
  assert_has (own, "我方底线\t600.00\t0.00\t2,400.00\t5\t0.00\t12,000.00\t2027-05-05\t0%\n");
  assert_nowhere (own, "张主管");
  g_assert_true (own->contents.targets);
}

/* For one creditor: no name and no sum of another one, no target and no limit, in whatever form it leaves. */
static void
test_private (Fixture       *fixture,
              gconstpointer  data)
{
  for (AnningPaperKind kind = 0; kind < ANNING_PAPER_N_KINDS; kind++)
    {
      g_autoptr (AnningPaper) paper = write_default (fixture, kind, TRUE);

      assert_nowhere (paper, "乙银行");
      assert_nowhere (paper, "2,400.00");
      assert_nowhere (paper, "底线");
      if (kind == ANNING_PAPER_DEBTS)
        assert_nowhere (paper, "36,000.00");
      g_assert_false (paper->contents.others);
      g_assert_false (paper->contents.targets);
      g_assert_cmpuint (paper->contents.creditors->len, ==, 1);
      g_assert_cmpstr (g_ptr_array_index (paper->contents.creditors, 0), ==, "甲消费金融有限公司");
      g_assert_true (paper->contents.others_total == (kind != ANNING_PAPER_COMPARISON));
    }

  for (AnningPaperKind kind = 0; kind < ANNING_PAPER_N_KINDS; kind++)
    {
      g_autoptr (AnningPaper) paper = write_paper (fixture, kind, TRUE, 0);

      assert_nowhere (paper, "1,120.00");
      g_assert_false (paper->contents.others_total);
    }
}

/* Who is named is looked up in the text: also where a switch said nothing, and where somebody wrote it. */
static void
test_what_leaves (Fixture       *fixture,
                  gconstpointer  data)
{
  AnningDebtCase *its = g_ptr_array_index (fixture->owned, 0);
  AnningProposal *offer = g_ptr_array_index (its->proposals, 0);
  g_autoptr (AnningPaper) chosen = NULL;
  g_autoptr (AnningPaper) written = NULL;
  g_autoptr (AnningPaper) part_of_name = NULL;

  chosen = write_paper (fixture, ANNING_PAPER_DEBTS, TRUE, ANNING_PAPER_OTHERS);
  g_assert_true (chosen->contents.others);
  assert_has (chosen, "乙银行");

  g_free (offer->reason);
  offer->reason = g_strdup ("乙银行也在催，请打 13812345678 找我。");
  written = write_default (fixture, ANNING_PAPER_PROPOSAL, TRUE);
  g_assert_true (written->contents.others);
  g_assert_cmpuint (written->contents.check.phones, ==, 1);

  /* 甲 stands in the name of the one it is for, and nowhere else. */
  g_free (offer->reason);
  offer->reason = NULL;
  g_free (fixture->debts[1]->creditor);
  fixture->debts[1]->creditor = g_strdup ("甲消费金融");
  part_of_name = write_default (fixture, ANNING_PAPER_PROPOSAL, TRUE);
  g_assert_false (part_of_name->contents.others);
}

static void
assert_missing (Fixture              *fixture,
                AnningPaperKind       kind,
                const AnningDebtCase *debt,
                const char           *what)
{
  g_autoptr (GError) error = NULL;

  fixture->request.kind = kind;
  fixture->request.debt = debt;
  g_assert_null (anning_paper_new (fixture->words, &fixture->request, &error));
  g_assert_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_MISSING);
  g_assert_cmpstr (error->message, ==, what);
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  const AnningDebtCase *first = g_ptr_array_index (fixture->owned, 0);
  const AnningDebtCase *second = g_ptr_array_index (fixture->owned, 1);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  assert_missing (fixture, ANNING_PAPER_PROPOSAL, NULL, "debt");
  assert_missing (fixture, ANNING_PAPER_PROPOSAL, second, "proposal");
  assert_missing (fixture, ANNING_PAPER_COMPARISON, second, "rounds");
  /* A limit is not written, whoever asks for it. */
  fixture->request.proposal = g_ptr_array_index (first->proposals, 1);
  assert_missing (fixture, ANNING_PAPER_PROPOSAL, first, "proposal");
  fixture->request.proposal = g_ptr_array_index (first->proposals, 2);
  assert_missing (fixture, ANNING_PAPER_PROPOSAL, first, "proposal");
  fixture->request.proposal = NULL;
  fixture->request.budget = none;
  fixture->request.cases = none;
  assert_missing (fixture, ANNING_PAPER_MEANS, NULL, "budget");
  assert_missing (fixture, ANNING_PAPER_DEBTS, NULL, "debts");
}

static void
test_csv (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (AnningPaper) paper = write_paper (fixture, ANNING_PAPER_MEANS, TRUE, 0);
  g_autoptr (GBytes) csv = anning_paper_tables_to_csv (paper->tables);
  g_autofree char *text = g_strndup (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv));

  g_assert_cmpstr (text, ==,
                   "\xEF\xBB\xBF项目,平常的月份\r\n工资,12000.00\r\n合计,12000.00\r\n\r\n"
                   "项目,平常的月份\r\n住房,3000.00\r\n吃饭,2000.00\r\n保险,200.00\r\n合计,5200.00\r\n\r\n"
                   "项目,平常的月份\r\n收入,12000.00\r\n必要支出,5200.00\r\n余额,6800.00\r\n");
}

/* What poppler reads; NULL: it is not there. */
static char *
run_poppler (const char *program,
             const char *path)
{
  g_autofree char *found = g_find_program_in_path (program);
  const char *arguments[] = { found, "-layout", path, "-", NULL };
  const char *plain[] = { found, path, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  if (found == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return NULL;
    }
  g_spawn_sync (NULL, (char **) (g_str_equal (program, "pdftotext") ? arguments : plain), NULL, G_SPAWN_DEFAULT, NULL,
                NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return output;
}

static guint
count (const char *text,
       const char *string)
{
  guint n = 0;

  for (const char *p = strstr (text, string); p != NULL; p = strstr (p + strlen (string), string))
    n++;
  return n;
}

/* Where a line breaks and how wide a gap is are the page's. */
static char *
squeeze (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isspace (*p))
        g_string_append_c (squeezed, *p);
    }
  return g_string_free (squeezed, FALSE);
}

/* As it is printed: text that can be read, a title, numbered pages, the head of the table on each, fonts inside. */
static void
test_pdf (Fixture       *fixture,
          gconstpointer  data)
{
  AnningDebtCase *its = g_ptr_array_index (fixture->owned, 0);
  AnningProposal *offer = g_ptr_array_index (its->proposals, 0);
  g_autoptr (AnningPaper) paper = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *folder = g_dir_make_tmp ("anning-papers-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "paper.pdf", NULL);
  g_autofree char *text = NULL;
  g_autofree char *info = NULL;
  g_autofree char *fonts = NULL;
  g_autofree char *squeezed = NULL;
  g_autofree char *first_foot = NULL;
  g_autofree char *last_foot = NULL;
  guint n_pages;

  offer->months = 60;
  paper = write_default (fixture, ANNING_PAPER_PROPOSAL, TRUE);
  bytes = anning_pages_pdf_render (paper->blocks, "zh", ANNING_PAGE_SIZE_NORMAL, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  text = run_poppler ("pdftotext", path);
  info = run_poppler ("pdfinfo", path);
  fonts = run_poppler ("pdffonts", path);
  g_remove (path);
  g_rmdir (folder);
  if (text == NULL || info == NULL || fonts == NULL)
    return;

  /* 60 × 200 do not stand on one page. */
  n_pages = (guint) g_ascii_strtoull (strstr (info, "Pages:") + strlen ("Pages:"), NULL, 10);
  g_assert_cmpuint (n_pages, >=, 2);
  first_foot = g_strdup_printf ("1/%u", n_pages);
  last_foot = g_strdup_printf ("%u/%u", n_pages, n_pages);
  squeezed = squeeze (text);
  g_assert_nonnull (strstr (squeezed, "致：甲消费金融有限公司"));
  g_assert_nonnull (strstr (squeezed, "602031-12-05200.00200.000.000.00"));
  g_assert_nonnull (strstr (squeezed, first_foot));
  g_assert_nonnull (strstr (squeezed, last_foot));
  g_assert_cmpuint (count (squeezed, "期次还款日还款金额"), >=, 2);
  g_assert_cmpuint (count (squeezed, "期次还款日还款金额"), <=, n_pages);
  g_assert_nonnull (strstr (info, "还款方案"));
  /* Embedded, with a map to Unicode. */
  g_assert_cmpuint (count (fonts, " yes yes yes") + count (fonts, " yes no  yes"), ==, count (fonts, "\n") - 2);
}

/* Every word that stands in one language stands in the other, and every word of the file is there. */
static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GKeyFile) file = anning_text_file_load (anning_text_file_read_resource, NULL, "papers/words.ini", &error);
  g_auto (GStrv) groups = NULL;

  g_assert_no_error (error);
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (file, groups[i], NULL, NULL);

      for (guint j = 0; keys[j] != NULL; j++)
        {
          g_autofree char *word = g_strndup (keys[j], strlen (keys[j]) - 3);

          g_assert_cmpstr (anning_paper_words_get (fixture->words, "zh", groups[i], word), !=, "");
          g_assert_cmpstr (anning_paper_words_get (fixture->words, "en", groups[i], word), !=, "");
        }
    }
  for (const AnningWord *word = anning_lender_types; word->word != NULL; word++)
    g_assert_cmpstr (anning_paper_words_get (fixture->words, "zh", "lender_type", word->word), !=, "");
  for (const AnningWord *word = anning_debt_stages; word->word != NULL; word++)
    g_assert_cmpstr (anning_paper_words_get (fixture->words, "zh", "stage", word->word), !=, "");
  for (const AnningWord *word = anning_budget_categories; word->word != NULL; word++)
    g_assert_cmpstr (anning_paper_words_get (fixture->words, "zh", "category", word->word), !=, "");
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/planner-papers/means", test_means },
    { "/planner-papers/means-parts", test_means_parts },
    { "/planner-papers/debts", test_debts },
    { "/planner-papers/proposal", test_proposal },
    { "/planner-papers/last-instalment", test_last_instalment },
    { "/planner-papers/proposal-combined", test_proposal_combined },
    { "/planner-papers/others-later", test_others_later },
    { "/planner-papers/comparison", test_comparison },
    { "/planner-papers/private", test_private },
    { "/planner-papers/what-leaves", test_what_leaves },
    { "/planner-papers/missing", test_missing },
    { "/planner-papers/csv", test_csv },
    { "/planner-papers/pdf", test_pdf },
    { "/planner-papers/words", test_words },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
