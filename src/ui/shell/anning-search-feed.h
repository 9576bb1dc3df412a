/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"
#include "anning-texts.h"

G_BEGIN_DECLS

/* Lets searches in @store find what the program says. Once is enough for a store: later calls do nothing. */
void anning_search_feed (AnningStore *store,
                         AnningTexts *texts);

G_END_DECLS
