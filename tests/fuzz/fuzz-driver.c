/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include <string.h>

/*
 * Runs a fuzz target over the files of a folder and over a fixed number of
 * changed ones, always the same, so that it is a test like any other.
 *
 * fuzz-NAME FOLDER COUNT
 */
int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

#define SEED 20261121
#define CHANGES_MAX 6

/* What tables are made of; put in where a change strikes. */
static const char *const pieces[] = {
  "\"", ",", "\t", ";", "|", "\n", "\r\n", "\xEF\xBB\xBF", "\xFF\xFE", "PK\x03\x04", "<", ">", "</c>", "&lt;", "&#0;",
  "<![CDATA[", "]]>", "<!--", "<row>", "<c t=\"s\"><v>", "4294967296", "-1", "1e999", "0.0000000001",
  "99999999999999999999", "2026-03-05", "46086", "1.2w", "1万2", "１，２万", "合计", "还款日", "应还金额", "本金",
  "\xD6", "\xE4\xB8", "\x81\x30\x81\x30", "年",
  "&#55357;", "&#xDC4D;", "&amp;", "/>", "\"/><sms date=\"1773321249000\" type=\"1\" body='", "-->", "<?", "<!DOCTYPE",
  "{", "}", "[", "]", "\\u", "\\ud83d", "\":", "\"date\":", "null", "\xED\xA0\xBD", "1.38E+10", "起始时间", "对方号码",
  "<td>", "<tr", "</td", "<td colspan='9999999999'>", "&nbsp;", "<style>", "<table>", "主叫号码", "2026-03-12", "21:14:09", "12-31 23:59", "1小时2分3秒", "被叫",
};

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
read_seeds (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  /* A folder has no order of its own. */
  g_ptr_array_sort (paths, compare_names);
  for (guint i = 0; i < paths->len; i++)
    {
      char *content;
      gsize size;

      g_file_get_contents (g_ptr_array_index (paths, i), &content, &size, &error);
      g_assert_no_error (error);
      g_ptr_array_add (seeds, g_bytes_new_take (content, size));
    }
  g_assert_cmpuint (seeds->len, >, 0);
  return seeds;
}

static guint
below (GRand *random,
       guint  limit)
{
  return limit > 1 ? (guint) g_rand_int_range (random, 0, (gint32) limit) : 0;
}

static void
insert_at (GByteArray   *bytes,
           guint         at,
           const guint8 *data,
           guint         size)
{
  guint old = bytes->len;

  g_byte_array_set_size (bytes, old + size);
  memmove (bytes->data + at + size, bytes->data + at, old - at);
  memcpy (bytes->data + at, data, size);
}

/* One change: a bit, a byte, a piece put in, a part taken out or doubled, the end cut off. */
static void
change (GByteArray *bytes,
        GRand      *random)
{
  guint at = below (random, bytes->len);
  guint wanted = 1 + below (random, 64);
  guint size = MIN (wanted, bytes->len - at);
  const char *piece = pieces[below (random, G_N_ELEMENTS (pieces))];
  g_autofree guint8 *part = NULL;

  if (bytes->len == 0)
    {
      g_byte_array_append (bytes, (const guint8 *) piece, (guint) strlen (piece));
      return;
    }
  switch (below (random, 6))
    {
    case 0:
      bytes->data[at] ^= (guint8) (1u << below (random, 8));
      break;
    case 1:
      bytes->data[at] = (guint8) below (random, 256);
      break;
    case 2:
      insert_at (bytes, at, (const guint8 *) piece, (guint) strlen (piece));
      break;
    case 3:
      g_byte_array_remove_range (bytes, at, size);
      break;
    case 4:
      part = g_memdup2 (bytes->data + at, size);
      insert_at (bytes, below (random, bytes->len), part, size);
      break;
    default:
      g_byte_array_set_size (bytes, at);
      break;
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) seeds = NULL;
  guint64 count;

  g_assert_cmpint (argc, ==, 3);
  seeds = read_seeds (argv[1]);
  count = g_ascii_strtoull (argv[2], NULL, 10);

  for (guint i = 0; i < seeds->len; i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (g_ptr_array_index (seeds, i), &size);

      LLVMFuzzerTestOneInput (data, size);
    }
  for (guint64 i = 0; i < count; i++)
    {
      GBytes *seed = g_ptr_array_index (seeds, i % seeds->len);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autofree guint8 *exact = NULL;
      gsize size;
      const guint8 *data = g_bytes_get_data (seed, &size);

      g_byte_array_append (bytes, data, (guint) size);
      for (guint n = 1 + below (random, CHANGES_MAX); n > 0; n--)
        change (bytes, random);
      /* To the byte, so that a step too far is noticed. */
      exact = g_memdup2 (bytes->data, bytes->len);
      LLVMFuzzerTestOneInput (exact != NULL ? exact : (const guint8 *) "", bytes->len);
    }
  return 0;
}
