/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-due-words.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-format.h"
#include "anning-ui-texts.h"

static const char *const months[] = {
  NULL,
  N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
  N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
};

/* Whoever lends privately issues no certificate and reports to no credit bureau. */
gboolean
anning_due_words_is_private (const AnningDebt *debt)
{
  g_return_val_if_fail (debt != NULL, FALSE);

  return g_strcmp0 (debt->lender_type, "private") == 0;
}

char *
anning_due_words_kind (const AnningDueDay *due,
                       const AnningDebt   *debt)
{
  g_return_val_if_fail (due != NULL && (debt != NULL || anning_due_day_is_deadline (due)), NULL);

  switch (due->kind)
    {
    case ANNING_DUE_PAYMENT:
      /* Translators: number of the payment, number of all payments of an agreement */
      return g_strdup_printf (_("Payment %1$u of %2$u"), due->number, due->of);
    case ANNING_DUE_INSTALMENT:
      /* Translators: number of the instalment, number of all instalments of a contract */
      return g_strdup_printf (_("Instalment %1$u of %2$u"), due->number, due->of);
    case ANNING_DUE_ANSWER:
      return g_strdup (_("Answer promised"));
    case ANNING_DUE_CONTACT:
      return g_strdup (_("Next talk"));
    case ANNING_DUE_OFFER:
      return g_strdup (_("Offer ends"));
    case ANNING_DUE_CERTIFICATE:
      return g_strdup (anning_due_words_is_private (debt) ? _("Ask for the IOU back")
                                                          : _("Ask for the certificate of settlement"));
    case ANNING_DUE_LETTER:
      return g_strdup (_("Answer to the letter"));
    case ANNING_DUE_OWN:
      return g_strdup (_("Your last day"));
    case ANNING_DUE_AWAITED:
      return g_strdup (_("Their last day to answer"));
    default:
      return g_strdup ("");
    }
}

char *
anning_due_words_distance (const GDate *day,
                           const GDate *today)
{
  int days;

  g_return_val_if_fail (day != NULL && today != NULL, NULL);

  days = (int) anning_day_distance (today, day);
  if (days == 0)
    return g_strdup (_("today"));
  if (days > 0)
    return g_strdup_printf (ngettext ("in %d day", "in %d days", days), days);
  return g_strdup_printf (ngettext ("%d day ago", "%d days ago", -days), -days);
}

static char *
late_text (const AnningDueDay *due)
{
  int days = (int) MIN (due->days_late, G_MAXINT);

  return g_strdup_printf (ngettext ("%d day late", "%d days late", days), days);
}

static char *
part_text (const AnningDueDay *due,
           const GDate        *today)
{
  g_autofree char *open = anning_format_money (due->open);
  g_autofree char *when = due->days_late > 0 ? late_text (due) : anning_due_words_distance (&due->day, today);

  /* Translators: a sum, then "in 14 days" or "16 days late" */
  return g_strdup_printf (_("%1$s still open, %2$s"), open, when);
}

char *
anning_due_words_state (const AnningDueDay *due,
                        const GDate        *today)
{
  int days;

  g_return_val_if_fail (due != NULL && today != NULL, NULL);

  days = (int) MIN (due->days_late, G_MAXINT);
  switch (due->state)
    {
    case ANNING_ACCOUNT_PAID:
      return g_strdup (_("paid"));
    case ANNING_ACCOUNT_PAID_LATE:
      return g_strdup_printf (ngettext ("paid, %d day late", "paid, %d days late", days), days);
    case ANNING_ACCOUNT_AHEAD:
      return g_strdup (_("paid ahead"));
    case ANNING_ACCOUNT_PART:
      return part_text (due, today);
    case ANNING_ACCOUNT_MISSED:
      return late_text (due);
    case ANNING_ACCOUNT_DUE:
    default:
      return anning_due_words_distance (&due->day, today);
    }
}

char *
anning_due_words_day (const GDate *day)
{
  g_autofree char *iso = NULL;

  g_return_val_if_fail (day != NULL && g_date_valid (day), NULL);

  iso = anning_day_format (day);
  return anning_format_day (iso);
}

char *
anning_due_words_month (const GDate *day)
{
  g_return_val_if_fail (day != NULL && g_date_valid (day), NULL);

  /* Translators: name of a month, year: the heading of a calendar */
  return g_strdup_printf (C_("month", "%1$s %2$d"), _(months[g_date_get_month (day)]), g_date_get_year (day));
}

const char *
anning_due_words_title (const AnningDueDay *due,
                        const AnningDebt   *debt)
{
  AnningTexts *texts = anning_ui_texts_peek ();
  const char *creditor = debt != NULL ? anning_due_words_creditor (debt) : "";

  g_return_val_if_fail (due != NULL, "");

  if (!anning_due_day_is_deadline (due))
    return *creditor != '\0' ? creditor : _("The debt");
  return texts != NULL ? anning_rule_texts_get_deadline (anning_texts_get_rules (texts), due->deadline) : _("Deadline");
}

const char *
anning_due_words_creditor (const AnningDebt *debt)
{
  g_return_val_if_fail (debt != NULL, "");

  if (debt->creditor != NULL)
    return debt->creditor;
  return debt->product != NULL ? debt->product : "";
}
