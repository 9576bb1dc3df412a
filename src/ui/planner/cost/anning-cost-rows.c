/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-cost-rows.h"

#include <glib/gi18n.h>

#include "anning-format.h"
#include "anning-rows.h"
#include "anning-source-button.h"

#define FIGURE "anning-figure"

AdwActionRow *
anning_cost_row_new (const char *title,
                     const char *subtitle)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  GtkWidget *label = gtk_label_new (NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle != NULL ? subtitle : "");
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_visible (label, FALSE);
  adw_action_row_add_suffix (row, label);
  g_object_set_data (G_OBJECT (row), FIGURE, label);
  return row;
}

void
anning_cost_row_set_figure (AdwActionRow *row,
                            const char   *figure)
{
  GtkWidget *label;

  g_return_if_fail (ADW_IS_ACTION_ROW (row) && figure != NULL);

  label = g_object_get_data (G_OBJECT (row), FIGURE);
  gtk_label_set_label (GTK_LABEL (label), figure);
  gtk_widget_set_visible (label, TRUE);
  anning_action_row_name_figure (row, figure);
}

void
anning_cost_row_set_rate (AdwActionRow *row,
                          gint64        rate)
{
  g_autofree char *text = anning_format_rate (rate);

  anning_cost_row_set_figure (row, text);
}

void
anning_cost_row_set_money (AdwActionRow *row,
                           gint64        fen)
{
  g_autofree char *text = anning_format_money (fen);

  anning_cost_row_set_figure (row, text);
}

void
anning_cost_row_set_style (AdwActionRow *row,
                           const char   *style,
                           gboolean      active)
{
  GtkWidget *label;

  g_return_if_fail (ADW_IS_ACTION_ROW (row) && style != NULL);

  label = g_object_get_data (G_OBJECT (row), FIGURE);
  if (active)
    gtk_widget_add_css_class (label, style);
  else
    gtk_widget_remove_css_class (label, style);
}

gboolean
anning_cost_row_show_fact (AdwActionRow *row,
                           AnningFacts  *facts,
                           const char   *id)
{
  const AnningFact *fact;
  const char *const ids[] = { id, NULL };

  g_return_val_if_fail (ADW_IS_ACTION_ROW (row) && ANNING_IS_FACTS (facts) && id != NULL, FALSE);

  fact = anning_facts_find (facts, id);
  if (fact == NULL)
    return FALSE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fact->statement);
  adw_action_row_set_subtitle (row, anning_fact_nature_label (fact));
  adw_action_row_add_suffix (row, anning_source_button_new (facts, ids, fact->statement));
  return TRUE;
}

AdwExpanderRow *
anning_cost_how_new (const char *explanation)
{
  AdwExpanderRow *how = ADW_EXPANDER_ROW (anning_expander_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (how), _("How it is worked out"));
  anning_cost_how_add_text (how, explanation);
  return how;
}

AdwActionRow *
anning_cost_how_add_text (AdwExpanderRow *how,
                          const char     *text)
{
  AdwActionRow *row;

  g_return_val_if_fail (ADW_IS_EXPANDER_ROW (how), NULL);

  row = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (row, 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_expander_row_add_row (how, GTK_WIDGET (row));
  return row;
}

void
anning_cost_how_add_table (AdwExpanderRow *how,
                           const char     *name,
                           GtkWidget      *table)
{
  GtkWidget *row;

  g_return_if_fail (ADW_IS_EXPANDER_ROW (how) && GTK_IS_WIDGET (table));

  row = adw_preferences_row_new ();
  anning_row_name (GTK_LIST_BOX_ROW (row), name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), table);
  adw_expander_row_add_row (how, row);
}
