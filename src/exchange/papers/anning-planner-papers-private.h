/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-budget.h"
#include "anning-planner-papers.h"

G_BEGIN_DECLS

/* A document that is being written. */
typedef struct
{
  const AnningPaperWords *words;
  const AnningPaperRequest *request;
  AnningPaperParts parts; /* of the request, only those that are offered */
  const char *group;      /* of its words, looked up before the common ones */
  AnningPaper *paper;
} AnningPaperWriter;

/* Ends a list of values. */
#define ANNING_PAPER_END ((const char *) NULL)

/* Returns: FALSE while no sum, or none of one side, was entered: nothing can be said of what is left */
gboolean    anning_paper_find_budget  (AnningPaperWriter   *self,
                                       AnningBudget        *budget);

/* ---- words and values; the caller frees what is not const ---- */

const char *anning_paper_word         (AnningPaperWriter   *self,
                                       const char          *word);
const char *anning_paper_label        (AnningPaperWriter   *self,
                                       const char          *group,
                                       const char          *word);
/* The text with values for %1, %2 …, as many as there are before ANNING_PAPER_END. */
char       *anning_paper_say          (AnningPaperWriter   *self,
                                       const char          *word,
                                       ...) G_GNUC_NULL_TERMINATED;
/* "1,234.50", counted among the sums. */
char       *anning_paper_sum          (AnningPaperWriter   *self,
                                       gint64               fen);
/* "1,234.50 元", in Chinese with @capitals the sum in words behind it; counted. */
char       *anning_paper_money        (AnningPaperWriter   *self,
                                       gint64               fen,
                                       gboolean             capitals);
/* @day: (nullable): an ISO day; NULL and what is no day: NULL */
char       *anning_paper_iso_day      (AnningPaperWriter   *self,
                                       const char          *day);
char       *anning_paper_day          (AnningPaperWriter   *self,
                                       const GDate         *day);

/* @rate: millionths, or ANNING_UNKNOWN. Returns: the same to a tenth of a percent, as rates stand in tables */
gint64      anning_paper_rate         (gint64               rate);

/* ---- what is appended ---- */

void        anning_paper_add          (AnningPaperWriter   *self,
                                       AnningPageStyle      style,
                                       const char          *text);
/* A text as anning_paper_say() makes it. */
void        anning_paper_add_said     (AnningPaperWriter   *self,
                                       AnningPageStyle      style,
                                       const char          *word,
                                       ...) G_GNUC_NULL_TERMINATED;
void        anning_paper_add_item     (AnningPaperWriter   *self,
                                       guint                number,
                                       const char          *text);
/* A heading and below it @table. @heading: (nullable); @table: (transfer full) */
void        anning_paper_add_table    (AnningPaperWriter   *self,
                                       const char          *heading,
                                       AnningTable         *table);
/* Title, whom it is for, unit of the sums and day. */
void        anning_paper_add_head     (AnningPaperWriter   *self);
/* What falls due a month of all debts but that of the request, if that part is wanted. */
void        anning_paper_add_others   (AnningPaperWriter   *self);
/* Lines for signature and day. */
void        anning_paper_add_signature (AnningPaperWriter  *self);

/* ---- the documents; FALSE and ANNING_VALUE_ERROR_MISSING: see anning_paper_new() ---- */

gboolean    anning_paper_write_means      (AnningPaperWriter  *self,
                                           GError            **error);
gboolean    anning_paper_write_debts      (AnningPaperWriter  *self,
                                           GError            **error);
/* The table of debts alone. Returns: (transfer full) */
AnningTable *anning_paper_debts_table     (AnningPaperWriter  *self);
gboolean    anning_paper_write_proposal   (AnningPaperWriter  *self,
                                           GError            **error);
gboolean    anning_paper_write_comparison (AnningPaperWriter  *self,
                                           GError            **error);

G_END_DECLS
