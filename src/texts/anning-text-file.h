/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reading the .ini files of resources/, whose texts stand there once for each language. */

/* A compiled-in file below the program's resources; tests hand in their own reader. */
typedef GBytes *(*AnningTextRead) (const char  *name,
                                   gpointer     user_data,
                                   GError     **error);

/* Reads what is compiled in. @name: path below /org/anning/Anning/ */
GBytes   *anning_text_file_read_resource (const char  *name,
                                          gpointer     user_data,
                                          GError     **error);
/* Returns: (transfer full): or NULL and @error */
GKeyFile *anning_text_file_load          (AnningTextRead   read,
                                          gpointer         user_data,
                                          const char      *name,
                                          GError         **error);
/* The value of "name_zh" or "name_en". Returns: (transfer full): or NULL and @error (G_KEY_FILE_ERROR) */
char     *anning_text_file_get           (GKeyFile    *file,
                                          const char  *group,
                                          const char  *name,
                                          const char  *language,
                                          GError     **error);
/* Returns: (transfer full): the words of "name", none when it is missing */
char    **anning_text_file_get_words     (GKeyFile    *file,
                                          const char  *group,
                                          const char  *name);

/* A file while it is read: the first error makes the rest of it read as "". */
typedef struct
{
  GKeyFile *file;
  const char *language;
  GError **error;
  gboolean failed;
} AnningTextReader;

/* Returns: (transfer full): as anning_text_file_get(), "" after an error */
char     *anning_text_reader_get          (AnningTextReader *self,
                                           const char       *group,
                                           const char       *name);
/* Returns: (transfer full): "" where there is none */
char     *anning_text_reader_get_optional (AnningTextReader *self,
                                           const char       *group,
                                           const char       *name);

G_END_DECLS
