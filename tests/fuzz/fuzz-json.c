/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-rows.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

/* What SMS Import/Export and BCR write, also in a ZIP. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr (GBytes) bytes = NULL;

  if (size > 256 * 1024)
    return 0;
  bytes = g_bytes_new (data, size);
  fuzz_rows_check (bytes);
  return 0;
}
