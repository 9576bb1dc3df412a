/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-texts.h"

G_BEGIN_DECLS

/* "What is happening now?": danger first, then the other situations, each opening its three next steps. */
GtkWidget *anning_situations_view_new (AnningTexts *texts);

G_END_DECLS
