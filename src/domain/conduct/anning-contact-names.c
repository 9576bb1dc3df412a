/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-contact-names.h"

#include "anning-phone.h"

#define N_KINDS 3

struct _AnningContactNames
{
  GHashTable *ids[N_KINDS];  /* every way of writing that was met: GUINT_TO_POINTER (id) */
  GPtrArray *names[N_KINDS]; /* char *, at its id - 1 */
};

/* Returns: (transfer full) (nullable): the one way of writing that stands for all, NULL where nothing is left */
static char *
normalise (AnningNameKind  kind,
           const char     *text)
{
  char *name = kind == ANNING_NAME_NUMBER ? anning_phone_normalise (text) : g_strstrip (g_strdup (text));

  if (name != NULL && *name == '\0')
    g_clear_pointer (&name, g_free);
  return name;
}

/* Returns: (transfer full): free with anning_contact_names_free() */
AnningContactNames *
anning_contact_names_new (void)
{
  AnningContactNames *self = g_new0 (AnningContactNames, 1);

  for (guint i = 0; i < N_KINDS; i++)
    {
      self->ids[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      self->names[i] = g_ptr_array_new_with_free_func (g_free);
    }
  return self;
}

/* @self: (nullable) */
void
anning_contact_names_free (AnningContactNames *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < N_KINDS; i++)
    {
      g_hash_table_unref (self->ids[i]);
      g_ptr_array_unref (self->names[i]);
    }
  g_free (self);
}

/**
 * anning_contact_names_add:
 * @text: (nullable): a name or number as it was written
 *
 * Returns: its id, the same for all ways of writing it; 0 where there is none
 */
guint32
anning_contact_names_add (AnningContactNames *self,
                          AnningNameKind      kind,
                          const char         *text)
{
  g_autofree char *name = NULL;
  gpointer known;
  guint32 id;

  g_return_val_if_fail (self != NULL, 0);

  if (text == NULL || *text == '\0')
    return 0;
  if (g_hash_table_lookup_extended (self->ids[kind], text, NULL, &known))
    return GPOINTER_TO_UINT (known);

  name = normalise (kind, text);
  id = name != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->ids[kind], name)) : 0;
  if (name != NULL && id == 0)
    {
      g_ptr_array_add (self->names[kind], g_strdup (name));
      id = self->names[kind]->len;
      g_hash_table_insert (self->ids[kind], g_strdup (name), GUINT_TO_POINTER (id));
    }
  if (g_strcmp0 (name, text) != 0)
    g_hash_table_insert (self->ids[kind], g_strdup (text), GUINT_TO_POINTER (id));
  return id;
}

/* Returns: (transfer none): the name with that id, "" for 0 */
const char *
anning_contact_names_get (const AnningContactNames *self,
                          AnningNameKind            kind,
                          guint32                   id)
{
  g_return_val_if_fail (self != NULL && id <= self->names[kind]->len, "");

  return id > 0 ? g_ptr_array_index (self->names[kind], id - 1) : "";
}
