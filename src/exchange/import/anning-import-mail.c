/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-importer.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-import-keep.h"
#include "anning-mail.h"

/* So many characters of a message are quoted; the whole of it stays in the original. */
#define WORDS_MAX 4000
/* More names of attachments than this only make a line longer. */
#define NAMES_MAX 8

static gboolean
is_outlook (const char *media_type,
            const char *folded_name)
{
  return g_str_equal (media_type, "application/x-ole-storage") && g_str_has_suffix (folded_name, ".msg");
}

static gboolean
mail_sniff (const char *media_type,
            const char *name)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);

  return g_str_equal (media_type, "message/rfc822")
         || (g_str_has_prefix (media_type, "text/") && g_str_has_suffix (folded, ".eml"))
         || is_outlook (media_type, folded);
}

static AnningMail *
read_mail (AnningImportItem  *item,
           GCancellable      *cancellable,
           GError           **error)
{
  g_autoptr (GInputStream) stream = anning_import_open_item (item, cancellable, error);

  return stream != NULL ? anning_mail_read (stream, cancellable, error) : NULL;
}

/*
 * The offset in a message is that of whoever sent it, often of a server's clock in UTC. It makes
 * the moment exact; the hour that counts is the receiver's, and stays as it is.
 */
static void
mail_describe (AnningImportItem *item)
{
  g_autoptr (AnningMail) mail = NULL;

  if (g_str_equal (item->media_type, "application/x-ole-storage"))
    {
      anning_import_item_refuse (item, ANNING_IMPORT_OUTLOOK);
      return;
    }
  mail = read_mail (item, NULL, NULL);
  if (mail == NULL)
    {
      anning_import_item_refuse (item, ANNING_IMPORT_UNREADABLE);
      return;
    }
  item->number = g_strdup (mail->from_address);
  item->number_name = g_strdup (mail->from_name);
  item->direction = mail->received ? "in" : NULL;
  if (mail->sent_at == ANNING_UNKNOWN)
    {
      anning_import_describe_times (item, NULL);
      return;
    }
  item->started_at = mail->sent_at;
  item->time_source = "mail";
}

static gpointer
mail_prepare (AnningImportItem  *item,
              GCancellable      *cancellable,
              GError           **error)
{
  return read_mail (item, cancellable, error);
}

static void
mail_prepared_free (gpointer prepared)
{
  anning_mail_free (prepared);
}

/* Returns: (transfer full) (nullable): what the message says, cut at WORDS_MAX characters */
static char *
dup_words (const AnningMail *mail)
{
  g_autofree char *text = g_strstrip (g_strdup (mail->text));

  if (*text == '\0')
    return NULL;
  if (g_utf8_strlen (text, -1) > WORDS_MAX)
    {
      g_autofree char *cut = g_utf8_substring (text, 0, WORDS_MAX);

      return g_strconcat (cut, "…", NULL);
    }
  return g_steal_pointer (&text);
}

/* Returns: (transfer full) (nullable): "Your account · attachments: notice.pdf, list.xls" */
static char *
dup_summary (const AnningMail *mail)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *list = NULL;

  for (guint i = 0; i < MIN (mail->attachments->len, NAMES_MAX); i++)
    {
      if (i > 0)
        g_string_append (names, C_("between names", ", "));
      g_string_append (names, g_ptr_array_index (mail->attachments, i));
    }
  if (mail->attachments->len > NAMES_MAX)
    g_string_append (names, "…");
  if (names->len > 0)
    /* Translators: %s are names of files, of an e-mail */
    list = g_strdup_printf (_("attachments: %s"), names->str);

  if (mail->subject != NULL && list != NULL)
    return g_strconcat (mail->subject, " · ", list, NULL);
  return list != NULL ? g_steal_pointer (&list) : g_strdup (mail->subject);
}

static gboolean
mail_write (AnningDb             *db,
            AnningImportItem     *item,
            gpointer              prepared,
            AnningImportWritten  *written,
            GCancellable         *cancellable,
            GError              **error)
{
  const AnningMail *mail = prepared;
  g_autoptr (AnningIncident) incident = anning_import_new_incident (item, "email");

  incident->words = dup_words (mail);
  if (incident->words != NULL)
    incident->words_are = g_strdup ("exact");
  incident->summary = dup_summary (mail);
  return anning_import_keep (db, item, incident, written, cancellable, error);
}

const AnningImporter anning_mail_importer = {
  .kind = "mail",
  .label = N_("E-mail"),
  .sniff = mail_sniff,
  .describe = mail_describe,
  .prepare = mail_prepare,
  .prepared_free = mail_prepared_free,
  .write = mail_write,
};
