/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incidents-page.h"

#include <glib/gi18n.h>

#include "anning-brought-in-sheet.h"
#include "anning-bundle-sheet.h"
#include "anning-bundles-sheet.h"
#include "anning-fingerprint-sheet.h"
#include "anning-format.h"
#include "anning-incident.h"
#include "anning-incident-detail.h"
#include "anning-incident-list.h"
#include "anning-language.h"
#include "anning-leaving-sheet.h"
#include "anning-moments.h"
#include "anning-new-incident.h"
#include "anning-numbers-sheet.h"
#include "anning-originals-bar.h"
#include "anning-originals-sheet.h"
#include "anning-overview-view.h"
#include "anning-planner-words.h"
#include "anning-record-sheet.h"
#include "anning-records.h"
#include "anning-sheet.h"
#include "anning-toasts.h"

struct _AnningIncidentsPage
{
  AnningPage parent_instance;

  AnningOriginalsBar *originals_bar;
  GtkWidget *back_button;
  GtkWidget *switcher; /* between list and overview */
  GtkStack *views;
  AdwBin *overview_bin;
  AnningOverviewView *overview; /* NULL until it is shown */
  AdwLeaflet *leaflet;
  AnningIncidentList *list;
  AnningIncidentDetail *detail;
  GtkWidget *detail_box;
};

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AnningIncidentsPage, anning_incidents_page, ANNING_TYPE_PAGE)

/* One bar above a narrow page: in an incident it leads back, else to the other view. */
static void
update_bar_cb (AnningIncidentsPage *self)
{
  gboolean within = adw_leaflet_get_folded (self->leaflet)
                    && adw_leaflet_get_visible_child (self->leaflet) == self->detail_box
                    && g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "list") == 0;

  gtk_widget_set_visible (self->back_button, within);
  gtk_widget_set_visible (self->switcher, !within);
}

static void open_cb (AnningIncidentsPage        *self,
                     const AnningIncidentFilter *filter,
                     const char                 *title);
static void create_cb (AnningIncidentsPage *self);

static void
make_overview (AnningIncidentsPage *self)
{
  AnningStore *store = anning_page_get_store (ANNING_PAGE (self));

  if (self->overview != NULL)
    return;
  self->overview = ANNING_OVERVIEW_VIEW (anning_overview_view_new ());
  g_signal_connect_object (self->overview, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->overview, "create", G_CALLBACK (create_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->overview_bin, GTK_WIDGET (self->overview));
  if (store != NULL)
    anning_overview_view_set_store (self->overview, store);
}

static void
set_view (AnningIncidentsPage *self,
          const char          *view)
{
  if (gtk_stack_get_child_by_name (self->views, view) == NULL
      || g_strcmp0 (gtk_stack_get_visible_child_name (self->views), view) == 0)
    return;
  if (g_str_equal (view, "overview"))
    make_overview (self);
  gtk_stack_set_visible_child_name (self->views, view);
  update_bar_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

/* Side by side nothing has to move, and the focus stays in the list. */
static void
folded_cb (AnningIncidentsPage *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet,
                                   anning_incident_detail_get_id (self->detail) != 0 ? self->detail_box
                                                                                     : GTK_WIDGET (self->list));
  update_bar_cb (self);
}

static void
show_incident (AnningIncidentsPage *self,
               gint64               id)
{
  anning_incident_detail_show (self->detail, anning_page_get_store (ANNING_PAGE (self)), id);
  folded_cb (self);
}

static void
chosen_cb (AnningIncidentsPage *self,
           gint64               id)
{
  show_incident (self, id);
}

/* Side by side there may be thousands of rows between this one and the detail. */
static void
entered_cb (AnningIncidentsPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
}

static void
back_cb (AnningIncidentsPage *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

/* Whoever deletes goes on in the list, not at the window's beginning. */
static void
gone_cb (AnningIncidentsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean was_here = focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->detail));

  anning_incident_list_select (self->list, 0);
  back_cb (self);
  if (was_here)
    anning_incident_list_focus_rows (self->list);
}

static void
created_cb (AnningIncidentsPage *self,
            gint64               id)
{
  set_view (self, "list");
  anning_incident_list_select (self->list, id);
  show_incident (self, id);
}

/* A bar of the overview: its contacts, and nothing else. */
static void
open_cb (AnningIncidentsPage        *self,
         const AnningIncidentFilter *filter,
         const char                 *title)
{
  anning_incident_list_show_filter (self->list, filter, title);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->list));
  set_view (self, "list");
}

/* @number: (nullable): NULL: all of them */
static AnningNumbersSheet *
show_numbers (AnningIncidentsPage *self,
              const char          *number)
{
  GtkWidget *sheet = anning_numbers_sheet_new (anning_page_get_store (ANNING_PAGE (self)), number);

  g_signal_connect_object (sheet, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  anning_sheet_present (GTK_WINDOW (sheet), GTK_WIDGET (self));
  return ANNING_NUMBERS_SHEET (sheet);
}

static void
show_number_cb (AnningIncidentsPage *self,
                const char          *number)
{
  show_numbers (self, number);
}

static void
numbers_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  if (anning_page_get_store (ANNING_PAGE (widget)) != NULL)
    show_numbers (ANNING_INCIDENTS_PAGE (widget), NULL);
}

/* ---- a mark, a line of a transcript, a citation: they lead to their place in a recording ---- */

static void
moment_found_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (AnningIncidentsPage) self = user_data;
  g_autofree AnningMoment *moment = NULL;
  g_autoptr (GError) error = NULL;

  moment = anning_moment_find_finish (ANNING_STORE (source), result, &error);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (error != NULL)
    anning_toast_error (GTK_WIDGET (self), error);
  else if (moment->incident_id == 0)
    anning_toast (GTK_WIDGET (self), _("No incident has this recording any more."));
  else
    {
      created_cb (self, moment->incident_id);
      anning_incident_detail_show_place (self->detail, moment->evidence_id, moment->start_ms);
    }
}

/* ---- on paper ---- */

static void
print_overview (AnningIncidentsPage *self)
{
  g_autoptr (AnningIncidentPaperRequest) request = NULL;
  const char *creditor;

  request = anning_incident_paper_request_new (ANNING_INCIDENT_PAPER_OVERVIEW, anning_ui_language ());
  anning_overview_view_get_shown (self->overview, &request->day_from, &request->day_until, &creditor);
  request->creditor = g_strdup (creditor);
  anning_planner_today (&request->today);
  anning_leaving_sheet_present (GTK_WIDGET (self), anning_page_get_store (ANNING_PAGE (self)), request);
}

/* What is shown: the overview, or the list as it is filtered. */
static void
print_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  AnningIncidentsPage *self = ANNING_INCIDENTS_PAGE (widget);
  AnningStore *store = anning_page_get_store (ANNING_PAGE (self));
  g_autoptr (GArray) ids = NULL;
  g_autofree char *shown = NULL;

  if (store == NULL)
    return;
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "overview") == 0)
    {
      print_overview (self);
      return;
    }
  ids = anning_incident_list_dup_ids (self->list);
  shown = anning_incident_list_dup_filter_title (self->list);
  anning_leaving_sheet_present_list (widget, store, ids, shown);
}

static void
print_contact_action (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  AnningIncidentsPage *self = ANNING_INCIDENTS_PAGE (widget);
  AnningStore *store = anning_page_get_store (ANNING_PAGE (self));
  const gint64 id = anning_incident_detail_get_id (self->detail);

  if (store == NULL)
    return;
  if (id == 0)
    anning_toast (widget, _("First choose a contact in the list."));
  else
    anning_leaving_sheet_present_contact (widget, store, id);
}

/* ---- handing it over ---- */

/* A list that is filtered is what is meant. */
static void
bundle_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  AnningIncidentsPage *self = ANNING_INCIDENTS_PAGE (widget);
  AnningStore *store = anning_page_get_store (ANNING_PAGE (self));
  g_autofree char *shown = NULL;
  g_autoptr (GArray) ids = NULL;

  if (store == NULL)
    return;
  shown = anning_incident_list_dup_filter_title (self->list);
  if (shown == NULL || g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "list") != 0)
    {
      anning_bundle_sheet_present (widget, store, NULL);
      return;
    }
  ids = anning_incident_list_dup_ids (self->list);
  anning_bundle_sheet_present_only (widget, store, ids);
}

/* @creditor: (nullable): whose contacts are chosen at first; NULL or "": all */
static void
present_bundle_of (AnningIncidentsPage *self,
                   const char          *creditor)
{
  g_autoptr (AnningBundleChoice) choice = anning_bundle_choice_new ();

  if (creditor != NULL && *creditor != '\0')
    choice->creditor = g_strdup (creditor);
  anning_bundle_sheet_present (GTK_WIDGET (self), anning_page_get_store (ANNING_PAGE (self)), choice);
}

static void
record_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  AnningStore *store = anning_page_get_store (ANNING_PAGE (widget));

  if (store != NULL)
    anning_record_sheet_present (widget, store);
}

static void
bundles_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  AnningStore *store = anning_page_get_store (ANNING_PAGE (widget));

  if (store != NULL)
    anning_bundles_sheet_present (widget, store);
}

/* ---- what the window asks for ---- */

static void
anning_incidents_page_store_opened (AnningPage *page)
{
  AnningIncidentsPage *self = ANNING_INCIDENTS_PAGE (page);

  anning_incident_list_set_store (self->list, anning_page_get_store (page));
  if (self->overview != NULL)
    anning_overview_view_set_store (self->overview, anning_page_get_store (page));
  anning_originals_bar_set_store (self->originals_bar, anning_page_get_store (page));
}

/* @query: what is known already, "" for nothing */
static void
create (AnningIncidentsPage *self,
        const char          *query)
{
  AnningStore *store = anning_page_get_store (ANNING_PAGE (self));
  AnningNewIncident *sheet;

  if (store == NULL)
    return;
  sheet = anning_new_incident_new (store);
  anning_new_incident_prefill (sheet, query);
  g_signal_connect_object (sheet, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  anning_sheet_present (GTK_WINDOW (sheet), GTK_WIDGET (self));
}

static void
create_cb (AnningIncidentsPage *self)
{
  create (self, "");
}

static void
anning_incidents_page_create (AnningPage *page)
{
  create_cb (ANNING_INCIDENTS_PAGE (page));
}

static void
brought_in_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  AnningStore *store = anning_page_get_store (ANNING_PAGE (widget));

  if (store != NULL)
    anning_brought_in_sheet_present (widget, store);
}

/* What came in between @from and @until, both in ms. */
static void
show_brought_in (AnningIncidentsPage *self,
                 gint64               from,
                 gint64               until)
{
  AnningIncidentFilter filter = { .brought_from = from, .brought_until = until };
  g_autofree char *date = anning_format_date (until, ANNING_CHINA_OFFSET);
  g_autofree char *time = anning_format_time (until, ANNING_CHINA_OFFSET);
  /* Translators: day and time of day */
  g_autofree char *title = g_strdup_printf (_("Brought in on %1$s at %2$s"), date, time);

  open_cb (self, &filter, title);
}

static gboolean
anning_incidents_page_show_record (AnningPage *page,
                                   const char *table,
                                   gint64      id,
                                   const char *key)
{
  AnningIncidentsPage *self = ANNING_INCIDENTS_PAGE (page);
  AnningStore *store = anning_page_get_store (page);

  if (store == NULL)
    return FALSE;
  if (g_strcmp0 (table, "incident") == 0)
    {
      created_cb (self, id);
      return TRUE;
    }
  if (g_strcmp0 (table, "recording") == 0)
    {
      /* Of the incident @id; the key is the original's number. */
      created_cb (self, id);
      if (key != NULL && g_ascii_strtoll (key, NULL, 10) > 0)
        anning_incident_detail_show_place (self->detail, g_ascii_strtoll (key, NULL, 10), ANNING_UNKNOWN);
      return TRUE;
    }
  if (g_strcmp0 (table, "recorder") == 0)
    {
      anning_record_sheet_present (GTK_WIDGET (self), store);
      return TRUE;
    }
  if (g_strcmp0 (table, "number") == 0)
    {
      anning_numbers_sheet_show_record (show_numbers (self, NULL), id);
      return TRUE;
    }
  if (g_strcmp0 (table, "brought_in") == 0)
    {
      show_brought_in (self, id, key != NULL ? g_ascii_strtoll (key, NULL, 10) : id);
      return TRUE;
    }
  if (g_strcmp0 (table, "bundle") == 0)
    {
      anning_bundles_sheet_present (GTK_WIDGET (self), store);
      return TRUE;
    }
  if (g_strcmp0 (table, "new_bundle") == 0)
    {
      present_bundle_of (self, key);
      return TRUE;
    }
  if (g_strcmp0 (table, "new_incident") == 0)
    {
      create (self, key != NULL ? key : "");
      return TRUE;
    }
  if (g_strcmp0 (table, "fingerprint") == 0)
    {
      anning_fingerprint_sheet_present (GTK_WIDGET (self), store, id);
      return TRUE;
    }
  if (g_strcmp0 (table, "marker") == 0 || g_strcmp0 (table, "transcript") == 0 || g_strcmp0 (table, "citation") == 0)
    {
      anning_moment_find_async (store, table, id, key, NULL, moment_found_cb, g_object_ref (self));
      return TRUE;
    }
  return FALSE;
}

static void
check_originals_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  AnningStore *store = anning_page_get_store (ANNING_PAGE (widget));

  if (store != NULL)
    anning_originals_sheet_present (widget, store);
}

static void
fingerprint_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  AnningStore *store = anning_page_get_store (ANNING_PAGE (widget));

  if (store != NULL)
    anning_fingerprint_sheet_present (widget, store, 0);
}

static void
anning_incidents_page_quiet (AnningPage *page)
{
  anning_incident_detail_quiet (ANNING_INCIDENTS_PAGE (page)->detail);
}

static void
anning_incidents_page_dispose (GObject *object)
{
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNING_TYPE_INCIDENTS_PAGE);
  G_OBJECT_CLASS (anning_incidents_page_parent_class)->dispose (object);
}

static void
anning_incidents_page_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VIEW:
      g_value_set_string (value, gtk_stack_get_visible_child_name (ANNING_INCIDENTS_PAGE (object)->views));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_incidents_page_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_VIEW:
      set_view (ANNING_INCIDENTS_PAGE (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_incidents_page_class_init (AnningIncidentsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnningPageClass *page_class = ANNING_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_incidents_page_dispose;
  G_OBJECT_CLASS (klass)->get_property = anning_incidents_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = anning_incidents_page_set_property;
  page_class->store_opened = anning_incidents_page_store_opened;
  page_class->create = anning_incidents_page_create;
  page_class->show_record = anning_incidents_page_show_record;
  page_class->quiet = anning_incidents_page_quiet;

  /* "list" or "overview" */
  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "list",
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  gtk_widget_class_install_property_action (widget_class, "incidents.view", "view");
  gtk_widget_class_install_action (widget_class, "incidents.check-originals", NULL, check_originals_action);
  gtk_widget_class_install_action (widget_class, "incidents.fingerprint", NULL, fingerprint_action);
  gtk_widget_class_install_action (widget_class, "incidents.brought-in", NULL, brought_in_action);
  gtk_widget_class_install_action (widget_class, "incidents.bundle", NULL, bundle_action);
  gtk_widget_class_install_action (widget_class, "incidents.bundles", NULL, bundles_action);
  gtk_widget_class_install_action (widget_class, "incidents.record", NULL, record_action);
  gtk_widget_class_install_action (widget_class, "incidents.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "incidents.print-contact", NULL, print_contact_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "incidents.print", NULL);
  gtk_widget_class_install_action (widget_class, "incidents.numbers", NULL, numbers_action);

  g_type_ensure (ANNING_TYPE_INCIDENT_LIST);
  g_type_ensure (ANNING_TYPE_ORIGINALS_BAR);
  g_type_ensure (ANNING_TYPE_INCIDENT_DETAIL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/incidents/anning-incidents-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentsPage, originals_bar);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentsPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentsPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentsPage, views);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentsPage, overview_bin);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentsPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentsPage, list);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentsPage, detail);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentsPage, detail_box);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_bar_cb);
  gtk_widget_class_bind_template_callback (widget_class, gone_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_number_cb);
}

static void
anning_incidents_page_init (AnningIncidentsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  anning_page_set_create_label (ANNING_PAGE (self), _("Write Down a Contact"));
}

GtkWidget *
anning_incidents_page_new (void)
{
  return g_object_new (ANNING_TYPE_INCIDENTS_PAGE, NULL);
}
