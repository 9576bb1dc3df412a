/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-wanted-place.h"

/* 2026-03-12 21:14:09 in China, as ms since 1970: 13:14:09 UTC. */
#define STARTED G_GINT64_CONSTANT (1773321249000)
/* 23:58:00 of the same day there. */
#define LATE G_GINT64_CONSTANT (1773331080000)
#define TEN_MINUTES G_GINT64_CONSTANT (598000) /* 09:58 */

typedef struct
{
  const char *text;
  gint64 place;
} Case;

static void
check (const Case *cases,
       gsize       n,
       gint64      length_ms,
       gint64      started_at)
{
  for (gsize i = 0; i < n; i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (anning_wanted_place_parse (cases[i].text, length_ms, started_at, 480), ==, cases[i].place);
    }
}

static void
test_place (void)
{
  const Case cases[] = {
    { "2:13", 133000 },
    { " 02:13 ", 133000 },
    { "2：13", 133000 },
    { "2:13.4", 133400 },
    { "0:00", 0 },
    { "9:58", 598000 },
    { "9:59", ANNING_UNKNOWN },
    { "133", 133000 },
    { "133.5", 133500 },
    { "598", 598000 },
    { "599", ANNING_UNKNOWN },
    { "99999999999999999999", ANNING_UNKNOWN },
    { "2:", ANNING_UNKNOWN },
    { "2:13 x", ANNING_UNKNOWN },
    { "-5", ANNING_UNKNOWN },
    { "", ANNING_UNKNOWN },
    { "two", ANNING_UNKNOWN },
  };

  check (cases, G_N_ELEMENTS (cases), TEN_MINUTES, STARTED);
  check (cases, G_N_ELEMENTS (cases), TEN_MINUTES, ANNING_UNKNOWN);
}

/* It ran from 21:14:09 to 21:24:07. */
static void
test_clock (void)
{
  const Case cases[] = {
    { "21:16:22", 133000 },
    { "21：16：22", 133000 },
    { "21:14:09", 0 },
    { "21:14:08", ANNING_UNKNOWN },
    { "21:24:07", 598000 },
    { "21:24:08", ANNING_UNKNOWN },
    { "21:16", 111000 },
    /* The minute in which it began. */
    { "21:14", 0 },
    { "21:13", ANNING_UNKNOWN },
    { "21:24", 591000 },
    { "21:25", ANNING_UNKNOWN },
  };
  const Case unknown[] = { { "21:16:22", ANNING_UNKNOWN }, { "21:16", ANNING_UNKNOWN } };

  check (cases, G_N_ELEMENTS (cases), TEN_MINUTES, STARTED);
  check (unknown, G_N_ELEMENTS (unknown), TEN_MINUTES, ANNING_UNKNOWN);
}

/* From 23:58:00 on, past midnight; and a recording of three hours, in which both readings are possible. */
static void
test_long (void)
{
  const Case past[] = { { "0:00:30", 150000 }, { "23:59:00", 60000 }, { "0:01", 1000 } };
  const Case hours[] = { { "1:02:13", 3733000 }, { "21:20:00", 351000 }, { "2:30:00", 9000000 }, { "21:16", 1276000 } };

  check (past, G_N_ELEMENTS (past), TEN_MINUTES, LATE);
  check (hours, G_N_ELEMENTS (hours), 3 * G_GINT64_CONSTANT (3600000), STARTED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recordings/wanted-place/place", test_place);
  g_test_add_func ("/recordings/wanted-place/clock", test_clock);
  g_test_add_func ("/recordings/wanted-place/long", test_long);

  return g_test_run ();
}
