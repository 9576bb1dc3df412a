/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-contact-counts.h"

#include "anning-words.h"

#define MS_PER_HOUR (60 * 60 * 1000)

static const guint8 counted_as[] = {
  [ANNING_CHANNEL_UNKNOWN] = ANNING_COUNTED_MESSAGES,
  [ANNING_CHANNEL_CALL] = ANNING_COUNTED_UNANSWERED,
  [ANNING_CHANNEL_AI_CALL] = ANNING_COUNTED_UNANSWERED,
  [ANNING_CHANNEL_SMS] = ANNING_COUNTED_MESSAGES,
  [ANNING_CHANNEL_IM] = ANNING_COUNTED_MESSAGES,
  [ANNING_CHANNEL_EMAIL] = ANNING_COUNTED_MESSAGES,
  [ANNING_CHANNEL_LETTER] = ANNING_COUNTED_MESSAGES,
  [ANNING_CHANNEL_VISIT] = ANNING_COUNTED_VISITS,
  [ANNING_CHANNEL_SOCIAL_POST] = ANNING_COUNTED_MESSAGES,
  [ANNING_CHANNEL_OTHER] = ANNING_COUNTED_MESSAGES,
};

/* Two names in one key, so that a pair can be looked up. */
#define SENDER_KEY(contact) (((guint64) (contact)->creditor << 32) | (contact)->collector)

static AnningCounted
find_counted (const AnningContact *contact)
{
  AnningCounted counted = counted_as[contact->channel];

  return counted == ANNING_COUNTED_UNANSWERED && contact->connected == ANNING_ANSWER_YES ? ANNING_COUNTED_CONNECTED
                                                                                         : counted;
}

static void
count_day (AnningContactCounts *self,
           const AnningContact *contact,
           AnningCounted        counted)
{
  GArray *days = self->days;

  if (days->len == 0 || g_array_index (days, AnningDayCount, days->len - 1).day != contact->day)
    g_array_append_vals (days, &(AnningDayCount) { .day = contact->day }, 1);
  g_array_index (days, AnningDayCount, days->len - 1).counts[counted]++;
}

static void
count_sender (AnningContactCounts *self,
              GHashTable          *places,
              const AnningContact *contact,
              AnningCounted        counted)
{
  guint64 key = SENDER_KEY (contact);
  gpointer place;
  AnningSenderCount *sender;

  if (!g_hash_table_lookup_extended (places, &key, NULL, &place))
    {
      const AnningSenderCount first = {
        .creditor = contact->creditor,
        .collector = contact->collector,
        .first_day = contact->day,
        .last_day = contact->day,
      };

      place = GUINT_TO_POINTER (self->senders->len);
      g_hash_table_insert (places, g_memdup2 (&key, sizeof key), place);
      g_array_append_val (self->senders, first);
    }
  sender = &g_array_index (self->senders, AnningSenderCount, GPOINTER_TO_UINT (place));
  sender->first_day = MIN (sender->first_day, contact->day);
  sender->last_day = MAX (sender->last_day, contact->day);
  sender->counts[counted]++;
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const AnningDayCount *first = a;
  const AnningDayCount *second = b;

  return first->day < second->day ? -1 : first->day > second->day;
}

/* Contacts are in order of time, not of local days: a day can have been begun twice. */
static void
merge_days (GArray *days)
{
  guint kept = 0;

  g_array_sort (days, compare_days);
  for (guint i = 0; i < days->len; i++)
    {
      const AnningDayCount count = g_array_index (days, AnningDayCount, i);

      if (kept == 0 || g_array_index (days, AnningDayCount, kept - 1).day != count.day)
        {
          g_array_index (days, AnningDayCount, kept++) = count;
          continue;
        }
      for (guint j = 0; j < ANNING_N_COUNTED; j++)
        g_array_index (days, AnningDayCount, kept - 1).counts[j] += count.counts[j];
    }
  g_array_set_size (days, kept);
}

static int
compare_senders (gconstpointer a,
                 gconstpointer b)
{
  const AnningSenderCount *first = a;
  const AnningSenderCount *second = b;
  guint n_first = anning_counted_total (first->counts);
  guint n_second = anning_counted_total (second->counts);

  if (n_first != n_second)
    return n_first > n_second ? -1 : 1;
  if (first->creditor != second->creditor)
    return first->creditor < second->creditor ? -1 : 1;
  return first->collector < second->collector ? -1 : first->collector > second->collector;
}

static gboolean
is_counted (const AnningContact   *contact,
            const AnningCountSpan *span)
{
  if (!anning_contact_is_theirs (contact)
      || (contact->tags & (ANNING_TAG (OTP_CODE) | ANNING_TAG (RECEIPT))) != 0)
    return FALSE;
  if ((span->from != 0 && contact->day < span->from) || (span->until != 0 && contact->day > span->until))
    return FALSE;
  return !span->by_creditor || contact->creditor == span->creditor;
}

static void
find_largest (AnningContactCounts *self)
{
  g_autoptr (GHashTable) creditors = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->days->len; i++)
    self->most_a_day = MAX (self->most_a_day,
                            anning_counted_total (g_array_index (self->days, AnningDayCount, i).counts));
  for (guint i = 0; i < ANNING_N_WEEKDAYS; i++)
    {
      for (guint j = 0; j < ANNING_N_HOURS; j++)
        self->most_an_hour = MAX (self->most_an_hour, self->hours[i][j]);
    }
  for (guint i = 0; i < self->senders->len; i++)
    {
      guint32 creditor = g_array_index (self->senders, AnningSenderCount, i).creditor;

      if (creditor != 0)
        g_hash_table_add (creditors, GUINT_TO_POINTER (creditor));
    }
  self->n_creditors = g_hash_table_size (creditors);
}

guint
anning_counted_total (const guint *counts)
{
  guint total = 0;

  g_return_val_if_fail (counts != NULL, 0);

  for (guint i = 0; i < ANNING_N_COUNTED; i++)
    total += counts[i];
  return total;
}

const char *
anning_party_get_word (AnningParty party)
{
  guint place = ANNING_PARTY_UNKNOWN;

  for (const AnningWord *word = anning_parties; word->word != NULL; word++)
    {
      if (!g_str_equal (word->word, "unknown") && ++place == party)
        return word->word;
    }
  return "";
}

AnningContactCounts *
anning_contact_counts_new (const AnningContact *contacts,
                           guint                n)
{
  static const AnningCountSpan all = { 0 };

  return anning_contact_counts_new_within (contacts, n, &all);
}

AnningContactCounts *
anning_contact_counts_new_within (const AnningContact   *contacts,
                                  guint                  n,
                                  const AnningCountSpan *span)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  AnningContactCounts *self;

  g_return_val_if_fail ((contacts != NULL || n == 0) && span != NULL, NULL);

  self = g_new0 (AnningContactCounts, 1);
  self->days = g_array_new (FALSE, FALSE, sizeof (AnningDayCount));
  self->senders = g_array_new (FALSE, FALSE, sizeof (AnningSenderCount));
  for (guint i = 0; i < n; i++)
    {
      const AnningContact *contact = &contacts[i];
      AnningCounted counted = find_counted (contact);

      if (!is_counted (contact, span))
        continue;
      self->total++;
      count_day (self, contact, counted);
      count_sender (self, places, contact, counted);
      /* GDate's day 1 was a Monday. */
      self->hours[(contact->day - 1) % ANNING_N_WEEKDAYS][contact->clock / MS_PER_HOUR]++;
      self->parties[contact->party]++;
    }
  merge_days (self->days);
  g_array_sort (self->senders, compare_senders);
  find_largest (self);
  return self;
}

/* Gives the kinds of those of a group that are in @counted to @kinds. Returns: how many there are */
static guint
take_kinds (const GArray *doubtful,
            guint         from,
            guint         until,
            GHashTable   *counted,
            guint        *kinds)
{
  guint n = 0;

  for (guint i = from; i < until; i++)
    {
      const AnningDoubtful *one = &g_array_index (doubtful, AnningDoubtful, i);

      if (g_hash_table_contains (counted, &one->id))
        kinds[n++] = one->kinds;
    }
  return n;
}

void
anning_contact_counts_least (const AnningContact   *contacts,
                             guint                  n,
                             const AnningCountSpan *span,
                             const GArray          *doubtful,
                             AnningContactLeast    *least)
{
  static const AnningCountSpan all = { 0 };
  g_autoptr (GHashTable) counted = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (AnningContact));
  g_autoptr (AnningContactCounts) counts = NULL;
  g_autofree guint *kinds = NULL;

  g_return_if_fail ((contacts != NULL || n == 0) && doubtful != NULL && least != NULL);

  *least = (AnningContactLeast) { 0 };
  for (guint i = 0; i < n; i++)
    {
      if (is_counted (&contacts[i], span != NULL ? span : &all))
        g_hash_table_add (counted, (gpointer) &contacts[i].id);
    }
  kinds = g_new0 (guint, doubtful->len + 1);
  for (guint from = 0, until = 0; from < doubtful->len; from = until)
    {
      const guint group = g_array_index (doubtful, AnningDoubtful, from).group;
      guint n_counted, fewest;

      while (until < doubtful->len && g_array_index (doubtful, AnningDoubtful, until).group == group)
        until++;
      n_counted = take_kinds (doubtful, from, until, counted, kinds);
      fewest = anning_doubtful_least (kinds, n_counted);
      if (fewest == n_counted)
        continue;
      least->n_doubtful += n_counted;
      for (guint i = until; i > from && fewest < n_counted; i--)
        n_counted -= g_hash_table_remove (counted, &g_array_index (doubtful, AnningDoubtful, i - 1).id);
    }
  for (guint i = 0; i < n; i++)
    {
      if (g_hash_table_contains (counted, &contacts[i].id))
        g_array_append_val (kept, contacts[i]);
    }
  counts = anning_contact_counts_new ((gconstpointer) kept->data, kept->len);
  least->total = counts->total;
  least->most_a_day = counts->most_a_day;
}

void
anning_contact_counts_free (AnningContactCounts *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->days);
  g_array_unref (self->senders);
  g_free (self);
}
