/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-relative.h"

G_BEGIN_DECLS

/*
 * What holds for one relative when they are called, with what it rests on. It is what the page "If They
 * Call You" tells them, chosen by what they signed and by who they are.
 */
#define ANNING_TYPE_RELATIVE_ADVICE (anning_relative_advice_get_type ())
G_DECLARE_FINAL_TYPE (AnningRelativeAdvice, anning_relative_advice, ANNING, RELATIVE_ADVICE, AdwPreferencesGroup)

GtkWidget *anning_relative_advice_new  (void);
/* @relative: only looked at */
void       anning_relative_advice_show (AnningRelativeAdvice *self,
                                        const AnningRelative *relative);

G_END_DECLS
