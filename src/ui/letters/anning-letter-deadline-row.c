/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-letter-deadline-row.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-deadline-entry.h"
#include "anning-format.h"
#include "anning-record-list.h"
#include "anning-records.h"
#include "anning-toasts.h"

struct _AnningLetterDeadlineRow
{
  AdwActionRow parent_instance;

  AnningStore *store;
  AnningRecordList *tracked;  /* deadlines of the letter; NULL while it is not stored */
  gint64 letter_id;
  AnningDeadlineEntry *entry; /* what would be noted; NULL: nothing to track */
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (AnningLetterDeadlineRow, anning_letter_deadline_row, ADW_TYPE_ACTION_ROW)

/* Returns: (nullable): what is noted already */
static const AnningDeadlineEntry *
find_tracked (AnningLetterDeadlineRow *self)
{
  if (self->tracked == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->tracked)) == 0)
    return NULL;
  return anning_record_list_get (self->tracked, 0);
}

static char *
dup_last_day (const AnningDeadlineEntry *entry)
{
  AnningDeadline deadline;
  g_autofree char *iso = NULL;
  g_autofree char *day = NULL;
  GDate any;

  g_date_clear (&any, 1);
  g_date_set_dmy (&any, 1, 1, 2000);
  anning_deadline_entry_find (entry, &any, &deadline);
  if (!g_date_valid (&deadline.due))
    return g_strdup ("");
  iso = anning_day_format (&deadline.due);
  day = anning_format_day (iso);
  /* Translators: %s is a day */
  return g_strdup_printf (_("Answer due by %s"), day);
}

static void
update (AnningLetterDeadlineRow *self)
{
  const AnningDeadlineEntry *tracked = find_tracked (self);
  const AnningDeadlineEntry *entry = tracked != NULL ? tracked : self->entry;
  g_autofree char *day = entry != NULL ? dup_last_day (entry) : NULL;
  gboolean loaded = self->tracked != NULL && anning_record_list_get_loaded (self->tracked);

  gtk_widget_set_visible (GTK_WIDGET (self), entry != NULL && loaded);
  if (entry == NULL)
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 tracked != NULL ? _("The answer is tracked") : _("Track the answer"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), day);
  gtk_button_set_label (GTK_BUTTON (self->button), tracked != NULL ? C_("deadline", "Show") : C_("deadline", "Track"));
}

static void
show_deadline (AnningLetterDeadlineRow *self,
               gint64                   id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.show-record", "(sxs)", "deadline", id, "");
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningLetterDeadlineRow) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = anning_records_save_finish (ANNING_STORE (source), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  gtk_widget_set_sensitive (self->button, TRUE);
  if (id == 0)
    anning_toast_error (GTK_WIDGET (self), error);
  else
    show_deadline (self, id);
}

static void
clicked_cb (AnningLetterDeadlineRow *self)
{
  const AnningDeadlineEntry *tracked = find_tracked (self);

  if (tracked != NULL)
    {
      show_deadline (self, tracked->record.id);
      return;
    }
  if (self->entry == NULL)
    return;
  gtk_widget_set_sensitive (self->button, FALSE);
  anning_records_save_async (self->store, &anning_deadline_entry_type, self->entry, saved_cb, g_object_ref (self));
}

static void
anning_letter_deadline_row_dispose (GObject *object)
{
  AnningLetterDeadlineRow *self = ANNING_LETTER_DEADLINE_ROW (object);

  g_clear_object (&self->tracked);
  g_clear_object (&self->store);
  g_clear_pointer (&self->entry, anning_deadline_entry_free);

  G_OBJECT_CLASS (anning_letter_deadline_row_parent_class)->dispose (object);
}

static void
anning_letter_deadline_row_class_init (AnningLetterDeadlineRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_letter_deadline_row_dispose;
}

static void
anning_letter_deadline_row_init (AnningLetterDeadlineRow *self)
{
  self->button = gtk_button_new ();
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->button);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
follow (AnningLetterDeadlineRow *self,
        AnningStore             *store,
        gint64                   letter_id)
{
  if (self->letter_id == letter_id && self->store == store)
    return;
  self->letter_id = letter_id;
  g_set_object (&self->store, store);
  g_clear_object (&self->tracked);
  if (letter_id == 0)
    return;
  self->tracked = anning_record_list_new (store, &anning_deadline_entry_type, "letter_id", letter_id);
  g_signal_connect_object (self->tracked, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tracked, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

void
anning_letter_deadline_row_show (AnningLetterDeadlineRow *self,
                                 AnningStore             *store,
                                 const AnningLetter      *letter,
                                 const char              *kind,
                                 const char              *creditor,
                                 const char              *lender_type)
{
  AnningDeadlineKind its;

  g_return_if_fail (ANNING_IS_LETTER_DEADLINE_ROW (self) && ANNING_IS_STORE (store) && letter != NULL);

  follow (self, store, letter->record.id);
  g_clear_pointer (&self->entry, anning_deadline_entry_free);
  if (letter->sent_day != NULL && anning_deadline_find_kind (kind, &its) && anning_deadline_fits_lender (its, lender_type))
    {
      self->entry = anning_deadline_entry_new ();
      self->entry->kind = g_strdup (kind);
      self->entry->trigger_day = g_strdup (letter->sent_day);
      self->entry->addressee = g_strdup (creditor);
      self->entry->debt_id = letter->debt_id;
      self->entry->incident_id = ANNING_UNKNOWN;
      self->entry->letter_id = letter->record.id;
    }
  update (self);
}
