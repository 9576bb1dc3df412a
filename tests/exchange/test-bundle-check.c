/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bundle-check.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

/* Of "abc": FIPS 180-4; of "Anning\n": sha256sum. */
#define OF_ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define OF_ANNING "1b841d5ed3bdabb9b64d25bb432c43ec0b77448663eea6b1959e2cb51b6203c6"

static const char *const list = OF_ABC "  originals/a.txt\n" OF_ANNING "  report.txt\n";

typedef struct
{
  const char *name;
  const char *content; /* NULL: a link to /etc */
} Entry;

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->folder = g_dir_make_tmp ("anning-bundle-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->path = g_build_filename (fixture->folder, "b.zip", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* @entries: the last one has no name */
static void
write_bundle (const Fixture *fixture,
              const Entry   *entries,
              const char    *options)
{
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  if (options != NULL)
    {
      g_assert_cmpint (archive_write_set_options (archive, options), ==, ARCHIVE_OK);
      archive_write_set_passphrase (archive, "secret");
    }
  g_assert_cmpint (archive_write_open_filename (archive, fixture->path), ==, ARCHIVE_OK);
  for (; entries->name != NULL; entries++)
    {
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, entries->name);
      archive_entry_set_perm (entry, 0600);
      if (entries->content != NULL)
        {
          archive_entry_set_filetype (entry, AE_IFREG);
          archive_entry_set_size (entry, strlen (entries->content));
        }
      else
        {
          archive_entry_set_filetype (entry, AE_IFLNK);
          archive_entry_set_symlink (entry, "/etc");
        }
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      if (entries->content != NULL)
        g_assert_cmpint (archive_write_data (archive, entries->content, strlen (entries->content)), ==,
                         strlen (entries->content));
      archive_entry_free (entry);
    }
  g_assert_cmpint (archive_write_free (archive), ==, ARCHIVE_OK);
}

/* "2/2" and the problems: "changed originals/a.txt". */
static char *
check (const Fixture *fixture)
{
  static const char *const kinds[] = { "changed", "missing", "unlisted", "repeated", "unsafe" };
  static const char *const errors[] = { "not-a-bundle", "damaged", "encrypted", "too-large", "bad-list" };
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningBundleVerdict) verdict = anning_bundle_check (fixture->path, NULL, NULL, NULL, &error);
  GString *text;

  if (verdict == NULL)
    {
      g_assert_true (error->domain == ANNING_BUNDLE_ERROR);
      return g_strdup (errors[error->code]);
    }
  g_assert_no_error (error);
  text = g_string_new (NULL);
  g_string_append_printf (text, "%u/%u", verdict->n_right, verdict->n_listed);
  for (guint i = 0; i < verdict->problems->len; i++)
    {
      const AnningBundleProblem *problem = g_ptr_array_index (verdict->problems, i);

      g_string_append_printf (text, " %s %s", kinds[problem->kind], problem->name);
    }
  return g_string_free (text, FALSE);
}

static void
assert_verdict (const Fixture *fixture,
                const Entry   *entries,
                const char    *expected)
{
  g_autofree char *text = NULL;

  write_bundle (fixture, entries, NULL);
  text = check (fixture);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_as_listed (Fixture       *fixture,
                gconstpointer  user_data)
{
  const Entry plain[] = {
    { "originals/a.txt", "abc" }, { ANNING_BUNDLE_SUMS, list }, { "report.txt", "Anning\n" }, { NULL, NULL },
  };
  const Entry in_folder[] = {
    { "包/originals/a.txt", "abc" }, { "包/report.txt", "Anning\n" }, { "包/" ANNING_BUNDLE_SUMS, list }, { NULL, NULL },
  };
  /* A list within is an original like any other. */
  const Entry list_within[] = {
    { "originals/" ANNING_BUNDLE_SUMS, "abc" },
    { ANNING_BUNDLE_SUMS, OF_ABC "  originals/" ANNING_BUNDLE_SUMS "\n" },
    { NULL, NULL },
  };

  assert_verdict (fixture, plain, "2/2");
  assert_verdict (fixture, in_folder, "2/2");
  assert_verdict (fixture, list_within, "1/1");
}

static void
test_differs (Fixture       *fixture,
              gconstpointer  user_data)
{
  const Entry changed[] = {
    { "originals/a.txt", "abd" }, { "report.txt", "Anning\n" }, { ANNING_BUNDLE_SUMS, list }, { NULL, NULL },
  };
  const Entry missing[] = {
    { "report.txt", "Anning\n" }, { ANNING_BUNDLE_SUMS, list }, { NULL, NULL },
  };
  const Entry unlisted[] = {
    { "originals/a.txt", "abc" }, { "report.txt", "Anning\n" }, { "more.txt", "" }, { ANNING_BUNDLE_SUMS, list },
    { NULL, NULL },
  };
  const Entry repeated[] = {
    { "originals/a.txt", "abc" }, { "originals/a.txt", "other" }, { "report.txt", "Anning\n" },
    { ANNING_BUNDLE_SUMS, list }, { NULL, NULL },
  };

  assert_verdict (fixture, changed, "1/2 changed originals/a.txt");
  assert_verdict (fixture, missing, "1/2 missing originals/a.txt");
  assert_verdict (fixture, unlisted, "2/2 unlisted more.txt");
  assert_verdict (fixture, repeated, "2/2 repeated originals/a.txt");
}

static void
test_unsafe (Fixture       *fixture,
             gconstpointer  user_data)
{
  const Entry entries[] = {
    { "../out.txt", "abc" }, { "a/../../b.txt", "abc" }, { "originals/link", NULL }, { "/etc/passwd", "abc" },
    { ANNING_BUNDLE_SUMS, OF_ABC "  ../out.txt\n" }, { NULL, NULL },
  };

  assert_verdict (fixture, entries,
                  "0/1 missing ../out.txt unsafe ../out.txt unsafe /etc/passwd unsafe a/../../b.txt unsafe originals/link");
}

static void
test_cannot_be_checked (Fixture       *fixture,
                        gconstpointer  user_data)
{
  static const char *const no_zips[] = { "", "PK", "not a zip at all", "%PDF-1.7" };
  const Entry no_list[] = { { "report.txt", "Anning\n" }, { NULL, NULL } };
  const Entry bad_list[] = { { ANNING_BUNDLE_SUMS, "abc\n" }, { NULL, NULL } };
  const Entry twice[] = { { ANNING_BUNDLE_SUMS, OF_ABC "  a\n" OF_ABC "  a\n" }, { NULL, NULL } };
  const Entry secret[] = { { ANNING_BUNDLE_SUMS, list }, { NULL, NULL } };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  assert_verdict (fixture, no_list, "not-a-bundle");
  assert_verdict (fixture, bad_list, "bad-list");
  assert_verdict (fixture, twice, "bad-list");
  write_bundle (fixture, secret, "zip:encryption=traditional");
  text = check (fixture);
  g_assert_cmpstr (text, ==, "encrypted");
  for (guint i = 0; i < G_N_ELEMENTS (no_zips); i++)
    {
      g_autofree char *found = NULL;

      g_assert_true (g_file_set_contents (fixture->path, no_zips[i], -1, NULL));
      found = check (fixture);
      g_assert_cmpstr (found, ==, "not-a-bundle");
    }
  g_assert_null (anning_bundle_check (fixture->folder, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* Whichever byte is changed, wherever it is cut off: it is noticed, or it makes no difference to any file. */
static void
test_every_byte (Fixture       *fixture,
                 gconstpointer  user_data)
{
  const Entry entries[] = {
    { "originals/a.txt", "abc" }, { "report.txt", "Anning\n" }, { ANNING_BUNDLE_SUMS, list }, { NULL, NULL },
  };
  g_autofree char *bytes = NULL;
  gsize length;
  guint noticed = 0;

  write_bundle (fixture, entries, NULL);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  for (gsize i = 0; i < length; i++)
    {
      g_autofree char *text = NULL;

      bytes[i] ^= 0x55;
      g_assert_true (g_file_set_contents (fixture->path, bytes, length, NULL));
      bytes[i] ^= 0x55;
      text = check (fixture);
      noticed += !g_str_equal (text, "2/2");
    }
  /* Times and attributes of the files are not part of them. */
  g_assert_cmpuint (noticed, >, length / 2);
  for (gsize i = 0; i < length; i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (g_file_set_contents (fixture->path, bytes, i, NULL));
      text = check (fixture);
      g_assert_cmpstr (text, !=, "2/2");
    }
}

static void
count_cb (double   fraction,
          gpointer user_data)
{
  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  ++*(guint *) user_data;
}

static void
test_large (Fixture       *fixture,
            gconstpointer  user_data)
{
  const gsize size = 8 * 1024 * 1024;
  g_autofree char *content = g_malloc (size + 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningBundleVerdict) verdict = NULL;
  Entry entries[] = { { "a", content }, { ANNING_BUNDLE_SUMS, OF_ABC "  a\n" }, { NULL, NULL } };
  guint calls = 0;

  memset (content, 'a', size);
  content[size] = '\0';
  write_bundle (fixture, entries, NULL);
  verdict = anning_bundle_check (fixture->path, count_cb, &calls, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (verdict->bytes, ==, (gint64) size + (gint64) strlen (OF_ABC "  a\n"));
  g_assert_cmpuint (verdict->problems->len, ==, 1);
  g_assert_cmpuint (calls, >, 10);

  g_cancellable_cancel (cancellable);
  g_assert_null (anning_bundle_check (fixture->path, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/bundle-check/as-listed", test_as_listed);
  ADD ("/bundle-check/differs", test_differs);
  ADD ("/bundle-check/unsafe", test_unsafe);
  ADD ("/bundle-check/cannot-be-checked", test_cannot_be_checked);
  ADD ("/bundle-check/every-byte", test_every_byte);
  ADD ("/bundle-check/large", test_large);
  return g_test_run ();
}
