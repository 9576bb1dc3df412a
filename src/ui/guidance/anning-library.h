/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-article.h"

G_BEGIN_DECLS

/* All articles of one language with their order, as resources/guidance/index.ini names them. */

/* An article as the index knows it. */
typedef struct
{
  AnningArticle *article;
  char *group;     /* title of its group */
  char *summary;
  char *checked;   /* ISO day */
  char **keywords; /* what people type for it */
} AnningLibraryEntry;

#define ANNING_TYPE_LIBRARY (anning_library_get_type ())
G_DECLARE_FINAL_TYPE (AnningLibrary, anning_library, ANNING, LIBRARY, GObject)

/* Reads one compiled-in file below guidance/; tests hand in their own. */
typedef GBytes *(*AnningLibraryRead) (const char  *name,
                                      gpointer     user_data,
                                      GError     **error);

/*
 * @language: "zh" or "en"
 *
 * Returns: (transfer full): or NULL and @error
 */
AnningLibrary            *anning_library_new       (const char         *language,
                                                    AnningLibraryRead   read,
                                                    gpointer            user_data,
                                                    GError            **error);
/* The articles that come with the program. */
AnningLibrary            *anning_library_load      (const char         *language,
                                                    GError            **error);
guint                     anning_library_get_count (AnningLibrary      *self);
/* Returns: (transfer none): in reading order */
const AnningLibraryEntry *anning_library_get       (AnningLibrary      *self,
                                                    guint               index);
/* Returns: (transfer none) (nullable) */
const AnningLibraryEntry *anning_library_find      (AnningLibrary      *self,
                                                    const char         *key);

G_END_DECLS
