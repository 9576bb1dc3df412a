/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-relative-numbers.h"

#include <glib/gi18n.h>

#include "anning-number.h"
#include "anning-phone.h"
#include "anning-record-list.h"
#include "anning-toasts.h"

struct _AnningRelativeNumbers
{
  AdwExpanderRow parent_instance;

  AnningStore *store;
  gint64 relative_id;
  AnningRecordList *numbers;
  GPtrArray *rows;  /* GtkWidget */
  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (AnningRelativeNumbers, anning_relative_numbers, ADW_TYPE_EXPANDER_ROW)

static void
opened_cb (GtkWidget *row,
           gpointer   id)
{
  gtk_widget_activate_action (row, "app.show-record", "(sxs)", anning_number_type.table, *(const gint64 *) id, "");
}

static void
free_id (gpointer  id,
         GClosure *closure)
{
  g_free (id);
}

static void
add_number (AnningRelativeNumbers *self,
            const AnningNumber    *number)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", number->number != NULL ? number->number : "",
                                 "subtitle", number->label, "use-markup", FALSE, "title-lines", 0, NULL);

  gtk_widget_add_css_class (row, "numeric");
  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_data (row, "activated", G_CALLBACK (opened_cb),
                         g_memdup2 (&number->record.id, sizeof number->record.id), free_id, 0);
  g_ptr_array_add (self->rows, row);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

/* The row to add one stays below them. */
static void
update (AnningRelativeNumbers *self)
{
  const guint n = self->numbers != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->numbers)) : 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_object_ref (self->entry);
  adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->entry);
  for (guint i = 0; i < n; i++)
    add_number (self, anning_record_list_get (self->numbers, i));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->entry);
  g_object_unref (self->entry);
  if (n > 0)
    text = g_strdup_printf (ngettext ("%u number", "%u numbers", n), n);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text != NULL ? text : "");
}

/* A number that the book has already is theirs from now on. */
static gpointer
add_job (AnningDb      *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const AnningNumber *wanted = data;
  g_autoptr (GPtrArray) numbers = anning_records_list (db, &anning_number_type, NULL, 0, error);
  g_autoptr (AnningNumber) number = NULL;

  if (numbers == NULL)
    return NULL;
  for (guint i = 0; i < numbers->len && number == NULL; i++)
    {
      const AnningNumber *known = g_ptr_array_index (numbers, i);

      if (anning_phone_equal (known->number, wanted->number))
        number = anning_number_copy (known);
    }
  if (number == NULL)
    number = anning_number_copy (wanted);
  number->relative_id = wanted->relative_id;
  return GINT_TO_POINTER (anning_records_save (db, &anning_number_type, number, error));
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningRelativeNumbers) self = user_data;
  g_autoptr (GError) error = NULL;

  anning_store_call_finish (ANNING_STORE (source), result, &error);
  if (self->store == NULL)
    return;
  if (error != NULL)
    anning_toast_error (GTK_WIDGET (self), error);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
apply_cb (AnningRelativeNumbers *self)
{
  g_autofree char *text = anning_phone_normalise (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  AnningNumber *number;

  if (text == NULL || self->relative_id == 0)
    return;
  number = anning_number_new ();
  number->number = g_steal_pointer (&text);
  number->relative_id = self->relative_id;
  anning_store_write_async (self->store, add_job, number, (GDestroyNotify) anning_number_free, NULL, NULL, added_cb,
                            g_object_ref (self));
}

static void
anning_relative_numbers_dispose (GObject *object)
{
  AnningRelativeNumbers *self = ANNING_RELATIVE_NUMBERS (object);

  g_clear_object (&self->numbers);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_relative_numbers_parent_class)->dispose (object);
}

static void
anning_relative_numbers_finalize (GObject *object)
{
  g_ptr_array_unref (ANNING_RELATIVE_NUMBERS (object)->rows);
  G_OBJECT_CLASS (anning_relative_numbers_parent_class)->finalize (object);
}

static void
anning_relative_numbers_class_init (AnningRelativeNumbersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_relative_numbers_dispose;
  object_class->finalize = anning_relative_numbers_finalize;
}

static void
anning_relative_numbers_init (AnningRelativeNumbers *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Further numbers"));
  self->entry = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("Another number of theirs"), "show-apply-button", TRUE,
                              "input-purpose", GTK_INPUT_PURPOSE_PHONE, NULL);
  g_signal_connect_object (self->entry, "apply", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->entry);
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
}

void
anning_relative_numbers_load (AnningRelativeNumbers *self,
                              AnningStore           *store,
                              gint64                 relative_id)
{
  g_return_if_fail (ANNING_IS_RELATIVE_NUMBERS (self) && ANNING_IS_STORE (store));

  if (relative_id == 0 || relative_id == self->relative_id)
    return;
  g_set_object (&self->store, store);
  self->relative_id = relative_id;
  g_clear_object (&self->numbers);
  self->numbers = anning_record_list_new (store, &anning_number_type, "relative_id", relative_id);
  g_signal_connect_object (self->numbers, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
}
