/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "anning-backup.h"
#include "case-script.h"
#include "fault-vfs.h"
#include "store-fixture.h"

/* How many points of a step are tried if not all are. */
#define POINTS (10 / STORE_FIXTURE_STRIDE + 1)
/* And how many at its end, where files take the places of others. */
#define LAST 8

/* A step is done once for each of its operations on the disk, which fails in it. */
typedef struct
{
  const CaseStep *step;
  FaultKind kind;
} Trial;

/* The half of a new file, of a copy or of what was restored is never left lying about. */
static void
check_left (const char     *folder,
            const CaseStep *step)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (strcmp (name, "anning.db") == 0)
        continue;
      /* A file that could not be read while another took its place is kept with all that belongs to it. */
      if (strstr (name, ".damaged-") != NULL)
        continue;
      if (!step->own || g_str_has_suffix (name, ".part") || g_str_has_suffix (name, ".restored")
          || g_str_has_suffix (name, "-wal") || g_str_has_suffix (name, ".lock"))
        g_error ("%s: %s is left behind", step->name, name);
    }
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

/* Every copy that has a name is whole; a whole one is opened like any other file. */
static void
check_copies (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        check_copies (path);
      else if (g_str_has_suffix (name, ".db") && strcmp (name, "anning.db") != 0)
        {
          g_autoptr (AnningStore) store = anning_store_new (path);
          g_autoptr (GError) error = NULL;

          anning_store_open (store, &error);
          if (!g_error_matches (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_COPY))
            g_assert_no_error (error);
          anning_store_close (store);
          check_sound (path);
        }
    }
}

/* Does the step with operation @n failing, and goes on without. */
static void
try_one (const Trial *trial,
         const char  *from,
         const char  *folder,
         guint        n,
         const char  *before,
         const char  *after)
{
  Case self;
  g_autofree char *digest = NULL;
  g_autoptr (GError) error = NULL;
  gboolean failed, done;

  case_copy_folder (from, folder);
  case_init (&self, folder);
  case_set_clock (CASE_BEGIN_MS);
  if (trial->step->open)
    {
      self.store = anning_store_new (self.path);
      anning_store_open (self.store, &error);
      g_assert_no_error (error);
    }

  fault_vfs_arm (trial->kind, n);
  done = trial->step->run (&self, &error);
  /* A disk that went for good is still gone when the program ends. */
  if (trial->kind == FAULT_BROKEN || self.store == NULL)
    case_clear (&self);
  fault_vfs_disarm (&failed);
  g_assert_true (done == (error == NULL));
  if (!failed)
    g_assert_true (done);
  if (error != NULL)
    {
      g_assert_true (error->domain == ANNING_STORE_ERROR || error->domain == G_IO_ERROR);
      if (trial->kind == FAULT_FULL)
        g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FULL);
      if (trial->kind == FAULT_READ_ONLY)
        g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_READ_ONLY);
      g_clear_error (&error);
    }

  /* The fault is gone: the same store goes on. */
  if (self.store != NULL)
    {
      if (!anning_store_get_is_open (self.store))
        anning_store_open (self.store, &error);
      g_assert_no_error (error);
      digest = case_digest (folder);
      case_write_more (self.store, &error);
      g_assert_no_error (error);
      case_clear (&self);
    }
  else
    {
      digest = case_digest (folder);
    }
  if (done ? strcmp (digest, after) != 0 : strcmp (digest, before) != 0 && strcmp (digest, after) != 0)
    g_error ("%s, operation %u: the file is neither as before nor as after", trial->step->name, n);

  /* And so does a new one, a moment later. */
  case_set_clock (case_get_clock () + 2000);
  self.store = anning_store_new (self.path);
  anning_store_open (self.store, &error);
  g_assert_no_error (error);
  case_write_more (self.store, &error);
  g_assert_no_error (error);
  case_clear (&self);
  check_left (folder, trial->step);
  check_sound (self.path);
  check_copies (folder);

  case_drop (&self);
  store_fixture_remove_tree (folder);
}

/* Returns: what the file is after the step; @n: (out): in how many operations it is done */
static char *
digest_after (const Trial *trial,
              const char  *from,
              const char  *folder,
              guint       *n)
{
  Case self;
  g_autoptr (GError) error = NULL;
  char *digest;

  case_copy_folder (from, folder);
  case_init (&self, folder);
  if (trial->step->open)
    {
      self.store = anning_store_new (self.path);
      anning_store_open (self.store, &error);
      g_assert_no_error (error);
    }
  fault_vfs_arm (trial->kind, 0);
  trial->step->run (&self, &error);
  g_assert_no_error (error);
  if (trial->kind == FAULT_BROKEN)
    case_clear (&self);
  *n = fault_vfs_disarm (NULL);
  case_clear (&self);
  digest = case_digest (folder);
  case_drop (&self);
  store_fixture_remove_tree (folder);
  return digest;
}

static void
test_step (gconstpointer data)
{
  const Trial *trial = data;
  gboolean all = g_getenv ("ANNING_FAULTS") != NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("anning-faults-XXXXXX", &error);
  g_autofree char *from = g_build_filename (folder, "from", NULL);
  g_autofree char *to = g_build_filename (folder, "try", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint tried = 0;
  guint n;

  g_assert_no_error (error);
  case_make (trial->step, from);
  before = case_digest (from);
  after = digest_after (trial, from, to, &n);
  /* A step that does nothing to the disk shows nothing. */
  g_assert_cmpuint (n, >, 3);
  for (guint i = 1; i <= n; i++)
    {
      if (!all && i % MAX (1, n / POINTS) != 0 && i + LAST <= n)
        continue;
      try_one (trial, from, to, i, before, after);
      tried++;
    }
  g_test_message ("%s: %u of %u operations failed, one after another", trial->step->name, tried, n);
  store_fixture_remove_tree (folder);
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *name; FaultKind kind; } kinds[] = {
    { "once", FAULT_ONCE },
    { "broken", FAULT_BROKEN },
    { "full", FAULT_FULL },
    { "read-only", FAULT_READ_ONLY },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  /* What could not be tidied is said, and that is right. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  fault_vfs_install ();
  for (guint i = 0; i < n_case_steps; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (kinds); j++)
        {
          g_autofree char *name = g_strdup_printf ("/store/faults/%s/%s", case_steps[i].name, kinds[j].name);
          Trial *trial;

          if (kinds[j].kind == FAULT_BROKEN && g_getenv ("ANNING_FAULTS") == NULL)
            continue;
          trial = g_new0 (Trial, 1);
          trial->step = &case_steps[i];
          trial->kind = kinds[j].kind;
          g_test_add_data_func_full (name, trial, test_step, g_free);
        }
    }
  return g_test_run ();
}
