/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bundle-private.h"

#include "anning-date.h"
#include "anning-journal-lines.h"
#include "anning-transcript-text.h"

/* Files that are opened by a double click on Windows want its line ends. */
#define LINE_END "\r\n"

static void
add_line (GString    *text,
          const char *line)
{
  g_string_append (text, line);
  g_string_append (text, LINE_END);
}

static void
add_word (GString                *text,
          const AnningBundleView *view,
          const char             *word)
{
  add_line (text, anning_bundle_view_word (view, word));
}

/* A recipe keeps its own line ends: it is copied into a shell. */
static void
add_recipe (GString    *text,
            const char *recipe)
{
  g_string_append (text, LINE_END);
  g_string_append (text, recipe);
  if (!g_str_has_suffix (recipe, "\n"))
    g_string_append (text, "\n");
  g_string_append (text, LINE_END);
}

static void
add_readme (GString                *text,
            const AnningBundleView *view,
            gboolean                both)
{
  static const char *const checks[] = { "check_1", "check_2", "check_3", "check_4", "check_5" };
  static const char *const proves[] = { "proves_1", "proves_2", "proves_3", "proves_4", "proves_5" };
  gboolean transcripts = FALSE;

  for (guint i = 0; i < view->originals->len; i++)
    transcripts |= ((const AnningBundleOriginal *) g_ptr_array_index (view->originals, i))->transcript != NULL;

  add_word (text, view, "readme_title");
  add_line (text, "");
  add_word (text, view, "readme_1");
  add_line (text, "");
  add_word (text, view, "readme_report");
  add_word (text, view, "readme_tables");
  if (view->originals->len > 0)
    add_word (text, view, "readme_originals");
  if (transcripts)
    add_word (text, view, "readme_transcripts");
  if (view->has_journal)
    add_word (text, view, "readme_journal");
  add_word (text, view, "readme_sums");
  if (both)
    add_word (text, view, "readme_both");

  add_line (text, "");
  add_word (text, view, "readme_check");
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    add_word (text, view, checks[i]);
  if (view->has_journal)
    {
      add_line (text, "");
      add_word (text, view, "readme_chain");
      add_word (text, view, "readme_chain_1");
      add_word (text, view, "readme_chain_2");
      add_recipe (text, anning_journal_lines_get_recipe_shell ());
      add_word (text, view, "readme_chain_3");
      add_recipe (text, anning_journal_lines_get_recipe_python ());
      add_word (text, view, "readme_chain_4");
    }

  add_line (text, "");
  add_word (text, view, "proves");
  for (guint i = 0; i < G_N_ELEMENTS (proves); i++)
    add_word (text, view, proves[i]);
  add_line (text, "");
  add_line (text, anning_rule_texts_get_report (view->rules));
}

/*
 * What README.txt says, in both languages, with a mark at its head by which Windows knows its encoding.
 *
 * @other: the texts of the language that is not the view's
 * @both: there are reports in both languages
 *
 * Returns: (transfer full)
 */
char *
anning_bundle_readme_new (const AnningBundleView *view,
                          AnningRuleTexts        *other,
                          gboolean                both)
{
  GString *text = g_string_new ("\xEF\xBB\xBF");
  AnningBundleView second = *view;

  second.language = g_str_equal (view->language, "en") ? "zh" : "en";
  second.rules = other;
  add_readme (text, view, both);
  add_line (text, "");
  add_line (text, "----------------------------------------");
  add_line (text, "");
  add_readme (text, &second, both);
  return g_string_free (text, FALSE);
}

char *
anning_bundle_journal_head (const AnningPaperWords *words)
{
  return g_strdup_printf ("# %s\n# %s\n", anning_paper_words_get (words, "zh", "bundle", "journal_1"),
                          anning_paper_words_get (words, "en", "bundle", "journal_1"));
}

/* "them: …" with the words as they were written down */
static void
add_marker (GString                    *text,
            const AnningBundleView     *view,
            const AnningBundleOriginal *original,
            const AnningMarker         *marker)
{
  g_autofree char *moment = anning_bundle_view_moment (view, original, marker->start_ms);
  const char *speaker = anning_bundle_view_label (view, "speaker", marker->speaker);
  g_autofree char *wording = anning_bundle_view_wording (view, marker->words_are);
  g_autofree char *line = NULL;

  if (*speaker == '\0')
    speaker = anning_bundle_view_word (view, "unknown");
  line = anning_bundle_view_say (view, "transcript_line", moment, speaker, marker->words != NULL ? marker->words : "",
                                 wording, ANNING_BUNDLE_END);
  add_line (text, line);
}

/* What was typed while listening, turn by turn. */
static void
add_typed (GString                    *text,
           const AnningBundleView     *view,
           const AnningBundleOriginal *original)
{
  g_autoptr (GPtrArray) cues = anning_transcript_text_read (original->typed);

  if (original->markers->len > 0)
    add_line (text, "");
  add_word (text, view, "transcript_typed");
  for (guint i = 0; i < cues->len; i++)
    {
      const AnningCue *cue = g_ptr_array_index (cues, i);
      g_autofree char *moment = NULL;
      g_autofree char *line = NULL;

      if (cue->start_ms != ANNING_UNKNOWN)
        moment = anning_bundle_view_moment (view, original, cue->start_ms);
      line = anning_bundle_view_say (view, "transcript_turn", moment != NULL ? moment : anning_bundle_view_word (view, "unknown"),
                                     cue->speaker != NULL ? cue->speaker : anning_bundle_view_word (view, "unknown"),
                                     cue->words, ANNING_BUNDLE_END);
      add_line (text, line);
    }
}

char *
anning_bundle_transcript_new (const AnningBundleView     *view,
                              const AnningBundleOriginal *original)
{
  GString *text = g_string_new ("\xEF\xBB\xBF");
  g_autofree char *file = anning_bundle_view_say (view, "transcript_file", original->name, ANNING_BUNDLE_END);

  add_word (text, view, "transcript_title");
  add_line (text, file);
  for (guint i = 0; i < original->contacts->len; i++)
    {
      const guint number = g_array_index (original->contacts, guint, i);
      const AnningIncident *incident = ((const AnningBundleContact *) g_ptr_array_index (view->contacts, number - 1))->incident;
      g_autofree char *when = anning_bundle_view_time (incident);
      g_autofree char *count = g_strdup_printf ("%u", number);
      g_autofree char *line = anning_bundle_view_say (view, "transcript_contact", count, when, ANNING_BUNDLE_END);

      add_line (text, line);
    }
  add_line (text, "");
  for (guint i = 0; i < original->markers->len; i++)
    add_marker (text, view, original, g_ptr_array_index (original->markers, i));
  if (original->typed != NULL)
    add_typed (text, view, original);
  return g_string_free (text, FALSE);
}
