/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "anning-passphrase-input.h"
#include "anning-progress-relay.h"

G_BEGIN_DECLS

/*
 * Sealing and restoring without a window. All block; counts go into @json, what is to be
 * known to standard error, and with @print that it is done to standard output.
 *
 * @complaint: (out) (transfer full): a sentence where it was refused, else NULL
 *
 * Returns: FALSE with @error or @complaint
 */
gboolean anning_sealed_commands_seal    (const char                   *path,
                                         const char                   *to_path,
                                         const AnningPassphraseInput  *input,
                                         JsonBuilder                  *json,
                                         gboolean                      print,
                                         AnningProgressFunc            progress,
                                         gpointer                      user_data,
                                         char                        **complaint,
                                         GError                      **error);
/* Reads all of a sealed backup and changes nothing. */
gboolean anning_sealed_commands_verify  (const char                   *path,
                                         const AnningPassphraseInput  *input,
                                         JsonBuilder                  *json,
                                         gboolean                      print,
                                         AnningProgressFunc            progress,
                                         gpointer                      user_data,
                                         char                        **complaint,
                                         GError                      **error);
/*
 * Puts what @copy holds in the place of the file at @path, which stays beside it under another
 * name. Tells first what is inside beside what is there now.
 *
 * @copy: a sealed backup, a copy out of a folder of copies, or a whole file
 * @agreed: nobody is asked
 */
gboolean anning_sealed_commands_restore (const char                   *path,
                                         const char                   *copy,
                                         const AnningPassphraseInput  *input,
                                         gboolean                      agreed,
                                         JsonBuilder                  *json,
                                         gboolean                      print,
                                         AnningProgressFunc            progress,
                                         gpointer                      user_data,
                                         char                        **complaint,
                                         GError                      **error);

G_END_DECLS
