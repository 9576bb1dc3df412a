/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A part of a recording, in ms. */
typedef struct
{
  gint64 start_ms;
  gint64 end_ms;
} AnningSpan;

/* From here on a pause is left out: shorter ones belong to speech. */
#define ANNING_QUIET_LONGEST 2000 /* ms */

GArray *anning_quiet_spans (const guint8 *rms,
                            gsize         n,
                            guint         rate,
                            gint64        longest_ms);

G_END_DECLS
