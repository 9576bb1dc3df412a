/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A passphrase, in memory that is neither swapped out nor written into a crash
 * report where the system permits that, and overwritten when it is let go.
 * Exactly the bytes that were typed: nothing is cut off, folded or put into
 * another form.
 */
typedef struct _AnningSecret AnningSecret;

/* Longer ones are refused: they are a wrong file, no passphrase. Bytes. */
#define ANNING_SECRET_LONGEST 1024

/* @length: bytes of @text; -1: up to its end. Returns: (nullable): NULL if it is empty or too long */
AnningSecret *anning_secret_new   (const char          *text,
                                   gssize               length);
AnningSecret *anning_secret_ref   (AnningSecret        *self);
void          anning_secret_unref (AnningSecret        *self);
/* In the same time wherever they differ. */
gboolean      anning_secret_equal (const AnningSecret  *self,
                                   const AnningSecret  *other);
/* Overwrites @length bytes, also where the compiler sees no use of it. */
void          anning_secret_wipe  (gpointer             bytes,
                                   gsize                length);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningSecret, anning_secret_unref)

G_END_DECLS
