/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-listening.h"

G_BEGIN_DECLS

/*
 * The desktop's own buttons for what plays, and the media keys: MPRIS 2.2
 * (https://specifications.freedesktop.org/mpris-spec/2.2/). It is on the bus from
 * the first play of a recording until it is heard, closed or hushed. What it tells is
 * the program's name, the place and the length: a desktop shows it to whoever
 * looks at the screen, some of them on the lock screen, too.
 */
#define ANNING_TYPE_MPRIS (anning_mpris_get_type ())
G_DECLARE_FINAL_TYPE (AnningMpris, anning_mpris, ANNING, MPRIS, GObject)

AnningMpris *anning_mpris_new (AnningListening *listening);

G_END_DECLS
