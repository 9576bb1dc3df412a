/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

#include "anning-voice-private.h"

G_BEGIN_DECLS

/* The voice as a part of a pipeline, for samples of any rate in 32-bit floating point. */
GstElement *anning_voice_element_new       (void);
/* From any thread; what is heard changes with the samples that come next. */
void        anning_voice_element_set_sound (GstElement        *element,
                                            const AnningSound *sound);

G_END_DECLS
