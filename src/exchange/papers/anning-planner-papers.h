/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-debt-case.h"
#include "anning-note-check.h"
#include "anning-pages.h"
#include "anning-paper-words.h"
#include "anning-table.h"

G_BEGIN_DECLS

/* The documents of the planner. */
typedef enum
{
  ANNING_PAPER_MEANS,      /* what comes in, what is needed, what is left */
  ANNING_PAPER_DEBTS,      /* a line for each debt */
  ANNING_PAPER_PROPOSAL,   /* one offer to one creditor, with its schedule */
  ANNING_PAPER_COMPARISON, /* of one debt: contract against offers, round by round */
} AnningPaperKind;

#define ANNING_PAPER_N_KINDS (ANNING_PAPER_COMPARISON + 1)

/* What goes into a document beside what it cannot be without. */
typedef enum
{
  ANNING_PAPER_LINES = 1 << 0,       /* each line of the budget, not only its group */
  ANNING_PAPER_PEOPLE = 1 << 1,      /* whose it is */
  ANNING_PAPER_LEAN = 1 << 2,        /* the lean month beside the normal one */
  ANNING_PAPER_ONCE = 1 << 3,        /* what happens once */
  ANNING_PAPER_BUDGET = 1 << 4,      /* what the budget comes to */
  ANNING_PAPER_OTHER_TOTAL = 1 << 5, /* what falls due of other debts a month, as one sum */
  ANNING_PAPER_OTHERS = 1 << 6,      /* other creditors, by name and sum */
  ANNING_PAPER_ROUNDS = 1 << 7,      /* what was talked about, round by round */
  ANNING_PAPER_STAFF = 1 << 8,       /* who spoke for the creditor */
  ANNING_PAPER_TARGETS = 1 << 9,     /* target and limit, which nobody else is to see */
} AnningPaperParts;

/* What is wanted. Everything belongs to the caller and is only read. */
typedef struct
{
  AnningPaperKind kind;
  AnningPaperParts parts;         /* those that are not offered count as left out */
  const char *language;           /* "zh" or "en" */
  GDate today;
  const GPtrArray *cases;         /* AnningDebtCase, all debts */
  const GPtrArray *budget;        /* AnningBudgetLine */
  const AnningDebtCase *debt;     /* one of @cases: whose creditor it is for; NULL: for nobody in particular */
  const AnningProposal *proposal; /* of @debt, ours and no target or limit; NULL: the last one */
  const char *name;               /* who writes; NULL or "": a line to write on */
} AnningPaperRequest;

/* What a document gives away, looked up in its finished text. */
typedef struct
{
  GPtrArray *creditors;    /* names of creditors in it, each once */
  guint n_sums;            /* sums of money */
  gboolean others;         /* another creditor than the one it is for is named */
  gboolean others_total;   /* it says that there are other debts */
  gboolean targets;        /* target or limit are in it */
  AnningNoteCheck check;   /* names of the household, telephone and card numbers */
} AnningPaperContents;

/* One document: the same data on pages, as text and as tables. */
typedef struct
{
  GPtrArray *blocks; /* AnningPageBlock */
  GPtrArray *tables; /* AnningTable, at least one */
  char *text;
  AnningPaperContents contents;
} AnningPaper;

gboolean         anning_paper_wants_debt    (AnningPaperKind            kind);
AnningPaperParts anning_paper_offered_parts (AnningPaperKind            kind,
                                             gboolean                   for_one);
AnningPaperParts anning_paper_default_parts (AnningPaperKind            kind,
                                             gboolean                   for_one);
const AnningProposal *anning_paper_find_offer (const AnningDebtCase    *debt);
AnningPaper     *anning_paper_new           (const AnningPaperWords    *words,
                                             const AnningPaperRequest  *request,
                                             GError                   **error);
void             anning_paper_free          (AnningPaper               *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningPaper, anning_paper_free)
GBytes          *anning_paper_tables_to_csv (const GPtrArray           *tables);

G_END_DECLS
