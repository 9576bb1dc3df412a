/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-sealed-header-private.h"

G_BEGIN_DECLS

/* Seals bytes into a stream, piece by piece. */
typedef struct _AnningSealer AnningSealer;

/* @payload: bytes that will be put in, more than 0. Writes the head. */
AnningSealer   *anning_sealer_new           (GOutputStream           *stream,
                                             AnningSecret            *secret,
                                             const AnningSealedCost  *cost,
                                             guint64                  payload,
                                             GCancellable            *cancellable,
                                             GError                 **error);
gboolean        anning_sealer_put           (AnningSealer            *self,
                                             gconstpointer            data,
                                             gsize                    length,
                                             GCancellable            *cancellable,
                                             GError                 **error);
/* Exactly as many bytes as were announced have been put in. The stream is not closed. */
gboolean        anning_sealer_finish        (AnningSealer            *self,
                                             GCancellable            *cancellable,
                                             GError                 **error);
void            anning_sealer_free          (AnningSealer            *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningSealer, anning_sealer_free)

/* Takes them out again. Nothing is handed out before its piece was authenticated. */
typedef struct _AnningUnsealer AnningUnsealer;

/* Reads the head and makes the key. */
AnningUnsealer *anning_unsealer_new         (GInputStream            *stream,
                                             AnningSecret            *secret,
                                             GCancellable            *cancellable,
                                             GError                 **error);
/* Bytes in the clear: all of them, and those that were not taken yet. */
guint64         anning_unsealer_get_payload (AnningUnsealer          *self);
guint64         anning_unsealer_get_left    (AnningUnsealer          *self);
/* All @length bytes, or FALSE: DAMAGED where the payload has fewer of them. */
gboolean        anning_unsealer_take        (AnningUnsealer          *self,
                                             gpointer                 data,
                                             gsize                    length,
                                             GCancellable            *cancellable,
                                             GError                 **error);
/* Whether this was all: DAMAGED if something follows. */
gboolean        anning_unsealer_finish      (AnningUnsealer          *self,
                                             GCancellable            *cancellable,
                                             GError                 **error);
void            anning_unsealer_free        (AnningUnsealer          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningUnsealer, anning_unsealer_free)

G_END_DECLS
