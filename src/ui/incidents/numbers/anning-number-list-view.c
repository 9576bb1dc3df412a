/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-number-list-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-button-line.h"
#include "anning-drop-down-name.h"
#include "anning-number-cell.h"
#include "anning-name-order.h"
#include "anning-number-group-dialog.h"
#include "anning-overview-card.h"
#include "anning-phone.h"
#include "anning-toasts.h"

typedef enum
{
  SORT_COUNT,
  SORT_LATEST,
  SORT_WHO,
} Sort;

struct _AnningNumberListView
{
  AdwBin parent_instance;

  AnningStore *store;
  GCancellable *cancellable;
  guint read_id; /* what changed in one turn is read once */
  gboolean choosing;
  gboolean stale;
  Sort sort;
  char *sought;        /* folded */
  char *sought_number; /* its digits, NULL when it has none */

  GListStore *items; /* AnningNumberItem */
  GtkFilter *filter;
  GtkSorter *sorter;
  GListModel *shown;

  GtkStack *stack;
  AdwStatusPage *failed;
  GtkRevealer *revealer;
  GtkLabel *n_chosen;
  GtkWidget *group_button;
};

enum
{
  PROP_0,
  PROP_CHOOSING,
  N_PROPS
};

enum
{
  OPEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningNumberListView, anning_number_list_view, ADW_TYPE_BIN)

/* ---- filter and order ---- */

static gboolean
holds (const char *text,
       const char *sought)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, sought) != NULL;
}

static gboolean
match (gpointer item,
       gpointer user_data)
{
  AnningNumberListView *self = user_data;
  const AnningNumberTie *tie = anning_number_item_get_row (item)->tie;

  if (self->sought == NULL)
    return TRUE;
  return (self->sought_number != NULL && strstr (tie->number, self->sought_number) != NULL)
         || holds (tie->number, self->sought) || holds (tie->label, self->sought)
         || holds (tie->creditor, self->sought) || holds (tie->collector, self->sought);
}

/* Who is known comes before who is not. */
static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  AnningNumberListView *self = user_data;
  const AnningNumberRow *first = anning_number_item_get_row ((gpointer) a);
  const AnningNumberRow *second = anning_number_item_get_row ((gpointer) b);
  int order = 0;

  if (self->sort == SORT_WHO)
    {
      order = anning_name_compare (first->tie->creditor, second->tie->creditor);
      if (order == 0)
        order = anning_name_compare (first->tie->collector, second->tie->collector);
    }
  else if (self->sort == SORT_LATEST && first->last_at != second->last_at)
    order = first->last_at > second->last_at ? -1 : 1;
  if (order == 0 && first->n_contacts != second->n_contacts)
    order = first->n_contacts > second->n_contacts ? -1 : 1;
  return order != 0 ? order : strcmp (first->tie->number, second->tie->number);
}

static void
show_state (AnningNumberListView *self)
{
  const char *page = "list";

  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0)
    page = "empty";
  else if (g_list_model_get_n_items (self->shown) == 0)
    page = "nothing";
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
searched_cb (AnningNumberListView *self,
             GtkSearchEntry       *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autofree char *number = anning_phone_normalise (text);

  g_clear_pointer (&self->sought, g_free);
  g_clear_pointer (&self->sought_number, g_free);
  if (*text != '\0')
    self->sought = g_utf8_casefold (text, -1);
  if (number != NULL && strspn (number, "+0123456789") == strlen (number))
    self->sought_number = g_steal_pointer (&number);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_state (self);
}

/* Escape: first what is looked for goes, then the list. */
static void
stopped_cb (AnningNumberListView *self,
            GtkSearchEntry       *entry)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "window.close", NULL);
}

static void
sort_cb (AnningNumberListView *self,
         GParamSpec           *pspec,
         GtkDropDown          *drop_down)
{
  self->sort = (Sort) gtk_drop_down_get_selected (drop_down);
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

/* ---- several ---- */

/* Returns: (transfer full): the numbers that are chosen */
static GStrv
dup_chosen (AnningNumberListView *self)
{
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (AnningNumberItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      gboolean chosen;

      g_object_get (item, "chosen", &chosen, NULL);
      if (chosen)
        g_strv_builder_add (numbers, anning_number_item_get_row (item)->tie->number);
    }
  return g_strv_builder_end (numbers);
}

static void
show_chosen (AnningNumberListView *self)
{
  g_auto (GStrv) numbers = dup_chosen (self);
  guint n = g_strv_length (numbers);
  g_autofree char *text = g_strdup_printf (ngettext ("%u number chosen", "%u numbers chosen", n), n);

  gtk_label_set_label (self->n_chosen, text);
  gtk_widget_set_sensitive (self->group_button, n > 0);
}

static void
set_choosing (AnningNumberListView *self,
              gboolean              choosing)
{
  if (self->choosing == choosing)
    return;
  self->choosing = choosing;
  for (guint i = 0; !choosing && i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (AnningNumberItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_object_set (item, "chosen", FALSE, NULL);
    }
  gtk_revealer_set_reveal_child (self->revealer, choosing);
  show_chosen (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOOSING]);
}

static void
grouped_cb (AnningNumberListView *self)
{
  set_choosing (self, FALSE);
}

static void
group_clicked_cb (AnningNumberListView *self)
{
  g_auto (GStrv) numbers = dup_chosen (self);
  GtkWidget *dialog;

  if (numbers[0] == NULL)
    return;
  dialog = anning_number_group_dialog_present (GTK_WIDGET (self), self->store, (const char *const *) numbers);
  g_signal_connect_object (dialog, "grouped", G_CALLBACK (grouped_cb), self, G_CONNECT_SWAPPED);
}

/* ---- rows ---- */

static void
setup_cb (AnningNumberListView *self,
          GtkListItem          *list_item)
{
  GtkWidget *cell = anning_number_cell_new ();

  g_object_bind_property (self, "choosing", cell, "choosing", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (list_item, cell);
}

static void
bind_cb (AnningNumberListView *self,
         GtkListItem          *list_item)
{
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  GtkWidget *row = gtk_widget_get_parent (cell);

  anning_number_cell_set_item (ANNING_NUMBER_CELL (cell), gtk_list_item_get_item (list_item));
  /* GTK 4.8 has no name for a row of a list: it takes the name of what it shows. */
  if (row != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, cell, NULL, -1);
}

static void
unbind_cb (AnningNumberListView *self,
           GtkListItem          *list_item)
{
  anning_number_cell_set_item (ANNING_NUMBER_CELL (gtk_list_item_get_child (list_item)), NULL);
}

static void
activate_cb (AnningNumberListView *self,
             guint                 position)
{
  g_autoptr (AnningNumberItem) item = g_list_model_get_item (self->shown, position);

  if (item == NULL)
    return;
  if (self->choosing)
    {
      gboolean chosen;

      g_object_get (item, "chosen", &chosen, NULL);
      g_object_set (item, "chosen", !chosen, NULL);
    }
  else
    g_signal_emit (self, signals[OPEN], 0, anning_number_item_get_row (item)->tie->number);
}

/* ---- reading ---- */

static void
fill (AnningNumberListView *self,
      GPtrArray            *rows)
{
  g_auto (GStrv) chosen = dup_chosen (self);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      AnningNumberItem *item = anning_number_item_new (g_ptr_array_index (rows, i));

      if (g_strv_contains ((const char *const *) chosen, anning_number_item_get_row (item)->tie->number))
        g_object_set (item, "chosen", TRUE, NULL);
      g_signal_connect_object (item, "notify::chosen", G_CALLBACK (show_chosen), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  show_chosen (self);
  show_state (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningNumberListView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = anning_number_list_read_finish (ANNING_STORE (source), result, &error);

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (rows == NULL)
    {
      g_autofree char *sentence = anning_error_sentence (error);
      g_autofree char *markup = g_markup_escape_text (sentence, -1);

      adw_status_page_set_description (self->failed, markup);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  fill (self, rows);
}

static gboolean
read_now (gpointer user_data)
{
  AnningNumberListView *self = ANNING_NUMBER_LIST_VIEW (user_data);

  self->read_id = 0;
  self->stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  anning_number_list_read_async (self->store, self->cancellable, read_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
changed_cb (AnningNumberListView *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->stale = TRUE;
  else if (self->read_id == 0)
    self->read_id = g_idle_add (read_now, self);
}

static void
retry_cb (AnningNumberListView *self)
{
  read_now (self);
}

static void
anning_number_list_view_map (GtkWidget *widget)
{
  AnningNumberListView *self = ANNING_NUMBER_LIST_VIEW (widget);

  GTK_WIDGET_CLASS (anning_number_list_view_parent_class)->map (widget);
  if (self->stale && self->read_id == 0)
    self->read_id = g_idle_add (read_now, self);
}

/* ---- the widget ---- */

static GtkWidget *
new_status (const char *icon,
            const char *title,
            const char *description)
{
  return g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", icon, "title", title, "description", description, NULL);
}

static GtkWidget *
new_list (AnningNumberListView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list;
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (self->shown))), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Numbers"), -1);
  g_signal_connect_object (list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", list, NULL);
  return scroller;
}

static GtkWidget *
new_tools (AnningNumberListView *self)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = anning_button_line_new ();
  GtkWidget *entry = gtk_search_entry_new ();
  GtkWidget *choose = gtk_toggle_button_new_with_label (_("Choose Several"));
  const char *const sorts[] = { _("Most contacts first"), _("Latest first"), _("By creditor"), NULL };
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (sorts);

  gtk_widget_set_margin_top (tools, 6);
  gtk_widget_set_margin_bottom (tools, 6);
  gtk_widget_set_margin_start (tools, 12);
  gtk_widget_set_margin_end (tools, 12);
  g_object_set (entry, "placeholder-text", _("Part of a number, creditor, agency or name"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search the numbers"), -1);
  gtk_widget_set_hexpand (drop_down, TRUE);
  gtk_widget_set_tooltip_text (drop_down, _("Order of the list"));
  anning_drop_down_set_name (GTK_DROP_DOWN (drop_down), _("Order of the list"));
  gtk_widget_set_tooltip_text (choose, _("Choose several numbers and say at once whose they are"));
  g_object_bind_property (self, "choosing", choose, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (searched_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "stop-search", G_CALLBACK (stopped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (sort_cb), self, G_CONNECT_SWAPPED);
  anning_button_line_append (ANNING_BUTTON_LINE (line), drop_down);
  anning_button_line_append (ANNING_BUTTON_LINE (line), choose);
  gtk_box_append (GTK_BOX (tools), entry);
  gtk_box_append (GTK_BOX (tools), line);
  return tools;
}

static GtkWidget *
new_bar (AnningNumberListView *self)
{
  GtkWidget *bar = anning_button_line_new ();

  self->n_chosen = GTK_LABEL (anning_overview_label_new (NULL, "numeric"));
  self->group_button = gtk_button_new_with_label (_("Whose Are They…"));
  gtk_widget_add_css_class (self->group_button, "suggested-action");
  gtk_widget_set_hexpand (GTK_WIDGET (self->n_chosen), TRUE);
  gtk_widget_set_margin_top (bar, 6);
  gtk_widget_set_margin_bottom (bar, 6);
  gtk_widget_set_margin_start (bar, 12);
  gtk_widget_set_margin_end (bar, 12);
  g_signal_connect_object (self->group_button, "clicked", G_CALLBACK (group_clicked_cb), self, G_CONNECT_SWAPPED);
  anning_button_line_append (ANNING_BUTTON_LINE (bar), GTK_WIDGET (self->n_chosen));
  anning_button_line_append (ANNING_BUTTON_LINE (bar), self->group_button);
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (self->revealer, bar);
  return GTK_WIDGET (self->revealer);
}

static GtkWidget *
new_failed (AnningNumberListView *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Try Again"));

  self->failed = ADW_STATUS_PAGE (new_status ("dialog-warning-symbolic", _("The Numbers Could Not Be Read"), NULL));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_object (button, "clicked", G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);
  adw_status_page_set_child (self->failed, button);
  return GTK_WIDGET (self->failed);
}

static void
anning_number_list_view_dispose (GObject *object)
{
  AnningNumberListView *self = ANNING_NUMBER_LIST_VIEW (object);

  g_clear_handle_id (&self->read_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->shown);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (anning_number_list_view_parent_class)->dispose (object);
}

static void
anning_number_list_view_finalize (GObject *object)
{
  AnningNumberListView *self = ANNING_NUMBER_LIST_VIEW (object);

  g_free (self->sought);
  g_free (self->sought_number);
  G_OBJECT_CLASS (anning_number_list_view_parent_class)->finalize (object);
}

static void
anning_number_list_view_get_property (GObject    *object,
                                      guint       prop_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CHOOSING:
      g_value_set_boolean (value, ANNING_NUMBER_LIST_VIEW (object)->choosing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_number_list_view_set_property (GObject      *object,
                                      guint         prop_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_CHOOSING:
      set_choosing (ANNING_NUMBER_LIST_VIEW (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_number_list_view_class_init (AnningNumberListViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_number_list_view_dispose;
  object_class->finalize = anning_number_list_view_finalize;
  object_class->get_property = anning_number_list_view_get_property;
  object_class->set_property = anning_number_list_view_set_property;
  GTK_WIDGET_CLASS (klass)->map = anning_number_list_view_map;

  properties[PROP_CHOOSING] = g_param_spec_boolean ("choosing", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
anning_number_list_view_init (AnningNumberListView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *with_list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *spinner = g_object_new (GTK_TYPE_SPINNER, "spinning", TRUE, "halign", GTK_ALIGN_CENTER,
                                     "valign", GTK_ALIGN_CENTER, "width-request", 32, "height-request", 32, NULL);

  self->items = g_list_store_new (ANNING_TYPE_NUMBER_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (match, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare, self, NULL));
  self->shown = G_LIST_MODEL (gtk_sort_list_model_new (G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)), self->filter)),
                                                       self->sorter));

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, spinner, "reading");
  gtk_stack_add_named (self->stack, new_status ("call-start-symbolic", _("No Numbers Yet"),
                                                _("Numbers stand here once contacts with them were written down or brought in.")), "empty");
  gtk_stack_add_named (self->stack, new_status ("edit-find-symbolic", _("Nothing Found"),
                                                _("No number holds what you are looking for.")), "nothing");
  gtk_stack_add_named (self->stack, new_failed (self), "failed");
  gtk_stack_add_named (self->stack, new_list (self), "list");
  gtk_box_append (GTK_BOX (with_list), new_tools (self));
  gtk_box_append (GTK_BOX (with_list), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), with_list);
  gtk_box_append (GTK_BOX (box), new_bar (self));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
anning_number_list_view_new (AnningStore *store)
{
  static const char *const tables[] = { "changed::incident", "changed::number", "changed::relative", "changed::debt" };
  AnningNumberListView *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_NUMBER_LIST_VIEW, NULL);
  self->store = g_object_ref (store);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_signal_connect_object (store, tables[i], G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  read_now (self);
  return GTK_WIDGET (self);
}

guint
anning_number_list_view_get_n_shown (AnningNumberListView *self)
{
  g_return_val_if_fail (ANNING_IS_NUMBER_LIST_VIEW (self), 0);
  return g_list_model_get_n_items (self->shown);
}
