/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-records.h"

G_BEGIN_DECLS

/*
 * Ties the rows of a form to the fields of one record and saves what is typed,
 * half a second after the last key and when the form goes. There is no Save button.
 *
 * Signals: edited () after each change of a valid value, before it is stored;
 *   saved () once it is in the file.
 * Failures are shown as toasts over the form; what was typed stays on the screen.
 * A text that is no value ("1,2万" for a sum) stands beside the record in the file until it is put right;
 * a record without an id is inserted for its sake.
 */
#define ANNING_TYPE_FORM (anning_form_get_type ())
G_DECLARE_FINAL_TYPE (AnningForm, anning_form, ANNING, FORM, GObject)

/* @record is copied; id 0: the row is inserted with the first change. */
AnningForm   *anning_form_new        (AnningStore            *store,
                                      const AnningRecordType *type,
                                      gconstpointer           record);
/* The value as it stands on the screen; lives as long as the form. */
gpointer      anning_form_get_record (AnningForm             *self);
/*
 * Shows @field in @widget and follows it. By the field's kind @widget is:
 * text: GtkEditable (AdwEntryRow…) or GtkTextView; word: AnningWordRow; day: AnningDayRow;
 * money: AnningMoneyRow; rate: AnningRateRow; integer: AnningCountRow; boolean: GtkSwitch.
 */
void          anning_form_bind       (AnningForm             *self,
                                      const char             *field,
                                      GtkWidget              *widget);
/* For a form that binds nothing: where failures are said; not kept alive. */
void          anning_form_set_place  (AnningForm             *self,
                                      GtkWidget              *place);
/* Something outside a bound row changed the record: save it as if typed. */
void          anning_form_touch      (AnningForm             *self);
/* Saves at once what waits. */
void          anning_form_flush      (AnningForm             *self);
/* Drops what waits and saves nothing from now on: the record is being deleted. */
void          anning_form_discard    (AnningForm             *self);
/* Reads all bound rows anew from the record, after its fields were set outside them. */
void          anning_form_show       (AnningForm             *self);
/* The file holds @record now: show it, unless something is typed that still waits. Emits edited. */
void          anning_form_refresh    (AnningForm             *self,
                                      gconstpointer           record);

G_END_DECLS
