/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-progress-relay.h"

struct _AnningProgressRelay
{
  AnningProgressFunc func;
  gpointer user_data;
  GMainContext *context;
  GMutex lock; /* over what follows */
  double fraction;
  gboolean posted;
  gboolean ended;
};

static void
clear (gpointer data)
{
  AnningProgressRelay *self = data;

  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
}

static gboolean
report (gpointer data)
{
  AnningProgressRelay *self = data;
  double fraction;
  gboolean ended;

  g_mutex_lock (&self->lock);
  fraction = self->fraction;
  ended = self->ended;
  self->posted = FALSE;
  g_mutex_unlock (&self->lock);

  if (!ended)
    self->func (fraction, self->user_data);
  return G_SOURCE_REMOVE;
}

AnningProgressRelay *
anning_progress_relay_new (AnningProgressFunc func,
                           gpointer           user_data)
{
  AnningProgressRelay *self = g_atomic_rc_box_new0 (AnningProgressRelay);

  self->func = func;
  self->user_data = user_data;
  self->context = g_main_context_ref_thread_default ();
  g_mutex_init (&self->lock);
  return self;
}

void
anning_progress_relay_report (AnningProgressRelay *self,
                              double               fraction)
{
  gboolean post;

  g_return_if_fail (self != NULL);

  if (self->func == NULL)
    return;
  g_mutex_lock (&self->lock);
  self->fraction = CLAMP (fraction, self->fraction, 1.0);
  post = !self->posted;
  self->posted = TRUE;
  g_mutex_unlock (&self->lock);

  if (post)
    g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT_IDLE, report,
                                g_atomic_rc_box_acquire (self), (GDestroyNotify) anning_progress_relay_unref);
}

void
anning_progress_relay_end (AnningProgressRelay *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->lock);
  self->ended = TRUE;
  g_mutex_unlock (&self->lock);
}

void
anning_progress_relay_unref (AnningProgressRelay *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
