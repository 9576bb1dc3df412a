/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-note-versions.h"

#include <glib/gi18n.h>

#include "anning-button-line.h"
#include "anning-format.h"
#include "anning-note-history.h"
#include "anning-note-version.h"
#include "anning-records.h"
#include "anning-rows.h"
#include "anning-toasts.h"
#include "anning-weak.h"

struct _AnningNoteVersions
{
  AdwPreferencesGroup parent_instance;

  AnningStore *store;
  gint64 note_id;
  gint64 relative_id;
  GHashTable *people;     /* gint64 * → name */
  GPtrArray *history;     /* AnningNoteHistoryEntry; NULL: not read yet */
  GCancellable *reading;
  guint reload_source;

  GPtrArray *rows; /* GtkWidget, belong to the group */
  GtkWidget *empty_row;
  GtkMenuButton *told_button;
  AdwEntryRow *told_row;
  GtkWidget *told_day_row;
};

enum
{
  LEAVING,
  RESTORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningNoteVersions, anning_note_versions, ADW_TYPE_PREFERENCES_GROUP)

static void reload (AnningNoteVersions *self);

/* ---- words ---- */

static char *
dup_moment (gint64 at)
{
  g_autofree char *date = anning_format_date (at, ANNING_CHINA_OFFSET);
  g_autofree char *time = anning_format_time (at, ANNING_CHINA_OFFSET);

  return g_strdup_printf ("%s %s", date, time);
}

/* Returns: (transfer full): to whom it was given, as far as it is known */
static char *
dup_recipient (AnningNoteVersions    *self,
               const AnningNoteShare *share)
{
  const char *name = share->relative_id != ANNING_UNKNOWN ? g_hash_table_lookup (self->people, &share->relative_id) : NULL;

  if (share->recipient != NULL)
    return g_strdup (share->recipient);
  return g_strdup (name != NULL ? name : _("Not noted to whom"));
}

static void
append (GString    *line,
        const char *words)
{
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, words);
}

static void
append_count (GString    *line,
              const char *format,
              guint       count)
{
  g_autofree char *words = NULL;

  if (count == 0)
    return;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  words = g_strdup_printf (format, count);
#pragma GCC diagnostic pop
  append (line, words);
}

static void
append_difference (GString                      *line,
                   const AnningNoteHistoryEntry *entry)
{
  const AnningNoteDifference *d = &entry->difference;

  if (entry->first)
    {
      append (line, _("The first one"));
      return;
    }
  append_count (line, ngettext ("%u part reworded", "%u parts reworded", d->texts), d->texts);
  append_count (line, ngettext ("%u part switched", "%u parts switched", d->switched), d->switched);
  append_count (line, ngettext ("%u part added", "%u parts added", d->added), d->added);
  append_count (line, ngettext ("%u part taken out", "%u parts taken out", d->removed), d->removed);
  if (d->moved)
    append (line, _("another order"));
  if (d->head)
    append (line, _("greeting, closing, title or length"));
}

static char *
dup_subtitle (AnningNoteVersions           *self,
              const AnningNoteHistoryEntry *entry)
{
  GString *line = g_string_new (NULL);

  if (entry->version != NULL)
    append_difference (line, entry);
  for (guint i = 0; i < entry->shares->len; i++)
    {
      const AnningNoteShare *share = g_ptr_array_index (entry->shares, i);
      g_autofree char *recipient = dup_recipient (self, share);
      /* Translators: to whom a note was given, and how: “Mother, by: Picture” */
      g_autofree char *words = g_strdup_printf (_("%1$s, by: %2$s"), recipient,
                                                anning_format_word (anning_share_ways, share->way));

      append (line, words);
    }
  return g_string_free (line, FALSE);
}

/* ---- restoring ---- */

/* What "Undo" needs when the page is gone. */
typedef struct
{
  AnningStore *store;
  AnningChangeSet *changes;
} Restored;

static void
restored_free (gpointer data)
{
  Restored *restored = data;

  g_object_unref (restored->store);
  anning_change_set_unref (restored->changes);
  g_free (restored);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!anning_change_set_undo_finish (ANNING_STORE (source), result, &error))
    g_warning ("A note that was restored could not be put back: %s", error->message);
}

static void
undo_cb (gpointer data)
{
  Restored *restored = data;

  anning_change_set_undo_async (restored->changes, restored->store, undone_cb, NULL);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AnningNoteVersions) self = user_data;
  g_autoptr (GError) error = NULL;
  AnningChangeSet *changes = anning_note_restore_finish (ANNING_STORE (source), result, &error);
  Restored *restored;

  if (self->store == NULL)
    {
      anning_change_set_unref (changes);
      return;
    }
  if (changes == NULL)
    {
      anning_toast_error (GTK_WIDGET (self), error);
      return;
    }
  restored = g_new (Restored, 1);
  restored->store = g_object_ref (self->store);
  restored->changes = changes;
  anning_toast_undo (GTK_WIDGET (self), _("The earlier version is back"), undo_cb, restored, restored_free);
  g_signal_emit (self, signals[RESTORED], 0);
}

static void
restore_clicked_cb (AnningNoteVersions *self,
                    GtkButton          *button)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "id");

  g_signal_emit (self, signals[LEAVING], 0);
  anning_note_restore_async (self->store, *id, restored_cb, g_object_ref (self));
}

/* ---- shares ---- */

static void
share_removed_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (AnningNoteVersions) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!anning_records_remove_finish (ANNING_STORE (source), result, &error) && self->store != NULL)
    anning_toast_error (GTK_WIDGET (self), error);
}

static void
remove_share_cb (AnningNoteVersions *self,
                 GtkButton          *button)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "id");

  anning_toast_deleted (GTK_WIDGET (self), _("No longer noted as given"), self->store, &anning_note_share_type, *id);
  anning_records_remove_async (self->store, &anning_note_share_type, *id, share_removed_cb, g_object_ref (self));
}

static void
hold_id (GtkWidget *button,
         gint64     id)
{
  g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&id, sizeof id), g_free);
}

static GtkWidget *
make_share_row (AnningNoteVersions    *self,
                const AnningNoteShare *share)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *recipient = dup_recipient (self, share);
  g_autofree char *title = g_markup_escape_text (recipient, -1);
  g_autofree char *moment = dup_moment (share->at);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", anning_format_word (anning_share_ways, share->way), moment);
  /* Translators: %s is to whom a note was given */
  g_autofree char *label = g_strdup_printf (_("No longer note that it went to %s"), recipient);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Delete"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  hold_id (button, share->record.id);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_share_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

/* ---- rows ---- */

/* The words of a version are laid out when somebody looks at them. */
static GtkWidget *
make_text_row (const char *text)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 12);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  anning_row_name (GTK_LIST_BOX_ROW (row), text);
  return row;
}

static GtkWidget *
make_restore_row (AnningNoteVersions           *self,
                  const AnningNoteHistoryEntry *entry)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Make It the Note Again"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 6);
  gtk_widget_set_margin_bottom (button, 6);
  gtk_widget_set_margin_start (button, 12);
  hold_id (button, entry->version->record.id);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), button);
  anning_row_name (GTK_LIST_BOX_ROW (row), _("Make It the Note Again"));
  return row;
}

static GtkWidget *
make_version_row (AnningNoteVersions           *self,
                  const AnningNoteHistoryEntry *entry)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title = entry->version != NULL ? dup_moment (entry->version->made_at)
                                                  : g_strdup (_("Given before versions were kept"));
  g_autofree char *plain = dup_subtitle (self, entry);
  g_autofree char *subtitle = g_markup_escape_text (plain, -1);
  g_autofree char *current = NULL;

  if (entry->current)
    /* Translators: %s is when a version of a note was kept; it is what the note says now */
    current = g_strdup_printf (_("%s – as it is now"), title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), current != NULL ? current : title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  for (guint i = 0; i < entry->shares->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_share_row (self, g_ptr_array_index (entry->shares, i)));
  if (entry->version == NULL)
    return row;
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_text_row (entry->text));
  if (!entry->current)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_restore_row (self, entry));
  return row;
}

static void
show_history (AnningNoteVersions *self)
{
  g_autofree gboolean *expanded = g_new0 (gboolean, self->rows->len + 1);
  guint n_before = self->rows->len;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      expanded[i] = adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row));
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; self->history != NULL && i < self->history->len; i++)
    {
      GtkWidget *row = make_version_row (self, g_ptr_array_index (self->history, i));

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
      /* The same one as before stays open: new ones come at the top. */
      if (self->history->len == n_before && expanded[i])
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
    }
  gtk_widget_set_visible (self->empty_row, self->rows->len == 0);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningNoteVersions) self = anning_weak_take (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = anning_note_history_read_finish (ANNING_STORE (source), result, &error);

  if (self == NULL || self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  if (history == NULL)
    {
      /* The note was deleted: its page is about to go. */
      if (!g_error_matches (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND))
        anning_toast_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->history, g_ptr_array_unref);
  self->history = g_steal_pointer (&history);
  show_history (self);
}

static void
reload (AnningNoteVersions *self)
{
  if (self->store == NULL)
    return;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  anning_note_history_read_async (self->store, self->note_id, self->reading, read_cb, anning_weak_new (self));
}

static gboolean
reload_source_cb (gpointer user_data)
{
  AnningNoteVersions *self = user_data;

  self->reload_source = 0;
  reload (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (AnningNoteVersions *self)
{
  if (self->reload_source == 0)
    self->reload_source = g_timeout_add (150, reload_source_cb, self);
}

/* ---- keeping, and what was told in person ---- */

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningNoteVersions) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = anning_note_keep_finish (ANNING_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  if (id == 0)
    anning_toast_error (GTK_WIDGET (self), error);
  else
    anning_toast (GTK_WIDGET (self), _("This version is kept"));
}

static void
keep_clicked_cb (AnningNoteVersions *self)
{
  g_signal_emit (self, signals[LEAVING], 0);
  anning_note_keep_async (self->store, self->note_id, kept_cb, g_object_ref (self));
}

static void
told_noted_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (AnningNoteVersions) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = anning_note_share_record_finish (ANNING_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  if (id == 0)
    anning_toast_error (GTK_WIDGET (self), error);
  else
    anning_toast_deleted (GTK_WIDGET (self), _("Noted that it was told in person"), self->store,
                          &anning_note_share_type, id);
}

/* Noon of the day, where it is not today: nobody knows the minute of an earlier one. */
static gint64
moment_of (const char *day)
{
  gint64 now = g_get_real_time () / 1000;
  g_autofree char *today = anning_instant_day (now, ANNING_CHINA_OFFSET);
  AnningCivil civil = { 0 };
  GDate date;

  if (day == NULL || g_str_equal (day, today) || !anning_day_parse (day, &date))
    return now;
  civil.year = g_date_get_year (&date);
  civil.month = g_date_get_month (&date);
  civil.day = g_date_get_day (&date);
  civil.hour = 12;
  return anning_civil_to_instant (&civil, ANNING_CHINA_OFFSET);
}

static void
told_clicked_cb (AnningNoteVersions *self)
{
  const char *to = gtk_editable_get_text (GTK_EDITABLE (self->told_row));
  const char *name = self->relative_id != ANNING_UNKNOWN ? g_hash_table_lookup (self->people, &self->relative_id) : NULL;
  gboolean is_theirs = name != NULL && g_str_equal (to, name);
  g_autofree char *day = NULL;

  g_object_get (self->told_day_row, "value", &day, NULL);
  gtk_menu_button_popdown (self->told_button);
  g_signal_emit (self, signals[LEAVING], 0);
  anning_note_share_record_async (self->store, self->note_id, "told",
                                  is_theirs || *to == '\0' ? self->relative_id : ANNING_UNKNOWN,
                                  is_theirs || *to == '\0' ? NULL : to, moment_of (day), told_noted_cb, g_object_ref (self));
}

/* It is offered for whom the note is, today. */
static void
told_shown_cb (AnningNoteVersions *self)
{
  const char *name = self->relative_id != ANNING_UNKNOWN ? g_hash_table_lookup (self->people, &self->relative_id) : NULL;
  g_autofree char *today = anning_instant_day (g_get_real_time () / 1000, ANNING_CHINA_OFFSET);

  gtk_editable_set_text (GTK_EDITABLE (self->told_row), name != NULL ? name : "");
  g_object_set (self->told_day_row, "value", today, NULL);
}

static GtkWidget *
make_told_popover (AnningNoteVersions *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Note It"));

  self->told_row = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->told_row), _("To whom"));
  self->told_day_row = g_object_new (ANNING_TYPE_DAY_ROW, "title", _("Told on"), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->told_row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->told_day_row);
  gtk_widget_set_size_request (group, 280, -1);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  g_signal_connect_object (button, "clicked", G_CALLBACK (told_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), button);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (popover, "show", G_CALLBACK (told_shown_cb), self, G_CONNECT_SWAPPED);
  return popover;
}

static void
anning_note_versions_dispose (GObject *object)
{
  AnningNoteVersions *self = ANNING_NOTE_VERSIONS (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_note_versions_parent_class)->dispose (object);
}

static void
anning_note_versions_finalize (GObject *object)
{
  AnningNoteVersions *self = ANNING_NOTE_VERSIONS (object);

  g_clear_pointer (&self->history, g_ptr_array_unref);
  g_hash_table_unref (self->people);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (anning_note_versions_parent_class)->finalize (object);
}

static void
anning_note_versions_class_init (AnningNoteVersionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_note_versions_dispose;
  object_class->finalize = anning_note_versions_finalize;

  signals[LEAVING] = g_signal_new ("leaving", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RESTORED] = g_signal_new ("restored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_note_versions_init (AnningNoteVersions *self)
{
  GtkWidget *line = anning_button_line_new ();
  GtkWidget *keep = gtk_button_new_with_label (_("Keep This Version"));

  self->rows = g_ptr_array_new ();
  self->people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->relative_id = ANNING_UNKNOWN;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Versions, and to Whom They Went"));

  gtk_widget_add_css_class (keep, "flat");
  g_signal_connect_object (keep, "clicked", G_CALLBACK (keep_clicked_cb), self, G_CONNECT_SWAPPED);
  anning_button_line_append (ANNING_BUTTON_LINE (line), keep);
  self->told_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->told_button, _("Told in Person"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->told_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Told in Person"), -1);
  gtk_menu_button_set_always_show_arrow (self->told_button, TRUE);
  gtk_menu_button_set_popover (self->told_button, make_told_popover (self));
  gtk_widget_add_css_class (GTK_WIDGET (self->told_button), "flat");
  anning_button_line_append (ANNING_BUTTON_LINE (line), GTK_WIDGET (self->told_button));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), line);

  self->empty_row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->empty_row), _("None is kept yet"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->empty_row),
                               _("One is kept by itself whenever the note is given to someone."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->empty_row);
}

void
anning_note_versions_set_note (AnningNoteVersions *self,
                               AnningStore        *store,
                               gint64              note_id)
{
  static const char *const tables[] = { "note_version", "note_share", "note", "note_part" };

  g_return_if_fail (ANNING_IS_NOTE_VERSIONS (self) && ANNING_IS_STORE (store));

  self->store = g_object_ref (store);
  self->note_id = note_id;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *signal = g_strdup_printf ("changed::%s", tables[i]);

      g_signal_connect_object (store, signal, G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  reload (self);
}

void
anning_note_versions_set_people (AnningNoteVersions *self,
                                 GPtrArray          *relatives)
{
  g_return_if_fail (ANNING_IS_NOTE_VERSIONS (self) && relatives != NULL);

  g_hash_table_remove_all (self->people);
  for (guint i = 0; i < relatives->len; i++)
    {
      const AnningRelative *relative = g_ptr_array_index (relatives, i);

      if (relative->name != NULL)
        g_hash_table_insert (self->people, g_memdup2 (&relative->record.id, sizeof (gint64)), g_strdup (relative->name));
    }
  show_history (self);
}

void
anning_note_versions_set_for (AnningNoteVersions *self,
                              gint64              relative_id)
{
  g_return_if_fail (ANNING_IS_NOTE_VERSIONS (self));

  self->relative_id = relative_id;
}
