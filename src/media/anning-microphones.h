/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-microphone.h"

G_BEGIN_DECLS

/*
 * The microphones of the computer as they come and go: a GListModel of
 * AnningMicrophone, the system's default first. What the computer itself plays
 * ("monitor") is not among them. Asking the sound server may take seconds when it
 * does not answer: that happens on a thread; the model changes on the maker's context.
 *
 * Property: searching (boolean, read): TRUE until the first answer
 */
#define ANNING_TYPE_MICROPHONES (anning_microphones_get_type ())
G_DECLARE_FINAL_TYPE (AnningMicrophones, anning_microphones, ANNING, MICROPHONES, GObject)

AnningMicrophones *anning_microphones_new           (void);
gboolean           anning_microphones_get_searching (AnningMicrophones *self);
/* Asks the sound server afresh: one that was started or restarted since is not heard of otherwise. */
void               anning_microphones_search        (AnningMicrophones *self);

G_END_DECLS
