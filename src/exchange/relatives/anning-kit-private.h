/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-kit.h"

G_BEGIN_DECLS

/* What a page is written from. */
typedef struct
{
  GKeyFile *words;      /* kit/words.ini */
  const char *language; /* zh or en */
  GPtrArray *note_blocks; /* AnningNoteBlock; NULL: none */
  const AnningCalled *called;
  AnningTexts *texts;
} AnningKitSource;

/* ---- anning-kit-fill.c ---- */

/*
 * Adds @text so that it is nothing but text in HTML, between tags and within a
 * quoted attribute. Controls and marks that turn the direction of writing are left out.
 */
void   anning_kit_add_text     (GString                *html,
                                const char             *text);
/* The same within the tag @tag, which may have attributes; nothing for "" and NULL. */
void   anning_kit_add_element  (GString                *html,
                                const char             *tag,
                                const char             *text);
/* Returns: (transfer full): a word of the page, "" with a warning when it is missing */
char  *anning_kit_word         (const AnningKitSource  *self,
                                const char             *group,
                                const char             *name);
/*
 * Puts @blocks (name: HTML) for {{@name}} and the page's words for {{name}}.
 *
 * Returns: (transfer full): or NULL and @error when there is no such word or block
 */
char  *anning_kit_fill         (const AnningKitSource  *self,
                                const char             *template,
                                GHashTable             *blocks,
                                GError                **error);

/* ---- anning-kit-sections.c ---- */

/* Each: Returns: (transfer full): HTML */
char  *anning_kit_head         (const AnningKitSource  *self);
char  *anning_kit_steps        (const AnningKitSource  *self);
char  *anning_kit_cases        (const AnningKitSource  *self);
char  *anning_kit_note         (const AnningKitSource  *self);
char  *anning_kit_hotlines     (const AnningKitSource  *self);

G_END_DECLS
