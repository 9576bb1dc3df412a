/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-value-row.h"

G_BEGIN_DECLS

/*
 * A value row over one integer, ANNING_UNKNOWN when the text is empty. A
 * subclass says how the number is read and written.
 *
 * Properties: value (int64)
 */
#define ANNING_TYPE_AMOUNT_ROW (anning_amount_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (AnningAmountRow, anning_amount_row, ANNING, AMOUNT_ROW, AnningValueRow)

struct _AnningAmountRowClass
{
  AnningValueRowClass parent_class;

  gboolean (*parse)  (const char  *text,
                      gint64      *value,
                      GError     **error);
  /* Returns: (transfer full) */
  char    *(*format) (gint64       value);
};

G_END_DECLS
