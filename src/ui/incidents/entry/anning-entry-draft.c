/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-entry-draft.h"

#include "anning-attach.h"
#include "anning-record-text.h"
#include "anning-setting.h"
#include "anning-toasts.h"

#define KEY "draft/incident"

struct _AnningEntryDraft
{
  GObject parent_instance;

  AnningStore *store;
  gboolean kept; /* what waits is what is on the screen */
};

enum
{
  FOUND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningEntryDraft, anning_entry_draft, G_TYPE_OBJECT)

static gpointer
read_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_setting_get (db, KEY, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningEntryDraft) self = user_data;
  g_autoptr (AnningIncident) incident = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = anning_store_call_finish (ANNING_STORE (source), result, &error);

  if (error != NULL)
    g_debug ("No draft: %s", error->message);
  if (text == NULL || self->kept)
    return;
  incident = anning_record_from_text (&anning_incident_type, text);
  if (incident != NULL)
    g_signal_emit (self, signals[FOUND], 0, incident);
}

static void
anning_entry_draft_finalize (GObject *object)
{
  g_clear_object (&ANNING_ENTRY_DRAFT (object)->store);
  G_OBJECT_CLASS (anning_entry_draft_parent_class)->finalize (object);
}

static void
anning_entry_draft_class_init (AnningEntryDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_entry_draft_finalize;

  signals[FOUND] = g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
anning_entry_draft_init (AnningEntryDraft *self)
{
}

AnningEntryDraft *
anning_entry_draft_new (AnningStore *store)
{
  AnningEntryDraft *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_ENTRY_DRAFT, NULL);
  self->store = g_object_ref (store);
  anning_store_read_async (store, read_job, NULL, NULL, g_free, NULL, read_cb, g_object_ref (self));
  return self;
}

void
anning_entry_draft_keep (AnningEntryDraft     *self,
                         const AnningIncident *incident)
{
  g_autofree char *text = NULL;

  g_return_if_fail (ANNING_IS_ENTRY_DRAFT (self));

  self->kept = TRUE;
  if (incident != NULL)
    text = anning_record_to_text (&anning_incident_type, incident);
  anning_setting_set_later (self->store, KEY, text);
}

/* ---- what came with it ---- */

static void
attached_cb (GObject      *source,
             GAsyncResult *async_result,
             gpointer      user_data)
{
  g_autofree GWeakRef *window = user_data;
  g_autoptr (GtkWidget) above = g_weak_ref_get (window);
  g_autoptr (AnningAttachResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_weak_ref_clear (window);
  result = anning_attach_finish (ANNING_STORE (source), async_result, &error);
  if (above == NULL)
    return;
  if (result == NULL)
    anning_toast_error (above, error);
  for (guint i = 0; result != NULL && i < result->refusals->len; i++)
    {
      const AnningAttachRefusal *refusal = g_ptr_array_index (result->refusals, i);
      g_autofree char *sentence = anning_attach_reason_sentence (refusal->reason);
      g_autofree char *text = g_strdup_printf ("%s: %s", refusal->name, sentence);

      anning_toast (above, text);
    }
}

void
anning_entry_attach (AnningStore *store,
                     gint64       incident_id,
                     GPtrArray   *pictures,
                     GtkWindow   *window)
{
  g_return_if_fail (ANNING_IS_STORE (store) && incident_id != 0 && pictures != NULL);

  for (guint i = 0; i < pictures->len; i++)
    {
      GWeakRef *above = g_new0 (GWeakRef, 1);

      g_weak_ref_init (above, window);
      anning_attach_async (store, "incident", incident_id, g_steal_pointer (&pictures->pdata[i]), NULL, NULL, NULL,
                           attached_cb, above);
    }
}
