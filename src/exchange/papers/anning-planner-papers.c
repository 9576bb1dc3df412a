/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-planner-papers-private.h"

#include <string.h>

#include "anning-budget-line.h"
#include "anning-money.h"
#include "anning-page-text.h"

static const struct
{
  const char *group;
  gboolean wants_debt;
  AnningPaperParts parts;      /* that can be chosen */
  AnningPaperParts on;         /* chosen at first */
  AnningPaperParts parts_one;  /* the same for one creditor */
  AnningPaperParts on_one;
  gboolean (*write) (AnningPaperWriter *writer, GError **error);
} kinds[] = {
  [ANNING_PAPER_MEANS] = {
    "means", FALSE,
    ANNING_PAPER_LINES | ANNING_PAPER_PEOPLE | ANNING_PAPER_LEAN | ANNING_PAPER_ONCE | ANNING_PAPER_OTHER_TOTAL
      | ANNING_PAPER_OTHERS,
    ANNING_PAPER_LINES | ANNING_PAPER_LEAN | ANNING_PAPER_ONCE | ANNING_PAPER_OTHER_TOTAL,
    ANNING_PAPER_LINES | ANNING_PAPER_PEOPLE | ANNING_PAPER_LEAN | ANNING_PAPER_ONCE | ANNING_PAPER_OTHER_TOTAL
      | ANNING_PAPER_OTHERS,
    ANNING_PAPER_LEAN | ANNING_PAPER_OTHER_TOTAL,
    anning_paper_write_means,
  },
  [ANNING_PAPER_DEBTS] = {
    "debts", FALSE,
    0, 0,
    ANNING_PAPER_OTHER_TOTAL | ANNING_PAPER_OTHERS, ANNING_PAPER_OTHER_TOTAL,
    anning_paper_write_debts,
  },
  [ANNING_PAPER_PROPOSAL] = {
    "proposal", TRUE,
    0, 0,
    ANNING_PAPER_BUDGET | ANNING_PAPER_LEAN | ANNING_PAPER_OTHER_TOTAL, ANNING_PAPER_BUDGET | ANNING_PAPER_OTHER_TOTAL,
    anning_paper_write_proposal,
  },
  [ANNING_PAPER_COMPARISON] = {
    "comparison", TRUE,
    0, 0,
    ANNING_PAPER_ROUNDS | ANNING_PAPER_STAFF | ANNING_PAPER_TARGETS, ANNING_PAPER_ROUNDS | ANNING_PAPER_STAFF,
    anning_paper_write_comparison,
  },
};

/* Returns: TRUE when the document is always about one debt */
gboolean
anning_paper_wants_debt (AnningPaperKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), FALSE);

  return kinds[kind].wants_debt;
}

/* Returns: the parts that can be chosen; @for_one: the document is for one creditor */
AnningPaperParts
anning_paper_offered_parts (AnningPaperKind kind,
                            gboolean        for_one)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), 0);

  return for_one || kinds[kind].wants_debt ? kinds[kind].parts_one : kinds[kind].parts;
}

/* Returns: those that are in it at first: for one creditor nothing of another, and no target or limit */
AnningPaperParts
anning_paper_default_parts (AnningPaperKind kind,
                            gboolean        for_one)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), 0);

  return for_one || kinds[kind].wants_debt ? kinds[kind].on_one : kinds[kind].on;
}

/* Returns: (nullable): the proposal that a creditor may see: our last one that is no target and no limit */
const AnningProposal *
anning_paper_find_offer (const AnningDebtCase *debt)
{
  g_return_val_if_fail (debt != NULL, NULL);

  return anning_debt_case_find_proposal (debt, "ours", "offer");
}

/* ---- what leaves ---- */

/* Full-width and half-width, large and small letters are the same to a reader. */
static char *
fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_NFKC);

  return g_utf8_casefold (normal, -1);
}

/* So that a name that is part of another one is not found in it. */
static void
blank (char       *text,
       const char *name)
{
  for (char *place = strstr (text, name); place != NULL; place = strstr (place, name))
    memset (place, '\n', strlen (name));
}

static gboolean
find_creditor (AnningPaperContents *contents,
               char                *text,
               const char          *creditor)
{
  g_autofree char *name = NULL;

  if (creditor == NULL || *creditor == '\0')
    return FALSE;
  name = fold (creditor);
  if (strstr (text, name) == NULL)
    return FALSE;
  blank (text, name);
  g_ptr_array_add (contents->creditors, g_strdup (creditor));
  return TRUE;
}

static int
longer_first (gconstpointer a,
              gconstpointer b)
{
  const gsize length_a = strlen (*(const char *const *) a);
  const gsize length_b = strlen (*(const char *const *) b);

  return (length_a < length_b) - (length_a > length_b);
}

static void
find_creditors (AnningPaper              *paper,
                const AnningPaperRequest *request)
{
  g_autofree char *text = fold (paper->text);
  g_autoptr (GPtrArray) creditors = g_ptr_array_new ();

  if (request->debt != NULL)
    find_creditor (&paper->contents, text, request->debt->debt->creditor);
  for (guint i = 0; i < request->cases->len; i++)
    {
      const AnningDebtCase *its = g_ptr_array_index (request->cases, i);

      if (its->debt->creditor != NULL)
        g_ptr_array_add (creditors, its->debt->creditor);
    }
  g_ptr_array_sort (creditors, longer_first);
  for (guint i = 0; i < creditors->len; i++)
    {
      if (find_creditor (&paper->contents, text, g_ptr_array_index (creditors, i)) && request->debt != NULL)
        paper->contents.others = TRUE;
    }
}

static void
find_people (AnningPaper              *paper,
             const AnningPaperRequest *request)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (request->name != NULL && *request->name != '\0')
    g_ptr_array_add (names, (char *) request->name);
  for (guint i = 0; request->budget != NULL && i < request->budget->len; i++)
    {
      const AnningBudgetLine *line = g_ptr_array_index (request->budget, i);

      if (line->person != NULL && *line->person != '\0'
          && !g_ptr_array_find_with_equal_func (names, line->person, g_str_equal, NULL))
        g_ptr_array_add (names, line->person);
    }
  g_ptr_array_add (names, NULL);
  anning_note_check (paper->text, (const char *const *) names->pdata, &paper->contents.check);
}

/**
 * Writes a document. What is found in it afterwards is looked up in its finished
 * text, so that a creditor's name in somebody's own words is found too.
 *
 * Fails with ANNING_VALUE_ERROR_MISSING, the message says what is missing: "budget"
 * (no line with a sum), "debts", "debt" (nobody it is for), "proposal" (no offer of
 * ours), "rounds" (neither a round nor a proposal to compare), and as
 * anning_proposal_plan_new() does when the terms of the offer do not suffice.
 *
 * Returns: (transfer full): the document, or NULL and @error
 */
AnningPaper *
anning_paper_new (const AnningPaperWords    *words,
                  const AnningPaperRequest  *request,
                  GError                   **error)
{
  g_autoptr (AnningPaper) paper = NULL;
  AnningPaperWriter writer;

  g_return_val_if_fail (words != NULL && request != NULL && request->kind < G_N_ELEMENTS (kinds), NULL);
  g_return_val_if_fail (request->cases != NULL && g_date_valid (&request->today), NULL);

  paper = g_new0 (AnningPaper, 1);
  paper->blocks = anning_page_blocks_new ();
  paper->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_table_free);
  paper->contents.creditors = g_ptr_array_new_with_free_func (g_free);
  writer = (AnningPaperWriter) {
    .words = words,
    .request = request,
    .parts = request->parts & anning_paper_offered_parts (request->kind, request->debt != NULL),
    .group = kinds[request->kind].group,
    .paper = paper,
  };
  if (kinds[request->kind].wants_debt && request->debt == NULL)
    {
      g_set_error_literal (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_MISSING, "debt");
      return NULL;
    }
  if (!kinds[request->kind].write (&writer, error))
    return NULL;
  paper->text = anning_page_blocks_dup_text (paper->blocks);
  find_creditors (paper, request);
  find_people (paper, request);
  return g_steal_pointer (&paper);
}

void
anning_paper_free (AnningPaper *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->contents.creditors);
  g_free (self->text);
  g_free (self);
}

/**
 * All tables in one file, an empty line between them and one byte order mark at its beginning.
 *
 * @tables: (element-type AnningTable)
 *
 * Returns: (transfer full): see anning_table_to_csv()
 */
GBytes *
anning_paper_tables_to_csv (const GPtrArray *tables)
{
  static const char mark[] = "\xEF\xBB\xBF";
  GByteArray *bytes = g_byte_array_new ();

  for (guint i = 0; tables != NULL && i < tables->len; i++)
    {
      g_autoptr (GBytes) csv = anning_table_to_csv (g_ptr_array_index (tables, i));
      gsize size;
      const guint8 *data = g_bytes_get_data (csv, &size);
      const gsize skip = i > 0 && size >= strlen (mark) && memcmp (data, mark, strlen (mark)) == 0 ? strlen (mark) : 0;

      if (i > 0)
        g_byte_array_append (bytes, (const guint8 *) "\r\n", 2);
      g_byte_array_append (bytes, data + skip, (guint) (size - skip));
    }
  return g_byte_array_free_to_bytes (bytes);
}
