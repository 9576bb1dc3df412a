/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-incident.h"

G_BEGIN_DECLS

/*
 * Two incidents that turn out to be one contact become one.
 *
 * @kept: takes over what @other knows and it does not; its words, the reply, what
 *   followed, the summary and the private note stand above those of @other
 * @other: stays as it is
 *
 * The time is that of the better source: a phone's list, a bill, a recorder, a file's
 * name, a file's time; what somebody typed stays, but for seconds that it lacks. Tags
 * are united. Where both say something else in a field that holds one thing only,
 * that of @kept stays.
 *
 * Returns: (transfer full) (element-type AnningField): the fields in which it was so,
 *   in the order of the record
 */
GPtrArray *anning_incident_merge (AnningIncident       *kept,
                                  const AnningIncident *other);

G_END_DECLS
