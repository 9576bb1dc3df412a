/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-texts.h"

G_BEGIN_DECLS

/* The words of contracts, letters and calls in plain language, with an entry that narrows them down. */
#define ANNING_TYPE_GLOSSARY_VIEW (anning_glossary_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningGlossaryView, anning_glossary_view, ANNING, GLOSSARY_VIEW, AdwBin)

GtkWidget *anning_glossary_view_new    (AnningTexts         *texts);
/* Scrolls to the term of that key. FALSE: there is none. */
gboolean   anning_glossary_view_reveal (AnningGlossaryView  *self,
                                        const char          *key);

G_END_DECLS
