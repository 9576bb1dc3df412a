/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-rows.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-date.h"
#include "anning-money.h"

struct _AnningDayRow
{
  AnningValueRow parent_instance;

  char *value; /* ISO day, NULL when empty */
  GtkCalendar *calendar;
  GtkMenuButton *button;
  guint showing : 1;
};

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AnningDayRow, anning_day_row, ANNING_TYPE_VALUE_ROW)

static void
take_value (AnningDayRow *self,
            const char   *value)
{
  if (g_strcmp0 (self->value, value) == 0)
    return;
  g_free (self->value);
  self->value = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

/* Days as people write them: 2026-3-12, 2026/3/12, 2026.3.12, 2026年3月12日, 20260312. */
static gboolean
read_day (const char *text,
          GDate      *day)
{
  guint parts[3] = { 0, 0, 0 };
  guint n = 0;
  gsize digits = strspn (text, "0123456789");

  if (digits == 8 && text[8] == '\0')
    {
      parts[2] = g_ascii_strtoull (text, NULL, 10);
      parts[0] = parts[2] / 10000;
      parts[1] = parts[2] / 100 % 100;
      parts[2] %= 100;
    }
  else
    {
      for (n = 0; n < 3; n++)
        {
          digits = strspn (text, "0123456789");
          if (digits == 0 || digits > 4)
            return FALSE;
          parts[n] = g_ascii_strtoull (text, NULL, 10);
          text += digits;
          while (*text != '\0' && !g_ascii_isdigit (*text))
            {
              if (g_utf8_strchr ("-/. 年月日", -1, g_utf8_get_char (text)) == NULL)
                return FALSE;
              text = g_utf8_next_char (text);
            }
        }
      if (*text != '\0')
        return FALSE;
    }
  if (parts[0] < 1900 || parts[1] > 12 || parts[2] > 31 ||
      !g_date_valid_dmy (parts[2], parts[1], parts[0]))
    return FALSE;
  g_date_set_dmy (day, parts[2], parts[1], parts[0]);
  return TRUE;
}

static gboolean
anning_day_row_read (AnningValueRow  *row,
                     const char      *text,
                     GError         **error)
{
  GDate day;
  g_autofree char *value = NULL;

  g_date_clear (&day, 1);
  if (*text == '\0')
    {
      take_value (ANNING_DAY_ROW (row), NULL);
      return TRUE;
    }
  if (!read_day (text, &day))
    {
      g_set_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_NOT_A_DAY, "not a day");
      return FALSE;
    }
  value = anning_day_format (&day);
  take_value (ANNING_DAY_ROW (row), value);
  return TRUE;
}

static char *
anning_day_row_write (AnningValueRow *row)
{
  AnningDayRow *self = ANNING_DAY_ROW (row);

  return g_strdup (self->value != NULL ? self->value : "");
}

static void
day_selected_cb (AnningDayRow *self)
{
  g_autoptr (GDateTime) chosen = NULL;
  g_autofree char *value = NULL;

  if (self->showing)
    return;
  chosen = gtk_calendar_get_date (self->calendar);
  value = g_date_time_format (chosen, "%Y-%m-%d");
  take_value (self, value);
  anning_value_row_show_value (ANNING_VALUE_ROW (self));
}

static void
clear_clicked_cb (AnningDayRow *self)
{
  take_value (self, NULL);
  anning_value_row_show_value (ANNING_VALUE_ROW (self));
  gtk_menu_button_popdown (self->button);
}

static void
popover_show_cb (AnningDayRow *self)
{
  GDate day;
  g_autoptr (GDateTime) shown = NULL;

  g_date_clear (&day, 1);
  if (self->value == NULL || !anning_day_parse (self->value, &day))
    return;
  shown = g_date_time_new_local (g_date_get_year (&day), g_date_get_month (&day), g_date_get_day (&day), 0, 0, 0);
  if (shown == NULL)
    return;
  self->showing = TRUE;
  gtk_calendar_select_day (self->calendar, shown);
  self->showing = FALSE;
}

static void
title_changed_cb (AnningDayRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  /* Translators: %s is the row's title, such as "First due day" */
  g_autofree char *name = g_strdup_printf (_("%s: choose from a calendar"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
anning_day_row_finalize (GObject *object)
{
  g_free (ANNING_DAY_ROW (object)->value);

  G_OBJECT_CLASS (anning_day_row_parent_class)->finalize (object);
}

static void
anning_day_row_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  AnningDayRow *self = ANNING_DAY_ROW (object);

  switch (prop_id)
    {
    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_day_row_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_VALUE:
      take_value (ANNING_DAY_ROW (object), g_value_get_string (value));
      anning_value_row_show_value (ANNING_VALUE_ROW (object));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_day_row_class_init (AnningDayRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  AnningValueRowClass *row_class = ANNING_VALUE_ROW_CLASS (klass);

  object_class->finalize = anning_day_row_finalize;
  object_class->get_property = anning_day_row_get_property;
  object_class->set_property = anning_day_row_set_property;
  row_class->read = anning_day_row_read;
  row_class->write = anning_day_row_write;

  properties[PROP_VALUE] =
    g_param_spec_string ("value", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
anning_day_row_init (AnningDayRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *clear = gtk_button_new_with_label (_("No day"));
  GtkWidget *popover = gtk_popover_new ();

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clear, "clicked", G_CALLBACK (clear_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (clear, "flat");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->calendar));
  gtk_box_append (GTK_BOX (box), clear);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (popover, "show", G_CALLBACK (popover_show_cb), self, G_CONNECT_SWAPPED);

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (self->button, popover);
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _("Choose from a calendar"));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), GTK_WIDGET (self->button));
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self), GTK_INPUT_PURPOSE_FREE_FORM);
  g_signal_connect (self, "notify::title", G_CALLBACK (title_changed_cb), NULL);
}
