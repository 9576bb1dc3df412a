/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-hearing-bar.h"

#include <glib/gi18n.h>

struct _AnningImportHearingBar
{
  AdwBin parent_instance;

  AnningImportPlan *plan;
  GCancellable *hearing; /* NULL while nothing is listened to */
  guint n_items;
  guint n_done;

  GtkLabel *label;
  GtkLabel *awaited;
  GtkProgressBar *progress;
};

enum
{
  ITEM,
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningImportHearingBar, anning_import_hearing_bar, ADW_TYPE_BIN)

static void
show_progress (AnningImportHearingBar *self)
{
  /* Translators: how many recordings were listened to, of how many */
  g_autofree char *text = g_strdup_printf (_("Listening to the recordings: %1$u of %2$u. Their lengths tell to which call they belong."),
                                           self->n_done, self->n_items);

  gtk_label_set_label (self->label, text);
  gtk_progress_bar_set_fraction (self->progress, self->n_items > 0 ? (double) self->n_done / self->n_items : 0);
  gtk_widget_set_visible (GTK_WIDGET (self), self->hearing != NULL);
}

static void
heard_cb (AnningImportItem *item,
          gpointer          user_data)
{
  AnningImportHearingBar *self = user_data;

  if (anning_import_item_get_hearing (item) != ANNING_IMPORT_HEARING)
    {
      self->n_done++;
      show_progress (self);
    }
  g_signal_emit (self, signals[ITEM], 0, item);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningImportHearingBar) self = user_data;
  gboolean done = anning_import_plan_hear_finish (ANNING_IMPORT_PLAN (source), result, NULL);

  if (self->hearing == NULL || g_task_get_cancellable (G_TASK (result)) != self->hearing)
    return;
  g_clear_object (&self->hearing);
  show_progress (self);
  if (done)
    g_signal_emit (self, signals[DONE], 0);
}

static void
stop (AnningImportHearingBar *self)
{
  if (self->hearing != NULL)
    g_cancellable_cancel (self->hearing);
  g_clear_object (&self->hearing);
}

static void
anning_import_hearing_bar_dispose (GObject *object)
{
  AnningImportHearingBar *self = ANNING_IMPORT_HEARING_BAR (object);

  stop (self);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (anning_import_hearing_bar_parent_class)->dispose (object);
}

static void
anning_import_hearing_bar_class_init (AnningImportHearingBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_import_hearing_bar_dispose;

  signals[ITEM] = g_signal_new ("item", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 1, ANNING_TYPE_IMPORT_ITEM);
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkLabel *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  return GTK_LABEL (label);
}

static void
anning_import_hearing_bar_init (AnningImportHearingBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->label = new_label (NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  self->awaited = new_label (_("As soon as that is done, it is brought in. Should something come out differently, nothing is brought in and you are asked again."));
  gtk_widget_set_visible (GTK_WIDGET (self->awaited), FALSE);
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Listening to the recordings"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->awaited));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
anning_import_hearing_bar_set_plan (AnningImportHearingBar *self,
                                    AnningImportPlan       *plan)
{
  g_return_if_fail (ANNING_IS_IMPORT_HEARING_BAR (self) && ANNING_IS_IMPORT_PLAN (plan));

  if (plan == self->plan && self->hearing != NULL)
    return;
  stop (self);
  g_set_object (&self->plan, plan);
  self->n_items = anning_import_plan_count_unheard (plan);
  self->n_done = 0;
  if (self->n_items > 0)
    {
      self->hearing = g_cancellable_new ();
      anning_import_plan_hear_async (plan, heard_cb, self, self->hearing, done_cb, g_object_ref (self));
    }
  show_progress (self);
}

gboolean
anning_import_hearing_bar_is_active (AnningImportHearingBar *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_HEARING_BAR (self), FALSE);

  return self->hearing != NULL;
}

void
anning_import_hearing_bar_set_awaited (AnningImportHearingBar *self,
                                       gboolean                awaited)
{
  g_return_if_fail (ANNING_IS_IMPORT_HEARING_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self->awaited), awaited);
}
