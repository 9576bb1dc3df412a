/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-source-row.h"

#include <string.h>

#include "anning-phone.h"

/* Of 64 hexadecimal digits so many tell two messages of one second apart. */
#define HASH_DIGITS 32

void
anning_source_row_init (AnningSourceRow *self)
{
  g_return_if_fail (self != NULL);

  *self = (AnningSourceRow) {
    .number_state = ANNING_NUMBER_MISSING,
    .started_at = ANNING_UNKNOWN,
    .precision_ms = 1,
    .utc_offset = ANNING_UNKNOWN,
    .length_s = ANNING_UNKNOWN,
    .channel = "call",
    .connected = "unknown",
  };
}

void
anning_source_row_clear (AnningSourceRow *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->number);
  g_free (self->number_text);
  g_free (self->own_number);
  g_free (self->name);
  g_free (self->text);
  g_free (self->place);
  g_free (self->raw_type);
  g_free (self->key);
  anning_source_row_init (self);
}

AnningSourceRow *
anning_source_row_copy (const AnningSourceRow *self)
{
  AnningSourceRow *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->number = g_strdup (self->number);
  copy->number_text = g_strdup (self->number_text);
  copy->own_number = g_strdup (self->own_number);
  copy->name = g_strdup (self->name);
  copy->text = g_strdup (self->text);
  copy->place = g_strdup (self->place);
  copy->raw_type = g_strdup (self->raw_type);
  copy->key = g_strdup (self->key);
  return copy;
}

void
anning_source_row_free (AnningSourceRow *self)
{
  if (self == NULL)
    return;

  anning_source_row_clear (self);
  g_free (self);
}

/* "1.38E+10", "1.38001E10" */
static gboolean
is_rounded (const char *text)
{
  gsize digits = strspn (text, "0123456789.");
  const char *p = text + digits;

  if (digits == 0 || (*p != 'E' && *p != 'e'))
    return FALSE;
  p += p[1] == '+' ? 2 : 1;
  return *p != '\0' && strspn (p, "0123456789") == strlen (p);
}

/* "13800138000.0", "'13800138000", "=\"13800138000\"": what spreadsheets and programs put around a number. */
static char *
dup_bare (const char *text)
{
  g_autofree char *bare = g_str_is_ascii (text) ? g_strdup (text) : g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  gsize length;
  char *start;

  if (bare == NULL)
    return NULL;
  start = g_strstrip (bare);
  start += strspn (start, "'=\"");
  g_strchomp (start);
  length = strlen (start);
  while (length > 0 && strchr ("'\"", start[length - 1]) != NULL)
    start[--length] = '\0';
  if (length > 2 && strcmp (start + length - 2, ".0") == 0 && strspn (start, "0123456789") == length - 2)
    start[length - 2] = '\0';
  return g_strdup (start);
}

/* "138****8000", "138XXXX8000", "****8000". Codes that are dialled have two stars at most, at their beginning. */
static gboolean
is_masked (const char *text)
{
  gsize head = strspn (text, "+0123456789 -");
  gsize hidden = strspn (text + head, "*xX");
  const char *tail = text + head + hidden;

  return hidden > (head > 0 && *tail != '\0' ? 1 : 2) && head + strlen (tail) > 0
         && strspn (tail, "0123456789 -") == strlen (tail);
}

/* What phones and carriers write for a caller who hid the number. */
static gboolean
is_withheld (const char *text)
{
  static const char *const words[] = {
    "未知", "未知号码", "未知来电", "隐藏号码", "隐藏", "私人号码", "保密号码", "保密", "匿名", "无号码",
    "unknown", "private", "private number", "withheld", "anonymous", "restricted",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_ascii_strcasecmp (text, words[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

/*
 * anning_source_row_set_number:
 * @text: (nullable): the other side as the source writes it
 *
 * Sets the number, its state and the text. "-1", "-2" and "-3" are what older
 * phones write for unknown, withheld and payphone.
 */
void
anning_source_row_set_number (AnningSourceRow *self,
                              const char      *text)
{
  static const AnningNumberState negative[] = {
    ANNING_NUMBER_MISSING, ANNING_NUMBER_WITHHELD, ANNING_NUMBER_PAYPHONE,
  };
  g_autofree char *bare = NULL;

  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->number, g_free);
  g_free (self->number_text);
  self->number_text = g_strdup (text);
  self->number_state = ANNING_NUMBER_MISSING;
  if (text == NULL)
    return;

  bare = dup_bare (text);
  if (bare == NULL)
    return;
  if (bare[0] == '-' && bare[1] >= '1' && bare[1] <= '3' && bare[2] == '\0')
    self->number_state = negative[bare[1] - '1'];
  else if (is_rounded (bare))
    self->number_state = ANNING_NUMBER_ROUNDED;
  else if (is_masked (bare))
    self->number_state = ANNING_NUMBER_MASKED;
  else if (is_withheld (bare))
    self->number_state = ANNING_NUMBER_WITHHELD;
  else
    {
      self->number = anning_phone_normalise (bare);
      if (self->number != NULL)
        self->number_state = ANNING_NUMBER_KNOWN;
    }
}

/*
 * anning_source_row_set_call:
 * @type: android.provider.CallLog.Calls.TYPE
 * @presentation: NUMBER_PRESENTATION, or ANNING_UNKNOWN
 *
 * Sets direction and whether it was answered, from @type and from length_s, which
 * has to be set before. A phone writes an outgoing call that nobody answered with
 * no length; an incoming one without a length may have been either.
 *
 * Returns: FALSE for a type of the maker's own, which says neither
 */
gboolean
anning_source_row_set_call (AnningSourceRow *self,
                            gint64           type,
                            gint64           presentation)
{
  static const struct
  {
    const char *direction;
    const char *connected; /* when it has a length */
    const char *without;   /* when it has none */
  } types[] = {
    [1] = { "in", "yes", "unknown" },
    [2] = { "out", "yes", "no" },
    [3] = { "in", "no", "no" },   /* missed */
    [4] = { "in", "no", "no" },   /* to the voice mail */
    [5] = { "in", "no", "no" },   /* rejected */
    [6] = { "in", "no", "no" },   /* blocked */
    [7] = { "in", "yes", "yes" }, /* answered on another device */
  };

  g_return_val_if_fail (self != NULL, FALSE);

  if (presentation == 2 || presentation == 4)
    {
      g_clear_pointer (&self->number, g_free);
      self->number_state = presentation == 2 ? ANNING_NUMBER_WITHHELD : ANNING_NUMBER_PAYPHONE;
    }
  if (type < 1 || type >= (gint64) G_N_ELEMENTS (types))
    return FALSE;
  self->direction = types[type].direction;
  self->connected = self->length_s == ANNING_UNKNOWN && type <= 2 ? "unknown"
                    : self->length_s > 0                          ? types[type].connected
                                                                  : types[type].without;
  return TRUE;
}

/*
 * anning_source_row_set_text:
 * @type: android.provider.Telephony.TextBasedSmsColumns.TYPE, of which the box of an MMS has the first four
 *
 * Returns: ANNING_SKIP_NOT_SENT for drafts, what waits and what failed
 */
AnningSkipReason
anning_source_row_set_text (AnningSourceRow *self,
                            gint64           type)
{
  g_return_val_if_fail (self != NULL, ANNING_SKIP_UNKNOWN);

  self->channel = "sms";
  self->start = ANNING_START_ARRIVAL;
  if (type == 1 || type == 2)
    self->direction = type == 1 ? "in" : "out";
  else if (type >= 3 && type <= 6)
    return ANNING_SKIP_NOT_SENT;
  return type < 1 || type > 6 ? ANNING_SKIP_UNKNOWN : ANNING_SKIP_NONE;
}

static char *
hash_text (const char *text)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text != NULL ? text : "", -1);

  return g_strndup (hash, HASH_DIGITS);
}

/*
 * anning_source_row_make_key:
 *
 * Number, type and instant for a call, and a hash of the text too for a message,
 * as the programs do that write these files. What the number was before it was
 * normalised does not matter: two exports of one phone meet.
 */
void
anning_source_row_make_key (AnningSourceRow *self)
{
  static const char *const kinds[] = { "call", "text", "bill", "recording", "kit" };
  const char *number, *type;

  g_return_if_fail (self != NULL);

  number = self->number != NULL ? self->number : self->number_text != NULL ? self->number_text : "";
  type = self->raw_type != NULL ? self->raw_type : "";
  g_free (self->key);
  if (self->kind == ANNING_SOURCE_TEXT_LOG)
    {
      g_autofree char *hash = hash_text (self->text);

      self->key = g_strdup_printf ("text|%s|%s|%" G_GINT64_FORMAT "|%s", number, type, self->started_at, hash);
    }
  else if (self->kind == ANNING_SOURCE_BILL)
    self->key = g_strdup_printf ("bill|%s|%s|%s|%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT, self->channel, number,
                                 self->direction != NULL ? self->direction : "", self->started_at,
                                 self->length_s != ANNING_UNKNOWN ? self->length_s : -1);
  else
    self->key = g_strdup_printf ("%s|%s|%s|%" G_GINT64_FORMAT, kinds[self->kind], number, type, self->started_at);
}
