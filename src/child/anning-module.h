/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gpointer anning_module_find (const char  *module,
                             const char  *function,
                             GError     **error);

G_END_DECLS
