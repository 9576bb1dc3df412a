/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-transcript-keeper.h"

#include <string.h>

#include "anning-form.h"
#include "anning-record-list.h"
#include "anning-toasts.h"
#include "anning-transcript.h"

/* The form saves half a second after it was touched. */
#define REST_MS 1500

struct _AnningTranscriptKeeper
{
  GObject parent_instance;

  GtkTextBuffer *buffer;
  GtkWidget *place;       /* weak: its owner */
  AnningStore *store;
  gint64 evidence_id;
  AnningRecordList *list;
  AnningForm *form;       /* NULL until the first answer is there */
  guint timer;            /* something is typed that the form does not have yet */
  gboolean showing;
  gboolean ready;
  char *problem;
};

enum
{
  PROP_0,
  PROP_READY,
  PROP_PROBLEM,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (AnningTranscriptKeeper, anning_transcript_keeper, G_TYPE_OBJECT)

static GParamSpec *props[N_PROPS];

static char *
dup_text (AnningTranscriptKeeper *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

/* Gives the form what is typed; it saves. */
static void
take_typed (AnningTranscriptKeeper *self)
{
  AnningTranscript *transcript;
  g_autofree char *text = NULL;

  if (self->timer == 0 || self->form == NULL)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  text = dup_text (self);
  transcript = anning_form_get_record (self->form);
  if (g_strcmp0 (transcript->text, text) == 0 || (transcript->text == NULL && *text == '\0'))
    return;
  g_free (transcript->text);
  transcript->text = *text != '\0' ? g_steal_pointer (&text) : NULL;
  anning_form_touch (self->form);
}

static gboolean
rested_cb (gpointer user_data)
{
  AnningTranscriptKeeper *self = user_data;

  take_typed (self);
  self->timer = 0;
  return G_SOURCE_REMOVE;
}

static void
changed_cb (AnningTranscriptKeeper *self)
{
  if (self->showing)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (REST_MS, rested_cb, self);
}

/* Only what differs is replaced, so that the cursor stays where it is. */
static void
show_text (AnningTranscriptKeeper *self,
           const char             *text)
{
  g_autofree char *shown = dup_text (self);
  const char *wanted = text != NULL ? text : "";
  const char *a = shown, *b = wanted;
  const char *a_end, *b_end;
  GtkTextIter start, end;

  if (g_str_equal (shown, wanted))
    return;
  while (*a != '\0' && *b != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b))
    {
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }
  a_end = a + strlen (a);
  b_end = b + strlen (b);
  while (a_end > a && b_end > b && g_utf8_get_char (g_utf8_prev_char (a_end)) == g_utf8_get_char (g_utf8_prev_char (b_end)))
    {
      a_end = g_utf8_prev_char (a_end);
      b_end = g_utf8_prev_char (b_end);
    }
  self->showing = TRUE;
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) g_utf8_pointer_to_offset (shown, a));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) g_utf8_pointer_to_offset (shown, a_end));
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, b, (int) (b_end - b));
  gtk_text_buffer_end_irreversible_action (self->buffer);
  self->showing = FALSE;
}

static void
edited_cb (AnningTranscriptKeeper *self)
{
  const AnningTranscript *transcript = anning_form_get_record (self->form);

  /* What is being typed is newer. */
  if (self->timer == 0)
    show_text (self, transcript->text);
}

static void
set_form (AnningTranscriptKeeper *self,
          const AnningTranscript *transcript)
{
  g_autoptr (AnningTranscript) none = NULL;

  if (transcript == NULL)
    {
      none = anning_transcript_new ();
      none->evidence_id = self->evidence_id;
      transcript = none;
    }
  g_clear_object (&self->form);
  self->form = anning_form_new (self->store, &anning_transcript_type, transcript);
  anning_form_set_place (self->form, self->place);
  g_signal_connect_object (self->form, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  if (self->timer == 0)
    show_text (self, transcript->text);
  if (self->ready)
    return;
  self->ready = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_READY]);
}

static gint64
get_id (AnningTranscriptKeeper *self)
{
  return ANNING_RECORD (anning_form_get_record (self->form))->id;
}

static void
list_changed_cb (AnningTranscriptKeeper *self)
{
  const AnningTranscript *transcript = NULL;

  if (!anning_record_list_get_loaded (self->list))
    return;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    transcript = anning_record_list_get (self->list, 0);
  if (self->form == NULL)
    set_form (self, transcript);
  else if (transcript != NULL && (get_id (self) == transcript->record.id || get_id (self) == 0))
    {
      /* Brought in while nothing was typed: from now on that is the one. */
      if (get_id (self) == 0 && self->timer == 0)
        set_form (self, transcript);
      else if (self->timer == 0)
        anning_form_refresh (self->form, transcript);
    }
  else if (transcript == NULL && get_id (self) != 0 && self->timer == 0)
    set_form (self, NULL);
}

static void
error_cb (AnningTranscriptKeeper *self)
{
  const GError *error = anning_record_list_get_error (self->list);
  g_autofree char *sentence = error != NULL ? anning_error_sentence (error) : NULL;

  if (g_strcmp0 (self->problem, sentence) == 0)
    return;
  g_free (self->problem);
  self->problem = g_steal_pointer (&sentence);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
}

static void
anning_transcript_keeper_dispose (GObject *object)
{
  AnningTranscriptKeeper *self = ANNING_TRANSCRIPT_KEEPER (object);

  if (self->buffer != NULL)
    anning_transcript_keeper_flush (self);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->form);
  g_clear_object (&self->list);
  g_clear_object (&self->store);
  g_clear_object (&self->buffer);
  g_clear_weak_pointer (&self->place);

  G_OBJECT_CLASS (anning_transcript_keeper_parent_class)->dispose (object);
}

static void
anning_transcript_keeper_finalize (GObject *object)
{
  g_free (ANNING_TRANSCRIPT_KEEPER (object)->problem);

  G_OBJECT_CLASS (anning_transcript_keeper_parent_class)->finalize (object);
}

static void
anning_transcript_keeper_get_property (GObject    *object,
                                       guint       prop_id,
                                       GValue     *value,
                                       GParamSpec *pspec)
{
  AnningTranscriptKeeper *self = ANNING_TRANSCRIPT_KEEPER (object);

  switch (prop_id)
    {
    case PROP_READY:
      g_value_set_boolean (value, self->ready);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_transcript_keeper_class_init (AnningTranscriptKeeperClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_transcript_keeper_dispose;
  object_class->finalize = anning_transcript_keeper_finalize;
  object_class->get_property = anning_transcript_keeper_get_property;

  props[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE, flags);
  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
anning_transcript_keeper_init (AnningTranscriptKeeper *self)
{
}

AnningTranscriptKeeper *
anning_transcript_keeper_new (GtkTextBuffer *buffer,
                              GtkWidget     *place)
{
  AnningTranscriptKeeper *self;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), NULL);

  self = g_object_new (ANNING_TYPE_TRANSCRIPT_KEEPER, NULL);
  self->buffer = g_object_ref (buffer);
  g_set_weak_pointer (&self->place, place);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
anning_transcript_keeper_open (AnningTranscriptKeeper *self,
                               AnningStore            *store,
                               gint64                  evidence_id)
{
  g_return_if_fail (ANNING_IS_TRANSCRIPT_KEEPER (self) && ANNING_IS_STORE (store));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->evidence_id = evidence_id;
  self->list = anning_record_list_new (store, &anning_transcript_type, "evidence_id", evidence_id);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loaded", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::error", G_CALLBACK (error_cb), self, G_CONNECT_SWAPPED);
}

void
anning_transcript_keeper_flush (AnningTranscriptKeeper *self)
{
  g_return_if_fail (ANNING_IS_TRANSCRIPT_KEEPER (self));

  if (self->form == NULL)
    return;
  take_typed (self);
  anning_form_flush (self->form);
}
