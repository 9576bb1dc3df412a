/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-debt-detail.h"

#include <glib/gi18n.h>

#include "anning-cost-rows.h"
#include "anning-debt-standing.h"
#include "anning-format.h"
#include "anning-planner-places.h"
#include "anning-planner-words.h"
#include "anning-records.h"
#include "anning-rows.h"
#include "anning-toasts.h"

struct _AnningDebtDetail
{
  AnningPlannerView parent_instance;

  GtkLabel *lender_chip;
  GtkLabel *overdue_chip;
  GtkLabel *stage_chip;
  AdwActionRow *owed;
  AdwActionRow *next;
  AdwActionRow *contact;
  AdwActionRow *claimed;
  AdwActionRow *paid;
  AdwActionRow *rule;
  GPtrArray *place_rows; /* AdwActionRow, in the order of the places */
};

enum
{
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningDebtDetail, anning_debt_detail, ANNING_TYPE_PLANNER_VIEW)

static void
set_chip (GtkLabel   *chip,
          const char *text)
{
  gtk_label_set_label (chip, text);
  gtk_widget_set_visible (GTK_WIDGET (chip), *text != '\0');
}

/* "Overdue" goes without saying beside the days, and so does that a debt without them is paid on time. */
static void
show_heading (AnningDebtDetail         *self,
              const AnningDebt         *debt,
              const AnningDebtStanding *standing)
{
  const char *name = debt->creditor != NULL ? debt->creditor : debt->product;
  int days = (int) MIN (standing->overdue_days, G_MAXINT);
  g_autofree char *overdue = NULL;

  anning_planner_view_set_title (ANNING_PLANNER_VIEW (self), name != NULL ? name : _("New Debt"));
  set_chip (self->lender_chip,
            g_strcmp0 (debt->lender_type, "unknown") != 0
            ? anning_format_word (anning_lender_types, debt->lender_type)
            : "");
  overdue = g_strdup_printf (ngettext ("%d day overdue", "%d days overdue", days), days);
  set_chip (self->overdue_chip, days > 0 ? overdue : "");
  set_chip (self->stage_chip,
            days > 0 && g_strcmp0 (debt->stage, "overdue") == 0
            ? ""
            : anning_format_word (anning_debt_stages, debt->stage));
}

static const char *
find_rule (const AnningDebtStanding *standing)
{
  switch (standing->basis)
    {
    case ANNING_OWED_SETTLED:
      return _("Nothing is owed on a settled debt any more.");
    case ANNING_OWED_AGREED:
      return _("All payments of the agreement that are not made yet, without the interest that is not due yet.");
    case ANNING_OWED_CLAIMED:
      return _("The creditor's claim comes first, less the payments noted after the day of the claim. "
               "Where that day is not entered, nothing is taken off: the claim may have counted them.");
    case ANNING_OWED_SCHEDULE:
      return _("The principal of all instalments that are not paid. Of an instalment paid in part, fees and interest "
               "count as paid first.");
    case ANNING_OWED_PRINCIPAL:
      return _("The sum agreed less all payments. What part of these was interest is not known, so it is the least "
               "that can be open.");
    case ANNING_OWED_UNKNOWN:
    default:
      return _("Enter the principal, or what the creditor claims.");
    }
}

static void
show_how (AnningDebtDetail         *self,
          const AnningDebt         *debt,
          const AnningDebtStanding *standing)
{
  g_autofree char *day = debt->claimed_day != NULL ? anning_format_day (debt->claimed_day) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->claimed), standing->basis == ANNING_OWED_CLAIMED);
  adw_action_row_set_subtitle (self->claimed, day != NULL ? day : "");
  anning_cost_row_set_money (self->claimed, standing->claimed);
  gtk_widget_set_visible (GTK_WIDGET (self->paid), standing->paid > 0);
  anning_cost_row_set_money (self->paid, -standing->paid);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rule), find_rule (standing));
}

static void
show_standing (AnningDebtDetail         *self,
               const AnningDebt         *debt,
               const AnningDebtStanding *standing)
{
  g_autofree char *basis = anning_planner_owed_sentence (standing);

  anning_cost_row_set_money (self->owed, standing->owed);
  adw_action_row_set_subtitle (self->owed, basis);
  gtk_widget_set_visible (GTK_WIDGET (self->next), g_date_valid (&standing->next_due));
  if (g_date_valid (&standing->next_due))
    {
      g_autofree char *iso = anning_day_format (&standing->next_due);
      g_autofree char *day = anning_format_day (iso);

      anning_cost_row_set_money (self->next, standing->next_payment);
      adw_action_row_set_subtitle (self->next, day);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->contact), debt->contact != NULL);
  if (debt->contact != NULL)
    adw_action_row_set_subtitle (self->contact, debt->contact);
  show_how (self, debt, standing);
}

static void
show_places (AnningDebtDetail *self,
             const GDate      *today)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (self);
  guint n;
  const AnningPlannerPlace *places = anning_planner_places_of_debt (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *summary = NULL;
      g_autofree char *escaped = NULL;

      if (places[i].summary != NULL)
        summary = places[i].summary (anning_planner_view_get_book (view), anning_planner_view_get_debt_id (view), today);
      escaped = g_markup_escape_text (summary != NULL ? summary : "", -1);
      adw_action_row_set_subtitle (g_ptr_array_index (self->place_rows, i), escaped);
    }
}

static void
anning_debt_detail_update (AnningPlannerView *view)
{
  AnningDebtDetail *self = ANNING_DEBT_DETAIL (view);
  const AnningDebtCase *its = anning_planner_view_get_case (view);
  AnningDebtStanding standing;
  GDate today;

  if (its == NULL)
    return;
  anning_planner_today (&today);
  anning_debt_standing (its, &today, &standing);
  show_heading (self, its->debt, &standing);
  show_standing (self, its->debt, &standing);
  show_places (self, &today);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!anning_records_remove_finish (ANNING_STORE (source), result, &error))
    anning_toast_error (window, error);
}

static void
delete_clicked_cb (AnningDebtDetail *self)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (self);
  AnningStore *store = anning_planner_view_get_store (view);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  gint64 id = anning_planner_view_get_debt_id (view);

  anning_records_remove_async (store, &anning_debt_type, id, removed_cb, g_object_ref (window));
  anning_toast_deleted (GTK_WIDGET (self), _("Debt deleted"), store, &anning_debt_type, id);
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
place_activated_cb (AdwActionRow *row,
                    gpointer      user_data)
{
  const AnningPlannerPlace *place = user_data;
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (row), ANNING_TYPE_PLANNER_VIEW);
  g_autofree char *target = g_strdup_printf ("debt/%" G_GINT64_FORMAT "/%s",
                                             anning_planner_view_get_debt_id (ANNING_PLANNER_VIEW (view)),
                                             place->name);

  gtk_widget_activate_action (view, "planner.show", "s", target);
}

static void
bundle_activated_cb (AnningDebtDetail *self)
{
  const AnningDebtCase *its = anning_planner_view_get_case (ANNING_PLANNER_VIEW (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "app.show-record", "(sxs)", "new_bundle", G_GINT64_CONSTANT (0),
                              its != NULL && its->debt->creditor != NULL ? its->debt->creditor : "");
}

static void
anning_debt_detail_finalize (GObject *object)
{
  g_ptr_array_unref (ANNING_DEBT_DETAIL (object)->place_rows);

  G_OBJECT_CLASS (anning_debt_detail_parent_class)->finalize (object);
}

static void
anning_debt_detail_class_init (AnningDebtDetailClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_debt_detail_finalize;
  ANNING_PLANNER_VIEW_CLASS (klass)->update = anning_debt_detail_update;

  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkLabel *
add_chip (GtkWidget *box)
{
  GtkWidget *chip = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (chip), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (chip, "chip");
  gtk_box_append (GTK_BOX (box), chip);
  return GTK_LABEL (chip);
}

static AdwActionRow *
add_row (AdwPreferencesGroup *group,
         const char          *title)
{
  AdwActionRow *row = anning_cost_row_new (title, NULL);

  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

static void
add_standing (AnningDebtDetail *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwExpanderRow *how = ADW_EXPANDER_ROW (anning_expander_row_new ());

  self->owed = add_row (group, _("Still owed"));
  anning_cost_row_set_style (self->owed, "heading", TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (how), _("How it is worked out"));
  self->claimed = anning_cost_row_new (_("Claimed by the creditor"), NULL);
  self->paid = anning_cost_row_new (_("Paid since then"), NULL);
  adw_expander_row_add_row (how, GTK_WIDGET (self->claimed));
  adw_expander_row_add_row (how, GTK_WIDGET (self->paid));
  self->rule = anning_cost_how_add_text (how, "");
  adw_preferences_group_add (group, GTK_WIDGET (how));
  self->next = add_row (group, _("Next due"));
  self->contact = add_row (group, _("Who is in charge"));
  anning_planner_view_add (ANNING_PLANNER_VIEW (self), GTK_WIDGET (group));
}

static void
add_places (AnningDebtDetail *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *bundle;
  guint n;
  const AnningPlannerPlace *places = anning_planner_places_of_debt (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = anning_planner_place_row_new (_(places[i].title));

      g_signal_connect (row, "activated", G_CALLBACK (place_activated_cb), (gpointer) &places[i]);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      g_ptr_array_add (self->place_rows, row);
    }
  bundle = anning_planner_place_row_new (_("Hand Over the Contacts"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (bundle), _("A bundle for a regulator, the police or a court"));
  g_signal_connect_object (bundle, "activated", G_CALLBACK (bundle_activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), bundle);
  anning_planner_view_add (ANNING_PLANNER_VIEW (self), group);
}

static void
anning_debt_detail_init (AnningDebtDetail *self)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (self);
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove = gtk_button_new_with_label (_("Delete This Debt"));

  self->place_rows = g_ptr_array_new ();
  self->lender_chip = add_chip (chips);
  self->overdue_chip = add_chip (chips);
  gtk_widget_add_css_class (GTK_WIDGET (self->overdue_chip), "warning");
  self->stage_chip = add_chip (chips);
  anning_planner_view_add (view, chips);
  add_standing (self);
  add_places (self);
  gtk_widget_set_halign (remove, GTK_ALIGN_START);
  gtk_widget_add_css_class (remove, "flat");
  g_signal_connect_object (remove, "clicked", G_CALLBACK (delete_clicked_cb), self, G_CONNECT_SWAPPED);
  anning_planner_view_add (view, remove);
}
