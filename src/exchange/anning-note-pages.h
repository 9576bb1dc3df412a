/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "anning-note-text.h"

G_BEGIN_DECLS

/* A4 in points (1/72 inch). */
#define ANNING_A4_WIDTH 595.276
#define ANNING_A4_HEIGHT 841.890

/*
 * A note laid out in large type on pages, for the PDF and for the printer.
 * Plain drawing: no widgets, no display. All lengths in points.
 */
typedef struct _AnningNotePages AnningNotePages;

/*
 * Lays the note out on pages of @width × @height with even margins.
 *
 * @context: where the text will be drawn; its resolution is set to 72 dpi, so
 *   that a unit of the drawing is a point
 * @blocks: as anning_note_blocks() gives them; none makes one empty page
 * @language: "zh" or "en": chooses the forms of Chinese characters
 */
AnningNotePages *anning_note_pages_new       (PangoContext          *context,
                                              GPtrArray             *blocks,
                                              const char            *language,
                                              double                 width,
                                              double                 height);
void             anning_note_pages_free      (AnningNotePages       *self);
/* At least 1. */
guint            anning_note_pages_get_count (const AnningNotePages *self);
/* Draws page @page (from 0) with its upper left corner at the origin of @cr. */
void             anning_note_pages_draw      (const AnningNotePages *self,
                                              cairo_t               *cr,
                                              guint                  page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningNotePages, anning_note_pages_free)

G_END_DECLS
