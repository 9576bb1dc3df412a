/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-relative.h"
#include "anning-store.h"

G_BEGIN_DECLS

/* The messages that come with the program (resources/notes/templates.ini), in one language. */

/* One way to say a part, in both lengths. */
typedef struct
{
  char *label; /* NULL: the text speaks for itself */
  char *text;
  char *brief; /* NULL: as text */
} AnningNoteWording;

typedef struct
{
  char *key;    /* "what_to_say"; stored as the part's word */
  char *title;  /* the label of its switch */
  GPtrArray *wordings; /* AnningNoteWording, at least one: the first is what a new note has */
  AnningNoteWording *signed_one; /* for someone who signed or guaranteed; NULL: as for others */
  AnningNoteWording *filled;     /* with {owed}, {count} and {monthly} for the planner's figures; NULL: none */
  gboolean on;  /* the switch at first */
} AnningNoteTemplatePart;

typedef struct
{
  char *key;
  char *audience; /* anning_audiences */
  char *title;
  char *greeting;
  char *closing;
  GPtrArray *parts; /* AnningNoteTemplatePart, in the order of the message */
} AnningNoteTemplate;

/*
 * Reads templates from the text of an .ini file.
 *
 * @language: "zh" or "en": which of title_zh, title_en… is taken
 *
 * Returns: (transfer full) (element-type AnningNoteTemplate): in the file's
 *   order, or NULL and @error (G_KEY_FILE_ERROR) when a key is missing
 */
GPtrArray *anning_note_templates_parse (const char                *data,
                                        gssize                     length,
                                        const char                *language,
                                        GError                   **error);
/* The same from the compiled-in file. @language: "en"; anything else, as a file of another program may hold, is "zh" */
GPtrArray *anning_note_templates_load  (const char                *language,
                                        GError                   **error);
/* Returns: (nullable) (transfer none): the template for that audience */
const AnningNoteTemplate *
           anning_note_templates_find  (GPtrArray                 *templates,
                                        const char                *audience);
/* Returns: (nullable) (transfer none): the part of that key */
const AnningNoteTemplatePart *
           anning_note_template_part   (const AnningNoteTemplate  *self,
                                        const char                *key);

/* Whether someone with this liability signed, so that they may not say that they did not. */
gboolean   anning_note_liability_signed (const char               *liability);
/* Whether @text, which may be NULL, lets someone say that they neither borrowed nor guaranteed. */
gboolean   anning_note_denies_signing  (const char                *text);

/*
 * Stores a new note with all parts of @template in one transaction.
 *
 * @relative_id: for whom, or ANNING_UNKNOWN; someone who signed gets the wordings that are
 *   for them
 */
void       anning_note_create_async    (AnningStore               *store,
                                        const AnningNoteTemplate  *template,
                                        const char                *language,
                                        gint64                     relative_id,
                                        GAsyncReadyCallback        callback,
                                        gpointer                   user_data);
/* Returns: the note's id, or 0 and @error */
gint64     anning_note_create_finish   (AnningStore               *store,
                                        GAsyncResult              *result,
                                        GError                   **error);

G_END_DECLS
