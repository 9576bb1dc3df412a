/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-import-preview.h"
#include "anning-import.h"

G_BEGIN_DECLS

/* What the dialog for bringing in says, in the language of the program. The caller frees what is not const. */

/* "China Mobile"; "" for NULL */
const char *anning_import_words_carrier (const char                 *carrier);
/* What a file is, when it is of and what becomes of it. @tally: (nullable): while it is not known */
char       *anning_import_words_file    (AnningImportItem           *item,
                                         const AnningImportTally    *tally);
/* "New", "Choose columns" */
const char *anning_import_words_verdict (AnningImportItem           *item);
/* "38 new, 2 joined, 372 left out": those that there are; "" when there is none */
char       *anning_import_words_tally   (const AnningImportTally    *tally);
/* "Call from 13800138000 on 12 March 2026, 21:14:09, 2:13 long, in Beijing" */
char       *anning_import_words_contact (const AnningSourceRow      *row);
/* The same of one that may be the same as another, with where it comes from. */
char       *anning_import_words_member  (const AnningImportMember   *member);
/* Why a row is no contact, and what it means. */
const char *anning_import_words_skip    (AnningSkipReason            reason);
/* Whole sentences, one a line; "" when there is nothing to say */
char       *anning_import_words_warnings (AnningSourceWarnings       warnings);
/* "12 calls, 3 messages · 1 – 31 March 2026" */
char       *anning_import_words_number  (const AnningImportNumberInfo *info);
/* "No number" stands for those without one */
char       *anning_import_words_who     (const AnningImportNumberInfo *info);
/* What is known of it, with what was said in this dialog. @record: (nullable) */
char       *anning_import_words_tie     (const AnningImportNumberInfo *info,
                                         const AnningNumber           *record);
/* With whom it will be noted that they asked to be left alone, one sentence a line; "" for nobody */
char       *anning_import_words_refused (const AnningImportPreview  *preview);
/* What the button does: "Bring In 128 Contacts". @n_files: recordings and documents that come in too */
char       *anning_import_words_button  (const AnningImportPreview  *preview,
                                         guint                       n_files);
/* What became of it, one sentence a line. */
char       *anning_import_words_result  (const AnningImportResult   *result);

G_END_DECLS
