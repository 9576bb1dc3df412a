/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-bundle-consents.h"

#include <glib/gi18n.h>

#include "anning-record-list.h"
#include "anning-relative.h"
#include "anning-toasts.h"

struct _AnningBundleConsents
{
  AdwBin parent_instance;

  AnningStore *store;
  AnningRecordList *relatives;
  GPtrArray *rows; /* GtkWidget */
  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (AnningBundleConsents, anning_bundle_consents, ADW_TYPE_BIN)

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningBundleConsents) self = user_data;
  g_autoptr (GError) error = NULL;

  if (anning_records_save_finish (ANNING_STORE (source), result, &error) == 0
      && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    anning_toast_error (GTK_WIDGET (self), error);
}

static void
switched_cb (AnningBundleConsents *self,
             GParamSpec           *pspec,
             GtkSwitch            *toggle)
{
  const gint64 *id = g_object_get_data (G_OBJECT (toggle), "relative");

  if (self->relatives == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->relatives)); i++)
    {
      const AnningRelative *relative = anning_record_list_get (self->relatives, i);
      g_autoptr (AnningRelative) changed = NULL;
      g_autoptr (GDateTime) now = NULL;

      if (relative->record.id != *id)
        continue;
      changed = anning_relative_copy (relative);
      now = g_date_time_new_now_local ();
      g_free (changed->consent_day);
      changed->consent_day = gtk_switch_get_active (toggle) ? g_date_time_format (now, "%Y-%m-%d") : NULL;
      anning_records_save_async (self->store, &anning_relative_type, changed, saved_cb, g_object_ref (self));
      return;
    }
}

static GtkWidget *
new_row (AnningBundleConsents *self,
         const AnningRelative *relative)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();
  g_autofree char *consent = NULL;

  if (relative->consent_day != NULL)
    /* Translators: %s is a day */
    consent = g_strdup_printf (_("Agreed to be named, on %s"), relative->consent_day);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), relative->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), consent != NULL ? consent
                                                                     : _("Stands in it as a letter, not by name"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), relative->consent_day != NULL);
  g_object_set_data_full (G_OBJECT (toggle), "relative", g_memdup2 (&relative->record.id, sizeof (gint64)), g_free);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  return row;
}

static void
show (AnningBundleConsents *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->relatives));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n; i++)
    {
      const AnningRelative *relative = anning_record_list_get (self->relatives, i);
      GtkWidget *row;

      if (relative->name == NULL || *relative->name == '\0')
        continue;
      row = new_row (self, relative);
      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

static void
anning_bundle_consents_dispose (GObject *object)
{
  AnningBundleConsents *self = ANNING_BUNDLE_CONSENTS (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->relatives);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_bundle_consents_parent_class)->dispose (object);
}

static void
anning_bundle_consents_finalize (GObject *object)
{
  AnningBundleConsents *self = ANNING_BUNDLE_CONSENTS (object);

  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (anning_bundle_consents_parent_class)->finalize (object);
}

static void
anning_bundle_consents_class_init (AnningBundleConsentsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_bundle_consents_dispose;
  object_class->finalize = anning_bundle_consents_finalize;
}

static void
anning_bundle_consents_init (AnningBundleConsents *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _("Relatives"));
  adw_preferences_group_set_description (self->group,
                                         _("Ask them first. Who has agreed is named; the day is kept with them."));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
anning_bundle_consents_new (void)
{
  return g_object_new (ANNING_TYPE_BUNDLE_CONSENTS, NULL);
}

void
anning_bundle_consents_set_store (AnningBundleConsents *self,
                                  AnningStore          *store)
{
  g_return_if_fail (ANNING_IS_BUNDLE_CONSENTS (self) && ANNING_IS_STORE (store) && self->store == NULL);

  self->store = g_object_ref (store);
  self->relatives = anning_record_list_new (store, &anning_relative_type, NULL, 0);
  show (self);
  g_signal_connect_object (self->relatives, "items-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
}
