/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-sealed-commands.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "anning-command-json.h"
#include "anning-copy-look.h"
#include "anning-copy-words.h"
#include "anning-import-item.h"
#include "anning-restore.h"
#include "anning-sealed-words.h"

/* ---- sealing ---- */

static void
tell_wrong (gint64 n)
{
  if (n == 0)
    return;
  g_printerr (ngettext ("%lld original was damaged in the file already and is not in the backup. --verify says more.",
                        "%lld originals were damaged in the file already and are not in the backup. --verify says more.",
                        (gulong) n),
              (long long) n);
  g_printerr ("\n");
}

gboolean
anning_sealed_commands_seal (const char                   *path,
                             const char                   *to_path,
                             const AnningPassphraseInput  *input,
                             JsonBuilder                  *json,
                             gboolean                      print,
                             AnningProgressFunc            progress,
                             gpointer                      user_data,
                             char                        **complaint,
                             GError                      **error)
{
  g_autoptr (AnningSecret) secret = NULL;
  g_autoptr (AnningSealedResult) result = NULL;
  AnningPassphraseStrength strength = ANNING_PASSPHRASE_EMPTY;
  const char *reason = NULL;

  if (input->file == NULL && input->fd == NULL)
    g_printerr ("%s\n", anning_sealed_words_warn ());
  secret = anning_passphrase_input_get (input, TRUE, &strength, &reason, error);
  if (secret != NULL && strength == ANNING_PASSPHRASE_TOO_WEAK)
    reason = anning_sealed_words_strength (strength);
  *complaint = g_strdup (reason);
  if (secret == NULL || reason != NULL)
    return FALSE;
  if (strength == ANNING_PASSPHRASE_WEAK)
    g_printerr ("%s\n", anning_sealed_words_strength (strength));

  result = anning_sealed_write (path, to_path, secret, progress, user_data, NULL, error);
  if (result == NULL)
    return FALSE;
  anning_json_set_count (json, "size", result->size);
  anning_json_set_count (json, "originals", result->originals);
  anning_json_set_count (json, "originals_wrong", result->originals_wrong);
  tell_wrong (result->originals_wrong);
  if (print)
    {
      g_autofree char *size = g_format_size ((guint64) result->size);

      /* Translators: %s is a size such as 3.4 MB */
      g_print (_("Sealed. Originals: %lld, size: %s."), (long long) result->originals, size);
      g_print ("\n");
    }
  return TRUE;
}

gboolean
anning_sealed_commands_verify (const char                   *path,
                               const AnningPassphraseInput  *input,
                               JsonBuilder                  *json,
                               gboolean                      print,
                               AnningProgressFunc            progress,
                               gpointer                      user_data,
                               char                        **complaint,
                               GError                      **error)
{
  g_autoptr (AnningSecret) secret = NULL;
  g_autoptr (AnningSealedResult) result = NULL;
  const char *reason = NULL;

  secret = anning_passphrase_input_get (input, FALSE, NULL, &reason, error);
  *complaint = g_strdup (reason);
  if (secret != NULL)
    result = anning_sealed_check (path, secret, progress, user_data, NULL, error);
  if (result == NULL)
    return FALSE;
  anning_json_set_count (json, "originals", result->originals);
  anning_json_set_count (json, "originals_wrong", result->originals_wrong);
  tell_wrong (result->originals_wrong);
  if (print)
    {
      g_print (_("This sealed backup is as it was written, and opens with this passphrase. Originals: %lld."),
               (long long) result->originals);
      g_print ("\n");
    }
  return TRUE;
}

/* ---- restoring ---- */

static void
tell_look (const AnningCopyLook *copy,
           const AnningCopyLook *now,
           gboolean              exists)
{
  g_autoptr (GPtrArray) lines = anning_copy_words_compare (copy, now);
  g_autofree char *sentence = exists || copy->n_missing > 0 ? anning_copy_words_tell (copy, now) : NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      const AnningCopyLine *line = g_ptr_array_index (lines, i);

      if (line->now != NULL)
        /* Translators: what it is, how many of it in the backup, how many in the file as it is now */
        g_printerr (_("%s: %s (now: %s)"), line->label, line->copy, line->now);
      else
        g_printerr ("%s: %s", line->label, line->copy);
      g_printerr ("\n");
    }
  if (sentence != NULL)
    g_printerr ("%s\n", sentence);
}

static void
report_look (JsonBuilder          *json,
             const AnningCopyLook *look)
{
  anning_json_set_count (json, "made_at", look->made_at);
  anning_json_set_count (json, "debts", look->n_debts);
  anning_json_set_count (json, "incidents", look->n_incidents);
  anning_json_set_count (json, "relatives", look->n_relatives);
  anning_json_set_count (json, "notes", look->n_notes);
  anning_json_set_count (json, "letters", look->n_letters);
  anning_json_set_count (json, "originals", look->n_originals);
  anning_json_set_count (json, "missing", look->n_missing);
}

/* A sealed backup becomes a whole file beside the present one first, which then takes its place. */
static gboolean
take_sealed (const char          *path,
             const char          *copy,
             AnningSecret        *secret,
             AnningRestoreMode    mode,
             AnningProgressFunc   progress,
             gpointer             user_data,
             char               **aside,
             GError             **error)
{
  g_autofree char *whole = anning_restore_dup_unsealed_path (path);
  g_autoptr (AnningSealedResult) result = NULL;
  gboolean done;

  /* Of a program that was killed here. */
  g_unlink (whole);
  result = anning_sealed_open (copy, secret, whole, progress, user_data, NULL, error);
  if (result == NULL)
    return FALSE;
  if (result->originals_wrong > 0)
    mode = ANNING_RESTORE_INCOMPLETE;
  tell_wrong (result->originals_wrong);
  done = anning_restore_take (path, whole, mode, NULL, NULL, NULL, aside, error);
  if (!done)
    g_unlink (whole);
  return done;
}

static gboolean
may_go_on (const char            *path,
           const AnningCopyLook  *look,
           gboolean               agreed,
           char                 **complaint,
           GError               **error)
{
  g_autoptr (AnningCopyLook) now = NULL;
  g_autoptr (GError) damaged = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean exists = g_file_test (path, G_FILE_TEST_EXISTS);
  const char *question;

  question = exists ? _("Put this in the place of the present file? It stays beside it under another name. Type yes to go on:")
                    : _("There is no file yet. Make it of this? Type yes to go on:");
  /* A file that cannot be read is what one restores for: there is nothing to hold against it then. */
  if (exists)
    now = anning_copy_look_new (path, NULL, &damaged);
  tell_look (look, now, exists);
  if (!agreed && !anning_passphrase_input_agree (question))
    {
      *complaint = g_strdup (_("Nothing was changed. Type yes when asked, or give --yes."));
      return FALSE;
    }
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
  return FALSE;
}

gboolean
anning_sealed_commands_restore (const char                   *path,
                                const char                   *copy,
                                const AnningPassphraseInput  *input,
                                gboolean                      agreed,
                                JsonBuilder                  *json,
                                gboolean                      print,
                                AnningProgressFunc            progress,
                                gpointer                      user_data,
                                char                        **complaint,
                                GError                      **error)
{
  g_autoptr (AnningSecret) secret = NULL;
  g_autoptr (AnningCopyLook) look = NULL;
  g_autofree char *aside = NULL;
  AnningRestoreMode mode;
  const char *reason = NULL;
  gboolean sealed = anning_sealed_is_one (copy);
  gboolean done;

  *complaint = NULL;
  if (sealed)
    {
      secret = anning_passphrase_input_get (input, FALSE, NULL, &reason, error);
      *complaint = g_strdup (reason);
      if (secret != NULL)
        look = anning_sealed_look (copy, secret, NULL, error);
    }
  else
    {
      look = anning_copy_look_new (copy, NULL, error);
    }
  if (look == NULL)
    return FALSE;

  report_look (json, look);
  if (!may_go_on (path, look, agreed, complaint, error))
    return FALSE;
  /* What is missing was told with the rest. */
  mode = look->n_missing > 0 ? ANNING_RESTORE_INCOMPLETE : ANNING_RESTORE_WHOLE;
  done = sealed ? take_sealed (path, copy, secret, mode, progress, user_data, &aside, error)
                : anning_restore (path, copy, mode, progress, user_data, NULL, &aside, error);
  if (!done)
    return FALSE;
  if (aside != NULL)
    {
      anning_json_set_text (json, "aside", aside);
    }
  if (print)
    {
      g_print ("%s\n", _("Restored."));
      if (aside != NULL)
        {
          g_autofree char *clean = anning_import_clean_name (aside);

          /* Translators: %s is the path of a file */
          g_print (_("The file that was there before is %s"), clean);
          g_print ("\n");
        }
    }
  return TRUE;
}
