/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A small field for a sum of money, for the end of a row that has a title of its
 * own. Empty and zero are the same in it.
 *
 * Properties: value (gint64 fen), which a form binds to; message (string, NULL when
 *   all is well): why the text cannot be read; the value stays as it was.
 */
#define ANNING_TYPE_AMOUNT_ENTRY (anning_amount_entry_get_type ())
G_DECLARE_FINAL_TYPE (AnningAmountEntry, anning_amount_entry, ANNING, AMOUNT_ENTRY, GtkEntry)

GtkWidget  *anning_amount_entry_new         (void);
/* Returns: (nullable) */
const char *anning_amount_entry_get_message (AnningAmountEntry *self);
/* Returns: (nullable): the text as it stands there, where it is no sum. */
const char *anning_amount_entry_get_refused (AnningAmountEntry *self);

G_END_DECLS
