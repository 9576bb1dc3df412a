/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "conduct-log.h"

/* R-CON-01 */
static void
test_threat (void)
{
  conduct_log_check ("R-CON-01", "3-12 09:00:00 tags=threat_violence", "hit urgent 1");
  conduct_log_check ("R-CON-01", "3-12 09:00:00 tags=threat_family", "hit urgent 1");
  conduct_log_check ("R-CON-01", "3-12 09:00:00 tags=threat_property+noise direction=out", "hit urgent 1");
  conduct_log_check ("R-CON-01", "3-12 09:00:00 tags=insult", "");
  conduct_log_check_bases ("R-CON-01", "3-12 09:00:00 tags=threat_violence lender_type=-",
                           "law_ps:may_breach law_crim:compared");
  conduct_log_check_bases ("R-CON-01", "3-12 09:00:00 tags=threat_violence lender_type=microloan",
                           "law_ps:may_breach law_crim:compared reg_micro:may_breach");
  conduct_log_check_bases ("R-CON-01", "3-12 09:00:00 tags=threat_violence",
                           "law_ps:may_breach law_crim:compared reg_cp41:may_breach sro_cba:may_breach");
}

/* R-CON-02 */
static void
test_insult (void)
{
  conduct_log_check ("R-CON-02", "3-12 09:00:00 tags=insult", "hit high 1");
  conduct_log_check ("R-CON-02", "3-12 09:00:00 tags=slur", "hit high 1");
  conduct_log_check ("R-CON-02", "3-12 09:00:00 tags=sexual_harass", "hit high 1");
  conduct_log_check ("R-CON-02", "3-12 09:00:00 tags=deepfake_image", "hit high 1");
  conduct_log_check ("R-CON-02", "3-12 09:00:00 tags=jail_claim", "");
  conduct_log_check_bases ("R-CON-02", "3-12 09:00:00 tags=insult lender_type=bank_card product_type=credit_card",
                           "law_civ:may_breach law_ps:may_breach reg_card:may_breach sro_cba:may_breach");
}

/* R-CON-03: a court does ring; until it was checked, it is to be checked */
static void
test_false_name (void)
{
  conduct_log_check ("R-CON-03", "3-12 09:00:00 claimed_identity=court",
                     "insufficient medium 1 check (verified)");
  conduct_log_check ("R-CON-03", "3-12 09:00:00 claimed_identity=court tags=verified_fake", "hit high 1");
  conduct_log_check ("R-CON-03", "3-12 09:00:00 claimed_identity=court tags=verified_real", "");
  conduct_log_check ("R-CON-03", "3-12 09:00:00 claimed_identity=police tags=verified_fake", "hit high 1");
  conduct_log_check ("R-CON-03", "3-12 09:00:00 claimed_identity=procuratorate tags=verified_fake",
                     "hit high 1");
  conduct_log_check ("R-CON-03", "3-12 09:00:00 claimed_identity=government tags=verified_fake",
                     "hit high 1");
  conduct_log_check ("R-CON-03", "3-12 09:00:00 claimed_identity=credit_bureau tags=verified_fake",
                     "hit high 1");
  conduct_log_check ("R-CON-03", "3-12 09:00:00 claimed_identity=lawyer", "");
  conduct_log_check ("R-CON-03", "3-12 09:00:00 claimed_identity=lender_staff collector=一诚",
                     "hit low 1 outsourced");
  conduct_log_check ("R-CON-03", "3-12 09:00:00 claimed_identity=lender_staff collector=甲", "");
  conduct_log_check ("R-CON-03", "3-12 09:00:00 claimed_identity=lender_staff", "");
  /* a department of the same house */
  conduct_log_check ("R-CON-03", "3-12 09:00:00 claimed_identity=lender_staff collector=甲催收部", "");
  conduct_log_check_bases ("R-CON-03", "3-12 09:00:00 claimed_identity=court tags=verified_fake",
                           "law_ps:may_breach law_crim:compared reg_cp41:may_breach sro_cba:may_breach");
  conduct_log_check_bases ("R-CON-03", "3-12 09:00:00 claimed_identity=credit_bureau tags=verified_fake",
                           "law_ps:may_breach sro_cba:may_breach");
  conduct_log_check_bases ("R-CON-03", "3-12 09:00:00 claimed_identity=lender_staff collector=一诚",
                           "sro_cba:may_breach");
}

/* R-CON-04: a real summons is nobody's fault */
static void
test_forged (void)
{
  conduct_log_check ("R-CON-04", "3-12 09:00:00 tags=fake_summons",
                     "insufficient info 1 check (verified)");
  conduct_log_check ("R-CON-04", "3-12 09:00:00 tags=fake_summons+verified_fake", "hit high 1");
  conduct_log_check ("R-CON-04", "3-12 09:00:00 tags=fake_warrant+verified_fake", "hit high 1");
  conduct_log_check ("R-CON-04", "3-12 09:00:00 tags=fake_judgment+verified_fake", "hit high 1");
  conduct_log_check ("R-CON-04", "3-12 09:00:00 tags=fake_lawyer_letter+verified_fake",
                     "hit high 1 lawyer");
  conduct_log_check ("R-CON-04", "3-12 09:00:00 tags=seal_image+verified_fake", "hit high 1");
  conduct_log_check ("R-CON-04", "3-12 09:00:00 tags=fake_summons+verified_real", "");
  conduct_log_check ("R-CON-04", "3-12 09:00:00 tags=verified_fake", "");
  conduct_log_check_bases ("R-CON-04", "3-12 09:00:00 tags=fake_summons+verified_fake",
                           "law_ps:may_breach law_crim:compared sro_cba:may_breach");
  conduct_log_check_bases ("R-CON-04", "3-12 09:00:00 tags=fake_lawyer_letter+verified_fake",
                           "law_ps:may_breach sro_cba:may_breach");
}

/* R-CON-05: of a card with a large principal more may be true */
static void
test_made_up (void)
{
  conduct_log_check ("R-CON-05", "3-12 09:00:00 tags=jail_claim", "hit medium 1");
  conduct_log_check ("R-CON-05", "3-12 09:00:00 tags=children_school_claim", "hit medium 1");
  conduct_log_check ("R-CON-05", "3-12 09:00:00 tags=arrest_at_home", "hit medium 1");
  conduct_log_check ("R-CON-05", "3-12 09:00:00 tags=auto_blacklist", "hit medium 1");
  conduct_log_check ("R-CON-05", "3-12 09:00:00 tags=freeze_all_cards", "hit medium 1");
  conduct_log_check ("R-CON-05", "3-12 09:00:00 tags=today_execution", "hit medium 1");
  conduct_log_check ("R-CON-05", "3-12 09:00:00 tags=criminal_for_netloan", "hit medium 1");
  conduct_log_check ("R-CON-05", "3-12 09:00:00 tags=fake_summons", "");
  conduct_log_check ("R-CON-05", "3-12 09:00:00 tags=jail_claim lender_type=bank_card card_case=yes",
                     "explanation medium 1 card");
  conduct_log_check ("R-CON-05", "3-12 09:00:00 tags=jail_claim lender_type=bank_card card_case=no",
                     "hit medium 1");
  conduct_log_check ("R-CON-05", "3-12 09:00:00 tags=jail_claim lender_type=bank_card",
                     "insufficient medium 1 (card_case)");
  conduct_log_check ("R-CON-05", "3-12 09:00:00 tags=jail_claim lender_type=-",
                     "insufficient medium 1 (lender)");
  conduct_log_check ("R-CON-05", "3-12 09:00:00 tags=jail_claim lender_type=private", "");
  conduct_log_check_bases ("R-CON-05", "3-12 09:00:00 tags=jail_claim lender_type=bank_card card_case=yes", "");
  conduct_log_check_bases ("R-CON-05", "3-12 09:00:00 tags=jail_claim lender_type=microloan",
                           "reg_micro:may_breach");
}

/* R-CON-06 */
static void
test_fees (void)
{
  conduct_log_check ("R-CON-06", "3-12 09:00:00 tags=induce_new_loan", "hit high 1");
  conduct_log_check ("R-CON-06", "3-12 09:00:00 tags=collection_fee", "hit high 1");
  conduct_log_check ("R-CON-06", "3-12 09:00:00 tags=fee_for_reduction", "hit high 1");
  conduct_log_check ("R-CON-06", "3-12 09:00:00 tags=qr_code", "");
  conduct_log_check ("R-CON-06", "3-12 09:00:00 tags=collection_fee lender_type=microloan", "");
  conduct_log_check ("R-CON-06", "3-12 09:00:00 tags=collection_fee lender_type=-",
                     "insufficient high 1 (lender)");
}

/* R-CON-07: whoever the lender is */
static void
test_pay_to (void)
{
  conduct_log_check ("R-CON-07", "3-12 09:00:00 pay_to=personal_account", "hit high 1");
  conduct_log_check ("R-CON-07", "3-12 09:00:00 pay_to=personal_account lender_type=-",
                     "hit high 1 (lender)");
  conduct_log_check ("R-CON-07", "3-12 09:00:00 pay_to=unknown tags=qr_code", "hit high 1");
  conduct_log_check ("R-CON-07", "3-12 09:00:00 pay_to=unknown", "");
  conduct_log_check ("R-CON-07", "3-12 09:00:00 pay_to=lender_official tags=qr_code", "");
  conduct_log_check ("R-CON-07", "3-12 09:00:00 pay_to=none tags=qr_code", "");
  conduct_log_check_bases ("R-CON-07", "3-12 09:00:00 pay_to=personal_account", "scam:may_breach");
}

/* R-CON-08 */
static void
test_unnamed (void)
{
  conduct_log_check ("R-CON-08", "3-12 09:00:00 identified_self=no", "hit low 1");
  conduct_log_check ("R-CON-08", "3-12 09:00:00 identified_self=yes", "");
  conduct_log_check ("R-CON-08", "3-12 09:00:00 identified_self=unknown", "");
  conduct_log_check ("R-CON-08", "3-12 09:00:00 identified_self=no connected=no", "");
  conduct_log_check ("R-CON-08", "3-12 09:00:00 identified_self=no connected=unknown",
                     "insufficient low 1 (connected)");
  conduct_log_check_bases ("R-CON-08", "3-12 09:00:00 identified_self=no",
                           "reg_cp41:compared sro_cba:may_breach");
}

/* R-CON-09 */
static void
test_exposure (void)
{
  conduct_log_check ("R-CON-09", "3-12 09:00:00 channel=social_post", "hit high 1");
  conduct_log_check ("R-CON-09", "3-12 09:00:00 tags=poster", "hit high 1");
  conduct_log_check ("R-CON-09", "3-12 09:00:00 tags=banner", "hit high 1");
  conduct_log_check ("R-CON-09", "3-12 09:00:00 tags=group_chat_expose", "hit high 1");
  conduct_log_check ("R-CON-09", "3-12 09:00:00 tags=photo_publish", "hit high 1");
  conduct_log_check ("R-CON-09", "3-12 09:00:00 tags=insult", "");
  conduct_log_check ("R-CON-09", "3-12 09:00:00 channel=social_post direction=out", "");
  conduct_log_check_bases ("R-CON-09", "3-12 09:00:00 tags=poster lender_type=private",
                           "law_civ:may_breach law_pipl:may_breach law_ps:may_breach");
}

/* R-CON-10: with what they threatened has to be noted */
static void
test_extortion (void)
{
  conduct_log_check ("R-CON-10", "3-12 09:00:00 tags=extort+threat_family", "hit urgent 1");
  conduct_log_check ("R-CON-10", "3-12 09:00:00 tags=extort", "insufficient urgent 1 (threat)");
  conduct_log_check ("R-CON-10", "3-12 09:00:00 tags=threat_family", "");
  conduct_log_check_bases ("R-CON-10", "3-12 09:00:00 tags=extort+threat_family lender_type=-",
                           "law_ps:may_breach law_crim:may_breach");
}

/* R-VIS-01: fewer than two, or without papers or a recording */
static void
test_visit (void)
{
  conduct_log_check ("R-VIS-01", "3-12 09:00:00 channel=visit visitors=1", "hit low 1");
  conduct_log_check ("R-VIS-01", "3-12 09:00:00 channel=visit visitors=2", "");
  conduct_log_check ("R-VIS-01", "3-12 09:00:00 channel=visit", "insufficient low 1 (visitors)");
  conduct_log_check ("R-VIS-01", "3-12 09:00:00 channel=visit visitors=3 tags=no_id", "hit low 1");
  conduct_log_check ("R-VIS-01", "3-12 09:00:00 channel=visit tags=no_recording", "hit low 1");
  conduct_log_check ("R-VIS-01", "3-12 09:00:00 visitors=1", "");
  conduct_log_check ("R-VIS-01", "3-12 09:00:00 channel=visit visitors=1 lender_type=microloan", "");
}

/* R-VIS-02 */
static void
test_entry (void)
{
  conduct_log_check ("R-VIS-02", "3-12 09:00:00 channel=visit entered=yes entry_consent=no",
                     "hit urgent 1");
  conduct_log_check ("R-VIS-02", "3-12 09:00:00 channel=visit entered=yes entry_consent=yes", "");
  conduct_log_check ("R-VIS-02", "3-12 09:00:00 channel=visit entered=yes",
                     "insufficient urgent 1 (entry_consent)");
  conduct_log_check ("R-VIS-02", "3-12 09:00:00 channel=visit entered=no entry_consent=no", "");
  conduct_log_check_bases ("R-VIS-02", "3-12 09:00:00 channel=visit entered=yes entry_consent=no lender_type=-",
                           "law_civ:may_breach law_ps:may_breach law_crim:may_breach");
}

/* R-VIS-03: what is written for microloan companies is about things */
static void
test_holding (void)
{
  conduct_log_check ("R-VIS-03", "3-12 09:00:00 tags=detain", "hit urgent 1");
  conduct_log_check ("R-VIS-03", "3-12 09:00:00 tags=block_exit", "hit urgent 1");
  conduct_log_check ("R-VIS-03", "3-12 09:00:00 tags=seize_property", "hit urgent 1");
  conduct_log_check ("R-VIS-03", "3-12 09:00:00 tags=refuse_leave", "hit urgent 1");
  conduct_log_check ("R-VIS-03", "3-12 09:00:00 tags=noise", "");
  conduct_log_check_bases ("R-VIS-03", "3-12 09:00:00 tags=detain lender_type=microloan",
                           "law_ps:may_breach law_crim:may_breach");
  conduct_log_check_bases ("R-VIS-03", "3-12 09:00:00 tags=seize_property lender_type=microloan",
                           "law_ps:may_breach law_crim:may_breach reg_micro:may_breach");
}

/* R-VIS-04 */
static void
test_harassment (void)
{
  conduct_log_check ("R-VIS-04", "3-12 09:00:00 tags=stalking", "hit high 1");
  conduct_log_check ("R-VIS-04", "3-12 09:00:00 tags=graffiti", "hit high 1");
  conduct_log_check ("R-VIS-04", "3-12 09:00:00 tags=noise", "hit high 1");
  conduct_log_check ("R-VIS-04", "3-12 09:00:00 tags=wreath", "hit high 1");
  conduct_log_check ("R-VIS-04", "3-12 09:00:00 tags=group_gather", "hit high 1");
  conduct_log_check ("R-VIS-04", "3-12 09:00:00 tags=detain", "");
  conduct_log_check_bases ("R-VIS-04", "3-12 09:00:00 tags=noise lender_type=-",
                           "law_ps:may_breach law_crim:compared");
}

/* R-CHAN-01: an agency on a mobile telephone or an account of its own */
static void
test_private_line (void)
{
  conduct_log_check ("R-CHAN-01", "3-12 09:00:00 collector=一诚 from_number=13800000000", "hit info 1");
  conduct_log_check ("R-CHAN-01", "3-12 09:00:00 collector=一诚 from_number=02112345678", "");
  conduct_log_check ("R-CHAN-01", "3-12 09:00:00 collector=一诚 channel=im tags=private_account",
                     "hit info 1");
  conduct_log_check ("R-CHAN-01", "3-12 09:00:00 collector=一诚 channel=im", "");
  conduct_log_check ("R-CHAN-01", "3-12 09:00:00 collector=甲 from_number=13800000000", "");
  conduct_log_check ("R-CHAN-01", "3-12 09:00:00 from_number=13800000000", "");
  conduct_log_check ("R-CHAN-01", "3-12 09:00:00 claimed_identity=outsourced from_number=13800000000",
                     "hit info 1");
  conduct_log_check ("R-CHAN-01", "3-12 09:00:00 collector=一诚 from_number=13800000000 lender_type=guarantee",
                     "");
}

/* R-PLAN-01: while a card's plan is kept */
static void
test_plan (void)
{
  conduct_log_check ("R-PLAN-01", "3-12 09:00:00 lender_type=bank_card product_type=credit_card plan_status=active",
                     "hit medium 1");
  conduct_log_check ("R-PLAN-01", "3-12 09:00:00 lender_type=bank_card product_type=- plan_status=active",
                     "hit medium 1");
  conduct_log_check ("R-PLAN-01", "3-12 09:00:00 lender_type=bank_card product_type=credit_card plan_status=breached",
                     "");
  conduct_log_check ("R-PLAN-01", "3-12 09:00:00 lender_type=bank_card product_type=credit_card plan_status=none",
                     "");
  conduct_log_check ("R-PLAN-01", "3-12 09:00:00 lender_type=bank_card product_type=credit_card plan_status=active purpose=inform",
                     "");
  conduct_log_check ("R-PLAN-01", "3-12 09:00:00 lender_type=bank_card product_type=credit_card plan_status=active purpose=-",
                     "insufficient medium 1 (purpose)");
  conduct_log_check ("R-PLAN-01", "3-12 09:00:00 lender_type=bank_card product_type=credit_card plan_status=active tags=due_reminder",
                     "");
  conduct_log_check ("R-PLAN-01", "3-12 09:00:00 plan_status=active", "");
  conduct_log_check ("R-PLAN-01", "3-12 09:00:00 lender_type=- product_type=credit_card plan_status=active",
                     "insufficient medium 1 (lender)");
  conduct_log_check_bases ("R-PLAN-01", "3-12 09:00:00 lender_type=bank_card product_type=credit_card plan_status=active",
                           "reg_card:may_breach");
}

/* R-ASSIGN-01 */
static void
test_assignment (void)
{
  conduct_log_check ("R-ASSIGN-01", "3-12 09:00:00 tags=assigned_claim+no_assign_notice", "hit info 1");
  conduct_log_check ("R-ASSIGN-01", "3-12 09:00:00 tags=assigned_claim",
                     "insufficient info 1 (assign_notice)");
  conduct_log_check ("R-ASSIGN-01", "3-12 09:00:00 tags=assigned_claim+assign_notice", "");
  conduct_log_check ("R-ASSIGN-01", "3-12 09:00:00 tags=no_assign_notice", "");
  conduct_log_check_bases ("R-ASSIGN-01", "3-12 09:00:00 tags=assigned_claim+no_assign_notice lender_type=-",
                           "law_civ:may_breach");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conduct-content/threat", test_threat);
  g_test_add_func ("/conduct-content/insult", test_insult);
  g_test_add_func ("/conduct-content/false-name", test_false_name);
  g_test_add_func ("/conduct-content/forged", test_forged);
  g_test_add_func ("/conduct-content/made-up", test_made_up);
  g_test_add_func ("/conduct-content/fees", test_fees);
  g_test_add_func ("/conduct-content/pay-to", test_pay_to);
  g_test_add_func ("/conduct-content/unnamed", test_unnamed);
  g_test_add_func ("/conduct-content/exposure", test_exposure);
  g_test_add_func ("/conduct-content/extortion", test_extortion);
  g_test_add_func ("/conduct-content/visit", test_visit);
  g_test_add_func ("/conduct-content/entry", test_entry);
  g_test_add_func ("/conduct-content/holding", test_holding);
  g_test_add_func ("/conduct-content/harassment", test_harassment);
  g_test_add_func ("/conduct-content/private-line", test_private_line);
  g_test_add_func ("/conduct-content/plan", test_plan);
  g_test_add_func ("/conduct-content/assignment", test_assignment);
  return g_test_run ();
}
