/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"
#include "anning-texts.h"

G_BEGIN_DECLS

/*
 * What the rules of conduct say of one thing, such as a debt or a relative: a row each, and below them where it can be
 * reported. Hidden while there is none. A subclass says what there is and fills it in; the rows are made anew only when
 * that changed, so that what is open stays open.
 */
#define ANNING_TYPE_FINDING_GROUP (anning_finding_group_get_type ())
G_DECLARE_DERIVABLE_TYPE (AnningFindingGroup, anning_finding_group, ANNING, FINDING_GROUP, AdwPreferencesGroup)

struct _AnningFindingGroupClass
{
  AdwPreferencesGroupClass parent_class;

  /* Returns: (transfer full) (nullable): what the rows show, in short; NULL while nothing is known */
  char *(*tell) (AnningFindingGroup *self);
  /* Adds the rows. */
  void  (*fill) (AnningFindingGroup *self,
                 AnningTexts        *texts);
};

/* Where what is set aside is kept; once. */
void            anning_finding_group_set_store   (AnningFindingGroup *self,
                                                  AnningStore        *store);
/* Returns: (transfer none) (nullable): that store */
AnningStore    *anning_finding_group_get_store   (AnningFindingGroup *self);
/* There may be something else to tell. */
void            anning_finding_group_update      (AnningFindingGroup *self);

/* For fill(): a row; what was found, which can be set aside; what holds the rows on which too little is known. */
void            anning_finding_group_add         (AnningFindingGroup *self,
                                                  GtkWidget          *row);
void            anning_finding_group_add_finding (AnningFindingGroup *self,
                                                  GtkWidget          *finding_row);
AdwExpanderRow *anning_finding_group_add_unknown (AnningFindingGroup *self);

G_END_DECLS
