/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-query-private.h"
#include "anning-search.h"

G_BEGIN_DECLS

/* The index of the program's texts: in memory, of the thread that made it. */
typedef struct _AnningTextIndex AnningTextIndex;

/* @texts: (transfer full) (element-type AnningSearchText) */
AnningTextIndex *anning_text_index_new   (GPtrArray          *texts,
                                          GError            **error);
void             anning_text_index_free  (AnningTextIndex    *self);
/* Appends at most @limit to @hits (AnningHit), the best first. */
gboolean         anning_text_index_find  (AnningTextIndex    *self,
                                          const AnningQuery  *query,
                                          guint               limit,
                                          GPtrArray          *hits,
                                          GError            **error);

G_END_DECLS
