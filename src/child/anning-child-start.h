/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char        *anning_child_find  (const char         *name);
GSubprocess *anning_child_start (const char         *program,
                                 const char *const  *arguments,
                                 const char *const  *environment,
                                 int                 input,
                                 int                 output,
                                 GError            **error);

G_END_DECLS
