/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-record-notice.h"

#include <glib/gi18n.h>

#include "anning-source-button.h"
#include "anning-ui-texts.h"
#include "anning-value-row.h"

struct _AnningRecordNotice
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (AnningRecordNotice, anning_record_notice, ADW_TYPE_BIN)

/* What one may record, whom not, and what has to be kept. */
static const char *const shown[] = { "proc.evidence.exclude", "proc.evidence.limits", "proc.evidence.original" };

static void
add_fact (AnningRecordNotice *self,
          AnningFacts        *facts,
          const AnningFact   *fact)
{
  const char *ids[] = { fact->id, NULL };
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *source = anning_source_button_new (facts, ids, fact->statement);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fact->statement);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), fact->open);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  anning_action_row_name (ADW_ACTION_ROW (row), fact->statement);
  if (source != NULL)
    {
      gtk_widget_set_valign (source, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), source);
    }
  adw_preferences_group_add (self->group, row);
}

static void
texts_ready (gpointer     object,
             AnningTexts *texts)
{
  AnningRecordNotice *self = object;
  AnningFacts *facts = anning_texts_get_facts (texts);

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      const AnningFact *fact = anning_facts_find (facts, shown[i]);

      if (fact != NULL)
        add_fact (self, facts, fact);
    }
}

static void
anning_record_notice_class_init (AnningRecordNoticeClass *klass)
{
}

static void
anning_record_notice_init (AnningRecordNotice *self)
{
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _("What Is Known About Recording"));
  adw_preferences_group_set_description (self->group,
                                         _("Record only what you take part in yourself, and hand it only to those who decide on it."));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  anning_ui_texts_hand_to (self, texts_ready);
}

GtkWidget *
anning_record_notice_new (void)
{
  return g_object_new (ANNING_TYPE_RECORD_NOTICE, NULL);
}
