/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-contact.h"

G_BEGIN_DECLS

/* When somebody asked not to be contacted again, and of whom they asked it. */
typedef struct
{
  gint64 at;         /* ms, or ANNING_UNKNOWN: they did not, as far as is known */
  gint64 contact_id; /* in which it was said, 0: in none that is written down */
  guint32 creditor;  /* to whom, 0: not known */
} AnningRefusal;

void anning_refusal_note (AnningRefusal       *self,
                          const AnningContact *contact);
void anning_refusal_find (AnningRefusal       *self,
                          const AnningContact *contacts,
                          guint                n,
                          gint64               relative_id,
                          gint64               at);

G_END_DECLS
