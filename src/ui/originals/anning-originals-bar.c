/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-originals-bar.h"

#include <glib/gi18n.h>

#include "anning-originals-check.h"
#include "anning-originals-sheet.h"
#include "anning-row-layout.h"

/* How often it is looked whether it is quiet, and how long nothing must have been written. */
#define LOOK_SECONDS 60
#define QUIET_SECONDS 120

struct _AnningOriginalsBar
{
  AdwBin parent_instance;

  AnningStore *store;
  GCancellable *cancellable;
  AnningOriginalsChecked *checked; /* NULL before it was read */
  gboolean checking;
  gint64 last_change; /* monotonic */
  guint timer;

  GtkRevealer *revealer;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (AnningOriginalsBar, anning_originals_bar, ADW_TYPE_BIN)

static void
update (AnningOriginalsBar *self)
{
  gboolean reveal = self->checked != NULL && self->checked->n_damaged > 0 && !self->checked->looked;
  g_autofree char *text = NULL;

  if (reveal)
    {
      text = g_strdup_printf (ngettext ("%u original is not as it came in", "%u originals are not as they came in",
                                        self->checked->n_damaged),
                              self->checked->n_damaged);
      gtk_label_set_label (self->label, text);
    }
  gtk_revealer_set_reveal_child (self->revealer, reveal);
  /* What is folded away must not be reached with the keyboard. */
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), reveal);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningOriginalsBar) self = user_data;
  g_autoptr (GError) error = NULL;
  AnningOriginalsChecked *checked = anning_originals_checked_read_finish (ANNING_STORE (source), result, &error);

  if (checked == NULL || self->store == NULL)
    {
      g_free (checked);
      return;
    }
  g_free (self->checked);
  self->checked = checked;
  update (self);
}

static void
read_checked (AnningOriginalsBar *self)
{
  anning_originals_checked_read_async (self->store, self->cancellable, read_cb, g_object_ref (self));
}

static void
changed_cb (AnningOriginalsBar *self,
            const char         *table,
            gint64              id)
{
  self->last_change = g_get_monotonic_time ();
  if (g_strcmp0 (table, "setting") == 0)
    read_checked (self);
}

/* ---- once a day ---- */

static gboolean
is_of_today (gint64 instant)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (instant / 1000);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return then != NULL && g_date_time_get_year (then) == g_date_time_get_year (now)
         && g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AnningOriginalsBar) self = user_data;
  g_autoptr (AnningOriginalsReport) report = NULL;
  g_autoptr (GError) error = NULL;

  /* Nobody asked for it: what it found comes with the change of the setting, why it failed is of no use. */
  report = anning_originals_check_finish (ANNING_STORE (source), result, &error);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("The originals were not checked: %s", error->message);
  self->checking = FALSE;
}

static void
check_if_due (AnningOriginalsBar *self)
{
  if (self->store == NULL || self->checking || self->checked == NULL || anning_store_get_pending (self->store) > 0
      || (self->checked->checked_at != ANNING_UNKNOWN && is_of_today (self->checked->checked_at)))
    return;
  self->checking = TRUE;
  anning_originals_check_async (self->store, TRUE, NULL, NULL, self->cancellable, checked_cb, g_object_ref (self));
}

static gboolean
timer_cb (gpointer user_data)
{
  AnningOriginalsBar *self = user_data;

  if (g_get_monotonic_time () - self->last_change >= QUIET_SECONDS * G_TIME_SPAN_SECOND)
    check_if_due (self);
  return G_SOURCE_CONTINUE;
}

static void
look_cb (AnningOriginalsBar *self)
{
  if (self->store != NULL)
    anning_originals_sheet_present (GTK_WIDGET (self), self->store);
}

/* ---- the object ---- */

static void
drop_store (AnningOriginalsBar *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->checked, g_free);
}

static void
anning_originals_bar_dispose (GObject *object)
{
  drop_store (ANNING_ORIGINALS_BAR (object));

  G_OBJECT_CLASS (anning_originals_bar_parent_class)->dispose (object);
}

static void
anning_originals_bar_class_init (AnningOriginalsBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_originals_bar_dispose;
}

static void
anning_originals_bar_init (AnningOriginalsBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *look = gtk_button_new_with_label (_("See Which"));

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_valign (look, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (icon, "warning");
  g_signal_connect_object (look, "clicked", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), look);
  gtk_widget_set_layout_manager (box, anning_row_layout_new (12, 6, 0));
  gtk_widget_add_css_class (box, "example-band");

  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_child (self->revealer, box);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
}

/* @store: (nullable): open */
void
anning_originals_bar_set_store (AnningOriginalsBar *self,
                                AnningStore        *store)
{
  g_return_if_fail (ANNING_IS_ORIGINALS_BAR (self));

  drop_store (self);
  update (self);
  if (store == NULL)
    return;
  self->store = g_object_ref (store);
  self->cancellable = g_cancellable_new ();
  self->last_change = g_get_monotonic_time ();
  self->timer = g_timeout_add_seconds (LOOK_SECONDS, timer_cb, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  read_checked (self);
}

void
anning_originals_bar_be_idle (AnningOriginalsBar *self)
{
  g_return_if_fail (ANNING_IS_ORIGINALS_BAR (self));

  check_if_due (self);
}
