/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-value-error.h"

#include "anning-record.h"

G_DEFINE_QUARK (anning-value-error-quark, anning_value_error)

/**
 * Fails with NEGATIVE or TOO_LARGE when @value is not from 0 to @maximum. One that is not known passes.
 */
gboolean
anning_value_check (gint64       value,
                    gint64       maximum,
                    const char  *field,
                    GError     **error)
{
  if (value == ANNING_UNKNOWN)
    return TRUE;
  if (value < 0)
    return anning_value_fail (error, ANNING_VALUE_ERROR_NEGATIVE, field);
  return value <= maximum || anning_value_fail (error, ANNING_VALUE_ERROR_TOO_LARGE, field);
}
