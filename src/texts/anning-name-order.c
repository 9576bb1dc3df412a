/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-name-order.h"

#include <string.h>
#include <unicode/ucol.h>

/* Returns: (nullable): the order, for the life of the process; several threads may compare by it at once */
static const UCollator *
by_pinyin (void)
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

int
anning_name_compare (const char *a,
                     const char *b)
{
  const UCollator *collator = by_pinyin ();
  UErrorCode status = U_ZERO_ERROR;
  UCollationResult order = UCOL_EQUAL;

  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);
  if (collator != NULL)
    order = ucol_strcollUTF8 (collator, a, -1, b, -1, &status);
  /* What sounds the same, and everything where ICU has no data: never equal unless it is. */
  return order != UCOL_EQUAL ? (int) order : strcmp (a, b);
}
