/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-table-reader-private.h"

#include <string.h>

/* More of a cell is no number and no name. */
#define CELL_BYTES_MAX (32 * 1024)

/*
 * What many programs call .xls: a page with a table, or the XML of Excel 2003.
 * Both are read alike: of all tags those of rows and cells matter.
 */
typedef struct
{
  AnningRowReader *rows;
  GString *cell;
  guint column;
  guint span;     /* columns that the cell takes */
  gboolean in_cell;
} Page;

/* One tag: "<td class=x>" */
typedef struct
{
  const char *name; /* without what stands before a colon */
  gsize length;
  const char *end;  /* its ">" */
  gboolean closes;
  gboolean is_empty; /* "<Cell/>" */
} Tag;

static gboolean
is_named (const Tag  *tag,
          const char *name)
{
  return tag->length == strlen (name) && g_ascii_strncasecmp (tag->name, name, tag->length) == 0;
}

/* @p: at "<". Returns: FALSE when it does not end */
static gboolean
read_tag (const char *p,
          Tag        *tag)
{
  const char *colon;
  char quote = 0;

  *tag = (Tag) { .closes = p[1] == '/' };
  tag->name = p + (tag->closes ? 2 : 1);
  tag->length = strcspn (tag->name, " \t\r\n/>");
  colon = memchr (tag->name, ':', tag->length);
  if (colon != NULL)
    {
      tag->length -= (gsize) (colon + 1 - tag->name);
      tag->name = colon + 1;
    }
  for (p = tag->name + tag->length; *p != '\0' && (quote != 0 || *p != '>'); p++)
    {
      if (quote != 0 ? *p == quote : *p == '"' || *p == '\'')
        quote = quote != 0 ? 0 : *p;
    }
  tag->end = p;
  tag->is_empty = *p == '>' && p[-1] == '/';
  return *p == '>';
}

/* The number in an attribute, whatever stands before its name and a colon. Returns: 0 when it is not there */
static guint
find_number (const Tag  *tag,
             const char *attribute)
{
  gsize length = strlen (attribute);

  for (const char *p = tag->name + tag->length; p + length < tag->end; p++)
    {
      const char *value = p + 1 + length;

      if ((g_ascii_isspace (*p) || *p == ':') && g_ascii_strncasecmp (p + 1, attribute, length) == 0 && *value == '=')
        {
          value += strspn (value, "=\"' ");
          return (guint) MIN (g_ascii_strtoull (value, NULL, 10), ANNING_TABLE_COLUMNS_MAX);
        }
    }
  return 0;
}

/* "&nbsp;", "&#20013;". Returns: how many bytes it has, 0 when it is none */
static gsize
read_entity (const char *p,
             gunichar   *c)
{
  static const struct
  {
    const char *name;
    gunichar c;
  } names[] = { { "&nbsp;", ' ' }, { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&apos;", '\'' } };
  gboolean hex = p[1] == '#' && (p[2] == 'x' || p[2] == 'X');
  char *end = NULL;
  guint64 number;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_has_prefix (p, names[i].name))
        {
          *c = names[i].c;
          return strlen (names[i].name);
        }
    }
  if (p[1] != '#' || !g_ascii_isxdigit (p[hex ? 3 : 2]))
    return 0;
  number = g_ascii_strtoull (p + (hex ? 3 : 2), &end, hex ? 16 : 10);
  if (*end != ';' || number == 0 || number > 0x10FFFF || !g_unichar_validate ((gunichar) number))
    return 0;
  *c = (gunichar) number;
  return (gsize) (end + 1 - p);
}

/* Blanks and line ends are one blank each, as in a browser. */
static void
append_text (Page       *self,
             const char *p,
             const char *end)
{
  while (p < end && self->in_cell && self->cell->len < CELL_BYTES_MAX)
    {
      gunichar c;
      gsize used = *p == '&' ? read_entity (p, &c) : 0;

      if (used > 0)
        g_string_append_unichar (self->cell, c);
      else if (!g_ascii_isspace (*p))
        g_string_append_c (self->cell, *p);
      else if (self->cell->len > 0 && self->cell->str[self->cell->len - 1] != ' ')
        g_string_append_c (self->cell, ' ');
      p += MAX (used, 1);
    }
}

static gboolean
end_cell (Page    *self,
          GError **error)
{
  if (!self->in_cell)
    return TRUE;
  self->in_cell = FALSE;
  if (!anning_row_reader_set_cell (self->rows, self->column, self->cell->str, (gssize) self->cell->len, error))
    return FALSE;
  self->column += self->span;
  return TRUE;
}

static void
begin_cell (Page      *self,
            const Tag *tag)
{
  guint index = find_number (tag, "index");

  /* Excel leaves out empty cells and says where the next one is. */
  if (index > 0)
    self->column = index - 1;
  self->span = MAX (find_number (tag, "colspan"), 1);
  g_string_truncate (self->cell, 0);
  self->in_cell = TRUE;
}

static gboolean
take_tag (Page       *self,
          const Tag  *tag,
          GError    **error)
{
  static const char blank[] = " ";

  if (is_named (tag, "tr") || is_named (tag, "row"))
    {
      if (!end_cell (self, error))
        return FALSE;
      self->column = 0;
      return anning_row_reader_end_row (self->rows, error);
    }
  if (is_named (tag, "td") || is_named (tag, "th") || is_named (tag, "cell"))
    {
      if (!end_cell (self, error))
        return FALSE;
      if (!tag->closes)
        begin_cell (self, tag);
      return !tag->is_empty || end_cell (self, error);
    }
  if (is_named (tag, "br") || is_named (tag, "p") || is_named (tag, "div"))
    append_text (self, blank, blank + 1);
  return TRUE;
}

/* Behind the tag; what no reader of the page sees is passed over with it. */
static const char *
skip_tag (const Tag *tag)
{
  static const char *const unseen[] = { "script", "style" };

  for (guint i = 0; i < G_N_ELEMENTS (unseen) && !tag->closes && !tag->is_empty; i++)
    {
      const char *end = is_named (tag, unseen[i]) ? tag->end : NULL;

      for (; end != NULL && *end != '\0'; end++)
        {
          if (end[0] == '<' && end[1] == '/' && g_ascii_strncasecmp (end + 2, unseen[i], strlen (unseen[i])) == 0)
            return end;
        }
      if (end != NULL)
        return end;
    }
  return tag->end + 1;
}

static gboolean
read_page (Page          *self,
           const char    *p,
           GCancellable  *cancellable,
           GError       **error)
{
  while (*p != '\0')
    {
      const char *found;
      Tag tag;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (*p != '<')
        {
          found = strchrnul (p, '<');
          append_text (self, p, found);
          p = found;
          continue;
        }
      if (p[1] == '!' || p[1] == '?')
        {
          gboolean is_comment = g_str_has_prefix (p, "<!--");

          found = strstr (p, is_comment ? "-->" : ">");
          p = found != NULL ? found + (is_comment ? 3 : 1) : p + strlen (p);
          continue;
        }
      if (!g_ascii_isalpha (p[1]) && p[1] != '/')
        {
          append_text (self, p, p + 1);
          p++;
          continue;
        }
      if (!read_tag (p, &tag))
        {
          g_set_error (error, ANNING_TABLE_ERROR, ANNING_TABLE_ERROR_TRUNCATED, "it ends within a tag");
          return FALSE;
        }
      if (!take_tag (self, &tag, error))
        return FALSE;
      p = skip_tag (&tag);
    }
  return end_cell (self, error) && anning_row_reader_end_row (self->rows, error);
}

/* Whether @text, which begins with "<", is a page with a table, or Excel's XML. */
gboolean
anning_table_is_html (const char *text)
{
  static const char *const signs[] = { "<table", "<tr", "<workbook", "urn:schemas-microsoft-com:office:spreadsheet" };
  g_autofree char *start = g_ascii_strdown (text, (gssize) strnlen (text, 64 * 1024));

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (strstr (start, signs[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* All tables of the page, one below the other. */
gboolean
anning_table_read_html (AnningRowReader  *rows,
                        const char       *text,
                        GCancellable     *cancellable,
                        GError          **error)
{
  Page self = { .rows = rows, .cell = g_string_new (NULL), .span = 1 };
  gboolean ok = read_page (&self, text, cancellable, error);

  g_string_free (self.cell, TRUE);
  return ok;
}
