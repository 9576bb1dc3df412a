/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/*
 * What the page of a relative's phone would hand over, whatever stands in it.
 *
 * Returns: (transfer full): the line
 */
char *kit_fixture_line (const char *key,
                        const char *payload);
