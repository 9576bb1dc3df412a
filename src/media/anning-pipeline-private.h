/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

#include "anning-media-error.h"
#include "anning-reader-private.h"

G_BEGIN_DECLS

/* What the decode and the player share: the front half of a pipeline, and reasons in our own words. */

gboolean     anning_media_start             (GError       **error);
GstElement  *anning_media_make              (const char    *factory,
                                             GError       **error);
gboolean     anning_pipeline_add_decoder    (GstElement    *pipeline,
                                             AnningReader  *reader,
                                             const char    *media_type,
                                             GstElement    *behind,
                                             GError       **error);
gboolean     anning_pipeline_start          (GstElement    *pipeline,
                                             GstState       state);
void         anning_pipeline_stop           (GstElement    *pipeline,
                                             AnningReader  *reader,
                                             gboolean       settled);
gboolean     anning_pipeline_has_given_up   (GstElement    *pipeline);
char        *anning_pipeline_missing_detail (GstMessage    *message);
GError      *anning_pipeline_explain        (GstElement    *pipeline,
                                             GstMessage    *message,
                                             const char    *missing,
                                             const char    *media_type);

G_END_DECLS
