/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-fingerprint-sheet.h"

#include <glib/gi18n.h>

#include "anning-fingerprint-card.h"
#include "anning-fingerprint-check.h"
#include "anning-fingerprint-group.h"
#include "anning-fingerprints.h"
#include "anning-rows.h"
#include "anning-sheet.h"
#include "anning-toasts.h"

struct _AnningFingerprintSheet
{
  AdwWindow parent_instance;

  AnningStore *store;
  GtkWidget *scroller;
  GtkWidget *column;
  GtkWidget *take;
  GtkLabel *empty;
  GtkWidget *frame;
  AnningFingerprintCard *card;
  AnningFingerprintGroup *kept;
  AnningFingerprintCheck *check;
  GtkWidget *check_all;
};

G_DEFINE_FINAL_TYPE (AnningFingerprintSheet, anning_fingerprint_sheet, ADW_TYPE_WINDOW)

static void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningFingerprintSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningFingerprint) taken = anning_fingerprint_take_finish (ANNING_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  gtk_widget_set_sensitive (self->take, TRUE);
  if (error != NULL)
    {
      anning_toast_error (self->column, error);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->empty), taken == NULL);
  gtk_widget_set_visible (self->frame, taken != NULL);
  if (taken == NULL)
    return;
  anning_fingerprint_card_set_fingerprint (self->card, taken);
  /* What is taken once is not taken again by the same key. */
  gtk_widget_set_visible (self->take, FALSE);
}

void
anning_fingerprint_sheet_take (AnningFingerprintSheet *self)
{
  g_return_if_fail (ANNING_IS_FINGERPRINT_SHEET (self));

  gtk_widget_set_sensitive (self->take, FALSE);
  anning_fingerprint_take_async (self->store, taken_cb, g_object_ref (self));
}

static void
check_all_cb (AnningFingerprintSheet *self)
{
  g_autoptr (GPtrArray) records = anning_record_group_get_records (ANNING_RECORD_GROUP (self->kept));

  anning_fingerprint_check_all (self->check, records);
}

static void
check_one_cb (AnningFingerprintSheet *self,
              gint64                  id)
{
  g_autoptr (GPtrArray) records = anning_record_group_get_records (ANNING_RECORD_GROUP (self->kept));

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *line = NULL;

      if (ANNING_RECORD (g_ptr_array_index (records, i))->id != id)
        continue;
      line = anning_fingerprint_dup_line (g_ptr_array_index (records, i));
      anning_fingerprint_check_line (self->check, line);
    }
}

/* What came of it stands at the end of the page. */
static void
done_cb (AnningFingerprintSheet *self)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (self->check), self->column, &bounds))
    gtk_adjustment_set_value (place, (double) bounds.origin.y);
}

static void
kept_cb (AnningFingerprintSheet *self)
{
  gtk_widget_set_visible (self->check_all, anning_record_group_get_n_rows (ANNING_RECORD_GROUP (self->kept)) > 1);
}

static gboolean
close_request_cb (AnningFingerprintSheet *self)
{
  anning_record_group_flush (ANNING_RECORD_GROUP (self->kept));
  return GDK_EVENT_PROPAGATE;
}

/* ---- the object ---- */

static void
anning_fingerprint_sheet_dispose (GObject *object)
{
  g_clear_object (&ANNING_FINGERPRINT_SHEET (object)->store);

  G_OBJECT_CLASS (anning_fingerprint_sheet_parent_class)->dispose (object);
}

static void
anning_fingerprint_sheet_class_init (AnningFingerprintSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_fingerprint_sheet_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkLabel *
new_label (const char *text)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (text));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (label, 0);
  return label;
}

static void
add_statement (GtkWidget  *expander,
               const char *title,
               const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
}

static GtkWidget *
make_statements (void)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *expander = anning_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _("What it proves, and what it does not"));
  add_statement (expander, _("It proves that nothing was rewritten"),
                 _("Each entry of the journal carries the hash of the one before. Whoever has this line knows the last of "
                   "them: no earlier entry can be changed, dropped or slipped in any more without the line failing to fit."));
  add_statement (expander, _("It proves the day only through somebody else"),
                 _("The log stood like this no later than the moment at which the other person received the line. So send it "
                   "by WeChat or e-mail, or have it time-stamped, and keep that message."));
  add_statement (expander, _("It does not prove that what was written is true"),
                 _("Whether a call happened as it was written down is shown by recordings, bills and screenshots."));
  add_statement (expander, _("Nothing of the content can be read from it"),
                 _("The line has a moment, a number and a hash: no names, no words, no sums."));
  add_statement (expander, _("What is deleted for good leaves its hash"),
                 _("Thirty days after a deletion the content goes. The hash stays, so an old line still fits."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), expander);
  return group;
}

static GtkWidget *
make_today (AnningFingerprintSheet *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_box_append (GTK_BOX (box),
                  GTK_WIDGET (new_label (_("A fingerprint is one line that stands for all that was written down so far. Send it to "
                                           "somebody you trust, today: later it shows that nothing was rewritten."))));
  self->take = gtk_button_new_with_label (_("Take Today’s Fingerprint"));
  gtk_widget_add_css_class (self->take, "suggested-action");
  gtk_widget_add_css_class (self->take, "pill");
  gtk_widget_set_halign (self->take, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->take, "clicked", G_CALLBACK (anning_fingerprint_sheet_take), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->take);

  self->empty = new_label (_("Nothing was written in this file yet, so there is nothing to take a fingerprint of. Write down a "
                             "contact first."));
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "dim-label");
  gtk_widget_set_visible (GTK_WIDGET (self->empty), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->empty));

  self->card = ANNING_FINGERPRINT_CARD (anning_fingerprint_card_new ());
  gtk_widget_set_margin_start (GTK_WIDGET (self->card), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->card), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->card), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->card), 12);
  self->frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->frame, "card");
  gtk_box_append (GTK_BOX (self->frame), GTK_WIDGET (self->card));
  gtk_widget_set_visible (self->frame, FALSE);
  gtk_box_append (GTK_BOX (box), self->frame);
  return box;
}

static void
make_kept (AnningFingerprintSheet *self)
{
  self->kept = ANNING_FINGERPRINT_GROUP (anning_fingerprint_group_new ());
  self->check_all = gtk_button_new_with_label (_("Check All"));
  gtk_widget_add_css_class (self->check_all, "flat");
  gtk_widget_set_valign (self->check_all, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->check_all, FALSE);
  g_signal_connect_object (self->check_all, "clicked", G_CALLBACK (check_all_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self->kept), self->check_all);
  g_signal_connect_object (self->kept, "changed", G_CALLBACK (kept_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->kept, "check", G_CALLBACK (check_one_cb), self, G_CONNECT_SWAPPED);
}

static void
anning_fingerprint_sheet_init (AnningFingerprintSheet *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_widget_set_margin_start (self->column, 12);
  gtk_widget_set_margin_end (self->column, 12);
  gtk_widget_set_margin_top (self->column, 24);
  gtk_widget_set_margin_bottom (self->column, 24);

  adw_clamp_set_child (ADW_CLAMP (clamp), self->column);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), self->scroller);
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), overlay);
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_window_set_title (GTK_WINDOW (self), _("Fingerprint of the Log"));
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 720);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
}

GtkWidget *
anning_fingerprint_sheet_new (AnningStore *store)
{
  AnningFingerprintSheet *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_FINGERPRINT_SHEET, NULL);
  self->store = g_object_ref (store);
  self->check = ANNING_FINGERPRINT_CHECK (anning_fingerprint_check_new (store));
  g_signal_connect_object (self->check, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  make_kept (self);
  gtk_box_append (GTK_BOX (self->column), make_today (self));
  gtk_box_append (GTK_BOX (self->column), make_statements ());
  gtk_box_append (GTK_BOX (self->column), GTK_WIDGET (self->kept));
  gtk_box_append (GTK_BOX (self->column), GTK_WIDGET (self->check));
  anning_record_group_load (ANNING_RECORD_GROUP (self->kept), store, 0);
  return GTK_WIDGET (self);
}

void
anning_fingerprint_sheet_present (GtkWidget   *parent,
                                  AnningStore *store,
                                  gint64       id)
{
  GtkWidget *sheet = anning_fingerprint_sheet_new (store);

  g_return_if_fail (GTK_IS_WIDGET (parent));

  if (id != 0)
    anning_fingerprint_group_open (ANNING_FINGERPRINT_SHEET (sheet)->kept, id);
  anning_sheet_present (GTK_WINDOW (sheet), parent);
}
