/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-incident.h"
#include "anning-store.h"

G_BEGIN_DECLS

/* A contact as the one who was called writes it down in half a minute. */
typedef struct
{
  AnningIncident *incident; /* whom it reached is filled in when it is stored */
  gint64 relative_id;       /* who answered, or ANNING_UNKNOWN */
  char *relation;           /* of someone who is not in the file yet, and is added by it alone; NULL: nobody is added */
  char *liability;          /* of that one, or NULL */
  char *to_party;           /* where neither is known; NULL: a contact */
  gboolean asked_to_stop;   /* they said that they do not want to be called again */
} AnningCalledEntry;

/* What storing it did to the file, to take it back. */
typedef struct
{
  gint64 incident_id;
  gint64 added_id;   /* someone who was added, or 0 */
  gint64 refused_id; /* whose refusal was noted, or 0 */
  gint64 refused_at; /* ms, as it was noted */
} AnningCalledWritten;

AnningCalledEntry   *anning_called_entry_new          (void);
void                 anning_called_entry_free         (AnningCalledEntry         *self);

/*
 * Stores the contact as one from them, of the one who answered. Someone new is added. Who asked not to
 * be called again, and had not before, has asked since it began; a stranger has told them since then
 * that it is the wrong person.
 *
 * @entry: (transfer full)
 */
void                 anning_called_entry_save_async   (AnningStore               *store,
                                                       AnningCalledEntry         *entry,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);
/* Returns: (transfer full): freed with g_free(), or NULL and @error (ANNING_STORE_ERROR) */
AnningCalledWritten *anning_called_entry_save_finish  (AnningStore               *store,
                                                       GAsyncResult              *result,
                                                       GError                   **error);
/*
 * Takes it back. A refusal that was changed since stays, as does someone who was
 * added and is named by now.
 */
void                 anning_called_entry_undo_async   (AnningStore               *store,
                                                       const AnningCalledWritten *written,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);
gboolean             anning_called_entry_undo_finish  (AnningStore               *store,
                                                       GAsyncResult              *result,
                                                       GError                   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningCalledEntry, anning_called_entry_free)

G_END_DECLS
