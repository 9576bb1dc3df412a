/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *anning_phone_normalise (const char *text);
gboolean  anning_phone_equal     (const char *a,
                                  const char *b);
char     *anning_phone_mask      (const char *number);

G_END_DECLS
