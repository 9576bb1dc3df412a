/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-pinyin.h"

#include <gmodule.h>
#include <unicode/ucol.h>

G_MODULE_EXPORT int anning_pinyin_compare (const char *a,
                                           const char *b);

/* Returns: (nullable): the order, for the life of the process; several threads may compare by it at once */
static const UCollator *
get_collator (void)
{
  static gsize ready = 0;
  static UCollator *collator = NULL;

  if (g_once_init_enter (&ready))
    {
      UErrorCode status = U_ZERO_ERROR;

      collator = ucol_open ("zh@collation=pinyin", &status);
      if (U_SUCCESS (status))
        ucol_setAttribute (collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
      g_once_init_leave (&ready, 1);
    }
  return collator;
}

/* 0 where ICU has no data, too. */
int
anning_pinyin_compare (const char *a,
                       const char *b)
{
  const UCollator *collator = get_collator ();
  UErrorCode status = U_ZERO_ERROR;

  return collator != NULL ? (int) ucol_strcollUTF8 (collator, a, -1, b, -1, &status) : 0;
}
