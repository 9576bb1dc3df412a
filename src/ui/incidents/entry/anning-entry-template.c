/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-entry-template.h"

#include <glib/gi18n.h>

#define DEMANDED { "purpose", "demand", N_("Demanded payment") }
#define INFORMED { "purpose", "inform", N_("Only informed") }
#define TOLD_OTHERS { "disclosed", "existence", N_("Told others of the debt") }
#define AS_POLICE { "claimed_identity", "police", N_("Said they were police") }
#define AS_COURT { "claimed_identity", "court", N_("Said they were a court") }
#define AS_LAWYER { "claimed_identity", "lawyer", N_("Said they were lawyers") }
#define WITHOUT_NAME { "identified_self", "no", N_("Did not say who they are") }
#define TO_A_PERSON { "pay_to", "personal_account", N_("To be paid to a person") }
#define TAG(word) { "tags", word, NULL }
#define END { NULL, NULL, NULL }

static const AnningSaid said_in_call[] = {
  DEMANDED, TAG ("threat_family"), TAG ("threat_violence"), TAG ("insult"), TOLD_OTHERS, AS_POLICE, AS_COURT,
  TAG ("jail_claim"), TAG ("arrest_at_home"), WITHOUT_NAME, TO_A_PERSON, TAG ("fee_for_reduction"), TAG ("plan_talk"),
  INFORMED, END,
};

static const AnningSaid said_in_text[] = {
  DEMANDED, TAG ("threat_family"), TAG ("insult"), TOLD_OTHERS, AS_LAWYER, AS_COURT, TAG ("jail_claim"),
  TAG ("fake_lawyer_letter"), TAG ("seal_image"), TAG ("qr_code"), TO_A_PERSON, TAG ("due_reminder"), TAG ("otp_code"),
  INFORMED, END,
};

static const AnningSaid said_in_visit[] = {
  DEMANDED, TAG ("no_id"), TAG ("no_recording"), TAG ("threat_violence"), TAG ("refuse_leave"), TAG ("block_exit"),
  TAG ("seize_property"), TAG ("group_gather"), TAG ("graffiti"), TAG ("noise"), TOLD_OTHERS, AS_COURT, INFORMED, END,
};

static const AnningSaid said_in_post[] = {
  TAG ("photo_publish"), TAG ("group_chat_expose"), TAG ("poster"), TAG ("banner"), TAG ("insult"), TAG ("slur"),
  TAG ("deepfake_image"), TOLD_OTHERS, { "disclosed", "amount", N_("Named the amount") }, DEMANDED, END,
};

static const AnningSaid said_in_letter[] = {
  DEMANDED, TAG ("fake_lawyer_letter"), TAG ("fake_summons"), TAG ("fake_warrant"), TAG ("fake_judgment"),
  TAG ("seal_image"), TAG ("jail_claim"), TAG ("today_execution"), TAG ("assigned_claim"), TAG ("assign_notice"),
  INFORMED, END,
};

static const AnningWord calls[] = {
  { "call", N_("Call") },
  { "ai_call", N_("Automatic call") },
  { NULL, NULL },
};

static const AnningWord texts[] = {
  { "sms", N_("Text message") },
  { "im", N_("Messenger") },
  { "email", N_("E-mail") },
  { NULL, NULL },
};

static const AnningWord visits[] = {
  { "visit", N_("Visit") },
  { NULL, NULL },
};

static const AnningWord posts[] = {
  { "social_post", N_("Public post") },
  { NULL, NULL },
};

static const AnningWord letters[] = {
  { "letter", N_("Letter") },
  { "email", N_("E-mail") },
  { "other", N_("Other") },
  { NULL, NULL },
};

const AnningEntryTemplate anning_entry_templates[] = {
  { "call", NC_("new contact", "Call"), N_("When it began"), N_("Number"), NULL,
    ANNING_ENTRY_NUMBER | ANNING_ENTRY_CONNECTED | ANNING_ENTRY_LENGTH | ANNING_ENTRY_CHANNEL, calls, "yes", said_in_call },
  { "text", NC_("new contact", "Text"), N_("When it came"), N_("Number or account"), NULL,
    ANNING_ENTRY_NUMBER | ANNING_ENTRY_CHANNEL | ANNING_ENTRY_WORDS | ANNING_ENTRY_PICTURES, texts, NULL, said_in_text },
  { "visit", NC_("new contact", "Visit"), N_("When they came"), NULL, N_("Where it was"),
    ANNING_ENTRY_LENGTH | ANNING_ENTRY_PLACE | ANNING_ENTRY_VISIT | ANNING_ENTRY_PICTURES, visits, NULL, said_in_visit },
  { "post", NC_("new contact", "Online Post"), N_("When it was seen"), NULL, N_("Address of the page, or where it stands"),
    ANNING_ENTRY_PLACE | ANNING_ENTRY_WORDS | ANNING_ENTRY_PICTURES, posts, NULL, said_in_post },
  { "letter", NC_("new contact", "Letter"), N_("When it arrived"), NULL, NULL,
    ANNING_ENTRY_CHANNEL | ANNING_ENTRY_WORDS | ANNING_ENTRY_PICTURES | ANNING_ENTRY_UNCHECKED, letters, NULL,
    said_in_letter },
  { NULL },
};

const AnningEntryTemplate *
anning_entry_template_find (const char *channel)
{
  for (const AnningEntryTemplate *template = anning_entry_templates; template->name != NULL; template++)
    {
      if (anning_words_contains (template->channels, channel))
        return template;
    }
  return anning_entry_templates;
}
