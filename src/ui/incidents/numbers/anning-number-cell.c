/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-number-cell.h"

#include "anning-format.h"
#include "anning-number-words.h"
#include "anning-row-layout.h"

struct _AnningNumberCell
{
  GtkBox parent_instance;

  GBinding *binding; /* of the tick to the item */
  gboolean choosing;

  GtkWidget *check;
  GtkLabel *number;
  GtkLabel *who;
  GtkLabel *count;
  GtkLabel *last;
};

enum
{
  PROP_0,
  PROP_CHOOSING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AnningNumberCell, anning_number_cell, GTK_TYPE_BOX)

static GtkLabel *
add_label (GtkWidget  *box,
           const char *css_class,
           gboolean    at_end)
{
  /* Of a count and a day each is one line: a name beside them gives way. */
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", at_end ? 1.0f : 0.0f, "wrap", !at_end,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
forget_item (AnningNumberCell *self)
{
  if (self->binding != NULL)
    g_binding_unbind (self->binding);
  g_clear_object (&self->binding);
}

static void
anning_number_cell_dispose (GObject *object)
{
  forget_item (ANNING_NUMBER_CELL (object));
  G_OBJECT_CLASS (anning_number_cell_parent_class)->dispose (object);
}

static void
anning_number_cell_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CHOOSING:
      g_value_set_boolean (value, ANNING_NUMBER_CELL (object)->choosing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_number_cell_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  AnningNumberCell *self = ANNING_NUMBER_CELL (object);

  switch (prop_id)
    {
    case PROP_CHOOSING:
      if (self->choosing == g_value_get_boolean (value))
        return;
      self->choosing = g_value_get_boolean (value);
      gtk_widget_set_visible (self->check, self->choosing);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_number_cell_class_init (AnningNumberCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_number_cell_dispose;
  object_class->get_property = anning_number_cell_get_property;
  object_class->set_property = anning_number_cell_set_property;

  properties[PROP_CHOOSING] = g_param_spec_boolean ("choosing", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
anning_number_cell_init (AnningNumberCell *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *figures = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self), 12);
  gtk_widget_set_margin_start (GTK_WIDGET (self), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self), 12);
  gtk_widget_set_hexpand (line, TRUE);
  gtk_widget_set_layout_manager (line, anning_row_layout_new (12, 3, 0));
  gtk_widget_set_valign (figures, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);

  self->check = gtk_check_button_new ();
  gtk_widget_set_visible (self->check, FALSE);
  self->number = add_label (texts, "numeric", FALSE);
  self->who = add_label (texts, "caption", FALSE);
  self->count = add_label (figures, "numeric", TRUE);
  self->last = add_label (figures, "caption", TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->who), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->last), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->last), "numeric");
  gtk_box_append (GTK_BOX (self), self->check);
  gtk_box_append (GTK_BOX (line), texts);
  gtk_box_append (GTK_BOX (line), figures);
  gtk_box_append (GTK_BOX (self), line);
}

GtkWidget *
anning_number_cell_new (void)
{
  return g_object_new (ANNING_TYPE_NUMBER_CELL, NULL);
}

void
anning_number_cell_set_item (AnningNumberCell *self,
                             AnningNumberItem *item)
{
  const AnningNumberRow *row;
  g_autofree char *who = NULL;
  g_autofree char *count = NULL;
  g_autofree char *last = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (ANNING_IS_NUMBER_CELL (self));

  forget_item (self);
  if (item == NULL)
    return;

  row = anning_number_item_get_row (item);
  who = anning_number_tie_words (row->tie);
  count = anning_number_count (row);
  last = row->last_at != ANNING_UNKNOWN ? anning_format_date (row->last_at, row->utc_offset) : g_strdup ("");
  gtk_label_set_label (self->number, row->tie->number);
  gtk_label_set_label (self->who, who);
  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->last, last);
  name = g_strdup_printf ("%s, %s, %s, %s", row->tie->number, who, count, last);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, row->tie->number, -1);
  self->binding = g_object_ref (g_object_bind_property (item, "chosen", self->check, "active",
                                                        G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL));
}
