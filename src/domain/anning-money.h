/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-value-error.h"

G_BEGIN_DECLS

/* Money is gint64 fen (1 yuan = 100 fen). Rates are gint64 millionths per year. */
#define ANNING_FEN_PER_YUAN 100
#define ANNING_RATE_ONE G_GINT64_CONSTANT (1000000)
/* The largest sum that is read from a form or a file: ten thousand million yuan. */
#define ANNING_MONEY_MAX G_GINT64_CONSTANT (1000000000000)
/* The largest rate that is read or reckoned with: 100 000 % a year. */
#define ANNING_RATE_MAX (1000 * ANNING_RATE_ONE)

/* The sign of what is below zero, where a person reads it: as wide as a digit, and spoken as "minus". */
#define ANNING_MINUS "−"

/* "−1,234.50" for who reads it, without a currency sign; the caller frees it. */
char     *anning_money_to_text   (gint64       fen);
/* "-1234.50": for files and programs, with no separators and an ASCII sign. */
char     *anning_money_to_plain  (gint64       fen);
/* "人民币壹仟贰佰叁拾肆元伍角": as it is written on receipts and in contracts. */
char     *anning_money_to_capitals (gint64     fen);
/* Reads "1,234.5", "¥1234", "1234元", "1.2w", "1万2", full-width digits; exact to the fen, not below zero. */
gboolean  anning_money_from_text (const char  *text,
                                  gint64      *fen,
                                  GError     **error);
/* Fen with a fraction, rounded half away from zero to whole fen. */
gint64    anning_money_round     (double       fen);

/* "35.6%" with @decimals digits after the point. */
char     *anning_rate_to_text    (gint64       rate,
                                  guint        decimals);
/* "24%", "15.6%": with no more digits after the point than it takes, and @most of them. */
char     *anning_rate_to_short_text (gint64    rate,
                                     guint     most);
/* Reads "24", "24%", "年利率24.5 %" as percent per year; at most four decimals. */
gboolean  anning_rate_from_text  (const char  *text,
                                  gint64      *rate,
                                  GError     **error);

G_END_DECLS
