/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-import-preview.h"

G_BEGIN_DECLS

/*
 * Two that may be one contact: the same, different, or to be decided later. What was
 * answered stays in the list, so that the answer can be changed.
 *
 * Signal: changed (): another choice.
 */
#define ANNING_TYPE_IMPORT_QUESTIONS (anning_import_questions_get_type ())
G_DECLARE_FINAL_TYPE (AnningImportQuestions, anning_import_questions, ANNING, IMPORT_QUESTIONS, AdwBin)

void  anning_import_questions_set        (AnningImportQuestions     *self,
                                          const AnningImportPreview *preview,
                                          AnningImportChoice        *choice);
guint anning_import_questions_get_n      (AnningImportQuestions     *self);
guint anning_import_questions_get_n_open (AnningImportQuestions     *self);

G_END_DECLS
