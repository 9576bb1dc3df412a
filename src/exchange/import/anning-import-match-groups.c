/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-match-private.h"

#include <string.h>

#include "anning-date.h"

/* What becomes of the traces: which are one incident, and which are asked about. */

static guint
find_root (guint *parents,
           guint  i)
{
  while (parents[i] != i)
    i = parents[i] = parents[parents[i]];
  return i;
}

/* Which traces are held together by wishes, from @first on: the place of the first of them. */
static guint *
hold_nodes (const AnningImportMatching *self,
            guint                       first)
{
  guint *parents = g_new (guint, self->traces->len + 1);

  for (guint i = 0; i < self->traces->len; i++)
    parents[i] = i;
  for (guint i = first; i < self->wishes->len; i++)
    {
      const AnningJoinWish *wish = &g_array_index (self->wishes, AnningJoinWish, i);
      guint a, b;

      if (!wish->together)
        continue;
      a = find_root (parents, wish->a);
      b = find_root (parents, wish->b);
      parents[MAX (a, b)] = MIN (a, b);
    }
  for (guint i = 0; i < self->traces->len; i++)
    parents[i] = find_root (parents, i);
  return parents;
}

static void
add_group (AnningImportMatching *self,
           const guint          *members,
           guint                 n_members,
           const guint          *chosen,
           gboolean              unsure)
{
  AnningImportGroup group = { .first = self->match->members->len };
  gboolean with_recording = FALSE;

  for (guint i = 0; i < n_members; i++)
    {
      guint unit;

      for (guint j = 0; j < i && !group.chosen; j++)
        group.chosen = chosen[members[i]] == chosen[members[j]];
      if (members[i] < self->n_there)
        {
          group.incident_id = g_array_index (self->log->origins, AnningTraceOrigin, members[i]).incident_id;
          continue;
        }
      unit = members[i] - self->n_there;
      with_recording |= anning_import_matching_get_unit (self, unit)->row == ANNING_IMPORT_THE_RECORDING;
      g_array_append_val (self->match->members, unit);
    }
  group.n_units = self->match->members->len - group.first;
  if (group.n_units == 0)
    return;
  /* Of a visit or a messenger no trace is there to meet. */
  for (guint i = 0; i < group.n_units && group.incident_id == 0; i++)
    {
      const gint64 *earlier = g_hash_table_lookup (self->earlier,
                                                   GUINT_TO_POINTER (g_array_index (self->match->members, guint, group.first + i)));

      if (earlier != NULL)
        group.incident_id = *earlier;
    }

  for (guint i = 0; i < group.n_units; i++)
    {
      const AnningImportUnit *unit = anning_import_matching_get_unit (self, g_array_index (self->match->members, guint, group.first + i));
      AnningImportTally *tally = &g_array_index (self->match->tallies, AnningImportTally, unit->part);

      if (unit->row == ANNING_IMPORT_THE_RECORDING)
        continue;
      if (group.incident_id != 0 || with_recording || i > 0)
        tally->n_joined++;
      else
        tally->n_fresh++;
      tally->n_unsure += unsure;
    }
  g_array_append_val (self->match->groups, group);
}

static void
member_free (gpointer data)
{
  AnningImportMember *member = data;

  g_free (member->id);
  g_clear_object (&member->item);
  g_free (member->number);
  g_free (member->direction);
  g_free (member->text);
  g_free (member->folder);
  g_free (member);
}

/* Two phones keep recordings of one name in two folders: the folder tells which is which. */
static char *
dup_folder (const AnningImportMatching *self,
            const AnningImportItem     *item)
{
  g_autoptr (GFile) parent = NULL;
  guint n_named = 0;

  for (guint i = 0; i < self->parts->len && n_named < 2; i++)
    n_named += strcmp (anning_import_matching_get_part (self, i)->item->name, item->name) == 0;
  parent = n_named > 1 && item->file != NULL ? g_file_get_parent (item->file) : NULL;
  return parent != NULL ? g_file_get_parse_name (parent) : NULL;
}

static AnningImportMember *
new_member (const AnningImportMatching *self,
            guint                       place)
{
  const AnningTrace *trace = &g_array_index (self->traces, AnningTrace, place);
  AnningImportMember *member = g_new0 (AnningImportMember, 1);

  member->id = anning_import_matching_dup_id (self, place);
  member->kind = trace->kind;
  member->is_text = trace->is_text;
  member->number = g_strdup (trace->number);
  member->direction = g_strdup (trace->direction);
  member->started_at = trace->started_at;
  member->precision_ms = trace->precision;
  member->utc_offset = ANNING_CHINA_OFFSET;
  member->length_s = trace->length != ANNING_UNKNOWN ? trace->length / ANNING_MS_PER_SECOND : ANNING_UNKNOWN;
  if (place < self->n_there)
    {
      member->incident_id = g_array_index (self->log->origins, AnningTraceOrigin, place).incident_id;
    }
  else
    {
      const AnningImportUnit *unit = anning_import_matching_get_unit (self, place - self->n_there);

      member->folder = dup_folder (self, anning_import_matching_get_part (self, unit->part)->item);
      member->item = g_object_ref (anning_import_matching_get_part (self, unit->part)->item);
      if (unit->row == ANNING_IMPORT_THE_RECORDING)
        member->utc_offset = member->item->utc_offset;
      else
        {
          const AnningSourceRow *row = anning_import_matching_get_row (self, unit);

          member->text = g_strdup (row->text);
          if (row->utc_offset != ANNING_UNKNOWN)
            member->utc_offset = row->utc_offset;
        }
    }
  return member;
}

/* @nodes: traces that count as one are named once */
static void
add_unsure (AnningImportMatching *self,
            const guint          *members,
            guint                 n_members,
            const guint          *nodes)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) named = g_ptr_array_new_with_free_func (member_free);
  gboolean comes_in = FALSE;
  AnningImportUnsure *unsure;

  for (guint i = 0; i < n_members; i++)
    {
      comes_in |= members[i] >= self->n_there;
      if (g_hash_table_add (seen, GUINT_TO_POINTER (nodes[members[i]] + 1)))
        g_ptr_array_add (named, new_member (self, members[i]));
    }
  if (!comes_in || named->len < 2)
    return;
  self->match->n_unsure++;
  if (self->match->unsure->len == ANNING_IMPORT_UNSURE_MAX)
    return;
  unsure = g_new0 (AnningImportUnsure, 1);
  unsure->members = g_steal_pointer (&named);
  g_ptr_array_add (self->match->unsure, unsure);
}

/* Each that is held together by wishes by itself. */
static void
split_group (AnningImportMatching *self,
             const guint          *members,
             guint                 n_members,
             const guint          *nodes,
             const guint          *chosen)
{
  g_autoptr (GArray) part = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n_members; i++)
    {
      gboolean first = TRUE;

      for (guint j = 0; j < i && first; j++)
        first = nodes[members[j]] != nodes[members[i]];
      if (!first)
        continue;
      g_array_set_size (part, 0);
      for (guint j = i; j < n_members; j++)
        {
          if (nodes[members[j]] == nodes[members[i]])
            g_array_append_val (part, members[j]);
        }
      add_group (self, (const guint *) (gpointer) part->data, part->len, chosen, TRUE);
    }
}

static int
compare_unsure (gconstpointer a,
                gconstpointer b)
{
  const AnningImportUnsure *const *first = a;
  const AnningImportUnsure *const *second = b;
  gint64 one = ((const AnningImportMember *) g_ptr_array_index ((*first)->members, 0))->started_at;
  gint64 other = ((const AnningImportMember *) g_ptr_array_index ((*second)->members, 0))->started_at;

  return one < other ? -1 : one > other;
}

void
anning_import_matching_join (AnningImportMatching *self)
{
  g_autofree guint *nodes = hold_nodes (self, 0);
  g_autofree guint *chosen = hold_nodes (self, self->n_own_wishes);
  g_autoptr (AnningJoin) result = NULL;

  result = anning_trace_join ((const AnningTrace *) (gpointer) self->traces->data, self->traces->len, &self->tolerance,
                              (const AnningJoinWish *) (gpointer) self->wishes->data, self->wishes->len);
  for (guint i = 0; i < result->groups->len; i++)
    {
      const AnningJoinGroup *group = &g_array_index (result->groups, AnningJoinGroup, i);
      const guint *members = &g_array_index (result->members, guint, group->first);

      if (group->state == ANNING_JOIN_UNSURE)
        {
          add_unsure (self, members, group->n_members, nodes);
          split_group (self, members, group->n_members, nodes, chosen);
        }
      else
        add_group (self, members, group->n_members, chosen, FALSE);
    }
  g_ptr_array_sort (self->match->unsure, compare_unsure);
}
