/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-fingerprint-commands.h"

#include <glib/gi18n.h>

#include "anning-command-json.h"
#include "anning-fingerprint-words.h"

static gpointer
take_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_fingerprint_take (db, error);
}

gboolean
anning_fingerprint_commands_take (AnningStore  *store,
                                  JsonBuilder  *json,
                                  gboolean      print,
                                  GError      **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (AnningFingerprint) taken = anning_store_write (store, take_job, NULL, &local_error);
  g_autofree char *line = NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (taken == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "");
      return FALSE;
    }
  line = anning_fingerprint_dup_line (taken);
  anning_json_set_text (json, "fingerprint", line);
  anning_json_set_count (json, "seq", taken->seq);
  anning_json_set_text (json, "hash", taken->hash);
  if (print)
    g_print ("%s\n", line);
  return TRUE;
}

static void
report (const AnningFingerprintAnswer  *answer,
        JsonBuilder                    *json,
        gboolean                        print,
        char                          **complaint)
{
  const AnningFingerprintClaim *claim = &g_array_index (answer->claims, AnningFingerprintClaim, 0);
  g_autofree char *sentence = anning_fingerprint_words_sentence (claim, answer);

  anning_json_set_text (json, "fingerprint_state", anning_fingerprint_words_state (claim->state));
  anning_json_set_count (json, "journal_rows", answer->rows);
  anning_json_set_count (json, "journal_broken", answer->broken);
  if (claim->state != ANNING_FINGERPRINT_HOLDS)
    /* Translators: two sentences, the first without its full stop */
    *complaint = g_strdup_printf (_("%1$s. %2$s"), anning_fingerprint_words_title (claim, answer), sentence);
  else if (print)
    {
      g_print (_("%1$s. %2$s"), anning_fingerprint_words_title (claim, answer), sentence);
      g_print ("\n");
    }
}

gboolean
anning_fingerprint_commands_check (const char   *path,
                                   const char   *line,
                                   JsonBuilder  *json,
                                   gboolean      print,
                                   void        (*progress) (double fraction, gpointer user_data),
                                   gpointer      user_data,
                                   char        **complaint,
                                   GError      **error)
{
  g_autoptr (GArray) claims = g_array_new (FALSE, TRUE, sizeof (AnningFingerprintClaim));
  g_autoptr (AnningFingerprintAnswer) answer = NULL;
  AnningFingerprintLine read;
  AnningFingerprintLineState state = anning_fingerprint_line_parse (line, &read);
  AnningFingerprintClaim claim;

  *complaint = NULL;
  if (state != ANNING_FINGERPRINT_LINE_GOOD)
    {
      anning_json_set_text (json, "fingerprint_state", "mistyped");
      *complaint = g_strdup (anning_fingerprint_words_line (state));
      return TRUE;
    }
  anning_fingerprint_claim_init (&claim, read.seq, read.at, read.hash);
  g_array_append_val (claims, claim);
  answer = anning_fingerprints_check (path, claims, progress, user_data, NULL, error);
  if (answer == NULL)
    return FALSE;
  report (answer, json, print, complaint);
  return TRUE;
}
