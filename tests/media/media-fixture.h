/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Opens a recording of tests/fixtures/audio, which are five seconds of 400, 600, 800, 1000 and 1200 Hz. */
GInputStream *media_fixture_open      (const char   *name);
/* Its first @percent hundredths, as sent on in part; @percent may be 100. */
GInputStream *media_fixture_open_part (const char   *name,
                                       double        percent);
/* The same as from a poor disk: no read returns while the gate is closed, and none reaches @end bytes. */
GInputStream *media_fixture_open_poor (const char   *name,
                                       goffset       end);
/* Counts @stream, which it returns, until nobody holds it any more; those opened here are counted. */
GInputStream *media_fixture_watch     (GInputStream *stream);
/* Zero when whoever played or decoded has ended in the background, too. */
guint         media_fixture_n_read    (void);
/* For all such streams; open at the start. */
void          media_fixture_set_gate  (gboolean      closed);
/* GStreamer's list of plugins is kept in the build folder: isolated folders would have each test make it anew. */
void          media_fixture_start     (void);
/*
 * What GStreamer warns of when threads of its own cross is no failure of ours.
 * After g_test_init().
 */
void          media_fixture_spare_gstreamer (void);
/* The pitch of the @n samples from @start on, in Hz, by counting how often they cross zero. */
double        media_fixture_pitch     (const gint16 *samples,
                                       gsize         start,
                                       gsize         n,
                                       guint         rate);

G_END_DECLS
