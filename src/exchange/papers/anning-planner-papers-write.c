/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-planner-papers-private.h"

#include "anning-agreement.h"
#include "anning-budget-sums.h"
#include "anning-date.h"
#include "anning-money.h"

/* Tenths of a percent: what lies below them is finer than the days that a rate rests on. */
#define SHOWN_RATE (ANNING_RATE_ONE / 1000)

static gboolean
is_chinese (AnningPaperWriter *self)
{
  return g_strcmp0 (self->request->language, "en") != 0;
}

gboolean
anning_paper_find_budget (AnningPaperWriter *self,
                          AnningBudget      *budget)
{
  if (self->request->budget == NULL || anning_budget_is_unfinished (self->request->budget))
    return FALSE;
  anning_budget_add_up (self->request->budget, budget);
  return anning_budget_get_state (budget) != ANNING_BUDGET_EMPTY;
}

const char *
anning_paper_label (AnningPaperWriter *self,
                    const char        *group,
                    const char        *word)
{
  return anning_paper_words_get (self->words, self->request->language, group, word);
}

const char *
anning_paper_word (AnningPaperWriter *self,
                   const char        *word)
{
  const char *text = anning_paper_label (self, self->group, word);

  return *text != '\0' ? text : anning_paper_label (self, "words", word);
}

static char *
say (AnningPaperWriter *self,
     const char        *word,
     va_list            arguments)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  const char *value;

  while ((value = va_arg (arguments, const char *)) != NULL)
    g_ptr_array_add (values, (char *) value);
  return anning_paper_words_fill (anning_paper_word (self, word), (const char *const *) values->pdata, values->len);
}

char *
anning_paper_say (AnningPaperWriter *self,
                  const char        *word,
                  ...)
{
  va_list arguments;
  char *text;

  va_start (arguments, word);
  text = say (self, word, arguments);
  va_end (arguments);
  return text;
}

char *
anning_paper_sum (AnningPaperWriter *self,
                  gint64             fen)
{
  self->paper->contents.n_sums++;
  return anning_money_to_text (fen);
}

char *
anning_paper_money (AnningPaperWriter *self,
                    gint64             fen,
                    gboolean           capitals)
{
  g_autofree char *sum = anning_paper_sum (self, fen);
  g_autofree char *words = NULL;

  if (!capitals || !is_chinese (self))
    return anning_paper_say (self, "money", sum, ANNING_PAPER_END);
  words = anning_money_to_capitals (fen);
  return anning_paper_say (self, "money_words", sum, words, ANNING_PAPER_END);
}

char *
anning_paper_day (AnningPaperWriter *self,
                  const GDate       *day)
{
  return anning_day_format_long (day, is_chinese (self) ? "zh" : "en");
}

char *
anning_paper_iso_day (AnningPaperWriter *self,
                      const char        *day)
{
  GDate date;

  g_date_clear (&date, 1);
  return day != NULL && anning_day_parse (day, &date) ? anning_paper_day (self, &date) : NULL;
}

gint64
anning_paper_rate (gint64 rate)
{
  if (rate == ANNING_UNKNOWN)
    return rate;
  return (rate + (rate < 0 ? -SHOWN_RATE / 2 : SHOWN_RATE / 2)) / SHOWN_RATE * SHOWN_RATE;
}

static AnningPageBlock *
add (AnningPaperWriter *self,
     AnningPageStyle    style,
     const char        *text,
     const char        *marker)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  return anning_page_blocks_add (self->paper->blocks, style, markup, marker);
}

void
anning_paper_add (AnningPaperWriter *self,
                  AnningPageStyle    style,
                  const char        *text)
{
  add (self, style, text, NULL);
}

/* The same without a gap above it. */
static void
paper_add_tight (AnningPaperWriter *self,
                 AnningPageStyle    style,
                 const char        *text)
{
  add (self, style, text, NULL)->tight = TRUE;
}

void
anning_paper_add_said (AnningPaperWriter *self,
                       AnningPageStyle    style,
                       const char        *word,
                       ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, word);
  text = say (self, word, arguments);
  va_end (arguments);
  anning_paper_add (self, style, text);
}

void
anning_paper_add_item (AnningPaperWriter *self,
                       guint              number,
                       const char        *text)
{
  g_autofree char *marker = g_strdup_printf ("%u.", number);

  add (self, ANNING_PAGE_ITEM, text, marker);
}

static gboolean
is_figure (AnningTableKind kind)
{
  return kind == ANNING_TABLE_MONEY || kind == ANNING_TABLE_RATE || kind == ANNING_TABLE_COUNT;
}

static void
add_cell (AnningPaperWriter *self,
          const AnningTable *table,
          guint              row,
          guint              column,
          guint              number)
{
  AnningPageBlock *block;
  AnningTableKind kind;
  g_autofree char *text = NULL;
  const gboolean sum = row > 0 && anning_table_is_sum_row (table, row - 1);

  text = g_strdup (anning_table_get_column (table, column, &kind));
  if (row > 0)
    {
      g_free (text);
      text = anning_table_dup_cell (table, row - 1, column);
      if (kind == ANNING_TABLE_MONEY && *text != '\0')
        self->paper->contents.n_sums++;
      /* An empty cell could be taken for a zero; below a column that has no sum nothing stands. */
      if (*text == '\0' && kind != ANNING_TABLE_TEXT && !sum)
        {
          g_free (text);
          text = g_strdup (anning_paper_label (self, "words", "nothing"));
        }
    }
  block = add (self, ANNING_PAGE_CELL, text, NULL);
  if (sum)
    {
      g_autofree char *plain = g_steal_pointer (&block->markup);

      block->markup = g_strdup_printf ("<b>%s</b>", plain);
    }
  block->table = number;
  block->row = row;
  block->column = column;
  block->figure = is_figure (kind);
}

void
anning_paper_add_table (AnningPaperWriter *self,
                        const char        *heading,
                        AnningTable       *table)
{
  if (heading != NULL)
    anning_paper_add (self, ANNING_PAGE_HEADING, heading);
  g_ptr_array_add (self->paper->tables, table);
  for (guint row = 0; row <= anning_table_get_n_rows (table); row++)
    for (guint column = 0; column < anning_table_get_n_columns (table); column++)
      add_cell (self, table, row, column, self->paper->tables->len);
}

static void
add_known (AnningPaperWriter *self,
           const char        *word,
           const char        *value)
{
  g_autofree char *text = NULL;

  if (value == NULL || *value == '\0')
    return;
  text = anning_paper_say (self, word, value, ANNING_PAPER_END);
  paper_add_tight (self, ANNING_PAGE_BODY, text);
}

void
anning_paper_add_head (AnningPaperWriter *self)
{
  const AnningDebtCase *its = self->request->debt;
  g_autofree char *today = anning_paper_day (self, &self->request->today);

  anning_paper_add (self, ANNING_PAGE_TITLE, anning_paper_word (self, "title"));
  if (its != NULL && its->debt->creditor != NULL)
    {
      g_autofree char *contract = anning_paper_iso_day (self, its->debt->contract_day);

      anning_paper_add_said (self, ANNING_PAGE_BODY, self->request->kind == ANNING_PAPER_COMPARISON ? "about" : "to",
                             its->debt->creditor, ANNING_PAPER_END);
      add_known (self, "product", its->debt->product);
      add_known (self, "contract", contract);
    }
  add_known (self, "writer", self->request->name);
  anning_paper_add_said (self, ANNING_PAGE_SMALL, "unit", today, ANNING_PAPER_END);
}

/* What is still to be paid on a debt. */
typedef enum
{
  DUE_NOTHING,
  DUE_MONTHLY,
  DUE_ONCE,
  DUE_UNKNOWN,
} DueKind;

/* By its agreement, else by its contract. @next: (out): fen of the next payment from today on */
static DueKind
find_due (const AnningDebtCase *its,
          const GDate          *today,
          gint64               *next)
{
  g_autoptr (AnningAgreement) agreement = anning_agreement_new (its, today);
  guint n = 0;

  if (agreement == NULL)
    return g_strcmp0 (its->debt->stage, "settled") == 0 ? DUE_NOTHING : DUE_UNKNOWN;
  for (guint i = 0; i < agreement->account->lines->len; i++)
    {
      const AnningAccountLine *line = &g_array_index (agreement->account->lines, AnningAccountLine, i);

      if (line->open == 0 || g_date_compare (&line->instalment.due, today) < 0)
        continue;
      if (n++ == 0)
        *next = line->open;
    }
  if (n > 1)
    return DUE_MONTHLY;
  if (n == 1)
    return DUE_ONCE;
  return agreement->done ? DUE_NOTHING : DUE_UNKNOWN;
}

static void
add_count (AnningPaperWriter *self,
           const char        *word,
           guint              n)
{
  g_autofree char *count = g_strdup_printf ("%u", n);

  if (n > 0)
    anning_paper_add_said (self, ANNING_PAGE_BODY, word, count, ANNING_PAPER_END);
}

void
anning_paper_add_others (AnningPaperWriter *self)
{
  const gboolean for_one = self->request->debt != NULL;
  guint n[DUE_UNKNOWN + 1] = { 0 };
  gint64 sum = 0;

  if (!(self->parts & ANNING_PAPER_OTHER_TOTAL))
    return;
  for (guint i = 0; i < self->request->cases->len; i++)
    {
      const AnningDebtCase *its = g_ptr_array_index (self->request->cases, i);
      DueKind kind;
      gint64 next = 0;

      if (its == self->request->debt)
        continue;
      kind = find_due (its, &self->request->today, &next);
      n[kind]++;
      if (kind == DUE_MONTHLY)
        sum += next;
    }
  if (n[DUE_MONTHLY] > 0)
    {
      g_autofree char *count = g_strdup_printf ("%u", n[DUE_MONTHLY]);
      g_autofree char *money = anning_paper_sum (self, sum);

      anning_paper_add_said (self, ANNING_PAGE_BODY, for_one ? "others" : "all", count, money, ANNING_PAPER_END);
    }
  add_count (self, for_one ? "others_once" : "all_once", n[DUE_ONCE]);
  add_count (self, for_one ? "others_open" : "all_open", n[DUE_UNKNOWN]);
  self->paper->contents.others_total = for_one && n[DUE_MONTHLY] + n[DUE_ONCE] + n[DUE_UNKNOWN] > 0;
}

void
anning_paper_add_signature (AnningPaperWriter *self)
{
  g_autofree char *today = anning_paper_day (self, &self->request->today);
  g_autofree char *day = anning_paper_say (self, "day", today, ANNING_PAPER_END);

  anning_paper_add (self, ANNING_PAGE_RIGHT, anning_paper_word (self, "signature"));
  paper_add_tight (self, ANNING_PAGE_RIGHT, day);
}
