/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bundle-private.h"

static void
debt_hint_free (gpointer data)
{
  AnningBundleDebtHint *self = data;

  g_free (self->debt);
  anning_finding_text_free (self->text);
  g_strfreev (self->how);
  g_free (self);
}

/* Of all that the rules say, what stands in the report. */
static void
find (AnningBundleView       *self,
      const AnningBundleData *data)
{
  g_autoptr (AnningFindings) all = NULL;

  if (!(self->choice->parts & ANNING_BUNDLE_HINTS))
    return;
  all = anning_conduct_find ((gconstpointer) data->log->contacts->data, data->log->contacts->len,
                             &anning_conduct_parameters);
  for (guint i = 0; i < all->list->len; i++)
    {
      const AnningFinding *finding = &g_array_index (all->list, AnningFinding, i);
      g_autofree char *key = NULL;
      const gint64 *hits;
      guint n_hits;

      if (finding->outcome != ANNING_OUTCOME_HIT)
        continue;
      key = anning_finding_key (finding, data->log->names);
      if (g_hash_table_contains (data->dismissed, key))
        {
          self->n_set_aside++;
          continue;
        }
      hits = anning_findings_get_hits (all, finding, &n_hits);
      anning_findings_add (self->findings, finding, hits);
    }
}

static char *
tell_debt (const AnningBundleView *self,
           const AnningDebt       *debt,
           AnningMask             *mask)
{
  g_autofree char *creditor = anning_mask_apply (mask, debt->creditor, self->language);
  g_autofree char *product = anning_mask_apply (mask, debt->product, self->language);

  if (creditor == NULL || *creditor == '\0')
    {
      g_free (creditor);
      creditor = g_strdup (anning_bundle_view_word (self, "unknown"));
    }
  return product != NULL && *product != '\0' ? anning_bundle_view_say (self, "named", creditor, product, ANNING_BUNDLE_END)
                                             : g_steal_pointer (&creditor);
}

/* Fees may be called by any name. */
static void
add_debt_hint (AnningBundleView     *self,
               const AnningDebtHint *from,
               AnningMask           *mask)
{
  AnningBundleDebtHint *hint = g_new0 (AnningBundleDebtHint, 1);

  hint->debt = tell_debt (self, from->its->debt, mask);
  hint->text = anning_finding_text_new (self->rules, &from->finding, &anning_conduct_parameters, 0);
  hint->day = from->finding.day;
  hint->how = anning_debt_hint_tell (from, self->rules);
  for (guint i = 0; hint->how[i] != NULL; i++)
    {
      char *masked = anning_mask_apply (mask, hint->how[i], self->language);

      g_free (hint->how[i]);
      hint->how[i] = masked;
    }
  g_ptr_array_add (self->debt_hints, hint);
}

static void
take_debt_hints (AnningBundleView       *self,
                 const AnningBundleData *data,
                 AnningMask             *mask)
{
  if (data->debt_hints == NULL)
    return;
  self->n_set_aside += data->debt_hints->n_set_aside;
  for (guint i = 0; i < data->debt_hints->list->len; i++)
    add_debt_hint (self, g_ptr_array_index (data->debt_hints->list, i), mask);
}

/* Fills in what of a view may not comply, or is to be checked; masks what people typed. */
void
anning_bundle_view_find_hints (AnningBundleView       *self,
                               const AnningBundleData *data,
                               AnningMask             *mask)
{
  self->findings = anning_findings_new ();
  self->debt_hints = g_ptr_array_new_with_free_func (debt_hint_free);
  find (self, data);
  take_debt_hints (self, data, mask);
}
