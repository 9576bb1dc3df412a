/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-store.h"

#include "anning-store-private.h"
#include "anning-worker-private.h"

typedef struct
{
  gpointer reader;
  void (*release) (gpointer reader);
} Reader;

struct _AnningStore
{
  GObject parent_instance;

  char *path;
  GMainContext *context; /* where signals are emitted */
  guint pending;         /* atomic */
  gint gone;             /* atomic */
  gint remote;           /* atomic */
  AnningCopier *copier;

  GMutex lock;           /* what follows */
  GCond answered;
  AnningWorker *worker;  /* NULL until it is needed, and after closing */
  gboolean open;
  gboolean unentered;
  GArray *readers;
  AnningSearcher *searcher;
};

enum
{
  PROP_0,
  PROP_PATH,
  PROP_PENDING,
  PROP_GONE,
  N_PROPS
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_COPIES_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningStore, anning_store, G_TYPE_OBJECT)

/* Something to be told on the store's main context, if the store is still there. */
typedef struct
{
  GWeakRef store;
  GArray *changes; /* NULL: pending or gone has changed */
  gboolean copies; /* only the state of the copies has changed */
} News;

static void
news_free (News *self)
{
  g_weak_ref_clear (&self->store);
  g_clear_pointer (&self->changes, g_array_unref);
  g_free (self);
}

static gboolean
tell_cb (gpointer data)
{
  News *self = data;
  g_autoptr (AnningStore) store = g_weak_ref_get (&self->store);

  if (store == NULL)
    return G_SOURCE_REMOVE;

  if (self->copies)
    {
      g_signal_emit (store, signals[SIGNAL_COPIES_CHANGED], 0);
    }
  else if (self->changes == NULL)
    {
      g_object_notify_by_pspec (G_OBJECT (store), properties[PROP_PENDING]);
      g_object_notify_by_pspec (G_OBJECT (store), properties[PROP_GONE]);
    }
  for (guint i = 0; self->changes != NULL && i < self->changes->len; i++)
    {
      const AnningChange *change = &g_array_index (self->changes, AnningChange, i);

      g_signal_emit (store, signals[SIGNAL_CHANGED], g_quark_from_static_string (change->table),
                     change->table, change->id);
    }
  return G_SOURCE_REMOVE;
}

static void
tell_news (AnningStore *self,
           GArray      *changes,
           gboolean     copies)
{
  News *news = g_new0 (News, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  g_weak_ref_init (&news->store, self);
  news->changes = changes;
  news->copies = copies;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, news, (GDestroyNotify) news_free);
  g_source_set_static_name (source, "[anning] store news");
  g_source_attach (source, self->context);
}

static void
tell (AnningStore *self,
      GArray      *changes)
{
  tell_news (self, changes, FALSE);
}

/* On the worker, or on the thread that copies; both end before the store does. */
static void
copies_changed (gpointer user_data)
{
  tell_news (user_data, NULL, TRUE);
}

static void
change_pending (AnningStore *self,
                int          by)
{
  g_atomic_int_add (&self->pending, by);
  if (g_main_context_is_owner (self->context))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING]);
  else
    tell (self, NULL);
}

/* ---- between the threads ---- */

static void
call_free (AnningCall *self)
{
  if (self->data_free != NULL)
    self->data_free (self->data);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_clear_object (&self->task);
  g_free (self);
}

static gboolean
answer_cb (gpointer data)
{
  AnningCall *call = data;
  g_autoptr (AnningStore) store = g_object_ref (g_task_get_source_object (call->task));

  change_pending (store, -1);
  if (call->error != NULL)
    g_task_return_error (call->task, g_steal_pointer (&call->error));
  else
    g_task_return_pointer (call->task, g_steal_pointer (&call->result), call->result_free);
  return G_SOURCE_REMOVE;
}

/* What is only read says nothing about where the file is. */
static void
note_gone (AnningStore *self,
           AnningCall  *call)
{
  gboolean gone = g_error_matches (call->error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_GONE);

  if (call->kind == ANNING_CALL_READ || gone == g_atomic_int_get (&self->gone))
    return;
  g_atomic_int_set (&self->gone, gone);
  tell (self, NULL);
}

/* On the worker. */
static void
answer (AnningCall *call,
        gpointer    user_data)
{
  AnningStore *self = user_data;
  g_autoptr (GSource) source = NULL;

  if (call->kind == ANNING_CALL_OPEN && call->error == NULL)
    {
      g_mutex_lock (&self->lock);
      self->unentered = self->open ? self->unentered : call->unentered;
      self->open = TRUE;
      g_mutex_unlock (&self->lock);
      g_atomic_int_set (&self->remote, call->remote);
    }
  note_gone (self, call);
  /* Before the answer: whoever shows the rows knows first. */
  if (call->changes != NULL)
    tell (self, g_steal_pointer (&call->changes));

  if (call->task == NULL)
    {
      g_mutex_lock (&self->lock);
      call->done = TRUE;
      g_cond_broadcast (&self->answered);
      g_mutex_unlock (&self->lock);
      return;
    }
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, answer_cb, call, (GDestroyNotify) call_free);
  g_source_set_static_name (source, "[anning] store answer");
  g_source_attach (source, g_task_get_context (call->task));
}

static void
push (AnningStore *self,
      AnningCall  *call)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);

  if (self->worker == NULL)
    self->worker = anning_worker_new (self->path, self->copier, answer, self);
  /* It would wait for itself. */
  g_assert (call->task != NULL || !anning_worker_is_current (self->worker));
  anning_worker_push (self->worker, call);
}

static void
push_async (AnningStore         *self,
            gpointer             source_tag,
            AnningCallKind       kind,
            AnningJob            job,
            gpointer             data,
            GDestroyNotify       data_free,
            GDestroyNotify       result_free,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  AnningCall *call = g_new0 (AnningCall, 1);

  call->kind = kind;
  call->job = job;
  call->data = data;
  call->data_free = data_free;
  call->result_free = result_free;
  call->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  call->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (call->task, source_tag);
  /* What was committed is told as done, however late the cancellation came. */
  g_task_set_check_cancellable (call->task, kind == ANNING_CALL_READ);

  change_pending (self, 1);
  push (self, call);
}

static gpointer
call_and_wait (AnningStore     *self,
               AnningCallKind   kind,
               AnningJob        job,
               gpointer         data,
               GError         **error)
{
  AnningCall call = { .kind = kind, .job = job, .data = data };

  push (self, &call);
  g_mutex_lock (&self->lock);
  while (!call.done)
    g_cond_wait (&self->answered, &self->lock);
  g_mutex_unlock (&self->lock);

  if (call.error != NULL)
    g_propagate_error (error, call.error);
  return call.result;
}

/* ---- the object ---- */

static void
anning_store_dispose (GObject *object)
{
  anning_store_close (ANNING_STORE (object));
  G_OBJECT_CLASS (anning_store_parent_class)->dispose (object);
}

static void
anning_store_finalize (GObject *object)
{
  AnningStore *self = ANNING_STORE (object);

  anning_copier_free (self->copier);
  g_free (self->path);
  g_main_context_unref (self->context);
  g_array_unref (self->readers);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->answered);
  G_OBJECT_CLASS (anning_store_parent_class)->finalize (object);
}

static void
anning_store_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  AnningStore *self = ANNING_STORE (object);

  switch (prop_id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_PENDING:
      g_value_set_uint (value, anning_store_get_pending (self));
      break;
    case PROP_GONE:
      g_value_set_boolean (value, anning_store_get_gone (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_store_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  AnningStore *self = ANNING_STORE (object);

  switch (prop_id)
    {
    case PROP_PATH:
      self->path = g_canonicalize_filename (g_value_get_string (value), NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_store_class_init (AnningStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_store_dispose;
  object_class->finalize = anning_store_finalize;
  object_class->get_property = anning_store_get_property;
  object_class->set_property = anning_store_set_property;

  properties[PROP_PATH] =
    g_param_spec_string ("path", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PENDING] =
    g_param_spec_uint ("pending", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_GONE] =
    g_param_spec_boolean ("gone", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", ANNING_TYPE_STORE, G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
  signals[SIGNAL_COPIES_CHANGED] =
    g_signal_new ("copies-changed", ANNING_TYPE_STORE, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_store_init (AnningStore *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->copier = anning_copier_new (copies_changed, self);
  self->readers = g_array_new (FALSE, FALSE, sizeof (Reader));
  g_mutex_init (&self->lock);
  g_cond_init (&self->answered);
}

/*
 * anning_store_new:
 * @path: the file; nothing is touched before it is opened
 *
 * Signals come on the main context that is the default of the calling thread.
 */
AnningStore *
anning_store_new (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);
  return g_object_new (ANNING_TYPE_STORE, "path", path, NULL);
}

const char *
anning_store_get_path (AnningStore *self)
{
  g_return_val_if_fail (ANNING_IS_STORE (self), NULL);
  return self->path;
}

char *
anning_store_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "anning", "anning.db", NULL);
}

gboolean
anning_store_get_is_open (AnningStore *self)
{
  gboolean open;

  g_return_val_if_fail (ANNING_IS_STORE (self), FALSE);

  g_mutex_lock (&self->lock);
  open = self->open;
  g_mutex_unlock (&self->lock);
  return open;
}

gboolean
anning_store_is_unentered (AnningStore *self)
{
  gboolean unentered;

  g_return_val_if_fail (ANNING_IS_STORE (self), FALSE);

  g_mutex_lock (&self->lock);
  unentered = self->unentered;
  g_mutex_unlock (&self->lock);
  return unentered;
}

void
anning_store_open_async (AnningStore         *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (ANNING_IS_STORE (self));
  push_async (self, anning_store_open_async, ANNING_CALL_OPEN, NULL, NULL, NULL, NULL,
              cancellable, callback, user_data);
}

gboolean
anning_store_open_finish (AnningStore   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  g_task_propagate_pointer (G_TASK (result), &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
anning_store_open (AnningStore  *self,
                   GError      **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (ANNING_IS_STORE (self), FALSE);

  call_and_wait (self, ANNING_CALL_OPEN, NULL, NULL, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

void
anning_store_close (AnningStore *self)
{
  g_autoptr (GArray) readers = NULL;
  AnningSearcher *searcher;
  AnningWorker *worker;

  g_return_if_fail (ANNING_IS_STORE (self));

  g_mutex_lock (&self->lock);
  self->open = FALSE;
  worker = g_steal_pointer (&self->worker);
  searcher = g_steal_pointer (&self->searcher);
  readers = g_steal_pointer (&self->readers);
  self->readers = g_array_new (FALSE, FALSE, sizeof (Reader));
  for (guint i = 0; i < readers->len; i++)
    {
      const Reader *reader = &g_array_index (readers, Reader, i);

      reader->release (reader->reader);
    }
  g_mutex_unlock (&self->lock);

  g_clear_pointer (&searcher, anning_searcher_free);
  /* Before the worker: a copy that still reads would keep the -wal beside the file. */
  anning_copier_stop (self->copier);
  g_clear_pointer (&worker, anning_worker_free);
  anning_copier_allow (self->copier);

  /* An opening that was still waiting in the queue. */
  g_mutex_lock (&self->lock);
  self->open = FALSE;
  g_mutex_unlock (&self->lock);
}

void
anning_store_set_copies (AnningStore *self,
                         const char  *folder,
                         gboolean     enabled)
{
  g_return_if_fail (ANNING_IS_STORE (self));
  anning_copier_set (self->copier, folder, enabled);
}

AnningCopiesState *
anning_store_get_copies_state (AnningStore *self)
{
  g_return_val_if_fail (ANNING_IS_STORE (self), NULL);
  return anning_copier_get_state (self->copier);
}

guint
anning_store_get_pending (AnningStore *self)
{
  g_return_val_if_fail (ANNING_IS_STORE (self), 0);
  return g_atomic_int_get (&self->pending);
}

gboolean
anning_store_get_gone (AnningStore *self)
{
  g_return_val_if_fail (ANNING_IS_STORE (self), FALSE);
  return g_atomic_int_get (&self->gone);
}

void
anning_store_check_gone (AnningStore *self)
{
  g_return_if_fail (ANNING_IS_STORE (self));
  if (anning_store_get_is_open (self))
    push_async (self, anning_store_check_gone, ANNING_CALL_CHECK, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
}

gboolean
anning_store_get_remote (AnningStore *self)
{
  g_return_val_if_fail (ANNING_IS_STORE (self), FALSE);
  return g_atomic_int_get (&self->remote);
}

void
anning_store_read_async (AnningStore         *self,
                         AnningJob            job,
                         gpointer             data,
                         GDestroyNotify       data_free,
                         GDestroyNotify       result_free,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (ANNING_IS_STORE (self) && job != NULL);
  push_async (self, anning_store_read_async, ANNING_CALL_READ, job, data, data_free, result_free,
              cancellable, callback, user_data);
}

void
anning_store_write_async (AnningStore         *self,
                          AnningJob            job,
                          gpointer             data,
                          GDestroyNotify       data_free,
                          GDestroyNotify       result_free,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (ANNING_IS_STORE (self) && job != NULL);
  push_async (self, anning_store_write_async, ANNING_CALL_WRITE, job, data, data_free, result_free,
              cancellable, callback, user_data);
}

gpointer
anning_store_call_finish (AnningStore   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

gpointer
anning_store_read (AnningStore  *self,
                   AnningJob     job,
                   gpointer      data,
                   GError      **error)
{
  g_return_val_if_fail (ANNING_IS_STORE (self) && job != NULL, NULL);
  return call_and_wait (self, ANNING_CALL_READ, job, data, error);
}

gpointer
anning_store_write (AnningStore  *self,
                    AnningJob     job,
                    gpointer      data,
                    GError      **error)
{
  g_return_val_if_fail (ANNING_IS_STORE (self) && job != NULL, NULL);
  return call_and_wait (self, ANNING_CALL_WRITE, job, data, error);
}

/* ---- for the other files of this layer ---- */

/* With the lock held. */
static gboolean
check_open (AnningStore  *self,
            GError      **error)
{
  if (self->open)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "The file is not open");
  return FALSE;
}

gboolean
anning_store_check_open (AnningStore  *self,
                         GError      **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);

  return check_open (self, error);
}

gboolean
anning_store_add_reader (AnningStore  *self,
                         gpointer      reader,
                         void        (*release) (gpointer reader),
                         GError      **error)
{
  Reader entry = { reader, release };
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);

  if (!check_open (self, error))
    return FALSE;
  g_array_append_val (self->readers, entry);
  return TRUE;
}

void
anning_store_remove_reader (AnningStore *self,
                            gpointer     reader)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);

  for (guint i = 0; i < self->readers->len; i++)
    {
      if (g_array_index (self->readers, Reader, i).reader == reader)
        {
          g_array_remove_index_fast (self->readers, i);
          return;
        }
    }
}

AnningSearcher *
anning_store_get_searcher (AnningStore  *self,
                           GError      **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);

  if (!check_open (self, error))
    return NULL;
  if (self->searcher == NULL)
    self->searcher = anning_searcher_new (self->path);
  return self->searcher;
}
