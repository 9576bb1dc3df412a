/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-bundle-private.h"

G_BEGIN_DECLS

/* A report while it is written, by the files anning-bundle-report-*.c. */
typedef struct
{
  const AnningBundleView *view;
  GPtrArray *blocks;
  guint n_tables;
  GHashTable *facts; /* ids of those whose statement stands already */
} AnningBundleReport;

AnningPageBlock *anning_bundle_report_add          (AnningBundleReport *self,
                                                    AnningPageStyle     style,
                                                    const char         *text);
/* @word: of papers/bundle.ini */
void             anning_bundle_report_add_word     (AnningBundleReport *self,
                                                    AnningPageStyle     style,
                                                    const char         *word);
/* Without a gap above. */
void             anning_bundle_report_add_tight    (AnningBundleReport *self,
                                                    AnningPageStyle     style,
                                                    const char         *text);
void             anning_bundle_report_add_item     (AnningBundleReport *self,
                                                    const char         *marker,
                                                    const char         *text);
void             anning_bundle_report_add_numbered (AnningBundleReport *self,
                                                    guint               number,
                                                    const char         *text);
/* Begins a table. @words: its heads; @figures: mask of the columns with figures */
void             anning_bundle_report_add_header   (AnningBundleReport *self,
                                                    const char *const  *words,
                                                    guint               figures);
/* @row: from 1; @text: (nullable) */
void             anning_bundle_report_add_cell     (AnningBundleReport *self,
                                                    guint               row,
                                                    guint               column,
                                                    const char         *text,
                                                    gboolean            figure);
/* Returns: (transfer full): @word with the number in it */
char            *anning_bundle_report_say_count    (AnningBundleReport *self,
                                                    const char         *word,
                                                    guint               n);
/* What of @n is not there, as no more than @most are. */
void             anning_bundle_report_add_more     (AnningBundleReport *self,
                                                    const char         *word,
                                                    guint               n,
                                                    guint               most);
void             anning_bundle_report_add_summary  (AnningBundleReport *self);
void             anning_bundle_report_add_hints    (AnningBundleReport *self);

G_END_DECLS
