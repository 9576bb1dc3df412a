/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "anning-copies.h"

G_BEGIN_DECLS

/* A salvage, and the check of copies, on the command line; blocking. Counts go into @json. */

/* @copies: (nullable): the folder of copies that was chosen; @print: the whole report to standard output; @complete: (out): nothing is missing */
gboolean   anning_salvage_commands_run          (const char    *path,
                                                 const char    *to_path,
                                                 const char    *copies,
                                                 JsonBuilder   *json,
                                                 gboolean       print,
                                                 void         (*progress) (double fraction, gpointer user_data),
                                                 gpointer       user_data,
                                                 gboolean      *complete,
                                                 GError       **error);

/*
 * What anning_copies_check_each() found, in counts. @away: the folder of copies that was chosen is not
 * there; @print: with a line of it on standard output
 */
void       anning_salvage_commands_report_copies (GPtrArray    *copies,
                                                  gboolean      away,
                                                  JsonBuilder  *json,
                                                  gboolean      print);
/* TRUE if the file at @path is a copy whose originals lie beside it. */
gboolean   anning_salvage_commands_is_copy      (const char    *path);

G_END_DECLS
