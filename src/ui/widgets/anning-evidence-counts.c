/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-evidence-counts.h"

#include "anning-evidence-find.h"

struct _AnningEvidenceCounts
{
  GObject parent_instance;

  AnningStore *store;
  char *owner;
  GCancellable *cancellable;
  GHashTable *counts; /* gint64 * → guint; NULL before they were counted */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningEvidenceCounts, anning_evidence_counts, G_TYPE_OBJECT)

static gpointer
count_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return anning_evidence_count_uses (db, data, error);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AnningEvidenceCounts) self = user_data;
  g_autoptr (GHashTable) counts = NULL;
  g_autoptr (GError) error = NULL;

  counts = anning_store_call_finish (ANNING_STORE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  /* Whoever shows the originals themselves says what went wrong. */
  g_clear_pointer (&self->counts, g_hash_table_unref);
  self->counts = g_steal_pointer (&counts);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
count (AnningEvidenceCounts *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  anning_store_read_async (self->store, count_job, g_strdup (self->owner), g_free,
                           (GDestroyNotify) g_hash_table_unref, self->cancellable, counted_cb, g_object_ref (self));
}

static void
anning_evidence_counts_dispose (GObject *object)
{
  AnningEvidenceCounts *self = ANNING_EVIDENCE_COUNTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (anning_evidence_counts_parent_class)->dispose (object);
}

static void
anning_evidence_counts_finalize (GObject *object)
{
  AnningEvidenceCounts *self = ANNING_EVIDENCE_COUNTS (object);

  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_free (self->owner);

  G_OBJECT_CLASS (anning_evidence_counts_parent_class)->finalize (object);
}

static void
anning_evidence_counts_class_init (AnningEvidenceCountsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_evidence_counts_dispose;
  object_class->finalize = anning_evidence_counts_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_evidence_counts_init (AnningEvidenceCounts *self)
{
}

AnningEvidenceCounts *
anning_evidence_counts_new (AnningStore *store,
                            const char  *owner)
{
  AnningEvidenceCounts *self;

  g_return_val_if_fail (ANNING_IS_STORE (store) && owner != NULL, NULL);

  self = g_object_new (ANNING_TYPE_EVIDENCE_COUNTS, NULL);
  self->store = g_object_ref (store);
  self->owner = g_strdup (owner);
  g_signal_connect_swapped (store, "changed::evidence_use", G_CALLBACK (count), self);
  count (self);
  return self;
}

guint
anning_evidence_counts_get (AnningEvidenceCounts *self,
                            gint64                id)
{
  g_return_val_if_fail (ANNING_IS_EVIDENCE_COUNTS (self), 0);

  return self->counts != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, &id)) : 0;
}
