/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-original-facts.h"

#include <glib/gi18n.h>

#include "anning-format.h"
#include "anning-import-item.h"
#include "anning-original-kind.h"
#include "anning-search-lines.h"
#include "anning-toasts.h"

struct _AnningOriginalFacts
{
  AdwBin parent_instance;

  AnningStore *store;
  GCancellable *cancellable;
  char *sha256;
  gint64 use_id; /* 0: none */
  AdwPreferencesGroup *facts;
  AdwPreferencesGroup *others;
};

G_DEFINE_FINAL_TYPE (AnningOriginalFacts, anning_original_facts, ADW_TYPE_BIN)

static GtkWidget *
add_fact (AnningOriginalFacts *self,
          const char          *name,
          const char          *value)
{
  GtkWidget *row = adw_action_row_new ();

  /* Names come from outside: they are not markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (self->facts, row);
  return row;
}

/* As the clock of this computer stands. */
static char *
dup_moment (gint64 instant)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (instant / ANNING_MS_PER_SECOND);
  g_autofree char *iso = local != NULL ? g_date_time_format (local, "%Y-%m-%d") : NULL;
  g_autofree char *day = anning_format_day (iso);
  g_autofree char *time = NULL;

  if (local == NULL)
    return g_strdup ("—");
  time = anning_format_time_seconds (instant, g_date_time_get_utc_offset (local) / G_TIME_SPAN_MINUTE);
  return g_strdup_printf ("%s %s", day, time);
}

static void
copy_cb (AnningOriginalFacts *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->sha256);
  anning_toast (GTK_WIDGET (self), _("SHA-256 copied"));
}

char *
anning_original_dup_digest (const char *sha256)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (sha256 != NULL, g_string_free (text, FALSE));

  for (guint i = 0; sha256[i] != '\0'; i++)
    {
      if (i > 0 && i % 8 == 0)
        g_string_append_c (text, ' ');
      g_string_append_c (text, sha256[i]);
    }
  return g_string_free (text, FALSE);
}

static void
add_digest (AnningOriginalFacts *self)
{
  g_autofree char *grouped = anning_original_dup_digest (self->sha256);
  GtkWidget *row = add_fact (self, "SHA-256", grouped);
  GtkWidget *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  const char *label = _("Copy the whole SHA-256");

  gtk_widget_add_css_class (row, "numeric");
  gtk_widget_set_valign (copy, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (copy, "flat");
  gtk_widget_set_tooltip_text (copy, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (copy), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (copy, "clicked", G_CALLBACK (copy_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), copy);
}

static void
fill (AnningOriginalFacts     *self,
      const AnningEvidence    *evidence,
      const AnningEvidenceUse *use)
{
  g_autofree char *size = g_format_size_full ((guint64) evidence->size, G_FORMAT_SIZE_LONG_FORMAT);
  g_autofree char *kind = g_strdup_printf ("%s · %s · %s", anning_original_kind_name (anning_original_kind (evidence)),
                                           evidence->media_type, size);
  g_autofree char *added = dup_moment (use != NULL ? use->added_at : evidence->added_at);

  add_fact (self, _("Kind and size"), kind);
  if (use != NULL && use->name != NULL)
    {
      g_autofree char *name = anning_import_clean_name (use->name);

      add_fact (self, _("Name it came with"), name);
    }
  if (use != NULL && use->path != NULL)
    {
      g_autofree char *path = anning_import_clean_name (use->path);

      add_fact (self, _("Where it lay"), path);
    }
  if (use != NULL && use->file_time != ANNING_UNKNOWN)
    {
      g_autofree char *file_time = dup_moment (use->file_time);

      add_fact (self, _("Time of the file"), file_time);
    }
  add_fact (self, _("Brought in"), added);
  add_digest (self);
}

/* ---- what else it belongs to ---- */

typedef struct
{
  char *table;
  gint64 id;
} Target;

static void
target_free (gpointer   data,
             GClosure  *closure)
{
  Target *target = data;

  g_free (target->table);
  g_free (target);
}

static void
activated_cb (GtkWidget    *row,
              const Target *target)
{
  GtkRoot *root = gtk_widget_get_root (row);
  GtkWindow *parent = GTK_IS_WINDOW (root) ? gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;
  GtkWidget *from = parent != NULL ? GTK_WIDGET (parent) : row;

  gtk_widget_activate_action (from, "app.show-record", "(sxs)", target->table, target->id, "");
  /* The sheet stands over what was asked for. */
  if (parent != NULL)
    gtk_window_close (GTK_WINDOW (root));
}

GtkWidget *
anning_original_user_row_new (const AnningOriginalUser *user)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GString) title = g_string_new (anning_search_table_label (user->use->owner));
  g_autoptr (GString) subtitle = g_string_new (NULL);
  Target *target = g_new0 (Target, 1);

  if (user->at != ANNING_UNKNOWN)
    {
      g_autofree char *date = anning_format_date (user->at, user->utc_offset);
      g_autofree char *time = anning_format_time (user->at, user->utc_offset);

      g_string_append_printf (title, " · %s %s", date, time);
    }
  else if (user->title != NULL)
    {
      g_string_append_printf (title, " · %s", user->title);
    }
  if (user->channel != NULL)
    g_string_append (subtitle, anning_format_word (anning_channels, user->channel));
  if (user->at != ANNING_UNKNOWN && user->title != NULL)
    g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? " · " : "", user->title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title->str);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle->str);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  target->table = g_strdup (user->use->owner);
  target->id = user->use->owner_id;
  g_signal_connect_data (row, "activated", G_CALLBACK (activated_cb), target, target_free, 0);
  return row;
}

static void
users_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningOriginalFacts) self = user_data;
  g_autoptr (GPtrArray) users = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  users = anning_original_users_read_finish (ANNING_STORE (source), result, &error);
  /* What is shown does not depend on it: whoever shows the record says what is wrong with the file. */
  if (self->store == NULL || users == NULL)
    return;
  for (guint i = 0; i < users->len; i++)
    {
      const AnningOriginalUser *user = g_ptr_array_index (users, i);

      if (user->use->id == self->use_id)
        continue;
      adw_preferences_group_add (self->others, anning_original_user_row_new (user));
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->others), n > 0);
}

/* ---- the object ---- */

static void
anning_original_facts_dispose (GObject *object)
{
  AnningOriginalFacts *self = ANNING_ORIGINAL_FACTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_original_facts_parent_class)->dispose (object);
}

static void
anning_original_facts_finalize (GObject *object)
{
  g_free (ANNING_ORIGINAL_FACTS (object)->sha256);
  G_OBJECT_CLASS (anning_original_facts_parent_class)->finalize (object);
}

static void
anning_original_facts_class_init (AnningOriginalFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_original_facts_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_original_facts_finalize;
}

static void
anning_original_facts_init (AnningOriginalFacts *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->cancellable = g_cancellable_new ();
  self->facts = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->others = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->facts, _("About This Original"));
  adw_preferences_group_set_title (self->others, _("Also Belongs To"));
  gtk_widget_set_visible (GTK_WIDGET (self->others), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->facts));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->others));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
anning_original_facts_new (AnningStore             *store,
                           const AnningEvidence    *evidence,
                           const AnningEvidenceUse *use)
{
  AnningOriginalFacts *self;

  g_return_val_if_fail (ANNING_IS_STORE (store) && evidence != NULL, NULL);

  self = g_object_new (ANNING_TYPE_ORIGINAL_FACTS, NULL);
  self->store = g_object_ref (store);
  self->sha256 = g_strdup (evidence->sha256);
  self->use_id = use != NULL ? use->id : 0;
  fill (self, evidence, use);
  anning_original_users_read_async (store, evidence->id, self->cancellable, users_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
