/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bundle-check.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

#include "anning-digest.h"
#include "anning-sums.h"

#define READ_AT_ONCE (256 * 1024)
/* Of a file that the ZIP itself calls damaged: fits no line of a list. */
#define NO_SUM "damaged"

G_DEFINE_QUARK (anning-bundle-error-quark, anning_bundle_error)

typedef struct
{
  struct archive *archive;
  gint64 size;      /* bytes of the ZIP */
  GHashTable *sums; /* what was found: name, its sum */
  GPtrArray *problems;
  GString *list;    /* the text of the list */
  char *list_name;  /* NULL until it was met */
  char *list_sum;
  gint64 bytes;
  AnningProgressFunc progress;
  gpointer user_data;
  GCancellable *cancellable;
} Checking;

static void
problem_free (AnningBundleProblem *self)
{
  g_free (self->name);
  g_free (self);
}

void
anning_bundle_verdict_free (AnningBundleVerdict *self)
{
  if (self == NULL)
    return;
  g_free (self->sums_sha256);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static void
checking_clear (Checking *self)
{
  g_clear_pointer (&self->archive, archive_read_free);
  g_clear_pointer (&self->sums, g_hash_table_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  if (self->list != NULL)
    g_string_free (self->list, TRUE);
  g_free (self->list_name);
  g_free (self->list_sum);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Checking, checking_clear)

/* @message: (nullable): libarchive does not say always what it does not like */
static gboolean
fail (GError            **error,
      AnningBundleError   code,
      const char         *message)
{
  g_set_error_literal (error, ANNING_BUNDLE_ERROR, (int) code, message != NULL ? message : "no reason given");
  return FALSE;
}

static void
add_problem (GPtrArray               *problems,
             AnningBundleProblemKind  kind,
             const char              *name)
{
  AnningBundleProblem *problem = g_new (AnningBundleProblem, 1);

  problem->kind = kind;
  problem->name = g_utf8_make_valid (name, -1);
  g_ptr_array_add (problems, problem);
}

static gboolean
is_safe (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);

  if (*name == '/' || !g_utf8_validate (name, -1, NULL))
    return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (g_str_equal (parts[i], "..") || g_str_equal (parts[i], ".") || (*parts[i] == '\0' && parts[i + 1] != NULL))
        return FALSE;
    }
  return TRUE;
}

/* The list may lie in a folder; the one that lies highest counts. */
static gboolean
is_list (const Checking *self,
         const char     *name)
{
  const char *last = strrchr (name, '/');

  return g_str_equal (last != NULL ? last + 1 : name, ANNING_BUNDLE_SUMS)
         && (self->list_name == NULL || strlen (name) < strlen (self->list_name));
}

/* Reads one file through. @kept: (nullable): gets its bytes */
static char *
read_entry (Checking  *self,
            GString   *kept,
            GError   **error)
{
  g_autoptr (AnningDigest) digest = anning_digest_new ();
  g_autofree char *buffer = g_malloc (READ_AT_ONCE);
  gboolean is_wrong;
  gssize n;

  while ((n = archive_read_data (self->archive, buffer, READ_AT_ONCE)) > 0)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return NULL;
      self->bytes += n;
      if ((self->bytes > ANNING_BUNDLE_GROWTH_FREE && self->bytes / ANNING_BUNDLE_GROWTH_MAX > self->size)
          || (kept != NULL && kept->len + n > ANNING_BUNDLE_SUMS_MAX))
        {
          fail (error, ANNING_BUNDLE_ERROR_TOO_LARGE, "unpacks to too much");
          return NULL;
        }
      anning_digest_update (digest, buffer, n);
      if (kept != NULL)
        g_string_append_len (kept, buffer, n);
      if (self->progress != NULL)
        self->progress (CLAMP ((double) archive_filter_bytes (self->archive, -1) / self->size, 0.0, 1.0), self->user_data);
    }
  /* Where the check sum of the ZIP does not fit, that file is not as listed, and the others may be. Not so the list. */
  is_wrong = n == ARCHIVE_WARN || n == ARCHIVE_FAILED; /* from libarchive 3.7 on the latter */
  if (n < 0 && (!is_wrong || kept != NULL))
    {
      fail (error, ANNING_BUNDLE_ERROR_DAMAGED, archive_error_string (self->archive));
      return NULL;
    }
  return is_wrong ? g_strdup (NO_SUM) : anning_digest_finish (digest);
}

static gboolean
take_entry (Checking              *self,
            struct archive_entry  *entry,
            GError               **error)
{
  const char *name = archive_entry_pathname (entry);
  g_autoptr (GString) list = NULL;
  g_autofree char *sum = NULL;

  if (archive_entry_is_encrypted (entry))
    return fail (error, ANNING_BUNDLE_ERROR_ENCRYPTED, "an encrypted file");
  if (name == NULL || !is_safe (name)
      || (archive_entry_filetype (entry) != AE_IFREG && archive_entry_filetype (entry) != AE_IFDIR))
    {
      add_problem (self->problems, ANNING_BUNDLE_UNSAFE, name != NULL ? name : "");
      return TRUE;
    }
  if (archive_entry_filetype (entry) == AE_IFDIR)
    return TRUE;
  if (g_hash_table_contains (self->sums, name))
    {
      add_problem (self->problems, ANNING_BUNDLE_REPEATED, name);
      return TRUE;
    }
  if (g_hash_table_size (self->sums) >= ANNING_BUNDLE_FILES_MAX)
    return fail (error, ANNING_BUNDLE_ERROR_TOO_LARGE, "too many files");

  if (is_list (self, name))
    list = g_string_new (NULL);
  sum = read_entry (self, list, error);
  if (sum == NULL)
    return FALSE;
  if (list != NULL)
    {
      if (self->list != NULL)
        g_string_free (self->list, TRUE);
      self->list = g_steal_pointer (&list);
      g_free (self->list_name);
      self->list_name = g_strdup (name);
      g_free (self->list_sum);
      self->list_sum = g_strdup (sum);
    }
  g_hash_table_insert (self->sums, g_strdup (name), g_steal_pointer (&sum));
  return TRUE;
}

static gboolean
take_entries (Checking  *self,
              GError   **error)
{
  struct archive_entry *entry;
  int result;

  while ((result = archive_read_next_header (self->archive, &entry)) == ARCHIVE_OK || result == ARCHIVE_WARN)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !take_entry (self, entry, error))
        return FALSE;
    }
  if (result != ARCHIVE_EOF)
    return fail (error, ANNING_BUNDLE_ERROR_DAMAGED, archive_error_string (self->archive));
  return TRUE;
}

static int
compare_problems (gconstpointer a,
                  gconstpointer b)
{
  const AnningBundleProblem *first = *(const AnningBundleProblem *const *) a;
  const AnningBundleProblem *second = *(const AnningBundleProblem *const *) b;
  int order = strcmp (first->name, second->name);

  return order != 0 ? order : (int) first->kind - (int) second->kind;
}

/* Holds what was found against the list. */
static AnningBundleVerdict *
judge (Checking  *self,
       GError   **error)
{
  AnningBundleVerdict *verdict;
  g_autoptr (GHashTable) listed = NULL;
  g_autofree char *folder = NULL;
  guint bad_line = 0;
  GHashTableIter iter;
  gpointer name, sum;

  if (self->list == NULL)
    {
      fail (error, ANNING_BUNDLE_ERROR_NOT_A_BUNDLE, "no list of sums");
      return NULL;
    }
  listed = anning_sums_parse (self->list->str, self->list->len, &bad_line);
  if (listed == NULL)
    {
      g_set_error (error, ANNING_BUNDLE_ERROR, ANNING_BUNDLE_ERROR_BAD_LIST, "line %u of the list", bad_line);
      return NULL;
    }

  verdict = g_new0 (AnningBundleVerdict, 1);
  verdict->n_listed = g_hash_table_size (listed);
  verdict->bytes = self->bytes;
  verdict->sums_sha256 = g_steal_pointer (&self->list_sum);
  verdict->problems = g_steal_pointer (&self->problems);
  folder = g_strndup (self->list_name, strlen (self->list_name) - strlen (ANNING_BUNDLE_SUMS));
  g_hash_table_remove (self->sums, self->list_name);

  g_hash_table_iter_init (&iter, listed);
  while (g_hash_table_iter_next (&iter, &name, &sum))
    {
      const char *plain = g_str_has_prefix (name, "./") ? (const char *) name + strlen ("./") : name;
      g_autofree char *path = g_strconcat (folder, plain, NULL);
      const char *found = g_hash_table_lookup (self->sums, path);

      if (found == NULL)
        add_problem (verdict->problems, ANNING_BUNDLE_MISSING, path);
      else if (!g_str_equal (found, sum))
        add_problem (verdict->problems, ANNING_BUNDLE_CHANGED, path);
      else
        verdict->n_right++;
      g_hash_table_remove (self->sums, path);
    }
  g_hash_table_iter_init (&iter, self->sums);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    add_problem (verdict->problems, ANNING_BUNDLE_UNLISTED, name);
  g_ptr_array_sort (verdict->problems, compare_problems);
  return verdict;
}

AnningBundleVerdict *
anning_bundle_check (const char            *path,
                     AnningProgressFunc     progress,
                     gpointer               user_data,
                     GCancellable          *cancellable,
                     GError               **error)
{
  g_auto (Checking) checking = { .progress = progress, .user_data = user_data, .cancellable = cancellable };
  GStatBuf info;

  g_return_val_if_fail (path != NULL, NULL);

  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "not a file");
      return NULL;
    }
  checking.size = MAX (info.st_size, 1);
  checking.sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  checking.problems = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);
  checking.archive = archive_read_new ();
  /* By the list at the end, as other programs unpack it; it is missing where the file was cut off. */
  archive_read_support_format_zip_seekable (checking.archive);
  if (archive_read_open_filename (checking.archive, path, READ_AT_ONCE) != ARCHIVE_OK)
    {
      fail (error, ANNING_BUNDLE_ERROR_NOT_A_BUNDLE, archive_error_string (checking.archive));
      return NULL;
    }
  if (!take_entries (&checking, error))
    return NULL;
  return judge (&checking, error);
}
