/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-html-text.h"
#include "anning-mail.h"
#include "anning-text-decode.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

static void
check_text (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

static void
check_line (const char *text)
{
  check_text (text);
  g_assert_true (text == NULL || strchr (text, '\n') == NULL);
}

/* Whatever comes in, what comes out is text. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (AnningMail) mail = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = anning_text_decode (data, size, NULL);
  g_autofree char *words = NULL;

  check_text (text);
  words = anning_html_text_read (text);
  check_text (words);

  stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  mail = anning_mail_read (stream, NULL, &error);
  if (mail == NULL)
    {
      g_assert_true (error->domain == G_IO_ERROR);
      return 0;
    }
  check_line (mail->from);
  check_line (mail->from_name);
  check_line (mail->from_address);
  check_line (mail->to);
  check_line (mail->copies);
  check_line (mail->subject);
  check_text (mail->text);
  g_assert_nonnull (mail->text);
  for (guint i = 0; i < mail->attachments->len; i++)
    check_line (g_ptr_array_index (mail->attachments, i));
  return 0;
}
