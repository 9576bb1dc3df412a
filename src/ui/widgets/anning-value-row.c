/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-value-row.h"

#include <glib/gi18n.h>

#include "anning-toasts.h"
#include "anning-wrong.h"

typedef struct
{
  GtkLabel *message;
  GtkLabel *hint;
  GtkEventController *focus;
  guint emptied; /* source */
  guint showing : 1;
  guint refused : 1;
} AnningValueRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AnningValueRow, anning_value_row, ADW_TYPE_ENTRY_ROW)

static void
set_message (AnningValueRow *self,
             const char     *sentence)
{
  AnningValueRowPrivate *priv = anning_value_row_get_instance_private (self);
  GtkAccessible *text = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self)));

  gtk_label_set_label (priv->message, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->message), sentence != NULL);
  if (sentence != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  anning_tell_wrong (GTK_ACCESSIBLE (self), sentence != NULL);
  anning_tell_wrong (text, sentence != NULL);
  gtk_accessible_update_property (text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence != NULL ? sentence : gtk_label_get_label (priv->hint),
                                  -1);
}

/* @settled: the typing is over, so say what is wrong. */
static gboolean
read_text (AnningValueRow *self,
           gboolean        settled)
{
  AnningValueRowPrivate *priv = anning_value_row_get_instance_private (self);
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self)));
  g_autoptr (GError) error = NULL;

  if (ANNING_VALUE_ROW_GET_CLASS (self)->read (self, g_strstrip (text), &error))
    {
      priv->refused = FALSE;
      set_message (self, NULL);
      return TRUE;
    }
  priv->refused = TRUE;
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
  AnningValueRow *self = user_data;
  AnningValueRowPrivate *priv = anning_value_row_get_instance_private (self);

  priv->emptied = 0;
  read_text (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (AnningValueRow *self)
{
  AnningValueRowPrivate *priv = anning_value_row_get_instance_private (self);

  g_clear_handle_id (&priv->emptied, g_source_remove);
  if (priv->showing)
    return;
  /* A text that is replaced is empty for a moment: that is no value. */
  if (*gtk_editable_get_text (GTK_EDITABLE (self)) == '\0')
    {
      priv->emptied = g_idle_add (emptied_cb, self);
      return;
    }
  /* Half a number is not yet a mistake. */
  read_text (self,
             !gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (priv->focus)));
}

static void
typing_over_cb (AnningValueRow *self)
{
  AnningValueRowPrivate *priv = anning_value_row_get_instance_private (self);

  g_clear_handle_id (&priv->emptied, g_source_remove);
  if (read_text (self, TRUE))
    anning_value_row_show_value (self);
}

static void
expander_title_changed_cb (AdwPreferencesRow *row)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, adw_preferences_row_get_title (row),
                                  -1);
}

static void
anning_value_row_dispose (GObject *object)
{
  AnningValueRowPrivate *priv = anning_value_row_get_instance_private (ANNING_VALUE_ROW (object));

  g_clear_handle_id (&priv->emptied, g_source_remove);

  G_OBJECT_CLASS (anning_value_row_parent_class)->dispose (object);
}

static void
anning_value_row_class_init (AnningValueRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_value_row_dispose;
}

/* Below the text, as wide as the row. */
static GtkLabel *
add_line (GtkBox *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_bottom (label, 12);
  gtk_widget_set_visible (label, FALSE);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
anning_value_row_init (AnningValueRow *self)
{
  AnningValueRowPrivate *priv = anning_value_row_get_instance_private (self);
  GtkWidget *header = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  /* The row's own style reaches only a direct child, so repeat what it sets. */
  g_object_ref (header);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_set_margin_start (header, 12);
  gtk_widget_set_margin_end (header, 12);
  gtk_widget_set_size_request (header, -1, 50);
  gtk_box_set_spacing (GTK_BOX (header), 6);
  gtk_box_append (GTK_BOX (box), header);
  g_object_unref (header);

  priv->hint = add_line (GTK_BOX (box));
  gtk_widget_add_css_class (GTK_WIDGET (priv->hint), "dim-label");
  priv->message = add_line (GTK_BOX (box));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, priv->message, NULL,
                                  -1);

  priv->focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (priv->focus, "leave", G_CALLBACK (typing_over_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), priv->focus);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (self, "entry-activated", G_CALLBACK (typing_over_cb), NULL);
}

void
anning_value_row_show_value (AnningValueRow *self)
{
  AnningValueRowPrivate *priv = anning_value_row_get_instance_private (self);
  g_autofree char *text = NULL;

  g_return_if_fail (ANNING_IS_VALUE_ROW (self));

  text = ANNING_VALUE_ROW_GET_CLASS (self)->write (self);
  priv->showing = TRUE;
  /* Who hears of the new text asks whether it is a value. */
  priv->refused = FALSE;
  if (g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (self))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self), text);
  priv->showing = FALSE;
  set_message (self, NULL);
}

const char *
anning_value_row_get_refused (AnningValueRow *self)
{
  AnningValueRowPrivate *priv = anning_value_row_get_instance_private (self);
  const char *text;

  g_return_val_if_fail (ANNING_IS_VALUE_ROW (self), NULL);

  text = gtk_editable_get_text (GTK_EDITABLE (self));
  return priv->refused && *text != '\0' ? text : NULL;
}

const char *
anning_value_row_get_message (AnningValueRow *self)
{
  AnningValueRowPrivate *priv = anning_value_row_get_instance_private (self);

  g_return_val_if_fail (ANNING_IS_VALUE_ROW (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (priv->message)) ? gtk_label_get_label (priv->message) : NULL;
}

void
anning_value_row_set_hint (AnningValueRow *self,
                           const char     *hint)
{
  AnningValueRowPrivate *priv = anning_value_row_get_instance_private (self);
  GtkEditable *text;

  g_return_if_fail (ANNING_IS_VALUE_ROW (self) && hint != NULL);

  text = gtk_editable_get_delegate (GTK_EDITABLE (self));
  gtk_label_set_label (priv->hint, hint);
  gtk_widget_set_visible (GTK_WIDGET (priv->hint), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint, -1);
}

void
anning_row_name (GtkListBoxRow *row,
                 const char    *name)
{
  g_return_if_fail (ADW_IS_PREFERENCES_ROW (row));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
anning_action_row_name (AdwActionRow *row,
                        const char   *name)
{
  g_return_if_fail (ADW_IS_ACTION_ROW (row) && name != NULL);

  /* Else the title is read once more after the name. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * @figure: as it is shown
 */
void
anning_action_row_name_figure (AdwActionRow *row,
                               const char   *figure)
{
  g_autofree char *name = NULL;

  g_return_if_fail (ADW_IS_ACTION_ROW (row) && figure != NULL);

  name = g_strdup_printf ("%s %s", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), figure);
  anning_action_row_name (row, name);
}

GtkWidget *
anning_expander_row_new (void)
{
  GtkWidget *row = adw_expander_row_new ();

  anning_expander_row_name (ADW_EXPANDER_ROW (row));
  return row;
}

void
anning_expander_row_name (AdwExpanderRow *row)
{
  g_return_if_fail (ADW_IS_EXPANDER_ROW (row));

  g_signal_connect (row, "notify::title", G_CALLBACK (expander_title_changed_cb), NULL);
  expander_title_changed_cb (ADW_PREFERENCES_ROW (row));
}
