/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-digest.h"

#include <string.h>

/* Messages and digests of FIPS 180-2, appendix B, and of RFC 6234, 8.5. */
static const struct
{
  const char *text;
  guint times;
  const char *sha256;
} cases[] = {
  { "", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
  { "abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
  { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
  { "a", 1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0" },
  { "0123456701234567012345670123456701234567012345670123456701234567", 10,
    "594847328451bdfa85056225462cc1d867d877fb388df0ce35f25ab5562bfbb5" },
};

static void
test_published (void)
{
  /* One context for all: finishing begins anew. */
  g_autoptr (AnningDigest) digest = anning_digest_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sha256 = NULL;

      for (guint j = 0; j < cases[i].times; j++)
        anning_digest_update (digest, cases[i].text, strlen (cases[i].text));
      sha256 = anning_digest_finish (digest);
      g_assert_cmpstr (sha256, ==, cases[i].sha256);
    }
}

/* Wherever the pieces are cut, across the blocks of 64 bytes too. */
static void
test_pieces (void)
{
  g_autofree char *text = g_strnfill (1000000, 'a');

  for (gsize piece = 1; piece < 5000; piece = piece * 3 + 1)
    {
      g_autoptr (AnningDigest) digest = anning_digest_new ();
      g_autofree char *sha256 = NULL;

      for (gsize place = 0; place < 1000000; place += piece)
        anning_digest_update (digest, text + place, MIN (piece, 1000000 - place));
      anning_digest_update (digest, NULL, 0);
      sha256 = anning_digest_finish (digest);
      g_assert_cmpstr (sha256, ==, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/digest/published", test_published);
  g_test_add_func ("/store/digest/pieces", test_pieces);
  return g_test_run ();
}
