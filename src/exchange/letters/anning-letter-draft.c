/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-letter-draft.h"

#include <string.h>

#include "anning-letter-incidents.h"
#include "anning-letter-text.h"
#include "anning-records.h"

/* How long the typing has to rest before it is stored. */
#define REST_MS 500
/* How long the file has to rest before it is read again: an import changes it often. */
#define REREAD_MS 300

/* What letters are filled in from. */
static const char *const sources[] = {
  "debt", "debt_fee", "schedule_line", "proposal", "round", "payment", "lpr_value", "dismissal", "budget_line", "incident",
  NULL,
};

struct _AnningLetterDraft
{
  GObject parent_instance;

  AnningStore *store;
  AnningLetterBook *book;
  AnningLetter *letter;
  GDate today;
  AnningLetterValues *values;
  GHashTable *own;    /* field → answer, as it stands on the screen */
  GArray *incidents;  /* chosen, NULL until somebody chose */
  GPtrArray *missing; /* names of the gaps */
  char **facts;
  GCancellable *reading;
  guint timer;
  guint reread_timer;
  guint dirty : 1;
  guint saving : 1;
  guint kept : 1;     /* shows what was stored, as it was sent */
  guint rereading : 1; /* what it is about was changed: store what comes of it */
};

/* What one write takes along. */
typedef struct
{
  AnningLetter *letter;
  GHashTable *own;
} Saving;

enum
{
  VALUES_CHANGED,
  TEXT_CHANGED,
  STORED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void save (AnningLetterDraft *self);

G_DEFINE_FINAL_TYPE (AnningLetterDraft, anning_letter_draft, G_TYPE_OBJECT)

static void
subject_free (gpointer data)
{
  AnningLetterSubject *subject = data;

  g_free (subject->template);
  g_clear_pointer (&subject->incidents, g_array_unref);
  g_free (subject->suggest);
  g_strfreev (subject->others);
  g_free (subject);
}

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  anning_letter_free (saving->letter);
  g_hash_table_unref (saving->own);
  g_free (saving);
}

static GHashTable *
copy_answers (GHashTable *own)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer field, value;

  g_hash_table_iter_init (&iter, own);
  while (g_hash_table_iter_next (&iter, &field, &value))
    g_hash_table_replace (copy, g_strdup (field), g_strdup (value));
  return copy;
}

/* ---- writing ---- */

static Saving *
saving_new (AnningLetterDraft *self)
{
  Saving *saving = g_new0 (Saving, 1);
  const char *contacts = self->values != NULL ? g_hash_table_lookup (self->values->known, "incidents") : NULL;

  /* The contacts that were suggested are those of the letter from now on. */
  if (contacts != NULL && !g_hash_table_contains (self->own, "incidents"))
    g_hash_table_replace (self->own, g_strdup ("incidents"), g_strdup (contacts));
  saving->letter = anning_letter_copy (self->letter);
  saving->own = copy_answers (self->own);
  return saving;
}

static gpointer
save_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Saving *saving = data;

  if (!anning_letter_values_save (db, saving->letter, saving->own, error))
    return NULL;
  return g_memdup2 (&saving->letter->record.id, sizeof saving->letter->record.id);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningLetterDraft) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = anning_store_call_finish (ANNING_STORE (source), result, &error);

  self->saving = FALSE;
  if (error != NULL)
    {
      /* What was typed stays; the next key tries again. */
      self->dirty = TRUE;
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  self->letter->record.id = *id;
  g_signal_emit (self, signals[STORED], 0, *id);
  if (self->dirty && self->timer == 0)
    save (self);
}

static void
save (AnningLetterDraft *self)
{
  Saving *saving;

  g_clear_handle_id (&self->timer, g_source_remove);
  /* An insert that is under way gives the letter its id first. */
  if (!self->dirty || self->saving)
    return;

  saving = saving_new (self);
  self->dirty = FALSE;
  self->saving = TRUE;
  anning_store_write_async (self->store, save_job, saving, saving_free, g_free, NULL, saved_cb, g_object_ref (self));
}

static gboolean
rested_cb (gpointer user_data)
{
  AnningLetterDraft *self = user_data;

  self->timer = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

static void
touch (AnningLetterDraft *self)
{
  self->dirty = TRUE;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (REST_MS, rested_cb, self);
}

/* ---- reading and filling in ---- */

static void
take_text (char       **place,
           const char  *text)
{
  char *copy = g_strdup (text != NULL && *text != '\0' ? text : NULL);

  g_free (*place);
  *place = copy;
}

/* What a gap asks for stands between the fixed parts of its pattern. */
static void
find_missing (AnningLetterDraft *self)
{
  const char *pattern = anning_letter_book_get_word (self->book, self->letter->language, "words", "gap");
  const char *place = pattern != NULL ? strstr (pattern, "%s") : NULL;
  const char *text = anning_letter_draft_get_text (self);
  g_autoptr (GArray) gaps = anning_letter_text_gaps (self->book, self->letter->language, text);

  g_ptr_array_set_size (self->missing, 0);
  for (guint i = 0; place != NULL && i < gaps->len; i++)
    {
      const AnningLetterGap *gap = &g_array_index (gaps, AnningLetterGap, i);
      const gsize start = gap->start + (gsize) (place - pattern);
      g_autofree char *name = g_strndup (text + start, gap->end - strlen (place + 2) - start);

      if (!g_ptr_array_find_with_equal_func (self->missing, name, g_str_equal, NULL))
        g_ptr_array_add (self->missing, g_steal_pointer (&name));
    }
}

static void
compose (AnningLetterDraft *self)
{
  const AnningLetterTemplate *template = anning_letter_draft_get_template (self);
  g_autoptr (AnningLetterComposed) composed = NULL;

  if (template != NULL && self->values != NULL)
    {
      composed = anning_letter_compose (self->book, template, self->values, self->letter->language);
      g_strfreev (self->facts);
      self->facts = g_steal_pointer (&composed->facts);
      if (self->letter->edited != 1 && !self->kept)
        {
          take_text (&self->letter->title, template->title);
          take_text (&self->letter->body, composed->text);
        }
    }
  find_missing (self);
  g_signal_emit (self, signals[TEXT_CHANGED], 0);
}

static gpointer
read_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_letter_values_load (db, data, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningLetterDraft) self = user_data;
  g_autoptr (GError) error = NULL;
  AnningLetterValues *values = anning_store_call_finish (ANNING_STORE (source), result, &error);

  if (values == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }

  if (self->values == NULL)
    {
      GHashTableIter iter;
      gpointer field, value;

      /* What was answered while the file was read is newer. */
      g_hash_table_iter_init (&iter, values->own);
      while (g_hash_table_iter_next (&iter, &field, &value))
        {
          if (!g_hash_table_contains (self->own, field))
            g_hash_table_replace (self->own, g_strdup (field), g_strdup (value));
        }
    }
  g_clear_pointer (&self->values, anning_letter_values_free);
  self->values = values;
  g_hash_table_unref (values->own);
  values->own = g_hash_table_ref (self->own);
  g_signal_emit (self, signals[VALUES_CHANGED], 0);
  compose (self);
  if (self->rereading)
    touch (self);
  self->rereading = FALSE;
}

static void
start_reading (AnningLetterDraft *self)
{
  const AnningLetterTemplate *template = anning_letter_draft_get_template (self);
  AnningLetterSubject *subject = g_new0 (AnningLetterSubject, 1);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();

  subject->template = g_strdup (self->letter->template);
  subject->letter_id = self->letter->record.id;
  subject->debt_id = self->letter->debt_id;
  subject->incidents = self->incidents != NULL ? g_array_ref (self->incidents) : NULL;
  subject->today = self->today;
  subject->limits = anning_letter_book_get_limits (self->book);
  subject->night = *anning_letter_book_get_night (self->book);
  subject->by_another = anning_letter_book_is_by_another (self->book, self->letter->template);
  subject->others = anning_letter_book_list_by (self->book, subject->by_another);
  /* A letter about a debt tells of that debt's contacts, and of none before it is chosen. */
  if (template != NULL && template->about_contacts && (!template->about_debt || subject->debt_id != ANNING_UNKNOWN))
    subject->suggest = g_strdup (template->suggest);
  if (subject->incidents == NULL && (template == NULL || !template->about_contacts))
    subject->incidents = g_array_new (FALSE, FALSE, sizeof (gint64));
  anning_store_read_async (self->store, read_job, subject, subject_free,
                           (GDestroyNotify) anning_letter_values_free, self->reading, read_cb, g_object_ref (self));
}

static gboolean
reread_cb (gpointer user_data)
{
  AnningLetterDraft *self = user_data;

  self->reread_timer = 0;
  start_reading (self);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (AnningLetterDraft *self,
                  const char        *table)
{
  if (!g_strv_contains (sources, table))
    return;
  g_clear_handle_id (&self->reread_timer, g_source_remove);
  self->reread_timer = g_timeout_add (REREAD_MS, reread_cb, self);
}

/* ---- the object ---- */

static void
parted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  gint64 *id = anning_store_call_finish (ANNING_STORE (source), result, &error);

  g_free (id);
  if (error != NULL)
    g_warning ("A letter could not be saved: %s", error->message);
}

static void
anning_letter_draft_dispose (GObject *object)
{
  AnningLetterDraft *self = ANNING_LETTER_DRAFT (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->reread_timer, g_source_remove);
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->dirty)
    {
      Saving *saving = saving_new (self);

      self->dirty = FALSE;
      anning_store_write_async (self->store, save_job, saving, saving_free, g_free, NULL, parted_cb, NULL);
    }
  G_OBJECT_CLASS (anning_letter_draft_parent_class)->dispose (object);
}

static void
anning_letter_draft_finalize (GObject *object)
{
  AnningLetterDraft *self = ANNING_LETTER_DRAFT (object);

  g_clear_pointer (&self->letter, anning_letter_free);
  g_clear_pointer (&self->values, anning_letter_values_free);
  g_hash_table_unref (self->own);
  g_clear_pointer (&self->incidents, g_array_unref);
  g_ptr_array_unref (self->missing);
  g_strfreev (self->facts);
  g_clear_object (&self->book);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_letter_draft_parent_class)->finalize (object);
}

static void
anning_letter_draft_class_init (AnningLetterDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_letter_draft_dispose;
  object_class->finalize = anning_letter_draft_finalize;

  signals[VALUES_CHANGED] = g_signal_new ("values-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TEXT_CHANGED] = g_signal_new ("text-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[STORED] = g_signal_new ("stored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
anning_letter_draft_init (AnningLetterDraft *self)
{
  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->missing = g_ptr_array_new_with_free_func (g_free);
}

AnningLetterDraft *
anning_letter_draft_new (AnningStore        *store,
                         AnningLetterBook   *book,
                         const AnningLetter *letter,
                         const GDate        *today)
{
  AnningLetterDraft *self;

  g_return_val_if_fail (ANNING_IS_STORE (store) && ANNING_IS_LETTER_BOOK (book), NULL);
  g_return_val_if_fail (letter != NULL && today != NULL, NULL);

  self = g_object_new (ANNING_TYPE_LETTER_DRAFT, NULL);
  self->store = g_object_ref (store);
  self->book = g_object_ref (book);
  self->letter = anning_letter_copy (letter);
  if (self->letter->language == NULL)
    self->letter->language = g_strdup ("zh");
  self->today = *today;
  self->kept = letter->sent_day != NULL && letter->body != NULL;
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  start_reading (self);
  return self;
}

const AnningLetter *
anning_letter_draft_get_letter (AnningLetterDraft *self)
{
  g_return_val_if_fail (ANNING_IS_LETTER_DRAFT (self), NULL);
  return self->letter;
}

const AnningLetterTemplate *
anning_letter_draft_get_template (AnningLetterDraft *self)
{
  g_return_val_if_fail (ANNING_IS_LETTER_DRAFT (self), NULL);
  return anning_letter_book_find (self->book, self->letter->language, self->letter->template);
}

const AnningLetterValues *
anning_letter_draft_get_values (AnningLetterDraft *self)
{
  g_return_val_if_fail (ANNING_IS_LETTER_DRAFT (self), NULL);
  return self->values;
}

const char *
anning_letter_draft_get_text (AnningLetterDraft *self)
{
  g_return_val_if_fail (ANNING_IS_LETTER_DRAFT (self), "");
  return self->letter->body != NULL ? self->letter->body : "";
}

GPtrArray *
anning_letter_draft_get_missing (AnningLetterDraft *self)
{
  g_return_val_if_fail (ANNING_IS_LETTER_DRAFT (self), NULL);
  return self->missing;
}

const char *const *
anning_letter_draft_get_facts (AnningLetterDraft *self)
{
  g_return_val_if_fail (ANNING_IS_LETTER_DRAFT (self), NULL);
  return (const char *const *) self->facts;
}

void
anning_letter_draft_set_value (AnningLetterDraft *self,
                               const char        *field,
                               const char        *value)
{
  const char *old;

  g_return_if_fail (ANNING_IS_LETTER_DRAFT (self) && field != NULL);

  if (value == NULL)
    value = "";
  old = self->values != NULL ? anning_letter_values_get (self->values, field)
                             : g_hash_table_lookup (self->own, field);
  if (g_strcmp0 (old != NULL ? old : "", value) == 0)
    return;
  g_hash_table_replace (self->own, g_strdup (field), g_strdup (value));
  self->kept = FALSE;
  touch (self);
  compose (self);
}

void
anning_letter_draft_set_debt (AnningLetterDraft *self,
                              gint64             debt_id)
{
  g_return_if_fail (ANNING_IS_LETTER_DRAFT (self));

  if (self->letter->debt_id == debt_id)
    return;
  self->letter->debt_id = debt_id;
  self->kept = FALSE;
  /* Another creditor's contacts: the choice begins anew. */
  g_clear_pointer (&self->incidents, g_array_unref);
  g_hash_table_remove (self->own, "incidents");
  self->rereading = self->letter->record.id != 0 || self->dirty;
  start_reading (self);
}

void
anning_letter_draft_set_incidents (AnningLetterDraft *self,
                                   GArray            *ids)
{
  g_return_if_fail (ANNING_IS_LETTER_DRAFT (self) && ids != NULL);

  g_clear_pointer (&self->incidents, g_array_unref);
  self->incidents = g_array_ref (ids);
  g_hash_table_replace (self->own, g_strdup ("incidents"), anning_letter_incidents_text (ids));
  self->kept = FALSE;
  self->rereading = TRUE;
  start_reading (self);
}

void
anning_letter_draft_set_language (AnningLetterDraft *self,
                                  const char        *language)
{
  g_return_if_fail (ANNING_IS_LETTER_DRAFT (self) && language != NULL);

  if (g_strcmp0 (self->letter->language, language) == 0)
    return;
  take_text (&self->letter->language, language);
  self->kept = FALSE;
  if (self->letter->record.id != 0)
    touch (self);
  compose (self);
}

void
anning_letter_draft_set_text (AnningLetterDraft *self,
                              const char        *text)
{
  g_return_if_fail (ANNING_IS_LETTER_DRAFT (self) && text != NULL);

  if (g_strcmp0 (anning_letter_draft_get_text (self), text) == 0)
    return;
  self->letter->edited = 1;
  self->kept = FALSE;
  take_text (&self->letter->body, text);
  touch (self);
  compose (self);
}

void
anning_letter_draft_fill_anew (AnningLetterDraft *self)
{
  g_return_if_fail (ANNING_IS_LETTER_DRAFT (self));

  self->letter->edited = 0;
  self->kept = FALSE;
  touch (self);
  compose (self);
}

void
anning_letter_draft_set_sent (AnningLetterDraft *self,
                              const char        *field,
                              const char        *value)
{
  const AnningField *column = anning_record_find_field (&anning_letter_type, field);

  g_return_if_fail (ANNING_IS_LETTER_DRAFT (self) && column != NULL && anning_field_is_text (column));

  if (g_strcmp0 (anning_record_get_text (column, self->letter), value) == 0)
    return;
  anning_record_set_text (column, self->letter, value);
  touch (self);
}

void
anning_letter_draft_keep (AnningLetterDraft *self)
{
  g_return_if_fail (ANNING_IS_LETTER_DRAFT (self));

  if (*anning_letter_draft_get_text (self) != '\0')
    {
      touch (self);
      save (self);
    }
}

void
anning_letter_draft_flush (AnningLetterDraft *self)
{
  g_return_if_fail (ANNING_IS_LETTER_DRAFT (self));
  save (self);
}
