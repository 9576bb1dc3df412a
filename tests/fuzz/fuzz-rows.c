/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-rows.h"

#include <string.h>

#include "anning-words.h"
#include "source-fixture.h"

static void
check_text (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

static void
check_row (const AnningSourceRow *row)
{
  check_text (row->number);
  check_text (row->number_text);
  check_text (row->own_number);
  check_text (row->name);
  check_text (row->text);
  check_text (row->place);
  check_text (row->raw_type);
  check_text (row->key);
  g_assert_true ((row->number != NULL) == (row->number_state == ANNING_NUMBER_KNOWN));
  g_assert_true (row->started_at != ANNING_UNKNOWN);
  g_assert_true (row->precision_ms == 1 || row->precision_ms == 1000 || row->precision_ms == 60000);
  g_assert_true (row->length_s == ANNING_UNKNOWN || row->length_s >= 0);
  g_assert_true (anning_words_contains (anning_channels, row->channel));
  g_assert_true (row->direction == NULL || anning_words_contains (anning_directions, row->direction));
  g_assert_true (anning_words_contains (anning_answers, row->connected));
  /* Rule of the formats: no bill tells that nobody answered. */
  g_assert_true (row->kind != ANNING_SOURCE_BILL || g_strcmp0 (row->connected, "no") != 0);
  g_assert_true (row->text == NULL || strlen (row->text) <= ANNING_SOURCE_TEXT_MAX);
  g_assert_nonnull (row->key);
}

static void
check_result (const AnningSourceResult *result)
{
  guint64 n = 0;

  for (guint i = ANNING_SKIP_NONE; i < ANNING_SKIP_REASONS; i++)
    n += i != ANNING_SKIP_HEADING ? result->n_skipped[i] : 0;
  g_assert_cmpuint (result->skipped->len, ==, MIN (n, ANNING_SOURCE_SKIPPED_MAX));
  g_assert_cmpuint (result->n_skipped[ANNING_SKIP_NONE], ==, 0);
  for (guint i = 0; i < result->skipped->len; i++)
    {
      const AnningSourceSkip *skip = g_ptr_array_index (result->skipped, i);

      check_text (skip->sample);
      check_text (skip->sheet);
    }
  g_assert_true ((result->n_rows == 0) == (result->first_at == ANNING_UNKNOWN));
  g_assert_cmpint (result->first_at, <=, result->last_at);
}

void
fuzz_rows_check (GBytes *bytes)
{
  static const gsize steps[] = { 0, 1, 7 };
  g_autofree char *first = NULL;
  gboolean can_step = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (steps) && can_step; i++)
    {
      g_autoptr (SourceReading) reading = source_fixture_read (bytes, NULL, NULL, steps[i]);
      g_autofree char *shown = NULL;

      for (guint r = 0; r < reading->rows->len; r++)
        check_row (g_ptr_array_index (reading->rows, r));
      shown = source_fixture_show (reading);
      if (reading->error != NULL)
        {
          g_autofree char *with_error = g_strdup_printf ("%s%s %d", shown, g_quark_to_string (reading->error->domain),
                                                         reading->error->code);

          g_assert_true (reading->error->domain == ANNING_SOURCE_ERROR || reading->error->domain == ANNING_KIT_ERROR);
          g_free (shown);
          shown = g_steal_pointer (&with_error);
        }
      else
        {
          check_result (reading->result);
          g_assert_cmpuint (reading->result->n_rows, ==, reading->rows->len);
        }
      if (i == 0)
        {
          gsize size;
          const guint8 *data = g_bytes_get_data (bytes, &size);

          first = g_steal_pointer (&shown);
          /* A ZIP wants to seek, which a stream in small pieces cannot; tables are read whole anyway. */
          can_step = size > 0 && (data[0] == '<' || data[0] == '{' || data[0] == '[');
        }
      else
        g_assert_cmpstr (shown, ==, first);
    }
}
