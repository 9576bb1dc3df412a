/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-page.h"

G_BEGIN_DECLS

/*
 * Page 1: situations, claims, hotlines, letters, tick lists, words, rates and
 * articles, a search over all of them, and the steps that they lead to.
 *
 * Shows, each with "" for the place as a whole: "situation", "claim", "article",
 * "hotline", "term", "tick_list", "letter_template" (with the debt's id, if it is
 * about one), "fact"; a key may be followed by "#" and a text to find there. By
 * id: "letter", "lpr_value", "tick".
 */
#define ANNING_TYPE_GUIDANCE_PAGE (anning_guidance_page_get_type ())
G_DECLARE_FINAL_TYPE (AnningGuidancePage, anning_guidance_page, ANNING, GUIDANCE_PAGE, AnningPage)

AnningGuidancePage *anning_guidance_page_new (void);

G_END_DECLS
