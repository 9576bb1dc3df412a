/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-records.h"
#include "anning-store.h"

G_BEGIN_DECLS

/* The made-up household in a file of its own, on 20 November 2026. */
typedef struct
{
  char *folder;
  AnningStore *store; /* open */
} HouseholdFixture;

/* For g_test_add(). */
void      household_fixture_set_up    (HouseholdFixture *self,
                                       gconstpointer     data);
void      household_fixture_tear_down (HouseholdFixture *self,
                                       gconstpointer     data);
/* Returns: (transfer full) (element-type AnningRecord): all rows of a type */
GPtrArray *household_fixture_list     (HouseholdFixture *self,
                                       const AnningRecordType *type);

G_END_DECLS
