/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-search-texts-private.h"

#include <math.h>
#include <string.h>

#include "anning-db-private.h"

/*
 * People type what is happening to them, not what a text is called. So a text
 * is found by all that was typed, by parts of it, and by words of its own that
 * stand in what was typed. What counts, for one text:
 *
 *   parts     share of the query's pieces that it has, the rare ones counting
 *             more (by the logarithm of how few texts have them), in the title
 *             and the keywords more than in the body
 *   whole     a bonus for all that stands between two blanks
 *   title     a bonus for all of it in the title
 *   keyword   a bonus for a keyword inside the query, the more of it the better
 *   urgent    before everything, where title or keywords answer: danger to people
 */
#define BODY_SHARE 0.25
#define BODY_RELEVANCE 0.15
#define MUCH_RELEVANCE 4
#define WHOLE_IN_WORDS 1.5
#define WHOLE_IN_BODY 0.6
#define WHOLE_IN_TITLE 0.5
#define KEYWORD 1.0
#define KEYWORD_IS_ALL 0.5
#define URGENT 5.0
/*
 * A piece that more than one text in so many has says nothing, nor does a pair of
 * characters that each more than one in so many has: alone it finds no text. What
 * a few texts only have always tells.
 */
#define TELLING_SHARE 12
#define TELLING_CHARACTER_SHARE 8
#define ALWAYS_TELLING 3
#define KIND_STEP 0.06
/* What has parts only must have this share of the query in parts that tell, and of the best's score. */
#define LEAST_TELLING 0.2
#define WORDS_TELL 3
#define LEAST_SHARE 0.25
#define LEAST_SHARE_IN_DANGER 0.5
/* Shorter keywords stand inside other words. In bytes: two Chinese characters. */
#define SHORTEST_KEYWORD 6

typedef struct
{
  AnningSearchText *text; /* without body, which stands in the index */
  char **words;           /* title and keywords, in the form of anning_tokens_dup_key() */
} Entry;

struct _AnningTextIndex
{
  AnningDb *db;
  GPtrArray *entries;     /* Entry; its place is the row's number */
  GHashTable *characters; /* a character → how many texts have it, as far as it was asked for */
};

typedef struct
{
  guint row;
  double parts;     /* sum over the pieces it has */
  double telling;   /* sum over those that tell */
  double wholes;    /* sum of the bonuses */
  guint n_wholes;
  gboolean has_all; /* one after the other */
  double score;
} Candidate;

/* What the pieces of one query have come to. */
typedef struct
{
  Candidate *candidates; /* one for each text */
  double sum;            /* of the weights of the pieces */
  double sum_of_parts;   /* of those of one and two tokens */
  guint n_wholes;
} Count;

AnningSearchText *
anning_search_text_new (const char *table,
                        const char *key,
                        const char *title,
                        const char *keywords,
                        const char *body,
                        gboolean    urgent)
{
  AnningSearchText *self;

  g_return_val_if_fail (table != NULL && key != NULL && title != NULL, NULL);

  self = g_new0 (AnningSearchText, 1);
  self->table = g_strdup (table);
  self->key = g_strdup (key);
  self->title = g_strdup (title);
  self->keywords = g_strdup (keywords != NULL ? keywords : "");
  self->body = g_strdup (body != NULL ? body : "");
  self->urgent = urgent;
  return self;
}

void
anning_search_text_free (AnningSearchText *self)
{
  if (self == NULL)
    return;
  g_free (self->table);
  g_free (self->key);
  g_free (self->title);
  g_free (self->keywords);
  g_free (self->body);
  g_free (self);
}

static void
entry_free (gpointer data)
{
  Entry *self = data;

  anning_search_text_free (self->text);
  g_strfreev (self->words);
  g_free (self);
}

/* ---- making it ---- */

static char *
dup_key (const char *text)
{
  g_autoptr (AnningTokens) tokens = anning_tokens_new (text);

  return anning_tokens_dup_key (tokens);
}

/* A text's own words, apart by breaks: for the index. */
static char *
join_words (const AnningSearchText *text)
{
  g_autofree char *keywords = g_strdup (text->keywords);

  return g_strconcat (text->title, "\x1f", g_strdelimit (keywords, ";", ANNING_TOKENIZER_BREAK), NULL);
}

static char **
split_words (const AnningSearchText *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) keywords = g_strsplit (text->keywords, ";", -1);
  g_autofree char *title = dup_key (text->title);

  g_strv_builder_add (builder, title);
  for (guint i = 0; keywords[i] != NULL; i++)
    {
      g_autofree char *key = dup_key (keywords[i]);

      if (*key != '\0')
        g_strv_builder_add (builder, key);
    }
  return g_strv_builder_end (builder);
}

static gboolean
add_entry (AnningTextIndex   *self,
           AnningSearchText  *text,
           GError           **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autofree char *words = join_words (text);
  Entry *entry = g_new0 (Entry, 1);

  entry->text = text;
  entry->words = split_words (text);
  g_ptr_array_add (self->entries, entry);

  statement = anning_db_prepare (self->db, "INSERT INTO texts (rowid, words, body) VALUES (?1, ?2, ?3)", error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, self->entries->len - 1);
  anning_statement_bind_text (statement, 2, words);
  anning_statement_bind_text (statement, 3, text->body);
  if (!anning_statement_run (statement, error))
    return FALSE;
  g_clear_pointer (&text->body, g_free);
  return TRUE;
}

AnningTextIndex *
anning_text_index_new (GPtrArray  *texts,
                       GError    **error)
{
  g_autoptr (GPtrArray) owned = texts;
  AnningTextIndex *self = g_new0 (AnningTextIndex, 1);
  gboolean ok;

  self->entries = g_ptr_array_new_full (texts->len, entry_free);
  self->characters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->db = anning_db_open (":memory:", ANNING_DB_CREATE, error);
  ok = self->db != NULL
       && anning_db_exec (self->db,
                          "CREATE VIRTUAL TABLE texts USING fts5 (words, body, tokenize = 'anning');"
                          "BEGIN",
                          error);
  for (guint i = 0; ok && i < owned->len; i++)
    ok = add_entry (self, g_steal_pointer (&owned->pdata[i]), error);
  if (ok && anning_db_exec (self->db, "COMMIT", error))
    return self;
  anning_text_index_free (self);
  return NULL;
}

void
anning_text_index_free (AnningTextIndex *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->db, anning_db_close);
  g_ptr_array_unref (self->entries);
  g_hash_table_unref (self->characters);
  g_free (self);
}

/* ---- what answers to one piece ---- */

/* Adds to @shares what a match in each row is worth; @sql tells its relevance, in thousandths, in the second column. */
static gboolean
find_in (AnningTextIndex  *self,
         const char       *sql,
         const char       *column,
         const char       *phrase,
         double            share,
         double           *shares,
         GError          **error)
{
  g_autoptr (AnningStatement) statement = anning_db_prepare (self->db, sql, error);
  g_autofree char *match = g_strconcat (column, " : ", phrase, NULL);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  anning_statement_bind_text (statement, 1, match);
  while (anning_statement_step (statement, &row, error) && row)
    {
      double relevance = MAX (0, anning_statement_get_integer (statement, 1) / 1e3);

      shares[anning_statement_get_integer (statement, 0)] +=
        share + BODY_RELEVANCE * relevance / (relevance + MUCH_RELEVANCE);
    }
  return !row;
}

/*
 * Sets @shares[row] to what a match of the piece is worth there, 1 in the words.
 * A body that speaks of all that was typed more often, or is shorter, is worth more.
 */
static gboolean
find_piece (AnningTextIndex    *self,
            const AnningQuery  *query,
            const AnningPiece  *piece,
            double             *shares,
            GError            **error)
{
  static const char plain[] = "SELECT rowid, 0 FROM texts WHERE texts MATCH ?1";
  static const char relevant[] =
    "SELECT rowid, CAST (-1000 * bm25 (texts) AS INTEGER) FROM texts WHERE texts MATCH ?1";
  g_autofree char *phrase = anning_query_dup_phrase (query, piece);

  memset (shares, 0, self->entries->len * sizeof (double));
  return find_in (self, plain, "words", phrase, 1, shares, error)
         && find_in (self, piece->is_whole ? relevant : plain, "body", phrase, BODY_SHARE, shares, error);
}

/* Returns: how many texts have the character, G_MAXUINT when that cannot be found out */
static guint
count_character (AnningTextIndex   *self,
                 const AnningQuery *query,
                 guint              token)
{
  AnningPiece piece = { .first = token, .n = 1 };
  g_autofree char *phrase = anning_query_dup_phrase (query, &piece);
  g_autoptr (AnningStatement) statement = NULL;
  gpointer known;
  guint count = G_MAXUINT;
  gboolean row;

  if (g_hash_table_lookup_extended (self->characters, phrase, NULL, &known))
    return GPOINTER_TO_UINT (known);
  statement = anning_db_prepare (self->db, "SELECT count (*) FROM texts WHERE texts MATCH ?1", NULL);
  if (statement == NULL)
    return count;
  anning_statement_bind_text (statement, 1, phrase);
  if (anning_statement_step (statement, &row, NULL) && row)
    count = anning_statement_get_integer (statement, 0);
  g_hash_table_insert (self->characters, g_steal_pointer (&phrase), GUINT_TO_POINTER (count));
  return count;
}

/* "怎么", "的一" and the like are rare enough now and then, but of characters that are not. */
static gboolean
is_telling (AnningTextIndex   *self,
            const AnningQuery *query,
            const AnningPiece *piece,
            guint              found)
{
  guint n = self->entries->len;

  if (found > MAX (n / TELLING_SHARE, ALWAYS_TELLING))
    return FALSE;
  if (piece->n > 2)
    return TRUE;
  for (guint i = piece->first; i < piece->first + piece->n; i++)
    {
      if (g_array_index (query->tokens->tokens, AnningToken, i).kind != ANNING_CHAR_CJK
          || count_character (self, query, i) <= MAX (n / TELLING_CHARACTER_SHARE, ALWAYS_TELLING))
        return TRUE;
    }
  return FALSE;
}

/* Adds one piece to all that have it. */
static void
count_piece (AnningTextIndex   *self,
             const AnningQuery *query,
             const AnningPiece *piece,
             const double      *shares,
             Count             *count)
{
  guint n = self->entries->len;
  guint found = 0;
  gboolean telling;
  double weight;

  for (guint i = 0; i < n; i++)
    found += shares[i] > 0;
  weight = log ((n + 1.0) / MAX (found, 1));
  telling = found > 0 && is_telling (self, query, piece, found);
  for (guint i = 0; i < n; i++)
    {
      Candidate *candidate = &count->candidates[i];

      if (shares[i] <= 0)
        continue;
      candidate->parts += weight * shares[i];
      if (telling)
        candidate->telling += weight * (shares[i] >= 1 ? WORDS_TELL : 1);
      candidate->has_all |= piece->is_all;
      if (piece->is_whole)
        {
          candidate->wholes += shares[i] >= 1 ? WHOLE_IN_WORDS : WHOLE_IN_BODY;
          candidate->n_wholes++;
        }
    }
  count->sum += weight;
  count->sum_of_parts += piece->n <= 2 ? weight : 0;
  count->n_wholes += piece->is_whole;
}

/* ---- what answers to all of it ---- */

/* How much of the query one of the text's own words is: 0 to 1. */
static double
keyword_share (const Entry *entry,
               const char  *query_key)
{
  gsize length = strlen (query_key);
  double best = 0;

  for (guint i = 0; entry->words[i] != NULL; i++)
    {
      gsize n = strlen (entry->words[i]);

      if (n <= length && (n >= SHORTEST_KEYWORD || n == length || *entry->words[i] == ' ')
          && strstr (query_key, entry->words[i]) != NULL)
        best = MAX (best, (double) n / length);
    }
  return best;
}

/* Texts of one worth stand as the program lists them, what is to be done before what is known. */
static double
kind_bonus (const char *table)
{
  static const char *const order[] = { "situation", "hotline", "claim", "article", "letter_template",
                                       "tick_list", "term", "fact" };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      if (g_str_equal (table, order[i]))
        return KIND_STEP * (G_N_ELEMENTS (order) - i);
    }
  return 0;
}

/* A percentage is no other number that holds its digits. */
static gboolean
has_percentages (AnningTextIndex   *self,
                 const AnningQuery *query,
                 guint              row,
                 const char        *body)
{
  const Entry *entry = g_ptr_array_index (self->entries, row);
  g_autofree char *body_key = NULL;

  for (guint i = 0; i < query->tokens->tokens->len; i++)
    {
      const AnningToken *token = &g_array_index (query->tokens->tokens, AnningToken, i);
      g_autofree char *wanted = NULL;
      gboolean found = FALSE;

      if (token->percent == 0)
        continue;
      wanted = g_strdup_printf (" %.*s %% ", (int) token->n_folded, query->tokens->folded->str + token->folded);
      if (body_key == NULL)
        body_key = dup_key (body);
      for (guint j = 0; !found && entry->words[j] != NULL; j++)
        found = strstr (entry->words[j], wanted) != NULL;
      if (!found && strstr (body_key, wanted) == NULL)
        return FALSE;
    }
  return TRUE;
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *first = a, *second = b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  return (first->row > second->row) - (first->row < second->row);
}

/* TRUE: @candidate is worth showing, whatever else is found. */
static gboolean
score (AnningTextIndex   *self,
       const AnningQuery *query,
       const Count       *count,
       Candidate         *candidate)
{
  const Entry *entry = g_ptr_array_index (self->entries, candidate->row);
  double keyword = keyword_share (entry, query->key);
  g_autofree char *start = g_strchomp (g_strdup (query->key));

  if (candidate->n_wholes < count->n_wholes && keyword <= 0
      && (candidate->telling <= 0 || candidate->telling < LEAST_TELLING * count->sum_of_parts))
    return FALSE;
  candidate->score = kind_bonus (entry->text->table) + candidate->wholes / count->n_wholes;
  if (count->sum > 0)
    candidate->score += candidate->parts / count->sum;
  if (strstr (entry->words[0], start) != NULL)
    candidate->score += WHOLE_IN_TITLE;
  if (keyword > 0)
    candidate->score += KEYWORD + keyword + (keyword >= 1 ? KEYWORD_IS_ALL : 0);
  if (entry->text->urgent && (keyword > 0 || candidate->wholes >= WHOLE_IN_WORDS * count->n_wholes))
    candidate->score += URGENT;
  return TRUE;
}

/* Returns: (element-type Candidate): those that are worth showing, the best first */
static GArray *
rank (AnningTextIndex   *self,
      const AnningQuery *query,
      const Count       *count)
{
  GArray *ranked = g_array_new (FALSE, FALSE, sizeof (Candidate));
  double least = 0;
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      if (score (self, query, count, &count->candidates[i]))
        g_array_append_val (ranked, count->candidates[i]);
    }
  g_array_sort (ranked, compare_candidates);
  if (ranked->len > 0)
    {
      least = g_array_index (ranked, Candidate, 0).score;
      least *= least >= URGENT ? LEAST_SHARE_IN_DANGER : LEAST_SHARE;
    }

  for (guint i = 0; i < ranked->len; i++)
    {
      const Candidate *candidate = &g_array_index (ranked, Candidate, i);

      /* Several words that stand far apart in a long text say little. */
      if (candidate->has_all || candidate->score >= least)
        g_array_index (ranked, Candidate, n++) = *candidate;
    }
  g_array_set_size (ranked, n);
  return ranked;
}

static AnningHit *
make_hit (AnningTextIndex   *self,
          const AnningQuery *query,
          guint              row,
          const char        *body)
{
  const Entry *entry = g_ptr_array_index (self->entries, row);
  AnningHit *hit = g_new0 (AnningHit, 1);

  hit->table = g_strdup (entry->text->table);
  hit->key = g_strdup (entry->text->key);
  hit->title = g_strdup (entry->text->title);
  hit->snippet = anning_query_dup_snippet (query, body);
  hit->at = ANNING_UNKNOWN;
  hit->urgent = entry->text->urgent;
  return hit;
}

gboolean
anning_text_index_find (AnningTextIndex    *self,
                        const AnningQuery  *query,
                        guint               limit,
                        GPtrArray          *hits,
                        GError            **error)
{
  guint n = self->entries->len;
  g_autofree Candidate *candidates = g_new0 (Candidate, n);
  Count count = { .candidates = candidates };
  g_autofree double *shares = g_new (double, n);
  g_autoptr (AnningStatement) bodies = NULL;
  g_autoptr (GArray) ranked = NULL;

  for (guint i = 0; i < n; i++)
    candidates[i].row = i;
  for (guint i = 0; i < query->pieces->len; i++)
    {
      const AnningPiece *piece = &g_array_index (query->pieces, AnningPiece, i);

      if (piece->is_only_marked)
        continue;
      if (!find_piece (self, query, piece, shares, error))
        return FALSE;
      count_piece (self, query, piece, shares, &count);
    }
  if (count.n_wholes == 0)
    return TRUE;

  ranked = rank (self, query, &count);
  bodies = anning_db_prepare (self->db, "SELECT body FROM texts WHERE rowid = ?1", error);
  if (bodies == NULL)
    return FALSE;
  for (guint i = 0; i < ranked->len && limit > 0; i++)
    {
      guint row_number = g_array_index (ranked, Candidate, i).row;
      const char *body;
      gboolean row;

      anning_statement_bind_integer (bodies, 1, row_number);
      if (!anning_statement_step (bodies, &row, error))
        return FALSE;
      body = row ? anning_statement_get_text (bodies, 0) : NULL;
      if (body != NULL && has_percentages (self, query, row_number, body))
        {
          g_ptr_array_add (hits, make_hit (self, query, row_number, body));
          limit--;
        }
      anning_statement_rewind (bodies);
    }
  return TRUE;
}
