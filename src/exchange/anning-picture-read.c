/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-picture-read.h"

#include <string.h>

#include "anning-child.h"

#define HELPER "anning-picture"
#define SECONDS_MAX 25
#define LINE_MAX_BYTES 200
/* The largest picture, its line and its end. */
#define OUTPUT_MAX (4UL * ANNING_PICTURE_SIDE_MAX * ANNING_PICTURE_SIDE_MAX + 2 * LINE_MAX_BYTES)
/* What the helper says: see there. */
#define END_OF_ALL "\x04\n"
#define EXIT_UNKNOWN 2
#define EXIT_TOO_LARGE 3

G_DEFINE_QUARK (anning-picture-error-quark, anning_picture_error)

static gpointer
fail (GError             **error,
      AnningPictureError   code,
      const char          *message)
{
  g_set_error_literal (error, ANNING_PICTURE_ERROR, (int) code, message);
  return NULL;
}

static gpointer
fail_child (GError       **error,
            const GError  *child_error)
{
  if (child_error->domain != ANNING_CHILD_ERROR)
    g_propagate_error (error, g_error_copy (child_error));
  else if (child_error->code == ANNING_CHILD_ERROR_NOT_FOUND)
    fail (error, ANNING_PICTURE_ERROR_NO_HELPER, child_error->message);
  else
    fail (error, ANNING_PICTURE_ERROR_TOO_LARGE, child_error->message);
  return NULL;
}

/* The helper may have been led astray: nothing that it says is taken on trust. */
static AnningPicture *
parse (GByteArray  *output,
       guint        longest_side,
       GError     **error)
{
  const char *data = (const char *) output->data;
  const char *line_end = output->len > 0 ? memchr (data, '\n', MIN (output->len, LINE_MAX_BYTES)) : NULL;
  g_autofree char *line = line_end != NULL ? g_strndup (data, (gsize) (line_end - data)) : g_strdup ("");
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  guint64 width, height, stride, channels;
  AnningPicture *self;
  gsize head;

  if (g_strv_length (words) != 4
      || !g_ascii_string_to_unsigned (words[0], 10, 1, longest_side, &width, NULL)
      || !g_ascii_string_to_unsigned (words[1], 10, 1, longest_side, &height, NULL)
      || !g_ascii_string_to_unsigned (words[3], 10, 3, 4, &channels, NULL)
      || !g_ascii_string_to_unsigned (words[2], 10, width * channels, width * channels, &stride, NULL))
    return fail (error, ANNING_PICTURE_ERROR_DAMAGED, "no sense in what the helper says");
  head = strlen (line) + 1;
  if (output->len != head + stride * height + strlen (END_OF_ALL)
      || memcmp (data + output->len - strlen (END_OF_ALL), END_OF_ALL, strlen (END_OF_ALL)) != 0)
    return fail (error, ANNING_PICTURE_ERROR_DAMAGED, "the helper ended early");

  self = g_new0 (AnningPicture, 1);
  self->width = (guint) width;
  self->height = (guint) height;
  self->stride = (gsize) stride;
  self->alpha = channels == 4;
  self->pixels = g_bytes_new (output->data + head, (gsize) (stride * height));
  return self;
}

/*
 * anning_picture_read:
 * @longest_side: pixels, at most ANNING_PICTURE_SIDE_MAX; a larger picture is made smaller
 *
 * Decodes a picture in a process of its own with limits for memory and time. Blocking, for
 * a thread other than the main one.
 *
 * Returns: (transfer full): the picture, or NULL and ANNING_PICTURE_ERROR or what reading @stream gave
 */
AnningPicture *
anning_picture_read (GInputStream  *stream,
                     guint          longest_side,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autofree char *side_word = g_strdup_printf ("%u", longest_side);
  const char *arguments[] = { side_word, NULL };
  const AnningChild child = {
    .program = HELPER,
    .arguments = arguments,
    .input_max = ANNING_PICTURE_MAX,
    .output_max = OUTPUT_MAX,
    .seconds_max = SECONDS_MAX,
  };
  g_autoptr (GByteArray) output = NULL;
  g_autoptr (GError) local_error = NULL;
  int status = -1;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);
  g_return_val_if_fail (longest_side > 0 && longest_side <= ANNING_PICTURE_SIDE_MAX, NULL);

  output = anning_child_run (&child, stream, &status, cancellable, &local_error);
  if (output == NULL)
    return fail_child (error, local_error);
  if (status == EXIT_UNKNOWN)
    return fail (error, ANNING_PICTURE_ERROR_UNKNOWN, "a picture of an unknown kind");
  if (status == EXIT_TOO_LARGE)
    return fail (error, ANNING_PICTURE_ERROR_TOO_LARGE, "a picture with too many pixels");
  if (status != 0)
    return fail (error, ANNING_PICTURE_ERROR_DAMAGED, "a damaged picture");
  return parse (output, longest_side, error);
}

void
anning_picture_free (AnningPicture *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->pixels, g_bytes_unref);
  g_free (self);
}
