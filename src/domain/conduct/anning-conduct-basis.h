/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-contact.h"

G_BEGIN_DECLS

/*
 * On what a rule rests, what that is by its nature, and for which lender it may be
 * named: the one table of it.
 */

typedef enum
{
  ANNING_BASIS_LAW_CIV,      /* Civil Code */
  ANNING_BASIS_LAW_PIPL,     /* Personal Information Protection Law */
  ANNING_BASIS_LAW_PS,       /* Public Security Administration Punishments Law */
  ANNING_BASIS_LAW_CRIM,     /* Criminal Law and its interpretations */
  ANNING_BASIS_REG_CARD,     /* credit cards, articles 68 to 70 */
  ANNING_BASIS_REG_CP41,     /* consumer protection of banks and insurers, article 41 */
  ANNING_BASIS_REG_CFC,      /* consumer finance companies */
  ANNING_BASIS_REG_MICRO,    /* microloan companies */
  ANNING_BASIS_STD_GBT,      /* GB/T 45251-2025 */
  ANNING_BASIS_SRO_CBA,      /* guideline of the China Banking Association of 2026 */
  ANNING_BASIS_COURT_24,     /* total cost of 24 percent a year, licensed lenders */
  ANNING_BASIS_PRIVATE_LPR,  /* four times the LPR, lenders without a licence */
  ANNING_BASIS_DISCLOSURE,   /* the table of costs that has to be shown, new loans since August 2026 */
  ANNING_BASIS_SCAM,         /* how frauds are known; nothing published */
  ANNING_BASIS_HEUR,         /* a threshold of this program's own */
  ANNING_N_BASES
} AnningBasis;

/* The words of facts.ini. */
typedef enum
{
  ANNING_NATURE_LAW,
  ANNING_NATURE_INTERPRETATION,
  ANNING_NATURE_REGULATION,
  ANNING_NATURE_NORMATIVE,
  ANNING_NATURE_STANDARD,
  ANNING_NATURE_SELF_REGULATION,
  ANNING_NATURE_JUDICIAL_POLICY,
  ANNING_NATURE_ADVICE,
  ANNING_NATURE_HEURISTIC,
  ANNING_N_NATURES
} AnningNature;

/* How a basis may be named, the weaker first. */
typedef enum
{
  ANNING_STRENGTH_NOT,      /* it is not for this lender or loan */
  ANNING_STRENGTH_COMPARED, /* it may be looked at for comparison */
  ANNING_STRENGTH_MEMBERS,  /* it may breach it, if the lender is a member */
  ANNING_STRENGTH_MAY_BREACH,
  ANNING_N_STRENGTHS
} AnningStrength;

/* Stable words, in the order of the enumerations. */
extern const char *const anning_bases[ANNING_N_BASES];
extern const char *const anning_natures[ANNING_N_NATURES];
extern const char *const anning_strengths[ANNING_N_STRENGTHS];

AnningNature   anning_basis_get_nature   (AnningBasis   basis);
AnningStrength anning_basis_get_strength (AnningBasis   basis,
                                          AnningLender  lender,
                                          AnningProduct product);

G_END_DECLS
