/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-called-case-row.h"

#include <glib/gi18n.h>

#include "anning-button-line.h"
#include "anning-called-parts.h"
#include "anning-rows.h"
#include "anning-value-row.h"

static GtkWidget *
make_lines (char **lines)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      /* As large as what it stands before, or it would hang above the middle of the line. */
      GtkWidget *mark = anning_called_label_new ("•", 1.15, NULL);

      gtk_widget_set_hexpand (mark, FALSE);
      gtk_widget_set_valign (mark, GTK_ALIGN_START);
      /* A screen reader reads the line, not what stands before it. */
      gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      gtk_box_append (GTK_BOX (line), mark);
      gtk_box_append (GTK_BOX (line), anning_called_label_new (lines[i], 1.15, NULL));
      gtk_box_append (GTK_BOX (box), line);
    }
  return box;
}

/* With the largest text some are wider than the window. */
static GtkWidget *
make_button (const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  return button;
}

static GtkWidget *
make_buttons (const AnningCalledCase *its)
{
  GtkWidget *line = anning_button_line_new ();
  GtkWidget *write = make_button (_("Write It Down in 30 Seconds"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (write), "steps.write");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (write), "s", its->key);
  anning_button_line_append (ANNING_BUTTON_LINE (line), write);
  if (its->article != NULL)
    {
      GtkWidget *more = make_button (_("Read More"));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (more), "app.show-record");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (more), "(sxs)", "article", (gint64) 0, its->article);
      gtk_widget_add_css_class (more, "flat");
      anning_button_line_append (ANNING_BUTTON_LINE (line), more);
    }
  return line;
}

GtkWidget *
anning_called_case_row_new (const AnningCalledCase *its)
{
  GtkWidget *row, *inside, *box;

  g_return_val_if_fail (its != NULL, NULL);

  row = anning_expander_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), its->title);

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), anning_called_label_new (its->text, 1.15, NULL));
  gtk_box_append (GTK_BOX (box), anning_called_source_new ((const char *const *) its->facts, its->title));
  gtk_box_append (GTK_BOX (box), anning_called_sentence_new (its->say));
  gtk_box_append (GTK_BOX (box), make_lines (its->lines));
  gtk_box_append (GTK_BOX (box), make_buttons (its));

  inside = adw_preferences_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (inside), FALSE);
  gtk_widget_set_focusable (inside, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (inside), box);
  anning_row_name (GTK_LIST_BOX_ROW (inside), its->title);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), inside);
  return row;
}
