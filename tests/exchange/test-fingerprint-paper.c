/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "anning-fingerprint-paper.h"
#include "anning-pages-pdf.h"

#define HASH "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define LINE "Anning 2026-11-22 21:14:09+08:00 #1234 " HASH " =b9a5cb"

/* On one sheet of paper, with the line as text that can be copied from the PDF. */
static void
test_pdf (void)
{
  g_autoptr (GPtrArray) blocks = anning_fingerprint_paper_new (LINE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = anning_pages_pdf_render (blocks, "en", ANNING_PAGE_SIZE_NORMAL, &error);
  g_autofree char *path = NULL;
  g_autofree char *out = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *text = NULL;
  const char *argv[] = { "pdftotext", "-layout", NULL, "-", NULL };
  int file;

  g_assert_no_error (error);
  file = g_file_open_tmp ("anning-fingerprint-XXXXXX.pdf", &path, &error);
  g_assert_no_error (error);
  close (file);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error));
  argv[2] = path;
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, NULL, NULL))
    {
      g_test_skip ("pdftotext is not there");
    }
  else
    {
      /* Where the line is broken does not matter: who reads it takes blanks out. */
      parts = g_strsplit_set (out, " \n", -1);
      text = g_strjoinv ("", parts);
      g_assert_nonnull (strstr (text, "Anning2026-11-2221:14:09+08:00#1234" HASH "=b9a5cb"));
      /* One page: one form feed, at its end. */
      g_assert_true (strchr (out, '\f') != NULL && strchr (out, '\f') == strrchr (out, '\f'));
    }
  if (g_getenv ("ANNING_KEEP") == NULL)
    g_remove (path);
  else
    g_test_message ("%s", path);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fingerprint-paper/pdf", test_pdf);
  return g_test_run ();
}
