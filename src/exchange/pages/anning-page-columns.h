/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void anning_page_columns_fit (double         *widths,
                              const gboolean *figures,
                              guint           n_columns,
                              double          all,
                              double          least);

G_END_DECLS
