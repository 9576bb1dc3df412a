/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-verify-words.h"

#include <glib/gi18n.h>

#include "anning-store.h"

static void
line_free (gpointer data)
{
  AnningVerifyLine *line = data;

  g_free (line->title);
  g_free (line->sentence);
  g_free (line);
}

/* @title, @sentence: (transfer full) */
static void
add (GPtrArray *lines,
     gboolean   sound,
     char      *title,
     char      *sentence)
{
  AnningVerifyLine *line = g_new0 (AnningVerifyLine, 1);

  line->sound = sound;
  line->title = title;
  line->sentence = sentence;
  g_ptr_array_add (lines, line);
}

static void
add_originals (GPtrArray           *lines,
               const AnningVerdict *verdict)
{
  guint n = (guint) MIN (verdict->evidence_checked, G_MAXUINT);
  guint wrong = (guint) MIN (verdict->evidence_wrong, G_MAXUINT);
  char *sentence;

  if (wrong > 0)
    sentence = g_strdup_printf (ngettext ("%u is not as it came in. The check of all originals says which one.",
                                          "%u are not as they came in. The check of all originals says which ones.", wrong), wrong);
  else if (n > 0)
    sentence = g_strdup_printf (ngettext ("%u is as it came in.", "All %u are as they came in.", n), n);
  else
    sentence = g_strdup (_("There are none."));
  add (lines, wrong == 0, g_strdup (_("The originals")), sentence);
}

GPtrArray *
anning_verify_words_list (const AnningVerdict *verdict)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  guint rows, kept, wrong;

  g_return_val_if_fail (verdict != NULL, lines);

  add (lines, verdict->database_ok, g_strdup (_("The database")),
       g_strdup (verdict->database_ok ? _("Every page and every link is in order.")
                                      : _("It is damaged. Restore a copy, or save from it what can be read.")));
  add_originals (lines, verdict);
  rows = (guint) MIN (verdict->journal_rows, G_MAXUINT);
  add (lines, verdict->journal_ok,
       g_strdup_printf (ngettext ("%u line of the log", "%u lines of the log", rows), rows),
       g_strdup (verdict->journal_ok ? _("Each holds the digest of the one before it: nothing was rewritten.")
                                     : _("The chain is broken: something was changed past the program.")));
  kept = (guint) MIN (verdict->fingerprints_checked, G_MAXUINT);
  wrong = (guint) MIN (verdict->fingerprints_wrong, G_MAXUINT);
  if (kept > 0 || wrong > 0)
    add (lines, wrong == 0, g_strdup (_("Fingerprints of the log that were kept")),
         wrong == 0 ? g_strdup_printf (ngettext ("%u holds.", "All %u hold.", kept), kept)
                    : g_strdup_printf (ngettext ("%u does not hold: the log is not as it was then.",
                                                 "%u do not hold: the log is not as it was then.", wrong), wrong));
  return lines;
}

const char *
anning_verify_words_copy (const GError *error)
{
  if (error == NULL)
    return _("This copy is sound, and all originals that it needs are there.");
  if (g_error_matches (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND))
    return _("An original that this copy needs is missing, or not as it was.");
  if (g_error_matches (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED))
    return _("This copy is damaged.");
  return NULL;
}

const char *
anning_verify_words_all (gboolean sound)
{
  return sound ? _("Everything Is Sound") : _("Something Is Wrong");
}

char *
anning_verify_words_text (gboolean    sound,
                          const char *title,
                          const char *sentence)
{
  /* Translators: in a text: + or ! for sound or wrong, what was checked, what was found */
  return g_strdup_printf (_("%s %s: %s"), sound ? "+" : "!", title, sentence);
}
