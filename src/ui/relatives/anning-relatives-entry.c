/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-relatives-entry.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-format.h"

struct _AnningRelativesEntry
{
  GObject parent_instance;

  AnningRelativesEntryKind kind;
  gint64 id;
  char *title;
  char *subtitle;
  char *warning;
};

G_DEFINE_FINAL_TYPE (AnningRelativesEntry, anning_relatives_entry, G_TYPE_OBJECT)

static AnningRelativesEntry *
make_entry (AnningRelativesEntryKind  kind,
            gint64                    id,
            const char               *title,
            const char               *subtitle)
{
  AnningRelativesEntry *self = g_object_new (ANNING_TYPE_RELATIVES_ENTRY, NULL);

  self->kind = kind;
  self->id = id;
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  return self;
}

static void
anning_relatives_entry_finalize (GObject *object)
{
  AnningRelativesEntry *self = ANNING_RELATIVES_ENTRY (object);

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->warning);
  G_OBJECT_CLASS (anning_relatives_entry_parent_class)->finalize (object);
}

static void
anning_relatives_entry_class_init (AnningRelativesEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_relatives_entry_finalize;
}

static void
anning_relatives_entry_init (AnningRelativesEntry *self)
{
}

AnningRelativesEntry *
anning_relatives_entry_new (AnningRelativesEntryKind kind)
{
  switch (kind)
    {
    case ANNING_RELATIVES_ENTRY_ADD_PERSON:
      return make_entry (kind, 0, _("Add Someone"), _("Who was told, who was called"));
    case ANNING_RELATIVES_ENTRY_WRITE_NOTE:
      return make_entry (kind, 0, _("Write a Note"), _("Tell them before someone else does"));
    case ANNING_RELATIVES_ENTRY_STEPS:
    case ANNING_RELATIVES_ENTRY_PERSON:
    case ANNING_RELATIVES_ENTRY_NOTE:
    default:
      return make_entry (ANNING_RELATIVES_ENTRY_STEPS, 0, _("If They Call You"), _("Five steps"));
    }
}

AnningRelativesEntry *
anning_relatives_entry_new_person (const AnningRelative    *relative,
                                   const AnningPersonCount *count)
{
  AnningRelativesEntry *self;
  g_autoptr (GString) subtitle = NULL;

  g_return_val_if_fail (relative != NULL, NULL);

  subtitle = g_string_new (anning_format_word (anning_relations, anning_relative_get_relation (relative)));
  if (g_strcmp0 (relative->told, "yes") == 0)
    g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? " · " : "", _("Told"));
  else if (g_strcmp0 (relative->told, "no") == 0)
    g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? " · " : "", _("Not told yet"));
  if (relative->refused_at != ANNING_UNKNOWN)
    g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? " · " : "", _("Asked not to be called"));
  if (count != NULL && count->n > 0)
    {
      g_string_append (subtitle, subtitle->len > 0 ? " · " : "");
      g_string_append_printf (subtitle, ngettext ("contacted %u time", "contacted %u times", count->n), count->n);
    }

  self = make_entry (ANNING_RELATIVES_ENTRY_PERSON, relative->record.id,
                     relative->name != NULL ? relative->name : _("No name yet"), subtitle->str);
  if (count != NULL && count->n_after > 0)
    self->warning = g_strdup_printf (ngettext ("%u time after the refusal", "%u times after the refusal", count->n_after),
                                     count->n_after);
  return self;
}

AnningRelativesEntry *
anning_relatives_entry_new_note (const AnningNote *note)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (note != NULL, NULL);

  day = anning_format_date (note->record.created_at, ANNING_CHINA_OFFSET);
  return make_entry (ANNING_RELATIVES_ENTRY_NOTE, note->record.id,
                     note->title != NULL ? note->title : _("Note"), day);
}

AnningRelativesEntryKind
anning_relatives_entry_get_kind (AnningRelativesEntry *self)
{
  g_return_val_if_fail (ANNING_IS_RELATIVES_ENTRY (self), ANNING_RELATIVES_ENTRY_STEPS);
  return self->kind;
}

gint64
anning_relatives_entry_get_id (AnningRelativesEntry *self)
{
  g_return_val_if_fail (ANNING_IS_RELATIVES_ENTRY (self), 0);
  return self->id;
}

const char *
anning_relatives_entry_get_title (AnningRelativesEntry *self)
{
  g_return_val_if_fail (ANNING_IS_RELATIVES_ENTRY (self), "");
  return self->title;
}

const char *
anning_relatives_entry_get_subtitle (AnningRelativesEntry *self)
{
  g_return_val_if_fail (ANNING_IS_RELATIVES_ENTRY (self), "");
  return self->subtitle;
}

const char *
anning_relatives_entry_get_warning (AnningRelativesEntry *self)
{
  g_return_val_if_fail (ANNING_IS_RELATIVES_ENTRY (self), NULL);
  return self->warning;
}
