/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-payments-view.h"

#include <glib/gi18n.h>

#include "anning-payment-group.h"

struct _AnningPaymentsView
{
  AnningPlannerView parent_instance;

  AnningRecordGroup *group;
};

G_DEFINE_FINAL_TYPE (AnningPaymentsView, anning_payments_view, ANNING_TYPE_PLANNER_VIEW)

static void
anning_payments_view_flush (AnningPlannerView *view)
{
  anning_record_group_flush (ANNING_PAYMENTS_VIEW (view)->group);
}

static void
anning_payments_view_constructed (GObject *object)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (object);

  G_OBJECT_CLASS (anning_payments_view_parent_class)->constructed (object);

  if (anning_planner_view_get_book (view) != NULL)
    anning_record_group_load (ANNING_PAYMENTS_VIEW (view)->group, anning_planner_view_get_store (view),
                              anning_planner_view_get_debt_id (view));
}

static void
anning_payments_view_class_init (AnningPaymentsViewClass *klass)
{
  AnningPlannerViewClass *view_class = ANNING_PLANNER_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = anning_payments_view_constructed;
  view_class->flush = anning_payments_view_flush;
}

static void
anning_payments_view_init (AnningPaymentsView *self)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (self);

  anning_planner_view_set_title (view, _("Payments"));
  self->group = g_object_new (ANNING_TYPE_PAYMENT_GROUP, NULL);
  anning_planner_view_add (view, GTK_WIDGET (self->group));
}
