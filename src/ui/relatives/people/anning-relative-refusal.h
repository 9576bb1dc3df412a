/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-conduct-book.h"
#include "anning-form.h"
#include "anning-person-contacts.h"

G_BEGIN_DECLS

/*
 * That a relative asked not to be contacted again: when, in which words, to whom, how often they were
 * contacted since, and what proves it.
 */
#define ANNING_TYPE_RELATIVE_REFUSAL (anning_relative_refusal_get_type ())
G_DECLARE_FINAL_TYPE (AnningRelativeRefusal, anning_relative_refusal, ANNING, RELATIVE_REFUSAL, GtkBox)

/* @form: of an AnningRelative; two of its fields are bound to rows of this */
GtkWidget *anning_relative_refusal_new    (AnningStore                *store,
                                           AnningForm                 *form);
/* The record of the form is another one, or has an id now. */
void       anning_relative_refusal_follow (AnningRelativeRefusal      *self);
/* @person: only looked at */
void       anning_relative_refusal_show   (AnningRelativeRefusal      *self,
                                           AnningConductBook          *book,
                                           const AnningPersonContacts *person);

G_END_DECLS
