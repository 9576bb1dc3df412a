/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-rows.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

/* What SMS Backup & Restore writes; whatever does not look like it becomes a part of one. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  static const char head[] = "<smses><sms address=\"1\" date=\"1773321249000\" type=\"1\" body=\"";
  static const char tail[] = "\"/></smses>";
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) whole = NULL;

  if (size > 256 * 1024)
    return 0;
  if (size > 0 && data[0] == '<')
    g_byte_array_append (bytes, data, (guint) size);
  else
    {
      g_byte_array_append (bytes, (const guint8 *) head, sizeof head - 1);
      g_byte_array_append (bytes, data, (guint) size);
      g_byte_array_append (bytes, (const guint8 *) tail, sizeof tail - 1);
    }
  whole = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  fuzz_rows_check (whole);
  return 0;
}
