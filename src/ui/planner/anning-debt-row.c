/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-debt-row.h"

#include <glib/gi18n.h>

#include "anning-format.h"
#include "anning-row-layout.h"

struct _AnningDebtRow
{
  AdwPreferencesRow parent_instance;

  gint64 id;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *owed;
};

G_DEFINE_FINAL_TYPE (AnningDebtRow, anning_debt_row, ADW_TYPE_PREFERENCES_ROW)

static void
anning_debt_row_class_init (AnningDebtRowClass *klass)
{
}

/* An action row's labels take twice as long to measure, which is felt with many debts. */
static GtkLabel *
add_label (GtkBox     *box,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
anning_debt_row_init (AnningDebtRow *self)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (header, "header");
  gtk_widget_add_css_class (names, "title");
  gtk_widget_set_valign (names, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (header), names);
  self->title = add_label (GTK_BOX (names), "title");
  self->subtitle = add_label (GTK_BOX (names), "subtitle");
  self->owed = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->owed), "numeric");
  gtk_box_append (GTK_BOX (header), GTK_WIDGET (self->owed));
  gtk_widget_set_layout_manager (header, anning_row_layout_new (6, 0, 6));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), header);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, NULL,
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->subtitle, NULL,
                                  -1);
}

GtkWidget *
anning_debt_row_new (gint64 id)
{
  AnningDebtRow *self = g_object_new (ANNING_TYPE_DEBT_ROW, NULL);

  self->id = id;
  return GTK_WIDGET (self);
}

gint64
anning_debt_row_get_id (AnningDebtRow *self)
{
  g_return_val_if_fail (ANNING_IS_DEBT_ROW (self), 0);

  return self->id;
}

void
anning_debt_row_show (AnningDebtRow            *self,
                      const AnningDebt         *debt,
                      const AnningDebtStanding *standing)
{
  const char *stage = anning_format_word (anning_debt_stages, debt->stage);
  g_autofree char *owed = NULL;
  g_autofree char *subtitle = NULL;

  g_return_if_fail (ANNING_IS_DEBT_ROW (self));
  g_return_if_fail (standing != NULL);

  owed = anning_format_money (standing->owed);
  gtk_label_set_label (self->owed, owed);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 debt->creditor != NULL ? debt->creditor : _("New Debt"));
  if (debt->product != NULL)
    subtitle = g_strdup_printf ("%s · %s", debt->product, stage);
  gtk_label_set_label (self->title, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  gtk_label_set_label (self->subtitle, subtitle != NULL ? subtitle : stage);
}
