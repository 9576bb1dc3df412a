/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-fact-page.h"

#include <glib/gi18n.h>

#include "anning-fact-view.h"
#include "anning-pane.h"

static gboolean
cites (const AnningArticle *article,
       const char          *id)
{
  return g_ptr_array_find_with_equal_func (anning_article_get_facts (article), id, g_str_equal, NULL);
}

GtkWidget *
anning_fact_page_new (AnningTexts      *texts,
                      const AnningFact *fact)
{
  AnningLibrary *library;
  GtkWidget *pane, *view;
  GtkWidget *list = NULL;
  GtkBox *content;
  guint n_entries;

  g_return_val_if_fail (ANNING_IS_TEXTS (texts) && fact != NULL, NULL);

  pane = anning_pane_new (_("Source"), NULL, &content);
  view = anning_fact_view_new (fact);
  gtk_widget_add_css_class (view, "card");
  gtk_widget_add_css_class (view, "anning-callout");
  gtk_box_append (content, view);

  library = anning_texts_get_library (texts);
  n_entries = anning_library_get_count (library);
  for (guint i = 0; i < n_entries; i++)
    {
      const AnningArticle *article = anning_library_get (library, i)->article;
      g_autofree char *target = NULL;

      if (!cites (article, fact->id))
        continue;
      if (list == NULL)
        {
          anning_pane_add_heading (content, _("Where It Is Used"));
          list = anning_pane_add_list (content, _("Where It Is Used"));
        }
      target = g_strconcat ("article:", article->key, NULL);
      gtk_list_box_append (GTK_LIST_BOX (list), anning_pane_row_new (article->title, article->summary, target));
    }
  return pane;
}
