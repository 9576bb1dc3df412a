/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-salvage-commands.h"

#include <glib/gi18n.h>

#include "anning-command-json.h"
#include "anning-copy-look.h"
#include "anning-salvage-words.h"

static void
report_table (JsonBuilder              *json,
              const AnningSalvageCount *count)
{
  json_builder_set_member_name (json, count->table);
  json_builder_begin_object (json);
  anning_json_set_count (json, "kept", count->kept);
  anning_json_set_count (json, "from_journal", count->from_journal);
  anning_json_set_count (json, "stand_ins", count->stand_ins);
  anning_json_set_count (json, "lost", count->lost);
  anning_json_set_count (json, "gaps", count->gaps);
  json_builder_set_member_name (json, "lost_ids");
  json_builder_begin_array (json);
  for (guint i = 0; i < count->lost_ids->len; i++)
    json_builder_add_int_value (json, g_array_index (count->lost_ids, gint64, i));
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static void
report_originals (JsonBuilder               *json,
                  const AnningSalvageReport *report)
{
  json_builder_set_member_name (json, "originals_missing");
  json_builder_begin_array (json);
  for (guint i = 0; i < report->originals->len; i++)
    {
      const AnningSalvageOriginal *original = g_ptr_array_index (report->originals, i);

      json_builder_begin_object (json);
      anning_json_set_count (json, "id", original->id);
      anning_json_set_text (json, "sha256", original->sha256);
      anning_json_set_count (json, "found", original->found);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
report_json (JsonBuilder               *json,
             const AnningSalvageReport *report)
{
  anning_json_set_flag (json, "complete", report->complete);
  anning_json_set_count (json, "kept", report->kept);
  anning_json_set_count (json, "lost", report->lost);
  anning_json_set_count (json, "originals_whole", report->originals_whole);
  anning_json_set_count (json, "originals_from_copies", report->originals_from_copies);
  anning_json_set_flag (json, "copies_away", report->copies_away);
  anning_json_set_count (json, "journal_kept", report->journal_kept);
  anning_json_set_count (json, "journal_broken", report->journal_broken);
  anning_json_set_count (json, "journal_left", report->journal_left);
  anning_json_set_count (json, "journal_wrong", report->journal_wrong);
  anning_json_set_count (json, "fingerprints_left", report->fingerprints_left);
  anning_json_set_count (json, "foreign", report->foreign);
  anning_json_set_count (json, "pages", report->pages);
  anning_json_set_count (json, "pages_bad", report->pages_bad);
  report_originals (json, report);
  json_builder_set_member_name (json, "tables");
  json_builder_begin_object (json);
  for (guint i = 0; i < report->counts->len; i++)
    report_table (json, g_ptr_array_index (report->counts, i));
  json_builder_end_object (json);
}

gboolean
anning_salvage_commands_run (const char   *path,
                             const char   *to_path,
                             const char   *copies,
                             JsonBuilder  *json,
                             gboolean      print,
                             void        (*progress) (double fraction, gpointer user_data),
                             gpointer      user_data,
                             gboolean     *complete,
                             GError      **error)
{
  g_autoptr (AnningSalvageReport) report = NULL;

  g_return_val_if_fail (path != NULL && to_path != NULL && complete != NULL, FALSE);

  report = anning_salvage (path, to_path, copies, progress, user_data, NULL, error);
  json_builder_set_member_name (json, "salvage");
  json_builder_begin_object (json);
  if (report != NULL)
    report_json (json, report);
  json_builder_end_object (json);
  if (report == NULL)
    return FALSE;

  *complete = report->complete;
  if (print)
    {
      g_autofree char *text = anning_salvage_words_text (report, path, to_path);

      g_print ("%s", text);
    }
  return TRUE;
}

void
anning_salvage_commands_report_copies (GPtrArray   *copies,
                                       gboolean     away,
                                       JsonBuilder *json,
                                       gboolean     print)
{
  guint sound = 0;

  for (guint i = 0; i < copies->len; i++)
    sound += ((const AnningCheckedCopy *) g_ptr_array_index (copies, i))->error == NULL;
  anning_json_set_count (json, "copies_checked", copies->len);
  anning_json_set_count (json, "copies_wrong", copies->len - sound);
  anning_json_set_flag (json, "copies_away", away);
  if (print && copies->len > 0)
    {
      g_print (ngettext ("Copies that are sound, with all originals: %u of %u.",
                         "Copies that are sound, with all originals: %u of %u.", copies->len), sound, copies->len);
      g_print ("\n");
    }
}

gboolean
anning_salvage_commands_is_copy (const char *path)
{
  g_autoptr (AnningCopyLook) look = anning_copy_look_new (path, NULL, NULL);

  return look != NULL && look->light;
}
