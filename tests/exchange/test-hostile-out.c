/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "anning-calendar-file.h"
#include "anning-date.h"
#include "anning-demo.h"
#include "anning-letter-text.h"
#include "anning-mail-draft.h"
#include "anning-note-template.h"
#include "anning-page-text.h"
#include "anning-table-reader.h"
#include "bundle-fixture.h"
#include "hostile-household.h"

/* What leaves of a household in which every text means harm harms nobody who opens it. */

/* ---- the ZIP ---- */

static void
assert_harmless_name (const char *name)
{
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_cmpuint (strlen (name), <=, 255);
  g_assert_false (hostile_has_turn (name));
  g_assert_null (strpbrk (name, "\\:*?\"<>|"));
  g_assert_false (*name == '.' || *name == '-' || *name == ' ');
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_false (g_unichar_iscntrl (g_utf8_get_char (p)));
}

/* Skips the blanks that a spreadsheet would. */
static void
assert_no_formula (const char *cell)
{
  while (g_unichar_isspace (g_utf8_get_char (cell)))
    cell = g_utf8_next_char (cell);
  g_assert_true (*cell == '\0' || strchr ("=+-@", *cell) == NULL);
}

static void
check_table (const char *path)
{
  g_autofree char *content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AnningReadTable) table = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (content, size);
  table = anning_table_read_bytes (bytes, ANNING_TABLE_ANY_SHEET, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < table->rows->len; i++)
    {
      char **cells = g_ptr_array_index (table->rows, i);

      for (guint j = 0; cells[j] != NULL; j++)
        {
          assert_no_formula (cells[j]);
          g_assert_false (hostile_has_turn (cells[j]));
        }
    }
}

static guint
check_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      assert_harmless_name (name);
      g_assert_false (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        n += check_folder (path);
      else if (g_str_has_suffix (name, ".csv"))
        check_table (path);
      n++;
    }
  return n;
}

static void
test_bundle (BundleFixture *fixture,
             gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = anning_bundle_choice_new ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  GDate today;

  g_date_set_dmy (&today, 21, 11, 2026);
  anning_demo_fill (fixture->store, "zh", &today, &error);
  g_assert_no_error (error);
  hostile_household (fixture->store, (HostileDegree) GPOINTER_TO_INT (data));
  plan = bundle_fixture_write (fixture, choice, "b.zip");
  g_assert_cmpuint (plan->n_incidents, >, 10);
  g_assert_cmpuint (plan->n_originals, >, 2);
  folder = bundle_fixture_unpack (fixture, "b.zip");
  g_assert_cmpuint (check_folder (folder), >, 5);
}

/* ---- the calendar ---- */

/* A name of a creditor stays in its line, whatever stands in it: RFC 5545, 3.1 and 3.3.11. */
static void
check_calendar (const char *text)
{
  static const char *const names[] = {
    "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART",
    "DTEND", "SUMMARY", "CLASS", "TRANSP", "ACTION", "DESCRIPTION", "TRIGGER", NULL,
  };
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autofree char *name = g_strndup (lines[i], strcspn (lines[i], ":;"));

      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      for (const char *p = lines[i]; *p != '\0'; p++)
        g_assert_true ((guchar) *p >= 0x20 && *p != 0x7f);
      if (*lines[i] != ' ')
        g_assert_true (g_strv_contains (names, name));
    }
}

static void
test_calendar (void)
{
  const AnningCalendarOptions options = { .days_before = 1, .named = TRUE };
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 21, G_DATE_NOVEMBER, 2026);
  for (guint i = 0; i < hostile_texts_count (); i++)
    {
      AnningDebt *debt = anning_debt_new ();
      AnningProposal *proposal = anning_proposal_new ();
      AnningDebtCase *its = anning_debt_case_new (debt);
      g_autoptr (GPtrArray) cases = g_ptr_array_new ();
      g_autoptr (GArray) days = NULL;
      g_autofree char *text = NULL;
      guint n = 0;

      debt->record.id = 7;
      debt->creditor = g_strdup (hostile_text (i));
      debt->stage = g_strdup ("outsourced");
      proposal->record.id = 40;
      proposal->kind = g_strdup ("instalments");
      proposal->status = g_strdup ("accepted");
      proposal->base_amount = 300000;
      proposal->months = 3;
      proposal->first_due_day = g_strdup ("2026-12-31");
      g_ptr_array_add (its->proposals, proposal);
      g_ptr_array_add (cases, its);
      days = anning_due_days (cases, NULL, &today);
      text = anning_calendar_file_new (days, cases, &today, &options, &n, NULL);
      g_assert_cmpuint (n, >=, 3);
      check_calendar (text);
      anning_debt_case_free (its);
      anning_proposal_free (proposal);
      anning_debt_free (debt);
    }
}

/* ---- the mail, the letter ---- */

/* RFC 6068: one subject, one body, and nothing that begins a further field. */
static void
test_mail (void)
{
  for (guint i = 0; i < hostile_texts_count (); i++)
    {
      g_autofree char *uri = anning_mail_draft_uri (hostile_text (i), hostile_text (i));
      const char *body = strstr (uri, "&body=");
      g_autofree char *subject = NULL;
      g_autofree char *decoded = NULL;

      g_assert_true (g_str_has_prefix (uri, "mailto:?subject="));
      g_assert_nonnull (body);
      for (const char *p = uri + strlen ("mailto:?subject="); *p != '\0'; p++)
        g_assert_true (p == body || (p > body && p < body + strlen ("&body="))
                       || g_ascii_isalnum (*p) || strchr ("%-._~", *p) != NULL);
      subject = g_strndup (uri + strlen ("mailto:?subject="), (gsize) (body - uri) - strlen ("mailto:?subject="));
      decoded = g_uri_unescape_string (subject, NULL);
      g_assert_null (strpbrk (decoded, "\r\n"));
    }
}

/* Printed as it is written. */
static void
test_letter (void)
{
  for (guint i = 0; i < hostile_texts_count (); i++)
    {
      g_autofree char *letter = g_strconcat ("Title\n\n", hostile_text (i), "\n", NULL);
      g_autoptr (GPtrArray) blocks = anning_letter_text_blocks (letter);
      g_autofree char *text = anning_page_blocks_dup_text (blocks);

      g_assert_false (hostile_is_mangled (text));
    }
}

/* A note whose language is none of ours, as in a file that another program wrote. */
static void
test_language (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) templates = anning_note_templates_load (hostile_text (0), &error);
  g_autoptr (GPtrArray) chinese = anning_note_templates_load ("zh", NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (templates->len, ==, chinese->len);
  g_assert_cmpstr (((const AnningNoteTemplate *) g_ptr_array_index (templates, 0))->title, ==,
                   ((const AnningNoteTemplate *) g_ptr_array_index (chinese, 0))->title);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/hostile-out/bundle/texts", BundleFixture, GINT_TO_POINTER (HOSTILE_TEXTS), bundle_fixture_set_up,
              test_bundle, bundle_fixture_tear_down);
  g_test_add ("/hostile-out/bundle/all", BundleFixture, GINT_TO_POINTER (HOSTILE_ALL), bundle_fixture_set_up,
              test_bundle, bundle_fixture_tear_down);
  g_test_add_func ("/hostile-out/calendar", test_calendar);
  g_test_add_func ("/hostile-out/mail", test_mail);
  g_test_add_func ("/hostile-out/letter", test_letter);
  g_test_add_func ("/hostile-out/language", test_language);
  return g_test_run ();
}
