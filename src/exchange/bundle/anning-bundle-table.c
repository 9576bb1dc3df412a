/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bundle-private.h"

#include <string.h>

#include "anning-date.h"

typedef enum
{
  COLUMN_NUMBER,
  COLUMN_DAY,
  COLUMN_TIME,
  COLUMN_LENGTH,
  COLUMN_HOW,
  COLUMN_OTHER,
  COLUMN_NAME,
  COLUMN_WHOM,
  COLUMN_CREDITOR,
  COLUMN_COLLECTOR,
  COLUMN_PERSON,
  COLUMN_CLAIMED,
  COLUMN_PURPOSE,
  COLUMN_DISCLOSED,
  COLUMN_TAGS,
  COLUMN_REFUSAL,
  COLUMN_PAY_TO,
  COLUMN_VISITORS,
  COLUMN_ENTERED,
  COLUMN_PLACE,
  COLUMN_SUMMARY,
  COLUMN_WORDS,
  COLUMN_WORDS_ARE,
  COLUMN_REPLY,
  COLUMN_FOLLOWED,
  COLUMN_WRITTEN,
  COLUMN_WRITER,
  COLUMN_TIME_SOURCE,
  COLUMN_SOURCES,
  COLUMN_ORIGINALS,
  COLUMN_HINTS,
  COLUMN_PRIVATE,
} Column;

static const struct
{
  const char *group;
  const char *word;
  AnningTableKind kind;
} columns[] = {
  [COLUMN_NUMBER] = { "bundle", "column_number", ANNING_TABLE_COUNT },
  [COLUMN_DAY] = { "bundle", "column_day", ANNING_TABLE_DAY },
  [COLUMN_TIME] = { "bundle", "column_time", ANNING_TABLE_TEXT },
  [COLUMN_LENGTH] = { "bundle", "column_length", ANNING_TABLE_TEXT },
  [COLUMN_HOW] = { "bundle", "column_how", ANNING_TABLE_TEXT },
  [COLUMN_OTHER] = { "bundle", "column_other", ANNING_TABLE_TEXT },
  [COLUMN_NAME] = { "field", "number_name", ANNING_TABLE_TEXT },
  [COLUMN_WHOM] = { "bundle", "column_whom", ANNING_TABLE_TEXT },
  [COLUMN_CREDITOR] = { "field", "creditor", ANNING_TABLE_TEXT },
  [COLUMN_COLLECTOR] = { "field", "collector", ANNING_TABLE_TEXT },
  [COLUMN_PERSON] = { "field", "person", ANNING_TABLE_TEXT },
  [COLUMN_CLAIMED] = { "field", "claimed_identity", ANNING_TABLE_TEXT },
  [COLUMN_PURPOSE] = { "field", "purpose", ANNING_TABLE_TEXT },
  [COLUMN_DISCLOSED] = { "field", "disclosed", ANNING_TABLE_TEXT },
  [COLUMN_TAGS] = { "field", "tags", ANNING_TABLE_TEXT },
  [COLUMN_REFUSAL] = { "field", "prior_refusal", ANNING_TABLE_TEXT },
  [COLUMN_PAY_TO] = { "field", "pay_to", ANNING_TABLE_TEXT },
  [COLUMN_VISITORS] = { "field", "visitors", ANNING_TABLE_COUNT },
  [COLUMN_ENTERED] = { "field", "entered", ANNING_TABLE_TEXT },
  [COLUMN_PLACE] = { "field", "place", ANNING_TABLE_TEXT },
  [COLUMN_SUMMARY] = { "field", "summary", ANNING_TABLE_TEXT },
  [COLUMN_WORDS] = { "field", "words", ANNING_TABLE_TEXT },
  [COLUMN_WORDS_ARE] = { "bundle", "column_words_are", ANNING_TABLE_TEXT },
  [COLUMN_REPLY] = { "field", "reply", ANNING_TABLE_TEXT },
  [COLUMN_FOLLOWED] = { "field", "followed", ANNING_TABLE_TEXT },
  [COLUMN_WRITTEN] = { "field", "written_at", ANNING_TABLE_TEXT },
  [COLUMN_WRITER] = { "field", "written_by", ANNING_TABLE_TEXT },
  [COLUMN_TIME_SOURCE] = { "field", "time_source", ANNING_TABLE_TEXT },
  [COLUMN_SOURCES] = { "bundle", "column_sources", ANNING_TABLE_TEXT },
  [COLUMN_ORIGINALS] = { "bundle", "column_originals", ANNING_TABLE_TEXT },
  [COLUMN_HINTS] = { "bundle", "column_hints", ANNING_TABLE_TEXT },
  [COLUMN_PRIVATE] = { "field", "private_note", ANNING_TABLE_TEXT },
};

static char *
moment_text (gint64 instant,
             gint64 utc_offset)
{
  AnningIncident incident = { .started_at = instant, .utc_offset = utc_offset };

  return instant != ANNING_UNKNOWN ? anning_bundle_view_time (&incident) : NULL;
}

static char *
sources_text (const AnningBundleView    *view,
              const AnningBundleContact *contact)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; anning_source_kinds[i].word != NULL; i++)
    {
      if (!((contact->sources >> i) & 1))
        continue;
      if (text->len > 0)
        g_string_append (text, anning_bundle_view_word (view, "list"));
      g_string_append (text, anning_bundle_view_label (view, "source_kind", anning_source_kinds[i].word));
    }
  return g_string_free (text, FALSE);
}

static char *
originals_text (const AnningBundleView    *view,
                const AnningBundleContact *contact)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < contact->originals->len; i++)
    {
      const AnningBundleOriginal *original = g_ptr_array_index (view->originals, g_array_index (contact->originals, guint, i));

      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", original->name);
    }
  return g_string_free (text, FALSE);
}

/* gint64 * id → GString of the rules that were found with it */
static GHashTable *
collect_hints (const AnningBundleView *view)
{
  GHashTable *hints = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, NULL);

  for (guint i = 0; i < view->findings->list->len; i++)
    {
      const AnningFinding *finding = &g_array_index (view->findings->list, AnningFinding, i);
      const char *id = anning_rules[finding->rule].id;
      guint n;
      const gint64 *hits = anning_findings_get_hits (view->findings, finding, &n);

      for (guint j = 0; j < n; j++)
        {
          GString *text = g_hash_table_lookup (hints, &hits[j]);

          if (text == NULL)
            {
              text = g_string_new (NULL);
              g_hash_table_insert (hints, (gpointer) &hits[j], text);
            }
          if (strstr (text->str, id) == NULL)
            g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", id);
        }
    }
  return hints;
}

static void
set_label (const AnningBundleView *view,
           AnningTable            *table,
           Column                  column,
           const char             *group,
           const char             *word)
{
  anning_table_set_text (table, column, anning_bundle_view_label (view, group, word));
}

static void
add_row (const AnningBundleView    *view,
         AnningTable               *table,
         const AnningBundleContact *contact,
         guint                      number,
         const GString             *hints)
{
  const AnningIncident *incident = contact->incident;
  const gboolean yes = incident->prior_refusal == 1;
  g_autofree char *when = anning_bundle_view_time (incident);
  g_autofree char *day = g_strndup (when, strlen ("2026-03-12"));
  g_autofree char *length = NULL;
  g_autofree char *how = anning_bundle_view_how (view, incident);
  g_autofree char *tags = anning_bundle_view_tags (view, incident);
  g_autofree char *written = moment_text (incident->written_at, incident->utc_offset);
  g_autofree char *sources = sources_text (view, contact);
  g_autofree char *originals = originals_text (view, contact);

  if (incident->ended_at != ANNING_UNKNOWN && incident->ended_at >= incident->started_at)
    length = anning_length_format (incident->ended_at - incident->started_at);
  anning_table_add_row (table);
  anning_table_set_number (table, COLUMN_NUMBER, number);
  anning_table_set_text (table, COLUMN_DAY, day);
  anning_table_set_text (table, COLUMN_TIME, when + strlen ("2026-03-12 "));
  anning_table_set_text (table, COLUMN_LENGTH, length);
  anning_table_set_text (table, COLUMN_HOW, how);
  anning_table_set_text (table, COLUMN_OTHER, anning_bundle_view_number (incident));
  anning_table_set_text (table, COLUMN_NAME, incident->number_name);
  anning_table_set_text (table, COLUMN_WHOM, contact->whom);
  anning_table_set_text (table, COLUMN_CREDITOR, incident->creditor);
  anning_table_set_text (table, COLUMN_COLLECTOR, incident->collector);
  anning_table_set_text (table, COLUMN_PERSON, incident->person);
  set_label (view, table, COLUMN_CLAIMED, "identity", incident->claimed_identity);
  set_label (view, table, COLUMN_PURPOSE, "purpose", incident->purpose);
  set_label (view, table, COLUMN_DISCLOSED, "disclosed", incident->disclosed);
  anning_table_set_text (table, COLUMN_TAGS, tags);
  set_label (view, table, COLUMN_REFUSAL, "answer", yes ? "yes" : "");
  set_label (view, table, COLUMN_PAY_TO, "pay_to", incident->pay_to);
  anning_table_set_number (table, COLUMN_VISITORS, incident->visitors);
  if (g_strcmp0 (incident->channel, "visit") == 0)
    set_label (view, table, COLUMN_ENTERED, "answer", incident->entered);
  anning_table_set_text (table, COLUMN_PLACE, incident->place);
  anning_table_set_text (table, COLUMN_SUMMARY, incident->summary);
  anning_table_set_text (table, COLUMN_WORDS, incident->words);
  if (incident->words != NULL && *incident->words != '\0')
    set_label (view, table, COLUMN_WORDS_ARE, "wording", incident->words_are);
  anning_table_set_text (table, COLUMN_REPLY, incident->reply);
  anning_table_set_text (table, COLUMN_FOLLOWED, incident->followed);
  anning_table_set_text (table, COLUMN_WRITTEN, written);
  set_label (view, table, COLUMN_WRITER, "writer", incident->written_by);
  set_label (view, table, COLUMN_TIME_SOURCE, "time_source", incident->time_source);
  anning_table_set_text (table, COLUMN_SOURCES, sources);
  anning_table_set_text (table, COLUMN_ORIGINALS, originals);
  anning_table_set_text (table, COLUMN_HINTS, hints != NULL ? hints->str : NULL);
  if (view->choice->parts & ANNING_BUNDLE_PRIVATE_NOTES)
    anning_table_set_text (table, COLUMN_PRIVATE, incident->private_note);
}

/* All contacts of @view, one a row, with all that is told of each. */
AnningTable *
anning_bundle_table_new (const AnningBundleView *view)
{
  AnningTable *table = anning_table_new (anning_bundle_view_word (view, "table"));
  g_autoptr (GHashTable) hints = collect_hints (view);
  GHashTableIter iter;
  gpointer text;
  /* Without the notes there is not even a column of them. */
  const guint n = view->choice->parts & ANNING_BUNDLE_PRIVATE_NOTES ? G_N_ELEMENTS (columns) : COLUMN_PRIVATE;

  for (guint i = 0; i < n; i++)
    anning_table_add_column (table, anning_bundle_view_label (view, columns[i].group, columns[i].word), columns[i].kind);
  for (guint i = 0; i < view->contacts->len; i++)
    {
      const AnningBundleContact *contact = g_ptr_array_index (view->contacts, i);

      add_row (view, table, contact, i + 1, g_hash_table_lookup (hints, &contact->incident->record.id));
    }
  g_hash_table_iter_init (&iter, hints);
  while (g_hash_table_iter_next (&iter, NULL, &text))
    g_string_free (text, TRUE);
  return table;
}
