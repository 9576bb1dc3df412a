/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-shares.h"

G_BEGIN_DECLS

/*
 * The rules of sharing to choose from, each with what it does, and the sum that
 * everyone gets at least where the rule asks for one.
 *
 * Properties: rule (int, AnningShareRule), token (int64, fen).
 */
#define ANNING_TYPE_SHARE_RULES (anning_share_rules_get_type ())
G_DECLARE_FINAL_TYPE (AnningShareRules, anning_share_rules, ANNING, SHARE_RULES, AdwPreferencesGroup)

GtkWidget *anning_share_rules_new (void);

G_END_DECLS
