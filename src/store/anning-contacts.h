/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-contact.h"
#include "anning-store.h"

G_BEGIN_DECLS

/* The incidents as the rules of conduct read them, with what debts, relatives and originals tell of each. */
typedef struct
{
  GArray *contacts;          /* AnningContact, in the order of anning_contact_compare() */
  AnningContactNames *names; /* of these contacts */
} AnningContactLog;

void              anning_contact_log_free      (AnningContactLog     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningContactLog, anning_contact_log_free)

/* Inside a job. */
AnningContactLog *anning_contacts_read         (AnningDb             *db,
                                                const gint64         *ids,
                                                guint                 n_ids,
                                                GError              **error);

void              anning_contacts_read_async   (AnningStore          *store,
                                                const gint64         *ids,
                                                guint                 n_ids,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
AnningContactLog *anning_contacts_read_finish  (AnningStore          *store,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
