/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Fingerprints on the command line; blocking. Counts go into @json, a line for a
 * person to standard output if @print.
 */

/* Takes today's from an open store. FALSE with @error, G_IO_ERROR_NOT_FOUND when nothing was written yet. */
gboolean anning_fingerprint_commands_take  (AnningStore  *store,
                                            JsonBuilder  *json,
                                            gboolean      print,
                                            GError      **error);
/*
 * Holds @line against the journal of the file at @path. FALSE with @error when that cannot be
 * read; @complaint: (out) (transfer full): what is wrong, in one sentence, or NULL.
 */
gboolean anning_fingerprint_commands_check (const char   *path,
                                            const char   *line,
                                            JsonBuilder  *json,
                                            gboolean      print,
                                            void        (*progress) (double fraction, gpointer user_data),
                                            gpointer      user_data,
                                            char        **complaint,
                                            GError      **error);

G_END_DECLS
