/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-contact-context.h"

#include "anning-words.h"

/* Principal of a card from which on the law on fraud with cards may matter (law.card.overdraft.amount): fen. */
#define CARD_CASE_PRINCIPAL G_GINT64_CONSTANT (5000000)

/* The place of @word among those of @list that say something, from 1; 0: not known. */
static guint8
read_word (const AnningWord *list,
           const char       *word)
{
  guint8 value = 0;

  if (word == NULL || *word == '\0' || g_strcmp0 (word, "unknown") == 0)
    return 0;
  for (; list->word != NULL; list++)
    {
      if (g_strcmp0 (list->word, "unknown") == 0)
        continue;
      value++;
      if (g_strcmp0 (list->word, word) == 0)
        return value;
    }
  return 0;
}

/* What the originals of a contact are good for depends on how it was made. */
static guint32
read_proofs (guint8 channel,
             guint  originals)
{
  guint32 proofs = (originals & ANNING_ORIGINAL_SOUND) != 0 ? ANNING_PROOF_RECORDING : 0;

  if ((originals & (ANNING_ORIGINAL_PICTURE | ANNING_ORIGINAL_OTHER)) == 0)
    return proofs;
  switch (channel)
    {
    case ANNING_CHANNEL_SMS:
    case ANNING_CHANNEL_IM:
    case ANNING_CHANNEL_EMAIL:
      return proofs | ANNING_PROOF_ORIGINAL_MESSAGE | ANNING_PROOF_ORIGINAL_FILE;
    case ANNING_CHANNEL_LETTER:
      return proofs | ANNING_PROOF_ORIGINAL_FILE;
    case ANNING_CHANNEL_VISIT:
      return proofs | ((originals & ANNING_ORIGINAL_PICTURE) != 0 ? ANNING_PROOF_PICTURES : 0);
    case ANNING_CHANNEL_SOCIAL_POST:
      return proofs | ANNING_PROOF_WEB_PAGE;
    default:
      return proofs;
    }
}

/**
 * anning_contact_add_context:
 * @contact: as anning_contact_from_incident() made it
 *
 * Adds what no incident tells. What the incident itself says stands: a debt only tells who the
 * lender is where that was left open. A bank's credit card is a credit card. A card's principal
 * below 50 000 yuan is no case of which a prosecution may come; for one above it is not known
 * how often and for how long it was demanded.
 */
void
anning_contact_add_context (AnningContact              *contact,
                            const AnningContactContext *context)
{
  g_return_if_fail (contact != NULL && context != NULL);

  contact->liability = read_word (anning_liabilities, context->liability);
  contact->family_use = read_word (anning_answers, context->family_use);
  contact->refused_at = context->refused_at;
  if (contact->lender == ANNING_LENDER_UNKNOWN)
    contact->lender = read_word (anning_lender_types, context->lender_type);
  if (contact->lender == ANNING_LENDER_BANK_CARD)
    {
      if (contact->product == ANNING_PRODUCT_UNKNOWN)
        contact->product = ANNING_PRODUCT_CREDIT_CARD;
      if (context->principal != ANNING_UNKNOWN && context->principal < CARD_CASE_PRINCIPAL)
        contact->card_case = ANNING_ANSWER_NO;
    }
  if (context->refusal_kept)
    contact->proofs |= ANNING_PROOF_REFUSAL;
  if (context->plan_written)
    contact->proofs |= ANNING_PROOF_PLAN;
  contact->proofs |= read_proofs (contact->channel, context->originals);
}
