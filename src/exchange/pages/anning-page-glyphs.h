/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/*
 * Text for a PDF. Each letter is drawn as the shape that it has in its font, and the
 * shape is in the file once, however often the letter stands on its pages; text can be
 * found and copied. Letters as letters of their own font would be smaller still, but where
 * cairo 1.16 puts part of a CFF font into a file, as those for Chinese are, some characters
 * are left blank.
 */
typedef struct _AnningPageGlyphs AnningPageGlyphs;

AnningPageGlyphs *anning_page_glyphs_new       (void);
void              anning_page_glyphs_free      (AnningPageGlyphs *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningPageGlyphs, anning_page_glyphs_free)
/* Shows @line with the source of @cr. @x, @baseline: where it begins, in the units of @cr */
void              anning_page_glyphs_show_line (AnningPageGlyphs *self,
                                                cairo_t          *cr,
                                                PangoLayoutLine  *line,
                                                double            x,
                                                double            baseline);

G_END_DECLS
