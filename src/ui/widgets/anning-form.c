/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-form.h"

#include <adwaita.h>

#include "anning-amount-entry.h"
#include "anning-refused-texts.h"
#include "anning-rows.h"
#include "anning-toasts.h"
#include "anning-value-row.h"

/* How long the typing has to rest before it is stored. */
#define REST_MS 500

struct _AnningForm
{
  GObject parent_instance;

  AnningStore *store;
  AnningRefusedTexts *refused; /* what is typed and no value waits there for the form to come back */
  GHashTable *nameless;        /* field → such a text, while the record has no id */
  const AnningRecordType *type;
  gpointer record;
  GPtrArray *bindings; /* Binding */
  GtkWidget *place;    /* weak: where failures are said when no bound row is on the screen */
  guint timer;
  guint dirty : 1;
  guint saving : 1;
  guint showing : 1;
  guint discarded : 1;
};

typedef struct
{
  const AnningField *field;
  GtkWidget *widget; /* weak */
} Binding;

enum
{
  EDITED,
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void save (AnningForm *self);

G_DEFINE_FINAL_TYPE (AnningForm, anning_form, G_TYPE_OBJECT)

static void
binding_free (gpointer data)
{
  Binding *binding = data;

  g_clear_weak_pointer (&binding->widget);
  g_free (binding);
}

/* Returns: (nullable): a row that still stands, to say something over */
static GtkWidget *
find_widget (AnningForm *self)
{
  for (guint i = 0; i < self->bindings->len; i++)
    {
      Binding *binding = g_ptr_array_index (self->bindings, i);

      if (binding->widget != NULL && gtk_widget_get_root (binding->widget) != NULL)
        return binding->widget;
    }
  return self->place != NULL && gtk_widget_get_root (self->place) != NULL ? self->place : NULL;
}

static void
say_error (GtkWidget    *widget,
           const GError *error)
{
  if (widget != NULL)
    anning_toast_error (widget, error);
  else
    g_warning ("A form could not be saved: %s", error->message);
}

static gint64
get_id (AnningForm *self)
{
  return ANNING_RECORD (self->record)->id;
}

static gboolean
can_refuse (GtkWidget *widget)
{
  return ANNING_IS_VALUE_ROW (widget) || ANNING_IS_AMOUNT_ENTRY (widget);
}

/* Returns: (nullable): what stands in @widget, where it is no value */
static const char *
read_refused (GtkWidget *widget)
{
  if (ANNING_IS_VALUE_ROW (widget))
    return anning_value_row_get_refused (ANNING_VALUE_ROW (widget));
  if (ANNING_IS_AMOUNT_ENTRY (widget))
    return anning_amount_entry_get_refused (ANNING_AMOUNT_ENTRY (widget));
  return NULL;
}

static void
remember_all (AnningRefusedTexts     *refused,
              const AnningRecordType *type,
              gint64                  id,
              GHashTable             *texts)
{
  GHashTableIter iter;
  gpointer field, text;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &field, &text))
    anning_refused_texts_set (refused, type->table, id, field, text);
  anning_refused_texts_flush (refused);
}

static void
show_refused (AnningForm *self,
              Binding    *binding)
{
  g_autofree char *text = NULL;
  GtkWidget *expander;

  if (!can_refuse (binding->widget) || get_id (self) == 0 || read_refused (binding->widget) != NULL)
    return;
  text = g_strdup (anning_refused_texts_lookup (self->refused, self->type->table, get_id (self), binding->field->name));
  if (text == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (binding->widget), text);
  /* It waits to be put right, so it is not folded away. */
  expander = gtk_widget_get_ancestor (binding->widget, ADW_TYPE_EXPANDER_ROW);
  if (expander != NULL && !ANNING_IS_AMOUNT_ENTRY (binding->widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), TRUE);
}

static void
refused_loaded_cb (AnningForm *self)
{
  for (guint i = 0; i < self->bindings->len; i++)
    show_refused (self, g_ptr_array_index (self->bindings, i));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningForm) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = anning_records_save_finish (ANNING_STORE (source), result, &error);

  self->saving = FALSE;
  if (error != NULL)
    {
      /* What was typed stays; the next key tries again. */
      self->dirty = TRUE;
      say_error (find_widget (self), error);
      return;
    }
  if (get_id (self) == 0)
    remember_all (self->refused, self->type, id, self->nameless);
  ANNING_RECORD (self->record)->id = id;
  g_signal_emit (self, signals[SAVED], 0);
  if (self->dirty && self->timer == 0)
    save (self);
}

static void
save (AnningForm *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (!self->dirty || self->discarded)
    return;
  /* An insert that is under way gives the record its id first. */
  if (self->saving)
    return;
  self->dirty = FALSE;
  self->saving = TRUE;
  anning_records_save_async (self->store, self->type, self->record, saved_cb, g_object_ref (self));
}

static gboolean
rested_cb (gpointer user_data)
{
  AnningForm *self = user_data;

  self->timer = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

/* Stored once the typing has rested. */
static void
keep (AnningForm *self)
{
  self->dirty = TRUE;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (REST_MS, rested_cb, self);
}

static char *
view_text (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gboolean
is_unknown (const char *word)
{
  return g_strcmp0 (word, ANNING_WORD_UNKNOWN) == 0;
}

static void
take_text (AnningForm        *self,
           const AnningField *field,
           const char        *text)
{
  const char *value = text != NULL && *text != '\0' ? text : NULL;
  const char *held = anning_record_get_text (field, self->record);

  /* What nobody knows may stand there as nothing. */
  if (g_strcmp0 (held, value) == 0 || (held == NULL && field->kind == ANNING_FIELD_WORD && is_unknown (value)))
    return;
  anning_record_set_text (field, self->record, value);
  anning_form_touch (self);
}

static void
take_integer (AnningForm        *self,
              const AnningField *field,
              gint64             value)
{
  /* A sum that must be known is nothing while its row is empty. */
  if (value == ANNING_UNKNOWN && (field->flags & ANNING_FIELD_OPTIONAL) == 0)
    value = 0;
  if (anning_record_get_integer (field, self->record) == value)
    return;
  anning_record_set_integer (field, self->record, value);
  anning_form_touch (self);
}

static void
read_binding (AnningForm *self,
              Binding    *binding)
{
  g_autofree char *text = NULL;
  gint64 value;

  if (self->showing || binding->widget == NULL)
    return;
  if (GTK_IS_TEXT_VIEW (binding->widget))
    {
      text = view_text (GTK_TEXT_VIEW (binding->widget));
      take_text (self, binding->field, text);
    }
  else if (GTK_IS_SWITCH (binding->widget))
    {
      take_integer (self, binding->field, gtk_switch_get_active (GTK_SWITCH (binding->widget)));
    }
  else if (binding->field->kind == ANNING_FIELD_TEXT)
    {
      take_text (self, binding->field, gtk_editable_get_text (GTK_EDITABLE (binding->widget)));
    }
  else if (anning_field_is_text (binding->field))
    {
      g_object_get (binding->widget, "value", &text, NULL);
      take_text (self, binding->field, text);
    }
  else
    {
      g_object_get (binding->widget, "value", &value, NULL);
      take_integer (self, binding->field, value);
    }
}

static void
show_binding (AnningForm *self,
              Binding    *binding)
{
  const AnningField *field = binding->field;
  const char *text = anning_field_is_text (field) ? anning_record_get_text (field, self->record) : NULL;
  gint64 value = anning_field_is_text (field) ? 0 : anning_record_get_integer (field, self->record);
  g_autofree char *first = NULL;

  if (binding->widget == NULL)
    return;
  self->showing = TRUE;
  if (GTK_IS_TEXT_VIEW (binding->widget))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (binding->widget)),
                              text != NULL ? text : "", -1);
  else if (GTK_IS_SWITCH (binding->widget))
    gtk_switch_set_active (GTK_SWITCH (binding->widget), value == 1);
  else if (field->kind == ANNING_FIELD_TEXT)
    gtk_editable_set_text (GTK_EDITABLE (binding->widget), text != NULL ? text : "");
  else if (field->kind == ANNING_FIELD_WORD && text == NULL)
    {
      /* What the row shows is what the record means; what nobody knows it means already. */
      g_object_get (binding->widget, "value", &first, NULL);
      if (!is_unknown (first))
        anning_record_set_text (field, self->record, first);
    }
  else if (anning_field_is_text (field))
    g_object_set (binding->widget, "value", text, NULL);
  else if (field->kind == ANNING_FIELD_MONEY && value == 0 && (field->flags & ANNING_FIELD_OPTIONAL) == 0)
    /* Nothing was entered yet: an empty row, not nothing owed. */
    g_object_set (binding->widget, "value", ANNING_UNKNOWN, NULL);
  else
    g_object_set (binding->widget, "value", value, NULL);
  self->showing = FALSE;
}

static void
widget_changed_cb (AnningForm *self,
                   GObject    *source)
{
  for (guint i = 0; i < self->bindings->len; i++)
    {
      Binding *binding = g_ptr_array_index (self->bindings, i);
      GtkWidget *widget = binding->widget;

      if (widget != NULL &&
          (G_OBJECT (widget) == source ||
           (GTK_IS_TEXT_VIEW (widget) &&
            G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget))) == source)))
        {
          read_binding (self, binding);
          return;
        }
    }
}

static void
notify_cb (GObject    *source,
           GParamSpec *pspec,
           AnningForm *self)
{
  widget_changed_cb (self, source);
}

static void
changed_cb (GObject    *source,
            AnningForm *self)
{
  widget_changed_cb (self, source);
}

/* @field holds a value: that is what its other widgets show too. */
static void
show_elsewhere (AnningForm *self,
                Binding    *understood)
{
  for (guint i = 0; i < self->bindings->len; i++)
    {
      Binding *binding = g_ptr_array_index (self->bindings, i);

      if (binding != understood && binding->field == understood->field && read_refused (binding->widget) != NULL)
        show_binding (self, binding);
    }
}

static void
remember (AnningForm *self,
          Binding    *binding)
{
  const char *text = read_refused (binding->widget);

  if (self->showing || self->discarded)
    return;
  if (text == NULL)
    show_elsewhere (self, binding);
  if (get_id (self) != 0)
    {
      anning_refused_texts_set (self->refused, self->type->table, get_id (self), binding->field->name, text);
      return;
    }
  if (text == NULL)
    g_hash_table_remove (self->nameless, binding->field->name);
  else
    g_hash_table_insert (self->nameless, (gpointer) binding->field->name, g_strdup (text));
  /* It needs a record to stand beside. */
  if (text != NULL && !self->saving)
    keep (self);
}

static void
text_changed_cb (GtkEditable *source,
                 AnningForm  *self)
{
  for (guint i = 0; i < self->bindings->len; i++)
    {
      Binding *binding = g_ptr_array_index (self->bindings, i);

      if (binding->widget == GTK_WIDGET (source))
        remember (self, binding);
    }
}

/* What is stored after its form has gone. */
typedef struct
{
  GWeakRef window;
  AnningRefusedTexts *refused;
  const AnningRecordType *type;
  GHashTable *texts;
} Parting;

static void
parted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Parting *parting = user_data;
  g_autoptr (GtkWidget) window = g_weak_ref_get (&parting->window);
  g_autoptr (GError) error = NULL;
  gint64 id = anning_records_save_finish (ANNING_STORE (source), result, &error);

  if (error != NULL)
    say_error (window, error);
  else
    remember_all (parting->refused, parting->type, id, parting->texts);
  g_weak_ref_clear (&parting->window);
  g_object_unref (parting->refused);
  g_hash_table_unref (parting->texts);
  g_free (parting);
}

static void
anning_form_dispose (GObject *object)
{
  AnningForm *self = ANNING_FORM (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->dirty && !self->discarded)
    {
      GtkWidget *widget = find_widget (self);
      Parting *parting = g_new0 (Parting, 1);

      g_weak_ref_init (&parting->window, widget != NULL ? gtk_widget_get_root (widget) : NULL);
      parting->refused = g_object_ref (self->refused);
      parting->type = self->type;
      parting->texts = g_hash_table_ref (self->nameless);
      self->dirty = FALSE;
      anning_records_save_async (self->store, self->type, self->record, parted_cb, parting);
    }
  if (self->refused != NULL)
    anning_refused_texts_flush (self->refused);
  g_ptr_array_set_size (self->bindings, 0);
  g_clear_weak_pointer (&self->place);

  G_OBJECT_CLASS (anning_form_parent_class)->dispose (object);
}

static void
anning_form_finalize (GObject *object)
{
  AnningForm *self = ANNING_FORM (object);

  g_ptr_array_unref (self->bindings);
  g_hash_table_unref (self->nameless);
  anning_record_free (self->type, self->record);
  g_clear_object (&self->refused);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (anning_form_parent_class)->finalize (object);
}

static void
anning_form_class_init (AnningFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_form_dispose;
  object_class->finalize = anning_form_finalize;

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_form_init (AnningForm *self)
{
  self->bindings = g_ptr_array_new_with_free_func (binding_free);
  self->nameless = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
}

/**
 * @type: lives as long as the program
 * @record: a record of @type, copied
 */
AnningForm *
anning_form_new (AnningStore            *store,
                 const AnningRecordType *type,
                 gconstpointer           record)
{
  AnningForm *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);
  g_return_val_if_fail (type != NULL && record != NULL, NULL);

  self = g_object_new (ANNING_TYPE_FORM, NULL);
  self->store = g_object_ref (store);
  self->refused = g_object_ref (anning_refused_texts_of (store));
  if (!anning_refused_texts_get_loaded (self->refused))
    g_signal_connect_object (self->refused, "loaded", G_CALLBACK (refused_loaded_cb), self, G_CONNECT_SWAPPED);
  self->type = type;
  self->record = anning_record_copy (type, record);
  return self;
}

gpointer
anning_form_get_record (AnningForm *self)
{
  g_return_val_if_fail (ANNING_IS_FORM (self), NULL);

  return self->record;
}

void
anning_form_bind (AnningForm *self,
                  const char *field,
                  GtkWidget  *widget)
{
  Binding *binding;

  g_return_if_fail (ANNING_IS_FORM (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  binding = g_new0 (Binding, 1);
  binding->field = anning_record_find_field (self->type, field);
  if (binding->field == NULL)
    {
      g_critical ("%s has no field %s", self->type->table, field);
      g_free (binding);
      return;
    }
  g_set_weak_pointer (&binding->widget, widget);
  g_ptr_array_add (self->bindings, binding);
  show_binding (self, binding);

  if (GTK_IS_TEXT_VIEW (widget))
    g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "changed",
                             G_CALLBACK (changed_cb), self, 0);
  else if (GTK_IS_SWITCH (widget))
    g_signal_connect_object (widget, "notify::active", G_CALLBACK (notify_cb), self, 0);
  else if (binding->field->kind == ANNING_FIELD_TEXT)
    g_signal_connect_object (widget, "changed", G_CALLBACK (changed_cb), self, 0);
  else
    g_signal_connect_object (widget, "notify::value", G_CALLBACK (notify_cb), self, 0);

  if (can_refuse (widget))
    {
      g_signal_connect_object (widget, "changed", G_CALLBACK (text_changed_cb), self, 0);
      show_refused (self, binding);
    }
}

void
anning_form_touch (AnningForm *self)
{
  g_return_if_fail (ANNING_IS_FORM (self));

  if (self->discarded)
    return;
  keep (self);
  g_signal_emit (self, signals[EDITED], 0);
}

void
anning_form_flush (AnningForm *self)
{
  g_return_if_fail (ANNING_IS_FORM (self));

  save (self);
  anning_refused_texts_flush (self->refused);
}

void
anning_form_set_place (AnningForm *self,
                       GtkWidget  *place)
{
  g_return_if_fail (ANNING_IS_FORM (self) && GTK_IS_WIDGET (place));

  g_set_weak_pointer (&self->place, place);
}

void
anning_form_discard (AnningForm *self)
{
  g_return_if_fail (ANNING_IS_FORM (self));

  self->discarded = TRUE;
  self->dirty = FALSE;
  g_clear_handle_id (&self->timer, g_source_remove);
}

void
anning_form_show (AnningForm *self)
{
  g_return_if_fail (ANNING_IS_FORM (self));

  for (guint i = 0; i < self->bindings->len; i++)
    show_binding (self, g_ptr_array_index (self->bindings, i));
}

void
anning_form_refresh (AnningForm    *self,
                     gconstpointer  record)
{
  g_return_if_fail (ANNING_IS_FORM (self));
  g_return_if_fail (record != NULL);

  if (self->dirty || self->saving || anning_record_equal (self->type, self->record, record))
    return;
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const AnningField *field = &self->type->fields[i];

      if (anning_field_is_text (field))
        anning_record_set_text (field, self->record, anning_record_get_text (field, record));
      else
        anning_record_set_integer (field, self->record, anning_record_get_integer (field, record));
    }
  anning_form_show (self);
  for (guint i = 0; i < self->bindings->len; i++)
    show_refused (self, g_ptr_array_index (self->bindings, i));
  g_signal_emit (self, signals[EDITED], 0);
}
