/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-search-feed.h"

#include "anning-search.h"
#include "anning-texts-search.h"

static G_DEFINE_QUARK (anning-search-feed, fed)

void
anning_search_feed (AnningStore *store,
                    AnningTexts *texts)
{
  g_autoptr (GPtrArray) list = NULL;
  GPtrArray *handed;

  g_return_if_fail (ANNING_IS_STORE (store) && ANNING_IS_TEXTS (texts));

  if (!anning_store_get_is_open (store) || g_object_get_qdata (G_OBJECT (store), fed_quark ()) == texts)
    return;
  list = anning_texts_list_searchable (texts);
  handed = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_search_text_free);
  for (guint i = 0; i < list->len; i++)
    {
      const AnningSearchable *text = g_ptr_array_index (list, i);

      g_ptr_array_add (handed, anning_search_text_new (text->table, text->key, text->title, text->keywords,
                                                       text->body, text->urgent));
    }
  anning_search_set_texts (store, handed);
  g_object_set_qdata_full (G_OBJECT (store), fed_quark (), g_object_ref (texts), g_object_unref);
}
