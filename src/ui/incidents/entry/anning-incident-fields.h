/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-incident.h"
#include "anning-words.h"

G_BEGIN_DECLS

/* What each field of an incident is called, and how what it holds reads. */

typedef struct
{
  const char *field;
  const char *title;       /* msgid */
  const AnningWord *words; /* NULL: it holds no word of a list */
  gboolean may_be_open;    /* the list does not begin with a word for "not known" */
  gboolean is_long;        /* a text of several lines */
} AnningIncidentField;

const AnningIncidentField *anning_incident_field_find      (const char          *field);
/*
 * What it is called, and the words it may hold, with a contact of that kind: a message comes, it does not call.
 *
 * @channel: (nullable)
 *
 * Returns: (transfer none): translated; the words: (nullable)
 */
const char                *anning_incident_field_get_title (const char          *field,
                                                            const char          *channel);
const AnningWord          *anning_incident_field_get_words (const char          *field,
                                                            const char          *channel);
char                      *anning_incident_field_dup_value (const char          *field,
                                                            const AnningIncident *incident);
/* Returns: (transfer full) (nullable): "Written down 40 minutes later"; NULL where that is not known */
char                      *anning_incident_dup_written     (const AnningIncident *incident,
                                                            const char           *name);

G_END_DECLS
