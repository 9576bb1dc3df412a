/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-db-private.h"

G_BEGIN_DECLS

typedef struct _AnningSearcher AnningSearcher;

/* FALSE with G_IO_ERROR_CLOSED when the file is not open. */
gboolean        anning_store_check_open     (AnningStore     *self,
                                             GError         **error);
/*
 * Readers with connections of their own. @release is called, on the thread of
 * anning_store_close(), before the file is closed; it must drop the connection
 * and must not call back into the store. FALSE when the store is not open.
 */
gboolean        anning_store_add_reader     (AnningStore     *self,
                                             gpointer         reader,
                                             void           (*release) (gpointer reader),
                                             GError         **error);
void            anning_store_remove_reader  (AnningStore     *self,
                                             gpointer         reader);
/* The search thread, made on first use; NULL with @error when the store is not open. */
AnningSearcher *anning_store_get_searcher   (AnningStore     *self,
                                             GError         **error);

/* ---- anning-search.c ---- */
AnningSearcher *anning_searcher_new         (const char      *path);
/* Ends what runs, waits for the thread. */
void            anning_searcher_free        (AnningSearcher  *self);

G_END_DECLS
