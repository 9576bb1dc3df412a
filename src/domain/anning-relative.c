/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-relative.h"

#include "anning-words.h"

static const AnningField anning_relative_fields[] = {
  ANNING_FIELD (AnningRelative, name, TEXT, ANNING_FIELD_TITLE),
  ANNING_FIELD (AnningRelative, relation, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningRelative, phone, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningRelative, liability, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningRelative, told, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningRelative, told_day, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningRelative, told_what, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningRelative, may_be_said, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningRelative, refused_at, INSTANT, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningRelative, refusal_words, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningRelative, consent_day, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningRelative, remark, TEXT, ANNING_FIELD_SEARCHED),
};
ANNING_DEFINE_RECORD (AnningRelative, anning_relative, "relative", 9, "id");

/**
 * anning_relative_case:
 *
 * What somebody signed weighs more than who they are: whoever guaranteed or signed as well is told
 * something else than a relative who did not.
 *
 * Returns: (nullable): "guarantor", "co_signer", "minor", "spouse", "parent" or "workplace"; NULL: there
 *   is nothing in particular
 */
const char *
anning_relative_case (const AnningRelative *relative)
{
  static const struct
  {
    const char *relation;
    const char *name;
  } cases[] = { { "minor", "minor" }, { "spouse", "spouse" }, { "parent", "parent" }, { "colleague", "workplace" } };

  g_return_val_if_fail (relative != NULL, NULL);

  if (g_strcmp0 (relative->liability, "guarantor") == 0)
    return "guarantor";
  if (g_strcmp0 (relative->liability, "co_signer") == 0)
    return "co_signer";
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (g_strcmp0 (relative->relation, cases[i].relation) == 0)
        return cases[i].name;
    }
  return NULL;
}

const char *
anning_relative_get_relation (const AnningRelative *relative)
{
  g_return_val_if_fail (relative != NULL, NULL);

  return g_strcmp0 (relative->relation, ANNING_WORD_UNKNOWN) != 0 ? relative->relation : NULL;
}

static const AnningField anning_note_fields[] = {
  ANNING_FIELD (AnningNote, title, TEXT, ANNING_FIELD_TITLE),
  ANNING_FIELD (AnningNote, audience, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningNote, relative_id, LINK, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningNote, language, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningNote, greeting, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningNote, closing, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningNote, length, WORD, ANNING_FIELD_PLAIN),
};
ANNING_DEFINE_RECORD (AnningNote, anning_note, "note", 10, "updated_at DESC, id DESC");

static const AnningField anning_note_part_fields[] = {
  ANNING_FIELD (AnningNotePart, note_id, LINK, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningNotePart, position, INTEGER, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningNotePart, part, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningNotePart, included, BOOLEAN, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningNotePart, text, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningNotePart, brief, TEXT, ANNING_FIELD_SEARCHED),
};
ANNING_DEFINE_RECORD (AnningNotePart, anning_note_part, "note_part", 11, "note_id, position, id");

static const AnningField anning_note_version_fields[] = {
  ANNING_FIELD (AnningNoteVersion, note_id, LINK, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningNoteVersion, made_at, INSTANT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningNoteVersion, title, TEXT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningNoteVersion, length, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningNoteVersion, greeting, TEXT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningNoteVersion, closing, TEXT, ANNING_FIELD_PLAIN),
};
ANNING_DEFINE_RECORD (AnningNoteVersion, anning_note_version, "note_version", 28, "note_id, made_at DESC, id DESC");

static const AnningField anning_note_version_part_fields[] = {
  ANNING_FIELD (AnningNoteVersionPart, note_version_id, LINK, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningNoteVersionPart, position, INTEGER, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningNoteVersionPart, part, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningNoteVersionPart, included, BOOLEAN, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningNoteVersionPart, text, TEXT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningNoteVersionPart, brief, TEXT, ANNING_FIELD_PLAIN),
};
ANNING_DEFINE_RECORD (AnningNoteVersionPart, anning_note_version_part, "note_version_part", 29,
                      "note_version_id, position, id");

static const AnningField anning_note_share_fields[] = {
  ANNING_FIELD (AnningNoteShare, note_id, LINK, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningNoteShare, note_version_id, LINK, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningNoteShare, relative_id, LINK, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningNoteShare, at, INSTANT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningNoteShare, way, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningNoteShare, recipient, TEXT, ANNING_FIELD_PLAIN),
};
ANNING_DEFINE_RECORD (AnningNoteShare, anning_note_share, "note_share", 30, "at DESC, id DESC");

static const AnningField anning_kit_fields[] = {
  ANNING_FIELD (AnningKit, relative_id, LINK, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningKit, note_id, LINK, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningKit, made_at, INSTANT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningKit, language, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningKit, key, TEXT, ANNING_FIELD_PLAIN),
};
ANNING_DEFINE_RECORD (AnningKit, anning_kit, "kit", 31, "made_at DESC, id DESC");
