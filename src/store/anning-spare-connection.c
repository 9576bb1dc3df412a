/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-spare-connection-private.h"

#include "anning-store-private.h"

typedef struct
{
  GMutex lock;
  AnningDb *db; /* NULL: none is spare */
} Spare;

static void
spare_free (gpointer data)
{
  Spare *spare = data;

  g_clear_pointer (&spare->db, anning_db_close);
  g_mutex_clear (&spare->lock);
  g_free (spare);
}

static Spare *
get_spare (AnningStore *store)
{
  static GMutex making;
  GQuark quark = g_quark_from_static_string ("anning-spare-connection");
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&making);
  Spare *spare = g_object_get_qdata (G_OBJECT (store), quark);

  if (spare == NULL)
    {
      spare = g_new0 (Spare, 1);
      g_mutex_init (&spare->lock);
      g_object_set_qdata_full (G_OBJECT (store), quark, spare, spare_free);
    }
  return spare;
}

static AnningDb *
steal (Spare *spare)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&spare->lock);

  return g_steal_pointer (&spare->db);
}

/* Called by the store's close. */
static void
release (gpointer data)
{
  anning_db_close (steal (data));
}

/* Returns: (transfer full): for the calling thread; NULL with @error */
AnningDb *
anning_spare_connection_take (AnningStore  *store,
                              GError      **error)
{
  Spare *spare = get_spare (store);
  AnningDb *db = steal (spare);

  if (db == NULL)
    return anning_db_open (anning_store_get_path (store), ANNING_DB_READ_ONLY, error);

  anning_store_remove_reader (store, spare);
  anning_db_adopt (db);
  return db;
}

/* @db: (transfer full): without a statement under way; closed unless it is wanted as a spare one */
void
anning_spare_connection_leave (AnningStore *store,
                               AnningDb    *db)
{
  Spare *spare = get_spare (store);

  g_mutex_lock (&spare->lock);
  if (spare->db == NULL)
    spare->db = g_steal_pointer (&db);
  g_mutex_unlock (&spare->lock);

  if (db != NULL)
    anning_db_close (db);
  /* The file was closed meanwhile: nobody else would close this. */
  else if (!anning_store_add_reader (store, spare, release, NULL))
    release (spare);
}
