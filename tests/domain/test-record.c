/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-budget-line.h"
#include "anning-debt.h"
#include "anning-incident.h"
#include "anning-proposal.h"
#include "anning-reading.h"
#include "anning-relative.h"

#include <string.h>

static const AnningRecordType *const types[] = {
  &anning_debt_type,     &anning_debt_fee_type, &anning_payment_type,  &anning_budget_line_type,
  &anning_proposal_type, &anning_round_type,    &anning_incident_type, &anning_marker_type,
  &anning_relative_type, &anning_note_type,     &anning_note_part_type, &anning_tick_type,
  &anning_bookmark_type, &anning_letter_type,
};

/* Fills every field with a value of its own. */
static gpointer
make_filled (const AnningRecordType *type)
{
  gpointer record = anning_record_new (type);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const AnningField *field = &type->fields[i];

      if (anning_field_is_text (field))
        anning_record_set_text (field, record, field->name);
      else
        anning_record_set_integer (field, record, 1000 + i);
    }
  return record;
}

/*
 * The fields must cover the whole struct, each byte once: a member that is
 * missing in the list would be lost on every save.
 */
static void
test_covers_struct (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (types); t++)
    {
      const AnningRecordType *type = types[t];
      gsize expected = sizeof (AnningRecord);

      g_test_message ("%s", type->table);
      for (guint i = 0; i < type->n_fields; i++)
        {
          g_assert_cmpuint (type->fields[i].offset, ==, expected);
          expected += 8;
        }
      g_assert_cmpuint (type->size, ==, expected);
    }
}

static void
test_names_and_numbers (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (types); t++)
    {
      const AnningRecordType *type = types[t];

      g_assert_cmpint (type->number, >=, 1);
      g_assert_cmpint (type->number, <=, 99);
      for (guint other = 0; other < t; other++)
        {
          g_assert_cmpint (type->number, !=, types[other]->number);
          g_assert_cmpstr (type->table, !=, types[other]->table);
        }
      for (guint i = 0; i < type->n_fields; i++)
        g_assert_true (anning_record_find_field (type, type->fields[i].name) == &type->fields[i]);
      g_assert_null (anning_record_find_field (type, "no such field"));
    }
}

static void
test_new (void)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();

  g_assert_cmpint (debt->record.id, ==, 0);
  g_assert_null (debt->creditor);
  g_assert_cmpint (debt->principal, ==, 0);
  g_assert_cmpint (debt->rate, ==, ANNING_UNKNOWN);
  g_assert_cmpint (debt->received, ==, ANNING_UNKNOWN);
}

static void
test_copy_and_equal (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (types); t++)
    {
      const AnningRecordType *type = types[t];
      gpointer record = make_filled (type);
      gpointer copy = anning_record_copy (type, record);

      g_assert_true (anning_record_equal (type, record, copy));
      ANNING_RECORD (copy)->id = 77;
      ANNING_RECORD (copy)->updated_at = 99;
      g_assert_true (anning_record_equal (type, record, copy));

      for (guint i = 0; i < type->n_fields; i++)
        {
          const AnningField *field = &type->fields[i];

          if (anning_field_is_text (field))
            {
              g_assert_true (anning_record_get_text (field, record)
                             != anning_record_get_text (field, copy));
              g_assert_cmpstr (anning_record_get_text (field, copy), ==, field->name);
              anning_record_set_text (field, copy, "another");
              g_assert_false (anning_record_equal (type, record, copy));
              anning_record_set_text (field, copy, field->name);
            }
          else
            {
              g_assert_cmpint (anning_record_get_integer (field, copy), ==, 1000 + i);
              anning_record_set_integer (field, copy, ANNING_UNKNOWN);
              g_assert_false (anning_record_equal (type, record, copy));
              anning_record_set_integer (field, copy, 1000 + i);
            }
          g_assert_true (anning_record_equal (type, record, copy));
        }

      anning_record_free (type, copy);
      anning_record_free (type, record);
    }
  g_assert_null (anning_record_copy (&anning_debt_type, NULL));
  anning_record_free (&anning_debt_type, NULL);
}

/* No text and an empty text are one and the same; a text may be set from itself. */
static void
test_texts (void)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  const AnningField *field = anning_record_find_field (&anning_debt_type, "creditor");

  anning_record_set_text (field, debt, "某某消费金融");
  anning_record_set_text (field, debt, debt->creditor);
  g_assert_cmpstr (debt->creditor, ==, "某某消费金融");
  anning_record_set_text (field, debt, "");
  g_assert_null (debt->creditor);
  anning_record_set_text (field, debt, NULL);
  g_assert_null (debt->creditor);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/record/covers-struct", test_covers_struct);
  g_test_add_func ("/record/names-and-numbers", test_names_and_numbers);
  g_test_add_func ("/record/new", test_new);
  g_test_add_func ("/record/copy-and-equal", test_copy_and_equal);
  g_test_add_func ("/record/texts", test_texts);

  return g_test_run ();
}
