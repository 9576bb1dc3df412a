/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-pages.h"

G_BEGIN_DECLS

GPtrArray *anning_fingerprint_paper_new (const char *line);

G_END_DECLS
