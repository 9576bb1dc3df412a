/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-content-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-format.h"
#include "anning-mail.h"

/* So many bytes of a message are shown. */
#define TEXT_MAX (200 * 1024)

static gpointer
read_mail (GInputStream  *stream,
           GCancellable  *cancellable,
           GError       **error)
{
  return anning_mail_read (stream, cancellable, error);
}

static void
free_mail (gpointer data)
{
  anning_mail_free (data);
}

/* @value: (nullable): NULL: no row */
static void
add_field (AdwPreferencesGroup *group,
           const char          *name,
           const char          *value)
{
  GtkWidget *row;

  if (value == NULL)
    return;
  row = adw_action_row_new ();
  /* What stands in a message is not markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (group, row);
}

static char *
dup_sent_at (const AnningMail *mail)
{
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  if (mail->sent_at == ANNING_UNKNOWN)
    return NULL;
  /* As the clock stood where it is read: the sender's is often that of a server. */
  date = anning_format_date (mail->sent_at, ANNING_CHINA_OFFSET);
  time = anning_format_time_seconds (mail->sent_at, ANNING_CHINA_OFFSET);
  return g_strdup_printf ("%s %s", date, time);
}

static char *
dup_attachments (const AnningMail *mail)
{
  g_autoptr (GString) names = NULL;

  if (mail->attachments->len == 0)
    return NULL;
  names = g_string_new (NULL);
  for (guint i = 0; i < mail->attachments->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (mail->attachments, i));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static GtkWidget *
new_text (const AnningMail *mail)
{
  gsize length = strlen (mail->text);
  g_autofree char *shown = NULL;

  if (length <= TEXT_MAX)
    return anning_content_text_new (mail->text, FALSE, mail->text_is_cut);
  shown = g_strndup (mail->text, (gsize) (g_utf8_find_prev_char (mail->text, mail->text + TEXT_MAX) - mail->text));
  return anning_content_text_new (shown, FALSE, TRUE);
}

static GtkWidget *
show_mail (gpointer data)
{
  const AnningMail *mail = data;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *fields = adw_preferences_group_new ();
  g_autofree char *sent_at = dup_sent_at (mail);
  g_autofree char *attachments = dup_attachments (mail);

  add_field (ADW_PREFERENCES_GROUP (fields), C_("mail", "From"), mail->from);
  add_field (ADW_PREFERENCES_GROUP (fields), C_("mail", "To"), mail->to);
  add_field (ADW_PREFERENCES_GROUP (fields), C_("mail", "Copies to"), mail->copies);
  add_field (ADW_PREFERENCES_GROUP (fields), C_("mail", "Subject"), mail->subject);
  add_field (ADW_PREFERENCES_GROUP (fields), _("Sent, in the time of China"), sent_at);
  add_field (ADW_PREFERENCES_GROUP (fields), _("Files attached to it"), attachments);
  gtk_box_append (GTK_BOX (box), fields);
  if (*mail->text != '\0')
    gtk_box_append (GTK_BOX (box), new_text (mail));
  return box;
}

const AnningContentReader anning_mail_content = {
  .read = read_mail,
  .free = free_mail,
  .show = show_mail,
};
