/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Which recordings are on the screen: each view tells what it shows. */
typedef struct _AnningSightings AnningSightings;

typedef void (*AnningSightingsFunc) (gpointer user_data);

/* @gone: a view was finalized */
AnningSightings *anning_sightings_new      (AnningSightingsFunc  gone,
                                            gpointer             user_data);
void             anning_sightings_free     (AnningSightings     *self);
/* @view: a GObject, not kept alive. @evidence_id: 0: it shows none that could be seen */
void             anning_sightings_set      (AnningSightings     *self,
                                            gpointer             view,
                                            gint64               evidence_id);
gboolean         anning_sightings_contain  (AnningSightings     *self,
                                            gint64               evidence_id);
/* There is no view, not even one that shows nothing. */
gboolean         anning_sightings_is_empty (AnningSightings     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningSightings, anning_sightings_free)

G_END_DECLS
