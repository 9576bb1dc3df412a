/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-cost-parts-group.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-cost-rows.h"
#include "anning-format.h"
#include "anning-parts-bar.h"
#include "anning-rows.h"
#include "anning-words.h"

struct _AnningCostPartsGroup
{
  AdwPreferencesGroup parent_instance;

  AnningPartsBar *bar;
  GPtrArray *rows; /* AdwActionRow: what was received, then the parts */
  AdwExpanderRow *how;
};

G_DEFINE_FINAL_TYPE (AnningCostPartsGroup, anning_cost_parts_group, ADW_TYPE_PREFERENCES_GROUP)

static const char *
find_fee_name (const AnningDebtCase *debt_case,
               guint                 place)
{
  const AnningDebtFee *fee = place < debt_case->fees->len ? g_ptr_array_index (debt_case->fees, place) : NULL;

  if (fee == NULL)
    return _("Fee");
  if (fee->name != NULL)
    return fee->name;
  return fee->kind != NULL ? anning_format_word (anning_fee_kinds, fee->kind) : _("Fee");
}

static const char *
find_name (const AnningDebtCase *debt_case,
           const AnningCostPart *part)
{
  switch (part->kind)
    {
    case ANNING_COST_PART_INTEREST:
      return C_("part of the cost", "Interest");
    case ANNING_COST_PART_KEPT_BACK:
      return _("Kept back at payout");
    case ANNING_COST_PART_TABLE_FEES:
      return _("Fees in the table");
    case ANNING_COST_PART_FEE:
    default:
      return find_fee_name (debt_case, part->fee);
    }
}

/* "13.04": percentage points have no sign of their own. */
static char *
dup_points (gint64 rate)
{
  char *text = anning_format_rate (rate);

  if (g_str_has_suffix (text, "%"))
    text[strlen (text) - 1] = '\0';
  return text;
}

static char *
dup_raise (const AnningCostPart *part)
{
  g_autofree char *points = NULL;

  if (part->raises == ANNING_UNKNOWN)
    return NULL;
  points = dup_points (part->raises);
  /* Translators: %s is a number such as 13.04 */
  return g_strdup_printf (_("raises the yearly cost by %s percentage points"), points);
}

static void
add_row (AnningCostPartsGroup *self,
         GString              *description,
         const char           *title,
         const char           *subtitle,
         gint64                amount)
{
  AdwActionRow *row = anning_cost_row_new (title, subtitle);
  g_autofree char *money = anning_format_money (amount);

  adw_action_row_add_prefix (row, anning_parts_swatch_new (self->rows->len));
  anning_cost_row_set_figure (row, money);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
  if (description->len > 0)
    g_string_append (description, C_("between figures", ", "));
  g_string_append_printf (description, "%s %s", title, money);
}

static void
anning_cost_parts_group_finalize (GObject *object)
{
  g_ptr_array_unref (ANNING_COST_PARTS_GROUP (object)->rows);

  G_OBJECT_CLASS (anning_cost_parts_group_parent_class)->finalize (object);
}

static void
anning_cost_parts_group_class_init (AnningCostPartsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_cost_parts_group_finalize;
}

static void
anning_cost_parts_group_init (AnningCostPartsGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);
  GtkWidget *row = adw_preferences_row_new ();

  adw_preferences_group_set_title (group, _("What It Is Made Of"));
  self->rows = g_ptr_array_new ();
  self->bar = ANNING_PARTS_BAR (anning_parts_bar_new ());
  gtk_widget_set_margin_top (GTK_WIDGET (self->bar), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->bar), 12);
  gtk_widget_set_margin_start (GTK_WIDGET (self->bar), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->bar), 12);
  anning_row_name (GTK_LIST_BOX_ROW (row), _("What It Is Made Of"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (self->bar));
  adw_preferences_group_add (group, row);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Below the rows, which are made anew: so it is as well. */
static void
add_how (AnningCostPartsGroup *self)
{
  gboolean expanded = self->how != NULL && adw_expander_row_get_expanded (self->how);

  if (self->how != NULL)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->how));
  self->how = anning_cost_how_new (
    _("The sums are what each part costs over the whole time; together with what was received they are everything that is to be paid or was kept back."));
  anning_cost_how_add_text (self->how,
    _("What a part raises the yearly cost by is the compounded yearly cost with everything, less the one it would be without this part. "
      "The parts work together, so these figures do not add up exactly."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->how));
  adw_expander_row_set_expanded (self->how, expanded);
}

void
anning_cost_parts_group_show (AnningCostPartsGroup   *self,
                              const AnningDebtCase   *debt_case,
                              const AnningCostShares *shares)
{
  g_autoptr (GString) description = g_string_new (NULL);
  g_autoptr (GArray) amounts = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_if_fail (ANNING_IS_COST_PARTS_GROUP (self));
  g_return_if_fail (shares == NULL || debt_case != NULL);

  gtk_widget_set_visible (GTK_WIDGET (self), shares != NULL);
  if (shares == NULL)
    return;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  g_array_append_val (amounts, shares->principal);
  add_row (self, description, _("Received"), _("what is repaid without costing anything"), shares->principal);
  for (guint i = 0; i < shares->parts->len; i++)
    {
      const AnningCostPart *part = &g_array_index (shares->parts, AnningCostPart, i);
      g_autofree char *subtitle = dup_raise (part);

      g_array_append_val (amounts, part->amount);
      add_row (self, description, find_name (debt_case, part), subtitle, part->amount);
    }
  anning_parts_bar_set_parts (self->bar, (const gint64 *) (gpointer) amounts->data, amounts->len, description->str);
  add_how (self);
}
