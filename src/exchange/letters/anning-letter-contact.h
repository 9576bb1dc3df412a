/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-incident.h"
#include "anning-letter-book.h"

G_BEGIN_DECLS

/*
 * One contact of the log as a sentence of a letter: when, how, from which number,
 * to whom, and what was noted of it, said to be the words themselves or a summary.
 * It tells what was recorded and judges nothing.
 *
 * @language: "zh" or "en"
 * @recorded: a recording of it is kept
 */
char *anning_letter_contact_text (AnningLetterBook      *book,
                                  const char            *language,
                                  const AnningIncident  *incident,
                                  gboolean               recorded);

G_END_DECLS
