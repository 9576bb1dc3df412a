/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-bundle-sheet.h"

#include <glib/gi18n.h>

#include "anning-bundle-choose.h"
#include "anning-bundle-contacts.h"
#include "anning-bundle-done.h"
#include "anning-bundle-original-list.h"
#include "anning-bundle-preview.h"
#include "anning-bundle-words.h"
#include "anning-bundle-write.h"
#include "anning-planner-words.h"
#include "anning-sheet.h"

struct _AnningBundleSheet
{
  AdwWindow parent_instance;

  AnningStore *store;
  AnningBundleChoice *choice;
  GCancellable *cancellable; /* of the writing */
  GtkFileChooserNative *chooser;
  GFile *file;               /* where it goes */

  GtkStack *stack;
  GtkWidget *back;
  AdwWindowTitle *title;
  AnningBundleChoose *choose;
  AnningBundleContacts *contacts;
  AnningBundleOriginalList *originals;
  AnningBundlePreview *preview;
  AnningBundleDone *done;
  GtkProgressBar *progress;
  AdwStatusPage *failed;
};

G_DEFINE_FINAL_TYPE (AnningBundleSheet, anning_bundle_sheet, ADW_TYPE_WINDOW)

static const struct
{
  const char *page;
  const char *title;
  const char *back; /* where one comes from; NULL: nowhere */
} pages[] = {
  { "choose", N_("Make a Bundle"), NULL },
  { "contacts", N_("Contacts"), "choose" },
  { "originals", N_("Originals"), "choose" },
  { "preview", N_("See What Leaves"), "choose" },
  { "running", N_("Saving"), NULL },
  { "done", N_("Saved"), NULL },
  { "failed", N_("Not Saved"), "preview" },
};

static void
show_page (AnningBundleSheet *self,
           const char        *page)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      if (!g_str_equal (pages[i].page, page))
        continue;
      gtk_stack_set_visible_child_name (self->stack, page);
      adw_window_title_set_title (self->title, _(pages[i].title));
      gtk_widget_set_visible (self->back, pages[i].back != NULL);
    }
}

static void
back_cb (AnningBundleSheet *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->stack);

  if (g_str_equal (page, "preview"))
    anning_bundle_preview_stop (self->preview);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      if (!g_str_equal (pages[i].page, page) || pages[i].back == NULL)
        continue;
      show_page (self, pages[i].back);
      return;
    }
}

/* ---- choosing ---- */

static void
show_contents (AnningBundleSheet *self)
{
  g_autofree char *contacts = NULL;
  g_autofree char *originals = NULL;
  g_autofree char *size = NULL;
  const char *reason = NULL;
  guint n, n_ticked, n_uses, n_uses_ticked;
  gint64 bytes;

  anning_bundle_contacts_count (self->contacts, &n, &n_ticked);
  anning_bundle_original_list_count (self->originals, &n_uses, &n_uses_ticked, &bytes);
  size = g_format_size ((guint64) bytes);
  /* Translators: of contacts or files: so many of all */
  contacts = g_strdup_printf (_("%1$u of %2$u"), n_ticked, n);
  originals = g_strdup_printf (_("%1$u of %2$u, %3$s"), n_uses_ticked, n_uses, size);
  if (n == 0)
    reason = _("There is no contact in these days. Choose other days or another creditor.");
  else if (n_ticked == 0)
    reason = _("No contact is ticked.");
  anning_bundle_choose_set_contents (self->choose, anning_bundle_contacts_get_ready (self->contacts) ? contacts : NULL,
                                     anning_bundle_contacts_get_ready (self->contacts) ? originals : NULL);
  anning_bundle_choose_set_ready (self->choose, anning_bundle_contacts_get_ready (self->contacts) && n_ticked > 0,
                                  anning_bundle_contacts_get_ready (self->contacts) ? reason : NULL);
}

static void
contacts_changed_cb (AnningBundleSheet *self)
{
  anning_bundle_original_list_update (self->originals);
}

static void
contacts_listed_cb (AnningBundleSheet *self)
{
  if (anning_bundle_contacts_get_ready (self->contacts))
    anning_bundle_original_list_set_ids (self->originals, anning_bundle_contacts_get_ids (self->contacts));
}

static void
span_changed_cb (AnningBundleSheet *self)
{
  anning_bundle_contacts_update (self->contacts);
  show_contents (self);
}

static void
open_cb (AnningBundleSheet *self,
         const char        *page)
{
  if (g_str_equal (page, "preview"))
    anning_bundle_preview_plan (self->preview, self->choice);
  show_page (self, page);
}

/* ---- saving ---- */

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  AnningBundleSheet *self = user_data;

  if (self->progress != NULL)
    gtk_progress_bar_set_fraction (self->progress, CLAMP (fraction, 0, 1));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AnningBundleSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningBundleEntry) entry = anning_bundle_write_finish (ANNING_STORE (source), result, &error);
  g_autofree char *sentence = NULL;
  g_autofree char *escaped = NULL;

  g_clear_object (&self->cancellable);
  if (self->store == NULL)
    return;
  if (entry != NULL)
    {
      anning_bundle_done_show (self->done, entry, self->file);
      show_page (self, "done");
      anning_bundle_done_focus (self->done);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      show_page (self, "preview");
      return;
    }
  sentence = anning_bundle_error_sentence (error);
  escaped = g_markup_escape_text (sentence, -1);
  adw_status_page_set_description (self->failed, escaped);
  show_page (self, "failed");
}

static void
write_bundle (AnningBundleSheet *self)
{
  g_autofree char *path = g_file_get_path (self->file);
  AnningBundlePlan *plan = anning_bundle_preview_get_plan (self->preview);

  if (plan == NULL || self->cancellable != NULL)
    return;
  if (path == NULL)
    {
      adw_status_page_set_description (self->failed, _("That place is not on this computer. Save it here first, then copy it there."));
      show_page (self, "failed");
      return;
    }
  self->cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress, 0);
  show_page (self, "running");
  anning_bundle_write_async (self->store, plan, path, progress_cb, self, self->cancellable, written_cb,
                             g_object_ref (self));
}

static void
file_chosen_cb (AnningBundleSheet *self,
                int                response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file == NULL)
    return;
  g_set_object (&self->file, file);
  write_bundle (self);
}

static void
save_cb (AnningBundleSheet *self)
{
  g_autoptr (GtkFileFilter) filter = NULL;
  g_autofree char *name = NULL;
  GDate today;

  if (anning_bundle_preview_get_plan (self->preview) == NULL || self->chooser != NULL)
    return;
  anning_planner_today (&today);
  name = anning_bundle_choice_dup_name (self->choice, &today);
  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _("ZIP files"));
  gtk_file_filter_add_suffix (filter, "zip");
  self->chooser = gtk_file_chooser_native_new (_("Save the Bundle"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                               NULL, NULL);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (file_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
cancel_cb (AnningBundleSheet *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
retry_cb (AnningBundleSheet *self)
{
  show_page (self, "preview");
}

/* While it is written, the window stays until that has stopped: nothing is left half done. */
static gboolean
close_request_cb (AnningBundleSheet *self)
{
  if (self->cancellable == NULL)
    return FALSE;
  g_cancellable_cancel (self->cancellable);
  return TRUE;
}

/* ---- building it ---- */

static GtkWidget *
new_pill (AnningBundleSheet *self,
          const char        *label,
          GCallback          clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_running (AnningBundleSheet *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Saving the Bundle…"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("Each original is compared with what was brought in. If you cancel, nothing of it is kept."));
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_set_margin_start (GTK_WIDGET (self->progress), 24);
  gtk_widget_set_margin_end (GTK_WIDGET (self->progress), 24);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Saving"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), new_pill (self, _("Cancel"), G_CALLBACK (cancel_cb)));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  return page;
}

static GtkWidget *
new_failed (AnningBundleSheet *self)
{
  self->failed = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->failed, "dialog-warning-symbolic");
  adw_status_page_set_title (self->failed, _("Nothing Was Saved"));
  adw_status_page_set_child (self->failed, new_pill (self, _("Back"), G_CALLBACK (retry_cb)));
  return GTK_WIDGET (self->failed);
}

static void
anning_bundle_sheet_dispose (GObject *object)
{
  AnningBundleSheet *self = ANNING_BUNDLE_SHEET (object);

  g_cancellable_cancel (self->cancellable);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  if (self->store != NULL)
    {
      anning_bundle_choose_close (self->choose);
      anning_bundle_contacts_close (self->contacts);
      anning_bundle_original_list_close (self->originals);
    }
  self->progress = NULL;
  g_clear_object (&self->store);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (anning_bundle_sheet_parent_class)->dispose (object);
}

static void
anning_bundle_sheet_finalize (GObject *object)
{
  AnningBundleSheet *self = ANNING_BUNDLE_SHEET (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->choice, anning_bundle_choice_free);
  G_OBJECT_CLASS (anning_bundle_sheet_parent_class)->finalize (object);
}

static void
anning_bundle_sheet_class_init (AnningBundleSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_bundle_sheet_dispose;
  object_class->finalize = anning_bundle_sheet_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
anning_bundle_sheet_init (AnningBundleSheet *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _("Make a Bundle"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 760, 760);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, -1);
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
}

static void
build (AnningBundleSheet *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();
  const char *back = _("Back");

  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_set_tooltip_text (self->back, back);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL, back, -1);
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  self->title = ADW_WINDOW_TITLE (adw_window_title_new ("", NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->back);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));

  self->choose = ANNING_BUNDLE_CHOOSE (anning_bundle_choose_new (self->store, self->choice));
  self->contacts = ANNING_BUNDLE_CONTACTS (anning_bundle_contacts_new (self->store, self->choice));
  self->originals = ANNING_BUNDLE_ORIGINAL_LIST (anning_bundle_original_list_new (self->store, self->choice));
  self->preview = ANNING_BUNDLE_PREVIEW (anning_bundle_preview_new (self->store));
  self->done = ANNING_BUNDLE_DONE (anning_bundle_done_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->choose), "choose");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->contacts), "contacts");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->originals), "originals");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->preview), "preview");
  gtk_stack_add_named (self->stack, new_running (self), "running");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->done), "done");
  gtk_stack_add_named (self->stack, new_failed (self), "failed");

  g_signal_connect_object (self->choose, "changed", G_CALLBACK (span_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->choose, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->contacts, "changed", G_CALLBACK (contacts_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->contacts, "listed", G_CALLBACK (contacts_listed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->originals, "changed", G_CALLBACK (show_contents), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preview, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), overlay);
  adw_window_set_content (ADW_WINDOW (self), box);
  anning_bundle_choose_set_contents (self->choose, NULL, NULL);
  anning_bundle_choose_set_ready (self->choose, FALSE, NULL);
  show_page (self, "choose");
}

AnningBundleSheet *
anning_bundle_sheet_new (AnningStore              *store,
                         const AnningBundleChoice *choice)
{
  AnningBundleSheet *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_BUNDLE_SHEET, NULL);
  self->store = g_object_ref (store);
  self->choice = choice != NULL ? anning_bundle_choice_copy (choice) : anning_bundle_choice_new ();
  build (self);
  return self;
}

void
anning_bundle_sheet_present (GtkWidget                *widget,
                             AnningStore              *store,
                             const AnningBundleChoice *choice)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  anning_sheet_present (GTK_WINDOW (anning_bundle_sheet_new (store, choice)), widget);
}

/* ---- at first only some contacts ---- */

typedef struct
{
  GtkWidget *widget;
  GArray *only;
} Only;

static void
only_listed_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autofree Only *only = user_data;
  g_autoptr (GtkWidget) widget = only->widget;
  g_autoptr (GArray) ids = only->only;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) all = anning_bundle_choice_list_ids_finish (ANNING_STORE (source), result, &error);
  g_autoptr (AnningBundleChoice) choice = anning_bundle_choice_new ();
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (gtk_widget_get_root (widget) == NULL)
    return;
  /* Whatever is wrong is told by the sheet, which reads them once more. */
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (wanted, &g_array_index (ids, gint64, i));
  for (guint i = 0; all != NULL && i < all->len; i++)
    anning_bundle_choice_set_incident (choice, g_array_index (all, gint64, i),
                                       g_hash_table_contains (wanted, &g_array_index (all, gint64, i)));
  anning_bundle_sheet_present (widget, ANNING_STORE (source), choice);
}

void
anning_bundle_sheet_present_only (GtkWidget   *widget,
                                  AnningStore *store,
                                  GArray      *ids)
{
  g_autoptr (AnningBundleChoice) all = NULL;
  Only *only;

  g_return_if_fail (GTK_IS_WIDGET (widget) && ANNING_IS_STORE (store) && ids != NULL);

  all = anning_bundle_choice_new ();
  only = g_new0 (Only, 1);
  only->widget = g_object_ref (widget);
  only->only = g_array_ref (ids);
  anning_bundle_choice_list_ids_async (all, store, NULL, only_listed_cb, only);
}

void
anning_bundle_sheet_save_to (AnningBundleSheet *self,
                             GFile             *file)
{
  g_return_if_fail (ANNING_IS_BUNDLE_SHEET (self) && G_IS_FILE (file));

  g_set_object (&self->file, file);
  write_bundle (self);
}

const char *
anning_bundle_sheet_get_page (AnningBundleSheet *self)
{
  g_return_val_if_fail (ANNING_IS_BUNDLE_SHEET (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}

void
anning_bundle_sheet_show_page (AnningBundleSheet *self,
                               const char        *page)
{
  g_return_if_fail (ANNING_IS_BUNDLE_SHEET (self) && page != NULL);

  open_cb (self, page);
}
