/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-conduct-basis.h"

#define NOT ANNING_STRENGTH_NOT
#define COMPARED ANNING_STRENGTH_COMPARED
#define MEMBERS ANNING_STRENGTH_MEMBERS
#define MAY ANNING_STRENGTH_MAY_BREACH

const char *const anning_bases[ANNING_N_BASES] = {
  "law_civ", "law_pipl", "law_ps", "law_crim", "reg_card", "reg_cp41", "reg_cfc", "reg_micro",
  "std_gbt", "sro_cba", "court_24", "private_lpr", "disclosure", "scam", "heur",
};

const char *const anning_natures[ANNING_N_NATURES] = {
  "law", "interpretation", "regulation", "normative", "standard", "self_regulation",
  "judicial_policy", "advice", "heuristic",
};

const char *const anning_strengths[ANNING_N_STRENGTHS] = { "not", "compared", "members", "may_breach" };

static const guint8 nature_of[ANNING_N_BASES] = {
  [ANNING_BASIS_LAW_CIV] = ANNING_NATURE_LAW,
  [ANNING_BASIS_LAW_PIPL] = ANNING_NATURE_LAW,
  [ANNING_BASIS_LAW_PS] = ANNING_NATURE_LAW,
  [ANNING_BASIS_LAW_CRIM] = ANNING_NATURE_LAW,
  [ANNING_BASIS_REG_CARD] = ANNING_NATURE_REGULATION,
  [ANNING_BASIS_REG_CP41] = ANNING_NATURE_REGULATION,
  [ANNING_BASIS_REG_CFC] = ANNING_NATURE_REGULATION,
  [ANNING_BASIS_REG_MICRO] = ANNING_NATURE_NORMATIVE,
  [ANNING_BASIS_STD_GBT] = ANNING_NATURE_STANDARD,
  [ANNING_BASIS_SRO_CBA] = ANNING_NATURE_SELF_REGULATION,
  [ANNING_BASIS_COURT_24] = ANNING_NATURE_JUDICIAL_POLICY,
  [ANNING_BASIS_PRIVATE_LPR] = ANNING_NATURE_INTERPRETATION,
  [ANNING_BASIS_DISCLOSURE] = ANNING_NATURE_NORMATIVE,
  [ANNING_BASIS_SCAM] = ANNING_NATURE_ADVICE,
  [ANNING_BASIS_HEUR] = ANNING_NATURE_HEURISTIC,
};

/* What is written for institutions, by the kind of lender. A platform is no lender, and nothing
 * that is for institutions is named before the lender is known. */
static const struct
{
  guint8 card;
  guint8 cp41;
  guint8 cfc;
  guint8 micro;
  guint8 standard;
  guint8 guideline;
  guint8 court_24;
  guint8 disclosure;
} institutions[ANNING_N_LENDERS] = {
  /*                                  card cp41 cfc  micro standard  guideline court_24 disclosure */
  [ANNING_LENDER_BANK_CARD]        = { MAY, MAY, NOT, NOT, COMPARED, MAY,      MAY,     NOT },
  [ANNING_LENDER_BANK_LOAN]        = { NOT, MAY, NOT, NOT, MAY,      MAY,      MAY,     MAY },
  [ANNING_LENDER_CONSUMER_FINANCE] = { NOT, MAY, MAY, NOT, MAY,      MEMBERS,  MAY,     MAY },
  [ANNING_LENDER_AUTO_FINANCE]     = { NOT, MAY, NOT, NOT, MAY,      MEMBERS,  MAY,     MAY },
  [ANNING_LENDER_TRUST]            = { NOT, MAY, NOT, NOT, NOT,      MEMBERS,  MAY,     MAY },
  [ANNING_LENDER_MICROLOAN]        = { NOT, NOT, NOT, MAY, MAY,      NOT,      MAY,     MAY },
  [ANNING_LENDER_GUARANTEE]        = { NOT, NOT, NOT, NOT, COMPARED, NOT,      MAY,     NOT },
  [ANNING_LENDER_AMC_LOCAL]        = { NOT, NOT, NOT, NOT, COMPARED, NOT,      MAY,     NOT },
  [ANNING_LENDER_AMC]              = { NOT, NOT, NOT, NOT, COMPARED, MEMBERS,  MAY,     NOT },
};

/* Returns: what a basis is; only the first kind is ever called law */
AnningNature
anning_basis_get_nature (AnningBasis basis)
{
  g_return_val_if_fail (basis < ANNING_N_BASES, ANNING_NATURE_HEURISTIC);

  return nature_of[basis];
}

/*
 * anning_basis_get_strength:
 * @product: where it is not known, it may be the one that a text is for
 *
 * What binds whom (docs/rules.md, section 1). Law binds everybody. The regulation of cards is for cards,
 * the standard for consumer credit online, the guideline for cards and consumer loans: others may be
 * compared with these two.
 *
 * Returns: how a basis may be named for that lender and loan
 */
AnningStrength
anning_basis_get_strength (AnningBasis   basis,
                           AnningLender  lender,
                           AnningProduct product)
{
  gboolean known = product != ANNING_PRODUCT_UNKNOWN;

  g_return_val_if_fail (basis < ANNING_N_BASES && lender < ANNING_N_LENDERS, NOT);

  switch (basis)
    {
    case ANNING_BASIS_LAW_CIV:
    case ANNING_BASIS_LAW_PIPL:
    case ANNING_BASIS_LAW_PS:
    case ANNING_BASIS_LAW_CRIM:
    case ANNING_BASIS_SCAM:
    case ANNING_BASIS_HEUR:
      return MAY;
    case ANNING_BASIS_REG_CARD:
      return known && product != ANNING_PRODUCT_CREDIT_CARD ? NOT : institutions[lender].card;
    case ANNING_BASIS_REG_CP41:
      return institutions[lender].cp41;
    case ANNING_BASIS_REG_CFC:
      return institutions[lender].cfc;
    case ANNING_BASIS_REG_MICRO:
      return institutions[lender].micro;
    case ANNING_BASIS_STD_GBT:
      return known && product != ANNING_PRODUCT_ONLINE_CONSUMER
             ? MIN (institutions[lender].standard, COMPARED)
             : institutions[lender].standard;
    case ANNING_BASIS_SRO_CBA:
      return product == ANNING_PRODUCT_BUSINESS ? MIN (institutions[lender].guideline, COMPARED)
                                                : institutions[lender].guideline;
    case ANNING_BASIS_COURT_24:
      return institutions[lender].court_24;
    case ANNING_BASIS_DISCLOSURE:
      return institutions[lender].disclosure;
    case ANNING_BASIS_PRIVATE_LPR:
      return lender == ANNING_LENDER_PRIVATE || lender == ANNING_LENDER_UNLICENSED ? MAY : NOT;
    case ANNING_N_BASES:
    default:
      return NOT;
    }
}
