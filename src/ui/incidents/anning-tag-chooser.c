/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-tag-chooser.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-format.h"

struct _AnningTagChooser
{
  AdwBin parent_instance;

  char *value;
  GPtrArray *buttons; /* GtkToggleButton, in the order of anning_incident_tags */
  GtkRevealer *more;
  gboolean setting;
};

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AnningTagChooser, anning_tag_chooser, ADW_TYPE_BIN)

/* What people meet most often. */
static const char *const common[] = {
  "threat_family", "threat_violence", "insult", "slur", "jail_claim", "arrest_at_home",
  "auto_blacklist", "fake_summons", "group_chat_expose", "fee_for_reduction", "qr_code",
};

static gboolean
is_common (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    {
      if (strcmp (common[i], word) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Words that this program does not know were written by a newer one and stay. */
static char *
collect (AnningTagChooser *self)
{
  g_auto (GStrv) old = g_strsplit (self->value != NULL ? self->value : "", " ", -1);
  GString *value = g_string_new (NULL);

  for (guint i = 0; i < self->buttons->len; i++)
    {
      if (gtk_toggle_button_get_active (g_ptr_array_index (self->buttons, i)))
        g_string_append_printf (value, "%s%s", value->len > 0 ? " " : "", anning_incident_tags[i].word);
    }
  for (guint i = 0; old[i] != NULL; i++)
    {
      if (*old[i] != '\0' && !anning_words_contains (anning_incident_tags, old[i]))
        g_string_append_printf (value, "%s%s", value->len > 0 ? " " : "", old[i]);
    }
  return g_string_free (value, value->len == 0);
}

static void
toggled_cb (AnningTagChooser *self)
{
  char *value;

  if (self->setting)
    return;
  value = collect (self);
  g_free (self->value);
  self->value = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

static GtkWidget *
new_box (void)
{
  return g_object_new (GTK_TYPE_FLOW_BOX,
                       "selection-mode", GTK_SELECTION_NONE,
                       "column-spacing", 6,
                       "row-spacing", 6,
                       "min-children-per-line", 1,
                       "max-children-per-line", 12,
                       "homogeneous", FALSE,
                       NULL);
}

static void
anning_tag_chooser_finalize (GObject *object)
{
  AnningTagChooser *self = ANNING_TAG_CHOOSER (object);

  g_free (self->value);
  g_ptr_array_unref (self->buttons);
  G_OBJECT_CLASS (anning_tag_chooser_parent_class)->finalize (object);
}

static void
anning_tag_chooser_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VALUE:
      g_value_set_string (value, ANNING_TAG_CHOOSER (object)->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_tag_chooser_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_VALUE:
      anning_tag_chooser_set_value (ANNING_TAG_CHOOSER (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_tag_chooser_class_init (AnningTagChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = anning_tag_chooser_finalize;
  object_class->get_property = anning_tag_chooser_get_property;
  object_class->set_property = anning_tag_chooser_set_property;

  properties[PROP_VALUE] =
    g_param_spec_string ("value", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
anning_tag_chooser_init (AnningTagChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *first = new_box ();
  GtkWidget *others = new_box ();
  GtkWidget *button = gtk_toggle_button_new_with_label (_("More"));

  self->buttons = g_ptr_array_new ();
  for (const AnningWord *tag = anning_incident_tags; tag->word != NULL; tag++)
    {
      GtkWidget *chip = gtk_toggle_button_new_with_label (anning_format_word (anning_incident_tags, tag->word));
      GtkWidget *child = gtk_flow_box_child_new ();

      /* With the largest text some are wider than the window. */
      gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (chip))), TRUE);
      gtk_widget_add_css_class (chip, "tag");
      gtk_widget_set_halign (chip, GTK_ALIGN_START);
      g_signal_connect_object (chip, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->buttons, chip);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), chip);
      /* The chip takes the focus, not the place it stands in. */
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (GTK_FLOW_BOX (is_common (tag->word) ? first : others), child);
    }

  self->more = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_child (self->more, others);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  g_object_bind_property (button, "active", self->more, "reveal-child", G_BINDING_BIDIRECTIONAL);

  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->more));
  gtk_box_append (GTK_BOX (box), button);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
anning_tag_chooser_new (void)
{
  return g_object_new (ANNING_TYPE_TAG_CHOOSER, NULL);
}

/* Returns: (transfer full) (nullable) */
char *
anning_tag_chooser_dup_value (AnningTagChooser *self)
{
  g_return_val_if_fail (ANNING_IS_TAG_CHOOSER (self), NULL);
  return g_strdup (self->value);
}

void
anning_tag_chooser_set_value (AnningTagChooser *self,
                              const char       *value)
{
  g_auto (GStrv) words = NULL;

  g_return_if_fail (ANNING_IS_TAG_CHOOSER (self));

  if (g_strcmp0 (self->value, value) == 0)
    return;

  words = g_strsplit (value != NULL ? value : "", " ", -1);
  self->setting = TRUE;
  for (guint i = 0; i < self->buttons->len; i++)
    {
      gboolean active = g_strv_contains ((const char *const *) words, anning_incident_tags[i].word);

      gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, i), active);
      /* What is set must be seen. */
      if (active && !is_common (anning_incident_tags[i].word))
        gtk_revealer_set_reveal_child (self->more, TRUE);
    }
  self->setting = FALSE;
  g_free (self->value);
  self->value = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}
