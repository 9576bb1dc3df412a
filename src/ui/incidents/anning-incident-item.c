/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident-item.h"

struct _AnningIncidentItem
{
  GObject parent_instance;

  gint64 id;
  AnningIncidentRow *row; /* NULL until it was read */
  gboolean begins_day;
  char *day_note;
  AnningConductMark mark;
};

enum
{
  FILLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningIncidentItem, anning_incident_item, G_TYPE_OBJECT)

static void
anning_incident_item_finalize (GObject *object)
{
  AnningIncidentItem *self = ANNING_INCIDENT_ITEM (object);

  g_clear_pointer (&self->row, anning_incident_row_free);
  g_free (self->day_note);
  G_OBJECT_CLASS (anning_incident_item_parent_class)->finalize (object);
}

static void
anning_incident_item_class_init (AnningIncidentItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_incident_item_finalize;

  signals[FILLED] = g_signal_new ("filled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_incident_item_init (AnningIncidentItem *self)
{
}

AnningIncidentItem *
anning_incident_item_new (gint64 id)
{
  AnningIncidentItem *self = g_object_new (ANNING_TYPE_INCIDENT_ITEM, NULL);

  self->id = id;
  return self;
}

gint64
anning_incident_item_get_id (AnningIncidentItem *self)
{
  g_return_val_if_fail (ANNING_IS_INCIDENT_ITEM (self), 0);
  return self->id;
}

/* Returns: (transfer none) (nullable): NULL while it is being read */
const AnningIncidentRow *
anning_incident_item_get_row (AnningIncidentItem *self)
{
  g_return_val_if_fail (ANNING_IS_INCIDENT_ITEM (self), NULL);
  return self->row;
}

/* Returns: whether the incident above it was on another day */
gboolean
anning_incident_item_begins_day (AnningIncidentItem *self)
{
  g_return_val_if_fail (ANNING_IS_INCIDENT_ITEM (self), FALSE);
  return self->begins_day;
}

/* @row: (transfer full) (nullable) */
void
anning_incident_item_fill (AnningIncidentItem *self,
                           AnningIncidentRow  *row,
                           gboolean            begins_day)
{
  g_return_if_fail (ANNING_IS_INCIDENT_ITEM (self));

  g_clear_pointer (&self->row, anning_incident_row_free);
  self->row = row;
  self->begins_day = begins_day;
  g_signal_emit (self, signals[FILLED], 0);
}

/* Returns: the hits of the rules of conduct that count */
AnningConductMark
anning_incident_item_get_mark (AnningIncidentItem *self)
{
  AnningConductMark none = { 0, ANNING_SEVERITY_INFO };

  g_return_val_if_fail (ANNING_IS_INCIDENT_ITEM (self), none);
  return self->mark;
}

void
anning_incident_item_set_mark (AnningIncidentItem *self,
                               AnningConductMark   mark)
{
  g_return_if_fail (ANNING_IS_INCIDENT_ITEM (self));

  if (self->mark.n_hits == mark.n_hits && self->mark.severity == mark.severity)
    return;
  self->mark = mark;
  g_signal_emit (self, signals[FILLED], 0);
}

/* Returns: (transfer none) (nullable) */
const char *
anning_incident_item_get_day_note (AnningIncidentItem *self)
{
  g_return_val_if_fail (ANNING_IS_INCIDENT_ITEM (self), NULL);
  return self->day_note;
}

void
anning_incident_item_set_day_note (AnningIncidentItem *self,
                                   const char         *note)
{
  char *copied;

  g_return_if_fail (ANNING_IS_INCIDENT_ITEM (self));

  if (g_strcmp0 (self->day_note, note) == 0)
    return;
  copied = g_strdup (note);
  g_free (self->day_note);
  self->day_note = copied;
  g_signal_emit (self, signals[FILLED], 0);
}
