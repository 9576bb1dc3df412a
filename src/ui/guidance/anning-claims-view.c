/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-claims-view.h"

#include <glib/gi18n.h>

#include "anning-pane.h"

GtkWidget *
anning_claims_view_new (AnningTexts *texts)
{
  AnningLibrary *library;
  GtkBox *content;
  GtkWidget *pane, *list;
  guint n_entries;

  g_return_val_if_fail (ANNING_IS_TEXTS (texts), NULL);

  pane = anning_pane_new (_("They Say…"), _("What one often hears on the phone: what holds, and what can be answered."),
                          &content);
  list = anning_pane_add_list (content, _("They Say…"));
  library = anning_texts_get_library (texts);
  n_entries = anning_library_get_count (library);
  for (guint i = 0; i < n_entries; i++)
    {
      const AnningLibraryEntry *entry = anning_library_get (library, i);
      g_autofree char *target = NULL;

      if (entry->kind != ANNING_DOCUMENT_CLAIM)
        continue;
      target = g_strconcat ("article:", entry->article->key, NULL);
      gtk_list_box_append (GTK_LIST_BOX (list),
                           anning_pane_row_new (entry->article->title, entry->article->summary, target));
    }
  return pane;
}
