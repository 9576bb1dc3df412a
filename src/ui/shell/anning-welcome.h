/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* First start: what this is, where it keeps things, and three doors. */
#define ANNING_TYPE_WELCOME (anning_welcome_get_type ())
G_DECLARE_FINAL_TYPE (AnningWelcome, anning_welcome, ANNING, WELCOME, AdwBin)

G_END_DECLS
