/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-month-grid.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-due-words.h"
#include "anning-heading.h"

#define N_DAYS (6 * 7)

/* One place of the grid. */
typedef struct
{
  GtkWidget *button;
  GtkLabel *number;
  GtkLabel *sign;
  GDate day;
} Cell;

struct _AnningMonthGrid
{
  AdwBin parent_instance;

  GDate today;
  GDate month; /* its first day */
  GDate day;   /* the one that is selected */
  AnningMonthGridMark mark;
  gpointer mark_data;

  GtkLabel *title;
  Cell cells[N_DAYS];
};

enum
{
  CHANGED,
  SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningMonthGrid, anning_month_grid, ADW_TYPE_BIN)

static const char *const weekdays[] = {
  N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"),
};

static const char *const signs[] = { "", "✓", "●", "!" };

static const char *const styles[] = { NULL, "dim-label", NULL, "warning" };

static void
show_mark (Cell            *cell,
           AnningMonthMark  mark,
           const char      *text)
{
  g_autofree char *day = anning_due_words_day (&cell->day);
  g_autofree char *name = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      if (styles[i] != NULL)
        gtk_widget_remove_css_class (GTK_WIDGET (cell->sign), styles[i]);
    }
  if (styles[mark] != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (cell->sign), styles[mark]);
  gtk_label_set_label (cell->sign, signs[mark]);
  gtk_widget_set_tooltip_text (cell->button, text);

  /* Translators: a day of the calendar, then what falls on it: "2 due, ¥1,200.00" */
  name = text != NULL ? g_strdup_printf (_("%1$s, %2$s"), day, text) : g_strdup (day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_cell (AnningMonthGrid *self,
           Cell            *cell)
{
  g_autofree char *number = g_strdup_printf ("%d", g_date_get_day (&cell->day));
  g_autofree char *text = NULL;
  gboolean other = g_date_get_month (&cell->day) != g_date_get_month (&self->month);
  gboolean chosen = g_date_compare (&cell->day, &self->day) == 0;
  AnningMonthMark mark = self->mark != NULL ? self->mark (&cell->day, &text, self->mark_data)
                                            : ANNING_MONTH_MARK_NONE;

  gtk_label_set_label (cell->number, number);
  if (other)
    gtk_widget_add_css_class (cell->button, "other-month");
  else
    gtk_widget_remove_css_class (cell->button, "other-month");
  if (g_date_compare (&cell->day, &self->today) == 0)
    gtk_widget_add_css_class (cell->button, "today");
  else
    gtk_widget_remove_css_class (cell->button, "today");
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (cell->button)) != chosen)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (cell->button), chosen);
  gtk_widget_set_focusable (cell->button, chosen);
  show_mark (cell, mark, text);
}

static void
show_month (AnningMonthGrid *self)
{
  g_autofree char *title = anning_due_words_month (&self->month);
  GDate day = self->month;

  gtk_label_set_label (self->title, title);
  g_date_subtract_days (&day, g_date_get_weekday (&day) - G_DATE_MONDAY);
  for (guint i = 0; i < N_DAYS; i++)
    {
      self->cells[i].day = day;
      show_cell (self, &self->cells[i]);
      g_date_add_days (&day, 1);
    }
}

static Cell *
find_cell (AnningMonthGrid *self,
           const GDate     *day)
{
  for (guint i = 0; i < N_DAYS; i++)
    {
      if (g_date_compare (&self->cells[i].day, day) == 0)
        return &self->cells[i];
    }
  return NULL;
}

static void
select_day (AnningMonthGrid *self,
            const GDate     *day)
{
  gboolean turned = g_date_get_month (day) != g_date_get_month (&self->month)
                    || g_date_get_year (day) != g_date_get_year (&self->month);
  gboolean moved = g_date_compare (day, &self->day) != 0;

  self->day = *day;
  self->month = *day;
  g_date_set_day (&self->month, 1);
  show_month (self);
  if (turned)
    g_signal_emit (self, signals[CHANGED], 0);
  if (moved)
    g_signal_emit (self, signals[SELECTED], 0);
}

static void
clicked_cb (AnningMonthGrid *self,
            GtkWidget       *button)
{
  for (guint i = 0; i < N_DAYS; i++)
    {
      if (self->cells[i].button == button)
        {
          GDate day = self->cells[i].day;

          select_day (self, &day);
          gtk_widget_grab_focus (find_cell (self, &day)->button);
          return;
        }
    }
}

static void
turn (AnningMonthGrid *self,
      int              months)
{
  GDate day;

  anning_day_add_months (&self->day, months, &day);
  /* A calendar of two centuries is enough; beyond them dates run out. */
  if (g_date_valid (&day) && g_date_get_year (&day) >= 1950 && g_date_get_year (&day) <= 2150)
    select_day (self, &day);
}

static void
previous_cb (AnningMonthGrid *self)
{
  turn (self, -1);
}

static void
next_cb (AnningMonthGrid *self)
{
  turn (self, 1);
}

static void
today_cb (AnningMonthGrid *self)
{
  GDate today = self->today;

  select_day (self, &today);
}

static void
move (AnningMonthGrid *self,
      int              days)
{
  GDate day = self->day;

  if (days < 0)
    g_date_subtract_days (&day, -days);
  else
    g_date_add_days (&day, days);
  select_day (self, &day);
}

static gboolean
key_cb (AnningMonthGrid *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move (self, mirrored ? 1 : -1);
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move (self, mirrored ? -1 : 1);
      break;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -7);
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 7);
      break;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      turn (self, -1);
      break;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      turn (self, 1);
      break;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      today_cb (self);
      break;
    default:
      return FALSE;
    }
  gtk_widget_grab_focus (find_cell (self, &self->day)->button);
  return TRUE;
}

static void
anning_month_grid_class_init (AnningMonthGridClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
new_turn_button (AnningMonthGrid *self,
                 const char      *icon,
                 const char      *label,
                 GCallback        clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_head (AnningMonthGrid *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *today = gtk_button_new_with_label (_("Today"));

  self->title = GTK_LABEL (gtk_label_new (NULL));
  anning_heading_set_level (GTK_WIDGET (self->title), 2);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_wrap_mode (self->title, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (self->title, GTK_JUSTIFY_CENTER);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_add_css_class (today, "flat");
  g_signal_connect_object (today, "clicked", G_CALLBACK (today_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), new_turn_button (self, "go-previous-symbolic", _("The month before"),
                                                   G_CALLBACK (previous_cb)));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), today);
  gtk_box_append (GTK_BOX (head), new_turn_button (self, "go-next-symbolic", _("The next month"),
                                                   G_CALLBACK (next_cb)));
  return head;
}

static void
make_cell (AnningMonthGrid *self,
           Cell            *cell)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  cell->button = gtk_toggle_button_new ();
  cell->number = GTK_LABEL (gtk_label_new (NULL));
  cell->sign = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (cell->number), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (cell->sign), "sign");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (cell->number));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (cell->sign));
  gtk_button_set_child (GTK_BUTTON (cell->button), box);
  gtk_widget_add_css_class (cell->button, "flat");
  gtk_widget_set_hexpand (cell->button, TRUE);
  g_signal_connect_object (cell->button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
}

/* What the signs of the days mean; those who hear the days are told in words. */
static GtkWidget *
make_legend (void)
{
  g_autofree char *text = g_strdup_printf ("● %s   ! %s   ✓ %s", C_("legend", "due"), C_("legend", "late"),
                                           C_("legend", "paid"));
  GtkWidget *legend = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (legend), TRUE);
  gtk_widget_add_css_class (legend, "caption");
  gtk_widget_add_css_class (legend, "dim-label");
  return legend;
}

static void
anning_month_grid_init (AnningMonthGrid *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *grid = gtk_grid_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 2);
  for (int i = 0; i < 7; i++)
    {
      GtkWidget *label = gtk_label_new (_(weekdays[i]));

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "weekday");
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_grid_attach (GTK_GRID (grid), label, i, 0, 1, 1);
    }
  for (int i = 0; i < N_DAYS; i++)
    {
      make_cell (self, &self->cells[i]);
      gtk_grid_attach (GTK_GRID (grid), self->cells[i].button, i % 7, i / 7 + 1, 1, 1);
    }
  /* Before the buttons and the scroller see them. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (grid, keys);

  gtk_widget_add_css_class (GTK_WIDGET (self), "month-grid");
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), make_legend ());
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
anning_month_grid_new (const GDate         *today,
                       AnningMonthGridMark  mark,
                       gpointer             user_data)
{
  AnningMonthGrid *self;

  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  self = g_object_new (ANNING_TYPE_MONTH_GRID, NULL);
  self->today = *today;
  self->day = *today;
  self->month = *today;
  self->mark = mark;
  self->mark_data = user_data;
  g_date_set_day (&self->month, 1);
  show_month (self);
  return GTK_WIDGET (self);
}

void
anning_month_grid_update (AnningMonthGrid *self,
                          const GDate     *today)
{
  g_return_if_fail (ANNING_IS_MONTH_GRID (self));
  g_return_if_fail (today != NULL && g_date_valid (today));

  self->today = *today;
  show_month (self);
}

const GDate *
anning_month_grid_get_month (AnningMonthGrid *self)
{
  g_return_val_if_fail (ANNING_IS_MONTH_GRID (self), NULL);

  return &self->month;
}

const GDate *
anning_month_grid_get_day (AnningMonthGrid *self)
{
  g_return_val_if_fail (ANNING_IS_MONTH_GRID (self), NULL);

  return &self->day;
}

GtkWidget *
anning_month_grid_get_button (AnningMonthGrid *self,
                              const GDate     *day)
{
  Cell *cell;

  g_return_val_if_fail (ANNING_IS_MONTH_GRID (self) && day != NULL, NULL);

  cell = find_cell (self, day);
  return cell != NULL ? cell->button : NULL;
}
