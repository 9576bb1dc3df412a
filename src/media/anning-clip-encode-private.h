/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-clip.h"

G_BEGIN_DECLS

/* Takes interleaved samples of 16 bits and writes them as a file. All on one thread. */
typedef struct _AnningClipEncoder AnningClipEncoder;

AnningClipEncoder *anning_clip_encoder_new   (AnningClipFormat    format,
                                              GOutputStream      *output,
                                              guint               rate,
                                              guint               channels,
                                              GError            **error);
gboolean           anning_clip_encoder_add   (AnningClipEncoder  *self,
                                              const guint8       *samples,
                                              gsize               size,
                                              GCancellable       *cancellable,
                                              GError            **error);
/* Writes what is still on its way, and the head. */
gboolean           anning_clip_encoder_end   (AnningClipEncoder  *self,
                                              GCancellable       *cancellable,
                                              GError            **error);
void               anning_clip_encoder_free  (AnningClipEncoder  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningClipEncoder, anning_clip_encoder_free)

G_END_DECLS
