/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-player-notice.h"

static void
check (gint64                    length_ms,
       gboolean                  broken,
       const AnningRecordingGap *gap,
       gboolean                  silent,
       const char               *expected)
{
  g_autofree char *notice = anning_player_notice (length_ms, broken, gap, silent);

  g_assert_cmpstr (notice, ==, expected);
}

static void
test_notice (void)
{
  AnningRecordingGap gap = { 130000, 598000, 468000, FALSE, 0 };
  const AnningRecordingGap none = { 598000, 598000, 0, FALSE, 0 };

  check (598000, FALSE, NULL, FALSE, NULL);
  check (598000, FALSE, &none, FALSE, NULL);
  check (130000, TRUE, NULL, FALSE, "The file is damaged: it can be heard up to 02:10.");
  check (130000, FALSE, &gap, FALSE, "This recording ends after 02:10; the call log says 09:58: 07:48 are missing.");
  check (130000, FALSE, NULL, TRUE, "No sound device was found: the recording runs without being heard.");
  gap.by_bill = TRUE;
  check (130000, TRUE, &gap, FALSE,
         "The file is damaged: it can be heard up to 02:10.\n"
         "This recording ends after 02:10; the bill says 09:58: 07:48 are missing.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/player-notice", test_notice);

  return g_test_run ();
}
