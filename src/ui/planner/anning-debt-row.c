/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-debt-row.h"

#include <glib/gi18n.h>

#include "anning-format.h"

struct _AnningDebtRow
{
  AdwActionRow parent_instance;

  gint64 id;
  GtkLabel *owed;
};

G_DEFINE_FINAL_TYPE (AnningDebtRow, anning_debt_row, ADW_TYPE_ACTION_ROW)

static void
anning_debt_row_class_init (AnningDebtRowClass *klass)
{
}

static void
anning_debt_row_init (AnningDebtRow *self)
{
  self->owed = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->owed), "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->owed));
  /* Names of lenders are typed, not markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
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
                                 debt->creditor != NULL ? debt->creditor : _("New debt"));
  if (debt->product != NULL)
    subtitle = g_strdup_printf ("%s · %s", debt->product, stage);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle != NULL ? subtitle : stage);
}
