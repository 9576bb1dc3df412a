/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-rules STORE RUNS
 *
 * All incidents of the file at STORE, read as the program reads them, through every rule of
 * conduct, and SQLite alone that reads the same columns of the same rows, in turn; then the rules without the reading,
 * and what has to be looked at again after one incident in the middle was changed. One line
 * each run, in ms of processor time, and how many findings there were:
 *
 *   READ-AND-RULES TAB SQLITE TAB RULES TAB AFTER-ONE-EDIT TAB FINDINGS
 */
#include <sqlite3.h>
#include <stdlib.h>
#include <time.h>

#include "anning-conduct.h"
#include "anning-contacts.h"

/* What anning_contact_from_incident() reads. */
static const char *const columns[] = {
  "id", "started_at", "utc_offset", "ended_at", "wrong_person_told_at", "relative_id", "prior_refusal",
  "agreed_calls", "night_consent", "visitors", "time_source", "channel", "direction", "connected",
  "from_number", "to_number", "to_party", "creditor", "lender_type", "product_type", "collector",
  "identified_self", "claimed_identity", "purpose", "disclosed", "tags", "agreed_hours", "plan_status",
  "entered", "entry_consent", "pay_to",
};

#define FIRST_TEXT 10

static sqlite3_stmt *
prepare (sqlite3 *handle)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  sqlite3_stmt *statement = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", columns[i]);
  g_string_append (sql, " FROM incident WHERE deleted_at = 0 ORDER BY started_at, id");
  if (sqlite3_prepare_v2 (handle, sql->str, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (handle));
  return statement;
}

/* Returns: what keeps a compiler from leaving it out */
static gint64
read_bare (sqlite3_stmt *statement)
{
  gint64 sum = 0;

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      for (int i = 0; i < FIRST_TEXT; i++)
        sum += sqlite3_column_int64 (statement, i);
      for (int i = FIRST_TEXT; i < (int) G_N_ELEMENTS (columns); i++)
        {
          const unsigned char *text = sqlite3_column_text (statement, i);

          sum += text != NULL ? text[0] : 0;
        }
    }
  sqlite3_reset (statement);
  return sum;
}

static gpointer
read_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_contacts_read (db, NULL, 0, error);
}

/* Processor time: with the file in the cache nothing waits, and what else runs is of no matter. */
static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static void
run (AnningStore  *store,
     sqlite3_stmt *statement,
     gboolean      counts)
{
  g_autoptr (AnningContactLog) log = NULL;
  g_autoptr (GError) error = NULL;
  GArray *contacts;
  g_autoptr (AnningFindings) findings = NULL;
  double sqlite, ours, rules, edit;
  AnningContact was;
  AnningContact *is;
  double begin = now ();
  gint64 sum = read_bare (statement);

  sqlite = now () - begin;
  begin = now ();
  log = anning_store_read (store, read_job, NULL, &error);
  if (log == NULL)
    g_error ("%s", error->message);
  contacts = log->contacts;
  rules = now () - begin;
  findings = anning_conduct_find ((gconstpointer) contacts->data, contacts->len, &anning_conduct_parameters);
  ours = now () - begin;
  rules = ours - rules;
  if (contacts->len == 0 || sum == 0)
    g_error ("there are no incidents");

  is = &g_array_index (contacts, AnningContact, contacts->len / 2);
  was = *is;
  is->tags |= ANNING_TAG (INSULT);
  begin = now ();
  anning_conduct_update (findings, (gconstpointer) contacts->data, contacts->len, &was, is,
                         &anning_conduct_parameters);
  edit = now () - begin;
  if (counts)
    g_print ("%.3f\t%.3f\t%.3f\t%.3f\t%u\n", ours, sqlite, rules, edit, findings->list->len);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AnningStore) store = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement;

  if (argc != 3)
    {
      g_printerr ("usage: bench-rules STORE RUNS\n");
      return 2;
    }
  if (sqlite3_open_v2 (argv[1], &handle, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
    {
      g_printerr ("%s\n", sqlite3_errmsg (handle));
      return 1;
    }
  store = anning_store_new (argv[1]);
  if (!anning_store_open (store, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  statement = prepare (handle);
  /* The first run fills the caches. */
  for (int i = 0; i <= atoi (argv[2]); i++)
    run (store, statement, i > 0);
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  anning_store_close (store);
  return 0;
}
