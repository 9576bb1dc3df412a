/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/* What is inside a copy, or inside the present file: for a comparison before restoring. */
typedef struct _AnningCopyLook AnningCopyLook;

struct _AnningCopyLook
{
  char *path;
  gboolean light;
  gint64 made_at;          /* ms: by the name of a copy, else when the file was last written */
  gint64 schema;
  gint64 size;             /* bytes of the file */
  gint64 n_debts;          /* what is deleted counts nowhere here */
  gint64 n_incidents;
  gint64 n_relatives;
  gint64 n_notes;
  gint64 n_letters;
  gint64 n_originals;
  gint64 originals_size;   /* bytes */
  gint64 n_missing;        /* originals that are neither inside nor beside it; hashes are not looked at */
  gint64 first_at;         /* ms: first and last contact; ANNING_UNKNOWN if there is none */
  gint64 last_at;
  gint64 last_written_at;  /* ms: of the last journal row; ANNING_UNKNOWN if there is none */
};

void            anning_copy_look_free    (AnningCopyLook       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningCopyLook, anning_copy_look_free)

/* Blocking; reads only, also a file that is open. Any schema up to ours. */
AnningCopyLook *anning_copy_look_new     (const char           *path,
                                          GCancellable         *cancellable,
                                          GError              **error);
void            anning_copy_look_async   (const char           *path,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
AnningCopyLook *anning_copy_look_finish  (GAsyncResult         *result,
                                          GError              **error);

G_END_DECLS
