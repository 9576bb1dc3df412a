/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anning-copies-private.h"
#include "anning-opening-private.h"

#define SUFFIX ".db"
/* "-20261122-081500" */
#define TIME_LENGTH 16

G_DEFINE_QUARK (anning-copies-error-quark, anning_copies_error)

char *
anning_copies_dup_default_folder (const char *path)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  folder = g_path_get_dirname (path);
  return g_build_filename (folder, "backups", NULL);
}

char *
_anning_copy_names_dup_stem (const char *path)
{
  g_autofree char *real = anning_opening_find_real_path (path);
  char *name = g_path_get_basename (real);

  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  return name;
}

static gboolean
read_digits (const char *text,
             guint       n,
             int        *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (text[i] - '0');
    }
  return TRUE;
}

static gboolean
read_time (const char     *text,
           AnningCopyTime *time)
{
  int year, month, day, hour, minute, second;

  if (text[0] != '-' || text[9] != '-'
      || !read_digits (text + 1, 4, &year) || !read_digits (text + 5, 2, &month) || !read_digits (text + 7, 2, &day)
      || !read_digits (text + 10, 2, &hour) || !read_digits (text + 12, 2, &minute)
      || !read_digits (text + 14, 2, &second)
      || !g_date_valid_dmy (day, month, year) || hour > 23 || minute > 59 || second > 60)
    return FALSE;
  g_date_clear (&time->day, 1);
  g_date_set_dmy (&time->day, day, month, year);
  time->second = hour * 3600 + minute * 60 + second;
  return TRUE;
}

/* "-v5", which tells a copy made before a migration. */
static gsize
measure_version (const char *name,
                 gsize       length)
{
  gsize n = 0;

  while (n < length && g_ascii_isdigit (name[length - n - 1]))
    n++;
  return n > 0 && length >= n + 2 && name[length - n - 1] == 'v' && name[length - n - 2] == '-' ? n + 2 : 0;
}

gboolean
_anning_copy_names_parse (const char     *name,
                          const char     *stem,
                          AnningCopyTime *time)
{
  AnningCopyTime found = { 0 };
  gsize length, version;

  if (!g_str_has_suffix (name, SUFFIX))
    return FALSE;
  length = strlen (name) - strlen (SUFFIX);
  version = measure_version (name, length);
  length -= version;
  if (length <= TIME_LENGTH || !read_time (name + length - TIME_LENGTH, &found))
    return FALSE;
  length -= TIME_LENGTH;
  if (stem != NULL && (strlen (stem) != length || strncmp (name, stem, length) != 0))
    return FALSE;
  found.before_migration = version > 0;
  if (time != NULL)
    *time = found;
  return TRUE;
}

gint64
_anning_copy_names_get_instant (const AnningCopyTime *time)
{
  g_autoptr (GDateTime) local = NULL;

  local = g_date_time_new_local (g_date_get_year (&time->day), g_date_get_month (&time->day),
                                 g_date_get_day (&time->day), time->second / 3600, time->second / 60 % 60,
                                 MIN (time->second % 60, 59));
  return local != NULL ? g_date_time_to_unix (local) * 1000 : 0;
}

void
_anning_copy_names_get_day (gint64  instant,
                            GDate  *day)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (instant / 1000);

  g_date_clear (day, 1);
  g_date_set_dmy (day, g_date_time_get_day_of_month (local), g_date_time_get_month (local),
                  g_date_time_get_year (local));
}

/* A name that is taken, by a clock that was set back or by an hour that comes twice, gives way to the next second. */
char *
_anning_copy_names_make_path (const char *path,
                              const char *folder,
                              gint64      now,
                              gint64      before_schema)
{
  g_autofree char *stem = _anning_copy_names_dup_stem (path);
  g_autofree char *version = NULL;

  version = before_schema > 0 ? g_strdup_printf ("-v%" G_GINT64_FORMAT, before_schema) : g_strdup ("");
  for (gint64 second = now / 1000;; second++)
    {
      g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (second);
      g_autofree char *time = g_date_time_format (local, "%Y%m%d-%H%M%S");
      g_autofree char *name = g_strconcat (stem, "-", time, version, SUFFIX, NULL);
      g_autofree char *found = g_build_filename (folder, name, NULL);

      if (access (found, F_OK) != 0)
        return g_steal_pointer (&found);
    }
}

/* By time, then by name, so that the order is always the same. */
static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const char *first = *(const char *const *) a;
  const char *second = *(const char *const *) b;
  g_autofree char *first_name = g_path_get_basename (first);
  g_autofree char *second_name = g_path_get_basename (second);
  AnningCopyTime first_time, second_time;
  int order;

  _anning_copy_names_parse (first_name, NULL, &first_time);
  _anning_copy_names_parse (second_name, NULL, &second_time);
  order = g_date_compare (&second_time.day, &first_time.day);
  if (order == 0)
    order = second_time.second - first_time.second;
  return order != 0 ? order : strcmp (first_name, second_name);
}

GPtrArray *
_anning_copy_names_list (const char *folder,
                         const char *stem)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (_anning_copy_names_parse (name, stem, NULL))
        g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
    }
  g_ptr_array_sort (paths, compare_newest_first);
  return g_steal_pointer (&paths);
}

/* ---- a folder that was chosen may be on a disk that is not connected ---- */

gboolean
_anning_copy_names_is_same (const char *first,
                            const char *second)
{
  struct stat one, other;

  return stat (first, &one) == 0 && stat (second, &other) == 0
         && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

gboolean
_anning_copy_names_check_folder (const char  *folder,
                                 GError     **error)
{
  if (folder == NULL || g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_set_error_literal (error, ANNING_COPIES_ERROR, ANNING_COPIES_ERROR_AWAY, "The folder of copies is not there");
  return FALSE;
}

GPtrArray *
_anning_copy_names_find_folders (const char *path,
                                 const char *folder,
                                 gboolean   *away)
{
  g_autofree char *real = anning_opening_find_real_path (path);
  g_autofree char *beside = anning_copies_dup_default_folder (real);
  gboolean there = _anning_copy_names_check_folder (folder, NULL);
  GPtrArray *folders = g_ptr_array_new_with_free_func (g_free);

  if (folder != NULL && there)
    g_ptr_array_add (folders, g_strdup (folder));
  if (folder == NULL || !_anning_copy_names_is_same (folder, beside))
    g_ptr_array_add (folders, g_steal_pointer (&beside));
  if (away != NULL)
    *away = !there;
  return folders;
}

GPtrArray *
_anning_copy_names_list_all (const char *path,
                             const char *folder,
                             gboolean   *away)
{
  g_autoptr (GPtrArray) folders = _anning_copy_names_find_folders (path, folder, away);
  g_autofree char *stem = _anning_copy_names_dup_stem (path);
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < folders->len; i++)
    {
      g_autoptr (GPtrArray) paths = _anning_copy_names_list (g_ptr_array_index (folders, i), stem);

      for (guint j = 0; j < paths->len; j++)
        g_ptr_array_add (all, g_strdup (g_ptr_array_index (paths, j)));
    }
  g_ptr_array_sort (all, compare_newest_first);
  return all;
}
