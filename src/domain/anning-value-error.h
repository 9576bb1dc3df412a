/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANNING_VALUE_ERROR (anning_value_error_quark ())
GQuark anning_value_error_quark (void);

/* Why a typed value cannot be used; the page puts it into words. */
typedef enum
{
  ANNING_VALUE_ERROR_NOT_A_NUMBER,
  ANNING_VALUE_ERROR_TOO_LARGE,
  ANNING_VALUE_ERROR_TOO_MANY_DECIMALS, /* the message is how many there may be */
  ANNING_VALUE_ERROR_NEGATIVE,
  ANNING_VALUE_ERROR_NOT_A_DAY,
  ANNING_VALUE_ERROR_MISSING,
  ANNING_VALUE_ERROR_NO_SOLUTION,
  ANNING_VALUE_ERROR_NOT_A_MOMENT,
  ANNING_VALUE_ERROR_AMBIGUOUS, /* "1,2万": two values could be meant */
  ANNING_VALUE_ERROR_PER_MONTH, /* a rate for a month where one for a year is asked */
  ANNING_VALUE_ERROR_PER_DAY,
} AnningValueError;

/*
 * @field: the name of the field it is about, or where there is but one what is wrong with it. It becomes
 *   the message: whoever shows the error makes a sentence of both
 *
 * Inline, so that the compiler sees that what returns it has failed.
 *
 * Returns: FALSE
 */
static inline gboolean
anning_value_fail (GError           **error,
                   AnningValueError   code,
                   const char        *field)
{
  g_set_error_literal (error, ANNING_VALUE_ERROR, (int) code, field);
  return FALSE;
}

gboolean anning_value_check (gint64       value,
                             gint64       maximum,
                             const char  *field,
                             GError     **error);

G_END_DECLS
