/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-search STORE RUNS [QUERY]
 *
 * The same searches over the file and the program's texts through the store, as
 * the window asks for them, and through SQLite alone on connections of its own,
 * in turn. One line each:
 *
 *   QUERY TAB HITS TAB MILLISECONDS-OF-THE-STORE TAB MILLISECONDS-OF-SQLITE
 *
 * SQLite's side is at its fastest: the statements are prepared beforehand and
 * step through the rows on the spot. It looks for the words as they are typed;
 * the store finds the program's texts by parts of them too.
 */
#include <locale.h>
#include <stdlib.h>

#include "anning-search-feed.h"
#include "anning-search.h"
#include "anning-texts-search.h"
#include "anning-tokenizer-private.h"

#define LIMIT 50

/* Over what make-incidents writes, and as people type it: in every row, in some, in few, in none; letters and digits. */
static const char *const usual[] = {
  "催", "催收", "约定周五再联系", "我说请只联系我本人", "10000079190", "1000", "没有这样的一句话",
  "半夜打电话", "24%",
};

typedef struct
{
  GMainLoop *loop;
  GPtrArray *hits;
  GError *error;
} Answer;

static void
answer_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Answer *answer = user_data;

  answer->hits = anning_search_finish (ANNING_STORE (source), result, &answer->error);
  g_main_loop_quit (answer->loop);
}

/* @n_rows: (out): hits in the file */
static double
search_store (AnningStore  *store,
              const char   *query,
              guint        *n_rows,
              GError      **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Answer answer = { .loop = loop };
  gint64 begin = g_get_monotonic_time ();
  gint64 end;

  anning_search_async (store, query, NULL, LIMIT, NULL, answer_cb, &answer);
  g_main_loop_run (loop);
  end = g_get_monotonic_time ();

  if (answer.hits == NULL)
    {
      g_propagate_error (error, answer.error);
      return -1;
    }
  *n_rows = 0;
  for (guint i = 0; i < answer.hits->len; i++)
    *n_rows += ((AnningHit *) g_ptr_array_index (answer.hits, i))->key == NULL;
  g_ptr_array_unref (answer.hits);
  return (end - begin) / 1e3;
}

/* Every text is read, as anybody who shows it has to. Returns: how many */
static guint
step_through (sqlite3_stmt *statement,
              const char   *phrase)
{
  guint n = 0;

  sqlite3_bind_text (statement, 1, phrase, -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_autofree char *title = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      g_autofree char *snippet = g_strdup ((const char *) sqlite3_column_text (statement, 2));

      n += title != NULL && snippet != NULL;
    }
  sqlite3_reset (statement);
  return n;
}

static double
search_bare (sqlite3_stmt *file,
             sqlite3_stmt *texts,
             const char   *query,
             guint        *n_rows)
{
  g_autofree char *phrase = anning_search_phrase (query);
  gint64 begin = g_get_monotonic_time ();

  step_through (texts, phrase);
  *n_rows = step_through (file, phrase);
  return (g_get_monotonic_time () - begin) / 1e3;
}

/* An index of the program's texts on a connection of its own, with no more to it than FTS5 brings along. */
static sqlite3 *
index_texts (AnningTexts  *texts,
             GError      **error)
{
  g_autoptr (GPtrArray) list = anning_texts_list_searchable (texts);
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_open (":memory:", &handle) != SQLITE_OK || !anning_tokenizer_register (handle, error))
    return NULL;
  sqlite3_exec (handle, "CREATE VIRTUAL TABLE texts USING fts5 (title, keywords, body, tokenize = 'anning'); BEGIN",
                NULL, NULL, NULL);
  sqlite3_prepare_v2 (handle, "INSERT INTO texts VALUES (?1, ?2, ?3)", -1, &statement, NULL);
  for (guint i = 0; i < list->len; i++)
    {
      const AnningSearchable *text = g_ptr_array_index (list, i);

      sqlite3_bind_text (statement, 1, text->title, -1, SQLITE_STATIC);
      sqlite3_bind_text (statement, 2, text->keywords, -1, SQLITE_STATIC);
      sqlite3_bind_text (statement, 3, text->body, -1, SQLITE_STATIC);
      sqlite3_step (statement);
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
  sqlite3_exec (handle, "COMMIT", NULL, NULL, NULL);
  return handle;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AnningStore) store = NULL;
  g_autoptr (AnningTexts) texts = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *bare = NULL, *bare_texts = NULL;
  sqlite3_stmt *in_file = NULL, *in_texts = NULL;
  const char *const *queries = usual;
  guint n_queries = G_N_ELEMENTS (usual);
  int runs;

  if (argc != 3 && argc != 4)
    {
      g_printerr ("usage: bench-search STORE RUNS [QUERY]\n");
      return 2;
    }
  /* The queries are printed as they are. */
  setlocale (LC_ALL, "");
  runs = atoi (argv[2]);
  if (argc == 4)
    {
      queries = (const char *const *) argv + 3;
      n_queries = 1;
    }

  store = anning_store_new (argv[1]);
  if (!anning_store_open (store, &error)
      || (texts = anning_texts_load ("zh", &error)) == NULL
      || (bare_texts = index_texts (texts, &error)) == NULL
      || sqlite3_open_v2 (argv[1], &bare, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK
      || !anning_tokenizer_register (bare, &error)
      || sqlite3_prepare_v2 (bare,
                             "SELECT rowid, title, snippet (search, -1, char (2), char (3), '…', 24) "
                             "FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT "
                             G_STRINGIFY (LIMIT),
                             -1, &in_file, NULL) != SQLITE_OK
      || sqlite3_prepare_v2 (bare_texts,
                             "SELECT rowid, title, snippet (texts, -1, char (2), char (3), '…', 24) "
                             "FROM texts WHERE texts MATCH ?1 ORDER BY rank LIMIT " G_STRINGIFY (LIMIT),
                             -1, &in_texts, NULL) != SQLITE_OK)
    {
      g_printerr ("%s\n", error != NULL ? error->message : sqlite3_errmsg (bare));
      return 1;
    }
  anning_search_feed (store, texts);

  for (guint q = 0; q < n_queries; q++)
    for (int i = 0; i <= runs; i++)
      {
        guint n_store = 0, n_bare = 0;
        double of_store = search_store (store, queries[q], &n_store, &error);
        double of_bare = search_bare (in_file, in_texts, queries[q], &n_bare);

        if (of_store < 0 || n_store != n_bare)
          {
            g_printerr ("%s: %s\n", queries[q], error != NULL ? error->message : "the two sides differ");
            return 1;
          }
        /* The first turn fills the caches of both. */
        if (i > 0)
          g_print ("%s\t%u\t%.3f\t%.3f\n", queries[q], n_store, of_store, of_bare);
      }

  sqlite3_finalize (in_file);
  sqlite3_finalize (in_texts);
  sqlite3_close (bare);
  sqlite3_close (bare_texts);
  anning_store_close (store);
  return 0;
}
