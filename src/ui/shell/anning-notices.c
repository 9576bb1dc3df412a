/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-notices.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "anning-date.h"
#include "anning-debts-read.h"
#include "anning-planner-words.h"

/* A moment after midnight, so that the day is over by every clock. */
#define SECONDS_INTO_DAY 2

/* What a message is about: its name for the desktop, the day on which it was sent last, what it opens. */
typedef enum
{
  DUE,
  DEADLINE,
  N_KINDS
} Kind;

static const struct
{
  const char *id;
  const char *told;  /* key of the settings: an ISO day */
  const char *place; /* of the planner */
} kinds[N_KINDS] = {
  [DUE] = { "due", "notices-due-told", "calendar" },
  [DEADLINE] = { "deadline", "notices-deadline-told", "deadlines" },
};

struct _AnningNotices
{
  GObject parent_instance;

  GApplication *application; /* outlives it */
  GSettings *settings;
  AnningStore *store; /* weak */
  guint soon;     /* source of the first look */
  guint midnight; /* source on @clock */
  int clock;      /* of the system, -1: none */
};

G_DEFINE_FINAL_TYPE (AnningNotices, anning_notices, G_TYPE_OBJECT)

/* One look into the file. */
typedef struct
{
  GDate today;
  GDate told; /* not valid: there was no message */
  AnningDueNotice notice;
} Look;

/* ---- sending ---- */

static gboolean
was_told (AnningNotices *self,
          Kind           kind,
          const GDate   *today)
{
  g_autofree char *told = g_settings_get_string (self->settings, kinds[kind].told);
  GDate day;

  return anning_day_parse (told, &day) && g_date_compare (&day, today) == 0;
}

static void
send (AnningNotices *self,
      Kind           kind,
      const char    *title,
      const GDate   *today)
{
  g_autoptr (GNotification) notice = g_notification_new (title);
  g_autofree char *day = anning_day_format (today);

  g_notification_set_default_action_and_target (notice, "app.show-due", "s", kinds[kind].place);
  g_application_send_notification (self->application, kinds[kind].id, notice);
  g_settings_set_string (self->settings, kinds[kind].told, day);
}

static void
tell (AnningNotices         *self,
      const AnningDueNotice *notice,
      const GDate           *today)
{
  if ((notice->due_today || notice->overdue) && !was_told (self, DUE, today))
    send (self, DUE, notice->due_today ? _("Something Is Due Today") : _("The Day of Something Has Passed"), today);
  if (notice->deadline_near && !was_told (self, DEADLINE, today))
    send (self, DEADLINE, notice->last_day ? _("Today Is the Last Day for Something") : _("Something Ends Within a Week"),
          today);
}

static void
withdraw (AnningNotices *self)
{
  for (guint i = 0; i < N_KINDS; i++)
    g_application_withdraw_notification (self->application, kinds[i].id);
}

/* ---- looking ---- */

static gpointer
look_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Look *look = data;

  if (!anning_due_notice_read (db, &look->today, g_date_valid (&look->told) ? &look->told : NULL, &look->notice, error))
    return NULL;
  return g_memdup2 (look, sizeof *look);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningNotices) self = user_data;
  /* A file that cannot be read says so where it is shown. */
  g_autofree Look *look = anning_store_call_finish (ANNING_STORE (source), result, NULL);

  if (look != NULL && ANNING_STORE (source) == self->store && g_settings_get_boolean (self->settings, "notices"))
    tell (self, &look->notice, &look->today);
}

void
anning_notices_look (AnningNotices *self,
                     const GDate   *today)
{
  g_autofree char *told = NULL;
  Look *look;

  g_return_if_fail (ANNING_IS_NOTICES (self));
  g_return_if_fail (today != NULL && g_date_valid (today));

  if (self->store == NULL || !anning_store_get_is_open (self->store) || !g_settings_get_boolean (self->settings, "notices"))
    return;
  look = g_new0 (Look, 1);
  look->today = *today;
  told = g_settings_get_string (self->settings, kinds[DUE].told);
  g_date_clear (&look->told, 1);
  anning_day_parse (told, &look->told);
  anning_store_read_async (self->store, look_job, look, g_free, g_free, NULL, looked_cb, g_object_ref (self));
}

static gboolean
look_soon_cb (gpointer user_data)
{
  AnningNotices *self = user_data;
  GDate today;

  self->soon = 0;
  anning_planner_today (&today);
  anning_notices_look (self, &today);
  return G_SOURCE_REMOVE;
}

/* What is on the screen comes first. */
static void
look_soon (AnningNotices *self)
{
  if (self->soon == 0)
    self->soon = g_idle_add_full (G_PRIORITY_LOW, look_soon_cb, self, NULL);
}

/* ---- the next day ---- */

static void
stop_clock (AnningNotices *self)
{
  g_clear_handle_id (&self->midnight, g_source_remove);
  if (self->clock >= 0)
    close (self->clock);
  self->clock = -1;
}

/* Of the clock on the wall, in seconds since 1970 */
static gint64
find_midnight (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (now, 1);
  g_autoptr (GDateTime) midnight = NULL;

  midnight = g_date_time_new_local (g_date_time_get_year (tomorrow), g_date_time_get_month (tomorrow),
                                    g_date_time_get_day_of_month (tomorrow), 0, 0, SECONDS_INTO_DAY);
  return g_date_time_to_unix (midnight);
}

static void start_clock (AnningNotices *self);

static gboolean
midnight_cb (int          fd,
             GIOCondition condition,
             gpointer     user_data)
{
  AnningNotices *self = user_data;

  self->midnight = 0;
  start_clock (self);
  look_soon (self);
  return G_SOURCE_REMOVE;
}

/* Not a timeout, which would stand still while the computer sleeps, and know nothing of a clock that is set. */
static void
start_clock (AnningNotices *self)
{
  struct itimerspec when = { 0 };

  stop_clock (self);
  self->clock = timerfd_create (CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
  if (self->clock < 0)
    return;
  when.it_value.tv_sec = find_midnight ();
  if (timerfd_settime (self->clock, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL) == 0)
    self->midnight = g_unix_fd_add (self->clock, G_IO_IN, midnight_cb, self);
  else
    stop_clock (self);
}

/* ---- the object ---- */

static void
settle (AnningNotices *self)
{
  if (self->store != NULL && g_settings_get_boolean (self->settings, "notices"))
    {
      start_clock (self);
      look_soon (self);
    }
  else
    {
      stop_clock (self);
      g_clear_handle_id (&self->soon, g_source_remove);
    }
}

static void
switched_cb (AnningNotices *self)
{
  if (!g_settings_get_boolean (self->settings, "notices"))
    withdraw (self);
  settle (self);
}

static void
anning_notices_dispose (GObject *object)
{
  AnningNotices *self = ANNING_NOTICES (object);

  stop_clock (self);
  g_clear_handle_id (&self->soon, g_source_remove);
  g_clear_weak_pointer (&self->store);
  G_OBJECT_CLASS (anning_notices_parent_class)->dispose (object);
}

static void
anning_notices_finalize (GObject *object)
{
  g_clear_object (&ANNING_NOTICES (object)->settings);
  G_OBJECT_CLASS (anning_notices_parent_class)->finalize (object);
}

static void
anning_notices_class_init (AnningNoticesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_notices_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_notices_finalize;
}

static void
anning_notices_init (AnningNotices *self)
{
  self->clock = -1;
}

AnningNotices *
anning_notices_new (GApplication *application,
                    GSettings    *settings)
{
  AnningNotices *self;

  g_return_val_if_fail (G_IS_APPLICATION (application) && G_IS_SETTINGS (settings), NULL);

  self = g_object_new (ANNING_TYPE_NOTICES, NULL);
  self->application = application;
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::notices", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
anning_notices_set_store (AnningNotices *self,
                          AnningStore   *store)
{
  g_return_if_fail (ANNING_IS_NOTICES (self));
  g_return_if_fail (store == NULL || ANNING_IS_STORE (store));

  g_set_weak_pointer (&self->store, store);
  settle (self);
}
