/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A fingerprint of the journal as one line that can be sent, printed or typed:
 *
 *   Anning 2026-11-22 21:14:09+08:00 #1234 <64 hexadecimal digits> =a1b2c3
 *
 * The moment, number and hash are those of the journal's last row. The group at the
 * end is the beginning of the SHA-256 of all before " =", so that a line with a
 * mistake in it is noticed as such, and not taken for a journal that was changed.
 */
#define ANNING_FINGERPRINT_LINE_CHECK 6

typedef enum
{
  ANNING_FINGERPRINT_LINE_GOOD,
  ANNING_FINGERPRINT_LINE_NONE,     /* there is no such line in the text */
  ANNING_FINGERPRINT_LINE_CUT,      /* its end is missing */
  ANNING_FINGERPRINT_LINE_MISTYPED, /* its end does not fit the rest */
} AnningFingerprintLineState;

typedef struct
{
  gint64 at;         /* ms, whole seconds */
  gint64 utc_offset; /* minutes */
  gint64 seq;
  char hash[65];
} AnningFingerprintLine;

char                       *anning_fingerprint_line_format (gint64                  at,
                                                            gint64                  utc_offset,
                                                            gint64                  seq,
                                                            const char             *hash);
AnningFingerprintLineState  anning_fingerprint_line_parse  (const char             *text,
                                                            AnningFingerprintLine  *line);

G_END_DECLS
