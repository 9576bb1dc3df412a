/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-copies-private.h"

G_BEGIN_DECLS

typedef enum
{
  ANNING_CALL_OPEN,
  ANNING_CALL_READ,
  ANNING_CALL_WRITE,
  ANNING_CALL_CHECK, /* is the file where it was? */
} AnningCallKind;

/*
 * One thing for the worker to do. An asynchronous call has a task, and goes back
 * to the task's main context with its result, so that the caller's data are freed
 * there and not on the worker. A blocking call has no task and lives on its caller's stack.
 */
typedef struct
{
  AnningCallKind kind;
  AnningJob job;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  GCancellable *cancellable;
  GTask *task;
  gboolean done;    /* blocking calls, under the store's lock */

  /* filled in by the worker */
  gpointer result;
  GError *error;
  GArray *changes;  /* AnningChange, after a commit; NULL for none */
  gboolean remote;    /* opening: the file lies on a network */
  gboolean unentered; /* opening: nobody went past the first start yet */
} AnningCall;

/* The thread that owns the one connection. It does calls in the order in which they come. */
typedef struct _AnningWorker AnningWorker;

/* @answer: called on the worker's thread when a call is done; the call is no longer the worker's then */
/* @copier: told before each write; stays until the worker is gone */
AnningWorker *anning_worker_new        (const char     *path,
                                        AnningCopier   *copier,
                                        void          (*answer) (AnningCall *call, gpointer user_data),
                                        gpointer        user_data);
void          anning_worker_push       (AnningWorker   *self,
                                        AnningCall     *call);
gboolean      anning_worker_is_current (AnningWorker   *self);
/* Waits until all calls are done and the file is closed. */
void          anning_worker_free       (AnningWorker   *self);

G_END_DECLS
