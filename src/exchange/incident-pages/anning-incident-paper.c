/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident-paper-private.h"

#include "anning-conduct.h"
#include "anning-date.h"
#include "anning-page-text.h"

#define VALUES_MAX 9

AnningIncidentPaperRequest *
anning_incident_paper_request_new (AnningIncidentPaperKind  kind,
                                   const char              *language)
{
  AnningIncidentPaperRequest *self = g_new0 (AnningIncidentPaperRequest, 1);

  self->kind = kind;
  self->language = g_strdup (language);
  self->masked = TRUE;
  g_date_clear (&self->today, 1);
  return self;
}

AnningIncidentPaperRequest *
anning_incident_paper_request_copy (const AnningIncidentPaperRequest *self)
{
  AnningIncidentPaperRequest *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->ids = self->ids != NULL ? g_array_ref (self->ids) : NULL;
  copy->shown = g_strdup (self->shown);
  copy->number = g_strdup (self->number);
  copy->creditor = g_strdup (self->creditor);
  copy->language = g_strdup (self->language);
  return copy;
}

void
anning_incident_paper_request_free (AnningIncidentPaperRequest *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self->shown);
  g_free (self->number);
  g_free (self->creditor);
  g_free (self->language);
  g_free (self);
}

void
anning_incident_paper_free (AnningIncidentPaper *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->blocks);
  g_free (self->text);
  g_free (self);
}

/* ---- words and values ---- */

const char *
anning_incident_paper_word (AnningIncidentPaperWriter *self,
                            const char                *group,
                            const char                *word)
{
  return anning_paper_words_get (self->words, self->language, group, word);
}

char *
anning_incident_paper_say (AnningIncidentPaperWriter *self,
                           const char                *word,
                           ...)
{
  const char *values[VALUES_MAX];
  const char *value;
  guint n = 0;
  va_list arguments;

  va_start (arguments, word);
  while ((value = va_arg (arguments, const char *)) != NULL && n < VALUES_MAX)
    values[n++] = value;
  va_end (arguments);
  return anning_paper_words_fill (anning_incident_paper_word (self, "log", word), values, n);
}

char *
anning_incident_paper_typed (AnningIncidentPaperWriter *self,
                             const char                *text)
{
  return self->data->mask != NULL ? anning_mask_apply (self->data->mask, text, self->language) : g_strdup (text);
}

char *
anning_incident_paper_number (AnningIncidentPaperWriter *self,
                              const char                *number)
{
  return self->data->mask != NULL ? anning_mask_apply_to_number (self->data->mask, number, self->language)
                                  : g_strdup (number);
}

char *
anning_incident_paper_name (AnningIncidentPaperWriter *self,
                            gint64                     person,
                            const char                *name)
{
  return self->data->mask != NULL ? anning_mask_apply_to_name (self->data->mask, person, name, self->language)
                                  : g_strdup (name);
}

char *
anning_incident_paper_moment (AnningIncidentPaperWriter *self,
                              gint64                     instant,
                              gint64                     utc_offset)
{
  AnningCivil civil;
  g_autofree char *text = NULL;
  const gint64 minutes = ABS (utc_offset);

  anning_instant_to_civil (instant, utc_offset, &civil);
  text = g_strdup_printf ("%04d-%02d-%02d %02d:%02d:%02d", civil.year, civil.month, civil.day, civil.hour, civil.minute,
                          civil.second);
  if (utc_offset == ANNING_CHINA_OFFSET)
    return g_steal_pointer (&text);
  return g_strdup_printf ("%s (UTC%c%02d:%02d)", text, utc_offset < 0 ? '-' : '+', (int) (minutes / 60),
                          (int) (minutes % 60));
}

gboolean
anning_incident_paper_is_others (const AnningIncident *incident)
{
  return incident->to_party != NULL && *incident->to_party != '\0' && !g_str_equal (incident->to_party, "debtor");
}

char *
anning_incident_paper_tags (AnningIncidentPaperWriter *self,
                            const char                *tags)
{
  g_auto (GStrv) words = g_strsplit (tags != NULL ? tags : "", " ", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *label = anning_incident_paper_word (self, "tag", words[i]);

      if (*label == '\0')
        continue;
      if (text->len > 0)
        g_string_append (text, anning_incident_paper_word (self, "log", "gap_between"));
      g_string_append (text, label);
    }
  return g_string_free (text, text->len == 0);
}

/* ---- what is appended ---- */

static AnningPageBlock *
add (AnningIncidentPaperWriter *self,
     AnningPageStyle            style,
     const char                *text,
     const char                *marker)
{
  g_autofree char *markup = g_markup_escape_text (text != NULL ? text : "", -1);

  return anning_page_blocks_add (self->paper->blocks, style, markup, marker);
}

void
anning_incident_paper_add (AnningIncidentPaperWriter *self,
                           AnningPageStyle            style,
                           const char                *text)
{
  add (self, style, text, NULL);
}

void
anning_incident_paper_add_tight (AnningIncidentPaperWriter *self,
                                 AnningPageStyle            style,
                                 const char                *text)
{
  add (self, style, text, NULL)->tight = TRUE;
}

void
anning_incident_paper_add_item (AnningIncidentPaperWriter *self,
                                guint                      number,
                                const char                *text)
{
  g_autofree char *marker = g_strdup_printf ("%u.", number);

  add (self, ANNING_PAGE_ITEM, text, marker);
}

void
anning_incident_paper_add_doubtful (AnningIncidentPaperWriter *self,
                                    guint                      n)
{
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *text = anning_incident_paper_say (self, "doubtful", count, ANNING_INCIDENT_PAPER_END);

  if (n > 0)
    anning_incident_paper_add_tight (self, ANNING_PAGE_BODY, text);
}

guint
anning_incident_paper_add_table (AnningIncidentPaperWriter *self)
{
  return ++self->n_tables;
}

AnningPageBlock *
anning_incident_paper_add_cell (AnningIncidentPaperWriter *self,
                                guint                      table,
                                guint                      row,
                                guint                      column,
                                const char                *text,
                                gboolean                   figure)
{
  AnningPageBlock *block = add (self, ANNING_PAGE_CELL, text, NULL);

  block->table = table;
  block->row = row;
  block->column = column;
  block->figure = figure;
  return block;
}

/* The counts are read when all else is written. */
void
anning_incident_paper_add_note (AnningIncidentPaperWriter *self)
{
  AnningMaskCounts masked = { 0 };

  anning_incident_paper_add (self, ANNING_PAGE_HEADING, anning_incident_paper_word (self, "log", "report"));
  anning_incident_paper_add (self, ANNING_PAGE_SMALL, anning_rule_texts_get_report (self->rules));
  anning_incident_paper_add (self, ANNING_PAGE_SMALL, anning_incident_paper_word (self, "log", "own_time"));
  if (self->data->mask != NULL)
    anning_mask_get_counts (self->data->mask, &masked);
  if (masked.numbers + masked.names > 0)
    {
      g_autofree char *numbers = g_strdup_printf ("%u", masked.numbers);
      g_autofree char *names = g_strdup_printf ("%u", masked.names);
      g_autofree char *line = anning_incident_paper_say (self, "masked", numbers, names, ANNING_INCIDENT_PAPER_END);

      anning_incident_paper_add (self, ANNING_PAGE_SMALL, line);
    }
  if (self->request->private_notes && self->paper->n_notes > 0)
    anning_incident_paper_add (self, ANNING_PAGE_SMALL, anning_incident_paper_word (self, "log", "private"));
}

/* ---- all of it ---- */

static void
writer_clear (AnningIncidentPaperWriter *self)
{
  g_clear_pointer (&self->hints, g_ptr_array_unref);
  g_clear_pointer (&self->hints_of, g_hash_table_unref);
  g_clear_pointer (&self->findings, anning_findings_free);
  g_clear_pointer (&self->words, anning_paper_words_free);
  g_clear_pointer (&self->rules, anning_rule_texts_free);
  g_clear_pointer (&self->data, anning_incident_paper_data_free);
  g_clear_pointer (&self->paper, anning_incident_paper_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnningIncidentPaperWriter, writer_clear)

static guint
count_notes (const GPtrArray *incidents)
{
  guint n = 0;

  for (guint i = 0; i < incidents->len; i++)
    {
      const AnningIncident *incident = g_ptr_array_index (incidents, i);

      n += incident->private_note != NULL && *incident->private_note != '\0';
    }
  return n;
}

static gboolean
write_paper (AnningIncidentPaperWriter  *self,
             GError                    **error)
{
  switch (self->request->kind)
    {
    case ANNING_INCIDENT_PAPER_CONTACT:
      if (self->data->incidents->len == 0)
        {
          g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND, "no contact");
          return FALSE;
        }
      anning_incident_paper_write_contact (self);
      return TRUE;
    case ANNING_INCIDENT_PAPER_NUMBER:
      anning_incident_paper_write_number (self);
      return TRUE;
    case ANNING_INCIDENT_PAPER_RELATIVE:
      anning_relative_paper_write (self);
      return TRUE;
    case ANNING_INCIDENT_PAPER_OVERVIEW:
      return anning_incident_paper_write_overview (self, error);
    case ANNING_INCIDENT_PAPER_LOG:
    default:
      anning_incident_paper_write_log (self);
      return TRUE;
    }
}

AnningIncidentPaper *
anning_incident_paper_new (AnningStore                       *store,
                           const AnningIncidentPaperRequest  *request,
                           GCancellable                      *cancellable,
                           GError                           **error)
{
  g_auto (AnningIncidentPaperWriter) self = { NULL };

  g_return_val_if_fail (ANNING_IS_STORE (store) && request != NULL, NULL);
  g_return_val_if_fail (request->kind != ANNING_INCIDENT_PAPER_NUMBER || request->number != NULL, NULL);
  g_return_val_if_fail (request->kind != ANNING_INCIDENT_PAPER_RELATIVE || !request->private_notes, NULL);

  self.request = request;
  self.language = g_strcmp0 (request->language, "en") == 0 ? "en" : "zh";
  self.words = anning_paper_words_new (NULL, NULL, error);
  if (self.words != NULL)
    self.rules = anning_rule_texts_new_stated (self.language, anning_text_file_read_resource, NULL, error);
  if (self.rules == NULL)
    return NULL;
  self.data = anning_incident_paper_read (store, request, error);
  if (self.data == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  self.hints = g_ptr_array_new_with_free_func (anning_incident_paper_hint_free);
  self.hints_of = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  self.paper = g_new0 (AnningIncidentPaper, 1);
  self.paper->blocks = anning_page_blocks_new ();
  self.paper->n_contacts = self.data->incidents->len;
  self.paper->n_left_out = self.data->n_left_out;
  self.paper->n_notes = count_notes (self.data->incidents);
  if (!write_paper (&self, error))
    return NULL;
  if (self.data->mask != NULL)
    anning_mask_get_counts (self.data->mask, &self.paper->masked);
  self.paper->text = anning_page_blocks_dup_text (self.paper->blocks);
  return g_steal_pointer (&self.paper);
}

/* ---- away from the main loop ---- */

static void
new_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  GError *error = NULL;
  AnningIncidentPaper *paper = anning_incident_paper_new (ANNING_STORE (source), data, cancellable, &error);

  if (paper != NULL)
    g_task_return_pointer (task, paper, (GDestroyNotify) anning_incident_paper_free);
  else
    g_task_return_error (task, error);
}

void
anning_incident_paper_new_async (AnningStore                      *store,
                                 const AnningIncidentPaperRequest *request,
                                 GCancellable                     *cancellable,
                                 GAsyncReadyCallback               callback,
                                 gpointer                          user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ANNING_IS_STORE (store) && request != NULL);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, anning_incident_paper_new_async);
  g_task_set_task_data (task, anning_incident_paper_request_copy (request),
                        (GDestroyNotify) anning_incident_paper_request_free);
  g_task_run_in_thread (task, new_thread);
}

AnningIncidentPaper *
anning_incident_paper_new_finish (AnningStore   *store,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
