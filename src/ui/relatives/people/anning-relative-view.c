/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-relative-view.h"

#include <glib/gi18n.h>

#include "anning-bin-focus.h"
#include "anning-button-line.h"
#include "anning-conduct-book.h"
#include "anning-date.h"
#include "anning-fact-view.h"
#include "anning-form.h"
#include "anning-joined-toast.h"
#include "anning-leaving-sheet.h"
#include "anning-long-row.h"
#include "anning-person-contacts.h"
#include "anning-planner-words.h"
#include "anning-relative-advice.h"
#include "anning-relative-findings.h"
#include "anning-relative-log.h"
#include "anning-relative-numbers.h"
#include "anning-relative-refusal.h"
#include "anning-relative-shares.h"
#include "anning-relative-ties.h"
#include "anning-rows.h"
#include "anning-toasts.h"

struct _AnningRelativeView
{
  AdwBin parent_instance;

  AnningStore *store;
  AnningForm *form;
  AnningConductBook *book;
  AnningPersonContacts *person; /* NULL until the log is read */
  GCancellable *reading;        /* of the person, after a change elsewhere */
  GCancellable *looking;        /* for contacts with their number */
  GArray *ties;                 /* gint64: such contacts */
  gboolean showing;

  AdwEntryRow *name_row;
  AnningWordRow *relation_row;
  AdwEntryRow *phone_row;
  AnningRelativeNumbers *numbers;
  AnningWordRow *liability_row;
  AdwActionRow *ties_row;
  GtkWidget *ties_button;
  AnningRelativeAdvice *advice;
  AnningWordRow *told_row;
  AnningDayRow *told_day_row;
  AdwPreferencesGroup *known_group;
  GtkWidget *told_what;      /* GtkTextView */
  GtkWidget *may_be_said;
  AdwBin *log_place;
  AdwBin *findings_place;
  AdwBin *refusal_place;
  GtkSwitch *consent_switch;
  AnningDayRow *consent_row;
  AdwBin *shares_place;
  AdwPreferencesGroup *remark_group;
  GtkWidget *remark;
  GtkExpander *sources_expander;
  GtkBox *sources;
  AdwBin *buttons_place;
  GtkWidget *write_button;
  GtkWidget *print_button;
  GtkWidget *delete_button;
};

enum
{
  WRITE_NOTE,
  DELETED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningRelativeView, anning_relative_view, ADW_TYPE_BIN)

static const char *const source_ids[] = {
  "law.civil.685",
  "law.civil.1064",
  "std.gbt45251.contact_limits",
  NULL,
};

static AnningRelative *
get_relative (AnningRelativeView *self)
{
  return anning_form_get_record (self->form);
}

/* ---- what the log tells ---- */

static gboolean
counts_cb (const AnningFinding *finding,
           gpointer             book)
{
  return anning_conduct_book_get_dismissal (book, finding) == NULL;
}

static void
show_log (AnningRelativeView *self)
{
  AnningRelativeLog *log = ANNING_RELATIVE_LOG (adw_bin_get_child (self->log_place));
  const AnningRelative *relative = get_relative (self);
  g_autoptr (AnningPersonContacts) before = NULL;
  GArray *contacts;

  if (!anning_conduct_book_get_loaded (self->book))
    {
      anning_relative_log_show (log, self->book, NULL);
      return;
    }
  before = g_steal_pointer (&self->person);
  contacts = anning_conduct_book_get_contacts (self->book);
  self->person = anning_person_contacts_new ((gconstpointer) contacts->data, contacts->len,
                                             anning_conduct_book_get_findings (self->book), counts_cb, self->book,
                                             relative->record.id, relative->refused_at);
  anning_relative_log_show (log, self->book, self->person);
  anning_relative_findings_show (ANNING_RELATIVE_FINDINGS (adw_bin_get_child (self->findings_place)), self->book,
                                 self->person);
  anning_relative_refusal_show (ANNING_RELATIVE_REFUSAL (adw_bin_get_child (self->refusal_place)), self->book, self->person);
}

/* ---- contacts with their number ---- */

static void
ties_found_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (AnningRelativeView) self = user_data;
  g_autoptr (GError) error = NULL;
  GArray *ties = anning_relative_ties_find_finish (ANNING_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->form == NULL)
    {
      g_clear_pointer (&ties, g_array_unref);
      return;
    }
  g_clear_pointer (&self->ties, g_array_unref);
  self->ties = ties;
  /* What cannot be read now is offered after the next change. */
  gtk_widget_set_visible (GTK_WIDGET (self->ties_row), ties != NULL && ties->len > 0);
  if (ties == NULL)
    return;
  text = g_strdup_printf (ngettext ("%u contact went to this number and stands with nobody",
                                    "%u contacts went to this number and stand with nobody", ties->len), ties->len);
  adw_action_row_set_subtitle (self->ties_row, text);
}

static void
look_for_ties (AnningRelativeView *self)
{
  const AnningRelative *relative = get_relative (self);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  if (relative->record.id == 0)
    return;
  self->looking = g_cancellable_new ();
  anning_relative_ties_find_async (self->store, relative->record.id, self->looking, ties_found_cb, g_object_ref (self));
}

static void
tied_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningRelativeView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningChangeSet) changes = anning_relative_ties_make_finish (ANNING_STORE (source), result, &error);
  g_autofree char *text = NULL;
  guint n;

  if (self->form == NULL)
    return;
  gtk_widget_set_sensitive (self->ties_button, TRUE);
  if (changes == NULL)
    {
      anning_toast_error (GTK_WIDGET (self), error);
      return;
    }
  n = anning_change_set_get_n (changes);
  text = g_strdup_printf (ngettext ("%u contact stands with them now", "%u contacts stand with them now", n), n);
  anning_joined_toast (GTK_WIDGET (self), text, ANNING_STORE (source), changes);
}

static void
tie_cb (AnningRelativeView *self)
{
  if (self->ties == NULL)
    return;
  gtk_widget_set_sensitive (self->ties_button, FALSE);
  anning_relative_ties_make_async (self->store, get_relative (self)->record.id, self->ties, tied_cb, g_object_ref (self));
}

/* ---- the record ---- */

static void
show_consent (AnningRelativeView *self)
{
  const gboolean agreed = get_relative (self)->consent_day != NULL;

  self->showing = TRUE;
  gtk_switch_set_active (self->consent_switch, agreed);
  self->showing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->consent_row), agreed);
}

static void
consent_cb (AnningRelativeView *self)
{
  const gboolean agreed = gtk_switch_get_active (self->consent_switch);
  AnningRelative *relative;
  GDate today;

  if (self->form == NULL || self->showing)
    return;
  relative = get_relative (self);
  if (agreed == (relative->consent_day != NULL))
    return;
  g_clear_pointer (&relative->consent_day, g_free);
  if (agreed)
    {
      anning_planner_today (&today);
      relative->consent_day = anning_day_format (&today);
    }
  anning_form_show (self->form);
  anning_form_touch (self->form);
}

/* Once the person has a row of its own, contacts can point to it and it can be deleted. */
static void
follow_row (AnningRelativeView *self)
{
  const AnningRelative *relative = get_relative (self);
  const gboolean stored = relative->record.id != 0;

  gtk_widget_set_sensitive (self->write_button, stored);
  gtk_widget_set_sensitive (self->print_button, stored);
  gtk_widget_set_sensitive (self->delete_button, stored);
  anning_relative_refusal_follow (ANNING_RELATIVE_REFUSAL (adw_bin_get_child (self->refusal_place)));
  anning_relative_numbers_load (self->numbers, self->store, relative->record.id);
  anning_relative_shares_load (ANNING_RELATIVE_SHARES (adw_bin_get_child (self->shares_place)), relative->record.id);
  look_for_ties (self);
  show_log (self);
}

static void
edited_cb (AnningRelativeView *self)
{
  anning_relative_advice_show (self->advice, get_relative (self));
  anning_relative_refusal_follow (ANNING_RELATIVE_REFUSAL (adw_bin_get_child (self->refusal_place)));
  show_consent (self);
  if (self->person != NULL && self->person->refusal.at != get_relative (self)->refused_at)
    show_log (self);
}

static void
read_again_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (AnningRelativeView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningRelative) relative = anning_records_get_finish (ANNING_STORE (source), result, &error);

  if (relative != NULL && self->form != NULL)
    anning_form_refresh (self->form, relative);
}

/* Consent is given in a bundle's sheet too, and a refusal comes back from the page for the telephone. */
static void
stored_cb (AnningRelativeView *self)
{
  const gint64 id = get_relative (self)->record.id;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (id == 0)
    return;
  self->reading = g_cancellable_new ();
  anning_records_get_async (self->store, &anning_relative_type, id, self->reading, read_again_cb, g_object_ref (self));
}

static void
write_cb (AnningRelativeView *self)
{
  g_signal_emit (self, signals[WRITE_NOTE], 0);
}

static void
print_cb (AnningRelativeView *self)
{
  anning_form_flush (self->form);
  anning_leaving_sheet_present_relative (GTK_WIDGET (self), self->store, get_relative (self)->record.id);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AnningRelativeView) self = user_data;
  g_autoptr (GError) error = NULL;
  const AnningRelative *relative;

  if (!anning_records_remove_finish (ANNING_STORE (source), result, &error))
    {
      if (self->form == NULL)
        return;
      anning_toast_error (GTK_WIDGET (self), error);
      gtk_widget_set_sensitive (self->delete_button, TRUE);
      return;
    }
  if (self->form == NULL)
    return;

  relative = anning_form_get_record (self->form);
  anning_toast_deleted (GTK_WIDGET (self), _("Person deleted"), ANNING_STORE (source),
                        &anning_relative_type, relative->record.id);
  g_signal_emit (self, signals[DELETED], 0);
}

static void
delete_cb (AnningRelativeView *self)
{
  const AnningRelative *relative = anning_form_get_record (self->form);

  anning_form_flush (self->form);
  gtk_widget_set_sensitive (self->delete_button, FALSE);
  anning_records_remove_async (self->store, &anning_relative_type, relative->record.id,
                               removed_cb, g_object_ref (self));
}

/* Writing begins with the name. */
static gboolean
anning_relative_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ANNING_RELATIVE_VIEW (widget)->name_row));
}

static void
anning_relative_view_dispose (GObject *object)
{
  AnningRelativeView *self = ANNING_RELATIVE_VIEW (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  if (self->form != NULL)
    g_signal_handlers_disconnect_by_data (self->form, self);
  g_clear_object (&self->form);
  g_clear_object (&self->book);
  g_clear_object (&self->store);
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_RELATIVE_VIEW);
  G_OBJECT_CLASS (anning_relative_view_parent_class)->dispose (object);
}

static void
anning_relative_view_finalize (GObject *object)
{
  AnningRelativeView *self = ANNING_RELATIVE_VIEW (object);

  g_clear_pointer (&self->person, anning_person_contacts_free);
  g_clear_pointer (&self->ties, g_array_unref);
  G_OBJECT_CLASS (anning_relative_view_parent_class)->finalize (object);
}

static void
anning_relative_view_class_init (AnningRelativeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_relative_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_relative_view_finalize;
  widget_class->grab_focus = anning_relative_view_grab_focus;
  widget_class->focus = anning_bin_focus;

  signals[WRITE_NOTE] = g_signal_new ("write-note", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                      0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DELETED] = g_signal_new ("deleted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ANNING_TYPE_DAY_ROW);
  g_type_ensure (ANNING_TYPE_RELATIVE_ADVICE);
  g_type_ensure (ANNING_TYPE_RELATIVE_NUMBERS);
  g_type_ensure (ANNING_TYPE_WORD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/relatives/anning-relative-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, name_row);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, relation_row);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, phone_row);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, numbers);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, liability_row);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, ties_row);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, ties_button);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, advice);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, told_row);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, told_day_row);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, known_group);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, log_place);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, findings_place);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, refusal_place);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, consent_switch);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, consent_row);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, shares_place);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, remark_group);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, sources_expander);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, sources);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, buttons_place);
  gtk_widget_class_bind_template_callback (widget_class, consent_cb);
  gtk_widget_class_bind_template_callback (widget_class, tie_cb);
}

static GtkWidget *
add_button (AnningRelativeView *self,
            GtkWidget          *line,
            const char         *label,
            GCallback           callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "pill");
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  anning_button_line_append (ANNING_BUTTON_LINE (line), button);
  return button;
}

static void
build_buttons (AnningRelativeView *self)
{
  GtkWidget *line = anning_button_line_new ();

  self->write_button = add_button (self, line, _("Write Them a Note"), G_CALLBACK (write_cb));
  gtk_widget_add_css_class (self->write_button, "suggested-action");
  self->print_button = add_button (self, line, _("Print Their Part…"), G_CALLBACK (print_cb));
  self->delete_button = add_button (self, line, _("Delete"), G_CALLBACK (delete_cb));
  adw_bin_set_child (self->buttons_place, line);
}

static void
anning_relative_view_init (AnningRelativeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  anning_word_row_set_list (self->relation_row, anning_relations);
  anning_word_row_set_list (self->liability_row, anning_liabilities);
  anning_word_row_set_list (self->told_row, anning_answers);
  anning_fact_view_fill (self->sources_expander, self->sources, source_ids);
  adw_preferences_group_add (self->known_group, anning_long_row_new (_("What was told"), &self->told_what));
  adw_preferences_group_add (self->known_group, anning_long_row_new (_("What may be said to others"), &self->may_be_said));
  adw_preferences_group_add (self->remark_group, anning_long_row_new (_("Remark, for you only"), &self->remark));
  build_buttons (self);
}

GtkWidget *
anning_relative_view_new (AnningStore          *store,
                          const AnningRelative *relative)
{
  AnningRelativeView *self;

  g_return_val_if_fail (ANNING_IS_STORE (store) && relative != NULL, NULL);

  self = g_object_new (ANNING_TYPE_RELATIVE_VIEW, NULL);
  self->store = g_object_ref (store);
  self->book = anning_conduct_book_for_store (store);
  self->form = anning_form_new (store, &anning_relative_type, relative);
  anning_form_bind (self->form, "name", GTK_WIDGET (self->name_row));
  anning_form_bind (self->form, "relation", GTK_WIDGET (self->relation_row));
  anning_form_bind (self->form, "phone", GTK_WIDGET (self->phone_row));
  anning_form_bind (self->form, "liability", GTK_WIDGET (self->liability_row));
  anning_form_bind (self->form, "told", GTK_WIDGET (self->told_row));
  anning_form_bind (self->form, "told_day", GTK_WIDGET (self->told_day_row));
  anning_form_bind (self->form, "told_what", self->told_what);
  anning_form_bind (self->form, "may_be_said", self->may_be_said);
  anning_form_bind (self->form, "consent_day", GTK_WIDGET (self->consent_row));
  anning_form_bind (self->form, "remark", self->remark);
  adw_bin_set_child (self->log_place, anning_relative_log_new (store));
  adw_bin_set_child (self->findings_place, anning_relative_findings_new (store));
  adw_bin_set_child (self->refusal_place, anning_relative_refusal_new (store, self->form));
  adw_bin_set_child (self->shares_place, anning_relative_shares_new (store));
  anning_relative_advice_show (self->advice, relative);
  show_consent (self);
  g_signal_connect_object (self->form, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "saved", G_CALLBACK (follow_row), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->book, "changed", G_CALLBACK (show_log), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed::relative", G_CALLBACK (stored_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed::incident", G_CALLBACK (look_for_ties), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed::number", G_CALLBACK (look_for_ties), self, G_CONNECT_SWAPPED);
  follow_row (self);
  return GTK_WIDGET (self);
}

const AnningRelative *
anning_relative_view_get_relative (AnningRelativeView *self)
{
  g_return_val_if_fail (ANNING_IS_RELATIVE_VIEW (self), NULL);
  return anning_form_get_record (self->form);
}

void
anning_relative_view_flush (AnningRelativeView *self)
{
  g_return_if_fail (ANNING_IS_RELATIVE_VIEW (self));
  anning_form_flush (self->form);
}
