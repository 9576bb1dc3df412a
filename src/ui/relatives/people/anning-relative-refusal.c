/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-relative-refusal.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-evidence-group.h"
#include "anning-format.h"
#include "anning-incident.h"
#include "anning-long-row.h"
#include "anning-moment-row.h"
#include "anning-relative.h"

struct _AnningRelativeRefusal
{
  GtkBox parent_instance;

  AnningStore *store;
  AnningForm *form;
  gboolean following;
  gint64 id;         /* of the relative whose originals are shown, 0: none yet */
  gint64 contact_id; /* in which it was said, 0: not known */

  AdwPreferencesGroup *group;
  GtkSwitch *toggle;
  GtkWidget *moment_row;
  GtkWidget *words_row;
  GtkWidget *words;      /* GtkTextView */
  AdwActionRow *said_row;
  GtkWidget *said_arrow;
  AdwActionRow *since_row;
  GtkWidget *evidence;
};

G_DEFINE_FINAL_TYPE (AnningRelativeRefusal, anning_relative_refusal, GTK_TYPE_BOX)

static AnningRelative *
get_relative (AnningRelativeRefusal *self)
{
  return anning_form_get_record (self->form);
}

static void
toggled_cb (AnningRelativeRefusal *self)
{
  AnningRelative *relative = get_relative (self);
  const gboolean refused = gtk_switch_get_active (self->toggle);

  if (self->following || refused == (relative->refused_at != ANNING_UNKNOWN))
    return;
  relative->refused_at = refused ? g_get_real_time () / 1000 : ANNING_UNKNOWN;
  anning_form_show (self->form);
  anning_form_touch (self->form);
}

static void
said_cb (AnningRelativeRefusal *self)
{
  if (self->contact_id != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.show-record", "(sxs)", anning_incident_type.table, self->contact_id,
                                "");
}

static AdwActionRow *
add_row (AnningRelativeRefusal *self,
         const char            *title)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "use-markup", FALSE, "title-lines", 0,
                                 "subtitle-lines", 0, NULL);

  adw_preferences_group_add (self->group, row);
  return ADW_ACTION_ROW (row);
}

static void
build (AnningRelativeRefusal *self)
{
  AdwActionRow *row;
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _("Not to Be Contacted"));
  adw_preferences_group_set_description (self->group,
                                         _("Write down their words and the time: from then on every further contact by the same creditor is worth noting."));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->group));

  row = add_row (self, _("Asked not to be contacted again"));
  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Asked not to be contacted again"), -1);
  adw_action_row_add_suffix (row, GTK_WIDGET (self->toggle));
  adw_action_row_set_activatable_widget (row, GTK_WIDGET (self->toggle));
  g_signal_connect_object (self->toggle, "notify::active", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);

  self->moment_row = g_object_new (ANNING_TYPE_MOMENT_ROW, "title", _("On, at"), NULL);
  anning_moment_row_set_utc_offset (ANNING_MOMENT_ROW (self->moment_row), ANNING_CHINA_OFFSET);
  adw_preferences_group_add (self->group, self->moment_row);
  self->words_row = anning_long_row_new (_("In these words"), &self->words);
  adw_preferences_group_add (self->group, self->words_row);

  self->said_row = add_row (self, _("Said to"));
  self->said_arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->said_arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (self->said_row, self->said_arrow);
  g_signal_connect_object (self->said_row, "activated", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);

  self->since_row = add_row (self, _("Contacted all the same"));
  gtk_widget_add_css_class (icon, "warning");
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (self->since_row, icon);
  gtk_widget_set_visible (GTK_WIDGET (self->since_row), FALSE);

  self->evidence = anning_evidence_group_new (_("What Shows the Refusal"),
                                              _("A recording, the message itself, a picture of it"));
  gtk_box_append (GTK_BOX (self), self->evidence);
}

static void
anning_relative_refusal_dispose (GObject *object)
{
  AnningRelativeRefusal *self = ANNING_RELATIVE_REFUSAL (object);

  g_clear_object (&self->form);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_relative_refusal_parent_class)->dispose (object);
}

static void
anning_relative_refusal_class_init (AnningRelativeRefusalClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_relative_refusal_dispose;
}

static void
anning_relative_refusal_init (AnningRelativeRefusal *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
  build (self);
}

GtkWidget *
anning_relative_refusal_new (AnningStore *store,
                             AnningForm  *form)
{
  AnningRelativeRefusal *self;

  g_return_val_if_fail (ANNING_IS_STORE (store) && ANNING_IS_FORM (form), NULL);

  self = g_object_new (ANNING_TYPE_RELATIVE_REFUSAL, NULL);
  self->store = g_object_ref (store);
  self->form = g_object_ref (form);
  anning_form_bind (form, "refused_at", self->moment_row);
  anning_form_bind (form, "refusal_words", self->words);
  anning_relative_refusal_follow (self);
  return GTK_WIDGET (self);
}

void
anning_relative_refusal_follow (AnningRelativeRefusal *self)
{
  const AnningRelative *relative;
  gboolean refused;

  g_return_if_fail (ANNING_IS_RELATIVE_REFUSAL (self));

  relative = get_relative (self);
  refused = relative->refused_at != ANNING_UNKNOWN;
  self->following = TRUE;
  gtk_switch_set_active (self->toggle, refused);
  self->following = FALSE;
  gtk_widget_set_visible (self->moment_row, refused);
  gtk_widget_set_visible (self->words_row, refused);
  gtk_widget_set_visible (GTK_WIDGET (self->said_row), refused);
  gtk_widget_set_visible (self->evidence, refused && relative->record.id != 0);
  if (!refused)
    gtk_widget_set_visible (GTK_WIDGET (self->since_row), FALSE);
  if (relative->record.id == 0 || relative->record.id == self->id)
    return;
  self->id = relative->record.id;
  anning_evidence_group_load (ANNING_EVIDENCE_GROUP (self->evidence), self->store, anning_relative_type.table, self->id);
}

void
anning_relative_refusal_show (AnningRelativeRefusal      *self,
                              AnningConductBook          *book,
                              const AnningPersonContacts *person)
{
  const AnningContact *contact = NULL;
  const char *creditor;
  g_autofree char *said = NULL;
  g_autofree char *since = NULL;

  g_return_if_fail (ANNING_IS_RELATIVE_REFUSAL (self) && ANNING_IS_CONDUCT_BOOK (book) && person != NULL);

  self->contact_id = person->refusal.contact_id;
  if (self->contact_id != 0)
    contact = anning_conduct_book_get_contact (book, self->contact_id);
  creditor = anning_contact_names_get (anning_conduct_book_get_names (book), ANNING_NAME_CREDITOR, person->refusal.creditor);
  if (contact == NULL)
    {
      said = g_strdup (_("Not known: no contact with them is written down on that day up to that time. Write it down, or correct the time; until then nothing counts as going on after a refusal."));
    }
  else
    {
      g_autofree char *date = anning_format_date (contact->started_at, contact->utc_offset);
      g_autofree char *time = anning_format_time (contact->started_at, contact->utc_offset);

      if (creditor == NULL || *creditor == '\0')
        said = g_strdup_printf (_("In the contact of %1$s %2$s, of which the creditor is not written down"), date, time);
      else
        /* Translators: %1$s a creditor, %2$s a day, %3$s a time */
        said = g_strdup_printf (_("%1$s, in the contact of %2$s %3$s"), creditor, date, time);
    }
  adw_action_row_set_subtitle (self->said_row, said);
  gtk_widget_set_visible (self->said_arrow, contact != NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->said_row), contact != NULL);

  since = g_strdup_printf (ngettext ("%u contact by the same creditor after it", "%u contacts by the same creditor after it",
                                     person->n_after), person->n_after);
  adw_action_row_set_subtitle (self->since_row, since);
  gtk_widget_set_visible (GTK_WIDGET (self->since_row), person->n_after > 0);
}
