/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-deleted-words.h"

#include <glib/gi18n.h>

#include "anning-copies-parts.h"
#include "anning-format.h"
#include "anning-search-lines.h"

/* What no search finds has no name there. */
static const struct
{
  const char *table;
  const char *label;
} others[] = {
  { "bookmark", N_("Bookmark") },
  { "budget_version", N_("Earlier budget") },
  { "budget_version_line", N_("Line of an earlier budget") },
  { "kit", N_("Page for a telephone") },
  { "letter_value", N_("Field of a letter") },
  { "lpr_value", N_("Loan prime rate") },
  { "note_share", N_("Note that was handed over") },
  { "note_version", N_("Earlier version of a note") },
  { "note_version_part", N_("Part of an earlier note") },
  { "schedule_line", N_("Instalment") },
  { "trace", N_("Line of a file brought in") },
};

static const char *
label_of (const char *table)
{
  const char *label = anning_search_table_label (table);

  if (*label != '\0')
    return label;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (g_str_equal (others[i].table, table))
        return _(others[i].label);
    }
  return _("Entry");
}

/* One line, however the text was broken. */
static char *
flatten (const char *text)
{
  char *flat = g_strdup (text);

  for (char *c = flat; *c != '\0'; c++)
    {
      if (*c == '\n' || *c == '\r' || *c == '\t')
        *c = ' ';
    }
  return flat;
}

char *
anning_deleted_words_title (const AnningDeleted *thing)
{
  if (thing->title != NULL)
    return flatten (thing->title);
  if (thing->text != NULL)
    return flatten (thing->text);
  return g_strdup (label_of (thing->type->table));
}

char *
anning_deleted_words_originals (guint  n,
                                gint64 bytes)
{
  g_autofree char *size = NULL;

  if (n == 0)
    return NULL;
  size = g_format_size ((guint64) bytes);
  /* Translators: %u originals, %s such as "1.2 MB" */
  return g_strdup_printf (ngettext ("%u original, %s", "%u originals, %s", n), n, size);
}

static void
append (GString    *text,
        const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

char *
anning_deleted_words_about (const AnningDeleted *thing)
{
  GString *text = g_string_new (label_of (thing->type->table));
  g_autofree char *originals = anning_deleted_words_originals (thing->n_originals, thing->bytes);
  g_autofree char *deleted = anning_copies_parts_day (thing->deleted_at);
  g_autofree char *goes = anning_copies_parts_day (thing->goes_at);
  /* Translators: two days */
  g_autofree char *until = g_strdup_printf (_("Deleted on %1$s, kept until %2$s"), deleted, goes);

  if (thing->at != ANNING_UNKNOWN)
    {
      g_autofree char *date = anning_format_date (thing->at, thing->utc_offset);
      g_autofree char *time = anning_format_time (thing->at, thing->utc_offset);
      g_autofree char *when = g_strdup_printf (_("%1$s, %2$s"), date, time);

      append (text, thing->channel != NULL ? anning_format_word (anning_channels, thing->channel) : NULL);
      append (text, when);
    }
  if (thing->n_with > 0)
    {
      g_autofree char *with = g_strdup_printf (ngettext ("%u entry that belongs to it", "%u entries that belong to it",
                                                         thing->n_with), thing->n_with);

      append (text, with);
    }
  append (text, originals);
  g_string_append_c (text, '\n');
  g_string_append (text, until);
  return g_string_free (text, FALSE);
}

char *
anning_deleted_words_unused (const AnningDeletedList *list)
{
  g_autofree char *originals = anning_deleted_words_originals (list->n_unused, list->unused_bytes);
  g_autofree char *day = anning_copies_parts_day (list->unused_goes_at);

  /* Translators: %1$s: "2 originals, 1.2 MB"; %2$s: a day */
  return g_strdup_printf (_("%1$s: what they belonged to is gone. The last of them is dropped on %2$s."), originals, day);
}
