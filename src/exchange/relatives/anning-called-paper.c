/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-called-paper.h"

#include <math.h>
#include <string.h>

#include "anning-pages-private.h"

/* Of the card; points. */
#define COLUMNS 2
#define ROWS 4
#define SIDES (COLUMNS * ROWS)
#define CARD_HEIGHT 664.0 /* four sides of 83 × 58 mm, as large as a card of a bank or somewhat more */
#define PADDING 9.0
#define LARGEST 15.0
#define SMALLEST 6.5
#define STEP 0.25

/* Of the large print. */
#define DONTS_ON_A_LINE 3

/* The sides, each as markup: those on the left are the front once it is folded, those on the right the back. */
typedef struct
{
  char *sides[SIDES];
} Card;

static void
card_free (gpointer data)
{
  Card *card = data;

  for (guint i = 0; i < SIDES; i++)
    g_free (card->sides[i]);
  g_free (card);
}

/* ---- texts ---- */

static void
add_escaped (GString    *markup,
             const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (markup, escaped);
}

static void
add_head (GString    *markup,
          const char *text)
{
  g_string_append (markup, "<b>");
  add_escaped (markup, text);
  g_string_append (markup, "</b>\n");
}

static void
add_line (GString    *markup,
          const char *marker,
          const char *text)
{
  g_string_append (markup, marker);
  add_escaped (markup, text);
  g_string_append_c (markup, '\n');
}

static char *
finish (GString *markup)
{
  if (markup->len > 0 && markup->str[markup->len - 1] == '\n')
    g_string_truncate (markup, markup->len - 1);
  return g_string_free (markup, FALSE);
}

static const char *
colon (const AnningCalled *called)
{
  return strcmp (called->language, "zh") == 0 ? "：" : ": ";
}

/* Each number with whom one reaches there, those without one left out. */
static void
add_numbers (GString               *markup,
             const AnningCalled    *called,
             const AnningReference *reference,
             const char            *separator)
{
  guint count = 0;

  for (guint i = 0; called->hotlines[i] != NULL; i++)
    {
      const AnningHotline *hotline = anning_reference_find_hotline (reference, called->hotlines[i]);

      if (hotline == NULL || *hotline->number == '\0')
        continue;
      if (count++ > 0)
        g_string_append (markup, separator);
      g_string_append (markup, "<b>");
      add_escaped (markup, hotline->number);
      g_string_append (markup, "</b> ");
      add_escaped (markup, hotline->name);
    }
}

/* A gap is as wide as a name. */
static char *
widen_gaps (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "____", -1);

  return g_strjoinv ("__________", parts);
}

/* ---- the large print ---- */

static void
add_block (GPtrArray       *blocks,
           AnningPageStyle  style,
           const char      *text,
           const char      *marker,
           gboolean         tight)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  anning_page_blocks_add (blocks, style, markup, marker)->tight = tight;
}

/* Three on a line: none of them is torn apart. */
static char *
join_donts (const AnningCalled *called)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < called->donts->len; i++)
    {
      if (i > 0)
        g_string_append (text, i % DONTS_ON_A_LINE == 0 ? "\n" : strcmp (called->language, "zh") == 0 ? "　" : " · ");
      g_string_append (text, ((AnningCalledPoint *) called->donts->pdata[i])->title);
    }
  return g_string_free (text, FALSE);
}

static void
add_step (GPtrArray              *blocks,
          const AnningCalled     *called,
          guint                   number)
{
  const AnningCalledStep *step = g_ptr_array_index (called->steps, number);
  g_autofree char *title = g_markup_escape_text (step->title, -1);
  g_autofree char *markup = g_strdup_printf ("<b>%s</b>", title);
  g_autofree char *marker = g_strdup_printf ("%u", number + 1);

  anning_page_blocks_add (blocks, ANNING_PAGE_ITEM, markup, marker);
}

static GPtrArray *
make_large (const AnningCalled    *called,
            const AnningReference *reference)
{
  GPtrArray *blocks = anning_page_blocks_new ();
  g_autofree char *donts = join_donts (called);
  g_autofree char *agreed = widen_gaps (called->paper_agreed);
  g_autoptr (GString) numbers = g_string_new (NULL);

  add_block (blocks, ANNING_PAGE_TITLE, called->title, NULL, FALSE);
  add_block (blocks, ANNING_PAGE_BODY, called->danger, NULL, FALSE);
  for (guint i = 0; i < called->steps->len; i++)
    {
      const AnningCalledStep *step = g_ptr_array_index (called->steps, i);

      add_step (blocks, called, i);
      if (strcmp (step->key, "say") == 0)
        {
          for (guint j = 0; j < called->sentences->len; j++)
            add_block (blocks, ANNING_PAGE_QUOTE, ((AnningCalledSentence *) called->sentences->pdata[j])->text, NULL, TRUE);
        }
      else if (strcmp (step->key, "give-nothing") == 0)
        add_block (blocks, ANNING_PAGE_ITEM, donts, NULL, TRUE);
      else if (strcmp (step->key, "tell") == 0)
        add_block (blocks, ANNING_PAGE_ITEM, agreed, NULL, TRUE);
      else
        add_block (blocks, ANNING_PAGE_ITEM, step->text, NULL, TRUE);
    }
  add_numbers (numbers, called, reference, " · ");
  anning_page_blocks_add (blocks, ANNING_PAGE_SMALL, numbers->str, NULL);
  return blocks;
}

/* ---- the card ---- */

static char *
make_cover (const AnningCalled *called)
{
  GString *markup = g_string_new (NULL);
  g_autofree char *agreed = widen_gaps (called->paper_agreed);

  add_head (markup, called->title);
  add_line (markup, "", called->danger);
  add_line (markup, "", agreed);
  return finish (markup);
}

static char *
make_steps (const AnningCalled *called)
{
  GString *markup = g_string_new (NULL);

  for (guint i = 0; i < called->steps->len; i++)
    {
      g_autofree char *marker = g_strdup_printf ("<b>%u</b>  ", i + 1);

      add_line (markup, marker, ((AnningCalledStep *) called->steps->pdata[i])->title);
    }
  return finish (markup);
}

static char *
make_sentences (const AnningCalled *called)
{
  GString *markup = g_string_new (NULL);

  for (guint i = 0; i < called->steps->len; i++)
    {
      const AnningCalledStep *step = g_ptr_array_index (called->steps, i);

      if (strcmp (step->key, "say") == 0)
        add_head (markup, step->title);
    }
  for (guint i = 0; i < called->sentences->len; i++)
    add_line (markup, "• ", ((AnningCalledSentence *) called->sentences->pdata[i])->text);
  return finish (markup);
}

static char *
make_donts (const AnningCalled *called)
{
  GString *markup = g_string_new (NULL);

  for (guint i = 0; i < called->donts->len; i++)
    {
      const AnningCalledPoint *dont = g_ptr_array_index (called->donts, i);

      g_string_append (markup, "<b>");
      add_escaped (markup, dont->title);
      g_string_append (markup, "</b>");
      add_line (markup, colon (called), dont->text);
    }
  return finish (markup);
}

/* What to say in some of the cases. */
static char *
make_cases (const AnningCalled *called,
            const char *const  *keys)
{
  GString *markup = g_string_new (NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const AnningCalledCase *its = anning_called_find_case (called, keys[i]);

      if (its == NULL)
        continue;
      add_head (markup, its->title);
      add_line (markup, "", its->say);
    }
  return finish (markup);
}

static char *
make_written (const AnningCalled *called)
{
  GString *markup = g_string_new (NULL);

  for (guint i = 0; called->paper_write[i] != NULL; i++)
    add_line (markup, "", called->paper_write[i]);
  return finish (markup);
}

static char *
make_numbers (const AnningCalled    *called,
              const AnningReference *reference)
{
  GString *markup = g_string_new (NULL);

  add_head (markup, called->numbers_title);
  add_numbers (markup, called, reference, "\n");
  return finish (markup);
}

static Card *
card_new (const AnningCalled    *called,
          const AnningReference *reference)
{
  static const char *const strangers[] = { "door", "police", NULL };
  static const char *const people[] = { "guarantor", "frightened", "minor", NULL };
  Card *card = g_new0 (Card, 1);

  /* Left, right: front and back of the same part of the strip. */
  card->sides[0] = make_cover (called);
  card->sides[1] = make_numbers (called, reference);
  card->sides[2] = make_steps (called);
  card->sides[3] = make_cases (called, strangers);
  card->sides[4] = make_sentences (called);
  card->sides[5] = make_cases (called, people);
  card->sides[6] = make_donts (called);
  card->sides[7] = make_written (called);
  return card;
}

/* The largest letters with which @markup has room. */
static PangoLayout *
fit (PangoContext *context,
     const char   *markup,
     double        width,
     double        height)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  int text_height;

  pango_font_description_set_family_static (font, ANNING_PAGES_FAMILIES);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, 1.2f);
  pango_layout_set_markup (layout, markup, -1);
  for (double size = LARGEST; size >= SMALLEST; size -= STEP)
    {
      pango_font_description_set_size (font, (int) lround (size * PANGO_SCALE));
      pango_layout_set_font_description (layout, font);
      pango_layout_get_size (layout, NULL, &text_height);
      if (text_height <= height * PANGO_SCALE)
        break;
    }
  return layout;
}

static void
draw_folds (cairo_t *cr,
            double   width,
            double   height)
{
  static const double cut[] = { 5, 4 };
  static const double fold[] = { 1, 3 };

  cairo_set_line_width (cr, 0.6);
  cairo_set_dash (cr, fold, G_N_ELEMENTS (fold), 0);
  cairo_move_to (cr, width / COLUMNS, 0);
  cairo_line_to (cr, width / COLUMNS, height);
  for (guint i = 1; i < ROWS; i++)
    {
      cairo_move_to (cr, 0, height * i / ROWS);
      cairo_line_to (cr, width, height * i / ROWS);
    }
  cairo_stroke (cr);
  cairo_set_dash (cr, cut, G_N_ELEMENTS (cut), 0);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_stroke (cr);
}

/* An AnningPageDraw. */
static void
draw_card (cairo_t       *cr,
           PangoContext  *context,
           double         width,
           double         height,
           gconstpointer  data)
{
  const Card *card = data;
  const double side_width = width / COLUMNS, side_height = height / ROWS;

  cairo_save (cr);
  draw_folds (cr, width, height);
  cairo_restore (cr);
  for (guint i = 0; i < SIDES; i++)
    {
      g_autoptr (PangoLayout) layout = fit (context, card->sides[i], side_width - 2 * PADDING, side_height - 2 * PADDING);

      cairo_move_to (cr, i % COLUMNS * side_width + PADDING, i / COLUMNS * side_height + PADDING);
      pango_cairo_show_layout (cr, layout);
    }
}

GPtrArray *
anning_called_paper_new (const AnningCalled    *called,
                         const AnningReference *reference,
                         AnningCalledPaper      paper)
{
  GPtrArray *blocks;
  g_autofree char *fold = NULL;

  g_return_val_if_fail (called != NULL && reference != NULL, NULL);

  if (paper == ANNING_CALLED_PAPER_LARGE)
    return make_large (called, reference);

  blocks = anning_page_blocks_new ();
  fold = g_markup_escape_text (called->paper_fold, -1);
  anning_page_blocks_add_drawing (blocks, fold, CARD_HEIGHT, draw_card, card_new (called, reference), card_free);
  return blocks;
}

char *
anning_called_paper_dup_text (const AnningCalled    *called,
                              const AnningReference *reference)
{
  g_autoptr (GPtrArray) blocks = NULL;
  GString *text;

  g_return_val_if_fail (called != NULL && reference != NULL, NULL);

  blocks = make_large (called, reference);
  text = g_string_new (NULL);
  for (guint i = 0; i < blocks->len; i++)
    {
      const AnningPageBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *plain = NULL;

      if (!pango_parse_markup (block->markup, -1, 0, NULL, &plain, NULL, NULL))
        continue;
      if (block->marker != NULL)
        g_string_append_printf (text, "%s. ", block->marker);
      g_string_append_printf (text, "%s\n", plain);
    }
  return g_string_free (text, FALSE);
}
