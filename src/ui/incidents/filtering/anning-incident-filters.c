/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident-filters.h"

#include "anning-filter-chips.h"
#include "anning-filter-form.h"

/* Where the choices begin to scroll, px: a narrow window still shows some rows below them. */
#define MOST_HEIGHT 320

struct _AnningIncidentFilters
{
  AdwBin parent_instance;

  AnningIncidentFilter *base; /* what a bar of the overview left, NULL without one */
  char *base_title;
  AnningIncidentFilter *filter;
  gboolean setting;

  AnningStore *store;
  GtkRevealer *revealer;
  GtkScrolledWindow *scroller;
  AnningFilterForm *form; /* NULL until the choices are opened: none is chosen */
  AnningFilterChips *chips;
};

enum
{
  PROP_0,
  PROP_OPEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningIncidentFilters, anning_incident_filters, ADW_TYPE_BIN)

/* ---- what is chosen ---- */

static void
collect (AnningIncidentFilters *self)
{
  g_autofree char *digits = self->form != NULL ? anning_filter_form_dup_digits (self->form) : NULL;
  AnningIncidentFilter filter = { NULL };

  if (self->base != NULL)
    filter = *self->base;
  filter.digits = digits;
  if (self->form != NULL)
    anning_filter_form_collect (self->form, &filter);

  anning_incident_filter_free (self->filter);
  self->filter = anning_incident_filter_copy (&filter);
}

/* Returns: (transfer full) (nullable): what is chosen of @part, NULL where nothing is */
static char *
dup_part (AnningIncidentFilters *self,
          AnningFilterPart       part)
{
  if (part == ANNING_FILTER_BASE)
    return g_strdup (self->base_title);
  return self->form != NULL ? anning_filter_form_dup_part (self->form, part) : NULL;
}

static void
set_base (AnningIncidentFilters      *self,
          const AnningIncidentFilter *filter,
          const char                 *title)
{
  AnningIncidentFilter *base = filter != NULL ? anning_incident_filter_copy (filter) : NULL;
  char *copied = filter != NULL ? g_strdup (title) : NULL;

  anning_incident_filter_free (self->base);
  g_free (self->base_title);
  self->base = base;
  self->base_title = copied;
  if (self->form != NULL)
    anning_filter_form_set_base (self->form, base);
}

static void
clear_part (AnningIncidentFilters *self,
            AnningFilterPart       part)
{
  if (part == ANNING_FILTER_BASE)
    set_base (self, NULL, NULL);
  if (self->form != NULL)
    anning_filter_form_clear_part (self->form, part);
}

static void
clear_all (AnningIncidentFilters *self)
{
  for (guint part = 0; part < ANNING_FILTER_N_PARTS; part++)
    clear_part (self, part);
}

/* ---- what is shown ---- */

static void
show_chips (AnningIncidentFilters *self)
{
  char *texts[ANNING_FILTER_N_PARTS];

  for (guint part = 0; part < ANNING_FILTER_N_PARTS; part++)
    texts[part] = dup_part (self, part);
  anning_filter_chips_show (self->chips, texts, ANNING_FILTER_N_PARTS);
  for (guint part = 0; part < ANNING_FILTER_N_PARTS; part++)
    g_free (texts[part]);
}

static void
update (AnningIncidentFilters *self)
{
  if (self->setting)
    return;
  collect (self);
  show_chips (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_open (AnningIncidentFilters *self,
          gboolean               opened)
{
  if (opened && self->form == NULL)
    {
      self->form = g_object_new (ANNING_TYPE_FILTER_FORM, NULL);
      if (self->store != NULL)
        anning_filter_form_set_store (self->form, self->store);
      anning_filter_form_set_base (self->form, self->base);
      g_signal_connect_object (self->form, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->form));
    }
  gtk_revealer_set_reveal_child (self->revealer, opened);
}

static void
taken_back_cb (AnningIncidentFilters *self,
               guint                  part)
{
  self->setting = TRUE;
  clear_part (self, part);
  self->setting = FALSE;
  update (self);
}

static void
anning_incident_filters_dispose (GObject *object)
{
  AnningIncidentFilters *self = ANNING_INCIDENT_FILTERS (object);

  self->setting = TRUE;
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_incident_filters_parent_class)->dispose (object);
}

static void
anning_incident_filters_finalize (GObject *object)
{
  AnningIncidentFilters *self = ANNING_INCIDENT_FILTERS (object);

  anning_incident_filter_free (self->base);
  anning_incident_filter_free (self->filter);
  g_free (self->base_title);
  G_OBJECT_CLASS (anning_incident_filters_parent_class)->finalize (object);
}

static void
anning_incident_filters_get_property (GObject    *object,
                                      guint       prop_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_OPEN:
      g_value_set_boolean (value, gtk_revealer_get_reveal_child (ANNING_INCIDENT_FILTERS (object)->revealer));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_incident_filters_set_property (GObject      *object,
                                      guint         prop_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_OPEN:
      set_open (ANNING_INCIDENT_FILTERS (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_incident_filters_class_init (AnningIncidentFiltersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_incident_filters_dispose;
  object_class->finalize = anning_incident_filters_finalize;
  object_class->get_property = anning_incident_filters_get_property;
  object_class->set_property = anning_incident_filters_set_property;

  properties[PROP_OPEN] = g_param_spec_boolean ("open", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_incident_filters_init (AnningIncidentFilters *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (self->scroller, TRUE);
  gtk_scrolled_window_set_max_content_height (self->scroller, MOST_HEIGHT);
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_child (self->revealer, GTK_WIDGET (self->scroller));

  self->chips = g_object_new (ANNING_TYPE_FILTER_CHIPS, "margin-start", 12, "margin-end", 12, "margin-bottom", 6, NULL);
  g_signal_connect_object (self->chips, "taken-back", G_CALLBACK (taken_back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chips, "show-all", G_CALLBACK (anning_incident_filters_clear), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->revealer));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chips));
  adw_bin_set_child (ADW_BIN (self), box);
  collect (self);
}

void
anning_incident_filters_set_store (AnningIncidentFilters *self,
                                   AnningStore           *store)
{
  g_return_if_fail (ANNING_IS_INCIDENT_FILTERS (self) && ANNING_IS_STORE (store));
  g_set_object (&self->store, store);
  if (self->form != NULL)
    anning_filter_form_set_store (self->form, store);
}

const AnningIncidentFilter *
anning_incident_filters_get (AnningIncidentFilters *self)
{
  g_return_val_if_fail (ANNING_IS_INCIDENT_FILTERS (self), NULL);
  return self->filter;
}

gboolean
anning_incident_filters_get_only_marked (AnningIncidentFilters *self)
{
  g_return_val_if_fail (ANNING_IS_INCIDENT_FILTERS (self), FALSE);
  return self->form != NULL && anning_filter_form_get_only_marked (self->form);
}

void
anning_incident_filters_set_base (AnningIncidentFilters      *self,
                                  const AnningIncidentFilter *filter,
                                  const char                 *title)
{
  g_return_if_fail (ANNING_IS_INCIDENT_FILTERS (self) && filter != NULL && title != NULL);

  self->setting = TRUE;
  clear_all (self);
  set_base (self, filter, title);
  self->setting = FALSE;
  update (self);
}

void
anning_incident_filters_clear (AnningIncidentFilters *self)
{
  g_return_if_fail (ANNING_IS_INCIDENT_FILTERS (self));

  self->setting = TRUE;
  clear_all (self);
  self->setting = FALSE;
  update (self);
}

char *
anning_incident_filters_dup_title (AnningIncidentFilters *self)
{
  g_autoptr (GString) title = g_string_new (NULL);

  g_return_val_if_fail (ANNING_IS_INCIDENT_FILTERS (self), NULL);

  for (guint part = 0; part < ANNING_FILTER_N_PARTS; part++)
    {
      g_autofree char *text = dup_part (self, part);

      if (text != NULL)
        g_string_append_printf (title, "%s%s", title->len > 0 ? " · " : "", text);
    }
  return title->len > 0 ? g_string_free (g_steal_pointer (&title), FALSE) : NULL;
}
