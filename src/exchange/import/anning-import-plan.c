/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-plan-private.h"

#include <string.h>

#include "anning-digest.h"
#include "anning-evidence-find.h"
#include "anning-import-kits.h"
#include "anning-import-lists.h"
#include "anning-importer.h"
#include "anning-media-error.h"
#include "anning-sources.h"

#define ATTRIBUTES                                                              \
  G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME "," \
  G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE ","         \
  G_FILE_ATTRIBUTE_TIME_MODIFIED "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC
#define READ_SIZE (256 * 1024)

/* The place of such tables among the counts, behind the verdicts. */
#define WITHOUT_COLUMNS (ANNING_IMPORT_REFUSED + 1)

struct _AnningImportPlan
{
  GObject parent_instance;

  GListStore *items;
  guint counts[4]; /* by verdict, then those without columns */
};

G_DEFINE_FINAL_TYPE (AnningImportPlan, anning_import_plan, G_TYPE_OBJECT)

/* One making of a plan. */
typedef struct
{
  GPtrArray *items;
  GHashTable *hashes; /* of files that come in this plan */
  guint8 *buffer;
  AnningImportPlanProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
  AnningSourceRequest how;
} Walk;

static gint64
modified_at (GFileInfo *info)
{
  guint64 seconds;

  if (!g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_TIME_MODIFIED))
    return ANNING_UNKNOWN;
  seconds = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED);
  /* A time beyond the year 9999 is no time. */
  if (seconds > G_GUINT64_CONSTANT (253402300799))
    return ANNING_UNKNOWN;
  return (gint64) seconds * 1000
         + g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC) / 1000;
}

static AnningImportItem *
walk_add (Walk       *walk,
          GFile      *file,
          const char *name)
{
  AnningImportItem *item = anning_import_item_new (file, name);

  g_ptr_array_add (walk->items, item);
  if (walk->progress != NULL)
    walk->progress (walk->items->len, walk->progress_data);
  return item;
}

static void
walk_refuse (Walk               *walk,
             GFile              *file,
             AnningImportReason  reason)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_utf8_make_valid (base != NULL ? base : "", -1);

  anning_import_item_refuse (walk_add (walk, file, name), reason);
}

static gboolean
is_table_format (AnningSourceFormat format)
{
  return format == ANNING_SOURCE_TABLE || format == ANNING_SOURCE_WORKBOOK || format == ANNING_SOURCE_OLD_WORKBOOK;
}

/* By its first bytes; refuses what cannot come in, be it a list as a whole. FALSE only when cancelled. */
static gboolean
recognise (Walk              *walk,
           AnningImportItem  *item,
           gsize              length,
           GError           **error)
{
  AnningSourceFormat format;

  item->media_type = anning_media_sniff (walk->buffer, length);
  item->importer = anning_importer_find (item->media_type, item->name);
  if (item->importer != NULL)
    return TRUE;

  format = length > 0 ? anning_source_sniff (walk->buffer, MIN (length, ANNING_SOURCE_SNIFF_BYTES), item->name)
                      : ANNING_SOURCE_UNKNOWN;
  if (format == ANNING_SOURCE_UNKNOWN)
    anning_import_item_refuse (item, length == 0 ? ANNING_IMPORT_EMPTY : anning_importer_reason (item->media_type));
  else if (is_table_format (format) && item->size > ANNING_SOURCE_BILL_BYTES_MAX)
    /* A table is read as a whole: what is too long for that need not be read at all. */
    anning_import_item_refuse (item, ANNING_IMPORT_TOO_MANY);
  else
    return anning_import_item_read_list (item, &walk->how, walk->cancellable, error);
  return TRUE;
}

/*
 * What the file is, and its hash; the file is not read to its end for what is refused.
 * FALSE only when cancelled.
 */
static gboolean
walk_read (Walk              *walk,
           AnningImportItem  *item,
           GError           **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (AnningDigest) digest = anning_digest_new ();
  g_autoptr (GError) local_error = NULL;
  gint64 total = 0;
  gsize length = 0;

  stream = g_file_read (item->file, walk->cancellable, &local_error);
  while (local_error == NULL)
    {
      if (!g_input_stream_read_all (G_INPUT_STREAM (stream), walk->buffer, READ_SIZE, &length,
                                    walk->cancellable, &local_error))
        break;

      if (item->media_type == NULL)
        {
          if (!recognise (walk, item, length, error))
            return FALSE;
          if (item->verdict == ANNING_IMPORT_REFUSED)
            return TRUE;
        }
      anning_digest_update (digest, walk->buffer, length);
      total += length;
      if (length < READ_SIZE)
        break;
      if (total > ANNING_IMPORT_MAX_SIZE)
        {
          anning_import_item_refuse (item, ANNING_IMPORT_TOO_LARGE);
          return TRUE;
        }
    }

  if (local_error != NULL)
    {
      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      anning_import_item_refuse (item, g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
                                         ? ANNING_IMPORT_NOT_FOUND : ANNING_IMPORT_UNREADABLE);
      return TRUE;
    }

  item->size = total;
  item->sha256 = anning_digest_finish (digest);
  if (item->importer != NULL)
    item->importer->describe (item);
  if (item->verdict != ANNING_IMPORT_REFUSED
      && !g_hash_table_add (walk->hashes, g_strdup (item->sha256)))
    item->verdict = ANNING_IMPORT_KNOWN;
  return TRUE;
}

static gboolean
walk_file (Walk       *walk,
           GFile      *file,
           GFileInfo  *info,
           GError    **error)
{
  AnningImportItem *item = walk_add (walk, file, g_file_info_get_display_name (info));

  item->size = g_file_info_get_size (info);
  item->file_time = modified_at (info);
  if (item->size > ANNING_IMPORT_MAX_SIZE)
    {
      anning_import_item_refuse (item, ANNING_IMPORT_TOO_LARGE);
      return TRUE;
    }
  return walk_read (walk, item, error);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (g_file_info_get_name (*(GFileInfo *const *) a),
                 g_file_info_get_name (*(GFileInfo *const *) b));
}

/* Lists @folder in the order of names; files whose name begins with a dot are the system's own. */
static GPtrArray *
list_folder (Walk    *walk,
             GFile   *folder,
             GError **error)
{
  g_autoptr (GFileEnumerator) children = NULL;
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func (g_object_unref);

  children = g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
                                        walk->cancellable, error);
  if (children == NULL)
    return NULL;

  for (;;)
    {
      GFileInfo *info = NULL;

      if (!g_file_enumerator_iterate (children, &info, NULL, walk->cancellable, error))
        return NULL;
      if (info == NULL)
        break;
      if (g_file_info_get_name (info)[0] != '.')
        g_ptr_array_add (infos, g_object_ref (info));
    }
  g_ptr_array_sort (infos, compare_names);
  return g_steal_pointer (&infos);
}

/* Folders wait in a queue rather than on the stack: their depth is not ours to choose. */
static gboolean
walk_folder (Walk    *walk,
             GFile   *first,
             GError **error)
{
  g_autoptr (GQueue) folders = g_queue_new ();
  guint before = walk->items->len;
  gboolean fine = TRUE;

  g_queue_push_tail (folders, g_object_ref (first));
  while (fine && !g_queue_is_empty (folders))
    {
      g_autoptr (GFile) folder = g_queue_pop_head (folders);
      g_autoptr (GPtrArray) infos = NULL;
      g_autoptr (GError) local_error = NULL;
      GList *position = g_queue_peek_head_link (folders);

      infos = list_folder (walk, folder, &local_error);
      if (infos == NULL)
        {
          if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
            {
              g_propagate_error (error, g_steal_pointer (&local_error));
              fine = FALSE;
            }
          else
            walk_refuse (walk, folder, g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
                                         ? ANNING_IMPORT_CLOSED : ANNING_IMPORT_UNREADABLE);
          continue;
        }

      for (guint i = 0; fine && i < infos->len; i++)
        {
          GFileInfo *info = g_ptr_array_index (infos, i);
          g_autoptr (GFile) child = g_file_get_child (folder, g_file_info_get_name (info));
          GFileType type = g_file_info_get_file_type (info);

          if (type == G_FILE_TYPE_REGULAR)
            fine = walk_file (walk, child, info, error);
          else if (type == G_FILE_TYPE_DIRECTORY)
            g_queue_insert_before (folders, position, g_steal_pointer (&child));
          else
            walk_refuse (walk, child, type == G_FILE_TYPE_SYMBOLIC_LINK ? ANNING_IMPORT_LINK
                                                                        : ANNING_IMPORT_SPECIAL);
        }
    }
  g_queue_clear_full (folders, g_object_unref);

  if (fine && walk->items->len == before)
    walk_refuse (walk, first, ANNING_IMPORT_NO_FILES);
  return fine;
}

/* What a person named: here a link is followed, since it was meant. */
static gboolean
walk_path (Walk    *walk,
           GFile   *file,
           GError **error)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) local_error = NULL;

  info = g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, walk->cancellable, &local_error);
  if (info == NULL)
    {
      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      walk_refuse (walk, file, g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
                                 ? ANNING_IMPORT_NOT_FOUND : ANNING_IMPORT_UNREADABLE);
      return TRUE;
    }

  switch (g_file_info_get_file_type (info))
    {
    case G_FILE_TYPE_REGULAR:
      return walk_file (walk, file, info, error);
    case G_FILE_TYPE_DIRECTORY:
      return walk_folder (walk, file, error);
    case G_FILE_TYPE_SYMBOLIC_LINK:
      /* Still a link after following: its target is gone. */
      walk_refuse (walk, file, ANNING_IMPORT_NOT_FOUND);
      return TRUE;
    case G_FILE_TYPE_UNKNOWN:
    case G_FILE_TYPE_SPECIAL:
    case G_FILE_TYPE_SHORTCUT:
    case G_FILE_TYPE_MOUNTABLE:
    default:
      walk_refuse (walk, file, ANNING_IMPORT_SPECIAL);
      return TRUE;
    }
}

gpointer
anning_import_mark_known (AnningDb      *db,
                          gpointer       data,
                          GCancellable  *cancellable,
                          GError       **error)
{
  GPtrArray *items = data;

  for (guint i = 0; i < items->len; i++)
    {
      AnningImportItem *item = g_ptr_array_index (items, i);
      gint64 source_id = 0;
      gboolean used = FALSE;

      if (item->verdict != ANNING_IMPORT_NEW)
        continue;
      if (item->is_source ? !anning_sources_find (db, item->sha256, &source_id, error)
                          : !anning_evidence_find (db, item->sha256, NULL, &used, error))
        return NULL;
      if (used || source_id != 0)
        item->verdict = ANNING_IMPORT_KNOWN;
    }
  return NULL;
}

static void
count_item (AnningImportPlan       *self,
            const AnningImportItem *item)
{
  gboolean open = item->needs_columns && item->verdict != ANNING_IMPORT_REFUSED;

  self->counts[open ? WITHOUT_COLUMNS : (guint) item->verdict]++;
}

static void
anning_import_plan_finalize (GObject *object)
{
  AnningImportPlan *self = ANNING_IMPORT_PLAN (object);

  g_clear_object (&self->items);
  G_OBJECT_CLASS (anning_import_plan_parent_class)->finalize (object);
}

static void
anning_import_plan_class_init (AnningImportPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_import_plan_finalize;
}

static void
anning_import_plan_init (AnningImportPlan *self)
{
  self->items = g_list_store_new (ANNING_TYPE_IMPORT_ITEM);
}

/*
 * anning_import_plan_new:
 * @files: GFile, files and folders; folders are opened up, links inside them are not followed
 * @progress: (nullable): called on this thread
 *
 * Reads every file once, for its hash; writes nothing. A file that cannot be
 * taken is no error but an item with its reason.
 *
 * Returns: (transfer full): the plan, or NULL with @error: cancelled, or the store's
 */
AnningImportPlan *
anning_import_plan_new (AnningStore              *store,
                        GListModel               *files,
                        AnningImportPlanProgress  progress,
                        gpointer                  user_data,
                        GCancellable             *cancellable,
                        GError                  **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree guint8 *buffer = g_malloc (READ_SIZE);
  g_autoptr (GError) local_error = NULL;
  AnningImportPlan *self;
  g_autoptr (GPtrArray) kits = NULL;
  Walk walk = { items, hashes, buffer, progress, user_data, cancellable, { 0 } };

  g_return_val_if_fail (ANNING_IS_STORE (store) && G_IS_LIST_MODEL (files), NULL);

  kits = anning_import_kits_read (store, error);
  if (kits == NULL)
    return NULL;
  walk.how.kits = kits;

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      if (!walk_path (&walk, file, error))
        return NULL;
    }

  anning_import_items_pair (items);
  anning_store_read (store, anning_import_mark_known, items, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  self = g_object_new (ANNING_TYPE_IMPORT_PLAN, NULL);
  for (guint i = 0; i < items->len; i++)
    count_item (self, g_ptr_array_index (items, i));
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
  return self;
}

typedef struct
{
  AnningStore *store;
  GListModel *files;
} PlanRequest;

static void
plan_request_free (gpointer data)
{
  PlanRequest *request = data;

  g_object_unref (request->store);
  g_object_unref (request->files);
  g_free (request);
}

static void
plan_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  PlanRequest *request = task_data;
  GError *error = NULL;
  AnningImportPlan *plan;

  plan = anning_import_plan_new (request->store, request->files, NULL, NULL, cancellable, &error);
  if (plan == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, plan, g_object_unref);
}

/* @files: as for anning_import_plan_new(); copied before this returns */
void
anning_import_plan_async (AnningStore         *store,
                          GListModel          *files,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  GListStore *copy;
  PlanRequest *request;

  g_return_if_fail (ANNING_IS_STORE (store) && G_IS_LIST_MODEL (files));

  copy = g_list_store_new (G_TYPE_FILE);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      g_list_store_append (copy, file);
    }

  request = g_new0 (PlanRequest, 1);
  request->store = g_object_ref (store);
  request->files = G_LIST_MODEL (copy);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, anning_import_plan_async);
  g_task_set_task_data (task, request, plan_request_free);
  g_task_run_in_thread (task, plan_in_thread);
}

/* Returns: (transfer full): the plan, or NULL with @error */
AnningImportPlan *
anning_import_plan_finish (AnningStore   *store,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

GListModel *
anning_import_plan_get_items (AnningImportPlan *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_PLAN (self), NULL);
  return G_LIST_MODEL (self->items);
}

/* Returns: how many files will be added, are known, are refused */
guint
anning_import_plan_count (AnningImportPlan    *self,
                          AnningImportVerdict  verdict)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_PLAN (self) && verdict <= ANNING_IMPORT_REFUSED, 0);
  return self->counts[verdict];
}

guint
anning_import_plan_count_without_columns (AnningImportPlan *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_PLAN (self), 0);
  return self->counts[WITHOUT_COLUMNS];
}

gboolean
anning_import_plan_has_sources (AnningImportPlan *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_PLAN (self), FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (AnningImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      /* Of what a relative wrote down all comes in. */
      if (item->is_source && (item->rows == NULL || item->rows->result->format != ANNING_SOURCE_HANDED_OVER))
        return TRUE;
    }
  return FALSE;
}

static void
count_items (AnningImportPlan *self)
{
  memset (self->counts, 0, sizeof self->counts);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (AnningImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      count_item (self, item);
    }
}

void
anning_import_plan_add_item (AnningImportPlan *self,
                             AnningImportItem *item)
{
  g_return_if_fail (ANNING_IS_IMPORT_PLAN (self) && ANNING_IS_IMPORT_ITEM (item));

  count_item (self, item);
  g_list_store_append (self->items, item);
}

void
anning_import_plan_item_changed (AnningImportPlan *self,
                                 AnningImportItem *item)
{
  guint position;

  g_return_if_fail (ANNING_IS_IMPORT_PLAN (self) && ANNING_IS_IMPORT_ITEM (item));

  count_items (self);
  if (g_list_store_find (self->items, item, &position))
    g_list_store_splice (self->items, position, 1, (gpointer *) &item, 1);
}
