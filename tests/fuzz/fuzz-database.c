/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "anning-backup.h"
#include "anning-copy-look.h"
#include "anning-db-private.h"
#include "anning-debt.h"
#include "anning-evidence.h"
#include "anning-incident.h"
#include "anning-migrate-private.h"
#include "anning-records.h"
#include "anning-salvage.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

/*
 * A case file is mostly pages that no change of a few bytes would ever hit twice, so what is
 * given says what to do to one: each step is an offset of four bytes and a length; with a
 * length the bytes that follow take the place of those there, without one the next byte says
 * what happens to the page.
 */
#define PAGE 1024
#define STEPS_MAX 40

static char *folder;
static char *path;
static char *out;
static char *base;
static gsize base_size;

static void
remove_all (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_unlink (file);
    }
  g_rmdir (folder);
  g_free (folder);
  g_free (path);
  g_free (out);
  g_free (base);
}

static gpointer
fill_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  static const char bytes[] = "RIFF\x24\0\0\0WAVEfmt the bytes of a short recording, which go over more than one page only in a file";
  g_autoptr (GInputStream) stream = NULL;
  g_autofree char *original = g_malloc0 (3 * PAGE);
  gboolean known;
  gint64 id;

  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (AnningDebt) debt = anning_debt_new ();
      g_autoptr (AnningIncident) incident = anning_incident_new ();

      debt->creditor = g_strdup_printf ("第%u银行", i);
      debt->principal = 100000 * i;
      anning_records_save (db, &anning_debt_type, debt, error);
      incident->started_at = G_GINT64_CONSTANT (1773321249000) + i;
      incident->debt_id = ANNING_RECORD (debt)->id;
      incident->words = g_strnfill (i * 300, 'x');
      anning_records_save (db, &anning_incident_type, incident, error);
    }
  memcpy (original, bytes, sizeof bytes);
  stream = g_memory_input_stream_new_from_data (original, 3 * PAGE, NULL);
  id = anning_evidence_add (db, stream, "audio/x-wav", NULL, NULL, &known, NULL, error);
  anning_evidence_use (db, id, "incident", 1, "录音.wav", NULL, ANNING_UNKNOWN, error);
  return NULL;
}

static void
make_base (void)
{
  g_autoptr (AnningDb) db = NULL;
  g_autoptr (AnningStore) store = NULL;
  g_autoptr (GError) error = NULL;

  folder = g_dir_make_tmp ("anning-fuzz-database-XXXXXX", &error);
  g_assert_no_error (error);
  atexit (remove_all);
  path = g_build_filename (folder, "case.db", NULL);
  out = g_build_filename (folder, "out.db", NULL);

  db = anning_db_open (path, ANNING_DB_CREATE, &error);
  g_assert_true (anning_db_exec (db, "PRAGMA page_size = 1024; PRAGMA synchronous = OFF", &error));
  g_assert_true (anning_migrate (db, anning_migrations, ANNING_SCHEMA_VERSION, NULL, &error));
  g_clear_pointer (&db, anning_db_close);
  store = anning_store_new (path);
  g_assert_true (anning_store_open (store, &error));
  anning_store_write (store, fill_job, NULL, &error);
  g_assert_no_error (error);
  anning_store_close (store);
  g_file_get_contents (path, &base, &base_size, &error);
  g_assert_no_error (error);
}

/* Returns: (transfer full): the file with all that was done to it; @length: (out) */
static char *
change_base (const guint8 *data,
             size_t        size,
             gsize        *length)
{
  char *bytes = g_memdup2 (base, base_size);

  *length = base_size;
  for (guint i = 0; i < STEPS_MAX && size >= 6; i++)
    {
      gsize at = ((gsize) data[0] | (gsize) data[1] << 8 | (gsize) data[2] << 16 | (gsize) data[3] << 24) % base_size;
      gsize n = MIN ((gsize) data[4], size - 5);
      gsize page = at / PAGE * PAGE;
      gsize other = (gsize) data[5] * 7 % (base_size / PAGE) * PAGE;

      if (n > 0)
        {
          memcpy (bytes + at, data + 5, MIN (n, base_size - at));
        }
      else
        {
          if (data[5] % 4 == 0)
            memset (bytes + page, 0, PAGE);
          else if (data[5] % 4 == 1)
            memcpy (bytes + page, base + other, PAGE);
          else if (data[5] % 4 == 2)
            *length = MIN (*length, at);
          else
            memset (bytes + page, data[5], PAGE);
          n = 1;
        }
      data += 5 + n;
      size -= 5 + n;
    }
  return bytes;
}

static void
put (const char *bytes,
     gsize       length)
{
  static const char *const beside[] = { "", "-wal", "-shm", "-journal", ".lock" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *name = g_strconcat (path, beside[i], NULL);
      g_autofree char *name_out = g_strconcat (out, beside[i], NULL);

      g_unlink (name);
      g_unlink (name_out);
    }
  g_file_set_contents_full (path, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static gpointer
read_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  guint n_types;
  const AnningRecordType *const *types = anning_records_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      GPtrArray *records = anning_records_list (db, types[i], NULL, 0, NULL);

      g_clear_pointer (&records, g_ptr_array_unref);
    }
  return NULL;
}

/* Opened as if it were one's own. */
static void
open_it (void)
{
  g_autoptr (AnningStore) store = anning_store_new (path);

  if (anning_store_open (store, NULL))
    anning_store_read (store, read_job, NULL, NULL);
  anning_store_close (store);
}

/* What comes out is a sound file, and says so; the damaged one is as it was. */
static void
salvage_it (const char *bytes,
            gsize       length)
{
  g_autoptr (AnningSalvageReport) report = NULL;
  g_autoptr (AnningVerdict) verdict = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize length_after;

  report = anning_salvage (path, out, NULL, NULL, NULL, NULL, &error);
  if (report == NULL)
    {
      g_assert_error (error, ANNING_STORE_ERROR, error->code);
      g_assert_cmpint (access (out, F_OK), ==, -1);
      return;
    }
  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (after, length_after, bytes, length);
  verdict = anning_verify_file (out, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (verdict->database_ok);
  g_assert_true (verdict->journal_ok);
  g_assert_cmpint (verdict->evidence_wrong, ==, report->originals->len);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr (AnningCopyLook) look = NULL;
  g_autoptr (AnningVerdict) verdict = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  if (folder == NULL)
    make_base ();
  bytes = change_base (data, size, &length);
  put (bytes, length);
  look = anning_copy_look_new (path, NULL, NULL);
  verdict = anning_verify_file (path, NULL, NULL, NULL, NULL);
  put (bytes, length);
  salvage_it (bytes, length);
  open_it ();
  return 0;
}
