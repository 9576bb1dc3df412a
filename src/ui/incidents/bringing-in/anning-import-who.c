/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-who.h"

#include <glib/gi18n.h>

#include "anning-debt.h"
#include "anning-import-words.h"
#include "anning-link-row.h"
#include "anning-relative.h"
#include "anning-rows.h"

struct _AnningImportWho
{
  AdwBin parent_instance;

  AnningNumber *number;
  gboolean showing;

  AdwPreferencesGroup *group;
  AnningLinkRow *debt;
  AdwEntryRow *creditor;
  AdwEntryRow *collector;
  AdwEntryRow *label;
  AnningLinkRow *relative;
  GtkSwitch *private;
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningImportWho, anning_import_who, ADW_TYPE_BIN)

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

static void
show_private (AnningImportWho *self)
{
  gboolean others = !gtk_switch_get_active (self->private);

  gtk_widget_set_sensitive (GTK_WIDGET (self->debt), others);
  gtk_widget_set_sensitive (GTK_WIDGET (self->creditor), others);
  gtk_widget_set_sensitive (GTK_WIDGET (self->collector), others);
  gtk_widget_set_sensitive (GTK_WIDGET (self->relative), others);
}

/* The creditor of the debt that was chosen, where none was typed. */
static void
debt_cb (AnningImportWho *self)
{
  const AnningDebt *debt = anning_link_row_get_record (self->debt);

  if (self->showing || debt == NULL || debt->creditor == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->creditor), debt->creditor);
}

static void
done_cb (AnningImportWho *self)
{
  if (self->number != NULL)
    g_signal_emit (self, signals[DONE], 0);
}

static void
anning_import_who_dispose (GObject *object)
{
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNING_TYPE_IMPORT_WHO);

  G_OBJECT_CLASS (anning_import_who_parent_class)->dispose (object);
}

static void
anning_import_who_finalize (GObject *object)
{
  g_clear_pointer (&ANNING_IMPORT_WHO (object)->number, anning_number_free);

  G_OBJECT_CLASS (anning_import_who_parent_class)->finalize (object);
}

static void
anning_import_who_class_init (AnningImportWhoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = anning_import_who_dispose;
  object_class->finalize = anning_import_who_finalize;

  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ANNING_TYPE_LINK_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/incidents/anning-import-who.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningImportWho, group);
  gtk_widget_class_bind_template_child (widget_class, AnningImportWho, debt);
  gtk_widget_class_bind_template_child (widget_class, AnningImportWho, creditor);
  gtk_widget_class_bind_template_child (widget_class, AnningImportWho, collector);
  gtk_widget_class_bind_template_child (widget_class, AnningImportWho, label);
  gtk_widget_class_bind_template_child (widget_class, AnningImportWho, relative);
  gtk_widget_class_bind_template_child (widget_class, AnningImportWho, private);
  gtk_widget_class_bind_template_callback (widget_class, show_private);
  gtk_widget_class_bind_template_callback (widget_class, debt_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
}

static void
anning_import_who_init (AnningImportWho *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Once, before anything is shown. */
void
anning_import_who_set_store (AnningImportWho *self,
                             AnningStore     *store)
{
  g_return_if_fail (ANNING_IS_IMPORT_WHO (self) && ANNING_IS_STORE (store));

  self->showing = TRUE;
  anning_link_row_set_type (self->debt, store, &anning_debt_type, debt_name, _("Of no debt in the list"));
  anning_link_row_set_type (self->relative, store, &anning_relative_type, relative_name, _("Nobody from the list"));
  self->showing = FALSE;
}

static void
show_text (AdwEntryRow *row,
           const char  *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

/*
 * anning_import_who_show:
 * @info: of a number, not of contacts without one
 * @record: (nullable): what is known of it or was said before
 */
void
anning_import_who_show (AnningImportWho              *self,
                        const AnningImportNumberInfo *info,
                        const AnningNumber           *record)
{
  g_autofree char *who = NULL;
  g_autofree char *about = NULL;
  g_autofree char *escaped = NULL;

  g_return_if_fail (ANNING_IS_IMPORT_WHO (self));
  g_return_if_fail (info != NULL && info->number != NULL);

  g_clear_pointer (&self->number, anning_number_free);
  self->number = record != NULL ? anning_number_copy (record) : anning_number_new ();
  g_free (self->number->number);
  self->number->number = g_strdup (info->number);
  if (record == NULL)
    {
      self->number->creditor = g_strdup (info->creditor);
      self->number->collector = g_strdup (info->collector);
      self->number->debt_id = self->number->relative_id = ANNING_UNKNOWN;
      self->number->private = 0;
    }

  who = anning_import_words_who (info);
  about = anning_import_words_number (info);
  escaped = g_markup_escape_text (who, -1);
  adw_preferences_group_set_title (self->group, escaped);
  adw_preferences_group_set_description (self->group, about);
  self->showing = TRUE;
  g_object_set (self->debt, "value", self->number->debt_id, NULL);
  g_object_set (self->relative, "value", self->number->relative_id, NULL);
  show_text (self->creditor, self->number->creditor);
  show_text (self->collector, self->number->collector);
  show_text (self->label, self->number->label);
  gtk_switch_set_active (self->private, self->number->private == 1);
  self->showing = FALSE;
  show_private (self);
}

static void
take_text (char        **field,
           AdwEntryRow  *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  g_free (*field);
  *field = *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* Returns: (transfer full): what was said of the number that is shown; what is private is of no creditor */
AnningNumber *
anning_import_who_dup_number (AnningImportWho *self)
{
  AnningNumber *number;

  g_return_val_if_fail (ANNING_IS_IMPORT_WHO (self) && self->number != NULL, NULL);

  number = anning_number_copy (self->number);
  number->private = gtk_switch_get_active (self->private) ? 1 : 0;
  take_text (&number->label, self->label);
  take_text (&number->creditor, self->creditor);
  take_text (&number->collector, self->collector);
  number->debt_id = anning_link_row_get_value (self->debt);
  number->relative_id = anning_link_row_get_value (self->relative);
  if (number->private)
    {
      g_clear_pointer (&number->creditor, g_free);
      g_clear_pointer (&number->collector, g_free);
      number->debt_id = ANNING_UNKNOWN;
      number->relative_id = ANNING_UNKNOWN;
    }
  return number;
}
