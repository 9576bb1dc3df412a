/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-relative-log.h"

#include <glib/gi18n.h>

#include "anning-format.h"
#include "anning-incident.h"
#include "anning-incidents.h"
#include "anning-toasts.h"

/* Contacts that are shown at once; so many more come with each press of the button. */
#define STEP 8

struct _AnningRelativeLog
{
  AdwPreferencesGroup parent_instance;

  AnningStore *store;
  GCancellable *reading;
  GPtrArray *heads;    /* GtkWidget: what is counted */
  GPtrArray *rows;     /* GtkWidget: contacts, and the button below them */
  GArray *contacts;    /* gint64, newest first */
  guint n_shown;
  char *shown;         /* what is on the screen, in short */
};

G_DEFINE_FINAL_TYPE (AnningRelativeLog, anning_relative_log, ADW_TYPE_PREFERENCES_GROUP)

static void
clear_rows (AnningRelativeLog *self,
            GPtrArray         *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static GtkWidget *
new_row (const char *title,
         const char *subtitle)
{
  return g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "subtitle", subtitle, "use-markup", FALSE,
                       "title-lines", 0, "subtitle-lines", 0, NULL);
}

static void
add_row (AnningRelativeLog *self,
         GPtrArray         *rows,
         GtkWidget         *row)
{
  g_ptr_array_add (rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

/* ---- how often ---- */

/* How the group says it: "12 times since 3 March, 2 of them after they refused". */
static char *
tell_creditor (const AnningPersonCreditor *creditor)
{
  g_autofree char *first = anning_format_date (creditor->first_at, creditor->first_offset);
  g_autofree char *last = anning_format_date (creditor->last_at, creditor->last_offset);
  GString *text = g_string_new (NULL);

  if (creditor->n == 1)
    /* Translators: a day */
    g_string_append_printf (text, _("Once, on %s"), first);
  else
    /* Translators: %1$u how often, %2$s and %3$s the first and the last day */
    g_string_append_printf (text, ngettext ("%1$u time, from %2$s to %3$s", "%1$u times, from %2$s to %3$s", creditor->n),
                            creditor->n, first, last);
  if (creditor->n_after > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("%u of them after the refusal", "%u of them after the refusal",
                                              creditor->n_after), creditor->n_after);
    }
  return g_string_free (text, FALSE);
}

static void
add_creditor (AnningRelativeLog          *self,
              AnningConductBook          *book,
              const AnningPersonCreditor *creditor)
{
  const char *name = anning_contact_names_get (anning_conduct_book_get_names (book), ANNING_NAME_CREDITOR,
                                               creditor->creditor);
  g_autofree char *text = tell_creditor (creditor);
  GtkWidget *row = new_row (name != NULL && *name != '\0' ? name : _("Creditor not known"), text);

  gtk_widget_add_css_class (row, "numeric");
  if (creditor->n_after > 0)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (icon, "warning");
      gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
    }
  add_row (self, self->heads, row);
}

/* ---- each of them ---- */

static void
opened_cb (GtkWidget *row,
           gpointer   id)
{
  gtk_widget_activate_action (row, "app.show-record", "(sxs)", anning_incident_type.table, *(const gint64 *) id, "");
}

static void
free_id (gpointer  id,
         GClosure *closure)
{
  g_free (id);
}

static void
add_contact (AnningRelativeLog       *self,
             const AnningIncidentRow *contact)
{
  g_autofree char *date = anning_format_date (contact->started_at, contact->utc_offset);
  g_autofree char *time = anning_format_time (contact->started_at, contact->utc_offset);
  g_autofree char *title = g_strdup_printf ("%s %s", date, time);
  GString *text = g_string_new (anning_format_word (anning_channels, contact->channel));
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  GtkWidget *row;

  if (g_strcmp0 (contact->direction, "out") == 0)
    g_string_append_printf (text, " · %s", _("from their side"));
  if (contact->creditor != NULL)
    g_string_append_printf (text, " · %s", contact->creditor);
  if (contact->gist != NULL && *contact->gist != '\0')
    g_string_append_printf (text, "\n%s", contact->gist);
  row = new_row (title, text->str);
  g_string_free (text, TRUE);
  gtk_widget_add_css_class (row, "numeric");
  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_data (row, "activated", G_CALLBACK (opened_cb), g_memdup2 (&contact->id, sizeof contact->id), free_id, 0);
  add_row (self, self->rows, row);
}

static void read_contacts (AnningRelativeLog *self);

static void
more_cb (AnningRelativeLog *self)
{
  self->n_shown += STEP;
  read_contacts (self);
}

static void
add_more (AnningRelativeLog *self)
{
  const guint left = self->contacts->len - self->n_shown;
  g_autofree char *title = g_strdup_printf (ngettext ("%u earlier contact", "%u earlier contacts", left), left);
  GtkWidget *row = new_row (title, NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name ("go-down-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  add_row (self, self->rows, row);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningRelativeLog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = anning_incidents_rows_finish (ANNING_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->reading == NULL)
    return;
  g_clear_object (&self->reading);
  clear_rows (self, self->rows);
  if (rows == NULL)
    {
      g_autofree char *sentence = anning_error_sentence (error);

      add_row (self, self->rows, new_row (_("Could not be read"), sentence));
      return;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      if (g_ptr_array_index (rows, i) != NULL)
        add_contact (self, g_ptr_array_index (rows, i));
    }
  if (self->contacts->len > self->n_shown)
    add_more (self);
}

static void
read_contacts (AnningRelativeLog *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  anning_incidents_rows_async (self->store, (gconstpointer) self->contacts->data, MIN (self->contacts->len, self->n_shown),
                               self->reading, read_cb, g_object_ref (self));
}

/* Only what differs is shown anew: a row that is open or has the focus stays. */
static char *
tell_shown (const AnningPersonContacts *person)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < person->creditors->len; i++)
    {
      const AnningPersonCreditor *creditor = &g_array_index (person->creditors, AnningPersonCreditor, i);

      g_string_append_printf (text, "%u %u %u %" G_GINT64_FORMAT " ", creditor->creditor, creditor->n, creditor->n_after,
                              creditor->last_at);
    }
  for (guint i = 0; i < person->contacts->len; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " ", g_array_index (person->contacts, gint64, i));
  return g_string_free (text, FALSE);
}

static void
anning_relative_log_dispose (GObject *object)
{
  AnningRelativeLog *self = ANNING_RELATIVE_LOG (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_relative_log_parent_class)->dispose (object);
}

static void
anning_relative_log_finalize (GObject *object)
{
  AnningRelativeLog *self = ANNING_RELATIVE_LOG (object);

  g_ptr_array_unref (self->heads);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->contacts);
  g_free (self->shown);
  G_OBJECT_CLASS (anning_relative_log_parent_class)->finalize (object);
}

static void
anning_relative_log_class_init (AnningRelativeLogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_relative_log_dispose;
  object_class->finalize = anning_relative_log_finalize;
}

static GtkWidget *
add_button (GtkWidget  *box,
            const char *icon,
            const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
anning_relative_log_init (AnningRelativeLog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *paste = add_button (box, "edit-paste-symbolic", _("Paste What They Sent"));
  GtkWidget *add = add_button (box, "list-add-symbolic", _("Write Down a Contact"));

  self->heads = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  self->contacts = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->n_shown = STEP;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Who Contacted Them"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (paste), "win.paste-handed-over");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "app.new-incident");
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), box);
}

GtkWidget *
anning_relative_log_new (AnningStore *store)
{
  AnningRelativeLog *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_RELATIVE_LOG, NULL);
  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
anning_relative_log_show (AnningRelativeLog          *self,
                          AnningConductBook          *book,
                          const AnningPersonContacts *person)
{
  g_autofree char *told = NULL;

  g_return_if_fail (ANNING_IS_RELATIVE_LOG (self));

  if (person == NULL)
    {
      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), _("The log is being read…"));
      return;
    }
  told = tell_shown (person);
  if (g_strcmp0 (told, self->shown) == 0)
    {
      /* The same contacts, of which one may tell something else now. */
      if (self->contacts->len > 0)
        read_contacts (self);
      return;
    }
  g_free (self->shown);
  self->shown = g_steal_pointer (&told);
  clear_rows (self, self->heads);
  clear_rows (self, self->rows);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         person->contacts->len > 0 ? NULL
                                         : _("No contact with them is written down. In a contact, choose them under “This person”."));
  for (guint i = 0; i < person->creditors->len; i++)
    add_creditor (self, book, &g_array_index (person->creditors, AnningPersonCreditor, i));
  g_array_set_size (self->contacts, 0);
  g_array_append_vals (self->contacts, person->contacts->data, person->contacts->len);
  if (self->contacts->len > 0)
    read_contacts (self);
}
