/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-reading.h"

static const AnningField anning_tick_fields[] = {
  ANNING_FIELD (AnningTick, list, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningTick, item, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningTick, done_at, INSTANT, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningTick, text, TEXT, ANNING_FIELD_TITLE),
};
ANNING_DEFINE_RECORD (AnningTick, anning_tick, "tick", 12, "id");

static const AnningField anning_bookmark_fields[] = {
  ANNING_FIELD (AnningBookmark, article, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningBookmark, place, TEXT, ANNING_FIELD_PLAIN),
};
ANNING_DEFINE_RECORD (AnningBookmark, anning_bookmark, "bookmark", 13, "id");

static const AnningField anning_letter_fields[] = {
  ANNING_FIELD (AnningLetter, template, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningLetter, debt_id, LINK, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningLetter, incident_id, LINK, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningLetter, title, TEXT, ANNING_FIELD_TITLE),
  ANNING_FIELD (AnningLetter, body, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningLetter, sent_day, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningLetter, sent_by, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningLetter, answer_due_day, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningLetter, language, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningLetter, edited, BOOLEAN, ANNING_FIELD_PLAIN),
};
ANNING_DEFINE_RECORD (AnningLetter, anning_letter, "letter", 14, "id");

static const AnningField anning_letter_value_fields[] = {
  ANNING_FIELD (AnningLetterValue, letter_id, LINK, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningLetterValue, field, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningLetterValue, value, TEXT, ANNING_FIELD_PLAIN),
};
ANNING_DEFINE_RECORD (AnningLetterValue, anning_letter_value, "letter_value", 15, "id");

static const AnningField anning_lpr_value_fields[] = {
  ANNING_FIELD (AnningLprValue, day, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningLprValue, one_year, RATE, ANNING_FIELD_PLAIN),
};
ANNING_DEFINE_RECORD (AnningLprValue, anning_lpr_value, "lpr_value", 16, "day, id");
