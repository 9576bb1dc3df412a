/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "anning-import-choice.h"

G_BEGIN_DECLS

/* What the file knows of a number. Only one tied to a creditor is taken unless the user says otherwise. */
typedef enum
{
  ANNING_IMPORT_TIE_NONE,     /* nothing */
  ANNING_IMPORT_TIE_CREDITOR, /* whose, or for whom it calls, is written down: of a number, an incident or a debt */
  ANNING_IMPORT_TIE_INCIDENT, /* it is in the log, without a creditor */
  ANNING_IMPORT_TIE_RELATIVE,
  ANNING_IMPORT_TIE_PRIVATE,  /* the user said that it has nothing to do with collection */
} AnningImportTie;

/* One number of the other side in the files of a plan, for a list. Never changes. */
typedef struct
{
  char *number;       /* normalised; NULL: all contacts without one */
  char *text;         /* as the first source writes it; NULL for those without one */
  char *name;         /* that a phone showed, NULL if none did */
  guint n_calls;      /* as the source tells that knows most of them */
  guint n_texts;
  guint n_known;      /* of the contacts, in the file already */
  gint64 first_at;    /* ms, of the earliest contact */
  gint64 last_at;
  AnningImportTie tie;
  char *creditor;     /* with ANNING_IMPORT_TIE_CREDITOR; NULL where only the agency or the debt is known */
  char *collector;
  char *relative;     /* name, with ANNING_IMPORT_TIE_RELATIVE */
  AnningNumber *record; /* what the file holds of it, NULL: nothing. Change a copy, then anning_import_choice_set_number() */
} AnningImportNumberInfo;

#define ANNING_TYPE_IMPORT_NUMBER (anning_import_number_get_type ())
G_DECLARE_FINAL_TYPE (AnningImportNumber, anning_import_number, ANNING, IMPORT_NUMBER, GObject)

/* Returns: (transfer none): lives as long as @self */
const AnningImportNumberInfo *anning_import_number_get_info (AnningImportNumber *self);
/* @info: taken over with all that is in it */
AnningImportNumber           *anning_import_number_new      (AnningImportNumberInfo *info);
/* @numbers: of a plan. Takes those that are tied to a creditor, which is the usual choice. */
void                          anning_import_choice_take_tied (AnningImportChoice    *choice,
                                                              GListModel            *numbers);

G_END_DECLS
