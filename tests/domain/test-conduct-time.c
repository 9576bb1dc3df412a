/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "conduct-log.h"

/* 22:00:00 counts, 08:00:00 does not; milliseconds of the local day */
static void
test_hours (void)
{
  conduct_log_check ("R-TIME-01", "3-12 21:59:59.999", "");
  conduct_log_check ("R-TIME-01", "3-12 22:00:00.000", "hit medium 1");
  conduct_log_check ("R-TIME-01", "3-12 23:59:59.999", "hit medium 1");
  conduct_log_check ("R-TIME-01", "3-12 00:00:00.000", "hit medium 1");
  conduct_log_check ("R-TIME-01", "3-12 07:59:59.999", "hit medium 1");
  conduct_log_check ("R-TIME-01", "3-12 08:00:00.000", "");
  conduct_log_check ("R-TIME-01", "3-12 12:00:00", "");
}

/* The hours are those of where it happened */
static void
test_offsets (void)
{
  /* half past nine in the evening in China, eleven at night in Tokyo, half past six in Kabul */
  conduct_log_check ("R-TIME-01", "3-12 21:30:00", "");
  conduct_log_check ("R-TIME-01", "3-12 21:59:59.999 utc_offset=540", "");
  conduct_log_check ("R-TIME-01", "3-12 22:00:00 utc_offset=540", "hit medium 1");
  conduct_log_check ("R-TIME-01", "3-12 22:00:00 utc_offset=-300", "hit medium 1");
  conduct_log_check ("R-TIME-01", "3-12 07:59:59 utc_offset=270", "hit medium 1");
  conduct_log_check ("R-TIME-01", "3-12 08:00:00 utc_offset=270", "");
}

/* To the debtor, from them, by what collects */
static void
test_whom_and_how (void)
{
  conduct_log_check ("R-TIME-01", "3-12 23:00:00 to_party=contact", "");
  conduct_log_check ("R-TIME-01", "3-12 23:00:00 to_party=guarantor", "");
  conduct_log_check ("R-TIME-01", "3-12 23:00:00 direction=out", "");
  conduct_log_check ("R-TIME-01", "3-12 23:00:00 channel=ai_call", "hit medium 1");
  conduct_log_check ("R-TIME-01", "3-12 23:00:00 channel=sms", "hit medium 1 message");
  conduct_log_check ("R-TIME-01", "3-12 23:00:00 channel=im", "hit medium 1 message");
  conduct_log_check ("R-TIME-01", "3-12 23:00:00 channel=visit", "hit medium 1");
  conduct_log_check ("R-TIME-01", "3-12 23:00:00 channel=email", "");
  conduct_log_check ("R-TIME-01", "3-12 23:00:00 channel=letter", "");
  /* missed calls wake people as well */
  conduct_log_check ("R-TIME-01", "3-12 23:00:00 connected=no", "hit medium 1");
  /* machines */
  conduct_log_check ("R-TIME-01", "3-12 23:00:00 channel=sms tags=otp_code", "");
  conduct_log_check ("R-TIME-01", "3-12 23:00:00 channel=sms tags=receipt", "");
  conduct_log_check ("R-TIME-01", "3-12 23:00:00 channel=sms tags=due_reminder", "");
}

/* What was agreed is no breach; what cannot be read is not taken for none */
static void
test_agreed (void)
{
  conduct_log_check ("R-TIME-01", "3-12 23:00:00 night_consent=1", "");
  conduct_log_check ("R-TIME-01", "3-12 22:30:00 agreed_hours=22:00-23:00", "");
  conduct_log_check ("R-TIME-01", "3-12 23:00:00 agreed_hours=22:00-23:00", "hit medium 1");
  conduct_log_check ("R-TIME-01", "3-12 00:30:00 agreed_hours=22:00-01:00", "");
  conduct_log_check ("R-TIME-01", "3-12 22:30:00 agreed_hours=09:00-10:00+12:00-13:00+22:00-24:00", "");
  conduct_log_check ("R-TIME-01", "3-12 22:30:00 agreed_hours=evenings",
                     "insufficient medium 1 (agreed_hours)");
  /* more spans than are kept */
  conduct_log_check ("R-TIME-01", "3-12 22:30:00 agreed_hours=09:00-10:00+11:00-12:00+13:00-14:00+22:00-23:00",
                     "insufficient medium 1 (agreed_hours)");
}

/* Too little is known */
static void
test_unknown (void)
{
  conduct_log_check ("R-TIME-01", "3-12 23:00:00 to_party=-", "insufficient medium 1 (party)");
  conduct_log_check ("R-TIME-01", "3-12 23:00:00 channel=- direction=-",
                     "insufficient medium 1 (channel,direction)");
  conduct_log_check ("R-TIME-01", "3-12 23:00:00 channel=- direction=out", "");
  conduct_log_check ("R-TIME-01", "3-12 23:00:00 lender_type=-", "hit medium 1 (lender)");
  conduct_log_check ("R-TIME-01", "3-12 23:00:00 lender_type=platform", "hit medium 1 (lender)");
}

/* What may be named for whom */
static void
test_lenders (void)
{
  conduct_log_check_bases ("R-TIME-01", "3-12 23:00:00",
                           "law_civ:compared std_gbt:may_breach sro_cba:may_breach");
  conduct_log_check_bases ("R-TIME-01", "3-12 23:00:00 lender_type=bank_card product_type=credit_card",
                           "law_civ:compared std_gbt:compared sro_cba:may_breach");
  conduct_log_check_bases ("R-TIME-01", "3-12 23:00:00 lender_type=consumer_finance",
                           "law_civ:compared std_gbt:may_breach sro_cba:members");
  conduct_log_check_bases ("R-TIME-01", "3-12 23:00:00 lender_type=microloan",
                           "law_civ:compared std_gbt:may_breach");
  conduct_log_check_bases ("R-TIME-01", "3-12 23:00:00 lender_type=microloan product_type=business",
                           "law_civ:compared std_gbt:compared");
  conduct_log_check_bases ("R-TIME-01", "3-12 23:00:00 lender_type=auto_finance",
                           "law_civ:compared std_gbt:may_breach sro_cba:members");
  conduct_log_check_bases ("R-TIME-01", "3-12 23:00:00 lender_type=trust", "law_civ:compared sro_cba:members");
  conduct_log_check_bases ("R-TIME-01", "3-12 23:00:00 lender_type=guarantee", "law_civ:compared std_gbt:compared");
  conduct_log_check_bases ("R-TIME-01", "3-12 23:00:00 lender_type=amc_local", "law_civ:compared std_gbt:compared");
  conduct_log_check_bases ("R-TIME-01", "3-12 23:00:00 lender_type=amc",
                           "law_civ:compared std_gbt:compared sro_cba:members");
  conduct_log_check_bases ("R-TIME-01", "3-12 23:00:00 product_type=other_consumer",
                           "law_civ:compared std_gbt:compared sro_cba:may_breach");
  conduct_log_check_bases ("R-TIME-01", "3-12 23:00:00 product_type=business",
                           "law_civ:compared std_gbt:compared sro_cba:compared");
  conduct_log_check_bases ("R-TIME-01", "3-12 23:00:00 lender_type=private", "law_civ:compared");
  conduct_log_check_bases ("R-TIME-01", "3-12 23:00:00 lender_type=unlicensed", "law_civ:compared");
  conduct_log_check ("R-TIME-01", "3-12 23:00:00 lender_type=private", "hit medium 1 no_hours");
  conduct_log_check_bases ("R-TIME-01", "3-12 23:00:00 lender_type=-", "law_civ:compared");
  conduct_log_check_bases ("R-TIME-01", "3-12 23:00:00 lender_type=platform", "law_civ:compared");
}

/* Three different nights within thirty days weigh more; after midnight is the same night */
static void
test_nights (void)
{
  conduct_log_check ("R-TIME-01",
    "3-12 23:00:00\n"
    "3-13 01:00:00\n"
    "3-13 23:00:00",
    "hit medium 1; hit medium 2; hit medium 3");
  conduct_log_check ("R-TIME-01",
    "3-12 23:00:00\n"
    "3-13 01:00:00\n"
    "3-14 23:00:00",
    "hit medium 1; hit medium 2; hit medium 3");
  conduct_log_check ("R-TIME-01",
    "3-12 23:00:00\n"
    "3-13 23:00:00\n"
    "3-14 23:00:00",
    "hit high/nights 1; hit high/nights 2; hit high/nights 3");
  conduct_log_check ("R-TIME-01",
    "3-12 23:00:00\n"
    "3-14 01:00:00\n"
    "3-15 01:00:00",
    "hit high/nights 1; hit high/nights 2; hit high/nights 3");
  /* the 1st and the 30th are thirty days, the 1st and the 31st are more */
  conduct_log_check ("R-TIME-01",
    "3-1 23:00:00\n"
    "3-15 23:00:00\n"
    "3-30 23:00:00",
    "hit high/nights 1; hit high/nights 2; hit high/nights 3");
  conduct_log_check ("R-TIME-01",
    "3-1 23:00:00\n"
    "3-15 23:00:00\n"
    "3-31 23:00:00",
    "hit medium 1; hit medium 2; hit medium 3");
  /* of two creditors, or of one that is not known, they are not added up */
  conduct_log_check ("R-TIME-01",
    "3-12 23:00:00\n"
    "3-13 23:00:00 creditor=乙\n"
    "3-14 23:00:00",
    "hit medium 1; hit medium 2; hit medium 3");
  conduct_log_check ("R-TIME-01",
    "3-12 23:00:00 creditor=-\n"
    "3-13 23:00:00 creditor=-\n"
    "3-14 23:00:00 creditor=-",
    "hit medium 1; hit medium 2; hit medium 3");
  /* a night of which too little is known is none */
  conduct_log_check ("R-TIME-01",
    "3-12 23:00:00\n"
    "3-13 23:00:00 to_party=-\n"
    "3-14 23:00:00",
    "hit medium 1; insufficient medium 2 (party); hit medium 3");
  /* the threshold is named as experience */
  conduct_log_check_bases ("R-TIME-01",
    "3-12 23:00:00\n"
    "3-13 23:00:00\n"
    "3-14 23:00:00",
    "law_civ:compared std_gbt:may_breach sro_cba:may_breach heur:may_breach");
}

/* A call that goes on past 22:00; without an end nothing is concluded */
static void
test_into_night (void)
{
  conduct_log_check ("R-TIME-02", "3-12 21:50:00 ended_at=22:00:00.001", "hit info 1");
  conduct_log_check ("R-TIME-02", "3-12 21:50:00 ended_at=22:00:00.000", "");
  conduct_log_check ("R-TIME-02", "3-12 21:50:00", "");
  conduct_log_check ("R-TIME-02", "3-12 22:00:00 ended_at=22:10:00", "");
  conduct_log_check ("R-TIME-02", "3-12 07:50:00 ended_at=08:10:00", "");
  conduct_log_check ("R-TIME-02", "3-12 21:50:00 ended_at=22:10:00 connected=no", "");
  conduct_log_check ("R-TIME-02", "3-12 21:50:00 ended_at=22:10:00 connected=-",
                     "insufficient info 1 (connected)");
  conduct_log_check ("R-TIME-02", "3-12 21:50:00 ended_at=22:10:00 agreed_hours=22:00-22:30", "");
  conduct_log_check ("R-TIME-02", "3-12 21:50:00 ended_at=22:10:00 agreed_hours=21:00-22:00",
                     "hit info 1");
  conduct_log_check ("R-TIME-02", "3-12 21:50:00 ended_at=22:10:00 night_consent=1", "");
  conduct_log_check ("R-TIME-02", "3-12 21:50:00 ended_at=22:10:00 channel=visit", "");
  conduct_log_check ("R-TIME-02", "3-12 21:50:00 ended_at=22:10:00 direction=out", "");
  conduct_log_check ("R-TIME-02", "3-12 21:50:00 ended_at=22:10:00 to_party=employer", "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conduct-time/hours", test_hours);
  g_test_add_func ("/conduct-time/offsets", test_offsets);
  g_test_add_func ("/conduct-time/whom-and-how", test_whom_and_how);
  g_test_add_func ("/conduct-time/agreed", test_agreed);
  g_test_add_func ("/conduct-time/unknown", test_unknown);
  g_test_add_func ("/conduct-time/lenders", test_lenders);
  g_test_add_func ("/conduct-time/nights", test_nights);
  g_test_add_func ("/conduct-time/into-night", test_into_night);
  return g_test_run ();
}
