/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-article.h"
#include "anning-text-file.h"

G_BEGIN_DECLS

/* All documents of one language with their order, as resources/guidance/index.ini names them. */

typedef enum
{
  ANNING_DOCUMENT_ARTICLE,
  ANNING_DOCUMENT_SITUATION, /* "What is happening now?": three steps and why */
  ANNING_DOCUMENT_CLAIM,     /* "They say…": what holds and what to answer */
} AnningDocumentKind;

typedef struct
{
  AnningArticle *article;
  AnningDocumentKind kind;
  char *group; /* of an article: title of its group, else "" */
} AnningLibraryEntry;

#define ANNING_TYPE_LIBRARY (anning_library_get_type ())
G_DECLARE_FINAL_TYPE (AnningLibrary, anning_library, ANNING, LIBRARY, GObject)

/*
 * @language: "zh" or "en"
 * @read: as long as the library is there
 *
 * Returns: (transfer full): or NULL and @error
 */
AnningLibrary            *anning_library_new       (const char          *language,
                                                    AnningTextRead       read,
                                                    gpointer             user_data,
                                                    GError             **error);
/* The documents that come with the program. */
AnningLibrary            *anning_library_load      (const char          *language,
                                                    GError             **error);
guint                     anning_library_get_count (AnningLibrary       *self);
/* Returns: (transfer none): articles, then situations, then claims, each in reading order */
const AnningLibraryEntry *anning_library_get       (AnningLibrary       *self,
                                                    guint                index);
/* Returns: (transfer none) (nullable) */
const AnningLibraryEntry *anning_library_find      (AnningLibrary       *self,
                                                    const char          *key);
/* Returns: (transfer none) (nullable): the one @step places behind @key among those of its kind */
const AnningLibraryEntry *anning_library_neighbour (AnningLibrary       *self,
                                                    const char          *key,
                                                    int                  step);
/* "article", "situation", "claim": how actions and search call such a document. */
const char               *anning_document_kind_word (AnningDocumentKind  kind);

G_END_DECLS
