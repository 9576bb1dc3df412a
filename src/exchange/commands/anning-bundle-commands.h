/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "anning-bundle-check.h"
#include "anning-store.h"

G_BEGIN_DECLS

/* Making and checking a bundle without a window. */

/* What was asked for; every member but the first may be NULL. */
typedef struct
{
  const char *path;     /* of the ZIP, which must not exist yet */
  const char *creditor; /* name; NULL: of all */
  const char *from;     /* ISO day */
  const char *until;
} AnningBundleCommand;

/*
 * Blocking. With what is offered at first, nothing of it asked: numbers and names of others masked,
 * private notes out, in Chinese.
 *
 * @complaint: (out) (transfer full): a sentence where it was refused, else NULL
 *
 * Returns: FALSE with @error when it failed
 */
gboolean anning_bundle_commands_write (AnningStore                *store,
                                       const AnningBundleCommand  *command,
                                       JsonBuilder                *json,
                                       gboolean                    print,
                                       AnningProgressFunc          progress,
                                       gpointer                    user_data,
                                       char                      **complaint,
                                       GError                    **error);
/* Returns: (transfer none): why @error (ANNING_BUNDLE_ERROR) keeps a ZIP from being checked, and what to do */
const char *anning_bundle_commands_explain (const GError              *error);

/*
 * Tells what was found: counts into @json, what is wrong to standard error, and with @print
 * that all is right to standard output.
 *
 * Returns: (transfer full): a sentence where something is wrong, else NULL
 */
char    *anning_bundle_commands_report (const AnningBundleVerdict     *verdict,
                                       JsonBuilder                   *json,
                                       gboolean                       print);

G_END_DECLS
