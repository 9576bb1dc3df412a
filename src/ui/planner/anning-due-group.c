/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-due-group.h"

#include <glib/gi18n.h>

#include "anning-due-words.h"
#include "anning-format.h"
#include "anning-planner-places.h"

struct _AnningDueGroup
{
  AdwPreferencesGroup parent_instance;

  guint most;
  GPtrArray *rows; /* GtkWidget */
};

G_DEFINE_FINAL_TYPE (AnningDueGroup, anning_due_group, ADW_TYPE_PREFERENCES_GROUP)

static void
activated_cb (GtkWidget *row)
{
  const char *target = g_object_get_data (G_OBJECT (row), "anning-target");
  const gint64 *letter = g_object_get_data (G_OBJECT (row), "anning-letter");

  if (letter != NULL)
    gtk_widget_activate_action (row, "app.show-record", "(sxs)", "letter", *letter, "");
  else
    gtk_widget_activate_action (row, "planner.show", "s", target);
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

static GtkWidget *
add_row (AnningDueGroup *self,
         const char     *title,
         const char     *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return row;
}

static void
add_sum (GtkWidget          *row,
         const AnningDueDay *due)
{
  g_autofree char *sum = anning_format_money (due->amount);
  GtkWidget *label = gtk_label_new (sum);

  gtk_widget_add_css_class (label, "numeric");
  if (anning_due_day_is_late (due))
    gtk_widget_add_css_class (label, "warning");
  else if (!anning_due_day_is_open (due))
    gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}

static void
add_due (AnningDueGroup     *self,
         const AnningDueDay *due,
         const AnningDebt   *debt,
         const GDate        *today)
{
  g_autofree char *day = anning_due_words_day (&due->day);
  g_autofree char *kind = anning_due_words_kind (due, debt);
  g_autofree char *state = anning_due_words_state (due, today);
  g_autofree char *subtitle = NULL;
  const char *creditor = anning_due_words_creditor (debt);
  GtkWidget *row;

  /* Translators: a day, what it is ("Payment 3 of 24"), how it stands ("in 14 days") */
  subtitle = g_strdup_printf (_("%1$s · %2$s · %3$s"), day, kind, state);
  row = add_row (self, *creditor != '\0' ? creditor : _("The debt"), subtitle);
  if (anning_due_day_is_payment (due))
    add_sum (row, due);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "anning-target", dup_target (due), g_free);
  if (due->kind == ANNING_DUE_LETTER)
    g_object_set_data_full (G_OBJECT (row), "anning-letter", g_memdup2 (&due->record_id, sizeof (gint64)), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), NULL);
}

static void
clear (AnningDueGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_rest (AnningDueGroup *self,
          guint           n,
          const GDate    *last)
{
  g_autofree char *day = anning_due_words_day (last);
  /* Translators: a number, the last of several days */
  g_autofree char *text = g_strdup_printf (ngettext ("and %1$u more, on %2$s", "and %1$u more, the last on %2$s", n),
                                           n, day);

  gtk_widget_add_css_class (add_row (self, text, NULL), "dim-label");
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
  self->rows = g_ptr_array_new ();
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
  guint n = 0;

  g_return_if_fail (ANNING_IS_DUE_GROUP (self));
  g_return_if_fail (days != NULL && cases != NULL && today != NULL && shows != NULL);

  clear (self);
  for (guint i = 0; i < days->len; i++)
    {
      const AnningDueDay *due = &g_array_index (days, AnningDueDay, i);
      const AnningDebt *debt = shows (due, user_data) ? find_debt (cases, due->debt_id) : NULL;

      if (debt == NULL)
        continue;
      if (n++ < self->most)
        add_due (self, due, debt, today);
      last = due;
    }
  if (n > self->most)
    add_rest (self, n - self->most, &last->day);
  if (n == 0 && empty != NULL)
    gtk_widget_add_css_class (add_row (self, empty, NULL), "dim-label");
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0 || empty != NULL);
}
