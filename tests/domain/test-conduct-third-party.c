/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "conduct-log.h"

/* R-TP-01: payment is demanded from somebody unconnected */
static void
test_demand (void)
{
  conduct_log_check ("R-TP-01", "3-12 09:00:00 to_party=contact", "hit high 1");
  conduct_log_check ("R-TP-01", "3-12 09:00:00 to_party=employer", "hit high 1");
  conduct_log_check ("R-TP-01", "3-12 09:00:00 to_party=neighbor_or_village", "hit high 1");
  conduct_log_check ("R-TP-01", "3-12 09:00:00 to_party=stranger", "hit high 1");
  conduct_log_check ("R-TP-01", "3-12 09:00:00 to_party=minor", "hit high 1");
  conduct_log_check ("R-TP-01", "3-12 09:00:00", "");
  conduct_log_check ("R-TP-01", "3-12 09:00:00 to_party=guarantor", "");
  conduct_log_check ("R-TP-01", "3-12 09:00:00 to_party=spouse", "");
  conduct_log_check ("R-TP-01", "3-12 09:00:00 to_party=heir", "");
  conduct_log_check ("R-TP-01", "3-12 09:00:00 to_party=contact purpose=relay", "");
  conduct_log_check ("R-TP-01", "3-12 09:00:00 to_party=contact purpose=-",
                     "insufficient high 1 (purpose)");
  conduct_log_check ("R-TP-01", "3-12 09:00:00 to_party=contact direction=out", "");
  /* a friend who signed is no third party */
  conduct_log_check ("R-TP-01", "3-12 09:00:00 to_party=contact liability=co_signer", "");
  conduct_log_check ("R-TP-01", "3-12 09:00:00 to_party=contact liability=guarantor", "");
  conduct_log_check_bases ("R-TP-01", "3-12 09:00:00 to_party=contact",
                           "law_civ:may_breach law_pipl:may_breach std_gbt:may_breach sro_cba:may_breach");
  conduct_log_check_bases ("R-TP-01", "3-12 09:00:00 to_party=contact lender_type=bank_card product_type=credit_card",
                           "law_civ:may_breach law_pipl:may_breach reg_card:may_breach std_gbt:compared sro_cba:may_breach");
  conduct_log_check_bases ("R-TP-01", "3-12 09:00:00 to_party=contact lender_type=consumer_finance",
                           "law_civ:may_breach law_pipl:may_breach reg_cfc:may_breach std_gbt:may_breach sro_cba:members");
  conduct_log_check_bases ("R-TP-01", "3-12 09:00:00 to_party=contact lender_type=microloan",
                           "law_civ:may_breach law_pipl:may_breach reg_micro:may_breach std_gbt:may_breach");
  conduct_log_check_bases ("R-TP-01", "3-12 09:00:00 to_party=contact lender_type=private",
                           "law_civ:may_breach law_pipl:may_breach");
  conduct_log_check_bases ("R-TP-01", "3-12 09:00:00 to_party=contact lender_type=-",
                           "law_civ:may_breach law_pipl:may_breach");
}

/* R-TP-02: the debtor could be reached within the three days before */
static void
test_reachable (void)
{
  conduct_log_check ("R-TP-02",
    "3-9 09:00:00\n"
    "3-12 09:00:00 to_party=contact purpose=relay",
    "hit medium 2");
  conduct_log_check ("R-TP-02",
    "3-8 23:59:59\n"
    "3-12 09:00:00 to_party=contact purpose=relay",
    "");
  conduct_log_check ("R-TP-02",
    "3-12 09:00:00\n"
    "3-12 09:05:00 to_party=employer purpose=locate_debtor",
    "hit medium 2");
  /* not before, not answered, or with another creditor */
  conduct_log_check ("R-TP-02",
    "3-12 09:00:00 to_party=contact purpose=relay\n"
    "3-12 09:05:00",
    "");
  conduct_log_check ("R-TP-02",
    "3-11 09:00:00 connected=no\n"
    "3-12 09:00:00 to_party=contact purpose=relay",
    "");
  conduct_log_check ("R-TP-02",
    "3-11 09:00:00 creditor=乙\n"
    "3-12 09:00:00 to_party=contact purpose=relay",
    "");
  /* who writes back has answered; a text alone says nothing */
  conduct_log_check ("R-TP-02",
    "3-11 09:00:00 direction=out channel=sms connected=-\n"
    "3-12 09:00:00 to_party=contact purpose=relay",
    "hit medium 2");
  conduct_log_check ("R-TP-02",
    "3-11 09:00:00 channel=sms\n"
    "3-12 09:00:00 to_party=contact purpose=relay",
    "");
  conduct_log_check ("R-TP-02",
    "3-11 09:00:00 connected=-\n"
    "3-12 09:00:00 to_party=contact purpose=relay",
    "insufficient medium 2 (connected)");
  conduct_log_check ("R-TP-02",
    "3-11 09:00:00\n"
    "3-12 09:00:00 to_party=contact purpose=-",
    "insufficient medium 2 (purpose)");
  conduct_log_check ("R-TP-02",
    "3-11 09:00:00\n"
    "3-12 09:00:00 to_party=contact purpose=demand",
    "");
  conduct_log_check ("R-TP-02",
    "3-11 09:00:00\n"
    "3-12 09:00:00 to_party=contact purpose=relay liability=guarantor",
    "");
  conduct_log_check ("R-TP-02",
    "3-11 09:00:00\n"
    "3-12 09:00:00 to_party=stranger purpose=relay",
    "");
  conduct_log_check ("R-TP-02",
    "3-11 09:00:00 creditor=-\n"
    "3-12 09:00:00 to_party=contact purpose=relay creditor=-",
    "");
  conduct_log_check_bases ("R-TP-02",
    "3-11 09:00:00\n"
    "3-12 09:00:00 to_party=contact purpose=relay",
    "std_gbt:may_breach sro_cba:may_breach");
  conduct_log_check ("R-TP-02",
    "3-11 09:00:00\n"
    "3-12 09:00:00 to_party=contact purpose=relay lender_type=-",
    "insufficient medium 2 (lender)");
  conduct_log_check ("R-TP-02",
    "3-11 09:00:00\n"
    "3-12 09:00:00 to_party=contact purpose=relay lender_type=private",
    "");
}

/* R-TP-03: others are told of the debt */
static void
test_disclosed (void)
{
  conduct_log_check ("R-TP-03", "3-12 09:00:00 to_party=contact disclosed=amount", "hit high 1");
  conduct_log_check ("R-TP-03", "3-12 09:00:00 to_party=stranger disclosed=overdue_time", "hit high 1");
  conduct_log_check ("R-TP-03", "3-12 09:00:00 to_party=contact disclosed=documents purpose=relay",
                     "hit high 1");
  conduct_log_check ("R-TP-03", "3-12 09:00:00 to_party=contact disclosed=existence", "hit high 1");
  /* only that they should pass on a wish for a call */
  conduct_log_check ("R-TP-03", "3-12 09:00:00 to_party=contact disclosed=existence purpose=relay",
                     "hit medium 1 relay");
  conduct_log_check ("R-TP-03", "3-12 09:00:00 to_party=contact disclosed=existence purpose=-",
                     "hit medium 1");
  conduct_log_check ("R-TP-03", "3-12 09:00:00 to_party=contact disclosed=none", "");
  conduct_log_check ("R-TP-03", "3-12 09:00:00 to_party=contact disclosed=-",
                     "insufficient high 1 (disclosed)");
  conduct_log_check ("R-TP-03", "3-12 09:00:00 disclosed=amount", "");
  conduct_log_check ("R-TP-03", "3-12 09:00:00 to_party=guarantor disclosed=amount", "");
  conduct_log_check ("R-TP-03", "3-12 09:00:00 to_party=contact disclosed=amount tags=tp_volunteered", "");
  /* whether a spouse or an heir owes it as well has to be known first */
  conduct_log_check ("R-TP-03", "3-12 09:00:00 to_party=spouse disclosed=amount liability=none",
                     "hit high 1");
  conduct_log_check ("R-TP-03", "3-12 09:00:00 to_party=spouse disclosed=amount",
                     "insufficient high 1 (liability)");
  conduct_log_check ("R-TP-03", "3-12 09:00:00 to_party=spouse disclosed=amount liability=co_signer", "");
  conduct_log_check ("R-TP-03", "3-12 09:00:00 to_party=heir disclosed=amount",
                     "insufficient high 1 (liability)");
  conduct_log_check ("R-TP-03", "3-12 09:00:00 to_party=heir disclosed=amount liability=none",
                     "hit high 1");
  conduct_log_check_bases ("R-TP-03", "3-12 09:00:00 to_party=contact disclosed=amount lender_type=microloan",
                           "law_civ:may_breach law_pipl:may_breach reg_micro:may_breach std_gbt:may_breach");
}

/* R-TP-04: the same creditor goes on with the same person after a refusal */
static void
test_refused (void)
{
  conduct_log_check ("R-TP-04", "3-12 09:00:00 to_party=contact", "");
  conduct_log_check ("R-TP-04", "3-12 09:00:00 to_party=contact prior_refusal=1", "hit high 1");
  conduct_log_check ("R-TP-04",
    "3-11 09:00:00 to_party=contact\n"
    "3-12 09:00:00 to_party=contact prior_refusal=1\n"
    "3-19 09:00:00 to_party=contact",
    "hit high 2; hit high 3");
  conduct_log_check ("R-TP-04",
    "3-12 09:00:00 to_party=contact prior_refusal=1\n"
    "3-13 09:00:00 to_party=contact creditor=乙",
    "hit high 1");
  conduct_log_check ("R-TP-04",
    "3-12 09:00:00 to_party=contact prior_refusal=1\n"
    "3-13 09:00:00 to_party=contact to_number=13900000002",
    "hit high 1");
  /* the same relative on another number */
  conduct_log_check ("R-TP-04",
    "3-12 09:00:00 to_party=contact relative_id=5 prior_refusal=1\n"
    "3-13 09:00:00 to_party=contact relative_id=5 to_number=2",
    "hit high 1; hit high 2");
  /* nobody knows with whom it was: only what was noted with the contact counts */
  conduct_log_check ("R-TP-04",
    "3-12 09:00:00 to_party=contact to_number=- prior_refusal=1\n"
    "3-13 09:00:00 to_party=contact to_number=-",
    "hit high 1");
  /* a refusal with a time of its own holds for who was spoken to: "同一债主再次联系同一人" */
  conduct_log_check ("R-TP-04", "3-12 09:00:00 to_party=contact refused_at=09:00:00", "");
  conduct_log_check ("R-TP-04",
    "3-12 09:00:00 to_party=contact refused_at=09:00:00\n"
    "3-12 09:00:00.001 to_party=contact refused_at=09:00:00",
    "hit high 2");
  conduct_log_check ("R-TP-04",
    "3-12 08:00:00 to_party=contact refused_at=09:02:00\n"
    "3-12 09:00:00 to_party=contact refused_at=09:02:00 creditor=乙\n"
    "3-12 10:00:00 to_party=contact refused_at=09:02:00\n"
    "3-12 11:00:00 to_party=contact refused_at=09:02:00 creditor=乙\n"
    "3-12 12:00:00 to_party=contact refused_at=09:02:00 creditor=丙",
    "hit high 4");
  /* said to them in a message of their own */
  conduct_log_check ("R-TP-04",
    "3-12 09:00:00 to_party=contact refused_at=09:00:00 channel=sms direction=out\n"
    "3-12 10:00:00 to_party=contact refused_at=09:00:00",
    "hit high 2");
  /* other people were not asked to stop by it */
  conduct_log_check ("R-TP-04",
    "3-12 09:00:00 to_party=contact refused_at=09:00:00\n"
    "3-12 10:00:00 to_party=contact to_number=13900000002",
    "");
  /* to whom it was said is not known: nothing is held against anybody ("字段缺失→insufficient_data") */
  conduct_log_check ("R-TP-04", "3-12 09:00:00.001 to_party=contact refused_at=09:00:00",
                     "insufficient high 1 (refused_to)");
  conduct_log_check ("R-TP-04",
    "3-12 09:00:00 to_party=contact creditor=- refused_at=09:00:00\n"
    "3-12 10:00:00 to_party=contact refused_at=09:00:00",
    "insufficient high 2 (refused_to)");
  conduct_log_check ("R-TP-04",
    "3-12 09:00:00 to_party=contact refused_at=09:00:00\n"
    "3-12 10:00:00 to_party=contact refused_at=09:00:00 creditor=-",
    "insufficient high 2 (creditor)");
  /* a spouse is no third party as a matter of course, whoever signed or guaranteed is none */
  conduct_log_check ("R-TP-04", "3-12 09:00:00 to_party=spouse prior_refusal=1", "insufficient high 1 (liability)");
  conduct_log_check ("R-TP-04", "3-12 09:00:00 to_party=spouse prior_refusal=1 liability=none", "hit high 1");
  conduct_log_check ("R-TP-04", "3-12 09:00:00 to_party=spouse prior_refusal=1 liability=co_signer", "");
  conduct_log_check ("R-TP-04", "3-12 09:00:00 to_party=contact prior_refusal=1 liability=guarantor", "");
  conduct_log_check ("R-TP-04", "3-12 09:00:00 to_party=contact prior_refusal=1 liability=co_signer", "");
  conduct_log_check ("R-TP-04", "3-12 09:00:00 prior_refusal=1", "");
  conduct_log_check ("R-TP-04", "3-12 09:00:00 to_party=guarantor prior_refusal=1", "");
  conduct_log_check ("R-TP-04", "3-12 09:00:00 to_party=contact prior_refusal=1 direction=out", "");
  conduct_log_check_bases ("R-TP-04", "3-12 09:00:00 to_party=contact prior_refusal=1 liability=none lender_type=private",
                           "law_civ:may_breach law_pipl:may_breach");
}

/* R-TP-05: told that it is the wrong person; the third time after it weighs more */
static void
test_wrong_person (void)
{
  conduct_log_check ("R-TP-05", "3-12 09:00:00 to_party=stranger", "explanation info 1 first");
  conduct_log_check ("R-TP-05",
    "3-12 09:00:00 to_party=stranger\n"
    "3-13 09:00:00 to_party=stranger",
    "explanation info 1 first");
  conduct_log_check ("R-TP-05",
    "3-12 09:00:00 to_party=stranger wrong_person_told_at=09:01:00\n"
    "3-13 09:00:00 to_party=stranger",
    "explanation info 1 first; hit medium 2");
  conduct_log_check ("R-TP-05",
    "3-12 09:00:00 to_party=stranger wrong_person_told_at=09:01:00\n"
    "3-13 09:00:00 *3/60 to_party=stranger",
    "explanation info 1 first; hit medium 2; hit medium 3; hit high/after_telling 4");
  /* noted only later */
  conduct_log_check ("R-TP-05",
    "3-12 09:00:00 to_party=stranger\n"
    "3-12 11:00:00 to_party=stranger\n"
    "3-12 12:00:00 to_party=stranger wrong_person_told_at=10:00:00",
    "explanation info 1 first; hit medium 2; hit medium 3");
  conduct_log_check ("R-TP-05", "3-12 09:00:00 to_party=stranger wrong_person_told_at=09:00:00",
                     "explanation info 1 first");
  conduct_log_check ("R-TP-05",
    "3-12 09:00:00 to_party=stranger wrong_person_told_at=09:01:00\n"
    "3-13 09:00:00 to_party=stranger creditor=乙",
    "explanation info 1 first; explanation info 2 first");
  conduct_log_check ("R-TP-05",
    "3-12 09:00:00 to_party=contact wrong_person_told_at=09:01:00\n"
    "3-13 09:00:00 to_party=contact",
    "");
  conduct_log_check_bases ("R-TP-05", "3-12 09:00:00 to_party=stranger wrong_person_told_at=08:00:00 lender_type=-",
                           "law_civ:may_breach law_pipl:may_breach");
}

/* R-TP-06: the third person within seven days, or a public place */
static void
test_people (void)
{
  conduct_log_check ("R-TP-06",
    "3-12 09:00:00 to_party=contact to_number=1\n"
    "3-13 09:00:00 to_party=employer to_number=2",
    "");
  conduct_log_check ("R-TP-06",
    "3-12 09:00:00 to_party=contact to_number=1\n"
    "3-13 09:00:00 to_party=employer to_number=2\n"
    "3-18 09:00:00 to_party=contact to_number=3",
    "hit high/people 甲|2026-03-18 n=3");
  conduct_log_check ("R-TP-06",
    "3-12 09:00:00 to_party=contact to_number=1\n"
    "3-13 09:00:00 to_party=employer to_number=2\n"
    "3-19 00:00:00 to_party=contact to_number=3",
    "");
  conduct_log_check ("R-TP-06",
    "3-12 09:00:00 to_party=contact to_number=1\n"
    "3-13 09:00:00 to_party=employer to_number=2\n"
    "3-13 10:00:00 to_party=contact to_number=1",
    "");
  conduct_log_check ("R-TP-06",
    "3-12 09:00:00 to_party=contact to_number=1\n"
    "3-13 09:00:00 to_party=employer to_number=2\n"
    "3-13 10:00:00 to_party=contact to_number=-",
    "insufficient high/people 甲|2026-03-13 n=3 (person)");
  conduct_log_check ("R-TP-06",
    "3-12 09:00:00 to_party=contact to_number=1\n"
    "3-13 09:00:00 to_party=employer to_number=2\n"
    "3-13 10:00:00 to_party=contact to_number=3 creditor=乙",
    "");
  conduct_log_check ("R-TP-06",
    "3-12 09:00:00 to_party=contact to_number=1\n"
    "3-13 09:00:00 to_party=guarantor to_number=2\n"
    "3-13 10:00:00 to_party=spouse to_number=3",
    "");
  conduct_log_check ("R-TP-06",
    "3-12 09:00:00 to_party=contact to_number=1\n"
    "3-13 09:00:00 to_party=employer to_number=2\n"
    "3-13 10:00:00 to_party=spouse to_number=3 liability=none",
    "hit high/people 甲|2026-03-13 n=3");
  /* one of them guaranteed */
  conduct_log_check ("R-TP-06",
    "3-12 09:00:00 to_party=contact to_number=1\n"
    "3-13 09:00:00 to_party=employer to_number=2\n"
    "3-13 10:00:00 to_party=contact to_number=3 liability=guarantor",
    "");
  conduct_log_check ("R-TP-06", "3-12 09:00:00 channel=social_post to_party=-", "hit high 1 public");
  conduct_log_check ("R-TP-06", "3-12 09:00:00 tags=group_chat_expose channel=im", "hit high 1 public");
  conduct_log_check ("R-TP-06", "3-12 09:00:00 channel=social_post direction=out", "");
  conduct_log_check ("R-TP-06", "3-12 09:00:00 channel=im", "");
  conduct_log_check_bases ("R-TP-06", "3-12 09:00:00 channel=social_post lender_type=-",
                           "law_civ:may_breach law_pipl:may_breach");
}

/* R-TP-07: neither signed nor lived on it; to be asked first */
static void
test_spouse (void)
{
  conduct_log_check ("R-TP-07", "3-12 09:00:00 to_party=spouse liability=none family_use=no",
                     "hit medium 1");
  conduct_log_check ("R-TP-07", "3-12 09:00:00 to_party=spouse liability=none family_use=yes", "");
  conduct_log_check ("R-TP-07", "3-12 09:00:00 to_party=spouse liability=co_signer family_use=no", "");
  conduct_log_check ("R-TP-07", "3-12 09:00:00 to_party=spouse liability=co_signer", "");
  conduct_log_check ("R-TP-07", "3-12 09:00:00 to_party=spouse liability=guarantor", "");
  conduct_log_check ("R-TP-07", "3-12 09:00:00 to_party=spouse liability=co_signer family_use=yes", "");
  conduct_log_check ("R-TP-07", "3-12 09:00:00 to_party=spouse family_use=yes", "");
  conduct_log_check ("R-TP-07", "3-12 09:00:00 to_party=spouse family_use=no",
                     "insufficient medium 1 (liability)");
  conduct_log_check ("R-TP-07", "3-12 09:00:00 to_party=spouse purpose=- liability=none family_use=no",
                     "insufficient medium 1 (purpose)");
  conduct_log_check ("R-TP-07", "3-12 09:00:00 to_party=spouse direction=out liability=none family_use=no", "");
  conduct_log_check ("R-TP-07", "3-12 09:00:00 to_party=spouse liability=none",
                     "insufficient medium 1 (family_use)");
  conduct_log_check ("R-TP-07", "3-12 09:00:00 to_party=spouse",
                     "insufficient medium 1 (liability,family_use)");
  conduct_log_check ("R-TP-07", "3-12 09:00:00 to_party=spouse purpose=inform liability=none family_use=no",
                     "");
  conduct_log_check ("R-TP-07", "3-12 09:00:00 to_party=contact liability=none family_use=no", "");
  conduct_log_check_bases ("R-TP-07", "3-12 09:00:00 to_party=spouse liability=none family_use=no",
                           "law_civ:may_breach sro_cba:may_breach");
}

/* R-TP-08: beyond what was inherited */
static void
test_heir (void)
{
  conduct_log_check ("R-TP-08", "3-12 09:00:00 to_party=heir tags=own_property", "hit medium 1");
  conduct_log_check ("R-TP-08", "3-12 09:00:00 to_party=heir", "insufficient medium 1 (own_property)");
  conduct_log_check ("R-TP-08", "3-12 09:00:00 to_party=heir purpose=inform", "");
  conduct_log_check ("R-TP-08", "3-12 09:00:00 to_party=contact tags=own_property", "");
  conduct_log_check_bases ("R-TP-08", "3-12 09:00:00 to_party=heir tags=own_property",
                           "law_civ:may_breach std_gbt:compared");
}

/* R-TP-09: employer, village; with minors any contact */
static void
test_places (void)
{
  conduct_log_check ("R-TP-09", "3-12 09:00:00 to_party=employer disclosed=existence", "hit high 1");
  conduct_log_check ("R-TP-09", "3-12 09:00:00 to_party=neighbor_or_village disclosed=amount",
                     "hit high 1");
  conduct_log_check ("R-TP-09", "3-12 09:00:00 to_party=employer disclosed=none", "");
  conduct_log_check ("R-TP-09", "3-12 09:00:00 to_party=employer", "insufficient high 1 (disclosed)");
  conduct_log_check ("R-TP-09", "3-12 09:00:00 to_party=minor purpose=other disclosed=none",
                     "hit high 1 minor");
  conduct_log_check ("R-TP-09", "3-12 09:00:00 to_party=contact disclosed=amount", "");
  conduct_log_check ("R-TP-09", "3-12 09:00:00 to_party=employer disclosed=amount tags=tp_volunteered",
                     "");
  conduct_log_check_bases ("R-TP-09", "3-12 09:00:00 to_party=minor lender_type=-",
                           "law_civ:may_breach law_pipl:may_breach");
}

/* R-GUAR-00 explains and is no hit */
static void
test_guarantor (void)
{
  conduct_log_check ("R-GUAR-00", "3-12 09:00:00 to_party=guarantor", "explanation info 1");
  conduct_log_check ("R-GUAR-00", "3-12 09:00:00 to_party=guarantor lender_type=-", "explanation info 1");
  conduct_log_check ("R-GUAR-00", "3-12 09:00:00 to_party=guarantor direction=out", "");
  conduct_log_check ("R-GUAR-00", "3-12 09:00:00 to_party=contact", "");
  conduct_log_check ("R-GUAR-00", "3-12 09:00:00 to_party=contact liability=guarantor", "explanation info 1");
  conduct_log_check ("R-GUAR-00", "3-12 09:00:00 to_party=contact liability=co_signer", "");
  /* What is explained is not said to be breached. */
  conduct_log_check_bases ("R-GUAR-00", "3-12 09:00:00 to_party=guarantor", "law_civ:compared");
  conduct_log_check_bases ("R-TP-05", "3-12 09:00:00 to_party=stranger", "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conduct-third-party/demand", test_demand);
  g_test_add_func ("/conduct-third-party/reachable", test_reachable);
  g_test_add_func ("/conduct-third-party/disclosed", test_disclosed);
  g_test_add_func ("/conduct-third-party/refused", test_refused);
  g_test_add_func ("/conduct-third-party/wrong-person", test_wrong_person);
  g_test_add_func ("/conduct-third-party/people", test_people);
  g_test_add_func ("/conduct-third-party/spouse", test_spouse);
  g_test_add_func ("/conduct-third-party/heir", test_heir);
  g_test_add_func ("/conduct-third-party/places", test_places);
  g_test_add_func ("/conduct-third-party/guarantor", test_guarantor);
  return g_test_run ();
}
