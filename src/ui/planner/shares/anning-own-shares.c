/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-own-shares.h"

#include <glib/gi18n.h>

#include "anning-form.h"
#include "anning-rows.h"

struct _AnningOwnShares
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *forms; /* AnningForm of a debt, in the order of the rows */
  GPtrArray *rows;  /* AnningMoneyRow, not owned */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningOwnShares, anning_own_shares, ADW_TYPE_PREFERENCES_GROUP)

static void
edited_cb (AnningOwnShares *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
has_rows_of (AnningOwnShares *self,
             const GPtrArray *debts)
{
  if (self->forms->len != debts->len)
    return FALSE;
  for (guint i = 0; i < debts->len; i++)
    {
      const AnningDebt *debt = g_ptr_array_index (debts, i);

      if (ANNING_RECORD (anning_form_get_record (g_ptr_array_index (self->forms, i)))->id != debt->record.id)
        return FALSE;
    }
  return TRUE;
}

static void
add_row (AnningOwnShares  *self,
         AnningStore      *store,
         const AnningDebt *debt)
{
  AnningForm *form = anning_form_new (store, &anning_debt_type, debt);
  /* A name may hold what looks like markup. */
  GtkWidget *row = g_object_new (ANNING_TYPE_MONEY_ROW, "use-markup", FALSE, NULL);

  anning_form_bind (form, "own_share", row);
  g_signal_connect_object (form, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->forms, form);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
remove_rows (AnningOwnShares *self)
{
  for (guint i = 0; i < self->forms->len; i++)
    anning_form_flush (g_ptr_array_index (self->forms, i));
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->forms, 0);
}

static void
anning_own_shares_finalize (GObject *object)
{
  AnningOwnShares *self = ANNING_OWN_SHARES (object);

  g_ptr_array_unref (self->forms);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (anning_own_shares_parent_class)->finalize (object);
}

static void
anning_own_shares_class_init (AnningOwnSharesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_own_shares_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_own_shares_init (AnningOwnShares *self)
{
  self->forms = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Your Own Sums, a Month"));
}

GtkWidget *
anning_own_shares_new (void)
{
  return g_object_new (ANNING_TYPE_OWN_SHARES, NULL);
}

/**
 * anning_own_shares_show:
 * @debts: AnningDebt, only read here
 * @names: (array): how each is called
 *
 * What is being typed stays.
 */
void
anning_own_shares_show (AnningOwnShares   *self,
                        AnningStore       *store,
                        const GPtrArray   *debts,
                        const char *const *names)
{
  gboolean kept;

  g_return_if_fail (ANNING_IS_OWN_SHARES (self));
  g_return_if_fail (debts != NULL && (names != NULL || debts->len == 0));

  kept = has_rows_of (self, debts);
  if (!kept)
    remove_rows (self);
  for (guint i = 0; i < debts->len; i++)
    {
      g_autofree char *title = NULL;

      if (kept)
        {
          g_signal_handlers_block_by_func (g_ptr_array_index (self->forms, i), edited_cb, self);
          anning_form_refresh (g_ptr_array_index (self->forms, i), g_ptr_array_index (debts, i));
          g_signal_handlers_unblock_by_func (g_ptr_array_index (self->forms, i), edited_cb, self);
        }
      else
        {
          add_row (self, store, g_ptr_array_index (debts, i));
        }
      /* Translators: a creditor; what it gets a month is entered here */
      title = g_strdup_printf (_("%s (yuan)"), names[i]);
      adw_preferences_row_set_title (g_ptr_array_index (self->rows, i), title);
    }
}

/**
 * anning_own_shares_get:
 *
 * Returns: fen a month, as it stands on the screen; 0 where nothing was set
 */
gint64
anning_own_shares_get (AnningOwnShares *self,
                       guint            position)
{
  const AnningDebt *debt;

  g_return_val_if_fail (ANNING_IS_OWN_SHARES (self) && position < self->forms->len, 0);

  debt = anning_form_get_record (g_ptr_array_index (self->forms, position));
  return debt->own_share != ANNING_UNKNOWN ? debt->own_share : 0;
}

void
anning_own_shares_flush (AnningOwnShares *self)
{
  g_return_if_fail (ANNING_IS_OWN_SHARES (self));

  for (guint i = 0; i < self->forms->len; i++)
    anning_form_flush (g_ptr_array_index (self->forms, i));
}
