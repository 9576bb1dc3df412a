/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

#include "anning-reader-private.h"

G_BEGIN_DECLS

/*
 * A reader as the beginning of a pipeline. GStreamer's own giostreamsrc hands out
 * parts of what it keeps; a seek that has to look at each frame, as in MP3, takes
 * 1.4 times as long with it.
 */
GstElement *anning_source_element_new (AnningReader *reader,
                                       const char   *media_type);

G_END_DECLS
