/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-hour-card.h"

#include <glib/gi18n.h>

#include "anning-figure-table.h"
#include "anning-format.h"
#include "anning-hour-map.h"
#include "anning-incidents.h"
#include "anning-overview-card.h"
#include "anning-overview-words.h"

struct _AnningHourCard
{
  AdwBin parent_instance;

  guint hours[ANNING_N_WEEKDAYS][ANNING_N_HOURS];
  gboolean counted;         /* @hours are those of a log */
  guint fill_id;            /* the table follows when there is time */

  AnningHourMap *map;
  GtkLabel *head;
  GtkWidget *button;
  GtkExpander *expander;
  AnningFigureTable *table; /* NULL until it is asked for */
};

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningHourCard, anning_hour_card, ADW_TYPE_BIN)

static void
open_hour (AnningHourCard *self)
{
  int cursor = anning_plot_get_cursor (ANNING_PLOT (self->map));
  AnningIncidentFilter filter = { 0 };
  g_autofree char *what = NULL;

  if (cursor < 0)
    return;
  filter.weekday = (GDateWeekday) (G_DATE_MONDAY + cursor / ANNING_N_HOURS);
  filter.by_hour = TRUE;
  filter.hour = (guint) cursor % ANNING_N_HOURS;
  what = anning_overview_hour ((guint) cursor);
  g_signal_emit (self, signals[OPEN], 0, &filter, what);
}

static void
show_hour (AnningHourCard *self)
{
  int cursor = anning_plot_get_cursor (ANNING_PLOT (self->map));
  g_autofree char *head = NULL;

  if (cursor >= 0)
    head = anning_overview_hour_head ((guint) cursor, anning_hour_map_get_count (self->map, cursor));
  gtk_widget_set_sensitive (self->button, cursor >= 0 && anning_hour_map_get_count (self->map, cursor) > 0);
  gtk_label_set_label (self->head, head != NULL ? head : _("Point at a field, or use the arrow keys, to read an hour."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->map), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  head != NULL ? head : "", -1);
}

static void
fill_table (AnningHourCard *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  static const AnningFigureColumn columns[] = {
    { N_("Hour"), FALSE }, { N_("Mon"), TRUE }, { N_("Tue"), TRUE }, { N_("Wed"), TRUE },
    { N_("Thu"), TRUE },   { N_("Fri"), TRUE }, { N_("Sat"), TRUE }, { N_("Sun"), TRUE },
  };

  if (self->table == NULL)
    {
      self->table = ANNING_FIGURE_TABLE (anning_figure_table_new (_("Contacts by hour and weekday"), columns,
                                                                  G_N_ELEMENTS (columns)));
      gtk_expander_set_child (self->expander, GTK_WIDGET (self->table));
    }
  for (guint i = 0; i < ANNING_N_HOURS; i++)
    {
      GStrv cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

      cells[0] = anning_format_time (i * 60 * ANNING_MS_PER_MINUTE, 0);
      for (guint j = 0; j < ANNING_N_WEEKDAYS; j++)
        cells[1 + j] = g_strdup_printf ("%u", self->hours[j][i]);
      g_ptr_array_add (rows, cells);
    }
  anning_figure_table_set_rows (self->table, rows);
}

static gboolean
fill_table_cb (gpointer user_data)
{
  AnningHourCard *self = ANNING_HOUR_CARD (user_data);

  self->fill_id = 0;
  if (gtk_expander_get_expanded (self->expander))
    fill_table (self);
  return G_SOURCE_REMOVE;
}

static void
fill_table_later (AnningHourCard *self)
{
  if (self->fill_id == 0 && self->counted)
    self->fill_id = g_idle_add_full (G_PRIORITY_LOW, fill_table_cb, self, NULL);
}

static void
anning_hour_card_dispose (GObject *object)
{
  g_clear_handle_id (&ANNING_HOUR_CARD (object)->fill_id, g_source_remove);

  G_OBJECT_CLASS (anning_hour_card_parent_class)->dispose (object);
}

static void
anning_hour_card_class_init (AnningHourCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_hour_card_dispose;

  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
}

static void
anning_hour_card_init (AnningHourCard *self)
{
  GtkWidget *box;
  GtkWidget *card = anning_overview_card_new (_("Hours and Weekdays"), &box);

  self->map = ANNING_HOUR_MAP (anning_hour_map_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->map), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Contacts by hour and weekday"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->map));
  self->head = GTK_LABEL (anning_overview_label_new (NULL, "numeric"));
  gtk_box_append (GTK_BOX (box), anning_overview_open_line_new (self->head, _("Show this hour in the list"), &self->button));
  gtk_box_append (GTK_BOX (box), anning_overview_caption_new (_("The bar along the hours marks the night, from 22:00 to 8:00.")));
  self->expander = GTK_EXPANDER (anning_overview_disclosure_new (_("As a table")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->expander));
  adw_bin_set_child (ADW_BIN (self), card);

  g_signal_connect_object (self->map, "notify::cursor", G_CALLBACK (show_hour), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map, "open", G_CALLBACK (open_hour), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (open_hour), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->expander, "notify::expanded", G_CALLBACK (fill_table_later), self, G_CONNECT_SWAPPED);
}

GtkWidget *
anning_hour_card_new (void)
{
  return g_object_new (ANNING_TYPE_HOUR_CARD, NULL);
}

void
anning_hour_card_set_counts (AnningHourCard            *self,
                             const AnningContactCounts *counts)
{
  g_autofree char *words = NULL;

  g_return_if_fail (ANNING_IS_HOUR_CARD (self) && counts != NULL);

  memcpy (self->hours, counts->hours, sizeof self->hours);
  self->counted = TRUE;
  anning_hour_map_set_counts (self->map, counts);
  words = anning_overview_describe_hours (counts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->map), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  show_hour (self);
  fill_table_later (self);
}
