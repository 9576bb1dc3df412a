/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-coverage-group.h"

#include <glib/gi18n.h>

#include "anning-brought-in-words.h"
#include "anning-coverage-calendar.h"
#include "anning-figure-table.h"
#include "anning-overview-card.h"
#include "anning-overview-words.h"
#include "anning-parts-bar.h"

/* More stretches without a bill are read in the table. */
#define MOST_GAPS 6

struct _AnningCoverageGroup
{
  AdwBin parent_instance;

  AnningCoverage *coverage;
  GtkExpander *expander;
};

G_DEFINE_FINAL_TYPE (AnningCoverageGroup, anning_coverage_group, ADW_TYPE_BIN)

static void
add_row (GPtrArray            *rows,
         const AnningDayRange *range,
         const char           *bill)
{
  GStrv cells = g_new0 (char *, 5);

  cells[0] = anning_overview_days (range->first, range->first);
  cells[1] = anning_overview_days (range->last, range->last);
  cells[2] = g_strdup_printf ("%d", range->last - range->first + 1);
  cells[3] = g_strdup (bill);
  g_ptr_array_add (rows, cells);
}

/* Both lists are in order, and none overlaps another. */
static void
fill_table_cb (AnningCoverageGroup *self)
{
  static const AnningFigureColumn columns[] = {
    { N_("From"), FALSE }, { N_("Until"), FALSE }, { N_("Days"), TRUE }, { N_("Bill"), FALSE },
  };
  const GArray *covered = self->coverage->covered, *gaps = self->coverage->gaps;
  g_autoptr (GPtrArray) rows = NULL;
  GtkWidget *table;
  guint i = 0, j = 0;

  if (!gtk_expander_get_expanded (self->expander) || gtk_expander_get_child (self->expander) != NULL)
    return;
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  while (i < covered->len || j < gaps->len)
    {
      const AnningDayRange *there = i < covered->len ? &g_array_index (covered, AnningDayRange, i) : NULL;
      const AnningDayRange *gap = j < gaps->len ? &g_array_index (gaps, AnningDayRange, j) : NULL;

      if (gap != NULL && (there == NULL || gap->first < there->first))
        {
          add_row (rows, gap, C_("bill", "none"));
          j++;
        }
      else if (there != NULL)
        {
          add_row (rows, there, C_("bill", "there"));
          i++;
        }
    }
  table = anning_figure_table_new (_("Days with and without a bill"), columns, G_N_ELEMENTS (columns));
  anning_figure_table_set_rows (ANNING_FIGURE_TABLE (table), rows);
  gtk_expander_set_child (self->expander, table);
}

static GtkWidget *
make_legend (void)
{
  GtkWidget *legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (legend), anning_parts_swatch_new (0));
  gtk_box_append (GTK_BOX (legend), anning_overview_caption_new (_("A line for each month, a field for each day; filled: a bill covers it")));
  return legend;
}

static void
anning_coverage_group_finalize (GObject *object)
{
  anning_coverage_free (ANNING_COVERAGE_GROUP (object)->coverage);

  G_OBJECT_CLASS (anning_coverage_group_parent_class)->finalize (object);
}

static void
anning_coverage_group_class_init (AnningCoverageGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_coverage_group_finalize;
}

static void
anning_coverage_group_init (AnningCoverageGroup *self)
{
}

/*
 * anning_coverage_group_new:
 * @coverage: (transfer full)
 * @from: the first day that is drawn, as GDate counts; 0: the first that is covered
 * @until: the last
 */
GtkWidget *
anning_coverage_group_new (AnningCoverage *coverage,
                           gint32          from,
                           gint32          until)
{
  AnningCoverageGroup *self = g_object_new (ANNING_TYPE_COVERAGE_GROUP, NULL);
  gint32 first = g_array_index (coverage->covered, AnningDayRange, 0).first;
  gint32 last = g_array_index (coverage->covered, AnningDayRange, coverage->covered->len - 1).last;
  g_autofree char *covered = anning_brought_in_covered (coverage);
  g_autofree char *gaps = anning_brought_in_gaps (coverage, MOST_GAPS);
  g_autofree char *description = g_strdup_printf ("%s\n%s", covered, gaps);
  GtkWidget *box, *card, *calendar, *label;

  self->coverage = coverage;
  card = anning_overview_card_new (coverage->own_number != NULL ? coverage->own_number
                                                                : _("Bills that name no number of their own"), &box);
  calendar = anning_coverage_calendar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (calendar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Days that bills cover"), -1);
  anning_coverage_calendar_set_coverage (ANNING_COVERAGE_CALENDAR (calendar), coverage,
                                         from != 0 ? MIN (from, first) : first, MAX (until, last), description);
  gtk_box_append (GTK_BOX (box), calendar);
  gtk_box_append (GTK_BOX (box), make_legend ());
  gtk_box_append (GTK_BOX (box), anning_overview_label_new (covered, NULL));
  label = anning_overview_label_new (gaps, NULL);
  if (coverage->gaps->len > 0)
    gtk_widget_add_css_class (label, "warning");
  gtk_box_append (GTK_BOX (box), label);
  self->expander = GTK_EXPANDER (anning_overview_disclosure_new (_("As a table")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->expander));
  g_signal_connect_object (self->expander, "notify::expanded", G_CALLBACK (fill_table_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), card);
  return GTK_WIDGET (self);
}
