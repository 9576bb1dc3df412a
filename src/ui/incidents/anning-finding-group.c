/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-finding-group.h"

#include <glib/gi18n.h>

#include "anning-set-aside.h"
#include "anning-ui-texts.h"

typedef struct
{
  AnningTexts *texts; /* NULL until they are loaded */
  AnningStore *store;
  GPtrArray *rows;    /* GtkWidget */
  char *shown;        /* what is on the screen, in short */
} AnningFindingGroupPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AnningFindingGroup, anning_finding_group, ADW_TYPE_PREFERENCES_GROUP)

static void
set_aside_cb (AnningFindingGroup *self,
              const char         *key,
              const char         *reason)
{
  AnningFindingGroupPrivate *priv = anning_finding_group_get_instance_private (self);

  anning_set_aside (GTK_WIDGET (self), priv->store, key, reason);
}

static void
add_report (AnningFindingGroup *self)
{
  AnningFindingGroupPrivate *priv = anning_finding_group_get_instance_private (self);
  GtkWidget *label = gtk_label_new (anning_rule_texts_get_report (anning_texts_get_rules (priv->texts)));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  anning_finding_group_add (self, label);
}

static void
take_texts (gpointer     object,
            AnningTexts *texts)
{
  AnningFindingGroupPrivate *priv = anning_finding_group_get_instance_private (ANNING_FINDING_GROUP (object));

  g_set_object (&priv->texts, texts);
  anning_finding_group_update (object);
}

static void
anning_finding_group_dispose (GObject *object)
{
  AnningFindingGroupPrivate *priv = anning_finding_group_get_instance_private (ANNING_FINDING_GROUP (object));

  g_clear_object (&priv->store);
  g_clear_object (&priv->texts);
  G_OBJECT_CLASS (anning_finding_group_parent_class)->dispose (object);
}

static void
anning_finding_group_finalize (GObject *object)
{
  AnningFindingGroupPrivate *priv = anning_finding_group_get_instance_private (ANNING_FINDING_GROUP (object));

  g_ptr_array_unref (priv->rows);
  g_free (priv->shown);
  G_OBJECT_CLASS (anning_finding_group_parent_class)->finalize (object);
}

static void
anning_finding_group_class_init (AnningFindingGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_finding_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_finding_group_finalize;
}

static void
anning_finding_group_init (AnningFindingGroup *self)
{
  AnningFindingGroupPrivate *priv = anning_finding_group_get_instance_private (self);

  priv->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("What May Not Comply"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  anning_ui_texts_hand_to (self, take_texts);
}

void
anning_finding_group_set_store (AnningFindingGroup *self,
                                AnningStore        *store)
{
  AnningFindingGroupPrivate *priv = anning_finding_group_get_instance_private (self);

  g_return_if_fail (ANNING_IS_FINDING_GROUP (self) && ANNING_IS_STORE (store) && priv->store == NULL);

  priv->store = g_object_ref (store);
}

AnningStore *
anning_finding_group_get_store (AnningFindingGroup *self)
{
  AnningFindingGroupPrivate *priv = anning_finding_group_get_instance_private (self);

  g_return_val_if_fail (ANNING_IS_FINDING_GROUP (self), NULL);

  return priv->store;
}

void
anning_finding_group_update (AnningFindingGroup *self)
{
  AnningFindingGroupPrivate *priv = anning_finding_group_get_instance_private (self);
  AnningFindingGroupClass *klass;
  g_autofree char *told = NULL;

  g_return_if_fail (ANNING_IS_FINDING_GROUP (self));

  klass = ANNING_FINDING_GROUP_GET_CLASS (self);
  told = priv->texts != NULL ? klass->tell (self) : NULL;
  if (told == NULL || g_strcmp0 (told, priv->shown) == 0)
    return;
  g_free (priv->shown);
  priv->shown = g_steal_pointer (&told);
  for (guint i = 0; i < priv->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (priv->rows, i));
  g_ptr_array_set_size (priv->rows, 0);
  klass->fill (self, priv->texts);
  gtk_widget_set_visible (GTK_WIDGET (self), priv->rows->len > 0);
  if (priv->rows->len > 0)
    add_report (self);
}

void
anning_finding_group_add (AnningFindingGroup *self,
                          GtkWidget          *row)
{
  AnningFindingGroupPrivate *priv = anning_finding_group_get_instance_private (self);

  g_return_if_fail (ANNING_IS_FINDING_GROUP (self) && GTK_IS_WIDGET (row));

  g_ptr_array_add (priv->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

void
anning_finding_group_add_finding (AnningFindingGroup *self,
                                  GtkWidget          *finding_row)
{
  g_signal_connect_object (finding_row, "set-aside", G_CALLBACK (set_aside_cb), self, G_CONNECT_SWAPPED);
  anning_finding_group_add (self, finding_row);
}

AdwExpanderRow *
anning_finding_group_add_unknown (AnningFindingGroup *self)
{
  GtkWidget *expander = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", _("Too little is known"),
                                      "subtitle", _("Nothing here counts as a hint"), NULL);

  anning_finding_group_add (self, expander);
  return ADW_EXPANDER_ROW (expander);
}
