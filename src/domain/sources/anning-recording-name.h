/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-date.h"

G_BEGIN_DECLS

/* What the name of a phone's recording says. */
typedef struct
{
  /* bcr, xiaomi, huawei, samsung, vivo, lenovo, lg, graphene, lineage, coloros, fallback, none */
  const char *pattern;
  char *number;          /* normalised, NULL when the name has none */
  char *name;            /* who the phone said it was, NULL when the name has none */
  const char *direction; /* a word of anning_directions, NULL when the name does not say */
  AnningCivil time;      /* year 0 while has_year is FALSE, second 0 while has_seconds is FALSE */
  gboolean has_time;
  gboolean has_seconds;
  gboolean has_year;
  gint64 utc_offset; /* minutes, ANNING_UNKNOWN when the name does not say */
} AnningRecordingName;

AnningRecordingName *anning_recording_name_parse (const char          *file_name);
void                 anning_recording_name_free  (AnningRecordingName *name);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningRecordingName, anning_recording_name_free)

G_END_DECLS
