/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-table-reader-private.h"

#include <math.h>
#include <string.h>

#include "anning-date.h"

/* A workbook is a ZIP of XML files (ECMA-376, part 1, chapter 18); a few of them are read. */
#define SHEETS_MAX 256
#define STRINGS_MAX 1000000
/* The last day that a spreadsheet knows is 9999-12-31. */
#define SERIAL_MAX 2958465

typedef struct
{
  char *name;
  char *id; /* of the relationship that names its file */
} Sheet;

/* What the format of a number makes of it. */
typedef enum
{
  SHOWS_NUMBER,
  SHOWS_DAY,
  SHOWS_TIME,
} CellShows;

typedef struct
{
  GArray *sheets;      /* Sheet, those that are not hidden */
  GHashTable *targets; /* id of a relationship → path of a worksheet in the ZIP */
  GHashTable *formats; /* number of a format → its code */
  GArray *shows;       /* CellShows, by the number of a cell's style */
  GPtrArray *strings;  /* the shared ones */
  gboolean from_1904;
  GString *text;       /* that is being gathered, while @gathers */
  gboolean gathers;
  gboolean in_cell_formats;
  guint phonetic;      /* depth: how a word is read aloud is no part of it */

  /* the sheet that is being read */
  AnningRowReader *rows;
  guint column;
  guint style;
  char kind;           /* 's'hared, 'i'nline or formula's text, 'n'umber, 'd'ay, 'b'oolean, 'e'rror */
  gboolean has_value;
} Workbook;


static void
sheet_clear (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->id);
}

static void
workbook_init (Workbook        *self,
               AnningRowReader *rows)
{
  self->sheets = g_array_new (FALSE, TRUE, sizeof (Sheet));
  g_array_set_clear_func (self->sheets, sheet_clear);
  self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->formats = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->shows = g_array_new (FALSE, TRUE, sizeof (CellShows));
  self->strings = g_ptr_array_new_with_free_func (g_free);
  self->text = g_string_new (NULL);
  self->rows = rows;
}

static void
workbook_clear (Workbook *self)
{
  g_array_unref (self->sheets);
  g_hash_table_unref (self->targets);
  g_hash_table_unref (self->formats);
  g_array_unref (self->shows);
  g_ptr_array_unref (self->strings);
  g_string_free (self->text, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Workbook, workbook_clear)

static gboolean
fail (GError           **error,
      AnningTableError   code,
      const char        *message)
{
  g_set_error_literal (error, ANNING_TABLE_ERROR, (int) code, message);
  return FALSE;
}

/* "x:row" is "row": which prefix a program chooses says nothing. */
static const char *
local_name (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static gboolean
is_element (const char *name,
            const char *wanted)
{
  return strcmp (local_name (name), wanted) == 0;
}

static const char *
find_attribute (const char **names,
                const char **values,
                const char  *wanted)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (strcmp (local_name (names[i]), wanted) == 0)
        return values[i];
    }
  return NULL;
}

static guint
number_attribute (const char **names,
                  const char **values,
                  const char  *wanted)
{
  const char *value = find_attribute (names, values, wanted);

  return value != NULL ? (guint) MIN (g_ascii_strtoull (value, NULL, 10), G_MAXINT) : 0;
}

static gboolean
is_true (const char *value)
{
  return value != NULL && (strcmp (value, "1") == 0 || strcmp (value, "true") == 0 || strcmp (value, "on") == 0);
}

/* ---- which sheets there are ---- */

static void
book_start (GMarkupParseContext  *context,
            const char           *name,
            const char          **names,
            const char          **values,
            gpointer              data,
            GError              **error)
{
  Workbook *self = data;

  if (is_element (name, "workbookPr"))
    self->from_1904 = is_true (find_attribute (names, values, "date1904"));
  else if (is_element (name, "sheet") && self->sheets->len < SHEETS_MAX)
    {
      const char *title = find_attribute (names, values, "name");
      const char *id = find_attribute (names, values, "id");
      const char *state = find_attribute (names, values, "state");
      Sheet sheet;

      if (title == NULL || id == NULL || g_strcmp0 (state, "hidden") == 0 || g_strcmp0 (state, "veryHidden") == 0)
        return;
      sheet = (Sheet) { .name = g_strdup (title), .id = g_strdup (id) };
      g_array_append_val (self->sheets, sheet);
    }
}

static void
relations_start (GMarkupParseContext  *context,
                 const char           *name,
                 const char          **names,
                 const char          **values,
                 gpointer              data,
                 GError              **error)
{
  Workbook *self = data;
  const char *id = find_attribute (names, values, "Id");
  const char *type = find_attribute (names, values, "Type");
  const char *target = find_attribute (names, values, "Target");

  if (!is_element (name, "Relationship") || id == NULL || type == NULL || target == NULL
      || !g_str_has_suffix (type, "/worksheet"))
    return;
  g_hash_table_replace (self->targets, g_strdup (id),
                        *target == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL));
}

/* ---- which cells are days ---- */

/* The formats that a file need not spell out (18.8.30), among them the East Asian ones. */
static gboolean
is_built_in_day (guint format)
{
  return (format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 31) || format == 36
         || (format >= 50 && format <= 54) || format == 57 || format == 58;
}

static gboolean
is_built_in_time (guint format)
{
  return (format >= 18 && format <= 21) || (format >= 32 && format <= 35) || (format >= 45 && format <= 47);
}

/* By a year, a day or an hour in it, which is not a text within; "[h]" are hours beyond a day. */
static CellShows
read_code (const char *code)
{
  CellShows shows = SHOWS_NUMBER;

  if (g_ascii_strcasecmp (code, "general") == 0 || g_ascii_strcasecmp (code, "standard") == 0)
    return SHOWS_NUMBER;

  for (const char *p = code; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '[')
        {
          const char *end = strchr (p + 1, *p == '"' ? '"' : ']');

          if (end == NULL)
            return SHOWS_NUMBER;
          if (*p == '[' && (p[1] == 'h' || p[1] == 'H'))
            shows = SHOWS_TIME;
          p = end;
        }
      else if ((*p == '\\' || *p == '_' || *p == '*') && p[1] != '\0')
        p++;
      else if (strchr ("yYdD", *p) != NULL)
        return SHOWS_DAY;
      else if (strchr ("hHsS", *p) != NULL)
        shows = SHOWS_TIME;
    }
  return shows;
}

static void
styles_start (GMarkupParseContext  *context,
              const char           *name,
              const char          **names,
              const char          **values,
              gpointer              data,
              GError              **error)
{
  Workbook *self = data;

  if (is_element (name, "numFmt"))
    g_hash_table_replace (self->formats, GUINT_TO_POINTER (number_attribute (names, values, "numFmtId")),
                          g_strdup (find_attribute (names, values, "formatCode")));
  else if (is_element (name, "cellXfs"))
    self->in_cell_formats = TRUE;
  else if (is_element (name, "xf") && self->in_cell_formats)
    {
      guint number = number_attribute (names, values, "numFmtId");
      const char *code = g_hash_table_lookup (self->formats, GUINT_TO_POINTER (number));
      CellShows shows = code != NULL              ? read_code (code)
                        : is_built_in_day (number)  ? SHOWS_DAY
                        : is_built_in_time (number) ? SHOWS_TIME
                                                    : SHOWS_NUMBER;

      g_array_append_val (self->shows, shows);
    }
}

static void
styles_end (GMarkupParseContext  *context,
            const char           *name,
            gpointer              data,
            GError              **error)
{
  Workbook *self = data;

  if (is_element (name, "cellXfs"))
    self->in_cell_formats = FALSE;
}

/* ---- the texts that cells share ---- */

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              data,
         GError              **error)
{
  Workbook *self = data;

  if (self->gathers)
    g_string_append_len (self->text, text, (gssize) length);
}

static void
strings_start (GMarkupParseContext  *context,
               const char           *name,
               const char          **names,
               const char          **values,
               gpointer              data,
               GError              **error)
{
  Workbook *self = data;

  if (is_element (name, "si"))
    g_string_truncate (self->text, 0);
  else if (is_element (name, "rPh"))
    self->phonetic++;
  else if (is_element (name, "t"))
    self->gathers = self->phonetic == 0;
}

static void
strings_end (GMarkupParseContext  *context,
             const char           *name,
             gpointer              data,
             GError              **error)
{
  Workbook *self = data;

  if (is_element (name, "t"))
    self->gathers = FALSE;
  else if (is_element (name, "rPh") && self->phonetic > 0)
    self->phonetic--;
  else if (is_element (name, "si"))
    {
      if (self->strings->len == STRINGS_MAX)
        fail (error, ANNING_TABLE_ERROR_TOO_LARGE, "too many texts");
      else
        g_ptr_array_add (self->strings, g_strdup (self->text->str));
    }
}

/* ---- the cells ---- */

/* "AB12" is in column 27. Returns: FALSE when there are no letters */
static gboolean
column_of (const char *reference,
           guint      *column)
{
  guint number = 0;
  const char *p;

  for (p = reference; g_ascii_isalpha (*p); p++)
    number = MIN (number * 26 + (guint) (g_ascii_toupper (*p) - 'A') + 1, G_MAXINT / 27);
  if (p == reference)
    return FALSE;
  *column = number - 1;
  return TRUE;
}

/*
 * Day one is 1900-01-01, and there is a day sixty that never was, 1900-02-29
 * (18.17.4.1); in the other system day nought is 1904-01-01.
 */
static char *
day_of_serial (double   serial,
               gboolean from_1904)
{
  GDate day;
  guint number;

  if (!(serial >= (from_1904 ? 0 : 1)) || serial >= SERIAL_MAX + 1.0)
    return NULL;

  number = (guint) serial;
  g_date_clear (&day, 1);
  if (from_1904)
    g_date_set_dmy (&day, 1, G_DATE_JANUARY, 1904);
  else
    g_date_set_dmy (&day, number < 60 ? 31 : 30, G_DATE_DECEMBER, 1899);
  g_date_add_days (&day, number);
  return anning_day_format (&day);
}

/* The part of a day as it is on a clock; a length of more than a day has more hours. */
static char *
time_of_serial (double serial)
{
  guint64 seconds;

  if (!(serial >= 0) || serial >= SERIAL_MAX)
    return NULL;
  seconds = (guint64) (serial * 86400 + 0.5);
  return g_strdup_printf ("%02" G_GUINT64_FORMAT ":%02d:%02d", seconds / 3600, (int) (seconds / 60 % 60),
                          (int) (seconds % 60));
}

/* A day, with the time where there is one: rounded to the second before it is split. */
static char *
moment_of_serial (double   serial,
                  gboolean from_1904)
{
  double seconds = floor (serial * 86400 + 0.5);
  double days = floor (seconds / 86400);
  g_autofree char *day = day_of_serial (days, from_1904);
  g_autofree char *clock = NULL;

  if (day == NULL || seconds == days * 86400)
    return g_steal_pointer (&day);
  clock = time_of_serial ((seconds - days * 86400) / 86400);
  return g_strconcat (day, " ", clock, NULL);
}

/* "1234.5600000000001" is how a computer keeps 1234.56: fifteen digits hold what was entered. */
static char *
tidy_number (const char *text,
             double      number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE + 32];
  g_autofree char *format = NULL;
  int before;

  if (!isfinite (number) || fabs (number) >= 1e15)
    return g_strdup (text);
  before = fabs (number) < 1 ? 1 : (int) floor (log10 (fabs (number))) + 1;
  format = g_strdup_printf ("%%.%df", CLAMP (15 - before, 0, 10));
  g_ascii_formatd (buffer, sizeof buffer, format, number);
  if (strchr (buffer, '.') != NULL)
    {
      char *end = buffer + strlen (buffer) - 1;

      while (*end == '0')
        *end-- = '\0';
      if (*end == '.')
        *end = '\0';
    }
  return g_strdup (strcmp (buffer, "-0") == 0 ? "0" : buffer);
}

/* Returns: (transfer full): the cell as a text */
static char *
cell_text (const Workbook *self)
{
  const char *text = self->text->str;
  gboolean with_times = self->rows->options->with_times;
  CellShows shows = self->style < self->shows->len ? g_array_index (self->shows, CellShows, self->style) : SHOWS_NUMBER;
  char *shown = NULL;
  char *end = NULL;
  double number;

  if (self->kind == 's')
    {
      guint64 index = g_ascii_strtoull (text, NULL, 10);

      return g_strdup (index < self->strings->len ? g_ptr_array_index (self->strings, index) : "");
    }
  if (self->kind == 'd')
    return with_times ? g_strdelimit (g_strndup (text, strlen ("2026-03-05T21:14:09")), "T", ' ')
                      : g_strndup (text, strlen ("2026-03-05"));
  if (self->kind != 'n')
    return g_strdup (text);

  number = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0')
    return g_strdup (text);
  if (shows == SHOWS_DAY)
    shown = with_times ? moment_of_serial (number, self->from_1904) : day_of_serial (number, self->from_1904);
  else if (shows == SHOWS_TIME && with_times)
    shown = time_of_serial (number);
  return shown != NULL ? shown : tidy_number (text, number);
}

static char
kind_of (const char *type)
{
  static const struct
  {
    const char *type;
    char kind;
  } kinds[] = {
    { "s", 's' }, { "inlineStr", 'i' }, { "str", 'i' }, { "b", 'b' }, { "e", 'e' }, { "d", 'd' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_strcmp0 (type, kinds[i].type) == 0)
        return kinds[i].kind;
    }
  return 'n';
}

static void
sheet_start (GMarkupParseContext  *context,
             const char           *name,
             const char          **names,
             const char          **values,
             gpointer              data,
             GError              **error)
{
  Workbook *self = data;

  if (is_element (name, "row"))
    self->column = G_MAXUINT;
  else if (is_element (name, "c"))
    {
      const char *reference = find_attribute (names, values, "r");

      if (reference == NULL || !column_of (reference, &self->column))
        self->column++;
      self->style = number_attribute (names, values, "s");
      self->kind = kind_of (find_attribute (names, values, "t"));
      self->has_value = FALSE;
      g_string_truncate (self->text, 0);
    }
  else if (is_element (name, "rPh"))
    self->phonetic++;
  else if (is_element (name, "v") || is_element (name, "t"))
    {
      self->gathers = self->phonetic == 0;
      self->has_value = TRUE;
    }
}

static void
sheet_end (GMarkupParseContext  *context,
           const char           *name,
           gpointer              data,
           GError              **error)
{
  Workbook *self = data;

  if (is_element (name, "v") || is_element (name, "t"))
    self->gathers = FALSE;
  else if (is_element (name, "rPh") && self->phonetic > 0)
    self->phonetic--;
  else if (is_element (name, "c") && self->has_value)
    {
      g_autofree char *text = cell_text (self);

      anning_row_reader_set_cell (self->rows, self->column, text, -1, error);
    }
  else if (is_element (name, "row"))
    anning_row_reader_end_row (self->rows, error);
}

/* ---- the files in it ---- */

static gboolean
read_entry (GBytes               *bytes,
            const char           *path,
            const GMarkupParser  *parser,
            Workbook             *self,
            gboolean             *found,
            GCancellable         *cancellable,
            GError              **error)
{
  self->gathers = FALSE;
  self->phonetic = 0;
  g_string_truncate (self->text, 0);
  return anning_table_parse_entry (bytes, path, self->rows->options->unpacked_max, parser, self, found, cancellable, error);
}

static gboolean
read_sheet (Workbook      *self,
            GBytes        *bytes,
            guint          number,
            GCancellable  *cancellable,
            GError       **error)
{
  static const GMarkupParser parser = { sheet_start, sheet_end, text_cb, NULL, NULL };
  const char *path = g_hash_table_lookup (self->targets, g_array_index (self->sheets, Sheet, number).id);
  gboolean found;

  anning_row_reader_restart (self->rows);
  if (path == NULL)
    return TRUE;
  return read_entry (bytes, path, &parser, self, &found, cancellable, error)
         && (found || fail (error, ANNING_TABLE_ERROR_TRUNCATED, "a sheet is missing"));
}

/* Charts and the like are sheets without a worksheet. */
static void
drop_other_sheets (Workbook *self)
{
  for (guint i = self->sheets->len; i > 0; i--)
    {
      if (!g_hash_table_contains (self->targets, g_array_index (self->sheets, Sheet, i - 1).id))
        g_array_remove_index (self->sheets, i - 1);
    }
}

static gboolean
read_about (Workbook      *self,
            GBytes        *bytes,
            GCancellable  *cancellable,
            GError       **error)
{
  static const GMarkupParser book = { book_start, NULL, NULL, NULL, NULL };
  static const GMarkupParser relations = { relations_start, NULL, NULL, NULL, NULL };
  static const GMarkupParser styles = { styles_start, styles_end, NULL, NULL, NULL };
  static const GMarkupParser strings = { strings_start, strings_end, text_cb, NULL, NULL };
  gboolean found;

  if (!read_entry (bytes, "xl/workbook.xml", &book, self, &found, cancellable, error))
    return FALSE;
  if (!found)
    return fail (error, ANNING_TABLE_ERROR_NOT_A_TABLE, "a ZIP without a workbook");
  if (!read_entry (bytes, "xl/_rels/workbook.xml.rels", &relations, self, &found, cancellable, error))
    return FALSE;
  if (!found)
    return fail (error, ANNING_TABLE_ERROR_NOT_A_TABLE, "no relations");
  drop_other_sheets (self);
  return read_entry (bytes, "xl/styles.xml", &styles, self, &found, cancellable, error)
         && read_entry (bytes, "xl/sharedStrings.xml", &strings, self, &found, cancellable, error);
}

/*
 * anning_table_read_workbook:
 * @sheet: (inout): which sheet is wanted, or ANNING_TABLE_ANY_SHEET for the first
 *   that holds a table; set to the one that was read
 * @sheets: (out): their names, set only on success
 *
 * Hidden sheets are left out. Of a formula what was worked out last is read.
 */
gboolean
anning_table_read_workbook (AnningRowReader   *rows,
                            GBytes            *bytes,
                            guint             *sheet,
                            char            ***sheets,
                            GCancellable      *cancellable,
                            GError           **error)
{
  g_auto (Workbook) self = { 0 };
  g_autoptr (GPtrArray) names = NULL;
  guint chosen;

  workbook_init (&self, rows);
  if (!read_about (&self, bytes, cancellable, error))
    return FALSE;
  if (self.sheets->len == 0)
    return fail (error, ANNING_TABLE_ERROR_EMPTY, "no sheet");

  chosen = *sheet < self.sheets->len ? *sheet : 0;
  if (!read_sheet (&self, bytes, chosen, cancellable, error))
    return FALSE;
  while (*sheet == ANNING_TABLE_ANY_SHEET && !anning_row_reader_is_table (rows) && chosen + 1 < self.sheets->len)
    {
      if (!read_sheet (&self, bytes, ++chosen, cancellable, error))
        return FALSE;
    }
  if (*sheet == ANNING_TABLE_ANY_SHEET && !anning_row_reader_is_table (rows))
    return fail (error, ANNING_TABLE_ERROR_EMPTY, "no table in any sheet");

  names = g_ptr_array_new ();
  for (guint i = 0; i < self.sheets->len; i++)
    g_ptr_array_add (names, g_strdup (g_array_index (self.sheets, Sheet, i).name));
  g_ptr_array_add (names, NULL);
  *sheets = (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
  *sheet = chosen;
  return TRUE;
}
