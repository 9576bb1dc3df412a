/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The button "Aa": text size of the whole program, as in the preferences. */
#define ANNING_TYPE_ARTICLE_TEXT_SIZE (anning_article_text_size_get_type ())
G_DECLARE_FINAL_TYPE (AnningArticleTextSize, anning_article_text_size, ANNING, ARTICLE_TEXT_SIZE, AdwBin)

G_END_DECLS
