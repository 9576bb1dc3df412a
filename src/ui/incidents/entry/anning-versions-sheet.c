/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-versions-sheet.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-date.h"
#include "anning-format.h"
#include "anning-incident-fields.h"
#include "anning-record-diff.h"
#include "anning-records.h"
#include "anning-toasts.h"
#include "anning-versions.h"

/* What is typed within it is one change: a form saves in every pause. */
#define PAUSE_MS (60 * ANNING_MS_PER_SECOND)
/* A long text is told by its beginning; characters. */
#define LONGEST 400

struct _AnningVersionsSheet
{
  AdwWindow parent_instance;

  AnningStore *store;
  GCancellable *cancellable;
  gint64 id;
  GPtrArray *versions; /* AnningVersion, newest first */

  GtkStack *stack;
  AdwPreferencesGroup *group;
  GPtrArray *rows; /* borrowed */
  AdwStatusPage *failed;
};

G_DEFINE_FINAL_TYPE (AnningVersionsSheet, anning_versions_sheet, ADW_TYPE_WINDOW)

/* ---- putting back ---- */

/* What "Undo" needs, also after the sheet has gone. */
typedef struct
{
  AnningStore *store;
  AnningIncident *incident; /* as it stood before it was put back */
} PutBack;

static void
put_back_free (gpointer data)
{
  PutBack *put_back = data;

  g_clear_object (&put_back->store);
  anning_incident_free (put_back->incident);
  g_free (put_back);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (anning_records_save_finish (ANNING_STORE (source), result, &error) == 0)
    g_warning ("What was put back could not be undone: %s", error->message);
}

static void
undo_cb (gpointer data)
{
  PutBack *put_back = data;

  anning_records_save_async (put_back->store, &anning_incident_type, put_back->incident, undone_cb, NULL);
}

static void
put_back_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AnningVersionsSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkWindow *above;
  PutBack *put_back;
  gint64 id = anning_records_save_finish (ANNING_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  if (id == 0)
    {
      anning_toast_error (GTK_WIDGET (self->stack), error);
      return;
    }
  above = gtk_window_get_transient_for (GTK_WINDOW (self));
  put_back = g_new0 (PutBack, 1);
  put_back->store = g_object_ref (self->store);
  put_back->incident = anning_incident_copy (((const AnningVersion *) g_ptr_array_index (self->versions, 0))->record);
  anning_toast_undo (above != NULL ? GTK_WIDGET (above) : GTK_WIDGET (self), _("The earlier version is back"), undo_cb,
                     put_back, put_back_free);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
put_back_clicked_cb (AnningVersionsSheet *self,
                     GtkButton           *button)
{
  const AnningVersion *version = g_object_get_data (G_OBJECT (button), "version");

  anning_records_save_async (self->store, &anning_incident_type, version->record, put_back_cb, g_object_ref (self));
}

/* ---- rows ---- */

/* Returns: (transfer full): "—" for nothing */
static char *
dup_shown (const char           *field,
           const AnningIncident *incident)
{
  g_autofree char *value = incident != NULL ? anning_incident_field_dup_value (field, incident) : NULL;

  if (value == NULL)
    return g_strdup ("—");
  if (g_utf8_strlen (value, -1) > LONGEST)
    {
      g_autofree char *begin = g_utf8_substring (value, 0, LONGEST);

      return g_strconcat (begin, "…", NULL);
    }
  return g_steal_pointer (&value);
}

static void
add_change (AdwExpanderRow       *row,
            const char           *field,
            const AnningIncident *older,
            const AnningIncident *newer)
{
  GtkWidget *line = adw_action_row_new ();
  g_autofree char *before = dup_shown (field, older);
  g_autofree char *after = dup_shown (field, newer);
  /* Translators: %1$s is what a field held before, %2$s what it holds since */
  g_autofree char *text = older != NULL ? g_strdup_printf (_("%1$s → %2$s"), before, after) : g_strdup (after);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), anning_incident_field_get_title (field, newer->channel));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (line), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), markup);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (line), 0);
  adw_expander_row_add_row (row, line);
}

/* "In one line, Creditor" */
static char *
dup_titles (GPtrArray            *fields,
            const AnningIncident *incident)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    {
      const AnningField *field = g_ptr_array_index (fields, i);

      g_string_append_printf (text, "%s%s", i > 0 ? C_("list", ", ") : "",
                              anning_incident_field_get_title (field->name, incident->channel));
    }
  return g_string_free (text, FALSE);
}

static char *
dup_moment (gint64 at)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (at / ANNING_MS_PER_SECOND);
  gint64 offset = moment != NULL ? g_date_time_get_utc_offset (moment) / G_TIME_SPAN_MINUTE : ANNING_CHINA_OFFSET;
  g_autofree char *date = anning_format_date (at, offset);
  g_autofree char *time = anning_format_time_seconds (at, offset);

  return g_strdup_printf ("%s %s", date, time);
}

static void
add_put_back (AnningVersionsSheet *self,
              AdwExpanderRow      *row,
              const AnningVersion *version)
{
  GtkWidget *line = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Put Back"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), _("As it was before this change"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (line), 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "version", (gpointer) version);
  g_signal_connect_object (button, "clicked", G_CALLBACK (put_back_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), button);
  adw_expander_row_add_row (row, line);
}

/* @before: (nullable): the version that it followed */
static GtkWidget *
new_row (AnningVersionsSheet *self,
         const AnningVersion *version,
         const AnningVersion *before)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title = dup_moment (version->at);
  g_autofree char *subtitle = NULL;
  gconstpointer older = before != NULL ? before->record : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (strcmp (version->action, "remove") == 0)
    subtitle = g_strdup (_("Deleted"));
  else if (strcmp (version->action, "restore") == 0)
    subtitle = g_strdup (_("Taken back"));
  else if (version->record == NULL)
    subtitle = g_strdup (_("What it was is not kept any more"));
  if (subtitle == NULL)
    {
      g_autoptr (GPtrArray) fields = anning_record_diff (&anning_incident_type, older, version->record);
      g_autofree char *titles = dup_titles (fields, version->record);

      subtitle = strcmp (version->action, "insert") == 0 ? g_strdup (_("Written down first"))
                                                         : g_steal_pointer (&titles);
      for (guint i = 0; i < fields->len; i++)
        add_change (ADW_EXPANDER_ROW (row), ((const AnningField *) g_ptr_array_index (fields, i))->name, older,
                    version->record);
      if (older != NULL && fields->len > 0)
        add_put_back (self, ADW_EXPANDER_ROW (row), before);
    }
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  return row;
}

static void
show_versions (AnningVersionsSheet *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->versions->len; i++)
    {
      const AnningVersion *before = i + 1 < self->versions->len ? g_ptr_array_index (self->versions, i + 1) : NULL;
      GtkWidget *row = new_row (self, g_ptr_array_index (self->versions, i), before);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (self->group, row);
      if (i == 0)
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
    }
  gtk_stack_set_visible_child_name (self->stack, self->versions->len > 0 ? "versions" : "empty");
}

/* ---- reading ---- */

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningVersionsSheet) self = user_data;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;

  versions = anning_versions_read_finish (ANNING_STORE (source), result, &error);
  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (versions == NULL)
    {
      g_autofree char *sentence = anning_error_sentence (error);
      g_autofree char *markup = g_markup_escape_text (sentence, -1);

      adw_status_page_set_description (self->failed, markup);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  self->versions = g_steal_pointer (&versions);
  show_versions (self);
}

static void
load (AnningVersionsSheet *self)
{
  gtk_stack_set_visible_child_name (self->stack, "busy");
  anning_versions_read_async (self->store, &anning_incident_type, self->id, PAUSE_MS, self->cancellable, read_cb,
                              g_object_ref (self));
}

static void
anning_versions_sheet_dispose (GObject *object)
{
  AnningVersionsSheet *self = ANNING_VERSIONS_SHEET (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_VERSIONS_SHEET);
  G_OBJECT_CLASS (anning_versions_sheet_parent_class)->dispose (object);
}

static void
anning_versions_sheet_finalize (GObject *object)
{
  AnningVersionsSheet *self = ANNING_VERSIONS_SHEET (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  G_OBJECT_CLASS (anning_versions_sheet_parent_class)->finalize (object);
}

static void
anning_versions_sheet_class_init (AnningVersionsSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_versions_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_versions_sheet_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/incidents/anning-versions-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningVersionsSheet, stack);
  gtk_widget_class_bind_template_child (widget_class, AnningVersionsSheet, group);
  gtk_widget_class_bind_template_child (widget_class, AnningVersionsSheet, failed);
  gtk_widget_class_bind_template_callback (widget_class, load);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
anning_versions_sheet_init (AnningVersionsSheet *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Begins to read. */
GtkWidget *
anning_versions_sheet_new (AnningStore *store,
                           gint64       incident_id)
{
  AnningVersionsSheet *self;

  g_return_val_if_fail (ANNING_IS_STORE (store) && incident_id != 0, NULL);

  self = g_object_new (ANNING_TYPE_VERSIONS_SHEET, NULL);
  self->store = g_object_ref (store);
  self->id = incident_id;
  load (self);
  return GTK_WIDGET (self);
}
