/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-note-share-menu.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "anning-kit-sheet.h"
#include "anning-mail-compose.h"
#include "anning-note-share-ask.h"
#include "anning-note-share-codes.h"
#include "anning-note-text.h"
#include "anning-outgoing.h"
#include "anning-toasts.h"
#include "anning-weak.h"

#define SHARE "anning-note-share"

/* Of a view, as long as it lives. */
typedef struct
{
  GtkWidget *view; /* owns this */
  AnningNoteOutProvide provide;
  GSimpleActionGroup *actions;
  GMenu *program; /* the section of what opens another program */
  GCancellable *looking; /* for a mail program */
  gboolean has_mail;
  gboolean enabled;
} Share;

/* A note that waits for an answer. */
typedef struct _Waiting Waiting;
struct _Waiting
{
  GtkWidget *view; /* weak */
  AnningNoteOut *out;
  AnningOutgoingWay way; /* of what leaves by anning-outgoing */
  void (*go) (Waiting *waiting);
};

static const struct
{
  AnningOutgoingWay way;
  const char *word; /* anning_share_ways */
} words[] = {
  { ANNING_OUTGOING_COPY, "copy" },
  { ANNING_OUTGOING_SAVE_TEXT, "text" },
  { ANNING_OUTGOING_SAVE_PDF, "pdf" },
  { ANNING_OUTGOING_PRINT, "print" },
  { ANNING_OUTGOING_COPY_PICTURE, "picture" },
  { ANNING_OUTGOING_SAVE_PICTURE, "picture" },
};

AnningNoteOut *
anning_note_out_new (AnningStore           *store,
                     const AnningNote      *note,
                     GPtrArray             *parts,
                     const AnningNoteCheck *check,
                     const char            *summary)
{
  AnningNoteOut *self;

  g_return_val_if_fail (ANNING_IS_STORE (store) && note != NULL && check != NULL && summary != NULL, NULL);

  self = g_new0 (AnningNoteOut, 1);
  self->store = g_object_ref (store);
  self->note_id = note->record.id;
  self->relative_id = note->relative_id;
  self->blocks = anning_note_page_blocks (note, parts);
  self->text = anning_note_compose (note, parts);
  self->language = g_strdup (note->language);
  self->check = *check;
  self->summary = g_strdup (summary);
  return self;
}

/* @self: (nullable) */
void
anning_note_out_free (AnningNoteOut *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->store);
  g_ptr_array_unref (self->blocks);
  g_free (self->text);
  g_free (self->language);
  g_free (self->summary);
  g_free (self);
}

static void
waiting_free (gpointer  data,
              GClosure *closure)
{
  Waiting *waiting = data;

  g_clear_weak_pointer (&waiting->view);
  anning_note_out_free (waiting->out);
  g_free (waiting);
}

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* ---- files, the clipboard, the printer ---- */

static void
left_cb (GtkWidget         *view,
         AnningOutgoingWay  way)
{
  Share *share = g_object_get_data (G_OBJECT (view), SHARE);
  g_autoptr (AnningNoteOut) out = NULL;

  /* The page may have been left while a printer was at work. */
  if (gtk_widget_get_root (view) == NULL)
    return;
  out = share->provide (view);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (words[i].way == way)
        anning_note_share_ask (view, out->store, out->note_id, out->relative_id, words[i].word);
    }
}

static AnningOutgoing *
new_outgoing (const AnningNoteOut *out)
{
  g_autofree char *name = anning_note_share_dup_file_name ();
  AnningOutgoing *outgoing = anning_outgoing_new (g_ptr_array_ref (out->blocks), g_strdup (out->text), name, out->language,
                                                  ANNING_PAGE_SIZE_LARGE);

  outgoing->left = left_cb;
  return outgoing;
}

/* ---- what is asked before ---- */

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             Waiting          *waiting)
{
  /* The note may have been closed behind the question. */
  if (waiting->view != NULL && gtk_widget_get_root (waiting->view) != NULL && g_str_equal (response, "send"))
    waiting->go (waiting);
}

/* @waiting: (transfer full) */
static void
ask (Waiting    *waiting,
     const char *heading,
     const char *body,
     const char *send)
{
  GtkWidget *dialog = adw_message_dialog_new (window_of (waiting->view), heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "send", send, NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), waiting, waiting_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* @out: (transfer full) */
static Waiting *
waiting_new (Share         *share,
             AnningNoteOut *out,
             void         (*go) (Waiting *waiting))
{
  Waiting *waiting = g_new0 (Waiting, 1);

  g_set_weak_pointer (&waiting->view, share->view);
  waiting->out = out;
  waiting->go = go;
  return waiting;
}

static gboolean
is_doubtful (const AnningNoteOut *out)
{
  return out->check.gaps > 0 || out->check.cards > 0;
}

/* @waiting: (transfer full) */
static void
ask_about_doubt (Waiting *waiting)
{
  g_autofree char *body = g_strconcat (waiting->out->summary, "\n\n",
                                       _("Read it through once more: is all of this meant to leave?"), NULL);

  ask (waiting, waiting->out->check.gaps > 0 ? _("There Are Gaps in It") : _("There Is a Long Number in It"), body,
       _("Send All the Same"));
}

static void
send_cb (Waiting *waiting)
{
  anning_outgoing_send (waiting->view, waiting->way, new_outgoing (waiting->out));
}

static AnningOutgoing *
outgoing_cb (GtkWidget         *view,
             AnningOutgoingWay  way)
{
  Share *share = g_object_get_data (G_OBJECT (view), SHARE);
  g_autoptr (AnningNoteOut) out = share->provide (view);
  Waiting *waiting;

  if (!is_doubtful (out))
    return new_outgoing (out);
  waiting = waiting_new (share, g_steal_pointer (&out), send_cb);
  waiting->way = way;
  ask_about_doubt (waiting);
  return NULL;
}

/* ---- codes ---- */

static void
show_codes_cb (Waiting *waiting)
{
  anning_note_share_codes_present (waiting->view, waiting->out);
}

static void
codes_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  Share *share = user_data;
  g_autoptr (AnningNoteOut) out = share->provide (share->view);

  if (is_doubtful (out))
    ask_about_doubt (waiting_new (share, g_steal_pointer (&out), show_codes_cb));
  else
    anning_note_share_codes_present (share->view, out);
}

/* ---- the page for a phone ---- */

static void
kit_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  Share *share = user_data;
  g_autoptr (AnningNoteOut) out = share->provide (share->view);

  anning_kit_sheet_present (share->view, out->store, out->note_id, out->relative_id);
}

/* ---- e-mail ---- */

static void
composed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GtkWidget) view = anning_weak_take (user_data);
  g_autoptr (GError) error = NULL;
  const gboolean composed = anning_mail_compose_finish (result, &error);
  g_autoptr (AnningNoteOut) out = NULL;

  if (view == NULL || gtk_widget_get_root (view) == NULL)
    return;
  if (composed)
    {
      out = ((Share *) g_object_get_data (G_OBJECT (view), SHARE))->provide (view);
      anning_note_share_ask (view, out->store, out->note_id, out->relative_id, "mail");
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    {
      anning_toast (view, _("No mail program is set up on this computer. Copy the text and paste it where you write."));
    }
  else
    {
      anning_toast_error (view, error);
    }
}

static void
compose_cb (Waiting *waiting)
{
  /* Translators: the subject of an e-mail; it is seen wherever mails are listed and shows nothing of the matter */
  anning_mail_compose_async (C_("mail", "A few words for you"), waiting->out->text, NULL, composed_cb,
                             anning_weak_new (waiting->view));
}

static void
mail_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  Share *share = user_data;
  Waiting *waiting = waiting_new (share, share->provide (share->view), compose_cb);
  const guint gaps = waiting->out->check.gaps;
  g_autoptr (GString) body = g_string_new (_("A draft opens in your mail program. That program sends it, not Anning, and whoever runs the mailbox keeps a copy."));

  g_string_append_printf (body, "\n\n%s", waiting->out->summary);
  if (gaps > 0)
    {
      g_string_append_c (body, '\n');
      g_string_append_printf (body, ngettext ("%u gap “____” is still to be filled in.",
                                              "%u gaps “____” are still to be filled in.", gaps), gaps);
    }
  ask (waiting, _("Open a Draft?"), body->str, _("Open Draft"));
}

static void
show_mail (Share *share)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (share->actions), "mail");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), share->enabled && share->has_mail);
  g_menu_remove_all (share->program);
  g_menu_append (share->program,
                 share->has_mail ? _("_E-Mail Draft…") : _("E-Mail: no mail program is set up"), "note-share.mail");
}

static void
mail_found_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GtkWidget) view = anning_weak_take (user_data);
  const gboolean found = anning_mail_find_finish (result);
  Share *share;

  if (view == NULL)
    return;
  share = g_object_get_data (G_OBJECT (view), SHARE);
  g_clear_object (&share->looking);
  if (share->has_mail == found)
    return;
  share->has_mail = found;
  show_mail (share);
}

/* A program may have been set up since the last time. */
static void
look_for_mail (Share *share)
{
  if (share->looking != NULL)
    return;
  share->looking = g_cancellable_new ();
  anning_mail_find_async (share->looking, mail_found_cb, anning_weak_new (share->view));
}

/* ---- the menu ---- */

static GMenuModel *
new_menu (Share *share)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) copy = g_menu_new ();
  g_autoptr (GMenu) files = g_menu_new ();
  g_autoptr (GMenu) seen = g_menu_new ();

  g_menu_append (copy, _("_Copy as Text"), "outgoing.copy");
  g_menu_append (copy, _("Copy as Pict_ure"), "outgoing.copy-picture");
  g_menu_append (files, _("_Long Picture…"), "outgoing.save-picture");
  g_menu_append (files, _("_PDF…"), "outgoing.save-pdf");
  g_menu_append (files, _("_Text File…"), "outgoing.save-text");
  g_menu_append (seen, _("P_rint in Large Type…"), "outgoing.print");
  g_menu_append (seen, _("_QR Code…"), "note-share.codes");
  g_menu_append (seen, _("Page for a P_hone…"), "note-share.kit");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copy));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (seen));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (share->program));
  return G_MENU_MODEL (menu);
}

static void
share_free (gpointer data)
{
  Share *share = data;

  g_cancellable_cancel (share->looking);
  g_clear_object (&share->looking);
  g_object_unref (share->actions);
  g_object_unref (share->program);
  g_free (share);
}

void
anning_note_share_attach (GtkWidget            *view,
                          GtkMenuButton        *button,
                          AnningNoteOutProvide  provide)
{
  static const GActionEntry entries[] = {
    { .name = "codes", .activate = codes_cb },
    { .name = "kit", .activate = kit_cb },
    { .name = "mail", .activate = mail_cb },
  };
  g_autoptr (GMenuModel) menu = NULL;
  Share *share;

  g_return_if_fail (GTK_IS_WIDGET (view) && GTK_IS_MENU_BUTTON (button) && provide != NULL);

  share = g_new0 (Share, 1);
  share->view = view;
  share->provide = provide;
  share->actions = g_simple_action_group_new ();
  share->program = g_menu_new ();
  share->enabled = TRUE;
  g_object_set_data_full (G_OBJECT (view), SHARE, share, share_free);
  g_action_map_add_action_entries (G_ACTION_MAP (share->actions), entries, G_N_ELEMENTS (entries), share);
  anning_outgoing_attach (view, outgoing_cb);
  gtk_widget_insert_action_group (view, "note-share", G_ACTION_GROUP (share->actions));
  show_mail (share);
  menu = new_menu (share);
  gtk_menu_button_set_menu_model (button, menu);
  look_for_mail (share);
}

void
anning_note_share_set_enabled (GtkWidget *view,
                               gboolean   enabled)
{
  Share *share;
  GAction *codes;

  g_return_if_fail (GTK_IS_WIDGET (view));

  share = g_object_get_data (G_OBJECT (view), SHARE);
  g_return_if_fail (share != NULL);
  if (share->enabled == enabled)
    return;
  share->enabled = enabled;
  anning_outgoing_set_enabled (view, enabled);
  codes = g_action_map_lookup_action (G_ACTION_MAP (share->actions), "codes");
  g_simple_action_set_enabled (G_SIMPLE_ACTION (codes), enabled);
  show_mail (share);
}
