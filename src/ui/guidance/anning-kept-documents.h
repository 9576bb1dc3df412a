/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * The documents that the user kept with the star.
 *
 * Signal: changed ()
 */
#define ANNING_TYPE_KEPT_DOCUMENTS (anning_kept_documents_get_type ())
G_DECLARE_FINAL_TYPE (AnningKeptDocuments, anning_kept_documents, ANNING, KEPT_DOCUMENTS, GObject)

AnningKeptDocuments *anning_kept_documents_new      (AnningStore          *store);
gboolean             anning_kept_documents_contains (AnningKeptDocuments  *self,
                                                     const char           *key);
/* Returns: (transfer full) (element-type utf8): set of their keys */
GHashTable          *anning_kept_documents_get_keys (AnningKeptDocuments  *self);
/* Keeps a document or lets it go. A failure is told over the window of @widget. */
void                 anning_kept_documents_toggle   (AnningKeptDocuments  *self,
                                                     const char           *key,
                                                     GtkWidget            *widget);

G_END_DECLS
