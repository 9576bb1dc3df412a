/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-join-chooser.h"

#include <glib/gi18n.h>

#include "anning-format.h"
#include "anning-telling-words.h"
#include "anning-tellings.h"
#include "anning-toasts.h"

struct _AnningJoinChooser
{
  AdwWindow parent_instance;

  AnningStore *store;
  GCancellable *cancellable;
  gint64 id;
  gint64 started_at;

  GtkStack *stack;
  AdwPreferencesGroup *group;
  AdwStatusPage *status;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningJoinChooser, anning_join_chooser, ADW_TYPE_WINDOW)

static void
activated_cb (AnningJoinChooser *self,
              GtkWidget         *row)
{
  gint64 id = *(const gint64 *) g_object_get_data (G_OBJECT (row), "incident");

  /* The window is gone before anybody answers a question over it. */
  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[CHOSEN], 0, id);
  g_object_unref (self);
}

static void
add_part (GString    *text,
          const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static void
add_row (AnningJoinChooser     *self,
         const AnningMaybeSame *near)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *date = anning_format_date (near->started_at, near->utc_offset);
  g_autofree char *time = anning_format_time_seconds (near->started_at, near->utc_offset);
  g_autofree char *title = g_strdup_printf ("%s %s · %s", date, time,
                                            anning_format_word (anning_channels, near->channel));
  g_autofree char *difference = anning_telling_difference (self->started_at, near->started_at, 1);
  g_autofree char *kinds = anning_telling_kinds (near);
  g_autoptr (GString) about = g_string_new (difference);
  g_autofree char *markup = NULL;

  add_part (about, near->number);
  add_part (about, near->creditor);
  add_part (about, kinds);
  if (near->gist != NULL)
    g_string_append_printf (about, "\n%s", near->gist);
  markup = g_markup_escape_text (about->str, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  gtk_widget_add_css_class (row, "numeric");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "incident", g_memdup2 (&near->incident_id, sizeof (gint64)), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, row);
}

static void
say (AnningJoinChooser *self,
     const char        *icon,
     const char        *title,
     const char        *sentence)
{
  g_autofree char *markup = sentence != NULL ? g_markup_escape_text (sentence, -1) : NULL;

  adw_status_page_set_icon_name (self->status, icon);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, markup);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->status));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningJoinChooser) self = user_data;
  g_autoptr (GPtrArray) near = NULL;
  g_autoptr (GError) error = NULL;

  near = anning_tellings_read_near_finish (ANNING_STORE (source), result, &error);
  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (near == NULL)
    {
      g_autofree char *sentence = anning_error_sentence (error);

      say (self, "dialog-error-symbolic", _("The Contacts Could Not Be Read"), sentence);
      return;
    }
  for (guint i = 0; i < near->len; i++)
    add_row (self, g_ptr_array_index (near, i));
  if (near->len > 0)
    gtk_stack_set_visible_child_name (self->stack, "contacts");
  else
    say (self, "system-search-symbolic", _("No Other Contact That Day"),
         _("Only contacts within a day of this one can be joined with it."));
}

static void
anning_join_chooser_dispose (GObject *object)
{
  AnningJoinChooser *self = ANNING_JOIN_CHOOSER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_join_chooser_parent_class)->dispose (object);
}

static void
anning_join_chooser_class_init (AnningJoinChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_join_chooser_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
anning_join_chooser_init (AnningJoinChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *spinner = gtk_spinner_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *group = adw_preferences_group_new ();

  gtk_window_set_title (GTK_WINDOW (self), _("Join With Another Contact"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 520, 640);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, -1);
  self->cancellable = g_cancellable_new ();
  self->stack = GTK_STACK (stack);
  self->group = ADW_PREFERENCES_GROUP (group);
  self->status = ADW_STATUS_PAGE (adw_status_page_new ());

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Reading the contacts"), -1);
  adw_preferences_group_set_description (self->group,
                                         _("Which of these was the same contact? It becomes part of this one, with its sources and all that was written. It can be undone, and each source can be separated again."));
  gtk_widget_set_margin_start (group, 12);
  gtk_widget_set_margin_end (group, 12);
  gtk_widget_set_margin_top (group, 18);
  gtk_widget_set_margin_bottom (group, 24);
  adw_clamp_set_child (ADW_CLAMP (clamp), group);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (stack, TRUE);
  gtk_stack_add_named (self->stack, spinner, "busy");
  gtk_stack_add_named (self->stack, scroller, "contacts");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->status), "status");
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), stack);
  adw_window_set_content (ADW_WINDOW (self), box);
}

AnningJoinChooser *
anning_join_chooser_new (AnningStore *store,
                         gint64       incident_id,
                         gint64       started_at)
{
  AnningJoinChooser *self;

  g_return_val_if_fail (ANNING_IS_STORE (store) && incident_id != 0, NULL);

  self = g_object_new (ANNING_TYPE_JOIN_CHOOSER, NULL);
  self->store = g_object_ref (store);
  self->id = incident_id;
  self->started_at = started_at;
  anning_tellings_read_near_async (store, incident_id, self->cancellable, read_cb, g_object_ref (self));
  return self;
}
