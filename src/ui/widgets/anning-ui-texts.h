/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-texts.h"

G_BEGIN_DECLS

/*
 * The texts in the language of the program. They are read once, on a thread of
 * their own; whoever asks later gets the same object.
 */
void         anning_ui_texts_load_async  (GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
/* Returns: (transfer full): or NULL and @error */
AnningTexts *anning_ui_texts_load_finish (GAsyncResult         *result,
                                          GError              **error);
/*
 * Hands them to @object once they are loaded, unless it is gone by then; never
 * before this returns. That they cannot be read is told by the guidance.
 */
typedef void (*AnningUiTextsReady) (gpointer     object,
                                    AnningTexts *texts);
void         anning_ui_texts_hand_to     (gpointer              object,
                                          AnningUiTextsReady    ready);
/* Returns: (transfer none) (nullable): NULL while they are not loaded yet */
AnningTexts *anning_ui_texts_peek        (void);

G_END_DECLS
