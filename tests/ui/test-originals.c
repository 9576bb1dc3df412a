/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-debt.h"
#include "anning-evidence-repair.h"
#include "anning-evidence.h"
#include "anning-incident.h"
#include "anning-original-window.h"
#include "anning-originals-bar.h"
#include "anning-originals-check.h"
#include "anning-originals-sheet.h"
#include "anning-pdf-view.h"
#include "anning-player-view.h"
#include "ui-fixture.h"

/* SHA-256 of "abc": FIPS 180-4's example. */
#define ABC_SHA256 "ba7816bf 8f01cfea 414140de 5dae2223 b00361a3 96177a9c b410ff61 f20015ad"

typedef struct
{
  const char *bytes;
  gsize length;
  const char *media_type;
  const char *name;
  gint64 evidence_id;
} BringIn;

/* Two records of the file have it: an incident and a debt. */
static gpointer
bring_in_job (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  BringIn *self = data;
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (self->bytes, (gssize) self->length, NULL);
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  g_autoptr (AnningDebt) debt = anning_debt_new ();

  incident->started_at = 1793711649000;
  incident->utc_offset = 480;
  incident->channel = g_strdup ("letter");
  debt->creditor = g_strdup ("Some Bank");
  anning_records_save (db, &anning_incident_type, incident, error);
  anning_records_save (db, &anning_debt_type, debt, error);
  self->evidence_id = anning_evidence_add (db, stream, self->media_type, NULL, NULL, NULL, NULL, error);
  anning_evidence_use (db, self->evidence_id, "incident", incident->record.id, self->name, "/home/z/x", 1793711649000, error);
  anning_evidence_use (db, self->evidence_id, "debt", debt->record.id, "other", NULL, ANNING_UNKNOWN, error);
  return NULL;
}

static gpointer
get_job (AnningDb      *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  return anning_evidence_get (db, *(const gint64 *) data, error);
}

static gpointer
uses_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_evidence_list_uses (db, "incident", 1, error);
}

static gint64
bring_in (UiFixture  *fixture,
          const char *bytes,
          gsize       length,
          const char *media_type,
          const char *name)
{
  BringIn self = { bytes, length, media_type, name, 0 };
  g_autoptr (GError) error = NULL;

  anning_store_write (fixture->store, bring_in_job, &self, &error);
  g_assert_no_error (error);
  return self.evidence_id;
}

/* In the narrowest window nothing is cut. */
static void
check_width (GtkWidget *window)
{
  int minimum;

  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

/* Shows it as it came to the incident. */
static GtkWidget *
show (UiFixture  *fixture,
      const char *bytes,
      gsize       length,
      const char *media_type,
      const char *name)
{
  gint64 id = bring_in (fixture, bytes, length, media_type, name);
  g_autoptr (AnningEvidence) evidence = NULL;
  g_autoptr (GPtrArray) uses = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *window;

  evidence = anning_store_read (fixture->store, get_job, &id, &error);
  g_assert_no_error (error);
  uses = anning_store_read (fixture->store, uses_job, NULL, &error);
  g_assert_no_error (error);
  window = anning_original_window_new (fixture->store, evidence, g_ptr_array_index (uses, 0));
  gtk_window_present (GTK_WINDOW (window));
  ui_wait (fixture->store, 300);
  check_width (window);
  return window;
}

static const char *
text_in (GtkWidget *window)
{
  static char *kept = NULL;
  GtkWidget *view = ui_find (window, GTK_TYPE_TEXT_VIEW, NULL);
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_assert_nonnull (view);
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (view)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  g_free (kept);
  kept = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return kept;
}

static const char *
fact (GtkWidget  *window,
      const char *name)
{
  GtkWidget *row = ui_find (window, ADW_TYPE_ACTION_ROW, name);

  g_assert_nonnull (row);
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
}

static void
test_text (UiFixture     *fixture,
           gconstpointer  data)
{
  GtkWidget *window = show (fixture, "abc", 3, "text/plain", "note.txt");
  GtkWidget *view = ui_find (window, GTK_TYPE_TEXT_VIEW, NULL);

  /* A list of windows tells nothing; its own bar does. */
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Original");
  g_assert_cmpstr (adw_window_title_get_title (ADW_WINDOW_TITLE (ui_find (window, ADW_TYPE_WINDOW_TITLE, NULL))), ==,
                   "note.txt");
  g_assert_cmpstr (text_in (window), ==, "abc");
  g_assert_true (gtk_text_view_get_monospace (GTK_TEXT_VIEW (view)));
  g_assert_cmpstr (fact (window, "SHA-256"), ==, ABC_SHA256);
  g_assert_cmpstr (fact (window, "Name it came with"), ==, "note.txt");
  g_assert_cmpstr (fact (window, "Where it lay"), ==, "/home/z/x");
  g_assert_true (g_str_has_prefix (fact (window, "Kind and size"), "Text · text/plain · 3 "));
  /* The debt has it as well; the incident it is shown for is not told. */
  g_assert_nonnull (ui_find (window, ADW_TYPE_ACTION_ROW, "Debt · Some Bank"));
  g_assert_null (ui_find (window, GTK_TYPE_LABEL, "This is only the beginning. Save a copy to read all of it."));
  ui_destroy (fixture->store, window, view);
}

/* 200 KiB of GB18030 are shown of more. */
static void
test_long_text (UiFixture     *fixture,
                gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *window;

  for (guint i = 0; i < 150000; i++)
    g_string_append (text, "\xc4\xfa");
  window = show (fixture, text->str, text->len, "text/plain", "long.txt");
  g_assert_cmpint (g_utf8_strlen (text_in (window), -1), ==, 100 * 1024);
  g_assert_true (g_str_has_prefix (text_in (window), "您您"));
  g_assert_nonnull (ui_find (window, GTK_TYPE_LABEL, "This is only the beginning. Save a copy to read all of it."));
  ui_destroy (fixture->store, window, window);
}

static void
test_mail (UiFixture     *fixture,
           gconstpointer  data)
{
  const char *mail = "Date: Tue, 3 Nov 2026 13:14:09 +0000\nFrom: \"A <b>\" <a@b.cn>\nSubject: s & t\nMIME-Version: 1.0\n"
                     "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html\n\n<p>one</p><p>two</p>\n"
                     "--x\nContent-Type: image/png; name=\"p.png\"\n\nx\n--x--\n";
  GtkWidget *window = show (fixture, mail, strlen (mail), "message/rfc822", "m.eml");

  g_assert_cmpstr (fact (window, "Subject"), ==, "s & t");
  g_assert_cmpstr (fact (window, "From"), ==, "\"A <b>\" <a@b.cn>");
  g_assert_cmpstr (fact (window, "Files attached to it"), ==, "p.png");
  g_assert_nonnull (strstr (fact (window, "Sent, in the time of China"), "21:14:09"));
  g_assert_null (ui_find (window, ADW_TYPE_ACTION_ROW, "Copies to"));
  g_assert_cmpstr (text_in (window), ==, "one\n\ntwo");
  ui_destroy (fixture->store, window, window);
}

/* Two pages of nothing, of 200 × 100 points, as PDF 1.4 wants them at least. */
static const char two_pages[] =
  "%PDF-1.4\n"
  "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
  "2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>endobj\n"
  "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj\n"
  "4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 200]>>endobj\n"
  "trailer<</Root 1 0 R>>\n";

static void
wait_for_page (UiFixture *fixture,
               GtkWidget *window,
               int        width,
               int        height)
{
  GtkWidget *view = ui_find (window, ANNING_TYPE_PDF_VIEW, NULL);
  GtkWidget *picture = ui_find (view, GTK_TYPE_PICTURE, NULL);

  for (guint i = 0; i < 50; i++)
    {
      GdkPaintable *paintable = gtk_picture_get_paintable (GTK_PICTURE (picture));

      if (paintable != NULL && gdk_paintable_get_intrinsic_width (paintable) * height
                                 == gdk_paintable_get_intrinsic_height (paintable) * width)
        return;
      ui_wait (fixture->store, 100);
    }
  g_assert_not_reached ();
}

static void
test_pdf (UiFixture     *fixture,
          gconstpointer  data)
{
  GtkWidget *window = show (fixture, two_pages, strlen (two_pages), "application/pdf", "l.pdf");
  GtkWidget *next = ui_find (window, GTK_TYPE_BUTTON, "Next page");
  GtkWidget *before = ui_find (window, GTK_TYPE_BUTTON, "Page before");

  wait_for_page (fixture, window, 2, 1);
  g_assert_nonnull (ui_find (window, GTK_TYPE_LABEL, "Page 1 of 2"));
  g_assert_false (gtk_widget_get_sensitive (before));
  g_signal_emit_by_name (next, "clicked");
  wait_for_page (fixture, window, 1, 2);
  g_assert_nonnull (ui_find (window, GTK_TYPE_LABEL, "Page 2 of 2"));
  g_assert_false (gtk_widget_get_sensitive (next));
  g_assert_true (gtk_widget_get_sensitive (before));
  ui_destroy (fixture->store, window, window);
}

static void
test_broken_pdf (UiFixture     *fixture,
                 gconstpointer  data)
{
  GtkWidget *window = show (fixture, "%PDF-1.4\nxx", 11, "application/pdf", "l.pdf");

  ui_wait (fixture->store, 500);
  g_assert_nonnull (ui_find (window, GTK_TYPE_LABEL,
                             "This PDF cannot be shown: it is damaged or was cut off. It is kept as it is."));
  ui_destroy (fixture->store, window, window);
}

static void
test_other (UiFixture     *fixture,
            gconstpointer  data)
{
  GtkWidget *window = show (fixture, "PK\3\4", 4, "application/zip", "a.zip");

  g_assert_nonnull (ui_find (window, GTK_TYPE_LABEL, "Files of this kind are kept, but not shown here. Save a copy and open "
                                                     "it with another program."));
  g_assert_true (g_str_has_prefix (fact (window, "Kind and size"), "File · application/zip"));
  ui_destroy (fixture->store, window, window);
}

/* A recording plays here as well, and stops when all windows are hidden at once. */
static void
test_recording (UiFixture     *fixture,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_getenv ("ANNING_FIXTURES"), "audio", "tones.m4a", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *window;
  GtkWidget *player;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  window = show (fixture, bytes, length, "audio/mp4", "call.m4a");
  ui_wait (fixture->store, 1500);
  player = ui_find (window, ANNING_TYPE_PLAYER_VIEW, NULL);
  g_signal_emit_by_name (ui_find (player, GTK_TYPE_BUTTON, "Play (Space)"), "clicked");
  for (guint i = 0; i < 50 && !anning_player_view_get_playing (ANNING_PLAYER_VIEW (player)); i++)
    ui_wait (fixture->store, 100);
  g_assert_true (anning_player_view_get_playing (ANNING_PLAYER_VIEW (player)));
  gtk_widget_set_visible (window, FALSE);
  for (guint i = 0; i < 50 && anning_player_view_get_playing (ANNING_PLAYER_VIEW (player)); i++)
    ui_wait (fixture->store, 100);
  g_assert_false (anning_player_view_get_playing (ANNING_PLAYER_VIEW (player)));
  ui_destroy (fixture->store, window, window);
}

/* ---- the check ---- */

static gpointer
damage_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("abd", 3, NULL);
  gboolean fits = TRUE;

  /* Other bytes are refused, so the way to damage it is not this one. */
  g_assert_true (anning_evidence_put_back (db, *(const gint64 *) data, stream, &fits, NULL, error));
  g_assert_false (fits);
  return NULL;
}

static void
run_sql (UiFixture  *fixture,
         const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  const char *words[] = { "sqlite3", fixture->path, sql, NULL };
  int status;

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static void
test_unchanged (UiFixture     *fixture,
                gconstpointer  data)
{
  gint64 id = bring_in (fixture, "abc", 3, "text/plain", "note.txt");
  g_autoptr (GError) error = NULL;
  GtkWidget *sheet;

  anning_store_write (fixture->store, damage_job, &id, &error);
  g_assert_no_error (error);
  sheet = anning_originals_sheet_new (fixture->store);
  gtk_window_present (GTK_WINDOW (sheet));
  ui_wait (fixture->store, 300);
  g_assert_nonnull (ui_find (sheet, GTK_TYPE_LABEL, "1 Original Is Unchanged"));
  ui_destroy (fixture->store, sheet, sheet);
}

/* One byte is another: the bar says so until the list was looked at; put back, all is well. */
static void
test_damaged (UiFixture     *fixture,
              gconstpointer  data)
{
  GtkWidget *bar = g_object_new (ANNING_TYPE_ORIGINALS_BAR, NULL);
  GtkWidget *window = ui_present_in_window (bar);
  GtkWidget *sheet;

  bring_in (fixture, "abc", 3, "text/plain", "note.txt");
  run_sql (fixture, "UPDATE evidence_chunk SET data = CAST ('abd' AS BLOB)");
  anning_originals_bar_set_store (ANNING_ORIGINALS_BAR (bar), fixture->store);
  ui_settle (fixture->store);
  g_assert_false (gtk_widget_get_mapped (ui_find (bar, GTK_TYPE_BUTTON, "See Which")));
  anning_originals_bar_be_idle (ANNING_ORIGINALS_BAR (bar));
  ui_wait (fixture->store, 500);
  g_assert_nonnull (ui_find (bar, GTK_TYPE_LABEL, "1 original is not as it came in"));
  g_assert_true (gtk_widget_get_mapped (ui_find (bar, GTK_TYPE_BUTTON, "See Which")));
  check_width (bar);

  sheet = anning_originals_sheet_new (fixture->store);
  gtk_window_present (GTK_WINDOW (sheet));
  ui_wait (fixture->store, 500);
  g_assert_nonnull (ui_find (sheet, GTK_TYPE_LABEL, "1 of 1 Originals Is Damaged"));
  g_assert_nonnull (ui_find (sheet, ADW_TYPE_EXPANDER_ROW, "note.txt"));
  g_assert_nonnull (ui_find (sheet, ADW_TYPE_ACTION_ROW, "Debt · Some Bank"));
  check_width (sheet);
  /* Of "abc" and of "abd", by sha256sum. */
  g_assert_cmpstr (fact (sheet, "SHA-256 as it came in"), ==, ABC_SHA256);
  g_assert_cmpstr (fact (sheet, "SHA-256 as it is now"), ==, "a52d159f 262b2c6d db724a61 840befc3 6eb30c88 877a4030 b65cbe86 298449c9");
  /* Looked at. */
  g_assert_false (gtk_widget_get_mapped (ui_find (bar, GTK_TYPE_BUTTON, "See Which")));
  ui_destroy (fixture->store, sheet, sheet);
  ui_destroy (fixture->store, window, bar);
}

typedef struct
{
  gboolean done;
  gboolean fits;
} Answer;

static void
put_back_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Answer *answer = user_data;
  g_autoptr (GError) error = NULL;

  answer->fits = anning_evidence_put_back_finish (ANNING_STORE (source), result, &error);
  g_assert_no_error (error);
  answer->done = TRUE;
}

static void
test_put_back (UiFixture     *fixture,
               gconstpointer  data)
{
  gint64 id = bring_in (fixture, "abc", 3, "text/plain", "note.txt");
  g_autofree char *path = g_build_filename (fixture->folder, "again.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (AnningOriginalsReport) report = NULL;
  g_autoptr (GError) error = NULL;
  Answer answer = { FALSE, FALSE };

  run_sql (fixture, "DELETE FROM evidence_chunk");
  g_file_set_contents (path, "abc", 3, &error);
  g_assert_no_error (error);
  anning_evidence_put_back_async (fixture->store, id, file, NULL, put_back_cb, &answer);
  while (!answer.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (answer.fits);
  report = anning_originals_check (fixture->store, FALSE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_checked, ==, 1);
  g_assert_cmpuint (report->damaged->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;

#define ADD(name, func) g_test_add ("/originals/" name, UiFixture, NULL, ui_set_up, func, ui_tear_down)
  ADD ("text", test_text);
  ADD ("long-text", test_long_text);
  ADD ("mail", test_mail);
  ADD ("pdf", test_pdf);
  ADD ("broken-pdf", test_broken_pdf);
  ADD ("other", test_other);
  ADD ("recording", test_recording);
  ADD ("unchanged", test_unchanged);
  ADD ("damaged", test_damaged);
  ADD ("put-back", test_put_back);
#undef ADD
  return g_test_run ();
}
