/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bundle-report-private.h"

AnningPageBlock *
anning_bundle_report_add (AnningBundleReport *self,
                          AnningPageStyle     style,
                          const char         *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  return anning_page_blocks_add (self->blocks, style, markup, NULL);
}

void
anning_bundle_report_add_word (AnningBundleReport *self,
                               AnningPageStyle     style,
                               const char         *word)
{
  anning_bundle_report_add (self, style, anning_bundle_view_word (self->view, word));
}

void
anning_bundle_report_add_tight (AnningBundleReport *self,
                                AnningPageStyle     style,
                                const char         *text)
{
  anning_bundle_report_add (self, style, text)->tight = TRUE;
}

void
anning_bundle_report_add_item (AnningBundleReport *self,
                               const char         *marker,
                               const char         *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  anning_page_blocks_add (self->blocks, ANNING_PAGE_ITEM, markup, marker);
}

void
anning_bundle_report_add_numbered (AnningBundleReport *self,
                                   guint               number,
                                   const char         *text)
{
  g_autofree char *marker = g_strdup_printf ("%u.", number);

  anning_bundle_report_add_item (self, marker, text);
}

static void
begin_table (AnningBundleReport *self)
{
  self->n_tables++;
}

void
anning_bundle_report_add_cell (AnningBundleReport *self,
                               guint               row,
                               guint               column,
                               const char         *text,
                               gboolean            figure)
{
  AnningPageBlock *block = anning_bundle_report_add (self, ANNING_PAGE_CELL, text != NULL ? text : "");

  block->table = self->n_tables;
  block->row = row;
  block->column = column;
  block->figure = figure;
}

void
anning_bundle_report_add_header (AnningBundleReport *self,
                                 const char *const  *words,
                                 guint               figures)
{
  begin_table (self);
  for (guint i = 0; words[i] != NULL; i++)
    anning_bundle_report_add_cell (self, 0, i, anning_bundle_view_word (self->view, words[i]), (figures >> i) & 1);
}

char *
anning_bundle_report_say_count (AnningBundleReport *self,
                                const char         *word,
                                guint               n)
{
  g_autofree char *count = g_strdup_printf ("%u", n);

  return anning_bundle_view_say (self->view, word, count, ANNING_BUNDLE_END);
}

void
anning_bundle_report_add_more (AnningBundleReport *self,
                               const char         *word,
                               guint               n,
                               guint               most)
{
  g_autofree char *text = NULL;

  if (n <= most)
    return;
  text = anning_bundle_report_say_count (self, word, n - most);
  anning_bundle_report_add (self, ANNING_PAGE_BODY, text);
}
