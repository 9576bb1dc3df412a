/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-salvage-pages-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anning-errno-private.h"
#include "anning-store.h"

/* Offsets in the header of the file. */
#define HEADER_SIZE 100
#define HEADER_PAGE_SIZE 16
#define HEADER_RESERVED 20
#define LEAST_PAGE 512
#define LARGEST_PAGE 65536

#define WAL_MAGIC 0x377f0682u
#define WAL_HEADER 32
#define WAL_FRAME 24

static const guint8 journal_magic[8] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };
#define JOURNAL_HEADER 28

/* Where a page lies that is not taken from the file itself. */
typedef struct
{
  int fd;
  gint64 offset;
} Place;

struct _AnningSalvagePages
{
  int fd;
  int wal;
  int journal;
  gint64 file_size;
  guint32 page_size;
  guint32 reserved;
  guint32 n;
  GHashTable *places; /* page → Place */
};

static gboolean
read_at (int      fd,
         guint8  *buffer,
         gsize    length,
         gint64   offset)
{
  gsize done = 0;

  while (done < length)
    {
      gssize n = pread (fd, buffer + done, length - done, offset + (gint64) done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      done += (gsize) n;
    }
  return TRUE;
}

static gint64
get_file_size (int fd)
{
  struct stat info;

  return fd >= 0 && fstat (fd, &info) == 0 && S_ISREG (info.st_mode) ? (gint64) info.st_size : 0;
}

static gboolean
is_page_size (guint32 size)
{
  return size >= LEAST_PAGE && size <= LARGEST_PAGE && (size & (size - 1)) == 0;
}

/* Does a b-tree page begin here? */
static gboolean
looks_like_page (const guint8 *page,
                 guint32       size)
{
  guint32 n_cells = anning_salvage_read_be16 (page + 3);
  guint32 content = anning_salvage_read_be16 (page + 5);
  guint32 header = page[0] == 0x02 || page[0] == 0x05 ? 12 : 8;

  return (page[0] == 0x0d || page[0] == 0x0a || page[0] == 0x05 || page[0] == 0x02) && page[7] <= 60
         && n_cells > 0 && header + 2 * n_cells <= (content != 0 ? content : 65536) && content <= size;
}

/* The beginning is gone: the size at which the most pages begin like one. */
static guint32
guess_page_size (AnningSalvagePages *self)
{
  /* That of our own files first. */
  static const guint32 sizes[] = { 16384, 4096, 1024, 2048, 8192, 32768, 65536, 512 };
  guint32 best = sizes[0];
  double most = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      guint n = 0, fit = 0;
      guint8 start[12];

      for (gint64 at = sizes[i]; at < self->file_size && n < 4000; at += sizes[i], n++)
        fit += read_at (self->fd, start, sizeof start, at) && looks_like_page (start, sizes[i]);
      if (n > 0 && fit > 0 && (double) fit / n > most * 1.2)
        {
          most = (double) fit / n;
          best = sizes[i];
        }
    }
  return best;
}

static void
put_place (AnningSalvagePages *self,
           guint32             page,
           int                 fd,
           gint64              offset)
{
  Place *place = g_new (Place, 1);

  place->fd = fd;
  place->offset = offset;
  g_hash_table_insert (self->places, GUINT_TO_POINTER (page), place);
}

static void
wal_sum (const guint8 *data,
         gsize         length,
         gboolean      big_endian,
         guint32      *s0,
         guint32      *s1)
{
  for (gsize i = 0; i + 8 <= length; i += 8)
    {
      guint32 a, b;

      if (big_endian)
        {
          a = anning_salvage_read_be32 (data + i);
          b = anning_salvage_read_be32 (data + i + 4);
        }
      else
        {
          memcpy (&a, data + i, 4);
          memcpy (&b, data + i + 4, 4);
          a = GUINT32_FROM_LE (a);
          b = GUINT32_FROM_LE (b);
        }
      *s0 += a + *s1;
      *s1 += b + *s0;
    }
}

/* Frames count up to the last commit before the first one that does not hold. */
static void
read_wal (AnningSalvagePages *self,
          const guint8       *header)
{
  guint32 magic = anning_salvage_read_be32 (header);
  guint32 size = anning_salvage_read_be32 (header + 8);
  gboolean big_endian = (magic & 1) != 0;
  g_autofree guint8 *frame = g_malloc (WAL_FRAME + LARGEST_PAGE);
  g_autoptr (GHashTable) pending = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  guint32 s0 = 0, s1 = 0;

  if ((magic & ~1u) != WAL_MAGIC || !is_page_size (size) || (self->page_size != 0 && size != self->page_size))
    return;
  wal_sum (header, 24, big_endian, &s0, &s1);
  if (s0 != anning_salvage_read_be32 (header + 24) || s1 != anning_salvage_read_be32 (header + 28))
    return;

  self->page_size = size;
  for (gint64 at = WAL_HEADER; read_at (self->wal, frame, WAL_FRAME + size, at); at += WAL_FRAME + size)
    {
      guint32 page = anning_salvage_read_be32 (frame);
      guint32 n_after = anning_salvage_read_be32 (frame + 4);
      gint64 *offset;

      if (memcmp (frame + 8, header + 16, 8) != 0 || page == 0)
        break;
      wal_sum (frame, 8, big_endian, &s0, &s1);
      wal_sum (frame + WAL_FRAME, size, big_endian, &s0, &s1);
      if (s0 != anning_salvage_read_be32 (frame + 16) || s1 != anning_salvage_read_be32 (frame + 20))
        break;
      offset = g_new (gint64, 1);
      *offset = at + WAL_FRAME;
      g_hash_table_insert (pending, GUINT_TO_POINTER (page), offset);
      if (n_after != 0)
        {
          GHashTableIter iter;
          gpointer key, value;

          g_hash_table_iter_init (&iter, pending);
          while (g_hash_table_iter_next (&iter, &key, &value))
            put_place (self, GPOINTER_TO_UINT (key), self->wal, *(gint64 *) value);
          g_hash_table_remove_all (pending);
          self->n = n_after;
        }
    }
}

static gboolean
journal_record_holds (const guint8 *page,
                      guint32       size,
                      guint32       nonce,
                      guint32       sum)
{
  for (gint64 i = (gint64) size - 200; i > 0; i -= 200)
    nonce += page[i];
  return nonce == sum;
}

/* What was there before a transaction that was not finished. */
static void
read_journal (AnningSalvagePages *self)
{
  gint64 length = get_file_size (self->journal);
  g_autofree guint8 *record = g_malloc (LARGEST_PAGE + 8);
  guint8 header[JOURNAL_HEADER];
  gint64 at = 0;

  while (read_at (self->journal, header, sizeof header, at) && memcmp (header, journal_magic, sizeof journal_magic) == 0)
    {
      guint32 n = anning_salvage_read_be32 (header + 8);
      guint32 nonce = anning_salvage_read_be32 (header + 12);
      guint32 sector = anning_salvage_read_be32 (header + 20);
      guint32 size = anning_salvage_read_be32 (header + 24);

      if (!is_page_size (size) || (self->page_size != 0 && size != self->page_size)
          || sector < 32 || sector > LARGEST_PAGE)
        return;
      if (at == 0)
        {
          self->page_size = size;
          self->n = anning_salvage_read_be32 (header + 16);
        }
      if (n == G_MAXUINT32)
        n = (guint32) MIN ((length - at) / (size + 8), G_MAXUINT32 - 1);
      at += sector;
      for (guint32 i = 0; i < n; i++, at += size + 8)
        {
          guint32 page;

          if (!read_at (self->journal, record, size + 8, at))
            return;
          page = anning_salvage_read_be32 (record);
          if (!journal_record_holds (record + 4, size, nonce, anning_salvage_read_be32 (record + 4 + size)))
            return;
          /* The first is the oldest. */
          if (page != 0 && !g_hash_table_contains (self->places, GUINT_TO_POINTER (page)))
            put_place (self, page, self->journal, at + 4);
        }
      at = (at + sector - 1) / sector * sector;
    }
}

static int
open_beside (const char *path,
             const char *end)
{
  g_autofree char *name = g_strconcat (path, end, NULL);
  int fd = open (name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

  if (fd >= 0 && get_file_size (fd) == 0)
    {
      close (fd);
      return -1;
    }
  return fd;
}

static void
find_sizes (AnningSalvagePages *self)
{
  guint8 header[HEADER_SIZE] = { 0 };
  guint8 wal[WAL_HEADER];
  guint32 in_file = 0;
  gboolean starts;

  starts = read_at (self->fd, header, sizeof header, 0) && memcmp (header, "SQLite format 3", 16) == 0;
  if (starts)
    {
      in_file = anning_salvage_read_be16 (header + HEADER_PAGE_SIZE);
      in_file = in_file == 1 ? 65536 : in_file;
      if (is_page_size (in_file))
        self->page_size = in_file;
      /* Ours keep no bytes of a page back. */
      if (header[HEADER_RESERVED] < 200)
        self->reserved = header[HEADER_RESERVED];
    }

  if (self->wal >= 0 && read_at (self->wal, wal, sizeof wal, 0))
    read_wal (self, wal);
  if (self->journal >= 0)
    read_journal (self);
  if (self->page_size == 0)
    self->page_size = guess_page_size (self);
  if (self->page_size - self->reserved < 480)
    self->reserved = 0;
  /* What lies behind the end that a commit named is looked at, too: it costs little. */
  self->n = (guint32) MAX ((gint64) self->n, MIN (self->file_size / self->page_size, (gint64) G_MAXUINT32 - 1));
  /* A number in a -wal that was made to harm. */
  if ((gint64) self->n > self->file_size / self->page_size + g_hash_table_size (self->places))
    self->n = (guint32) (self->file_size / self->page_size + g_hash_table_size (self->places));
}

AnningSalvagePages *
anning_salvage_pages_new (const char  *path,
                          GError     **error)
{
  g_autoptr (AnningSalvagePages) self = g_new0 (AnningSalvagePages, 1);

  self->wal = self->journal = -1;
  self->places = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (self->fd < 0)
    {
      _anning_errno_set_error (error, errno, "The file cannot be opened");
      return NULL;
    }
  self->file_size = get_file_size (self->fd);
  self->wal = open_beside (path, "-wal");
  self->journal = open_beside (path, "-journal");
  find_sizes (self);
  return g_steal_pointer (&self);
}

void
anning_salvage_pages_free (AnningSalvagePages *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0)
    close (self->fd);
  if (self->wal >= 0)
    close (self->wal);
  if (self->journal >= 0)
    close (self->journal);
  g_hash_table_unref (self->places);
  g_free (self);
}

guint32
anning_salvage_pages_get_size (AnningSalvagePages *self)
{
  return self->page_size;
}

guint32
anning_salvage_pages_get_usable (AnningSalvagePages *self)
{
  return self->page_size - self->reserved;
}

guint32
anning_salvage_pages_get_n (AnningSalvagePages *self)
{
  return self->n;
}

gboolean
anning_salvage_pages_read (AnningSalvagePages *self,
                           guint32             page,
                           guint8             *buffer)
{
  const Place *place;

  if (page == 0 || page > self->n)
    return FALSE;
  place = g_hash_table_lookup (self->places, GUINT_TO_POINTER (page));
  if (place != NULL)
    return read_at (place->fd, buffer, self->page_size, place->offset);
  return read_at (self->fd, buffer, self->page_size, (gint64) (page - 1) * self->page_size);
}
