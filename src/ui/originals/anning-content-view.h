/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/* How one kind of original is made into something to be read. */
typedef struct
{
  /* On a thread of its own. */
  gpointer   (*read) (GInputStream  *stream,
                      GCancellable  *cancellable,
                      GError       **error);
  GDestroyNotify free;
  /* On the main loop, of what was read. */
  GtkWidget *(*show) (gpointer       content);
} AnningContentReader;

extern const AnningContentReader anning_text_content;
extern const AnningContentReader anning_mail_content;

/* Shows an original that is made of words. Says why if it cannot. */
#define ANNING_TYPE_CONTENT_VIEW (anning_content_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningContentView, anning_content_view, ANNING, CONTENT_VIEW, AdwBin)

GtkWidget *anning_content_view_new (AnningStore               *store,
                                    gint64                     evidence_id,
                                    const AnningContentReader *reader);

/* A text as it stands, that can be marked and copied; @cut: says below it that there is more. */
GtkWidget *anning_content_text_new (const char                *text,
                                    gboolean                   monospace,
                                    gboolean                   cut);

G_END_DECLS
