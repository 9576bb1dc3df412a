/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/* Whose calls were written down last: what a new contact is likely to be about. */
typedef struct
{
  char *number;   /* as it is stored */
  char *creditor; /* NULL: not known */
  char *collector;
  char *to_party; /* whom it reached the last time */
} AnningRecentNumber;

void       anning_recent_number_free         (AnningRecentNumber   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningRecentNumber, anning_recent_number_free)

/*
 * Numbers that contacts came from, the latest first; none that is of somebody close or was
 * marked as private.
 *
 * @number: (nullable): only this one, as it is stored
 */
void       anning_recent_numbers_read_async  (AnningStore          *store,
                                              const char           *number,
                                              guint                 most,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
/* Returns: (transfer full) (element-type AnningRecentNumber): at most @most; NULL and @error */
GPtrArray *anning_recent_numbers_read_finish (AnningStore          *store,
                                              GAsyncResult         *result,
                                              GError              **error);

G_END_DECLS
