/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-date.h"
#include "anning-record.h"

G_BEGIN_DECLS

/* What is open of a debt: its part that is due, or its part that is not due yet. */
typedef struct
{
  gint64 debt_id;
  gboolean due;
  gboolean secured;
  gint64 burden;    /* millionths per year, ANNING_UNKNOWN: not known, counts as the lightest */
  GDate due_day;    /* of the oldest part of it; not valid when not known: the latest */
  gint64 costs;     /* fen */
  gint64 interest;  /* fen */
  gint64 principal; /* fen */
} AnningOrderItem;

/* Why an item came when it did; which rule of Civil Code 560 told it from the next one. */
typedef enum
{
  ANNING_ORDER_ONLY_ONE,   /* nothing else was open */
  ANNING_ORDER_DESIGNATED, /* it was said that the payment is for this debt */
  ANNING_ORDER_DUE,        /* it is due, the next one is not */
  ANNING_ORDER_SECURITY,   /* the next one is secured, it is not */
  ANNING_ORDER_BURDEN,     /* it is the heavier burden */
  ANNING_ORDER_EARLIER,    /* it fell due earlier */
  ANNING_ORDER_PRO_RATA,   /* equal in all this with others: in proportion */
  ANNING_ORDER_LAST,       /* all others were paid before it */
} AnningOrderReason;

/* What of a payment went to an item. */
typedef struct
{
  guint item;       /* its place among the items */
  AnningOrderReason reason;
  gint64 costs;     /* fen */
  gint64 interest;  /* fen */
  gint64 principal; /* fen */
} AnningOrderShare;

GArray *anning_payment_order_divide (const GArray *items,
                                     gint64        amount,
                                     gint64       *left_over);

G_END_DECLS
