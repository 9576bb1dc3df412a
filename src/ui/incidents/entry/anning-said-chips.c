/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-said-chips.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-button-line.h"
#include "anning-format.h"

/* Of a chip: what it stands for. */
#define SAID "anning-said"

struct _AnningSaidChips
{
  AdwBin parent_instance;

  AnningButtonLine *line;
  GPtrArray *chips; /* GtkToggleButton, borrowed */
  gboolean setting;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningSaidChips, anning_said_chips, ADW_TYPE_BIN)

static gboolean
is_tag (const AnningSaid *said)
{
  return strcmp (said->field, "tags") == 0;
}

static gboolean
has_tag (const char *tags,
         const char *word)
{
  g_auto (GStrv) words = g_strsplit (tags != NULL ? tags : "", " ", -1);

  return g_strv_contains ((const char *const *) words, word);
}

static gboolean
holds (const AnningIncident *incident,
       const AnningSaid     *said)
{
  const AnningField *field = anning_record_find_field (&anning_incident_type, said->field);

  if (is_tag (said))
    return has_tag (incident->tags, said->word);
  return g_strcmp0 (anning_record_get_text (field, incident), said->word) == 0;
}

static void
toggled_cb (AnningSaidChips *self,
            GtkToggleButton *chip)
{
  const AnningSaid *said = g_object_get_data (G_OBJECT (chip), SAID);

  if (self->setting)
    return;
  self->setting = TRUE;
  for (guint i = 0; !is_tag (said) && gtk_toggle_button_get_active (chip) && i < self->chips->len; i++)
    {
      GtkToggleButton *other = g_ptr_array_index (self->chips, i);
      const AnningSaid *its = g_object_get_data (G_OBJECT (other), SAID);

      if (other != chip && strcmp (its->field, said->field) == 0)
        gtk_toggle_button_set_active (other, FALSE);
    }
  self->setting = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_chip (AnningSaidChips  *self,
          const AnningSaid *said)
{
  const char *label = said->label != NULL ? _(said->label) : anning_format_word (anning_incident_tags, said->word);
  GtkWidget *chip = gtk_toggle_button_new_with_label (label);

  /* With the largest text some are wider than the window. */
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (chip))), TRUE);
  gtk_widget_add_css_class (chip, "tag");
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  /* Who clicks goes on typing where it was, and Enter still writes it down. */
  gtk_widget_set_focus_on_click (chip, FALSE);
  g_object_set_data (G_OBJECT (chip), SAID, (gpointer) said);
  g_signal_connect_object (chip, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->chips, chip);
  anning_button_line_append (self->line, chip);
}

static void
anning_said_chips_finalize (GObject *object)
{
  g_ptr_array_unref (ANNING_SAID_CHIPS (object)->chips);
  G_OBJECT_CLASS (anning_said_chips_parent_class)->finalize (object);
}

static void
anning_said_chips_class_init (AnningSaidChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_said_chips_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_said_chips_init (AnningSaidChips *self)
{
  self->chips = g_ptr_array_new ();
  /* Not in columns: the longest would leave room for one. */
  self->line = ANNING_BUTTON_LINE (anning_button_line_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->line));
}

void
anning_said_chips_set_list (AnningSaidChips  *self,
                            const AnningSaid *said)
{
  g_autoptr (AnningIncident) pressed = anning_incident_new ();
  GtkWidget *child;

  g_return_if_fail (ANNING_IS_SAID_CHIPS (self) && said != NULL);

  anning_said_chips_collect (self, pressed);
  g_ptr_array_set_size (self->chips, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->line))) != NULL)
    gtk_widget_unparent (child);
  for (; said->field != NULL; said++)
    add_chip (self, said);
  anning_said_chips_show (self, pressed);
}

void
anning_said_chips_show (AnningSaidChips      *self,
                        const AnningIncident *incident)
{
  g_return_if_fail (ANNING_IS_SAID_CHIPS (self) && incident != NULL);

  self->setting = TRUE;
  for (guint i = 0; i < self->chips->len; i++)
    {
      GtkToggleButton *chip = g_ptr_array_index (self->chips, i);

      gtk_toggle_button_set_active (chip, holds (incident, g_object_get_data (G_OBJECT (chip), SAID)));
    }
  self->setting = FALSE;
}

void
anning_said_chips_collect (AnningSaidChips *self,
                           AnningIncident  *incident)
{
  g_return_if_fail (ANNING_IS_SAID_CHIPS (self) && incident != NULL);

  for (guint i = 0; i < self->chips->len; i++)
    {
      GtkToggleButton *chip = g_ptr_array_index (self->chips, i);
      const AnningSaid *said = g_object_get_data (G_OBJECT (chip), SAID);
      g_autofree char *tags = NULL;

      if (!gtk_toggle_button_get_active (chip) || holds (incident, said))
        continue;
      if (is_tag (said))
        tags = incident->tags != NULL ? g_strjoin (" ", incident->tags, said->word, NULL) : g_strdup (said->word);
      anning_record_set_text (anning_record_find_field (&anning_incident_type, said->field), incident,
                              is_tag (said) ? tags : said->word);
    }
}

gboolean
anning_said_chips_has_any (AnningSaidChips *self)
{
  g_return_val_if_fail (ANNING_IS_SAID_CHIPS (self), FALSE);

  for (guint i = 0; i < self->chips->len; i++)
    {
      if (gtk_toggle_button_get_active (g_ptr_array_index (self->chips, i)))
        return TRUE;
    }
  return FALSE;
}
