/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray  *csv_load       (const char *fixture);
const char *csv_get        (GPtrArray  *rows,
                            guint       index,
                            const char *column);
double      csv_get_double (GPtrArray  *rows,
                            guint       index,
                            const char *column,
                            double      absent);

G_END_DECLS
