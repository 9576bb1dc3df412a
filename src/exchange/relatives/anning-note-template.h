/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-relative.h"
#include "anning-store.h"

G_BEGIN_DECLS

/* The messages that come with the program (resources/notes/templates.ini), in one language. */

typedef struct
{
  char *key;    /* "what_to_say"; stored as the part's word */
  char *title;  /* the label of its switch */
  char *text;
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
/* The same from the compiled-in file. */
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

/*
 * Stores a new note with all parts of @template in one transaction.
 *
 * @relative_id: for whom, or ANNING_UNKNOWN
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
