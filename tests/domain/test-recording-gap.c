/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-recording-gap.h"

typedef struct
{
  const char *name;
  gint64 length_ms;
  gint64 others_ms;
  guint n_others;
  gint64 log_s;
  gint64 bill_s;
  gint64 told_ms;
  gint64 missing_ms;
  gboolean by_bill;
} Case;

#define NONE ANNING_UNKNOWN

static const Case cases[] = {
  /* The recording ends after 02:10, the call log says 09:58: 07:48 are missing. */
  { "half", 130000, 0, 0, 598, NONE, 598000, 468000, FALSE },
  { "nothing-tells", 130000, 0, 0, NONE, NONE, NONE, 0, FALSE },
  { "as-long", 598000, 0, 0, 598, NONE, 598000, 0, FALSE },
  /* Up to five seconds less are the whole call. */
  { "five-seconds", 593000, 0, 0, 598, NONE, 598000, 0, FALSE },
  { "more", 592999, 0, 0, 598, NONE, 598000, 5001, FALSE },
  /* The ringing was recorded as well. */
  { "longer", 640000, 0, 0, 598, NONE, 598000, 0, FALSE },
  { "log-before-bill", 130000, 0, 0, 598, 600, 598000, 468000, FALSE },
  { "bill", 130000, 0, 0, NONE, 598, 598000, 468000, TRUE },
  /* Ten minutes on a bill may be nine and one second. */
  { "bill-minutes", 130000, 0, 0, NONE, 600, 600000, 411000, TRUE },
  { "bill-minutes-whole", 541000, 0, 0, NONE, 600, 600000, 0, TRUE },
  /* What a second recording of the call holds is not missing. */
  { "two-parts", 300000, 295000, 1, 598, NONE, 598000, 0, FALSE },
  { "two-parts-short", 300000, 100000, 1, 598, NONE, 598000, 198000, FALSE },
  { "second-unheard", 300000, NONE, 1, 598, NONE, 598000, 0, FALSE },
  { "unheard", NONE, 0, 0, 598, NONE, 598000, 0, FALSE },
  /* A call that nobody answered has no talk to miss. */
  { "no-talk", 4000, 0, 0, 0, NONE, NONE, 0, FALSE },
};

static void
test_gap (gconstpointer data)
{
  const Case *c = data;
  AnningRecordingGap gap;

  anning_recording_gap_find (&gap, c->length_ms, c->others_ms, c->n_others, c->log_s, c->bill_s);
  g_assert_cmpint (gap.length_ms, ==, c->length_ms);
  g_assert_cmpint (gap.told_ms, ==, c->told_ms);
  g_assert_cmpint (gap.missing_ms, ==, c->missing_ms);
  g_assert_cmpint (gap.by_bill, ==, c->by_bill);
  g_assert_cmpuint (gap.n_others, ==, c->n_others);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/domain/recording-gap/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_gap);
    }

  return g_test_run ();
}
