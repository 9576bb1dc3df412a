/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What stands before the JSON parser: takes a file in pieces and gives its
 * objects one by one, those of one array as well as those that follow one
 * another, so that a parser of whole documents needs room for one of them only.
 */
typedef struct _AnningPieceCutter AnningPieceCutter;

/* @object: valid UTF-8, "{…}"; @line: where it begins, from 1 */
typedef gboolean (*AnningPieceFunc) (const char  *object,
                                     gsize        length,
                                     guint64      line,
                                     gpointer     data,
                                     GError     **error);

AnningPieceCutter *anning_piece_cutter_new        (AnningPieceFunc           func,
                                                   gpointer                  data);
void               anning_piece_cutter_free       (AnningPieceCutter        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningPieceCutter, anning_piece_cutter_free)
gboolean           anning_piece_cutter_push       (AnningPieceCutter        *self,
                                                   const char               *bytes,
                                                   gsize                     size,
                                                   GError                  **error);
/* Whether the file may end here: not within an object, nor within the array. */
gboolean           anning_piece_cutter_is_between (const AnningPieceCutter  *self);

G_END_DECLS
