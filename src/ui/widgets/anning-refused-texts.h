/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Texts that were typed into a field and are no value of it, "1,2万": they stand in the file, beside the
 * records, until the field holds a value again. They are in no journal and in nothing that leaves.
 *
 * Signal: loaded (): what the file holds is known now.
 */
#define ANNING_TYPE_REFUSED_TEXTS (anning_refused_texts_get_type ())
G_DECLARE_FINAL_TYPE (AnningRefusedTexts, anning_refused_texts, ANNING, REFUSED_TEXTS, GObject)

/* Returns: (transfer none): those of the file of @store, which is read with the first call */
AnningRefusedTexts *anning_refused_texts_of         (AnningStore        *store);
gboolean            anning_refused_texts_get_loaded (AnningRefusedTexts *self);
/* Returns: (transfer none) (nullable): NULL where none waits */
const char         *anning_refused_texts_lookup     (AnningRefusedTexts *self,
                                                     const char         *table,
                                                     gint64              id,
                                                     const char         *field);
/* Whether any waits for the record. */
gboolean            anning_refused_texts_has        (AnningRefusedTexts *self,
                                                     const char         *table,
                                                     gint64              id);
/* Goes into the file once the typing has rested. @text: (nullable): NULL: the field holds a value */
void                anning_refused_texts_set        (AnningRefusedTexts *self,
                                                     const char         *table,
                                                     gint64              id,
                                                     const char         *field,
                                                     const char         *text);
/* Writes at once what waits. */
void                anning_refused_texts_flush      (AnningRefusedTexts *self);

G_END_DECLS
