/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-due-group.h"

#include <glib/gi18n.h>

#include "anning-due-words.h"
#include "anning-format.h"
#include "anning-planner-places.h"
#include "anning-rows.h"

struct _AnningDueGroup
{
  AdwPreferencesGroup parent_instance;

  guint most;
  GPtrArray *rows;       /* Row: kept from one showing to the next, as making them is what takes time */
  AdwActionRow *message; /* what is left out, or that there is nothing */
};

/* One line of the list. */
typedef struct
{
  AdwActionRow *row;
  GtkLabel *sum;
  char *target;  /* of planner.show */
  const char *table; /* of a record that is shown in place of the target, NULL: none */
  gint64 id;
} Row;

G_DEFINE_FINAL_TYPE (AnningDueGroup, anning_due_group, ADW_TYPE_PREFERENCES_GROUP)

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->target);
  g_free (row);
}

static void
activated_cb (AnningDueGroup *self,
              AdwActionRow   *widget)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (self->rows, i);

      if (row->row != widget)
        continue;
      if (row->table != NULL)
        gtk_widget_activate_action (GTK_WIDGET (self), "app.show-record", "(sxs)", row->table, row->id, "");
      else
        gtk_widget_activate_action (GTK_WIDGET (self), "planner.show", "s", row->target);
      return;
    }
}

static char *
dup_target (const AnningDueDay *due)
{
  const char *place = anning_due_day_is_payment (due) || due->kind == ANNING_DUE_CERTIFICATE ? "payments"
                      : due->kind == ANNING_DUE_OFFER                                        ? "proposals"
                                                                                             : "rounds";

  /* Rounds may be shown among the proposals. */
  if (anning_planner_places_find (TRUE, place) == NULL)
    place = "proposals";
  return g_strdup_printf ("debt/%" G_GINT64_FORMAT "/%s", due->debt_id, place);
}

static const AnningDebt *
find_debt (const GPtrArray *cases,
           gint64           id)
{
  for (guint i = 0; i < cases->len; i++)
    {
      const AnningDebtCase *c = g_ptr_array_index (cases, i);

      if (c->debt->record.id == id)
        return c->debt;
    }
  return NULL;
}

static AdwActionRow *
new_row (void)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  return row;
}

static Row *
add_row (AnningDueGroup *self)
{
  Row *row = g_new0 (Row, 1);

  row->row = new_row ();
  row->sum = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (row->sum), "numeric");
  adw_action_row_add_suffix (row->row, GTK_WIDGET (row->sum));
  adw_action_row_add_suffix (row->row, gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row->row), TRUE);
  g_signal_connect_object (row->row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row->row));
  return row;
}

static void
set_class (GtkLabel   *label,
           const char *name,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (label), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), name);
}

static void
show_sum (Row                *row,
          const AnningDueDay *due)
{
  g_autofree char *sum = anning_format_money (due->open > 0 ? due->open : due->amount);

  gtk_label_set_label (row->sum, sum);
  gtk_widget_set_visible (GTK_WIDGET (row->sum), anning_due_day_is_payment (due));
  set_class (row->sum, "warning", anning_due_day_is_late (due));
  set_class (row->sum, "dim-label", !anning_due_day_is_open (due));
}

/* As one sentence: a row is read by its name only. */
static void
name_row (Row                *row,
          const AnningDueDay *due,
          const char         *creditor,
          const char         *subtitle)
{
  g_autofree char *name = NULL;

  name = anning_due_day_is_payment (due)
           ? g_strdup_printf ("%s %s · %s", creditor, gtk_label_get_label (row->sum), subtitle)
           : g_strdup_printf ("%s · %s", creditor, subtitle);
  anning_action_row_name (ADW_ACTION_ROW (row->row), name);
}

static void
show_due (Row                *row,
          const AnningDueDay *due,
          const AnningDebt   *debt,
          const GDate        *today)
{
  g_autofree char *day = anning_due_words_day (&due->day);
  g_autofree char *kind = anning_due_words_kind (due, debt);
  g_autofree char *state = anning_due_words_state (due, today);
  g_autofree char *subtitle = NULL;
  const char *title = anning_due_words_title (due, debt);

  /* Translators: a day, what it is ("Payment 3 of 24"), how it stands ("in 14 days") */
  subtitle = g_strdup_printf (_("%1$s · %2$s · %3$s"), day, kind, state);
  if (anning_due_day_is_deadline (due) && debt != NULL)
    {
      g_autofree char *rest = g_steal_pointer (&subtitle);

      subtitle = g_strdup_printf ("%s · %s", rest, anning_due_words_creditor (debt));
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), title);
  adw_action_row_set_subtitle (row->row, subtitle);
  show_sum (row, due);
  name_row (row, due, title, subtitle);
  g_free (row->target);
  row->target = dup_target (due);
  row->table = due->kind == ANNING_DUE_LETTER ? "letter" : anning_due_day_is_deadline (due) ? "deadline" : NULL;
  row->id = due->record_id;
}

/* Takes away the rows that are not needed any more. */
static void
cut (AnningDueGroup *self,
     guint           n)
{
  for (guint i = self->rows->len; i > n; i--)
    {
      Row *row = g_ptr_array_index (self->rows, i - 1);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row->row));
      g_ptr_array_remove_index (self->rows, i - 1);
    }
}

/* @text: (nullable): NULL: no message */
static void
show_message (AnningDueGroup *self,
              const char     *text)
{
  if (self->message != NULL)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->message));
  self->message = NULL;
  if (text == NULL)
    return;
  /* Made anew, so that it stands behind all rows. */
  self->message = new_row ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->message), text);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "dim-label");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->message));
}

static char *
dup_rest (guint        n,
          const GDate *last)
{
  g_autofree char *day = anning_due_words_day (last);

  /* Translators: a number, the last of several days */
  return g_strdup_printf (ngettext ("and %1$u more, on %2$s", "and %1$u more, the last on %2$s", n), n, day);
}

static void
anning_due_group_finalize (GObject *object)
{
  g_ptr_array_unref (ANNING_DUE_GROUP (object)->rows);

  G_OBJECT_CLASS (anning_due_group_parent_class)->finalize (object);
}

static void
anning_due_group_class_init (AnningDueGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_due_group_finalize;
}

static void
anning_due_group_init (AnningDueGroup *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
}

GtkWidget *
anning_due_group_new (guint most)
{
  AnningDueGroup *self = g_object_new (ANNING_TYPE_DUE_GROUP, NULL);

  self->most = most;
  return GTK_WIDGET (self);
}

void
anning_due_group_show (AnningDueGroup      *self,
                       const GArray        *days,
                       const GPtrArray     *cases,
                       const GDate         *today,
                       AnningDueGroupShows  shows,
                       gpointer             user_data,
                       const char          *empty)
{
  const AnningDueDay *last = NULL;
  g_autofree char *rest = NULL;
  guint n = 0;

  g_return_if_fail (ANNING_IS_DUE_GROUP (self));
  g_return_if_fail (days != NULL && cases != NULL && today != NULL && shows != NULL);

  for (guint i = 0; i < days->len; i++)
    {
      const AnningDueDay *due = &g_array_index (days, AnningDueDay, i);
      const AnningDebt *debt = find_debt (cases, due->debt_id);

      if ((debt == NULL && !anning_due_day_is_deadline (due)) || !shows (due, user_data))
        continue;
      if (n < self->most)
        show_due (n < self->rows->len ? g_ptr_array_index (self->rows, n) : add_row (self), due, debt, today);
      n++;
      last = due;
    }
  cut (self, n);
  if (n > self->most)
    rest = dup_rest (n - self->most, &last->day);
  show_message (self, n == 0 ? empty : rest);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0 || empty != NULL);
}
