/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-original-users.h"
#include "anning-progress-relay.h"

G_BEGIN_DECLS

/* An original whose bytes are not those that came in. */
typedef struct
{
  gint64 evidence_id;
  char *expected;   /* SHA-256 as it was on the day it came in */
  char *found;      /* of the bytes that are there now; NULL: pieces are missing or cannot be read */
  gint64 size;      /* bytes, as it came in */
  gint64 added_at;  /* ms */
  GPtrArray *users; /* AnningOriginalUser */
} AnningDamagedOriginal;

/* What a check of all originals found. */
typedef struct
{
  gint64 checked_at; /* ms, when it ended */
  guint n_checked;
  gint64 bytes;
  GPtrArray *damaged; /* AnningDamagedOriginal */
} AnningOriginalsReport;

void                   anning_originals_report_free  (AnningOriginalsReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningOriginalsReport, anning_originals_report_free)

/* What the file remembers of the last check. */
typedef struct
{
  gint64 checked_at; /* ms, ANNING_UNKNOWN if none was made */
  guint n_checked;
  guint n_damaged;
  gboolean looked;   /* somebody has looked at what was found */
} AnningOriginalsChecked;

/* Blocking: for a thread other than the main one. @relay: (nullable) */
AnningOriginalsReport  *anning_originals_check        (AnningStore             *store,
                                                       gboolean                 slowly,
                                                       AnningProgressRelay     *relay,
                                                       GCancellable            *cancellable,
                                                       GError                 **error);
/* @progress: (nullable): on the main context of the caller, not after @callback */
void                    anning_originals_check_async  (AnningStore             *store,
                                                       gboolean                 slowly,
                                                       AnningProgressFunc       progress,
                                                       gpointer                 progress_data,
                                                       GCancellable            *cancellable,
                                                       GAsyncReadyCallback      callback,
                                                       gpointer                 user_data);
AnningOriginalsReport  *anning_originals_check_finish (AnningStore             *store,
                                                       GAsyncResult            *result,
                                                       GError                 **error);

void                    anning_originals_checked_read_async  (AnningStore          *store,
                                                              GCancellable         *cancellable,
                                                              GAsyncReadyCallback   callback,
                                                              gpointer              user_data);
/* Returns: (transfer full): to be freed with g_free(), or NULL and @error */
AnningOriginalsChecked *anning_originals_checked_read_finish (AnningStore          *store,
                                                              GAsyncResult         *result,
                                                              GError              **error);
/* Somebody has looked at what the last check found. */
void                    anning_originals_checked_look (AnningStore             *store);

G_END_DECLS
