/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-note-book.h"

#include "anning-date.h"
#include "anning-records.h"
#include "anning-weak.h"

/* What came from elsewhere is shown once nothing is typed for so long: longer than a form waits to save. */
#define QUIET_MS 700

struct _AnningNoteBook
{
  GObject parent_instance;

  AnningStore *store;
  gint64 note_id;
  AnningNoteContext *context;
  GCancellable *reading; /* the note */
  guint note_source;
  guint context_source;
};

enum
{
  CONTEXT_READ,
  READING,
  NOTE_READ,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningNoteBook, anning_note_book, G_TYPE_OBJECT)

static void
context_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (AnningNoteBook) self = anning_weak_take (user_data);
  g_autoptr (GError) error = NULL;
  AnningNoteContext *context = anning_note_context_read_finish (ANNING_STORE (source), result, &error);

  if (self == NULL)
    {
      anning_note_context_free (context);
      return;
    }
  if (context == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  anning_note_context_free (self->context);
  self->context = context;
  g_signal_emit (self, signals[CONTEXT_READ], 0);
}

static gboolean
read_context (gpointer user_data)
{
  AnningNoteBook *self = user_data;
  g_autofree char *today = anning_instant_day (g_get_real_time () / 1000, ANNING_CHINA_OFFSET);
  GDate day;

  self->context_source = 0;
  if (anning_day_parse (today, &day))
    anning_note_context_read_async (self->store, &day, NULL, context_read_cb, anning_weak_new (self));
  return G_SOURCE_REMOVE;
}

static void
context_changed_cb (AnningNoteBook *self)
{
  if (self->context_source == 0)
    self->context_source = g_timeout_add (QUIET_MS, read_context, self);
}

static gpointer
read_note_job (AnningDb      *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const gint64 *id = data;
  g_autoptr (AnningNote) note = anning_records_get (db, &anning_note_type, *id, error);
  g_autoptr (GPtrArray) parts = NULL;

  if (note == NULL)
    return NULL;
  parts = anning_records_list (db, &anning_note_part_type, "note_id", *id, error);
  return parts != NULL ? anning_note_state_new (note, parts) : NULL;
}

static void
note_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AnningNoteBook) self = anning_weak_take (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningNoteState) state = anning_store_call_finish (ANNING_STORE (source), result, &error);

  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  /* One that was deleted meanwhile is about to leave the screen. */
  if (state != NULL)
    g_signal_emit (self, signals[NOTE_READ], 0, state);
}

static gboolean
read_note (gpointer user_data)
{
  AnningNoteBook *self = user_data;

  self->note_source = 0;
  anning_note_book_reload (self);
  return G_SOURCE_REMOVE;
}

/* Undo of a deleted part or of a restored version comes through the file. */
static void
note_changed_cb (AnningNoteBook *self)
{
  g_clear_handle_id (&self->note_source, g_source_remove);
  self->note_source = g_timeout_add (QUIET_MS, read_note, self);
}

static void
anning_note_book_dispose (GObject *object)
{
  AnningNoteBook *self = ANNING_NOTE_BOOK (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->note_source, g_source_remove);
  g_clear_handle_id (&self->context_source, g_source_remove);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_note_book_parent_class)->dispose (object);
}

static void
anning_note_book_finalize (GObject *object)
{
  anning_note_context_free (ANNING_NOTE_BOOK (object)->context);
  G_OBJECT_CLASS (anning_note_book_parent_class)->finalize (object);
}

static void
anning_note_book_class_init (AnningNoteBookClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = anning_note_book_dispose;
  object_class->finalize = anning_note_book_finalize;

  signals[CONTEXT_READ] = g_signal_new ("context-read", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[READING] = g_signal_new ("reading", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NOTE_READ] = g_signal_new ("note-read", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
anning_note_book_init (AnningNoteBook *self)
{
}

AnningNoteBook *
anning_note_book_new (AnningStore *store,
                      gint64       note_id)
{
  static const char *const tables[] = { "relative", "debt", "budget_line", "round", "number" };
  AnningNoteBook *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_NOTE_BOOK, NULL);
  self->store = g_object_ref (store);
  self->note_id = note_id;
  g_signal_connect_object (store, "changed::note", G_CALLBACK (note_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed::note_part", G_CALLBACK (note_changed_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *signal = g_strdup_printf ("changed::%s", tables[i]);

      g_signal_connect_object (store, signal, G_CALLBACK (context_changed_cb), self, G_CONNECT_SWAPPED);
    }
  read_context (self);
  return self;
}

const AnningNoteContext *
anning_note_book_get_context (AnningNoteBook *self)
{
  g_return_val_if_fail (ANNING_IS_NOTE_BOOK (self), NULL);
  return self->context;
}

void
anning_note_book_touch (AnningNoteBook *self)
{
  g_return_if_fail (ANNING_IS_NOTE_BOOK (self));

  /* What is typed is stored, and then read again. */
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->note_source, g_source_remove);
}

void
anning_note_book_reload (AnningNoteBook *self)
{
  g_return_if_fail (ANNING_IS_NOTE_BOOK (self));

  if (self->store == NULL)
    return;
  g_signal_emit (self, signals[READING], 0);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  anning_store_read_async (self->store, read_note_job, g_memdup2 (&self->note_id, sizeof self->note_id), g_free,
                           (GDestroyNotify) anning_note_state_free, self->reading, note_read_cb, anning_weak_new (self));
}
