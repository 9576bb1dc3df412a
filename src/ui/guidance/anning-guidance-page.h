/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-page.h"

G_BEGIN_DECLS

/*
 * Page 1: articles, their search, and the steps that they lead to.
 *
 * Shows "article" with the article's key.
 */
#define ANNING_TYPE_GUIDANCE_PAGE (anning_guidance_page_get_type ())
G_DECLARE_FINAL_TYPE (AnningGuidancePage, anning_guidance_page, ANNING, GUIDANCE_PAGE, AnningPage)

AnningGuidancePage *anning_guidance_page_new (void);

G_END_DECLS
