/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-search-lines.h"

#include <glib/gi18n.h>

/* Of one kind, at first. */
#define MOST_OF_A_KIND 4

static const struct
{
  const char *table;
  const char *group; /* where it is listed with another table's */
  const char *title;
  const char *label;
  const char *icon_name;
} kinds[] = {
  { "citation", NULL, N_("Cited Moment"), N_("Moment of a recording"), "media-playback-start-symbolic" },
  { "situation", NULL, N_("What Is Happening Now?"), N_("Situation"), "anning-situation-symbolic" },
  { "hotline", NULL, N_("Hotlines"), N_("Hotline"), "call-start-symbolic" },
  { "claim", NULL, N_("What They Say, What Holds"), N_("Claim"), "chat-message-new-symbolic" },
  { "article", NULL, N_("Articles"), N_("Article"), "anning-guidance-symbolic" },
  { "letter_template", NULL, N_("Letters to Write"), N_("Letter to write"), "document-edit-symbolic" },
  { "tick_list", NULL, N_("Tick Lists"), N_("Tick list"), "checkbox-checked-symbolic" },
  { "term", NULL, N_("Words Explained"), N_("Word"), "text-x-generic-symbolic" },
  { "fact", NULL, N_("Rules and Sources"), N_("Rule"), "emblem-documents-symbolic" },
  { "debt", NULL, N_("Your Debts"), N_("Debt"), "anning-planner-symbolic" },
  { "debt_fee", NULL, N_("Your Fees"), N_("Fee"), "anning-planner-symbolic" },
  { "payment", NULL, N_("Your Payments"), N_("Payment"), "anning-planner-symbolic" },
  { "budget_line", NULL, N_("Your Budget"), N_("Budget"), "anning-planner-symbolic" },
  { "proposal", NULL, N_("Your Proposals"), N_("Proposal"), "anning-planner-symbolic" },
  { "round", NULL, N_("Your Negotiations"), N_("Negotiation"), "anning-planner-symbolic" },
  { "incident", NULL, N_("Your Incidents"), N_("Incident"), "anning-incidents-symbolic" },
  { "marker", NULL, N_("Your Markers"), N_("Marker"), "anning-incidents-symbolic" },
  { "transcript", NULL, N_("Your Transcripts"), N_("Transcript"), "anning-incidents-symbolic" },
  { "relative", NULL, N_("Your Relatives"), N_("Relative"), "anning-relatives-symbolic" },
  { "note", NULL, N_("Your Notes"), N_("Note"), "anning-relatives-symbolic" },
  { "note_part", "note", N_("Your Notes"), N_("Note"), "anning-relatives-symbolic" },
  { "letter", NULL, N_("Your Letters"), N_("Letter"), "document-edit-symbolic" },
  { "tick", NULL, N_("Your Tick Lists"), N_("Tick list"), "checkbox-checked-symbolic" },
  { "dismissal", NULL, N_("Your Hints Set Aside"), N_("Hint set aside"), "anning-incidents-symbolic" },
  { "deadline", NULL, N_("Your Deadlines"), N_("Deadline"), "x-office-calendar-symbolic" },
  { "number", NULL, N_("Your Numbers"), N_("Number"), "call-start-symbolic" },
  { "source", NULL, N_("Files You Brought In"), N_("File brought in"), "document-open-symbolic" },
  { "fingerprint", NULL, N_("Your Fingerprints"), N_("Fingerprint"), "changes-prevent-symbolic" },
  { "bundle", NULL, N_("Your Bundles"), N_("Bundle"), "package-x-generic-symbolic" },
};

static int
find_kind (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_strcmp0 (kinds[i].table, table) == 0)
        return i;
    }
  return -1;
}

static const char *
get_group (const AnningHit *hit)
{
  int kind = find_kind (hit->table);

  return g_intern_string (kind >= 0 && kinds[kind].group != NULL ? kinds[kind].group : hit->table);
}

/* Returns: (transfer container) (element-type utf8): the groups, as they first come */
static GPtrArray *
list_groups (GPtrArray *hits)
{
  GPtrArray *groups = g_ptr_array_new ();

  for (guint i = 0; i < hits->len; i++)
    {
      const char *group = get_group (g_ptr_array_index (hits, i));

      if (!g_ptr_array_find (groups, group, NULL))
        g_ptr_array_add (groups, (gpointer) group);
    }
  return groups;
}

static void
add_line (GArray               *lines,
          AnningSearchLineKind  kind,
          const char           *group,
          const AnningHit      *hit,
          guint                 n_left)
{
  const AnningSearchLine *last = lines->len > 0 ? &g_array_index (lines, AnningSearchLine, lines->len - 1) : NULL;
  AnningSearchLine line = { kind, group, group != NULL && (last == NULL || last->group != group), hit, n_left };

  g_array_append_val (lines, line);
}

static void
add_group (GArray     *lines,
           GPtrArray  *hits,
           const char *group,
           gboolean    whole)
{
  guint shown = 0, left = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      const AnningHit *hit = g_ptr_array_index (hits, i);

      if (get_group (hit) != group)
        continue;
      if (whole || shown < MOST_OF_A_KIND)
        {
          add_line (lines, ANNING_SEARCH_LINE_HIT, group, hit, 0);
          shown++;
        }
      else
        left++;
    }
  if (left > 0)
    add_line (lines, ANNING_SEARCH_LINE_MORE, group, NULL, left);
}

GArray *
anning_search_lines_new (GPtrArray  *hits,
                         guint       limit,
                         GHashTable *opened)
{
  g_autoptr (GPtrArray) groups = NULL;
  GArray *lines;
  guint n_rows = 0;

  g_return_val_if_fail (hits != NULL, NULL);

  lines = g_array_new (FALSE, FALSE, sizeof (AnningSearchLine));
  groups = list_groups (hits);
  for (guint i = 0; i < groups->len; i++)
    {
      const char *group = g_ptr_array_index (groups, i);

      add_group (lines, hits, group, opened != NULL && g_hash_table_contains (opened, group));
    }
  for (guint i = 0; i < hits->len; i++)
    n_rows += ((const AnningHit *) g_ptr_array_index (hits, i))->key == NULL;
  if (n_rows >= limit)
    add_line (lines, ANNING_SEARCH_LINE_CUT, NULL, NULL, 0);
  return lines;
}

const char *
anning_search_group_title (const char *group)
{
  int kind = find_kind (group);

  return kind >= 0 ? _(kinds[kind].title) : "";
}

const char *
anning_search_table_label (const char *table)
{
  int kind = find_kind (table);

  return kind >= 0 ? _(kinds[kind].label) : "";
}

const char *
anning_search_table_icon_name (const char *table)
{
  int kind = find_kind (table);

  return kind >= 0 ? kinds[kind].icon_name : "text-x-generic-symbolic";
}
