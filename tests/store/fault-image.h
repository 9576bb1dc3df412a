/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fault-vfs.h"

G_BEGIN_DECLS

/* What of a folder is on the disk for certain, and what may be. */
typedef struct _FaultImage FaultImage;
typedef struct _FaultFile FaultFile;

FaultImage *fault_image_new     (const char   *folder);
void        fault_image_free    (FaultImage   *self);
/* Returns: (nullable): the file at @path; NULL if it is not in the folder, or nothing that a sync keeps */
FaultFile  *fault_image_open    (FaultImage   *self,
                                 const char   *path);
/* @synced: for certain */
void        fault_image_delete  (FaultImage   *self,
                                 const char   *path,
                                 gboolean      synced);
void        fault_image_rename  (FaultImage   *self,
                                 const char   *from,
                                 const char   *to);
/* A file, or a folder: then the names in it. */
void        fault_image_sync    (FaultImage   *self,
                                 const char   *path);
void        fault_image_sync_names (FaultImage *self,
                                 const char   *folder);
void        fault_image_write   (FaultImage   *self,
                                 const char   *to,
                                 ImageKind     kind,
                                 GRand        *rand);

void        fault_file_write    (FaultFile    *self,
                                 gconstpointer data,
                                 gsize         length,
                                 gint64        offset);
void        fault_file_truncate (FaultFile    *self,
                                 gint64        size);
void        fault_file_sync     (FaultFile    *self);

G_END_DECLS
