/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-doubtful-contacts.h"

#include "anning-traces.h"

GArray *
anning_doubtful_read (AnningDb      *db,
                      const gint64  *ids,
                      guint          n,
                      gint64         from,
                      gint64         until,
                      GError       **error)
{
  g_autoptr (GHashTable) chosen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (AnningTraceLog) log = NULL;
  g_autoptr (AnningJoin) join = NULL;
  g_autoptr (GArray) wishes = NULL;
  g_autofree gint64 *owners = NULL;
  AnningJoinTolerance tolerance;

  if (n < 2)
    return g_array_new (FALSE, FALSE, sizeof (AnningDoubtful));
  log = anning_traces_read (db, from, until, error);
  if (log == NULL)
    return NULL;
  if (log->traces->len == 0)
    return g_array_new (FALSE, FALSE, sizeof (AnningDoubtful));
  wishes = anning_traces_read_wishes (db, log, error);
  if (wishes == NULL)
    return NULL;

  for (guint i = 0; i < n; i++)
    g_hash_table_add (chosen, (gpointer) &ids[i]);
  owners = g_new (gint64, log->origins->len);
  for (guint i = 0; i < log->origins->len; i++)
    owners[i] = g_array_index (log->origins, AnningTraceOrigin, i).incident_id;
  anning_join_tolerance_init (&tolerance);
  join = anning_trace_join (&g_array_index (log->traces, AnningTrace, 0), log->traces->len, &tolerance,
                            (const AnningJoinWish *) (gpointer) wishes->data, wishes->len);
  return anning_doubtful_new (join, &g_array_index (log->traces, AnningTrace, 0), owners, chosen);
}
