/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A ZIP of pairs of path and content, up to a NULL. */
GBytes *table_fixture_zip      (const char *path,
                                ...) G_GNUC_NULL_TERMINATED;
/* A workbook with one sheet, "Sheet1", whose rows are @rows. */
GBytes *table_fixture_workbook (const char *properties,
                                const char *rows,
                                const char *strings);
