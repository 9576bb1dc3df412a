/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-date.h"

G_BEGIN_DECLS

typedef enum
{
  ANNING_PICTURE_ANY,              /* the name does not say */
  ANNING_PICTURE_CAMERA,           /* a photo or a film of the phone's camera */
  ANNING_PICTURE_SCREENSHOT,
  ANNING_PICTURE_SCREEN_RECORDING, /* a film of the screen */
  ANNING_PICTURE_SAVED,            /* saved out of a messenger; its time is that of saving */
} AnningPictureKind;

/* What the name of a picture or a film says. */
typedef struct
{
  AnningPictureKind kind;
  const char *channel;  /* a word of anning_channels, NULL when the name does not say; static */
  gboolean has_time;    /* @time, as the clock on the wall stood */
  AnningCivil time;
  gint64 instant;       /* ms, for names that count from 1970 or are in UTC; else ANNING_UNKNOWN */
} AnningPictureName;

void   anning_picture_name_parse       (const char              *file_name,
                                        AnningPictureName       *name);
gint64 anning_picture_name_get_instant (const AnningPictureName *name,
                                        gint64                   utc_offset);

G_END_DECLS
