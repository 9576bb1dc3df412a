/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-salvage-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* In the text that is saved; in the window the list is enough. */
#define IDS_IN_TEXT 50

/* Tables beside each other that a person takes for one thing; what is named nowhere is the last. */
static const struct
{
  const char *label;
  const char *tables;
} kinds[] = {
  { N_("Debts"), " debt debt_fee schedule_line " },
  { N_("Payments"), " payment " },
  { N_("Budget"), " budget_line budget_version budget_version_line " },
  { N_("Offers and talks"), " proposal round " },
  { N_("Contacts"), " incident " },
  { N_("What phones and lists tell of contacts"), " source trace number " },
  { N_("Marks and transcripts of recordings"), " marker transcript " },
  { N_("Originals and where they belong"), " evidence evidence_use " },
  { N_("Relatives"), " relative " },
  { N_("Notes for the family"), " note note_part note_version note_version_part note_share kit " },
  { N_("Letters and deadlines"), " letter letter_value deadline " },
  { N_("Ticks, bookmarks and settings"), " tick bookmark setting dismissal lpr_value " },
  { N_("Fingerprints and bundles"), " fingerprint bundle " },
  { N_("Everything else"), "" },
};

static void
line_free (gpointer data)
{
  AnningSalvageLine *line = data;

  g_free (line->label);
  g_array_unref (line->lost_ids);
  g_free (line);
}

static guint
find_kind (const char *table)
{
  g_autofree char *name = g_strdup_printf (" %s ", table);

  for (guint i = 0; i + 1 < G_N_ELEMENTS (kinds); i++)
    {
      if (strstr (kinds[i].tables, name) != NULL)
        return i;
    }
  return G_N_ELEMENTS (kinds) - 1;
}

static void
add_count (AnningSalvageLine        *line,
           const AnningSalvageCount *count)
{
  line->kept += count->kept;
  line->restored += count->from_journal;
  line->stand_ins += count->stand_ins;
  line->lost += count->lost;
  line->unsure |= count->gaps > 0;
  g_array_append_vals (line->lost_ids, count->lost_ids->data, count->lost_ids->len);
  if (count->lost_first != ANNING_UNKNOWN
      && (line->lost_first == ANNING_UNKNOWN || count->lost_first < line->lost_first))
    line->lost_first = count->lost_first;
  if (count->lost_last != ANNING_UNKNOWN
      && (line->lost_last == ANNING_UNKNOWN || count->lost_last > line->lost_last))
    line->lost_last = count->lost_last;
}

GPtrArray *
anning_salvage_words_list (const AnningSalvageReport *report)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);

  g_return_val_if_fail (report != NULL, lines);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      AnningSalvageLine *line = g_new0 (AnningSalvageLine, 1);

      line->label = g_strdup (_(kinds[i].label));
      line->lost_first = line->lost_last = ANNING_UNKNOWN;
      line->lost_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      for (guint j = 0; j < report->counts->len; j++)
        {
          const AnningSalvageCount *count = g_ptr_array_index (report->counts, j);

          if (find_kind (count->table) == i)
            add_count (line, count);
        }
      if (line->kept > 0 || line->lost > 0 || line->unsure)
        g_ptr_array_add (lines, line);
      else
        line_free (line);
    }
  return lines;
}

static char *
format_day (gint64 ms)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (ms / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d") : g_strdup ("?");
}

static void
append_part (GString *text,
             char    *part)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
  g_free (part);
}

char *
anning_salvage_words_line (const AnningSalvageLine *line)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (line != NULL, g_string_free (text, FALSE));

  if (line->lost > 0)
    append_part (text, g_strdup_printf (ngettext ("%lld is missing", "%lld are missing", (gulong) line->lost),
                                        (long long) line->lost));
  if (line->lost > 0 && line->lost_first != ANNING_UNKNOWN)
    {
      g_autofree char *first = format_day (line->lost_first);
      g_autofree char *last = format_day (line->lost_last);

      /* Translators: days, such as 2026-03-12 */
      append_part (text, g_str_equal (first, last) ? g_strdup_printf (_("written %s"), first)
                                                   : g_strdup_printf (_("written %s to %s"), first, last));
    }
  if (line->unsure)
    append_part (text, g_strdup (_("a part could not be read")));
  if (line->restored > 0)
    append_part (text, g_strdup_printf (ngettext ("%lld restored from the log", "%lld restored from the log",
                                                  (gulong) line->restored), (long long) line->restored));
  if (line->stand_ins > 0)
    append_part (text, g_strdup_printf (ngettext ("%lld is empty: others belong to it", "%lld are empty: others belong to them",
                                                  (gulong) line->stand_ins), (long long) line->stand_ins));
  return g_string_free (text, FALSE);
}

char *
anning_salvage_words_summary (const AnningSalvageReport *report)
{
  g_autofree char *kept = NULL;
  g_autofree char *lost = NULL;

  g_return_val_if_fail (report != NULL, NULL);

  if (report->complete)
    return g_strdup (_("Everything came back: nothing is missing."));
  kept = g_strdup_printf (ngettext ("%lld entry came back.", "%lld entries came back.", (gulong) report->kept),
                          (long long) report->kept);
  if (report->lost > 0)
    lost = g_strdup_printf (ngettext ("%lld is missing.", "%lld are missing.", (gulong) report->lost),
                            (long long) report->lost);
  else if (report->originals->len > 0)
    lost = g_strdup_printf (ngettext ("%u original is not whole.", "%u originals are not whole.", report->originals->len),
                            report->originals->len);
  else
    lost = g_strdup (_("No entry is known to be missing, but a part of the file could not be read."));
  /* Translators: two sentences, the second about what is missing */
  return g_strdup_printf (C_("salvage", "%s %s"), kept, lost);
}

static void
add_journal (const AnningSalvageReport *report,
             GPtrArray                 *sentences)
{
  if (report->journal_broken > 0 && report->journal_last != ANNING_UNKNOWN)
    {
      g_autofree char *day = format_day (report->journal_last);

      /* Translators: a count of entries and a day */
      g_ptr_array_add (sentences,
                       g_strdup_printf (_("The log holds up to entry %lld, written %s. From there on its chain is broken; what could be read behind it was used, but its order can no longer be shown."),
                                        (long long) report->journal_kept, day));
    }
  else if (report->journal_broken > 0)
    {
      g_ptr_array_add (sentences, g_strdup (_("The log's chain is broken at its first entry: the log begins anew.")));
    }
  else
    {
      g_ptr_array_add (sentences,
                       g_strdup_printf (ngettext ("The log is whole: %lld entry.", "The log is whole: %lld entries.",
                                                  (gulong) report->journal_kept), (long long) report->journal_kept));
    }
  if (report->journal_wrong > 0)
    g_ptr_array_add (sentences,
                     g_strdup_printf (ngettext ("In %lld entry of the log the text is not what was written down: what it tells of could not be confirmed.",
                                                "In %lld entries of the log the text is not what was written down: what they tell of could not be confirmed.",
                                                (gulong) report->journal_wrong), (long long) report->journal_wrong));
  if (report->fingerprints_left > 0)
    g_ptr_array_add (sentences,
                     g_strdup_printf (ngettext ("%lld fingerprint can only be held against the damaged file: keep it.",
                                                "%lld fingerprints can only be held against the damaged file: keep it.",
                                                (gulong) report->fingerprints_left), (long long) report->fingerprints_left));
}

GPtrArray *
anning_salvage_words_more (const AnningSalvageReport *report)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (report != NULL, sentences);

  if (report->originals_whole > 0)
    g_ptr_array_add (sentences,
                     g_strdup_printf (ngettext ("%lld original is whole by its SHA-256.", "%lld originals are whole by their SHA-256.",
                                                (gulong) report->originals_whole), (long long) report->originals_whole));
  if (report->originals_from_copies > 0)
    g_ptr_array_add (sentences,
                     g_strdup_printf (ngettext ("%lld of them was taken from the folder of copies.", "%lld of them were taken from the folder of copies.",
                                                (gulong) report->originals_from_copies), (long long) report->originals_from_copies));
  if (report->copies_away)
    g_ptr_array_add (sentences,
                     g_strdup (_("The folder of copies is not there, so nothing was looked for in it. If it lies on a disk or a stick, connect that and take out once more.")));
  if (report->originals->len > 0)
    g_ptr_array_add (sentences,
                     g_strdup_printf (ngettext ("%u original is not whole. If its file is still on the phone or elsewhere, it can be put back in the window of the original.",
                                                "%u originals are not whole. If their files are still on the phone or elsewhere, they can be put back in the windows of the originals.",
                                                report->originals->len), report->originals->len));
  add_journal (report, sentences);
  if (report->foreign > 0)
    g_ptr_array_add (sentences,
                     g_strdup_printf (ngettext ("%u thing that Anning did not make was left behind.", "%u things that Anning did not make were left behind.",
                                                report->foreign), report->foreign));
  if (report->pages_bad > 0)
    g_ptr_array_add (sentences,
                     g_strdup_printf (ngettext ("%u of %u page of the file could not be read.", "%u of %u pages of the file could not be read.",
                                                report->pages), report->pages_bad, report->pages));
  return sentences;
}

char *
anning_salvage_words_original (const AnningSalvageOriginal *original)
{
  g_autofree char *found = NULL;
  g_autofree char *size = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (original != NULL, NULL);

  found = g_format_size ((guint64) MAX (original->found, 0));
  size = original->size != ANNING_UNKNOWN ? g_format_size ((guint64) MAX (original->size, 0)) : g_strdup ("?");
  day = original->added_at != ANNING_UNKNOWN ? format_day (original->added_at) : g_strdup ("?");
  /* Translators: name of a file, a day, two sizes such as 1.2 MB */
  return g_strdup_printf (_("%s, brought in %s: %s of %s can be read"),
                          original->name != NULL ? original->name : _("No name"), day, found, size);
}

static void
append_ids (GString                 *text,
            const AnningSalvageLine *line)
{
  if (line->lost_ids->len == 0)
    return;
  g_string_append (text, "    ");
  for (guint i = 0; i < MIN (line->lost_ids->len, IDS_IN_TEXT); i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "#", g_array_index (line->lost_ids, gint64, i));
  g_string_append (text, line->lost_ids->len > IDS_IN_TEXT ? ", …\n" : "\n");
}

char *
anning_salvage_words_text (const AnningSalvageReport *report,
                           const char                *path,
                           const char                *to_path)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) lines = anning_salvage_words_list (report);
  g_autoptr (GPtrArray) more = anning_salvage_words_more (report);
  g_autofree char *summary = anning_salvage_words_summary (report);
  g_autofree char *from = g_filename_display_name (path);
  g_autofree char *to = g_filename_display_name (to_path);

  /* Translators: two paths */
  g_string_append_printf (text, _("Damaged file: %s\nNew file: %s\n"), from, to);
  g_string_append_printf (text, "\n%s\n\n", summary);
  for (guint i = 0; i < lines->len; i++)
    {
      const AnningSalvageLine *line = g_ptr_array_index (lines, i);
      g_autofree char *words = anning_salvage_words_line (line);

      g_string_append_printf (text, "%s: %lld%s%s\n", line->label, (long long) line->kept,
                              *words != '\0' ? " · " : "", words);
      append_ids (text, line);
    }
  g_string_append_c (text, '\n');
  for (guint i = 0; i < more->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (more, i));
  for (guint i = 0; i < report->originals->len; i++)
    {
      const AnningSalvageOriginal *original = g_ptr_array_index (report->originals, i);
      g_autofree char *words = anning_salvage_words_original (original);

      g_string_append_printf (text, "  %s\n    %s\n", words, original->sha256);
    }
  return g_string_free (text, FALSE);
}
