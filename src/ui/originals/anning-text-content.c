/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-content-view.h"

#include "anning-text-decode.h"

/* So many bytes of a text are shown; a list of a year's calls is as long. */
#define TEXT_MAX (200 * 1024)

typedef struct
{
  char *text;
  gboolean cut;
} TextContent;

static void
text_content_free (gpointer data)
{
  TextContent *content = data;

  g_free (content->text);
  g_free (content);
}

static gpointer
read_text (GInputStream  *stream,
           GCancellable  *cancellable,
           GError       **error)
{
  TextContent *content = g_new0 (TextContent, 1);

  content->text = anning_text_read (stream, TEXT_MAX, &content->cut, cancellable, error);
  if (content->text != NULL)
    return content;
  text_content_free (content);
  return NULL;
}

static GtkWidget *
show_text (gpointer data)
{
  const TextContent *content = data;

  return anning_content_text_new (content->text, TRUE, content->cut);
}

const AnningContentReader anning_text_content = {
  .read = read_text,
  .free = text_content_free,
  .show = show_text,
};
