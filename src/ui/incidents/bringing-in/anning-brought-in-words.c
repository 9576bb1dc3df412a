/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-brought-in-words.h"

#include <glib/gi18n.h>

#include "anning-format.h"
#include "anning-import-words.h"
#include "anning-overview-words.h"

static char *
format_days (gint32 n)
{
  return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) n), n);
}

static guint
brought_in_n_days (const GArray *ranges)
{
  guint n = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      const AnningDayRange *range = &g_array_index (ranges, AnningDayRange, i);

      n += (guint) (range->last - range->first) + 1;
    }
  return n;
}

static void
add_sentence (GString    *text,
              const char *sentence)
{
  g_autofree char *before = NULL;

  if (text->len == 0)
    {
      g_string_append (text, sentence);
      return;
    }
  before = g_strdup (text->str);
  /* Translators: two sentences, one after the other */
  g_string_printf (text, C_("two sentences", "%1$s %2$s"), before, sentence);
}

char *
anning_brought_in_reach (const AnningLogReach *reach,
                         gint32                today)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *oldest = NULL;
  g_autofree char *by = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (reach != NULL, NULL);

  if (!reach->known)
    {
      add_sentence (text, _("No call log of a phone was brought in yet."));
      add_sentence (text, _("A phone keeps only so many calls: once its list is full, the oldest make room for the newest."));
      add_sentence (text, _("What you need is safest once it is here."));
      return g_string_free (g_steal_pointer (&text), FALSE);
    }

  day = anning_overview_days (reach->first, reach->first);
  /* Translators: %1$s is a day, %2$d how many days it is ago */
  oldest = g_strdup_printf (ngettext ("In the newest call log that was brought in, the oldest call is of %1$s, %2$d day ago.",
                                      "In the newest call log that was brought in, the oldest call is of %1$s, %2$d days ago.",
                                      (gulong) reach->days_ago), day, reach->days_ago);
  add_sentence (text, oldest);
  add_sentence (text, _("A phone keeps only so many calls: once its list is full, the oldest make room for the newest."));
  g_free (day);
  day = anning_overview_days (reach->again >= today ? reach->again : reach->last,
                              reach->again >= today ? reach->again : reach->last);
  if (reach->again >= today)
    by = g_strdup_printf (_("Export it again by %s, so that nothing is lost in between."), day);
  else
    by = g_strdup_printf (_("Calls after %s may be dropping out of it already. Export it again soon."), day);
  add_sentence (text, by);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
anning_brought_in_reach_how (const AnningLogReach *reach)
{
  g_autofree char *range = NULL;
  g_autofree char *days = NULL;
  g_autofree char *again = NULL;

  g_return_val_if_fail (reach != NULL, NULL);

  if (!reach->known)
    return NULL;
  range = anning_overview_days (reach->first, reach->last);
  days = format_days (reach->last - reach->first + 1);
  again = anning_overview_days (reach->again, reach->again);
  /* Translators: %1$s two days, %2$s "23 days", %3$s a day */
  return g_strdup_printf (_("That log holds calls of %1$s: %2$s. If the list was full and calls go on as often as then, one that is taken by %3$s still begins where this one ended. How many calls your phone keeps is not known here; if the list was not full, there is more time."),
                          range, days, again);
}

char *
anning_brought_in_covered (const AnningCoverage *coverage)
{
  g_autofree char *bills = NULL;
  g_autofree char *days = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (coverage != NULL, NULL);

  bills = g_strdup_printf (ngettext ("%u bill", "%u bills", coverage->n_bills), coverage->n_bills);
  days = format_days ((gint32) brought_in_n_days (coverage->covered));
  /* Translators: "2 bills", then "51 days" */
  sentence = g_strdup_printf (C_("coverage", "%1$s, %2$s covered."), bills, days);
  add_sentence (text, sentence);
  if (coverage->n_unstated > 0)
    {
      g_autofree char *unstated =
        g_strdup_printf (ngettext ("%u of them names no period: it counts from its first contact to its last.",
                                   "%u of them name no period: they count from their first contact to their last.",
                                   coverage->n_unstated), coverage->n_unstated);

      add_sentence (text, unstated);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
anning_brought_in_gaps (const AnningCoverage *coverage,
                        guint                 most)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (coverage != NULL, NULL);

  if (coverage->gaps->len == 0)
    return g_strdup (_("No day is missing until today."));
  text = g_string_new (_("No bill covers:"));
  for (guint i = 0; i < coverage->gaps->len && i < most; i++)
    {
      const AnningDayRange *gap = &g_array_index (coverage->gaps, AnningDayRange, i);
      g_autofree char *range = anning_overview_days (gap->first, gap->last);
      g_autofree char *days = format_days (gap->last - gap->first + 1);

      g_string_append_c (text, '\n');
      /* Translators: the first and the last day, then "9 days" */
      g_string_append_printf (text, C_("gap", "%1$s (%2$s)"), range, days);
    }
  if (coverage->gaps->len > most)
    {
      guint n = coverage->gaps->len - most;

      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u more, in the table", "and %u more, in the table", n), n);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
anning_brought_in_period (const char *period_first,
                          const char *period_last,
                          gint64      first_at,
                          gint64      last_at)
{
  g_autofree char *first_day = NULL;
  g_autofree char *last_day = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (period_first != NULL && period_last != NULL)
    {
      first_day = g_strdup (period_first);
      last_day = g_strdup (period_last);
    }
  else if (first_at != ANNING_UNKNOWN && last_at != ANNING_UNKNOWN)
    {
      first_day = anning_instant_day (first_at, ANNING_CHINA_OFFSET);
      last_day = anning_instant_day (last_at, ANNING_CHINA_OFFSET);
    }
  else
    {
      return NULL;
    }
  first = anning_format_day (first_day);
  last = anning_format_day (last_day);
  if (g_strcmp0 (first_day, last_day) == 0)
    return g_steal_pointer (&first);
  return g_strdup_printf (C_("days", "%1$s – %2$s"), first, last);
}

static void
add_part (GString    *text,
          const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

char *
anning_brought_in_about (const AnningSourceEntry *source)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *period = NULL;
  g_autofree char *counts = NULL;

  g_return_val_if_fail (source != NULL, NULL);

  period = anning_brought_in_period (source->period_first, source->period_last, source->first_at, source->last_at);
  add_part (text, anning_format_word (anning_source_kinds, source->kind));
  add_part (text, anning_import_words_carrier (source->carrier));
  add_part (text, source->own_number);
  add_part (text, period);
  /* Translators: how many contacts stand in a file, and how many of them were brought in */
  counts = g_strdup_printf (ngettext ("%1$u contact, %2$u brought in", "%1$u contacts, %2$u brought in",
                                      (gulong) source->n_rows), (guint) source->n_rows, (guint) source->n_kept);
  add_part (text, counts);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
