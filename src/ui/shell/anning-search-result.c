/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-search-result.h"

struct _AnningSearchResult
{
  GObject parent_instance;

  char *table;
  char *key;
  char *title;
  char *markup;
  gint64 id;
};

G_DEFINE_FINAL_TYPE (AnningSearchResult, anning_search_result, G_TYPE_OBJECT)

static void
anning_search_result_finalize (GObject *object)
{
  AnningSearchResult *self = ANNING_SEARCH_RESULT (object);

  g_free (self->table);
  g_free (self->key);
  g_free (self->title);
  g_free (self->markup);
  G_OBJECT_CLASS (anning_search_result_parent_class)->finalize (object);
}

static void
anning_search_result_class_init (AnningSearchResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_search_result_finalize;
}

static void
anning_search_result_init (AnningSearchResult *self)
{
}

AnningSearchResult *
anning_search_result_new (const char *table,
                          gint64      id,
                          const char *key,
                          const char *title,
                          const char *markup)
{
  AnningSearchResult *self;

  g_return_val_if_fail (table != NULL, NULL);

  self = g_object_new (ANNING_TYPE_SEARCH_RESULT, NULL);
  self->table = g_strdup (table);
  self->id = id;
  self->key = g_strdup (key);
  self->title = g_strdup (title);
  self->markup = g_strdup (markup != NULL ? markup : "");
  return self;
}

char *
anning_search_result_mark_up (const char *snippet)
{
  g_autofree char *escaped = NULL;
  g_autoptr (GString) markup = NULL;
  gboolean inside = FALSE;

  /* The marks are control characters, which markup may not hold: take them out one by one. */
  markup = g_string_new (NULL);
  for (const char *p = snippet; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '\002' || *p == '\003')
        {
          if (inside != (*p == '\002'))
            {
              inside = *p == '\002';
              g_string_append (markup, inside ? "<b>" : "</b>");
            }
          continue;
        }
      g_free (escaped);
      escaped = g_markup_escape_text (p, g_utf8_next_char (p) - p);
      g_string_append (markup, *p == '\n' ? " " : escaped);
    }
  if (inside)
    g_string_append (markup, "</b>");
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

const char *
anning_search_result_get_table (AnningSearchResult *self)
{
  g_return_val_if_fail (ANNING_IS_SEARCH_RESULT (self), NULL);
  return self->table;
}

gint64
anning_search_result_get_id (AnningSearchResult *self)
{
  g_return_val_if_fail (ANNING_IS_SEARCH_RESULT (self), 0);
  return self->id;
}

const char *
anning_search_result_get_key (AnningSearchResult *self)
{
  g_return_val_if_fail (ANNING_IS_SEARCH_RESULT (self), NULL);
  return self->key;
}

const char *
anning_search_result_get_title (AnningSearchResult *self)
{
  g_return_val_if_fail (ANNING_IS_SEARCH_RESULT (self), NULL);
  return self->title;
}

const char *
anning_search_result_get_markup (AnningSearchResult *self)
{
  g_return_val_if_fail (ANNING_IS_SEARCH_RESULT (self), NULL);
  return self->markup;
}
