/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-sealed-words.h"

#include <glib/gi18n.h>

const char *
anning_sealed_words_explain (const GError *error)
{
  g_return_val_if_fail (error != NULL && error->domain == ANNING_SEALED_ERROR, "");

  switch ((AnningSealedError) error->code)
    {
    case ANNING_SEALED_ERROR_NOT_SEALED:
      return _("This is no sealed backup of Anning. Choose another file.");
    case ANNING_SEALED_ERROR_NEWER:
      return _("This sealed backup was made by a newer Anning. Install the newer program to open it.");
    case ANNING_SEALED_ERROR_WRONG_PASSPHRASE:
      return _("This is not the passphrase that the backup was sealed with. Nothing was changed. Mind capital letters, blanks and full-width characters, then try again.");
    case ANNING_SEALED_ERROR_DAMAGED:
      return _("This sealed backup is damaged: some of it is not as it was written. Nothing was changed. Use another backup.");
    case ANNING_SEALED_ERROR_TRUNCATED:
      return _("The end of this sealed backup is missing. Nothing was changed. If it was copied or downloaded, fetch it once more.");
    case ANNING_SEALED_ERROR_TOO_COSTLY:
      return _("This file asks for more memory than any backup of Anning does. It was not opened.");
    case ANNING_SEALED_ERROR_NO_MEMORY:
      return _("There is too little memory free for the passphrase to be checked. Close other programs, then try again.");
    default:
      g_return_val_if_reached ("");
    }
}

const char *
anning_sealed_words_strength (AnningPassphraseStrength strength)
{
  switch (strength)
    {
    case ANNING_PASSPHRASE_EMPTY:
      return _("A passphrase is needed.");
    case ANNING_PASSPHRASE_TOO_WEAK:
      return _("Too easy to guess. Take several words that do not belong together, no birthday and no number of a telephone.");
    case ANNING_PASSPHRASE_WEAK:
      return _("Weak: it keeps curious people out, not somebody with many machines. One or two more words would help.");
    case ANNING_PASSPHRASE_GOOD:
      return _("Good, unless it is a saying, a line of a song or somebody's name.");
    case ANNING_PASSPHRASE_STRONG:
      return _("Strong, unless it is a saying, a line of a song or somebody's name.");
    default:
      g_return_val_if_reached ("");
    }
}

const char *
anning_sealed_words_warn (void)
{
  return _("Nobody can open a sealed backup without its passphrase, and nobody can find it again for you. Write it down and keep it in another place than the backup.");
}
