/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-deadlines-view.h"

#include <glib/gi18n.h>

#include "anning-deadline-group.h"
#include "anning-due-words.h"
#include "anning-ui-texts.h"

struct _AnningDeadlinesView
{
  AnningPlannerView parent_instance;

  AnningDeadlineGroup *running;
  AnningDeadlineGroup *done;
  GtkWidget *fold; /* around what is done */
  gint64 wanted;   /* to be opened once the texts are there; 0: none */
  gboolean loaded;
};

G_DEFINE_FINAL_TYPE (AnningDeadlinesView, anning_deadlines_view, ANNING_TYPE_PLANNER_VIEW)

static void
count_done_cb (AnningDeadlinesView *self)
{
  guint n = anning_record_group_get_n_rows (ANNING_RECORD_GROUP (self->done));
  /* Translators: %u is how many are done */
  g_autofree char *label = g_strdup_printf (_("Done (%u)"), n);

  gtk_expander_set_label (GTK_EXPANDER (self->fold), label);
  gtk_widget_set_visible (self->fold, n > 0);
  /* The one that was asked for is among them. */
  for (guint i = 0; i < n; i++)
    {
      if (adw_expander_row_get_expanded (anning_record_group_get_row (ANNING_RECORD_GROUP (self->done), i)))
        gtk_expander_set_expanded (GTK_EXPANDER (self->fold), TRUE);
    }
}

static void
texts_ready (gpointer     object,
             AnningTexts *texts)
{
  AnningDeadlinesView *self = object;
  AnningStore *store = anning_planner_view_get_store (ANNING_PLANNER_VIEW (self));

  if (self->loaded)
    return;
  self->loaded = TRUE;
  anning_deadline_group_load_all (self->running, store, texts);
  anning_deadline_group_load_all (self->done, store, texts);
  if (self->wanted != 0)
    anning_deadlines_view_open (self, self->wanted);
}

static void
anning_deadlines_view_flush (AnningPlannerView *view)
{
  anning_record_group_flush (ANNING_RECORD_GROUP (ANNING_DEADLINES_VIEW (view)->running));
  anning_record_group_flush (ANNING_RECORD_GROUP (ANNING_DEADLINES_VIEW (view)->done));
}

static void
anning_deadlines_view_constructed (GObject *object)
{
  G_OBJECT_CLASS (anning_deadlines_view_parent_class)->constructed (object);

  if (anning_planner_view_get_book (ANNING_PLANNER_VIEW (object)) != NULL)
    anning_ui_texts_hand_to (object, texts_ready);
}

static void
anning_deadlines_view_class_init (AnningDeadlinesViewClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = anning_deadlines_view_constructed;
  ANNING_PLANNER_VIEW_CLASS (klass)->flush = anning_deadlines_view_flush;
}

static void
anning_deadlines_view_init (AnningDeadlinesView *self)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (self);

  anning_planner_view_set_title (view, _("Deadlines"));
  anning_planner_view_set_intro (view, _("After a paper of a court arrived, there is a last day up to which you can act. After you "
                                         "handed something in, there is one up to which others have to answer. The paper "
                                         "itself and the office that sent it always come first."));
  self->running = ANNING_DEADLINE_GROUP (anning_deadline_group_new (FALSE));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->running), _("Running"));
  anning_planner_view_add (view, GTK_WIDGET (self->running));

  self->done = ANNING_DEADLINE_GROUP (anning_deadline_group_new (TRUE));
  gtk_widget_set_margin_top (GTK_WIDGET (self->done), 12);
  self->fold = gtk_expander_new (NULL);
  gtk_expander_set_child (GTK_EXPANDER (self->fold), GTK_WIDGET (self->done));
  gtk_widget_set_visible (self->fold, FALSE);
  g_signal_connect_object (self->done, "changed", G_CALLBACK (count_done_cb), self, G_CONNECT_SWAPPED);
  anning_planner_view_add (view, self->fold);
}

void
anning_deadlines_view_open (AnningDeadlinesView *self,
                            gint64               id)
{
  g_return_if_fail (ANNING_IS_DEADLINES_VIEW (self));

  self->wanted = id;
  if (!self->loaded)
    return;
  self->wanted = 0;
  /* It is known only once read in which of the two it stands: each opens it when it comes. */
  anning_deadline_group_open (self->running, id);
  if (anning_deadline_group_open (self->done, id))
    gtk_expander_set_expanded (GTK_EXPANDER (self->fold), TRUE);
}

/* The next last day on which somebody has to act, else how many are waited for. */
char *
anning_deadlines_view_summary (AnningPlannerBook *book,
                               gint64             debt_id,
                               const GDate       *today)
{
  g_autoptr (GPtrArray) deadlines = anning_planner_book_list_deadlines (book);
  GDate next;
  guint n_awaited = 0;
  guint n_past = 0;

  g_date_clear (&next, 1);
  for (guint i = 0; i < deadlines->len; i++)
    {
      AnningDeadline deadline;
      AnningDeadlineState state = anning_deadline_entry_find (g_ptr_array_index (deadlines, i), today, &deadline);

      if (state == ANNING_DEADLINE_STATE_PAST)
        n_past++;
      else if (state != ANNING_DEADLINE_STATE_AHEAD && state != ANNING_DEADLINE_STATE_NEAR)
        continue;
      else if (!anning_deadline_rules[deadline.kind].own)
        n_awaited++;
      else if (!g_date_valid (&next) || g_date_compare (&deadline.due, &next) < 0)
        next = deadline.due;
    }
  if (g_date_valid (&next))
    {
      g_autofree char *day = anning_due_words_day (&next);
      g_autofree char *distance = anning_due_words_distance (&next, today);

      /* Translators: a day, then "in 14 days" */
      return g_strdup_printf (_("your last day: %1$s, %2$s"), day, distance);
    }
  if (n_past > 0)
    return g_strdup_printf (ngettext ("%u is past", "%u are past", n_past), n_past);
  if (n_awaited > 0)
    return g_strdup_printf (ngettext ("%u answer awaited", "%u answers awaited", n_awaited), n_awaited);
  return g_strdup (_("none runs"));
}
