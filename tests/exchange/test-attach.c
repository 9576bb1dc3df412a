/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-attach.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "anning-debt.h"
#include "anning-evidence.h"
#include "anning-records.h"
#include "media-fixture.h"

typedef struct
{
  char *folder;
  AnningStore *store;
  GAsyncResult *result;
  GCancellable *cancellable;
  double fraction;
  gboolean answered;
} Fixture;

static gpointer
debt_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();

  return GINT_TO_POINTER (anning_records_save (db, &anning_debt_type, debt, error));
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("anning-attach-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "case.db", NULL);
  self->store = anning_store_new (path);
  anning_store_open (self->store, &error);
  g_assert_no_error (error);
  anning_store_write (self->store, debt_job, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  anning_store_close (self->store);
  g_object_unref (self->store);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_clear_object (&self->cancellable);
}

static GFile *
put (Fixture    *self,
     const char *name,
     const char *bytes,
     gsize       length)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Fixture *self = user_data;

  self->result = g_object_ref (result);
  self->answered = TRUE;
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  Fixture *self = user_data;

  g_assert_false (self->answered);
  g_assert_cmpfloat (fraction, >=, self->fraction);
  g_assert_cmpfloat (fraction, <=, 1.0);
  self->fraction = fraction;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static AnningAttachResult *
attach (Fixture            *self,
        AnningAttachments  *attachments,
        GError            **error)
{
  AnningAttachResult *result;

  self->answered = FALSE;
  self->fraction = 0;
  anning_attach_async (self->store, "debt", 1, attachments, progress_cb, self, self->cancellable,
                       answered_cb, self);
  while (!self->answered)
    g_main_context_iteration (NULL, TRUE);
  /* A report that came late would fail here. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  result = anning_attach_finish (self->store, self->result, error);
  g_clear_object (&self->result);
  return result;
}

static gpointer
list_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_evidence_list_uses (db, "debt", 1, error);
}

static gpointer
get_job (AnningDb      *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  return anning_evidence_get (db, *(gint64 *) data, error);
}

static GPtrArray *
list (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *uses = anning_store_read (self->store, list_job, NULL, &error);

  g_assert_no_error (error);
  return uses;
}

static void
test_files (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GFile) pdf = put (self, "合同.pdf", "%PDF-1.7 contract", 17);
  g_autoptr (GFile) copy = put (self, "copy of it.pdf", "%PDF-1.7 contract", 17);
  g_autoptr (GBytes) picture = g_bytes_new_static ("\x89PNG\r\n\x1a\n....", 12);
  g_autoptr (AnningAttachResult) result = NULL;
  g_autoptr (AnningAttachResult) again = NULL;
  g_autoptr (AnningEvidence) evidence = NULL;
  g_autoptr (GPtrArray) uses = NULL;
  g_autoptr (GError) error = NULL;
  AnningAttachments *attachments = anning_attachments_new ();
  const AnningEvidenceUse *use;
  gint64 id;

  anning_attachments_add_file (attachments, pdf);
  anning_attachments_add_file (attachments, copy);
  anning_attachments_add_bytes (attachments, picture, "粘贴的图片.png");
  result = attach (self, attachments, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->added, ==, 2);
  g_assert_cmpuint (result->known, ==, 1);
  g_assert_cmpuint (result->refusals->len, ==, 0);

  uses = list (self);
  g_assert_cmpuint (uses->len, ==, 2);
  use = g_ptr_array_index (uses, 0);
  g_assert_cmpstr (use->name, ==, "合同.pdf");
  g_assert_true (g_str_has_suffix (use->path, "合同.pdf"));
  g_assert_cmpint (use->file_time, !=, ANNING_UNKNOWN);
  use = g_ptr_array_index (uses, 1);
  g_assert_cmpstr (use->name, ==, "粘贴的图片.png");
  g_assert_null (use->path);
  g_assert_cmpint (use->file_time, ==, ANNING_UNKNOWN);
  id = use->evidence_id;
  evidence = anning_store_read (self->store, get_job, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (evidence->media_type, ==, "image/png");
  g_assert_cmpint (evidence->size, ==, 12);

  attachments = anning_attachments_new ();
  anning_attachments_add_bytes (attachments, picture, "again.png");
  again = attach (self, attachments, &error);
  g_assert_cmpuint (again->added, ==, 0);
  g_assert_cmpuint (again->known, ==, 1);
}

static void
check_refusal (const AnningAttachResult *result,
               guint                     position,
               const char               *name,
               AnningAttachReason        reason)
{
  const AnningAttachRefusal *refusal = g_ptr_array_index (result->refusals, position);
  g_autofree char *base = g_path_get_basename (refusal->name);
  g_autofree char *sentence = anning_attach_reason_sentence (refusal->reason);

  g_assert_cmpstr (base, ==, name);
  g_assert_cmpint (refusal->reason, ==, reason);
  g_assert_cmpstr (sentence, !=, "");
}

static void
test_refused (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GFile) fine = put (self, "fine.txt", "fine", 4);
  g_autoptr (GFile) empty = put (self, "empty.jpg", "", 0);
  g_autoptr (GFile) large = put (self, "large.mp4", "x", 1);
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);
  g_autoptr (GFile) device = g_file_new_for_path ("/dev/null");
  g_autoptr (GFile) gone = g_file_get_child (folder, "gone.png");
  g_autofree char *folder_name = g_path_get_basename (self->folder);
  g_autofree char *large_path = g_file_get_path (large);
  g_autoptr (AnningAttachResult) result = NULL;
  g_autoptr (GPtrArray) uses = NULL;
  g_autoptr (GError) error = NULL;
  AnningAttachments *attachments = anning_attachments_new ();

  /* A hole: large, yet no disk is used. */
  g_assert_cmpint (truncate (large_path, 2147483649), ==, 0);
  anning_attachments_add_file (attachments, empty);
  anning_attachments_add_file (attachments, large);
  anning_attachments_add_file (attachments, folder);
  anning_attachments_add_file (attachments, device);
  anning_attachments_add_file (attachments, gone);
  anning_attachments_add_file (attachments, fine);
  result = attach (self, attachments, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->added, ==, 1);
  g_assert_cmpuint (result->refusals->len, ==, 5);
  check_refusal (result, 0, "empty.jpg", ANNING_ATTACH_EMPTY);
  check_refusal (result, 1, "large.mp4", ANNING_ATTACH_TOO_LARGE);
  check_refusal (result, 2, folder_name, ANNING_ATTACH_FOLDER);
  check_refusal (result, 3, "null", ANNING_ATTACH_SPECIAL);
  check_refusal (result, 4, "gone.png", ANNING_ATTACH_NOT_FOUND);
  uses = list (self);
  g_assert_cmpuint (uses->len, ==, 1);
}

/* The proof of a promise may become a contact later: it is decoded then, as it was not before. */
static void
test_recording (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *source = g_build_filename (g_getenv ("ANNING_FIXTURES"), "audio", "tones.3gp", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (AnningAttachResult) attached = NULL;
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportResult) imported = NULL;
  g_autoptr (AnningEvidence) before = NULL;
  g_autoptr (AnningEvidence) after = NULL;
  g_autoptr (GError) error = NULL;
  AnningAttachments *attachments = anning_attachments_new ();
  gint64 id = 1;
  gsize length;

  g_file_get_contents (source, &bytes, &length, &error);
  g_assert_no_error (error);
  file = put (self, "tones.3gp", bytes, length);
  anning_attachments_add_file (attachments, file);
  attached = attach (self, attachments, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (attached->added, ==, 1);
  before = anning_store_read (self->store, get_job, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (before->length_ms, ==, ANNING_UNKNOWN);

  g_list_store_append (files, file);
  plan = anning_import_plan_new (self->store, G_LIST_MODEL (files), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anning_import_plan_count (plan, ANNING_IMPORT_NEW), ==, 1);
  imported = anning_import_run (self->store, plan, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (imported->added, ==, 1);
  after = anning_store_read (self->store, get_job, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (after->length_ms, >, 0);
}

/* In the middle of the second file: nothing of the first is kept either. */
static void
test_cancelled (Fixture       *self,
                gconstpointer  data)
{
  gsize length = 160 * ANNING_EVIDENCE_CHUNK;
  g_autofree char *bytes = g_malloc0 (length);
  g_autoptr (GFile) first = put (self, "first.txt", "first", 5);
  g_autoptr (GFile) second = NULL;
  g_autoptr (AnningAttachResult) result = NULL;
  g_autoptr (GPtrArray) uses = NULL;
  g_autoptr (GError) error = NULL;
  AnningAttachments *attachments = anning_attachments_new ();

  second = put (self, "second.bin", bytes, length);
  self->cancellable = g_cancellable_new ();
  anning_attachments_add_file (attachments, first);
  anning_attachments_add_file (attachments, second);
  result = attach (self, attachments, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (result);
  uses = list (self);
  g_assert_cmpuint (uses->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  media_fixture_spare_gstreamer ();

#define ADD(name, func) g_test_add ("/attach/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("files", test_files);
  ADD ("refused", test_refused);
  ADD ("recording", test_recording);
  ADD ("cancelled", test_cancelled);
#undef ADD
  return g_test_run ();
}
