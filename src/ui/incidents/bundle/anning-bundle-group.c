/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-bundle-group.h"

#include <glib/gi18n.h>

#include "anning-bundle-entry.h"
#include "anning-bundle-words.h"
#include "anning-format.h"
#include "anning-planner-words.h"
#include "anning-rows.h"
#include "anning-toasts.h"

struct _AnningBundleGroup
{
  AnningRecordGroup parent_instance;
};

G_DEFINE_FINAL_TYPE (AnningBundleGroup, anning_bundle_group, ANNING_TYPE_RECORD_GROUP)

static const AnningRecordGroupTexts texts = {
  .empty = N_("No bundle was made yet."),
  .remove = N_("Delete this entry; the file stays where it is"),
  .removed = N_("Entry deleted"),
};

static gpointer
anning_bundle_group_create (AnningRecordGroup *group)
{
  return anning_bundle_entry_new ();
}

static void
copy_cb (GtkWidget  *button,
         const char *sum)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), sum);
  anning_toast (button, _("The fingerprint is copied."));
}

static void
free_sum (gpointer  data,
          GClosure *closure)
{
  g_free (data);
}

static void
add_sum (AdwExpanderRow          *row,
         const AnningBundleEntry *entry)
{
  GtkWidget *holder = adw_action_row_new ();
  GtkWidget *button;
  const char *label = _("Copy the fingerprint");

  if (entry->sha256 == NULL)
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (holder), _("Fingerprint"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (holder), entry->sha256);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (holder), 0);
  button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (copy_cb), g_strdup (entry->sha256), free_sum, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (holder), button);
  adw_expander_row_add_row (row, holder);
}

static void
add_about (AdwExpanderRow          *row,
           const AnningBundleEntry *entry)
{
  GtkWidget *holder = adw_action_row_new ();
  g_autofree char *title = NULL;
  g_autofree char *days = NULL;

  /* Translators: how many contacts a bundle holds, and how many originals */
  title = g_strdup_printf (ngettext ("%1$lld contact, originals: %2$lld", "%1$lld contacts, originals: %2$lld",
                                     (gulong) MAX (entry->n_incidents, 0)),
                           (long long) entry->n_incidents, (long long) entry->n_originals);
  if (entry->first_day != NULL && entry->last_day != NULL)
    days = g_strdup_printf ("%s – %s", entry->first_day, entry->last_day);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (holder), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (holder), 0);
  if (days != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (holder), days);
  gtk_widget_add_css_class (holder, "numeric");
  adw_expander_row_add_row (row, holder);
}

static void
anning_bundle_group_fill (AnningRecordGroup *group,
                          AdwExpanderRow    *row,
                          AnningForm        *form)
{
  const AnningBundleEntry *entry = anning_form_get_record (form);

  anning_planner_add_row (row, form, ADW_TYPE_ENTRY_ROW, "receiver", _("For whom"));
  anning_planner_add_row (row, form, ADW_TYPE_ENTRY_ROW, "remark", _("Remark: how it went there, a file number"));
  add_about (row, entry);
  add_sum (row, entry);
}

static void
anning_bundle_group_describe (AnningRecordGroup *group,
                              AdwExpanderRow    *row,
                              gconstpointer      record)
{
  const AnningBundleEntry *entry = record;
  g_autofree char *date = anning_format_date (entry->made_at, ANNING_CHINA_OFFSET);
  g_autofree char *time = anning_format_time (entry->made_at, ANNING_CHINA_OFFSET);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *escaped_title = NULL;
  g_autofree char *escaped = NULL;

  title = g_strdup_printf ("%s %s%s%s", date, time, entry->receiver != NULL ? " · " : "",
                           entry->receiver != NULL ? entry->receiver : "");
  subtitle = g_strdup_printf ("%s%s%s", entry->name != NULL ? entry->name : "", entry->creditor != NULL ? " · " : "",
                              entry->creditor != NULL ? entry->creditor : "");
  escaped_title = g_markup_escape_text (title, -1);
  escaped = g_markup_escape_text (subtitle, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped_title);
  adw_expander_row_set_subtitle (row, escaped);
}

static void
anning_bundle_group_class_init (AnningBundleGroupClass *klass)
{
  AnningRecordGroupClass *group_class = ANNING_RECORD_GROUP_CLASS (klass);

  group_class->type = &anning_bundle_entry_type;
  group_class->texts = &texts;
  group_class->create = anning_bundle_group_create;
  group_class->fill = anning_bundle_group_fill;
  group_class->describe = anning_bundle_group_describe;
}

static void
anning_bundle_group_init (AnningBundleGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Bundles That Were Made"));
}

GtkWidget *
anning_bundle_group_new (void)
{
  return g_object_new (ANNING_TYPE_BUNDLE_GROUP, NULL);
}
