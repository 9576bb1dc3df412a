/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-glossary-view.h"

#include <glib/gi18n.h>

#include "anning-pane.h"
#include "anning-source-button.h"
#include "anning-target.h"
#include "anning-text-find.h"

/* A term on the screen; it stays in the reference. */
typedef struct
{
  const AnningTerm *term;
  GtkWidget *row; /* borrowed */
} Shown;

struct _AnningGlossaryView
{
  AdwBin parent_instance;

  AnningTexts *texts;
  GArray *shown; /* Shown */
  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *nothing;
};

G_DEFINE_FINAL_TYPE (AnningGlossaryView, anning_glossary_view, ADW_TYPE_BIN)

static void
see_cb (GtkWidget        *button,
        const AnningTerm *term)
{
  g_autofree char *target = g_strconcat ("article:", term->see, NULL);

  anning_target_activate (button, target);
}

static GtkWidget *
make_see_button (const AnningTerm *term)
{
  GtkWidget *button = gtk_button_new_with_label (_("Read More"));
  /* Translators: %s is a word of the glossary */
  g_autofree char *name = g_strdup_printf (_("Read more about %s"), term->term);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption");
  gtk_widget_add_css_class (button, "accent");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (see_cb), (gpointer) term);
  return button;
}

static GtkWidget *
make_row (const AnningTerm *term,
          AnningFacts      *facts)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sources = anning_source_button_new (facts, (const char *const *) term->facts, term->term);
  g_autofree char *name = g_strdup_printf ("%s, %s", term->term, term->text);

  gtk_box_append (GTK_BOX (lines), anning_pane_label_new (term->term, "heading"));
  gtk_box_append (GTK_BOX (lines), anning_pane_label_new (term->text, NULL));
  if (sources != NULL)
    gtk_box_append (GTK_BOX (buttons), sources);
  if (term->see != NULL)
    gtk_box_append (GTK_BOX (buttons), make_see_button (term));
  gtk_box_append (GTK_BOX (lines), buttons);
  gtk_widget_add_css_class (buttons, "tick-helps");
  gtk_widget_set_visible (buttons, gtk_widget_get_first_child (buttons) != NULL);
  gtk_widget_add_css_class (lines, "anning-term");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), lines);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static gboolean
matches (const AnningTerm *term,
         const char       *query)
{
  guint start, end;

  return *query == '\0'
         || anning_text_find (term->term, NULL, query, &start, &end)
         || anning_text_find (term->text, NULL, query, &start, &end);
}

static void
changed_cb (AnningGlossaryView *self)
{
  g_autofree char *query = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  guint n_visible = 0;

  for (guint i = 0; i < self->shown->len; i++)
    {
      const Shown *shown = &g_array_index (self->shown, Shown, i);
      gboolean visible = matches (shown->term, query);

      gtk_widget_set_visible (shown->row, visible);
      n_visible += visible;
    }
  gtk_widget_set_visible (self->list, n_visible > 0);
  gtk_widget_set_visible (self->nothing, n_visible == 0);
}

static void
anning_glossary_view_finalize (GObject *object)
{
  AnningGlossaryView *self = ANNING_GLOSSARY_VIEW (object);

  g_array_unref (self->shown);
  g_clear_object (&self->texts);
  G_OBJECT_CLASS (anning_glossary_view_parent_class)->finalize (object);
}

static void
anning_glossary_view_class_init (AnningGlossaryViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_glossary_view_finalize;
}

static void
anning_glossary_view_init (AnningGlossaryView *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (Shown));
}

GtkWidget *
anning_glossary_view_new (AnningTexts *texts)
{
  AnningGlossaryView *self;
  GPtrArray *terms;
  GtkWidget *pane;
  GtkBox *content;

  g_return_val_if_fail (ANNING_IS_TEXTS (texts), NULL);

  self = g_object_new (ANNING_TYPE_GLOSSARY_VIEW, NULL);
  self->texts = g_object_ref (texts);
  pane = anning_pane_new (_("Words"), _("What the words in contracts, letters and calls mean."), &content);
  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _("Look for a word"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Look for a word"), -1);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (content, self->entry);
  self->list = anning_pane_add_list (content, _("Words"));
  self->nothing = anning_pane_label_new (_("No word here says that. The search of the guidance looks everywhere."), "dim-label");
  gtk_widget_set_visible (self->nothing, FALSE);
  gtk_box_append (content, self->nothing);

  terms = anning_texts_get_reference (texts)->terms;
  for (guint i = 0; i < terms->len; i++)
    {
      Shown shown = { g_ptr_array_index (terms, i), NULL };

      shown.row = make_row (shown.term, anning_texts_get_facts (texts));
      gtk_list_box_append (GTK_LIST_BOX (self->list), shown.row);
      g_array_append_val (self->shown, shown);
    }
  adw_bin_set_child (ADW_BIN (self), pane);
  return GTK_WIDGET (self);
}

gboolean
anning_glossary_view_reveal (AnningGlossaryView *self,
                             const char         *key)
{
  g_return_val_if_fail (ANNING_IS_GLOSSARY_VIEW (self), FALSE);

  for (guint i = 0; i < self->shown->len; i++)
    {
      const Shown *shown = &g_array_index (self->shown, Shown, i);

      if (!g_str_equal (shown->term->key, key))
        continue;
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      anning_pane_reveal (shown->row);
      return TRUE;
    }
  return FALSE;
}
