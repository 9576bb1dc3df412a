/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Stands between a stream and a pipeline, to which a read that fails is the end of
 * the stream: a damaged file would pass for a shorter recording. Remembers the first
 * such failure, and knows how far reading has come. Never closes the stream.
 *
 * Several readers of one stream do not get into each other's way, such as that
 * of a playback which is still being torn down: each says from where it reads, and
 * whoever reads holds the stream's lock.
 */
#define ANNING_TYPE_READER (anning_reader_get_type ())
G_DECLARE_FINAL_TYPE (AnningReader, anning_reader, ANNING, READER, GObject)

AnningReader *anning_reader_new         (GInputStream *stream);
gssize        anning_reader_read        (AnningReader *self,
                                         goffset       offset,
                                         void         *buffer,
                                         gsize         count,
                                         GCancellable *cancellable);
goffset       anning_reader_get_size    (AnningReader *self);
GError       *anning_reader_get_error   (AnningReader *self);
guint         anning_reader_get_moves   (AnningReader *self);
goffset       anning_reader_get_place   (AnningReader *self);
void          anning_reader_end         (AnningReader *self);

/* For reading @stream past a reader; from any thread */
void          anning_stream_lock        (GInputStream *stream);
void          anning_stream_unlock      (GInputStream *stream);

G_END_DECLS
