/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-bundle-done.h"

#include <glib/gi18n.h>

#include "anning-bundle-words.h"
#include "anning-button-line.h"
#include "anning-heading.h"
#include "anning-show-file.h"
#include "anning-toasts.h"

struct _AnningBundleDone
{
  AdwBin parent_instance;

  char *sha256;

  GtkLabel *place;
  GtkLabel *sum;
  GtkLabel *commands;
  GtkWidget *close;
  GtkWidget *show;
};

G_DEFINE_FINAL_TYPE (AnningBundleDone, anning_bundle_done, ADW_TYPE_BIN)

static void
copy_cb (AnningBundleDone *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->sha256 != NULL ? self->sha256 : "");
  anning_toast (GTK_WIDGET (self), _("The fingerprint is copied."));
}

static GtkWidget *
new_card (const char *title,
          GtkWidget **box)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (*box, "card");
  gtk_widget_add_css_class (*box, "anning-callout");
  gtk_box_append (GTK_BOX (outer), anning_heading_set_level (anning_bundle_label_new (title, "heading"), 2));
  gtk_box_append (GTK_BOX (outer), *box);
  return outer;
}

static GtkLabel *
new_selectable (const char *css_class)
{
  GtkWidget *label = anning_bundle_label_new (NULL, css_class);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* A hyphen that is not there would be copied by hand. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_CHAR);
  return GTK_LABEL (label);
}

static GtkWidget *
new_button (AnningBundleDone *self,
            const char       *label,
            GCallback         clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static void
anning_bundle_done_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  G_OBJECT_CLASS (anning_bundle_done_parent_class)->dispose (object);
}

static void
anning_bundle_done_finalize (GObject *object)
{
  AnningBundleDone *self = ANNING_BUNDLE_DONE (object);

  g_free (self->sha256);
  G_OBJECT_CLASS (anning_bundle_done_parent_class)->finalize (object);
}

static void
anning_bundle_done_class_init (AnningBundleDoneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_bundle_done_dispose;
  object_class->finalize = anning_bundle_done_finalize;
}

static void
anning_bundle_done_init (AnningBundleDone *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *title = anning_heading_set_level (anning_bundle_label_new (_("The Bundle Is Saved"), "title-2"), 1);
  GtkWidget *line = anning_button_line_new ();
  GtkWidget *box;

  gtk_widget_set_margin_start (page, 12);
  gtk_widget_set_margin_end (page, 12);
  gtk_widget_set_margin_top (page, 24);
  gtk_widget_set_margin_bottom (page, 24);
  gtk_box_append (GTK_BOX (page), title);

  gtk_box_append (GTK_BOX (page), new_card (_("Where it is"), &box));
  self->place = new_selectable (NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->place));

  gtk_box_append (GTK_BOX (page), new_card (_("Its fingerprint"), &box));
  self->sum = new_selectable ("monospace");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sum));
  gtk_box_append (GTK_BOX (box), anning_bundle_label_new (_("Tell it to the receiver in another way, by phone or on paper: whoever has it can see that the bundle is the one you made."), "caption"));

  gtk_box_append (GTK_BOX (page), new_card (_("How to check it"), &box));
  gtk_box_append (GTK_BOX (box), anning_bundle_label_new (_("Unpack it, open a terminal in the folder and type one of these. README.txt in it says the same."), NULL));
  self->commands = new_selectable ("monospace");
  gtk_label_set_label (self->commands, "sha256sum -c SHA256SUMS\nshasum -a 256 -c SHA256SUMS\ncertutil -hashfile report.pdf SHA256");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->commands));
  gtk_box_append (GTK_BOX (box), anning_bundle_label_new (_("Linux, macOS, and Windows file by file. In Anning: the menu of the incidents, List and Check Bundles."), "caption"));

  self->close = gtk_button_new_with_label (_("Close"));
  gtk_widget_add_css_class (self->close, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->close), "window.close");
  anning_button_line_append (ANNING_BUTTON_LINE (line), self->close);
  anning_button_line_append (ANNING_BUTTON_LINE (line), new_button (self, _("Copy the Fingerprint"), G_CALLBACK (copy_cb)));
  self->show = anning_show_file_button_new ();
  anning_button_line_append (ANNING_BUTTON_LINE (line), self->show);
  gtk_box_append (GTK_BOX (page), line);

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 600);
  adw_clamp_set_child (ADW_CLAMP (clamp), page);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

GtkWidget *
anning_bundle_done_new (void)
{
  return g_object_new (ANNING_TYPE_BUNDLE_DONE, NULL);
}

void
anning_bundle_done_show (AnningBundleDone        *self,
                         const AnningBundleEntry *entry,
                         GFile                   *file)
{
  g_autofree char *name = NULL;

  g_return_if_fail (ANNING_IS_BUNDLE_DONE (self) && entry != NULL && G_IS_FILE (file));

  anning_show_file_button_set_file (self->show, file);
  g_free (self->sha256);
  self->sha256 = g_strdup (entry->sha256);
  name = g_file_get_parse_name (file);
  gtk_label_set_label (self->place, name);
  gtk_label_set_label (self->sum, entry->sha256 != NULL ? entry->sha256 : "");
}

void
anning_bundle_done_focus (AnningBundleDone *self)
{
  g_return_if_fail (ANNING_IS_BUNDLE_DONE (self));

  gtk_widget_grab_focus (self->close);
}
