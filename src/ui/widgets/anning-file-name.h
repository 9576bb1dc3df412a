/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The name that is suggested for what leaves as a file: what it is and today's date, "letter-2026-11-22";
 * nobody's name, so that it can lie on any desktop.
 *
 * @kind: translated, such as "letter"
 * @ending: ".anning"; "" for a name whose ending is put on later
 *
 * Returns: (transfer full)
 */
char *anning_file_name_new (const char *kind,
                            const char *ending);

G_END_DECLS
