/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident-list.h"

#include <glib/gi18n.h>

#include "anning-announcement.h"
#include "anning-button-line.h"
#include "anning-incident-cell.h"
#include "anning-incident-filters.h"
#include "anning-toasts.h"

struct _AnningIncidentList
{
  AdwBin parent_instance;

  AnningStore *store;
  AnningIncidentModel *model;
  GtkSingleSelection *selection;
  gint64 selected_id;
  gint64 wanted_id;       /* to be selected once it is in the list */
  gboolean setting;       /* the program chooses, not a person */

  GtkStack *stack;
  GtkListView *view;
  GtkSearchEntry *search;
  GtkToggleButton *filter_button;
  AnningIncidentFilters *filters;
  GtkButton *write_button;
  GtkButton *import_button;
  AdwStatusPage *nothing;
  AdwStatusPage *failed;
};

/* How wide it is beside a contact, however large the words of its buttons are. */
#define BESIDE 420

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
  ENTERED,
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

/* Enter or a click on the row that is selected already. */
static void
activate_cb (AnningIncidentList *self)
{
  choose (self);
  g_signal_emit (self, signals[ENTERED], 0);
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

/* To whoever still types. */
static void
tell_found (AnningIncidentList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autofree char *text = NULL;

  if ((gtk_widget_get_state_flags (GTK_WIDGET (self->search)) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    return;
  /* Translators: of a search, for screen readers */
  text = n > 0 ? g_strdup_printf (ngettext ("%u found", "%u found", n), n) : g_strdup (adw_status_page_get_title (self->nothing));
  anning_announce_found (text);
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
      adw_status_page_set_icon_name (self->failed, "dialog-warning-symbolic");
      adw_status_page_set_description (self->failed, markup);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      break;
    case ANNING_INCIDENTS_READY:
      if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
        gtk_stack_set_visible_child_name (self->stack, "list");
      else if (anning_incident_model_is_filtered (self->model))
        {
          adw_status_page_set_icon_name (self->nothing, "system-search-symbolic");
          gtk_stack_set_visible_child_name (self->stack, "nothing");
        }
      else
        gtk_stack_set_visible_child_name (self->stack, "empty");
      select_wanted (self);
      tell_found (self);
      break;
    case ANNING_INCIDENTS_LOADING:
    default:
      break;
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BLANK]);
}

/* Rows are read around the place that is looked at; all are about as high as each other. */
static void
scrolled_cb (AnningIncidentList *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  double middle, upper = gtk_adjustment_get_upper (adjustment);

  if (self->model == NULL || upper <= 0)
    return;
  middle = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) / 2;
  anning_incident_model_set_centre (self->model,
                                    (guint) (g_list_model_get_n_items (G_LIST_MODEL (self->model)) * middle / upper));
}

/* ---- filters ---- */

static void
update_filter (AnningIncidentList *self)
{
  if (self->model == NULL || self->setting)
    return;
  anning_incident_model_set_only_marked (self->model, anning_incident_filters_get_only_marked (self->filters));
  anning_incident_model_set_filter (self->model, anning_incident_filters_get (self->filters),
                                    gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
stop_search_cb (AnningIncidentList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
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
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_incident_list_parent_class)->dispose (object);
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
      /* The template asks before it is whole. */
      g_value_set_boolean (value, self->stack != NULL
                                  && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "empty") == 0);
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

  properties[PROP_BLANK] =
    g_param_spec_boolean ("blank", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CREATE] = g_signal_new ("create", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ANNING_TYPE_BUTTON_LINE);
  g_type_ensure (ANNING_TYPE_INCIDENT_FILTERS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/incidents/anning-incident-list.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentList, stack);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentList, write_button);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentList, import_button);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentList, view);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentList, selection);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentList, search);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentList, filter_button);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentList, filters);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentList, nothing);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentList, failed);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_filter);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, anning_incident_list_show_all);
}

static void
measure_cb (GtkWidget      *widget,
            GtkOrientation  orientation,
            int             for_size,
            int            *minimum,
            int            *natural,
            int            *minimum_baseline,
            int            *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, BESIDE);
}

static void
allocate_cb (GtkWidget *widget,
             int        width,
             int        height,
             int        baseline)
{
  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
}

static GtkSizeRequestMode
request_mode_cb (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
anning_incident_list_init (AnningIncidentList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), gtk_custom_layout_new (request_mode_cb, measure_cb, allocate_cb));
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  /* With the largest text they are wider than the window. */
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (self->write_button)), TRUE);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (self->import_button)), TRUE);
}

static void
clear_search (AnningIncidentList *self)
{
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  self->setting = FALSE;
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
  anning_incident_filters_set_store (self->filters, store);
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
anning_incident_list_focus_rows (AnningIncidentList *self)
{
  g_return_if_fail (ANNING_IS_INCIDENT_LIST (self));
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

void
anning_incident_list_show_filter (AnningIncidentList         *self,
                                  const AnningIncidentFilter *filter,
                                  const char                 *title)
{
  g_return_if_fail (ANNING_IS_INCIDENT_LIST (self) && filter != NULL && title != NULL);

  clear_search (self);
  anning_incident_filters_set_base (self->filters, filter, title);
}

/* Takes all filters back. */
void
anning_incident_list_show_all (AnningIncidentList *self)
{
  g_return_if_fail (ANNING_IS_INCIDENT_LIST (self));

  clear_search (self);
  anning_incident_filters_clear (self->filters);
}

/* Returns: (transfer full): gint64 ids of what is shown after all filters, in its order */
GArray *
anning_incident_list_dup_ids (AnningIncidentList *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (ANNING_IS_INCIDENT_LIST (self), ids);

  for (guint i = 0; self->model != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->model)); i++)
    {
      gint64 id = anning_incident_model_get_id (self->model, i);

      g_array_append_val (ids, id);
    }
  return ids;
}

/* Returns: (transfer full) (nullable): what the list is narrowed to, in words; NULL while all is shown */
char *
anning_incident_list_dup_filter_title (AnningIncidentList *self)
{
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;
  g_autofree char *quoted = NULL;

  g_return_val_if_fail (ANNING_IS_INCIDENT_LIST (self), NULL);

  title = anning_incident_filters_dup_title (self->filters);
  words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  if (*words == '\0')
    return g_steal_pointer (&title);
  /* Translators: %s is what was searched for */
  quoted = g_strdup_printf (_("“%s”"), words);
  return title != NULL ? g_strdup_printf ("%s · %s", title, quoted) : g_steal_pointer (&quoted);
}
