/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-letter-template.h"

GPtrArray *
anning_letter_templates_new (const char      *language,
                             AnningTextRead   read,
                             gpointer         user_data,
                             GError         **error)
{
  g_return_val_if_fail (language != NULL && read != NULL, NULL);
  return g_ptr_array_new ();
}

GPtrArray *
anning_letter_templates_load (const char  *language,
                              GError     **error)
{
  return anning_letter_templates_new (language, anning_text_file_read_resource, NULL, error);
}

const AnningLetterTemplate *
anning_letter_templates_find (GPtrArray  *groups,
                              const char *key)
{
  g_return_val_if_fail (groups != NULL, NULL);
  return NULL;
}
