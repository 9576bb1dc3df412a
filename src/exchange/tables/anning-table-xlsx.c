/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-table-private.h"

#include "anning-child.h"

#define HELPER "anning-xlsx"
#define SECONDS_MAX 300
#define OUTPUT_MAX (1024UL * 1024 * 1024)
/* What the helper ends with when the disk is full: see there. */
#define EXIT_NO_SPACE 2

static GBytes *
fail (GError     **error,
      GIOErrorEnum  code,
      const char   *message)
{
  g_set_error_literal (error, G_IO_ERROR, (int) code, message);
  return NULL;
}

GBytes *
anning_tables_to_xlsx (const GPtrArray  *tables,
                       GError          **error)
{
  /* Where the helper may keep its drafts: in memory. */
  const char *const arguments[] = { g_getenv ("XDG_RUNTIME_DIR"), NULL };
  const AnningChild child = {
    .program = HELPER,
    .arguments = arguments,
    .input_max = G_MAXSIZE,
    .output_max = OUTPUT_MAX,
    .seconds_max = SECONDS_MAX,
  };
  g_autoptr (GInputStream) input = NULL;
  g_autoptr (GByteArray) output = NULL;
  g_autoptr (GBytes) bytes = NULL;
  int status = -1;

  g_return_val_if_fail (tables != NULL && tables->len > 0, NULL);

  bytes = anning_tables_to_bytes (tables);
  input = g_memory_input_stream_new_from_bytes (bytes);
  output = anning_child_run (&child, input, &status, NULL, error);
  if (output == NULL)
    return NULL;
  if (status == EXIT_NO_SPACE)
    return fail (error, G_IO_ERROR_NO_SPACE, "no room for the workbook's drafts");
  if (status != 0)
    return fail (error, G_IO_ERROR_FAILED, "the workbook could not be written");
  return g_byte_array_free_to_bytes (g_steal_pointer (&output));
}
