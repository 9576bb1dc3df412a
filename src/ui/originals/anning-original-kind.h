/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-evidence.h"

G_BEGIN_DECLS

/* How an original can be shown. */
typedef enum
{
  ANNING_ORIGINAL_OTHER, /* only its facts */
  ANNING_ORIGINAL_PICTURE,
  ANNING_ORIGINAL_RECORDING,
  ANNING_ORIGINAL_VIDEO,
  ANNING_ORIGINAL_PDF,
  ANNING_ORIGINAL_MAIL,
  ANNING_ORIGINAL_TEXT,
} AnningOriginalKind;

AnningOriginalKind anning_original_kind      (const AnningEvidence *evidence);
/* Translated: "Picture", "Recording"… */
const char        *anning_original_kind_name (AnningOriginalKind    kind);
const char        *anning_original_kind_icon (AnningOriginalKind    kind);
/* Translated: what showing such a one is called. */
const char        *anning_original_kind_show (AnningOriginalKind    kind);

G_END_DECLS
