/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "household-fixture.h"

#include "anning-date.h"
#include "anning-demo.h"

#include "../remove-tree.h"

void
household_fixture_set_up (HouseholdFixture *self,
                          gconstpointer     data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  GDate today;

  g_assert_true (anning_day_parse ("2026-11-20", &today));
  self->folder = g_dir_make_tmp ("anning-household-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "example.db", NULL);
  self->store = anning_store_new (path);
  anning_store_open (self->store, &error);
  g_assert_no_error (error);
  anning_demo_fill (self->store, "zh", &today, &error);
  g_assert_no_error (error);
}

void
household_fixture_tear_down (HouseholdFixture *self,
                             gconstpointer     data)
{
  anning_store_close (self->store);
  g_object_unref (self->store);
  remove_tree (self->folder);
  g_free (self->folder);
}

static gpointer
list_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_records_list (db, data, NULL, 0, error);
}

GPtrArray *
household_fixture_list (HouseholdFixture       *self,
                        const AnningRecordType *type)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = anning_store_read (self->store, list_job, (gpointer) type, &error);

  g_assert_no_error (error);
  return records;
}
