/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-texts.h"

G_BEGIN_DECLS

/* "They say…": what collectors often claim, each opening what holds and what to answer. */
GtkWidget *anning_claims_view_new (AnningTexts *texts);

G_END_DECLS
