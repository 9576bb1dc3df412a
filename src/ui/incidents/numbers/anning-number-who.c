/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-number-who.h"

#include <glib/gi18n.h>

#include "anning-debt.h"
#include "anning-form.h"
#include "anning-link-row.h"
#include "anning-number-words.h"
#include "anning-relative.h"

struct _AnningNumberWho
{
  AdwPreferencesGroup parent_instance;

  AnningForm *form;
  gboolean showing;

  GtkEditable *label;
  GtkEditable *creditor;
  GtkEditable *collector;
  AnningLinkRow *debt;
  AnningLinkRow *relative;
  GtkSwitch *private;
  GtkEditable *remark;
};

G_DEFINE_FINAL_TYPE (AnningNumberWho, anning_number_who, ADW_TYPE_PREFERENCES_GROUP)

static const char *
debt_name (gconstpointer record)
{
  return ((const AnningDebt *) record)->creditor;
}

static const char *
relative_name (gconstpointer record)
{
  return ((const AnningRelative *) record)->name;
}

static AnningNumber *
get_record (AnningNumberWho *self)
{
  return anning_form_get_record (self->form);
}

/* A debt says who the creditor is, where nothing else was written. */
static void
debt_chosen_cb (AnningNumberWho *self)
{
  const AnningDebt *debt = anning_link_row_get_record (self->debt);
  AnningNumber *record;

  if (self->showing)
    return;
  record = get_record (self);
  record->debt_id = anning_link_row_get_value (self->debt);
  anning_form_touch (self->form);
  if (debt != NULL && debt->creditor != NULL && *gtk_editable_get_text (self->creditor) == '\0')
    gtk_editable_set_text (self->creditor, debt->creditor);
}

static void
relative_chosen_cb (AnningNumberWho *self)
{
  if (self->showing)
    return;
  get_record (self)->relative_id = anning_link_row_get_value (self->relative);
  anning_form_touch (self->form);
}

static void
show_links (AnningNumberWho *self)
{
  self->showing = TRUE;
  g_object_set (self->debt, "value", get_record (self)->debt_id, NULL);
  g_object_set (self->relative, "value", get_record (self)->relative_id, NULL);
  self->showing = FALSE;
}

/* What the contacts say, where the person said nothing: seen, but not taken for the person's own word. */
static void
show_tie (AnningNumberWho       *self,
          const AnningNumberTie *tie)
{
  g_autofree char *who = anning_number_tie_words (tie);
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;

  if (tie->told == ANNING_TIE_NONE || tie->told == ANNING_TIE_NUMBER)
    text = g_strdup (anning_number_tie_told (tie));
  else
    text = g_strdup_printf ("%s\n%s", who, anning_number_tie_told (tie));
  markup = g_markup_escape_text (text, -1);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), markup);
}

static GtkEditable *
add_entry (AnningNumberWho *self,
           const char      *title)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, NULL);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return GTK_EDITABLE (row);
}

static AnningLinkRow *
add_link (AnningNumberWho *self,
          const char      *title)
{
  GtkWidget *row = g_object_new (ANNING_TYPE_LINK_ROW, "title", title, NULL);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return ANNING_LINK_ROW (row);
}

static void
anning_number_who_dispose (GObject *object)
{
  AnningNumberWho *self = ANNING_NUMBER_WHO (object);

  if (self->form != NULL)
    anning_form_flush (self->form);
  g_clear_object (&self->form);
  G_OBJECT_CLASS (anning_number_who_parent_class)->dispose (object);
}

static void
anning_number_who_class_init (AnningNumberWhoClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_number_who_dispose;
}

static void
anning_number_who_init (AnningNumberWho *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Whose Number It Is"));
  self->label = add_entry (self, _("What you call it"));
  self->creditor = add_entry (self, _("Creditor"));
  self->collector = add_entry (self, _("Agency"));
  self->debt = add_link (self, _("For which debt"));
  self->relative = add_link (self, _("Someone close to you"));
  self->private = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->private), GTK_ALIGN_CENTER);
  g_object_set (row, "title", _("Private"), "title-lines", 0, "subtitle-lines", 0,
                "subtitle", _("Has nothing to do with collection: its contacts are never brought in"), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->private));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->private));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  self->remark = add_entry (self, _("Remark"));
}

GtkWidget *
anning_number_who_new (AnningStore             *store,
                       const AnningNumberAbout *about)
{
  AnningNumberWho *self;

  g_return_val_if_fail (ANNING_IS_STORE (store) && about != NULL, NULL);

  self = g_object_new (ANNING_TYPE_NUMBER_WHO, NULL);
  self->form = anning_form_new (store, &anning_number_type, about->record);
  anning_link_row_set_type (self->debt, store, &anning_debt_type, debt_name, _("None in particular"));
  anning_link_row_set_type (self->relative, store, &anning_relative_type, relative_name, _("Nobody close"));
  anning_form_bind (self->form, "label", GTK_WIDGET (self->label));
  anning_form_bind (self->form, "creditor", GTK_WIDGET (self->creditor));
  anning_form_bind (self->form, "collector", GTK_WIDGET (self->collector));
  anning_form_bind (self->form, "private", GTK_WIDGET (self->private));
  anning_form_bind (self->form, "remark", GTK_WIDGET (self->remark));
  show_links (self);
  g_signal_connect_object (self->debt, "notify::value", G_CALLBACK (debt_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->relative, "notify::value", G_CALLBACK (relative_chosen_cb), self, G_CONNECT_SWAPPED);
  show_tie (self, about->tie);
  return GTK_WIDGET (self);
}

gboolean
anning_number_who_refresh (AnningNumberWho         *self,
                           const AnningNumberAbout *about)
{
  g_return_val_if_fail (ANNING_IS_NUMBER_WHO (self) && about != NULL, FALSE);

  if (get_record (self)->record.id != about->record->record.id)
    return FALSE;
  anning_form_refresh (self->form, about->record);
  show_links (self);
  show_tie (self, about->tie);
  return TRUE;
}

void
anning_number_who_flush (AnningNumberWho *self)
{
  g_return_if_fail (ANNING_IS_NUMBER_WHO (self));

  anning_form_flush (self->form);
}
