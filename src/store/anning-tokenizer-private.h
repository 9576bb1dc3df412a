/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include <glib.h>

G_BEGIN_DECLS

/* Stands between two fields of one row, so that no phrase reaches across. */
#define ANNING_TOKENIZER_BREAK '\x1f'

typedef enum
{
  ANNING_CHAR_OTHER, /* blanks, punctuation: ends a word */
  ANNING_CHAR_CJK,   /* a token of its own */
  ANNING_CHAR_DIGIT,
  ANNING_CHAR_LETTER,
  ANNING_CHAR_BREAK,
} AnningCharClass;

/* The class of @c; @folded: (out): full width made half, capitals made small. */
AnningCharClass  anning_tokenizer_classify  (gunichar    c,
                                             gunichar   *folded);
/* Makes tokenize='anning' known to one connection. */
gboolean         anning_tokenizer_register  (sqlite3    *handle,
                                             GError    **error);

G_END_DECLS
