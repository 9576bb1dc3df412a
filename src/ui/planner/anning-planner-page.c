/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-planner-page.h"

#include <glib/gi18n.h>

#include "anning-budget-view.h"
#include "anning-debt-detail.h"
#include "anning-debt-row.h"
#include "anning-debt-standing.h"
#include "anning-format.h"
#include "anning-planner-words.h"
#include "anning-proposal.h"
#include "anning-record-list.h"
#include "anning-toasts.h"

struct _AnningPlannerPage
{
  AnningPage parent_instance;

  AdwLeaflet *leaflet;
  GtkStack *states;
  AdwStatusPage *problem;
  GtkWidget *summary;
  AdwActionRow *total_row;
  GtkLabel *total;
  AdwActionRow *next_row;
  GtkLabel *next;
  GtkWidget *empty;
  GtkWidget *debts_group;
  GtkListBox *debt_list;
  GtkWidget *detail_pane;
  AdwBin *detail_bin;

  AnningRecordList *debts;
  AnningRecordList *fees;
  AnningRecordList *proposals;
  AnningRecordList *payments;
  gint64 shown;   /* the debt on the right, 0: none, a new one, or the budget */
  gint64 pending; /* a debt to be shown once the list is read */
};

G_DEFINE_FINAL_TYPE (AnningPlannerPage, anning_planner_page, ANNING_TYPE_PAGE)

/* There is nothing to choose from an empty list, which says itself what to do. */
static void
update_placeholder (AnningPlannerPage *self)
{
  GtkWidget *child = adw_bin_get_child (self->detail_bin);

  if (ADW_IS_STATUS_PAGE (child))
    gtk_widget_set_visible (child, self->debts != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->debts)) > 0);
}

static void
show_placeholder (AnningPlannerPage *self)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "anning-planner-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _("Choose a debt"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status),
                                   _("Here you see what it costs, its schedule, your proposals and payments."));
  adw_bin_set_child (self->detail_bin, status);
  self->shown = 0;
  update_placeholder (self);
}

static void
select_row (AnningPlannerPage *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->debt_list, i)) != NULL; i++)
    {
      if (self->shown != 0 && anning_debt_row_get_id (ANNING_DEBT_ROW (row)) == self->shown)
        {
          gtk_list_box_select_row (self->debt_list, row);
          return;
        }
    }
  gtk_list_box_unselect_all (self->debt_list);
}

/* Returns: (nullable): the debt of that id, when it is on the list */
static const AnningDebt *
find_debt (AnningPlannerPage *self,
           gint64             id)
{
  guint n = self->debts != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->debts)) : 0;

  for (guint i = 0; i < n; i++)
    {
      const AnningDebt *debt = anning_record_list_get (self->debts, i);

      if (debt->record.id == id)
        return debt;
    }
  return NULL;
}

static void
take_records (GPtrArray         *records,
              AnningRecordList  *list,
              const AnningField *debt_id,
              gint64             id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < n; i++)
    {
      gconstpointer record = anning_record_list_get (list, i);

      if (anning_record_get_integer (debt_id, record) == id)
        g_ptr_array_add (records, (gpointer) record);
    }
}

/* Returns: (transfer full): what is known of one debt; its records stay those of the lists */
static AnningDebtCase *
find_case (AnningPlannerPage *self,
           const AnningDebt  *debt)
{
  AnningDebtCase *debt_case = anning_debt_case_new (debt);

  take_records (debt_case->fees, self->fees,
                anning_record_find_field (&anning_debt_fee_type, "debt_id"), debt->record.id);
  take_records (debt_case->proposals, self->proposals,
                anning_record_find_field (&anning_proposal_type, "debt_id"), debt->record.id);
  take_records (debt_case->payments, self->payments,
                anning_record_find_field (&anning_payment_type, "debt_id"), debt->record.id);
  return debt_case;
}

static void
show_sum (AnningPlannerPage    *self,
          const AnningDebtsSum *sum)
{
  g_autofree char *total = anning_format_money (sum->owed);
  g_autofree char *count = NULL;
  g_autofree char *unknown = NULL;
  g_autofree char *subtitle = NULL;

  count = g_strdup_printf (ngettext ("%u open debt", "%u open debts", sum->n_open), sum->n_open);
  if (sum->n_unknown > 0)
    {
      unknown = g_strdup_printf (ngettext ("%u without a sum", "%u without a sum", sum->n_unknown), sum->n_unknown);
      subtitle = g_strdup_printf ("%s · %s", count, unknown);
    }
  gtk_label_set_label (self->total, total);
  adw_action_row_set_subtitle (self->total_row, subtitle != NULL ? subtitle : count);

  gtk_widget_set_visible (GTK_WIDGET (self->next_row), g_date_valid (&sum->next_due));
  if (g_date_valid (&sum->next_due))
    {
      g_autofree char *iso = anning_day_format (&sum->next_due);
      g_autofree char *day = anning_format_day (iso);
      g_autofree char *payment = anning_format_money (sum->next_payment);

      adw_action_row_set_subtitle (self->next_row, day);
      gtk_label_set_label (self->next, payment);
    }
}

/* Rows and sums from the debts and proposals as they stand in the file. */
static void
update (AnningPlannerPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->debts));
  AnningDebtsSum sum = { 0 };
  GDate today;

  anning_planner_today (&today);
  for (guint i = 0; i < n; i++)
    {
      const AnningDebt *debt = anning_record_list_get (self->debts, i);
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->debt_list, i);
      g_autoptr (AnningDebtCase) debt_case = find_case (self, debt);
      AnningDebtStanding standing;

      anning_debt_standing (debt_case, &today, &standing);
      anning_debts_sum_add (&sum, &standing);
      anning_debt_row_show (ANNING_DEBT_ROW (row), debt, &standing);
    }
  show_sum (self, &sum);
  gtk_widget_set_visible (self->summary, n > 0);
  gtk_widget_set_visible (self->debts_group, n > 0);
  gtk_widget_set_visible (self->empty, n == 0);
  update_placeholder (self);
}

static void
on_stored (AnningPlannerPage *self,
           gint64             id)
{
  self->shown = id;
  select_row (self);
}

static void
show_detail (AnningPlannerPage *self,
             const AnningDebt  *debt)
{
  GtkWidget *detail = anning_debt_detail_new (anning_page_get_store (ANNING_PAGE (self)), debt);

  g_signal_connect_object (detail, "stored", G_CALLBACK (on_stored), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (detail, "removed", G_CALLBACK (show_placeholder), self, G_CONNECT_SWAPPED);
  self->shown = debt->record.id;
  adw_bin_set_child (self->detail_bin, detail);
  select_row (self);
  adw_leaflet_set_visible_child (self->leaflet, self->detail_pane);
}

static void
show_debt (AnningPlannerPage *self,
           gint64             id)
{
  const AnningDebt *debt = find_debt (self, id);

  if (debt == NULL)
    {
      /* The list is still being read. */
      self->pending = id;
      return;
    }
  self->pending = 0;
  if (self->shown == id)
    adw_leaflet_set_visible_child (self->leaflet, self->detail_pane);
  else
    show_detail (self, debt);
}

static void
on_debts_changed (AnningPlannerPage *self)
{
  GtkWidget *detail = adw_bin_get_child (self->detail_bin);
  const AnningDebt *debt = self->shown != 0 ? find_debt (self, self->shown) : NULL;

  update (self);
  if (ANNING_IS_DEBT_DETAIL (detail) && debt != NULL)
    anning_debt_detail_refresh (ANNING_DEBT_DETAIL (detail), debt);
  select_row (self);
  if (self->pending != 0)
    show_debt (self, self->pending);
}

static void
on_state_changed (AnningPlannerPage *self)
{
  const GError *error = anning_record_list_get_error (self->debts);
  gboolean loaded = anning_record_list_get_loaded (self->debts);

  if (error != NULL)
    {
      g_autofree char *sentence = anning_error_sentence (error);
      g_autofree char *escaped = g_markup_escape_text (sentence, -1);

      adw_status_page_set_description (self->problem, escaped);
    }
  gtk_stack_set_visible_child_name (self->states, error != NULL ? "error" : loaded ? "list" : "reading");
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  return anning_debt_row_new (anning_record_item_get_id (item));
}

static void
on_debt_activated (AnningPlannerPage *self,
                   AnningDebtRow     *row)
{
  show_debt (self, anning_debt_row_get_id (row));
}

static void
on_budget_activated (AnningPlannerPage *self)
{
  if (!ANNING_IS_BUDGET_VIEW (adw_bin_get_child (self->detail_bin)))
    adw_bin_set_child (self->detail_bin, anning_budget_view_new (anning_page_get_store (ANNING_PAGE (self))));
  self->shown = 0;
  select_row (self);
  adw_leaflet_set_visible_child (self->leaflet, self->detail_pane);
}

static void
on_back_clicked (AnningPlannerPage *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
on_retry_clicked (AnningPlannerPage *self)
{
  anning_record_list_reload (self->debts);
  anning_record_list_reload (self->fees);
  anning_record_list_reload (self->proposals);
  anning_record_list_reload (self->payments);
}

static void
anning_planner_page_store_opened (AnningPage *page)
{
  AnningPlannerPage *self = ANNING_PLANNER_PAGE (page);
  AnningStore *store = anning_page_get_store (page);

  g_clear_object (&self->debts);
  g_clear_object (&self->fees);
  g_clear_object (&self->proposals);
  g_clear_object (&self->payments);
  show_placeholder (self);
  self->proposals = anning_record_list_new (store, &anning_proposal_type, NULL, 0);
  self->payments = anning_record_list_new (store, &anning_payment_type, NULL, 0);
  self->fees = anning_record_list_new (store, &anning_debt_fee_type, NULL, 0);
  self->debts = anning_record_list_new (store, &anning_debt_type, NULL, 0);
  gtk_list_box_bind_model (self->debt_list, G_LIST_MODEL (self->debts), create_row, NULL, NULL);
  /* After the list box has made its rows. */
  g_signal_connect_object (self->debts, "items-changed", G_CALLBACK (on_debts_changed), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->debts, "notify", G_CALLBACK (on_state_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->fees, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->proposals, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->payments, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  on_state_changed (self);
}

static void
anning_planner_page_create (AnningPage *page)
{
  g_autoptr (AnningDebt) debt = NULL;

  if (anning_page_get_store (page) == NULL)
    return;
  debt = anning_debt_new ();
  show_detail (ANNING_PLANNER_PAGE (page), debt);
}

/* A row that belongs to a debt: find out to which, then show that. */
static void
on_owned_read (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  AnningPlannerPage *self = g_task_get_source_object (task);
  const AnningRecordType *type = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gpointer record = anning_records_get_finish (ANNING_STORE (source), result, &error);

  if (record == NULL)
    {
      anning_toast_error (GTK_WIDGET (self), error);
    }
  else
    {
      show_debt (self, anning_record_get_integer (anning_record_find_field (type, "debt_id"), record));
      anning_record_free (type, record);
    }
  g_task_return_boolean (task, TRUE);
}

static gboolean
anning_planner_page_show_record (AnningPage *page,
                                 const char *table,
                                 gint64      id,
                                 const char *key)
{
  const AnningRecordType *const owned[] = { &anning_debt_fee_type, &anning_payment_type,
                                            &anning_proposal_type, &anning_round_type };
  AnningPlannerPage *self = ANNING_PLANNER_PAGE (page);

  if (anning_page_get_store (page) == NULL)
    return FALSE;
  if (g_str_equal (table, "debt"))
    {
      show_debt (self, id);
      return TRUE;
    }
  if (g_str_equal (table, "budget_line"))
    {
      on_budget_activated (self);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (owned); i++)
    {
      if (g_str_equal (table, owned[i]->table))
        {
          GTask *task = g_task_new (self, NULL, NULL, NULL);

          g_task_set_source_tag (task, anning_planner_page_show_record);
          g_task_set_task_data (task, (gpointer) owned[i], NULL);
          anning_records_get_async (anning_page_get_store (page), owned[i], id, NULL, on_owned_read, task);
          return TRUE;
        }
    }
  return FALSE;
}

static void
anning_planner_page_quiet (AnningPage *page)
{
  GtkWidget *detail = adw_bin_get_child (ANNING_PLANNER_PAGE (page)->detail_bin);

  if (ANNING_IS_DEBT_DETAIL (detail))
    anning_debt_detail_flush (ANNING_DEBT_DETAIL (detail));
  else if (ANNING_IS_BUDGET_VIEW (detail))
    anning_budget_view_flush (ANNING_BUDGET_VIEW (detail));
}

static void
anning_planner_page_dispose (GObject *object)
{
  AnningPlannerPage *self = ANNING_PLANNER_PAGE (object);

  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_PLANNER_PAGE);
  g_clear_object (&self->debts);
  g_clear_object (&self->fees);
  g_clear_object (&self->proposals);
  g_clear_object (&self->payments);

  G_OBJECT_CLASS (anning_planner_page_parent_class)->dispose (object);
}

static void
anning_planner_page_class_init (AnningPlannerPageClass *klass)
{
  AnningPageClass *page_class = ANNING_PAGE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_planner_page_dispose;
  page_class->store_opened = anning_planner_page_store_opened;
  page_class->create = anning_planner_page_create;
  page_class->show_record = anning_planner_page_show_record;
  page_class->quiet = anning_planner_page_quiet;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/planner/anning-planner-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, states);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, problem);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, summary);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, total_row);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, total);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, next_row);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, next);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, empty);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, debts_group);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, debt_list);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, detail_pane);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, detail_bin);
  gtk_widget_class_bind_template_callback (widget_class, anning_page_create);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_budget_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_debt_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_retry_clicked);
}

static void
anning_planner_page_init (AnningPlannerPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  anning_page_set_create_label (ANNING_PAGE (self), _("Add a debt"));
  show_placeholder (self);
}

GtkWidget *
anning_planner_page_new (void)
{
  return g_object_new (ANNING_TYPE_PLANNER_PAGE, NULL);
}
