/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-proposals-view.h"

#include <glib/gi18n.h>

#include "anning-button-line.h"
#include "anning-debt-standing.h"
#include "anning-offer-warning-group.h"
#include "anning-offer-warnings.h"
#include "anning-planner-words.h"
#include "anning-proposal-compare-group.h"
#include "anning-proposal-group.h"
#include "anning-proposal-letters-group.h"
#include "anning-proposal-strain-group.h"
#include "anning-proposal-words.h"
#include "anning-round-table.h"
#include "anning-setting.h"
#include "anning-share-of-debt.h"
#include "anning-share-wishes.h"
#include "anning-shares-view.h"
#include "anning-ui-texts.h"

struct _AnningProposalsView
{
  AnningPlannerView parent_instance;

  AnningTexts *texts; /* NULL until they are loaded */
  char *wishes;       /* what is chosen under "shares", NULL: nothing */
  gboolean known;     /* that was read */
  AnningProposalGroup *group;
  GtkWidget *add_line;
  GtkWidget *add_target;
  GtkWidget *add_limit;
  GtkWidget *about;
  AnningOfferWarningGroup *warnings;
  AnningProposalCompareGroup *compare;
  AnningProposalStrainGroup *strain;
  AnningProposalLettersGroup *letters;
};

G_DEFINE_FINAL_TYPE (AnningProposalsView, anning_proposals_view, ANNING_TYPE_PLANNER_VIEW)

static void
show_compared (AnningProposalsView  *self,
               const AnningDebtCase *its,
               const AnningProposal *proposal,
               const GDate          *today)
{
  const AnningProposal *counter = anning_find_counter_offer (its);
  AnningPlanFigures figures;
  AnningPlanFigures contract;
  AnningPlanFigures theirs;
  gboolean known = proposal != NULL && anning_plan_figures_of_proposal (proposal, &figures, NULL);
  gboolean contract_known;
  gboolean theirs_known;

  gtk_widget_set_visible (GTK_WIDGET (self->compare), known);
  if (!known)
    return;
  contract_known = anning_plan_figures_of_contract (its, today, &contract, NULL);
  theirs_known = counter != NULL && anning_plan_figures_of_proposal (counter, &theirs, NULL);
  anning_proposal_compare_group_show (self->compare, &figures, contract_known ? &contract : NULL,
                                      theirs_known ? &theirs : NULL);
}

/* Returns: (nullable): with normal months, for the warnings */
static AnningPromises *
show_strain (AnningProposalsView  *self,
             const AnningProposal *proposal,
             const GDate          *today)
{
  AnningPlannerBook *book = anning_planner_view_get_book (ANNING_PLANNER_VIEW (self));
  GPtrArray *cases = anning_planner_book_get_cases (book);
  GPtrArray *budget = anning_planner_book_get_budget (book);
  g_autoptr (AnningPromises) normal = NULL;
  g_autoptr (AnningPromises) lean = NULL;
  gboolean known = proposal != NULL;

  if (known && budget->len > 0)
    {
      normal = anning_proposal_strain_new (proposal, cases, budget, FALSE, today, NULL);
      lean = anning_proposal_strain_new (proposal, cases, budget, TRUE, today, NULL);
      known = normal != NULL;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->strain), known);
  anning_proposal_strain_group_show (self->strain, normal, lean);
  return g_steal_pointer (&normal);
}

static void
show_adders (AnningProposalsView *self)
{
  g_autoptr (GPtrArray) proposals = anning_record_group_get_records (ANNING_RECORD_GROUP (self->group));
  gboolean target = FALSE;
  gboolean limit = FALSE;

  for (guint i = 0; i < proposals->len; i++)
    {
      const AnningProposal *proposal = g_ptr_array_index (proposals, i);

      target |= g_strcmp0 (proposal->role, "target") == 0;
      limit |= g_strcmp0 (proposal->role, "limit") == 0;
    }
  gtk_widget_set_visible (self->add_target, !target);
  gtk_widget_set_visible (self->add_limit, !limit);
  gtk_widget_set_visible (self->add_line, !target || !limit);
}

/* What follows from the proposal that is open, as it stands on the screen. */
static void
show_results (AnningProposalsView *self)
{
  const AnningDebtCase *its = anning_planner_view_get_case (ANNING_PLANNER_VIEW (self));
  const AnningProposal *proposal;
  g_autoptr (AnningPromises) normal = NULL;
  g_autoptr (GArray) warnings = NULL;
  guint card_months = self->texts != NULL ? anning_texts_get_limits (self->texts)->card_instalments : G_MAXUINT;
  GDate today;

  if (its == NULL)
    return;
  anning_planner_today (&today);
  proposal = anning_proposal_group_get_current (self->group);
  show_adders (self);
  gtk_widget_set_visible (self->about, proposal != NULL);
  if (proposal != NULL)
    {
      g_autofree char *name = anning_proposal_name (proposal);
      g_autofree char *line = anning_proposal_line (proposal);
      /* Translators: a proposal such as "Instalments", what it comes to */
      g_autofree char *about = g_strdup_printf (_("What follows from: %1$s, %2$s"), name, line);

      gtk_label_set_label (GTK_LABEL (self->about), about);
    }
  normal = show_strain (self, proposal, &today);
  warnings = anning_offer_warnings (its, proposal, normal, card_months, &today);
  anning_offer_warning_group_show (self->warnings, warnings, card_months);
  show_compared (self, its, proposal, &today);
  anning_proposal_letters_group_show (self->letters, its->debt, proposal);
}

/*
 * Returns: fen that the chosen rule leaves for this debt a month, ANNING_UNKNOWN before one is chosen. Nothing
 *   can be offered of what is only tried out there.
 */
static gint64
find_share (AnningProposalsView *self,
            const GDate         *today)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (self);
  AnningPlannerBook *book = anning_planner_view_get_book (view);
  AnningShareWishes wishes;
  AnningShareOptions options;
  GDate first = *today;

  if (self->wishes == NULL)
    return ANNING_UNKNOWN;
  g_date_set_day (&first, 1);
  anning_share_wishes_init (&wishes);
  anning_share_wishes_read (&wishes, self->wishes);
  anning_share_wishes_reset (&wishes);
  anning_share_wishes_get_options (&wishes, &first, &options);
  return anning_share_of_debt (anning_planner_book_get_cases (book), anning_planner_book_get_budget (book),
                               anning_planner_view_get_debt_id (view), &options,
                               anning_planner_book_get_costs (book), today);
}

static void
set_adding (AnningProposalsView *self,
            gboolean             adding)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->group), adding);
  gtk_widget_set_sensitive (self->add_line, adding);
}

static void
anning_proposals_view_update (AnningPlannerView *view)
{
  AnningProposalsView *self = ANNING_PROPOSALS_VIEW (view);
  const AnningDebtCase *its = anning_planner_view_get_case (view);
  AnningDebtStanding standing;
  GDate today;

  if (its == NULL)
    return;
  anning_planner_today (&today);
  anning_debt_standing (its, &today, &standing);
  if (self->known && anning_planner_book_get_costs_known (anning_planner_view_get_book (view)))
    {
      anning_proposal_group_set_known (self->group, standing.owed, find_share (self, &today));
      /* What is added begins with these. */
      set_adding (self, TRUE);
    }
  show_results (self);
}

/* While it is being typed; later the book tells. */
static void
edited_cb (AnningProposalsView *self)
{
  AnningPlannerBook *book = anning_planner_view_get_book (ANNING_PLANNER_VIEW (self));

  if (book != NULL && anning_planner_book_get_loaded (book))
    show_results (self);
}

static void
add_target_clicked_cb (AnningProposalsView *self)
{
  anning_proposal_group_add_role (self->group, "target");
}

static void
add_limit_clicked_cb (AnningProposalsView *self)
{
  anning_proposal_group_add_role (self->group, "limit");
}

static void
anning_proposals_view_flush (AnningPlannerView *view)
{
  anning_record_group_flush (ANNING_RECORD_GROUP (ANNING_PROPOSALS_VIEW (view)->group));
}

static gpointer
read_wishes_job (AnningDb      *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return anning_setting_get (db, ANNING_SETTING_SHARES, error);
}

static void
wishes_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AnningProposalsView) self = user_data;
  g_autoptr (GError) error = NULL;

  self->wishes = anning_store_call_finish (ANNING_STORE (source), result, &error);
  if (error != NULL)
    g_warning ("What is chosen under “Shares” cannot be read: %s", error->message);
  self->known = TRUE;
  anning_planner_view_update (ANNING_PLANNER_VIEW (self));
}

static void
take_texts (gpointer     object,
            AnningTexts *texts)
{
  AnningProposalsView *self = ANNING_PROPOSALS_VIEW (object);

  self->texts = g_object_ref (texts);
  edited_cb (self);
}

static void
anning_proposals_view_constructed (GObject *object)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (object);

  G_OBJECT_CLASS (anning_proposals_view_parent_class)->constructed (object);

  if (anning_planner_view_get_book (view) == NULL)
    return;
  set_adding (ANNING_PROPOSALS_VIEW (object), FALSE);
  g_signal_connect_object (anning_planner_view_get_book (view), "costs-known", G_CALLBACK (anning_planner_view_refresh), view,
                           G_CONNECT_SWAPPED);
  anning_record_group_load (ANNING_RECORD_GROUP (ANNING_PROPOSALS_VIEW (view)->group),
                            anning_planner_view_get_store (view), anning_planner_view_get_debt_id (view));
  anning_store_read_async (anning_planner_view_get_store (view), read_wishes_job, NULL, NULL, g_free, NULL,
                           wishes_read_cb, g_object_ref (object));
}

static void
anning_proposals_view_dispose (GObject *object)
{
  g_clear_object (&ANNING_PROPOSALS_VIEW (object)->texts);

  G_OBJECT_CLASS (anning_proposals_view_parent_class)->dispose (object);
}

static void
anning_proposals_view_finalize (GObject *object)
{
  g_free (ANNING_PROPOSALS_VIEW (object)->wishes);

  G_OBJECT_CLASS (anning_proposals_view_parent_class)->finalize (object);
}

static void
anning_proposals_view_class_init (AnningProposalsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  AnningPlannerViewClass *view_class = ANNING_PLANNER_VIEW_CLASS (klass);

  object_class->constructed = anning_proposals_view_constructed;
  object_class->dispose = anning_proposals_view_dispose;
  object_class->finalize = anning_proposals_view_finalize;
  view_class->flush = anning_proposals_view_flush;
  view_class->update = anning_proposals_view_update;
}

static GtkWidget *
add_adder (AnningProposalsView *self,
           const char          *label,
           GCallback            callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  anning_button_line_append (ANNING_BUTTON_LINE (self->add_line), button);
  return button;
}

static void
anning_proposals_view_init (AnningProposalsView *self)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (self);

  anning_planner_view_set_title (view, _("Proposals"));
  anning_planner_view_set_intro (view, _("What you offer, what you hope for, and what you could bear at most. "
                                         "Only offers go into letters and documents."));
  self->group = g_object_new (ANNING_TYPE_PROPOSAL_GROUP, NULL);
  self->add_line = anning_button_line_new ();
  self->add_target = add_adder (self, _("Add a Target"), G_CALLBACK (add_target_clicked_cb));
  self->add_limit = add_adder (self, _("Add a Limit"), G_CALLBACK (add_limit_clicked_cb));
  self->about = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->about, "heading");
  gtk_label_set_wrap (GTK_LABEL (self->about), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->about), 0);
  gtk_widget_set_visible (self->about, FALSE);
  self->warnings = ANNING_OFFER_WARNING_GROUP (anning_offer_warning_group_new ());
  self->compare = ANNING_PROPOSAL_COMPARE_GROUP (anning_proposal_compare_group_new ());
  self->strain = ANNING_PROPOSAL_STRAIN_GROUP (anning_proposal_strain_group_new ());
  self->letters = ANNING_PROPOSAL_LETTERS_GROUP (anning_proposal_letters_group_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->compare), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->strain), FALSE);

  anning_planner_view_add (view, GTK_WIDGET (self->group));
  anning_planner_view_add (view, self->add_line);
  anning_planner_view_add (view, self->about);
  anning_planner_view_add (view, GTK_WIDGET (self->warnings));
  anning_planner_view_add (view, GTK_WIDGET (self->strain));
  anning_planner_view_add (view, GTK_WIDGET (self->compare));
  anning_planner_view_add (view, GTK_WIDGET (self->letters));
  g_signal_connect_object (self->group, "changed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  anning_ui_texts_hand_to (self, take_texts);
}
