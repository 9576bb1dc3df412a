/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-announcement.h"

/* ms: a dialog that closes has given the focus back by then */
#define MOMENT 400
/* ms: whoever types has come to an end */
#define TYPED 1000

/* Of a widget: what it tells of besides itself. */
#define ANNOUNCEMENT "anning-announcement"

/* What is about to be said, with its source: twice within a moment is once, the later time. */
static GHashTable *waiting;
static guint waiting_found; /* 0: nothing that was found is about to be said */

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

/* Returns: (transfer none): what is told of when @widget has the focus: the text in an entry has no role, the entry has */
static GtkAccessible *
speaker_of (GtkWidget *widget)
{
  GtkWidget *entry = gtk_widget_get_parent (widget);
  gboolean silent = GTK_IS_TEXT (widget) && entry != NULL
                    && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_NONE;

  return GTK_ACCESSIBLE (silent ? entry : widget);
}

/* Returns: (transfer full) (nullable): the description of @widget, NULL where it is @other */
static char *
get_description (GtkWidget  *widget,
                 const char *other)
{
  return gtk_test_accessible_check_property (speaker_of (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, other);
}

static void
set_description (GtkWidget  *widget,
                 const char *text)
{
  if (text != NULL)
    gtk_accessible_update_property (speaker_of (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  else
    gtk_accessible_reset_property (speaker_of (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
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
      if (gtk_test_accessible_has_property (speaker_of (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION))
        announcement->before = get_description (widget, "");
      g_object_set_data_full (G_OBJECT (widget), ANNOUNCEMENT, announcement, announcement_free);
      g_signal_connect (widget, "notify::has-focus", G_CALLBACK (left_cb), NULL);
    }
  return announcement;
}

/* Returns: (transfer none) (nullable): the window that is worked in */
static GtkWindow *
find_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_is_active (window))
        return window;
    }
  return NULL;
}

/* Returns: whether GTK is new enough to say it, to somebody who listens */
static gboolean
say (GtkWindow  *window,
     const char *text)
{
#if GTK_CHECK_VERSION (4, 14, 0)
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (window));

  /* What stands in for a bus that is not there, and in tests, crashes. */
  if (context == NULL || g_str_equal (G_OBJECT_TYPE_NAME (context), "GtkTestATContext"))
    return FALSE;
  gtk_accessible_announce (GTK_ACCESSIBLE (window), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  return TRUE;
  G_GNUC_END_IGNORE_DEPRECATIONS
#else
  return FALSE;
#endif
}

static gboolean
say_cb (gpointer text)
{
  GtkWindow *window = find_window ();
  GtkWidget *widget;
  Announcement *announcement;

  g_hash_table_remove (waiting, text);
  if (window == NULL || say (window, text))
    return G_SOURCE_REMOVE;
  widget = gtk_window_get_focus (window);
  if (widget == NULL)
    return G_SOURCE_REMOVE;
  announcement = ensure_announcement (widget);
  g_free (announcement->text);
  announcement->text = g_strdup (text);
  /* The same once more is no change, and would not be said. */
  set_description (widget, NULL);
  set_description (widget, text);
  return G_SOURCE_REMOVE;
}

void
anning_announce (const char *text)
{
  guint before, source;

  g_return_if_fail (text != NULL);

  if (waiting == NULL)
    waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  before = GPOINTER_TO_UINT (g_hash_table_lookup (waiting, text));
  if (before != 0)
    g_source_remove (before);
  source = g_timeout_add_full (G_PRIORITY_DEFAULT, MOMENT, say_cb, g_strdup (text), g_free);
  g_hash_table_insert (waiting, g_strdup (text), GUINT_TO_POINTER (source));
}

static gboolean
say_found_cb (gpointer text)
{
  waiting_found = 0;
  anning_announce (text);
  return G_SOURCE_REMOVE;
}

void
anning_announce_found (const char *text)
{
  g_return_if_fail (text != NULL);

  g_clear_handle_id (&waiting_found, g_source_remove);
  waiting_found = g_timeout_add_full (G_PRIORITY_DEFAULT, TYPED - MOMENT, say_found_cb, g_strdup (text), g_free);
}
