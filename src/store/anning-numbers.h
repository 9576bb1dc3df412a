/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/* Who told whose a number is; in this order, what is missing in one is taken from the next. */
typedef enum
{
  ANNING_TIE_NONE,
  ANNING_TIE_NUMBER,   /* the person said so: a record of the table number */
  ANNING_TIE_RELATIVE, /* it is the telephone of somebody close */
  ANNING_TIE_INCIDENT, /* a contact with it names a creditor or an agency */
  ANNING_TIE_DEBT,     /* it stands with a debt: who answers at the creditor */
} AnningTieSource;

/* Whose a number is. Texts are NULL, links ANNING_UNKNOWN while not known. */
typedef struct
{
  char *number;         /* normalised */
  AnningTieSource told;
  gint64 number_id;     /* of its AnningNumber, 0 if it has none */
  char *label;
  char *creditor;
  char *collector;
  gint64 debt_id;
  gint64 relative_id;
  char *lender_type;    /* anning_lender_types */
  char *product_type;   /* anning_product_types */
  gboolean private;     /* nothing of it is to be brought in */
} AnningNumberTie;

void             anning_number_tie_free       (AnningNumberTie     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningNumberTie, anning_number_tie_free)

/* Whether contacts with this number are such of a creditor or of who collects for one. */
gboolean         anning_number_tie_is_known   (const AnningNumberTie *self);

/*
 * Inside a job. All numbers of which the file tells whose they are; one pass over
 * each table, for imports.
 *
 * Returns: (transfer full) (element-type utf8 AnningNumberTie): by normalised number;
 *   one that is not in it is tied to nobody. NULL and @error
 */
GHashTable      *anning_numbers_read_ties     (AnningDb            *db,
                                               GError             **error);
/*
 * Inside a job. The same for one number, while somebody types it.
 *
 * @number: in any form
 *
 * Returns: (transfer full): never NULL without @error
 */
AnningNumberTie *anning_numbers_read_tie      (AnningDb            *db,
                                               const char          *number,
                                               GError             **error);

void             anning_numbers_read_tie_async  (AnningStore         *store,
                                                 const char          *number,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
AnningNumberTie *anning_numbers_read_tie_finish (AnningStore         *store,
                                                 GAsyncResult        *result,
                                                 GError             **error);

G_END_DECLS
