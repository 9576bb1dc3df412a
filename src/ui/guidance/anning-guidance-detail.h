/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-kept-documents.h"
#include "anning-reading-marks.h"
#include "anning-texts.h"

G_BEGIN_DECLS

/*
 * The right side of the guidance: whichever place, document, letter or list is
 * asked for. Each is made when it is first shown.
 *
 * Property: resumed (boolean): an article was opened where its reader had stopped
 * Signal: asked (const char *table, gint64 id, const char *key): the letters want
 *   to be shown so
 */
#define ANNING_TYPE_GUIDANCE_DETAIL (anning_guidance_detail_get_type ())
G_DECLARE_FINAL_TYPE (AnningGuidanceDetail, anning_guidance_detail, ANNING, GUIDANCE_DETAIL, AdwBin)

/* TRUE: such a table is shown here. */
gboolean anning_guidance_detail_shows        (const char           *table);
/* Before anything can be shown. @texts: (nullable): NULL tells that they could not be read */
void     anning_guidance_detail_set_texts    (AnningGuidanceDetail *self,
                                              AnningTexts          *texts);
/* What is kept in the file; before that letters and lists wait, and nothing is remembered. */
void     anning_guidance_detail_set_store    (AnningGuidanceDetail *self,
                                              AnningStore          *store,
                                              AnningKeptDocuments  *kept);
/* Where readers stopped: once both texts and file are there. */
void     anning_guidance_detail_set_marks    (AnningGuidanceDetail *self,
                                              AnningReadingMarks   *marks);
/*
 * Shows a record or a text as actions name them.
 *
 * @key: of a text, "" for all of that kind; a document is found under whichever
 *   of its tables a link names
 * @find: (nullable): what to look for in a document
 *
 * Returns: FALSE: there is no such thing, and what was shown stays
 */
gboolean anning_guidance_detail_show         (AnningGuidanceDetail *self,
                                              const char           *table,
                                              gint64                id,
                                              const char           *key,
                                              const char           *find);
/* Goes to the beginning of the article that was resumed. */
void     anning_guidance_detail_start_over   (AnningGuidanceDetail *self);
/* Closes what stands open over it and stores what waits. */
void     anning_guidance_detail_quiet        (AnningGuidanceDetail *self);

G_END_DECLS
