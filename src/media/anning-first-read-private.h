/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

void anning_first_read_wait (GstElement *element,
                             GstBin     *parser);

G_END_DECLS
