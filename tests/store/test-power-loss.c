/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "anning-backup.h"
#include "case-script.h"
#include "fault-vfs.h"
#include "store-fixture.h"

/* How many disks are made at each moment at which the power may go. */
#define DISKS 4
/* Moments of one step that are looked at, if not all are. */
#define MOMENTS (12 / STORE_FIXTURE_STRIDE + 1)

typedef struct
{
  const char *folder; /* the disks are made below it */
  GRand *rand;
  gboolean on;   /* the step has begun */
  guint moments;
  guint every;
  guint disks;
} Loss;

static void
make_disk (Loss      *loss,
           ImageKind  kind)
{
  g_autofree char *to = g_strdup_printf ("%s/disk-%u", loss->folder, loss->disks++);

  fault_vfs_make_image (to, kind, loss->rand);
}

static void
moment_cb (gpointer user_data)
{
  Loss *loss = user_data;

  if (!loss->on || loss->moments++ % loss->every != 0)
    return;
  make_disk (loss, IMAGE_SYNCED);
  make_disk (loss, IMAGE_WRITTEN);
  for (guint i = 2; i < DISKS; i++)
    make_disk (loss, IMAGE_RANDOM);
}

/* Does the step once while nobody looks. Returns: how many moments it has */
static guint
count_moments (const CaseStep *step,
               const char     *from,
               const char     *folder,
               char          **after)
{
  /* The first one of so many is not looked at either. */
  Loss loss = { .folder = folder, .every = G_MAXUINT, .moments = 1 };
  g_autoptr (GError) error = NULL;
  Case self;

  case_copy_folder (from, folder);
  case_init (&self, folder);
  fault_vfs_follow (folder, moment_cb, &loss);
  if (step->open)
    {
      self.store = anning_store_new (self.path);
      anning_store_open (self.store, &error);
      g_assert_no_error (error);
    }
  loss.on = TRUE;
  step->run (&self, &error);
  g_assert_no_error (error);
  loss.on = FALSE;
  case_clear (&self);
  fault_vfs_leave ();
  *after = case_digest (folder);
  case_drop (&self);
  store_fixture_remove_tree (folder);
  return loss.moments;
}

static void
check_sound (const char *path)
{
  g_autoptr (AnningVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;

  verdict = anning_verify_file (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < verdict->findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (verdict->findings, i));
  g_assert_true (verdict->sound);
}

/* The machine starts again: the file is as before the step or as after it, opens, is whole and can be written. */
static void
check_disk (const CaseStep *step,
            const char     *disk,
            const char     *before,
            const char     *after)
{
  g_autofree char *path = g_build_filename (disk, "anning.db", NULL);
  g_autofree char *copy = g_build_filename (disk, "copy.db", NULL);
  g_autofree char *digest = NULL;
  g_autoptr (AnningStore) store = NULL;
  g_autoptr (GError) error = NULL;

  digest = case_digest (disk);
  if (strcmp (digest, after) != 0 && (before == NULL || strcmp (digest, before) != 0))
    g_error ("%s: %s is neither as before nor as after", step->name, disk);
  if (access (copy, F_OK) == 0)
    check_sound (copy);

  /* Nobody starts a machine within a second. */
  case_set_clock (case_get_clock () + 2000);
  store = anning_store_new (path);
  anning_store_open (store, &error);
  g_assert_no_error (error);
  case_write_more (store, &error);
  g_assert_no_error (error);
  anning_store_close (store);
  check_sound (path);
}

static void
test_step (gconstpointer data)
{
  const CaseStep *step = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  g_autofree char *folder = g_dir_make_tmp ("anning-power-XXXXXX", &error);
  g_autofree char *from = g_build_filename (folder, "from", NULL);
  g_autofree char *on = g_build_filename (folder, "on", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  Loss loss = { .folder = folder, .rand = rand, .every = 1 };
  guint moments;
  guint during;
  Case self;

  g_assert_no_error (error);
  case_make (step, from);
  before = case_digest (from);
  moments = count_moments (step, from, on, &after);
  loss.every = g_getenv ("ANNING_FAULTS") != NULL ? 1 : MAX (1, moments / MOMENTS);

  case_copy_folder (from, on);
  case_init (&self, on);
  fault_vfs_follow (on, moment_cb, &loss);
  if (step->open)
    {
      self.store = anning_store_new (self.path);
      anning_store_open (self.store, &error);
      g_assert_no_error (error);
    }
  loss.on = TRUE;
  step->run (&self, &error);
  g_assert_no_error (error);
  during = loss.disks;
  /* What was told as done is done: no power can take it back. */
  make_disk (&loss, IMAGE_SYNCED);
  for (guint i = 0; i < DISKS; i++)
    make_disk (&loss, IMAGE_RANDOM);
  loss.on = FALSE;
  case_drop (&self);
  fault_vfs_leave ();

  for (guint i = 0; i < loss.disks; i++)
    {
      g_autofree char *disk = g_strdup_printf ("%s/disk-%u", folder, i);

      check_disk (step, disk, i < during ? before : NULL, after);
    }
  g_test_message ("%s: %u disks, the power lost at %u moments", step->name, loss.disks, loss.moments);
  store_fixture_remove_tree (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fault_vfs_install ();
  for (guint i = 0; i < n_case_steps; i++)
    {
      g_autofree char *name = g_strdup_printf ("/store/power-loss/%s", case_steps[i].name);
      g_test_add_data_func (name, &case_steps[i], test_step);
    }
  return g_test_run ();
}
