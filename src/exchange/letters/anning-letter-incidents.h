/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-night-contact.h"
#include "anning-store.h"

G_BEGIN_DECLS

/* The contacts of the log, as letters see them. */

/* So many of the newest ones can be chosen from. */
#define ANNING_LETTER_CONTACTS_MAX 300

/* Returns: (transfer full): ids as the value of the field "incidents", e.g. "12 15" */
char       *anning_letter_incidents_text            (const GArray          *ids);
/* Returns: (transfer full) (element-type gint64) */
GArray     *anning_letter_incidents_read            (const char            *text);
/*
 * Inside a job: the newest contacts of a debt's creditor, or with ANNING_UNKNOWN
 * of all, newest first. None for a debt that is gone.
 *
 * Returns: (transfer full) (element-type AnningIncident): or NULL and @error
 */
GPtrArray  *anning_letter_contacts_list             (AnningDb              *db,
                                                     gint64                 debt_id,
                                                     GError               **error);
/* Inside a job: it went to somebody who owes nothing, as far as is known. */
gboolean    anning_letter_contact_is_to_third_party (AnningDb              *db,
                                                     const AnningIncident  *incident);
/*
 * Inside a job: whether a letter that suggests @which contacts (letters.ini) begins
 * with this one.
 */
gboolean    anning_letter_contact_is_suggested      (AnningDb              *db,
                                                     const AnningIncident  *incident,
                                                     const AnningNightHours *night,
                                                     const char            *which);
/* Returns: (nullable): the other side's number */
const char *anning_letter_contact_get_number        (const AnningIncident  *incident);
/*
 * A letter outlives what it was about: TRUE for a row that is gone.
 *
 * @problem: (transfer full): handed on to @error otherwise
 */
gboolean    anning_letter_tolerate_missing          (GError                *problem,
                                                     GError               **error);

G_END_DECLS
