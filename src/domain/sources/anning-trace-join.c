/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-trace-join.h"

#include <string.h>

#include "anning-record.h"

#define SECOND G_GINT64_CONSTANT (1000)
#define MINUTE (60 * SECOND)

/* More traces than this at one moment are no contacts one could tell apart. */
#define CROWD 64

/* When the contact that a trace tells of can have begun. */
typedef struct
{
  guint trace;
  gint64 from; /* ms */
  gint64 to;   /* ms, inclusive */
} Span;

/* Two nodes that fit each other, the lower one first. */
typedef struct
{
  guint a;
  guint b;
} Edge;

typedef struct
{
  const AnningTrace *traces;
  guint n_traces;
  const AnningJoinTolerance *tolerance;
  guint *node;      /* of each trace: the first of those that wishes hold together */
  guint *kinds;     /* by node: 1 << AnningTraceKind of what it holds */
  guint *component; /* of each trace: the first of those that fit, directly or through others */
  gboolean *doubt;  /* by component: it is not joined whatever fits */
  gboolean *crowded; /* too many are near: it was not compared */
  GHashTable *apart; /* Edge of nodes: Edge */
  GArray *edges;    /* Edge */
  GArray *guesses;  /* Edge: a trace without a number, another trace */
} Joining;

void
anning_join_tolerance_init (AnningJoinTolerance *self)
{
  g_return_if_fail (self != NULL);

  *self = (AnningJoinTolerance) {
    .clock = { 10 * MINUTE, 5 * SECOND, 5 * SECOND, 5 * SECOND },
    .ringing = MINUTE,
    .delivery = MINUTE,
    .length = 2 * SECOND,
  };
}

void
anning_join_free (AnningJoin *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->groups);
  g_array_unref (self->members);
  g_array_unref (self->guesses);
  g_free (self);
}

/* Union by the lower place, so that the result does not hang on the order of the work. */
static guint
find_root (guint *parents,
           guint  i)
{
  while (parents[i] != i)
    {
      parents[i] = parents[parents[i]];
      i = parents[i];
    }
  return i;
}

static void
unite (guint *parents,
       guint  a,
       guint  b)
{
  a = find_root (parents, a);
  b = find_root (parents, b);
  if (a < b)
    parents[b] = a;
  else
    parents[a] = b;
}

static Edge
edge_of (guint a,
         guint b)
{
  return a < b ? (Edge) { a, b } : (Edge) { b, a };
}

static guint
edge_hash (gconstpointer data)
{
  const Edge *edge = data;

  return edge->a * 2654435761u ^ edge->b;
}

static gboolean
edge_equal (gconstpointer a,
            gconstpointer b)
{
  return memcmp (a, b, sizeof (Edge)) == 0;
}

static int
compare_edges (gconstpointer a,
               gconstpointer b)
{
  const Edge *first = a;
  const Edge *second = b;

  if (first->a != second->a)
    return first->a < second->a ? -1 : 1;
  return first->b < second->b ? -1 : first->b > second->b;
}

/* Fitting */

static gint64
add_clamped (gint64 a,
             gint64 b)
{
  gint64 sum;

  if (__builtin_add_overflow (a, b, &sum))
    return b < 0 ? G_MININT64 : G_MAXINT64;
  return sum;
}

static Span
span_of (const Joining *self,
         guint          trace)
{
  const AnningTrace *told = &self->traces[trace];
  const AnningJoinTolerance *tolerance = self->tolerance;
  gint64 before = tolerance->clock[told->kind];
  gint64 after = before;

  if (told->is_text)
    before += tolerance->delivery;
  else if (told->kind == ANNING_TRACE_BILL || told->kind == ANNING_TRACE_RECORDING)
    before += tolerance->ringing;
  return (Span) { trace,
                  add_clamped (told->started_at, -before),
                  add_clamped (add_clamped (told->started_at, MAX (told->precision, 1) - 1), after) };
}

/* Whether two words can both be true; NULL and "unknown" can be with any. */
static gboolean
words_agree (const char *a,
             const char *b)
{
  return a == NULL || b == NULL || strcmp (a, "unknown") == 0 || strcmp (b, "unknown") == 0 || strcmp (a, b) == 0;
}

static gboolean
exists_unanswered (const AnningTrace *trace)
{
  return trace->is_text || trace->kind == ANNING_TRACE_NOTE || trace->kind == ANNING_TRACE_LOG;
}

static gboolean
answers_agree (const AnningTrace *a,
               const AnningTrace *b)
{
  if (!words_agree (a->connected, b->connected))
    return FALSE;
  return (g_strcmp0 (a->connected, "no") != 0 || exists_unanswered (b))
         && (g_strcmp0 (b->connected, "no") != 0 || exists_unanswered (a));
}

static gboolean
lengths_agree (const AnningTrace         *a,
               const AnningTrace         *b,
               const AnningJoinTolerance *tolerance)
{
  if (a->length == ANNING_UNKNOWN || b->length == ANNING_UNKNOWN || a->is_text
      || a->kind == ANNING_TRACE_NOTE || b->kind == ANNING_TRACE_NOTE)
    return TRUE;
  if (a->kind == ANNING_TRACE_RECORDING)
    return a->length <= add_clamped (b->length, tolerance->ringing + tolerance->length);
  if (b->kind == ANNING_TRACE_RECORDING)
    return b->length <= add_clamped (a->length, tolerance->ringing + tolerance->length);
  return MAX (a->length, b->length) <= add_clamped (MIN (a->length, b->length), tolerance->length);
}

/* All but kind, number and time, which the callers have looked at. */
static gboolean
fit (const Joining     *self,
     const AnningTrace *a,
     const AnningTrace *b)
{
  return a->is_text == b->is_text && words_agree (a->direction, b->direction)
         && answers_agree (a, b) && lengths_agree (a, b, self->tolerance);
}

/* Wishes */

static void
hold_together (Joining              *self,
               const AnningJoinWish *wishes,
               guint                 n_wishes)
{
  g_autoptr (GHashTable) last = g_hash_table_new_full (edge_hash, edge_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key, value;

  for (guint i = 0; i < n_wishes; i++)
    {
      Edge pair = edge_of (wishes[i].a, wishes[i].b);

      g_return_if_fail (pair.b < self->n_traces);
      if (pair.a != pair.b)
        g_hash_table_replace (last, g_memdup2 (&pair, sizeof pair), GINT_TO_POINTER (wishes[i].together));
    }

  g_hash_table_iter_init (&iter, last);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      if (GPOINTER_TO_INT (value))
        unite (self->node, ((Edge *) key)->a, ((Edge *) key)->b);
    }
  for (guint i = 0; i < self->n_traces; i++)
    {
      self->node[i] = self->component[i] = find_root (self->node, i);
      self->kinds[self->node[i]] |= 1u << self->traces[i].kind;
    }

  g_hash_table_iter_init (&iter, last);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Edge *pair = key;
      Edge nodes = edge_of (self->node[pair->a], self->node[pair->b]);

      if (GPOINTER_TO_INT (value))
        continue;
      if (nodes.a == nodes.b)
        self->doubt[nodes.a] = TRUE; /* together and apart at once, through others */
      else
        g_hash_table_add (self->apart, g_memdup2 (&nodes, sizeof nodes));
    }
}

/* Looking through time */

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const Span *first = a;
  const Span *second = b;

  if (first->from != second->from)
    return first->from < second->from ? -1 : 1;
  return first->trace < second->trace ? -1 : first->trace > second->trace;
}

static void
look_at_pair (Joining *self,
              guint    a,
              guint    b)
{
  const AnningTrace *first = &self->traces[a];
  const AnningTrace *second = &self->traces[b];
  Edge nodes = edge_of (self->node[a], self->node[b]);

  if ((self->kinds[nodes.a] & self->kinds[nodes.b]) != 0 || !fit (self, first, second)
      || g_hash_table_contains (self->apart, &nodes))
    return;
  if (first->number != NULL && second->number != NULL)
    {
      g_array_append_val (self->edges, nodes);
      return;
    }
  if (first->number == NULL)
    g_array_append_vals (self->guesses, &(Edge) { a, b }, 1);
  if (second->number == NULL)
    g_array_append_vals (self->guesses, &(Edge) { b, a }, 1);
}

/* The first of @spans, in order, that begins after @instant. */
static guint
first_after (const GArray *spans,
             gint64        instant)
{
  guint low = 0;
  guint high = spans->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (spans, Span, middle).from <= instant)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* @spans: all of one number, or all of them when those without a number are looked for */
static void
look_through (Joining *self,
              GArray  *spans,
              gboolean without_number)
{
  g_autofree guint *ends = g_new (guint, spans->len);
  g_autofree int *depths = g_new0 (int, spans->len + 1);

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);

      ends[i] = first_after (spans, span->to);
      if (ends[i] - i > CROWD)
        {
          /* Whatever is near could belong to what is not looked at; a vague note says nothing of the others. */
          depths[i]++;
          depths[self->traces[span->trace].kind == ANNING_TRACE_NOTE ? i + 1 : ends[i]]--;
        }
    }
  for (guint i = 1; i < spans->len; i++)
    depths[i] += depths[i - 1];

  for (guint i = 0; i < spans->len; i++)
    {
      guint trace = g_array_index (spans, Span, i).trace;

      if (depths[i] > 0)
        {
          self->crowded[trace] |= !without_number;
          continue;
        }
      for (guint j = i + 1; j < ends[i]; j++)
        {
          guint other = g_array_index (spans, Span, j).trace;

          if (depths[j] == 0
              && without_number == (self->traces[trace].number == NULL || self->traces[other].number == NULL))
            look_at_pair (self, trace, other);
        }
    }
}

static void
look_for_pairs (Joining *self)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Span));
  gboolean without_number = FALSE;
  GHashTableIter iter;
  gpointer spans;

  for (guint i = 0; i < self->n_traces; i++)
    {
      const char *number = self->traces[i].number;
      Span span = span_of (self, i);

      g_array_append_val (all, span);
      without_number |= number == NULL;
      if (number == NULL)
        continue;
      spans = g_hash_table_lookup (numbers, number);
      if (spans == NULL)
        {
          spans = g_array_new (FALSE, FALSE, sizeof (Span));
          g_hash_table_insert (numbers, (gpointer) number, spans);
        }
      g_array_append_val ((GArray *) spans, span);
    }

  g_hash_table_iter_init (&iter, numbers);
  while (g_hash_table_iter_next (&iter, NULL, &spans))
    look_through (self, spans, FALSE);
  if (without_number)
    look_through (self, all, TRUE);
}

/* What came of it */

/* Doubts about a component in which two do not fit each other. */
static void
doubt_components (Joining *self)
{
  g_autofree guint *n_nodes = g_new0 (guint, self->n_traces);
  g_autofree guint *n_edges = g_new0 (guint, self->n_traces);
  guint kept = 0;

  g_array_sort (self->edges, compare_edges);
  for (guint i = 0; i < self->edges->len; i++)
    {
      const Edge edge = g_array_index (self->edges, Edge, i);

      if (kept == 0 || !edge_equal (&g_array_index (self->edges, Edge, kept - 1), &edge))
        g_array_index (self->edges, Edge, kept++) = edge;
    }
  g_array_set_size (self->edges, kept);

  for (guint i = 0; i < self->edges->len; i++)
    unite (self->component, g_array_index (self->edges, Edge, i).a, g_array_index (self->edges, Edge, i).b);
  for (guint i = 0; i < self->n_traces; i++)
    self->component[i] = find_root (self->component, self->node[i]);

  for (guint i = 0; i < self->edges->len; i++)
    n_edges[self->component[g_array_index (self->edges, Edge, i).a]]++;
  for (guint i = 0; i < self->n_traces; i++)
    {
      if (self->node[i] == i)
        n_nodes[self->component[i]]++;
      if (self->doubt[i])
        self->doubt[self->component[i]] = TRUE;
    }
  for (guint i = 0; i < self->n_traces; i++)
    {
      guint64 pairs = (guint64) n_nodes[i] * (n_nodes[i] - (n_nodes[i] > 0)) / 2;

      if (n_edges[i] < pairs)
        self->doubt[i] = TRUE;
    }
}

static guint *
collect_groups (const Joining *self,
                AnningJoin    *result)
{
  guint *group_of = g_new (guint, self->n_traces);
  g_autofree guint *sizes = g_new0 (guint, self->n_traces);
  g_autofree guint *filled = NULL;
  guint first = 0;

  for (guint i = 0; i < self->n_traces; i++)
    sizes[self->component[i]]++;
  for (guint i = 0; i < self->n_traces; i++)
    {
      AnningJoinGroup group = { ANNING_JOIN_ALONE, first, sizes[i] };

      if (self->component[i] != i)
        continue;
      if (self->doubt[i] || (sizes[i] == 1 && self->crowded[i]))
        group.state = ANNING_JOIN_UNSURE;
      else if (sizes[i] > 1)
        group.state = ANNING_JOIN_JOINED;
      group_of[i] = result->groups->len;
      first += sizes[i];
      g_array_append_val (result->groups, group);
    }

  filled = g_new0 (guint, MAX (result->groups->len, 1));
  g_array_set_size (result->members, self->n_traces);
  for (guint i = 0; i < self->n_traces; i++)
    {
      guint group = group_of[i] = group_of[self->component[i]];

      g_array_index (result->members, guint, g_array_index (result->groups, AnningJoinGroup, group).first + filled[group]++) = i;
    }
  return group_of;
}

static void
collect_guesses (const Joining *self,
                 const guint   *group_of,
                 AnningJoin    *result)
{
  for (guint i = 0; i < self->guesses->len; i++)
    {
      Edge *guess = &g_array_index (self->guesses, Edge, i);

      guess->b = group_of[guess->b];
    }
  g_array_sort (self->guesses, compare_edges);
  for (guint i = 0; i < self->guesses->len; i++)
    {
      const Edge *guess = &g_array_index (self->guesses, Edge, i);
      AnningJoinGuess found = { guess->a, guess->b };

      if (group_of[guess->a] != guess->b && (i == 0 || !edge_equal (guess - 1, guess)))
        g_array_append_val (result->guesses, found);
    }
}

AnningJoin *
anning_trace_join (const AnningTrace         *traces,
                   guint                      n_traces,
                   const AnningJoinTolerance *tolerance,
                   const AnningJoinWish      *wishes,
                   guint                      n_wishes)
{
  AnningJoin *result;
  g_autofree guint *node = NULL, *kinds = NULL, *component = NULL, *group_of = NULL;
  g_autofree gboolean *doubt = NULL, *crowded = NULL;
  g_autoptr (GHashTable) apart = NULL;
  g_autoptr (GArray) edges = NULL, guesses = NULL;
  Joining joining;

  g_return_val_if_fail (traces != NULL || n_traces == 0, NULL);
  g_return_val_if_fail (tolerance != NULL, NULL);
  g_return_val_if_fail (wishes != NULL || n_wishes == 0, NULL);

  node = g_new (guint, n_traces);
  kinds = g_new0 (guint, n_traces);
  component = g_new (guint, n_traces);
  doubt = g_new0 (gboolean, n_traces);
  crowded = g_new0 (gboolean, n_traces);
  apart = g_hash_table_new_full (edge_hash, edge_equal, g_free, NULL);
  edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  guesses = g_array_new (FALSE, FALSE, sizeof (Edge));
  joining = (Joining) { traces, n_traces, tolerance, node, kinds, component, doubt, crowded, apart, edges, guesses };
  for (guint i = 0; i < n_traces; i++)
    node[i] = i;

  hold_together (&joining, wishes, n_wishes);
  look_for_pairs (&joining);
  doubt_components (&joining);

  result = g_new (AnningJoin, 1);
  result->groups = g_array_new (FALSE, FALSE, sizeof (AnningJoinGroup));
  result->members = g_array_new (FALSE, FALSE, sizeof (guint));
  result->guesses = g_array_new (FALSE, FALSE, sizeof (AnningJoinGuess));
  group_of = collect_groups (&joining, result);
  collect_guesses (&joining, group_of, result);
  return result;
}
