/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-lpr.h"

#include "anning-date.h"

AnningLprFault
anning_lpr_check (const GDate *day,
                  gint64       one_year,
                  const GDate *today)
{
  GDate first;

  g_return_val_if_fail (day != NULL && g_date_valid (day), ANNING_LPR_TOO_EARLY);

  anning_day_parse (ANNING_LPR_FIRST_DAY, &first);
  if (g_date_compare (day, &first) < 0)
    return ANNING_LPR_TOO_EARLY;
  if (today != NULL && g_date_compare (day, today) > 0)
    return ANNING_LPR_IN_FUTURE;
  if (one_year < 0 || one_year > ANNING_LPR_MAX)
    return ANNING_LPR_OUT_OF_RANGE;
  return ANNING_LPR_FINE;
}

AnningLprTable *
anning_lpr_table_new (const GDate *seen_until)
{
  AnningLprTable *self;

  g_return_val_if_fail (seen_until != NULL && g_date_valid (seen_until), NULL);

  self = g_new0 (AnningLprTable, 1);
  self->points = g_array_new (FALSE, FALSE, sizeof (AnningLprPoint));
  self->seen_until = *seen_until;
  return self;
}

AnningLprTable *
anning_lpr_table_copy (const AnningLprTable *self)
{
  AnningLprTable *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = anning_lpr_table_new (&self->seen_until);
  g_array_append_vals (copy->points, self->points->data, self->points->len);
  return copy;
}

void
anning_lpr_table_free (AnningLprTable *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->points);
  g_free (self);
}

gboolean
anning_lpr_table_add (AnningLprTable *self,
                      const GDate    *day,
                      gint64          one_year)
{
  const AnningLprPoint added = { *day, one_year };
  guint place;

  g_return_val_if_fail (self != NULL, FALSE);

  if (anning_lpr_check (day, one_year, NULL) != ANNING_LPR_FINE)
    return FALSE;

  for (place = self->points->len; place > 0; place--)
    {
      AnningLprPoint *point = &g_array_index (self->points, AnningLprPoint, place - 1);
      int order = g_date_compare (&point->day, day);

      if (order == 0)
        {
          *point = added;
          return TRUE;
        }
      if (order < 0)
        break;
    }
  g_array_insert_val (self->points, place, added);
  return TRUE;
}

void
anning_lpr_table_join (AnningLprTable       *self,
                       const AnningLprValue *value)
{
  GDate day;

  g_return_if_fail (self != NULL && value != NULL);

  if (anning_day_parse (value->day, &day) && anning_lpr_table_find (self, &day) == NULL)
    anning_lpr_table_add (self, &day, value->one_year);
}

const AnningLprPoint *
anning_lpr_table_find (const AnningLprTable *self,
                       const GDate          *day)
{
  g_return_val_if_fail (self != NULL && day != NULL, NULL);

  for (guint i = 0; i < self->points->len; i++)
    {
      const AnningLprPoint *point = &g_array_index (self->points, AnningLprPoint, i);

      if (g_date_compare (&point->day, day) == 0)
        return point;
    }
  return NULL;
}

gboolean
anning_lpr_at (const AnningLprTable *self,
               const GDate          *day,
               AnningLprPoint       *point,
               gboolean             *seen)
{
  g_return_val_if_fail (self != NULL && point != NULL, FALSE);
  g_return_val_if_fail (day != NULL && g_date_valid (day), FALSE);

  for (guint i = self->points->len; i > 0; i--)
    {
      const AnningLprPoint *each = &g_array_index (self->points, AnningLprPoint, i - 1);

      if (g_date_compare (&each->day, day) > 0)
        continue;
      *point = *each;
      if (seen != NULL)
        *seen = g_date_compare (day, &self->seen_until) <= 0 || g_date_compare (day, &each->day) == 0;
      return TRUE;
    }
  return FALSE;
}
