/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-source.h"

#include <string.h>

/* The first sign that is no blank, and no mark of the byte order. */
static const char *
skip_blanks (const char *text)
{
  if (g_str_has_prefix (text, "\xEF\xBB\xBF"))
    text += 3;
  return text + strspn (text, " \t\r\n");
}

static gboolean
has_name_suffix (const char *name,
                 const char *suffix)
{
  g_autofree char *folded = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  return folded != NULL && g_str_has_suffix (folded, suffix);
}

/* A ZIP names its files in the clear; a workbook begins with its own. */
static AnningSourceFormat
sniff_zip (const guint8 *data,
           gsize         size,
           const char   *name)
{
  static const char *const of_phone[] = { "messages.ndjson", "calls.ndjson" };
  static const char *const of_workbook[] = { "[Content_Types].xml", "xl/", "_rels/.rels", "docProps/" };

  for (guint i = 0; i < G_N_ELEMENTS (of_phone); i++)
    {
      if (memmem (data, size, of_phone[i], strlen (of_phone[i])) != NULL)
        return ANNING_SOURCE_PHONE_ZIP;
    }
  for (guint i = 0; i < G_N_ELEMENTS (of_workbook); i++)
    {
      if (memmem (data, size, of_workbook[i], strlen (of_workbook[i])) != NULL)
        return ANNING_SOURCE_WORKBOOK;
    }
  /* Pictures of messages may stand first. */
  return has_name_suffix (name, ".xlsx") ? ANNING_SOURCE_WORKBOOK : ANNING_SOURCE_PHONE_ZIP;
}

static gboolean
is_wide (const guint8 *data,
         gsize         size)
{
  return size >= 2 && ((data[0] == 0xFF && data[1] == 0xFE) || (data[0] == 0xFE && data[1] == 0xFF));
}

/* Files of other kinds that are dropped by mistake. */
static gboolean
is_other_kind (const guint8 *data,
               gsize         size)
{
  static const char *const starts[] = { "%PDF", "\x89PNG", "\xFF\xD8\xFF", "#!AMR", "ID3", "OggS", "fLaC", "RIFF", "GIF8" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      if (size >= strlen (starts[i]) && memcmp (data, starts[i], strlen (starts[i])) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A table in a page, or in the XML of Excel 2003. */
static gboolean
is_page (const char *text)
{
  static const char *const signs[] = { "<html", "<table", "<meta", "<workbook", "office:spreadsheet" };
  g_autofree char *folded = g_ascii_strdown (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (strstr (folded, signs[i]) != NULL)
        return strstr (folded, "<calls") == NULL && strstr (folded, "<smses") == NULL;
    }
  return FALSE;
}

/* Bytes that no table has in any encoding; a zero may be half a character. */
static gboolean
has_control_characters (const guint8 *data,
                        gsize         size)
{
  for (gsize i = 0; i < size; i++)
    {
      if (data[i] != 0 && data[i] < 0x20 && strchr ("\t\n\v\f\r\x1A", data[i]) == NULL)
        return memchr (data, 0, size) == NULL;
    }
  return FALSE;
}

/*
 * anning_source_sniff:
 *
 * By the content. The name decides only where the first bytes of a ZIP leave open what is in it.
 */
AnningSourceFormat
anning_source_sniff (const guint8 *data,
                     gsize         size,
                     const char   *name)
{
  static const guint8 compound[] = { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 };
  g_autofree char *copy = NULL;
  const char *text;

  g_return_val_if_fail (data != NULL || size == 0, ANNING_SOURCE_UNKNOWN);

  if (size == 0)
    return ANNING_SOURCE_UNKNOWN;
  if (size >= sizeof compound && memcmp (data, compound, sizeof compound) == 0)
    return ANNING_SOURCE_OLD_WORKBOOK;
  if (size >= 4 && memcmp (data, "PK", 2) == 0 && data[2] < 8 && data[3] < 9)
    return sniff_zip (data, size, name);
  if (is_wide (data, size))
    return ANNING_SOURCE_TABLE;
  if (is_other_kind (data, size))
    return ANNING_SOURCE_UNKNOWN;

  copy = g_strndup ((const char *) data, MIN (size, ANNING_SOURCE_SNIFF_BYTES));
  text = skip_blanks (copy);
  if (*text == '<')
    return is_page (text) ? ANNING_SOURCE_TABLE : ANNING_SOURCE_BACKUP_XML;
  if (*text == '{')
    return strstr (text, "\"timestamp_unix_ms\"") != NULL ? ANNING_SOURCE_RECORDER : ANNING_SOURCE_PHONE_JSON;
  if (*text == '[' && strchr ("{]", *skip_blanks (text + 1)) != NULL)
    return ANNING_SOURCE_PHONE_JSON;
  return has_control_characters (data, size) ? ANNING_SOURCE_UNKNOWN : ANNING_SOURCE_TABLE;
}
