/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-hotlines-view.h"

#include <glib/gi18n.h>

#include "anning-heading.h"
#include "anning-pane.h"
#include "anning-source-button.h"
#include "anning-target.h"

struct _AnningHotlinesView
{
  AdwBin parent_instance;

  GHashTable *cards; /* key of the texts: GtkWidget, borrowed */
};

G_DEFINE_FINAL_TYPE (AnningHotlinesView, anning_hotlines_view, ADW_TYPE_BIN)

static void
copy_cb (GtkWidget *button)
{
  g_autofree char *target = g_strconcat ("copy:", gtk_widget_get_name (button), NULL);

  anning_target_activate (button, target);
}

static GtkWidget *
make_copy_button (const AnningHotline *hotline)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  /* Translators: a telephone number and whose it is */
  g_autofree char *label = g_strdup_printf (_("Copy %1$s, %2$s"), hotline->number, hotline->name);

  gtk_widget_set_name (button, hotline->number);
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (copy_cb), NULL);
  return button;
}

/* "Handles: …" with the first word quieter; nothing where nothing is known. */
static void
add_line (GtkBox     *lines,
          const char *label,
          const char *text)
{
  g_autofree char *line = NULL;

  if (*text == '\0')
    return;
  /* Translators: what a line of a hotline is about ("Not for"), and what it says */
  line = g_strdup_printf (_("%1$s: %2$s"), label, text);
  gtk_box_append (lines, anning_pane_label_new (line, NULL));
}

static GtkWidget *
make_card (const AnningHotline *hotline,
           AnningFacts         *facts)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = anning_heading_set_level (anning_pane_label_new (hotline->name, "heading"), 2);
  GtkWidget *sources;

  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (head), name);
  if (*hotline->number != '\0')
    {
      GtkWidget *number = anning_pane_label_new (hotline->number, NULL);

      /* It is read and dialled in one piece, and with large text the longest takes the whole width. */
      gtk_label_set_wrap (GTK_LABEL (number), FALSE);
      gtk_widget_add_css_class (number, "title-3");
      gtk_widget_add_css_class (number, "numeric");
      gtk_box_append (GTK_BOX (card), number);
      gtk_box_append (GTK_BOX (head), make_copy_button (hotline));
    }

  gtk_box_append (GTK_BOX (card), head);
  gtk_box_append (GTK_BOX (card), anning_pane_label_new (hotline->handles, NULL));
  add_line (GTK_BOX (card), _("Not for"), hotline->not_handled);
  add_line (GTK_BOX (card), _("Hours"), hotline->hours);
  sources = anning_source_button_new (facts, (const char *const *) hotline->facts, hotline->name);
  if (sources != NULL)
    gtk_box_append (GTK_BOX (card), sources);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "anning-callout");
  if (hotline->urgent)
    gtk_widget_add_css_class (card, "urgent");
  return card;
}

static void
anning_hotlines_view_finalize (GObject *object)
{
  AnningHotlinesView *self = ANNING_HOTLINES_VIEW (object);

  g_hash_table_unref (self->cards);
  G_OBJECT_CLASS (anning_hotlines_view_parent_class)->finalize (object);
}

static void
anning_hotlines_view_class_init (AnningHotlinesViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_hotlines_view_finalize;
}

static void
anning_hotlines_view_init (AnningHotlinesView *self)
{
  self->cards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

GtkWidget *
anning_hotlines_view_new (AnningTexts *texts)
{
  AnningHotlinesView *self;
  GPtrArray *hotlines;
  GtkWidget *pane;
  GtkBox *content;

  g_return_val_if_fail (ANNING_IS_TEXTS (texts), NULL);

  self = g_object_new (ANNING_TYPE_HOTLINES_VIEW, NULL);
  pane = anning_pane_new (_("Hotlines"), _("If a number does not answer, look on the official website."), &content);
  hotlines = anning_texts_get_reference (texts)->hotlines;
  for (guint i = 0; i < hotlines->len; i++)
    {
      const AnningHotline *hotline = g_ptr_array_index (hotlines, i);
      GtkWidget *card = make_card (hotline, anning_texts_get_facts (texts));

      gtk_box_append (content, card);
      g_hash_table_insert (self->cards, g_strdup (hotline->key), card);
    }
  adw_bin_set_child (ADW_BIN (self), pane);
  return GTK_WIDGET (self);
}

gboolean
anning_hotlines_view_reveal (AnningHotlinesView *self,
                             const char         *key)
{
  GtkWidget *card;

  g_return_val_if_fail (ANNING_IS_HOTLINES_VIEW (self), FALSE);

  card = g_hash_table_lookup (self->cards, key);
  if (card != NULL)
    anning_pane_reveal (card);
  return card != NULL;
}
