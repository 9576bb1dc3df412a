/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-cost-line-row.h"

#include <glib/gi18n.h>

#include "anning-format.h"
#include "anning-lpr-values.h"
#include "anning-rows.h"
#include "anning-source-button.h"
#include "anning-ui-texts.h"

struct _AnningCostLineRow
{
  AdwActionRow parent_instance;

  AnningTexts *texts;       /* NULL until they are loaded */
  AnningRecordList *values; /* AnningLprValue; NULL without a store */
  char *lender_type;
  char *contract_day;
  AnningCostLine line; /* its facts are those of the texts; once there are texts */
  GtkLabel *figure;
  AdwBin *source_bin;
};

enum
{
  FOUND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningCostLineRow, anning_cost_line_row, ADW_TYPE_ACTION_ROW)

static const char *
find_reason (AnningCostLineKind kind)
{
  switch (kind)
    {
    case ANNING_COST_LINE_PLATFORM:
      return _("A platform is not the lender. Find out who is: which line applies depends on that.");
    case ANNING_COST_LINE_NO_DAY:
      return _("Enter the day of the contract: the line goes by the LPR of that day.");
    case ANNING_COST_LINE_BEFORE_RULE:
      return _("The contract is older than the rule of the LPR in its present form; another one may apply. 12348 tells you free of charge.");
    case ANNING_COST_LINE_NO_LENDER:
    case ANNING_COST_LINE_LICENSED:
    case ANNING_COST_LINE_PRIVATE:
    default:
      return _("First find out who the lender is: which line applies depends on that.");
    }
}

/* "Court policy, not law": what the line rests on first. */
static const char *
find_nature (AnningCostLineRow    *self,
             const AnningCostLine *line)
{
  const AnningFact *fact = NULL;

  if (line->facts != NULL && line->facts[0] != NULL)
    fact = anning_facts_find (anning_texts_get_facts (self->texts), line->facts[0]);
  return fact != NULL ? anning_fact_nature_label (fact) : "";
}

static char *
dup_lpr_sentence (const AnningLimits   *limits,
                  const AnningCostLine *line)
{
  g_autofree char *iso = anning_day_format (&line->lpr.day);
  g_autofree char *day = anning_format_day (iso);
  g_autofree char *rate = anning_format_rate (line->lpr.one_year);

  /* Translators: a factor (4), the day on which a rate was published, that rate */
  return g_strdup_printf (line->lpr_seen
                          ? _("%1$d × LPR (%3$s, published on %2$s).")
                          : _("%1$d × LPR (%3$s, published on %2$s; a later value may have come before the contract)."),
                          (int) limits->private_lpr_times, day, rate);
}

static char *
dup_explanation (AnningCostLineRow    *self,
                 const AnningLimits   *limits,
                 const AnningCostLine *line)
{
  g_autofree char *lpr = NULL;

  if (line->facts == NULL)
    return g_strdup (find_reason (line->kind));
  if (line->kind == ANNING_COST_LINE_PRIVATE)
    lpr = dup_lpr_sentence (limits, line);
  /* Translators: nature of a source ("Court policy, not law"), then "4 × LPR (…)." or "All costs together." */
  return g_strdup_printf (_("[%1$s] %2$s What lies above it, a court may be asked to adjust."), find_nature (self, line),
                          lpr != NULL ? lpr : _("All costs together."));
}

static void
update (AnningCostLineRow *self)
{
  const AnningLimits *limits;
  g_autoptr (AnningLprTable) lpr = NULL;
  g_autofree char *figure = NULL;
  g_autofree char *explanation = NULL;
  AnningCostLimits lines;

  gtk_widget_set_visible (GTK_WIDGET (self), self->texts != NULL);
  if (self->texts == NULL)
    return;

  limits = anning_texts_get_limits (self->texts);
  lpr = anning_lpr_values_join (limits->lpr, self->values);
  lines = anning_limits_get_cost (limits, lpr);
  anning_cost_line_find (&lines, self->lender_type, self->contract_day, &self->line);
  figure = anning_format_rate (self->line.rate);
  explanation = dup_explanation (self, limits, &self->line);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), explanation);
  gtk_label_set_label (self->figure, figure);
  anning_action_row_name_figure (ADW_ACTION_ROW (self), figure);
  adw_bin_set_child (self->source_bin,
                     anning_cost_line_row_make_source (self, _("Line to compare with")));
  g_signal_emit (self, signals[FOUND], 0);
}

static void
take_texts (gpointer     object,
            AnningTexts *texts)
{
  AnningCostLineRow *self = ANNING_COST_LINE_ROW (object);

  self->texts = g_object_ref (texts);
  update (self);
}

static void
anning_cost_line_row_dispose (GObject *object)
{
  AnningCostLineRow *self = ANNING_COST_LINE_ROW (object);

  g_clear_object (&self->values);
  g_clear_object (&self->texts);
  G_OBJECT_CLASS (anning_cost_line_row_parent_class)->dispose (object);
}

static void
anning_cost_line_row_finalize (GObject *object)
{
  AnningCostLineRow *self = ANNING_COST_LINE_ROW (object);

  g_free (self->lender_type);
  g_free (self->contract_day);
  G_OBJECT_CLASS (anning_cost_line_row_parent_class)->finalize (object);
}

static void
anning_cost_line_row_class_init (AnningCostLineRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_cost_line_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_cost_line_row_finalize;

  signals[FOUND] = g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_cost_line_row_init (AnningCostLineRow *self)
{
  self->line.rate = ANNING_UNKNOWN;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Line to compare with"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  self->figure = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->figure), "numeric");
  self->source_bin = ADW_BIN (adw_bin_new ());
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->source_bin));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->figure));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  anning_ui_texts_hand_to (self, take_texts);
}

GtkWidget *
anning_cost_line_row_new (void)
{
  return g_object_new (ANNING_TYPE_COST_LINE_ROW, NULL);
}

void
anning_cost_line_row_set_store (AnningCostLineRow *self,
                                AnningStore       *store)
{
  g_return_if_fail (ANNING_IS_COST_LINE_ROW (self) && ANNING_IS_STORE (store));
  g_return_if_fail (self->values == NULL);

  self->values = anning_record_list_new (store, &anning_lpr_value_type, NULL, 0);
  g_signal_connect_object (self->values, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

void
anning_cost_line_row_show (AnningCostLineRow *self,
                           const AnningDebt  *debt)
{
  g_return_if_fail (ANNING_IS_COST_LINE_ROW (self) && debt != NULL);

  if (g_strcmp0 (self->lender_type, debt->lender_type) == 0 && g_strcmp0 (self->contract_day, debt->contract_day) == 0)
    return;
  g_free (self->lender_type);
  g_free (self->contract_day);
  self->lender_type = g_strdup (debt->lender_type);
  self->contract_day = g_strdup (debt->contract_day);
  update (self);
}

gint64
anning_cost_line_row_get_rate (AnningCostLineRow *self)
{
  g_return_val_if_fail (ANNING_IS_COST_LINE_ROW (self), ANNING_UNKNOWN);

  return self->line.rate;
}

const AnningCostLine *
anning_cost_line_row_get_line (AnningCostLineRow *self)
{
  g_return_val_if_fail (ANNING_IS_COST_LINE_ROW (self), NULL);

  return self->texts != NULL ? &self->line : NULL;
}

GtkWidget *
anning_cost_line_row_make_source (AnningCostLineRow *self,
                                  const char        *about)
{
  g_return_val_if_fail (ANNING_IS_COST_LINE_ROW (self), NULL);

  if (self->line.facts == NULL)
    return NULL;
  return anning_source_button_new (anning_texts_get_facts (self->texts), self->line.facts, about);
}
