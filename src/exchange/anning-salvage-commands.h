/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "anning-store.h"

G_BEGIN_DECLS

/* A salvage, and the check of copies, on the command line; blocking. Counts go into @json. */

/* @print: the whole report to standard output; @complete: (out): nothing is missing */
gboolean   anning_salvage_commands_run          (const char    *path,
                                                 const char    *to_path,
                                                 JsonBuilder   *json,
                                                 gboolean       print,
                                                 void         (*progress) (double fraction, gpointer user_data),
                                                 gpointer       user_data,
                                                 gboolean      *complete,
                                                 GError       **error);

/* A copy that is not sound. */
typedef struct
{
  char *path;
  GError *error;
} AnningCopyComplaint;

/*
 * Each copy in the folder beside @path: is it sound, are all originals that it needs there, with
 * the right hash? Returns: (transfer full) (element-type AnningCopyComplaint): or NULL and
 * @error when the folder cannot be read
 */
GPtrArray *anning_salvage_commands_check_copies (const char    *path,
                                                 JsonBuilder   *json,
                                                 gboolean       print,
                                                 void         (*progress) (double fraction, gpointer user_data),
                                                 gpointer       user_data,
                                                 GError       **error);
/* TRUE if the file at @path is a copy whose originals lie beside it. */
gboolean   anning_salvage_commands_is_copy      (const char    *path);

G_END_DECLS
