/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-contact.h"

G_BEGIN_DECLS

/* What other parts of the case tell of one contact. */

typedef enum
{
  ANNING_ORIGINAL_SOUND = 1 << 0,   /* a recording */
  ANNING_ORIGINAL_PICTURE = 1 << 1, /* a picture or a film */
  ANNING_ORIGINAL_OTHER = 1 << 2,   /* any other file */
} AnningOriginalKinds;

typedef struct
{
  const char *liability;   /* of the relative: a word of anning_liabilities, NULL: there is none */
  gint64 refused_at;       /* ms, when the relative asked not to be called again, may be ANNING_UNKNOWN */
  gboolean refusal_kept;   /* what shows it is there */
  const char *lender_type; /* of the debt: a word of anning_lender_types, NULL: there is none */
  gint64 principal;        /* fen, principal that is owed, may be ANNING_UNKNOWN */
  const char *family_use;  /* of the debt: a word of anning_answers, NULL: there is none */
  gboolean plan_written;   /* an agreement on the debt is there in writing */
  guint originals;         /* AnningOriginalKinds kept with the contact */
} AnningContactContext;

void anning_contact_add_context (AnningContact              *contact,
                                 const AnningContactContext *context);

G_END_DECLS
