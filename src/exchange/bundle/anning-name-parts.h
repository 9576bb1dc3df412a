/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * People note "妻子小林" or "Li, a colleague" and write "小林" or "Li" elsewhere.
 *
 * @name: as it was entered
 *
 * Returns: (transfer full): @name and what is left of it without words for who somebody is
 */
char **anning_name_parts_new (const char *name);

G_END_DECLS
