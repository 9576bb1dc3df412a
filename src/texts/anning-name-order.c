/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-name-order.h"

#include <string.h>

#include "anning-module.h"
#include "anning-pinyin.h"

/* Returns: (nullable): the order, for the life of the process */
static AnningPinyinCompare
by_pinyin (void)
{
  static gsize ready = 0;
  static AnningPinyinCompare compare = NULL;

  if (g_once_init_enter (&ready))
    {
      g_autoptr (GError) error = NULL;

      compare = anning_module_find ("anning-pinyin.so", "anning_pinyin_compare", &error);
      if (compare == NULL)
        g_warning ("Names are not sorted by pinyin: %s", error->message);
      g_once_init_leave (&ready, 1);
    }
  return compare;
}

int
anning_name_compare (const char *a,
                     const char *b)
{
  AnningPinyinCompare compare = by_pinyin ();
  int order;

  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);
  order = compare != NULL ? compare (a, b) : 0;
  /* What sounds the same, and everything where there is no such order: never equal unless it is. */
  return order != 0 ? order : strcmp (a, b);
}
