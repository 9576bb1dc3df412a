/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bundle-report-private.h"

#include "anning-date.h"

/* Of a table on paper; the whole is in the spreadsheet. */
#define SAID_CHARACTERS 120
/* Nobody reads more on paper. */
#define CONTACTS_MAX 3000

/* ---- cover ---- */

static char *
tell_creditors (AnningBundleReport *self)
{
  const AnningBundleView *view = self->view;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; i < view->contacts->len; i++)
    {
      const char *name = ((const AnningBundleContact *) g_ptr_array_index (view->contacts, i))->incident->creditor;

      if (name != NULL && *name != '\0' && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, (char *) name);
    }
  if (names->len == 0)
    return g_strdup (anning_bundle_view_word (view, "creditor_unknown"));
  g_ptr_array_add (names, NULL);
  joined = g_strjoinv (anning_bundle_view_word (view, "list"), (char **) names->pdata);
  return anning_bundle_view_say (view, names->len > 2 ? "creditors" : "creditor", joined, ANNING_BUNDLE_END);
}

static void
add_said (AnningBundleReport *self,
          AnningPageStyle     style,
          const char         *word,
          const char         *value)
{
  g_autofree char *text = anning_bundle_view_say (self->view, word, value, ANNING_BUNDLE_END);

  anning_bundle_report_add_tight (self, style, text);
}

static void
add_cover (AnningBundleReport *self)
{
  const AnningBundleView *view = self->view;
  const AnningBundleChoice *choice = view->choice;
  g_autofree char *receiver = anning_bundle_view_receiver (view);
  g_autofree char *to = NULL;
  g_autofree char *creditors = tell_creditors (self);
  g_autofree char *today = anning_day_format_long (&view->today, view->language);
  g_autofree char *contacts = g_strdup_printf ("%u", view->contacts->len);
  g_autofree char *originals = g_strdup_printf ("%u", view->originals->len);
  g_autofree char *holds = anning_bundle_view_say (view, "holds", contacts, originals, ANNING_BUNDLE_END);

  anning_bundle_report_add_word (self, ANNING_PAGE_TITLE, "title");
  to = anning_bundle_view_say (view, "to", receiver, ANNING_BUNDLE_END);
  anning_bundle_report_add (self, ANNING_PAGE_BODY, to);
  anning_bundle_report_add_tight (self, ANNING_PAGE_BODY, creditors);
  if (view->contacts->len > 0)
    {
      const AnningIncident *first = ((const AnningBundleContact *) g_ptr_array_index (view->contacts, 0))->incident;
      const AnningIncident *last = ((const AnningBundleContact *)
                                      g_ptr_array_index (view->contacts, view->contacts->len - 1))->incident;
      g_autofree char *from = anning_instant_day (first->started_at, first->utc_offset);
      g_autofree char *until = anning_instant_day (last->started_at, last->utc_offset);
      g_autofree char *days = anning_bundle_view_say (view, "days", from, until, ANNING_BUNDLE_END);

      anning_bundle_report_add_tight (self, ANNING_PAGE_BODY, days);
    }
  add_said (self, ANNING_PAGE_BODY, "name",
            choice->name != NULL && *choice->name != '\0' ? choice->name : anning_bundle_view_word (view, "name_line"));
  if (choice->number != NULL && *choice->number != '\0')
    add_said (self, ANNING_PAGE_BODY, "number", choice->number);
  add_said (self, ANNING_PAGE_BODY, "made", today);
  anning_bundle_report_add_tight (self, ANNING_PAGE_BODY, holds);
  if (view->fingerprint != NULL)
    {
      g_autofree char *text = anning_bundle_view_say (view, "fingerprint", view->fingerprint, ANNING_BUNDLE_END);

      anning_bundle_report_add (self, ANNING_PAGE_SMALL, text);
    }
}

/* ---- contacts ---- */

static gboolean
is_told (const char *text)
{
  return text != NULL && *text != '\0';
}

/* The gist in a few words; what was said follows below. */
static char *
tell_gist (AnningBundleReport   *self,
           const AnningIncident *incident)
{
  g_autofree char *tags = anning_bundle_view_tags (self->view, incident);
  const char *said = is_told (incident->summary) ? incident->summary : is_told (incident->words) ? incident->words : tags;
  g_autofree char *line = g_strdelimit (g_strdup (said), "\r\n\t", ' ');
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (line, -1) <= SAID_CHARACTERS)
    return g_steal_pointer (&line);
  cut = g_utf8_substring (line, 0, SAID_CHARACTERS);
  return g_strconcat (cut, "…", NULL);
}

static char *
tell_when (AnningBundleReport   *self,
           const AnningIncident *incident)
{
  g_autofree char *when = anning_bundle_view_time (incident);

  if (!anning_incident_has_file_time (incident))
    return g_steal_pointer (&when);
  return anning_bundle_view_say (self->view, "when", when,
                                 anning_bundle_view_label (self->view, "time_source", incident->time_source),
                                 ANNING_BUNDLE_END);
}

static void
add_contacts (AnningBundleReport *self)
{
  static const char *const words[] = { "column_number", "column_when", "column_how", "column_other", "column_whom",
                                       "column_said", NULL };
  const AnningBundleView *view = self->view;

  anning_bundle_report_add_word (self, ANNING_PAGE_HEADING, "table");
  anning_bundle_report_add_word (self, ANNING_PAGE_SMALL, "table_about");
  anning_bundle_report_add_header (self, words, 1 << 0);
  for (guint i = 0; i < MIN (view->contacts->len, CONTACTS_MAX); i++)
    {
      const AnningBundleContact *contact = g_ptr_array_index (view->contacts, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *when = tell_when (self, contact->incident);
      g_autofree char *how = anning_bundle_view_how (view, contact->incident);
      g_autofree char *gist = tell_gist (self, contact->incident);

      anning_bundle_report_add_cell (self, i + 1, 0, number, TRUE);
      anning_bundle_report_add_cell (self, i + 1, 1, when, FALSE);
      anning_bundle_report_add_cell (self, i + 1, 2, how, FALSE);
      anning_bundle_report_add_cell (self, i + 1, 3, anning_bundle_view_number (contact->incident), FALSE);
      anning_bundle_report_add_cell (self, i + 1, 4, contact->whom, FALSE);
      anning_bundle_report_add_cell (self, i + 1, 5, gist, FALSE);
    }
  anning_bundle_report_add_more (self, "more", view->contacts->len, CONTACTS_MAX);
}

static void
add_quote (AnningBundleReport *self,
           guint               number,
           const char         *when,
           const char         *speaker,
           const char         *words,
           const char         *words_are)
{
  const AnningBundleView *view = self->view;
  g_autofree char *count = g_strdup_printf ("%u", number);
  g_autofree char *wording = anning_bundle_view_wording (view, words_are);
  g_autofree char *text = anning_bundle_view_say (view, "quote", count, when, speaker, words, wording, ANNING_BUNDLE_END);

  anning_bundle_report_add (self, ANNING_PAGE_QUOTE, text);
}

/* Whoever wrote it down themselves saw it themselves. */
static void
add_writer (AnningBundleReport   *self,
            guint                 number,
            const AnningIncident *incident)
{
  g_autofree char *count = g_strdup_printf ("%u", number);
  const AnningIncident written = { .started_at = incident->written_at, .utc_offset = incident->utc_offset };
  g_autofree char *when = NULL;
  g_autofree char *line = NULL;

  if (g_strcmp0 (incident->written_by, "relative") != 0 || incident->written_at == ANNING_UNKNOWN)
    return;
  when = anning_bundle_view_time (&written);
  line = anning_bundle_view_say (self->view, "written_relative", count, when, ANNING_BUNDLE_END);
  anning_bundle_report_add (self, ANNING_PAGE_QUOTE, line);
}

static void
add_noted (AnningBundleReport *self,
           guint               number,
           const char         *word,
           const char         *text)
{
  g_autofree char *count = g_strdup_printf ("%u", number);
  g_autofree char *line = NULL;

  if (!is_told (text))
    return;
  line = anning_bundle_view_say (self->view, word, count, text, ANNING_BUNDLE_END);
  anning_bundle_report_add (self, ANNING_PAGE_QUOTE, line);
}

/* Words in a recording stand with the first contact that it belongs to. */
static void
add_markers (AnningBundleReport        *self,
             const AnningBundleContact *contact,
             guint                      number)
{
  const AnningBundleView *view = self->view;

  for (guint i = 0; i < contact->originals->len; i++)
    {
      const AnningBundleOriginal *original = g_ptr_array_index (view->originals, g_array_index (contact->originals, guint, i));

      if (!(view->choice->parts & ANNING_BUNDLE_TRANSCRIPTS) || g_array_index (original->contacts, guint, 0) != number)
        continue;
      for (guint j = 0; j < original->markers->len; j++)
        {
          const AnningMarker *marker = g_ptr_array_index (original->markers, j);
          const char *speaker = anning_bundle_view_label (view, "speaker", marker->speaker);
          g_autofree char *moment = anning_bundle_view_moment (view, original, marker->start_ms);

          if (is_told (marker->words))
            add_quote (self, number, moment, *speaker != '\0' ? speaker : anning_bundle_view_word (view, "unknown"),
                       marker->words, marker->words_are);
        }
    }
}

/* The answer was given by who was contacted. */
static gboolean
is_others (const AnningIncident *incident)
{
  return is_told (incident->to_party) && g_strcmp0 (incident->to_party, "debtor") != 0;
}

static void
add_quotes (AnningBundleReport *self)
{
  const AnningBundleView *view = self->view;
  const guint heading = self->blocks->len;

  anning_bundle_report_add_word (self, ANNING_PAGE_HEADING, "quotes");
  anning_bundle_report_add_word (self, ANNING_PAGE_SMALL, "quotes_about");
  for (guint i = 0; i < MIN (view->contacts->len, CONTACTS_MAX); i++)
    {
      const AnningBundleContact *contact = g_ptr_array_index (view->contacts, i);
      const AnningIncident *incident = contact->incident;
      g_autofree char *when = anning_bundle_view_time (incident);

      if (is_told (incident->words))
        add_quote (self, i + 1, when, anning_bundle_view_word (view, "them"), incident->words, incident->words_are);
      add_markers (self, contact, i + 1);
      if (is_told (incident->reply))
        add_quote (self, i + 1, when, is_others (incident) ? contact->whom : anning_bundle_view_word (view, "me"),
                   incident->reply, NULL);
      add_writer (self, i + 1, incident);
      add_noted (self, i + 1, "followed", incident->followed);
      add_noted (self, i + 1, "private", incident->private_note);
    }
  if (self->blocks->len == heading + 2)
    g_ptr_array_set_size (self->blocks, (int) heading);
}

/* ---- originals and what they prove ---- */

static void
add_originals (AnningBundleReport *self)
{
  static const char *const words[] = { "file", "was", "bytes", "contacts", NULL };
  const AnningBundleView *view = self->view;
  guint row = 0;

  anning_bundle_report_add_word (self, ANNING_PAGE_HEADING, "originals");
  if (view->originals->len == 0)
    {
      anning_bundle_report_add_word (self, ANNING_PAGE_BODY, "originals_none");
      return;
    }
  anning_bundle_report_add_word (self, ANNING_PAGE_SMALL, "originals_about");
  anning_bundle_report_add_header (self, words, 1 << 2);
  for (guint i = 0; i < view->originals->len; i++)
    {
      const AnningBundleOriginal *original = g_ptr_array_index (view->originals, i);
      g_autofree char *bytes = g_strdup_printf ("%" G_GINT64_FORMAT, original->evidence->size);
      g_autofree char *file = g_strdup_printf ("%s\nSHA-256 %s", original->name, original->evidence->sha256);
      g_autoptr (GString) numbers = g_string_new (NULL);

      for (guint j = 0; j < original->contacts->len; j++)
        g_string_append_printf (numbers, "%s%u", j > 0 ? anning_bundle_view_word (view, "list") : "",
                                g_array_index (original->contacts, guint, j));
      row++;
      anning_bundle_report_add_cell (self, row, 0, file, FALSE);
      anning_bundle_report_add_cell (self, row, 1, original->was, FALSE);
      anning_bundle_report_add_cell (self, row, 2, bytes, TRUE);
      anning_bundle_report_add_cell (self, row, 3, numbers->str, FALSE);
    }
}

static void
add_proofs (AnningBundleReport *self)
{
  static const char *const checks[] = { "check_1", "check_2", "check_3", "check_4", "check_5", "check_6" };
  static const char *const proves[] = { "proves_1", "proves_2", "proves_3", "proves_4", "proves_5" };
  const guint n_checks = G_N_ELEMENTS (checks) - (self->view->has_journal ? 0 : 1);

  anning_bundle_report_add_word (self, ANNING_PAGE_HEADING, "check");
  for (guint i = 0; i < n_checks; i++)
    anning_bundle_report_add_numbered (self, i + 1, anning_bundle_view_word (self->view, checks[i]));
  anning_bundle_report_add_word (self, ANNING_PAGE_HEADING, "proves");
  for (guint i = 0; i < G_N_ELEMENTS (proves); i++)
    anning_bundle_report_add_numbered (self, i + 1, anning_bundle_view_word (self->view, proves[i]));
  anning_bundle_report_add_word (self, ANNING_PAGE_HEADING, "note");
  anning_bundle_report_add (self, ANNING_PAGE_BODY, anning_rule_texts_get_report (self->view->rules));
  anning_bundle_report_add_word (self, ANNING_PAGE_RIGHT, "signature");
  anning_bundle_report_add_tight (self, ANNING_PAGE_RIGHT, anning_bundle_view_word (self->view, "signed"));
}

/* Returns: (transfer full) (element-type AnningPageBlock): the report, to be printed or made a PDF of */
GPtrArray *
anning_bundle_report_new (const AnningBundleView *view)
{
  g_autoptr (GHashTable) facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  AnningBundleReport report = { view, anning_page_blocks_new (), 0, facts };

  add_cover (&report);
  anning_bundle_report_add_summary (&report);
  anning_bundle_report_add_hints (&report);
  add_contacts (&report);
  add_quotes (&report);
  add_originals (&report);
  add_proofs (&report);
  return report.blocks;
}
