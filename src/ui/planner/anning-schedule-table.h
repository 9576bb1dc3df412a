/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-account.h"
#include "anning-figure-table.h"
#include "anning-loan.h"
#include "anning-yield.h"

G_BEGIN_DECLS

/* Tables of the planner: a schedule (number, due day, payment, principal, interest, balance, fees)… */
GtkWidget *anning_schedule_table_new  (const char        *name,
                                       gboolean           fees);
void       anning_schedule_table_show (AnningFigureTable *table,
                                       const GArray      *instalments);
/* …how each instalment of one stands (number, due day, payment, state, principal, interest, fees, balance)… */
GtkWidget *anning_account_table_new   (const char              *name,
                                       gboolean                 parts);
void       anning_account_table_show  (AnningFigureTable       *table,
                                       const AnningAccount     *account);
/* …and the money that moved (day, what it was, amount). */
GtkWidget *anning_flow_table_new      (const char        *name);
void       anning_flow_table_show     (AnningFigureTable *table,
                                       const GArray      *flows);

G_END_DECLS
