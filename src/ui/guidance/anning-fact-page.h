/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-texts.h"

G_BEGIN_DECLS

/* One fact with its source, and the documents that rest on it. */
GtkWidget *anning_fact_page_new (AnningTexts       *texts,
                                 const AnningFact  *fact);

G_END_DECLS
