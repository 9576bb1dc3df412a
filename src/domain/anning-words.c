/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-words.h"

#include <string.h>

/* Marks a label for translation; the page translates it. */
#define N_(text) text

const AnningWord anning_lender_types[] = {
  { "unknown", N_("Not known yet") },
  { "bank_card", N_("Bank credit card") },
  { "bank_loan", N_("Bank consumer loan") },
  { "consumer_finance", N_("Consumer finance company") },
  { "auto_finance", N_("Car finance company") },
  { "trust", N_("Trust company") },
  { "microloan", N_("Microloan company") },
  { "guarantee", N_("Guarantee company") },
  { "amc_local", N_("Local asset manager") },
  { "amc", N_("Asset manager") },
  { "platform", N_("Platform only, not the lender") },
  { "private", N_("Private person") },
  { "unlicensed", N_("Lender without licence") },
  { NULL, NULL },
};

const AnningWord anning_loan_methods[] = {
  { "level_payment", N_("Level payment") },
  { "level_principal", N_("Level principal") },
  { "interest_only", N_("Interest only, then principal") },
  { "flat_rate", N_("Flat rate") },
  { "bullet", N_("All at the end") },
  { "own_table", N_("By a table of its own") },
  { NULL, NULL },
};

const AnningWord anning_debt_stages[] = {
  { "current", N_("Paid on time") },
  { "overdue", N_("Overdue") },
  { "outsourced", N_("With a collection agency") },
  { "assigned", N_("Assigned to another creditor") },
  { "sued", N_("Sued or in arbitration") },
  { "judged", N_("Judged or in enforcement") },
  { "settled", N_("Settled") },
  { NULL, NULL },
};

const AnningWord anning_debt_priorities[] = {
  { "normal", N_("Like the others") },
  { "secured", N_("Secured by a home or a car") },
  { "living", N_("Needed to live or to work") },
  { NULL, NULL },
};

const AnningWord anning_fee_times[] = {
  { "at_payout", N_("Kept back at payout") },
  { "monthly", N_("With every instalment") },
  { "once", N_("Once, on a day") },
  { NULL, NULL },
};

const AnningWord anning_fee_kinds[] = {
  { "service", N_("Service fee") },
  { "guarantee", N_("Guarantee fee") },
  { "insurance", N_("Insurance premium") },
  { "membership", N_("Membership fee") },
  { "other", N_("Other fee") },
  { NULL, NULL },
};

const AnningWord anning_budget_kinds[] = {
  { "income", N_("Income") },
  { "spending", N_("Necessary spending") },
  { NULL, NULL },
};

const AnningWord anning_budget_categories[] = {
  { "wages", N_("Wages") },
  { "business", N_("Own business") },
  { "other_income", N_("Other income") },
  { "housing", N_("Housing") },
  { "utilities", N_("Water, power, heating") },
  { "food", N_("Food") },
  { "transport", N_("Transport") },
  { "phone", N_("Phone and network") },
  { "health", N_("Health") },
  { "children", N_("Children") },
  { "parents", N_("Parents") },
  { "insurance", N_("Insurance") },
  { "other", N_("Other") },
  { NULL, NULL },
};

const AnningWord anning_budget_periods[] = {
  { "monthly", N_("Every month") },
  { "yearly", N_("Every year") },
  { "once", N_("Once") },
  { NULL, NULL },
};

const AnningWord anning_proposal_kinds[] = {
  { "instalments", N_("Instalments") },
  { "deferral", N_("Deferral") },
  { "waiver", N_("Waiver") },
  { "settlement", N_("Settlement") },
  { NULL, NULL },
};

const AnningWord anning_proposal_states[] = {
  { "draft", N_("Draft") },
  { "sent", N_("Sent") },
  { "accepted", N_("Accepted") },
  { "declined", N_("Declined") },
  { "withdrawn", N_("Withdrawn") },
  { NULL, NULL },
};

const AnningWord anning_proposal_authors[] = {
  { "ours", N_("Ours") },
  { "theirs", N_("Theirs") },
  { NULL, NULL },
};

const AnningWord anning_proposal_roles[] = {
  { "offer", N_("Offer") },
  { "target", N_("Target") },
  { "limit", N_("Limit") },
  { NULL, NULL },
};

const AnningWord anning_round_outcomes[] = {
  { "open", N_("Open") },
  { "promised", N_("Promised orally") },
  { "confirmed", N_("Confirmed in writing") },
  { "refused", N_("Refused") },
  { NULL, NULL },
};

const AnningWord anning_channels[] = {
  { "call", N_("Call") },
  { "ai_call", N_("Automatic call") },
  { "sms", N_("Text message") },
  { "im", N_("Messenger") },
  { "email", N_("E-mail") },
  { "letter", N_("Letter") },
  { "visit", N_("Visit") },
  { "social_post", N_("Public post") },
  { "other", N_("Other") },
  { NULL, NULL },
};

const AnningWord anning_directions[] = {
  { "in", N_("From them") },
  { "out", N_("From me") },
  { NULL, NULL },
};

const AnningWord anning_answers[] = {
  { "unknown", N_("Not known") },
  { "yes", N_("Yes") },
  { "no", N_("No") },
  { NULL, NULL },
};

const AnningWord anning_time_sources[] = {
  { "typed", N_("Typed in") },
  { "file_name", N_("From the file name") },
  { "file_time", N_("From the file's time") },
  { "call_log", N_("From the call log") },
  { "text_log", N_("From the phone's messages") },
  { "bill", N_("From the bill") },
  { "recorder", N_("From the recorder") },
  { "picture", N_("From the picture") },
  { "mail", N_("From the e-mail") },
  { NULL, NULL },
};

const AnningWord anning_source_kinds[] = {
  { "call_log", N_("Call log of the phone") },
  { "text_log", N_("Messages of the phone") },
  { "phone_log", N_("Calls and messages of the phone") },
  { "bill", N_("Carrier's bill") },
  { "recorder", N_("Recorder") },
  { "kit", N_("Written down by a relative") },
  { NULL, NULL },
};

const AnningWord anning_trace_starts[] = {
  { "ringing", N_("It rang") },
  { "answer", N_("It was answered") },
  { "arrival", N_("The message came") },
  { "recording", N_("The recording began") },
  { NULL, NULL },
};

const AnningWord anning_trace_placings[] = {
  { "alone", N_("Nothing else told of it") },
  { "fitted", N_("Fitted by number and time") },
  { "chosen", N_("Chosen by you") },
  { NULL, NULL },
};

const AnningWord anning_parties[] = {
  { "debtor", N_("Me") },
  { "guarantor", N_("Guarantor") },
  { "spouse", N_("Spouse") },
  { "heir", N_("Heir") },
  { "contact", N_("Relative or friend") },
  { "employer", N_("Employer or colleague") },
  { "neighbor_or_village", N_("Neighbour or village") },
  { "stranger", N_("Someone unconnected") },
  { "minor", N_("A minor") },
  { NULL, NULL },
};

const AnningWord anning_product_types[] = {
  { "credit_card", N_("Credit card") },
  { "online_consumer", N_("Online consumer loan") },
  { "other_consumer", N_("Other consumer loan") },
  { "business", N_("Business loan") },
  { "unknown", N_("Not known") },
  { NULL, NULL },
};

const AnningWord anning_identities[] = {
  { "none", N_("Said nothing of it") },
  { "lender_staff", N_("Staff of the lender") },
  { "outsourced", N_("Outside agency") },
  { "lawyer", N_("Lawyer") },
  { "court", N_("Court") },
  { "police", N_("Police") },
  { "procuratorate", N_("Procuratorate") },
  { "government", N_("Government") },
  { "credit_bureau", N_("Credit bureau") },
  { "other", N_("Someone else") },
  { NULL, NULL },
};

const AnningWord anning_purposes[] = {
  { "demand", N_("To demand payment") },
  { "inform", N_("To inform") },
  { "locate_debtor", N_("To find me") },
  { "relay", N_("To have something passed on") },
  { "other", N_("Something else") },
  { NULL, NULL },
};

const AnningWord anning_disclosures[] = {
  { "none", N_("Nothing") },
  { "existence", N_("That there is a debt") },
  { "amount", N_("The amount") },
  { "overdue_time", N_("Since when it is overdue") },
  { "documents", N_("Documents") },
  { NULL, NULL },
};

const AnningWord anning_incident_tags[] = {
  { "threat_violence", N_("Threat of violence") },
  { "threat_family", N_("Threat against family") },
  { "threat_property", N_("Threat against property") },
  { "insult", N_("Insult") },
  { "slur", N_("Abuse") },
  { "sexual_harass", N_("Sexual harassment") },
  { "deepfake_image", N_("Faked picture") },
  { "verified_fake", N_("Checked: a false identity") },
  { "fake_summons", N_("Claimed summons") },
  { "fake_warrant", N_("Claimed warrant") },
  { "fake_judgment", N_("Claimed judgment") },
  { "fake_lawyer_letter", N_("Claimed lawyer's letter") },
  { "seal_image", N_("Picture of a seal") },
  { "jail_claim", N_("Said I would go to jail") },
  { "children_school_claim", N_("Said it hurts the children's school") },
  { "arrest_at_home", N_("Said I would be arrested at home") },
  { "auto_blacklist", N_("Said I would be blacklisted") },
  { "freeze_all_cards", N_("Said all cards would be frozen") },
  { "today_execution", N_("Said enforcement would be today") },
  { "criminal_for_netloan", N_("Called an online loan a crime") },
  { "induce_new_loan", N_("Pressed for a new loan") },
  { "collection_fee", N_("Asked a collection fee") },
  { "fee_for_reduction", N_("Asked a fee for a reduction") },
  { "qr_code", N_("Sent a payment code") },
  { "poster", N_("Poster") },
  { "banner", N_("Banner") },
  { "group_chat_expose", N_("Exposed in a group chat") },
  { "photo_publish", N_("Published a photo") },
  { "extort", N_("Demanded more under threat") },
  { "no_id", N_("Showed no identification") },
  { "no_recording", N_("Made no recording") },
  { "detain", N_("Held someone") },
  { "block_exit", N_("Blocked the way") },
  { "seize_property", N_("Took property") },
  { "refuse_leave", N_("Would not leave") },
  { "stalking", N_("Followed someone") },
  { "graffiti", N_("Paint or writing") },
  { "noise", N_("Noise") },
  { "wreath", N_("Wreath or mourning goods") },
  { "group_gather", N_("Gathered a group") },
  { "tp_volunteered", N_("The other person offered to pay") },
  { "verified_real", N_("Checked: genuine") },
  { "own_property", N_("Demanded an heir's own money") },
  { "otp_code", N_("Message with a code") },
  { "receipt", N_("Notice of a payment received") },
  { "due_reminder", N_("Automatic reminder of a due day") },
  { "plan_talk", N_("Talk about a plan") },
  { "complaint_reply", N_("Answer to a complaint") },
  { "private_account", N_("From a private phone or account") },
  { "assigned_claim", N_("Said the debt was sold to them") },
  { "assign_notice", N_("The old creditor had told me of the sale") },
  { "no_assign_notice", N_("Nobody had told me of the sale") },
  { NULL, NULL },
};

const AnningWord anning_plan_states[] = {
  { "none", N_("No plan") },
  { "active", N_("Plan in force") },
  { "breached", N_("Plan broken") },
  { "settled", N_("Settled") },
  { NULL, NULL },
};

const AnningWord anning_pay_targets[] = {
  { "none", N_("Not asked") },
  { "lender_official", N_("The lender's own account") },
  { "personal_account", N_("A personal account") },
  { "unknown", N_("Not known") },
  { NULL, NULL },
};

const AnningWord anning_wordings[] = {
  { "exact", N_("Exact words") },
  { "summary", N_("Summary") },
  { NULL, NULL },
};

const AnningWord anning_speakers[] = {
  { "them", N_("Them") },
  { "me", N_("Me") },
  { "other", N_("Someone else") },
  { NULL, NULL },
};

const AnningWord anning_relations[] = {
  { "unknown", N_("Not known yet") },
  { "spouse", N_("Spouse") },
  { "parent", N_("Parent") },
  { "child", N_("Adult child") },
  { "minor", N_("Child under 18") },
  { "sibling", N_("Brother or sister") },
  { "other_family", N_("Other family") },
  { "colleague", N_("Colleague or employer") },
  { "friend", N_("Friend") },
  { "other", N_("Other") },
  { NULL, NULL },
};

const AnningWord anning_liabilities[] = {
  { "none", N_("Neither signed nor guaranteed") },
  { "co_signer", N_("Signed as well") },
  { "guarantor", N_("Guarantor in writing") },
  { "unknown", N_("Not known yet") },
  { NULL, NULL },
};

const AnningWord anning_audiences[] = {
  { "parents", N_("Parents") },
  { "spouse", N_("Spouse") },
  { "child", N_("Adult child") },
  { "sibling", N_("Brother or sister") },
  { "colleague", N_("Colleague or HR") },
  { "friend", N_("Friend") },
  { NULL, NULL },
};

const AnningWord anning_note_lengths[] = {
  { "full", N_("In full") },
  { "brief", N_("In few words") },
  { NULL, NULL },
};

const AnningWord anning_share_ways[] = {
  { "copy", N_("Copied as text") },
  { "text", N_("Text file") },
  { "picture", N_("Picture") },
  { "pdf", N_("PDF") },
  { "print", N_("Printed") },
  { "qr", N_("QR code") },
  { "mail", N_("E-mail") },
  { "kit", N_("Page for the phone") },
  { "told", N_("Told in person") },
  { NULL, NULL },
};

const AnningWord anning_writers[] = {
  { "relative", N_("The relative, on their own phone") },
  { NULL, NULL },
};

/* Whether @word, which may be NULL, is one of @list. */
gboolean
anning_words_contains (const AnningWord *list,
                       const char       *word)
{
  return anning_words_label (list, word) != NULL;
}

/* Returns: (nullable): the English label, still to be translated */
const char *
anning_words_label (const AnningWord *list,
                    const char       *word)
{
  g_return_val_if_fail (list != NULL, NULL);

  for (; word != NULL && list->word != NULL; list++)
    {
      if (strcmp (list->word, word) == 0)
        return list->label;
    }
  return NULL;
}

/* Returns: the word's place in its list, G_MAXUINT if it is not in it */
guint
anning_words_index (const AnningWord *list,
                    const char       *word)
{
  g_return_val_if_fail (list != NULL, G_MAXUINT);

  for (guint i = 0; word != NULL && list[i].word != NULL; i++)
    {
      if (strcmp (list[i].word, word) == 0)
        return i;
    }
  return G_MAXUINT;
}
