/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-debt-form.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-debt.h"
#include "anning-format.h"
#include "anning-rows.h"

#define HINT "anning-hint"
/* In characters: "worked out:" in a line of its own, where there is little room. */
#define HINT_WIDTH 14

struct _AnningDebtForm
{
  GtkBox parent_instance;

  GtkWidget *last_added; /* below the contract; NULL: nothing yet */
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
  static const char *const fields[] = { "own_share", NULL };

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
  gtk_widget_class_bind_template_child_full (widget_class, "contract_group", FALSE, 0);
  /* Each row is called after the field that it shows. */
  for (guint i = 0; i < anning_debt_type.n_fields; i++)
    {
      if (!is_elsewhere (anning_debt_type.fields[i].name))
        gtk_widget_class_bind_template_child_full (widget_class, anning_debt_type.fields[i].name, FALSE, 0);
    }
}

/* A table says itself when, how often and how much is paid. */
static void
update_method (AnningDebtForm *self)
{
  static const char *const fields[] = { "instalment", "term_months", "first_due_day" };
  g_autofree char *method = NULL;

  g_object_get (anning_debt_form_get_row (self, "method"), "value", &method, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_widget_set_visible (anning_debt_form_get_row (self, fields[i]), g_strcmp0 (method, "own_table") != 0);
}

static void
anning_debt_form_init (AnningDebtForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  anning_word_row_set_list (ANNING_WORD_ROW (anning_debt_form_get_row (self, "lender_type")), anning_lender_types);
  anning_word_row_set_list (ANNING_WORD_ROW (anning_debt_form_get_row (self, "method")), anning_loan_methods);
  anning_word_row_set_list (ANNING_WORD_ROW (anning_debt_form_get_row (self, "stage")), anning_debt_stages);
  anning_word_row_set_list (ANNING_WORD_ROW (anning_debt_form_get_row (self, "priority")), anning_debt_priorities);
  anning_word_row_set_list (ANNING_WORD_ROW (anning_debt_form_get_row (self, "pay_to")), anning_pay_targets);
  anning_word_row_set_list (ANNING_WORD_ROW (anning_debt_form_get_row (self, "family_use")), anning_answers);
  g_signal_connect_object (anning_debt_form_get_row (self, "method"), "notify::value", G_CALLBACK (update_method), self,
                           G_CONNECT_SWAPPED);
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

/* Beside what is typed, in the row of the field; NULL: nothing to say. */
static void
show_hint (AnningDebtForm *self,
           const char     *field,
           const char     *value)
{
  GtkWidget *row = anning_debt_form_get_row (self, field);
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (value != NULL)
    {
      g_autoptr (GString) whole = g_string_new (value);

      /* The line breaks before the figure, not in it. */
      g_string_replace (whole, " ", "\u00a0", 0);
      /* Translators: %s is a value that follows from others: "¥866.32", "12.0%" */
      text = g_strdup_printf (_("worked out: %s"), whole->str);
    }
  if (ADW_IS_ACTION_ROW (row))
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text != NULL ? text : "");
      return;
    }

  label = g_object_get_data (G_OBJECT (row), HINT);
  if (label == NULL && text == NULL)
    return;
  if (label == NULL)
    {
      label = gtk_label_new (NULL);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), HINT_WIDTH);
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "numeric");
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), label);
      g_object_set_data (G_OBJECT (row), HINT, label);
    }
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static void
show_money (AnningDebtForm *self,
            const char     *field,
            gint64          fen)
{
  g_autofree char *text = fen != ANNING_UNKNOWN ? anning_format_money (fen) : NULL;

  show_hint (self, field, text);
}

static void
show_day (AnningDebtForm *self,
          const char     *field,
          const GDate    *day)
{
  g_autofree char *text = g_date_valid (day) ? anning_day_format (day) : NULL;

  show_hint (self, field, text);
}

void
anning_debt_form_show_solved (AnningDebtForm         *self,
                              const AnningLoanSolved *solved)
{
  g_autofree char *rate = NULL;
  g_autofree char *months = NULL;

  g_return_if_fail (ANNING_IS_DEBT_FORM (self) && solved != NULL);

  rate = solved->rate != ANNING_UNKNOWN ? anning_format_rate (solved->rate) : NULL;
  months = solved->months != ANNING_UNKNOWN ? anning_format_months (solved->months) : NULL;
  show_money (self, "principal", solved->principal);
  show_money (self, "instalment", solved->instalment);
  show_hint (self, "rate", rate);
  show_hint (self, "term_months", months);
  show_day (self, "contract_day", &solved->drawn);
  show_day (self, "first_due_day", &solved->first_due);
}

void
anning_debt_form_add_to_contract (AnningDebtForm *self,
                                  GtkWidget      *widget)
{
  GObject *contract;
  GtkWidget *last;

  g_return_if_fail (ANNING_IS_DEBT_FORM (self) && GTK_IS_WIDGET (widget));

  contract = gtk_widget_get_template_child (GTK_WIDGET (self), ANNING_TYPE_DEBT_FORM, "contract_group");
  last = self->last_added != NULL ? self->last_added : GTK_WIDGET (contract);
  gtk_box_insert_child_after (GTK_BOX (self), widget, last);
  self->last_added = widget;
}
