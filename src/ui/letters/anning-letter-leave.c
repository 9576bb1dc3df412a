/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-letter-leave.h"

#include <glib/gi18n.h>

#include "anning-file-name.h"
#include "anning-letter-text.h"

/* A letter with gaps that waits for an answer. */
typedef struct
{
  GtkWidget *widget;
  AnningLetterBook *book;
  AnningLetterDraft *draft;
  AnningOutgoingWay way;
  void (*fill) (GtkWidget *widget);
} Leaving;

static void
leaving_free (gpointer  data,
              GClosure *closure)
{
  Leaving *leaving = data;

  g_object_unref (leaving->widget);
  g_object_unref (leaving->book);
  g_object_unref (leaving->draft);
  g_free (leaving);
}

/* @text: (transfer full) */
static AnningOutgoing *
new_outgoing (AnningLetterDraft *draft,
              char              *text)
{
  /* Translators: the beginning of the name of a file, before the date; shows nothing of the matter */
  g_autofree char *name = anning_file_name_new (C_("file", "letter"), "");

  anning_letter_draft_keep (draft);
  return anning_outgoing_new (anning_letter_text_blocks (text), text, name,
                              anning_letter_draft_get_letter (draft)->language, ANNING_PAGE_SIZE_NORMAL);
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             Leaving          *leaving)
{
  char *text;

  /* The letter may have been closed behind the question. */
  if (gtk_widget_get_root (leaving->widget) == NULL)
    return;
  if (g_str_equal (response, "fill"))
    {
      leaving->fill (leaving->widget);
    }
  else if (g_str_equal (response, "leave"))
    {
      text = anning_letter_text_open (leaving->book, anning_letter_draft_get_letter (leaving->draft)->language,
                                      anning_letter_draft_get_text (leaving->draft));
      anning_outgoing_send (leaving->widget, leaving->way, new_outgoing (leaving->draft, text));
    }
}

static char *
list_missing (AnningLetterDraft *draft)
{
  GPtrArray *missing = anning_letter_draft_get_missing (draft);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < missing->len; i++)
    g_string_append_printf (text, "• %s\n", (char *) g_ptr_array_index (missing, i));
  g_string_append_c (text, '\n');
  g_string_append (text, _("Gaps are printed as lines to write on."));
  return g_string_free (text, FALSE);
}

static void
ask (Leaving *leaving)
{
  GtkRoot *root = gtk_widget_get_root (leaving->widget);
  g_autofree char *missing = list_missing (leaving->draft);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              _("Something Is Still Missing"), missing);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("Cancel"), "leave", _("Leave Gaps"), "fill", _("Fill In"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "fill", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "fill");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), leaving, leaving_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

AnningOutgoing *
anning_letter_leave (GtkWidget          *widget,
                     AnningLetterBook   *book,
                     AnningLetterDraft  *draft,
                     AnningOutgoingWay   way,
                     void              (*fill) (GtkWidget *widget))
{
  Leaving *leaving;

  g_return_val_if_fail (GTK_IS_WIDGET (widget) && ANNING_IS_LETTER_BOOK (book), NULL);
  g_return_val_if_fail (ANNING_IS_LETTER_DRAFT (draft) && fill != NULL, NULL);

  if (anning_letter_draft_get_missing (draft)->len == 0)
    return new_outgoing (draft, g_strdup (anning_letter_draft_get_text (draft)));

  leaving = g_new0 (Leaving, 1);
  leaving->widget = g_object_ref (widget);
  leaving->book = g_object_ref (book);
  leaving->draft = g_object_ref (draft);
  leaving->way = way;
  leaving->fill = fill;
  ask (leaving);
  return NULL;
}
