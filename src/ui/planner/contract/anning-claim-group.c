/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-claim-group.h"

#include <glib/gi18n.h>

#include "anning-claim-words.h"
#include "anning-cost-rows.h"
#include "anning-figure-table.h"
#include "anning-format.h"
#include "anning-heading.h"
#include "anning-rows.h"
#include "anning-source-button.h"
#include "anning-ui-texts.h"

/* The parts, and all of them together. */
#define N_LINES (ANNING_CLAIM_N_PARTS + 1)

enum
{
  FIGURE_CONTRACT,
  FIGURE_CLAIMED,
  FIGURE_DIFFERENCE,
  N_FIGURES
};

typedef struct
{
  GtkWidget *row;
  GtkLabel *figures[N_FIGURES];
  GtkLabel *reason;
  AdwBin *source;
} Line;

struct _AnningClaimGroup
{
  AdwPreferencesGroup parent_instance;

  AnningTexts *texts; /* NULL until they are loaded */
  AnningClaim *claim; /* NULL until there is one */
  Line lines[N_LINES];
  AdwExpanderRow *disclosure;
  AdwActionRow *method;
  AdwActionRow *paid_before;
  AdwBin *order_source;
  AnningFigureTable *steps;
};

G_DEFINE_FINAL_TYPE (AnningClaimGroup, anning_claim_group, ADW_TYPE_PREFERENCES_GROUP)

static const AnningFigureColumn step_columns[] = {
  { N_("Day"), TRUE },
  { N_("What it was"), FALSE },
  { N_("Amount"), TRUE },
  { N_("Fees"), TRUE },
  { N_("Interest"), TRUE },
  { N_("Penalty"), TRUE },
  { N_("Principal"), TRUE },
  { N_("Overdue principal"), TRUE },
};

static char *
dup_step_name (const AnningClaimStep *step)
{
  switch (step->kind)
    {
    case ANNING_CLAIM_STEP_DUE:
      /* Translators: %u is the number of an instalment */
      return g_strdup_printf (_("Due: instalment %u"), step->number);
    case ANNING_CLAIM_STEP_FEE:
      return g_strdup (_("Due: fee"));
    case ANNING_CLAIM_STEP_PAYMENT:
      return g_strdup (_("Paid"));
    case ANNING_CLAIM_STEP_AHEAD:
    default:
      return g_strdup (_("Paid ahead, used"));
    }
}

static void
show_steps (AnningClaimGroup *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  if (self->claim == NULL || !adw_expander_row_get_expanded (self->disclosure))
    return;
  for (guint i = 0; i < self->claim->steps->len; i++)
    {
      const AnningClaimStep *step = &g_array_index (self->claim->steps, AnningClaimStep, i);
      GStrv cells = g_new0 (char *, G_N_ELEMENTS (step_columns) + 1);

      cells[0] = g_date_valid (&step->day) ? anning_day_format (&step->day) : g_strdup ("—");
      cells[1] = dup_step_name (step);
      cells[2] = anning_money_to_text (step->amount);
      cells[3] = anning_money_to_text (step->fees);
      cells[4] = anning_money_to_text (step->interest);
      cells[5] = anning_money_to_text (step->penalty);
      cells[6] = anning_money_to_text (step->principal);
      cells[7] = anning_money_to_text (step->overdue);
      g_ptr_array_add (rows, cells);
    }
  anning_figure_table_set_rows (self->steps, rows);
}

static char *
dup_difference (gint64 fen)
{
  g_autofree char *sum = anning_format_money (fen);

  return fen != ANNING_UNKNOWN && fen > 0 ? g_strconcat ("+", sum, NULL) : g_steal_pointer (&sum);
}

static void
show_line (Line                  *line,
           const AnningClaimLine *figures,
           const char            *reason)
{
  g_autofree char *contract = anning_format_money (figures->contract);
  g_autofree char *claimed = anning_format_money (figures->claimed);
  g_autofree char *difference = dup_difference (figures->difference);

  gtk_label_set_label (line->figures[FIGURE_CONTRACT], contract);
  gtk_label_set_label (line->figures[FIGURE_CLAIMED], claimed);
  gtk_label_set_label (line->figures[FIGURE_DIFFERENCE], difference);
  if (figures->reasons & ANNING_CLAIM_MORE)
    gtk_widget_add_css_class (GTK_WIDGET (line->figures[FIGURE_DIFFERENCE]), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (line->figures[FIGURE_DIFFERENCE]), "warning");
  gtk_label_set_label (line->reason, reason);
  gtk_widget_set_visible (GTK_WIDGET (line->reason), *reason != '\0');
}

static void
show_source (AnningClaimGroup  *self,
             AdwBin            *bin,
             const char *const *facts,
             const char        *about)
{
  GtkWidget *button = NULL;

  if (self->texts != NULL && facts != NULL)
    button = anning_source_button_new (anning_texts_get_facts (self->texts), facts, about);
  adw_bin_set_child (bin, button);
  gtk_widget_set_visible (GTK_WIDGET (bin), button != NULL);
}

static char *
dup_method (const AnningClaim *claim)
{
  g_autofree char *rate = anning_format_rate (claim->penalty_rate);

  if (claim->penalty_rate == ANNING_UNKNOWN)
    return g_strdup (_("Principal is all that is open, due or not; interest and fees are those that were due by then. "
                       "A penalty is left out: its rate is not entered. A payment goes to fees first, then to interest, "
                       "then to principal, unless something else was agreed."));
  /* Translators: %s is a rate, such as "18%" */
  return g_strdup_printf (_("Principal is all that is open, due or not; interest and fees are those that were due by then. "
                            "Overdue principal bears %s a year, by the day, 365 to a year, from the day after it was due. "
                            "A payment goes to fees first, then to interest, of the contract and for being late, then to "
                            "principal, unless something else was agreed."),
                          rate);
}

static void
show_paid_before (AnningClaimGroup *self)
{
  g_autofree char *iso = NULL;
  g_autofree char *day = NULL;
  g_autofree char *sentence = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->paid_before), g_date_valid (&self->claim->paid_before));
  if (!g_date_valid (&self->claim->paid_before))
    return;
  iso = anning_day_format (&self->claim->paid_before);
  day = anning_format_day (iso);
  /* Translators: %s is a day */
  sentence = g_strdup_printf (_("What was due before %s counts as paid and is left out here."), day);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->paid_before), sentence);
}

static void
update (AnningClaimGroup *self)
{
  const AnningClaim *claim = self->claim;
  g_autofree char *day = NULL;
  g_autofree char *sum_reason = NULL;
  g_autofree char *method = NULL;

  if (claim == NULL)
    return;
  day = anning_claim_day_text (claim);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), day);
  for (guint i = 0; i < ANNING_CLAIM_N_PARTS; i++)
    {
      const AnningClaimLine *figures = &claim->parts[i];
      g_autofree char *reason = anning_claim_part_reason (claim, (AnningClaimPart) i);

      show_line (&self->lines[i], figures, reason);
      /* What neither the contract nor the claim knows is no line. */
      gtk_widget_set_visible (self->lines[i].row,
                              figures->contract != 0 || (figures->claimed != ANNING_UNKNOWN && figures->claimed != 0));
      show_source (self, self->lines[i].source, anning_claim_part_facts (claim, (AnningClaimPart) i),
                   anning_claim_part_name ((AnningClaimPart) i));
    }
  sum_reason = anning_claim_sum_reason (claim);
  show_line (&self->lines[ANNING_CLAIM_N_PARTS], &claim->total, sum_reason);
  method = dup_method (claim);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->method), method);
  show_paid_before (self);
  show_source (self, self->order_source, anning_claim_part_facts (claim, ANNING_CLAIM_N_PARTS),
               _("Order in which payments count"));
  show_steps (self);
}

static void
take_texts (gpointer     object,
            AnningTexts *texts)
{
  AnningClaimGroup *self = ANNING_CLAIM_GROUP (object);

  g_set_object (&self->texts, texts);
  update (self);
}

static void
anning_claim_group_dispose (GObject *object)
{
  g_clear_object (&ANNING_CLAIM_GROUP (object)->texts);

  G_OBJECT_CLASS (anning_claim_group_parent_class)->dispose (object);
}

static void
anning_claim_group_finalize (GObject *object)
{
  g_clear_pointer (&ANNING_CLAIM_GROUP (object)->claim, anning_claim_free);

  G_OBJECT_CLASS (anning_claim_group_parent_class)->finalize (object);
}

static void
anning_claim_group_class_init (AnningClaimGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_claim_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_claim_group_finalize;
}

/* A figure below what it is; beside the others, or below them where the page is narrow. */
static GtkLabel *
add_figure (GtkWidget  *flow,
            const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (title);
  GtkWidget *figure = gtk_label_new (NULL);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_label_set_xalign (GTK_LABEL (name), 1);
  gtk_widget_add_css_class (name, "caption");
  gtk_widget_add_css_class (name, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (figure), 1);
  gtk_widget_add_css_class (figure, "numeric");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (figure), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, name, NULL, -1);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), figure);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (GTK_FLOW_BOX (flow), child);
  return GTK_LABEL (figure);
}

static void
add_line (AnningClaimGroup *self,
          Line             *line,
          const char       *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  anning_heading_set_level (title, 3);
  gtk_widget_add_css_class (title, "heading");
  line->source = ADW_BIN (adw_bin_new ());
  gtk_box_append (GTK_BOX (heading), title);
  gtk_box_append (GTK_BOX (heading), GTK_WIDGET (line->source));
  gtk_box_append (GTK_BOX (box), heading);

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), N_FIGURES);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 6);
  line->figures[FIGURE_CONTRACT] = add_figure (flow, _("By the contract"));
  line->figures[FIGURE_CLAIMED] = add_figure (flow, _("Claimed"));
  line->figures[FIGURE_DIFFERENCE] = add_figure (flow, _("Difference"));
  gtk_box_append (GTK_BOX (box), flow);

  line->reason = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (line->reason, 0);
  gtk_label_set_wrap (line->reason, TRUE);
  gtk_label_set_wrap_mode (line->reason, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (line->reason), "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (line->reason));

  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  line->row = adw_preferences_row_new ();
  anning_row_name (GTK_LIST_BOX_ROW (line->row), name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line->row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line->row), box);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), line->row);
}

static void
add_disclosure (AnningClaimGroup *self)
{
  self->disclosure = ADW_EXPANDER_ROW (anning_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->disclosure), _("How it is worked out"));
  self->method = anning_cost_how_add_text (self->disclosure, "");
  self->order_source = ADW_BIN (adw_bin_new ());
  adw_action_row_add_suffix (self->method, GTK_WIDGET (self->order_source));
  self->paid_before = anning_cost_how_add_text (self->disclosure, "");
  self->steps = ANNING_FIGURE_TABLE (anning_figure_table_new (_("What fell due and what was paid, step by step"),
                                                              step_columns, G_N_ELEMENTS (step_columns)));
  anning_cost_how_add_table (self->disclosure, _("What fell due and what was paid, step by step"), GTK_WIDGET (self->steps));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->disclosure));
  g_signal_connect_object (self->disclosure, "notify::expanded", G_CALLBACK (show_steps), self, G_CONNECT_SWAPPED);
}

static void
anning_claim_group_init (AnningClaimGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("By the Contract and as Claimed"));
  for (guint i = 0; i < ANNING_CLAIM_N_PARTS; i++)
    add_line (self, &self->lines[i], anning_claim_part_name ((AnningClaimPart) i));
  add_line (self, &self->lines[ANNING_CLAIM_N_PARTS], _("All together"));
  add_disclosure (self);
  anning_ui_texts_hand_to (self, take_texts);
}

GtkWidget *
anning_claim_group_new (void)
{
  return g_object_new (ANNING_TYPE_CLAIM_GROUP, NULL);
}

void
anning_claim_group_take (AnningClaimGroup *self,
                         AnningClaim      *claim)
{
  g_return_if_fail (ANNING_IS_CLAIM_GROUP (self) && claim != NULL);

  g_clear_pointer (&self->claim, anning_claim_free);
  self->claim = claim;
  update (self);
}
