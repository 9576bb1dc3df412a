/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-ticks.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-record-list.h"
#include "anning-toasts.h"
#include "anning-window.h"

struct _AnningTicks
{
  GObject parent_instance;

  AnningStore *store;
  AnningRecordList *records; /* AnningTick, of all lists */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningTicks, anning_ticks, G_TYPE_OBJECT)

/* A line that was done, and when, so that it can be taken back. */
typedef struct
{
  gint64 id;
  gint64 done_at;
} Done;

/* What a job changes: the line of @item or of @id, or all of @list. */
typedef struct
{
  char *list;
  char *item;
  gint64 id;
  gint64 done_at;
  GArray *done; /* Done, to be set again */
} Change;

/* Whom to tell how it went. */
typedef struct
{
  AnningTicks *self;
  GtkWidget *widget; /* weak */
} Asking;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->list);
  g_free (change->item);
  g_clear_pointer (&change->done, g_array_unref);
  g_free (change);
}

static Asking *
asking_new (AnningTicks *self,
            GtkWidget   *widget)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->self = g_object_ref (self);
  g_set_weak_pointer (&asking->widget, widget);
  return asking;
}

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->self);
  g_clear_weak_pointer (&asking->widget);
  g_free (asking);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

static void
changed_cb (AnningTicks *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What the screen shows ahead of the file is taken back. */
static void
tell (Asking       *asking,
      const GError *error)
{
  if (asking->widget != NULL)
    anning_toast_error (asking->widget, error);
  changed_cb (asking->self);
}

/* ---- in the file ---- */

/* A line that stands in the file more than once, after two files were joined, is set everywhere. */
static gpointer
set_done_job (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Change *change = data;
  g_autoptr (GPtrArray) ticks = anning_records_list (db, &anning_tick_type, NULL, 0, error);
  gboolean found = FALSE;

  if (ticks == NULL)
    return NULL;
  for (guint i = 0; i < ticks->len; i++)
    {
      AnningTick *tick = g_ptr_array_index (ticks, i);

      if (change->item != NULL
          ? g_strcmp0 (tick->list, change->list) != 0 || g_strcmp0 (tick->item, change->item) != 0
          : tick->record.id != change->id)
        continue;
      found = TRUE;
      tick->done_at = change->done_at;
      if (!anning_records_save (db, &anning_tick_type, tick, error))
        return NULL;
    }
  if (!found && change->item != NULL)
    {
      g_autoptr (AnningTick) tick = anning_tick_new ();

      tick->list = g_strdup (change->list);
      tick->item = g_strdup (change->item);
      tick->done_at = change->done_at;
      anning_records_save (db, &anning_tick_type, tick, error);
    }
  return NULL;
}

/* Returns: GArray of Done: what was done before */
static gpointer
start_over_job (AnningDb      *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Change *change = data;
  g_autoptr (GPtrArray) ticks = anning_records_list (db, &anning_tick_type, NULL, 0, error);
  g_autoptr (GArray) done = g_array_new (FALSE, FALSE, sizeof (Done));

  if (ticks == NULL)
    return NULL;
  for (guint i = 0; i < ticks->len; i++)
    {
      AnningTick *tick = g_ptr_array_index (ticks, i);
      const Done before = { tick->record.id, tick->done_at };

      if (g_strcmp0 (tick->list, change->list) != 0 || tick->done_at == ANNING_UNKNOWN)
        continue;
      tick->done_at = ANNING_UNKNOWN;
      if (!anning_records_save (db, &anning_tick_type, tick, error))
        return NULL;
      g_array_append_val (done, before);
    }
  return g_steal_pointer (&done);
}

/* What was ticked again meanwhile, or deleted, stays as it is. */
static gpointer
take_back_job (AnningDb      *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Change *change = data;
  g_autoptr (GPtrArray) ticks = anning_records_list (db, &anning_tick_type, NULL, 0, error);

  if (ticks == NULL)
    return NULL;
  for (guint i = 0; i < change->done->len; i++)
    {
      const Done *done = &g_array_index (change->done, Done, i);

      for (guint j = 0; j < ticks->len; j++)
        {
          AnningTick *tick = g_ptr_array_index (ticks, j);

          if (tick->record.id != done->id || tick->done_at != ANNING_UNKNOWN)
            continue;
          tick->done_at = done->done_at;
          if (!anning_records_save (db, &anning_tick_type, tick, error))
            return NULL;
        }
    }
  return NULL;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autoptr (GError) error = NULL;

  anning_store_call_finish (ANNING_STORE (source), result, &error);
  if (error != NULL)
    tell (asking, error);
}

static void
write_change (AnningTicks *self,
              GtkWidget   *widget,
              AnningJob    job,
              Change      *change)
{
  anning_store_write_async (self->store, job, change, change_free, NULL, NULL, written_cb, asking_new (self, widget));
}

static gint64
done_now (gboolean done)
{
  return done ? g_get_real_time () / 1000 : ANNING_UNKNOWN;
}

/* ---- starting over, and taking that back ---- */

typedef struct
{
  Asking *asking;
  GArray *done;
} StartedOver;

static void
started_over_free (gpointer data)
{
  StartedOver *started = data;

  asking_free (started->asking);
  g_array_unref (started->done);
  g_free (started);
}

static void
take_back (gpointer data)
{
  StartedOver *started = data;
  Change *change = g_new0 (Change, 1);

  change->done = g_array_ref (started->done);
  write_change (started->asking->self, started->asking->widget, take_back_job, change);
}

static void
started_over_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) done = anning_store_call_finish (ANNING_STORE (source), result, &error);
  GtkRoot *root = asking->widget != NULL ? gtk_widget_get_root (asking->widget) : NULL;
  StartedOver *started;

  if (error != NULL)
    tell (asking, error);
  if (done == NULL || done->len == 0 || !ANNING_IS_WINDOW (root))
    return;

  started = g_new0 (StartedOver, 1);
  started->asking = asking_new (asking->self, GTK_WIDGET (root));
  started->done = g_steal_pointer (&done);
  anning_toast_undo (GTK_WIDGET (root), _("All ticks are taken off"), take_back, started, started_over_free);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autoptr (GError) error = NULL;

  if (anning_records_save_finish (ANNING_STORE (source), result, &error) == 0)
    tell (asking, error);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autoptr (GError) error = NULL;

  if (!anning_records_remove_finish (ANNING_STORE (source), result, &error))
    tell (asking, error);
}

static void
anning_ticks_finalize (GObject *object)
{
  AnningTicks *self = ANNING_TICKS (object);

  g_clear_object (&self->records);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_ticks_parent_class)->finalize (object);
}

static void
anning_ticks_class_init (AnningTicksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_ticks_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_ticks_init (AnningTicks *self)
{
}

AnningTicks *
anning_ticks_new (AnningStore *store)
{
  AnningTicks *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_TICKS, NULL);
  self->store = g_object_ref (store);
  self->records = anning_record_list_new (store, &anning_tick_type, NULL, 0);
  g_signal_connect_object (self->records, "items-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->records, "notify", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

gboolean
anning_ticks_get_loaded (AnningTicks *self)
{
  g_return_val_if_fail (ANNING_IS_TICKS (self), FALSE);
  return anning_record_list_get_loaded (self->records);
}

const GError *
anning_ticks_get_error (AnningTicks *self)
{
  g_return_val_if_fail (ANNING_IS_TICKS (self), NULL);
  return anning_record_list_get_error (self->records);
}

void
anning_ticks_reload (AnningTicks *self)
{
  g_return_if_fail (ANNING_IS_TICKS (self));
  anning_record_list_reload (self->records);
}

gboolean
anning_ticks_is_done (AnningTicks *self,
                      const char  *list,
                      const char  *item)
{
  guint n_ticks;

  g_return_val_if_fail (ANNING_IS_TICKS (self) && list != NULL && item != NULL, FALSE);

  n_ticks = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  for (guint i = 0; i < n_ticks; i++)
    {
      const AnningTick *tick = anning_record_list_get (self->records, i);

      if (tick->done_at != ANNING_UNKNOWN && g_strcmp0 (tick->list, list) == 0 && g_strcmp0 (tick->item, item) == 0)
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
anning_ticks_get_own (AnningTicks *self,
                      const char  *list)
{
  GPtrArray *own = g_ptr_array_new ();
  guint n_ticks;

  g_return_val_if_fail (ANNING_IS_TICKS (self) && list != NULL, own);

  n_ticks = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  for (guint i = 0; i < n_ticks; i++)
    {
      const AnningTick *tick = anning_record_list_get (self->records, i);

      if (tick->item == NULL && tick->text != NULL && g_strcmp0 (tick->list, list) == 0)
        g_ptr_array_add (own, (gpointer) tick);
    }
  return own;
}

const AnningTick *
anning_ticks_find (AnningTicks *self,
                   gint64       id)
{
  guint n_ticks;

  g_return_val_if_fail (ANNING_IS_TICKS (self), NULL);

  n_ticks = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  for (guint i = 0; i < n_ticks; i++)
    {
      const AnningTick *tick = anning_record_list_get (self->records, i);

      if (tick->record.id == id)
        return tick;
    }
  return NULL;
}

guint
anning_ticks_count_done (AnningTicks          *self,
                         const AnningTickList *list,
                         guint                *n_all)
{
  g_autoptr (GPtrArray) own = NULL;
  guint n_done = 0;

  g_return_val_if_fail (ANNING_IS_TICKS (self) && list != NULL && n_all != NULL, 0);

  own = anning_ticks_get_own (self, list->key);
  for (guint i = 0; i < own->len; i++)
    n_done += ((const AnningTick *) g_ptr_array_index (own, i))->done_at != ANNING_UNKNOWN ? 1 : 0;
  for (guint i = 0; i < list->items->len; i++)
    {
      const AnningTickItem *item = g_ptr_array_index (list->items, i);

      n_done += anning_ticks_is_done (self, list->key, item->key) ? 1 : 0;
    }
  *n_all = list->items->len + own->len;
  return n_done;
}

void
anning_ticks_set_done (AnningTicks *self,
                       GtkWidget   *widget,
                       const char  *list,
                       const char  *item,
                       gboolean     done)
{
  Change *change;

  g_return_if_fail (ANNING_IS_TICKS (self) && list != NULL && item != NULL);

  change = g_new0 (Change, 1);
  change->list = g_strdup (list);
  change->item = g_strdup (item);
  change->done_at = done_now (done);
  write_change (self, widget, set_done_job, change);
}

void
anning_ticks_set_own_done (AnningTicks *self,
                           GtkWidget   *widget,
                           gint64       id,
                           gboolean     done)
{
  Change *change;

  g_return_if_fail (ANNING_IS_TICKS (self));

  change = g_new0 (Change, 1);
  change->id = id;
  change->done_at = done_now (done);
  write_change (self, widget, set_done_job, change);
}

void
anning_ticks_add_own (AnningTicks *self,
                      GtkWidget   *widget,
                      const char  *list,
                      const char  *text)
{
  g_autoptr (AnningTick) tick = NULL;

  g_return_if_fail (ANNING_IS_TICKS (self) && list != NULL && text != NULL);

  tick = anning_tick_new ();
  tick->list = g_strdup (list);
  tick->text = g_strdup (text);
  anning_records_save_async (self->store, &anning_tick_type, tick, added_cb, asking_new (self, widget));
}

void
anning_ticks_remove_own (AnningTicks *self,
                         GtkWidget   *widget,
                         gint64       id)
{
  g_return_if_fail (ANNING_IS_TICKS (self) && GTK_IS_WIDGET (widget));

  anning_records_remove_async (self->store, &anning_tick_type, id, removed_cb, asking_new (self, widget));
  anning_toast_deleted (widget, _("Line deleted"), self->store, &anning_tick_type, id);
}

void
anning_ticks_start_over (AnningTicks *self,
                         GtkWidget   *widget,
                         const char  *list)
{
  Change *change;

  g_return_if_fail (ANNING_IS_TICKS (self) && GTK_IS_WIDGET (widget) && list != NULL);

  change = g_new0 (Change, 1);
  change->list = g_strdup (list);
  anning_store_write_async (self->store, start_over_job, change, change_free, (GDestroyNotify) g_array_unref, NULL,
                            started_over_cb, asking_new (self, widget));
}
