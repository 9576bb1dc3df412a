/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-mail.h"

#include <gmime/gmime.h>
#include <string.h>

#include "anning-date.h"
#include "anning-html-text.h"
#include "anning-text-decode.h"

#define PIECE (64 * 1024)
/* A message of more parts is none that a person wrote. */
#define PARTS_MAX 1000
#define ATTACHMENTS_MAX 200
/* A field of a header: what is longer is cut. */
#define FIELD_MAX 2000
#define FIRST_YEAR 1990
#define LAST_YEAR 2099

static void
init_gmime (void)
{
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      g_mime_init ();
      g_once_init_leave (&ready, 1);
    }
}

static GBytes *
read_all (GInputStream  *stream,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (PIECE);

  while (bytes->len < ANNING_MAIL_MAX)
    {
      gssize n = g_input_stream_read (stream, piece, PIECE, cancellable, error);

      if (n < 0)
        return NULL;
      if (n == 0)
        break;
      g_byte_array_append (bytes, piece, (guint) n);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* ---- fields ---- */

/* Returns: (transfer full) (nullable): one line of valid UTF-8, NULL if nothing is left */
static char *
clean_field (const char *text)
{
  g_autofree char *valid = NULL;

  if (text == NULL)
    return NULL;
  valid = anning_text_decode ((const guint8 *) text, MIN (strlen (text), FIELD_MAX), NULL);
  for (char *p = valid; *p != '\0'; p++)
    {
      if ((guchar) *p < 0x20 || *p == 0x7f)
        *p = ' ';
    }
  g_strstrip (valid);
  return *valid != '\0' ? g_steal_pointer (&valid) : NULL;
}

/* Returns: (transfer full) (nullable) */
static char *
dup_addresses (InternetAddressList *list)
{
  g_autofree char *text = NULL;

  if (list == NULL || internet_address_list_length (list) == 0)
    return NULL;
  text = internet_address_list_to_string (list, NULL, FALSE);
  return clean_field (text);
}

static void
read_sender (AnningMail   *self,
             GMimeMessage *message)
{
  InternetAddressList *list = g_mime_message_get_from (message);
  InternetAddress *address;

  self->from = dup_addresses (list);
  if (list == NULL || internet_address_list_length (list) == 0)
    return;
  address = internet_address_list_get_address (list, 0);
  self->from_name = clean_field (internet_address_get_name (address));
  if (INTERNET_ADDRESS_IS_MAILBOX (address))
    self->from_address = clean_field (internet_address_mailbox_get_addr (INTERNET_ADDRESS_MAILBOX (address)));
}

static void
read_date (AnningMail   *self,
           GMimeMessage *message)
{
  GDateTime *date = g_mime_message_get_date (message);
  int year = date != NULL ? g_date_time_get_year (date) : 0;

  if (year < FIRST_YEAR || year > LAST_YEAR)
    return;
  self->sent_at = g_date_time_to_unix (date) * ANNING_MS_PER_SECOND;
  self->utc_offset = g_date_time_get_utc_offset (date) / G_TIME_SPAN_MINUTE;
}

/* "from a by b with ESMTPSA id 1": handed in by a mail program that signed in (RFC 3848), as one's own is. */
static gboolean
is_handed_in (const char *received)
{
  static const char *const ways[] = { "ESMTPA", "ESMTPSA", "HTTP", "HTTPS" };
  g_auto (GStrv) words = g_strsplit_set (received, " \t\r\n;", -1);
  gboolean from = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      from |= g_ascii_strcasecmp (words[i], "from") == 0;
      for (guint j = 0; words[i + 1] != NULL && g_ascii_strcasecmp (words[i], "with") == 0 && j < G_N_ELEMENTS (ways); j++)
        {
          if (g_ascii_strcasecmp (words[i + 1], ways[j]) == 0)
            return TRUE;
        }
    }
  return !from;
}

/* Return-Path is written by the server that delivers (RFC 5321, 4.4), Delivered-To by many of them. */
static gboolean
was_received (GMimeMessage *message)
{
  GMimeHeaderList *headers = g_mime_object_get_header_list (GMIME_OBJECT (message));
  const int n = MIN (g_mime_header_list_get_count (headers), PARTS_MAX);

  for (int i = 0; i < n; i++)
    {
      GMimeHeader *header = g_mime_header_list_get_header_at (headers, i);
      const char *name = g_mime_header_get_name (header);
      const char *value = g_mime_header_get_raw_value (header);

      if (g_ascii_strcasecmp (name, "Return-Path") == 0 || g_ascii_strcasecmp (name, "Delivered-To") == 0
          || (g_ascii_strcasecmp (name, "Received") == 0 && value != NULL && !is_handed_in (value)))
        return TRUE;
    }
  return FALSE;
}

/* ---- parts ---- */

/* Returns: (transfer full) (nullable): what the part holds, with its transfer encoding taken off */
static GByteArray *
unpack (GMimePart *part)
{
  GMimeDataWrapper *wrapper = g_mime_part_get_content (part);
  GByteArray *bytes;
  GMimeStream *stream;

  if (wrapper == NULL)
    return NULL;
  bytes = g_byte_array_new ();
  stream = g_mime_stream_mem_new_with_byte_array (bytes);
  g_mime_stream_mem_set_owner (GMIME_STREAM_MEM (stream), FALSE);
  g_mime_data_wrapper_write_to_stream (wrapper, stream);
  g_object_unref (stream);
  return bytes;
}

static void
take_text (AnningMail *self,
           GMimePart  *part,
           gboolean    html)
{
  const char *charset = g_mime_object_get_content_type_parameter (GMIME_OBJECT (part), "charset");
  g_autoptr (GByteArray) bytes = unpack (part);
  g_autofree char *text = NULL;

  if (bytes == NULL)
    return;
  self->text_is_cut = bytes->len > ANNING_MAIL_TEXT_MAX;
  text = anning_text_decode (bytes->data, MIN (bytes->len, ANNING_MAIL_TEXT_MAX), charset);
  g_free (self->text);
  self->text_is_html = html;
  if (html)
    {
      self->text = anning_html_text_read (text);
    }
  else
    {
      g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

      self->text = g_strjoinv ("\n", lines);
    }
}

static gboolean
is_attachment (GMimeObject *object)
{
  const char *disposition = g_mime_object_get_disposition (object);
  const char *name = GMIME_IS_PART (object) ? g_mime_part_get_filename (GMIME_PART (object)) : NULL;

  return (disposition != NULL && g_ascii_strcasecmp (disposition, "attachment") == 0)
         || name != NULL || GMIME_IS_MESSAGE_PART (object);
}

static char *
name_attachment (GMimeObject *object)
{
  const char *name = GMIME_IS_PART (object) ? g_mime_part_get_filename (GMIME_PART (object)) : NULL;
  GMimeMessage *message = GMIME_IS_MESSAGE_PART (object) ? g_mime_message_part_get_message (GMIME_MESSAGE_PART (object))
                                                         : NULL;
  char *clean = clean_field (name);

  if (clean == NULL && message != NULL)
    clean = clean_field (g_mime_message_get_subject (message));
  return clean != NULL ? clean : g_mime_content_type_get_mime_type (g_mime_object_get_content_type (object));
}

/* The first plain text is the message; the first HTML stands in where there is none. */
static void
read_parts (AnningMail   *self,
            GMimeMessage *message)
{
  GMimePartIter *iter = g_mime_part_iter_new (GMIME_OBJECT (message));
  gboolean has_plain = FALSE;
  guint n = 0;

  if (g_mime_part_iter_is_valid (iter))
    {
      do
        {
          GMimeObject *object = g_mime_part_iter_get_current (iter);
          GMimeContentType *type = object != NULL ? g_mime_object_get_content_type (object) : NULL;
          gboolean plain = type != NULL && g_mime_content_type_is_type (type, "text", "plain");
          gboolean html = type != NULL && g_mime_content_type_is_type (type, "text", "html");

          if (object == NULL || GMIME_IS_MULTIPART (object))
            continue;
          if (is_attachment (object))
            {
              if (self->attachments->len < ATTACHMENTS_MAX)
                g_ptr_array_add (self->attachments, name_attachment (object));
            }
          else if (GMIME_IS_PART (object) && ((plain && !has_plain) || (html && self->text == NULL)))
            {
              take_text (self, GMIME_PART (object), html);
              has_plain |= plain;
            }
        }
      while (++n < PARTS_MAX && g_mime_part_iter_next (iter));
    }
  g_mime_part_iter_free (iter);
}

static AnningMail *
read_message (GMimeMessage *message)
{
  AnningMail *self = g_new0 (AnningMail, 1);

  self->sent_at = ANNING_UNKNOWN;
  self->attachments = g_ptr_array_new_with_free_func (g_free);
  read_sender (self, message);
  self->to = dup_addresses (g_mime_message_get_to (message));
  self->copies = dup_addresses (g_mime_message_get_cc (message));
  self->subject = clean_field (g_mime_message_get_subject (message));
  read_date (self, message);
  self->received = was_received (message);
  read_parts (self, message);
  if (self->text == NULL)
    self->text = g_strdup ("");
  return self;
}

/*
 * anning_mail_read:
 *
 * Reads an e-mail. Nothing that it points to is loaded. Blocking, for a thread other than the main one.
 *
 * Returns: (transfer full): the message, or NULL and a G_IO_ERROR: INVALID_DATA if it is no e-mail
 */
AnningMail *
anning_mail_read (GInputStream  *stream,
                  GCancellable  *cancellable,
                  GError       **error)
{
  static const char *charsets[] = { "utf-8", "gb18030", "iso-8859-1", NULL };
  g_autoptr (GBytes) bytes = NULL;
  GMimeParserOptions *options;
  GMimeMessage *message;
  GMimeParser *parser;
  GMimeStream *source;
  AnningMail *self = NULL;
  gsize size;
  const char *data;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  bytes = read_all (stream, cancellable, error);
  if (bytes == NULL)
    return NULL;

  init_gmime ();
  data = g_bytes_get_data (bytes, &size);
  source = g_mime_stream_mem_new_with_buffer (data != NULL ? data : "", size);
  parser = g_mime_parser_new_with_stream (source);
  options = g_mime_parser_options_new ();
  g_mime_parser_options_set_fallback_charsets (options, charsets);
  message = g_mime_parser_construct_message (parser, options);
  if (message != NULL)
    self = read_message (message);
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "This is no e-mail");

  g_clear_object (&message);
  g_mime_parser_options_free (options);
  g_object_unref (parser);
  g_object_unref (source);
  return self;
}

void
anning_mail_free (AnningMail *self)
{
  if (self == NULL)
    return;

  g_free (self->from);
  g_free (self->from_name);
  g_free (self->from_address);
  g_free (self->to);
  g_free (self->copies);
  g_free (self->subject);
  g_free (self->text);
  g_ptr_array_unref (self->attachments);
  g_free (self);
}
