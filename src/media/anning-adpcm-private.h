/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A WAV with IMA-ADPCM, as pocket recorders write it, shown as the same one with plain
 * samples: seekable to the sample. GStreamer 1.22 takes it for half as long as it is
 * and seeks to twice the place.
 */
#define ANNING_TYPE_ADPCM (anning_adpcm_get_type ())
G_DECLARE_FINAL_TYPE (AnningAdpcm, anning_adpcm, ANNING, ADPCM, GFilterInputStream)

/* Returns: (transfer full): over @stream, or @stream itself when it is something else; never closes it. Reads its head. */
GInputStream *anning_adpcm_show (GInputStream *stream);

G_END_DECLS
