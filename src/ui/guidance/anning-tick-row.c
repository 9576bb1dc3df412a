/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-tick-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-button-line.h"
#include "anning-pane.h"
#include "anning-target.h"

struct _AnningTickRow
{
  GtkListBoxRow parent_instance;

  GtkCheckButton *check;
  GtkWidget *label;
  char *target;
  gboolean setting;
};

enum
{
  TOGGLED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningTickRow, anning_tick_row, GTK_TYPE_LIST_BOX_ROW)

/* What a button says, by the beginning of its target. */
static const struct
{
  const char *target;
  const char *label;
} labels[] = {
  { "article:", N_("Read About It") },
  { "letter:", N_("Write the Letter") },
  { "letters", N_("Show the Letters") },
  { "new-incident", N_("Note a Contact") },
  { "write-note", N_("Write a Note") },
  { "import", N_("Bring In Recordings") },
  { "add-debt", N_("Add a Debt") },
  { "planner", N_("Open the Planner") },
  { "budget", N_("Open the Budget") },
  { "incidents", N_("Show What Was Noted") },
  { "relatives", N_("Show the Family") },
  { "called", N_("Show the Five Steps") },
  { "hotline", N_("Show the Hotline") },
  { "ticks:", N_("Show the List") },
  { "rates", N_("Show the Rates") },
  { "glossary", N_("Show the Glossary") },
};

static char *
dup_target_label (const char *target)
{
  if (g_str_has_prefix (target, "copy:"))
    /* Translators: %s is a telephone number */
    return g_strdup_printf (_("Copy %s"), target + strlen ("copy:"));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (g_str_has_prefix (target, labels[i].target))
        return g_strdup (_(labels[i].label));
    }
  return g_strdup (_("Open"));
}

static void
target_clicked_cb (AnningTickRow *self)
{
  anning_target_activate (GTK_WIDGET (self), self->target);
}

static GtkWidget *
make_target_button (AnningTickRow *self,
                    const char    *target)
{
  g_autofree char *label = dup_target_label (target);
  GtkWidget *button = gtk_button_new_with_label (label);

  self->target = g_strdup (target);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, "caption");
  gtk_widget_add_css_class (button, "accent");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (target_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
remove_clicked_cb (AnningTickRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static GtkWidget *
make_remove_button (AnningTickRow *self,
                    const char    *text)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: %s is a line of a tick list */
  g_autofree char *name = g_strdup_printf (_("Delete “%s”"), text);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Delete This Line"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
toggled_cb (AnningTickRow *self)
{
  gboolean done = gtk_check_button_get_active (self->check);

  if (done)
    gtk_widget_add_css_class (self->label, "dim-label");
  else
    gtk_widget_remove_css_class (self->label, "dim-label");
  if (!self->setting)
    g_signal_emit (self, signals[TOGGLED], 0, done);
}

/* Returns: the row's line, to which more can be added */
static GtkBox *
fill (AnningTickRow *self,
      const char    *text,
      GtkWidget     *below)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->label = anning_pane_label_new (text, NULL);
  gtk_widget_set_margin_top (line, 12);
  gtk_widget_set_margin_bottom (line, below != NULL ? 6 : 12);
  gtk_widget_set_margin_start (line, 12);
  gtk_widget_set_margin_end (line, 12);
  gtk_widget_set_valign (GTK_WIDGET (self->check), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), self->label);
  if (below != NULL)
    gtk_box_append (GTK_BOX (words), below);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->check));
  gtk_box_append (GTK_BOX (line), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), line);
  return GTK_BOX (line);
}

static void
anning_tick_row_finalize (GObject *object)
{
  g_free (ANNING_TICK_ROW (object)->target);
  G_OBJECT_CLASS (anning_tick_row_parent_class)->finalize (object);
}

static void
anning_tick_row_class_init (AnningTickRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_tick_row_finalize;

  signals[TOGGLED] = g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_tick_row_init (AnningTickRow *self)
{
  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
anning_tick_row_new (const char *text,
                     const char *target,
                     GtkWidget  *sources)
{
  AnningTickRow *self;
  GtkWidget *below = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (ANNING_TYPE_TICK_ROW, NULL);
  if (target != NULL || sources != NULL)
    {
      below = anning_button_line_new ();
      gtk_widget_add_css_class (below, "tick-helps");
    }
  if (target != NULL)
    anning_button_line_append (ANNING_BUTTON_LINE (below), make_target_button (self, target));
  if (sources != NULL)
    anning_button_line_append (ANNING_BUTTON_LINE (below), sources);
  fill (self, text, below);
  return GTK_WIDGET (self);
}

GtkWidget *
anning_tick_row_new_own (const char *text)
{
  AnningTickRow *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (ANNING_TYPE_TICK_ROW, NULL);
  gtk_box_append (fill (self, text, NULL), make_remove_button (self, text));
  gtk_widget_set_valign (GTK_WIDGET (self->check), GTK_ALIGN_CENTER);
  return GTK_WIDGET (self);
}

gboolean
anning_tick_row_get_done (AnningTickRow *self)
{
  g_return_val_if_fail (ANNING_IS_TICK_ROW (self), FALSE);
  return gtk_check_button_get_active (self->check);
}

void
anning_tick_row_set_done (AnningTickRow *self,
                          gboolean       done)
{
  g_return_if_fail (ANNING_IS_TICK_ROW (self));

  self->setting = TRUE;
  gtk_check_button_set_active (self->check, done);
  self->setting = FALSE;
}

void
anning_tick_row_toggle (AnningTickRow *self)
{
  g_return_if_fail (ANNING_IS_TICK_ROW (self));
  gtk_check_button_set_active (self->check, !gtk_check_button_get_active (self->check));
}
