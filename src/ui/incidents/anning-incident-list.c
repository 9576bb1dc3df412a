/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident-list.h"

#include <glib/gi18n.h>

#include "anning-debt.h"
#include "anning-format.h"
#include "anning-incident-cell.h"
#include "anning-record-list.h"
#include "anning-toasts.h"

struct _AnningIncidentList
{
  AdwBin parent_instance;

  AnningStore *store;
  AnningIncidentModel *model;
  AnningRecordList *debts;
  GtkSingleSelection *selection;
  GPtrArray *creditors;   /* names behind the choices; NULL first: all */
  char *number;
  AnningIncidentFilter base; /* what a bar of the overview left; its texts are those below */
  char *base_creditor;
  char *base_collector;
  char *base_party;
  gint64 selected_id;
  gint64 wanted_id;       /* to be selected once it is in the list */
  gboolean setting;       /* the program chooses, not a person */

  GtkStack *stack;
  GtkListView *view;
  GtkSearchEntry *search;
  GtkToggleButton *filter_button;
  GtkDropDown *creditor;
  GtkDropDown *party;
  GtkCheckButton *with_recording;
  GtkCheckButton *with_hints;
  GtkButton *number_button;
  GtkLabel *number_label;
  GtkButton *base_button;
  GtkLabel *base_label;
  GtkButton *write_button;
  GtkButton *import_button;
  AdwStatusPage *failed;
};

enum
{
  PROP_0,
  PROP_BLANK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHOSEN,
  CREATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningIncidentList, anning_incident_list, ADW_TYPE_BIN)

/* ---- rows ---- */

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  gtk_list_item_set_child (list_item, anning_incident_cell_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  GtkWidget *row = gtk_widget_get_parent (cell);

  anning_incident_cell_set_item (ANNING_INCIDENT_CELL (cell), gtk_list_item_get_item (list_item));
  /* GTK 4.8 has no name for a row of a list: it takes the name of what it shows. */
  if (row != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, cell, NULL, -1);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item)
{
  anning_incident_cell_set_item (ANNING_INCIDENT_CELL (gtk_list_item_get_child (list_item)), NULL);
}

static void
choose (AnningIncidentList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  gint64 id;

  if (self->setting || position == GTK_INVALID_LIST_POSITION)
    return;
  id = anning_incident_model_get_id (self->model, position);
  if (id == 0)
    return;
  self->selected_id = id;
  g_signal_emit (self, signals[CHOSEN], 0, id);
}

static void
selected_cb (AnningIncidentList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  /* The list moves under a selection that stays. */
  if (position != GTK_INVALID_LIST_POSITION
      && anning_incident_model_get_id (self->model, position) == self->selected_id)
    return;
  choose (self);
}

/* Enter or a click on the row that is selected already: on a narrow window it leads to the detail. */
static void
activate_cb (AnningIncidentList *self)
{
  choose (self);
}

/* ---- state ---- */

static void
select_wanted (AnningIncidentList *self)
{
  guint position;

  if (self->wanted_id == 0 || self->model == NULL)
    return;
  position = anning_incident_model_get_position (self->model, self->wanted_id);
  if (position == G_MAXUINT)
    return;

  self->setting = TRUE;
  self->selected_id = self->wanted_id;
  self->wanted_id = 0;
  gtk_single_selection_set_selected (self->selection, position);
  self->setting = FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

static void
update_state (AnningIncidentList *self)
{
  g_autofree char *sentence = NULL;
  g_autofree char *markup = NULL;

  switch (anning_incident_model_get_state (self->model))
    {
    case ANNING_INCIDENTS_FAILED:
      sentence = anning_error_sentence (anning_incident_model_get_error (self->model));
      markup = g_markup_escape_text (sentence, -1);
      adw_status_page_set_description (self->failed, markup);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      break;
    case ANNING_INCIDENTS_READY:
      if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
        gtk_stack_set_visible_child_name (self->stack, "list");
      else if (anning_incident_model_is_filtered (self->model))
        gtk_stack_set_visible_child_name (self->stack, "nothing");
      else
        gtk_stack_set_visible_child_name (self->stack, "empty");
      select_wanted (self);
      break;
    case ANNING_INCIDENTS_LOADING:
    default:
      break;
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BLANK]);
}

/* ---- filters ---- */

static void
update_filter (AnningIncidentList *self)
{
  AnningIncidentFilter filter = self->base;
  guint creditor = gtk_drop_down_get_selected (self->creditor);
  guint party = gtk_drop_down_get_selected (self->party);

  if (self->model == NULL || self->setting)
    return;

  if (self->base.creditor == NULL && creditor > 0 && creditor < self->creditors->len)
    filter.creditor = g_ptr_array_index (self->creditors, creditor);
  if (self->base.to_party == NULL && party > 0 && party != GTK_INVALID_LIST_POSITION)
    filter.to_party = anning_parties[party - 1].word;
  filter.with_recording = gtk_check_button_get_active (self->with_recording);
  filter.number = self->number;
  anning_incident_model_set_only_marked (self->model, gtk_check_button_get_active (self->with_hints));
  anning_incident_model_set_filter (self->model, &filter, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
set_number (AnningIncidentList *self,
            const char         *number)
{
  g_free (self->number);
  self->number = g_strdup (number);
  gtk_label_set_label (self->number_label, number != NULL ? number : "");
  gtk_widget_set_visible (GTK_WIDGET (self->number_button), number != NULL);
}

/* @filter: (nullable): NULL takes it back */
static void
set_base (AnningIncidentList         *self,
          const AnningIncidentFilter *filter,
          const char                 *title)
{
  AnningIncidentFilter base = { 0 };
  g_autofree char *creditor = filter != NULL ? g_strdup (filter->creditor) : NULL;
  g_autofree char *collector = filter != NULL ? g_strdup (filter->collector) : NULL;
  g_autofree char *party = filter != NULL ? g_strdup (filter->to_party) : NULL;

  if (filter != NULL)
    base = *filter;
  g_free (self->base_creditor);
  g_free (self->base_collector);
  g_free (self->base_party);
  base.creditor = self->base_creditor = g_steal_pointer (&creditor);
  base.collector = self->base_collector = g_steal_pointer (&collector);
  base.to_party = self->base_party = g_steal_pointer (&party);
  self->base = base;
  gtk_label_set_label (self->base_label, filter != NULL ? title : "");
  gtk_widget_set_visible (GTK_WIDGET (self->base_button), filter != NULL);
  /* What it decides cannot be chosen beside it. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->creditor), base.creditor == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->party), base.to_party == NULL);
}

static void
base_clicked_cb (AnningIncidentList *self)
{
  set_base (self, NULL, NULL);
  update_filter (self);
}

static void
number_clicked_cb (AnningIncidentList *self)
{
  set_number (self, NULL);
  update_filter (self);
}

static void
stop_search_cb (AnningIncidentList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
fill_parties (AnningIncidentList *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("To anyone"));
  for (const AnningWord *word = anning_parties; word->word != NULL; word++)
    gtk_string_list_append (labels, anning_format_word (anning_parties, word->word));
  gtk_drop_down_set_model (self->party, G_LIST_MODEL (labels));
}

/* The creditors of the debts: who else calls is found by searching. */
static void
fill_creditors (AnningIncidentList *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint n_debts = self->debts != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->debts)) : 0;
  guint chosen = gtk_drop_down_get_selected (self->creditor);
  g_autofree char *current = NULL;
  guint selected = 0;

  if (self->creditors->len > chosen)
    current = g_strdup (g_ptr_array_index (self->creditors, chosen));

  g_ptr_array_set_size (self->creditors, 0);
  g_ptr_array_add (self->creditors, NULL);
  gtk_string_list_append (labels, _("All creditors"));
  for (guint i = 0; i < n_debts; i++)
    {
      const AnningDebt *debt = anning_record_list_get (self->debts, i);
      gboolean known = debt->creditor == NULL;

      for (guint j = 1; !known && j < self->creditors->len; j++)
        known = g_strcmp0 (g_ptr_array_index (self->creditors, j), debt->creditor) == 0;
      if (known)
        continue;
      if (g_strcmp0 (debt->creditor, current) == 0)
        selected = self->creditors->len;
      g_ptr_array_add (self->creditors, g_strdup (debt->creditor));
      gtk_string_list_append (labels, debt->creditor);
    }

  self->setting = TRUE;
  gtk_drop_down_set_model (self->creditor, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->creditor, selected);
  self->setting = FALSE;
  if (current != NULL && selected == 0)
    update_filter (self);
}

/* ---- buttons of the states ---- */

static void
create_clicked_cb (AnningIncidentList *self)
{
  g_signal_emit (self, signals[CREATE], 0);
}

static void
retry_clicked_cb (AnningIncidentList *self)
{
  anning_incident_model_reload (self->model);
}

static void
anning_incident_list_dispose (GObject *object)
{
  AnningIncidentList *self = ANNING_INCIDENT_LIST (object);

  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_INCIDENT_LIST);
  g_clear_object (&self->model);
  g_clear_object (&self->debts);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_incident_list_parent_class)->dispose (object);
}

static void
anning_incident_list_finalize (GObject *object)
{
  AnningIncidentList *self = ANNING_INCIDENT_LIST (object);

  g_ptr_array_unref (self->creditors);
  g_free (self->number);
  g_free (self->base_creditor);
  g_free (self->base_collector);
  g_free (self->base_party);
  G_OBJECT_CLASS (anning_incident_list_parent_class)->finalize (object);
}

static void
anning_incident_list_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  AnningIncidentList *self = ANNING_INCIDENT_LIST (object);

  switch (prop_id)
    {
    case PROP_BLANK:
      g_value_set_boolean (value, g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "empty") == 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_incident_list_class_init (AnningIncidentListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = anning_incident_list_dispose;
  object_class->get_property = anning_incident_list_get_property;
  object_class->finalize = anning_incident_list_finalize;

  properties[PROP_BLANK] =
    g_param_spec_boolean ("blank", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CREATE] = g_signal_new ("create", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/incidents/anning-incident-list.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentList, stack);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentList, write_button);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentList, import_button);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentList, view);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentList, selection);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentList, search);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentList, filter_button);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentList, creditor);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentList, party);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentList, with_recording);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentList, with_hints);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentList, number_button);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentList, number_label);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentList, base_button);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentList, base_label);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentList, failed);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_filter);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, base_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, anning_incident_list_show_all);
}

static void
anning_incident_list_init (AnningIncidentList *self)
{
  self->creditors = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  /* With the largest text they are wider than the window. */
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (self->write_button)), TRUE);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (self->import_button)), TRUE);
  fill_parties (self);
  fill_creditors (self);
}

void
anning_incident_list_set_store (AnningIncidentList *self,
                                AnningStore        *store)
{
  g_return_if_fail (ANNING_IS_INCIDENT_LIST (self) && ANNING_IS_STORE (store));

  if (!g_set_object (&self->store, store))
    return;

  g_clear_object (&self->model);
  self->model = anning_incident_model_new (store);
  g_signal_connect_object (self->model, "state-changed", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));

  g_clear_object (&self->debts);
  self->debts = anning_record_list_new (store, &anning_debt_type, NULL, 0);
  g_signal_connect_object (self->debts, "items-changed", G_CALLBACK (fill_creditors), self, G_CONNECT_SWAPPED);
}

gboolean
anning_incident_list_select (AnningIncidentList *self,
                             gint64              id)
{
  g_return_val_if_fail (ANNING_IS_INCIDENT_LIST (self), FALSE);

  self->wanted_id = id;
  if (id == 0)
    {
      self->selected_id = 0;
      gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
    }
  select_wanted (self);
  return self->wanted_id == 0;
}

void
anning_incident_list_show_number (AnningIncidentList *self,
                                  const char         *number)
{
  g_return_if_fail (ANNING_IS_INCIDENT_LIST (self));

  set_number (self, number);
  gtk_toggle_button_set_active (self->filter_button, TRUE);
  update_filter (self);
}

void
anning_incident_list_show_filter (AnningIncidentList         *self,
                                  const AnningIncidentFilter *filter,
                                  const char                 *title)
{
  g_return_if_fail (ANNING_IS_INCIDENT_LIST (self) && filter != NULL && title != NULL);

  anning_incident_list_show_all (self);
  set_base (self, filter, title);
  gtk_toggle_button_set_active (self->filter_button, TRUE);
  update_filter (self);
}

/* Takes all filters back. */
void
anning_incident_list_show_all (AnningIncidentList *self)
{
  g_return_if_fail (ANNING_IS_INCIDENT_LIST (self));

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (self->creditor, 0);
  gtk_drop_down_set_selected (self->party, 0);
  gtk_check_button_set_active (self->with_recording, FALSE);
  gtk_check_button_set_active (self->with_hints, FALSE);
  set_number (self, NULL);
  set_base (self, NULL, NULL);
  self->setting = FALSE;
  update_filter (self);
}
