/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-copies.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "anning-copies-private.h"
#include "anning-copy-files-private.h"
#include "anning-errno-private.h"
#include "anning-opening-private.h"

void
anning_copy_free (AnningCopy *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self);
}

static char *
choose_folder (const char *path,
               const char *folder)
{
  g_autofree char *real = folder == NULL ? anning_opening_find_real_path (path) : NULL;

  return folder != NULL ? g_strdup (folder) : anning_copies_dup_default_folder (real);
}

/* ---- what is there ---- */

void
_anning_copies_read (AnningCopy *copy)
{
  g_autofree char *folder = g_path_get_dirname (copy->path);
  g_autoptr (AnningDb) db = anning_light_open (copy->path, NULL);
  g_autoptr (GArray) originals = NULL;
  gint64 schema;

  if (db == NULL || !anning_light_is_light (db, &copy->light, NULL)
      || !anning_db_get_integer (db, "PRAGMA user_version", &schema, NULL))
    return;
  originals = anning_light_list_originals (db, NULL);
  if (originals == NULL)
    return;

  copy->schema = schema;
  copy->n_originals = originals->len;
  for (guint i = 0; copy->light && i < originals->len; i++)
    {
      const AnningOriginal *original = &g_array_index (originals, AnningOriginal, i);

      copy->shared_size += original->size;
      copy->n_missing += !_anning_copy_originals_has (folder, original);
    }
}

GPtrArray *
anning_copies_list (const char    *path,
                    const char    *folder,
                    gboolean      *away,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_copy_free);
  g_autoptr (GPtrArray) paths = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  paths = _anning_copy_names_list_all (path, folder, away);
  for (guint i = 0; i < paths->len; i++)
    {
      AnningCopy *copy = g_new0 (AnningCopy, 1);
      g_autofree char *name = NULL;
      AnningCopyTime time;
      struct stat info;

      copy->path = g_strdup (g_ptr_array_index (paths, i));
      g_ptr_array_add (copies, copy);
      name = g_path_get_basename (copy->path);
      _anning_copy_names_parse (name, NULL, &time);
      copy->made_at = _anning_copy_names_get_instant (&time);
      copy->before_migration = time.before_migration;
      copy->own_size = stat (copy->path, &info) == 0 ? info.st_size : 0;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      _anning_copies_read (copy);
    }
  return g_steal_pointer (&copies);
}

static gboolean
add_size (const char *path,
          gint64     *size)
{
  struct stat info;

  if (lstat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return FALSE;
  *size += info.st_size;
  return TRUE;
}

static gboolean
measure_folder (const char        *folder,
                AnningCopiesSize  *size,
                GCancellable      *cancellable,
                GError           **error)
{
  g_autofree char *evidence = g_build_filename (folder, "evidence", NULL);
  g_autoptr (GPtrArray) paths = _anning_copy_names_list (folder, NULL);
  g_autoptr (GDir) dir = NULL;
  const char *start;

  for (guint i = 0; i < paths->len; i++)
    size->n_copies += add_size (g_ptr_array_index (paths, i), &size->own_size);

  dir = g_dir_open (evidence, 0, NULL);
  while (dir != NULL && (start = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *place = g_build_filename (evidence, start, NULL);
      g_autoptr (GDir) inner = g_dir_open (place, 0, NULL);
      const char *name;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      while (inner != NULL && (name = g_dir_read_name (inner)) != NULL)
        {
          g_autofree char *original = g_build_filename (place, name, NULL);

          if (strlen (name) == 64)
            size->n_originals += add_size (original, &size->shared_size);
        }
    }
  return TRUE;
}

gboolean
anning_copies_measure (const char        *path,
                       const char        *folder,
                       AnningCopiesSize  *size,
                       GCancellable      *cancellable,
                       GError           **error)
{
  g_autoptr (GPtrArray) folders = NULL;

  g_return_val_if_fail (path != NULL && size != NULL, FALSE);

  memset (size, 0, sizeof *size);
  folders = _anning_copy_names_find_folders (path, folder, NULL);
  for (guint i = 0; i < folders->len; i++)
    {
      if (!measure_folder (g_ptr_array_index (folders, i), size, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- making one ---- */

static gboolean
check_room (AnningDb      *db,
            GArray        *originals,
            const char    *folder,
            GError       **error)
{
  gint64 pages, page_size, unused, inside;
  gint64 needed;

  if (!anning_db_get_integer (db, "PRAGMA page_count", &pages, error)
      || !anning_db_get_integer (db, "PRAGMA page_size", &page_size, error)
      || !anning_db_get_integer (db, "PRAGMA freelist_count", &unused, error)
      || !anning_db_get_integer (db, "SELECT coalesce (sum (size), 0) FROM evidence", &inside, error))
    return FALSE;
  needed = MAX (0, (pages - unused) * page_size - inside) + _anning_copy_originals_count_new (originals, folder);
  if (needed <= _anning_copy_files_get_room (folder))
    return TRUE;
  g_set_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FULL,
               "The copy would need %" G_GINT64_FORMAT " bytes more than may be used here", needed);
  return FALSE;
}

/* The originals first: what a copy names is on the disk when the copy appears. */
static gboolean
write_copy (AnningDb            *db,
            const char          *folder,
            const char          *path,
            AnningProgressFunc   progress,
            gpointer             progress_data,
            GCancellable        *cancellable,
            gint64              *n_damaged,
            GError             **error)
{
  g_autofree char *draft = g_strconcat (path, ".part", NULL);
  g_autoptr (GArray) originals = anning_light_list_originals (db, error);

  if (originals == NULL
      || !check_room (db, originals, folder, error)
      || !_anning_copy_originals_store (db, originals, folder, progress, progress_data, cancellable, n_damaged, error))
    return FALSE;
  g_unlink (draft);
  if (!anning_light_write (db, draft, NULL, NULL, cancellable, error))
    return FALSE;
  if (_anning_copy_files_rename (draft, path, error))
    return _anning_copy_files_sync_folder (folder, error);
  g_unlink (draft);
  return FALSE;
}

/* One read transaction lasts as long as the copy; whoever writes meanwhile is not held up. */
char *
_anning_copies_make_from (AnningDb            *db,
                          const char          *folder,
                          gint64               before_schema,
                          AnningProgressFunc   progress,
                          gpointer             progress_data,
                          GCancellable        *cancellable,
                          gint64              *n_damaged,
                          GError             **error)
{
  g_autofree char *chosen = choose_folder (anning_db_get_path (db), folder);
  g_autofree char *path = NULL;
  gboolean own = !anning_db_in_transaction (db);
  gint64 damaged = 0;
  gboolean ok;
  int lock;

  if (!_anning_copy_names_check_folder (folder, error))
    return NULL;
  if (folder == NULL && g_mkdir_with_parents (chosen, 0700) != 0)
    {
      _anning_errno_set_error (error, errno, "The folder for copies cannot be made");
      return NULL;
    }
  if (own && !anning_db_exec (db, "BEGIN", error))
    return NULL;
  lock = _anning_copy_files_lock (chosen, cancellable, error);
  ok = lock >= 0;
  if (ok)
    {
      path = _anning_copy_names_make_path (anning_db_get_path (db), chosen, anning_store_now (), before_schema);
      ok = write_copy (db, chosen, path, progress, progress_data, cancellable, &damaged, error);
      close (lock);
    }
  if (own)
    anning_db_exec (db, "ROLLBACK", NULL);
  if (ok && n_damaged != NULL)
    *n_damaged = damaged;
  return ok ? g_steal_pointer (&path) : NULL;
}

char *
anning_copies_make (const char          *path,
                    const char          *folder,
                    AnningProgressFunc   progress,
                    gpointer             progress_data,
                    GCancellable        *cancellable,
                    gint64              *n_damaged,
                    GError             **error)
{
  g_autofree char *real = NULL;
  g_autoptr (AnningDb) db = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  real = anning_opening_find_real_path (path);
  db = anning_opening_read_only (real, error);
  if (db == NULL)
    return NULL;
  return _anning_copies_make_from (db, folder, 0, progress, progress_data, cancellable, n_damaged, error);
}

/* ---- rotation ---- */

/* What the history of a file begins with: two files of one name in one folder are told apart by it. */
static char *
find_beginning (AnningDb *db)
{
  g_autoptr (AnningStatement) statement = anning_db_prepare (db, "SELECT hash FROM journal WHERE seq = 1", NULL);
  gboolean row = FALSE;

  if (statement == NULL || !anning_statement_step (statement, &row, NULL) || !row)
    return NULL;
  return g_strdup (anning_statement_get_text (statement, 0));
}

/* Nobody knows of a file that cannot be read, or that has no history yet: its name has to do. */
static gboolean
is_of (const char *copy_path,
       const char *beginning)
{
  g_autoptr (AnningDb) db = beginning != NULL ? anning_light_open (copy_path, NULL) : NULL;
  g_autofree char *own = db != NULL ? find_beginning (db) : NULL;

  return beginning == NULL || own == NULL || strcmp (own, beginning) == 0;
}

static char *
find_beginning_of (const char *path)
{
  g_autofree char *real = anning_opening_find_real_path (path);
  g_autoptr (AnningDb) db = anning_opening_read_only (real, NULL);

  return db != NULL ? find_beginning (db) : NULL;
}

/* Copies of @path with their times. @paths: as listed; those of another file of that name are taken out */
static GArray *
read_times (const char *path,
            GPtrArray  *paths)
{
  g_autofree char *beginning = find_beginning_of (path);
  g_autoptr (GArray) times = g_array_new (FALSE, TRUE, sizeof (AnningCopyTime));

  for (guint i = 0; i < paths->len;)
    {
      g_autofree char *name = g_path_get_basename (g_ptr_array_index (paths, i));
      AnningCopyTime time;

      if (!is_of (g_ptr_array_index (paths, i), beginning))
        {
          g_ptr_array_remove_index (paths, i);
          continue;
        }
      _anning_copy_names_parse (name, NULL, &time);
      g_array_append_val (times, time);
      i++;
    }
  return g_steal_pointer (&times);
}

static gint64
drop_copies (GPtrArray      *paths,
             const gboolean *keep,
             const char     *folder)
{
  gint64 n = 0;

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *own = g_path_get_dirname (g_ptr_array_index (paths, i));

      if (!keep[i] && strcmp (own, folder) == 0 && g_unlink (g_ptr_array_index (paths, i)) == 0)
        n++;
    }
  return n;
}

/* Returns: how many went, or -1 and @error */
static gint64
rotate_folder (const char    *path,
               const char    *chosen,
               const char    *folder,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autofree gboolean *keep = NULL;
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GArray) times = NULL;
  GDate today;
  gint64 n;
  gboolean ok;
  int lock;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return 0;
  lock = _anning_copy_files_lock (folder, cancellable, error);
  if (lock < 0)
    return -1;
  /* Which are kept is a matter of all of them, wherever they lie. */
  paths = _anning_copy_names_list_all (path, chosen, NULL);
  times = read_times (path, paths);
  keep = g_new0 (gboolean, paths->len);
  _anning_copy_names_get_day (anning_store_now (), &today);
  anning_copy_rotation_choose ((gconstpointer) times->data, times->len, &today, keep);
  n = drop_copies (paths, keep, folder);
  ok = (n == 0 || _anning_copy_files_sync_folder (folder, error))
       && _anning_copy_originals_collect (folder, cancellable, error);
  close (lock);
  return ok ? n : -1;
}

gint64
anning_copies_rotate (const char    *path,
                      const char    *folder,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (GPtrArray) folders = NULL;
  gint64 n = 0;

  g_return_val_if_fail (path != NULL, -1);

  folders = _anning_copy_names_find_folders (path, folder, NULL);
  for (guint i = 0; i < folders->len; i++)
    {
      gint64 dropped = rotate_folder (path, folder, g_ptr_array_index (folders, i), cancellable, error);

      if (dropped < 0)
        return -1;
      n += dropped;
    }
  return n;
}

gboolean
anning_copies_remove (const char    *copy_path,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  gboolean ok;
  int lock;

  g_return_val_if_fail (copy_path != NULL, FALSE);

  folder = g_path_get_dirname (copy_path);
  name = g_path_get_basename (copy_path);
  if (!_anning_copy_names_parse (name, NULL, NULL))
    {
      g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND, "This is no copy");
      return FALSE;
    }
  lock = _anning_copy_files_lock (folder, cancellable, error);
  if (lock < 0)
    return FALSE;
  ok = g_unlink (copy_path) == 0;
  if (!ok)
    _anning_errno_set_error (error, errno, "The copy cannot be removed");
  ok = ok && _anning_copy_files_sync_folder (folder, error)
       && _anning_copy_originals_collect (folder, NULL, error);
  close (lock);
  return ok;
}

/* ---- until when something stands in copies ---- */

static gboolean
holds_row (const char *copy_path,
           const char *table,
           gint64      id)
{
  g_autoptr (AnningDb) db = anning_light_open (copy_path, NULL);
  g_autoptr (AnningStatement) statement = NULL;
  char *sql;
  gboolean row = TRUE;

  if (db == NULL)
    return TRUE;
  sql = sqlite3_mprintf ("SELECT 1 FROM \"%w\" WHERE id = ?1", table);
  statement = anning_db_prepare (db, sql, NULL);
  sqlite3_free (sql);
  /* A schema that has no such table yet cannot hold the row. */
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, id);
  return !anning_statement_step (statement, &row, NULL) || row;
}

gboolean
anning_copies_find_last_day (const char    *path,
                             const char    *folder,
                             const char    *table,
                             gint64         id,
                             GDate         *day,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_autofree gboolean *holds = NULL;
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GArray) times = NULL;
  GDate today;

  g_return_val_if_fail (path != NULL && table != NULL && day != NULL, FALSE);

  if (!_anning_copy_names_check_folder (folder, error))
    return FALSE;
  paths = _anning_copy_names_list_all (path, folder, NULL);
  times = read_times (path, paths);
  holds = g_new0 (gboolean, paths->len);
  for (guint i = 0; i < paths->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      holds[i] = holds_row (g_ptr_array_index (paths, i), table, id);
    }
  _anning_copy_names_get_day (anning_store_now (), &today);
  anning_copy_rotation_find_last ((gconstpointer) times->data, times->len, holds, &today, day);
  return TRUE;
}
