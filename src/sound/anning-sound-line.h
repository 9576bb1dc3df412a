/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "anning-sound-words-private.h"

G_BEGIN_DECLS

/*
 * The recording as the program gives it: a seekable stream, for one thread at a time. Nobody is there any
 * more to decode for when the program does not answer: this ends the process then.
 */
GInputStream *anning_sound_line_open (goffset         size);

/* From any thread. @more: (nullable): follows @bytes */
void          anning_sound_line_say  (AnningSoundWord word,
                                      const void     *bytes,
                                      gsize           size,
                                      const void     *more,
                                      gsize           more_size);

G_END_DECLS
