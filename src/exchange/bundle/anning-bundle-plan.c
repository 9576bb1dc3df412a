/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bundle-private.h"

#include <string.h>

#include "anning-bundle-check.h"
#include "anning-date.h"
#include "anning-fingerprint-line.h"
#include "anning-journal-lines.h"
#include "anning-pages-pdf.h"
#include "anning-sums.h"

static void
file_free (gpointer data)
{
  AnningBundleFile *self = data;

  g_free (self->name);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self->was);
  g_free (self->media_type);
  g_free (self->sha256);
  g_free (self);
}

static void
warning_free (gpointer data)
{
  AnningBundleWarning *self = data;

  g_free (self->name);
  g_free (self->was);
  g_free (self);
}

/* @self: (nullable) */
void
anning_bundle_plan_free (AnningBundlePlan *self)
{
  if (self == NULL)
    return;

  anning_bundle_choice_free (self->choice);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->warnings);
  g_clear_pointer (&self->report, g_ptr_array_unref);
  g_clear_pointer (&self->table, anning_table_free);
  g_free (self->journal_hash);
  g_free (self->receiver);
  g_free (self->first_day);
  g_free (self->last_day);
  g_free (self);
}

static AnningBundlePlan *
plan_new (const AnningBundleChoice *choice)
{
  AnningBundlePlan *self = g_new0 (AnningBundlePlan, 1);

  self->choice = anning_bundle_choice_copy (choice);
  self->files = g_ptr_array_new_with_free_func (file_free);
  self->warnings = g_ptr_array_new_with_free_func (warning_free);
  self->planned_at = g_get_real_time () / 1000;
  return self;
}

/* @content: (transfer full) (nullable) */
static AnningBundleFile *
add_file (AnningBundlePlan     *self,
          AnningBundleFileKind  kind,
          const char           *name,
          GBytes               *content)
{
  AnningBundleFile *file = g_new0 (AnningBundleFile, 1);

  file->kind = kind;
  file->name = g_strdup (name);
  file->content = content;
  file->bytes = content != NULL ? (gint64) g_bytes_get_size (content) : 0;
  g_ptr_array_add (self->files, file);
  return file;
}

/* @text: (transfer full) */
static GBytes *
text_bytes (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

/* ---- the files ---- */

static gboolean
add_reports (AnningBundlePlan        *self,
             const AnningBundleView  *view,
             const char              *ending,
             GError                 **error)
{
  g_autofree char *report_name = g_strdup_printf ("report%s.pdf", ending);
  g_autofree char *csv_name = g_strdup_printf ("contacts%s.csv", ending);
  g_autofree char *xlsx_name = g_strdup_printf ("contacts%s.xlsx", ending);
  g_autoptr (GPtrArray) report = anning_bundle_report_new (view);
  g_autoptr (AnningTable) table = anning_bundle_table_new (view);
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  GBytes *bytes;

  bytes = anning_pages_pdf_render (report, view->language, ANNING_PAGE_SIZE_NORMAL, error);
  if (bytes == NULL)
    return FALSE;
  add_file (self, ANNING_BUNDLE_FILE_REPORT, report_name, bytes);
  add_file (self, ANNING_BUNDLE_FILE_TABLE, csv_name, anning_table_to_csv (table));
  g_ptr_array_add (tables, table);
  bytes = anning_tables_to_xlsx (tables, error);
  if (bytes == NULL)
    return FALSE;
  add_file (self, ANNING_BUNDLE_FILE_TABLE, xlsx_name, bytes);
  if (self->report == NULL)
    {
      self->report = g_steal_pointer (&report);
      self->table = g_steal_pointer (&table);
    }
  return TRUE;
}

static void
add_warning (AnningBundlePlan           *self,
             AnningBundleWarningKind     kind,
             const AnningBundleOriginal *original,
             gint64                      incident_id)
{
  AnningBundleWarning *warning = g_new0 (AnningBundleWarning, 1);

  warning->kind = kind;
  if (original != NULL)
    {
      warning->name = g_strdup (original->name);
      warning->was = g_strdup (original->was);
      warning->evidence_id = original->evidence->id;
      warning->incident_id = incident_id;
    }
  g_ptr_array_add (self->warnings, warning);
}

static void
add_originals (AnningBundlePlan       *self,
               const AnningBundleView *view)
{
  static const AnningBundleWarningKind warnings[] = {
    [ANNING_BUNDLE_SOUND] = ANNING_BUNDLE_WARNING_SOUND,
    [ANNING_BUNDLE_PICTURE] = ANNING_BUNDLE_WARNING_PICTURE,
    [ANNING_BUNDLE_DOCUMENT] = ANNING_BUNDLE_WARNING_DOCUMENT,
  };

  for (guint i = 0; i < view->originals->len; i++)
    {
      const AnningBundleOriginal *original = g_ptr_array_index (view->originals, i);
      const AnningBundleContact *contact = g_ptr_array_index (view->contacts, g_array_index (original->contacts, guint, 0) - 1);
      AnningBundleFile *file = add_file (self, ANNING_BUNDLE_FILE_ORIGINAL, original->name, NULL);

      file->bytes = original->evidence->size;
      file->was = g_strdup (original->was);
      file->media_type = g_strdup (original->evidence->media_type);
      file->sha256 = g_strdup (original->evidence->sha256);
      file->evidence_id = original->evidence->id;
      file->incident_id = contact->incident->record.id;
      add_warning (self, warnings[original->kind], original, file->incident_id);
    }
}

static void
add_transcripts (AnningBundlePlan       *self,
                 const AnningBundleView *view)
{
  for (guint i = 0; i < view->originals->len; i++)
    {
      const AnningBundleOriginal *original = g_ptr_array_index (view->originals, i);
      AnningBundleFile *file;

      if (original->transcript == NULL)
        continue;
      file = add_file (self, ANNING_BUNDLE_FILE_TRANSCRIPT, original->transcript,
                       text_bytes (anning_bundle_transcript_new (view, original)));
      file->evidence_id = original->evidence->id;
    }
}

/* How large it will be: names and sums of a fixed length, one line a file. */
static void
add_sums (AnningBundlePlan *self)
{
  static const char zeros[] = "0000000000000000000000000000000000000000000000000000000000000000";
  g_autoptr (GString) sums = g_string_new (NULL);

  for (guint i = 0; i < self->files->len; i++)
    anning_sums_append (sums, zeros, ((const AnningBundleFile *) g_ptr_array_index (self->files, i))->name);
  add_file (self, ANNING_BUNDLE_FILE_SUMS, ANNING_BUNDLE_SUMS, NULL)->bytes = (gint64) sums->len;
}

/* ---- the journal ---- */

typedef struct
{
  gint64 rows;
  gint64 bytes;
  gint64 at;
  char *hash;
} Journal;

static void
journal_clear (Journal *self)
{
  g_free (self->hash);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Journal, journal_clear)

static gboolean
read_journal (Journal       *self,
              const char    *path,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (AnningJournalLines) lines = anning_journal_lines_open (path, cancellable, error);
  g_autoptr (GString) last = g_string_new (NULL);
  g_auto (GStrv) fields = NULL;
  GError *problem = NULL;
  const char *line;

  if (lines == NULL)
    return FALSE;
  while ((line = anning_journal_lines_next (lines, &problem)) != NULL)
    {
      self->rows++;
      self->bytes += (gint64) strlen (line) + 1;
      g_string_assign (last, line);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  fields = g_strsplit (last->str, " ", -1);
  if (g_strv_length (fields) == 7)
    {
      self->at = g_ascii_strtoll (fields[1], NULL, 10);
      self->hash = g_strdup (fields[6]);
    }
  return TRUE;
}

/* ---- the whole ---- */

static gint64
local_offset (gint64 instant)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant / 1000);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);

  return local != NULL ? g_date_time_get_utc_offset (local) / G_TIME_SPAN_MINUTE : ANNING_CHINA_OFFSET;
}

static AnningBundleView *
make_view (AnningBundlePlan        *self,
           const AnningBundleData  *data,
           AnningMask              *mask,
           const char              *language,
           const Journal           *journal,
           GError                 **error)
{
  AnningBundleView *view = anning_bundle_view_new (data, mask, self->choice, language, error);
  g_autofree char *today = NULL;

  if (view == NULL)
    return NULL;
  today = anning_instant_day (self->planned_at, local_offset (self->planned_at));
  anning_day_parse (today, &view->today);
  view->has_journal = (self->choice->parts & ANNING_BUNDLE_JOURNAL) != 0;
  if ((self->choice->parts & ANNING_BUNDLE_FINGERPRINT) && journal->hash != NULL)
    view->fingerprint = anning_fingerprint_line_format (journal->at, local_offset (journal->at), journal->rows,
                                                        journal->hash);
  return view;
}

static void
take_days (AnningBundlePlan       *self,
           const AnningBundleView *view)
{
  const AnningIncident *first, *last;

  if (view->contacts->len == 0)
    return;
  first = ((const AnningBundleContact *) g_ptr_array_index (view->contacts, 0))->incident;
  last = ((const AnningBundleContact *) g_ptr_array_index (view->contacts, view->contacts->len - 1))->incident;
  self->first_day = anning_instant_day (first->started_at, first->utc_offset);
  self->last_day = anning_instant_day (last->started_at, last->utc_offset);
}

static void
take_counts (AnningBundlePlan       *self,
             const AnningBundleData *data,
             const AnningBundleView *view)
{
  self->n_incidents = view->contacts->len;
  self->n_originals = view->originals->len;
  self->n_hints = view->findings->list->len + view->debt_hints->len;
  self->n_set_aside = view->n_set_aside;
  self->masked = view->masked;
  self->receiver = anning_bundle_view_receiver (view);
  for (guint i = 0; !(self->choice->parts & ANNING_BUNDLE_PRIVATE_NOTES) && i < data->contacts->len; i++)
    {
      const char *note = ((const AnningBundleContactData *) g_ptr_array_index (data->contacts, i))->incident->private_note;

      self->n_private_notes += note != NULL && *note != '\0';
    }
}

static gboolean
fill (AnningBundlePlan        *self,
      const AnningBundleData  *data,
      const Journal           *journal,
      GCancellable            *cancellable,
      GError                 **error)
{
  const gboolean both = self->choice->language == ANNING_BUNDLE_BOTH;
  const char *language = self->choice->language == ANNING_BUNDLE_ENGLISH ? "en" : "zh";
  const char *other = g_str_equal (language, "en") ? "zh" : "en";
  g_autoptr (AnningMask) mask = anning_bundle_data_mask (data, self);
  g_autoptr (AnningBundleView) view = NULL;
  g_autoptr (AnningBundleView) second = NULL;
  g_autoptr (AnningRuleTexts) rules = NULL;

  view = make_view (self, data, mask, language, journal, error);
  if (view == NULL || !add_reports (self, view, "", error))
    return FALSE;
  take_counts (self, data, view);
  take_days (self, view);
  if (both)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      second = make_view (self, data, mask, other, journal, error);
      if (second == NULL || !add_reports (self, second, "-en", error))
        return FALSE;
    }
  if (view->contacts->len == 0)
    add_warning (self, ANNING_BUNDLE_WARNING_EMPTY, NULL, 0);
  else
    add_warning (self, ANNING_BUNDLE_WARNING_NAMES, NULL, 0);
  if (data->doubtful->len > 0)
    {
      add_warning (self, ANNING_BUNDLE_WARNING_UNSURE, NULL, 0);
      ((AnningBundleWarning *) g_ptr_array_index (self->warnings, self->warnings->len - 1))->n = data->doubtful->len;
    }
  add_originals (self, view);
  add_transcripts (self, view);
  if (view->has_journal)
    {
      g_autofree char *head = anning_bundle_journal_head (view->words);

      add_file (self, ANNING_BUNDLE_FILE_JOURNAL, ANNING_BUNDLE_JOURNAL_NAME, NULL)->bytes =
        (gint64) strlen (head) + journal->bytes;
    }
  rules = anning_rule_texts_new (other, anning_text_file_read_resource, NULL, error);
  if (rules == NULL)
    return FALSE;
  add_file (self, ANNING_BUNDLE_FILE_README, "README.txt", text_bytes (anning_bundle_readme_new (view, rules, both)));
  add_sums (self);
  for (guint i = 0; i < self->files->len; i++)
    self->bytes += ((const AnningBundleFile *) g_ptr_array_index (self->files, i))->bytes;
  return TRUE;
}

static gpointer
read_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_bundle_data_read (db, data, error);
}

AnningBundlePlan *
anning_bundle_plan_new (AnningStore               *store,
                        const AnningBundleChoice  *choice,
                        GCancellable              *cancellable,
                        GError                   **error)
{
  g_autoptr (AnningBundlePlan) self = NULL;
  g_autoptr (AnningBundleData) data = NULL;
  g_auto (Journal) journal = { 0 };

  g_return_val_if_fail (ANNING_IS_STORE (store) && choice != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  self = plan_new (choice);
  data = anning_store_read (store, read_job, self->choice, error);
  if (data == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if ((choice->parts & (ANNING_BUNDLE_JOURNAL | ANNING_BUNDLE_FINGERPRINT))
      && !read_journal (&journal, anning_store_get_path (store), cancellable, error))
    return NULL;
  if (choice->parts & ANNING_BUNDLE_JOURNAL)
    self->journal_seq = journal.rows;
  self->journal_hash = g_strdup (journal.hash);
  if (!fill (self, data, &journal, cancellable, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
plan_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  AnningBundlePlan *plan = anning_bundle_plan_new (source, data, cancellable, &error);

  if (plan == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, plan, (GDestroyNotify) anning_bundle_plan_free);
}

void
anning_bundle_plan_new_async (AnningStore              *store,
                              const AnningBundleChoice *choice,
                              GCancellable             *cancellable,
                              GAsyncReadyCallback       callback,
                              gpointer                  user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ANNING_IS_STORE (store) && choice != NULL);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, anning_bundle_plan_new_async);
  /* Nothing is written: whoever cancels need not wait until a page is laid out. */
  g_task_set_return_on_cancel (task, TRUE);
  g_task_set_task_data (task, anning_bundle_choice_copy (choice), (GDestroyNotify) anning_bundle_choice_free);
  g_task_run_in_thread (task, plan_thread);
}

AnningBundlePlan *
anning_bundle_plan_new_finish (AnningStore   *store,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
