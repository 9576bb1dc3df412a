/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-day-note.h"

#include <glib/gi18n.h>

static char *
dup_count (const AnningFinding *finding)
{
  int count = finding->counts[ANNING_COUNT_OF];
  int limit = finding->counts[ANNING_COUNT_LIMIT];

  if (finding->rule == ANNING_RULE_FREQ_01)
    /* Translators: %1$d is how many there were on one day, %2$d the number of a standard */
    return g_strdup_printf (ngettext ("%1$d call answered (limit %2$d)", "%1$d calls answered (limit %2$d)", count),
                            count, limit);
  /* Translators: %1$d is how many there were on one day, %2$d the number of a guideline */
  return g_strdup_printf (ngettext ("%1$d attempt unanswered (limit %2$d)", "%1$d attempts unanswered (limit %2$d)", count),
                          count, limit);
}

char *
anning_day_note_dup (AnningConductBook *book,
                     gint32             day,
                     const char        *creditor)
{
  const AnningFindings *findings;
  const AnningContactNames *names;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (ANNING_IS_CONDUCT_BOOK (book), NULL);

  findings = anning_conduct_book_get_findings (book);
  names = anning_conduct_book_get_names (book);
  if (findings == NULL || names == NULL)
    return NULL;
  for (guint i = anning_findings_find_day (findings, day); i < findings->list->len; i++)
    {
      const AnningFinding *finding = &g_array_index (findings->list, AnningFinding, i);
      g_autofree char *count = NULL;
      const char *name;

      if (finding->day != day)
        break;
      if ((finding->rule != ANNING_RULE_FREQ_01 && finding->rule != ANNING_RULE_FREQ_02)
          || finding->outcome != ANNING_OUTCOME_HIT || anning_conduct_book_get_dismissal (book, finding) != NULL)
        continue;
      name = anning_contact_names_get (names, ANNING_NAME_CREDITOR, finding->creditor);
      if (creditor != NULL && g_strcmp0 (creditor, name) != 0)
        continue;
      count = dup_count (finding);
      if (text->len > 0)
        g_string_append (text, " · ");
      if (name != NULL && creditor == NULL)
        /* Translators: %1$s is a creditor, %2$s how often it called on one day */
        g_string_append_printf (text, _("%1$s: %2$s"), name, count);
      else
        g_string_append (text, count);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
