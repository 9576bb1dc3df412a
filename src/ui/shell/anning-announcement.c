/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-announcement.h"

/* ms: a dialog that closes has given the focus back by then */
#define MOMENT 400

/* Of a widget: what it tells of besides itself. */
#define ANNOUNCEMENT "anning-announcement"

typedef struct
{
  char *text;
  char *before; /* (nullable): its own description */
} Announcement;

static void
announcement_free (gpointer data)
{
  Announcement *announcement = data;

  g_free (announcement->text);
  g_free (announcement->before);
  g_free (announcement);
}

/* Returns: (transfer full) (nullable): the description of @widget, NULL where it is @other */
static char *
get_description (GtkWidget  *widget,
                 const char *other)
{
  return gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, other);
}

static void
set_description (GtkWidget  *widget,
                 const char *text)
{
  if (text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void left_cb (GtkWidget *widget);

static gboolean
take_back_cb (gpointer data)
{
  GtkWidget *widget = data;
  Announcement *announcement = g_object_get_data (G_OBJECT (widget), ANNOUNCEMENT);
  g_autofree char *other = NULL;

  if (announcement == NULL || gtk_widget_has_focus (widget))
    return G_SOURCE_REMOVE;
  other = get_description (widget, announcement->text);
  /* Unless it has been given another one meanwhile. */
  if (other == NULL)
    set_description (widget, announcement->before);
  g_signal_handlers_disconnect_by_func (widget, left_cb, NULL);
  g_object_set_data (G_OBJECT (widget), ANNOUNCEMENT, NULL);
  return G_SOURCE_REMOVE;
}

/* Its own description is not to be said: the screen reader has to hear first of where the focus went. */
static void
left_cb (GtkWidget *widget)
{
  if (!gtk_widget_has_focus (widget))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, take_back_cb, g_object_ref (widget), g_object_unref);
}

/* Returns: (transfer none): what @widget tells of besides itself, nothing yet where it is new */
static Announcement *
ensure_announcement (GtkWidget *widget)
{
  Announcement *announcement = g_object_get_data (G_OBJECT (widget), ANNOUNCEMENT);

  if (announcement == NULL)
    {
      announcement = g_new0 (Announcement, 1);
      if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION))
        announcement->before = get_description (widget, "");
      g_object_set_data_full (G_OBJECT (widget), ANNOUNCEMENT, announcement, announcement_free);
      g_signal_connect (widget, "notify::has-focus", G_CALLBACK (left_cb), NULL);
    }
  return announcement;
}

/* Returns: (nullable): what has the focus in the window that is worked in */
static GtkWidget *
find_focus (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_is_active (window))
        return gtk_window_get_focus (window);
    }
  return NULL;
}

static gboolean
say_cb (gpointer text)
{
  GtkWidget *widget = find_focus ();
  Announcement *announcement;

  if (widget == NULL)
    return G_SOURCE_REMOVE;
  announcement = ensure_announcement (widget);
  g_free (announcement->text);
  announcement->text = g_strdup (text);
  set_description (widget, text);
  return G_SOURCE_REMOVE;
}

void
anning_announce (const char *text)
{
  g_return_if_fail (text != NULL);

  g_timeout_add_full (G_PRIORITY_DEFAULT, MOMENT, say_cb, g_strdup (text), g_free);
}
