/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-payment-group.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-debt.h"
#include "anning-evidence-counts.h"
#include "anning-format.h"
#include "anning-planner-words.h"
#include "anning-rows.h"
#include "anning-source-button.h"
#include "anning-ui-texts.h"

#define EDITOR "anning-payment-editor"

struct _AnningPaymentGroup
{
  AnningRecordGroup parent_instance;

  AnningStore *store;
  AnningEvidenceCounts *receipts;
};

G_DEFINE_FINAL_TYPE (AnningPaymentGroup, anning_payment_group, ANNING_TYPE_RECORD_GROUP)

/* What an opened payment shows beside its fields. */
typedef struct
{
  GtkWidget *personal;           /* the warning about a personal account */
  AnningEvidenceGroup *receipts;
  gboolean loaded;
} Editor;

static const AnningRecordGroupTexts texts = {
  .add = N_("Add a payment"),
  .empty = N_("No payment is noted yet. Note each one with its day, and keep the receipt."),
  .remove = N_("Delete this payment"),
  .removed = N_("Payment deleted"),
};

static gpointer
anning_payment_group_create (AnningRecordGroup *group)
{
  AnningPayment *payment = anning_payment_new ();
  GDate today;

  anning_planner_today (&today);
  payment->day = anning_day_format (&today);
  payment->pay_to = g_strdup ("unknown");
  return payment;
}

/* ---- the fact that a row rests on ---- */

static void
show_source (gpointer     object,
             AnningTexts *its)
{
  const char *ids[] = { g_object_get_data (object, "anning-fact"), NULL };
  GtkWidget *button = anning_source_button_new (anning_texts_get_facts (its), ids,
                                                g_object_get_data (object, "anning-about"));

  if (button != NULL)
    adw_bin_set_child (ADW_BIN (object), button);
}

/* @fact, @about: not copied */
static GtkWidget *
new_source (const char *fact,
            const char *about)
{
  GtkWidget *bin = adw_bin_new ();

  g_object_set_data (G_OBJECT (bin), "anning-fact", (gpointer) fact);
  g_object_set_data (G_OBJECT (bin), "anning-about", (gpointer) about);
  gtk_widget_set_valign (bin, GTK_ALIGN_CENTER);
  anning_ui_texts_hand_to (bin, show_source);
  return bin;
}

/* ---- one payment ---- */

static GtkWidget *
add_text_row (AdwExpanderRow *parent,
              const char     *title,
              const char     *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_expander_row_add_row (parent, row);
  return row;
}

static GtkWidget *
add_personal (AdwExpanderRow *parent)
{
  GtkWidget *row = add_text_row (parent, _("This went to a personal account"),
                                 _("Before the next payment ask the creditor itself which account is meant: in its own app, "
                                   "by its official number, or in person. Keep what shows to whom it went."));
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (icon, "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_source ("scam.fakecollector", _("Personal account")));
  return row;
}

static void
add_undesignated (AdwExpanderRow *parent,
                  AnningForm     *form)
{
  GtkWidget *row = add_text_row (parent, _("It was not said for which debt this is"),
                                 _("This matters where several debts are owed to the same creditor. With the next "
                                   "payment, write for which debt it is, and keep that."));
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_source ("law.civil.560", _("Order of payments")));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  anning_form_bind (form, "undesignated", toggle);
}

static void
anning_payment_group_fill (AnningRecordGroup *group,
                           AdwExpanderRow    *row,
                           AnningForm        *form)
{
  Editor *editor = g_new0 (Editor, 1);

  anning_planner_add_row (row, form, ANNING_TYPE_DAY_ROW, "day", _("Day of payment"));
  anning_planner_add_row (row, form, ANNING_TYPE_MONEY_ROW, "amount", _("Amount paid (yuan)"));
  anning_planner_add_word_row (row, form, "pay_to", _("Paid into"), anning_pay_targets);
  editor->personal = add_personal (row);
  add_undesignated (row, form);
  anning_planner_add_row (row, form, ADW_TYPE_ENTRY_ROW, "remark", _("Remark on the payment"));
  editor->receipts = anning_planner_add_evidence (row, _("Receipt"),
                                                  _("Add the receipt: a screenshot of the transfer, the slip, the answer."));
  g_object_set_data_full (G_OBJECT (row), EDITOR, editor, g_free);
}

static gboolean
is_personal (const AnningPayment *payment)
{
  return g_strcmp0 (payment->pay_to, "personal_account") == 0;
}

static char *
dup_subtitle (const AnningPayment *payment,
              guint                n_receipts)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *day = anning_format_day (payment->day);

  g_string_append (text, day);
  if (n_receipts > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u receipt", "%u receipts", n_receipts), n_receipts);
    }
  if (is_personal (payment))
    g_string_append_printf (text, " · %s", _("to a personal account"));
  if (payment->undesignated == 1)
    g_string_append_printf (text, " · %s", _("not said for which debt"));
  if (payment->remark != NULL)
    g_string_append_printf (text, " · %s", payment->remark);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
anning_payment_group_describe (AnningRecordGroup *group,
                               AdwExpanderRow    *row,
                               gconstpointer      record)
{
  AnningPaymentGroup *self = ANNING_PAYMENT_GROUP (group);
  const AnningPayment *payment = record;
  Editor *editor = g_object_get_data (G_OBJECT (row), EDITOR);
  guint n_receipts = self->receipts != NULL ? anning_evidence_counts_get (self->receipts, payment->record.id) : 0;
  g_autofree char *amount = anning_format_money (payment->amount);
  g_autofree char *subtitle = dup_subtitle (payment, n_receipts);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), amount);
  adw_expander_row_set_subtitle (row, subtitle);
  if (editor == NULL)
    return;
  gtk_widget_set_visible (editor->personal, is_personal (payment));
  /* Before it is stored there is nothing that a receipt could belong to. */
  if (!editor->loaded && self->store != NULL && payment->record.id != 0)
    {
      editor->loaded = TRUE;
      anning_evidence_group_load (editor->receipts, self->store, "payment", payment->record.id);
    }
}

/* A receipt came or went. */
static void
describe_all (AnningPaymentGroup *self)
{
  AnningRecordGroup *group = ANNING_RECORD_GROUP (self);
  g_autoptr (GPtrArray) records = anning_record_group_get_records (group);

  for (guint i = 0; i < records->len; i++)
    anning_payment_group_describe (group, anning_record_group_get_row (group, i), g_ptr_array_index (records, i));
}

static void
anning_payment_group_dispose (GObject *object)
{
  AnningPaymentGroup *self = ANNING_PAYMENT_GROUP (object);

  g_clear_object (&self->receipts);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (anning_payment_group_parent_class)->dispose (object);
}

static void
anning_payment_group_class_init (AnningPaymentGroupClass *klass)
{
  AnningRecordGroupClass *group_class = ANNING_RECORD_GROUP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_payment_group_dispose;

  group_class->type = &anning_payment_type;
  group_class->link = "debt_id";
  group_class->texts = &texts;
  group_class->create = anning_payment_group_create;
  group_class->fill = anning_payment_group_fill;
  group_class->describe = anning_payment_group_describe;
}

static void
anning_payment_group_init (AnningPaymentGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Payments Made"));
}

/* Like anning_record_group_load(), with receipts. */
void
anning_payment_group_load (AnningPaymentGroup *self,
                           AnningStore        *store,
                           gint64              debt_id)
{
  g_return_if_fail (ANNING_IS_PAYMENT_GROUP (self) && ANNING_IS_STORE (store));

  self->store = g_object_ref (store);
  anning_record_group_load (ANNING_RECORD_GROUP (self), store, debt_id);
  self->receipts = anning_evidence_counts_new (store, "payment");
  g_signal_connect_object (self->receipts, "changed", G_CALLBACK (describe_all), self, G_CONNECT_SWAPPED);
}

/* Returns: FALSE when the payment of that id is not on the screen yet */
gboolean
anning_payment_group_open (AnningPaymentGroup *self,
                           gint64              payment_id)
{
  g_autoptr (GPtrArray) records = NULL;

  g_return_val_if_fail (ANNING_IS_PAYMENT_GROUP (self), FALSE);

  records = anning_record_group_get_records (ANNING_RECORD_GROUP (self));
  for (guint i = 0; i < records->len; i++)
    {
      AdwExpanderRow *row = anning_record_group_get_row (ANNING_RECORD_GROUP (self), i);

      if (ANNING_RECORD (g_ptr_array_index (records, i))->id != payment_id)
        continue;
      adw_expander_row_set_expanded (row, TRUE);
      gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
      return TRUE;
    }
  return FALSE;
}
