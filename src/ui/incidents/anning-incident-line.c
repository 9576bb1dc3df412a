/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident-line.h"

#include <glib/gi18n.h>

#include "anning-finding-row.h"
#include "anning-format.h"
#include "anning-row-layout.h"

struct _AnningIncidentLine
{
  GtkBox parent_instance;

  AnningIncidentItem *item;

  GtkWidget *head;
  GtkLabel *day;
  GtkLabel *note;
  GtkWidget *line;
  GtkWidget *marks;
  GtkLabel *time;
  GtkImage *channel;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *party;
  GtkLabel *hints;
  GtkBox *recording;
  GtkLabel *length;
};

G_DEFINE_FINAL_TYPE (AnningIncidentLine, anning_incident_line, GTK_TYPE_BOX)

/* The icon of a channel in one direction, and what it is called. */
static const char *
channel_icon (const char *channel,
              const char *direction,
              const char *connected)
{
  static const struct
  {
    const char *channel;
    const char *icon;
  } icons[] = {
    { "sms", "chat-message-new-symbolic" },
    { "im", "chat-message-new-symbolic" },
    { "email", "mail-unread-symbolic" },
    { "letter", "mail-unread-symbolic" },
    { "visit", "user-home-symbolic" },
    { "social_post", "system-users-symbolic" },
    { "other", "text-editor-symbolic" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    {
      if (g_strcmp0 (channel, icons[i].channel) == 0)
        return icons[i].icon;
    }
  if (g_strcmp0 (connected, "no") == 0)
    return "call-missed-symbolic";
  if (g_strcmp0 (direction, "out") == 0)
    return "call-outgoing-symbolic";
  return g_strcmp0 (direction, "in") == 0 ? "call-incoming-symbolic" : "phone-symbolic";
}

static gboolean
is_missed (const AnningIncidentRow *row)
{
  return g_strcmp0 (row->connected, "no") == 0
         && (g_strcmp0 (row->channel, "call") == 0 || g_strcmp0 (row->channel, "ai_call") == 0);
}

static void
set_text (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static char *
join (const char *separator,
      const char *first,
      const char *second)
{
  if (first == NULL || *first == '\0')
    return g_strdup (second != NULL ? second : "");
  if (second == NULL || *second == '\0')
    return g_strdup (first);
  return g_strconcat (first, separator, second, NULL);
}

/* Returns: (transfer full) (nullable): how many hints there are, and how serious the most serious is */
static char *
dup_hints (AnningIncidentLine *self)
{
  AnningConductMark mark = anning_incident_item_get_mark (self->item);

  if (mark.n_hits == 0)
    return NULL;
  /* Translators: %1$u is how many hints there are, %2$s how serious: "Medium" */
  return g_strdup_printf (ngettext ("%1$u hint that something may not comply: %2$s",
                                    "%1$u hints that something may not comply, the most serious: %2$s", mark.n_hits),
                          mark.n_hits, anning_severity_label (mark.severity));
}

static void
show_hints (AnningIncidentLine *self)
{
  AnningConductMark mark = anning_incident_item_get_mark (self->item);
  gboolean urgent = mark.severity == ANNING_SEVERITY_URGENT;
  g_autofree char *text = NULL;

  if (mark.n_hits > 0 && urgent)
    /* Translators: beside a contact with danger to somebody; %u is how many hints there are */
    text = g_strdup_printf (ngettext ("Urgent: %u hint", "Urgent: %u hints", mark.n_hits), mark.n_hits);
  else if (mark.n_hits > 0)
    text = g_strdup_printf (ngettext ("%u hint", "%u hints", mark.n_hits), mark.n_hits);
  set_text (self->hints, text);
  /* Red is only for danger to people. */
  if (urgent)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->hints), "warning");
      gtk_widget_add_css_class (GTK_WIDGET (self->hints), "error");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->hints), "error");
      gtk_widget_add_css_class (GTK_WIDGET (self->hints), "warning");
    }
}

/* Asked for when it is wanted: a tooltip that is set asks the display where the pointer is, for every row. */
static gboolean
query_hints_cb (AnningIncidentLine *self,
                int                 x,
                int                 y,
                gboolean            by_keyboard,
                GtkTooltip         *tooltip)
{
  g_autofree char *told = self->item != NULL ? dup_hints (self) : NULL;

  gtk_tooltip_set_text (tooltip, told);
  return told != NULL;
}

static gboolean
query_note_cb (AnningIncidentLine *self,
               int                 x,
               int                 y,
               gboolean            by_keyboard,
               GtkTooltip         *tooltip)
{
  const char *note = self->item != NULL ? anning_incident_item_get_day_note (self->item) : NULL;

  gtk_tooltip_set_text (tooltip, note);
  return note != NULL;
}

static gboolean
query_recording_cb (AnningIncidentLine *self,
                    int                 x,
                    int                 y,
                    gboolean            by_keyboard,
                    GtkTooltip         *tooltip)
{
  gtk_tooltip_set_text (tooltip, _("With recording"));
  return TRUE;
}

/* Returns: (transfer full): what a screen reader says of the whole row */
static char *
dup_name (AnningIncidentLine      *self,
          const AnningIncidentRow *row,
          const char              *title,
          const char              *party)
{
  g_autofree char *date = anning_format_date (row->started_at, row->utc_offset);
  g_autofree char *time = anning_format_time (row->started_at, row->utc_offset);
  g_autofree char *number = join (", ", title, row->creditor != NULL ? row->number : NULL);
  g_autofree char *whom = join (", ", number, party);
  g_autofree char *sound = join (", ", whom, row->has_recording ? _("with recording") : NULL);
  g_autofree char *hints = dup_hints (self);
  g_autofree char *found = join (", ", sound, hints);
  g_autofree char *all = join (", ", found, anning_incident_item_begins_day (self->item)
                                            ? anning_incident_item_get_day_note (self->item) : NULL);

  return g_strdup_printf ("%s %s, %s, %s", date, time,
                          is_missed (row) ? _("Missed call") : anning_format_word (anning_channels, row->channel), all);
}

static void
anning_incident_line_dispose (GObject *object)
{
  AnningIncidentLine *self = ANNING_INCIDENT_LINE (object);

  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_INCIDENT_LINE);
  G_OBJECT_CLASS (anning_incident_line_parent_class)->dispose (object);
}

static void
anning_incident_line_class_init (AnningIncidentLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_incident_line_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/incidents/anning-incident-line.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentLine, head);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentLine, day);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentLine, note);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentLine, line);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentLine, marks);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentLine, time);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentLine, channel);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentLine, title);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentLine, subtitle);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentLine, party);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentLine, hints);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentLine, recording);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentLine, length);
}

static void
anning_incident_line_init (AnningIncidentLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->head, anning_row_layout_new (6, 3, 0));
  gtk_widget_set_layout_manager (self->line, anning_row_layout_new (12, 3, 0));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->hints), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->note), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->recording), TRUE);
  g_signal_connect_object (self->hints, "query-tooltip", G_CALLBACK (query_hints_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->note, "query-tooltip", G_CALLBACK (query_note_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->recording, "query-tooltip", G_CALLBACK (query_recording_cb), self, G_CONNECT_SWAPPED);
}

char *
anning_incident_line_show (AnningIncidentLine *self,
                           AnningIncidentItem *item)
{
  const AnningIncidentRow *row;
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;
  g_autofree char *below = NULL;
  g_autofree char *length = NULL;
  const char *title, *party;

  g_return_val_if_fail (ANNING_IS_INCIDENT_LINE (self), NULL);
  g_return_val_if_fail (ANNING_IS_INCIDENT_ITEM (item) && anning_incident_item_get_row (item) != NULL, NULL);

  g_set_object (&self->item, item);
  row = anning_incident_item_get_row (item);
  gtk_widget_set_visible (self->head, anning_incident_item_begins_day (self->item));
  date = anning_format_date (row->started_at, row->utc_offset);
  time = anning_format_time (row->started_at, row->utc_offset);
  gtk_label_set_label (self->day, date);
  set_text (self->note, anning_incident_item_get_day_note (self->item));
  gtk_label_set_label (self->time, time);
  /* "上午9:14" above "下午12:05": titles begin below each other. */
  gtk_label_set_width_chars (self->time, g_utf8_strlen (time, -1) > 5 ? 9 : 5);
  gtk_image_set_from_icon_name (self->channel,
                                channel_icon (row->channel, row->direction, row->connected));

  if (row->creditor != NULL)
    title = row->creditor;
  else if (row->number != NULL)
    title = row->number;
  else
    title = is_missed (row) ? _("Missed call") : anning_format_word (anning_channels, row->channel);
  gtk_label_set_label (self->title, title);

  below = join (" · ", row->creditor != NULL ? row->number : NULL,
                row->gist != NULL ? row->gist : (is_missed (row) ? _("Missed call") : NULL));
  g_strdelimit (below, "\r\n", ' ');
  set_text (self->subtitle, below);

  party = g_strcmp0 (row->to_party, "debtor") != 0 ? anning_format_word (anning_parties, row->to_party) : NULL;
  set_text (self->party, party);
  show_hints (self);

  gtk_widget_set_visible (GTK_WIDGET (self->recording), row->has_recording);
  length = row->length_ms != ANNING_UNKNOWN ? anning_length_format (row->length_ms) : NULL;
  set_text (self->length, length);
  gtk_widget_set_visible (self->marks, party != NULL || row->has_recording
                                       || gtk_widget_get_visible (GTK_WIDGET (self->hints)));

  return dup_name (self, row, title, party);
}
