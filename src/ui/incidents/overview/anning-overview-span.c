/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-overview-span.h"

#include <glib/gi18n.h>

#include "anning-button-line.h"
#include "anning-date.h"
#include "anning-drop-down-name.h"
#include "anning-rows.h"

/* In the order of the choices. */
enum
{
  LAST_30,
  LAST_90,
  ALL,
  FROM_TO,
};

struct _AnningOverviewSpan
{
  AdwBin parent_instance;

  GtkDropDown *period;
  GtkDropDown *creditor;
  GtkRevealer *revealer;
  GtkWidget *from;
  GtkWidget *until;
  GPtrArray *creditors; /* names behind the choices; NULL first: all; "": not known */
  gboolean setting;     /* the program chooses, not a person */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningOverviewSpan, anning_overview_span, ADW_TYPE_BIN)

static void
changed_cb (AnningOverviewSpan *self)
{
  if (self->setting)
    return;
  gtk_revealer_set_reveal_child (self->revealer, gtk_drop_down_get_selected (self->period) == FROM_TO);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gint32
get_day (GtkWidget *row)
{
  g_autofree char *text = NULL;
  GDate day;

  g_object_get (row, "value", &text, NULL);
  return text != NULL && anning_day_parse (text, &day) ? (gint32) g_date_get_julian (&day) : 0;
}

static GtkWidget *
make_drop_down (const char *label)
{
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);

  gtk_widget_set_tooltip_text (drop_down, label);
  anning_drop_down_set_name (GTK_DROP_DOWN (drop_down), label);
  return drop_down;
}

static GtkWidget *
make_day_row (AnningOverviewSpan *self,
              const char         *title)
{
  GtkWidget *row = g_object_new (ANNING_TYPE_DAY_ROW, "title", title, NULL);

  g_signal_connect_object (row, "notify::value", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
anning_overview_span_finalize (GObject *object)
{
  g_ptr_array_unref (ANNING_OVERVIEW_SPAN (object)->creditors);

  G_OBJECT_CLASS (anning_overview_span_parent_class)->finalize (object);
}

static void
anning_overview_span_class_init (AnningOverviewSpanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_overview_span_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_overview_span_init (AnningOverviewSpan *self)
{
  const char *periods[] = {
    C_("period", "Last 30 days"), C_("period", "Last 90 days"), C_("period", "All"), C_("period", "From … to …"), NULL,
  };
  g_autoptr (GtkStringList) labels = gtk_string_list_new (periods);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *line = anning_button_line_new ();
  GtkWidget *days = gtk_list_box_new ();

  self->creditors = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->creditors, NULL);
  self->setting = TRUE;

  self->period = GTK_DROP_DOWN (make_drop_down (_("Time that is shown")));
  gtk_drop_down_set_model (self->period, G_LIST_MODEL (labels));
  g_signal_connect_object (self->period, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  anning_button_line_append (ANNING_BUTTON_LINE (line), GTK_WIDGET (self->period));
  self->creditor = GTK_DROP_DOWN (make_drop_down (_("Only this creditor")));
  g_signal_connect_object (self->creditor, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  anning_button_line_append (ANNING_BUTTON_LINE (line), GTK_WIDGET (self->creditor));
  gtk_box_append (GTK_BOX (box), line);

  self->from = make_day_row (self, C_("period", "From"));
  self->until = make_day_row (self, C_("period", "To"));
  gtk_list_box_append (GTK_LIST_BOX (days), self->from);
  gtk_list_box_append (GTK_LIST_BOX (days), self->until);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (days), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (days, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (days), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Time that is shown"), -1);
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_child (self->revealer, days);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->revealer));
  adw_bin_set_child (ADW_BIN (self), box);
  self->setting = FALSE;
  anning_overview_span_set_creditors (self, NULL);
}

GtkWidget *
anning_overview_span_new (void)
{
  return g_object_new (ANNING_TYPE_OVERVIEW_SPAN, NULL);
}

/**
 * anning_overview_span_get_days:
 * @from: (out): local day, as GDate counts; 0: from the first
 * @until: (out): inclusive; 0: to the last
 */
void
anning_overview_span_get_days (AnningOverviewSpan *self,
                               const GDate        *today,
                               gint32             *from,
                               gint32             *until)
{
  gint32 last;

  g_return_if_fail (ANNING_IS_OVERVIEW_SPAN (self) && g_date_valid (today) && from != NULL && until != NULL);

  last = (gint32) g_date_get_julian (today);
  switch (gtk_drop_down_get_selected (self->period))
    {
    case LAST_30:
      *from = last - 29;
      *until = last;
      break;
    case LAST_90:
      *from = last - 89;
      *until = last;
      break;
    case FROM_TO:
      *from = get_day (self->from);
      *until = get_day (self->until);
      break;
    case ALL:
    default:
      *from = *until = 0;
      break;
    }
}

/**
 * anning_overview_span_set_creditors:
 * @names: (nullable) (element-type utf8): in the order in which they are offered; "": contacts whose is not known
 *
 * The one that was chosen stays so, as long as it is among them.
 */
void
anning_overview_span_set_creditors (AnningOverviewSpan *self,
                                    GPtrArray          *names)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autofree char *chosen = NULL;
  guint selected = 0;

  g_return_if_fail (ANNING_IS_OVERVIEW_SPAN (self));

  chosen = g_strdup (anning_overview_span_get_creditor (self));
  g_ptr_array_set_size (self->creditors, 0);
  g_ptr_array_add (self->creditors, NULL);
  gtk_string_list_append (labels, _("All creditors"));
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (chosen != NULL && g_str_equal (name, chosen))
        selected = self->creditors->len;
      g_ptr_array_add (self->creditors, g_strdup (name));
      gtk_string_list_append (labels, *name != '\0' ? name : _("Creditor not known"));
    }
  self->setting = TRUE;
  gtk_drop_down_set_model (self->creditor, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->creditor, selected);
  self->setting = FALSE;
}

/* Returns: (nullable) (transfer none): NULL: all; "": those of whom it is not known */
const char *
anning_overview_span_get_creditor (AnningOverviewSpan *self)
{
  guint selected;

  g_return_val_if_fail (ANNING_IS_OVERVIEW_SPAN (self), NULL);

  selected = gtk_drop_down_get_selected (self->creditor);
  return selected < self->creditors->len ? g_ptr_array_index (self->creditors, selected) : NULL;
}

/* Every time and every creditor. */
void
anning_overview_span_show_all (AnningOverviewSpan *self)
{
  g_return_if_fail (ANNING_IS_OVERVIEW_SPAN (self));

  self->setting = TRUE;
  gtk_drop_down_set_selected (self->creditor, 0);
  gtk_drop_down_set_selected (self->period, ALL);
  self->setting = FALSE;
  changed_cb (self);
}
