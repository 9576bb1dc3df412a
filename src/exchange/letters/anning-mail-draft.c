/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-mail-draft.h"

char *
anning_mail_draft_uri (const char *subject,
                       const char *body)
{
  g_autofree char *line = NULL;
  g_autofree char *escaped_subject = NULL;
  g_autofree char *escaped_body = NULL;
  g_autoptr (GString) breaks = NULL;

  g_return_val_if_fail (subject != NULL && body != NULL, NULL);

  /* A line break here would begin another field. */
  line = g_strdelimit (g_utf8_make_valid (subject, -1), "\r\n\t", ' ');
  escaped_subject = g_uri_escape_string (line, NULL, FALSE);
  breaks = g_string_new (NULL);
  for (const char *p = body; *p != '\0'; p++)
    {
      if (*p == '\n')
        g_string_append (breaks, "\r\n");
      else if (*p != '\r')
        g_string_append_c (breaks, *p);
    }
  escaped_body = g_uri_escape_string (breaks->str, NULL, FALSE);
  return g_strconcat ("mailto:?subject=", escaped_subject, "&body=", escaped_body, NULL);
}
