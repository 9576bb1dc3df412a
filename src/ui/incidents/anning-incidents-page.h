/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-page.h"

G_BEGIN_DECLS

/* The timeline of contacts, with recordings, markers and originals. */
#define ANNING_TYPE_INCIDENTS_PAGE (anning_incidents_page_get_type ())
G_DECLARE_FINAL_TYPE (AnningIncidentsPage, anning_incidents_page, ANNING, INCIDENTS_PAGE, AnningPage)

GtkWidget *anning_incidents_page_new (void);

G_END_DECLS
