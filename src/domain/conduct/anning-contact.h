/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-contact-names.h"
#include "anning-incident.h"

G_BEGIN_DECLS

/*
 * What the rules of conduct read of one incident, small enough that a log of many
 * years is gone through at once. Every enumeration begins with what is not known
 * and goes on in the order of its word list; what is not known is never taken for
 * anything else.
 */

typedef enum
{
  ANNING_ANSWER_UNKNOWN,
  ANNING_ANSWER_YES,
  ANNING_ANSWER_NO,
} AnningAnswer;

typedef enum
{
  ANNING_CHANNEL_UNKNOWN,
  ANNING_CHANNEL_CALL,
  ANNING_CHANNEL_AI_CALL,
  ANNING_CHANNEL_SMS,
  ANNING_CHANNEL_IM,
  ANNING_CHANNEL_EMAIL,
  ANNING_CHANNEL_LETTER,
  ANNING_CHANNEL_VISIT,
  ANNING_CHANNEL_SOCIAL_POST,
  ANNING_CHANNEL_OTHER,
} AnningChannel;

typedef enum
{
  ANNING_DIRECTION_UNKNOWN,
  ANNING_DIRECTION_IN,
  ANNING_DIRECTION_OUT,
} AnningDirection;

typedef enum
{
  ANNING_PARTY_UNKNOWN,
  ANNING_PARTY_DEBTOR,
  ANNING_PARTY_GUARANTOR,
  ANNING_PARTY_SPOUSE,
  ANNING_PARTY_HEIR,
  ANNING_PARTY_CONTACT,
  ANNING_PARTY_EMPLOYER,
  ANNING_PARTY_NEIGHBOR,
  ANNING_PARTY_STRANGER,
  ANNING_PARTY_MINOR,
  ANNING_N_PARTIES
} AnningParty;

typedef enum
{
  ANNING_LENDER_UNKNOWN,
  ANNING_LENDER_BANK_CARD,
  ANNING_LENDER_BANK_LOAN,
  ANNING_LENDER_CONSUMER_FINANCE,
  ANNING_LENDER_AUTO_FINANCE,
  ANNING_LENDER_TRUST,
  ANNING_LENDER_MICROLOAN,
  ANNING_LENDER_GUARANTEE,
  ANNING_LENDER_AMC_LOCAL,
  ANNING_LENDER_AMC,
  ANNING_LENDER_PLATFORM,
  ANNING_LENDER_PRIVATE,
  ANNING_LENDER_UNLICENSED,
  ANNING_N_LENDERS
} AnningLender;

typedef enum
{
  ANNING_PRODUCT_UNKNOWN,
  ANNING_PRODUCT_CREDIT_CARD,
  ANNING_PRODUCT_ONLINE_CONSUMER,
  ANNING_PRODUCT_OTHER_CONSUMER,
  ANNING_PRODUCT_BUSINESS,
} AnningProduct;

typedef enum
{
  ANNING_IDENTITY_UNKNOWN,
  ANNING_IDENTITY_NONE,
  ANNING_IDENTITY_LENDER_STAFF,
  ANNING_IDENTITY_OUTSOURCED,
  ANNING_IDENTITY_LAWYER,
  ANNING_IDENTITY_COURT,
  ANNING_IDENTITY_POLICE,
  ANNING_IDENTITY_PROCURATORATE,
  ANNING_IDENTITY_GOVERNMENT,
  ANNING_IDENTITY_CREDIT_BUREAU,
  ANNING_IDENTITY_OTHER,
} AnningIdentity;

typedef enum
{
  ANNING_PURPOSE_UNKNOWN,
  ANNING_PURPOSE_DEMAND,
  ANNING_PURPOSE_INFORM,
  ANNING_PURPOSE_LOCATE,
  ANNING_PURPOSE_RELAY,
  ANNING_PURPOSE_OTHER,
} AnningPurpose;

typedef enum
{
  ANNING_DISCLOSED_UNKNOWN,
  ANNING_DISCLOSED_NONE,
  ANNING_DISCLOSED_EXISTENCE,
  ANNING_DISCLOSED_AMOUNT,
  ANNING_DISCLOSED_OVERDUE_TIME,
  ANNING_DISCLOSED_DOCUMENTS,
} AnningDisclosed;

typedef enum
{
  ANNING_PLAN_UNKNOWN,
  ANNING_PLAN_NONE,
  ANNING_PLAN_ACTIVE,
  ANNING_PLAN_BREACHED,
  ANNING_PLAN_SETTLED,
} AnningPlan;

typedef enum
{
  ANNING_PAY_TO_UNKNOWN,
  ANNING_PAY_TO_NOBODY,
  ANNING_PAY_TO_LENDER,
  ANNING_PAY_TO_PERSONAL,
} AnningPayTo;

typedef enum
{
  ANNING_LIABILITY_UNKNOWN,
  ANNING_LIABILITY_NONE,
  ANNING_LIABILITY_CO_SIGNER,
  ANNING_LIABILITY_GUARANTOR,
} AnningLiability;

/* The places of the words in anning_incident_tags; ANNING_TAG () makes a mask of one. */
typedef enum
{
  ANNING_TAG_THREAT_VIOLENCE,
  ANNING_TAG_THREAT_FAMILY,
  ANNING_TAG_THREAT_PROPERTY,
  ANNING_TAG_INSULT,
  ANNING_TAG_SLUR,
  ANNING_TAG_SEXUAL_HARASS,
  ANNING_TAG_DEEPFAKE_IMAGE,
  ANNING_TAG_VERIFIED_FAKE,
  ANNING_TAG_FAKE_SUMMONS,
  ANNING_TAG_FAKE_WARRANT,
  ANNING_TAG_FAKE_JUDGMENT,
  ANNING_TAG_FAKE_LAWYER_LETTER,
  ANNING_TAG_SEAL_IMAGE,
  ANNING_TAG_JAIL_CLAIM,
  ANNING_TAG_CHILDREN_SCHOOL_CLAIM,
  ANNING_TAG_ARREST_AT_HOME,
  ANNING_TAG_AUTO_BLACKLIST,
  ANNING_TAG_FREEZE_ALL_CARDS,
  ANNING_TAG_TODAY_EXECUTION,
  ANNING_TAG_CRIMINAL_FOR_NETLOAN,
  ANNING_TAG_INDUCE_NEW_LOAN,
  ANNING_TAG_COLLECTION_FEE,
  ANNING_TAG_FEE_FOR_REDUCTION,
  ANNING_TAG_QR_CODE,
  ANNING_TAG_POSTER,
  ANNING_TAG_BANNER,
  ANNING_TAG_GROUP_CHAT_EXPOSE,
  ANNING_TAG_PHOTO_PUBLISH,
  ANNING_TAG_EXTORT,
  ANNING_TAG_NO_ID,
  ANNING_TAG_NO_RECORDING,
  ANNING_TAG_DETAIN,
  ANNING_TAG_BLOCK_EXIT,
  ANNING_TAG_SEIZE_PROPERTY,
  ANNING_TAG_REFUSE_LEAVE,
  ANNING_TAG_STALKING,
  ANNING_TAG_GRAFFITI,
  ANNING_TAG_NOISE,
  ANNING_TAG_WREATH,
  ANNING_TAG_GROUP_GATHER,
  ANNING_TAG_TP_VOLUNTEERED,
  ANNING_TAG_VERIFIED_REAL,
  ANNING_TAG_OWN_PROPERTY,
  ANNING_TAG_OTP_CODE,
  ANNING_TAG_RECEIPT,
  ANNING_TAG_DUE_REMINDER,
  ANNING_TAG_PLAN_TALK,
  ANNING_TAG_COMPLAINT_REPLY,
  ANNING_TAG_PRIVATE_ACCOUNT,
  ANNING_TAG_ASSIGNED_CLAIM,
  ANNING_TAG_ASSIGN_NOTICE,
  ANNING_TAG_NO_ASSIGN_NOTICE,
  ANNING_N_TAGS
} AnningTag;

#define ANNING_TAG(tag) (G_GUINT64_CONSTANT (1) << ANNING_TAG_##tag)

/* What may show that it was so; a mask, see anning_proofs. */
typedef enum
{
  ANNING_PROOF_BILL = 1 << 0,
  ANNING_PROOF_CALL_LOG = 1 << 1,
  ANNING_PROOF_RECORDING = 1 << 2,
  ANNING_PROOF_ORIGINAL_MESSAGE = 1 << 3,
  ANNING_PROOF_CONTRACT = 1 << 4,
  ANNING_PROOF_STATEMENT = 1 << 5,
  ANNING_PROOF_NUMBER_OWNER = 1 << 6,
  ANNING_PROOF_REACHABLE = 1 << 7,
  ANNING_PROOF_REFUSAL = 1 << 8,
  ANNING_PROOF_NUMBER_DATE = 1 << 9,
  ANNING_PROOF_TOLD = 1 << 10,
  ANNING_PROOF_PERMISSION = 1 << 11,
  ANNING_PROOF_FAMILY_PAPERS = 1 << 12,
  ANNING_PROOF_ESTATE = 1 << 13,
  ANNING_PROOF_ORIGINAL_FILE = 1 << 14,
  ANNING_PROOF_CHECKED = 1 << 15,
  ANNING_PROOF_ACCOUNT = 1 << 16,
  ANNING_PROOF_WEB_PAGE = 1 << 17,
  ANNING_PROOF_PLATFORM_RECEIPT = 1 << 18,
  ANNING_PROOF_PICTURES = 1 << 19,
  ANNING_PROOF_POLICE_RECEIPT = 1 << 20,
  ANNING_PROOF_PLAN = 1 << 21,
  ANNING_PROOF_PAYMENTS = 1 << 22,
  ANNING_PROOF_ASSIGNMENT = 1 << 23,
  ANNING_PROOF_OFFICIAL_BILL = 1 << 24,
  ANNING_PROOF_TIMELINE = 1 << 25,
  ANNING_PROOF_MEDICAL = 1 << 26,
} AnningProof;

#define ANNING_N_PROOFS 27

/* Stable words, in the order of the bits. */
extern const char *const anning_proofs[ANNING_N_PROOFS];

/* Local time, in minutes from midnight; where @to is earlier than @from, midnight lies between. */
typedef struct
{
  gint16 from;
  gint16 to;
} AnningClockSpan;

#define ANNING_AGREED_SPANS 3

typedef struct
{
  gint64 id;
  gint64 started_at; /* ms */
  gint64 ended_at;   /* ms, may be ANNING_UNKNOWN */
  gint64 told_at;    /* ms, when they were told that it is the wrong person, may be ANNING_UNKNOWN */
  gint64 refused_at; /* ms, when this person told this creditor to stop, may be ANNING_UNKNOWN */
  guint64 tags;      /* ANNING_TAG () */
  guint32 creditor;  /* the ids of AnningContactNames: small numbers, 0: not known */
  guint32 collector;
  guint32 from_number;
  guint32 to_number;
  guint32 relative; /* id of the relative, 0: none */
  guint32 proofs;   /* AnningProof: what there is for this contact */
  gint32 day;       /* the local day, as GDate counts */
  gint32 clock;     /* ms since the local midnight */
  gint16 utc_offset;
  gint16 agreed_calls; /* a day, -1: none were agreed */
  gint16 visitors;     /* -1: not known */
  AnningClockSpan agreed[ANNING_AGREED_SPANS];
  guint8 n_agreed;
  guint8 agreed_unread; /* hours were agreed, but it cannot be told which */
  guint8 from_mobile;   /* the number has the form of a mobile telephone's */
  guint8 outsourced;    /* AnningAnswer: the collector is somebody else than the creditor */
  guint8 channel;
  guint8 direction;
  guint8 connected; /* AnningAnswer */
  guint8 party;
  guint8 lender;
  guint8 product;
  guint8 identified; /* AnningAnswer */
  guint8 identity;
  guint8 purpose;
  guint8 disclosed;
  guint8 plan;
  guint8 pay_to;
  guint8 entered;       /* AnningAnswer */
  guint8 entry_consent; /* AnningAnswer */
  guint8 prior_refusal; /* TRUE: they had been asked to stop */
  guint8 night_consent; /* TRUE: contact at night was agreed */
  guint8 liability;     /* of whom they reached */
  guint8 family_use;    /* AnningAnswer: the debt was for the daily needs of the family */
  guint8 card_case;     /* AnningAnswer: a card's principal of 50 000 yuan, demanded twice, for three months */
} AnningContact;

gboolean anning_contact_from_incident (AnningContact        *contact,
                                       const AnningIncident *incident,
                                       AnningContactNames   *names);
int      anning_contact_compare       (gconstpointer         a,
                                       gconstpointer         b);
guint64  anning_contact_get_person    (const AnningContact  *contact);
gboolean anning_contact_is_third_party (const AnningContact  *contact);
gboolean anning_contact_is_theirs     (const AnningContact  *contact);
gboolean anning_incident_is_theirs    (const AnningIncident *incident);
gboolean anning_incident_has_file_time (const AnningIncident *incident);
gboolean anning_contact_is_within     (const AnningContact  *contact,
                                       int                   from,
                                       int                   to);
gboolean anning_contact_is_agreed     (const AnningContact  *contact,
                                       int                   minute);

G_END_DECLS
