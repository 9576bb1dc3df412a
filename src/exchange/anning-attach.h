/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-import.h"
#include "anning-store.h"

G_BEGIN_DECLS

/* Why something does not become an original of a record. */
typedef enum
{
  ANNING_ATTACH_FINE,
  ANNING_ATTACH_NOT_FOUND,
  ANNING_ATTACH_UNREADABLE,
  ANNING_ATTACH_FOLDER,
  ANNING_ATTACH_SPECIAL, /* a device, a pipe, a socket */
  ANNING_ATTACH_EMPTY,
  ANNING_ATTACH_TOO_LARGE,
} AnningAttachReason;

typedef struct
{
  char *name; /* as a person reads it */
  AnningAttachReason reason;
} AnningAttachRefusal;

typedef struct
{
  guint added;
  guint known;         /* the same bytes belonged to the record already */
  GPtrArray *refusals; /* AnningAttachRefusal */
} AnningAttachResult;

void                anning_attach_result_free     (AnningAttachResult   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningAttachResult, anning_attach_result_free)

/* What is to be attached: files, and bytes that are in no file, such as a pasted picture. */
typedef struct _AnningAttachments AnningAttachments;

AnningAttachments  *anning_attachments_new        (void);
void                anning_attachments_free       (AnningAttachments    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningAttachments, anning_attachments_free)
void                anning_attachments_add_file   (AnningAttachments    *self,
                                                   GFile                *file);
void                anning_attachments_add_bytes  (AnningAttachments    *self,
                                                   GBytes               *bytes,
                                                   const char           *name);

void                anning_attach_async           (AnningStore          *store,
                                                   const char           *owner,
                                                   gint64                owner_id,
                                                   AnningAttachments    *attachments,
                                                   AnningProgressFunc    progress,
                                                   gpointer              progress_data,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
AnningAttachResult *anning_attach_finish          (AnningStore          *store,
                                                   GAsyncResult         *result,
                                                   GError              **error);
/* Returns: (transfer full): one translated sentence: why, and what to do */
char               *anning_attach_reason_sentence (AnningAttachReason    reason);

G_END_DECLS
