/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bundle-entry.h"

static const AnningField anning_bundle_entry_fields[] = {
  ANNING_FIELD (AnningBundleEntry, made_at, INSTANT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningBundleEntry, name, TEXT, ANNING_FIELD_TITLE),
  ANNING_FIELD (AnningBundleEntry, sha256, TEXT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningBundleEntry, receiver, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningBundleEntry, creditor, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningBundleEntry, first_day, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningBundleEntry, last_day, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningBundleEntry, n_incidents, INTEGER, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningBundleEntry, n_originals, INTEGER, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningBundleEntry, remark, TEXT, ANNING_FIELD_SEARCHED),
};
ANNING_DEFINE_RECORD (AnningBundleEntry, anning_bundle_entry, "bundle", 26, "made_at DESC, id DESC");
