/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-source-coverage.h"

G_BEGIN_DECLS

/* Which days the bills of one number cover: as a calendar, in words and as a table. */
#define ANNING_TYPE_COVERAGE_GROUP (anning_coverage_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningCoverageGroup, anning_coverage_group, ANNING, COVERAGE_GROUP, AdwBin)

GtkWidget *anning_coverage_group_new (AnningCoverage *coverage,
                                      gint32          from,
                                      gint32          until);

G_END_DECLS
