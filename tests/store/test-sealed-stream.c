/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-sealed-stream-private.h"

#include <sodium.h>
#include <string.h>

#include "anning-secret-private.h"

/* The least that libsodium takes: what is tested is not how long guessing lasts. */
static const AnningSealedCost cheap = { .passes = 1, .memory = 8192 };

#define PIECE ANNING_SEALED_PIECE
#define MESSAGE (PIECE + 17)

static guint8 *
make_payload (gsize length)
{
  guint8 *bytes = g_malloc (length);

  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8) (7 * i);
  return bytes;
}

static GByteArray *
seal (const char *passphrase,
      gsize       length,
      gsize       step)
{
  g_autoptr (AnningSecret) secret = anning_secret_new (passphrase, -1);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autofree guint8 *payload = make_payload (length);
  g_autoptr (AnningSealer) sealer = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  sealer = anning_sealer_new (stream, secret, &cheap, length, NULL, &error);
  g_assert_no_error (error);
  for (gsize at = 0; at < length; at += step)
    {
      anning_sealer_put (sealer, payload + at, MIN (step, length - at), NULL, &error);
      g_assert_no_error (error);
    }
  anning_sealer_finish (sealer, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return g_bytes_unref_to_array (g_steal_pointer (&bytes));
}

/* Returns: -1: opened, and holds what make_payload() says; else the code with which it was refused */
static int
try_open (const guint8 *bytes,
          gsize         length,
          const char   *passphrase)
{
  /* To the byte, so that a step too far is noticed. */
  g_autofree guint8 *exact = length > 0 ? g_memdup2 (bytes, length) : NULL;
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (exact, (gssize) length, NULL);
  g_autoptr (AnningSecret) secret = anning_secret_new (passphrase, -1);
  g_autoptr (AnningUnsealer) unsealer = NULL;
  g_autofree guint8 *payload = NULL;
  g_autofree guint8 *expected = NULL;
  g_autoptr (GError) error = NULL;
  gsize n;

  unsealer = anning_unsealer_new (stream, secret, NULL, &error);
  if (unsealer != NULL)
    {
      n = (gsize) anning_unsealer_get_payload (unsealer);
      g_assert_cmpuint (n, <, 10 * PIECE);
      payload = g_malloc (n);
      expected = make_payload (n);
      if (anning_unsealer_take (unsealer, payload, n, NULL, &error)
          && anning_unsealer_finish (unsealer, NULL, &error))
        {
          g_assert_cmpmem (payload, n, expected, n);
          return -1;
        }
    }
  g_assert_nonnull (error);
  g_assert_true (error->domain == ANNING_SEALED_ERROR);
  return error->code;
}

/* After a change of the head: the sum that makes it look as it was written. */
static void
sum_up (GByteArray *bytes)
{
  crypto_generichash (bytes->data + 112, 16, bytes->data, 112, NULL, 0);
}

static void
test_there_and_back (void)
{
  const gsize lengths[] = { 1, 2, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 100 };
  const gsize sizes[] = { 128 + 18, 128 + 19, 128 + MESSAGE - 1, 128 + MESSAGE, 128 + MESSAGE + 18, 128 + 2 * MESSAGE,
                          128 + 2 * MESSAGE + 117 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GByteArray) at_once = seal ("one", lengths[i], lengths[i]);
      g_autoptr (GByteArray) bit_by_bit = seal ("one", lengths[i], 4097);
      AnningSealedHeader header;
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (at_once->len, ==, sizes[i]);
      g_assert_cmpuint (bit_by_bit->len, ==, sizes[i]);
      g_assert_true (anning_sealed_header_read (&header, at_once->data, at_once->len, &error));
      g_assert_cmpuint (anning_sealed_header_get_size (&header), ==, sizes[i]);
      g_assert_cmpint (try_open (at_once->data, at_once->len, "one"), ==, -1);
      g_assert_cmpint (try_open (bit_by_bit->data, bit_by_bit->len, "one"), ==, -1);
    }
}

/* Nothing in the file says whether two of them hold the same. */
static void
test_never_twice (void)
{
  g_autoptr (GByteArray) one = seal ("one", 300, 300);
  g_autoptr (GByteArray) other = seal ("one", 300, 300);

  g_assert_cmpuint (one->len, ==, other->len);
  for (guint i = 40; i + 16 <= one->len; i += 16)
    g_assert_true (memcmp (one->data + i, other->data + i, 16) != 0);
}

/* Written by tests/fixtures/sealed/make.py, which knows the description and none of our code. */
static void
test_other_hand (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ANNING_FIXTURES"), "sealed", "small.sealed", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, ==, 128 + 2 * MESSAGE + 117);
  g_assert_cmpint (try_open ((const guint8 *) bytes, length, "山高水长 seven stones"), ==, -1);
  g_assert_cmpint (try_open ((const guint8 *) bytes, length, "山高水长 seven stone"), ==, ANNING_SEALED_ERROR_WRONG_PASSPHRASE);
}

static void
test_wrong_passphrase (void)
{
  const char *const wrong[] = { "Summer", "summe", "summer ", "summerr", "s", "ｓummer" };
  g_autoptr (GByteArray) bytes = seal ("summer", 300, 300);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpint (try_open (bytes->data, bytes->len, wrong[i]), ==, ANNING_SEALED_ERROR_WRONG_PASSPHRASE);
  g_assert_cmpint (try_open (bytes->data, bytes->len, "summer"), ==, -1);
}

static void
test_cut_off (void)
{
  g_autoptr (GByteArray) small = seal ("one", 200, 200);
  g_autoptr (GByteArray) large = seal ("one", 2 * PIECE + 100, PIECE);
  const guint ends[] = { 128, 129, 128 + MESSAGE - 1, 128 + MESSAGE, 128 + MESSAGE + 1, 128 + 2 * MESSAGE,
                         128 + 2 * MESSAGE + 1, 128 + 2 * MESSAGE + 116 };

  for (guint n = 0; n < small->len; n++)
    g_assert_cmpint (try_open (small->data, n, "one"), ==,
                     n < 8 ? ANNING_SEALED_ERROR_NOT_SEALED : ANNING_SEALED_ERROR_TRUNCATED);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    g_assert_cmpint (try_open (large->data, ends[i], "one"), ==, ANNING_SEALED_ERROR_TRUNCATED);
}

static void
test_each_bit (void)
{
  g_autoptr (GByteArray) bytes = seal ("one", 40, 40);

  for (guint i = 0; i < bytes->len * 8; i++)
    {
      bytes->data[i / 8] ^= (guint8) (1u << i % 8);
      g_assert_cmpint (try_open (bytes->data, bytes->len, "one"), ==,
                       i / 8 < 8 ? ANNING_SEALED_ERROR_NOT_SEALED : ANNING_SEALED_ERROR_DAMAGED);
      bytes->data[i / 8] ^= (guint8) (1u << i % 8);
    }
  g_assert_cmpint (try_open (bytes->data, bytes->len, "one"), ==, -1);
}

/* Somebody who sets the sum right as well: the head is bound to the first message, and makes the key. */
static void
test_forged_head (void)
{
  g_autoptr (GByteArray) bytes = seal ("one", 40, 40);

  for (guint i = 40 * 8; i < 112 * 8; i++)
    {
      bytes->data[i / 8] ^= (guint8) (1u << i % 8);
      sum_up (bytes);
      g_assert_cmpint (try_open (bytes->data, bytes->len, "one"), ==, ANNING_SEALED_ERROR_WRONG_PASSPHRASE);
      bytes->data[i / 8] ^= (guint8) (1u << i % 8);
    }
  /* One byte less in the clear, so that the last one would be read as part of the tag. */
  bytes->data[32]--;
  sum_up (bytes);
  g_assert_cmpint (try_open (bytes->data, bytes->len, "one"), ==, ANNING_SEALED_ERROR_WRONG_PASSPHRASE);
}

/* Of a file of three pieces: the first byte, which says what kind of message it is, and all of the sum behind. */
static void
test_each_piece (void)
{
  g_autoptr (GByteArray) bytes = seal ("one", 2 * PIECE + 100, PIECE);
  const guint starts[] = { 128, 128 + MESSAGE, 128 + 2 * MESSAGE };
  const guint ends[] = { 128 + MESSAGE, 128 + 2 * MESSAGE, 128 + 2 * MESSAGE + 117 };

  for (guint i = 0; i < 3; i++)
    {
      for (guint bit = 0; bit < 17 * 8; bit++)
        {
          guint at = bit < 8 ? starts[i] : ends[i] - 17 + bit / 8;

          bytes->data[at] ^= (guint8) (1u << bit % 8);
          g_assert_cmpint (try_open (bytes->data, bytes->len, "one"), ==, ANNING_SEALED_ERROR_DAMAGED);
          bytes->data[at] ^= (guint8) (1u << bit % 8);
        }
    }
}

static void
test_other_order (void)
{
  g_autoptr (GByteArray) bytes = seal ("one", 3 * PIECE, PIECE);
  g_autoptr (GByteArray) other = seal ("one", 3 * PIECE, PIECE);
  g_autoptr (GByteArray) swapped = g_byte_array_new ();
  g_autoptr (GByteArray) dropped = g_byte_array_new ();
  g_autoptr (GByteArray) doubled = g_byte_array_new ();
  g_autoptr (GByteArray) foreign = g_byte_array_new ();
  guint8 more = 0;

#define ADD(array, from, n) g_byte_array_append (array, (from)->data + 128 + (n) * MESSAGE, MESSAGE)
  g_byte_array_append (swapped, bytes->data, 128);
  ADD (swapped, bytes, 1);
  ADD (swapped, bytes, 0);
  ADD (swapped, bytes, 2);
  g_assert_cmpint (try_open (swapped->data, swapped->len, "one"), ==, ANNING_SEALED_ERROR_DAMAGED);

  g_byte_array_append (dropped, bytes->data, 128);
  ADD (dropped, bytes, 0);
  ADD (dropped, bytes, 2);
  g_assert_cmpint (try_open (dropped->data, dropped->len, "one"), ==, ANNING_SEALED_ERROR_DAMAGED);

  g_byte_array_append (doubled, bytes->data, 128);
  ADD (doubled, bytes, 0);
  ADD (doubled, bytes, 0);
  ADD (doubled, bytes, 2);
  g_assert_cmpint (try_open (doubled->data, doubled->len, "one"), ==, ANNING_SEALED_ERROR_DAMAGED);

  g_byte_array_append (foreign, bytes->data, 128);
  ADD (foreign, bytes, 0);
  ADD (foreign, other, 1);
  ADD (foreign, bytes, 2);
  g_assert_cmpint (try_open (foreign->data, foreign->len, "one"), ==, ANNING_SEALED_ERROR_DAMAGED);
#undef ADD

  g_byte_array_append (bytes, &more, 1);
  g_assert_cmpint (try_open (bytes->data, bytes->len, "one"), ==, ANNING_SEALED_ERROR_DAMAGED);
}

/* Refused before any memory is asked for: a file of another person must not bring the machine down. */
static void
test_costly (void)
{
  const struct
  {
    guint64 memory;
    guint passes;
    int code;
  } cases[] = {
    { G_GUINT64_CONSTANT (100) << 30, 3, ANNING_SEALED_ERROR_TOO_COSTLY },
    { (G_GUINT64_CONSTANT (1) << 30) + 1, 3, ANNING_SEALED_ERROR_TOO_COSTLY },
    { G_MAXUINT64, 3, ANNING_SEALED_ERROR_TOO_COSTLY },
    { 8192, 11, ANNING_SEALED_ERROR_TOO_COSTLY },
    { 8192, G_MAXUINT32, ANNING_SEALED_ERROR_TOO_COSTLY },
    { 8191, 1, ANNING_SEALED_ERROR_DAMAGED },
    { 0, 1, ANNING_SEALED_ERROR_DAMAGED },
    { 8192, 0, ANNING_SEALED_ERROR_DAMAGED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnningSealedHeader header = { .payload = 1, .cost = { cases[i].passes, cases[i].memory } };
      guint8 bytes[ANNING_SEALED_HEADER + 18] = { 0 };
      gint64 start = g_get_monotonic_time ();

      anning_sealed_header_write (&header, bytes);
      g_assert_cmpint (try_open (bytes, sizeof bytes, "one"), ==, cases[i].code);
      g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
    }
}

static void
test_other_numbers (void)
{
  const struct
  {
    guint at;
    guint8 value;
    int code;
  } cases[] = {
    { 8, 2, ANNING_SEALED_ERROR_NEWER },
    { 9, 1, ANNING_SEALED_ERROR_NEWER },
    { 8, 0, ANNING_SEALED_ERROR_DAMAGED },
    { 10, 2, ANNING_SEALED_ERROR_DAMAGED },
    { 26, 2, ANNING_SEALED_ERROR_DAMAGED },
    { 28, 1, ANNING_SEALED_ERROR_DAMAGED },
    { 32, 0, ANNING_SEALED_ERROR_DAMAGED },   /* nothing inside */
    { 39, 255, ANNING_SEALED_ERROR_DAMAGED }, /* more inside than any disk holds */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) bytes = seal ("one", 40, 40);

      bytes->data[cases[i].at] = cases[i].value;
      sum_up (bytes);
      g_assert_cmpint (try_open (bytes->data, bytes->len, "one"), ==, cases[i].code);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GByteArray) bytes = seal ("one", 40, 40);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (bytes->data, bytes->len, NULL);
  g_autoptr (AnningSecret) secret = anning_secret_new ("one", -1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (anning_unsealer_new (stream, secret, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_secret (void)
{
  g_autofree char *long_enough = g_strnfill (ANNING_SECRET_LONGEST, 'a');
  g_autofree char *too_long = g_strnfill (ANNING_SECRET_LONGEST + 1, 'a');
  g_autoptr (AnningSecret) one = anning_secret_new ("abc", 2);
  g_autoptr (AnningSecret) same = anning_secret_new ("ab", -1);
  g_autoptr (AnningSecret) other = anning_secret_new ("aB", -1);
  g_autoptr (AnningSecret) longest = anning_secret_new (long_enough, -1);
  char bytes[] = "abc";

  g_assert_true (anning_secret_equal (one, same));
  g_assert_false (anning_secret_equal (one, other));
  g_assert_false (anning_secret_equal (one, longest));
  g_assert_null (anning_secret_new ("", -1));
  g_assert_null (anning_secret_new ("abc", 0));
  g_assert_null (anning_secret_new (too_long, -1));
  anning_secret_wipe (bytes, sizeof bytes);
  g_assert_cmpmem (bytes, sizeof bytes, "\0\0\0", 4);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  anning_secret_set_up ();
  g_test_add_func ("/sealed-stream/there-and-back", test_there_and_back);
  g_test_add_func ("/sealed-stream/never-twice", test_never_twice);
  g_test_add_func ("/sealed-stream/other-hand", test_other_hand);
  g_test_add_func ("/sealed-stream/wrong-passphrase", test_wrong_passphrase);
  g_test_add_func ("/sealed-stream/cut-off", test_cut_off);
  g_test_add_func ("/sealed-stream/each-bit", test_each_bit);
  g_test_add_func ("/sealed-stream/forged-head", test_forged_head);
  g_test_add_func ("/sealed-stream/each-piece", test_each_piece);
  g_test_add_func ("/sealed-stream/other-order", test_other_order);
  g_test_add_func ("/sealed-stream/costly", test_costly);
  g_test_add_func ("/sealed-stream/other-numbers", test_other_numbers);
  g_test_add_func ("/sealed-stream/cancelled", test_cancelled);
  g_test_add_func ("/sealed-stream/secret", test_secret);
  return g_test_run ();
}
