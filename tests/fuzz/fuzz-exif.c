/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-exif-time.h"
#include "anning-record.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

/* Whatever a picture says, a time that is found is one of the calendar. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  static const char *const types[] = { "image/jpeg", "image/png", "image/webp", "image/heic" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      AnningCivil time = { 0 };
      gint64 offset = 0;

      if (!anning_exif_time_find (data, size, types[i], &time, &offset))
        continue;
      g_assert_true (anning_civil_valid (&time));
      g_assert_cmpint (time.year, >=, 2000);
      g_assert_cmpint (time.year, <=, 2099);
      g_assert_true (offset == ANNING_UNKNOWN || ABS (offset) < 15 * 60);
    }
  return 0;
}
