/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table-fixture.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* Styles 1 and 2 are days, 3 a sum, 4 a percentage, 5 a day with Chinese words, 6 a moment, 7 and 8 times. */
static const char styles[] =
  "<styleSheet xmlns=\"" MAIN "\">"
  "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy/m/d;@\"/>"
  "<numFmt numFmtId=\"165\" formatCode=\"&quot;day&quot; #,##0.00\"/>"
  "<numFmt numFmtId=\"166\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/>"
  "<numFmt numFmtId=\"167\" formatCode=\"[h]:mm:ss\"/></numFmts>"
  "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
  "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/>"
  "<xf numFmtId=\"10\"/><xf numFmtId=\"166\"/><xf numFmtId=\"22\"/><xf numFmtId=\"21\"/><xf numFmtId=\"167\"/></cellXfs></styleSheet>";

GBytes *
table_fixture_zip (const char *path,
                   ...)
{
  const gsize room = 4 * 1024 * 1024;
  g_autofree char *buffer = g_malloc (room);
  struct archive *archive = archive_write_new ();
  size_t used = 0;
  va_list args;

  g_assert_cmpint (archive_write_set_format_zip (archive), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, room, &used), ==, ARCHIVE_OK);
  va_start (args, path);
  for (const char *name = path; name != NULL; name = va_arg (args, const char *))
    {
      const char *content = va_arg (args, const char *);
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, name);
      archive_entry_set_size (entry, (la_int64_t) strlen (content));
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0600);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      g_assert_cmpint (archive_write_data (archive, content, strlen (content)), ==, (int) strlen (content));
      archive_entry_free (entry);
    }
  va_end (args);
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_bytes_new (buffer, used);
}

GBytes *
table_fixture_workbook (const char *properties,
                        const char *rows,
                        const char *strings)
{
  g_autofree char *book = g_strdup_printf (
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" RELATIONS "\">%s"
    "<sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>", properties);
  g_autofree char *sheet = g_strdup_printf ("<worksheet xmlns=\"" MAIN "\"><sheetData>%s</sheetData></worksheet>", rows);
  g_autofree char *shared = g_strdup_printf ("<sst xmlns=\"" MAIN "\">%s</sst>", strings);

  return table_fixture_zip (
    "xl/workbook.xml", book,
    "xl/_rels/workbook.xml.rels",
    "<Relationships><Relationship Id=\"rId1\" Type=\"" RELATIONS "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
    "xl/styles.xml", styles,
    "xl/sharedStrings.xml", shared,
    "xl/worksheets/sheet1.xml", sheet,
    NULL);
}
