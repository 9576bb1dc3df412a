/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

static inline gboolean
wait_tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until @condition holds; the test fails after 20 s. */
#define wait_until(condition)                                                     \
  G_STMT_START                                                                    \
  {                                                                               \
    guint tick = g_timeout_add (5, wait_tick_cb, NULL);                           \
    gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;              \
    while (!(condition) && g_get_monotonic_time () < deadline)                    \
      g_main_context_iteration (NULL, TRUE);                                      \
    g_source_remove (tick);                                                       \
    g_assert_true (condition);                                                    \
  }                                                                               \
  G_STMT_END
