/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-note-template.h"

#include <string.h>

#include "anning-records.h"

#define TEMPLATES_PATH "/org/anning/Anning/notes/templates.ini"

/* How many wordings a part may have. */
#define WORDINGS_MAX 9

/* A note that is about to be stored. */
typedef struct
{
  AnningNote *note;
  GPtrArray *parts;        /* AnningNotePart */
  GPtrArray *signed_parts; /* the same for someone who signed */
} NewNote;

static void
wording_free (gpointer data)
{
  AnningNoteWording *self = data;

  if (self == NULL)
    return;
  g_free (self->label);
  g_free (self->text);
  g_free (self->brief);
  g_free (self);
}

static void
template_part_free (gpointer data)
{
  AnningNoteTemplatePart *part = data;

  g_free (part->key);
  g_free (part->title);
  g_ptr_array_unref (part->wordings);
  wording_free (part->signed_one);
  wording_free (part->filled);
  g_free (part);
}

static void
template_free (gpointer data)
{
  AnningNoteTemplate *self = data;

  g_free (self->key);
  g_free (self->audience);
  g_free (self->title);
  g_free (self->greeting);
  g_free (self->closing);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self);
}

static char *
localized (GKeyFile    *file,
           const char  *group,
           const char  *name,
           const char  *language,
           GError     **error)
{
  g_autofree char *key = g_strdup_printf ("%s_%s", name, language);

  return g_key_file_get_string (file, group, key, error);
}

/* Returns: (nullable): the wording of these keys, where there is one */
static AnningNoteWording *
parse_wording (GKeyFile   *file,
               const char *group,
               const char *prefix,
               const char *suffix,
               const char *language)
{
  g_autofree char *label = g_strdup_printf ("%slabel%s", prefix, suffix);
  g_autofree char *text = g_strdup_printf ("%stext%s", prefix, suffix);
  g_autofree char *brief = g_strdup_printf ("%sbrief%s", prefix, suffix);
  AnningNoteWording *self;
  char *found = localized (file, group, text, language, NULL);

  if (found == NULL)
    return NULL;
  self = g_new0 (AnningNoteWording, 1);
  self->text = found;
  self->label = localized (file, group, label, language, NULL);
  self->brief = localized (file, group, brief, language, NULL);
  return self;
}

static AnningNoteTemplatePart *
parse_part (GKeyFile    *file,
            const char  *template,
            const char  *key,
            const char  *language,
            GError     **error)
{
  g_autofree char *group = g_strdup_printf ("%s %s", template, key);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL; /* it has to be there */
  g_autoptr (GError) on_error = NULL;
  AnningNoteTemplatePart *part;
  gboolean on;

  title = localized (file, group, "title", language, error);
  if (title == NULL)
    return NULL;
  text = localized (file, group, "text", language, error);
  if (text == NULL)
    return NULL;
  on = g_key_file_get_boolean (file, group, "on", &on_error);
  if (on_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&on_error));
      return NULL;
    }

  part = g_new0 (AnningNoteTemplatePart, 1);
  part->key = g_strdup (key);
  part->title = g_steal_pointer (&title);
  part->on = on;
  part->wordings = g_ptr_array_new_with_free_func (wording_free);
  g_ptr_array_add (part->wordings, parse_wording (file, group, "", "", language));
  for (int i = 2; i <= WORDINGS_MAX; i++)
    {
      g_autofree char *suffix = g_strdup_printf ("%d", i);
      AnningNoteWording *wording = parse_wording (file, group, "", suffix, language);

      if (wording == NULL)
        break;
      g_ptr_array_add (part->wordings, wording);
    }
  part->signed_one = parse_wording (file, group, "signed_", "", language);
  part->filled = parse_wording (file, group, "filled_", "", language);
  return part;
}

static AnningNoteTemplate *
parse_template (GKeyFile    *file,
                const char  *key,
                const char  *language,
                GError     **error)
{
  AnningNoteTemplate *self = g_new0 (AnningNoteTemplate, 1);
  g_auto (GStrv) parts = NULL;

  self->key = g_strdup (key);
  self->parts = g_ptr_array_new_with_free_func (template_part_free);
  if ((self->audience = g_key_file_get_string (file, key, "audience", error)) == NULL
      || (self->title = localized (file, key, "title", language, error)) == NULL
      || (self->greeting = localized (file, key, "greeting", language, error)) == NULL
      || (self->closing = localized (file, key, "closing", language, error)) == NULL
      || (parts = g_key_file_get_string_list (file, key, "parts", NULL, error)) == NULL)
    {
      template_free (self);
      return NULL;
    }

  for (guint i = 0; parts[i] != NULL; i++)
    {
      AnningNoteTemplatePart *part = parse_part (file, key, parts[i], language, error);

      if (part == NULL)
        {
          template_free (self);
          return NULL;
        }
      g_ptr_array_add (self->parts, part);
    }
  return self;
}

GPtrArray *
anning_note_templates_parse (const char  *data,
                             gssize       length,
                             const char  *language,
                             GError     **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GPtrArray) templates = NULL;
  g_auto (GStrv) order = NULL;

  g_return_val_if_fail (data != NULL && language != NULL, NULL);

  if (!g_key_file_load_from_data (file, data, length, G_KEY_FILE_NONE, error))
    return NULL;
  order = g_key_file_get_string_list (file, "templates", "order", NULL, error);
  if (order == NULL)
    return NULL;

  templates = g_ptr_array_new_with_free_func (template_free);
  for (guint i = 0; order[i] != NULL; i++)
    {
      AnningNoteTemplate *self = parse_template (file, order[i], language, error);

      if (self == NULL)
        return NULL;
      g_ptr_array_add (templates, self);
    }
  return g_steal_pointer (&templates);
}

GPtrArray *
anning_note_templates_load (const char  *language,
                            GError     **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (TEMPLATES_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  const char *data;
  gsize length;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  return anning_note_templates_parse (data, length, g_strcmp0 (language, "en") == 0 ? "en" : "zh", error);
}

const AnningNoteTemplate *
anning_note_templates_find (GPtrArray  *templates,
                            const char *audience)
{
  g_return_val_if_fail (templates != NULL, NULL);

  for (guint i = 0; i < templates->len; i++)
    {
      const AnningNoteTemplate *self = g_ptr_array_index (templates, i);

      if (g_strcmp0 (self->audience, audience) == 0)
        return self;
    }
  return NULL;
}

const AnningNoteTemplatePart *
anning_note_template_part (const AnningNoteTemplate *self,
                           const char               *key)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const AnningNoteTemplatePart *part = g_ptr_array_index (self->parts, i);

      if (g_strcmp0 (part->key, key) == 0)
        return part;
    }
  return NULL;
}

/* Returns: (transfer none): the wording of @part for someone with this liability (anning_liabilities, may be NULL) */
static const AnningNoteWording *
note_template_part_choose (const AnningNoteTemplatePart *part,
                           const char                   *liability)
{
  g_return_val_if_fail (part != NULL, NULL);

  if (part->signed_one != NULL && anning_note_liability_signed (liability))
    return part->signed_one;
  return g_ptr_array_index (part->wordings, 0);
}

gboolean
anning_note_liability_signed (const char *liability)
{
  return g_strcmp0 (liability, "co_signer") == 0 || g_strcmp0 (liability, "guarantor") == 0;
}

gboolean
anning_note_denies_signing (const char *text)
{
  static const char *const denials[] = {
    "不是借款人", "不是担保人", "没有替我签过", "没有签过字", "没签过字", "没有你的签字",
    "not the borrower", "not a guarantor", "never signed", "neither signed",
  };
  g_autofree char *lower = NULL;

  if (text == NULL)
    return FALSE;
  lower = g_utf8_strdown (text, -1);
  for (guint i = 0; i < G_N_ELEMENTS (denials); i++)
    {
      if (strstr (lower, denials[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
new_note_free (gpointer data)
{
  NewNote *new_note = data;

  anning_note_free (new_note->note);
  g_ptr_array_unref (new_note->parts);
  g_ptr_array_unref (new_note->signed_parts);
  g_free (new_note);
}

/* For whom it is decides which wordings it has. @parts: (out) */
static gboolean
take_relative (AnningDb   *db,
               NewNote    *new_note,
               GPtrArray **parts,
               GError    **error)
{
  g_autoptr (AnningRelative) relative = NULL;

  *parts = new_note->parts;
  if (new_note->note->relative_id == ANNING_UNKNOWN)
    return TRUE;
  relative = anning_records_get (db, &anning_relative_type, new_note->note->relative_id, error);
  if (relative == NULL)
    return FALSE;
  if (anning_note_liability_signed (relative->liability))
    *parts = new_note->signed_parts;
  return TRUE;
}

static gpointer
create_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  NewNote *new_note = data;
  GPtrArray *parts;

  if (!take_relative (db, new_note, &parts, error)
      || !anning_records_save (db, &anning_note_type, new_note->note, error))
    return NULL;

  for (guint i = 0; i < parts->len; i++)
    {
      AnningNotePart *part = g_ptr_array_index (parts, i);

      part->note_id = new_note->note->record.id;
      if (!anning_records_save (db, &anning_note_part_type, part, error))
        return NULL;
    }
  return g_memdup2 (&new_note->note->record.id, sizeof (gint64));
}

static GPtrArray *
parts_of (const AnningNoteTemplate *template,
          const char               *liability)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_note_part_free);

  for (guint i = 0; i < template->parts->len; i++)
    {
      const AnningNoteTemplatePart *source = g_ptr_array_index (template->parts, i);
      const AnningNoteWording *wording = note_template_part_choose (source, liability);
      AnningNotePart *part = anning_note_part_new ();

      part->position = i;
      part->part = g_strdup (source->key);
      part->text = g_strdup (wording->text);
      part->brief = g_strdup (wording->brief);
      part->included = source->on;
      g_ptr_array_add (parts, part);
    }
  return parts;
}

void
anning_note_create_async (AnningStore              *store,
                          const AnningNoteTemplate *template,
                          const char               *language,
                          gint64                    relative_id,
                          GAsyncReadyCallback       callback,
                          gpointer                  user_data)
{
  NewNote *new_note;

  g_return_if_fail (ANNING_IS_STORE (store) && template != NULL);

  new_note = g_new0 (NewNote, 1);
  new_note->note = anning_note_new ();
  new_note->note->title = g_strdup (template->title);
  new_note->note->audience = g_strdup (template->audience);
  new_note->note->language = g_strdup (language);
  new_note->note->greeting = g_strdup (template->greeting);
  new_note->note->closing = g_strdup (template->closing);
  new_note->note->length = g_strdup ("full");
  new_note->note->relative_id = relative_id;
  new_note->parts = parts_of (template, NULL);
  new_note->signed_parts = parts_of (template, "guarantor");

  anning_store_write_async (store, create_job, new_note, new_note_free, g_free, NULL, callback, user_data);
}

gint64
anning_note_create_finish (AnningStore   *store,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_autofree gint64 *id = anning_store_call_finish (store, result, error);

  return id != NULL ? *id : 0;
}
