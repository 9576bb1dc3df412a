/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-record-group.h"

#include <glib/gi18n.h>

#include "anning-refused-texts.h"
#include "anning-rows.h"
#include "anning-toasts.h"

typedef struct
{
  AnningStore *store;
  gint64 owner_id;
  AnningRecordList *list;
  GPtrArray *rows; /* Row */
  AdwActionRow *message;
  GtkWidget *add_button;
} AnningRecordGroupPrivate;

typedef struct
{
  AdwExpanderRow *row;
  AnningForm *form;
  gboolean filled;
} Row;

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AnningRecordGroup, anning_record_group, ADW_TYPE_PREFERENCES_GROUP)

static void
row_free (gpointer data)
{
  Row *row = data;

  g_clear_object (&row->form);
  g_clear_object (&row->row);
  g_free (row);
}

static Row *
find_row (AnningRecordGroup *self,
          gconstpointer      row_or_form)
{
  AnningRecordGroupPrivate *priv = anning_record_group_get_instance_private (self);

  for (guint i = 0; i < priv->rows->len; i++)
    {
      Row *row = g_ptr_array_index (priv->rows, i);

      if (row->row == row_or_form || row->form == row_or_form)
        return row;
    }
  return NULL;
}

static Row *
find_id (AnningRecordGroup *self,
         gint64             id)
{
  AnningRecordGroupPrivate *priv = anning_record_group_get_instance_private (self);

  for (guint i = 0; i < priv->rows->len; i++)
    {
      Row *row = g_ptr_array_index (priv->rows, i);

      if (ANNING_RECORD (anning_form_get_record (row->form))->id == id)
        return row;
    }
  return NULL;
}

static void
update_message (AnningRecordGroup *self)
{
  AnningRecordGroupPrivate *priv = anning_record_group_get_instance_private (self);
  const GError *error = priv->list != NULL ? anning_record_list_get_error (priv->list) : NULL;
  g_autofree char *sentence = NULL;

  if (error != NULL)
    sentence = anning_error_sentence (error);
  else if (priv->rows->len == 0)
    sentence = g_strdup (_(ANNING_RECORD_GROUP_GET_CLASS (self)->texts->empty));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (priv->message), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->message), sentence != NULL);
  /* That there is nothing is no stop on the way through the page. */
  gtk_widget_set_focusable (GTK_WIDGET (priv->message), error != NULL);
  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (priv->message), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (priv->message), "error");
}

static void
describe (AnningRecordGroup *self,
          Row               *row)
{
  ANNING_RECORD_GROUP_GET_CLASS (self)->describe (self, row->row, anning_form_get_record (row->form));
}

static void
edited_cb (AnningRecordGroup *self,
           AnningForm        *form)
{
  Row *row = find_row (self, form);

  if (row == NULL)
    return;
  describe (self, row);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* From the first time on it has an id, so that originals can belong to it. */
static void
saved_cb (AnningRecordGroup *self,
          AnningForm        *form)
{
  Row *row = find_row (self, form);

  if (row != NULL)
    describe (self, row);
}

static void
drop_row (AnningRecordGroup *self,
          Row               *row)
{
  AnningRecordGroupPrivate *priv = anning_record_group_get_instance_private (self);

  anning_form_discard (row->form);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row->row));
  g_ptr_array_remove (priv->rows, row);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AnningRecordGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!anning_records_remove_finish (ANNING_STORE (source), result, &error) &&
      gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    anning_toast_error (GTK_WIDGET (self), error);
}

static void
delete_clicked_cb (GtkButton         *button,
                   AnningRecordGroup *self)
{
  AnningRecordGroupPrivate *priv = anning_record_group_get_instance_private (self);
  AnningRecordGroupClass *klass = ANNING_RECORD_GROUP_GET_CLASS (self);
  Row *row = find_row (self, gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_EXPANDER_ROW));
  gint64 id;

  if (row == NULL)
    return;
  id = ANNING_RECORD (anning_form_get_record (row->form))->id;
  drop_row (self, row);
  update_message (self);
  g_signal_emit (self, signals[CHANGED], 0);
  if (id == 0)
    return;
  anning_records_remove_async (priv->store, klass->type, id, removed_cb, g_object_ref (self));
  anning_toast_deleted (GTK_WIDGET (self), _(klass->texts->removed), priv->store, klass->type, id);
}

static void
fill_row (AnningRecordGroup *self,
          Row               *row)
{
  AnningRecordGroupClass *klass = ANNING_RECORD_GROUP_GET_CLASS (self);
  GtkWidget *foot;
  GtkWidget *button;

  if (row->filled)
    return;
  row->filled = TRUE;
  klass->fill (self, row->row, row->form);
  describe (self, row);

  foot = adw_preferences_row_new ();
  button = gtk_button_new_with_label (_(klass->texts->remove));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 6);
  gtk_widget_set_margin_bottom (button, 6);
  gtk_widget_set_margin_start (button, 6);
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_clicked_cb), self, 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (foot), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (foot), FALSE);
  anning_row_name (GTK_LIST_BOX_ROW (foot), _(klass->texts->remove));
  gtk_widget_set_focusable (foot, FALSE);
  adw_expander_row_add_row (row->row, foot);
}

static void
expanded_cb (AnningRecordGroup *self,
             GParamSpec        *pspec,
             AdwExpanderRow    *expander)
{
  Row *row = find_row (self, expander);

  if (row == NULL)
    return;
  if (adw_expander_row_get_expanded (expander))
    fill_row (self, row);
  else
    anning_form_flush (row->form);
}

/* Something in it waits to be put right: who comes back sees what. */
static void
open_refused (AnningRecordGroup *self,
              Row               *row)
{
  AnningRecordGroupPrivate *priv = anning_record_group_get_instance_private (self);
  gint64 id = ANNING_RECORD (anning_form_get_record (row->form))->id;

  if (id != 0 && anning_refused_texts_has (anning_refused_texts_of (priv->store),
                                           ANNING_RECORD_GROUP_GET_CLASS (self)->type->table, id))
    adw_expander_row_set_expanded (row->row, TRUE);
}

static void
refused_loaded_cb (AnningRecordGroup *self)
{
  AnningRecordGroupPrivate *priv = anning_record_group_get_instance_private (self);

  for (guint i = 0; i < priv->rows->len; i++)
    open_refused (self, g_ptr_array_index (priv->rows, i));
}

static Row *
add_row (AnningRecordGroup *self,
         gconstpointer      record)
{
  AnningRecordGroupPrivate *priv = anning_record_group_get_instance_private (self);
  AnningRecordGroupClass *klass = ANNING_RECORD_GROUP_GET_CLASS (self);
  Row *row = g_new0 (Row, 1);

  row->form = anning_form_new (priv->store, klass->type, record);
  row->row = g_object_ref_sink (ADW_EXPANDER_ROW (anning_expander_row_new ()));
  /* What people type is not markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->row), FALSE);
  g_ptr_array_add (priv->rows, row);
  if (klass->begin != NULL)
    klass->begin (self, row->row, row->form);
  describe (self, row);
  g_signal_connect_object (row->form, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row->form, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row->row, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row->row));
  open_refused (self, row);
  return row;
}

static gboolean
is_shown (AnningRecordGroup *self,
          gconstpointer      record)
{
  AnningRecordGroupClass *klass = ANNING_RECORD_GROUP_GET_CLASS (self);

  return klass->shows == NULL || klass->shows (self, record);
}

static gboolean
is_listed (AnningRecordGroup *self,
           gint64             id)
{
  AnningRecordGroupPrivate *priv = anning_record_group_get_instance_private (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (priv->list));

  for (guint i = 0; i < n; i++)
    {
      gconstpointer record = anning_record_list_get (priv->list, i);

      if (((const AnningRecord *) record)->id == id)
        return is_shown (self, record);
    }
  return FALSE;
}

/* Rows that stand keep their form, whatever is being typed into it. */
static void
sync_rows (AnningRecordGroup *self)
{
  AnningRecordGroupPrivate *priv = anning_record_group_get_instance_private (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (priv->list));

  for (guint i = priv->rows->len; i > 0; i--)
    {
      Row *row = g_ptr_array_index (priv->rows, i - 1);
      gint64 id = ANNING_RECORD (anning_form_get_record (row->form))->id;

      if (id != 0 && !is_listed (self, id))
        drop_row (self, row);
    }
  for (guint i = 0; i < n; i++)
    {
      gconstpointer record = anning_record_list_get (priv->list, i);
      Row *row;

      if (!is_shown (self, record))
        continue;
      row = find_id (self, ((const AnningRecord *) record)->id);
      if (row == NULL)
        add_row (self, record);
      else
        anning_form_refresh (row->form, record);
    }
  update_message (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
anning_record_group_dispose (GObject *object)
{
  AnningRecordGroup *self = ANNING_RECORD_GROUP (object);
  AnningRecordGroupPrivate *priv = anning_record_group_get_instance_private (self);

  g_ptr_array_set_size (priv->rows, 0);
  g_clear_object (&priv->list);
  g_clear_object (&priv->store);

  G_OBJECT_CLASS (anning_record_group_parent_class)->dispose (object);
}

static void
anning_record_group_finalize (GObject *object)
{
  AnningRecordGroupPrivate *priv = anning_record_group_get_instance_private (ANNING_RECORD_GROUP (object));

  g_ptr_array_unref (priv->rows);

  G_OBJECT_CLASS (anning_record_group_parent_class)->finalize (object);
}

static void
anning_record_group_constructed (GObject *object)
{
  AnningRecordGroup *self = ANNING_RECORD_GROUP (object);
  AnningRecordGroupPrivate *priv = anning_record_group_get_instance_private (self);
  const AnningRecordGroupTexts *texts = ANNING_RECORD_GROUP_GET_CLASS (self)->texts;

  G_OBJECT_CLASS (anning_record_group_parent_class)->constructed (object);

  if (texts->add != NULL)
    {
      gtk_widget_set_tooltip_text (priv->add_button, _(texts->add));
      gtk_accessible_update_property (GTK_ACCESSIBLE (priv->add_button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _(texts->add), -1);
    }
  else
    {
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), NULL);
      priv->add_button = NULL;
    }
  update_message (self);
}

static void
anning_record_group_class_init (AnningRecordGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = anning_record_group_constructed;
  object_class->dispose = anning_record_group_dispose;
  object_class->finalize = anning_record_group_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_record_group_init (AnningRecordGroup *self)
{
  AnningRecordGroupPrivate *priv = anning_record_group_get_instance_private (self);

  priv->rows = g_ptr_array_new_with_free_func (row_free);
  priv->add_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (priv->add_button, "flat");
  gtk_widget_set_valign (priv->add_button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (priv->add_button, FALSE);
  g_signal_connect_object (priv->add_button, "clicked", G_CALLBACK (anning_record_group_add), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), priv->add_button);

  priv->message = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (priv->message), FALSE);
  adw_action_row_set_title_lines (priv->message, 0);
  gtk_widget_add_css_class (GTK_WIDGET (priv->message), "dim-label");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (priv->message));
}

/**
 * Shows the records of one owner from now on.
 *
 * @owner_id: id of the owner; ignored by groups over a whole table
 */
void
anning_record_group_load (AnningRecordGroup *self,
                          AnningStore       *store,
                          gint64             owner_id)
{
  AnningRecordGroupPrivate *priv = anning_record_group_get_instance_private (self);
  AnningRecordGroupClass *klass = ANNING_RECORD_GROUP_GET_CLASS (self);

  g_return_if_fail (ANNING_IS_RECORD_GROUP (self));
  g_return_if_fail (ANNING_IS_STORE (store));
  g_return_if_fail (priv->store == NULL);

  priv->store = g_object_ref (store);
  priv->owner_id = owner_id;
  priv->list = anning_record_list_new (store, klass->type, klass->link, owner_id);
  g_signal_connect_object (priv->list, "items-changed", G_CALLBACK (sync_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->list, "notify::error", G_CALLBACK (update_message), self, G_CONNECT_SWAPPED);
  if (!anning_refused_texts_get_loaded (anning_refused_texts_of (store)))
    g_signal_connect_object (anning_refused_texts_of (store), "loaded", G_CALLBACK (refused_loaded_cb), self,
                             G_CONNECT_SWAPPED);
  if (priv->add_button != NULL)
    gtk_widget_set_sensitive (priv->add_button, TRUE);
}

/* The page scrolls to what has the focus, but only where that already has its place. */
static gboolean
bring_into_view (GtkWidget     *row,
                 GdkFrameClock *clock,
                 gpointer       user_data)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  guint *n_frames = user_data;
  GtkAdjustment *place;
  graphene_rect_t bounds;
  double top;

  /* Laid out at the end of the first frame. */
  if ((*n_frames)++ == 0)
    return G_SOURCE_CONTINUE;
  if (scroller == NULL || !gtk_widget_compute_bounds (row, scroller, &bounds))
    return G_SOURCE_REMOVE;
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  top = gtk_adjustment_get_value (place) + (double) bounds.origin.y;
  gtk_adjustment_clamp_page (place, top, top + (double) bounds.size.height);
  return G_SOURCE_REMOVE;
}

void
anning_record_group_add (AnningRecordGroup *self)
{
  AnningRecordGroupPrivate *priv = anning_record_group_get_instance_private (self);
  AnningRecordGroupClass *klass = ANNING_RECORD_GROUP_GET_CLASS (self);
  gpointer record;
  Row *row;

  g_return_if_fail (ANNING_IS_RECORD_GROUP (self));
  g_return_if_fail (priv->store != NULL);

  record = klass->create (self);
  if (klass->link != NULL)
    anning_record_set_integer (anning_record_find_field (klass->type, klass->link), record, priv->owner_id);
  row = add_row (self, record);
  anning_record_free (klass->type, record);
  update_message (self);
  adw_expander_row_set_expanded (row->row, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (row->row), GTK_DIR_TAB_FORWARD);
  gtk_widget_add_tick_callback (GTK_WIDGET (row->row), bring_into_view, g_new0 (guint, 1), g_free);
  if (klass->keeps_new)
    anning_form_touch (row->form);
  else
    g_signal_emit (self, signals[CHANGED], 0);
}

void
anning_record_group_flush (AnningRecordGroup *self)
{
  AnningRecordGroupPrivate *priv = anning_record_group_get_instance_private (self);

  g_return_if_fail (ANNING_IS_RECORD_GROUP (self));

  for (guint i = 0; i < priv->rows->len; i++)
    anning_form_flush (((Row *) g_ptr_array_index (priv->rows, i))->form);
}

GPtrArray *
anning_record_group_get_records (AnningRecordGroup *self)
{
  AnningRecordGroupPrivate *priv = anning_record_group_get_instance_private (self);
  GPtrArray *records = g_ptr_array_new ();

  g_return_val_if_fail (ANNING_IS_RECORD_GROUP (self), records);

  for (guint i = 0; i < priv->rows->len; i++)
    g_ptr_array_add (records, anning_form_get_record (((Row *) g_ptr_array_index (priv->rows, i))->form));
  return records;
}

guint
anning_record_group_get_n_rows (AnningRecordGroup *self)
{
  AnningRecordGroupPrivate *priv = anning_record_group_get_instance_private (self);

  g_return_val_if_fail (ANNING_IS_RECORD_GROUP (self), 0);

  return priv->rows->len;
}

/* Returns: (transfer none) (nullable) */
AdwExpanderRow *
anning_record_group_get_row (AnningRecordGroup *self,
                             guint              position)
{
  AnningRecordGroupPrivate *priv = anning_record_group_get_instance_private (self);

  g_return_val_if_fail (ANNING_IS_RECORD_GROUP (self), NULL);

  return position < priv->rows->len ? ((Row *) g_ptr_array_index (priv->rows, position))->row : NULL;
}

GtkListBox *
anning_record_group_get_list (AnningRecordGroup *self)
{
  AnningRecordGroupPrivate *priv = anning_record_group_get_instance_private (self);

  g_return_val_if_fail (ANNING_IS_RECORD_GROUP (self), NULL);

  return GTK_LIST_BOX (gtk_widget_get_ancestor (GTK_WIDGET (priv->message), GTK_TYPE_LIST_BOX));
}
