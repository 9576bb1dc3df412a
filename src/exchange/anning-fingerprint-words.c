/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-fingerprint-words.h"

#include <glib/gi18n.h>

/* Is it known at which entry the chain was broken, and does that matter to @claim? */
static gboolean
is_broken (const AnningFingerprintClaim  *claim,
           const AnningFingerprintAnswer *answer)
{
  return answer->broken != 0 && answer->broken <= claim->seq;
}

const char *
anning_fingerprint_words_title (const AnningFingerprintClaim  *claim,
                                const AnningFingerprintAnswer *answer)
{
  g_return_val_if_fail (claim != NULL && answer != NULL, "");

  switch (claim->state)
    {
    case ANNING_FINGERPRINT_HOLDS:
      return _("It holds: the log still contains this state");
    case ANNING_FINGERPRINT_OTHER_TIME:
      return _("The line was changed: its moment is not that of the entry");
    case ANNING_FINGERPRINT_ABSENT:
      return _("This log has no such entry");
    case ANNING_FINGERPRINT_CHANGED:
    default:
      return is_broken (claim, answer) ? _("The log was changed") : _("This log is not the one of the line");
    }
}

/* Returns: (transfer full) */
char *
anning_fingerprint_words_sentence (const AnningFingerprintClaim  *claim,
                                   const AnningFingerprintAnswer *answer)
{
  g_return_val_if_fail (claim != NULL && answer != NULL, NULL);

  switch (claim->state)
    {
    case ANNING_FINGERPRINT_HOLDS:
      if (answer->broken != 0)
        /* Translators: two numbers of entries */
        return g_strdup_printf (_("Entry #%1$lld and all before it are as they were written. A later one, #%2$lld, is not."),
                                (long long) claim->seq, (long long) answer->broken);
      /* Translators: the number of an entry, how many there are now */
      return g_strdup_printf (_("Entry #%1$lld and all before it are as they were written. There are %2$lld entries now."),
                              (long long) claim->seq, (long long) answer->rows);
    case ANNING_FINGERPRINT_OTHER_TIME:
      /* Translators: %lld is the number of an entry */
      return g_strdup_printf (_("Entry #%lld is the one of the line, but was written at another moment. Compare with the line "
                                "as the other person received it."),
                              (long long) claim->seq);
    case ANNING_FINGERPRINT_ABSENT:
      /* Translators: how many entries there are, the number of the entry that was looked for */
      return g_strdup_printf (_("It has %1$lld entries, and the line is about #%2$lld. This is another file, or one that was "
                                "restored from an older copy."),
                              (long long) answer->rows, (long long) claim->seq);
    case ANNING_FINGERPRINT_CHANGED:
    default:
      if (is_broken (claim, answer))
        /* Translators: %lld is the number of an entry */
        return g_strdup_printf (_("Up to entry #%lld something was changed, dropped or slipped in later. Leave this file as it "
                                  "is, and look for a copy from before."),
                                (long long) answer->broken);
      /* Translators: %lld is the number of an entry */
      return g_strdup_printf (_("It is whole in itself, but its entry #%lld is another one than that of the line: another "
                                "file, or a log that was written anew."),
                              (long long) claim->seq);
    }
}

/* Returns: (nullable) */
const char *
anning_fingerprint_words_line (AnningFingerprintLineState state)
{
  switch (state)
    {
    case ANNING_FINGERPRINT_LINE_GOOD:
      return NULL;
    case ANNING_FINGERPRINT_LINE_CUT:
      return _("The end of the line is missing. Copy it whole, up to the six characters behind “=”.");
    case ANNING_FINGERPRINT_LINE_MISTYPED:
      return _("There is a mistake in the line: its end does not fit the rest. Compare it with the one that was sent.");
    case ANNING_FINGERPRINT_LINE_NONE:
    default:
      return _("There is no fingerprint in this text. It begins with “Anning” and a day.");
    }
}

const char *
anning_fingerprint_words_state (AnningFingerprintState state)
{
  static const char *const words[] = {
    [ANNING_FINGERPRINT_HOLDS] = "holds",
    [ANNING_FINGERPRINT_CHANGED] = "changed",
    [ANNING_FINGERPRINT_OTHER_TIME] = "other_time",
    [ANNING_FINGERPRINT_ABSENT] = "absent",
  };

  g_return_val_if_fail (state < G_N_ELEMENTS (words), NULL);

  return words[state];
}
