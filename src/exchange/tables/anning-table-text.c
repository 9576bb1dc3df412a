/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-table-reader-private.h"

#include <csv.h>
#include <string.h>

#define PARSE_AT_ONCE (64 * 1024)
/* So many lines tell what stands between the cells. */
#define SAMPLE_LINES 50
/* Words of a sentence are not cells. */
#define BLANKS_COLUMNS_MIN 3

/* How a text would fall into cells at one separator. */
typedef struct
{
  char sign;          /* ' ' stands for any number of blanks */
  guint counts[SAMPLE_LINES];
  guint most_common;  /* separators a line */
  guint n_lines;      /* with that many */
} Separator;

typedef struct
{
  AnningRowReader *rows;
  guint column;
  GError *error;
} Csv;

static gboolean
fail (GError           **error,
      AnningTableError   code,
      const char        *message)
{
  g_set_error_literal (error, ANNING_TABLE_ERROR, (int) code, message);
  return FALSE;
}

/* ---- which encoding ---- */

/* "UTF-16LE" when every second byte is zero, as it is for digits and separators. */
static const char *
guess_wide_encoding (const guint8 *data,
                     gsize         size)
{
  gsize sample = MIN (size, 512);
  gsize zeros[2] = { 0, 0 };

  if (size >= 2 && data[0] == 0xFF && data[1] == 0xFE)
    return "UTF-16LE";
  if (size >= 2 && data[0] == 0xFE && data[1] == 0xFF)
    return "UTF-16BE";

  for (gsize i = 0; i < sample; i++)
    zeros[i % 2] += data[i] == 0;
  if (zeros[1] > sample / 8 && zeros[0] <= sample / 32)
    return "UTF-16LE";
  if (zeros[0] > sample / 8 && zeros[1] <= sample / 32)
    return "UTF-16BE";
  return NULL;
}

/* TRUE when @data is UTF-8 up to a character whose last bytes are missing. */
static gboolean
is_cut_utf8 (const guint8 *data,
             gsize         size)
{
  const char *end;
  gsize left;

  if (g_utf8_validate_len ((const char *) data, size, &end))
    return FALSE;
  left = size - (gsize) (end - (const char *) data);
  /* One Chinese character before it, or it is another encoding. */
  return left <= 3 && g_utf8_strlen ((const char *) data, (gssize) (size - left)) < (glong) (size - left)
         && g_utf8_get_char_validated (end, (gssize) left) == (gunichar) -2;
}

/* Returns: (transfer full): UTF-8 without a byte order mark, or NULL and @error */
static char *
decode (const guint8  *data,
        gsize          size,
        GError       **error)
{
  const char *wide = guess_wide_encoding (data, size);
  g_autofree char *text = NULL;
  gsize length = 0;

  if (wide != NULL && size % 2 != 0)
    {
      fail (error, ANNING_TABLE_ERROR_TRUNCATED, "half a character at the end");
      return NULL;
    }
  if (wide != NULL)
    text = g_convert ((const char *) data, (gssize) size, "UTF-8", wide, NULL, &length, NULL);
  else if (g_utf8_validate_len ((const char *) data, size, NULL))
    text = g_strndup ((const char *) data, size);
  else if (is_cut_utf8 (data, size))
    {
      fail (error, ANNING_TABLE_ERROR_TRUNCATED, "half a character at the end");
      return NULL;
    }
  else if (memchr (data, 0, size) == NULL)
    text = g_convert ((const char *) data, (gssize) size, "UTF-8", "GB18030", NULL, NULL, NULL);

  /* A zero among wide characters would hide what stands behind it. */
  if (text == NULL || (wide != NULL && strlen (text) != length))
    {
      fail (error, ANNING_TABLE_ERROR_NOT_A_TABLE, "no known encoding");
      return NULL;
    }
  if (g_str_has_prefix (text, "\xEF\xBB\xBF"))
    return g_strdup (text + 3);
  return g_steal_pointer (&text);
}

/* Signs that no person types: a picture or a program that happens to be valid text. */
static gboolean
has_control_characters (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if ((guchar) *p < 0x20 && strchr ("\t\n\v\f\r\x1A", *p) == NULL)
        return TRUE;
    }
  return FALSE;
}

/* ---- what stands between the cells ---- */

static gboolean
is_sign_at (const Separator *separator,
            const char      *p,
            const char      *line)
{
  /* Carriers end every cell with a tab, so that a spreadsheet leaves its digits alone. */
  if (separator->sign == '\t' && *p == '\t'
      && ((p[1] != '\0' && strchr (",;|", p[1]) != NULL) || (p > line && strchr (",;|", p[-1]) != NULL)))
    return FALSE;
  if (separator->sign != ' ')
    return *p == separator->sign;
  /* A run of blanks counts once, at its first; none at the beginning or the end of a line. */
  return (*p == ' ' || *p == '\t') && p > line && p[-1] != ' ' && p[-1] != '\t'
         && p[strspn (p, " \t")] != '\n' && p[strspn (p, " \t")] != '\r' && p[strspn (p, " \t")] != '\0';
}

static guint
count_in_lines (Separator  *separator,
                const char *text)
{
  const char *line = text;
  gboolean quoted = FALSE;
  guint n_lines = 0;

  for (const char *p = text; *p != '\0' && n_lines < SAMPLE_LINES; p++)
    {
      if (*p == '"' && separator->sign != ' ')
        quoted = !quoted;
      else if ((*p == '\n' || *p == '\r') && !quoted)
        {
          n_lines += p > line;
          line = p + 1;
        }
      else if (!quoted && is_sign_at (separator, p, line))
        separator->counts[n_lines]++;
      if (p[1] == '\0' && p >= line && n_lines < SAMPLE_LINES)
        n_lines++;
    }
  return n_lines;
}

static void
weigh (Separator *separator,
       guint      n_lines)
{
  for (guint i = 0; i < n_lines; i++)
    {
      guint same = 0;

      for (guint j = 0; j < n_lines; j++)
        same += separator->counts[j] == separator->counts[i];
      if (separator->counts[i] > 0
          && (same > separator->n_lines
              || (same == separator->n_lines && separator->counts[i] > separator->most_common)))
        {
          separator->most_common = separator->counts[i];
          separator->n_lines = same;
        }
    }
}

/* Whether every comma groups digits: "1,234.50". */
static gboolean
commas_only_group (const char *text)
{
  for (const char *p = text; (p = strchr (p, ',')) != NULL; p++)
    {
      if (p == text || !g_ascii_isdigit (p[-1]) || strspn (p + 1, "0123456789") != 3)
        return FALSE;
    }
  return TRUE;
}

/* Whether it is more of a table than of a letter. */
static gboolean
is_mostly_numbers (const char *text)
{
  gsize n_digits = 0;
  gsize n_letters = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      n_digits += g_ascii_isdigit (*p);
      /* Of the bytes of a Chinese character the first. */
      n_letters += g_ascii_isalpha (*p) || ((guchar) *p & 0xC0) == 0xC0;
    }
  return n_digits > n_letters;
}

/*
 * Sentences and sums have blanks and commas too: blanks decide only where nothing
 * else does, as in a table that was copied out of a PDF.
 *
 * Returns: the sign between the cells, ' ' for blanks, 0 for none
 */
static char
find_separator (const char *text)
{
  Separator candidates[] = { { '\t' }, { ',' }, { ';' }, { '|' } };
  Separator blanks = { ' ' };
  const Separator *best = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      Separator *candidate = &candidates[i];

      weigh (candidate, count_in_lines (candidate, text));
      if (candidate->n_lines > 0 && (best == NULL || candidate->n_lines > best->n_lines))
        best = candidate;
    }

  weigh (&blanks, count_in_lines (&blanks, text));
  if (blanks.most_common + 1 >= BLANKS_COLUMNS_MIN && is_mostly_numbers (text)
      && (best == NULL || best->n_lines * 2 < blanks.n_lines
          || (best->sign == ',' && commas_only_group (text))))
    return ' ';
  return best != NULL ? best->sign : 0;
}

/* ---- the cells ---- */

static void
field_cb (void  *field,
          size_t length,
          void  *data)
{
  Csv *csv = data;

  if (csv->error == NULL)
    anning_row_reader_set_cell (csv->rows, csv->column, field != NULL ? field : "", (gssize) length, &csv->error);
  csv->column++;
}

static void
row_cb (int   last,
        void *data)
{
  Csv *csv = data;

  if (csv->error == NULL)
    anning_row_reader_end_row (csv->rows, &csv->error);
  csv->column = 0;
}

/*
 * Strict: quotation marks only where the rules allow them, so that a missing one
 * is found. @again: set when only that was wrong in the middle.
 */
static gboolean
parse_csv (AnningRowReader  *rows,
           const char       *text,
           char              separator,
           gboolean          strict,
           gboolean         *again,
           GCancellable     *cancellable,
           GError          **error)
{
  struct csv_parser parser;
  Csv csv = { .rows = rows };
  gsize size = strlen (text);
  gboolean ok = TRUE;

  if (csv_init (&parser, strict ? CSV_STRICT | CSV_STRICT_FINI : 0) != 0)
    return fail (error, ANNING_TABLE_ERROR_NOT_A_TABLE, "no parser");
  csv_set_delim (&parser, (unsigned char) separator);
  csv_set_blk_size (&parser, PARSE_AT_ONCE);

  for (gsize done = 0; done < size && ok && csv.error == NULL; done += PARSE_AT_ONCE)
    {
      gsize piece = MIN (size - done, PARSE_AT_ONCE);

      ok = csv_parse (&parser, text + done, piece, field_cb, row_cb, &csv) == piece;
      if (!ok)
        *again = strict;
      else if (g_cancellable_set_error_if_cancelled (cancellable, &csv.error))
        ok = FALSE;
    }
  if (ok && csv.error == NULL && csv_fini (&parser, field_cb, row_cb, &csv) != 0)
    {
      ok = FALSE;
      fail (&csv.error, ANNING_TABLE_ERROR_TRUNCATED, "a quotation mark is not closed");
    }
  csv_free (&parser);

  if (csv.error != NULL)
    {
      g_propagate_error (error, csv.error);
      return FALSE;
    }
  return ok || *again || fail (error, ANNING_TABLE_ERROR_NOT_A_TABLE, "not separated");
}

/* How long the cell at @p is up to a blank. Day and time are one cell where times are wanted. */
static gsize
cell_length (const char *p,
             gboolean    with_times)
{
  gsize length = strcspn (p, " \t\r\n");
  const char *next = p + length + strspn (p + length, " \t");
  gsize digits = strspn (next, "0123456789");
  gboolean is_day = g_ascii_isdigit (*p) && length >= strlen ("3-12") && memchr (p, ':', length) == NULL
                    && (memchr (p, '-', length) != NULL || memchr (p, '/', length) != NULL
                        || memcmp (p + length - strlen ("日"), "日", strlen ("日")) == 0);
  gboolean is_time = (digits == 1 || digits == 2) && next[digits] == ':';

  return with_times && is_day && is_time ? (gsize) (next - p) + strcspn (next, " \t\r\n") : length;
}

static gboolean
split_at_blanks (AnningRowReader  *rows,
                 const char       *text,
                 GCancellable     *cancellable,
                 GError          **error)
{
  const char *p = text;

  while (*p != '\0')
    {
      gsize left = strcspn (p, "\r\n");
      guint column = 0;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (const char *end = p + left; p < end;)
        {
          gsize blanks = strspn (p, " \t");
          gsize length;

          p += blanks;
          length = cell_length (p, rows->options->with_times);
          if (length > 0 && !anning_row_reader_set_cell (rows, column++, p, (gssize) length, error))
            return FALSE;
          p += length;
        }
      if (!anning_row_reader_end_row (rows, error))
        return FALSE;
      p += strspn (p, "\r\n");
    }
  return TRUE;
}

gboolean
anning_table_read_text (AnningRowReader  *rows,
                        GBytes           *bytes,
                        GCancellable     *cancellable,
                        GError          **error)
{
  g_autofree char *text = NULL;
  const guint8 *data;
  gboolean again = FALSE;
  char separator;
  gsize size;

  data = g_bytes_get_data (bytes, &size);
  text = decode (data, size, error);
  if (text == NULL)
    return FALSE;
  if (rows->options->with_pages && text[strspn (text, " \t\r\n")] == '<' && anning_table_is_html (text))
    return anning_table_read_html (rows, text, cancellable, error);
  if (has_control_characters (text) || *text == '<' || g_str_has_prefix (text, "%PDF") || *text == '{')
    return fail (error, ANNING_TABLE_ERROR_NOT_A_TABLE, "another kind of file");
  /* Excel writes a first line that names the separator. */
  if (g_str_has_prefix (text, "sep=") && text[4] != '\0')
    memset (text, '\n', 5);

  separator = find_separator (text);
  if (separator == 0)
    return text[strspn (text, " \t\r\n\v\f\x1A")] == '\0' ? fail (error, ANNING_TABLE_ERROR_EMPTY, "blank")
                                                         : fail (error, ANNING_TABLE_ERROR_NOT_A_TABLE, "no columns");
  if (separator == ' ')
    return split_at_blanks (rows, text, cancellable, error);

  if (!parse_csv (rows, text, separator, TRUE, &again, cancellable, error))
    return FALSE;
  if (!again)
    return TRUE;
  anning_row_reader_restart (rows);
  again = FALSE;
  return parse_csv (rows, text, separator, FALSE, &again, cancellable, error);
}
