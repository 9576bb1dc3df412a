/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fuzz-rows.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

/* Old workbooks, read by the helper under its limits: ANNING_LIBEXECDIR says where it is. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  static const guint8 signature[] = { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) whole = NULL;

  if (size < sizeof signature || size > 64 * 1024)
    return 0;
  g_byte_array_append (bytes, signature, sizeof signature);
  g_byte_array_append (bytes, data + sizeof signature, (guint) (size - sizeof signature));
  whole = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  fuzz_rows_check (whole);
  return 0;
}
