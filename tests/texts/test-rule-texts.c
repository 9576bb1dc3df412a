/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-finding-text.h"

#include <string.h>

#include "anning-facts.h"
#include "anning-limits.h"

static const char *const languages[] = { "zh", "en" };

/* What would decide, promise or talk out of paying (legal rules, section 5). */
static const char *const forbidden[] = {
  "违法", "构成犯罪", "必须赔偿", "可以不还", "不用还", "无需还", "胜诉", "illegal", "unlawful", "must compensate",
  "need not pay", "do not have to pay",
};

static AnningRuleTexts *
load (const char *language)
{
  g_autoptr (GError) error = NULL;
  AnningRuleTexts *texts = anning_rule_texts_new (language, anning_text_file_read_resource, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (texts);
  return texts;
}

static void
assert_said (const char *text)
{
  g_assert_nonnull (text);
  g_assert_cmpuint (strlen (text), >, 0);
  g_assert_null (strpbrk (text, "{}"));
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    {
      if (strstr (text, forbidden[i]) != NULL)
        g_test_message ("“%s”: %s", forbidden[i], text);
      g_assert_null (strstr (text, forbidden[i]));
    }
}

static void
assert_facts (AnningFacts        *facts,
              const char *const  *ids,
              AnningNature        nature)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const AnningFact *fact = anning_facts_find (facts, ids[i]);

      if (fact == NULL)
        g_test_message ("there is no fact %s", ids[i]);
      g_assert_nonnull (fact);
      /* What is no law is never what a law rests on, and the other way round. */
      if (nature == ANNING_NATURE_STANDARD || nature == ANNING_NATURE_SELF_REGULATION)
        g_assert_cmpstr (fact->nature, ==, anning_natures[nature]);
      else if (nature != ANNING_N_NATURES)
        g_assert_false (g_str_equal (fact->nature, "standard") || g_str_equal (fact->nature, "self_regulation"));
    }
}

/* The text of a rule's variant for a lender, with every basis that may be named for it. */
static AnningFindingText *
tell (const AnningRuleTexts *texts,
      AnningRuleId           rule,
      guint                  variant,
      AnningLender           lender,
      AnningProduct          product,
      guint32                missing)
{
  AnningFinding finding = { .rule = (guint8) rule, .variant = (guint8) variant, .lender = (guint8) lender,
                            .severity = ANNING_SEVERITY_URGENT, .heuristic = ANNING_HEURISTIC_NIGHTS };

  finding.gaps = anning_rules[rule].proofs;
  finding.missing = missing;
  finding.outcome = missing != 0 ? ANNING_OUTCOME_INSUFFICIENT : ANNING_OUTCOME_HIT;
  finding.counts[ANNING_COUNT_OF] = 4;
  finding.counts[ANNING_COUNT_LIMIT] = 3;
  for (guint i = 0; i < ANNING_N_BASES; i++)
    finding.strengths[i] = MIN (anning_rules[rule].strengths[i],
                                anning_basis_get_strength ((AnningBasis) i, lender, product));
  return anning_finding_text_new (texts, &finding, &anning_conduct_parameters, 0);
}

/* Every rule, variant, lender and basis has words in both languages, on facts that are there. */
static void
test_everything (void)
{
  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      g_autoptr (AnningRuleTexts) texts = load (languages[l]);
      g_autoptr (GError) error = NULL;
      g_autoptr (AnningFacts) facts = anning_facts_load (languages[l], &error);
      guint named = 0;

      g_assert_no_error (error);
      for (guint rule = 0; rule < ANNING_N_RULES; rule++)
        {
          for (guint v = 0; v < ANNING_RULE_VARIANTS && anning_rules[rule].variants[v] != NULL; v++)
            {
              for (guint lender = 0; lender < ANNING_N_LENDERS; lender++)
                {
                  AnningProduct product = lender == ANNING_LENDER_AMC ? ANNING_PRODUCT_BUSINESS : ANNING_PRODUCT_UNKNOWN;
                  g_autoptr (AnningFindingText) text = tell (texts, (AnningRuleId) rule, v, (AnningLender) lender, product, 0);

                  assert_said (text->title);
                  assert_said (text->text);
                  g_assert_cmpuint (g_strv_length (text->gaps), >, 0);
                  g_assert_cmpuint (g_strv_length (text->next), >, 0);
                  for (guint i = 0; text->next[i] != NULL; i++)
                    assert_said (text->next[i]);
                  for (guint i = 0; text->gaps[i] != NULL; i++)
                    assert_said (text->gaps[i]);
                  assert_facts (facts, (const char *const *) text->facts, ANNING_N_NATURES);
                  for (guint b = 0; b < ANNING_N_BASES; b++)
                    named -= MIN (anning_rules[rule].strengths[b],
                                  anning_basis_get_strength ((AnningBasis) b, (AnningLender) lender, product)) != 0;
                  named += text->bases->len;
                  for (guint b = 0; b < text->bases->len; b++)
                    {
                      const AnningBasisText *basis = g_ptr_array_index (text->bases, b);

                      assert_said (basis->sentence);
                      assert_said (basis->nature_label);
                      g_assert_nonnull (basis->facts);
                      g_assert_nonnull (basis->facts[0]);
                      assert_facts (facts, basis->facts, basis->nature);
                      /* What it is called is what its facts are. */
                      g_assert_cmpstr (anning_facts_find (facts, basis->facts[0])->nature, ==, anning_natures[basis->nature]);
                    }
                }
            }
          assert_said (anning_rule_texts_get_title (texts, (AnningRuleId) rule));
        }
      /* No basis was passed over because nobody had written its sentence. */
      g_assert_cmpuint (named, ==, 0);
    }
}

/* What is advice, and what speaks to the person whose log it is. "请求" and "申请" are no advice. */
static void
assert_stated (const char *text)
{
  static const char *const advice[] = {
    "你", "您", "建议", "不要", "先查明", "先核实", "付款前", "付款以前", "可以要求", "可以告诉", "可以向", "请先", "请报", "请立",
    "请尽", "请追", "请保", "请核", "记下告知", "尽快", "保留", "you", "You", "Report", "report it", "Keep", "Ask ", "Tell ",
    "Check", "check first", "then pay", "Do not", "Find out", "First find", "ask a lawyer",
  };

  /* The name of a tool, with 你 in it. */
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", "“呼死你”", -1);
  g_autofree char *plain = g_strjoinv ("", parts);

  for (guint i = 0; i < G_N_ELEMENTS (advice); i++)
    {
      if (strstr (plain, advice[i]) != NULL)
        g_test_message ("“%s”: %s", advice[i], plain);
      g_assert_null (strstr (plain, advice[i]));
    }
}

/* In a paper for a regulator stands nothing of what the person might do. */
static void
test_stated (void)
{
  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AnningRuleTexts) texts = anning_rule_texts_new_stated (languages[l], anning_text_file_read_resource, NULL,
                                                                        &error);

      g_assert_no_error (error);
      assert_stated (anning_rule_texts_get_report (texts));
      assert_stated (anning_rule_texts_get_day (texts));
      for (guint rule = 0; rule < ANNING_N_RULES; rule++)
        {
          for (guint v = 0; v < ANNING_RULE_VARIANTS && anning_rules[rule].variants[v] != NULL; v++)
            {
              for (guint lender = 0; lender < ANNING_N_LENDERS; lender++)
                {
                  g_autoptr (AnningFindingText) text = tell (texts, (AnningRuleId) rule, v, (AnningLender) lender,
                                                             ANNING_PRODUCT_UNKNOWN, 0);
                  g_autoptr (AnningFindingText) unknown = tell (texts, (AnningRuleId) rule, v, (AnningLender) lender,
                                                                ANNING_PRODUCT_UNKNOWN, ANNING_MISSING_LENDER);

                  assert_said (text->text);
                  assert_stated (text->title);
                  assert_stated (text->text);
                  assert_stated (text->heuristic);
                  assert_stated (unknown->lender);
                  for (guint i = 0; text->gaps[i] != NULL; i++)
                    assert_stated (text->gaps[i]);
                  for (guint b = 0; b < text->bases->len; b++)
                    assert_stated (((const AnningBasisText *) g_ptr_array_index (text->bases, b))->sentence);
                }
            }
        }
    }
}

/* While too little is known, nothing is said to have happened and no basis is named. */
static void
test_insufficient (void)
{
  g_autoptr (AnningRuleTexts) texts = load ("zh");

  for (guint rule = 0; rule < ANNING_N_RULES; rule++)
    {
      for (guint bit = 0; bit < ANNING_N_MISSING; bit++)
        {
          g_autoptr (AnningFindingText) text = tell (texts, (AnningRuleId) rule, 0, ANNING_LENDER_BANK_LOAN,
                                                     ANNING_PRODUCT_UNKNOWN, 1u << bit);
          gboolean certain = (1u << bit) == ANNING_MISSING_LENDER || (1u << bit) == ANNING_MISSING_VERIFIED;

          assert_said (text->missing);
          assert_said (text->text);
          g_assert_cmpuint (text->bases->len, ==, 0);
          g_assert_cmpint (g_str_has_prefix (text->text, "补上以后，可能会提示“"), ==, !certain);
        }
    }
  {
    g_autoptr (AnningFindingText) text = tell (texts, ANNING_RULE_FREQ_01, 0, ANNING_LENDER_BANK_LOAN, ANNING_PRODUCT_UNKNOWN,
                                               ANNING_MISSING_PARTY | ANNING_MISSING_PURPOSE);

    g_assert_cmpstr (text->missing, ==, "现在知道的还不够，不能算作提示。先补上：联系的是谁、联系是为了什么。");
    g_assert_cmpstr (text->text, ==, "补上以后，可能会提示“一天里拨通的次数”。");
  }
}

/* One finding as it is read: numbers, nature, what is missing, what to do. */
static void
test_told (void)
{
  g_autoptr (AnningRuleTexts) texts = load ("zh");
  AnningFinding finding = { .rule = ANNING_RULE_FREQ_01, .lender = ANNING_LENDER_CONSUMER_FINANCE,
                            .severity = ANNING_SEVERITY_HIGH, .heuristic = ANNING_HEURISTIC_DAYS_RUNNING,
                            .gaps = ANNING_PROOF_BILL };
  g_autoptr (AnningFindingText) text = NULL;
  const AnningBasisText *basis;

  finding.counts[ANNING_COUNT_OF] = 7;
  finding.counts[ANNING_COUNT_LIMIT] = 3;
  finding.counts[ANNING_COUNT_RAISE] = 3;
  finding.strengths[ANNING_BASIS_STD_GBT] = ANNING_STRENGTH_COMPARED;
  finding.strengths[ANNING_BASIS_HEUR] = ANNING_STRENGTH_MAY_BREACH;
  text = anning_finding_text_new (texts, &finding, &anning_conduct_parameters, 0);

  g_assert_true (g_str_has_prefix (text->text, "当日同一债主（含外包）拨通 7 次，超过推荐性国家标准写的 3 次。"));
  g_assert_cmpuint (g_strv_length (text->safety), ==, 0);
  g_assert_null (text->lender);
  g_assert_null (text->missing);
  g_assert_null (text->explanation);
  g_assert_cmpstr (text->heuristic, ==, "连续 3 天以上都是这样。");
  g_assert_cmpuint (text->bases->len, ==, 2);
  basis = g_ptr_array_index (text->bases, 0);
  g_assert_cmpstr (basis->sentence, ==,
                   "可以对照推荐性国家标准 GB/T 45251-2025（非强制）关于每日拨通次数的内容；它是否适用于这笔贷款，没有核对到原文。");
  g_assert_cmpstr (basis->nature_label, ==, "推荐性国家标准，不是法律");
  g_assert_cmpstr (basis->facts[0], ==, "std.gbt45251.freq");
  basis = g_ptr_array_index (text->bases, 1);
  g_assert_cmpint (basis->nature, ==, ANNING_NATURE_HEURISTIC);
  g_assert_cmpuint (g_strv_length (text->gaps), ==, 1);
  g_assert_cmpstr (text->gaps[0], ==, "运营商的通话详单");
}

/* Somebody may be in danger: safety comes before everything else. */
static void
test_urgent (void)
{
  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      g_autoptr (AnningRuleTexts) texts = load (languages[l]);
      AnningFinding finding = { .rule = ANNING_RULE_CON_01, .severity = ANNING_SEVERITY_URGENT,
                                .missing = ANNING_MISSING_LENDER };
      g_autoptr (AnningFindingText) text = anning_finding_text_new (texts, &finding, &anning_conduct_parameters, 0);

      g_assert_nonnull (text->safety[0]);
      g_assert_nonnull (strstr (text->safety[0], "110"));
      g_assert_nonnull (strstr (text->safety[2], "12356"));
      /* The lender is not known, and it is a hit all the same. */
      assert_said (text->lender);
      g_assert_null (text->missing);
    }
}

/* What was said is set right by facts about that very saying. */
static void
test_sayings (void)
{
  g_autoptr (AnningRuleTexts) texts = load ("zh");
  AnningFinding finding = { .rule = ANNING_RULE_CON_05 };
  g_autoptr (AnningFindingText) text = anning_finding_text_new (texts, &finding, &anning_conduct_parameters,
                                                                ANNING_TAG (JAIL_CLAIM) | ANNING_TAG (FREEZE_ALL_CARDS));

  g_assert_cmpstr (text->facts[0], ==, "myth.jail");
  g_assert_cmpstr (text->facts[1], ==, "myth.freeze");
  g_assert_false (g_strv_contains ((const char *const *) text->facts, "myth.school"));
}

/* The numbers of the rules are those that the pages show beside them. */
static void
test_limits (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningLimits) limits = anning_limits_new (anning_text_file_read_resource, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (anning_conduct_parameters.night_from, ==, limits->night.from);
  g_assert_cmpint (anning_conduct_parameters.night_to, ==, limits->night.to);
  g_assert_cmpuint (anning_conduct_parameters.max_connected, ==, limits->connected_calls);
  g_assert_cmpuint (anning_conduct_parameters.max_unanswered, ==, limits->unanswered_calls);
}

/* Where a rule may have changed, it is said; where there is no appeal, nothing is awaited. */
static void
test_deadlines (void)
{
  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      g_autoptr (AnningRuleTexts) texts = load (languages[l]);
      g_autoptr (GError) error = NULL;
      g_autoptr (AnningFacts) facts = anning_facts_load (languages[l], &error);

      g_assert_no_error (error);
      for (guint kind = 0; kind < ANNING_N_DEADLINES; kind++)
        {
          const AnningDeadlineRule *rule = &anning_deadline_rules[kind];
          AnningDeadline deadline = { .kind = (AnningDeadlineKind) kind };
          g_autofree char *wait = anning_rule_texts_tell_deadline (texts, &deadline, FALSE);
          g_autofree char *come = anning_rule_texts_tell_deadline (texts, &deadline, TRUE);

          assert_said (anning_rule_texts_get_deadline (texts, (AnningDeadlineKind) kind));
          assert_said (wait);
          assert_said (come);
          g_assert_cmpstr (wait, !=, come);
          /* Once: the two stand below each other. */
          g_assert_cmpint (strstr (wait, l == 0 ? "这个时限可能有变化" : "This period may have changed") != NULL, ==,
                           rule->unsettled);
          g_assert_null (strchr (come, '\n'));
          assert_facts (facts, rule->facts, ANNING_N_NATURES);
          /* A period that is not settled in its own fact is told as such. */
          if (anning_facts_find (facts, rule->facts[0])->open != NULL)
            g_assert_true (rule->unsettled);
        }
      {
        AnningDeadline none = { .kind = ANNING_DEADLINE_APPEAL, .none = TRUE };
        g_autofree char *told = anning_rule_texts_tell_deadline (texts, &none, FALSE);

        assert_said (told);
        g_assert_null (strchr (told, '\n'));
      }
    }
}

static GBytes *
read_broken (const char  *name,
             gpointer     user_data,
             GError     **error)
{
  g_autoptr (GBytes) whole = anning_text_file_read_resource (name, NULL, error);
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (whole, NULL), (gssize) g_bytes_get_size (whole));

  g_string_replace (text, user_data, "gone", 0);
  return g_bytes_new (text->str, text->len);
}

static void
test_broken (void)
{
  static const char *const lines[] = {
    "text_hour_zh", "std_gbt_zh", "next_1_zh", "name_zh", "report_zh", "line_1_zh", "after_zh", "unsettled_zh",
    "[nature law]", "[missing lpr]", "[proof bill]", "[heuristic codes]", "[R-VIS-04]", "[T-ARB]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;
      AnningRuleTexts *texts = anning_rule_texts_new ("zh", read_broken, (gpointer) lines[i], &error);

      if (texts != NULL)
        g_test_message ("it does without %s", lines[i]);
      g_assert_null (texts);
      g_assert_true (error != NULL && error->domain == G_KEY_FILE_ERROR);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule-texts/everything", test_everything);
  g_test_add_func ("/rule-texts/stated", test_stated);
  g_test_add_func ("/rule-texts/insufficient", test_insufficient);
  g_test_add_func ("/rule-texts/told", test_told);
  g_test_add_func ("/rule-texts/urgent", test_urgent);
  g_test_add_func ("/rule-texts/sayings", test_sayings);
  g_test_add_func ("/rule-texts/limits", test_limits);
  g_test_add_func ("/rule-texts/deadlines", test_deadlines);
  g_test_add_func ("/rule-texts/broken", test_broken);
  return g_test_run ();
}
