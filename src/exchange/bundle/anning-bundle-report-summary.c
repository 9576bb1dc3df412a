/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bundle-report-private.h"

#include "anning-contact-counts.h"

static const char *const counted_words[ANNING_N_COUNTED] = { "connected", "unanswered", "messages", "visits" };

static void
add_count_row (AnningBundleReport *self,
               guint               row,
               const char         *who,
               guint               n)
{
  g_autofree char *count = g_strdup_printf ("%u", n);

  anning_bundle_report_add_cell (self, row, 0, who, FALSE);
  anning_bundle_report_add_cell (self, row, 1, count, TRUE);
}

static void
add_parties (AnningBundleReport        *self,
             const AnningContactCounts *counts)
{
  static const char *const words[] = { "whom", "times", NULL };
  guint row = 0;

  anning_bundle_report_add_header (self, words, 1 << 1);
  for (guint i = 0; i < ANNING_N_PARTIES; i++)
    {
      const char *label = anning_bundle_view_label (self->view, "party", anning_party_get_word ((AnningParty) i));

      if (counts->parties[i] > 0)
        add_count_row (self, ++row, *label != '\0' ? label : anning_bundle_view_word (self->view, "unknown"),
                       counts->parties[i]);
    }
}

static void
add_senders (AnningBundleReport        *self,
             const AnningContactCounts *counts)
{
  static const char *const words[] = { "sender", "times", NULL };

  anning_bundle_report_add_header (self, words, 1 << 1);
  for (guint i = 0; i < counts->senders->len; i++)
    {
      const AnningSenderCount *sender = &g_array_index (counts->senders, AnningSenderCount, i);
      const char *creditor = g_ptr_array_index (self->view->creditors, sender->creditor);
      const char *collector = g_ptr_array_index (self->view->collectors, sender->collector);
      g_autofree char *who = NULL;

      if (*creditor == '\0' && *collector == '\0')
        {
          add_count_row (self, i + 1, anning_bundle_view_word (self->view, "unknown"),
                         anning_counted_total (sender->counts));
          continue;
        }
      if (*creditor == '\0')
        creditor = anning_bundle_view_word (self->view, "unknown");
      if (*collector == '\0')
        collector = anning_bundle_view_word (self->view, "itself");
      who = anning_bundle_view_say (self->view, "named", creditor, collector, ANNING_BUNDLE_END);
      add_count_row (self, i + 1, who, anning_counted_total (sender->counts));
    }
}

/* "7 to 9", where it is not known which contacts are the same. */
static char *
say_range (AnningBundleReport *self,
           guint               least,
           guint               most)
{
  g_autofree char *from = g_strdup_printf ("%u", least);
  g_autofree char *to = g_strdup_printf ("%u", most);

  return least < most ? anning_bundle_view_say (self->view, "range", from, to, ANNING_BUNDLE_END) : g_steal_pointer (&to);
}

static void
add_masked (AnningBundleReport *self)
{
  const AnningMaskCounts *masked = &self->view->masked;
  g_autofree char *numbers = g_strdup_printf ("%u", masked->numbers);
  g_autofree char *number_places = g_strdup_printf ("%u", masked->number_places);
  g_autofree char *names = g_strdup_printf ("%u", masked->names);
  g_autofree char *name_places = g_strdup_printf ("%u", masked->name_places);
  g_autofree char *text = NULL;

  if (masked->numbers + masked->names == 0)
    return;
  text = anning_bundle_view_say (self->view, "masked", numbers, number_places, names, name_places, ANNING_BUNDLE_END);
  anning_bundle_report_add (self, ANNING_PAGE_SMALL, text);
}

static void
add_counted (AnningBundleReport        *self,
             const AnningContactCounts *counts)
{
  const AnningBundleView *view = self->view;
  AnningContactLeast least;
  g_autofree char *total = NULL;
  g_autofree char *most = NULL;
  g_autofree char *days = g_strdup_printf ("%u", counts->days->len);
  g_autofree char *text = NULL;

  if (counts->total == 0)
    {
      anning_bundle_report_add_word (self, ANNING_PAGE_BODY, "nobody");
      return;
    }
  anning_contact_counts_least ((gconstpointer) view->read->data, view->read->len, NULL, view->doubtful, &least);
  total = say_range (self, least.total, counts->total);
  most = say_range (self, least.most_a_day, counts->most_a_day);
  text = anning_bundle_view_say (view, "counted", total, days, most, ANNING_BUNDLE_END);
  anning_bundle_report_add (self, ANNING_PAGE_BODY, text);
  if (least.n_doubtful > 0)
    {
      g_autofree char *doubtful = anning_bundle_report_say_count (self, "doubtful", least.n_doubtful);

      anning_bundle_report_add (self, ANNING_PAGE_BODY, doubtful);
    }
}

void
anning_bundle_report_add_summary (AnningBundleReport *self)
{
  const AnningBundleView *view = self->view;
  g_autoptr (AnningContactCounts) counts = NULL;
  guint together[ANNING_N_COUNTED] = { 0 };

  anning_bundle_report_add_word (self, ANNING_PAGE_HEADING, "summary");
  counts = anning_contact_counts_new ((gconstpointer) view->read->data, view->read->len);
  add_counted (self, counts);
  for (guint i = 0; i < counts->days->len; i++)
    {
      for (guint j = 0; j < ANNING_N_COUNTED; j++)
        together[j] += g_array_index (counts->days, AnningDayCount, i).counts[j];
    }
  for (guint i = 0; i < ANNING_N_COUNTED; i++)
    {
      g_autofree char *n = g_strdup_printf ("%u", together[i]);
      g_autofree char *text = anning_bundle_view_say (view, "kind", anning_bundle_view_label (view, "counted", counted_words[i]),
                                                      n, ANNING_BUNDLE_END);

      if (together[i] > 0)
        anning_bundle_report_add_item (self, "•", text);
    }
  if (view->read->len > counts->total)
    {
      g_autofree char *text = anning_bundle_report_say_count (self, "own", view->read->len - counts->total);

      anning_bundle_report_add (self, ANNING_PAGE_BODY, text);
    }
  if (counts->total > 0)
    {
      add_parties (self, counts);
      add_senders (self, counts);
    }
  anning_bundle_report_add (self, ANNING_PAGE_SMALL, anning_rule_texts_get_day (view->rules));
  add_masked (self);
}
