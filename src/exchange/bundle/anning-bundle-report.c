/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bundle-private.h"

#include <string.h>

#include "anning-contact-counts.h"
#include "anning-date.h"
#include "anning-finding-text.h"

/* Of a table on paper; the whole is in the spreadsheet. */
#define SAID_CHARACTERS 120
/* Nobody reads more on paper, and a report of them takes seconds. */
#define CONTACTS_MAX 3000
#define HINTS_MAX 500

typedef struct
{
  const AnningBundleView *view;
  GPtrArray *blocks;
  guint n_tables;
  GHashTable *facts; /* ids of those whose statement stands already */
} Report;

static AnningPageBlock *
add (Report          *self,
     AnningPageStyle  style,
     const char      *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  return anning_page_blocks_add (self->blocks, style, markup, NULL);
}

static void
add_word (Report          *self,
          AnningPageStyle  style,
          const char      *word)
{
  add (self, style, anning_bundle_view_word (self->view, word));
}

static void
add_tight (Report          *self,
           AnningPageStyle  style,
           const char      *text)
{
  add (self, style, text)->tight = TRUE;
}

static void
add_item (Report     *self,
          const char *marker,
          const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  anning_page_blocks_add (self->blocks, ANNING_PAGE_ITEM, markup, marker);
}

static void
add_numbered (Report     *self,
              guint       number,
              const char *text)
{
  g_autofree char *marker = g_strdup_printf ("%u.", number);

  add_item (self, marker, text);
}

static void
begin_table (Report *self)
{
  self->n_tables++;
}

static void
add_cell (Report     *self,
          guint       row,
          guint       column,
          const char *text,
          gboolean    figure)
{
  AnningPageBlock *block = add (self, ANNING_PAGE_CELL, text != NULL ? text : "");

  block->table = self->n_tables;
  block->row = row;
  block->column = column;
  block->figure = figure;
}

static void
add_header (Report            *self,
            const char *const *words,
            guint              figures)
{
  begin_table (self);
  for (guint i = 0; words[i] != NULL; i++)
    add_cell (self, 0, i, anning_bundle_view_word (self->view, words[i]), (figures >> i) & 1);
}

static char *
say_count (Report     *self,
           const char *word,
           guint       n)
{
  g_autofree char *count = g_strdup_printf ("%u", n);

  return anning_bundle_view_say (self->view, word, count, NULL);
}

static char *
julian_text (gint32 julian)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, (guint32) MAX (julian, 1));
  return anning_day_format (&day);
}

/* ---- cover ---- */

static char *
tell_creditors (Report *self)
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
  return anning_bundle_view_say (view, names->len > 2 ? "creditors" : "creditor", joined, NULL);
}

static void
add_said (Report          *self,
          AnningPageStyle  style,
          const char      *word,
          const char      *value)
{
  g_autofree char *text = anning_bundle_view_say (self->view, word, value, NULL);

  add_tight (self, style, text);
}

static void
add_cover (Report *self)
{
  const AnningBundleView *view = self->view;
  const AnningBundleChoice *choice = view->choice;
  g_autofree char *receiver = anning_bundle_view_receiver (view);
  g_autofree char *to = NULL;
  g_autofree char *creditors = tell_creditors (self);
  g_autofree char *today = anning_day_format_long (&view->today, view->language);
  g_autofree char *contacts = g_strdup_printf ("%u", view->contacts->len);
  g_autofree char *originals = g_strdup_printf ("%u", view->originals->len);
  g_autofree char *holds = anning_bundle_view_say (view, "holds", contacts, originals, NULL);

  add_word (self, ANNING_PAGE_TITLE, "title");
  to = anning_bundle_view_say (view, "to", receiver, NULL);
  add (self, ANNING_PAGE_BODY, to);
  add_tight (self, ANNING_PAGE_BODY, creditors);
  if (view->contacts->len > 0)
    {
      const AnningIncident *first = ((const AnningBundleContact *) g_ptr_array_index (view->contacts, 0))->incident;
      const AnningIncident *last = ((const AnningBundleContact *)
                                      g_ptr_array_index (view->contacts, view->contacts->len - 1))->incident;
      g_autofree char *from = anning_instant_day (first->started_at, first->utc_offset);
      g_autofree char *until = anning_instant_day (last->started_at, last->utc_offset);
      g_autofree char *days = anning_bundle_view_say (view, "days", from, until, NULL);

      add_tight (self, ANNING_PAGE_BODY, days);
    }
  add_said (self, ANNING_PAGE_BODY, "name",
            choice->name != NULL && *choice->name != '\0' ? choice->name : anning_bundle_view_word (view, "name_line"));
  if (choice->number != NULL && *choice->number != '\0')
    add_said (self, ANNING_PAGE_BODY, "number", choice->number);
  add_said (self, ANNING_PAGE_BODY, "made", today);
  add_tight (self, ANNING_PAGE_BODY, holds);
  if (view->fingerprint != NULL)
    {
      g_autofree char *text = anning_bundle_view_say (view, "fingerprint", view->fingerprint, NULL);

      add (self, ANNING_PAGE_SMALL, text);
    }
}

/* ---- summary ---- */

static const char *const counted_words[ANNING_N_COUNTED] = { "connected", "unanswered", "messages", "visits" };

static void
add_count_row (Report     *self,
               guint       row,
               const char *who,
               guint       n)
{
  g_autofree char *count = g_strdup_printf ("%u", n);

  add_cell (self, row, 0, who, FALSE);
  add_cell (self, row, 1, count, TRUE);
}

static void
add_parties (Report                    *self,
             const AnningContactCounts *counts)
{
  static const char *const words[] = { "whom", "times", NULL };
  guint row = 0;

  add_header (self, words, 1 << 1);
  for (guint i = 0; i < ANNING_N_PARTIES; i++)
    {
      const char *label = anning_bundle_view_label (self->view, "party", anning_party_get_word ((AnningParty) i));

      if (counts->parties[i] > 0)
        add_count_row (self, ++row, *label != '\0' ? label : anning_bundle_view_word (self->view, "unknown"),
                       counts->parties[i]);
    }
}

static void
add_senders (Report                    *self,
             const AnningContactCounts *counts)
{
  static const char *const words[] = { "sender", "times", NULL };

  add_header (self, words, 1 << 1);
  for (guint i = 0; i < counts->senders->len; i++)
    {
      const AnningSenderCount *sender = &g_array_index (counts->senders, AnningSenderCount, i);
      const char *creditor = g_ptr_array_index (self->view->creditors, sender->creditor);
      const char *collector = g_ptr_array_index (self->view->collectors, sender->collector);
      g_autofree char *who = NULL;

      if (*creditor == '\0')
        creditor = anning_bundle_view_word (self->view, "unknown");
      if (*collector == '\0')
        collector = anning_bundle_view_word (self->view, "itself");
      who = anning_bundle_view_say (self->view, "named", creditor, collector, NULL);
      add_count_row (self, i + 1, who, anning_counted_total (sender->counts));
    }
}

static void
add_masked (Report *self)
{
  const AnningMaskCounts *masked = &self->view->masked;
  g_autofree char *numbers = g_strdup_printf ("%u", masked->numbers);
  g_autofree char *number_places = g_strdup_printf ("%u", masked->number_places);
  g_autofree char *names = g_strdup_printf ("%u", masked->names);
  g_autofree char *name_places = g_strdup_printf ("%u", masked->name_places);
  g_autofree char *text = NULL;

  if (masked->numbers + masked->names == 0)
    return;
  text = anning_bundle_view_say (self->view, "masked", numbers, number_places, names, name_places, NULL);
  add (self, ANNING_PAGE_SMALL, text);
}

static void
add_summary (Report *self)
{
  const AnningBundleView *view = self->view;
  g_autoptr (AnningContactCounts) counts = NULL;
  guint together[ANNING_N_COUNTED] = { 0 };

  add_word (self, ANNING_PAGE_HEADING, "summary");
  counts = anning_contact_counts_new ((gconstpointer) view->read->data, view->read->len);
  if (counts->total > 0)
    {
      g_autofree char *total = g_strdup_printf ("%u", counts->total);
      g_autofree char *days = g_strdup_printf ("%u", counts->days->len);
      g_autofree char *most = g_strdup_printf ("%u", counts->most_a_day);
      g_autofree char *text = anning_bundle_view_say (view, "counted", total, days, most, NULL);

      add (self, ANNING_PAGE_BODY, text);
    }
  else
    {
      add_word (self, ANNING_PAGE_BODY, "nobody");
    }
  for (guint i = 0; i < counts->days->len; i++)
    {
      for (guint j = 0; j < ANNING_N_COUNTED; j++)
        together[j] += g_array_index (counts->days, AnningDayCount, i).counts[j];
    }
  for (guint i = 0; i < ANNING_N_COUNTED; i++)
    {
      g_autofree char *n = g_strdup_printf ("%u", together[i]);
      g_autofree char *text = anning_bundle_view_say (view, "kind", anning_bundle_view_label (view, "counted", counted_words[i]),
                                                      n, NULL);

      if (together[i] > 0)
        add_item (self, "•", text);
    }
  if (view->read->len > counts->total)
    {
      g_autofree char *text = say_count (self, "own", view->read->len - counts->total);

      add (self, ANNING_PAGE_BODY, text);
    }
  if (counts->total > 0)
    {
      add_parties (self, counts);
      add_senders (self, counts);
    }
  add (self, ANNING_PAGE_SMALL, anning_rule_texts_get_day (view->rules));
  add_masked (self);
}

/* ---- what may not comply ---- */

static char *
tell_rows (Report        *self,
           GHashTable    *numbers,
           const gint64  *hits,
           guint          n_hits)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_hits; i++)
    {
      const guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, &hits[i]));

      if (number == 0)
        continue;
      if (text->len > 0)
        g_string_append (text, anning_bundle_view_word (self->view, "list"));
      g_string_append_printf (text, "%u", number);
    }
  return g_string_free (text, FALSE);
}

/* A fact that stands further up already is named by its source alone. */
static void
add_fact (Report           *self,
          const AnningFact *fact)
{
  const AnningBundleView *view = self->view;
  const char *nature = "";
  g_autofree char *statement = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < ANNING_N_NATURES; i++)
    {
      if (g_strcmp0 (anning_natures[i], fact->nature) == 0)
        nature = anning_rule_texts_get_nature (view->rules, (AnningNature) i);
    }
  if (!g_hash_table_add (self->facts, g_strdup (fact->id)))
    statement = g_strdup ("");
  else if (fact->open != NULL)
    statement = g_strdup_printf ("%s %s", fact->statement, fact->open);
  else
    statement = g_strdup (fact->statement);
  text = anning_bundle_view_say (view, fact->verified ? "source" : "source_single", statement, nature, fact->source,
                                 fact->checked, NULL);
  add (self, ANNING_PAGE_SMALL, g_strchug (text));
}

/* Each sentence and each fact once, however many findings rest on it. */
static void
add_bases (Report                  *self,
           const AnningFindingText *text,
           GHashTable              *said)
{
  const AnningBundleView *view = self->view;

  for (guint i = 0; i < text->bases->len; i++)
    {
      const AnningBasisText *basis = g_ptr_array_index (text->bases, i);
      g_autofree char *sentence = anning_bundle_view_say (view, "basis", basis->sentence, basis->nature_label, NULL);

      if (!g_hash_table_add (said, g_strdup (sentence)))
        continue;
      add_item (self, "•", sentence);
      for (guint j = 0; basis->facts != NULL && basis->facts[j] != NULL; j++)
        {
          const AnningFact *fact = anning_facts_find (view->facts, basis->facts[j]);

          if (fact != NULL && g_hash_table_add (said, g_strdup (fact->id)))
            add_fact (self, fact);
        }
    }
  if (text->heuristic != NULL && g_hash_table_add (said, g_strdup (text->heuristic)))
    add_item (self, "•", text->heuristic);
  if (text->lender != NULL && g_hash_table_add (said, g_strdup (text->lender)))
    add_item (self, "•", text->lender);
}

static void
add_finding_row (Report                  *self,
                 const AnningFinding     *finding,
                 const AnningFindingText *text,
                 GHashTable              *numbers,
                 guint                    row)
{
  guint n_hits;
  const gint64 *hits = anning_findings_get_hits (self->view->findings, finding, &n_hits);
  g_autofree char *day = julian_text (finding->day);
  g_autofree char *rows = tell_rows (self, numbers, hits, n_hits);
  g_autofree char *gaps = g_strjoinv (anning_bundle_view_word (self->view, "list"), text->gaps);

  add_cell (self, row, 0, day, FALSE);
  add_cell (self, row, 1, text->text, FALSE);
  add_cell (self, row, 2, rows, FALSE);
  add_cell (self, row, 3, *gaps != '\0' ? gaps : anning_bundle_view_word (self->view, "gaps_none"), FALSE);
}

/* What of @n is not there, as no more than @most are. */
static void
add_more (Report     *self,
          const char *word,
          guint       n,
          guint       most)
{
  g_autofree char *text = NULL;

  if (n <= most)
    return;
  text = say_count (self, word, n - most);
  add (self, ANNING_PAGE_BODY, text);
}

static guint64
find_tags (const AnningBundleView *view,
           gint64                  id)
{
  for (guint i = 0; id != 0 && i < view->read->len; i++)
    {
      const AnningContact *contact = &g_array_index (view->read, AnningContact, i);

      if (contact->id == id)
        return contact->tags;
    }
  return 0;
}

static void
add_rule (Report       *self,
          AnningRuleId  rule,
          GHashTable   *numbers)
{
  static const char *const words[] = { "day", "noted", "rows", "gaps", NULL };
  const AnningBundleView *view = self->view;
  const GArray *list = view->findings->list;
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_finding_text_free);
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  g_autofree char *count = NULL;
  g_autofree char *heading = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      const AnningFinding *finding = &g_array_index (list, AnningFinding, i);

      if (finding->rule != rule)
        continue;
      g_ptr_array_add (findings, (gpointer) finding);
      g_ptr_array_add (texts, anning_finding_text_new (view->rules, finding, &anning_conduct_parameters,
                                                       find_tags (view, finding->contact_id)));
    }
  if (findings->len == 0)
    return;

  count = g_strdup_printf ("%u", findings->len);
  heading = anning_bundle_view_say (view, "hint", anning_rules[rule].id, anning_rule_texts_get_title (view->rules, rule),
                                    count, NULL);
  add (self, ANNING_PAGE_HEADING, heading);
  for (guint i = 0; i < texts->len; i++)
    add_bases (self, g_ptr_array_index (texts, i), said);
  add_header (self, words, 0);
  for (guint i = 0; i < MIN (findings->len, HINTS_MAX); i++)
    add_finding_row (self, g_ptr_array_index (findings, i), g_ptr_array_index (texts, i), numbers, i + 1);
  add_more (self, "more_hints", findings->len, HINTS_MAX);
}

static void
add_hints (Report *self)
{
  const AnningBundleView *view = self->view;
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (!(view->choice->parts & ANNING_BUNDLE_HINTS))
    return;
  add_word (self, ANNING_PAGE_HEADING, "hints");
  add_word (self, ANNING_PAGE_BODY, "hints_about");
  if (view->findings->list->len == 0)
    {
      add_word (self, ANNING_PAGE_BODY, "hints_none");
      return;
    }
  for (guint i = 0; i < view->contacts->len; i++)
    {
      const AnningBundleContact *contact = g_ptr_array_index (view->contacts, i);

      g_hash_table_insert (numbers, &contact->incident->record.id, GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < ANNING_N_RULES; i++)
    add_rule (self, (AnningRuleId) i, numbers);
}

/* ---- contacts ---- */

static gboolean
is_told (const char *text)
{
  return text != NULL && *text != '\0';
}

/* The gist in a few words; what was said follows below. */
static char *
tell_gist (Report               *self,
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

static void
add_contacts (Report *self)
{
  static const char *const words[] = { "column_number", "column_when", "column_how", "column_other", "column_whom",
                                       "column_said", NULL };
  const AnningBundleView *view = self->view;

  add_word (self, ANNING_PAGE_HEADING, "table");
  add_word (self, ANNING_PAGE_SMALL, "table_about");
  add_header (self, words, 1 << 0);
  for (guint i = 0; i < MIN (view->contacts->len, CONTACTS_MAX); i++)
    {
      const AnningBundleContact *contact = g_ptr_array_index (view->contacts, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *when = anning_bundle_view_time (contact->incident);
      g_autofree char *how = anning_bundle_view_how (view, contact->incident);
      g_autofree char *gist = tell_gist (self, contact->incident);

      add_cell (self, i + 1, 0, number, TRUE);
      add_cell (self, i + 1, 1, when, FALSE);
      add_cell (self, i + 1, 2, how, FALSE);
      add_cell (self, i + 1, 3, anning_bundle_view_number (contact->incident), FALSE);
      add_cell (self, i + 1, 4, contact->whom, FALSE);
      add_cell (self, i + 1, 5, gist, FALSE);
    }
  add_more (self, "more", view->contacts->len, CONTACTS_MAX);
}

static void
add_quote (Report     *self,
           guint       number,
           const char *when,
           const char *speaker,
           const char *words,
           const char *words_are)
{
  const AnningBundleView *view = self->view;
  g_autofree char *count = g_strdup_printf ("%u", number);
  g_autofree char *wording = anning_bundle_view_wording (view, words_are);
  g_autofree char *text = anning_bundle_view_say (view, "quote", count, when, speaker, words, wording, NULL);

  add (self, ANNING_PAGE_QUOTE, text);
}

static void
add_noted (Report     *self,
           guint       number,
           const char *word,
           const char *text)
{
  g_autofree char *count = g_strdup_printf ("%u", number);
  g_autofree char *line = NULL;

  if (!is_told (text))
    return;
  line = anning_bundle_view_say (self->view, word, count, text, NULL);
  add (self, ANNING_PAGE_QUOTE, line);
}

/* Words in a recording stand with the first contact that it belongs to. */
static void
add_markers (Report                    *self,
             const AnningBundleContact *contact,
             guint                      number)
{
  const AnningBundleView *view = self->view;
  g_autofree char *when = anning_bundle_view_time (contact->incident);

  for (guint i = 0; i < contact->originals->len; i++)
    {
      const AnningBundleOriginal *original = g_ptr_array_index (view->originals, g_array_index (contact->originals, guint, i));

      if (!(view->choice->parts & ANNING_BUNDLE_TRANSCRIPTS) || g_array_index (original->contacts, guint, 0) != number)
        continue;
      for (guint j = 0; j < original->markers->len; j++)
        {
          const AnningMarker *marker = g_ptr_array_index (original->markers, j);
          const char *speaker = anning_bundle_view_label (view, "speaker", marker->speaker);
          g_autofree char *place = anning_length_format (marker->start_ms);
          g_autofree char *moment = anning_bundle_view_say (view, "offset", when, place, NULL);

          if (is_told (marker->words))
            add_quote (self, number, moment, *speaker != '\0' ? speaker : anning_bundle_view_word (view, "unknown"),
                       marker->words, marker->words_are);
        }
    }
}

static void
add_quotes (Report *self)
{
  const AnningBundleView *view = self->view;
  const guint heading = self->blocks->len;

  add_word (self, ANNING_PAGE_HEADING, "quotes");
  add_word (self, ANNING_PAGE_SMALL, "quotes_about");
  for (guint i = 0; i < MIN (view->contacts->len, CONTACTS_MAX); i++)
    {
      const AnningBundleContact *contact = g_ptr_array_index (view->contacts, i);
      const AnningIncident *incident = contact->incident;
      g_autofree char *when = anning_bundle_view_time (incident);

      if (is_told (incident->words))
        add_quote (self, i + 1, when, anning_bundle_view_word (view, "them"), incident->words, incident->words_are);
      add_markers (self, contact, i + 1);
      if (is_told (incident->reply))
        add_quote (self, i + 1, when, anning_bundle_view_word (view, "me"), incident->reply, NULL);
      add_noted (self, i + 1, "followed", incident->followed);
      add_noted (self, i + 1, "private", incident->private_note);
    }
  if (self->blocks->len == heading + 2)
    g_ptr_array_set_size (self->blocks, (int) heading);
}

/* ---- originals and what they prove ---- */

static void
add_originals (Report *self)
{
  static const char *const words[] = { "file", "was", "bytes", "contacts", NULL };
  const AnningBundleView *view = self->view;
  guint row = 0;

  add_word (self, ANNING_PAGE_HEADING, "originals");
  if (view->originals->len == 0)
    {
      add_word (self, ANNING_PAGE_BODY, "originals_none");
      return;
    }
  add_word (self, ANNING_PAGE_SMALL, "originals_about");
  add_header (self, words, 1 << 2);
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
      add_cell (self, row, 0, file, FALSE);
      add_cell (self, row, 1, original->was, FALSE);
      add_cell (self, row, 2, bytes, TRUE);
      add_cell (self, row, 3, numbers->str, FALSE);
    }
}

static void
add_proofs (Report *self)
{
  static const char *const checks[] = { "check_1", "check_2", "check_3", "check_4", "check_5", "check_6" };
  static const char *const proves[] = { "proves_1", "proves_2", "proves_3", "proves_4", "proves_5" };
  const guint n_checks = G_N_ELEMENTS (checks) - (self->view->has_journal ? 0 : 1);

  add_word (self, ANNING_PAGE_HEADING, "check");
  for (guint i = 0; i < n_checks; i++)
    add_numbered (self, i + 1, anning_bundle_view_word (self->view, checks[i]));
  add_word (self, ANNING_PAGE_HEADING, "proves");
  for (guint i = 0; i < G_N_ELEMENTS (proves); i++)
    add_numbered (self, i + 1, anning_bundle_view_word (self->view, proves[i]));
  add_word (self, ANNING_PAGE_HEADING, "note");
  add (self, ANNING_PAGE_BODY, anning_rule_texts_get_report (self->view->rules));
  add_word (self, ANNING_PAGE_RIGHT, "signature");
  add_tight (self, ANNING_PAGE_RIGHT, anning_bundle_view_word (self->view, "signed"));
}

/* Returns: (transfer full) (element-type AnningPageBlock): the report, to be printed or made a PDF of */
GPtrArray *
anning_bundle_report_new (const AnningBundleView *view)
{
  g_autoptr (GHashTable) facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Report report = { view, anning_page_blocks_new (), 0, facts };

  add_cover (&report);
  add_summary (&report);
  add_hints (&report);
  add_contacts (&report);
  add_quotes (&report);
  add_originals (&report);
  add_proofs (&report);
  return report.blocks;
}
