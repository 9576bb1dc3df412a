/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/*
 * What an asynchronous call is given that must not keep its object alive: made
 * for it, and taken once by its callback, which has to come.
 */
gpointer anning_weak_new  (gpointer object);
/* Returns: (transfer full) (nullable): the object, if it is still there; @weak is freed */
gpointer anning_weak_take (gpointer weak);

G_END_DECLS
