/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-original-window.h"

#include <glib/gi18n.h>

#include "anning-content-view.h"
#include "anning-import-item.h"
#include "anning-original-facts.h"
#include "anning-original-kind.h"
#include "anning-pdf-view.h"
#include "anning-picture-view.h"
#include "anning-player-view.h"
#include "anning-recording.h"
#include "anning-save-original.h"
#include "anning-sheet.h"

struct _AnningOriginalWindow
{
  AdwWindow parent_instance;

  AnningStore *store;
  GCancellable *cancellable;
  gint64 evidence_id;
  char *name;
  AnningPlayerView *player; /* NULL unless it is a recording */
  AdwHeaderBar *bar;
  GtkWidget *column;
};

G_DEFINE_FINAL_TYPE (AnningOriginalWindow, anning_original_window, ADW_TYPE_WINDOW)

/* ---- a recording ---- */

static void
listen (AnningOriginalWindow *self)
{
  anning_player_view_set_recording (self->player, self->store, self->evidence_id, 0);
}

static void
examined_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AnningOriginalWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  anning_recording_examine_finish (ANNING_STORE (source), result, &error);
  /* What cannot be heard says so in the player. */
  if (self->store != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    listen (self);
}

static GtkWidget *
new_player (AnningOriginalWindow *self,
            const AnningEvidence *evidence)
{
  self->player = ANNING_PLAYER_VIEW (anning_player_view_new ());
  /* What came in as the original of a payment was not decoded then. */
  if (evidence->length_ms == ANNING_UNKNOWN && evidence->problem == NULL)
    anning_recording_examine_async (self->store, evidence->id, self->cancellable, examined_cb, g_object_ref (self));
  else
    listen (self);
  return GTK_WIDGET (self->player);
}

/* ---- what it shows ---- */

static GtkWidget *
new_note (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
new_view (AnningOriginalWindow *self,
          const AnningEvidence *evidence)
{
  switch (anning_original_kind (evidence))
    {
    case ANNING_ORIGINAL_PICTURE:
      return anning_picture_view_new (self->store, evidence->id, self->name);
    case ANNING_ORIGINAL_PDF:
      return anning_pdf_view_new (self->store, evidence->id, self->name);
    case ANNING_ORIGINAL_MAIL:
      return anning_content_view_new (self->store, evidence->id, &anning_mail_content);
    case ANNING_ORIGINAL_TEXT:
      return anning_content_view_new (self->store, evidence->id, &anning_text_content);
    case ANNING_ORIGINAL_RECORDING:
      return new_player (self, evidence);
    case ANNING_ORIGINAL_VIDEO:
      gtk_box_append (GTK_BOX (self->column), new_note (_("Of a video only the sound is played here. Save a copy and open it "
                                                          "with another program to see it.")));
      return new_player (self, evidence);
    case ANNING_ORIGINAL_OTHER:
    default:
      return new_note (_("Files of this kind are kept, but not shown here. Save a copy and open it with another program."));
    }
}

static void
save_cb (AnningOriginalWindow *self)
{
  anning_save_original (GTK_WIDGET (self), self->store, self->evidence_id, self->name);
}

/* Closed, or hidden with all other windows at once: nothing goes on playing. */
static void
hide_cb (AnningOriginalWindow *self)
{
  if (self->player != NULL)
    anning_player_view_stop (self->player);
}

/* ---- the object ---- */

static void
anning_original_window_dispose (GObject *object)
{
  AnningOriginalWindow *self = ANNING_ORIGINAL_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  self->player = NULL;
  G_OBJECT_CLASS (anning_original_window_parent_class)->dispose (object);
}

static void
anning_original_window_finalize (GObject *object)
{
  g_free (ANNING_ORIGINAL_WINDOW (object)->name);
  G_OBJECT_CLASS (anning_original_window_parent_class)->finalize (object);
}

static void
anning_original_window_class_init (AnningOriginalWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_original_window_dispose;
  object_class->finalize = anning_original_window_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
anning_original_window_init (AnningOriginalWindow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *save = gtk_button_new_from_icon_name ("document-save-as-symbolic");
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  const char *label = _("Save a copy…");

  self->cancellable = g_cancellable_new ();
  self->bar = ADW_HEADER_BAR (adw_header_bar_new ());
  gtk_widget_set_tooltip_text (save, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (save), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (save, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (self->bar, save);

  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_margin_start (self->column, 12);
  gtk_widget_set_margin_end (self->column, 12);
  gtk_widget_set_margin_top (self->column, 12);
  gtk_widget_set_margin_bottom (self->column, 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 680);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->column);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  /* A page that may shrink would have no height at all. */
  gtk_scrollable_set_vscroll_policy (GTK_SCROLLABLE (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller))),
                                     GTK_SCROLL_NATURAL);
  gtk_widget_set_vexpand (scroller, TRUE);

  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (content), scroller);
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_window_set_default_size (GTK_WINDOW (self), 720, 680);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  g_signal_connect (self, "hide", G_CALLBACK (hide_cb), NULL);
}

GtkWidget *
anning_original_window_new (AnningStore             *store,
                            const AnningEvidence    *evidence,
                            const AnningEvidenceUse *use)
{
  AnningOriginalWindow *self;

  g_return_val_if_fail (ANNING_IS_STORE (store) && evidence != NULL, NULL);

  self = g_object_new (ANNING_TYPE_ORIGINAL_WINDOW, NULL);
  self->store = g_object_ref (store);
  self->evidence_id = evidence->id;
  self->name = use != NULL && use->name != NULL ? anning_import_clean_name (use->name) : g_strdup (_("Without a name"));
  anning_sheet_set_name (GTK_WINDOW (self), self->bar, _("Original"), self->name);
  gtk_box_append (GTK_BOX (self->column), new_view (self, evidence));
  gtk_box_append (GTK_BOX (self->column), anning_original_facts_new (store, evidence, use));
  return GTK_WIDGET (self);
}

void
anning_original_window_present (GtkWidget               *parent,
                                AnningStore             *store,
                                const AnningEvidence    *evidence,
                                const AnningEvidenceUse *use)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));

  anning_sheet_present (GTK_WINDOW (anning_original_window_new (store, evidence, use)), parent);
}
