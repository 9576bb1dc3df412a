/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-refusal.h"

#include "anning-date.h"

#define JULIAN_1970 719163

/* The local day of @instant where @contact happened, as GDate counts. */
static gint32
find_day (gint64               instant,
          const AnningContact *contact)
{
  const gint64 local = instant + contact->utc_offset * ANNING_MS_PER_MINUTE;

  return (gint32) (local / ANNING_MS_PER_DAY - (local % ANNING_MS_PER_DAY < 0) + JULIAN_1970);
}

/**
 * anning_refusal_note:
 * @contact: one with the same person; they are noted in the order of anning_contact_compare()
 *
 * A refusal holds for the creditor it was said to (docs/rules.md, R-TP-04: the same creditor, the same
 * person). It was said in the last contact of that local day which had begun by then. Where there
 * is none, nobody knows to whom it was said: that is not guessed.
 */
void
anning_refusal_note (AnningRefusal       *self,
                     const AnningContact *contact)
{
  g_return_if_fail (self != NULL && contact != NULL);

  if (self->at == ANNING_UNKNOWN || contact->started_at > self->at || find_day (self->at, contact) != contact->day)
    return;
  self->contact_id = contact->id;
  self->creditor = contact->creditor;
}

/**
 * anning_refusal_find:
 * @self: (out)
 * @contacts: (array length=n): in the order of anning_contact_compare()
 * @at: ms, when the relative asked it, or ANNING_UNKNOWN
 */
void
anning_refusal_find (AnningRefusal       *self,
                     const AnningContact *contacts,
                     guint                n,
                     gint64               relative_id,
                     gint64               at)
{
  g_return_if_fail (self != NULL && (contacts != NULL || n == 0));

  *self = (AnningRefusal) { .at = at };
  for (guint i = 0; at != ANNING_UNKNOWN && i < n && contacts[i].started_at <= at; i++)
    {
      if (contacts[i].relative != 0 && contacts[i].relative == relative_id && anning_contact_is_third_party (&contacts[i]))
        anning_refusal_note (self, &contacts[i]);
    }
}
