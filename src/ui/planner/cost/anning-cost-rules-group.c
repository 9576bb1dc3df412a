/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-cost-rules-group.h"

#include <glib/gi18n.h>

#include "anning-cost-rows.h"
#include "anning-cost-rules.h"
#include "anning-ui-texts.h"

struct _AnningCostRulesGroup
{
  AdwPreferencesGroup parent_instance;

  AnningTexts *texts; /* NULL until they are loaded */
  GStrv ids;          /* what is shown */
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (AnningCostRulesGroup, anning_cost_rules_group, ADW_TYPE_PREFERENCES_GROUP)

static void
add_row (AnningCostRulesGroup *self,
         const char           *id)
{
  AdwActionRow *row = anning_cost_row_new ("", NULL);

  if (!anning_cost_row_show_fact (row, anning_texts_get_facts (self->texts), id))
    {
      g_object_unref (g_object_ref_sink (row));
      return;
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
}

static void
show_rows (AnningCostRulesGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; self->texts != NULL && self->ids != NULL && self->ids[i] != NULL; i++)
    add_row (self, self->ids[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

static void
take_texts (gpointer     object,
            AnningTexts *texts)
{
  AnningCostRulesGroup *self = ANNING_COST_RULES_GROUP (object);

  self->texts = g_object_ref (texts);
  show_rows (self);
}

static void
anning_cost_rules_group_dispose (GObject *object)
{
  g_clear_object (&ANNING_COST_RULES_GROUP (object)->texts);

  G_OBJECT_CLASS (anning_cost_rules_group_parent_class)->dispose (object);
}

static void
anning_cost_rules_group_finalize (GObject *object)
{
  AnningCostRulesGroup *self = ANNING_COST_RULES_GROUP (object);

  g_strfreev (self->ids);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (anning_cost_rules_group_parent_class)->finalize (object);
}

static void
anning_cost_rules_group_class_init (AnningCostRulesGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_cost_rules_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_cost_rules_group_finalize;
}

static void
anning_cost_rules_group_init (AnningCostRulesGroup *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Rules That Bear on It"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  anning_ui_texts_hand_to (self, take_texts);
}

void
anning_cost_rules_group_show (AnningCostRulesGroup *self,
                              const AnningDebtCase *debt_case)
{
  g_auto (GStrv) ids = NULL;

  g_return_if_fail (ANNING_IS_COST_RULES_GROUP (self) && debt_case != NULL);

  ids = anning_cost_rules_find (debt_case);
  if (self->ids != NULL && g_strv_equal ((const char *const *) ids, (const char *const *) self->ids))
    return;
  g_strfreev (self->ids);
  self->ids = g_steal_pointer (&ids);
  show_rows (self);
}
