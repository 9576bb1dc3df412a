/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-quiet.h"

/* As loud as nine tenths of all are not: the voices, not the one knock on the table. */
#define LOUD_OF 10
/* A sixteenth is 24 dB: so far below the voices nobody speaks. */
#define BELOW 16
/* A recording with no more than that has nothing that quiet could be told from. */
#define LOUD_AT_LEAST 4
/* So much of a pause stays on either side: a word begins and ends softly. */
#define KEPT 300 /* ms */

static guint8
find_loud (const guint8 *rms,
           gsize         n)
{
  gsize counts[256] = { 0 };
  gsize above = 0;

  for (gsize i = 0; i < n; i++)
    counts[rms[i]]++;
  for (int level = 255; level >= 0; level--)
    {
      above += counts[level];
      if (above * LOUD_OF >= n)
        return (guint8) level;
    }
  return 0;
}

/**
 * anning_quiet_spans:
 * @rms: how loud it is, a byte for each 1/@rate s: 255 is full scale
 * @rate: bytes a second
 * @longest_ms: a pause no longer than that is left as it is
 *
 * Where nobody speaks: everywhere 24 dB (a sixteenth) below the level that a tenth of
 * the recording reaches. A recording that is quiet throughout has none, since
 * a soft voice is worth more than a minute.
 *
 * Returns: (transfer full) (element-type AnningSpan): what may be left out, in order,
 *   0.3 s after the pause begins to 0.3 s before it ends
 */
GArray *
anning_quiet_spans (const guint8 *rms,
                    gsize         n,
                    guint         rate,
                    gint64        longest_ms)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (AnningSpan));
  guint8 loud;
  gsize begin = 0;

  g_return_val_if_fail (rate > 0, spans);

  loud = find_loud (rms, n);
  if (n == 0 || loud < LOUD_AT_LEAST)
    return spans;

  for (gsize i = 0; i <= n; i++)
    {
      AnningSpan span;

      if (i < n && rms[i] <= loud / BELOW)
        continue;
      span.start_ms = (gint64) begin * 1000 / rate;
      span.end_ms = (gint64) i * 1000 / rate;
      begin = i + 1;
      if (span.end_ms - span.start_ms <= MAX (longest_ms, 2 * KEPT))
        continue;
      span.start_ms += KEPT;
      span.end_ms -= KEPT;
      g_array_append_val (spans, span);
    }

  return spans;
}
