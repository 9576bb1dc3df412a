/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-copy-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is counted in a look, in the order in which it is listed. */
static const struct
{
  const char *label;
  gsize offset;
} counts[] = {
  { N_("Debts"), G_STRUCT_OFFSET (AnningCopyLook, n_debts) },
  { N_("Contacts"), G_STRUCT_OFFSET (AnningCopyLook, n_incidents) },
  { N_("Relatives"), G_STRUCT_OFFSET (AnningCopyLook, n_relatives) },
  { N_("Notes"), G_STRUCT_OFFSET (AnningCopyLook, n_notes) },
  { N_("Letters"), G_STRUCT_OFFSET (AnningCopyLook, n_letters) },
  { N_("Originals"), G_STRUCT_OFFSET (AnningCopyLook, n_originals) },
};

void
anning_copy_line_free (AnningCopyLine *self)
{
  if (self == NULL)
    return;

  g_free (self->copy);
  g_free (self->now);
  g_free (self);
}

static gint64
get_count (const AnningCopyLook *look,
           guint                 which)
{
  return G_STRUCT_MEMBER (gint64, look, counts[which].offset);
}

const char *
anning_copy_words_away (void)
{
  return _("The folder of copies is not there. If it lies on a disk or a stick, connect that, then try again.");
}

char *
anning_copy_words_moment (gint64 at)
{
  g_autoptr (GDateTime) time = NULL;

  if (at == ANNING_UNKNOWN)
    return g_strdup ("—");
  time = g_date_time_new_from_unix_local (at / 1000);
  return time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup ("—");
}

static char *
format_day (gint64 at)
{
  char *moment = anning_copy_words_moment (at);

  if (strlen (moment) > strlen ("2026-03-12"))
    moment[strlen ("2026-03-12")] = '\0';
  return moment;
}

static char *
format_span (const AnningCopyLook *look)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (look->first_at == ANNING_UNKNOWN)
    return g_strdup ("—");
  first = format_day (look->first_at);
  last = format_day (look->last_at);
  /* Translators: two days, from … to … */
  return g_strdup_printf (_("%1$s to %2$s"), first, last);
}

static void
add_line (GPtrArray  *lines,
          const char *label,
          char       *copy,
          char       *now,
          gboolean    less)
{
  AnningCopyLine *line = g_new0 (AnningCopyLine, 1);

  line->label = label;
  line->copy = copy;
  line->now = now;
  line->less = less;
  g_ptr_array_add (lines, line);
}

GPtrArray *
anning_copy_words_compare (const AnningCopyLook *copy,
                           const AnningCopyLook *now)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_copy_line_free);

  g_return_val_if_fail (copy != NULL, NULL);

  add_line (lines, _("Last written"), anning_copy_words_moment (copy->last_written_at),
            now != NULL ? anning_copy_words_moment (now->last_written_at) : NULL,
            now != NULL && copy->last_written_at < now->last_written_at);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    add_line (lines, _(counts[i].label), g_strdup_printf ("%" G_GINT64_FORMAT, get_count (copy, i)),
              now != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, get_count (now, i)) : NULL,
              now != NULL && get_count (copy, i) < get_count (now, i));
  add_line (lines, _("Size of the originals"), g_format_size ((guint64) copy->originals_size),
            now != NULL ? g_format_size ((guint64) now->originals_size) : NULL,
            now != NULL && copy->originals_size < now->originals_size);
  add_line (lines, _("Contacts from … to …"), format_span (copy), now != NULL ? format_span (now) : NULL,
            now != NULL && copy->last_at < now->last_at);
  return lines;
}

static void
add_sentence (GString    *text,
              const char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
}

char *
anning_copy_words_tell (const AnningCopyLook *copy,
                        const AnningCopyLook *now)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (copy != NULL, NULL);

  if (copy->n_missing > 0)
    {
      guint n = (guint) MIN (copy->n_missing, G_MAXUINT);
      g_autofree char *sentence = NULL;

      sentence = g_strdup_printf (ngettext ("%u original of this copy is neither in it nor beside it and would be missing. If the folder “evidence” lies somewhere else, put it beside the copy first.",
                                            "%u originals of this copy are neither in it nor beside it and would be missing. If the folder “evidence” lies somewhere else, put it beside the copy first.",
                                            n), n);
      add_sentence (text, sentence);
    }
  if (now == NULL)
    {
      add_sentence (text, _("The file that is there now cannot be read, so there is nothing to compare with. It is kept under another name."));
    }
  else if (copy->last_written_at != ANNING_UNKNOWN && now->last_written_at != ANNING_UNKNOWN
           && copy->last_written_at < now->last_written_at)
    {
      g_autofree char *moment = anning_copy_words_moment (copy->last_written_at);
      g_autofree char *sentence = NULL;

      /* Translators: %s is a day and a time */
      sentence = g_strdup_printf (_("What was written or changed after %s is not in this copy and would be missing afterwards. The file as it is now is kept under another name, so that nothing is lost."), moment);
      add_sentence (text, sentence);
    }
  else
    {
      add_sentence (text, _("The file as it is now is kept under another name."));
    }
  return g_string_free (text, FALSE);
}
