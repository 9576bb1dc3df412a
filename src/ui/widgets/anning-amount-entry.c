/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-amount-entry.h"

#include "anning-money.h"
#include "anning-record.h"
#include "anning-toasts.h"
#include "anning-wrong.h"

/* "12,345.00" */
#define WIDTH_CHARS 9

struct _AnningAmountEntry
{
  GtkEntry parent_instance;

  gint64 value; /* fen */
  char *message;
  guint emptied; /* source */
  guint showing : 1;
  guint refused : 1;
};

enum
{
  PROP_0,
  PROP_VALUE,
  PROP_MESSAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AnningAmountEntry, anning_amount_entry, GTK_TYPE_ENTRY)

static void
set_message (AnningAmountEntry *self,
             const char        *message)
{
  if (g_strcmp0 (self->message, message) == 0)
    return;
  g_free (self->message);
  self->message = g_strdup (message);
  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  anning_tell_wrong (GTK_ACCESSIBLE (self), message != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

static void
take_value (AnningAmountEntry *self,
            gint64             value)
{
  if (self->value == value)
    return;
  self->value = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

static void
show_value (AnningAmountEntry *self)
{
  g_autofree char *text = self->value == 0 ? g_strdup ("") : anning_money_to_text (self->value);

  self->showing = TRUE;
  self->refused = FALSE;
  if (g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (self))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self), text);
  self->showing = FALSE;
  set_message (self, NULL);
}

/* @settled: the typing is over, so say what is wrong. */
static gboolean
read_text (AnningAmountEntry *self,
           gboolean           settled)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  if (*text == '\0' || anning_money_from_text (text, &value, &error))
    {
      self->refused = FALSE;
      set_message (self, NULL);
      take_value (self, value);
      return TRUE;
    }
  self->refused = TRUE;
  if (settled)
    {
      g_autofree char *sentence = anning_error_sentence (error);

      set_message (self, sentence);
    }
  return FALSE;
}

static gboolean
emptied_cb (gpointer user_data)
{
  AnningAmountEntry *self = user_data;

  self->emptied = 0;
  read_text (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (AnningAmountEntry *self)
{
  g_clear_handle_id (&self->emptied, g_source_remove);
  if (self->showing)
    return;
  /* A text that is replaced is empty for a moment: that is no value. */
  if (*gtk_editable_get_text (GTK_EDITABLE (self)) == '\0')
    self->emptied = g_idle_add (emptied_cb, self);
  else
    read_text (self, (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0);
}

static void
typing_over_cb (AnningAmountEntry *self)
{
  g_clear_handle_id (&self->emptied, g_source_remove);
  if (read_text (self, TRUE))
    show_value (self);
}

static void
anning_amount_entry_dispose (GObject *object)
{
  AnningAmountEntry *self = ANNING_AMOUNT_ENTRY (object);

  g_clear_handle_id (&self->emptied, g_source_remove);

  G_OBJECT_CLASS (anning_amount_entry_parent_class)->dispose (object);
}

static void
anning_amount_entry_finalize (GObject *object)
{
  g_free (ANNING_AMOUNT_ENTRY (object)->message);

  G_OBJECT_CLASS (anning_amount_entry_parent_class)->finalize (object);
}

static void
anning_amount_entry_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  AnningAmountEntry *self = ANNING_AMOUNT_ENTRY (object);

  switch (prop_id)
    {
    case PROP_VALUE:
      g_value_set_int64 (value, self->value);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_amount_entry_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  AnningAmountEntry *self = ANNING_AMOUNT_ENTRY (object);
  gint64 fen;

  switch (prop_id)
    {
    case PROP_VALUE:
      fen = g_value_get_int64 (value);
      if (fen == ANNING_UNKNOWN)
        fen = 0;
      /* What is being typed here is not written anew while it means the same. */
      if (fen == self->value && gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self)))))
        break;
      take_value (self, fen);
      show_value (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_amount_entry_class_init (AnningAmountEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_amount_entry_dispose;
  object_class->finalize = anning_amount_entry_finalize;
  object_class->get_property = anning_amount_entry_get_property;
  object_class->set_property = anning_amount_entry_set_property;

  properties[PROP_VALUE] =
    g_param_spec_int64 ("value", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MESSAGE] =
    g_param_spec_string ("message", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
anning_amount_entry_init (AnningAmountEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (self), WIDTH_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self), WIDTH_CHARS);
  gtk_editable_set_alignment (GTK_EDITABLE (self), 1);
  gtk_entry_set_input_purpose (GTK_ENTRY (self), GTK_INPUT_PURPOSE_NUMBER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");

  g_signal_connect_object (focus, "leave", G_CALLBACK (typing_over_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (self, "activate", G_CALLBACK (typing_over_cb), NULL);
}

GtkWidget *
anning_amount_entry_new (void)
{
  return g_object_new (ANNING_TYPE_AMOUNT_ENTRY, NULL);
}

const char *
anning_amount_entry_get_message (AnningAmountEntry *self)
{
  g_return_val_if_fail (ANNING_IS_AMOUNT_ENTRY (self), NULL);

  return self->message;
}

const char *
anning_amount_entry_get_refused (AnningAmountEntry *self)
{
  const char *text;

  g_return_val_if_fail (ANNING_IS_AMOUNT_ENTRY (self), NULL);

  text = gtk_editable_get_text (GTK_EDITABLE (self));
  return self->refused && *text != '\0' ? text : NULL;
}
