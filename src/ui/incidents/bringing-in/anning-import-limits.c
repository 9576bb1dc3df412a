/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-limits.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-link-row.h"
#include "anning-relative.h"
#include "anning-rows.h"

struct _AnningImportLimits
{
  AdwBin parent_instance;

  AnningImportChoice *choice; /* the dialog's */
  gboolean showing;

  AnningLinkRow *relative;
  AnningDayRow *since;
  GtkSwitch *texts;
  GtkSwitch *keep_files;
  AdwExpanderRow *more;
  AnningCountRow *clock[ANNING_TRACE_KINDS];
  AnningCountRow *ringing;
  AnningCountRow *delivery;
  AnningCountRow *length;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningImportLimits, anning_import_limits, ADW_TYPE_BIN)

static const char *
relative_name (gconstpointer record)
{
  return ((const AnningRelative *) record)->name;
}

/* ---- to and from the choice ---- */

static gint64
get_seconds (AnningCountRow *row)
{
  gint64 seconds;

  g_object_get (row, "value", &seconds, NULL);
  return seconds != ANNING_UNKNOWN ? seconds * ANNING_MS_PER_SECOND : 0;
}

static gint64
get_since (AnningImportLimits *self)
{
  g_autofree char *text = NULL;
  AnningCivil civil = { 0 };
  GDate day;

  g_object_get (self->since, "value", &text, NULL);
  if (text == NULL || !anning_day_parse (text, &day))
    return ANNING_UNKNOWN;
  civil.year = g_date_get_year (&day);
  civil.month = (int) g_date_get_month (&day);
  civil.day = g_date_get_day (&day);
  return anning_civil_to_instant (&civil, ANNING_CHINA_OFFSET);
}

static void
changed_cb (AnningImportLimits *self)
{
  gint64 relative;

  if (self->showing || self->choice == NULL)
    return;
  relative = anning_link_row_get_value (self->relative);
  self->choice->relative_id = relative != ANNING_UNKNOWN ? relative : 0;
  self->choice->since = get_since (self);
  self->choice->texts = gtk_switch_get_active (self->texts);
  self->choice->keep_files = gtk_switch_get_active (self->keep_files);
  for (guint i = 0; i < ANNING_TRACE_KINDS; i++)
    self->choice->tolerance.clock[i] = get_seconds (self->clock[i]);
  self->choice->tolerance.ringing = get_seconds (self->ringing);
  self->choice->tolerance.delivery = get_seconds (self->delivery);
  self->choice->tolerance.length = get_seconds (self->length);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_seconds (AnningCountRow *row,
              gint64          ms)
{
  g_object_set (row, "value", ms / ANNING_MS_PER_SECOND, NULL);
}

static void
show_tolerance (AnningImportLimits        *self,
                const AnningJoinTolerance *tolerance)
{
  for (guint i = 0; i < ANNING_TRACE_KINDS; i++)
    show_seconds (self->clock[i], tolerance->clock[i]);
  show_seconds (self->ringing, tolerance->ringing);
  show_seconds (self->delivery, tolerance->delivery);
  show_seconds (self->length, tolerance->length);
}

static void
usual_cb (AnningImportLimits *self)
{
  AnningJoinTolerance usual;

  if (self->choice == NULL)
    return;
  anning_join_tolerance_init (&usual);
  self->showing = TRUE;
  show_tolerance (self, &usual);
  self->showing = FALSE;
  changed_cb (self);
}

/* ---- "More" ---- */

static AnningCountRow *
add_seconds (AnningImportLimits *self,
             const char         *title,
             const char         *subtitle)
{
  GtkWidget *row = g_object_new (ANNING_TYPE_COUNT_ROW, "title", title, "subtitle", subtitle, "title-lines", 0,
                                 "subtitle-lines", 0, "minimum", 0, "maximum", 3600, NULL);

  g_signal_connect_object (row, "notify::value", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (self->more, row);
  return ANNING_COUNT_ROW (row);
}

static void
add_tolerances (AnningImportLimits *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("As Usual"));

  self->clock[ANNING_TRACE_LOG] = add_seconds (self, _("Clock of the phone, in seconds"), _("By how much the phone’s log may be off, either way"));
  self->clock[ANNING_TRACE_BILL] = add_seconds (self, _("Clock of the carrier, in seconds"), _("By how much a bill may be off, either way"));
  self->clock[ANNING_TRACE_RECORDING] = add_seconds (self, _("Clock of recordings, in seconds"), _("By how much the time in a file’s name may be off; names without seconds are allowed for already"));
  self->clock[ANNING_TRACE_NOTE] = add_seconds (self, _("What you wrote down, in seconds"), _("By how much a time that was typed may be off"));
  self->ringing = add_seconds (self, _("Ringing, in seconds"), _("The phone’s log begins with the first ring, a bill with the answer"));
  self->delivery = add_seconds (self, _("Delivery of a message, in seconds"), _("From sending to arriving"));
  self->length = add_seconds (self, _("Lengths, in seconds"), _("By how much two lengths of one call may differ"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("What fits in practice"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (usual_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_expander_row_add_row (self->more, row);
}

static void
anning_import_limits_dispose (GObject *object)
{
  ANNING_IMPORT_LIMITS (object)->choice = NULL;
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNING_TYPE_IMPORT_LIMITS);

  G_OBJECT_CLASS (anning_import_limits_parent_class)->dispose (object);
}

static void
anning_import_limits_class_init (AnningImportLimitsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = anning_import_limits_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ANNING_TYPE_LINK_ROW);
  g_type_ensure (ANNING_TYPE_DAY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/incidents/anning-import-limits.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningImportLimits, relative);
  gtk_widget_class_bind_template_child (widget_class, AnningImportLimits, since);
  gtk_widget_class_bind_template_child (widget_class, AnningImportLimits, texts);
  gtk_widget_class_bind_template_child (widget_class, AnningImportLimits, keep_files);
  gtk_widget_class_bind_template_child (widget_class, AnningImportLimits, more);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
anning_import_limits_init (AnningImportLimits *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_tolerances (self);
}

/* @choice: changed with every row; has to live until another is set, or until the widget is disposed */
void
anning_import_limits_set (AnningImportLimits *self,
                          AnningStore        *store,
                          AnningImportChoice *choice)
{
  g_autofree char *day = NULL;

  g_return_if_fail (ANNING_IS_IMPORT_LIMITS (self));
  g_return_if_fail (ANNING_IS_STORE (store) && choice != NULL);

  self->showing = TRUE;
  if (self->choice == NULL)
    anning_link_row_set_type (self->relative, store, &anning_relative_type, relative_name, _("My own"));
  self->choice = choice;
  if (choice->since != ANNING_UNKNOWN)
    day = anning_instant_day (choice->since, ANNING_CHINA_OFFSET);
  g_object_set (self->relative, "value", choice->relative_id != 0 ? choice->relative_id : ANNING_UNKNOWN, NULL);
  g_object_set (self->since, "value", day, NULL);
  gtk_switch_set_active (self->texts, choice->texts);
  gtk_switch_set_active (self->keep_files, choice->keep_files);
  show_tolerance (self, &choice->tolerance);
  self->showing = FALSE;
}
