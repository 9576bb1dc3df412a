/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "anning-dismissal.h"
#include "anning-finding.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * What the rules of conduct find in the whole log. It reads and works off the main
 * loop, follows the store, and after an edit looks again only at what the edit touches.
 * What it hands out holds until the next "changed", unless it is counted.
 *
 * Signal: changed (): loaded, failed, or something in it is different
 */
#define ANNING_TYPE_CONDUCT_BOOK (anning_conduct_book_get_type ())
G_DECLARE_FINAL_TYPE (AnningConductBook, anning_conduct_book, ANNING, CONDUCT_BOOK, GObject)

/* The findings of one incident, told in the list. */
typedef struct
{
  guint n_hits;            /* that are not set aside */
  AnningSeverity severity; /* the highest of them */
} AnningConductMark;

/* Returns: (transfer full): the one book of @store, which everybody who shows it shares */
AnningConductBook        *anning_conduct_book_for_store     (AnningStore             *store);
/* Whether it was read once; afterwards it stays so. */
gboolean                  anning_conduct_book_get_loaded    (AnningConductBook       *self);
/* Returns: (nullable): why the last reading failed */
const GError             *anning_conduct_book_get_error     (AnningConductBook       *self);
/* Begins to read all of it once more, after an error. */
void                      anning_conduct_book_reload        (AnningConductBook       *self);
/* Returns: (transfer none): AnningContact, in their order; never changes: a change makes another one. May be kept with g_array_ref(), and read by any thread. */
GArray                   *anning_conduct_book_get_contacts  (AnningConductBook       *self);
/* Returns: (transfer none): for the main thread, until the next "changed" */
const AnningContactNames *anning_conduct_book_get_names     (AnningConductBook       *self);
const AnningFindings     *anning_conduct_book_get_findings  (AnningConductBook       *self);
/* Returns: (transfer container) (element-type AnningFinding): what is found with this incident, urgent ones first, then the most severe */
GPtrArray                *anning_conduct_book_find          (AnningConductBook       *self,
                                                             gint64                   incident_id);
/* Returns: (nullable): the incident as the rules read it */
const AnningContact      *anning_conduct_book_get_contact   (AnningConductBook       *self,
                                                             gint64                   incident_id);
/* Hits that are not set aside; explanations and what too little is known of never count. */
AnningConductMark         anning_conduct_book_get_mark      (AnningConductBook       *self,
                                                             gint64                   incident_id);
/* Returns: (transfer full): GHashTable set of gint64 *: incidents with such hits */
GHashTable               *anning_conduct_book_dup_marked    (AnningConductBook       *self);
/* Returns: (transfer none) (nullable): NULL where it was not set aside */
const AnningDismissal    *anning_conduct_book_get_dismissal (AnningConductBook       *self,
                                                             const AnningFinding     *finding);

G_END_DECLS
