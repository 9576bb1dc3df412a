/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-debt-case.h"
#include "anning-payment-order.h"

G_BEGIN_DECLS

typedef enum
{
  ANNING_COURSE_START,     /* what was open when the account begins: by the contract */
  ANNING_COURSE_DUE,       /* an instalment fell due */
  ANNING_COURSE_FEE,       /* a fee fell due by itself, once */
  ANNING_COURSE_PAYMENT,   /* (a part of) a payment went to this debt */
  ANNING_COURSE_CLAIM,     /* what the creditor claimed on that day, from then on in place of the contract */
  ANNING_COURSE_LEFT_OVER, /* a part of a payment found nothing open any more */
} AnningCourseKind;

typedef struct
{
  AnningCourseKind kind;
  GDate day;
  gint64 debt_id;         /* that it is about */
  gint64 from_debt;       /* ANNING_COURSE_PAYMENT: the debt under which the payment is noted */
  gint64 payment_id;      /* ANNING_COURSE_PAYMENT */
  gint64 paid;            /* fen, ANNING_COURSE_PAYMENT: the whole payment; LEFT_OVER: the rest of it */
  AnningOrderReason reason;
  gboolean due;           /* ANNING_COURSE_PAYMENT: the part went to what was due */
  gint64 costs;           /* fen that were added or paid */
  gint64 interest;        /* fen */
  gint64 principal;       /* fen; ANNING_COURSE_DUE: the principal that fell due, it was owed before */
  gint64 costs_open;      /* fen of the debt afterwards */
  gint64 interest_open;   /* fen */
  gint64 principal_open;  /* fen, due or not */
} AnningCourseStep;

/* One debt of the creditor, as Civil Code 560 looks at it. */
typedef struct
{
  gint64 debt_id;
  gboolean secured;
  gint64 burden;          /* millionths per year: the effective yearly cost, or the rate of the contract */
} AnningCourseDebt;

/* Payments to one creditor, in the order of the law, step by step. */
typedef struct
{
  GArray *debts;      /* AnningCourseDebt: the debts with the same creditor of which something is known */
  GArray *steps;      /* AnningCourseStep, by day */
  gint64 left_over;   /* fen paid beyond everything */
  guint n_undesignated; /* payments of which it was not said what they are for */
  gboolean claim_without_day; /* a claim of the subject could not be put into the course */
} AnningPaymentCourse;

AnningPaymentCourse *anning_payment_course_new  (const GPtrArray       *cases,
                                                 const AnningDebtCase  *subject,
                                                 const GDate           *today);
void                 anning_payment_course_free (AnningPaymentCourse   *course);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningPaymentCourse, anning_payment_course_free)

G_END_DECLS
