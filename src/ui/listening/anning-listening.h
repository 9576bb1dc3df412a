/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-player.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Who listens to what: one per application, made at its start, on the main
 * context. It owns the player and the recording that is played now, which goes
 * on while the page changes; it remembers for each recording where one stopped.
 * Tests make one of their own with anning_listening_new().
 *
 * Properties, all with notify:
 *   evidence-id (int64, read, 0: nothing), incident-id (int64, read, 0: unknown),
 *   playing (boolean, read), started (boolean, read: it was played since it was opened),
 *   length (int64 ms, read), started-at (int64 ms, read), utc-offset (int64 minutes, read),
 *   in-sight (boolean, read: a view of the recording is on the screen),
 *   hushed (boolean, read: silenced by hide-now or a lock, until the next play)
 *   The position is asked for: anning_listening_get_position().
 * Speed, gain, clearer, side, loop, skip-silence and silent are the player's:
 *   anning_listening_get_player(), with its notify. They stay from one recording
 *   to the next, but for the loop.
 *
 * Signals:
 *   changed (): another recording, or none
 *   moved (): the place was set by a seek, a pause, or the place remembered; not while it just plays
 *   failed (GError *): it cannot be played; the recording stays the current one
 *   ended (): it was heard to its end
 */
#define ANNING_TYPE_LISTENING (anning_listening_get_type ())
G_DECLARE_FINAL_TYPE (AnningListening, anning_listening, ANNING, LISTENING, GObject)

AnningListening *anning_listening_new             (void);
/* Returns: (transfer none): the program's; made when it is first asked for */
AnningListening *anning_listening_get_default     (void);
/* At the end of the program: writes the place, frees the device. The next get_default() makes another. */
void             anning_listening_drop_default    (void);
/* Returns: (transfer none) */
AnningPlayer    *anning_listening_get_player      (AnningListening *self);

/*
 * Makes a recording the current one; the one before it stops and its place is
 * kept. Nothing is heard and no sound device is opened before play.
 *
 * @incident_id: what a click on the bar leads to; 0: the incident is looked up
 * @stream: seekable
 * @length_ms: exact
 * @started_at, @utc_offset: when it was recorded, or ANNING_UNKNOWN
 * @position_ms: where to stand; ANNING_UNKNOWN: where one stopped last time
 *
 * The one that is current already goes on; only its clock and a known place are taken.
 */
void             anning_listening_open            (AnningListening *self,
                                                   AnningStore     *store,
                                                   gint64           evidence_id,
                                                   gint64           incident_id,
                                                   GInputStream    *stream,
                                                   gint64           length_ms,
                                                   gint64           started_at,
                                                   gint64           utc_offset,
                                                   gint64           position_ms);
/* @rms: (nullable): one byte a pair, from AnningPeaksData, for skip-silence of the current recording */
void             anning_listening_set_rms         (AnningListening *self,
                                                   GBytes          *rms,
                                                   guint            rate);
/* Stops; the place is kept; nothing is current any more. */
void             anning_listening_close           (AnningListening *self);
/* Nothing plays, and nothing was paused on the way: opening another recording loses nothing. */
gboolean         anning_listening_is_idle         (AnningListening *self);

void             anning_listening_play            (AnningListening *self);
void             anning_listening_pause           (AnningListening *self);
void             anning_listening_toggle          (AnningListening *self);
void             anning_listening_seek            (AnningListening *self,
                                                   gint64           position_ms);
/* Hide-now, a lock of the screen, sleep: silent at once, the device is let go of, MPRIS too. */
void             anning_listening_hush            (AnningListening *self);

gint64           anning_listening_get_evidence_id (AnningListening *self);
gint64           anning_listening_get_incident_id (AnningListening *self);
gboolean         anning_listening_get_playing     (AnningListening *self);
gboolean         anning_listening_get_started     (AnningListening *self);
gboolean         anning_listening_get_hushed      (AnningListening *self);
gboolean         anning_listening_get_in_sight    (AnningListening *self);
gint64           anning_listening_get_position    (AnningListening *self);
gint64           anning_listening_get_length      (AnningListening *self);

/*
 * A view tells what it shows, with map and unmap and when its recording
 * changes: while the current recording is on the screen there is no bar. When the
 * last view is gone and nothing plays the recording is closed.
 * @view: a GObject; @evidence_id: 0 when it shows none or is unmapped
 */
void             anning_listening_set_view        (AnningListening *self,
                                                   gpointer         view,
                                                   gint64           evidence_id);

G_END_DECLS
