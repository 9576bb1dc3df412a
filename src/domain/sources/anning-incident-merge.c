/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident-merge.h"

#include <string.h>

#include "anning-date.h"

/* The best clock first. */
static const char *const clocks[] = {
  "call_log", "text_log", "bill", "recorder", "mail", "picture", "file_name", "file_time",
};

/* Free texts: nothing that was written is dropped. */
static const char *const texts[] = { "words", "reply", "followed", "summary", "private_note" };

/* Merged in ways of their own. */
static const char *const own_ways[] = {
  "started_at", "utc_offset", "ended_at", "time_source", "tags", "words_are", "written_at", "prior_refusal",
  "night_consent",
};

static gboolean
is_one_of (const char        *name,
           const char *const *list,
           guint              n)
{
  for (guint i = 0; i < n; i++)
    {
      if (strcmp (list[i], name) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_there (const char *text)
{
  return text != NULL && *text != '\0' && strcmp (text, "unknown") != 0;
}

static guint
clock_rank (const char *time_source)
{
  guint rank = 0;

  while (rank < G_N_ELEMENTS (clocks) && g_strcmp0 (clocks[rank], time_source) != 0)
    rank++;
  return rank;
}

static gboolean
is_typed (const AnningIncident *incident)
{
  return incident->time_source == NULL || strcmp (incident->time_source, "typed") == 0;
}

/* Whether the time of @other is to stand. */
static gboolean
takes_time (const AnningIncident *kept,
            const AnningIncident *other)
{
  gint64 later = other->started_at - kept->started_at;

  if (is_typed (kept) && is_typed (other))
    return FALSE;
  if (is_typed (kept))
    return kept->started_at % ANNING_MS_PER_MINUTE == 0 && later > 0 && later < ANNING_MS_PER_MINUTE;
  if (is_typed (other))
    return other->started_at % ANNING_MS_PER_MINUTE != 0 || later > 0 || later <= -ANNING_MS_PER_MINUTE;
  return clock_rank (other->time_source) < clock_rank (kept->time_source);
}

static void
merge_time (AnningIncident       *kept,
            const AnningIncident *other)
{
  if (takes_time (kept, other))
    {
      kept->started_at = other->started_at;
      kept->utc_offset = other->utc_offset;
      g_free (kept->time_source);
      kept->time_source = g_strdup (other->time_source);
      if (other->ended_at != ANNING_UNKNOWN)
        kept->ended_at = other->ended_at;
    }
  else if (kept->ended_at == ANNING_UNKNOWN)
    kept->ended_at = other->ended_at;
  if (kept->ended_at != ANNING_UNKNOWN && kept->ended_at < kept->started_at)
    kept->ended_at = kept->started_at;

  if (kept->written_at == ANNING_UNKNOWN
      || (other->written_at != ANNING_UNKNOWN && other->written_at < kept->written_at))
    kept->written_at = other->written_at;
}

static void
merge_tags (AnningIncident       *kept,
            const AnningIncident *other)
{
  g_auto (GStrv) mine = g_strsplit (kept->tags != NULL ? kept->tags : "", " ", -1);
  g_auto (GStrv) theirs = g_strsplit (other->tags != NULL ? other->tags : "", " ", -1);
  g_autoptr (GString) tags = g_string_new (kept->tags);

  for (guint i = 0; theirs[i] != NULL; i++)
    {
      if (*theirs[i] == '\0' || g_strv_contains ((const char *const *) mine, theirs[i]))
        continue;
      if (tags->len > 0)
        g_string_append_c (tags, ' ');
      g_string_append (tags, theirs[i]);
    }
  g_free (kept->tags);
  kept->tags = tags->len > 0 ? g_strdup (tags->str) : NULL;
}

/* Of two quotations together only what is true of both can be said. */
static void
merge_wording (AnningIncident       *kept,
               const AnningIncident *other)
{
  const char *wording = kept->words_are;

  if (!is_there (other->words) || g_strcmp0 (kept->words, other->words) == 0)
    return;
  if (!is_there (kept->words))
    wording = other->words_are;
  else if (g_strcmp0 (kept->words_are, "exact") != 0 || g_strcmp0 (other->words_are, "exact") != 0)
    wording = kept->words_are != NULL && other->words_are != NULL ? "summary" : NULL;
  if (wording != kept->words_are)
    {
      char *copy = g_strdup (wording);

      g_free (kept->words_are);
      kept->words_are = copy;
    }
}

static void
add_below (const AnningField    *field,
           AnningIncident       *kept,
           const AnningIncident *other)
{
  const char *mine = anning_record_get_text (field, kept);
  const char *theirs = anning_record_get_text (field, other);
  g_autofree char *both = NULL;

  if (theirs == NULL || *theirs == '\0' || g_strcmp0 (mine, theirs) == 0)
    return;
  both = mine != NULL && *mine != '\0' ? g_strconcat (mine, "\n", theirs, NULL) : g_strdup (theirs);
  anning_record_set_text (field, kept, both);
}

/* Returns: FALSE when both say something else */
static gboolean
merge_field (const AnningField    *field,
             AnningIncident       *kept,
             const AnningIncident *other)
{
  if (anning_field_is_text (field))
    {
      const char *mine = anning_record_get_text (field, kept);
      const char *theirs = anning_record_get_text (field, other);

      if (!is_there (theirs))
        return TRUE;
      if (is_there (mine))
        return strcmp (mine, theirs) == 0;
      anning_record_set_text (field, kept, theirs);
    }
  else
    {
      gint64 theirs = anning_record_get_integer (field, other);

      if (theirs == ANNING_UNKNOWN)
        return TRUE;
      if (anning_record_get_integer (field, kept) != ANNING_UNKNOWN)
        return anning_record_get_integer (field, kept) == theirs;
      anning_record_set_integer (field, kept, theirs);
    }
  return TRUE;
}

GPtrArray *
anning_incident_merge (AnningIncident       *kept,
                       const AnningIncident *other)
{
  GPtrArray *differing = g_ptr_array_new ();

  g_return_val_if_fail (kept != NULL && other != NULL && kept != other, differing);

  /* While the words of both are still apart. */
  merge_wording (kept, other);
  for (guint i = 0; i < anning_incident_type.n_fields; i++)
    {
      const AnningField *field = &anning_incident_type.fields[i];

      if (is_one_of (field->name, own_ways, G_N_ELEMENTS (own_ways)))
        continue;
      if (is_one_of (field->name, texts, G_N_ELEMENTS (texts)))
        add_below (field, kept, other);
      else if (!merge_field (field, kept, other))
        g_ptr_array_add (differing, (gpointer) field);
    }
  merge_time (kept, other);
  merge_tags (kept, other);
  kept->prior_refusal = kept->prior_refusal || other->prior_refusal;
  kept->night_consent = kept->night_consent || other->night_consent;
  return differing;
}
