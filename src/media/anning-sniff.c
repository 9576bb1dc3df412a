/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-media-error.h"

/* Bytes at a fixed place that settle what a file is. */
static const struct
{
  guint offset;
  guint length;
  const char *bytes;
  const char *media_type;
} magics[] = {
  { 0, 9, "#!AMR-WB\n", "audio/amr-wb" },
  { 0, 6, "#!AMR\n", "audio/amr" },
  { 0, 12, "#!AMR_MC1.0\n", "audio/amr" },
  { 0, 9, "#!SILK_V3", "audio/silk" },
  { 1, 9, "#!SILK_V3", "audio/silk" },
  { 0, 4, "OggS", "audio/ogg" },
  { 0, 4, "fLaC", "audio/flac" },
  { 0, 4, "caff", "audio/x-caf" },
  { 8, 4, "WAVE", "audio/wav" },
  { 8, 4, "AIFF", "audio/aiff" },
  { 8, 4, "WEBP", "image/webp" },
  { 8, 4, "AVI ", "video/x-msvideo" },
  { 0, 4, "\x1a\x45\xdf\xa3", "video/x-matroska" },
  { 0, 16, "\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9\x00\xaa\x00\x62\xce\x6c", "audio/x-ms-wma" },
  { 0, 8, "\x89PNG\r\n\x1a\n", "image/png" },
  { 0, 3, "\xff\xd8\xff", "image/jpeg" },
  { 0, 6, "GIF87a", "image/gif" },
  { 0, 6, "GIF89a", "image/gif" },
  { 0, 5, "%PDF-", "application/pdf" },
  { 0, 4, "PK\x03\x04", "application/zip" },
  { 0, 4, "PK\x05\x06", "application/zip" },
  { 0, 6, "7z\xbc\xaf\x27\x1c", "application/x-7z-compressed" },
  { 0, 6, "Rar!\x1a\x07", "application/vnd.rar" },
  { 0, 2, "\x1f\x8b", "application/gzip" },
  { 0, 8, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage" },
  { 0, 16, "SQLite format 3\0", "application/vnd.sqlite3" },
};

static gboolean
has_bytes (const guint8 *head,
           gsize         length,
           guint         offset,
           const char   *bytes,
           guint         n_bytes)
{
  return length >= (gsize) offset + n_bytes && memcmp (head + offset, bytes, n_bytes) == 0;
}

/* ISO base media: a box length, then the box's name; the brand tells the rest. */
static const char *
sniff_iso_media (const guint8 *head,
                 gsize         length)
{
  if (has_bytes (head, length, 4, "ftyp", 4))
    {
      if (has_bytes (head, length, 8, "3g", 2))
        return "audio/3gpp";
      if (has_bytes (head, length, 8, "qt  ", 4))
        return "video/quicktime";
      if (has_bytes (head, length, 8, "hei", 3) || has_bytes (head, length, 8, "mif1", 4))
        return "image/heic";
      if (has_bytes (head, length, 8, "avif", 4))
        return "image/avif";
      return "audio/mp4";
    }

  if (has_bytes (head, length, 4, "moov", 4) || has_bytes (head, length, 4, "mdat", 4) ||
      has_bytes (head, length, 4, "wide", 4) || has_bytes (head, length, 4, "free", 4))
    return "audio/mp4";

  return NULL;
}

/* An MPEG audio frame's header: 11 or 12 set bits, then fields with forbidden values (ISO 11172-3, 2.4.1.3). */
static const char *
sniff_mpeg_frame (const guint8 *head,
                  gsize         length)
{
  guint version, layer, bitrate, sampling;

  if (length < 4 || head[0] != 0xff || (head[1] & 0xe0) != 0xe0)
    return NULL;

  version = (head[1] >> 3) & 0x3;
  layer = (head[1] >> 1) & 0x3;
  bitrate = head[2] >> 4;
  sampling = (head[2] >> 2) & 0x3;

  /* ADTS: twelve set bits, layer always 0, sampling index 0…12. */
  if ((head[1] & 0xf6) == 0xf0)
    return ((head[2] >> 2) & 0xf) <= 12 ? "audio/aac" : NULL;

  if (version == 1 || layer == 0 || bitrate == 0xf || sampling == 3)
    return NULL;

  return "audio/mpeg";
}

/* Two- and four-byte characters of GB18030; bills from carriers come in it. */
static gboolean
is_gb18030 (const guint8 *text,
            gsize         length)
{
  gsize i = 0;

  while (i < length)
    {
      if (text[i] < 0x80)
        {
          i += 1;
          continue;
        }
      if (text[i] == 0x80 || text[i] == 0xff)
        return FALSE;
      if (i + 1 >= length)
        return TRUE;
      if (text[i + 1] >= 0x30 && text[i + 1] <= 0x39)
        i += 4;
      else if (text[i + 1] >= 0x40 && text[i + 1] != 0x7f && text[i + 1] != 0xff)
        i += 2;
      else
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_utf8 (const guint8 *text,
         gsize         length)
{
  const char *end;

  if (g_utf8_validate_len ((const char *) text, length, &end))
    return TRUE;

  /* The last character may be cut by the end of the head. */
  return (const guint8 *) end + 4 > text + length &&
         g_utf8_get_char_validated (end, (const char *) text + length - end) == (gunichar) -2;
}

/* Fields that stand in front of a message as it was sent (RFC 5322); the first of them only there. */
static gboolean
is_mail_field (const char *name,
               gsize       length,
               gboolean   *sure)
{
  static const char *const fields[] = {
    "Received", "Return-Path", "Delivered-To", "Message-ID", "MIME-Version", "DKIM-Signature", "X-QQ-mid", "X-Mailer",
    "From", "To", "Date", "Subject", "Sender", "Reply-To", "Content-Type",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (strlen (fields[i]) == length && g_ascii_strncasecmp (fields[i], name, length) == 0)
        {
          *sure |= i < 8;
          return TRUE;
        }
    }
  return FALSE;
}

/* An e-mail that was saved as a file: fields from the first line on, at least two of them known. */
static gboolean
is_mail (const char *text,
         gsize       length)
{
  const char *end = text + length;
  gboolean sure = FALSE;
  guint known = 0;

  for (const char *line = text; line < end; )
    {
      const char *line_end = memchr (line, '\n', (gsize) (end - line));
      const char *name_end = line;

      if (line_end == NULL)
        line_end = end;
      if (line_end == line || *line == '\r')
        break;
      /* A long field goes on in the next line, behind a blank. */
      if (line == text || (*line != ' ' && *line != '\t'))
        {
          while (name_end < line_end && (g_ascii_isalnum (*name_end) || *name_end == '-' || *name_end == '_'))
            name_end++;
          if (name_end == line || name_end == line_end || *name_end != ':')
            return line_end == end && known >= 2 && sure;
          known += is_mail_field (line, (gsize) (name_end - line), &sure);
        }
      line = line_end < end ? line_end + 1 : end;
    }
  return known >= 2 && sure;
}

static const char *
sniff_text (const guint8 *head,
            gsize         length)
{
  gsize start = 0;

  if (has_bytes (head, length, 0, "\xff\xfe", 2) || has_bytes (head, length, 0, "\xfe\xff", 2))
    return "text/plain";

  if (has_bytes (head, length, 0, "\xef\xbb\xbf", 3))
    start = 3;

  for (gsize i = start; i < length; i++)
    {
      if ((head[i] < 0x20 && strchr ("\t\n\r\f", head[i]) == NULL) || head[i] == 0 || head[i] == 0x7f)
        return NULL;
    }

  if (!is_utf8 (head + start, length - start) && !is_gb18030 (head + start, length - start))
    return NULL;

  while (start < length && g_ascii_isspace (head[start]))
    start++;

  if (has_bytes (head, length, start, "<?xml", 5))
    return "application/xml";
  if (length >= start + 5 && (g_ascii_strncasecmp ((const char *) head + start, "<html", 5) == 0 ||
                              g_ascii_strncasecmp ((const char *) head + start, "<!doc", 5) == 0))
    return "text/html";
  if (is_mail ((const char *) head + start, length - start))
    return "message/rfc822";

  return "text/plain";
}

/**
 * anning_media_sniff:
 * @head: the first bytes of a file; 4 KiB are plenty
 * @length: how many
 *
 * The extension is never asked: phones and messengers rename what they keep.
 * An MP4 may hold pictures as well: only the decode tells whether it is heard.
 *
 * Returns: the media type; "application/octet-stream" when nothing matches; static
 */
const char *
anning_media_sniff (const guint8 *head,
                    gsize         length)
{
  const char *media_type;

  g_return_val_if_fail (head != NULL || length == 0, "application/octet-stream");

  if (length == 0)
    return "application/octet-stream";

  for (gsize i = 0; i < G_N_ELEMENTS (magics); i++)
    {
      if (has_bytes (head, length, magics[i].offset, magics[i].bytes, magics[i].length))
        return magics[i].media_type;
    }

  /* A tag in front says little about what follows; in practice it is MP3. */
  if (has_bytes (head, length, 0, "ID3", 3) && length >= 10)
    {
      gsize behind = 10 + (((gsize) head[6] & 0x7f) << 21 | ((gsize) head[7] & 0x7f) << 14 |
                           ((gsize) head[8] & 0x7f) << 7 | ((gsize) head[9] & 0x7f));

      if (behind + 4 <= length && (media_type = sniff_mpeg_frame (head + behind, length - behind)) != NULL)
        return media_type;
      return "audio/mpeg";
    }

  media_type = sniff_iso_media (head, length);
  if (media_type == NULL)
    media_type = sniff_text (head, length);
  if (media_type == NULL)
    media_type = sniff_mpeg_frame (head, length);

  return media_type != NULL ? media_type : "application/octet-stream";
}
