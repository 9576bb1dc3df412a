/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-record-list.h"

G_BEGIN_DECLS

/*
 * Chooses a record of another table, or none.
 *
 * Property: value (gint64 id, ANNING_UNKNOWN: none)
 */
#define ANNING_TYPE_LINK_ROW (anning_link_row_get_type ())
G_DECLARE_FINAL_TYPE (AnningLinkRow, anning_link_row, ANNING, LINK_ROW, AdwComboRow)

/* @name: the name of one record, may be NULL; @none: what no choice is called */
void          anning_link_row_set_type   (AnningLinkRow           *self,
                                          AnningStore             *store,
                                          const AnningRecordType  *type,
                                          const char            *(*name) (gconstpointer record),
                                          const char              *none);
/* In the place of all records of a type: these. @ids: gint64, one a name; both are copied. A value that is none of them stays. */
void          anning_link_row_set_choices (AnningLinkRow          *self,
                                           GArray                 *ids,
                                           GtkStringList          *names,
                                           const char             *none);
gint64        anning_link_row_get_value  (AnningLinkRow           *self);
/* Returns: (nullable): the chosen record, of a type that was set */
gconstpointer anning_link_row_get_record (AnningLinkRow           *self);

G_END_DECLS
