/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

GList *anning_factories_find_decoders (const GstCaps *caps);
void   anning_factories_serve         (GstElement    *parser);

G_END_DECLS
