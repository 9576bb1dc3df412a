/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-passphrase.h"

/* Worked out by hand, tenths of a bit: the sum stands beside each. */
static void
test_estimate (void)
{
  const struct
  {
    const char *text;
    guint tenths;
    AnningPassphraseStrength strength;
  } cases[] = {
    { "", 0, ANNING_PASSPHRASE_EMPTY },
    /* Repetitions of one letter: 47 + 9 * 10. */
    { "aaaaaaaaaa", 137, ANNING_PASSPHRASE_TOO_WEAK },
    /* 33, eight that count on, and the 0, which does not: 33 + 8 * 10 + 33. */
    { "1234567890", 146, ANNING_PASSPHRASE_TOO_WEAK },
    /* A birthday: 33 + 33 + 33 + 33 + 33 + 33 + 33 (1,9,8,7,0,3,1 follow: 9→8, 8→7 count on) + 33. */
    { "19870315", 6 * 33 + 2 * 10, ANNING_PASSPHRASE_TOO_WEAK },
    /* A telephone number: digits alone. 1,3,9,1,2,5,8,4,7,0,6: 1→2 counts on. */
    { "13912584706", 10 * 33 + 10, ANNING_PASSPHRASE_TOO_WEAK },
    /* A number of a card never is more than weak: capped below 480. */
    { "6222020903114857362", 479, ANNING_PASSPHRASE_WEAK },
    /* What everybody tries. */
    { "Password1314", 200, ANNING_PASSPHRASE_TOO_WEAK },
    { "woaini5201314", 200, ANNING_PASSPHRASE_TOO_WEAK },
    /* Eight letters of no order: 8 * 47. */
    { "kvxgmwqz", 376, ANNING_PASSPHRASE_WEAK },
    /* Twice the same four of all kinds: 4 * 65 + 10. */
    { "Kx9!Kx9!", 270, ANNING_PASSPHRASE_TOO_WEAK },
    /* Ten of all kinds: 10 * 65. */
    { "Kx9!pW#3vT", 650, ANNING_PASSPHRASE_STRONG },
    /* An idiom: 4 * 80. Six characters: 480. Eight: 640. */
    { "山高水长", 320, ANNING_PASSPHRASE_TOO_WEAK },
    { "山高石桌灯笼", 480, ANNING_PASSPHRASE_GOOD },
    { "山高石桌灯笼雨伞", 640, ANNING_PASSPHRASE_STRONG },
    /* 5 * 80 + 2 * 65 (two kinds of one byte would be 51; a blank makes it 65): 石头 7 灯笼桥 */
    { "石头 7灯笼桥", 5 * 80 + 2 * 65, ANNING_PASSPHRASE_GOOD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (anning_passphrase_estimate (cases[i].text), ==, cases[i].tenths);
      g_assert_cmpint (anning_passphrase_judge (cases[i].text), ==, cases[i].strength);
    }
}

/* More of it is never weaker. */
static void
test_longer (void)
{
  const char *const words[] = { "lantern", "石桌", "copper", "47", "Umbrella", "雨", "?" };
  g_autoptr (GString) text = g_string_new ("x");
  guint before = anning_passphrase_estimate (text->str);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      guint after;

      g_string_append (text, words[i]);
      after = anning_passphrase_estimate (text->str);
      g_assert_cmpuint (after, >, before);
      before = after;
    }
  g_assert_cmpint (anning_passphrase_judge (text->str), ==, ANNING_PASSPHRASE_STRONG);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/passphrase/estimate", test_estimate);
  g_test_add_func ("/passphrase/longer", test_longer);
  return g_test_run ();
}
