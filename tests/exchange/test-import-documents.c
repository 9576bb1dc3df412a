/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "anning-evidence.h"
#include "anning-import.h"
#include "anning-importer.h"
#include "anning-incident.h"
#include "anning-records.h"
#include "document-fixture.h"

#include "../remove-tree.h"

/* 2026-11-03 21:14:09 in China, by date -d; two days later, as files are copied. */
#define MOMENT G_GINT64_CONSTANT (1793711649000)
#define FILE_TIME (MOMENT + G_GINT64_CONSTANT (2 * 86400 * 1000))

typedef struct
{
  char *folder;
  AnningStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("anning-documents-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "case.db", NULL);
  fixture->store = anning_store_new (path);
  anning_store_open (fixture->store, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  anning_store_close (fixture->store);
  g_object_unref (fixture->store);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
put (Fixture    *fixture,
     GListStore *files,
     const char *name,
     const void *bytes,
     gsize       length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  const struct utimbuf times = { FILE_TIME / 1000, FILE_TIME / 1000 };
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (utime (path, &times), ==, 0);
  g_list_store_append (files, file);
}

static AnningImportPlan *
make_plan (Fixture    *fixture,
           GListStore *files)
{
  g_autoptr (GError) error = NULL;
  AnningImportPlan *plan = anning_import_plan_new (fixture->store, G_LIST_MODEL (files), NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return plan;
}

static gpointer
list_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_records_list (db, &anning_incident_type, NULL, 0, error);
}

/* Brings all of @files in. Returns: the one incident that came of it */
static AnningIncident *
bring_in_one (Fixture    *fixture,
              GListStore *files)
{
  g_autoptr (AnningImportPlan) plan = make_plan (fixture, files);
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (GPtrArray) incidents = NULL;
  g_autoptr (GError) error = NULL;

  result = anning_import_run (fixture->store, plan, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->added, ==, 1);
  g_assert_cmpuint (result->refused, ==, 0);
  g_assert_cmpuint (result->unplayable, ==, 0);
  incidents = anning_store_read (fixture->store, list_job, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (incidents->len, ==, 1);
  return anning_incident_copy (g_ptr_array_index (incidents, 0));
}

typedef struct
{
  AnningEvidenceUse *use;
  AnningEvidence *evidence;
} Kept;

static gpointer
kept_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Kept *kept = data;
  g_autoptr (GPtrArray) uses = anning_evidence_list_uses (db, "incident", 1, error);

  g_assert_cmpuint (uses->len, ==, 1);
  kept->use = g_steal_pointer (&uses->pdata[0]);
  kept->evidence = anning_evidence_get (db, kept->use->evidence_id, error);
  return NULL;
}

static void
check_kept (Fixture    *fixture,
            const char *media_type,
            const char *name,
            gint64      size)
{
  Kept kept = { NULL, NULL };
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  anning_store_read (fixture->store, kept_job, &kept, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kept.evidence->media_type, ==, media_type);
  g_assert_cmpint (kept.evidence->size, ==, size);
  g_assert_cmpstr (kept.use->name, ==, name);
  g_assert_cmpstr (kept.use->path, ==, path);
  g_assert_cmpint (kept.use->file_time, ==, FILE_TIME);
  anning_evidence_use_free (kept.use);
  anning_evidence_free (kept.evidence);
}

static void
check_incident (const AnningIncident *incident,
                gint64                started_at,
                const char           *time_source,
                const char           *channel)
{
  g_assert_cmpint (incident->started_at, ==, started_at);
  g_assert_cmpint (incident->ended_at, ==, ANNING_UNKNOWN);
  g_assert_cmpstr (incident->time_source, ==, time_source);
  g_assert_cmpstr (incident->channel, ==, channel);
  g_assert_cmpstr (incident->to_party, ==, "debtor");
  g_assert_null (incident->connected);
  g_assert_null (incident->purpose);
}

/* The camera's note counts more than the name, and the offset it wrote is kept. */
static void
test_photo (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GBytes) exif = document_fixture_exif ("2026:11:03 22:14:09", "+09:00");
  g_autoptr (GBytes) jpeg = document_fixture_jpeg (exif);
  g_autoptr (AnningIncident) incident = NULL;

  put (fixture, files, "IMG_20261105_000000.jpg", g_bytes_get_data (jpeg, NULL), g_bytes_get_size (jpeg));
  incident = bring_in_one (fixture, files);
  check_incident (incident, MOMENT, "picture", "other");
  g_assert_cmpint (incident->utc_offset, ==, 540);
  check_kept (fixture, "image/jpeg", "IMG_20261105_000000.jpg", (gint64) g_bytes_get_size (jpeg));
}

static void
test_screenshot (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (AnningIncident) incident = NULL;

  put (fixture, files, "Screenshot_20261103-211409_WeChat.png", "\x89PNG\r\n\x1a\n", 8);
  incident = bring_in_one (fixture, files);
  check_incident (incident, MOMENT, "file_name", "im");
  g_assert_cmpint (incident->utc_offset, ==, 480);
}

/* Whatever its name says, the bytes are a picture; nothing but the file tells when. */
static void
test_disguised (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (AnningIncident) incident = NULL;

  put (fixture, files, "call.mp3", "\0\0\0\x18" "ftypheic", 12);
  incident = bring_in_one (fixture, files);
  check_incident (incident, FILE_TIME, "file_time", "other");
  check_kept (fixture, "image/heic", "call.mp3", 12);
}

static void
test_pdf (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (AnningIncident) incident = NULL;

  put (fixture, files, "催收函.pdf", "%PDF-1.4\n", 9);
  incident = bring_in_one (fixture, files);
  check_incident (incident, FILE_TIME, "file_time", "letter");
  g_assert_null (incident->direction);
  check_kept (fixture, "application/pdf", "催收函.pdf", 9);
}

/* A film by its name; the same bytes under a recorder's name stay a recording. */
static void
test_film (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_cmpstr (anning_importer_find ("audio/mp4", "VID_20261103_211409.mp4")->kind, ==, "video");
  g_assert_cmpstr (anning_importer_find ("audio/3gpp", "mmexport1793711649000.3gp")->kind, ==, "video");
  g_assert_cmpstr (anning_importer_find ("video/x-matroska", "x")->kind, ==, "video");
  g_assert_cmpstr (anning_importer_find ("audio/mp4", "13800138000_20261103211409.m4a")->kind, ==, "recording");
  g_assert_cmpstr (anning_importer_find ("audio/mp4", "20261103_211409.m4a")->kind, ==, "recording");
  g_assert_cmpstr (anning_importer_find ("audio/3gpp", "通话录音@13800138000_20261103211409.3gp")->kind, ==, "recording");
  g_assert_cmpstr (anning_importer_find ("audio/mpeg", "VID_20261103_211409.mp3")->kind, ==, "recording");
}

/* The moment is the sender's, made exact by the sender's offset; the hour is that of who got it. */
static void
test_mail (Fixture       *fixture,
           gconstpointer  data)
{
  const char *text = "Return-Path: <c@example.cn>\n"
                     "Date: Tue, 3 Nov 2026 13:14:09 +0000\n"
                     "From: Collections <c@example.cn>\n"
                     "Subject: =?utf-8?B?5p+Q5p+Q5raI6LS56YeR6J6N?=\n"
                     "MIME-Version: 1.0\n"
                     "Content-Type: multipart/mixed; boundary=x\n\n"
                     "--x\nContent-Type: text/plain; charset=utf-8\n\n  Pay today.\n"
                     "--x\nContent-Type: application/pdf; name=a.pdf\n\nx\n"
                     "--x\nContent-Type: image/png; name=b.png\n\nx\n--x--\n";
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (AnningIncident) incident = NULL;

  put (fixture, files, "m.eml", text, strlen (text));
  incident = bring_in_one (fixture, files);
  check_incident (incident, MOMENT, "mail", "email");
  g_assert_cmpint (incident->utc_offset, ==, 480);
  g_assert_cmpstr (incident->direction, ==, "in");
  g_assert_cmpstr (incident->from_number, ==, "c@example.cn");
  g_assert_cmpstr (incident->number_name, ==, "Collections");
  g_assert_cmpstr (incident->words, ==, "Pay today.");
  g_assert_cmpstr (incident->words_are, ==, "exact");
  g_assert_cmpstr (incident->summary, ==, "某某消费金融 · attachments: a.pdf, b.png");
  check_kept (fixture, "message/rfc822", "m.eml", (gint64) strlen (text));
}

/* Of a long message 4000 characters are quoted; without a Date field the file's time counts. */
static void
test_long_mail (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new ("From: a@b.cn\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n");
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (AnningIncident) incident = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "您");
  put (fixture, files, "m.eml", text->str, text->len);
  incident = bring_in_one (fixture, files);
  check_incident (incident, FILE_TIME, "file_time", "email");
  g_assert_cmpint (g_utf8_strlen (incident->words, -1), ==, 4001);
  g_assert_true (g_str_has_suffix (incident->words, "您…"));
  /* It may be one that the person sent. */
  g_assert_null (incident->direction);
  g_assert_null (incident->summary);
}

static void
test_outlook (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportItem) item = NULL;

  put (fixture, files, "Letter.MSG", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
  plan = make_plan (fixture, files);
  item = g_list_model_get_item (anning_import_plan_get_items (plan), 0);
  g_assert_cmpint (anning_import_item_get_verdict (item), ==, ANNING_IMPORT_REFUSED);
  g_assert_cmpint (anning_import_item_get_reason (item), ==, ANNING_IMPORT_OUTLOOK);
  g_assert_cmpstr (anning_import_reason_word (ANNING_IMPORT_OUTLOOK), ==, "outlook");
}

/* Brought in again, nothing is added. */
static void
test_twice (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (AnningIncident) incident = NULL;
  g_autoptr (AnningImportPlan) plan = NULL;

  put (fixture, files, "a.pdf", "%PDF-1.4\n", 9);
  incident = bring_in_one (fixture, files);
  put (fixture, files, "copy.pdf", "%PDF-1.4\n", 9);
  plan = make_plan (fixture, files);
  g_assert_cmpuint (anning_import_plan_count (plan, ANNING_IMPORT_KNOWN), ==, 2);
  g_assert_cmpuint (anning_import_plan_count (plan, ANNING_IMPORT_NEW), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/import-documents/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("photo", test_photo);
  ADD ("screenshot", test_screenshot);
  ADD ("disguised", test_disguised);
  ADD ("pdf", test_pdf);
  ADD ("film", test_film);
  ADD ("mail", test_mail);
  ADD ("long-mail", test_long_mail);
  ADD ("outlook", test_outlook);
  ADD ("twice", test_twice);
#undef ADD
  return g_test_run ();
}
