/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-payment-order-group.h"

#include <glib/gi18n.h>

#include "anning-cost-rows.h"
#include "anning-figure-table.h"
#include "anning-format.h"
#include "anning-ui-texts.h"

#define INSIDE_ONE "law.civil.561"
#define AMONG_SEVERAL "law.civil.560"

struct _AnningPaymentOrderGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *inside_one;    /* the facts, empty until they are loaded */
  AdwActionRow *among_several;
  AdwActionRow *open;
  AdwActionRow *claim_without_day;
  AdwActionRow *left_over;
  AdwExpanderRow *how;
  AnningFigureTable *table;
  GPtrArray *cells;       /* GStrv, shown once the disclosure is open */

  guint has_facts : 1;
  guint has_several : 1;  /* debts of the creditor */
};

G_DEFINE_FINAL_TYPE (AnningPaymentOrderGroup, anning_payment_order_group, ADW_TYPE_PREFERENCES_GROUP)

static const AnningFigureColumn columns[] = {
  { N_("Day"), TRUE },
  { N_("What it was"), FALSE },
  { N_("Costs"), TRUE },
  { N_("Interest"), TRUE },
  { N_("Principal"), TRUE },
  { N_("Principal left"), TRUE },
  { N_("Why here"), FALSE },
};

static const char *
find_reason (const AnningCourseStep *step)
{
  if (step->kind != ANNING_COURSE_PAYMENT)
    return "";
  switch (step->reason)
    {
    case ANNING_ORDER_DESIGNATED:
      return _("noted for this debt");
    case ANNING_ORDER_DUE:
      return _("it is due, the others are not");
    case ANNING_ORDER_SECURITY:
      return step->due ? _("due like others, but not secured") : _("not due, like others, and not secured");
    case ANNING_ORDER_BURDEN:
      return _("the heavier burden");
    case ANNING_ORDER_EARLIER:
      return _("fell due earlier");
    case ANNING_ORDER_PRO_RATA:
      return _("equal with others: in proportion");
    case ANNING_ORDER_LAST:
      return _("the others came first");
    case ANNING_ORDER_ONLY_ONE:
    default:
      return _("nothing else was open");
    }
}

static const char *
find_product (const GPtrArray *cases,
              gint64           debt_id)
{
  for (guint i = 0; i < cases->len; i++)
    {
      const AnningDebtCase *one = g_ptr_array_index (cases, i);

      if (one->debt->record.id == debt_id)
        return one->debt->product != NULL ? one->debt->product : _("another debt");
    }
  return _("another debt");
}

static char *
dup_label (const AnningCourseStep *step,
           const GPtrArray        *cases,
           gint64                  debt_id)
{
  switch (step->kind)
    {
    case ANNING_COURSE_START:
      return g_strdup (_("Beginning"));
    case ANNING_COURSE_DUE:
      return g_strdup (_("Fell due"));
    case ANNING_COURSE_FEE:
      return g_strdup (_("Due: fee"));
    case ANNING_COURSE_CLAIM:
      return g_strdup (_("Claim of the creditor"));
    case ANNING_COURSE_LEFT_OVER:
      return g_strdup (_("Paid beyond everything"));
    case ANNING_COURSE_PAYMENT:
    default:
      if (step->debt_id != debt_id)
        /* Translators: %s is another debt of the same creditor */
        return g_strdup_printf (_("Paid, counts for %s"), find_product (cases, step->debt_id));
      if (step->from_debt != debt_id)
        /* Translators: %s is another debt of the same creditor */
        return g_strdup_printf (_("Paid, noted under %s"), find_product (cases, step->from_debt));
      return g_strdup (_("Paid"));
    }
}

static void
fill_cells (GPtrArray                 *rows,
            const GPtrArray           *cases,
            gint64                     debt_id,
            const AnningPaymentCourse *course)
{
  g_ptr_array_set_size (rows, 0);
  for (guint i = 0; i < course->steps->len; i++)
    {
      const AnningCourseStep *step = &g_array_index (course->steps, AnningCourseStep, i);
      GStrv cells;

      if (step->debt_id != debt_id && step->from_debt != debt_id)
        continue;
      cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);
      cells[0] = anning_day_format (&step->day);
      cells[1] = dup_label (step, cases, debt_id);
      cells[2] = anning_money_to_text (step->costs);
      cells[3] = anning_money_to_text (step->interest);
      cells[4] = anning_money_to_text (step->kind == ANNING_COURSE_LEFT_OVER ? step->paid : step->principal);
      cells[5] = anning_money_to_text (step->principal_open);
      cells[6] = g_strdup (find_reason (step));
      g_ptr_array_add (rows, cells);
    }
}

static void
show_table (AnningPaymentOrderGroup *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (!adw_expander_row_get_expanded (self->how))
    return;
  /* The table takes the texts out of the array. */
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < self->cells->len; i++)
    g_ptr_array_add (rows, g_strdupv (g_ptr_array_index (self->cells, i)));
  anning_figure_table_set_rows (self->table, rows);
}

/* Several debts: only where a payment was divided, or could have been. */
static void
show_facts (AnningPaymentOrderGroup *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->inside_one), self->has_facts);
  gtk_widget_set_visible (GTK_WIDGET (self->among_several), self->has_facts && self->has_several);
}

static void
take_texts (gpointer     object,
            AnningTexts *texts)
{
  AnningPaymentOrderGroup *self = ANNING_PAYMENT_ORDER_GROUP (object);
  AnningFacts *facts = anning_texts_get_facts (texts);

  self->has_facts = anning_cost_row_show_fact (self->inside_one, facts, INSIDE_ONE)
                    && anning_cost_row_show_fact (self->among_several, facts, AMONG_SEVERAL);
  show_facts (self);
}

static void
anning_payment_order_group_finalize (GObject *object)
{
  g_ptr_array_unref (ANNING_PAYMENT_ORDER_GROUP (object)->cells);

  G_OBJECT_CLASS (anning_payment_order_group_parent_class)->finalize (object);
}

static void
anning_payment_order_group_class_init (AnningPaymentOrderGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_payment_order_group_finalize;
}

static void
anning_payment_order_group_init (AnningPaymentOrderGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  adw_preferences_group_set_title (group, _("What Payments Go To"));

  self->inside_one = anning_cost_row_new ("", NULL);
  self->among_several = anning_cost_row_new ("", NULL);
  adw_preferences_group_add (group, GTK_WIDGET (self->inside_one));
  adw_preferences_group_add (group, GTK_WIDGET (self->among_several));
  show_facts (self);
  self->open = anning_cost_row_new (_("Principal open after all payments"), NULL);
  adw_preferences_group_add (group, GTK_WIDGET (self->open));
  self->left_over = anning_cost_row_new (_("Paid beyond everything that was open"), NULL);
  adw_preferences_group_add (group, GTK_WIDGET (self->left_over));
  self->claim_without_day = anning_cost_row_new (_("The claim has no day, so it is left out here."),
                                                 _("Enter its day under the terms of the debt."));
  adw_preferences_group_add (group, GTK_WIDGET (self->claim_without_day));

  self->how = anning_cost_how_new (
    _("What is open comes from the contract: the principal from its beginning, interest and fees as each instalment falls due. "
      "From its day on, the creditor’s claim takes the place of that; its fees count as costs and its penalty as interest."));
  anning_cost_how_add_text (self->how,
    _("A payment that was not said to be for a certain debt is divided among all debts with the same name of the creditor. "
      "The burden is taken to be the yearly cost, and a debt to be secured when its terms say so. These two, and what "
      "counts as costs or as interest, are our reading; a court may see it differently."));
  self->table = ANNING_FIGURE_TABLE (anning_figure_table_new (_("Payments step by step"), columns, G_N_ELEMENTS (columns)));
  anning_cost_how_add_table (self->how, _("Payments step by step"), GTK_WIDGET (self->table));
  adw_preferences_group_add (group, GTK_WIDGET (self->how));
  g_signal_connect_object (self->how, "notify::expanded", G_CALLBACK (show_table), self, G_CONNECT_SWAPPED);

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  anning_ui_texts_hand_to (self, take_texts);
}

static char *
dup_open (const AnningCourseStep *step)
{
  g_autofree char *costs = anning_format_money (step->costs_open);
  g_autofree char *interest = anning_format_money (step->interest_open);

  /* Translators: two sums of money */
  return g_strdup_printf (_("beside it: costs %1$s, interest %2$s"), costs, interest);
}

void
anning_payment_order_group_show (AnningPaymentOrderGroup   *self,
                                 const GPtrArray           *cases,
                                 gint64                     debt_id,
                                 const AnningPaymentCourse *course)
{
  const AnningCourseStep *last = NULL;
  gboolean paid = FALSE;

  g_return_if_fail (ANNING_IS_PAYMENT_ORDER_GROUP (self) && cases != NULL && course != NULL);

  for (guint i = 0; i < course->steps->len; i++)
    {
      const AnningCourseStep *step = &g_array_index (course->steps, AnningCourseStep, i);

      if (step->debt_id == debt_id)
        last = step;
      paid = paid || (step->kind == ANNING_COURSE_PAYMENT && (step->debt_id == debt_id || step->from_debt == debt_id));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), paid);
  if (!paid)
    return;

  self->has_several = course->n_undesignated > 0 || course->debts->len > 1;
  show_facts (self);
  gtk_widget_set_visible (GTK_WIDGET (self->open), last != NULL);
  if (last != NULL)
    {
      g_autofree char *beside = dup_open (last);

      anning_cost_row_set_money (self->open, last->principal_open);
      adw_action_row_set_subtitle (self->open, beside);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->left_over), course->left_over > 0);
  anning_cost_row_set_money (self->left_over, course->left_over);
  gtk_widget_set_visible (GTK_WIDGET (self->claim_without_day), course->claim_without_day);
  fill_cells (self->cells, cases, debt_id, course);
  show_table (self);
}
