/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-player.h"

G_BEGIN_DECLS

/* How a recording is to sound. */
typedef struct
{
  double volume;         /* 0…1 */
  double gain_db;        /* 0…18 */
  gboolean clearer;
  AnningPlayerSide side;
} AnningSound;

/*
 * Makes samples sound so. Every change is blended in within some milliseconds:
 * a jump in a wave is heard as a click.
 */
typedef struct _AnningVoice AnningVoice;

AnningVoice *anning_voice_new   (guint              rate,
                                 guint              channels);
void         anning_voice_free  (AnningVoice       *self);
void         anning_voice_reset (AnningVoice       *self);
void         anning_voice_run   (AnningVoice       *self,
                                 float             *samples,
                                 gsize              n_frames,
                                 const AnningSound *sound);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningVoice, anning_voice_free)

G_END_DECLS
