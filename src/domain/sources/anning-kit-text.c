/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-kit-text.h"

#include <string.h>

G_DEFINE_QUARK (anning-kit-error-quark, anning_kit_error)

#define HANDLE_LENGTH 8
#define MAC_LENGTH 16
#define KEY_BYTES 16
/* base64 of as many bytes as a payload may have */
#define PAYLOAD_SIGNS_MAX ((ANNING_KIT_PAYLOAD_MAX * 4 + 2) / 3)

/* Stands for whatever cannot be of a line. */
#define OTHER '?'
/* An empty line: a piece ends there. */
#define GAP '\n'

static void
code_free (gpointer data)
{
  AnningKitCode *code = data;

  g_free (code->handle);
  g_free (code->payload);
  g_free (code->mac);
  g_free (code);
}

/* ---- signs ---- */

static gboolean
is_of_handle (char sign)
{
  return (sign >= 'a' && sign <= 'z') || (sign >= '2' && sign <= '7');
}

static gboolean
is_of_payload (char sign)
{
  return g_ascii_isalnum (sign) || sign == '-' || sign == '_';
}

/* What no one sees: blanks, breaks, and signs that programs put in to allow a break. */
static gboolean
is_unseen (gunichar character)
{
  GUnicodeType type = g_unichar_type (character);

  return g_unichar_isspace (character) || type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT
         || type == G_UNICODE_SPACE_SEPARATOR || type == G_UNICODE_LINE_SEPARATOR
         || type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

/* One byte for each sign that can be seen, and GAP for an empty line. */
static GString *
take_signs (const char *text)
{
  GString *signs = g_string_sized_new (strlen (text));
  const char *p = text;
  guint n_breaks = 0;

  while (*p != '\0')
    {
      gunichar character = g_utf8_get_char_validated (p, -1);

      if (character == (gunichar) -1 || character == (gunichar) -2)
        {
          p++;
          character = OTHER;
        }
      else
        p = g_utf8_next_char (p);
      if (is_unseen (character))
        {
          n_breaks += character == '\n';
          continue;
        }
      if (n_breaks > 1)
        g_string_append_c (signs, GAP);
      n_breaks = 0;
      g_string_append_c (signs, character < 0x7F ? (char) character : OTHER);
    }
  return signs;
}

static const char *
skip_gaps (const char *p)
{
  while (*p == GAP)
    p++;
  return p;
}

/* ---- where one begins ---- */

typedef struct
{
  const char *start;
  const char *rest;  /* after "AN1:", "AN1/" */
  guint version;
  gboolean piece;
} Head;

/* "AN1:" and "AN1/", of any version. */
static gboolean
read_head (const char *p,
           Head       *head)
{
  const char *digits = p + 2;
  gsize n;

  if (p[0] != 'A' || p[1] != 'N')
    return FALSE;
  n = strspn (digits, "0123456789");
  if (n == 0 || n > 3 || (digits[n] != ':' && digits[n] != '/'))
    return FALSE;
  *head = (Head) {
    .start = p,
    .rest = digits + n + 1,
    .version = (guint) g_ascii_strtoull (digits, NULL, 10),
    .piece = digits[n] == '/',
  };
  return TRUE;
}

/* The handle and the colon after it, gaps passed over. Returns: what follows; NULL: it is none */
static const char *
read_handle (const char  *p,
             char         handle[HANDLE_LENGTH + 1])
{
  for (guint i = 0; i < HANDLE_LENGTH; i++)
    {
      p = skip_gaps (p);
      if (!is_of_handle (*p))
        return NULL;
      handle[i] = *p++;
    }
  handle[HANDLE_LENGTH] = '\0';
  p = skip_gaps (p);
  return *p == ':' ? p + 1 : NULL;
}

/* "2/4/" */
static const char *
read_count (const char *p,
            guint      *count)
{
  gsize n = strspn (p, "0123456789");

  if (n == 0 || n > 3 || p[n] != '/')
    return NULL;
  *count = (guint) g_ascii_strtoull (p, NULL, 10);
  return p + n + 1;
}

/* Whether the text ends within what may have become a line: nothing else follows. */
static gboolean
ends_within_handle (const char *p)
{
  while (*p == GAP || is_of_handle (*p))
    p++;
  return *p == '\0';
}

static gboolean
begins_here (const char *p,
             Head       *head)
{
  char handle[HANDLE_LENGTH + 1];
  guint i, n;
  const char *rest;

  if (!read_head (p, head))
    return FALSE;
  if (!head->piece)
    return read_handle (head->rest, handle) != NULL || ends_within_handle (head->rest);
  rest = read_count (head->rest, &i);
  rest = rest != NULL ? read_count (rest, &n) : NULL;
  return rest != NULL && (read_handle (rest, handle) != NULL || ends_within_handle (rest));
}

gboolean
anning_kit_text_is (const char *text)
{
  g_autoptr (GString) signs = NULL;
  Head head;

  g_return_val_if_fail (text != NULL, FALSE);

  signs = take_signs (text);
  for (const char *p = strstr (signs->str, "AN"); p != NULL; p = strstr (p + 1, "AN"))
    {
      if (begins_here (p, &head))
        return TRUE;
    }
  return FALSE;
}

/* ---- whole lines ---- */

typedef struct
{
  GPtrArray *codes;    /* AnningKitCode */
  GHashTable *pieces;  /* "handle/n" → GPtrArray of n chunks, NULL where one is missing */
} Reading;

static gboolean
fail (GError         **error,
      AnningKitError   code,
      const char      *message)
{
  g_set_error_literal (error, ANNING_KIT_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
add_code (Reading        *self,
          AnningKitCode  *code,
          GError        **error)
{
  for (guint i = 0; i < self->codes->len; i++)
    {
      const AnningKitCode *other = g_ptr_array_index (self->codes, i);

      if (strcmp (other->mac, code->mac) == 0 && strcmp (other->handle, code->handle) == 0
          && strcmp (other->payload, code->payload) == 0)
        {
          code_free (code);
          return TRUE;
        }
    }
  g_ptr_array_add (self->codes, code);
  return self->codes->len <= ANNING_KIT_CODES_MAX || fail (error, ANNING_KIT_ERROR_TOO_LARGE, "too many lines");
}

/* @end: (out): after the line */
static gboolean
read_whole (Reading     *self,
            const Head  *head,
            const char **end,
            GError     **error)
{
  g_autoptr (GString) payload = g_string_new (NULL);
  char handle[HANDLE_LENGTH + 1], mac[MAC_LENGTH + 1] = "";
  const char *p = read_handle (head->rest, handle);
  AnningKitCode *code;

  if (p == NULL)
    return fail (error, ANNING_KIT_ERROR_CUT_OFF, "ends within the handle");
  for (p = skip_gaps (p); is_of_payload (*p); p = skip_gaps (p))
    {
      if (payload->len == PAYLOAD_SIGNS_MAX)
        return fail (error, ANNING_KIT_ERROR_TOO_LARGE, "a payload beyond what is read");
      g_string_append_c (payload, *p++);
    }
  if (*p != ':' || payload->len == 0)
    return fail (error, ANNING_KIT_ERROR_CUT_OFF, "ends within the payload");
  p++;
  for (guint i = 0; i < MAC_LENGTH; i++)
    {
      p = skip_gaps (p);
      if (!is_of_payload (*p))
        return fail (error, ANNING_KIT_ERROR_CUT_OFF, "ends within the code at its end");
      mac[i] = *p++;
    }

  *end = p;
  code = g_new (AnningKitCode, 1);
  code->handle = g_strdup (handle);
  code->payload = g_string_free (g_steal_pointer (&payload), FALSE);
  code->mac = g_strndup (mac, MAC_LENGTH);
  return add_code (self, code, error);
}

/* ---- pieces ---- */

static gboolean
is_of_chunk (const char *p)
{
  Head head;

  return (is_of_payload (*p) || *p == ':') && !(p[0] == 'A' && p[1] == 'N' && begins_here (p, &head));
}

static gboolean
join_pieces (Reading    *self,
             GPtrArray  *chunks,
             GError    **error)
{
  g_autoptr (GString) missing = g_string_new (NULL);
  g_autoptr (GString) line = g_string_new (NULL);
  const char *end = NULL;
  Head head;

  for (guint i = 0; i < chunks->len; i++)
    {
      if (chunks->pdata[i] == NULL)
        g_string_append_printf (missing, "%s%u", missing->len > 0 ? " " : "", i + 1);
      else
        g_string_append (line, chunks->pdata[i]);
    }
  if (missing->len > 0)
    {
      g_string_append_printf (missing, "/%u", chunks->len);
      return fail (error, ANNING_KIT_ERROR_PIECES, missing->str);
    }
  if (!read_head (line->str, &head) || head.piece || head.version != 1)
    return fail (error, ANNING_KIT_ERROR_CHANGED, "pieces that make no line");
  if (!read_whole (self, &head, &end, error))
    return FALSE;
  return *end == '\0' || fail (error, ANNING_KIT_ERROR_CHANGED, "pieces that make more than a line");
}

static gboolean
read_piece (Reading     *self,
            const Head  *head,
            const char **end,
            GError     **error)
{
  g_autofree char *key = NULL;
  g_autofree char *chunk = NULL;
  char handle[HANDLE_LENGTH + 1];
  const char *p, *start;
  GPtrArray *chunks;
  guint i, n;

  p = read_count (head->rest, &i);
  p = p != NULL ? read_count (p, &n) : NULL;
  p = p != NULL ? read_handle (p, handle) : NULL;
  if (p == NULL)
    return fail (error, ANNING_KIT_ERROR_CUT_OFF, "ends within the beginning of a piece");
  if (i < 1 || i > n || n > ANNING_KIT_PIECES_MAX)
    return fail (error, ANNING_KIT_ERROR_CHANGED, "a piece that cannot be");

  start = p;
  /* The first of them begins as a line does. */
  if (i == 1 && p[0] == 'A')
    p++;
  while (is_of_chunk (p))
    p++;
  if (p - start > PAYLOAD_SIGNS_MAX)
    return fail (error, ANNING_KIT_ERROR_TOO_LARGE, "a piece beyond what is read");
  *end = p;
  chunk = g_strndup (start, (gsize) (p - start));

  key = g_strdup_printf ("%s/%u", handle, n);
  chunks = g_hash_table_lookup (self->pieces, key);
  /* Another line, as long as one before it: the pieces do not tell them apart, but come one line after the other. */
  if (chunks != NULL && chunks->pdata[i - 1] != NULL && strcmp (chunks->pdata[i - 1], chunk) != 0)
    {
      if (g_ptr_array_find (chunks, NULL, NULL))
        return fail (error, ANNING_KIT_ERROR_CHANGED, "one piece in two ways");
      if (!join_pieces (self, chunks, error))
        return FALSE;
      g_hash_table_remove (self->pieces, key);
      chunks = NULL;
    }
  if (chunks == NULL)
    {
      if (g_hash_table_size (self->pieces) == ANNING_KIT_CODES_MAX)
        return fail (error, ANNING_KIT_ERROR_TOO_LARGE, "too many lines");
      chunks = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_set_size (chunks, (int) n);
      g_hash_table_insert (self->pieces, g_steal_pointer (&key), chunks);
    }
  if (chunks->pdata[i - 1] == NULL)
    chunks->pdata[i - 1] = g_steal_pointer (&chunk);
  return TRUE;
}

/* ---- all of it ---- */

static gboolean
read_all (Reading     *self,
          const char  *signs,
          GError     **error)
{
  const char *p = signs;
  GHashTableIter iter;
  gpointer chunks;

  while ((p = strstr (p, "AN")) != NULL)
    {
      Head head;

      if (!begins_here (p, &head))
        {
          p++;
          continue;
        }
      if (head.version != 1)
        return fail (error, ANNING_KIT_ERROR_NEWER, "of another version");
      if (!(head.piece ? read_piece (self, &head, &p, error) : read_whole (self, &head, &p, error)))
        return FALSE;
    }

  g_hash_table_iter_init (&iter, self->pieces);
  while (g_hash_table_iter_next (&iter, NULL, &chunks))
    {
      if (!join_pieces (self, chunks, error))
        return FALSE;
    }
  return self->codes->len > 0 || fail (error, ANNING_KIT_ERROR_NONE, "no line in it");
}

GPtrArray *
anning_kit_text_read (const char  *text,
                      GError     **error)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (code_free);
  g_autoptr (GHashTable) pieces = NULL;
  g_autoptr (GString) signs = NULL;
  Reading reading;

  g_return_val_if_fail (text != NULL, NULL);

  if (strlen (text) > ANNING_KIT_TEXT_MAX)
    {
      fail (error, ANNING_KIT_ERROR_TOO_LARGE, "a text beyond what is read");
      return NULL;
    }
  pieces = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  signs = take_signs (text);
  reading = (Reading) { codes, pieces };
  return read_all (&reading, signs->str, error) ? g_steal_pointer (&codes) : NULL;
}

/* ---- keys ---- */

static gboolean
key_bytes (const char *key,
           guint8      bytes[KEY_BYTES])
{
  if (key == NULL || strlen (key) != 2 * KEY_BYTES)
    return FALSE;
  for (guint i = 0; i < KEY_BYTES; i++)
    {
      if (!g_ascii_isxdigit (key[2 * i]) || !g_ascii_isxdigit (key[2 * i + 1]))
        return FALSE;
      bytes[i] = (guint8) (g_ascii_xdigit_value (key[2 * i]) * 16 + g_ascii_xdigit_value (key[2 * i + 1]));
    }
  return TRUE;
}

char *
anning_kit_handle_of_key (const char *key)
{
  static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 bytes[KEY_BYTES], digest[32];
  char handle[HANDLE_LENGTH + 1];
  gsize length = sizeof digest;
  guint64 bits = 0;

  if (!key_bytes (key, bytes))
    return NULL;
  g_checksum_update (checksum, bytes, sizeof bytes);
  g_checksum_get_digest (checksum, digest, &length);
  /* Eight characters of five bits each. */
  for (guint i = 0; i < 5; i++)
    bits = bits << 8 | digest[i];
  for (guint i = 0; i < HANDLE_LENGTH; i++)
    handle[i] = alphabet[bits >> (35 - 5 * i) & 31];
  handle[HANDLE_LENGTH] = '\0';
  return g_strdup (handle);
}

/* base64url without padding. @bytes: as many as @text tells, rounded down */
static GByteArray *
decode_url64 (const char *text)
{
  static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  GByteArray *bytes = g_byte_array_new ();
  guint32 bits = 0;
  guint n_bits = 0;

  for (; *text != '\0'; text++)
    {
      bits = bits << 6 | (guint32) (strchr (alphabet, *text) - alphabet);
      n_bits += 6;
      if (n_bits >= 8)
        {
          guint8 byte;

          n_bits -= 8;
          byte = (guint8) (bits >> n_bits);
          g_byte_array_append (bytes, &byte, 1);
        }
    }
  return bytes;
}

GBytes *
anning_kit_code_open (const AnningKitCode  *self,
                      const char           *key,
                      GError              **error)
{
  g_autoptr (GHmac) hmac = NULL;
  g_autoptr (GByteArray) told = NULL;
  g_autofree char *signed_text = NULL;
  guint8 bytes[KEY_BYTES], digest[32];
  gsize length = sizeof digest;

  g_return_val_if_fail (self != NULL, NULL);

  if (!key_bytes (key, bytes))
    {
      fail (error, ANNING_KIT_ERROR_UNKNOWN_KIT, "a key that is none");
      return NULL;
    }
  signed_text = g_strdup_printf ("AN1:%s:%s", self->handle, self->payload);
  hmac = g_hmac_new (G_CHECKSUM_SHA256, bytes, sizeof bytes);
  g_hmac_update (hmac, (const guchar *) signed_text, -1);
  g_hmac_get_digest (hmac, digest, &length);
  told = decode_url64 (self->mac);
  /* Sixteen characters are twelve bytes. */
  if (told->len != MAC_LENGTH * 6 / 8 || memcmp (told->data, digest, told->len) != 0)
    {
      fail (error, ANNING_KIT_ERROR_CHANGED, "the code at its end is another");
      return NULL;
    }
  if (strlen (self->payload) % 4 == 1)
    {
      fail (error, ANNING_KIT_ERROR_WRONG, "no base64");
      return NULL;
    }
  return g_byte_array_free_to_bytes (decode_url64 (self->payload));
}
