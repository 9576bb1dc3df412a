/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-conduct-rules.h"

#include <string.h>

#define MAY ANNING_STRENGTH_MAY_BREACH
#define BESIDE ANNING_STRENGTH_COMPARED

#define CALLS (ANNING_PROOF_BILL | ANNING_PROOF_CALL_LOG)
#define WORDS (ANNING_PROOF_RECORDING | ANNING_PROOF_ORIGINAL_MESSAGE)

const char *const anning_severities[ANNING_N_SEVERITIES] = { "info", "low", "medium", "high", "urgent" };

const char *const anning_missing[ANNING_N_MISSING] = {
  "channel", "direction", "connected", "party", "purpose", "disclosed", "creditor", "lender",
  "from_number", "to_number", "person", "agreed_hours", "liability", "family_use", "own_property", "verified",
  "threat", "card_case", "visitors", "entry_consent", "assign_notice", "statement", "yearly_cost", "lpr",
  "refused_to",
};

const char *const anning_heuristics[ANNING_N_HEURISTICS] = {
  "none", "nights", "days_running", "many_attempts", "flood", "numbers", "codes", "people", "after_telling",
};

const AnningConductParameters anning_conduct_parameters = {
  .night_from = 22 * 60,
  .night_to = 8 * 60,
  .nights = 3,
  .nights_days = 30,
  .max_connected = 3,
  .max_unanswered = 6,
  .many_unanswered = 20,
  .days_running = 3,
  .week_days = 7,
  .week_calls = 50,
  .hour_calls = 10,
  .numbers = 15,
  .codes = 30,
  .reachable_days = 3,
  .people = 3,
  .after_telling = 3,
  .visitors = 2,
  .sum_tolerance = 10000,
};

/* docs/rules.md, section 3, in its order. What stands there as the background of a rule is BESIDE. */
const AnningRule anning_rules[ANNING_N_RULES] = {
  [ANNING_RULE_TIME_01] = {
    "R-TIME-01", ANNING_REACH_MONTH,
    { [ANNING_BASIS_STD_GBT] = MAY, [ANNING_BASIS_SRO_CBA] = MAY, [ANNING_BASIS_LAW_CIV] = BESIDE },
    CALLS | ANNING_PROOF_RECORDING | ANNING_PROOF_CONTRACT,
    { "", "message", "no_hours" },
  },
  [ANNING_RULE_TIME_02] = {
    "R-TIME-02", ANNING_REACH_CONTACT,
    { [ANNING_BASIS_STD_GBT] = BESIDE, [ANNING_BASIS_SRO_CBA] = BESIDE, [ANNING_BASIS_LAW_CIV] = BESIDE },
    CALLS | ANNING_PROOF_RECORDING | ANNING_PROOF_CONTRACT,
    { "" },
  },
  [ANNING_RULE_FREQ_01] = {
    "R-FREQ-01", ANNING_REACH_RUNNING,
    { [ANNING_BASIS_STD_GBT] = MAY },
    ANNING_PROOF_BILL | WORDS,
    { "" },
  },
  [ANNING_RULE_FREQ_02] = {
    "R-FREQ-02", ANNING_REACH_RUNNING,
    { [ANNING_BASIS_SRO_CBA] = MAY },
    CALLS,
    { "" },
  },
  [ANNING_RULE_FREQ_03] = {
    "R-FREQ-03", ANNING_REACH_WEEK,
    { [ANNING_BASIS_LAW_CIV] = MAY, [ANNING_BASIS_LAW_PS] = MAY },
    ANNING_PROOF_BILL | ANNING_PROOF_TIMELINE | ANNING_PROOF_MEDICAL,
    { "", "hour", "both" },
  },
  [ANNING_RULE_FREQ_04] = {
    "R-FREQ-04", ANNING_REACH_NEXT_DAY,
    { [ANNING_BASIS_LAW_CIV] = MAY, [ANNING_BASIS_LAW_PS] = MAY },
    CALLS | ANNING_PROOF_ORIGINAL_MESSAGE,
    { "", "codes" },
  },
  [ANNING_RULE_TP_01] = {
    "R-TP-01", ANNING_REACH_CONTACT,
    { [ANNING_BASIS_REG_CARD] = MAY, [ANNING_BASIS_REG_CFC] = MAY, [ANNING_BASIS_REG_MICRO] = MAY,
      [ANNING_BASIS_STD_GBT] = MAY, [ANNING_BASIS_SRO_CBA] = MAY,
      [ANNING_BASIS_LAW_CIV] = MAY, [ANNING_BASIS_LAW_PIPL] = MAY },
    ANNING_PROOF_STATEMENT | ANNING_PROOF_RECORDING | ANNING_PROOF_CONTRACT | ANNING_PROOF_NUMBER_OWNER,
    { "" },
  },
  [ANNING_RULE_TP_02] = {
    "R-TP-02", ANNING_REACH_REACHABLE,
    { [ANNING_BASIS_STD_GBT] = MAY, [ANNING_BASIS_SRO_CBA] = MAY },
    ANNING_PROOF_REACHABLE | CALLS | ANNING_PROOF_ORIGINAL_MESSAGE,
    { "" },
  },
  [ANNING_RULE_TP_03] = {
    "R-TP-03", ANNING_REACH_CONTACT,
    { [ANNING_BASIS_STD_GBT] = MAY, [ANNING_BASIS_SRO_CBA] = MAY, [ANNING_BASIS_REG_MICRO] = MAY,
      [ANNING_BASIS_LAW_CIV] = MAY, [ANNING_BASIS_LAW_PIPL] = MAY },
    WORDS | ANNING_PROOF_STATEMENT,
    { "", "relay" },
  },
  [ANNING_RULE_TP_04] = {
    "R-TP-04", ANNING_REACH_LOG,
    { [ANNING_BASIS_STD_GBT] = MAY, [ANNING_BASIS_SRO_CBA] = MAY,
      [ANNING_BASIS_LAW_CIV] = MAY, [ANNING_BASIS_LAW_PIPL] = MAY },
    ANNING_PROOF_REFUSAL | CALLS,
    { "" },
  },
  [ANNING_RULE_TP_05] = {
    "R-TP-05", ANNING_REACH_LOG,
    { [ANNING_BASIS_LAW_PIPL] = MAY, [ANNING_BASIS_LAW_CIV] = MAY },
    ANNING_PROOF_NUMBER_DATE | ANNING_PROOF_TOLD | CALLS,
    { "", "first" },
  },
  [ANNING_RULE_TP_06] = {
    "R-TP-06", ANNING_REACH_WEEK,
    { [ANNING_BASIS_REG_CARD] = MAY, [ANNING_BASIS_REG_CFC] = MAY, [ANNING_BASIS_REG_MICRO] = MAY,
      [ANNING_BASIS_STD_GBT] = MAY, [ANNING_BASIS_SRO_CBA] = MAY,
      [ANNING_BASIS_LAW_CIV] = MAY, [ANNING_BASIS_LAW_PIPL] = MAY },
    ANNING_PROOF_STATEMENT | CALLS | ANNING_PROOF_PERMISSION,
    { "", "public" },
  },
  [ANNING_RULE_TP_07] = {
    "R-TP-07", ANNING_REACH_CONTACT,
    { [ANNING_BASIS_LAW_CIV] = MAY, [ANNING_BASIS_SRO_CBA] = MAY },
    ANNING_PROOF_CONTRACT | ANNING_PROOF_PAYMENTS | ANNING_PROOF_FAMILY_PAPERS,
    { "" },
  },
  [ANNING_RULE_TP_08] = {
    "R-TP-08", ANNING_REACH_CONTACT,
    { [ANNING_BASIS_LAW_CIV] = MAY, [ANNING_BASIS_STD_GBT] = BESIDE },
    WORDS | ANNING_PROOF_ESTATE,
    { "" },
  },
  [ANNING_RULE_TP_09] = {
    "R-TP-09", ANNING_REACH_CONTACT,
    { [ANNING_BASIS_STD_GBT] = MAY, [ANNING_BASIS_SRO_CBA] = MAY, [ANNING_BASIS_REG_MICRO] = MAY,
      [ANNING_BASIS_LAW_CIV] = MAY, [ANNING_BASIS_LAW_PIPL] = MAY },
    WORDS | ANNING_PROOF_STATEMENT,
    { "", "minor" },
  },
  [ANNING_RULE_GUAR_00] = {
    "R-GUAR-00", ANNING_REACH_CONTACT,
    { [ANNING_BASIS_LAW_CIV] = BESIDE },
    ANNING_PROOF_CONTRACT,
    { "" },
  },
  [ANNING_RULE_CON_01] = {
    "R-CON-01", ANNING_REACH_CONTACT,
    { [ANNING_BASIS_LAW_PS] = MAY, [ANNING_BASIS_LAW_CRIM] = BESIDE, [ANNING_BASIS_REG_CP41] = MAY,
      [ANNING_BASIS_REG_MICRO] = MAY, [ANNING_BASIS_SRO_CBA] = MAY },
    WORDS | CALLS | ANNING_PROOF_TIMELINE | ANNING_PROOF_POLICE_RECEIPT,
    { "" },
  },
  [ANNING_RULE_CON_02] = {
    "R-CON-02", ANNING_REACH_CONTACT,
    { [ANNING_BASIS_LAW_CIV] = MAY, [ANNING_BASIS_LAW_PS] = MAY, [ANNING_BASIS_REG_CARD] = MAY,
      [ANNING_BASIS_REG_MICRO] = MAY, [ANNING_BASIS_SRO_CBA] = MAY },
    WORDS | ANNING_PROOF_ORIGINAL_FILE,
    { "" },
  },
  [ANNING_RULE_CON_03] = {
    "R-CON-03", ANNING_REACH_CONTACT,
    { [ANNING_BASIS_REG_CP41] = MAY, [ANNING_BASIS_REG_MICRO] = MAY, [ANNING_BASIS_SRO_CBA] = MAY,
      [ANNING_BASIS_LAW_PS] = MAY, [ANNING_BASIS_LAW_CRIM] = BESIDE },
    WORDS | ANNING_PROOF_CHECKED | ANNING_PROOF_NUMBER_OWNER,
    { "", "check", "outsourced" },
  },
  [ANNING_RULE_CON_04] = {
    "R-CON-04", ANNING_REACH_CONTACT,
    { [ANNING_BASIS_LAW_PS] = MAY, [ANNING_BASIS_LAW_CRIM] = BESIDE, [ANNING_BASIS_SRO_CBA] = MAY },
    ANNING_PROOF_ORIGINAL_FILE | ANNING_PROOF_NUMBER_OWNER | ANNING_PROOF_CHECKED,
    { "", "check", "lawyer" },
  },
  [ANNING_RULE_CON_05] = {
    "R-CON-05", ANNING_REACH_CONTACT,
    { [ANNING_BASIS_SRO_CBA] = MAY, [ANNING_BASIS_REG_MICRO] = MAY, [ANNING_BASIS_REG_CP41] = MAY },
    WORDS,
    { "", "card" },
  },
  [ANNING_RULE_CON_06] = {
    "R-CON-06", ANNING_REACH_CONTACT,
    { [ANNING_BASIS_SRO_CBA] = MAY },
    WORDS | ANNING_PROOF_PAYMENTS,
    { "" },
  },
  [ANNING_RULE_CON_07] = {
    "R-CON-07", ANNING_REACH_CONTACT,
    { [ANNING_BASIS_SCAM] = MAY },
    ANNING_PROOF_ACCOUNT | WORDS | ANNING_PROOF_OFFICIAL_BILL,
    { "" },
  },
  [ANNING_RULE_CON_08] = {
    "R-CON-08", ANNING_REACH_CONTACT,
    { [ANNING_BASIS_SRO_CBA] = MAY, [ANNING_BASIS_REG_CP41] = BESIDE },
    ANNING_PROOF_RECORDING,
    { "" },
  },
  [ANNING_RULE_CON_09] = {
    "R-CON-09", ANNING_REACH_CONTACT,
    { [ANNING_BASIS_SRO_CBA] = MAY, [ANNING_BASIS_REG_MICRO] = MAY, [ANNING_BASIS_LAW_CIV] = MAY,
      [ANNING_BASIS_LAW_PIPL] = MAY, [ANNING_BASIS_LAW_PS] = MAY },
    ANNING_PROOF_WEB_PAGE | ANNING_PROOF_PICTURES | ANNING_PROOF_PLATFORM_RECEIPT,
    { "" },
  },
  [ANNING_RULE_CON_10] = {
    "R-CON-10", ANNING_REACH_CONTACT,
    { [ANNING_BASIS_LAW_PS] = MAY, [ANNING_BASIS_LAW_CRIM] = MAY },
    WORDS | ANNING_PROOF_OFFICIAL_BILL | ANNING_PROOF_PAYMENTS | ANNING_PROOF_POLICE_RECEIPT,
    { "" },
  },
  [ANNING_RULE_CON_11] = {
    "R-CON-11", ANNING_REACH_CONTACT,
    { [ANNING_BASIS_COURT_24] = MAY, [ANNING_BASIS_PRIVATE_LPR] = MAY, [ANNING_BASIS_DISCLOSURE] = BESIDE },
    ANNING_PROOF_OFFICIAL_BILL | ANNING_PROOF_CONTRACT | ANNING_PROOF_PAYMENTS,
    { "", "licensed", "private" },
  },
  [ANNING_RULE_VIS_01] = {
    "R-VIS-01", ANNING_REACH_CONTACT,
    { [ANNING_BASIS_SRO_CBA] = MAY },
    ANNING_PROOF_PICTURES,
    { "" },
  },
  [ANNING_RULE_VIS_02] = {
    "R-VIS-02", ANNING_REACH_CONTACT,
    { [ANNING_BASIS_LAW_CIV] = MAY, [ANNING_BASIS_LAW_PS] = MAY, [ANNING_BASIS_LAW_CRIM] = MAY,
      [ANNING_BASIS_SRO_CBA] = MAY },
    ANNING_PROOF_PICTURES | ANNING_PROOF_POLICE_RECEIPT,
    { "" },
  },
  [ANNING_RULE_VIS_03] = {
    "R-VIS-03", ANNING_REACH_CONTACT,
    { [ANNING_BASIS_LAW_PS] = MAY, [ANNING_BASIS_LAW_CRIM] = MAY, [ANNING_BASIS_REG_MICRO] = MAY },
    ANNING_PROOF_PICTURES | ANNING_PROOF_POLICE_RECEIPT,
    { "" },
  },
  [ANNING_RULE_VIS_04] = {
    "R-VIS-04", ANNING_REACH_CONTACT,
    { [ANNING_BASIS_LAW_PS] = MAY, [ANNING_BASIS_LAW_CRIM] = BESIDE },
    ANNING_PROOF_PICTURES | ANNING_PROOF_POLICE_RECEIPT | ANNING_PROOF_TIMELINE,
    { "" },
  },
  [ANNING_RULE_CHAN_01] = {
    "R-CHAN-01", ANNING_REACH_CONTACT,
    { [ANNING_BASIS_SRO_CBA] = MAY },
    ANNING_PROOF_NUMBER_OWNER | CALLS | ANNING_PROOF_ORIGINAL_MESSAGE,
    { "" },
  },
  [ANNING_RULE_PLAN_01] = {
    "R-PLAN-01", ANNING_REACH_CONTACT,
    { [ANNING_BASIS_REG_CARD] = MAY },
    ANNING_PROOF_PLAN | ANNING_PROOF_PAYMENTS,
    { "" },
  },
  [ANNING_RULE_ASSIGN_01] = {
    "R-ASSIGN-01", ANNING_REACH_CONTACT,
    { [ANNING_BASIS_LAW_CIV] = MAY },
    ANNING_PROOF_ASSIGNMENT,
    { "" },
  },
};

/*
 * anning_rule_from_id:
 * @id: (nullable)
 * @rule: (out): set only on success
 *
 * Returns: FALSE where no rule has that id
 */
gboolean
anning_rule_from_id (const char   *id,
                     AnningRuleId *rule)
{
  g_return_val_if_fail (rule != NULL, FALSE);

  for (guint i = 0; id != NULL && i < ANNING_N_RULES; i++)
    {
      if (strcmp (anning_rules[i].id, id) == 0)
        {
          *rule = (AnningRuleId) i;
          return TRUE;
        }
    }
  return FALSE;
}
