/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-number.h"

static const AnningField anning_number_fields[] = {
  ANNING_FIELD (AnningNumber, number, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningNumber, label, TEXT, ANNING_FIELD_TITLE),
  ANNING_FIELD (AnningNumber, collector, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningNumber, creditor, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningNumber, debt_id, LINK, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningNumber, relative_id, LINK, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningNumber, private, BOOLEAN, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningNumber, remark, TEXT, ANNING_FIELD_SEARCHED),
};
ANNING_DEFINE_RECORD (AnningNumber, anning_number, "number", 24, "number, id");
