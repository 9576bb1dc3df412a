/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-letter-fields.h"

/* Marks a label for translation; the page translates it. */
#define N_(text) text

/* One field a line: tools/lint reads the names and kinds here. */
static const AnningLetterField fields[] = {
  { "name", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_WRITER, FALSE, N_("Your name") },
  { "id_number", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_WRITER, FALSE, N_("Your identity card number") },
  { "phone", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_WRITER, FALSE, N_("Your telephone number") },
  { "address", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_WRITER, FALSE, N_("Your postal address") },
  { "email", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_WRITER, FALSE, N_("Your e-mail address") },
  { "date", ANNING_LETTER_FIELD_DAY, ANNING_LETTER_KEEP_NOT, FALSE, N_("Day of the letter") },
  { "creditor", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_NOT, FALSE, N_("Lender in the contract") },
  { "recipient", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_DEBT, FALSE, N_("To whom the letter goes") },
  { "lender_type", ANNING_LETTER_FIELD_WORD, ANNING_LETTER_KEEP_NOT, FALSE, N_("Kind of lender") },
  { "product", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_NOT, FALSE, N_("Product or app") },
  { "contract_day", ANNING_LETTER_FIELD_DAY, ANNING_LETTER_KEEP_NOT, FALSE, N_("Day of the contract") },
  { "contract_number", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_DEBT, FALSE, N_("Contract number") },
  { "card_tail", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_DEBT, FALSE, N_("Last four digits of the card") },
  { "principal", ANNING_LETTER_FIELD_MONEY, ANNING_LETTER_KEEP_NOT, FALSE, N_("Sum agreed") },
  { "received", ANNING_LETTER_FIELD_MONEY, ANNING_LETTER_KEEP_NOT, FALSE, N_("Sum that arrived") },
  { "rate", ANNING_LETTER_FIELD_RATE, ANNING_LETTER_KEEP_NOT, FALSE, N_("Rate in the contract") },
  { "instalment", ANNING_LETTER_FIELD_MONEY, ANNING_LETTER_KEEP_NOT, FALSE, N_("One instalment by the contract") },
  { "term_months", ANNING_LETTER_FIELD_COUNT, ANNING_LETTER_KEEP_NOT, FALSE, N_("Months by the contract") },
  { "first_due_day", ANNING_LETTER_FIELD_DAY, ANNING_LETTER_KEEP_NOT, FALSE, N_("First due day") },
  { "overdue_since", ANNING_LETTER_FIELD_DAY, ANNING_LETTER_KEEP_NOT, FALSE, N_("Overdue since") },
  { "claimed_total", ANNING_LETTER_FIELD_MONEY, ANNING_LETTER_KEEP_NOT, FALSE, N_("Total they claim") },
  { "claimed_principal", ANNING_LETTER_FIELD_MONEY, ANNING_LETTER_KEEP_NOT, FALSE, N_("Principal they claim") },
  { "claimed_interest", ANNING_LETTER_FIELD_MONEY, ANNING_LETTER_KEEP_NOT, FALSE, N_("Interest they claim") },
  { "claimed_penalty", ANNING_LETTER_FIELD_MONEY, ANNING_LETTER_KEEP_NOT, FALSE, N_("Penalty they claim") },
  { "claimed_fees", ANNING_LETTER_FIELD_MONEY, ANNING_LETTER_KEEP_NOT, FALSE, N_("Fees they claim") },
  { "paid_total", ANNING_LETTER_FIELD_MONEY, ANNING_LETTER_KEEP_NOT, FALSE, N_("Paid so far") },
  { "sum_hint", ANNING_LETTER_FIELD_HINT, ANNING_LETTER_KEEP_NOT, FALSE, N_("Say that the sums do not agree") },
  { "cost_hint", ANNING_LETTER_FIELD_HINT, ANNING_LETTER_KEEP_NOT, FALSE, N_("Say that the whole cost may be above the line") },
  { "pay_account", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_NOT, FALSE, N_("Account to pay into") },
  { "collector", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_DEBT, FALSE, N_("Collection agency, as it names itself") },
  { "offer_monthly", ANNING_LETTER_FIELD_MONEY, ANNING_LETTER_KEEP_NOT, FALSE, N_("You offer each month") },
  { "offer_months", ANNING_LETTER_FIELD_COUNT, ANNING_LETTER_KEEP_NOT, FALSE, N_("Number of instalments you offer") },
  { "offer_first_day", ANNING_LETTER_FIELD_DAY, ANNING_LETTER_KEEP_NOT, FALSE, N_("First payment you offer") },
  { "offer_total", ANNING_LETTER_FIELD_MONEY, ANNING_LETTER_KEEP_NOT, FALSE, N_("All payments you offer together") },
  { "down_amount", ANNING_LETTER_FIELD_MONEY, ANNING_LETTER_KEEP_NOT, FALSE, N_("Down payment you offer") },
  { "down_day", ANNING_LETTER_FIELD_DAY, ANNING_LETTER_KEEP_NOT, FALSE, N_("Day of the down payment you offer") },
  { "defer_months", ANNING_LETTER_FIELD_COUNT, ANNING_LETTER_KEEP_NOT, FALSE, N_("Months to be deferred") },
  { "defer_until", ANNING_LETTER_FIELD_DAY, ANNING_LETTER_KEEP_NOT, FALSE, N_("Payments begin again on") },
  { "waive_amount", ANNING_LETTER_FIELD_MONEY, ANNING_LETTER_KEEP_NOT, FALSE, N_("Sum to be waived") },
  { "settle_amount", ANNING_LETTER_FIELD_MONEY, ANNING_LETTER_KEEP_NOT, FALSE, N_("Sum that would settle it") },
  { "settle_by", ANNING_LETTER_FIELD_DAY, ANNING_LETTER_KEEP_NOT, FALSE, N_("Last day for the settlement") },
  { "income_monthly", ANNING_LETTER_FIELD_MONEY, ANNING_LETTER_KEEP_NOT, FALSE, N_("Household income a month") },
  { "spending_monthly", ANNING_LETTER_FIELD_MONEY, ANNING_LETTER_KEEP_NOT, FALSE, N_("Necessary spending a month") },
  { "surplus_monthly", ANNING_LETTER_FIELD_MONEY, ANNING_LETTER_KEEP_NOT, FALSE, N_("Left for all debts a month") },
  { "household", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_WRITER, FALSE, N_("Who lives from this income") },
  { "hardship", ANNING_LETTER_FIELD_LONG_TEXT, ANNING_LETTER_KEEP_DEBT, FALSE, N_("What happened, in your own words") },
  { "contact_hours", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_WRITER, FALSE, N_("Hours at which you can be reached") },
  { "contact_phone", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_WRITER, FALSE, N_("Number on which you can be reached") },
  { "incidents", ANNING_LETTER_FIELD_LIST, ANNING_LETTER_KEEP_NOT, TRUE, N_("Contacts from the log") },
  { "incident_count", ANNING_LETTER_FIELD_COUNT, ANNING_LETTER_KEEP_NOT, TRUE, N_("How many contacts") },
  { "incident_first_day", ANNING_LETTER_FIELD_DAY, ANNING_LETTER_KEEP_NOT, TRUE, N_("Day of the first contact") },
  { "incident_last_day", ANNING_LETTER_FIELD_DAY, ANNING_LETTER_KEEP_NOT, TRUE, N_("Day of the last contact") },
  { "incident_numbers", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_NOT, TRUE, N_("Numbers that were used") },
  { "relation", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_NOT, FALSE, N_("What you are to the borrower") },
  { "debtor_name", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_NOT, FALSE, N_("Name of the person they look for") },
  { "called_number", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_NOT, FALSE, N_("Your number that is being called") },
  { "request", ANNING_LETTER_FIELD_LONG_TEXT, ANNING_LETTER_KEEP_DEBT, FALSE, N_("What you ask for") },
  { "complaint_day", ANNING_LETTER_FIELD_DAY, ANNING_LETTER_KEEP_DEBT, FALSE, N_("Day of your complaint to the lender") },
  { "complaint_number", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_DEBT, FALSE, N_("Number of that complaint") },
  { "complaint_answer", ANNING_LETTER_FIELD_LONG_TEXT, ANNING_LETTER_KEEP_DEBT, FALSE, N_("What they answered") },
  { "place", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_NOT, FALSE, N_("Where it happened") },
  { "loss", ANNING_LETTER_FIELD_LONG_TEXT, ANNING_LETTER_KEEP_NOT, FALSE, N_("What it did to you and your family") },
  { "court_name", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_DEBT, FALSE, N_("Name of the court") },
  { "case_number", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_DEBT, FALSE, N_("Case number") },
  { "received_day", ANNING_LETTER_FIELD_DAY, ANNING_LETTER_KEEP_DEBT, FALSE, N_("Day you received the payment order") },
  { "applicant", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_DEBT, FALSE, N_("Who asked for the payment order") },
  { "order_amount", ANNING_LETTER_FIELD_MONEY, ANNING_LETTER_KEEP_DEBT, FALSE, N_("Sum in the payment order") },
  { "objection", ANNING_LETTER_FIELD_LONG_TEXT, ANNING_LETTER_KEEP_DEBT, FALSE, N_("What you object to") },
  { "report_day", ANNING_LETTER_FIELD_DAY, ANNING_LETTER_KEEP_NOT, FALSE, N_("Day of the credit report") },
  { "credit_item", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_NOT, FALSE, N_("Entry in the credit report") },
  { "credit_error", ANNING_LETTER_FIELD_LONG_TEXT, ANNING_LETTER_KEEP_NOT, FALSE, N_("What is wrong in it, and what is right") },
  { "credit_agency", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_NOT, FALSE, N_("Credit agency the letter goes to") },
  { "new_creditor", ANNING_LETTER_FIELD_TEXT, ANNING_LETTER_KEEP_DEBT, FALSE, N_("Who says the debt is theirs now") },
  { "notice_day", ANNING_LETTER_FIELD_DAY, ANNING_LETTER_KEEP_DEBT, FALSE, N_("Day you heard of it") },
};

static const char *const conditions[] = {
  "is_card",
  "is_bank",
  "is_consumer_finance",
  "is_microloan",
  "is_nfra",
  "is_local",
  "is_private",
  "night_contacts",
  "third_party_contacts",
  "has_recording",
  NULL,
};

const AnningLetterField *
anning_letter_field_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (g_str_equal (fields[i].name, name))
        return &fields[i];
    }
  return NULL;
}

const AnningLetterField *
anning_letter_fields_get (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (fields);
  return fields;
}

gboolean
anning_letter_condition_known (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return g_strv_contains (conditions, name);
}
