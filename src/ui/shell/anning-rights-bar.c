/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-rights-bar.h"

#include <glib/gi18n.h>

#include "anning-button-line.h"
#include "anning-rights.h"
#include "anning-row-layout.h"
#include "anning-toasts.h"

struct _AnningRightsBar
{
  AdwBin parent_instance;

  char *path;
  char *copies;
  GCancellable *cancellable;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkWidget *buttons;
};

G_DEFINE_FINAL_TYPE (AnningRightsBar, anning_rights_bar, ADW_TYPE_BIN)

/* @n: what others may open; 0 hides the bar */
static void
show (AnningRightsBar *self,
      guint            n)
{
  g_autofree char *text = NULL;

  if (n > 0)
    {
      text = g_strdup_printf (ngettext ("%u file or folder of what you keep here can be opened by others who use this computer.",
                                        "%u files and folders of what you keep here can be opened by others who use this computer.",
                                        n), n);
      gtk_label_set_label (self->label, text);
    }
  gtk_widget_set_sensitive (self->buttons, n > 0);
  gtk_revealer_set_reveal_child (self->revealer, n > 0);
  /* What is folded away must not be reached with the keyboard. */
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), n > 0);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningRightsBar) self = user_data;
  g_autoptr (GPtrArray) found = anning_rights_look_finish (result, NULL);

  /* NULL: meanwhile another file was opened, or none is any more. */
  if (found != NULL)
    show (self, found->len);
}

static void
mended_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningRightsBar) self = user_data;
  const int left = anning_rights_mend_finish (result, NULL);

  if (left < 0)
    return;
  show (self, 0);
  if (left == 0)
    anning_toast (GTK_WIDGET (self), _("Only you can open it now"));
  else
    anning_toast (GTK_WIDGET (self), _("It can still be opened by others: where the file lies, rights cannot be changed"));
}

static void
mend_cb (AnningRightsBar *self)
{
  gtk_widget_set_sensitive (self->buttons, FALSE);
  anning_rights_mend_async (self->path, self->copies, self->cancellable, mended_cb, g_object_ref (self));
}

static void
not_now_cb (AnningRightsBar *self)
{
  show (self, 0);
}

/* ---- the object ---- */

static void
drop_file (AnningRightsBar *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->copies, g_free);
}

static void
anning_rights_bar_dispose (GObject *object)
{
  drop_file (ANNING_RIGHTS_BAR (object));
  G_OBJECT_CLASS (anning_rights_bar_parent_class)->dispose (object);
}

static void
anning_rights_bar_class_init (AnningRightsBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_rights_bar_dispose;
}

static GtkWidget *
new_button (AnningRightsBar *self,
            const char      *label,
            GCallback        clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static void
anning_rights_bar_init (AnningRightsBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_add_css_class (icon, "warning");

  self->buttons = anning_button_line_new ();
  anning_button_line_append (ANNING_BUTTON_LINE (self->buttons),
                             new_button (self, _("Keep Others Out"), G_CALLBACK (mend_cb)));
  anning_button_line_append (ANNING_BUTTON_LINE (self->buttons),
                             new_button (self, _("Not Now"), G_CALLBACK (not_now_cb)));
  gtk_widget_set_valign (self->buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), self->buttons);
  gtk_widget_set_layout_manager (box, anning_row_layout_new (12, 6, 0));
  gtk_widget_add_css_class (box, "example-band");

  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_child (self->revealer, box);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
  show (self, 0);
}

void
anning_rights_bar_set_file (AnningRightsBar *self,
                            const char      *path,
                            const char      *copies)
{
  g_return_if_fail (ANNING_IS_RIGHTS_BAR (self));

  drop_file (self);
  show (self, 0);
  if (path == NULL)
    return;
  self->path = g_strdup (path);
  self->copies = g_strdup (copies);
  self->cancellable = g_cancellable_new ();
  anning_rights_look_async (self->path, self->copies, self->cancellable, looked_cb, g_object_ref (self));
}
