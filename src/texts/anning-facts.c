/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-facts.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-text-file.h"

#define MONTHS_UNTIL_OLD 12

struct _AnningFacts
{
  GObject parent_instance;

  GPtrArray *list;   /* AnningFact */
  GHashTable *facts; /* id: AnningFact of the list */
};

G_DEFINE_FINAL_TYPE (AnningFacts, anning_facts, G_TYPE_OBJECT)

static const struct
{
  const char *nature;
  const char *label;
} natures[] = {
  { "law", N_("Law") },
  { "interpretation", N_("Judicial interpretation") },
  { "regulation", N_("Regulation") },
  { "normative", N_("Official notice") },
  { "standard", N_("Recommended standard, not law") },
  { "self_regulation", N_("Self-regulation, not law") },
  { "judicial_policy", N_("Court policy, not law") },
  { "advice", N_("Advice") },
  { "heuristic", N_("Experience") },
};

static void
fact_free (gpointer data)
{
  AnningFact *fact = data;

  g_free (fact->id);
  g_free (fact->statement);
  g_free (fact->open);
  g_free (fact->nature);
  g_free (fact->source);
  g_free (fact->since);
  g_free (fact->checked);
  g_free (fact);
}

static gboolean
is_nature (const char *nature)
{
  for (guint i = 0; i < G_N_ELEMENTS (natures); i++)
    {
      if (g_str_equal (natures[i].nature, nature))
        return TRUE;
    }
  return FALSE;
}

static AnningFact *
parse_fact (GKeyFile    *file,
            const char  *id,
            const char  *language,
            GError     **error)
{
  g_autofree char *source_key = g_strconcat ("source_", language, NULL);
  g_autofree char *open_key = g_strconcat ("open_", language, NULL);
  g_autofree char *confidence = NULL;
  AnningFact *fact = g_new0 (AnningFact, 1);
  GDate day;

  g_date_clear (&day, 1);
  fact->id = g_strdup (id);
  if ((fact->statement = g_key_file_get_string (file, id, language, error)) == NULL
      || (fact->nature = g_key_file_get_string (file, id, "nature", error)) == NULL
      || (fact->source = g_key_file_get_string (file, id, source_key, error)) == NULL
      || (fact->checked = g_key_file_get_string (file, id, "checked", error)) == NULL
      || (confidence = g_key_file_get_string (file, id, "confidence", error)) == NULL)
    {
      fact_free (fact);
      return NULL;
    }
  fact->open = g_key_file_get_string (file, id, open_key, NULL);
  fact->since = g_key_file_get_string (file, id, "since", NULL);
  fact->verified = g_str_equal (confidence, "verified");

  if (!is_nature (fact->nature) || !anning_day_parse (fact->checked, &day))
    {
      g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE,
                   "%s: nature “%s”, checked “%s”", id, fact->nature, fact->checked);
      fact_free (fact);
      return NULL;
    }
  return fact;
}

static void
anning_facts_finalize (GObject *object)
{
  AnningFacts *self = ANNING_FACTS (object);

  g_clear_pointer (&self->facts, g_hash_table_unref);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  G_OBJECT_CLASS (anning_facts_parent_class)->finalize (object);
}

static void
anning_facts_class_init (AnningFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_facts_finalize;
}

static void
anning_facts_init (AnningFacts *self)
{
  self->list = g_ptr_array_new_with_free_func (fact_free);
  self->facts = g_hash_table_new (g_str_hash, g_str_equal);
}

AnningFacts *
anning_facts_parse (const char  *data,
                    gssize       length,
                    const char  *language,
                    GError     **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (AnningFacts) self = NULL;
  g_auto (GStrv) ids = NULL;

  g_return_val_if_fail (data != NULL && language != NULL, NULL);

  if (!g_key_file_load_from_data (file, data, length, G_KEY_FILE_NONE, error))
    return NULL;

  self = g_object_new (ANNING_TYPE_FACTS, NULL);
  ids = g_key_file_get_groups (file, NULL);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      AnningFact *fact = parse_fact (file, ids[i], language, error);

      if (fact == NULL)
        return NULL;
      g_ptr_array_add (self->list, fact);
      g_hash_table_insert (self->facts, fact->id, fact);
    }
  return g_steal_pointer (&self);
}

AnningFacts *
anning_facts_load (const char  *language,
                   GError     **error)
{
  g_autoptr (GBytes) bytes = anning_text_file_read_resource ("facts/facts.ini", NULL, error);
  const char *data;
  gsize length;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  return anning_facts_parse (data, length, language, error);
}

const AnningFact *
anning_facts_find (AnningFacts *self,
                   const char  *id)
{
  g_return_val_if_fail (ANNING_IS_FACTS (self) && id != NULL, NULL);
  return g_hash_table_lookup (self->facts, id);
}

GPtrArray *
anning_facts_list (AnningFacts *self)
{
  g_return_val_if_fail (ANNING_IS_FACTS (self), NULL);
  return self->list;
}

guint
anning_facts_get_count (AnningFacts *self)
{
  g_return_val_if_fail (ANNING_IS_FACTS (self), 0);
  return self->list->len;
}

const char *
anning_fact_nature_label (const AnningFact *fact)
{
  g_return_val_if_fail (fact != NULL, "");

  for (guint i = 0; i < G_N_ELEMENTS (natures); i++)
    {
      if (g_str_equal (natures[i].nature, fact->nature))
        return _(natures[i].label);
    }
  return "";
}

gboolean
anning_fact_is_old (const AnningFact *fact,
                    const GDate      *today)
{
  GDate checked, limit;

  g_return_val_if_fail (fact != NULL && today != NULL, FALSE);

  g_date_clear (&checked, 1);
  g_date_clear (&limit, 1);
  if (!anning_day_parse (fact->checked, &checked))
    return TRUE;
  anning_day_add_months (&checked, MONTHS_UNTIL_OLD, &limit);
  return g_date_compare (today, &limit) > 0;
}
