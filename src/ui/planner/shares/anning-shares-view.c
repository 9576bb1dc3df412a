/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-shares-view.h"

#include <glib/gi18n.h>

#include "anning-planner-words.h"
#include "anning-setting.h"
#include "anning-format.h"
#include "anning-own-shares.h"
#include "anning-share-rules.h"
#include "anning-share-tables.h"
#include "anning-share-tools.h"
#include "anning-share-words.h"
#include "anning-share-workings.h"
#include "anning-side-by-side.h"
#include "anning-stack-chart.h"
#include "anning-toasts.h"

/* A choice that has rested so long is kept. */
#define KEEP_MS 500

struct _AnningSharesView
{
  AnningPlannerView parent_instance;

  AnningShareWishes wishes;
  guint keep_id;

  AnningShareReckoning *reckoning; /* of the book as it was last read; NULL before */

  AdwPreferencesGroup *nothing;
  GtkWidget *to_budget;
  GtkWidget *to_guidance;
  GtkWidget *to_proposal;
  GtkWidget *columns;
  GtkWidget *left; /* column of the rules */
  AnningShareRules *rules;
  AnningOwnShares *own;
  GtkLabel *money;
  GtkLabel *lacking;
  GtkLabel *pace;
  GtkLabel *behind;
  GtkLabel *promise;
  GtkWidget *card; /* of the chart, and of what it comes to */
  GtkWidget *switcher;
  GtkToggleButton *show_balances;
  GtkToggleButton *show_payments;
  AnningStackChart *chart;
  AnningShareTools *tools;
  AdwPreferencesGroup *creditors;
  AnningFigureTable *creditor_table;
  GtkWidget *comparison;
  AnningFigureTable *rule_table;
  AnningShareWorkings *workings;

  guint showing : 1; /* what was kept is being put into the rows */
  guint chosen : 1;  /* something was chosen since the page is there */
};

G_DEFINE_FINAL_TYPE (AnningSharesView, anning_shares_view, ANNING_TYPE_PLANNER_VIEW)

/* ---- what is shown ---- */

static void
show_chart (AnningSharesView *self)
{
  AnningChartData data;
  GDate first;

  anning_share_reckoning_get_chart (self->reckoning, self->wishes.payments, &first, &data);
  anning_stack_chart_set_data (self->chart,
                               self->wishes.payments ? _("Money per month, by creditor") : _("Balances over time, by creditor"),
                               self->wishes.payments ? ANNING_CHART_BARS : ANNING_CHART_AREAS,
                               &first, &data, (const char *const *) self->reckoning->names);
}

static void
set_line (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* The lines above the chart, with all that is tried out. */
static void
show_words (AnningSharesView *self)
{
  const AnningPromises *kept = self->reckoning->kept;
  AnningPlannerBook *book = anning_planner_view_get_book (ANNING_PLANNER_VIEW (self));
  const AnningDebtCase *broken = kept->breaks ? anning_planner_book_get_case (book, kept->first.debt_id) : NULL;
  g_autofree char *money = anning_share_words_money (self->reckoning, anning_share_wishes_has_what_if (&self->wishes));
  g_autofree char *lacking = anning_share_words_lacking (self->reckoning);
  g_autofree char *pace = anning_share_words_pace (self->reckoning);
  g_autofree char *behind = anning_share_words_behind (self->reckoning);
  g_autofree char *promise = anning_share_words_promise (self->reckoning, broken != NULL ? broken->debt->creditor : NULL);
  g_autofree char *notes = anning_share_words_notes (self->reckoning, self->wishes.options.rule);

  set_line (self->money, money);
  set_line (self->lacking, lacking);
  set_line (self->pace, pace);
  set_line (self->behind, behind);
  set_line (self->promise, promise);
  if (kept->breaks)
    gtk_widget_add_css_class (GTK_WIDGET (self->promise), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->promise), "warning");
  anning_share_tools_set_promise (self->tools, promise, kept->breaks);
  adw_preferences_group_set_description (self->creditors, notes);
}

/* Nothing to share is a result like any other, with next steps of its own. */
static void
show_nothing (AnningSharesView *self,
              const char       *title,
              const char       *description,
              gboolean          budget,
              gboolean          guidance)
{
  adw_preferences_group_set_title (self->nothing, title != NULL ? title : "");
  adw_preferences_group_set_description (self->nothing, description);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), title != NULL);
  gtk_widget_set_visible (self->to_budget, budget);
  gtk_widget_set_visible (self->to_guidance, guidance);
  gtk_widget_set_visible (self->to_proposal, guidance);
  /* A card without a row in it is only a line. */
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->to_budget, GTK_TYPE_LIST_BOX), budget || guidance);
}

static void
show_parts (AnningSharesView *self,
            gboolean          columns,
            gboolean          results)
{
  gtk_widget_set_visible (self->columns, columns);
  gtk_widget_set_visible (self->left, results);
  gtk_widget_set_visible (self->card, results);
  gtk_widget_set_visible (GTK_WIDGET (self->creditors), results);
  gtk_widget_set_visible (self->comparison, results);
  gtk_widget_set_visible (GTK_WIDGET (self->workings), results);
}

/* Everything that depends on a choice: within one frame, at each step of a slider. */
static void
recompute (AnningSharesView *self)
{
  AnningShareReckoning *reckoning = self->reckoning;

  if (reckoning == NULL || reckoning->debts->len == 0 || reckoning->months->len == 0)
    return;
  anning_share_reckoning_run (reckoning, &self->wishes);

  gtk_widget_set_visible (GTK_WIDGET (self->own), self->wishes.options.rule == ANNING_SHARE_OWN);
  show_words (self);
  show_parts (self, TRUE, !reckoning->result->nothing);
  if (reckoning->result->nothing)
    {
      /* A slider that grew while it is dragged would jump. */
      gtk_widget_set_visible (self->left, anning_share_wishes_has_what_if (&self->wishes));
      show_nothing (self, _("Nothing to share at present"),
                    _("Many households are at this point. Food, housing and health come first; promise no sum that is not there."),
                    TRUE, TRUE);
      return;
    }
  show_nothing (self, NULL, NULL, FALSE, FALSE);
  show_chart (self);
  anning_creditor_table_show (self->creditor_table, reckoning->result, (const char *const *) reckoning->names);
  anning_rule_table_show (self->rule_table, reckoning->summaries, self->wishes.options.rule);
  anning_share_workings_show (self->workings, reckoning->result, reckoning->months);
}

static void
take_own (AnningSharesView *self)
{
  for (guint i = 0; i < self->reckoning->debts->len; i++)
    anning_share_reckoning_set_own (self->reckoning, i, anning_own_shares_get (self->own, i));
}

static void
anning_shares_view_update (AnningPlannerView *view)
{
  AnningSharesView *self = ANNING_SHARES_VIEW (view);
  AnningPlannerBook *book = anning_planner_view_get_book (view);
  GDate today;

  anning_planner_today (&today);
  /* It points to records that may be gone. */
  g_clear_pointer (&self->reckoning, anning_share_reckoning_free);
  if (!anning_planner_book_get_costs_known (book))
    return;
  self->reckoning = anning_share_reckoning_new (anning_planner_book_get_cases (book), anning_planner_book_get_budget (book),
                                                anning_planner_book_get_costs (book), &today);
  anning_own_shares_show (self->own, anning_planner_view_get_store (view), self->reckoning->records,
                          (const char *const *) self->reckoning->names);
  take_own (self);

  if (self->reckoning->debts->len == 0)
    {
      show_parts (self, FALSE, FALSE);
      show_nothing (self, _("No debt has an open sum"),
                    _("Once a debt with its sum is entered, this page shows how what is left over can be shared."), FALSE, FALSE);
    }
  else if (self->reckoning->months->len == 0)
    {
      show_parts (self, FALSE, FALSE);
      show_nothing (self, _("The budget is still empty"),
                    _("What is left of the income after what the household needs is what can be shared."), TRUE, FALSE);
    }
  else
    {
      recompute (self);
    }
}

/* ---- what is chosen ---- */

static void
keep (AnningSharesView *self)
{
  g_autofree char *text = anning_share_wishes_write (&self->wishes);

  g_clear_handle_id (&self->keep_id, g_source_remove);
  anning_setting_set_later (anning_planner_view_get_store (ANNING_PLANNER_VIEW (self)), ANNING_SETTING_SHARES, text);
}

static gboolean
rested_cb (gpointer user_data)
{
  AnningSharesView *self = ANNING_SHARES_VIEW (user_data);

  self->keep_id = 0;
  keep (self);
  return G_SOURCE_REMOVE;
}

static void
chosen_cb (AnningSharesView *self)
{
  int rule;

  if (self->showing)
    return;
  self->chosen = TRUE;
  g_object_get (self->rules, "rule", &rule, "token", &self->wishes.options.token, NULL);
  self->wishes.options.rule = (AnningShareRule) rule;
  self->wishes.payments = gtk_toggle_button_get_active (self->show_payments);
  anning_share_tools_get (self->tools, &self->wishes);
  recompute (self);
  g_clear_handle_id (&self->keep_id, g_source_remove);
  self->keep_id = g_timeout_add (KEEP_MS, rested_cb, self);
}

static void
show_wishes (AnningSharesView *self)
{
  self->showing = TRUE;
  g_object_set (self->rules, "rule", (int) self->wishes.options.rule, "token", self->wishes.options.token, NULL);
  gtk_toggle_button_set_active (self->wishes.payments ? self->show_payments : self->show_balances, TRUE);
  anning_share_tools_set (self->tools, &self->wishes);
  self->showing = FALSE;
}

/* What was tried out before it was set back. */
typedef struct
{
  GWeakRef view;
  AnningStore *store;
  AnningShareWishes wishes;
} TriedOut;

static void
free_tried_out (gpointer data)
{
  TriedOut *tried = data;

  g_weak_ref_clear (&tried->view);
  g_object_unref (tried->store);
  g_free (tried);
}

static void
take_wishes (AnningSharesView        *self,
             const AnningShareWishes *wishes)
{
  self->wishes = *wishes;
  self->chosen = TRUE;
  show_wishes (self);
  recompute (self);
  keep (self);
}

static void
try_again (gpointer data)
{
  TriedOut *tried = data;
  g_autoptr (AnningSharesView) self = g_weak_ref_get (&tried->view);
  g_autofree char *text = NULL;

  if (self != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    {
      take_wishes (self, &tried->wishes);
      return;
    }
  text = anning_share_wishes_write (&tried->wishes);
  anning_setting_set_later (tried->store, ANNING_SETTING_SHARES, text);
}

static void
reset_cb (AnningSharesView *self)
{
  TriedOut *tried = g_new0 (TriedOut, 1);
  AnningShareWishes wishes = self->wishes;

  g_weak_ref_init (&tried->view, self);
  tried->store = g_object_ref (anning_planner_view_get_store (ANNING_PLANNER_VIEW (self)));
  tried->wishes = self->wishes;
  anning_share_wishes_reset (&wishes);
  take_wishes (self, &wishes);
  anning_toast_undo (GTK_WIDGET (self), _("Nothing is tried out any more"), try_again, tried, free_tried_out);
}

static void
own_changed_cb (AnningSharesView *self)
{
  if (self->reckoning == NULL)
    return;
  take_own (self);
  recompute (self);
}

static gpointer
load_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_setting_get (db, ANNING_SETTING_SHARES, error);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningSharesView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = anning_store_call_finish (ANNING_STORE (source), result, &error);

  if (error != NULL)
    g_message ("What was chosen for the shares could not be read: %s", error->message);
  /* What was chosen while it was being read is newer. */
  if (text == NULL || self->chosen)
    return;
  anning_share_wishes_read (&self->wishes, text);
  show_wishes (self);
  recompute (self);
}

static void
anning_shares_view_flush (AnningPlannerView *view)
{
  AnningSharesView *self = ANNING_SHARES_VIEW (view);

  if (self->keep_id != 0)
    keep (self);
  anning_own_shares_flush (self->own);
}

static void
budget_activated_cb (AnningSharesView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "planner.show", "s", "budget");
}

static void
guidance_activated_cb (AnningSharesView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.show-record", "(sxs)", "situation", G_GINT64_CONSTANT (0), "cannot-pay");
}

static void
proposal_activated_cb (AnningSharesView *self)
{
  g_autofree char *target = NULL;
  guint largest;

  if (self->reckoning == NULL)
    return;
  largest = anning_share_reckoning_largest (self->reckoning);
  target = g_strdup_printf ("debt/%" G_GINT64_FORMAT "/proposals",
                            g_array_index (self->reckoning->debts, AnningShareDebt, largest).id);
  gtk_widget_activate_action (GTK_WIDGET (self), "planner.show", "s", target);
}

static void
anning_shares_view_constructed (GObject *object)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (object);

  G_OBJECT_CLASS (anning_shares_view_parent_class)->constructed (object);

  if (anning_planner_view_get_book (view) == NULL)
    return;
  g_signal_connect_object (anning_planner_view_get_book (view), "costs-known", G_CALLBACK (anning_planner_view_refresh), view,
                           G_CONNECT_SWAPPED);
  anning_store_read_async (anning_planner_view_get_store (view), load_job, NULL, NULL, g_free, NULL,
                           loaded_cb, g_object_ref (object));
}

static void
anning_shares_view_dispose (GObject *object)
{
  AnningSharesView *self = ANNING_SHARES_VIEW (object);

  if (self->keep_id != 0)
    keep (self);

  G_OBJECT_CLASS (anning_shares_view_parent_class)->dispose (object);
}

static void
anning_shares_view_finalize (GObject *object)
{
  g_clear_pointer (&ANNING_SHARES_VIEW (object)->reckoning, anning_share_reckoning_free);

  G_OBJECT_CLASS (anning_shares_view_parent_class)->finalize (object);
}

static void
anning_shares_view_class_init (AnningSharesViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  AnningPlannerViewClass *view_class = ANNING_PLANNER_VIEW_CLASS (klass);

  object_class->constructed = anning_shares_view_constructed;
  object_class->dispose = anning_shares_view_dispose;
  object_class->finalize = anning_shares_view_finalize;
  view_class->update = anning_shares_view_update;
  view_class->flush = anning_shares_view_flush;
}

static GtkWidget *
add_step (AnningSharesView *self,
          const char       *title,
          const char       *subtitle,
          GCallback         callback)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", callback, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->nothing, row);
  return row;
}

static GtkLabel *
make_line (GtkWidget  *box,
           const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkToggleButton *
make_toggle (AnningSharesView *self,
             const char       *label)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);
  GtkLabel *text = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

  /* Large text in a narrow window. */
  gtk_label_set_wrap (text, TRUE);
  gtk_label_set_justify (text, GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (self->switcher), button);
  return GTK_TOGGLE_BUTTON (button);
}

static GtkWidget *
make_chart_card (AnningSharesView *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (card), box);

  self->money = make_line (box, "heading");
  self->lacking = make_line (box, "warning");
  self->pace = make_line (box, NULL);
  self->behind = make_line (box, "warning");
  self->promise = make_line (box, NULL);
  self->switcher = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->switcher, "linked");
  gtk_widget_set_halign (self->switcher, GTK_ALIGN_START);
  self->show_balances = make_toggle (self, _("Balances"));
  self->show_payments = make_toggle (self, _("Money per month"));
  gtk_toggle_button_set_group (self->show_payments, self->show_balances);
  gtk_toggle_button_set_active (self->show_balances, TRUE);
  g_signal_connect_object (self->show_payments, "toggled", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->switcher);
  self->chart = ANNING_STACK_CHART (anning_stack_chart_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chart));
  return card;
}

static void
make_columns (AnningSharesView *self)
{
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->rules = ANNING_SHARE_RULES (anning_share_rules_new ());
  self->own = ANNING_OWN_SHARES (anning_own_shares_new ());
  gtk_box_append (GTK_BOX (self->left), GTK_WIDGET (self->rules));
  gtk_box_append (GTK_BOX (self->left), GTK_WIDGET (self->own));
  self->card = make_chart_card (self);
  gtk_box_append (GTK_BOX (right), self->card);
  self->tools = ANNING_SHARE_TOOLS (anning_share_tools_new ());
  gtk_box_append (GTK_BOX (right), GTK_WIDGET (self->tools));
  self->columns = anning_side_by_side_new (self->left, right);
}

static AdwPreferencesGroup *
make_table_group (const char        *title,
                  AnningFigureTable *table)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_set_overflow (card, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (table));
  gtk_widget_set_hexpand (GTK_WIDGET (table), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), card);
  return ADW_PREFERENCES_GROUP (group);
}

static void
anning_shares_view_init (AnningSharesView *self)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (self);

  anning_share_wishes_init (&self->wishes);

  anning_planner_view_set_wide (view);
  anning_planner_view_set_title (view, _("Shares"));
  anning_planner_view_set_intro (view, _("What is left at the end of the month, and to whom it can go. Nothing here is promised to anyone."));

  self->nothing = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->to_budget = add_step (self, _("Look at the budget"), _("what comes in, and what the household needs"),
                              G_CALLBACK (budget_activated_cb));
  self->to_guidance = add_step (self, _("What to do when nothing is left"), _("the next three steps"),
                                G_CALLBACK (guidance_activated_cb));
  self->to_proposal = add_step (self, _("Ask for a deferral or a waiver"), _("a proposal to whom most is owed"),
                                G_CALLBACK (proposal_activated_cb));
  anning_planner_view_add (view, GTK_WIDGET (self->nothing));

  make_columns (self);
  anning_planner_view_add (view, self->columns);
  self->creditor_table = ANNING_FIGURE_TABLE (anning_creditor_table_new ());
  self->creditors = make_table_group (_("What each creditor gets"), self->creditor_table);
  anning_planner_view_add (view, GTK_WIDGET (self->creditors));
  self->rule_table = ANNING_FIGURE_TABLE (anning_rule_table_new ());
  self->comparison = GTK_WIDGET (make_table_group (_("All rules side by side"), self->rule_table));
  anning_planner_view_add (view, self->comparison);
  self->workings = ANNING_SHARE_WORKINGS (anning_share_workings_new ());
  anning_planner_view_add (view, GTK_WIDGET (self->workings));
  show_nothing (self, NULL, NULL, FALSE, FALSE);
  show_parts (self, FALSE, FALSE);
  show_wishes (self);

  g_signal_connect_object (self->rules, "notify::rule", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rules, "notify::token", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tools, "changed", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tools, "reset", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->own, "changed", G_CALLBACK (own_changed_cb), self, G_CONNECT_SWAPPED);
}

char *
anning_shares_view_summary (AnningPlannerBook *book,
                            gint64             debt_id,
                            const GDate       *today)
{
  GPtrArray *budget = anning_planner_book_get_budget (book);
  g_autoptr (GArray) months = anning_budget_months (budget, today, 1);
  g_autofree char *sum = NULL;

  if (budget->len == 0 || months->len == 0)
    return g_strdup (_("What is left, divided among the debts"));
  if (g_array_index (months, AnningBudgetMonth, 0).surplus <= 0)
    return g_strdup (_("Nothing to share at present"));
  sum = anning_format_money (g_array_index (months, AnningBudgetMonth, 0).surplus);
  /* Translators: a sum of money */
  return g_strdup_printf (_("%s this month"), sum);
}
