/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-note-template.h"

#include "anning-records.h"

#define TEMPLATES_PATH "/org/anning/Anning/notes/templates.ini"

/* A note that is about to be stored. */
typedef struct
{
  AnningNote *note;
  GPtrArray *parts; /* AnningNotePart */
} NewNote;

static void
template_part_free (gpointer data)
{
  AnningNoteTemplatePart *part = data;

  g_free (part->key);
  g_free (part->title);
  g_free (part->text);
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

static AnningNoteTemplatePart *
parse_part (GKeyFile    *file,
            const char  *template,
            const char  *key,
            const char  *language,
            GError     **error)
{
  g_autofree char *group = g_strdup_printf ("%s %s", template, key);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
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
  part->text = g_steal_pointer (&text);
  part->on = on;
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
  return anning_note_templates_parse (data, length, language, error);
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

static void
new_note_free (gpointer data)
{
  NewNote *new_note = data;

  anning_note_free (new_note->note);
  g_ptr_array_unref (new_note->parts);
  g_free (new_note);
}

static gpointer
create_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  NewNote *new_note = data;
  gint64 *id;

  if (!anning_records_save (db, &anning_note_type, new_note->note, error))
    return NULL;

  for (guint i = 0; i < new_note->parts->len; i++)
    {
      AnningNotePart *part = g_ptr_array_index (new_note->parts, i);

      part->note_id = new_note->note->record.id;
      if (!anning_records_save (db, &anning_note_part_type, part, error))
        return NULL;
    }

  id = g_new (gint64, 1);
  *id = new_note->note->record.id;
  return id;
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
  new_note->note->relative_id = relative_id;
  new_note->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_note_part_free);
  for (guint i = 0; i < template->parts->len; i++)
    {
      const AnningNoteTemplatePart *source = g_ptr_array_index (template->parts, i);
      AnningNotePart *part = anning_note_part_new ();

      part->position = i;
      part->part = g_strdup (source->key);
      part->text = g_strdup (source->text);
      part->included = source->on;
      g_ptr_array_add (new_note->parts, part);
    }

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
