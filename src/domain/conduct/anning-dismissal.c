/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-dismissal.h"

static const AnningField anning_dismissal_fields[] = {
  ANNING_FIELD (AnningDismissal, finding, TEXT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningDismissal, reason, TEXT, ANNING_FIELD_PLAIN),
};
ANNING_DEFINE_RECORD (AnningDismissal, anning_dismissal, "dismissal", 20, "id");
