/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-match.h"

#include <string.h>

#include "anning-evidence-find.h"
#include "anning-importer.h"
#include "anning-numbers.h"
#include "anning-phone.h"
#include "anning-sources.h"
#include "anning-trace-merge.h"
#include "anning-trace-told.h"
#include "anning-traces.h"

#define THE_RECORDING G_MAXUINT
/* More incidents than this at one moment are not told apart one from another. */
#define CROWD 64
/* Rows between two looks at the cancellable. */
#define ROWS_BETWEEN_LOOKS 4096

typedef struct
{
  AnningDb *db;
  const GArray *parts;
  const AnningImportChoice *choice; /* (nullable) */
  AnningJoinTolerance tolerance;
  GCancellable *cancellable;
  AnningImportMatch *match;
  AnningTraceLog *log;   /* of what is there: (nullable) */
  guint n_there;         /* its traces come first */
  GArray *traces;        /* AnningTrace: of the log, then one for each unit */
  GArray *wishes;        /* AnningJoinWish */
  guint n_own_wishes;    /* from here on: the user's */
  GHashTable *firsts;    /* incident → 1 + its first trace */
  GStringChunk *texts;   /* numbers of recordings */
} Matching;

static const AnningImportPart *
get_part (const Matching *self,
          guint           part)
{
  return &g_array_index (self->parts, AnningImportPart, part);
}

static const AnningImportUnit *
get_unit (const Matching *self,
          guint           unit)
{
  return &g_array_index (self->match->units, AnningImportUnit, unit);
}

static const AnningSourceRow *
get_row (const Matching         *self,
         const AnningImportUnit *unit)
{
  return &g_array_index (get_part (self, unit->part)->rows->rows, AnningSourceRow, unit->row);
}

static void
part_clear (gpointer data)
{
  AnningImportPart *part = data;

  g_clear_object (&part->item);
  g_clear_pointer (&part->rows, anning_import_rows_unref);
}

GArray *
anning_import_parts_new (AnningImportPlan *plan)
{
  GListModel *items = anning_import_plan_get_items (plan);
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (AnningImportPart));

  g_array_set_clear_func (parts, part_clear);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      AnningImportPart part = { .item = g_list_model_get_item (items, i) };

      if (part.item->rows != NULL)
        part.rows = anning_import_rows_ref (part.item->rows);
      g_array_append_val (parts, part);
    }
  return parts;
}

char *
anning_import_unit_dup_id (const GArray           *parts,
                           const AnningImportUnit *unit)
{
  const AnningImportPart *part = &g_array_index (parts, AnningImportPart, unit->part);

  if (unit->row == THE_RECORDING)
    return g_strconcat ("file:", part->item->sha256, NULL);
  return g_strconcat ("row:", g_array_index (part->rows->rows, AnningSourceRow, unit->row).key, NULL);
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
  g_free (member);
}

static void
unsure_free (gpointer data)
{
  AnningImportUnsure *unsure = data;

  g_ptr_array_unref (unsure->members);
  g_free (unsure);
}

void
anning_import_match_free (AnningImportMatch *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->units);
  g_array_unref (self->groups);
  g_array_unref (self->members);
  g_array_unref (self->tallies);
  g_ptr_array_unref (self->unsure);
  g_clear_pointer (&self->ties, g_hash_table_unref);
  g_free (self);
}

static AnningImportMatch *
match_new (guint n_parts)
{
  AnningImportMatch *self = g_new0 (AnningImportMatch, 1);

  self->units = g_array_new (FALSE, FALSE, sizeof (AnningImportUnit));
  self->groups = g_array_new (FALSE, FALSE, sizeof (AnningImportGroup));
  self->members = g_array_new (FALSE, FALSE, sizeof (guint));
  self->tallies = g_array_new (FALSE, TRUE, sizeof (AnningImportTally));
  g_array_set_size (self->tallies, n_parts);
  self->unsure = g_ptr_array_new_with_free_func (unsure_free);
  return self;
}

/* ---- what comes in ---- */

static gboolean
is_text (const AnningSourceRow *row)
{
  return row->kind == ANNING_SOURCE_TEXT_LOG || g_strcmp0 (row->channel, "sms") == 0;
}

/* Whose contacts nobody tied to a creditor stay out, unless they were chosen. */
static gboolean
takes_number (const Matching *self,
              const char     *number)
{
  const AnningNumberTie *tie = number != NULL ? g_hash_table_lookup (self->match->ties, number) : NULL;
  const AnningNumber *said = NULL;

  if (self->choice == NULL)
    return tie != NULL && anning_number_tie_is_known (tie);
  if (number != NULL)
    said = anning_import_choice_get_number (self->choice, number);
  if (said != NULL ? said->private : tie != NULL && tie->private)
    return FALSE;
  return anning_import_choice_takes (self->choice, number);
}

static gboolean
takes_row (const Matching        *self,
           const AnningSourceRow *row)
{
  if (self->choice != NULL
      && ((!self->choice->texts && is_text (row))
          || (self->choice->since != ANNING_UNKNOWN && row->started_at < self->choice->since)))
    return FALSE;
  return takes_number (self, row->number);
}

static void
add_unit (Matching *self,
          guint     part,
          guint     row)
{
  AnningImportUnit unit = { part, row };

  g_array_append_val (self->match->units, unit);
}

/* @keys: of this import so far. @any: whether the file may know one */
static gboolean
take_rows (Matching    *self,
           guint        place,
           GHashTable  *keys,
           gboolean     any,
           GError     **error)
{
  const AnningImportPart *part = get_part (self, place);
  AnningImportTally *tally = &g_array_index (self->match->tallies, AnningImportTally, place);
  const AnningSourceResult *result = part->rows->result;
  gboolean with_recording = part->item->recording != NULL
                            && part->item->recording->verdict != ANNING_IMPORT_REFUSED;

  tally->n_rows = part->rows->rows->len;
  for (guint i = ANNING_SKIP_HEADING + 1; i < ANNING_SKIP_REASONS; i++)
    tally->n_skipped += (guint) result->n_skipped[i];

  for (guint i = 0; i < part->rows->rows->len; i++)
    {
      const AnningSourceRow *row = &g_array_index (part->rows->rows, AnningSourceRow, i);
      gboolean known = FALSE;

      if (i % ROWS_BETWEEN_LOOKS == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (!with_recording && !takes_row (self, row))
        {
          tally->n_left_out++;
          continue;
        }
      if (!g_hash_table_add (keys, row->key))
        known = TRUE;
      else if (any && !anning_sources_know_key (self->db, row->key, &known, error))
        return FALSE;
      if (known)
        tally->n_known++;
      else
        add_unit (self, place, i);
    }
  return TRUE;
}

static gboolean
take_units (Matching        *self,
            const gboolean  *left_out,
            GError         **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean any;

  if (!anning_sources_know_any (self->db, &any, error))
    return FALSE;
  for (guint i = 0; i < self->parts->len; i++)
    {
      const AnningImportPart *part = get_part (self, i);

      if (left_out != NULL && left_out[i])
        continue;
      if (part->rows != NULL)
        {
          if (part->item->verdict != ANNING_IMPORT_REFUSED && !take_rows (self, i, keys, any, error))
            return FALSE;
        }
      else if (part->item->verdict == ANNING_IMPORT_NEW && part->item->importer == &anning_recording_importer)
        add_unit (self, i, THE_RECORDING);
    }
  return TRUE;
}

/* ---- as traces ---- */

static void
trace_of_recording (Matching               *self,
                    const AnningImportItem *item,
                    AnningTrace            *trace)
{
  g_autofree char *plain = anning_phone_normalise (item->number);
  g_autofree char *number = NULL;
  AnningTold told = {
    .started_at = item->started_at,
    .utc_offset = item->utc_offset,
    .time_source = item->time_source,
    .channel = "call",
    .direction = item->direction,
    .connected = "yes",
    .number = plain,
  };

  anning_trace_from_recording (trace, &told, item->name, item->file_time, item->length_ms, &number);
  /* What its side file says is better than its name. */
  if (strcmp (item->time_source, "recorder") == 0 && plain != NULL)
    trace->number = plain;
  if (trace->number != NULL)
    trace->number = g_string_chunk_insert_const (self->texts, trace->number);
  if (trace->direction != NULL)
    trace->direction = g_intern_string (trace->direction);
}

static void
trace_of_unit (Matching    *self,
               guint        unit,
               AnningTrace *trace)
{
  const AnningImportUnit *place = get_unit (self, unit);
  AnningTraceEntry entry;

  if (place->row == THE_RECORDING)
    {
      trace_of_recording (self, get_part (self, place->part)->item, trace);
      return;
    }
  anning_trace_entry_borrow (&entry, get_row (self, place));
  if (!anning_trace_from_entry (trace, &entry))
    /* Nothing else tells of such a contact. */
    *trace = (AnningTrace) { .kind = ANNING_TRACE_LOG, .started_at = entry.started_at, .precision = 1, .length = ANNING_UNKNOWN };
}

/* Two that are further apart than this are not one contact, whatever they are. */
static gint64
widest_gap (const AnningJoinTolerance *tolerance)
{
  gint64 clock = 0;

  for (guint i = 0; i < ANNING_TRACE_KINDS; i++)
    clock = MAX (clock, tolerance->clock[i]);
  return 2 * clock + tolerance->ringing + tolerance->delivery + 2 * ANNING_MS_PER_MINUTE;
}

static gboolean
read_what_is_there (Matching  *self,
                    GError   **error)
{
  gint64 from = G_MAXINT64;
  gint64 until = G_MININT64;
  gint64 gap = widest_gap (&self->tolerance);

  for (guint i = 0; i < self->match->units->len; i++)
    {
      AnningTrace trace;

      trace_of_unit (self, i, &trace);
      g_array_append_val (self->traces, trace);
      from = MIN (from, trace.started_at);
      until = MAX (until, trace.started_at);
    }
  if (self->match->units->len == 0)
    return TRUE;

  self->log = anning_traces_read (self->db, from > G_MININT64 + gap ? from - gap : from,
                                  until < G_MAXINT64 - gap ? until + gap : until, error);
  if (self->log == NULL)
    return FALSE;
  self->n_there = self->log->traces->len;
  g_array_prepend_vals (self->traces, self->log->traces->data, self->n_there);
  for (guint i = 0; i < self->n_there; i++)
    {
      const AnningTraceOrigin *origin = &g_array_index (self->log->origins, AnningTraceOrigin, i);

      if (!g_hash_table_contains (self->firsts, &origin->incident_id))
        g_hash_table_insert (self->firsts, (gpointer) &origin->incident_id, GUINT_TO_POINTER (i + 1));
    }
  return TRUE;
}

/* ---- wishes ---- */

static void
add_wish (Matching *self,
          guint     a,
          guint     b,
          gboolean  together)
{
  AnningJoinWish wish = { a, b, together };

  g_array_append_val (self->wishes, wish);
}

/* The first trace of an incident that is there; G_MAXUINT if it has none. */
static guint
first_of (const Matching *self,
          gint64          incident_id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->firsts, &incident_id)) - 1;
}

/* Two incidents that stand are never made one by what comes in. */
static void
keep_incidents_apart (Matching *self)
{
  gint64 gap = widest_gap (&self->tolerance);

  for (guint i = 0; i < self->n_there; i++)
    {
      const AnningTrace *trace = &g_array_index (self->traces, AnningTrace, i);
      gint64 incident = g_array_index (self->log->origins, AnningTraceOrigin, i).incident_id;
      guint near = 0;

      if (trace->number == NULL)
        continue;
      for (guint j = i + 1; j < self->n_there && near < CROWD; j++)
        {
          const AnningTrace *other = &g_array_index (self->traces, AnningTrace, j);
          gint64 other_incident = g_array_index (self->log->origins, AnningTraceOrigin, j).incident_id;

          if (other->started_at - trace->started_at > gap + trace->precision)
            break;
          if (other_incident == incident || g_strcmp0 (trace->number, other->number) != 0)
            continue;
          add_wish (self, first_of (self, incident), first_of (self, other_incident), FALSE);
          near++;
        }
    }
}

/* A side file belongs to its recording, whatever their times are. */
static gboolean
hold_side_files (Matching  *self,
                 GError   **error)
{
  g_autoptr (GHashTable) recordings = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->match->units->len; i++)
    {
      const AnningImportUnit *unit = get_unit (self, i);

      if (unit->row == THE_RECORDING)
        g_hash_table_insert (recordings, get_part (self, unit->part)->item, GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < self->match->units->len; i++)
    {
      const AnningImportUnit *unit = get_unit (self, i);
      const AnningImportItem *recording = get_part (self, unit->part)->item->recording;
      guint other = G_MAXUINT;

      if (recording == NULL)
        continue;
      if (g_hash_table_contains (recordings, recording))
        other = self->n_there + GPOINTER_TO_UINT (g_hash_table_lookup (recordings, recording)) - 1;
      else if (recording->sha256 != NULL)
        {
          gint64 evidence_id = 0;
          gint64 incident_id = 0;

          if (!anning_evidence_find (self->db, recording->sha256, &evidence_id, NULL, error)
              || (evidence_id != 0 && !anning_evidence_find_incident (self->db, evidence_id, &incident_id, error)))
            return FALSE;
          other = first_of (self, incident_id);
        }
      if (other != G_MAXUINT)
        add_wish (self, self->n_there + i, other, TRUE);
    }
  return TRUE;
}

static char *
dup_id (const Matching *self,
        guint           trace)
{
  if (trace < self->n_there)
    return g_strdup_printf ("incident:%" G_GINT64_FORMAT,
                            g_array_index (self->log->origins, AnningTraceOrigin, trace).incident_id);
  return anning_import_unit_dup_id (self->parts, get_unit (self, trace - self->n_there));
}

/* What the user said in the preview. */
static void
add_own_wishes (Matching *self)
{
  g_autoptr (GHashTable) places = NULL;

  self->n_own_wishes = self->wishes->len;
  if (self->choice == NULL || self->choice->wishes->len == 0)
    return;

  places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = self->traces->len; i > 0; i--)
    g_hash_table_replace (places, dup_id (self, i - 1), GUINT_TO_POINTER (i));
  for (guint i = 0; i < self->choice->wishes->len; i++)
    {
      const AnningImportWish *wish = g_ptr_array_index (self->choice->wishes, i);
      guint a = GPOINTER_TO_UINT (g_hash_table_lookup (places, wish->a));
      guint b = GPOINTER_TO_UINT (g_hash_table_lookup (places, wish->b));

      if (a > 0 && b > 0 && a != b && !(wish->together && a <= self->n_there && b <= self->n_there))
        add_wish (self, a - 1, b - 1, wish->together);
    }
}

static gboolean
collect_wishes (Matching  *self,
                GError   **error)
{
  if (self->log != NULL)
    {
      g_autoptr (GArray) said = anning_traces_read_wishes (self->db, self->log, error);

      if (said == NULL)
        return FALSE;
      g_array_append_vals (self->wishes, said->data, said->len);
      keep_incidents_apart (self);
    }
  if (!hold_side_files (self, error))
    return FALSE;
  add_own_wishes (self);
  return TRUE;
}

/* ---- what came of it ---- */

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
hold_nodes (const Matching *self,
            guint           first)
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
add_group (Matching     *self,
           const guint  *members,
           guint         n_members,
           const guint  *chosen,
           gboolean      unsure)
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
      with_recording |= get_unit (self, unit)->row == THE_RECORDING;
      g_array_append_val (self->match->members, unit);
    }
  group.n_units = self->match->members->len - group.first;
  if (group.n_units == 0)
    return;

  for (guint i = 0; i < group.n_units; i++)
    {
      const AnningImportUnit *unit = get_unit (self, g_array_index (self->match->members, guint, group.first + i));
      AnningImportTally *tally = &g_array_index (self->match->tallies, AnningImportTally, unit->part);

      if (unit->row == THE_RECORDING)
        continue;
      if (group.incident_id != 0 || with_recording || i > 0)
        tally->n_joined++;
      else
        tally->n_fresh++;
      tally->n_unsure += unsure;
    }
  g_array_append_val (self->match->groups, group);
}

static AnningImportMember *
new_member (const Matching *self,
            guint           place)
{
  const AnningTrace *trace = &g_array_index (self->traces, AnningTrace, place);
  AnningImportMember *member = g_new0 (AnningImportMember, 1);

  member->id = dup_id (self, place);
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
      const AnningImportUnit *unit = get_unit (self, place - self->n_there);

      member->item = g_object_ref (get_part (self, unit->part)->item);
      if (unit->row == THE_RECORDING)
        member->utc_offset = member->item->utc_offset;
      else
        {
          const AnningSourceRow *row = get_row (self, unit);

          member->text = g_strdup (row->text);
          if (row->utc_offset != ANNING_UNKNOWN)
            member->utc_offset = row->utc_offset;
        }
    }
  return member;
}

/* @nodes: traces that count as one are named once */
static void
add_unsure (Matching    *self,
            const guint *members,
            guint        n_members,
            const guint *nodes)
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
split_group (Matching     *self,
             const guint  *members,
             guint         n_members,
             const guint  *nodes,
             const guint  *chosen)
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

static void
join (Matching *self)
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

static gboolean
work (Matching        *self,
      const gboolean  *left_out,
      GError         **error)
{
  self->match->ties = anning_numbers_read_ties (self->db, error);
  if (self->match->ties == NULL || !take_units (self, left_out, error) || !read_what_is_there (self, error)
      || !collect_wishes (self, error) || g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  join (self);
  return TRUE;
}

AnningImportMatch *
anning_import_match_new (AnningDb                  *db,
                         const GArray              *parts,
                         const AnningImportChoice  *choice,
                         const gboolean            *left_out,
                         GCancellable              *cancellable,
                         GError                   **error)
{
  g_autoptr (AnningImportMatch) match = match_new (parts->len);
  Matching matching = {
    .db = db,
    .parts = parts,
    .choice = choice,
    .cancellable = cancellable,
    .match = match,
    .traces = g_array_new (FALSE, FALSE, sizeof (AnningTrace)),
    .wishes = g_array_new (FALSE, FALSE, sizeof (AnningJoinWish)),
    .firsts = g_hash_table_new (g_int64_hash, g_int64_equal),
    .texts = g_string_chunk_new (1024),
  };
  gboolean done;

  if (choice != NULL)
    matching.tolerance = choice->tolerance;
  else
    anning_join_tolerance_init (&matching.tolerance);
  done = work (&matching, left_out, error);

  g_array_unref (matching.traces);
  g_array_unref (matching.wishes);
  g_hash_table_unref (matching.firsts);
  g_string_chunk_free (matching.texts);
  anning_trace_log_free (matching.log);
  return done ? g_steal_pointer (&match) : NULL;
}
