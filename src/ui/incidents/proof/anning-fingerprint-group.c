/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-fingerprint-group.h"

#include <glib/gi18n.h>

#include "anning-fingerprint-card.h"
#include "anning-format.h"
#include "anning-planner-words.h"
#include "anning-rows.h"

#define FORM "anning-fingerprint-form"
#define SEQ "anning-fingerprint-seq"

struct _AnningFingerprintGroup
{
  AnningRecordGroup parent_instance;

  gint64 wanted; /* to be opened once it is there; 0: none */
};

enum
{
  CHECK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningFingerprintGroup, anning_fingerprint_group, ANNING_TYPE_RECORD_GROUP)

static const AnningRecordGroupTexts texts = {
  .empty = N_("No fingerprint yet. Take one, send it to somebody, and write down here who has it."),
  .remove = N_("Delete this fingerprint"),
  .removed = N_("Fingerprint deleted"),
};

static gpointer
anning_fingerprint_group_create (AnningRecordGroup *group)
{
  return anning_fingerprint_new ();
}

static void
check_cb (GtkButton              *button,
          AnningFingerprintGroup *self)
{
  AnningForm *form = g_object_get_data (G_OBJECT (button), FORM);

  g_signal_emit (self, signals[CHECK], 0, ANNING_RECORD (anning_form_get_record (form))->id);
}

static void
anning_fingerprint_group_fill (AnningRecordGroup *group,
                               AdwExpanderRow    *row,
                               AnningForm        *form)
{
  GtkWidget *holder = adw_preferences_row_new ();
  GtkWidget *card = anning_fingerprint_card_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Check This One"));

  anning_planner_add_row (row, form, ADW_TYPE_ENTRY_ROW, "sent_to", _("Sent to"));
  anning_planner_add_row (row, form, ANNING_TYPE_DAY_ROW, "sent_day", _("Sent on"));
  anning_planner_add_row (row, form, ADW_TYPE_ENTRY_ROW, "remark", _("Remark on the fingerprint"));

  anning_fingerprint_card_set_fingerprint (ANNING_FINGERPRINT_CARD (card), anning_form_get_record (form));
  gtk_widget_set_margin_start (card, 12);
  gtk_widget_set_margin_end (card, 12);
  gtk_widget_set_margin_top (card, 12);
  gtk_widget_set_margin_bottom (card, 12);
  g_object_set_data_full (G_OBJECT (button), FORM, g_object_ref (form), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (check_cb), group, 0);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (card), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (holder), card);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (holder), FALSE);
  gtk_widget_set_focusable (holder, FALSE);
  anning_row_name (GTK_LIST_BOX_ROW (holder), _("The fingerprint"));
  adw_expander_row_add_row (row, holder);
}

static char *
dup_subtitle (const AnningFingerprint *fingerprint)
{
  g_autofree char *day = fingerprint->sent_day != NULL ? anning_format_day (fingerprint->sent_day) : NULL;

  if (fingerprint->sent_to != NULL && day != NULL)
    /* Translators: whom it was sent to, a day */
    return g_strdup_printf (_("sent to %1$s on %2$s"), fingerprint->sent_to, day);
  if (fingerprint->sent_to != NULL)
    /* Translators: %s is whom it was sent to */
    return g_strdup_printf (_("sent to %s"), fingerprint->sent_to);
  if (day != NULL)
    /* Translators: %s is a day */
    return g_strdup_printf (_("sent on %s"), day);
  return g_strdup (_("nobody else has it yet"));
}

static void
anning_fingerprint_group_describe (AnningRecordGroup *group,
                                   AdwExpanderRow    *row,
                                   gconstpointer      record)
{
  const AnningFingerprint *fingerprint = record;
  g_autofree char *date = anning_format_date (fingerprint->at, ANNING_CHINA_OFFSET);
  g_autofree char *time = anning_format_time (fingerprint->at, ANNING_CHINA_OFFSET);
  /* Translators: the number of an entry in the journal, its date, its time */
  g_autofree char *title = g_strdup_printf (_("#%1$lld · %2$s %3$s"), (long long) fingerprint->seq, date, time);
  g_autofree char *subtitle = dup_subtitle (fingerprint);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (row, subtitle);
  g_object_set_data (G_OBJECT (row), SEQ, GSIZE_TO_POINTER ((gsize) fingerprint->seq));
}

static void
open_wanted (AnningFingerprintGroup *self)
{
  g_autoptr (GPtrArray) records = NULL;

  if (self->wanted == 0)
    return;
  records = anning_record_group_get_records (ANNING_RECORD_GROUP (self));
  for (guint i = 0; i < records->len; i++)
    {
      AdwExpanderRow *row = anning_record_group_get_row (ANNING_RECORD_GROUP (self), i);

      if (ANNING_RECORD (g_ptr_array_index (records, i))->id != self->wanted)
        continue;
      self->wanted = 0;
      adw_expander_row_set_expanded (row, TRUE);
      gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
      return;
    }
}

/* The list puts what is new at its end. */
static int
compare_rows (GtkListBoxRow *a,
              GtkListBoxRow *b,
              gpointer       user_data)
{
  gsize seq_a = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (a), SEQ));
  gsize seq_b = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (b), SEQ));

  return seq_a > seq_b ? -1 : seq_a < seq_b ? 1 : 0;
}

static void
changed_cb (AnningFingerprintGroup *self)
{
  gtk_list_box_invalidate_sort (anning_record_group_get_list (ANNING_RECORD_GROUP (self)));
  open_wanted (self);
}

static void
anning_fingerprint_group_class_init (AnningFingerprintGroupClass *klass)
{
  AnningRecordGroupClass *group_class = ANNING_RECORD_GROUP_CLASS (klass);

  group_class->type = &anning_fingerprint_type;
  group_class->texts = &texts;
  group_class->create = anning_fingerprint_group_create;
  group_class->fill = anning_fingerprint_group_fill;
  group_class->describe = anning_fingerprint_group_describe;

  signals[CHECK] = g_signal_new ("check", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
anning_fingerprint_group_init (AnningFingerprintGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Taken So Far"));
  gtk_list_box_set_sort_func (anning_record_group_get_list (ANNING_RECORD_GROUP (self)), compare_rows, NULL, NULL);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
}

GtkWidget *
anning_fingerprint_group_new (void)
{
  return g_object_new (ANNING_TYPE_FINGERPRINT_GROUP, NULL);
}

void
anning_fingerprint_group_open (AnningFingerprintGroup *self,
                               gint64                  id)
{
  g_return_if_fail (ANNING_IS_FINGERPRINT_GROUP (self));

  self->wanted = id;
  open_wanted (self);
}
