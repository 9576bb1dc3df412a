/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-kit-sheet.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-kit-parts.h"
#include "anning-kit.h"
#include "anning-language.h"
#include "anning-link-row.h"
#include "anning-note-share-ask.h"
#include "anning-note-version.h"
#include "anning-records.h"
#include "anning-rows.h"
#include "anning-sheet.h"
#include "anning-show-file.h"
#include "anning-toasts.h"

static const char *const languages[] = { "zh", "en" };

struct _AnningKitSheet
{
  AdwWindow parent_instance;

  AnningStore *store;
  GCancellable *cancellable;
  GtkFileChooserNative *chooser; /* no widget: kept until its response */
  GFile *file;          /* what is being written */
  gint64 note_id;       /* the note in it */
  gint64 relative_id;   /* whom it is being made for */
  gboolean saving;
  gboolean language_chosen; /* by hand: the note's does not change it any more */

  GtkStack *stack;
  AnningLinkRow *person_row;
  AdwEntryRow *name_row;
  AnningWordRow *relation_row;
  AdwComboRow *language_row;
  AnningKitParts *parts;
  GtkWidget *save_button;
  GtkWidget *show_button;
  GtkSpinner *spinner;
};

G_DEFINE_FINAL_TYPE (AnningKitSheet, anning_kit_sheet, ADW_TYPE_WINDOW)

static const char *
relative_name (gconstpointer record)
{
  return ((const AnningRelative *) record)->name;
}

static char *
dup_new_name (AnningKitSheet *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
}

static void
update (AnningKitSheet *self)
{
  const gboolean is_new = anning_link_row_get_value (self->person_row) == ANNING_UNKNOWN;
  g_autofree char *name = dup_new_name (self);

  gtk_widget_set_visible (GTK_WIDGET (self->name_row), is_new);
  gtk_widget_set_visible (GTK_WIDGET (self->relation_row), is_new);
  gtk_widget_set_sensitive (self->save_button,
                            !self->saving && (!is_new || *name != '\0') && anning_kit_parts_get_ready (self->parts));
  gtk_spinner_set_spinning (self->spinner, self->saving);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->saving);
}

static void
parts_changed_cb (AnningKitSheet *self)
{
  const char *language = anning_kit_parts_get_language (self->parts);

  /* A page is in the language of the note in it, unless another was chosen. */
  if (language != NULL && !self->language_chosen)
    {
      adw_combo_row_set_selected (self->language_row, g_str_equal (language, "en") ? 1 : 0);
      self->language_chosen = FALSE;
    }
  update (self);
}

static void
language_chosen_cb (AnningKitSheet *self)
{
  self->language_chosen = TRUE;
}

/* ---- saving ---- */

static void
set_saving (AnningKitSheet *self,
            gboolean        saving)
{
  self->saving = saving;
  update (self);
}

static void
failed (AnningKitSheet *self,
        const GError   *error)
{
  anning_toast_error (GTK_WIDGET (self->stack), error);
  set_saving (self, FALSE);
}

static void
shared_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningKitSheet) self = user_data;
  g_autoptr (GError) error = NULL;

  if (anning_note_share_record_finish (ANNING_STORE (source), result, &error) == 0 && self->store != NULL)
    anning_toast_error (GTK_WIDGET (self->stack), error);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningKitSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningKit) kit = anning_kit_make_finish (ANNING_STORE (source), result, &error);

  if (kit != NULL && kit->note_id != ANNING_UNKNOWN)
    anning_note_share_record_async (ANNING_STORE (source), kit->note_id, "kit", kit->relative_id, NULL, kit->made_at,
                                    shared_cb, g_object_ref (self));
  if (self->store == NULL)
    return;
  if (kit == NULL)
    {
      failed (self, error);
      return;
    }
  set_saving (self, FALSE);
  anning_show_file_button_set_file (self->show_button, self->file);
  gtk_stack_set_visible_child_name (self->stack, "done");
}

static void
make (AnningKitSheet *self)
{
  const guint language = adw_combo_row_get_selected (self->language_row);
  g_autoptr (GPtrArray) blocks = anning_kit_parts_dup_blocks (self->parts);

  anning_kit_make_async (self->store, self->relative_id, anning_kit_parts_get_note (self->parts),
                         languages[MIN (language, G_N_ELEMENTS (languages) - 1)], blocks, self->file, self->cancellable,
                         made_cb, g_object_ref (self));
}

static void
person_saved_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (AnningKitSheet) self = user_data;
  g_autoptr (GError) error = NULL;

  self->relative_id = anning_records_save_finish (ANNING_STORE (source), result, &error);
  if (self->store == NULL)
    return;
  if (error != NULL)
    {
      failed (self, error);
      return;
    }
  /* Whatever comes of the file, the person is in the list now. */
  g_object_set (self->person_row, "value", self->relative_id, NULL);
  make (self);
}

void
anning_kit_sheet_save_to (AnningKitSheet *self,
                          GFile          *file)
{
  g_autoptr (AnningRelative) relative = NULL;

  g_return_if_fail (ANNING_IS_KIT_SHEET (self) && G_IS_FILE (file));

  g_set_object (&self->file, file);
  set_saving (self, TRUE);
  self->relative_id = anning_link_row_get_value (self->person_row);
  if (self->relative_id != ANNING_UNKNOWN)
    {
      make (self);
      return;
    }
  relative = anning_relative_new ();
  relative->name = dup_new_name (self);
  g_object_get (self->relation_row, "value", &relative->relation, NULL);
  relative->liability = g_strdup ("unknown");
  relative->told = g_strdup ("no");
  anning_records_save_async (self->store, &anning_relative_type, relative, person_saved_cb, g_object_ref (self));
}

static void
file_chosen_cb (GtkFileChooserNative *chooser,
                int                   response,
                AnningKitSheet       *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_clear_object (&self->chooser);
  if (file != NULL)
    anning_kit_sheet_save_to (self, file);
}

static void
ask_for_file (AnningKitSheet *self)
{
  g_autofree char *base = anning_note_share_dup_file_name ();
  g_autofree char *name = g_strconcat (base, ".html", NULL);

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Save the Page"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, NULL,
                                               NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (file_chosen_cb), self, G_CONNECT_DEFAULT);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
answered_cb (AnningKitSheet *self,
             const char     *response)
{
  if (g_str_equal (response, "send"))
    ask_for_file (self);
}

/* What has gaps, or a number as long as that of a card, does not leave without a question. */
static void
save_cb (AnningKitSheet *self)
{
  const AnningNoteCheck *counts = anning_kit_parts_get_counts (self->parts);
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  if (counts->gaps == 0 && counts->cards == 0)
    {
      ask_for_file (self);
      return;
    }
  body = g_strconcat (anning_kit_parts_get_summary (self->parts), "\n\n",
                      _("Read it through once more: is all of this meant to leave?"), NULL);
  dialog = adw_message_dialog_new (GTK_WINDOW (self),
                                   counts->gaps > 0 ? _("There Are Gaps in It") : _("There Is a Long Number in It"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "send", _("Save All the Same"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- the window ---- */

static GtkWidget *
new_person_group (AnningKitSheet *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("One page, a few hundred kilobytes, that opens on their phone without a network: what to do, what to say, whom to call, and a form to write down each call. What they write comes back to you as a text and finds the right person by itself."));
  self->person_row = g_object_new (ANNING_TYPE_LINK_ROW, "title", C_("page for a phone", "For whom"), NULL);
  self->name_row = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name_row), _("Name, for your list only"));
  self->relation_row = g_object_new (ANNING_TYPE_WORD_ROW, "title", _("Relation to you"), NULL);
  anning_word_row_set_list (self->relation_row, anning_relations);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->person_row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->name_row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->relation_row));
  g_signal_connect_object (self->person_row, "notify::value", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name_row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return group;
}

static GtkWidget *
new_language_group (AnningKitSheet *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, C_("language", "Chinese"));
  gtk_string_list_append (names, C_("language", "English"));
  self->language_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->language_row), _("Language of the page"));
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->language_row, g_str_equal (anning_ui_language (), "en") ? 1 : 0);
  g_signal_connect_object (self->language_row, "notify::selected", G_CALLBACK (language_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->language_row));
  return group;
}

static GtkWidget *
new_note (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
new_form (AnningKitSheet *self,
          GtkWidget      *parts)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_box_append (GTK_BOX (content), new_person_group (self));
  gtk_box_append (GTK_BOX (content), new_language_group (self));
  self->parts = ANNING_KIT_PARTS (parts);
  gtk_box_append (GTK_BOX (content), parts);
  gtk_box_append (GTK_BOX (content),
                  new_note (_("For whom it is stays in your list: no name of theirs is in the page. Whoever has the page can read the words from home in it.")));
  return content;
}

/* It stays in sight however long the note is. */
static GtkWidget *
new_save_line (AnningKitSheet *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->save_button = gtk_button_new_with_label (_("Save the Page…"));
  gtk_widget_add_css_class (self->save_button, "suggested-action");
  gtk_widget_add_css_class (self->save_button, "pill");
  g_signal_connect_object (self->save_button, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("The page is being written"), -1);
  gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (line, 12);
  gtk_widget_set_margin_bottom (line, 12);
  gtk_box_append (GTK_BOX (line), self->save_button);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->spinner));
  return line;
}

static GtkWidget *
new_done (AnningKitSheet *self)
{
  static const struct
  {
    const char *title;
    const char *text;
  } steps[] = {
    { N_("Give them the file"), N_("As a file in a chat, by cable, or on a memory card. It needs no network to open.") },
    { N_("Tell them to open it in the browser"),
      N_("Looked at within a chat program, the page can be read, but the form may not work there.") },
    { N_("What they write comes back"),
      N_("They send you a text with AN1 in it, or a file. Copy the text and press “Paste What They Sent” under Relatives, or bring in the file under Incidents: the calls appear as that person's.") },
  };
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Done"));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("The Page Is Saved"));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(steps[i].title));
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(steps[i].text));
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_object (button, "clicked", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  self->show_button = anning_show_file_button_new ();
  gtk_widget_add_css_class (self->show_button, "pill");
  gtk_box_append (GTK_BOX (content), group);
  gtk_box_append (GTK_BOX (content), button);
  gtk_box_append (GTK_BOX (content), self->show_button);
  return content;
}

/* A page of the stack: it scrolls up and down, and is no wider than a text should be. */
static GtkWidget *
new_scroller (GtkWidget *content)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_margin_start (content, 12);
  gtk_widget_set_margin_end (content, 12);
  gtk_widget_set_margin_top (content, 18);
  gtk_widget_set_margin_bottom (content, 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 560);
  adw_clamp_set_child (ADW_CLAMP (clamp), content);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
anning_kit_sheet_dispose (GObject *object)
{
  AnningKitSheet *self = ANNING_KIT_SHEET (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->file);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_kit_sheet_parent_class)->dispose (object);
}

static void
anning_kit_sheet_finalize (GObject *object)
{
  g_object_unref (ANNING_KIT_SHEET (object)->cancellable);
  G_OBJECT_CLASS (anning_kit_sheet_parent_class)->finalize (object);
}

static void
anning_kit_sheet_class_init (AnningKitSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_kit_sheet_dispose;
  object_class->finalize = anning_kit_sheet_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
anning_kit_sheet_init (AnningKitSheet *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *overlay = adw_toast_overlay_new ();

  self->cancellable = g_cancellable_new ();
  gtk_window_set_title (GTK_WINDOW (self), _("Page for a Phone"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 600, 720);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, -1);

  self->stack = GTK_STACK (gtk_stack_new ());
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), overlay);
  adw_window_set_content (ADW_WINDOW (self), box);
}

AnningKitSheet *
anning_kit_sheet_new (AnningStore *store,
                      gint64       note_id,
                      gint64       relative_id)
{
  AnningKitSheet *self;
  GtkWidget *form;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_KIT_SHEET, NULL);
  self->store = g_object_ref (store);
  form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (form), new_scroller (new_form (self, anning_kit_parts_new (store, note_id))));
  gtk_box_append (GTK_BOX (form), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (form), new_save_line (self));
  gtk_stack_add_named (self->stack, form, "form");
  gtk_stack_add_named (self->stack, new_scroller (new_done (self)), "done");
  anning_link_row_set_type (self->person_row, store, &anning_relative_type, relative_name,
                            C_("relative", "Someone new"));
  g_object_set (self->person_row, "value", relative_id, NULL);
  g_signal_connect_object (self->parts, "changed", G_CALLBACK (parts_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

void
anning_kit_sheet_present (GtkWidget   *widget,
                          AnningStore *store,
                          gint64       note_id,
                          gint64       relative_id)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  anning_sheet_present (GTK_WINDOW (anning_kit_sheet_new (store, note_id, relative_id)), widget);
}

const char *
anning_kit_sheet_get_page (AnningKitSheet *self)
{
  g_return_val_if_fail (ANNING_IS_KIT_SHEET (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}
