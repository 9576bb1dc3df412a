/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * What was said and done, as chips to switch on. The common ones stand at once,
 * the others behind "More".
 *
 * Property: value (string: words of anning_incident_tags, one blank between them; NULL: none)
 */
#define ANNING_TYPE_TAG_CHOOSER (anning_tag_chooser_get_type ())
G_DECLARE_FINAL_TYPE (AnningTagChooser, anning_tag_chooser, ANNING, TAG_CHOOSER, AdwBin)

GtkWidget *anning_tag_chooser_new       (void);
char      *anning_tag_chooser_dup_value (AnningTagChooser *self);
void       anning_tag_chooser_set_value (AnningTagChooser *self,
                                         const char       *value);

G_END_DECLS
