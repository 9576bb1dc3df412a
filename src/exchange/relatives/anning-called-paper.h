/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-called.h"
#include "anning-pages.h"
#include "anning-reference.h"

G_BEGIN_DECLS

/* What lies beside the telephone or in a pocket. Nothing of the case is on it. */
typedef enum
{
  ANNING_CALLED_PAPER_LARGE, /* one page, to be read without glasses: ANNING_PAGE_SIZE_LARGE */
  ANNING_CALLED_PAPER_CARD,  /* a sheet that is cut and folded to a card of eight sides: ANNING_PAGE_SIZE_NORMAL */
} AnningCalledPaper;

/*
 * @reference: names the numbers to call, in the language of @called
 *
 * Returns: (transfer full) (element-type AnningPageBlock): one page of A4
 */
GPtrArray *anning_called_paper_new       (const AnningCalled     *called,
                                          const AnningReference  *reference,
                                          AnningCalledPaper       paper);
/* Returns: (transfer full): the large print as plain text */
char      *anning_called_paper_dup_text  (const AnningCalled     *called,
                                          const AnningReference  *reference);

G_END_DECLS
