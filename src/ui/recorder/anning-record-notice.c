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

static GtkWidget *
add_text (GtkWidget  *box,
          const char *text,
          const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* The source stands below: beside it a statement would be a column of three words. */
static void
add_fact (AnningRecordNotice *self,
          AnningFacts        *facts,
          const AnningFact   *fact)
{
  const char *ids[] = { fact->id, NULL };
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *source = anning_source_button_new (facts, ids, fact->statement);

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 6);
  add_text (box, fact->statement, NULL);
  if (fact->open != NULL)
    {
      GtkWidget *open = add_text (box, fact->open, "caption");

      gtk_widget_add_css_class (open, "dim-label");
    }
  if (source != NULL)
    {
      gtk_widget_set_halign (source, GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (box), source);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  anning_row_name (GTK_LIST_BOX_ROW (row), fact->statement);
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
