/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Gives the names of creditors and collectors and the telephone numbers of a log
 * small ids, counted from 1 in the order in which they are met. 0 is no name.
 */
typedef struct _AnningContactNames AnningContactNames;

typedef enum
{
  ANNING_NAME_CREDITOR,
  ANNING_NAME_COLLECTOR,
  ANNING_NAME_NUMBER, /* written in any way: the same number has one id */
} AnningNameKind;

AnningContactNames *anning_contact_names_new  (void);
void                anning_contact_names_free (AnningContactNames       *self);
guint32             anning_contact_names_add  (AnningContactNames       *self,
                                               AnningNameKind            kind,
                                               const char               *text);
const char         *anning_contact_names_get  (const AnningContactNames *self,
                                               AnningNameKind            kind,
                                               guint32                   id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningContactNames, anning_contact_names_free)

G_END_DECLS
