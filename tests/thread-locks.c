/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Linked into the tests of the store and the media when they are built with the thread sanitizer. GLib and
 * GStreamer are not, and GLib's locks are made without those of pthreads: the sanitizer would take all that is
 * handed from one thread to another for a race. These stand before GLib's own and tell it.
 *
 * tools/test --suite threads
 */
#include <dlfcn.h>
#include <gst/gst.h>

void __tsan_acquire (void *address);
void __tsan_release (void *address);

/* What a call would have reached without this file. */
#define REAL(name)                                                              \
  static gpointer found;                                                        \
  __typeof__ (&name) real = (__typeof__ (&name)) g_atomic_pointer_get (&found); \
  if (real == NULL)                                                             \
    {                                                                           \
      real = (__typeof__ (&name)) dlsym (RTLD_NEXT, #name);                     \
      g_atomic_pointer_set (&found, (gpointer) real);                           \
    }

/* GLib declares some of them as macros, too: the parentheses keep them out. */

void
(g_mutex_lock) (GMutex *mutex)
{
  REAL (g_mutex_lock);

  real (mutex);
  __tsan_acquire (mutex);
}

gboolean
(g_mutex_trylock) (GMutex *mutex)
{
  REAL (g_mutex_trylock);

  if (!real (mutex))
    return FALSE;
  __tsan_acquire (mutex);
  return TRUE;
}

void
(g_mutex_unlock) (GMutex *mutex)
{
  REAL (g_mutex_unlock);

  __tsan_release (mutex);
  real (mutex);
}

void
(g_rec_mutex_lock) (GRecMutex *mutex)
{
  REAL (g_rec_mutex_lock);

  real (mutex);
  __tsan_acquire (mutex);
}

gboolean
(g_rec_mutex_trylock) (GRecMutex *mutex)
{
  REAL (g_rec_mutex_trylock);

  if (!real (mutex))
    return FALSE;
  __tsan_acquire (mutex);
  return TRUE;
}

void
(g_rec_mutex_unlock) (GRecMutex *mutex)
{
  REAL (g_rec_mutex_unlock);

  __tsan_release (mutex);
  real (mutex);
}

void
(g_cond_wait) (GCond  *cond,
               GMutex *mutex)
{
  REAL (g_cond_wait);

  __tsan_release (mutex);
  real (cond, mutex);
  __tsan_acquire (mutex);
}

gboolean
(g_cond_wait_until) (GCond  *cond,
                     GMutex *mutex,
                     gint64  end_time)
{
  gboolean in_time;
  REAL (g_cond_wait_until);

  __tsan_release (mutex);
  in_time = real (cond, mutex, end_time);
  __tsan_acquire (mutex);
  return in_time;
}

/* Who drops the last reference sees what all others did. */

void
(g_object_unref) (gpointer object)
{
  REAL (g_object_unref);

  __tsan_release (object);
  __tsan_acquire (object);
  real (object);
}

void
(gst_object_unref) (gpointer object)
{
  REAL (gst_object_unref);

  __tsan_release (object);
  __tsan_acquire (object);
  real (object);
}

/* GLib's own store of small pieces goes from thread to thread, and objects lie in it. */

gpointer
(g_slice_alloc) (gsize size)
{
  gpointer piece;
  REAL (g_slice_alloc);

  piece = real (size);
  __tsan_acquire (piece);
  return piece;
}

gpointer
(g_slice_alloc0) (gsize size)
{
  gpointer piece;
  REAL (g_slice_alloc0);

  piece = real (size);
  __tsan_acquire (piece);
  return piece;
}

void
(g_slice_free1) (gsize    size,
                 gpointer piece)
{
  REAL (g_slice_free1);

  __tsan_release (piece);
  real (size, piece);
}

/* Buffers and messages. */
void
(gst_mini_object_unref) (GstMiniObject *object)
{
  REAL (gst_mini_object_unref);

  __tsan_release (object);
  __tsan_acquire (object);
  real (object);
}

/* An error lies in a message, and goes with it. */
GError *
(g_error_copy) (const GError *error)
{
  GError *copy;
  REAL (g_error_copy);

  copy = real (error);
  __tsan_release ((void *) error);
  return copy;
}

void
(g_error_free) (GError *error)
{
  REAL (g_error_free);

  __tsan_acquire (error);
  real (error);
}

gboolean
(g_atomic_ref_count_dec) (gatomicrefcount *count)
{
  gboolean last;
  REAL (g_atomic_ref_count_dec);

  __tsan_release ((void *) count);
  last = real (count);
  __tsan_acquire ((void *) count);
  return last;
}

/* What is pushed is seen by the thread that works on it. */

typedef struct
{
  GFunc func;
  gpointer user_data;
} Pool;

static void
work (gpointer data,
      gpointer user_data)
{
  const Pool *pool = user_data;

  __tsan_acquire (data);
  pool->func (data, pool->user_data);
}

GThreadPool *
(g_thread_pool_new) (GFunc      func,
                     gpointer   user_data,
                     gint       max_threads,
                     gboolean   exclusive,
                     GError   **error)
{
  /* Nobody tells when the last thread of a pool is done with it. */
  Pool *pool = g_new (Pool, 1);
  REAL (g_thread_pool_new);

  *pool = (Pool) { func, user_data };
  return real (work, pool, max_threads, exclusive, error);
}

gboolean
(g_thread_pool_push) (GThreadPool  *pool,
                      gpointer      data,
                      GError      **error)
{
  REAL (g_thread_pool_push);

  __tsan_release (data);
  return real (pool, data, error);
}

/* A queue is taken for one thing: who takes something out sees what all did who put something in before. */

void
(g_async_queue_push) (GAsyncQueue *queue,
                      gpointer     data)
{
  REAL (g_async_queue_push);

  __tsan_release (queue);
  real (queue, data);
}

void
(g_async_queue_push_front) (GAsyncQueue *queue,
                            gpointer     item)
{
  REAL (g_async_queue_push_front);

  __tsan_release (queue);
  real (queue, item);
}

gpointer
(g_async_queue_pop) (GAsyncQueue *queue)
{
  gpointer data;
  REAL (g_async_queue_pop);

  data = real (queue);
  __tsan_acquire (queue);
  return data;
}

gpointer
(g_async_queue_try_pop) (GAsyncQueue *queue)
{
  gpointer data;
  REAL (g_async_queue_try_pop);

  data = real (queue);
  __tsan_acquire (queue);
  return data;
}

/* What a main context is to call is seen by the thread that runs it. */

typedef struct
{
  GSourceFunc func;
  gpointer data;
  GDestroyNotify notify;
} Call;

static gboolean
call (gpointer data)
{
  const Call *self = data;

  __tsan_acquire (data);
  __tsan_acquire (g_main_current_source ());
  return self->func (self->data);
}

static void
call_free (gpointer data)
{
  Call *self = data;

  __tsan_acquire (data);
  if (self->notify != NULL)
    self->notify (self->data);
  g_free (self);
}

static Call *
new_call (GSourceFunc    func,
          gpointer       data,
          GDestroyNotify notify)
{
  Call *self = g_new (Call, 1);

  *self = (Call) { func, data, notify };
  __tsan_release (self);
  return self;
}

/* Sources of other kinds call other kinds of functions. */
void
(g_source_set_callback) (GSource        *source,
                         GSourceFunc     func,
                         gpointer        data,
                         GDestroyNotify  notify)
{
  REAL (g_source_set_callback);

  if (func != NULL && (source->source_funcs == &g_idle_funcs || source->source_funcs == &g_timeout_funcs))
    real (source, call, new_call (func, data, notify), call_free);
  else
    real (source, func, data, notify);
}

/* Also of what GLib has noted of it itself. */
guint
(g_source_attach) (GSource      *source,
                   GMainContext *context)
{
  REAL (g_source_attach);

  __tsan_release (source);
  return real (source, context);
}

void
(g_main_context_invoke_full) (GMainContext   *context,
                              gint            priority,
                              GSourceFunc     function,
                              gpointer        data,
                              GDestroyNotify  notify)
{
  REAL (g_main_context_invoke_full);

  real (context, priority, call, new_call (function, data, notify), call_free);
}

void
(g_once_init_leave) (volatile void *location,
                     gsize          result)
{
  REAL (g_once_init_leave);

  __tsan_release ((void *) location);
  real (location, result);
}

gboolean
(gst_bus_post) (GstBus     *bus,
                GstMessage *message)
{
  REAL (gst_bus_post);

  __tsan_release (bus);
  return real (bus, message);
}

GstMessage *
(gst_bus_timed_pop_filtered) (GstBus         *bus,
                              GstClockTime    timeout,
                              GstMessageType  types)
{
  GstMessage *message;
  REAL (gst_bus_timed_pop_filtered);

  message = real (bus, timeout, types);
  __tsan_acquire (bus);
  return message;
}

GstStateChangeReturn
(gst_element_set_state) (GstElement *element,
                         GstState    state)
{
  GstStateChangeReturn result;
  REAL (gst_element_set_state);

  __tsan_release (element);
  result = real (element, state);
  __tsan_acquire (element);
  return result;
}
