/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "conduct-log.h"

/* The fourth connected call of a day */
static void
test_connected (void)
{
  conduct_log_check ("R-FREQ-01", "3-12 09:00:00 *3/60", "");
  conduct_log_check ("R-FREQ-01", "3-12 09:00:00 *4/60", "hit medium 甲|2026-03-12 n=4");
  conduct_log_check ("R-FREQ-01",
    "3-12 09:00:00 *3/60\n"
    "3-12 12:00:00 connected=no",
    "");
  conduct_log_check ("R-FREQ-01",
    "3-12 09:00:00 *3/60\n"
    "3-12 12:00:00 channel=ai_call",
    "hit medium 甲|2026-03-12 n=4");
  conduct_log_check ("R-FREQ-01",
    "3-12 09:00:00 *3/60\n"
    "3-12 12:00:00 channel=sms",
    "");
  /* to inform counts as well, to find somebody does not */
  conduct_log_check ("R-FREQ-01",
    "3-12 09:00:00 *3/60\n"
    "3-12 12:00:00 purpose=inform",
    "hit medium 甲|2026-03-12 n=4");
  conduct_log_check ("R-FREQ-01",
    "3-12 09:00:00 *3/60\n"
    "3-12 12:00:00 purpose=relay",
    "");
  /* their own call back, a talk about a plan, an answer to a complaint, a code read out */
  conduct_log_check ("R-FREQ-01",
    "3-12 09:00:00 *3/60\n"
    "3-12 12:00:00 direction=out",
    "");
  conduct_log_check ("R-FREQ-01",
    "3-12 09:00:00 *3/60\n"
    "3-12 12:00:00 tags=plan_talk",
    "");
  conduct_log_check ("R-FREQ-01",
    "3-12 09:00:00 *3/60\n"
    "3-12 12:00:00 tags=complaint_reply",
    "");
  conduct_log_check ("R-FREQ-01",
    "3-12 09:00:00 *3/60\n"
    "3-12 12:00:00 tags=otp_code",
    "");
  conduct_log_check ("R-FREQ-01",
    "3-12 09:00:00 *3/60\n"
    "3-12 12:00:00 to_party=contact",
    "");
}

/* Agencies of one creditor together, two creditors never */
static void
test_creditors (void)
{
  conduct_log_check ("R-FREQ-01",
    "3-12 09:00:00 *2/60 collector=一诚\n"
    "3-12 12:00:00 *2/60 collector=二信",
    "hit medium 甲|2026-03-12 n=4");
  conduct_log_check ("R-FREQ-01",
    "3-12 09:00:00 *2/60 collector=一诚\n"
    "3-12 12:00:00 *2/60 collector=一诚 creditor=乙",
    "");
  conduct_log_check ("R-FREQ-01", "3-12 09:00:00 *4/60 creditor=-",
                     "insufficient medium |2026-03-12 n=4 (creditor)");
  conduct_log_check ("R-FREQ-01", "3-12 09:00:00 *3/60 creditor=-", "");
}

/* A day ends at the local midnight */
static void
test_midnight (void)
{
  conduct_log_check ("R-FREQ-01",
    "3-12 23:59:59.999\n"
    "3-13 00:00:00 *3/60",
    "");
  conduct_log_check ("R-FREQ-01", "3-12 23:50:00 *4/60", "hit medium 甲|2026-03-12 n=4");
  /* the same four moments are of two days further east */
  conduct_log_check ("R-FREQ-01", "3-12 22:50:00 *4/240 utc_offset=480", "hit medium 甲|2026-03-12 n=4");
  conduct_log_check ("R-FREQ-01", "3-12 23:50:00 *4/240 utc_offset=540", "");
  /* offsets that change within the day: every contact has the day of its own place */
  conduct_log_check ("R-FREQ-01",
    "3-12 23:00:00 utc_offset=540\n"
    "3-12 23:30:00 *3/60",
    "hit medium 甲|2026-03-12 n=4");
  conduct_log_check ("R-FREQ-01",
    "3-13 00:10:00 utc_offset=540\n"
    "3-12 23:30:00 *3/60",
    "");
  conduct_log_check ("R-FREQ-01",
    "3-12 09:00:00 *2/60\n"
    "3-13 00:30:00 utc_offset=720\n"
    "3-12 21:00:00 *2/60",
    "hit medium 甲|2026-03-12 n=4");
}

/* An agreement goes before the number; what is unknown is not counted */
static void
test_agreed_and_unknown (void)
{
  conduct_log_check ("R-FREQ-01", "3-12 09:00:00 *4/60 agreed_calls=5", "");
  conduct_log_check ("R-FREQ-01",
    "3-12 09:00:00 *3/60\n"
    "3-12 12:00:00 *5/60 agreed_calls=3",
    "");
  conduct_log_check ("R-FREQ-01",
    "3-12 09:00:00 *3/60\n"
    "3-12 12:00:00 connected=-",
    "insufficient medium 甲|2026-03-12 n=4 (connected)");
  conduct_log_check ("R-FREQ-01",
    "3-12 09:00:00 *3/60\n"
    "3-12 12:00:00 purpose=- to_party=-",
    "insufficient medium 甲|2026-03-12 n=4 (party,purpose)");
  conduct_log_check ("R-FREQ-01",
    "3-12 09:00:00 *4/60\n"
    "3-12 12:00:00 connected=-",
    "hit medium 甲|2026-03-12 n=4");
  conduct_log_check ("R-FREQ-01", "3-12 09:00:00 *4/60 lender_type=-",
                     "insufficient medium 甲|2026-03-12 n=4 (lender)");
  /* two kinds of lender for one creditor: it is not known which */
  conduct_log_check ("R-FREQ-01",
    "3-12 09:00:00 *2/60\n"
    "3-12 12:00:00 *2/60 lender_type=microloan",
    "insufficient medium 甲|2026-03-12 n=4 (lender)");
  conduct_log_check ("R-FREQ-01",
    "3-12 09:00:00 *3/60\n"
    "3-12 12:00:00 lender_type=-",
    "hit medium 甲|2026-03-12 n=4");
}

/* The standard is for consumer credit online; for others it is compared */
static void
test_lenders (void)
{
  conduct_log_check_bases ("R-FREQ-01", "3-12 09:00:00 *4/60", "std_gbt:may_breach");
  conduct_log_check_bases ("R-FREQ-01", "3-12 09:00:00 *4/60 product_type=other_consumer", "std_gbt:compared");
  conduct_log_check_bases ("R-FREQ-01", "3-12 09:00:00 *4/60 product_type=-", "std_gbt:compared");
  conduct_log_check_bases ("R-FREQ-01", "3-12 09:00:00 *4/60 lender_type=bank_card product_type=credit_card",
                           "std_gbt:compared");
  conduct_log_check_bases ("R-FREQ-01", "3-12 09:00:00 *4/60 lender_type=trust", NULL);
  conduct_log_check_bases ("R-FREQ-01", "3-12 09:00:00 *4/60 lender_type=private", NULL);
  conduct_log_check ("R-FREQ-01", "3-12 09:00:00 *4/60 lender_type=unlicensed", "");
}

/* Three days on end weigh more */
static void
test_running (void)
{
  conduct_log_check ("R-FREQ-01",
    "3-12 09:00:00 *4/60\n"
    "3-13 09:00:00 *4/60",
    "hit medium 甲|2026-03-12 n=4; hit medium 甲|2026-03-13 n=4");
  conduct_log_check ("R-FREQ-01",
    "3-12 09:00:00 *4/60\n"
    "3-13 09:00:00 *4/60\n"
    "3-14 09:00:00 *4/60",
    "hit high/days_running 甲|2026-03-12 n=4; hit high/days_running 甲|2026-03-13 n=4; hit high/days_running 甲|2026-03-14 n=4");
  conduct_log_check ("R-FREQ-01",
    "3-12 09:00:00 *4/60\n"
    "3-13 09:00:00 *4/60\n"
    "3-15 09:00:00 *4/60",
    "hit medium 甲|2026-03-12 n=4; hit medium 甲|2026-03-13 n=4; hit medium 甲|2026-03-15 n=4");
  conduct_log_check ("R-FREQ-01",
    "3-12 09:00:00 *4/60\n"
    "3-13 09:00:00 *3/60\n"
    "3-14 09:00:00 *4/60",
    "hit medium 甲|2026-03-12 n=4; hit medium 甲|2026-03-14 n=4");
}

/* The seventh attempt on one number that was not answered */
static void
test_unanswered (void)
{
  conduct_log_check ("R-FREQ-02", "3-12 09:00:00 *6/60 connected=no", "");
  conduct_log_check ("R-FREQ-02", "3-12 09:00:00 *7/60 connected=no",
                     "hit low 甲|2026-03-12|13900000001 n=7");
  conduct_log_check ("R-FREQ-02",
    "3-12 09:00:00 *6/60 connected=no\n"
    "3-12 12:00:00",
    "");
  conduct_log_check ("R-FREQ-02",
    "3-12 09:00:00 *6/60 connected=no\n"
    "3-12 12:00:00 connected=no to_number=13900000002",
    "");
  /* the same number, written in another way */
  conduct_log_check ("R-FREQ-02",
    "3-12 09:00:00 *6/60 connected=no\n"
    "3-12 12:00:00 connected=no to_number=0086-139-0000-0001",
    "hit low 甲|2026-03-12|13900000001 n=7");
  /* from whichever numbers and agencies, to whomever */
  conduct_log_check ("R-FREQ-02",
    "3-12 09:00:00 *4/60 connected=no from_number=10001 collector=一诚\n"
    "3-12 12:00:00 *3/60 connected=no from_number=10002 to_party=contact",
    "hit low 甲|2026-03-12|13900000001 n=7");
  conduct_log_check ("R-FREQ-02",
    "3-12 09:00:00 *4/60 connected=no\n"
    "3-12 12:00:00 *3/60 connected=no creditor=乙",
    "");
  conduct_log_check ("R-FREQ-02", "3-12 09:00:00 *7/60 connected=no direction=out", "");
  conduct_log_check ("R-FREQ-02", "3-12 09:00:00 *7/60 connected=no channel=sms", "");
  conduct_log_check ("R-FREQ-02", "3-12 09:00:00 *7/60 connected=no agreed_calls=10", "");
  conduct_log_check ("R-FREQ-02",
    "3-12 09:00:00 *6/60 connected=no\n"
    "3-12 12:00:00 connected=-",
    "insufficient low 甲|2026-03-12|13900000001 n=7 (connected)");
  conduct_log_check ("R-FREQ-02", "3-12 09:00:00 *7/60 connected=no to_number=-",
                     "insufficient low 甲|2026-03-12 n=7 (to_number)");
  conduct_log_check ("R-FREQ-02", "3-12 23:50:00 *7/120 connected=no", "");
}

/* More than twenty, or three days on end; only members have to keep it */
static void
test_unanswered_more (void)
{
  conduct_log_check ("R-FREQ-02", "3-12 09:00:00 *20/60 connected=no",
                     "hit low 甲|2026-03-12|13900000001 n=20");
  conduct_log_check ("R-FREQ-02", "3-12 09:00:00 *21/60 connected=no",
                     "hit medium/many_attempts 甲|2026-03-12|13900000001 n=21");
  conduct_log_check ("R-FREQ-02",
    "3-12 09:00:00 *7/60 connected=no\n"
    "3-13 09:00:00 *7/60 connected=no\n"
    "3-14 09:00:00 *7/60 connected=no",
    "hit medium/days_running 甲|2026-03-12|13900000001 n=7; hit medium/days_running 甲|2026-03-13|13900000001 n=7; hit medium/days_running 甲|2026-03-14|13900000001 n=7");
  conduct_log_check ("R-FREQ-02",
    "3-12 09:00:00 *7/60 connected=no\n"
    "3-13 09:00:00 *7/60 connected=no\n"
    "3-14 09:00:00 *7/60 connected=no to_number=2",
    "hit low 甲|2026-03-12|13900000001 n=7; hit low 甲|2026-03-13|13900000001 n=7; hit low 甲|2026-03-14|2 n=7");
  conduct_log_check ("R-FREQ-02", "3-12 09:00:00 *7/60 connected=no lender_type=microloan", "");
  conduct_log_check ("R-FREQ-02", "3-12 09:00:00 *7/60 connected=no lender_type=unknown",
                     "insufficient low 甲|2026-03-12|13900000001 n=7 (lender)");
  conduct_log_check_bases ("R-FREQ-02", "3-12 09:00:00 *7/60 connected=no", "sro_cba:may_breach");
  conduct_log_check_bases ("R-FREQ-02", "3-12 09:00:00 *7/60 connected=no lender_type=auto_finance",
                           "sro_cba:members");
  conduct_log_check_bases ("R-FREQ-02", "3-12 09:00:00 *7/60 connected=no product_type=business",
                           "sro_cba:compared");
}

/* The tenth call within an hour, answered or not */
static void
test_hour (void)
{
  conduct_log_check ("R-FREQ-03", "3-12 09:00:00 *9/60", "");
  conduct_log_check ("R-FREQ-03", "3-12 09:00:00 *10/60", "hit high/flood 甲|2026-03-12 n=10");
  conduct_log_check ("R-FREQ-03",
    "3-12 09:00:00 *5/60\n"
    "3-12 09:30:00 *5/60 connected=no",
    "hit high/flood 甲|2026-03-12 n=10");
  /* nine minutes apart the tenth is 81 minutes after the first */
  conduct_log_check ("R-FREQ-03", "3-12 09:00:00 *10/540", "");
  /* the hour ends before the first moment of the next */
  conduct_log_check ("R-FREQ-03",
    "3-12 09:00:00 *9/60\n"
    "3-12 10:00:00",
    "");
  conduct_log_check ("R-FREQ-03",
    "3-12 09:00:00 *9/60\n"
    "3-12 09:59:59.999",
    "hit high/flood 甲|2026-03-12 n=10");
  /* over midnight it is of the day on which it begins */
  conduct_log_check ("R-FREQ-03", "3-12 23:55:00 *10/60", "hit high/flood 甲|2026-03-12 n=10");
  conduct_log_check ("R-FREQ-03", "3-12 09:00:00 *10/60 direction=out", "");
  conduct_log_check ("R-FREQ-03", "3-12 09:00:00 *10/60 channel=sms", "");
  conduct_log_check ("R-FREQ-03",
    "3-12 09:00:00 *5/60\n"
    "3-12 09:05:00 *5/60 creditor=乙",
    "");
  conduct_log_check ("R-FREQ-03",
    "3-12 09:00:00 *9/60\n"
    "3-12 09:30:00 direction=-",
    "insufficient high/flood 甲|2026-03-12 n=10 (direction)");
  conduct_log_check ("R-FREQ-03", "3-12 09:00:00 *10/60 creditor=-",
                     "insufficient high/flood |2026-03-12 n=10 (creditor)");
}

/* The fiftieth call within seven days */
static void
test_week (void)
{
  conduct_log_check ("R-FREQ-03", "3-12 00:00:00 *49/12000", "");
  conduct_log_check ("R-FREQ-03", "3-12 00:00:00 *50/12000", "hit high/flood 甲|2026-03-18 n=50");
  /* fifty over eight days are fewer in any seven */
  conduct_log_check ("R-FREQ-03", "3-12 00:00:00 *50/13824", "");
}

/* Peace is protected whoever calls; public security looks at what was said */
static void
test_flood_bases (void)
{
  conduct_log_check_bases ("R-FREQ-03", "3-12 09:00:00 *10/60 lender_type=-",
                           "law_civ:may_breach heur:may_breach");
  conduct_log_check_bases ("R-FREQ-03",
    "3-12 09:00:00 *9/60\n"
    "3-12 09:30:00 tags=insult",
    "law_civ:may_breach law_ps:may_breach heur:may_breach");
  conduct_log_check_bases ("R-FREQ-03", "3-12 09:00:00 *10/60 lender_type=private",
                           "law_civ:may_breach heur:may_breach");
}

/* Fifteen numbers within 24 hours about one debt */
static void
test_numbers (void)
{
  conduct_log_check ("R-FREQ-04",
    "3-12 00:00:00 from_number=10000\n"
    "3-12 01:00:00 from_number=10001\n"
    "3-12 02:00:00 from_number=10002\n"
    "3-12 03:00:00 from_number=10003\n"
    "3-12 04:00:00 from_number=10004\n"
    "3-12 05:00:00 from_number=10005\n"
    "3-12 06:00:00 from_number=10006\n"
    "3-12 07:00:00 from_number=10007\n"
    "3-12 08:00:00 from_number=10008\n"
    "3-12 09:00:00 from_number=10009\n"
    "3-12 10:00:00 from_number=10010\n"
    "3-12 11:00:00 from_number=10011\n"
    "3-12 12:00:00 from_number=10012\n"
    "3-12 13:00:00 from_number=10013\n"
    "3-12 14:00:00 from_number=10014",
    "hit high/numbers 甲|2026-03-12 n=15");
  conduct_log_check ("R-FREQ-04",
    "3-12 00:00:00 from_number=10000\n"
    "3-12 01:00:00 from_number=10001\n"
    "3-12 02:00:00 from_number=10002\n"
    "3-12 03:00:00 from_number=10003\n"
    "3-12 04:00:00 from_number=10004\n"
    "3-12 05:00:00 from_number=10005\n"
    "3-12 06:00:00 from_number=10006\n"
    "3-12 07:00:00 from_number=10007\n"
    "3-12 08:00:00 from_number=10008\n"
    "3-12 09:00:00 from_number=10009\n"
    "3-12 10:00:00 from_number=10010\n"
    "3-12 11:00:00 from_number=10011\n"
    "3-12 12:00:00 from_number=10012\n"
    "3-12 13:00:00 from_number=10013",
    "");
  conduct_log_check ("R-FREQ-04",
    "3-12 00:00:00 from_number=10000\n"
    "3-12 01:00:00 from_number=10001\n"
    "3-12 02:00:00 from_number=10002\n"
    "3-12 03:00:00 from_number=10003\n"
    "3-12 04:00:00 from_number=10004\n"
    "3-12 05:00:00 from_number=10005\n"
    "3-12 06:00:00 from_number=10006\n"
    "3-12 07:00:00 from_number=10007\n"
    "3-12 08:00:00 from_number=10008\n"
    "3-12 09:00:00 from_number=10009\n"
    "3-12 10:00:00 from_number=10010\n"
    "3-12 11:00:00 from_number=10011\n"
    "3-12 12:00:00 from_number=10012\n"
    "3-12 13:00:00 from_number=10013\n"
    "3-12 23:00:00 from_number=10001",
    "");
  conduct_log_check ("R-FREQ-04",
    "3-12 00:00:00 from_number=10000\n"
    "3-12 01:00:00 from_number=10001\n"
    "3-12 02:00:00 from_number=10002\n"
    "3-12 03:00:00 from_number=10003\n"
    "3-12 04:00:00 from_number=10004\n"
    "3-12 05:00:00 from_number=10005\n"
    "3-12 06:00:00 from_number=10006\n"
    "3-12 07:00:00 from_number=10007\n"
    "3-12 08:00:00 from_number=10008\n"
    "3-12 09:00:00 from_number=10009\n"
    "3-12 10:00:00 from_number=10010\n"
    "3-12 11:00:00 from_number=10011\n"
    "3-12 12:00:00 from_number=10012\n"
    "3-12 13:00:00 from_number=10013\n"
    "3-12 23:59:59.999 channel=sms from_number=10077",
    "hit high/numbers 甲|2026-03-12 n=15");
  conduct_log_check ("R-FREQ-04",
    "3-12 00:00:00 from_number=10000\n"
    "3-12 01:00:00 from_number=10001\n"
    "3-12 02:00:00 from_number=10002\n"
    "3-12 03:00:00 from_number=10003\n"
    "3-12 04:00:00 from_number=10004\n"
    "3-12 05:00:00 from_number=10005\n"
    "3-12 06:00:00 from_number=10006\n"
    "3-12 07:00:00 from_number=10007\n"
    "3-12 08:00:00 from_number=10008\n"
    "3-12 09:00:00 from_number=10009\n"
    "3-12 10:00:00 from_number=10010\n"
    "3-12 11:00:00 from_number=10011\n"
    "3-12 12:00:00 from_number=10012\n"
    "3-12 13:00:00 from_number=10013\n"
    "3-13 00:00:00 from_number=10077",
    "");
  conduct_log_check ("R-FREQ-04",
    "3-12 00:00:00 from_number=10000\n"
    "3-12 01:00:00 from_number=10001\n"
    "3-12 02:00:00 from_number=10002\n"
    "3-12 03:00:00 from_number=10003\n"
    "3-12 04:00:00 from_number=10004\n"
    "3-12 05:00:00 from_number=10005\n"
    "3-12 06:00:00 from_number=10006\n"
    "3-12 07:00:00 from_number=10007\n"
    "3-12 08:00:00 from_number=10008\n"
    "3-12 09:00:00 from_number=10009\n"
    "3-12 10:00:00 from_number=10010\n"
    "3-12 11:00:00 from_number=10011\n"
    "3-12 12:00:00 from_number=10012\n"
    "3-12 13:00:00 from_number=10013\n"
    "3-12 23:00:00 from_number=10077 creditor=乙",
    "");
  conduct_log_check ("R-FREQ-04",
    "3-12 00:00:00 from_number=10000\n"
    "3-12 01:00:00 from_number=10001\n"
    "3-12 02:00:00 from_number=10002\n"
    "3-12 03:00:00 from_number=10003\n"
    "3-12 04:00:00 from_number=10004\n"
    "3-12 05:00:00 from_number=10005\n"
    "3-12 06:00:00 from_number=10006\n"
    "3-12 07:00:00 from_number=10007\n"
    "3-12 08:00:00 from_number=10008\n"
    "3-12 09:00:00 from_number=10009\n"
    "3-12 10:00:00 from_number=10010\n"
    "3-12 11:00:00 from_number=10011\n"
    "3-12 12:00:00 from_number=10012\n"
    "3-12 13:00:00 from_number=10013\n"
    "3-12 23:00:00",
    "insufficient high/numbers 甲|2026-03-12 n=15 (from_number)");
  conduct_log_check ("R-FREQ-04",
    "3-12 00:00:00 creditor=- from_number=10000\n"
    "3-12 01:00:00 creditor=- from_number=10001\n"
    "3-12 02:00:00 creditor=- from_number=10002\n"
    "3-12 03:00:00 creditor=- from_number=10003\n"
    "3-12 04:00:00 creditor=- from_number=10004\n"
    "3-12 05:00:00 creditor=- from_number=10005\n"
    "3-12 06:00:00 creditor=- from_number=10006\n"
    "3-12 07:00:00 creditor=- from_number=10007\n"
    "3-12 08:00:00 creditor=- from_number=10008\n"
    "3-12 09:00:00 creditor=- from_number=10009\n"
    "3-12 10:00:00 creditor=- from_number=10010\n"
    "3-12 11:00:00 creditor=- from_number=10011\n"
    "3-12 12:00:00 creditor=- from_number=10012\n"
    "3-12 13:00:00 creditor=- from_number=10013\n"
    "3-12 14:00:00 creditor=- from_number=10014",
    "insufficient high/numbers |2026-03-12 n=15 (creditor)");
}

/* Thirty codes within 24 hours, whoever they name */
static void
test_codes (void)
{
  conduct_log_check ("R-FREQ-04", "3-12 09:00:00 *29/60 channel=sms tags=otp_code creditor=- lender_type=-",
                     "");
  conduct_log_check ("R-FREQ-04", "3-12 09:00:00 *30/60 channel=sms tags=otp_code creditor=- lender_type=-",
                     "hit high/codes |2026-03-12|codes n=30 (lender)");
  conduct_log_check ("R-FREQ-04",
    "3-12 09:00:00 *15/60 channel=sms tags=otp_code\n"
    "3-12 12:00:00 *15/60 channel=sms tags=otp_code creditor=乙",
    "hit high/codes |2026-03-12|codes n=30");
  conduct_log_check ("R-FREQ-04", "3-12 09:00:00 *30/2979 channel=sms tags=otp_code",
                     "hit high/codes |2026-03-12|codes n=30");
  conduct_log_check ("R-FREQ-04", "3-12 09:00:00 *30/2979 channel=sms from_number=10086", "");
  conduct_log_check ("R-FREQ-04", "3-12 09:00:00 *30/2980 channel=sms tags=otp_code", "");
  /* thirty steps of 48 minutes are 24 hours: the last is one too far */
  conduct_log_check ("R-FREQ-04", "3-12 00:00:00 *31/2880 channel=sms tags=otp_code",
                     "hit high/codes |2026-03-12|codes n=30");
  conduct_log_check_bases ("R-FREQ-04", "3-12 09:00:00 *30/60 channel=sms tags=otp_code",
                           "law_civ:may_breach law_ps:may_breach heur:may_breach");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conduct-frequency/connected", test_connected);
  g_test_add_func ("/conduct-frequency/creditors", test_creditors);
  g_test_add_func ("/conduct-frequency/midnight", test_midnight);
  g_test_add_func ("/conduct-frequency/agreed-and-unknown", test_agreed_and_unknown);
  g_test_add_func ("/conduct-frequency/lenders", test_lenders);
  g_test_add_func ("/conduct-frequency/running", test_running);
  g_test_add_func ("/conduct-frequency/unanswered", test_unanswered);
  g_test_add_func ("/conduct-frequency/unanswered-more", test_unanswered_more);
  g_test_add_func ("/conduct-frequency/hour", test_hour);
  g_test_add_func ("/conduct-frequency/week", test_week);
  g_test_add_func ("/conduct-frequency/flood-bases", test_flood_bases);
  g_test_add_func ("/conduct-frequency/numbers", test_numbers);
  g_test_add_func ("/conduct-frequency/codes", test_codes);
  return g_test_run ();
}
