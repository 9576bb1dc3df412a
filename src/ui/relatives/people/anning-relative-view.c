/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-relative-view.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-fact-view.h"
#include "anning-form.h"
#include "anning-format.h"
#include "anning-incident.h"
#include "anning-record-list.h"
#include "anning-rows.h"
#include "anning-toasts.h"

struct _AnningRelativeView
{
  AdwBin parent_instance;

  AnningStore *store;
  AnningForm *form;
  AnningRecordList *contacts; /* incidents with this person, NULL while it is new */

  AdwEntryRow *name_row;
  AnningWordRow *relation_row;
  AdwEntryRow *phone_row;
  AnningWordRow *liability_row;
  AnningWordRow *told_row;
  AnningDayRow *told_day_row;
  AdwEntryRow *told_what_row;
  AdwEntryRow *may_be_said_row;
  AdwActionRow *refused_row;
  GtkSwitch *refused_switch;
  AdwEntryRow *refusal_words_row;
  AdwActionRow *contacts_row;
  AnningDayRow *consent_row;
  AdwEntryRow *remark_row;
  GtkExpander *sources_expander;
  GtkBox *sources;
  GtkButton *write_button;
  GtkButton *delete_button;
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

static void
show_refusal (AnningRelativeView *self)
{
  const AnningRelative *relative = anning_form_get_record (self->form);
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  if (relative->refused_at == ANNING_UNKNOWN)
    {
      adw_action_row_set_subtitle (self->refused_row, "");
      return;
    }

  date = anning_format_date (relative->refused_at, ANNING_CHINA_OFFSET);
  time = anning_format_time (relative->refused_at, ANNING_CHINA_OFFSET);
  /* Translators: day, then time of day */
  text = g_strdup_printf (_("Since %s, %s"), date, time);
  adw_action_row_set_subtitle (self->refused_row, text);
}

static void
refused_cb (AnningRelativeView *self)
{
  AnningRelative *relative;
  gboolean refused = gtk_switch_get_active (self->refused_switch);

  if (self->form == NULL)
    return;
  relative = anning_form_get_record (self->form);
  if (refused == (relative->refused_at != ANNING_UNKNOWN))
    return;

  relative->refused_at = refused ? g_get_real_time () / 1000 : ANNING_UNKNOWN;
  show_refusal (self);
  anning_form_touch (self->form);
}

static void
show_contacts (AnningRelativeView *self)
{
  guint n_contacts = g_list_model_get_n_items (G_LIST_MODEL (self->contacts));
  g_autofree char *text = NULL;

  if (anning_record_list_get_error (self->contacts) != NULL)
    text = g_strdup (_("Could not be read"));
  else if (!anning_record_list_get_loaded (self->contacts))
    text = g_strdup ("");
  else if (n_contacts == 0)
    text = g_strdup (_("None yet"));
  else
    text = g_strdup_printf (ngettext ("%u contact with this person", "%u contacts with this person", n_contacts), n_contacts);
  adw_action_row_set_subtitle (self->contacts_row, text);
}

/* Once the person has a row of its own, contacts can point to it and it can be deleted. */
static void
follow_row (AnningRelativeView *self)
{
  const AnningRelative *relative = anning_form_get_record (self->form);
  gboolean stored = relative->record.id != 0;

  gtk_widget_set_sensitive (GTK_WIDGET (self->write_button), stored);
  gtk_widget_set_sensitive (GTK_WIDGET (self->delete_button), stored);
  if (!stored || self->contacts != NULL)
    return;

  self->contacts = anning_record_list_new (self->store, &anning_incident_type, "relative_id", relative->record.id);
  g_signal_connect_object (self->contacts, "items-changed", G_CALLBACK (show_contacts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->contacts, "notify", G_CALLBACK (show_contacts), self, G_CONNECT_SWAPPED);
  show_contacts (self);
}

static void
write_cb (AnningRelativeView *self)
{
  g_signal_emit (self, signals[WRITE_NOTE], 0);
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
      gtk_widget_set_sensitive (GTK_WIDGET (self->delete_button), TRUE);
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
  gtk_widget_set_sensitive (GTK_WIDGET (self->delete_button), FALSE);
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

  g_clear_object (&self->form);
  g_clear_object (&self->contacts);
  g_clear_object (&self->store);
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_RELATIVE_VIEW);
  G_OBJECT_CLASS (anning_relative_view_parent_class)->dispose (object);
}

static void
anning_relative_view_class_init (AnningRelativeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_relative_view_dispose;
  widget_class->grab_focus = anning_relative_view_grab_focus;

  signals[WRITE_NOTE] = g_signal_new ("write-note", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                      0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DELETED] = g_signal_new ("deleted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ANNING_TYPE_WORD_ROW);
  g_type_ensure (ANNING_TYPE_DAY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/relatives/anning-relative-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, name_row);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, relation_row);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, phone_row);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, liability_row);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, told_row);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, told_day_row);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, told_what_row);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, may_be_said_row);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, refused_row);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, refused_switch);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, refusal_words_row);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, contacts_row);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, consent_row);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, remark_row);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, sources_expander);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, sources);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, write_button);
  gtk_widget_class_bind_template_child (widget_class, AnningRelativeView, delete_button);
  gtk_widget_class_bind_template_callback (widget_class, refused_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
anning_relative_view_init (AnningRelativeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  anning_word_row_set_list (self->relation_row, anning_relations);
  anning_word_row_set_list (self->liability_row, anning_liabilities);
  anning_word_row_set_list (self->told_row, anning_answers);
  anning_fact_view_fill (self->sources_expander, self->sources, source_ids);
}

GtkWidget *
anning_relative_view_new (AnningStore          *store,
                          const AnningRelative *relative)
{
  AnningRelativeView *self;

  g_return_val_if_fail (ANNING_IS_STORE (store) && relative != NULL, NULL);

  self = g_object_new (ANNING_TYPE_RELATIVE_VIEW, NULL);
  self->store = g_object_ref (store);
  gtk_switch_set_active (self->refused_switch, relative->refused_at != ANNING_UNKNOWN);
  self->form = anning_form_new (store, &anning_relative_type, relative);
  anning_form_bind (self->form, "name", GTK_WIDGET (self->name_row));
  anning_form_bind (self->form, "relation", GTK_WIDGET (self->relation_row));
  anning_form_bind (self->form, "phone", GTK_WIDGET (self->phone_row));
  anning_form_bind (self->form, "liability", GTK_WIDGET (self->liability_row));
  anning_form_bind (self->form, "told", GTK_WIDGET (self->told_row));
  anning_form_bind (self->form, "told_day", GTK_WIDGET (self->told_day_row));
  anning_form_bind (self->form, "told_what", GTK_WIDGET (self->told_what_row));
  anning_form_bind (self->form, "may_be_said", GTK_WIDGET (self->may_be_said_row));
  anning_form_bind (self->form, "refusal_words", GTK_WIDGET (self->refusal_words_row));
  anning_form_bind (self->form, "consent_day", GTK_WIDGET (self->consent_row));
  anning_form_bind (self->form, "remark", GTK_WIDGET (self->remark_row));
  g_signal_connect_object (self->form, "saved", G_CALLBACK (follow_row), self, G_CONNECT_SWAPPED);
  show_refusal (self);
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
