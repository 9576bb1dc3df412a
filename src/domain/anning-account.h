/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-debt.h"
#include "anning-loan.h"

G_BEGIN_DECLS

/* How an instalment stands on a day. */
typedef enum
{
  ANNING_ACCOUNT_PAID,      /* in full, by its due day */
  ANNING_ACCOUNT_PAID_LATE, /* in full, after its due day */
  ANNING_ACCOUNT_PART,      /* something is paid and something open, due or not */
  ANNING_ACCOUNT_MISSED,    /* its due day is past and nothing is paid */
  ANNING_ACCOUNT_DUE,       /* due today or later, nothing is paid yet */
  ANNING_ACCOUNT_AHEAD,     /* in full, and its due day is still to come */
} AnningAccountState;

typedef struct
{
  AnningInstalment instalment;
  gint64 paid;       /* fen */
  gint64 open;       /* fen */
  GDate paid_day;    /* of the last payment that went into it; not valid when none or not known */
  AnningAccountState state;
  gint64 days_late;  /* until it was paid in full, or until today; 0 when not late */
  gboolean assumed;  /* counts as paid without a noted payment */
} AnningAccountLine;

/* Instalments matched with payments, the oldest first. Sums in fen. */
typedef struct
{
  GArray *lines;     /* AnningAccountLine, by due day */
  GDate paid_before; /* instalments due before it are assumed to be paid; not valid when none are */
  gint64 due;        /* of the instalments due until today, today included */
  gint64 paid;       /* all payments until today, those that are assumed included */
  gint64 missed;     /* open of the instalments that were due before today */
  gint64 left_over;  /* paid beyond all instalments */
  gint64 open;       /* of all instalments */
  guint n_paid;      /* instalments paid in full */
  guint n_missed;    /* instalments due before today that are not paid in full */
  GDate oldest_open; /* the first of these; not valid when there is none */
  GDate next_due;    /* first instalment from today on that is open; not valid when there is none */
  gint64 next_open;  /* what is open of it; 0 without next_due */
} AnningAccount;

AnningAccount *anning_account_new            (const GArray     *instalments,
                                              const GPtrArray  *payments,
                                              const GDate      *today);
AnningAccount *anning_account_new_assuming   (const GArray     *instalments,
                                              const GPtrArray  *payments,
                                              const GDate      *paid_before,
                                              const GDate      *today);
void           anning_account_free           (AnningAccount    *account);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningAccount, anning_account_free)

G_END_DECLS
