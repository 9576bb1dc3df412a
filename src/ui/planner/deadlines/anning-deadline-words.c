/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-deadline-words.h"

#include <glib/gi18n.h>

#include "anning-due-words.h"
#include "anning-format.h"

const AnningWord *
anning_deadline_words_kinds (AnningTexts *texts)
{
  static AnningWord kinds[ANNING_N_DEADLINES + 1];

  g_return_val_if_fail (texts != NULL, kinds);

  for (guint i = 0; i < ANNING_N_DEADLINES; i++)
    kinds[i] = (AnningWord) { anning_deadline_rules[i].id,
                              anning_rule_texts_get_deadline (anning_texts_get_rules (texts), i) };
  return kinds;
}

char *
anning_deadline_words_state (const AnningDeadline      *deadline,
                             AnningDeadlineState        state,
                             const AnningDeadlineEntry *entry,
                             const GDate               *today)
{
  g_autofree char *day = NULL;
  g_autofree char *distance = NULL;

  switch (state)
    {
    case ANNING_DEADLINE_STATE_DONE:
      day = anning_format_day (entry->done_day);
      /* Translators: %s is a day */
      return g_strdup_printf (_("Done on %s"), day);
    case ANNING_DEADLINE_STATE_NONE:
      return g_strdup (_("No deadline runs"));
    case ANNING_DEADLINE_STATE_UNNAMED:
      return g_strdup (_("The last day stands in the paper: enter it here"));
    case ANNING_DEADLINE_STATE_AHEAD:
    case ANNING_DEADLINE_STATE_NEAR:
    case ANNING_DEADLINE_STATE_PAST:
      day = anning_due_words_day (&deadline->due);
      distance = anning_due_words_distance (&deadline->due, today);
      /* Translators: a day, then "in 14 days" or "3 days ago" */
      return g_strdup_printf (_("Last day %1$s · %2$s"), day, distance);
    case ANNING_DEADLINE_STATE_UNKNOWN:
    default:
      return g_strdup (_("Enter the day on which it was handed in or arrived"));
    }
}

char *
anning_deadline_words_workings (const AnningDeadline      *deadline,
                                const AnningDeadlineEntry *entry)
{
  g_autofree char *from = anning_format_day (entry->trigger_day);
  guint days;
  guint months;

  if (deadline->none)
    return g_strdup (_("For this there is no deadline."));
  if (anning_deadline_is_named (deadline->kind))
    return g_strdup (_("Nothing is worked out here: the paper itself names the last day."));
  anning_deadline_get_period (deadline->kind, anning_deadline_entry_get_flags (entry), &days, &months);
  if (months > 0)
    /* Translators: a number of months, the day from which they are counted */
    return g_strdup_printf (ngettext ("%1$u month from %2$s; it ends on the day of the same number, or on the last one of a shorter month.",
                                      "%1$u months from %2$s; they end on the day of the same number, or on the last one of a shorter month.",
                                      months), months, from);
  /* Translators: a number of days, the day from which they are counted */
  return g_strdup_printf (ngettext ("%1$u day from %2$s; that day itself does not count.",
                                    "%1$u days from %2$s; that day itself does not count.", days), days, from);
}

char *
anning_deadline_words_reminders (const AnningDeadline *deadline)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < deadline->n_reminders; i++)
    {
      g_autofree char *day = anning_due_words_day (&deadline->reminders[i]);

      /* Translators: between two days of a list */
      g_string_append_printf (text, "%s%s", i > 0 ? C_("list", ", ") : "", day);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
