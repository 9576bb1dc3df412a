/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

#include "anning-microphone.h"

G_BEGIN_DECLS

AnningMicrophone *anning_microphone_new             (GstDevice         *device);
/* For tests: @description is a line of gst-launch that ends in raw sound and is live. */
AnningMicrophone *anning_microphone_new_described   (const char        *name,
                                                     const char        *description);
/* TRUE if it is made from @device. */
gboolean          anning_microphone_is_of           (AnningMicrophone  *self,
                                                     GstDevice         *device);
/* Returns: (transfer floating): an element with a source pad, or NULL and @error */
GstElement       *anning_microphone_make_source     (AnningMicrophone  *self,
                                                     GError           **error);

G_END_DECLS
