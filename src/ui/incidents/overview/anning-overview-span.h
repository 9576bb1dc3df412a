/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Which time and which creditor the overview is about: the last days, all, or
 * from one day to another.
 *
 * Signal: changed (): a person chose something else
 */
#define ANNING_TYPE_OVERVIEW_SPAN (anning_overview_span_get_type ())
G_DECLARE_FINAL_TYPE (AnningOverviewSpan, anning_overview_span, ANNING, OVERVIEW_SPAN, AdwBin)

GtkWidget  *anning_overview_span_new           (void);
void        anning_overview_span_get_days      (AnningOverviewSpan *self,
                                                const GDate        *today,
                                                gint32             *from,
                                                gint32             *until);
void        anning_overview_span_set_creditors (AnningOverviewSpan *self,
                                                GPtrArray          *names);
const char *anning_overview_span_get_creditor  (AnningOverviewSpan *self);
void        anning_overview_span_show_all      (AnningOverviewSpan *self);

G_END_DECLS
