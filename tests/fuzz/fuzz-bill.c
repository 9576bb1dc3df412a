/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-bill-cell.h"
#include "fuzz-rows.h"
#include "table-fixture.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

static void
check_cell (const guint8 *data,
            size_t        size)
{
  g_autofree char *cell = g_utf8_make_valid ((const char *) data, (gssize) MIN (size, 64));
  AnningBillMoment moment;
  gint64 seconds = 0;

  if (anning_bill_read_moment (cell, &moment))
    g_assert_true (moment.has_day || moment.has_time);
  anning_bill_read_length (cell, &seconds);
  g_assert_cmpint (seconds, >=, 0);
}

/* Texts, and the rows of a workbook, packed as one: beneath the packing nothing would be reached. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr (GBytes) bytes = NULL;

  if (size > 64 * 1024)
    return 0;
  if (size > 4 && memcmp (data, "<row", 4) == 0)
    {
      g_autofree char *rows = g_strndup ((const char *) data, size);

      bytes = table_fixture_workbook ("", rows, "<si><t>起始时间</t></si><si><t>对方号码</t></si><si><t>通信时长</t></si>");
    }
  else
    bytes = g_bytes_new (data, size);
  fuzz_rows_check (bytes);
  check_cell (data, size);
  return 0;
}
