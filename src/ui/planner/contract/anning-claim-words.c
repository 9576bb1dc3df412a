/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-claim-words.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-format.h"

static const char *const order_facts[] = { "law.civil.561", NULL };
static const char *const kept_back_facts[] = { "law.civil.670", NULL };
static const char *const interest_facts[] = { "law.civil.680", NULL };
static const char *const penalty_facts[] = { "law.civil.676", "law.civil.585", NULL };

/* One sentence on each line. @sentence: (transfer full) */
static void
take_sentence (GString *text,
               char    *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, sentence);
  g_free (sentence);
}

static void
add_sentence (GString    *text,
              const char *sentence)
{
  take_sentence (text, g_strdup (sentence));
}

static void
explain_principal (GString           *text,
                   const AnningClaim *claim)
{
  const AnningClaimLine *line = &claim->parts[ANNING_CLAIM_PRINCIPAL];

  if (line->reasons & ANNING_CLAIM_NOT_YET_DUE)
    {
      g_autofree char *later = anning_format_money (MIN (line->claimed - claim->principal_due, claim->principal_later));

      /* Translators: %s is a sum of money */
      take_sentence (text, g_strdup_printf (_("%s of it is not due yet by the schedule. Ask whether the whole loan was "
                                              "called in, since when, and by which clause."),
                                            later));
    }
  if (line->reasons & ANNING_CLAIM_ONLY_DUE)
    {
      g_autofree char *later = anning_format_money (claim->principal_later);

      /* Translators: %s is a sum of money */
      take_sentence (text, g_strdup_printf (_("This is only the principal that is due already. %s falls due later."), later));
    }
  if (line->reasons & ANNING_CLAIM_KEPT_BACK)
    {
      g_autofree char *kept = anning_format_money (claim->kept_back);

      /* Translators: %s is a sum of money */
      take_sentence (text, g_strdup_printf (_("%s of the sum agreed never arrived and is claimed as principal. If it was "
                                              "interest kept back in advance, a court may be asked to adjust that."),
                                            kept));
    }
}

static void
explain_penalty (GString           *text,
                 const AnningClaim *claim)
{
  const AnningClaimLine *line = &claim->parts[ANNING_CLAIM_PENALTY];
  g_autofree char *claimed = anning_format_rate (claim->claimed_rate);
  g_autofree char *agreed = anning_format_rate (claim->penalty_rate);

  if (line->reasons & ANNING_CLAIM_RATE_UNKNOWN)
    add_sentence (text, _("The penalty rate of the contract is not entered, so this cannot be worked out. "
                          "Ask for the clause and the calculation."));
  if (line->reasons & ANNING_CLAIM_NOT_OVERDUE)
    add_sentence (text, _("By the schedule no principal was overdue by then."));
  if (claim->claimed_rate == ANNING_UNKNOWN)
    return;
  if (line->reasons & ANNING_CLAIM_RATE_HIGHER)
    /* Translators: two rates, such as "36%" */
    take_sentence (text, g_strdup_printf (_("As much as %1$s a year on the overdue principal; by the contract it is %2$s."),
                                          claimed, agreed));
  else if (line->reasons & ANNING_CLAIM_RATE_UNKNOWN)
    /* Translators: %s is a rate, such as "36%" */
    take_sentence (text, g_strdup_printf (_("The sum is as much as %s a year on the overdue principal."), claimed));
}

/* What holds for every part, unless something better was said of it. */
static void
explain_line (GString               *text,
              const AnningClaimLine *line)
{
  const gsize before = text->len;

  if (line->reasons & ANNING_CLAIM_PAYMENT)
    add_sentence (text, _("The difference is exactly what was paid by the payments noted here: it may not have been counted. "
                          "Ask, and send the receipt along."));
  if (before > 0 || text->len > 0)
    return;
  if (line->reasons & ANNING_CLAIM_MORE)
    add_sentence (text, _("More than by the contract. Ask how it was worked out."));
  else if (line->reasons & ANNING_CLAIM_LESS)
    add_sentence (text, _("Less than by the contract: something may have been waived, or a payment may not be noted here."));
  else if (line->reasons & ANNING_CLAIM_SAME)
    add_sentence (text, _("As by the contract, give or take one yuan."));
  else if (line->reasons & ANNING_CLAIM_NOT_NAMED)
    add_sentence (text, _("The claim does not name it."));
}

const char *
anning_claim_part_name (AnningClaimPart part)
{
  switch (part)
    {
    case ANNING_CLAIM_PRINCIPAL:
      return _("Principal");
    case ANNING_CLAIM_INTEREST:
      return _("Interest");
    case ANNING_CLAIM_PENALTY:
      return _("Penalty for being late");
    case ANNING_CLAIM_FEES:
      return _("Fees");
    case ANNING_CLAIM_N_PARTS:
    default:
      g_return_val_if_reached ("");
    }
}

char *
anning_claim_part_reason (const AnningClaim *claim,
                          AnningClaimPart    part)
{
  const AnningClaimLine *line;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (claim != NULL && part < ANNING_CLAIM_N_PARTS, NULL);

  line = &claim->parts[part];
  if (part == ANNING_CLAIM_PRINCIPAL)
    explain_principal (text, claim);
  if (part == ANNING_CLAIM_PENALTY)
    explain_penalty (text, claim);
  if (line->reasons & ANNING_CLAIM_LATER_INTEREST)
    add_sentence (text, _("The difference is no more than the interest of instalments that are not due yet: it may be counted already. "
                          "Ask until which day."));
  if (line->reasons & ANNING_CLAIM_NO_SUCH_FEE)
    add_sentence (text, _("Under the terms there is no fee that falls due after payout. "
                          "Ask by which clause it is charged, and for the proof."));
  explain_line (text, line);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
anning_claim_sum_reason (const AnningClaim *claim)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (claim != NULL, NULL);

  if (claim->total.contract != ANNING_UNKNOWN)
    {
      explain_line (text, &claim->total);
    }
  else if (claim->rest.difference != ANNING_UNKNOWN)
    {
      g_autofree char *claimed = anning_format_money (claim->rest.claimed);
      g_autofree char *contract = anning_format_money (claim->rest.contract);

      /* Translators: two sums of money */
      take_sentence (text, g_strdup_printf (_("Without the penalty, which cannot be worked out: %1$s claimed, "
                                              "%2$s by the contract."),
                                            claimed, contract));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

const char *const *
anning_claim_part_facts (const AnningClaim *claim,
                         AnningClaimPart    part)
{
  g_return_val_if_fail (claim != NULL, NULL);

  switch (part)
    {
    case ANNING_CLAIM_PRINCIPAL:
      return claim->parts[part].reasons & ANNING_CLAIM_KEPT_BACK ? kept_back_facts : NULL;
    case ANNING_CLAIM_INTEREST:
      return claim->parts[part].reasons & ANNING_CLAIM_MORE ? interest_facts : NULL;
    case ANNING_CLAIM_PENALTY:
      return penalty_facts;
    case ANNING_CLAIM_N_PARTS:
      return order_facts;
    case ANNING_CLAIM_FEES:
    default:
      return NULL;
    }
}

char *
anning_claim_day_text (const AnningClaim *claim)
{
  g_autofree char *iso = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (claim != NULL, NULL);

  iso = anning_day_format (&claim->day);
  day = anning_format_day (iso);
  /* Translators: %s is a day */
  return g_strdup_printf (claim->day_assumed
                          ? _("As of today, %s: the day of the claim is not entered under the terms.")
                          : _("As of %s, the day of the claim."),
                          day);
}
