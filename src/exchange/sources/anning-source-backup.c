/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-source-private.h"
#include "anning-source-tags.h"

/* Bytes: so many zeros in a row stand in no text. */
#define HOLE 4096

/* PduHeaders of Android: who sent a message. */
#define ADDRESS_FROM "137"

/* Files of SMS Backup & Restore: synctech.com.au/sms-backup-restore/fields-in-xml-backup-files */
typedef struct
{
  AnningSourceRun *run;
  AnningTagFilter *filter;
  GMarkupParseContext *context;
  guint64 line;       /* of the tag that is being parsed */
  guint depth;
  gboolean is_backup; /* the root is the one that is wanted */

  /* a message in parts that is being read */
  gboolean in_parts;
  AnningSourceRow parts;
  GString *text;
  AnningSkipReason skip;
} Backup;

/* "null" is how these files write that there is none. */
static const char *
find (const char **names,
      const char **values,
      const char  *wanted)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (strcmp (names[i], wanted) == 0)
        return strcmp (values[i], "null") != 0 && *values[i] != '\0' ? values[i] : NULL;
    }
  return NULL;
}

static gint64
find_number (const char **names,
             const char **values,
             const char  *wanted)
{
  const char *value = find (names, values, wanted);
  gint64 number;

  return value != NULL && g_ascii_string_to_signed (value, 10, G_MININT64 + 1, G_MAXINT64, &number, NULL) ? number
                                                                                                         : ANNING_UNKNOWN;
}

static char *
dup_contact (const char **names,
             const char **values)
{
  const char *name = find (names, values, "contact_name");

  return name != NULL && strcmp (name, "(Unknown)") != 0 ? g_strdup (name) : NULL;
}

/* The year 2286 is far enough for a telephone; a time before 1990 is none. */
static gboolean
is_plausible (gint64 instant)
{
  return instant > G_GINT64_CONSTANT (631152000000) && instant < G_GINT64_CONSTANT (10000000000000);
}

static void
skip (Backup           *self,
      AnningSkipReason  reason,
      const char       *number,
      const char       *when)
{
  g_autofree char *sample = g_strdup_printf ("%s %s", number != NULL ? number : "", when != NULL ? when : "");

  anning_source_run_skip (self->run, reason, self->line, NULL, g_strstrip (sample));
}

static gboolean
take_call (Backup       *self,
           const char  **names,
           const char  **values,
           GError      **error)
{
  g_auto (AnningSourceRow) row;

  anning_source_row_init (&row);
  row.kind = ANNING_SOURCE_CALL_LOG;
  row.start = ANNING_START_RINGING;
  row.started_at = find_number (names, values, "date");
  if (!is_plausible (row.started_at))
    {
      skip (self, ANNING_SKIP_NO_TIME, find (names, values, "number"), find (names, values, "date"));
      return TRUE;
    }
  row.length_s = find_number (names, values, "duration");
  if (row.length_s < 0)
    row.length_s = ANNING_UNKNOWN;
  anning_source_row_set_number (&row, find (names, values, "number"));
  row.raw_type = g_strdup (find (names, values, "type"));
  anning_source_row_set_call (&row, find_number (names, values, "type"), find_number (names, values, "presentation"));
  row.name = dup_contact (names, values);
  return anning_source_run_take (self->run, &row, error);
}

/* What sms and mms have in common. @box: the attribute that says whether it came or went */
static AnningSkipReason
begin_text (AnningSourceRow  *row,
            const char      **names,
            const char      **values,
            const char       *box)
{
  row->kind = ANNING_SOURCE_TEXT_LOG;
  row->started_at = find_number (names, values, "date");
  if (!is_plausible (row->started_at))
    return ANNING_SKIP_NO_TIME;
  anning_source_row_set_number (row, find (names, values, "address"));
  row->raw_type = g_strdup (find (names, values, box));
  row->name = dup_contact (names, values);
  return anning_source_row_set_text (row, find_number (names, values, box));
}

static gboolean
take_sms (Backup       *self,
          const char  **names,
          const char  **values,
          GError      **error)
{
  g_auto (AnningSourceRow) row;
  AnningSkipReason reason;

  anning_source_row_init (&row);
  reason = begin_text (&row, names, values, "type");
  if (reason != ANNING_SKIP_NONE)
    {
      skip (self, reason, find (names, values, "address"), find (names, values, "date"));
      return TRUE;
    }
  row.text = g_strdup (find (names, values, "body"));
  return anning_source_run_take (self->run, &row, error);
}

static void
begin_parts (Backup      *self,
             const char **names,
             const char **values)
{
  anning_source_row_clear (&self->parts);
  g_string_truncate (self->text, 0);
  self->in_parts = TRUE;
  self->skip = begin_text (&self->parts, names, values, "msg_box");
  /* Of several people the one who wrote it is named among the addresses. */
  if (self->parts.number != NULL && strchr (self->parts.number, '~') != NULL)
    {
      g_auto (GStrv) numbers = g_strsplit (self->parts.number, "~", 2);

      anning_source_row_set_number (&self->parts, numbers[0]);
    }
}

/* A text part; pictures and what describes the layout are left out. */
static void
take_part (Backup      *self,
           const char **names,
           const char **values)
{
  const char *type = find (names, values, "ct");
  const char *text = find (names, values, "text");

  if (text == NULL || type == NULL || !g_str_has_prefix (type, "text/"))
    return;
  if (self->text->len > 0)
    g_string_append_c (self->text, '\n');
  if (self->text->len <= ANNING_SOURCE_TEXT_MAX)
    g_string_append (self->text, text);
}

static void
take_address (Backup      *self,
              const char **names,
              const char **values)
{
  const char *address = find (names, values, "address");

  if (address != NULL && g_strcmp0 (find (names, values, "type"), ADDRESS_FROM) == 0
      && g_strcmp0 (self->parts.direction, "in") == 0 && strcmp (address, "insert-address-token") != 0)
    anning_source_row_set_number (&self->parts, address);
}

static void
end_parts (Backup  *self,
           GError **error)
{
  self->in_parts = FALSE;
  if (self->skip != ANNING_SKIP_NONE)
    {
      skip (self, self->skip, self->parts.number_text, NULL);
      return;
    }
  if (self->text->len > 0)
    self->parts.text = g_strdup (self->text->str);
  anning_source_run_take (self->run, &self->parts, error);
}

static void
start_cb (GMarkupParseContext  *context,
          const char           *element,
          const char          **names,
          const char          **values,
          gpointer              data,
          GError              **error)
{
  Backup *self = data;

  if (++self->depth > ANNING_SOURCE_DEPTH_MAX)
    {
      anning_source_fail (error, ANNING_SOURCE_ERROR_DAMAGED, "line %" G_GUINT64_FORMAT ": more than %d elements within one another",
                          self->line, ANNING_SOURCE_DEPTH_MAX);
      return;
    }
  if (self->depth == 1)
    {
      self->is_backup = strcmp (element, "calls") == 0 || strcmp (element, "smses") == 0;
      if (!self->is_backup)
        anning_source_fail (error, ANNING_SOURCE_ERROR_NO_CONTACTS, "its root is “%.40s”", element);
    }
  else if (strcmp (element, "call") == 0)
    take_call (self, names, values, error);
  else if (strcmp (element, "sms") == 0)
    take_sms (self, names, values, error);
  else if (strcmp (element, "mms") == 0)
    begin_parts (self, names, values);
  else if (self->in_parts && strcmp (element, "part") == 0)
    take_part (self, names, values);
  else if (self->in_parts && strcmp (element, "addr") == 0)
    take_address (self, names, values);
}

static void
end_cb (GMarkupParseContext  *context,
        const char           *element,
        gpointer              data,
        GError              **error)
{
  Backup *self = data;

  self->depth--;
  if (self->in_parts && strcmp (element, "mms") == 0)
    end_parts (self, error);
}

static gboolean
tag_cb (const char  *tag,
        gsize        length,
        guint64      line,
        gpointer     data,
        GError     **error)
{
  Backup *self = data;
  g_autoptr (GError) local_error = NULL;

  self->line = line;
  if (g_markup_parse_context_parse (self->context, tag, (gssize) length, &local_error))
    return TRUE;
  if (local_error->domain != G_MARKUP_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return anning_source_fail (error, ANNING_SOURCE_ERROR_DAMAGED, "line %" G_GUINT64_FORMAT ": %s", line, local_error->message);
}

/* What was copied in part may have its full size already: nothing but zeros follow. */
static gboolean
is_hole (const char *bytes,
         gssize      n)
{
  return n >= HOLE && bytes[0] == 0 && memcmp (bytes, bytes + 1, (gsize) n - 1) == 0;
}

static gboolean
read_pieces (Backup  *self,
             GError **error)
{
  g_autofree char *buffer = g_malloc (64 * 1024);
  gssize n;

  while ((n = anning_source_run_read (self->run, buffer, 64 * 1024, error)) > 0 && !is_hole (buffer, n))
    {
      if (!anning_tag_filter_push (self->filter, buffer, (gsize) n, error))
        return FALSE;
    }
  if (n < 0)
    return FALSE;
  if (self->depth > 0 || !anning_tag_filter_is_between (self->filter))
    return anning_source_run_cut (self->run, error);
  return self->is_backup || anning_source_fail (error, ANNING_SOURCE_ERROR_NO_CONTACTS, "no element in it");
}

/* Calls, messages and messages in parts; memory does not grow with the file. */
gboolean
anning_source_read_backup (AnningSourceRun  *run,
                           GError          **error)
{
  static const GMarkupParser parser = { start_cb, end_cb, NULL, NULL, NULL };
  /* All that is looked at; "data" of a picture is not. */
  static const char *const attributes[] = {
    "number", "duration", "date", "type", "presentation", "contact_name", "address", "body", "msg_box", "ct", "text", NULL,
  };
  Backup self = { .run = run };
  gboolean ok;

  anning_source_row_init (&self.parts);
  self.text = g_string_new (NULL);
  self.context = g_markup_parse_context_new (&parser, 0, &self, NULL);
  self.filter = anning_tag_filter_new (attributes, tag_cb, &self);
  ok = read_pieces (&self, error);

  anning_tag_filter_free (self.filter);
  g_markup_parse_context_free (self.context);
  g_string_free (self.text, TRUE);
  anning_source_row_clear (&self.parts);
  return ok;
}
