/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-import.h"

/* An empty file in a folder of its own, lists to bring in, and what became of them. */

/* 2026-03-12 21:14:02 in China, as a phone counts; it was answered seven seconds later. */
#define RANG G_GINT64_CONSTANT (1773321242000)
#define ANSWERED G_GINT64_CONSTANT (1773321249000)

#define CALL(number, duration, date, type, name)                                             \
  "<call number=\"" number "\" duration=\"" duration "\" date=\"" date "\" type=\"" type     \
  "\" presentation=\"1\" contact_name=\"" name "\" />\n"
#define CALLS(calls) "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<calls count=\"9\">\n" calls "</calls>\n"

/* One of the collector, one of the mother. */
#define LOG_TEXT CALLS (                                        \
  CALL ("13800138000", "133", "1773321242000", "1", "某某催收") \
  CALL ("13900139000", "61", "1773321842000", "1", "妈妈的手机"))
#define BILL_TEXT                                                                                                  \
  "起始时间,通信地点,通信方式,对方号码,通信时长\r\n2026-03-12 21:14:09,上海,被叫,13800138000,2分13秒\r\n" \
  "2026-03-12 21:24:05,上海,被叫,13900139000,1分1秒\r\n"

typedef struct
{
  char *folder;
  char *path;
  AnningStore *store;
} Fixture;

void                 lists_setup           (Fixture                  *fixture,
                                            gconstpointer             data);
void                 lists_teardown        (Fixture                  *fixture,
                                            gconstpointer             data);
void                 lists_open_store      (Fixture                  *fixture);
void                 lists_close_store     (Fixture                  *fixture);

/* Returns: (transfer full): the path */
char                *lists_write_text      (Fixture                  *fixture,
                                            const char               *name,
                                            const char               *text);
char                *lists_write_in_gb     (Fixture                  *fixture,
                                            const char               *name,
                                            const char               *text);
char                *lists_copy_sound      (Fixture                  *fixture,
                                            const char               *from,
                                            const char               *name);

/* What is in the file. */
GPtrArray           *lists_list            (Fixture                  *fixture,
                                            const AnningRecordType   *type);
guint                lists_count           (Fixture                  *fixture,
                                            const AnningRecordType   *type);
void                 lists_save            (Fixture                  *fixture,
                                            const AnningRecordType   *type,
                                            gpointer                  record);
guint                lists_count_originals (Fixture                  *fixture,
                                            gint64                    incident_id);
/* Whose the collector's number is. */
void                 lists_know_collector  (Fixture                  *fixture);
/* Every record that stands, as text. */
char                *lists_dump            (Fixture                  *fixture);

AnningImportPlan    *lists_plan_paths      (Fixture                  *fixture,
                                            const char               *first,
                                            ...) G_GNUC_NULL_TERMINATED;
AnningImportResult  *lists_run             (Fixture                  *fixture,
                                            AnningImportPlan         *plan,
                                            const AnningImportChoice *choice);
AnningImportPreview *lists_look            (Fixture                  *fixture,
                                            AnningImportPlan         *plan,
                                            const AnningImportChoice *choice);
/* "fresh joined known left-out unsure" */
void                 lists_assert_tally    (const AnningImportTally  *tally,
                                            const char               *expected);
