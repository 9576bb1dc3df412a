/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-standstill-private.h"

#include <sys/syscall.h>
#include <unistd.h>

/* µs: what one look counts for at most. Who looks may have had to wait for the processor, too. */
#define LONGEST_LOOK (100 * 1000)
/* What works so many times as long as it might have stood still will not end either. */
#define WORKING 12

/*
 * Whether another thread of the process computes, waits for its turn or for the disk. Elsewhere than on Linux it
 * cannot be told: then nobody does.
 */
static gboolean
others_work (void)
{
  g_autoptr (GDir) threads = g_dir_open ("/proc/self/task", 0, NULL);
  g_autofree char *own = g_strdup_printf ("%ld", (long) syscall (SYS_gettid));
  const char *name;

  while (threads != NULL && (name = g_dir_read_name (threads)) != NULL)
    {
      g_autofree char *path = g_strdup_printf ("/proc/self/task/%s/stat", name);
      g_autofree char *text = NULL;
      const char *state;

      if (g_str_equal (name, own) || !g_file_get_contents (path, &text, NULL, NULL))
        continue;
      /* "12 (name) R …", and the name may hold brackets. */
      state = strrchr (text, ')');
      if (state != NULL && (g_str_has_prefix (state, ") R") || g_str_has_prefix (state, ") D")))
        return TRUE;
    }
  return FALSE;
}

/* From now on. */
void
anning_standstill_init (AnningStandstill *self)
{
  self->moves = 0;
  self->still = 0;
  self->since = self->looked_at = g_get_monotonic_time ();
}

/**
 * anning_standstill_look:
 * @moves: anything that changes when something has come
 *
 * To be called a few times a second. A clock alone would not do: on a busy machine, or while a
 * decoder is fetched from a slow disk, seconds go by and nothing is wrong with the recording.
 *
 * Returns: in µs, how long nothing has come, without the time in which another thread worked or
 *   waited for the processor or the disk; of that a twelfth at least
 */
gint64
anning_standstill_look (AnningStandstill *self,
                        guint             moves)
{
  gint64 now = g_get_monotonic_time ();

  if (moves != self->moves)
    {
      self->moves = moves;
      self->still = 0;
      self->since = now;
    }
  else if (!others_work ())
    {
      self->still += MIN (now - self->looked_at, LONGEST_LOOK);
    }
  self->looked_at = now;
  return MAX (self->still, (now - self->since) / WORKING);
}
