/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident-cell.h"

#include "anning-incident-line.h"
#include "anning-row-filler.h"

/* The least height of a line, in px. */
#define LINE_HEIGHT 48

struct _AnningIncidentCell
{
  GtkBox parent_instance;

  AnningIncidentItem *item;
  gulong filled;
  AnningRowFiller *filler;  /* of the list that it is in */
  AnningIncidentLine *line; /* made when it is first filled: a list makes two hundred rows before it shows one */
  gboolean blank;           /* what the line holds is of another row, and nothing of it is seen */
};

G_DEFINE_FINAL_TYPE (AnningIncidentCell, anning_incident_cell, GTK_TYPE_BOX)

/* Blank it keeps its measures, so that a list that moves on has nothing to lay out. */
static void
set_blank (AnningIncidentCell *self,
           gboolean            blank)
{
  if (self->blank == blank)
    return;
  self->blank = blank;
  if (self->line != NULL)
    gtk_widget_set_opacity (GTK_WIDGET (self->line), blank ? 0 : 1);
  if (blank)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
}

static void
show_row (AnningIncidentCell *self)
{
  const AnningIncidentRow *row = self->item != NULL ? anning_incident_item_get_row (self->item) : NULL;
  g_autofree char *name = NULL;

  if (row != NULL && self->line == NULL)
    {
      self->line = g_object_new (ANNING_TYPE_INCIDENT_LINE, NULL);
      gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->line));
    }
  set_blank (self, row == NULL);
  if (row == NULL)
    return;
  name = anning_incident_line_show (self->line, self->item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
fill_cb (GtkWidget *cell)
{
  show_row (ANNING_INCIDENT_CELL (cell));
}

/* Now, or when the list has the time for it. @moved: see anning_row_filler_add() */
static void
show_soon (AnningIncidentCell *self,
           gboolean            moved)
{
  GtkWidget *list;

  if (self->filler == NULL)
    {
      list = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_LIST_VIEW);
      if (list == NULL)
        {
          show_row (self);
          return;
        }
      self->filler = anning_row_filler_for_list (list);
    }
  if (anning_incident_item_get_row (self->item) != NULL)
    anning_row_filler_add (self->filler, GTK_WIDGET (self), fill_cb, moved);
}

static void
filled_cb (AnningIncidentCell *self)
{
  show_soon (self, FALSE);
}

static void
anning_incident_cell_dispose (GObject *object)
{
  AnningIncidentCell *self = ANNING_INCIDENT_CELL (object);

  anning_incident_cell_set_item (self, NULL);
  g_clear_object (&self->filler);
  G_OBJECT_CLASS (anning_incident_cell_parent_class)->dispose (object);
}

static void
anning_incident_cell_class_init (AnningIncidentCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_incident_cell_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
anning_incident_cell_init (AnningIncidentCell *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, LINE_HEIGHT);
  set_blank (self, TRUE);
}

GtkWidget *
anning_incident_cell_new (void)
{
  return g_object_new (ANNING_TYPE_INCIDENT_CELL, NULL);
}

void
anning_incident_cell_set_item (AnningIncidentCell *self,
                               AnningIncidentItem *item)
{
  g_return_if_fail (ANNING_IS_INCIDENT_CELL (self));

  if (self->item == item)
    return;
  if (self->item != NULL)
    g_clear_signal_handler (&self->filled, self->item);
  if (self->filler != NULL)
    anning_row_filler_remove (self->filler, GTK_WIDGET (self));
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  /* It is of another row. */
  set_blank (self, TRUE);
  self->filled = g_signal_connect_swapped (item, "filled", G_CALLBACK (filled_cb), self);
  show_soon (self, TRUE);
}
