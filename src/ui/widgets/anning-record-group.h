/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-form.h"
#include "anning-record-list.h"

G_BEGIN_DECLS

/*
 * A boxed list over short records that belong to one owner, such as the payments
 * on a debt: each row opens to a form of its own, "Add" opens an empty one,
 * "Delete" at its foot marks it as deleted and offers Undo.
 *
 * Signal: changed (), when a record came, went or is being edited.
 */
#define ANNING_TYPE_RECORD_GROUP (anning_record_group_get_type ())
G_DECLARE_DERIVABLE_TYPE (AnningRecordGroup, anning_record_group, ANNING, RECORD_GROUP, AdwPreferencesGroup)

/* What a kind of group says; msgids, translated when shown. */
typedef struct
{
  const char *add;     /* "Add a payment"; NULL: rows come from elsewhere */
  const char *empty;   /* "Nothing was paid yet." */
  const char *remove;  /* "Delete this payment" */
  const char *removed; /* "Payment deleted" */
} AnningRecordGroupTexts;

struct _AnningRecordGroupClass
{
  AdwPreferencesGroupClass parent_class;

  const AnningRecordType *type;
  const char *link; /* the owner's field, NULL: all rows of the table */
  const AnningRecordGroupTexts *texts;
  gboolean keeps_new; /* what create() gives is complete: store it without waiting for a change */

  /* Returns: (transfer full): what "Add" starts with; the owner is filled in afterwards */
  gpointer (*create)   (AnningRecordGroup *self);
  /* NULL, or puts into the head of @row what is filled in without opening it. Called when it is made. */
  void     (*begin)    (AnningRecordGroup *self,
                        AdwExpanderRow    *row,
                        AnningForm        *form);
  /* Puts the rows of the form into @row and binds them. Called when it first opens. */
  void     (*fill)     (AnningRecordGroup *self,
                        AdwExpanderRow    *row,
                        AnningForm        *form);
  /* Sets title and subtitle of @row, and what the form derives, from the record as it stands. */
  void     (*describe) (AnningRecordGroup *self,
                        AdwExpanderRow    *row,
                        gconstpointer      record);
  /* NULL: all records of the owner are shown. */
  gboolean (*shows)    (AnningRecordGroup *self,
                        gconstpointer      record);
};

void       anning_record_group_load        (AnningRecordGroup *self,
                                            AnningStore       *store,
                                            gint64             owner_id);
/* Saves at once what is being typed. */
void       anning_record_group_flush       (AnningRecordGroup *self);
/* Opens an empty form at the end. */
void       anning_record_group_add         (AnningRecordGroup *self);
/* Returns: (transfer container): the records as they stand on the screen, in the group's order */
GPtrArray *anning_record_group_get_records (AnningRecordGroup *self);
/* Rows of the group, new ones included, and one of them. */
guint      anning_record_group_get_n_rows  (AnningRecordGroup *self);
AdwExpanderRow *anning_record_group_get_row (AnningRecordGroup *self,
                                             guint              position);
/* Returns: (transfer none): the list that its rows stand in, for an order, heads or a filter */
GtkListBox *anning_record_group_get_list   (AnningRecordGroup *self);

G_END_DECLS
