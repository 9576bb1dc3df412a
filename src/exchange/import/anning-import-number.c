/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-number.h"

struct _AnningImportNumber
{
  GObject parent_instance;

  AnningImportNumberInfo *info;
};

G_DEFINE_FINAL_TYPE (AnningImportNumber, anning_import_number, G_TYPE_OBJECT)

static void
anning_import_number_finalize (GObject *object)
{
  AnningImportNumber *self = ANNING_IMPORT_NUMBER (object);

  g_free (self->info->number);
  g_free (self->info->text);
  g_free (self->info->name);
  g_free (self->info->creditor);
  g_free (self->info->collector);
  g_free (self->info->relative);
  anning_number_free (self->info->record);
  g_free (self->info);
  G_OBJECT_CLASS (anning_import_number_parent_class)->finalize (object);
}

static void
anning_import_number_class_init (AnningImportNumberClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_import_number_finalize;
}

static void
anning_import_number_init (AnningImportNumber *self)
{
}

AnningImportNumber *
anning_import_number_new (AnningImportNumberInfo *info)
{
  AnningImportNumber *self;

  g_return_val_if_fail (info != NULL, NULL);

  self = g_object_new (ANNING_TYPE_IMPORT_NUMBER, NULL);
  self->info = info;
  return self;
}

const AnningImportNumberInfo *
anning_import_number_get_info (AnningImportNumber *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_NUMBER (self), NULL);
  return self->info;
}

void
anning_import_choice_take_tied (AnningImportChoice *choice,
                                GListModel         *numbers)
{
  g_return_if_fail (choice != NULL && G_IS_LIST_MODEL (numbers));

  for (guint i = 0; i < g_list_model_get_n_items (numbers); i++)
    {
      g_autoptr (AnningImportNumber) number = g_list_model_get_item (numbers, i);

      if (number->info->number != NULL && number->info->tie == ANNING_IMPORT_TIE_CREDITOR)
        anning_import_choice_take (choice, number->info->number, TRUE);
    }
}
