/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-text-decode.h"

#include <string.h>

/* What programs call encodings that GB18030 holds in it; mails say "gb2312" of texts that are more. */
static const char *const chinese[] = { "gb2312", "gbk", "gb18030", "cp936", "x-gbk", "hz-gb-2312", NULL };

/* UTF-8 whose last character is cut is still UTF-8. */
static gboolean
is_utf8 (const guint8 *data,
         gsize         size)
{
  const char *text = (const char *) data;
  const char *end;

  if (g_utf8_validate_len (text, size, &end))
    return TRUE;
  return (gsize) (text + size - end) < 4
         && g_utf8_get_char_validated (end, text + size - end) == (gunichar) -2;
}

/* Returns: (transfer full) (nullable): NULL if the bytes are no text in @from; what is cut at the end is dropped */
static char *
convert (const guint8 *data,
         gsize         size,
         const char   *from,
         gboolean      whole)
{
  g_autoptr (GError) error = NULL;
  gsize read = 0, written = 0;
  char *text;

  text = g_convert ((const char *) data, (gssize) size, "UTF-8", from, &read, &written, &error);
  if (text != NULL)
    return text;
  /* Up to three bytes of a character that is cut: what stands before it is whole. */
  if (!whole && read < size && size - read < 4)
    return g_convert ((const char *) data, (gssize) read, "UTF-8", from, NULL, &written, NULL);
  return NULL;
}

static const char *
known_name (const char *charset)
{
  g_autofree char *folded = charset != NULL ? g_ascii_strdown (charset, -1) : NULL;

  if (folded != NULL && g_strv_contains (chinese, folded) && !g_str_equal (folded, "hz-gb-2312"))
    return "GB18030";
  return charset;
}

/*
 * anning_text_decode:
 * @data: bytes of a text; the last character may be cut
 * @charset: (nullable): what somebody says that its encoding is; a byte order mark and
 *   bytes that are UTF-8 are believed more
 *
 * UTF-16 by its mark, else UTF-8, else @charset, else GB18030, in which phones and carriers of the
 * mainland write; what is none of these keeps what can be read of it.
 *
 * Returns: (transfer full): valid UTF-8 without a byte order mark; zeros are replaced
 */
char *
anning_text_decode (const guint8 *data,
                    gsize         size,
                    const char   *charset)
{
  const char *from = known_name (charset);
  char *text = NULL;

  g_return_val_if_fail (data != NULL || size == 0, NULL);

  if (size == 0)
    return g_strdup ("");
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return g_utf8_make_valid ((const char *) data + 3, (gssize) size - 3);
  if (size >= 2 && data[0] == 0xff && data[1] == 0xfe)
    text = convert (data + 2, size - 2, "UTF-16LE", FALSE);
  else if (size >= 2 && data[0] == 0xfe && data[1] == 0xff)
    text = convert (data + 2, size - 2, "UTF-16BE", FALSE);
  /* ISO-2022 and HZ are plain ASCII to look at. */
  else if (from != NULL && (g_ascii_strncasecmp (from, "iso-2022", 8) == 0 || g_ascii_strncasecmp (from, "hz", 2) == 0
                            || g_ascii_strncasecmp (from, "utf-7", 5) == 0 || g_ascii_strncasecmp (from, "utf-16", 6) == 0))
    text = convert (data, size, from, FALSE);

  if (text == NULL && is_utf8 (data, size))
    {
      const char *end;

      g_utf8_validate_len ((const char *) data, size, &end);
      return g_strndup ((const char *) data, (gsize) (end - (const char *) data));
    }
  if (text == NULL && from != NULL)
    text = convert (data, size, from, FALSE);
  if (text == NULL && memchr (data, 0, size) == NULL)
    text = convert (data, size, "GB18030", FALSE);
  return text != NULL ? text : g_utf8_make_valid ((const char *) data, (gssize) size);
}

/*
 * anning_text_read:
 * @most: bytes that are read
 * @cut: (out): TRUE if there is more
 *
 * Returns: (transfer full): as anning_text_decode(), or NULL with what reading @stream gave
 */
char *
anning_text_read (GInputStream  *stream,
                  gsize          most,
                  gboolean      *cut,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autofree guint8 *data = NULL;
  gsize length = 0;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream) && cut != NULL, NULL);

  data = g_malloc (most + 1);
  if (!g_input_stream_read_all (stream, data, most + 1, &length, cancellable, error))
    return NULL;
  *cut = length > most;
  return anning_text_decode (data, MIN (length, most), NULL);
}
