/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-planner-words.h"

#include <glib/gi18n.h>

#include "anning-format.h"
#include "anning-money.h"
#include "anning-rows.h"
#include "anning-toasts.h"

typedef struct
{
  const char *field;
  const char *sentence;
} Saying;

static const Saying missing_in_debt[] = {
  { "principal", N_("Enter the principal to see the schedule.") },
  { "rate", N_("Enter the rate or one instalment to see the schedule.") },
  { "instalment", N_("Enter the rate or one instalment to see the schedule.") },
  { "term_months", N_("Enter the number of months to see the schedule.") },
  { "first_due_day", N_("Enter the first due day or the day of the contract to see the schedule.") },
  { "contract_day", N_("Enter the first due day or the day of the contract to see the schedule.") },
  { "method", N_("Choose how the loan is repaid to see the schedule.") },
  { "day", N_("A fee that is charged once needs its day.") },
  { "lines", N_("Enter or import the rows of the creditor’s table to see the schedule.") },
  { "payment", N_("Each row of the table needs its payment, or the parts of it.") },
  { "due_day", N_("Each row of the table needs its due day.") },
};

static const Saying missing_in_proposal[] = {
  { "base_amount", N_("Enter the sum that is to be repaid.") },
  { "months", N_("Enter the number of payments.") },
  { "defer_months", N_("Enter for how many months the payments are put off.") },
  { "first_due_day", N_("Enter the day of the first payment.") },
  { "waived", N_("Enter how much is to be waived.") },
  { "step_months", N_("Enter after how many months the payments rise.") },
  { "down_day", N_("Enter the day of the down payment.") },
};

static const char *
find_saying (const Saying *sayings,
             guint         n_sayings,
             const char   *field)
{
  for (guint i = 0; i < n_sayings; i++)
    {
      if (g_str_equal (sayings[i].field, field))
        return _(sayings[i].sentence);
    }
  return NULL;
}

char *
anning_planner_debt_sentence (const GError     *error,
                              const AnningDebt *debt)
{
  const char *saying = NULL;

  g_return_val_if_fail (error != NULL && debt != NULL, NULL);

  if (g_error_matches (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_MISSING))
    saying = find_saying (missing_in_debt, G_N_ELEMENTS (missing_in_debt), error->message);
  else if (g_error_matches (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_NOT_A_DAY))
    saying = _("The first due day has to be after the day of the contract. Please check both.");
  else if (g_error_matches (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_NO_SOLUTION) && g_str_equal (error->message, "lines"))
    saying = _("The rows of the table do not repay exactly the principal. Is a row missing, or is the table one of the rest only? Please check them, or the principal.");
  else if (g_error_matches (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_NO_SOLUTION) && g_str_equal (error->message, "payment"))
    saying = _("In a row of the table the parts are more than its payment. Please check it.");
  else if (g_error_matches (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_NO_SOLUTION))
    saying = _("No rate fits this principal, instalment and number of months: the instalments together do not repay the principal. Please check them against the contract.");
  else if (g_error_matches (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_TOO_LARGE))
    {
      if (g_str_equal (error->message, "received"))
        saying = _("More was received than the principal. Please check both sums.");
      else if (g_str_equal (error->message, "term_months"))
        saying = _("The number of months is too large for a schedule.");
      else if (g_str_equal (error->message, "lines"))
        saying = _("The table has too many rows, or its payments are far too large for the principal. Please check it.");
    }
  return saying != NULL ? g_strdup (saying) : anning_error_sentence (error);
}

char *
anning_planner_proposal_sentence (const GError *error)
{
  const char *saying = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_MISSING))
    saying = find_saying (missing_in_proposal, G_N_ELEMENTS (missing_in_proposal), error->message);
  else if (g_error_matches (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_TOO_LARGE) &&
           g_str_has_prefix (error->message, "waived"))
    saying = _("More is waived than is owed. Please check both sums.");
  else if (g_error_matches (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_TOO_LARGE) &&
           g_str_equal (error->message, "down_payment"))
    saying = _("The down payment leaves nothing for the instalments. Please check both sums.");
  else if (g_error_matches (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_TOO_LARGE) &&
           g_str_equal (error->message, "instalment"))
    saying = _("The sum that is to settle everything is more than what is left to pay. Please check both.");
  else if (g_error_matches (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_NOT_A_DAY) &&
           g_str_equal (error->message, "down_day"))
    saying = _("The down payment has to come before the first payment. Please check both days.");
  else if (g_error_matches (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_NO_SOLUTION) &&
           g_str_equal (error->message, "instalment"))
    saying = _("One payment does not even cover the interest of a month, so the debt would never be paid off. "
               "A larger payment or a lower rate is needed.");
  else if (g_error_matches (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_NO_SOLUTION) &&
           g_str_equal (error->message, "step_up"))
    saying = _("The payments rise by more than the debt bears. A smaller rise or fewer payments are needed.");
  else if (g_error_matches (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_TOO_LARGE) &&
           (g_str_equal (error->message, "months") || g_str_equal (error->message, "defer_months")))
    saying = _("That is too many months for a plan.");
  return saying != NULL ? g_strdup (saying) : anning_error_sentence (error);
}

char *
anning_planner_owed_sentence (const AnningDebtStanding *standing)
{
  g_autofree char *iso = NULL;
  g_autofree char *day = NULL;
  g_autofree char *claimed = NULL;
  g_autofree char *paid = NULL;

  g_return_val_if_fail (standing != NULL, NULL);

  switch (standing->basis)
    {
    case ANNING_OWED_SETTLED:
      return g_strdup (_("Marked as settled."));
    case ANNING_OWED_AGREED:
      return g_strdup (_("What the agreement leaves to be paid, without interest that is not due yet."));
    case ANNING_OWED_CLAIMED:
      if (standing->paid == 0)
        return g_strdup (_("What the creditor claims now: principal, interest, penalty and fees together."));
      claimed = anning_format_money (standing->claimed);
      paid = anning_format_money (standing->paid);
      /* Translators: two sums of money */
      return g_strdup_printf (_("%s as claimed by the creditor, less %s paid since then."), claimed, paid);
    case ANNING_OWED_SCHEDULE:
      if (!g_date_valid (&standing->paid_until))
        return g_strdup (_("Principal that the schedule leaves open after the payments noted here."));
      iso = anning_day_format (&standing->paid_until);
      day = anning_format_day (iso);
      /* Translators: %s is a day */
      return g_strdup_printf (_("Principal that the schedule leaves open if everything due before %s was paid."), day);
    case ANNING_OWED_PRINCIPAL:
      if (standing->paid == 0)
        return g_strdup (_("The sum agreed; the schedule is not known yet."));
      paid = anning_format_money (standing->paid);
      /* Translators: %s is a sum of money */
      return g_strdup_printf (_("The sum agreed, less %s paid; the schedule, and so the interest, is not known yet."),
                              paid);
    case ANNING_OWED_UNKNOWN:
    default:
      return g_strdup (_("Not known yet: enter the principal."));
    }
}

void
anning_planner_today (GDate *day)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_return_if_fail (day != NULL);

  g_date_clear (day, 1);
  g_date_set_dmy (day, g_date_time_get_day_of_month (now), g_date_time_get_month (now), g_date_time_get_year (now));
}

GtkWidget *
anning_planner_add_row (AdwExpanderRow *parent,
                        AnningForm     *form,
                        GType           row_type,
                        const char     *field,
                        const char     *title)
{
  GtkWidget *row = g_object_new (row_type, "title", title, NULL);

  anning_form_bind (form, field, row);
  adw_expander_row_add_row (parent, row);
  return row;
}

GtkWidget *
anning_planner_add_word_row (AdwExpanderRow   *parent,
                             AnningForm       *form,
                             const char       *field,
                             const char       *title,
                             const AnningWord *list)
{
  GtkWidget *row = g_object_new (ANNING_TYPE_WORD_ROW, "title", title, NULL);

  anning_word_row_set_list (ANNING_WORD_ROW (row), list);
  anning_form_bind (form, field, row);
  adw_expander_row_add_row (parent, row);
  return row;
}

AnningEvidenceGroup *
anning_planner_add_evidence (AdwExpanderRow *parent,
                             const char     *title,
                             const char     *empty)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *group = anning_evidence_group_new (title, empty);

  gtk_widget_set_margin_start (group, 12);
  gtk_widget_set_margin_end (group, 12);
  gtk_widget_set_margin_top (group, 12);
  gtk_widget_set_margin_bottom (group, 12);
  anning_row_name (GTK_LIST_BOX_ROW (row), title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), group);
  adw_expander_row_add_row (parent, row);
  anning_evidence_group_take_drops (ANNING_EVIDENCE_GROUP (group), GTK_WIDGET (parent));
  return ANNING_EVIDENCE_GROUP (group);
}
