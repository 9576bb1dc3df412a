/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-passphrase.h"
#include "anning-secret.h"

G_BEGIN_DECLS

/* Where the command line gets a passphrase from. Nothing of it stays in ordinary memory. */
typedef struct
{
  const char *file; /* its first line; NULL: not from a file */
  const char *fd;   /* number of an open file, likewise; NULL: not from one */
} AnningPassphraseInput;

/* FALSE: both are named, or the number is none. */
gboolean      anning_passphrase_input_check (const AnningPassphraseInput  *self);
/*
 * From the file or the open file, else asked for on the terminal without being shown.
 * @twice: whether the terminal asks once more and both must agree
 * @strength: (out) (optional)
 * @complaint: (out) (transfer none): a translated sentence where NULL is returned without @error
 */
AnningSecret *anning_passphrase_input_get   (const AnningPassphraseInput  *self,
                                             gboolean                      twice,
                                             AnningPassphraseStrength     *strength,
                                             const char                  **complaint,
                                             GError                      **error);
/* Whether somebody at the terminal types the word for yes; FALSE where there is no terminal. */
gboolean      anning_passphrase_input_agree (const char                   *question);

G_END_DECLS
