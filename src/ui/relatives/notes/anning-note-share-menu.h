/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-note-check.h"
#include "anning-relative.h"
#include "anning-store.h"

G_BEGIN_DECLS

/* A note as it is to leave. */
typedef struct
{
  AnningStore *store;
  gint64 note_id;
  gint64 relative_id; /* for whom, may be unknown */
  GPtrArray *blocks;  /* AnningPageBlock */
  char *text;
  char *language;
  AnningNoteCheck check;
  char *summary;      /* the same in words */
} AnningNoteOut;

/*
 * @parts: (element-type AnningNotePart): in the order in which they are sent
 * @check: of what anning_note_compose() makes of it
 */
AnningNoteOut *anning_note_out_new  (AnningStore           *store,
                                     const AnningNote      *note,
                                     GPtrArray             *parts,
                                     const AnningNoteCheck *check,
                                     const char            *summary);
void           anning_note_out_free (AnningNoteOut         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningNoteOut, anning_note_out_free)

/* Returns: (transfer full): the note as it stands on the screen; it is stored so */
typedef AnningNoteOut *(*AnningNoteOutProvide) (GtkWidget *view);

/*
 * Gives @button a menu of all ways in which a note leaves, and @view the actions for
 * them. What has gaps, or a number as long as that of a card, does not leave without a
 * question; after it left, it is asked to whom.
 */
void           anning_note_share_attach      (GtkWidget            *view,
                                              GtkMenuButton        *button,
                                              AnningNoteOutProvide  provide);
/* @enabled: there is something to send */
void           anning_note_share_set_enabled (GtkWidget            *view,
                                              gboolean              enabled);

G_END_DECLS
