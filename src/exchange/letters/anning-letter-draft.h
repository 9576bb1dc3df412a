/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-letter-compose.h"
#include "anning-reading.h"

G_BEGIN_DECLS

/*
 * One letter that is being worked on: what it is about, what was answered, how it
 * reads now. It becomes a record with the first answer or edit, never by being
 * looked at, and is stored half a second after the last change; its body in the
 * file is what was shown.
 *
 * Signals: values-changed (): the values were read from the file (again);
 *   text-changed (): it reads otherwise now, or other things are missing;
 *   stored (int64 id); failed (GError): what was entered is still there
 */
#define ANNING_TYPE_LETTER_DRAFT (anning_letter_draft_get_type ())
G_DECLARE_FINAL_TYPE (AnningLetterDraft, anning_letter_draft, ANNING, LETTER_DRAFT, GObject)

/*
 * Starts reading from the file.
 *
 * @letter: copied; with id 0: a new one, with its template, its language and perhaps its debt
 */
AnningLetterDraft          *anning_letter_draft_new            (AnningStore         *store,
                                                                AnningLetterBook    *book,
                                                                const AnningLetter  *letter,
                                                                const GDate         *today);
/* As it stands; lives as long as the draft. */
const AnningLetter         *anning_letter_draft_get_letter     (AnningLetterDraft   *self);
/* Returns: (nullable): NULL for a letter that the program no longer has */
const AnningLetterTemplate *anning_letter_draft_get_template   (AnningLetterDraft   *self);
/* Returns: (nullable): NULL until they were read; not kept beyond the next values-changed */
const AnningLetterValues   *anning_letter_draft_get_values     (AnningLetterDraft   *self);
/* Never NULL; "" until the values were read. See anning-letter-text.h. */
const char                 *anning_letter_draft_get_text       (AnningLetterDraft   *self);
/* Returns: (transfer none) (element-type utf8): names of the gaps in the text, each once */
GPtrArray                  *anning_letter_draft_get_missing    (AnningLetterDraft   *self);
/* Returns: (transfer none) (nullable): ids on which it rests */
const char *const          *anning_letter_draft_get_facts      (AnningLetterDraft   *self);

/* @value: in the form of AnningLetterValues; NULL or "": taken out */
void                        anning_letter_draft_set_value      (AnningLetterDraft   *self,
                                                                const char          *field,
                                                                const char          *value);
/* @debt_id: or ANNING_UNKNOWN. Reads anew. */
void                        anning_letter_draft_set_debt       (AnningLetterDraft   *self,
                                                                gint64               debt_id);
/* @ids: (element-type gint64): the contacts that it tells of. Reads anew. */
void                        anning_letter_draft_set_incidents  (AnningLetterDraft   *self,
                                                                GArray              *ids);
void                        anning_letter_draft_set_language   (AnningLetterDraft   *self,
                                                                const char          *language);
/* The user's own wording from now on. */
void                        anning_letter_draft_set_text       (AnningLetterDraft   *self,
                                                                const char          *text);
/* Drops the user's wording. */
void                        anning_letter_draft_fill_anew      (AnningLetterDraft   *self);
/* @field: sent_day, sent_by or answer_due_day; @value: (nullable) */
void                        anning_letter_draft_set_sent       (AnningLetterDraft   *self,
                                                                const char          *field,
                                                                const char          *value);
/* It leaves as it stands: keep it. */
void                        anning_letter_draft_keep           (AnningLetterDraft   *self);
/* Stores at once what waits. */
void                        anning_letter_draft_flush          (AnningLetterDraft   *self);

G_END_DECLS
