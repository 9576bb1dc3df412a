/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-library.h"

G_BEGIN_DECLS

/*
 * The list beside the guidance: its places, then the articles by group, those
 * that were kept first. What stands in it is named as actions name it: a table
 * ("situation", "hotline", "article"…) and a key, "" for a place as a whole.
 *
 * Signal: opened (const char *table, const char *key)
 */
#define ANNING_TYPE_GUIDANCE_NAV (anning_guidance_nav_get_type ())
G_DECLARE_FINAL_TYPE (AnningGuidanceNav, anning_guidance_nav, ANNING, GUIDANCE_NAV, AdwBin)

/* Fills the list. The documents stay with @library. */
void anning_guidance_nav_set_library (AnningGuidanceNav  *self,
                                      AnningLibrary      *library);
/* @kept: (element-type utf8): set of keys, whose documents stand once more at the top */
void anning_guidance_nav_set_kept    (AnningGuidanceNav  *self,
                                      GHashTable         *kept);
void anning_guidance_nav_set_read    (AnningGuidanceNav  *self,
                                      const char         *key,
                                      gboolean            read);
/* Marks the row of what is shown; a situation or a claim is part of its place. */
void anning_guidance_nav_select      (AnningGuidanceNav  *self,
                                      const char         *table,
                                      const char         *key);

G_END_DECLS
