/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-write.h"

#include "anning-number.h"
#include "anning-relative.h"
#include "anning-source-entry.h"

static void
incident_free (gpointer data)
{
  anning_incident_free (data);
}

static void
number_free (gpointer data)
{
  anning_number_free (data);
}

static void
relative_free (gpointer data)
{
  anning_relative_free (data);
}

static void
source_free (gpointer data)
{
  anning_source_entry_free (data);
}

AnningImportDone *
anning_import_done_new (void)
{
  AnningImportDone *self = g_new0 (AnningImportDone, 1);

  self->sources = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->incidents = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->traces = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->uses = g_array_new (FALSE, FALSE, sizeof (AnningImportUse));
  self->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->incidents_before = g_ptr_array_new_with_free_func (incident_free);
  self->incidents_after = g_ptr_array_new_with_free_func (incident_free);
  self->numbers_before = g_ptr_array_new_with_free_func (number_free);
  self->relatives_before = g_ptr_array_new_with_free_func (relative_free);
  self->relatives_after = g_ptr_array_new_with_free_func (relative_free);
  self->sources_before = g_ptr_array_new_with_free_func (source_free);
  return self;
}

void
anning_import_done_free (AnningImportDone *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->sources);
  g_array_unref (self->incidents);
  g_array_unref (self->traces);
  g_array_unref (self->uses);
  g_array_unref (self->numbers);
  g_ptr_array_unref (self->incidents_before);
  g_ptr_array_unref (self->incidents_after);
  g_ptr_array_unref (self->numbers_before);
  g_ptr_array_unref (self->relatives_before);
  g_ptr_array_unref (self->relatives_after);
  g_ptr_array_unref (self->sources_before);
  g_free (self);
}

/* Nothing changes it once the import has ended: the copy shares what is in it. */
AnningImportDone *
anning_import_done_copy (const AnningImportDone *self)
{
  AnningImportDone *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new (AnningImportDone, 1);
  copy->sources = g_array_ref (self->sources);
  copy->incidents = g_array_ref (self->incidents);
  copy->traces = g_array_ref (self->traces);
  copy->uses = g_array_ref (self->uses);
  copy->numbers = g_array_ref (self->numbers);
  copy->incidents_before = g_ptr_array_ref (self->incidents_before);
  copy->incidents_after = g_ptr_array_ref (self->incidents_after);
  copy->numbers_before = g_ptr_array_ref (self->numbers_before);
  copy->relatives_before = g_ptr_array_ref (self->relatives_before);
  copy->relatives_after = g_ptr_array_ref (self->relatives_after);
  copy->sources_before = g_ptr_array_ref (self->sources_before);
  return copy;
}
