/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-share-reckoning.h"

G_BEGIN_DECLS

/*
 * What was reckoned, in words, after a run. The caller frees; NULL where there
 * is nothing to say.
 */

/* How much there is to share, and when. @what_if: something is tried out */
char *anning_share_words_money   (const AnningShareReckoning *reckoning,
                                  gboolean                    what_if);
/* How much all that was set and agreed exceeds it. */
char *anning_share_words_lacking (const AnningShareReckoning *reckoning);
/* That not everything is paid off within the months looked at. */
char *anning_share_words_pace    (const AnningShareReckoning *reckoning);
/* Who is paid on time today and would not be any more. */
char *anning_share_words_behind  (const AnningShareReckoning *reckoning);
/* Which promise breaks first. @creditor: (nullable): to whom it was given */
char *anning_share_words_promise (const AnningShareReckoning *reckoning,
                                  const char                 *creditor);
/* What the figures of the creditors leave out, or why two rules do the same. */
char *anning_share_words_notes   (const AnningShareReckoning *reckoning,
                                  AnningShareRule             rule);

G_END_DECLS
