/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-terms-view.h"

#include <glib/gi18n.h>

#include "anning-debt-form.h"
#include "anning-debt-state.h"
#include "anning-fee-group.h"
#include "anning-form.h"
#include "anning-loan-solved.h"
#include "anning-schedule-line-group.h"

struct _AnningTermsView
{
  AnningPlannerView parent_instance;

  AnningForm *form; /* made when the debt is known */
  AnningDebtForm *rows;
  AnningRecordGroup *fee_group;
  AnningScheduleLineGroup *line_group;

  guint fees_loaded : 1;
  guint own_table : 1; /* the rows of one are shown */
  guint overdue : 1;   /* since when is known */
};

enum
{
  STORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningTermsView, anning_terms_view, ANNING_TYPE_PLANNER_VIEW)

static void
load_fees (AnningTermsView *self)
{
  gint64 id = anning_terms_view_get_id (self);

  gtk_widget_set_visible (GTK_WIDGET (self->fee_group), id != 0);
  if (id == 0 || self->fees_loaded)
    return;
  self->fees_loaded = TRUE;
  anning_record_group_load (self->fee_group, anning_planner_view_get_store (ANNING_PLANNER_VIEW (self)), id);
}

static const AnningDebtCase *
find_case (AnningTermsView *self)
{
  return anning_planner_book_get_case (anning_planner_view_get_book (ANNING_PLANNER_VIEW (self)),
                                       anning_terms_view_get_id (self));
}

/* The rows of a table, where the debt runs by one, and the way to one; they belong to a debt that is in the file. */
static void
show_lines (AnningTermsView *self)
{
  const AnningDebtCase *its = find_case (self);
  const AnningDebt *debt = anning_form_get_record (self->form);
  gboolean own_table = its != NULL && g_strcmp0 (debt->method, "own_table") == 0;

  self->own_table = own_table;
  gtk_widget_set_visible (GTK_WIDGET (self->line_group), its != NULL);
  if (its != NULL)
    anning_schedule_line_group_show (self->line_group, anning_planner_view_get_store (ANNING_PLANNER_VIEW (self)), its,
                                     own_table);
}

/* What is typed, with the fees and rows as they stand in the file. */
static void
show_solved (AnningTermsView *self)
{
  const AnningDebtCase *its = find_case (self);
  g_autoptr (AnningDebtCase) typed = anning_debt_case_new (anning_form_get_record (self->form));
  AnningLoanSolved solved;

  for (guint i = 0; its != NULL && i < its->fees->len; i++)
    g_ptr_array_add (typed->fees, g_ptr_array_index (its->fees, i));
  for (guint i = 0; its != NULL && i < its->lines->len; i++)
    g_ptr_array_add (typed->lines, g_ptr_array_index (its->lines, i));
  anning_loan_solved_find (typed, &solved);
  anning_debt_form_show_solved (self->rows, &solved);
}

/* Who says since when it is overdue has said that it is. */
static void
follow_overdue (AnningTermsView  *self,
                const AnningDebt *debt)
{
  gboolean was = self->overdue;

  self->overdue = debt->overdue_since != NULL;
  if (self->overdue && !was && anning_debt_is_on_time (debt))
    g_object_set (anning_debt_form_get_row (self->rows, "stage"), "value", "overdue", NULL);
}

static void
edited_cb (AnningTermsView *self)
{
  const AnningDebt *debt = anning_form_get_record (self->form);

  follow_overdue (self, debt);
  show_solved (self);
  if (self->own_table != (g_strcmp0 (debt->method, "own_table") == 0))
    show_lines (self);
}

static void
saved_cb (AnningTermsView *self)
{
  if (self->fees_loaded)
    return;
  load_fees (self);
  anning_planner_view_set_title (ANNING_PLANNER_VIEW (self), _("Terms of the Debt"));
  g_signal_emit (self, signals[STORED], 0, anning_terms_view_get_id (self));
}

static void
make_form (AnningTermsView  *self,
           const AnningDebt *debt)
{
  self->form = anning_form_new (anning_planner_view_get_store (ANNING_PLANNER_VIEW (self)), &anning_debt_type, debt);
  g_signal_connect_object (self->form, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  self->overdue = debt->overdue_since != NULL;
  anning_debt_form_bind (self->rows, self->form);
  load_fees (self);
  show_solved (self);
}

static void
anning_terms_view_update (AnningPlannerView *view)
{
  AnningTermsView *self = ANNING_TERMS_VIEW (view);
  const AnningDebtCase *its = find_case (self);

  if (its == NULL)
    return;
  if (self->form == NULL)
    make_form (self, its->debt);
  else
    anning_form_refresh (self->form, its->debt);
  show_solved (self);
  show_lines (self);
}

static void
anning_terms_view_flush (AnningPlannerView *view)
{
  AnningTermsView *self = ANNING_TERMS_VIEW (view);

  if (self->form != NULL)
    anning_form_flush (self->form);
  anning_record_group_flush (self->fee_group);
  anning_schedule_line_group_flush (self->line_group);
}

static void
anning_terms_view_constructed (GObject *object)
{
  AnningTermsView *self = ANNING_TERMS_VIEW (object);
  AnningPlannerView *view = ANNING_PLANNER_VIEW (object);

  G_OBJECT_CLASS (anning_terms_view_parent_class)->constructed (object);

  if (anning_planner_view_get_book (view) != NULL && anning_planner_view_get_debt_id (view) == 0)
    {
      g_autoptr (AnningDebt) debt = anning_debt_new ();

      anning_planner_view_set_title (view, _("New Debt"));
      make_form (self, debt);
    }
}

static void
anning_terms_view_dispose (GObject *object)
{
  g_clear_object (&ANNING_TERMS_VIEW (object)->form);

  G_OBJECT_CLASS (anning_terms_view_parent_class)->dispose (object);
}

static void
anning_terms_view_class_init (AnningTermsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  AnningPlannerViewClass *view_class = ANNING_PLANNER_VIEW_CLASS (klass);

  object_class->constructed = anning_terms_view_constructed;
  object_class->dispose = anning_terms_view_dispose;
  view_class->update = anning_terms_view_update;
  view_class->flush = anning_terms_view_flush;

  signals[STORED] = g_signal_new ("stored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
anning_terms_view_init (AnningTermsView *self)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (self);

  anning_planner_view_set_title (view, _("Terms of the Debt"));
  self->rows = ANNING_DEBT_FORM (anning_debt_form_new ());
  self->fee_group = g_object_new (ANNING_TYPE_FEE_GROUP, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->fee_group), FALSE);
  self->line_group = g_object_new (ANNING_TYPE_SCHEDULE_LINE_GROUP, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->line_group), FALSE);
  anning_debt_form_add_to_contract (self->rows, GTK_WIDGET (self->line_group));
  anning_debt_form_add_to_contract (self->rows, GTK_WIDGET (self->fee_group));
  anning_planner_view_add (view, GTK_WIDGET (self->rows));
}

gint64
anning_terms_view_get_id (AnningTermsView *self)
{
  g_return_val_if_fail (ANNING_IS_TERMS_VIEW (self), 0);

  return self->form != NULL ? ANNING_RECORD (anning_form_get_record (self->form))->id
                            : anning_planner_view_get_debt_id (ANNING_PLANNER_VIEW (self));
}
