/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-telling-words.h"

#include <glib/gi18n.h>

#include "anning-format.h"
#include "anning-import-item.h"

const char *
anning_telling_kind (const AnningTelling *telling)
{
  g_return_val_if_fail (telling != NULL, "");

  if (telling->use_id != 0)
    return _("Recording");
  return anning_format_word (anning_source_kinds, telling->entry->kind);
}

/* "21:14:07"; "21:14" where it knows minutes only */
static char *
telling_time (const AnningTelling *telling,
              gint64               utc_offset)
{
  g_return_val_if_fail (telling != NULL, NULL);

  if (telling->entry->utc_offset != ANNING_UNKNOWN)
    utc_offset = telling->entry->utc_offset;
  if (telling->entry->precision_ms >= ANNING_MS_PER_MINUTE)
    return anning_format_time (telling->entry->started_at, utc_offset);
  return anning_format_time_seconds (telling->entry->started_at, utc_offset);
}

/* "2 min 5 s" */
static char *
format_span (gint64 seconds)
{
  gint64 minutes = seconds / 60;

  if (minutes == 0)
    /* Translators: seconds */
    return g_strdup_printf (_("%d s"), (int) seconds);
  if (minutes >= 24 * 60)
    return g_strdup_printf (ngettext ("%d day", "%d days", minutes / (24 * 60)), (int) MIN (minutes / (24 * 60), G_MAXINT));
  if (minutes >= 60 && minutes % 60 == 0)
    /* Translators: hours */
    return g_strdup_printf (_("%d h"), (int) (minutes / 60));
  if (minutes >= 60)
    /* Translators: hours and minutes */
    return g_strdup_printf (_("%d h %d min"), (int) (minutes / 60), (int) (minutes % 60));
  if (seconds % 60 == 0)
    /* Translators: minutes */
    return g_strdup_printf (_("%d min"), (int) minutes);
  /* Translators: minutes and seconds */
  return g_strdup_printf (_("%d min %d s"), (int) minutes, (int) (seconds % 60));
}

char *
anning_telling_difference (gint64 from,
                           gint64 to,
                           gint64 precision)
{
  gint64 difference = to - from;
  g_autofree char *span = NULL;

  /* What knows minutes only can have begun anywhere in its minute. */
  if (precision >= ANNING_MS_PER_MINUTE)
    {
      if (difference <= 0 && difference > -precision)
        return g_strdup (_("in the same minute"));
      span = format_span ((ABS (difference) + ANNING_MS_PER_MINUTE - 1) / ANNING_MS_PER_MINUTE * 60);
    }
  else
    {
      if (ABS (difference) < ANNING_MS_PER_SECOND)
        return g_strdup (_("at the same time"));
      span = format_span (ABS (difference) / ANNING_MS_PER_SECOND);
    }
  /* Translators: %s is a length of time: "2 min 5 s" */
  return g_strdup_printf (difference > 0 ? _("%s later") : _("%s earlier"), span);
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
anning_telling_about (const AnningTelling *telling,
                      gint64               started_at,
                      gint64               utc_offset)
{
  const AnningTraceEntry *entry;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *time = NULL;
  g_autofree char *difference = NULL;

  g_return_val_if_fail (telling != NULL, NULL);

  entry = telling->entry;
  time = telling_time (telling, utc_offset);
  /* The time alone would mislead. */
  if (ABS (entry->started_at - started_at) >= ANNING_MS_PER_DAY / 2)
    {
      g_autofree char *date = anning_format_date (entry->started_at, utc_offset);
      char *both = g_strdup_printf ("%s %s", date, time);

      g_free (time);
      time = both;
    }
  difference = anning_telling_difference (started_at, entry->started_at, entry->precision_ms);
  if (telling->name != NULL)
    {
      g_autofree char *name = anning_import_clean_name (telling->name);

      add_part (text, name);
    }
  add_part (text, time);
  add_part (text, difference);
  if (g_strcmp0 (entry->connected, "no") == 0)
    add_part (text, _("not answered"));
  else if (entry->length_s != ANNING_UNKNOWN && entry->length_s > 0)
    {
      g_autofree char *length = anning_length_format (entry->length_s * ANNING_MS_PER_SECOND);
      /* Translators: how long a call was: "02:13" */
      g_autofree char *part = g_strdup_printf (_("%s long"), length);

      add_part (text, part);
    }
  add_part (text, entry->number != NULL ? entry->number : entry->number_text);
  add_part (text, entry->name);
  add_part (text, entry->place);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
anning_telling_kinds (const AnningMaybeSame *maybe)
{
  g_auto (GStrv) words = NULL;
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (maybe != NULL, NULL);

  words = g_strsplit (maybe->kinds, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *label = anning_format_word (anning_source_kinds, words[i]);

      if (g_str_equal (words[i], "note"))
        label = _("Your note");
      else if (g_str_equal (words[i], "recording"))
        label = _("Recording");
      if (*label == '\0')
        continue;
      if (text->len > 0)
        g_string_append (text, C_("list", ", "));
      g_string_append (text, label);
    }
  return g_string_free (text, FALSE);
}
