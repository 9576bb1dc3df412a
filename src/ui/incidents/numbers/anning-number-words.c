/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-number-words.h"

#include <glib/gi18n.h>

#include "anning-format.h"
#include "anning-overview-words.h"

static void
add_part (GString    *text,
          const char *separator,
          const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, part);
}

char *
anning_number_tie_words (const AnningNumberTie *tie)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (tie != NULL, NULL);

  if (tie->private)
    add_part (text, " · ", _("Private"));
  if (tie->relative_id != ANNING_UNKNOWN)
    add_part (text, " · ", _("Someone close"));
  add_part (text, " · ", tie->creditor);
  add_part (text, " · ", tie->collector);
  add_part (text, " · ", tie->label);
  if (text->len == 0)
    return g_strdup (_("Nothing known yet"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

const char *
anning_number_tie_told (const AnningNumberTie *tie)
{
  g_return_val_if_fail (tie != NULL, NULL);

  switch (tie->told)
    {
    case ANNING_TIE_NUMBER:
      return _("You wrote this down here.");
    case ANNING_TIE_RELATIVE:
      return _("This number stands with one of your relatives.");
    case ANNING_TIE_INCIDENT:
      return _("Taken from the contacts with this number; what you write here goes before it.");
    case ANNING_TIE_DEBT:
      return _("This number stands with one of your debts.");
    case ANNING_TIE_NONE:
    default:
      return _("Nothing in your notes tells whose number this is.");
    }
}

char *
anning_number_count (const AnningNumberRow *row)
{
  g_return_val_if_fail (row != NULL, NULL);

  return g_strdup_printf (ngettext ("%u contact", "%u contacts", row->n_contacts), row->n_contacts);
}

char *
anning_number_counts (const AnningNumberRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (row != NULL, NULL);

  if (row->n_answered > 0)
    {
      g_autofree char *part = g_strdup_printf (ngettext ("%u call answered", "%u calls answered", row->n_answered),
                                               row->n_answered);

      add_part (text, C_("list", ", "), part);
    }
  if (row->n_unanswered > 0)
    {
      g_autofree char *part = g_strdup_printf (ngettext ("%u not answered", "%u not answered", row->n_unanswered),
                                               row->n_unanswered);

      add_part (text, C_("list", ", "), part);
    }
  if (row->n_messages > 0)
    {
      g_autofree char *part = g_strdup_printf (ngettext ("%u message", "%u messages", row->n_messages), row->n_messages);

      add_part (text, C_("list", ", "), part);
    }
  if (row->n_outgoing > 0)
    {
      g_autofree char *part = g_strdup_printf (ngettext ("%u of them from you", "%u of them from you", row->n_outgoing),
                                               row->n_outgoing);

      add_part (text, C_("list", ", "), part);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* As GDate counts. */
static gint32
local_day (gint64 instant,
           gint64 utc_offset)
{
  g_autofree char *text = anning_instant_day (instant, utc_offset);
  GDate day;

  return anning_day_parse (text, &day) ? (gint32) g_date_get_julian (&day) : 1;
}

char *
anning_number_days (const AnningNumberRow *row)
{
  g_return_val_if_fail (row != NULL, NULL);

  if (row->first_at == ANNING_UNKNOWN)
    return NULL;
  return anning_overview_days (local_day (row->first_at, row->utc_offset), local_day (row->last_at, row->utc_offset));
}
