/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-image.h"

#include <string.h>

#include <glib/gstdio.h>

#define SECTOR 512

/* Bytes and names apart: a file's bytes may be safe while its new name is not. */
struct _FaultFile
{
  GByteArray *safe; /* the bytes as of the last sync */
  GPtrArray *waiting; /* Write, since then */
};

/* A write; without data, a cut at @offset. */
typedef struct
{
  gint64 offset;
  GBytes *data;
} Write;

/* What happened to names at once; a disk keeps such changes in their order. NULL: no file has the name any longer. */
typedef struct
{
  char *name;
  FaultFile *file;
  char *gone; /* (nullable): the name that the file had before */
} Naming;

struct _FaultImage
{
  char *folder;
  GHashTable *safe;   /* path below the folder → FaultFile, as of the last sync of the folder */
  GHashTable *now;    /* the same, as it is */
  GPtrArray *namings; /* Naming, what lies between */
  GPtrArray *files;   /* FaultFile, all there ever were */
};

static void
write_free (gpointer data)
{
  Write *self = data;

  g_clear_pointer (&self->data, g_bytes_unref);
  g_free (self);
}

static void
naming_free (gpointer data)
{
  Naming *self = data;

  g_free (self->name);
  g_free (self->gone);
  g_free (self);
}

static void
file_free (gpointer data)
{
  FaultFile *self = data;

  g_byte_array_unref (self->safe);
  g_ptr_array_unref (self->waiting);
  g_free (self);
}

static FaultFile *
add_file (FaultImage *self)
{
  FaultFile *file = g_new0 (FaultFile, 1);

  file->safe = g_byte_array_new ();
  file->waiting = g_ptr_array_new_with_free_func (write_free);
  g_ptr_array_add (self->files, file);
  return file;
}

static void
read_folder (FaultImage *self,
             const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, entry, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          read_folder (self, path);
        }
      else
        {
          g_autofree char *bytes = NULL;
          gsize length;
          FaultFile *file = add_file (self);
          const char *name = path + strlen (self->folder) + 1;

          g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
          g_byte_array_append (file->safe, (const guint8 *) bytes, (guint) length);
          g_hash_table_insert (self->safe, g_strdup (name), file);
          g_hash_table_insert (self->now, g_strdup (name), file);
        }
    }
}

FaultImage *
fault_image_new (const char *folder)
{
  FaultImage *self = g_new0 (FaultImage, 1);

  self->folder = g_strdup (folder);
  self->safe = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->now = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->namings = g_ptr_array_new_with_free_func (naming_free);
  self->files = g_ptr_array_new_with_free_func (file_free);
  read_folder (self, folder);
  return self;
}

void
fault_image_free (FaultImage *self)
{
  g_hash_table_unref (self->safe);
  g_hash_table_unref (self->now);
  g_ptr_array_unref (self->namings);
  g_ptr_array_unref (self->files);
  g_free (self->folder);
  g_free (self);
}

/* Returns: (nullable): the name of @path below the folder; the index of a -wal is made anew from it */
static const char *
find_name (FaultImage *self,
           const char *path)
{
  gsize length = strlen (self->folder);

  if (!g_str_has_prefix (path, self->folder) || path[length] != '/' || g_str_has_suffix (path, "-shm"))
    return NULL;
  return path + length + 1;
}

static void
apply_naming (GHashTable   *names,
              const Naming *naming)
{
  if (naming->gone != NULL)
    g_hash_table_remove (names, naming->gone);
  if (naming->file != NULL)
    g_hash_table_insert (names, g_strdup (naming->name), naming->file);
  else
    g_hash_table_remove (names, naming->name);
}

static void
add_naming (FaultImage *self,
            const char *name,
            FaultFile  *file,
            const char *gone)
{
  Naming *naming = g_new0 (Naming, 1);

  naming->name = g_strdup (name);
  naming->file = file;
  naming->gone = g_strdup (gone);
  apply_naming (self->now, naming);
  g_ptr_array_add (self->namings, naming);
}

FaultFile *
fault_image_open (FaultImage *self,
                  const char *path)
{
  const char *name = find_name (self, path);

  if (name == NULL)
    return NULL;
  if (!g_hash_table_contains (self->now, name))
    add_naming (self, name, add_file (self), NULL);
  return g_hash_table_lookup (self->now, name);
}

void
fault_image_delete (FaultImage *self,
                    const char *path,
                    gboolean    synced)
{
  const char *name = find_name (self, path);
  g_autofree char *folder = g_path_get_dirname (path);

  if (name == NULL)
    return;
  add_naming (self, name, NULL, NULL);
  if (synced)
    fault_image_sync_names (self, folder);
}

void
fault_image_rename (FaultImage *self,
                    const char *from,
                    const char *to)
{
  const char *old = find_name (self, from);
  const char *new = find_name (self, to);

  if (old != NULL && new != NULL && g_hash_table_contains (self->now, old))
    add_naming (self, new, g_hash_table_lookup (self->now, old), old);
}

static void
apply (GByteArray  *bytes,
       const Write *write,
       gsize        length)
{
  guint end = (guint) (write->offset + (gint64) length);
  guint old = bytes->len;

  if (write->data == NULL)
    {
      g_byte_array_set_size (bytes, (guint) write->offset);
      if (write->offset > old)
        memset (bytes->data + old, 0, (gsize) write->offset - old);
      return;
    }
  if (length == 0)
    return;
  if (end > old)
    {
      g_byte_array_set_size (bytes, end);
      memset (bytes->data + old, 0, end - old);
    }
  memcpy (bytes->data + write->offset, g_bytes_get_data (write->data, NULL), length);
}

static gsize
write_length (const Write *write)
{
  return write->data != NULL ? g_bytes_get_size (write->data) : 0;
}

void
fault_file_write (FaultFile     *self,
                  gconstpointer  data,
                  gsize          length,
                  gint64         offset)
{
  Write *write = g_new0 (Write, 1);

  write->offset = offset;
  write->data = g_bytes_new (data, length);
  g_ptr_array_add (self->waiting, write);
}

void
fault_file_truncate (FaultFile *self,
                     gint64     size)
{
  Write *write = g_new0 (Write, 1);

  write->offset = size;
  g_ptr_array_add (self->waiting, write);
}

static void
apply_all (FaultFile  *self,
           GByteArray *bytes)
{
  for (guint i = 0; i < self->waiting->len; i++)
    {
      const Write *write = g_ptr_array_index (self->waiting, i);

      apply (bytes, write, write_length (write));
    }
}

void
fault_file_sync (FaultFile *self)
{
  apply_all (self, self->safe);
  g_ptr_array_set_size (self->waiting, 0);
}

/* The names that lie in @folder itself. */
void
fault_image_sync_names (FaultImage *self,
                        const char *folder)
{
  for (guint i = 0; i < self->namings->len;)
    {
      const Naming *naming = g_ptr_array_index (self->namings, i);
      g_autofree char *path = g_build_filename (self->folder, naming->name, NULL);
      g_autofree char *parent = g_path_get_dirname (path);

      if (strcmp (parent, folder) != 0)
        {
          i++;
          continue;
        }
      apply_naming (self->safe, naming);
      g_ptr_array_remove_index (self->namings, i);
    }
}

void
fault_image_sync (FaultImage *self,
                  const char *path)
{
  const char *name = find_name (self, path);
  FaultFile *file = name != NULL ? g_hash_table_lookup (self->now, name) : NULL;

  if (file != NULL)
    fault_file_sync (file);
  else
    fault_image_sync_names (self, path);
}

/* A disk writes what waits in any order. */
static void
apply_some (FaultFile  *self,
            GByteArray *bytes,
            GRand      *rand)
{
  guint n = self->waiting->len;
  g_autofree guint *order = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      guint j = (guint) g_rand_int_range (rand, 0, (gint) i + 1);

      order[i] = order[j];
      order[j] = i;
    }
  for (guint i = 0; i < n; i++)
    {
      const Write *write = g_ptr_array_index (self->waiting, order[i]);
      gsize length = write_length (write);

      switch (g_rand_int_range (rand, 0, 3))
        {
        case 0:
          break;
        case 1:
          apply (bytes, write, length);
          break;
        default:
          apply (bytes, write, MIN (length, (gsize) g_rand_int_range (rand, 0, (gint) (length / SECTOR) + 1) * SECTOR));
        }
    }
}

/* Returns: (transfer full): what names there are on the disk: changes of them up to one of them */
static GHashTable *
choose_names (FaultImage *self,
              ImageKind   kind,
              GRand      *rand)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key, value;
  guint n = 0;

  if (kind == IMAGE_WRITTEN)
    n = self->namings->len;
  else if (kind == IMAGE_RANDOM)
    n = (guint) g_rand_int_range (rand, 0, (gint) self->namings->len + 1);

  g_hash_table_iter_init (&iter, self->safe);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (names, g_strdup (key), value);
  for (guint i = 0; i < n; i++)
    apply_naming (names, g_ptr_array_index (self->namings, i));
  return names;
}

void
fault_image_write (FaultImage *self,
                   const char *to,
                   ImageKind   kind,
                   GRand      *rand)
{
  g_autoptr (GHashTable) names = choose_names (self, kind, rand);
  GHashTableIter iter;
  gpointer key, value;

  g_assert_cmpint (g_mkdir_with_parents (to, 0700), ==, 0);
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      FaultFile *file = value;
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autofree char *path = g_build_filename (to, key, NULL);
      g_autofree char *parent = g_path_get_dirname (path);

      g_byte_array_append (bytes, file->safe->data, file->safe->len);
      if (kind == IMAGE_WRITTEN)
        apply_all (file, bytes);
      else if (kind == IMAGE_RANDOM)
        apply_some (file, bytes, rand);
      g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
      g_assert_true (g_file_set_contents_full (path, (const char *) bytes->data, bytes->len,
                                               G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}
