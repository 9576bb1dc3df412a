/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-debt-form.h"

#include "anning-debt.h"
#include "anning-rows.h"

struct _AnningDebtForm
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (AnningDebtForm, anning_debt_form, GTK_TYPE_BOX)

static void
anning_debt_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNING_TYPE_DEBT_FORM);

  G_OBJECT_CLASS (anning_debt_form_parent_class)->dispose (object);
}

/* What is entered where it is used, not among the terms. */
static gboolean
is_elsewhere (const char *field)
{
  static const char *const fields[] = { "penalty_rate", "claimed_day", "pay_to", "priority", "own_share", NULL };

  return g_strv_contains (fields, field);
}

static void
anning_debt_form_class_init (AnningDebtFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_debt_form_dispose;

  g_type_ensure (ANNING_TYPE_COUNT_ROW);
  g_type_ensure (ANNING_TYPE_DAY_ROW);
  g_type_ensure (ANNING_TYPE_MONEY_ROW);
  g_type_ensure (ANNING_TYPE_RATE_ROW);
  g_type_ensure (ANNING_TYPE_WORD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/planner/anning-debt-form.ui");
  /* Each row is called after the field that it shows. */
  for (guint i = 0; i < anning_debt_type.n_fields; i++)
    {
      if (!is_elsewhere (anning_debt_type.fields[i].name))
        gtk_widget_class_bind_template_child_full (widget_class, anning_debt_type.fields[i].name, FALSE, 0);
    }
}

static void
anning_debt_form_init (AnningDebtForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  anning_word_row_set_list (ANNING_WORD_ROW (anning_debt_form_get_row (self, "lender_type")), anning_lender_types);
  anning_word_row_set_list (ANNING_WORD_ROW (anning_debt_form_get_row (self, "method")), anning_loan_methods);
  anning_word_row_set_list (ANNING_WORD_ROW (anning_debt_form_get_row (self, "stage")), anning_debt_stages);
}

GtkWidget *
anning_debt_form_new (void)
{
  return g_object_new (ANNING_TYPE_DEBT_FORM, NULL);
}

void
anning_debt_form_bind (AnningDebtForm *self,
                       AnningForm     *form)
{
  g_return_if_fail (ANNING_IS_DEBT_FORM (self));
  g_return_if_fail (ANNING_IS_FORM (form));

  for (guint i = 0; i < anning_debt_type.n_fields; i++)
    {
      const char *field = anning_debt_type.fields[i].name;

      if (!is_elsewhere (field))
        anning_form_bind (form, field, anning_debt_form_get_row (self, field));
    }
}

GtkWidget *
anning_debt_form_get_row (AnningDebtForm *self,
                          const char     *field)
{
  g_return_val_if_fail (ANNING_IS_DEBT_FORM (self), NULL);

  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self), ANNING_TYPE_DEBT_FORM, field));
}
