/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-kit-text.h"
#include "anning-source-row.h"

G_BEGIN_DECLS

#define ANNING_KIT_ENTRIES_MAX 200
#define ANNING_KIT_TEXT_CHARACTERS_MAX 2000 /* of one field */
#define ANNING_KIT_ID_LENGTH 8

/* One contact as a relative wrote it down in the page on their phone. Unknown texts are NULL. */
typedef struct
{
  char *id;            /* eight hexadecimal digits, chosen by chance */
  gint64 started_at;   /* ms */
  gint64 utc_offset;   /* minutes */
  gint64 written_at;   /* ms */
  const char *channel; /* anning_channels */
  char *number;        /* as it was typed */
  char *company;       /* the name that they gave */
  char *words;         /* what they said */
  char *reply;         /* what the relative said */
  const char *refused; /* anning_answers, as the next two: asked them not to make contact again */
  const char *demanded;  /* they wanted the relative to pay */
  const char *disclosed; /* they told of the debt, or its sum */
  gint64 minutes;      /* length, may be ANNING_UNKNOWN */
} AnningKitEntry;

AnningKitEntry *anning_kit_entry_new       (void);
void            anning_kit_entry_free      (AnningKitEntry        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningKitEntry, anning_kit_entry_free)

/*
 * What a text of a stranger may hold: control characters but breaks and tabs go, and
 * signs that turn the direction; blanks around it too.
 *
 * Returns: (transfer full) (nullable): NULL when nothing is left
 */
char           *anning_kit_clean_text      (const char            *text);
/* FALSE and ANNING_KIT_ERROR unless @instant lies between the year 2000 and a day after @now; all in ms. */
gboolean        anning_kit_check_time      (gint64                 instant,
                                            gint64                 now,
                                            GError               **error);
/*
 * As a row of a source: its text is what they said, its name the one they gave, and its
 * raw_type holds the rest of what the relative wrote. The same entry has the same key; one
 * that was changed has another with the same beginning, see anning_kit_key_of_entry().
 */
void            anning_kit_entry_to_row    (const AnningKitEntry  *self,
                                            const char            *handle,
                                            AnningSourceRow       *row);
/* Of the parts of a trace. @raw: raw_type. Returns: (transfer full): what is missing in @raw is unknown */
AnningKitEntry *anning_kit_entry_from_raw  (const char            *raw);
/*
 * What the keys of all versions of one entry begin with.
 *
 * Returns: (transfer full) (nullable): NULL when @key is not that of an entry
 */
char           *anning_kit_key_of_entry    (const char            *key);

G_END_DECLS
