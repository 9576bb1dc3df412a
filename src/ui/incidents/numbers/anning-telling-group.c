/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-telling-group.h"

#include <glib/gi18n.h>

#include "anning-button-line.h"
#include "anning-format.h"
#include "anning-incident-fields.h"
#include "anning-join-chooser.h"
#include "anning-joined-toast.h"
#include "anning-joining.h"
#include "anning-overview-card.h"
#include "anning-rows.h"
#include "anning-sheet.h"
#include "anning-telling-words.h"
#include "anning-toasts.h"

struct _AnningTellingGroup
{
  GtkBox parent_instance;

  AnningStore *store;
  GCancellable *cancellable;
  gint64 id;
  gint64 started_at; /* of the incident, as it was read */
  gint64 utc_offset;
  guint read_id;       /* what changed in one turn is read once */
  char *recordings;    /* those that were there at the last reading; NULL: it was not read yet */
};

enum
{
  BEFORE_CHANGE,
  JOINED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningTellingGroup, anning_telling_group, GTK_TYPE_BOX)

/* ---- what a person decides ---- */

/* What waits for an answer, and what is said then. */
typedef struct
{
  AnningTellingGroup *self;
  const char *text;
  gint64 other_id;
} Deed;

static Deed *
deed_new (AnningTellingGroup *self,
          const char         *text,
          gint64              other_id)
{
  Deed *deed = g_new0 (Deed, 1);

  deed->self = g_object_ref (self);
  deed->text = text;
  deed->other_id = other_id;
  return deed;
}

static void
deed_free (Deed *deed)
{
  g_object_unref (deed->self);
  g_free (deed);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deed, deed_free)

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Deed) deed = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningJoined) joined = anning_joining_finish (ANNING_STORE (source), result, &error);
  GtkWidget *widget = GTK_WIDGET (deed->self);

  if (gtk_widget_get_root (widget) == NULL)
    return;
  if (joined == NULL)
    {
      anning_toast_error (widget, error);
      return;
    }
  anning_joined_toast (widget, deed->text, ANNING_STORE (source), joined->changes);
}

static gint64
get_number (GtkWidget  *widget,
            const char *key)
{
  const gint64 *number = g_object_get_data (G_OBJECT (widget), key);

  return number != NULL ? *number : 0;
}

static void
set_number (GtkWidget  *widget,
            const char *key,
            gint64      number)
{
  g_object_set_data_full (G_OBJECT (widget), key, g_memdup2 (&number, sizeof number), g_free);
}

static void
separate_clicked_cb (AnningTellingGroup *self,
                     GtkWidget          *button)
{
  g_signal_emit (self, signals[BEFORE_CHANGE], 0);
  anning_joining_separate_async (self->store, get_number (button, "trace"), get_number (button, "use"), done_cb,
                                 deed_new (self, _("Now a contact of its own"), 0));
}

static void
merge (AnningTellingGroup *self,
       gint64              other_id)
{
  g_signal_emit (self, signals[BEFORE_CHANGE], 0);
  anning_joining_merge_async (self->store, self->id, other_id, done_cb,
                              deed_new (self, _("The two are one contact now"), other_id));
}

static void
asked_cb (AnningTellingGroup *self,
          const char         *response,
          GtkWidget          *dialog)
{
  if (g_strcmp0 (response, "join") == 0 && self->store != NULL && get_number (dialog, "id") == self->id)
    merge (self, get_number (dialog, "other"));
}

static void
ask (AnningTellingGroup *self,
     GPtrArray          *fields,
     gint64              other_id)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  for (guint i = 0; i < fields->len; i++)
    {
      if (names->len > 0)
        g_string_append (names, C_("list", ", "));
      g_string_append (names, anning_incident_field_get_title (g_ptr_array_index (fields, i), NULL));
    }
  /* Translators: %s: names of fields: "Creditor, Purpose" */
  body = g_strdup_printf (_("They say something else here: %s. What stands in this contact stays, that of the other one goes. All that was said, the tags and the originals of both are kept."), names->str);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Make One of These Two?"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "join", _("Make One"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "join", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  set_number (dialog, "id", self->id);
  set_number (dialog, "other", other_id);
  g_signal_connect_object (dialog, "response", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
differing_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Deed) deed = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) fields = anning_joining_differing_finish (ANNING_STORE (source), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (deed->self)) == NULL || deed->self->store == NULL)
    return;
  if (fields == NULL)
    anning_toast_error (GTK_WIDGET (deed->self), error);
  else if (fields->len > 0)
    ask (deed->self, fields, deed->other_id);
  else
    merge (deed->self, deed->other_id);
}

static void
join_with (AnningTellingGroup *self,
           gint64              other_id)
{
  g_signal_emit (self, signals[BEFORE_CHANGE], 0);
  anning_joining_differing_async (self->store, self->id, other_id, self->cancellable, differing_cb,
                                  deed_new (self, NULL, other_id));
}

static void
same_clicked_cb (AnningTellingGroup *self,
                 GtkWidget          *button)
{
  join_with (self, get_number (button, "other"));
}

static void
chosen_cb (AnningTellingGroup *self,
           gint64              other_id,
           GtkWidget          *chooser)
{
  if (self->store != NULL && get_number (chooser, "id") == self->id)
    join_with (self, other_id);
}

/* Where nothing was proposed: numbers withheld, clocks far apart, a note at the wrong hour. */
static void
choose_clicked_cb (AnningTellingGroup *self)
{
  AnningJoinChooser *chooser;

  if (self->store == NULL || self->id == 0)
    return;
  chooser = anning_join_chooser_new (self->store, self->id, self->started_at);
  set_number (GTK_WIDGET (chooser), "id", self->id);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  anning_sheet_present (GTK_WINDOW (chooser), GTK_WIDGET (self));
}

static void
other_clicked_cb (AnningTellingGroup *self,
                  GtkWidget          *button)
{
  anning_joining_keep_apart_async (self->store, self->id, get_number (button, "other"), done_cb,
                                   deed_new (self, _("Kept apart and not asked again"), 0));
}

static void
look_clicked_cb (AnningTellingGroup *self,
                 GtkWidget          *button)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.show-record", "(sxs)", "incident", get_number (button, "other"), "");
}

/* ---- rows ---- */

/* @title with what stands beside it, above @about, which has the whole width. @head: (out) (optional) (transfer none) */
static GtkWidget *
new_row (const char  *title,
         const char  *about,
         GtkWidget  **head)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = anning_overview_label_new (title, NULL);
  GtkWidget *caption = anning_overview_caption_new (about);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, about);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (caption, "numeric");
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (head != NULL)
    *head = line;
  return row;
}

static GtkWidget *
new_source_row (AnningTellingGroup  *self,
                const AnningTelling *telling,
                gboolean             may_go)
{
  g_autofree char *about = anning_telling_about (telling, self->started_at, self->utc_offset);
  g_autofree char *name = NULL;
  GtkWidget *button;
  GtkWidget *head;
  GtkWidget *row = new_row (anning_telling_kind (telling), about, &head);

  if (!may_go)
    return row;
  button = gtk_button_new_with_label (_("Separate"));
  /* Translators: %s is a kind of source: "Carrier's bill" */
  name = g_strdup_printf (_("Separate: %s"), anning_telling_kind (telling));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("This source was another contact: give it one of its own"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  set_number (button, "trace", telling->use_id == 0 ? telling->entry->record.id : 0);
  set_number (button, "use", telling->use_id);
  g_signal_connect_object (button, "clicked", G_CALLBACK (separate_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), button);
  return row;
}

static void
add_button (AnningTellingGroup    *self,
            AnningButtonLine      *line,
            const char            *label,
            const char            *head,
            const AnningMaybeSame *maybe,
            GCallback              clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, head);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  set_number (button, "other", maybe->incident_id);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  anning_button_line_append (line, button);
}

static char *
format_head (const AnningMaybeSame *maybe)
{
  g_autofree char *date = anning_format_date (maybe->started_at, maybe->utc_offset);
  g_autofree char *time = anning_format_time_seconds (maybe->started_at, maybe->utc_offset);

  return g_strdup_printf ("%s %s · %s", date, time, anning_format_word (anning_channels, maybe->channel));
}

static GtkWidget *
new_maybe_row (AnningTellingGroup    *self,
               const AnningMaybeSame *maybe)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = anning_button_line_new ();
  g_autofree char *head = format_head (maybe);
  g_autofree char *difference = anning_telling_difference (self->started_at, maybe->started_at, 1);
  g_autofree char *kinds = anning_telling_kinds (maybe);
  g_autoptr (GString) about = g_string_new (difference);

  if (maybe->number != NULL && *maybe->number != '\0')
    g_string_append_printf (about, " · %s", maybe->number);
  if (maybe->creditor != NULL && *maybe->creditor != '\0')
    g_string_append_printf (about, " · %s", maybe->creditor);
  if (*kinds != '\0')
    g_string_append_printf (about, " · %s", kinds);

  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), anning_overview_label_new (head, "numeric"));
  gtk_box_append (GTK_BOX (box), anning_overview_caption_new (about->str));
  gtk_box_append (GTK_BOX (box), anning_overview_caption_new (maybe->guessed
                                                                ? _("One of them has no number: only the times are near.")
                                                                : _("Number and time fit.")));
  add_button (self, ANNING_BUTTON_LINE (line), _("The Same"), head, maybe, G_CALLBACK (same_clicked_cb));
  add_button (self, ANNING_BUTTON_LINE (line), _("Not the Same"), head, maybe, G_CALLBACK (other_clicked_cb));
  add_button (self, ANNING_BUTTON_LINE (line), _("Look at It"), head, maybe, G_CALLBACK (look_clicked_cb));
  gtk_box_append (GTK_BOX (box), line);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  anning_row_name (GTK_LIST_BOX_ROW (row), head);
  return row;
}

static void
clear (AnningTellingGroup *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
show_sources (AnningTellingGroup   *self,
              const AnningTellings *tellings)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *how = anning_overview_disclosure_new (_("How it is worked out"));
  guint n = tellings->sources->len + (tellings->noted ? 1 : 0);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("What Tells of This Contact"));
  if (n > 1)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                           _("If one of these was another contact, separate it: it gets an incident of its own, and what you wrote stays here."));
  for (guint i = 0; i < tellings->sources->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               new_source_row (self, g_ptr_array_index (tellings->sources, i), n > 1));
  if (tellings->noted)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               new_row (_("Your note"), _("The time of this contact is the one that you typed."), NULL));
  gtk_expander_set_child (GTK_EXPANDER (how),
                          anning_overview_caption_new (_("“Later” and “earlier” compare the time in the source with the time of this contact. A phone's list begins with the ringing, a bill and most recordings when it is answered, so up to a minute between them is usual; clocks differ by some seconds.")));
  gtk_box_append (GTK_BOX (self), group);
  gtk_box_append (GTK_BOX (self), how);
}

static void
show_maybe (AnningTellingGroup   *self,
            const AnningTellings *tellings)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("May Be the Same Contact"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("Nothing is put together without you. A contact that stands here twice is counted twice."));
  for (guint i = 0; i < tellings->maybe->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_maybe_row (self, g_ptr_array_index (tellings->maybe, i)));
  gtk_box_append (GTK_BOX (self), group);
}

static void
show_choose (AnningTellingGroup *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Join With Another Contact…"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), button);
}

/* ---- reading ---- */

static void
note_recordings (AnningTellingGroup   *self,
                 const AnningTellings *tellings)
{
  g_autoptr (GString) recordings = g_string_new (NULL);
  gboolean differ;

  for (guint i = 0; i < tellings->sources->len; i++)
    {
      const AnningTelling *telling = g_ptr_array_index (tellings->sources, i);

      if (telling->use_id != 0)
        g_string_append_printf (recordings, "%" G_GINT64_FORMAT " ", telling->use_id);
    }
  differ = self->recordings != NULL && strcmp (self->recordings, recordings->str) != 0;
  g_free (self->recordings);
  self->recordings = g_string_free (g_steal_pointer (&recordings), FALSE);
  if (differ)
    g_signal_emit (self, signals[JOINED], 0);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningTellingGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningTellings) tellings = anning_tellings_read_finish (ANNING_STORE (source), result, &error);

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  clear (self);
  if (tellings == NULL)
    {
      /* One that was deleted is told by the page. */
      if (!g_error_matches (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND))
        anning_toast_error (GTK_WIDGET (self), error);
      return;
    }
  self->started_at = tellings->started_at;
  self->utc_offset = tellings->utc_offset;
  note_recordings (self, tellings);
  if (tellings->sources->len > 0)
    show_sources (self, tellings);
  if (tellings->maybe->len > 0)
    show_maybe (self, tellings);
  show_choose (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static gboolean
read_now (gpointer user_data)
{
  AnningTellingGroup *self = ANNING_TELLING_GROUP (user_data);

  self->read_id = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  anning_tellings_read_async (self->store, self->id, self->cancellable, read_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
changed_cb (AnningTellingGroup *self)
{
  if (self->id != 0 && self->read_id == 0)
    self->read_id = g_idle_add (read_now, self);
}

static void
forget (AnningTellingGroup *self)
{
  g_clear_handle_id (&self->read_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
anning_telling_group_dispose (GObject *object)
{
  AnningTellingGroup *self = ANNING_TELLING_GROUP (object);

  forget (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_telling_group_parent_class)->dispose (object);
}

static void
anning_telling_group_finalize (GObject *object)
{
  g_free (ANNING_TELLING_GROUP (object)->recordings);
  G_OBJECT_CLASS (anning_telling_group_parent_class)->finalize (object);
}

static void
anning_telling_group_class_init (AnningTellingGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_telling_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_telling_group_finalize;

  signals[BEFORE_CHANGE] = g_signal_new ("before-change", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[JOINED] = g_signal_new ("joined", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_telling_group_init (AnningTellingGroup *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
anning_telling_group_show (AnningTellingGroup *self,
                           AnningStore        *store,
                           gint64              id)
{
  static const char *const tables[] = { "changed::incident", "changed::trace", "changed::evidence_use",
                                        "changed::dismissal" };

  g_return_if_fail (ANNING_IS_TELLING_GROUP (self) && ANNING_IS_STORE (store));

  if (self->store != store)
    {
      if (self->store != NULL)
        g_signal_handlers_disconnect_by_data (self->store, self);
      g_set_object (&self->store, store);
      for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
        g_signal_connect_object (store, tables[i], G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  forget (self);
  clear (self);
  g_clear_pointer (&self->recordings, g_free);
  self->id = id;
  if (id != 0)
    read_now (self);
}
