/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-source-coverage.h"

#include "anning-date.h"
#include "anning-source-entry.h"

void
anning_coverage_free (AnningCoverage *self)
{
  if (self == NULL)
    return;
  g_free (self->own_number);
  g_array_unref (self->covered);
  g_array_unref (self->gaps);
  g_free (self);
}

/* Bills and phones are of China here: the day there. */
static gint32
day_of (gint64 instant)
{
  AnningCivil civil;
  GDate date;

  anning_instant_to_civil (instant, ANNING_CHINA_OFFSET, &civil);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) civil.day, (GDateMonth) civil.month, (GDateYear) civil.year);
  return (gint32) g_date_get_julian (&date);
}

/* A bill cannot tell of days after it was made. Its own contacts are there, whatever the file's time says. */
static gint32
find_made_on (const AnningSourceEntry *source)
{
  gint32 made_on = G_MAXINT32;

  if (source->record.created_at > 0)
    made_on = day_of (source->record.created_at);
  if (source->file_time != ANNING_UNKNOWN)
    made_on = MIN (made_on, day_of (source->file_time));
  if (source->last_at != ANNING_UNKNOWN)
    made_on = MAX (made_on, day_of (source->last_at));
  return made_on;
}

/* FALSE where nothing tells which days @source is of. */
static gboolean
find_range (const AnningSourceEntry *source,
            AnningDayRange          *range,
            gboolean                *stated)
{
  GDate first, last;
  gint32 made_on;

  if (source->period_first != NULL && source->period_last != NULL
      && anning_day_parse (source->period_first, &first) && anning_day_parse (source->period_last, &last)
      && g_date_compare (&first, &last) <= 0)
    {
      range->first = (gint32) g_date_get_julian (&first);
      range->last = (gint32) g_date_get_julian (&last);
      made_on = find_made_on (source);
      range->last = MIN (range->last, made_on);
      *stated = TRUE;
      if (range->last >= range->first)
        return TRUE;
    }
  *stated = FALSE;
  if (source->first_at == ANNING_UNKNOWN || source->last_at == ANNING_UNKNOWN || source->first_at > source->last_at)
    return FALSE;
  range->first = day_of (source->first_at);
  range->last = day_of (source->last_at);
  return TRUE;
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const AnningDayRange *left = a, *right = b;

  return left->first != right->first ? (left->first > right->first) - (left->first < right->first)
                                     : (left->last > right->last) - (left->last < right->last);
}

static AnningCoverage *
find_coverage (GPtrArray  *coverages,
               const char *own_number)
{
  AnningCoverage *coverage;

  for (guint i = 0; i < coverages->len; i++)
    {
      coverage = g_ptr_array_index (coverages, i);
      if (g_strcmp0 (coverage->own_number, own_number) == 0)
        return coverage;
    }
  coverage = g_new0 (AnningCoverage, 1);
  coverage->own_number = g_strdup (own_number);
  coverage->covered = g_array_new (FALSE, FALSE, sizeof (AnningDayRange));
  coverage->gaps = g_array_new (FALSE, FALSE, sizeof (AnningDayRange));
  g_ptr_array_add (coverages, coverage);
  return coverage;
}

/* Ranges that touch or overlap become one. */
static void
merge_ranges (GArray *ranges)
{
  guint n = 0;

  g_array_sort (ranges, compare_ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      AnningDayRange range = g_array_index (ranges, AnningDayRange, i);
      AnningDayRange *before = n > 0 ? &g_array_index (ranges, AnningDayRange, n - 1) : NULL;

      if (before != NULL && range.first <= before->last + 1)
        before->last = MAX (before->last, range.last);
      else
        g_array_index (ranges, AnningDayRange, n++) = range;
    }
  g_array_set_size (ranges, n);
}

static void
add_gap (AnningCoverage *coverage,
         gint32          first,
         gint32          last)
{
  AnningDayRange gap = { first, last };

  if (first <= last)
    g_array_append_val (coverage->gaps, gap);
}

static void
find_gaps (AnningCoverage *coverage,
           gint32          from,
           gint32          until)
{
  gint32 open = from;

  for (guint i = 0; i < coverage->covered->len; i++)
    {
      const AnningDayRange *range = &g_array_index (coverage->covered, AnningDayRange, i);

      add_gap (coverage, open, MIN (range->first - 1, until));
      open = MAX (open, range->last + 1);
    }
  add_gap (coverage, open, until);
}

static int
compare_coverages (gconstpointer a,
                   gconstpointer b)
{
  const AnningCoverage *left = *(AnningCoverage *const *) a, *right = *(AnningCoverage *const *) b;

  if ((left->own_number == NULL) != (right->own_number == NULL))
    return left->own_number == NULL ? 1 : -1;
  return g_strcmp0 (left->own_number, right->own_number);
}

/*
 * anning_source_coverage_find:
 * @sources: (element-type AnningSourceEntry): only those of kind "bill" count
 * @from: the first day that matters, as GDate counts; 0: the first that is covered
 * @until: the last, usually today
 *
 * Which days the bills cover and which not, per number whose bills they are. A bill of
 * which something came in covers the period that it names, as far as that lay behind when
 * the file was made, or else from its first contact to its last. Gaps
 * lie within @from and @until only; what is covered is told as it is.
 *
 * Returns: (transfer full) (element-type AnningCoverage): by number, those without one last
 */
GPtrArray *
anning_source_coverage_find (const GPtrArray *sources,
                             gint32           from,
                             gint32           until)
{
  GPtrArray *coverages = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_coverage_free);

  g_return_val_if_fail (sources != NULL, coverages);

  for (guint i = 0; i < sources->len; i++)
    {
      const AnningSourceEntry *source = g_ptr_array_index (sources, i);
      AnningCoverage *coverage;
      AnningDayRange range;
      gboolean stated;

      if (g_strcmp0 (source->kind, "bill") != 0 || source->n_kept <= 0 || !find_range (source, &range, &stated))
        continue;
      coverage = find_coverage (coverages, source->own_number);
      g_array_append_val (coverage->covered, range);
      coverage->n_bills++;
      coverage->n_unstated += !stated;
    }
  for (guint i = 0; i < coverages->len; i++)
    {
      AnningCoverage *coverage = g_ptr_array_index (coverages, i);

      merge_ranges (coverage->covered);
      find_gaps (coverage, from != 0 ? from : g_array_index (coverage->covered, AnningDayRange, 0).first, until);
    }
  g_ptr_array_sort (coverages, compare_coverages);
  return coverages;
}

/*
 * anning_log_reach_find:
 * @sources: (element-type AnningSourceEntry): only those of kind "call_log" count; of others the oldest may be a message
 * @today: as GDate counts
 *
 * Looks at the list of calls whose newest call is the latest, of several such at the one
 * that goes back farthest. How many calls a phone keeps is not known. If that list was
 * full, it held last − first + 1 days of calls; should calls go on as often, a later one
 * still holds the first call after @last when it is taken by the day @again
 * = @last + (@last − @first + 1).
 */
AnningLogReach
anning_log_reach_find (const GPtrArray *sources,
                       gint32           today)
{
  AnningLogReach reach = { 0 };
  gint64 first_at = 0, last_at = 0;

  g_return_val_if_fail (sources != NULL, reach);

  for (guint i = 0; i < sources->len; i++)
    {
      const AnningSourceEntry *source = g_ptr_array_index (sources, i);

      if (g_strcmp0 (source->kind, "call_log") != 0 || source->first_at == ANNING_UNKNOWN
          || source->last_at == ANNING_UNKNOWN)
        continue;
      if (reach.known && (source->last_at < last_at || (source->last_at == last_at && source->first_at >= first_at)))
        continue;
      first_at = source->first_at;
      last_at = source->last_at;
      reach.known = TRUE;
    }
  if (!reach.known)
    return reach;
  reach.first = day_of (first_at);
  reach.last = day_of (last_at);
  reach.days_ago = today - reach.first;
  reach.again = reach.last + (reach.last - reach.first + 1);
  return reach;
}
