/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-picture-name.h"
#include "anning-record.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

/* A name that tells a time tells one of the calendar, and one only. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  AnningPictureName name;

  anning_picture_name_parse (text, &name);
  if (name.has_time)
    {
      g_assert_true (anning_civil_valid (&name.time));
      g_assert_cmpint (name.time.year, >=, 2000);
      g_assert_cmpint (name.time.year, <=, 2099);
      g_assert_cmpint (name.instant, ==, ANNING_UNKNOWN);
    }
  else if (name.instant == ANNING_UNKNOWN)
    {
      g_assert_cmpint (name.kind, ==, ANNING_PICTURE_ANY);
      g_assert_null (name.channel);
    }
  return 0;
}
