/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-search.h"

#include <string.h>

#include "anning-citation.h"
#include "anning-date.h"
#include "anning-moments.h"
#include "anning-query-private.h"
#include "anning-records-private.h"
#include "anning-search-texts-private.h"
#include "anning-store-private.h"

/* What a person can mean in one line; the rest of a longer paste is not looked at. */
#define MOST_WORDS 16
#define LONGEST_QUERY 400
/* Numbers of record types are below this. */
#define MOST_TYPES 100

/* What the thread is asked to do: to search, to take texts, or, with neither, to end. */
typedef struct
{
  char *phrase;       /* NULL: nothing can be found */
  AnningQuery *query; /* the same for what is marked, and for the texts */
  char *cited;        /* NULL, or what was typed, if it may be a citation of a recording */
  const AnningRecordType *type;
  guint limit;
  guint serial;
  GTask *task;
  GPtrArray *texts;   /* AnningSearchText */
} Search;

struct _AnningSearcher
{
  char *path;
  GThread *thread;
  GAsyncQueue *queue; /* Search */
  guint latest;       /* atomic: serial of the newest search */

  /* the thread's own */
  AnningDb *db;
  AnningTextIndex *index;
  const Search *current;
};

void
anning_hit_free (AnningHit *self)
{
  if (self == NULL)
    return;
  g_free (self->table);
  g_free (self->key);
  g_free (self->title);
  g_free (self->snippet);
  g_free (self);
}

static void
search_free (Search *self)
{
  g_free (self->phrase);
  g_free (self->cited);
  anning_query_free (self->query);
  g_clear_object (&self->task);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_free (self);
}

/* ---- the phrase ---- */

/* Adds one word in quotes; FTS5 has no other escape than doubling them. */
static void
append_word (GString    *phrase,
             const char *word,
             gsize       length,
             gboolean    is_prefix)
{
  if (phrase->len > 0)
    g_string_append_c (phrase, ' ');
  g_string_append_c (phrase, '"');
  for (gsize i = 0; i < length; i++)
    {
      /* Also no break between fields: nobody can type one on purpose. */
      if (word[i] == '"')
        g_string_append_c (phrase, '"');
      g_string_append_c (phrase, word[i] == ANNING_TOKENIZER_BREAK ? ' ' : word[i]);
    }
  g_string_append (phrase, is_prefix ? "\" *" : "\"");
}

/*
 * anning_search_phrase:
 *
 * Words stand between blanks; all of them must be there. The characters of a
 * word must follow each other. A word that ends in a letter or digit may go on.
 */
char *
anning_search_phrase (const char *query)
{
  g_autofree char *valid = NULL;
  GString *phrase = g_string_new (NULL);
  const char *p;
  guint words = 0;

  g_return_val_if_fail (query != NULL, NULL);

  valid = g_utf8_make_valid (query, MIN (strlen (query), LONGEST_QUERY));
  for (p = valid; *p != '\0' && words < MOST_WORDS;)
    {
      const char *start = p;
      AnningCharClass last = ANNING_CHAR_OTHER;

      for (; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar folded;
          AnningCharClass kind = anning_tokenizer_classify (g_utf8_get_char (p), &folded);

          if (g_unichar_isspace (folded) || kind == ANNING_CHAR_BREAK)
            break;
          if (kind != ANNING_CHAR_OTHER)
            last = kind;
        }
      if (last != ANNING_CHAR_OTHER)
        {
          append_word (phrase, start, p - start, last == ANNING_CHAR_LETTER || last == ANNING_CHAR_DIGIT);
          words++;
        }
      if (*p != '\0')
        p = g_utf8_next_char (p);
    }
  return g_string_free (phrase, phrase->len == 0);
}

/* ---- on the search thread ---- */

static gboolean
is_outdated (AnningSearcher *self)
{
  return self->current != NULL
         && (self->current->serial != g_atomic_int_get (&self->latest)
             || g_cancellable_is_cancelled (g_task_get_cancellable (self->current->task)));
}

static int
progress_cb (gpointer data)
{
  return is_outdated (data);
}

static AnningDb *
get_db (AnningSearcher  *self,
        GError         **error)
{
  if (self->db == NULL)
    {
      self->db = anning_db_open (self->path, ANNING_DB_READ_ONLY, error);
      if (self->db != NULL)
        sqlite3_progress_handler (anning_db_get_handle (self->db), 1000, progress_cb, self);
    }
  return self->db;
}

/* Fields are joined by a break; between two fields a person sees a blank. */
static char *
dup_shown (const char *text)
{
  return g_strdelimit (g_utf8_make_valid (text != NULL ? text : "", -1), "\x1f", ' ');
}

/* The table whose rows have numbers around @rowid. */
static const AnningRecordType *
find_type (gint64 rowid)
{
  guint n_types;
  const AnningRecordType *const *types = anning_records_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      if (types[i]->number == rowid / ANNING_SEARCH_ROWS_PER_TYPE)
        return types[i];
    }
  return NULL;
}

static AnningHit *
read_hit (AnningStatement        *row,
          const AnningQuery      *query,
          const AnningRecordType *type)
{
  AnningHit *hit = g_new0 (AnningHit, 1);
  const char *body = anning_statement_get_text (row, 2);
  g_autofree char *valid = g_utf8_make_valid (body != NULL ? body : "", -1);

  hit->table = g_strdup (type->table);
  hit->id = anning_statement_get_integer (row, 0) - anning_search_rowid (type, 0);
  hit->title = dup_shown (anning_statement_get_text (row, 1));
  hit->snippet = anning_query_dup_snippet (query, valid);
  hit->at = ANNING_UNKNOWN;
  return hit;
}

/* The field that says when a row of @type happened. */
static const AnningField *
find_moment (const AnningRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      if (type->fields[i].kind == ANNING_FIELD_INSTANT && !(type->fields[i].flags & ANNING_FIELD_OPTIONAL))
        return &type->fields[i];
    }
  return NULL;
}

/* Hits come table by table: one statement serves all of a table. */
static gboolean
read_moments (AnningDb   *db,
              GPtrArray  *hits,
              GError    **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  const AnningRecordType *type = NULL;

  for (guint i = 0; i < hits->len; i++)
    {
      AnningHit *hit = g_ptr_array_index (hits, i);
      gboolean row = FALSE;

      if (type == NULL || strcmp (type->table, hit->table) != 0)
        {
          const AnningField *moment;

          type = anning_records_find_type (hit->table);
          moment = find_moment (type);
          g_clear_pointer (&statement, anning_statement_release);
          if (moment != NULL)
            {
              /* What the program did itself happened where the computer stands. */
              gboolean has_offset = anning_record_find_field (type, "utc_offset") != NULL;
              g_autofree char *sql = g_strdup_printf ("SELECT %s, %s FROM %s WHERE id = ?1", moment->name,
                                                      has_offset ? "utc_offset" : G_STRINGIFY (ANNING_CHINA_OFFSET),
                                                      type->table);

              statement = anning_db_prepare (db, sql, error);
              if (statement == NULL)
                return FALSE;
            }
        }
      if (statement == NULL)
        continue;

      anning_statement_bind_integer (statement, 1, hit->id);
      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        {
          hit->at = anning_statement_get_integer (statement, 0);
          hit->utc_offset = anning_statement_get_integer (statement, 1);
        }
      anning_statement_rewind (statement);
    }
  return TRUE;
}

/*
 * One run downwards from @upper to @lower, at most the search's limit of rows, sorted
 * into @lists by table. @next: (out): where to go on, below the table whose rows filled the run;
 * 0 if there is nothing more
 */
static gboolean
search_down (AnningDb      *db,
             const Search  *search,
             gint64         lower,
             gint64         upper,
             GPtrArray    **lists,
             gint64        *next,
             GError       **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  /* The rowid order is FTS5's own: only the rows that are returned are ever read. */
  statement = anning_db_prepare (db,
                                 "SELECT rowid, title, body FROM search"
                                 " WHERE search MATCH ?1 AND rowid BETWEEN ?2 AND ?3"
                                 " ORDER BY rowid DESC LIMIT ?4",
                                 error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_text (statement, 1, search->phrase);
  anning_statement_bind_integer (statement, 2, lower);
  anning_statement_bind_integer (statement, 3, upper);
  anning_statement_bind_integer (statement, 4, search->limit);

  *next = 0;
  for (guint i = 0; i < search->limit; i++)
    {
      const AnningRecordType *type;
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        {
          *next = 0;
          return TRUE;
        }
      type = find_type (anning_statement_get_integer (statement, 0));
      if (type == NULL)
        continue;
      g_ptr_array_add (lists[type->number], read_hit (statement, search->query, type));
      *next = anning_search_rowid (type, 0) - 1;
    }
  return TRUE;
}

/* Shares @limit out: a table with few hits leaves its part to the others. */
static void
share_out (GPtrArray **lists,
           guint       n_lists,
           guint       limit,
           GPtrArray  *hits)
{
  g_autofree guint *parts = g_new0 (guint, n_lists);
  gboolean more = TRUE;

  while (limit > 0 && more)
    {
      more = FALSE;
      for (guint i = 0; i < n_lists && limit > 0; i++)
        {
          if (parts[i] < lists[i]->len)
            {
              parts[i]++;
              limit--;
              more = TRUE;
            }
        }
    }
  for (guint i = 0; i < n_lists; i++)
    {
      for (guint j = 0; j < parts[i]; j++)
        g_ptr_array_add (hits, g_steal_pointer (&lists[i]->pdata[j]));
    }
}

static void
hit_free_if_any (gpointer hit)
{
  g_clear_pointer (&hit, anning_hit_free);
}

/*
 * A search by table would make FTS5 look for the next hit far beyond the table's
 * end, once for each table. So the runs go down through all of them, and skip the
 * rest of a table that has filled its list.
 */
static gboolean
search_file (AnningSearcher  *self,
             const Search    *search,
             GPtrArray       *hits,
             GError         **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_hit_free);
  GPtrArray *lists[MOST_TYPES];
  AnningDb *db = get_db (self, error);
  gint64 lower = 0;
  gint64 next = G_MAXINT64;
  gboolean ok;

  /* One state of the file for all that is read, and one lock. */
  ok = db != NULL && anning_db_exec (db, "BEGIN", error);
  if (search->type != NULL)
    {
      lower = anning_search_rowid (search->type, 0);
      next = anning_search_rowid (search->type, ANNING_SEARCH_ROWS_PER_TYPE - 1);
    }
  else
    ok = ok && anning_db_get_integer (db, "SELECT rowid FROM search ORDER BY rowid LIMIT 1", &lower, error);
  for (guint i = 0; i < MOST_TYPES; i++)
    lists[i] = g_ptr_array_new_with_free_func (hit_free_if_any);

  while (ok && search->phrase != NULL && next > 0 && next >= lower)
    ok = search_down (db, search, lower, next, lists, &next, error);

  share_out (lists, MOST_TYPES, search->limit, found);
  ok = ok && read_moments (db, found, error);
  if (ok)
    g_ptr_array_extend_and_steal (hits, g_steal_pointer (&found));
  if (db != NULL && anning_db_in_transaction (db))
    anning_db_rollback (db);
  for (guint i = 0; i < MOST_TYPES; i++)
    g_ptr_array_unref (lists[i]);
  return ok;
}

/* A recording that is cited stands before all else: nobody types a hash to find a word. */
static gboolean
find_cited (AnningSearcher  *self,
            const Search    *search,
            GPtrArray       *hits,
            GError         **error)
{
  AnningDb *db = get_db (self, error);
  g_autoptr (AnningStatement) statement = NULL;
  g_autoptr (GError) reason = NULL;
  AnningMoment moment = { 0 };
  AnningHit *hit;
  gboolean row;

  if (db == NULL)
    return FALSE;
  if (!anning_moment_of_citation (db, search->cited, &moment, &reason))
    {
      if (g_error_matches (reason, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  statement = anning_db_prepare (db,
                                 "SELECT i.started_at, i.utc_offset, u.name FROM incident i JOIN evidence_use u"
                                 " ON u.owner = 'incident' AND u.owner_id = i.id WHERE i.id = ?1 AND u.evidence_id = ?2",
                                 error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, moment.incident_id);
  anning_statement_bind_integer (statement, 2, moment.evidence_id);
  if (!anning_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  hit = g_new0 (AnningHit, 1);
  hit->table = g_strdup ("citation");
  hit->id = moment.evidence_id;
  hit->key = g_strdup (search->cited);
  hit->at = anning_statement_get_integer (statement, 0);
  hit->utc_offset = anning_statement_get_integer (statement, 1);
  hit->title = dup_shown (anning_statement_get_text (statement, 2));
  hit->snippet = anning_length_format (moment.start_ms);
  g_ptr_array_add (hits, hit);
  return TRUE;
}

static GPtrArray *
run_search (AnningSearcher  *self,
            const Search    *search,
            GError         **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_hit_free);

  if (search->type == NULL && search->cited != NULL && !find_cited (self, search, hits, error))
    return NULL;
  /* The words of a citation are not searched for as well. */
  if (hits->len > 0)
    return g_steal_pointer (&hits);
  if (search->type == NULL && self->index != NULL
      && !anning_text_index_find (self->index, search->query, search->limit, hits, error))
    return NULL;
  if (!search_file (self, search, hits, error))
    return NULL;
  return g_steal_pointer (&hits);
}

static void
take_texts (AnningSearcher *self,
            GPtrArray      *texts)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->index, anning_text_index_free);
  self->index = anning_text_index_new (texts, &error);
  if (self->index == NULL)
    g_warning ("The program's texts cannot be searched: %s", error->message);
}

static gpointer
work (gpointer data)
{
  AnningSearcher *self = data;

  for (;;)
    {
      Search *search = g_async_queue_pop (self->queue);
      GPtrArray *hits = NULL;
      GError *error = NULL;

      if (search->texts != NULL)
        {
          take_texts (self, g_steal_pointer (&search->texts));
          search_free (search);
          continue;
        }
      if (search->task == NULL)
        {
          search_free (search);
          g_clear_pointer (&self->index, anning_text_index_free);
          g_clear_pointer (&self->db, anning_db_close);
          return NULL;
        }
      self->current = search;
      if (is_outdated (self))
        g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "A newer search was begun");
      else
        hits = run_search (self, search, &error);
      self->current = NULL;

      if (error != NULL)
        g_task_return_error (search->task, error);
      else
        g_task_return_pointer (search->task, hits, (GDestroyNotify) g_ptr_array_unref);
      search_free (search);
    }
}

AnningSearcher *
anning_searcher_new (const char *path)
{
  AnningSearcher *self = g_new0 (AnningSearcher, 1);

  self->path = g_strdup (path);
  self->queue = g_async_queue_new ();
  self->thread = g_thread_new ("anning-search", work, self);
  return self;
}

void
anning_searcher_free (AnningSearcher *self)
{
  /* Whatever runs is outdated from here on. */
  g_atomic_int_inc (&self->latest);
  g_async_queue_push (self->queue, g_new0 (Search, 1));
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_free (self->path);
  g_free (self);
}

void
anning_search_set_texts (AnningStore *store,
                         GPtrArray   *texts)
{
  g_autoptr (GPtrArray) owned = texts;
  AnningSearcher *searcher;
  Search *search;

  g_return_if_fail (ANNING_IS_STORE (store) && texts != NULL);

  searcher = anning_store_get_searcher (store, NULL);
  if (searcher == NULL)
    return;
  search = g_new0 (Search, 1);
  search->texts = g_steal_pointer (&owned);
  g_async_queue_push (searcher->queue, search);
}

/*
 * anning_search_async:
 *
 * When all tables are searched, each table with hits has its share of @limit, and
 * the hits come table by table, in the order of the record types' numbers.
 */
/* Returns: (transfer full) (nullable): NULL if @query names no hash */
static char *
dup_cited (const char *query)
{
  g_autofree char *hash = NULL;
  gint64 start_ms;

  return anning_citation_read (query, &hash, &start_ms) ? g_utf8_make_valid (query, -1) : NULL;
}

void
anning_search_async (AnningStore         *store,
                     const char          *query,
                     const char          *table,
                     guint                limit,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  AnningSearcher *searcher;
  Search *search;

  g_return_if_fail (ANNING_IS_STORE (store) && query != NULL && limit > 0);
  g_return_if_fail (table == NULL || anning_records_find_type (table) != NULL);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, anning_search_async);

  searcher = anning_store_get_searcher (store, &error);
  if (searcher == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  search = g_new0 (Search, 1);
  search->phrase = anning_search_phrase (query);
  search->query = anning_query_new (query);
  search->cited = dup_cited (query);
  search->type = table != NULL ? anning_records_find_type (table) : NULL;
  search->limit = limit;
  search->task = g_steal_pointer (&task);
  search->serial = g_atomic_int_add (&searcher->latest, 1) + 1;
  g_async_queue_push (searcher->queue, search);
}

GPtrArray *
anning_search_finish (AnningStore   *store,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
