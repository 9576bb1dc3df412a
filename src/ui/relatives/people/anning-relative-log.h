/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-conduct-book.h"
#include "anning-person-contacts.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * By whom one relative was contacted and when: how often by each creditor, and each contact, newest
 * first, to be opened in the log.
 */
#define ANNING_TYPE_RELATIVE_LOG (anning_relative_log_get_type ())
G_DECLARE_FINAL_TYPE (AnningRelativeLog, anning_relative_log, ANNING, RELATIVE_LOG, AdwPreferencesGroup)

GtkWidget *anning_relative_log_new  (AnningStore                *store);
/* @person: (nullable): NULL: the log is not read yet; only looked at */
void       anning_relative_log_show (AnningRelativeLog          *self,
                                     AnningConductBook          *book,
                                     const AnningPersonContacts *person);

G_END_DECLS
