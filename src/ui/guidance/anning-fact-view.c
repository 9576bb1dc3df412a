/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-fact-view.h"

#include <glib/gi18n.h>

#include "anning-format.h"
#include "anning-language.h"
#include "anning-ui-texts.h"

struct _AnningFactView
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (AnningFactView, anning_fact_view, GTK_TYPE_BOX)

typedef enum
{
  LINE_PLAIN,
  LINE_DIM,
  LINE_WARNING,
} LineStyle;

typedef void (*AddLine) (gpointer    user_data,
                         const char *text,
                         LineStyle   style);

static void
add_label (gpointer    user_data,
           const char *text,
           LineStyle   style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* With the focus, when a popover opens, all of its text would be selected. */
  gtk_widget_set_focusable (label, FALSE);
  if (style == LINE_DIM)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
    }
  else if (style == LINE_WARNING)
    {
      gtk_widget_add_css_class (label, "warning");
    }
  gtk_box_append (GTK_BOX (user_data), label);
}

static void
add_markup (gpointer    user_data,
            const char *text,
            LineStyle   style)
{
  GString *markup = user_data;
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (markup->len > 0)
    g_string_append_c (markup, '\n');
  if (style == LINE_DIM)
    g_string_append_printf (markup, "<span size=\"82%%\" alpha=\"65%%\">%s</span>", escaped);
  else
    g_string_append_printf (markup, style == LINE_WARNING ? "<b>%s</b>" : "%s", escaped);
}

static gboolean
is_old (const AnningFact *fact)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, g_date_time_get_day_of_month (now), g_date_time_get_month (now), g_date_time_get_year (now));
  return anning_fact_is_old (fact, &today);
}

static void
list_lines (const AnningFact *fact,
            AddLine           add,
            gpointer          user_data)
{
  g_autofree char *source = NULL;
  g_autofree char *checked_day = anning_format_day (fact->checked);
  g_autofree char *checked = NULL;

  add (user_data, fact->statement, LINE_PLAIN);
  if (fact->open != NULL)
    {
      /* Translators: %s is a sentence: what is not settled about a statement */
      g_autofree char *open = g_strdup_printf (_("Note: %s"), fact->open);

      add (user_data, open, LINE_PLAIN);
    }

  /* Translators: nature of a source ("Law"), then its name and article */
  source = g_strdup_printf (_("[%s] %s"), anning_fact_nature_label (fact), fact->source);
  add (user_data, source, LINE_DIM);

  if (fact->since != NULL)
    {
      g_autofree char *since = anning_format_day (fact->since);

      /* Translators: two days */
      checked = g_strdup_printf (_("In force since %s, checked on %s"), since, checked_day);
    }
  else
    {
      checked = g_strdup_printf (_("Checked on %s"), checked_day);
    }
  add (user_data, checked, LINE_DIM);
  if (!fact->verified)
    add (user_data, _("Seen in one place only."), LINE_DIM);
  if (is_old (fact))
    add (user_data, _("This was checked more than a year ago. Please check whether it still holds."), LINE_WARNING);
}

static void
anning_fact_view_class_init (AnningFactViewClass *klass)
{
}

static void
anning_fact_view_init (AnningFactView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

GtkWidget *
anning_fact_view_new (const AnningFact *fact)
{
  GtkWidget *self;

  g_return_val_if_fail (fact != NULL, NULL);

  self = g_object_new (ANNING_TYPE_FACT_VIEW, NULL);
  list_lines (fact, add_label, self);
  return self;
}

GtkWidget *
anning_fact_label_new (const AnningFact *fact)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  GtkWidget *label;

  g_return_val_if_fail (fact != NULL, NULL);

  list_lines (fact, add_markup, markup);
  label = gtk_label_new (NULL);
  gtk_label_set_markup (GTK_LABEL (label), markup->str);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

void
anning_fact_view_fix_size (AnningFactView *self,
                           int             width_chars)
{
  int width, height;

  g_return_if_fail (ANNING_IS_FACT_VIEW (self));

  for (GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (self)); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    {
      gtk_label_set_width_chars (GTK_LABEL (label), width_chars);
      gtk_label_set_max_width_chars (GTK_LABEL (label), width_chars);
    }
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_set_size_request (GTK_WIDGET (self), width, height);
}

void
anning_fact_view_fill (GtkExpander       *expander,
                       GtkBox            *box,
                       const char *const *ids)
{
  AnningTexts *texts = anning_ui_texts_peek ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningFacts) facts = NULL;

  g_return_if_fail (GTK_IS_EXPANDER (expander) && GTK_IS_BOX (box) && ids != NULL);

  /* A page may be opened before all texts are read: the facts alone take a millisecond. */
  if (texts != NULL)
    facts = g_object_ref (anning_texts_get_facts (texts));
  else
    facts = anning_facts_load (anning_ui_language (), &error);
  if (error != NULL)
    g_warning ("The facts cannot be read: %s", error->message);
  for (guint i = 0; facts != NULL && ids[i] != NULL; i++)
    {
      const AnningFact *fact = anning_facts_find (facts, ids[i]);

      if (fact != NULL)
        gtk_box_append (box, anning_fact_view_new (fact));
    }
  gtk_widget_set_visible (GTK_WIDGET (expander), gtk_widget_get_first_child (GTK_WIDGET (box)) != NULL);
}
