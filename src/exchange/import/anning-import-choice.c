/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-choice.h"

#include <string.h>

static void
number_free (gpointer data)
{
  anning_number_free (data);
}

static void
wish_free (gpointer data)
{
  AnningImportWish *wish = data;

  g_free (wish->a);
  g_free (wish->b);
  g_free (wish);
}

AnningImportChoice *
anning_import_choice_new (void)
{
  AnningImportChoice *self = g_new0 (AnningImportChoice, 1);

  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, number_free);
  self->wishes = g_ptr_array_new_with_free_func (wish_free);
  self->texts = TRUE;
  self->since = ANNING_UNKNOWN;
  anning_join_tolerance_init (&self->tolerance);
  return self;
}

AnningImportChoice *
anning_import_choice_copy (const AnningImportChoice *self)
{
  AnningImportChoice *copy;
  GHashTableIter iter;
  gpointer key, value;

  g_return_val_if_fail (self != NULL, NULL);

  copy = anning_import_choice_new ();
  g_hash_table_iter_init (&iter, self->taken);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (copy->taken, g_strdup (key));
  g_hash_table_iter_init (&iter, self->numbers);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->numbers, g_strdup (key), anning_number_copy (value));
  for (guint i = 0; i < self->wishes->len; i++)
    {
      const AnningImportWish *wish = g_ptr_array_index (self->wishes, i);

      anning_import_choice_wish (copy, wish->a, wish->b, wish->together);
    }
  copy->without_number = self->without_number;
  copy->texts = self->texts;
  copy->since = self->since;
  copy->relative_id = self->relative_id;
  copy->direction = g_intern_string (self->direction);
  copy->tolerance = self->tolerance;
  copy->keep_files = self->keep_files;
  return copy;
}

void
anning_import_choice_free (AnningImportChoice *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->taken);
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->wishes);
  g_free (self);
}

void
anning_import_choice_take (AnningImportChoice *self,
                           const char         *number,
                           gboolean            taken)
{
  g_return_if_fail (self != NULL && number != NULL);

  if (taken)
    g_hash_table_add (self->taken, g_strdup (number));
  else
    g_hash_table_remove (self->taken, number);
}

gboolean
anning_import_choice_takes (const AnningImportChoice *self,
                            const char               *number)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return number != NULL ? g_hash_table_contains (self->taken, number) : self->without_number;
}

void
anning_import_choice_set_number (AnningImportChoice *self,
                                 const AnningNumber *number)
{
  g_return_if_fail (self != NULL && number != NULL && number->number != NULL);

  g_hash_table_replace (self->numbers, g_strdup (number->number), anning_number_copy (number));
  if (number->private)
    g_hash_table_remove (self->taken, number->number);
}

const AnningNumber *
anning_import_choice_get_number (const AnningImportChoice *self,
                                 const char               *number)
{
  g_return_val_if_fail (self != NULL && number != NULL, NULL);

  return g_hash_table_lookup (self->numbers, number);
}

void
anning_import_choice_forget_wish (AnningImportChoice *self,
                                  const char         *a,
                                  const char         *b)
{
  g_return_if_fail (self != NULL && a != NULL && b != NULL);

  for (guint i = 0; i < self->wishes->len; i++)
    {
      const AnningImportWish *wish = g_ptr_array_index (self->wishes, i);

      if ((strcmp (wish->a, a) == 0 && strcmp (wish->b, b) == 0)
          || (strcmp (wish->a, b) == 0 && strcmp (wish->b, a) == 0))
        {
          g_ptr_array_remove_index (self->wishes, i);
          return;
        }
    }
}

void
anning_import_choice_wish (AnningImportChoice *self,
                           const char         *a,
                           const char         *b,
                           gboolean            together)
{
  AnningImportWish *wish;

  g_return_if_fail (self != NULL && a != NULL && b != NULL);

  anning_import_choice_forget_wish (self, a, b);
  wish = g_new (AnningImportWish, 1);
  wish->a = g_strdup (a);
  wish->b = g_strdup (b);
  wish->together = together;
  g_ptr_array_add (self->wishes, wish);
}
