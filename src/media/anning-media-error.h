/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ANNING_MEDIA_ERROR (anning_media_error_quark ())
GQuark anning_media_error_quark (void);

/* Why a recording cannot be heard; the page puts it into words. */
typedef enum
{
  ANNING_MEDIA_ERROR_FAILED,
  ANNING_MEDIA_ERROR_SILK,            /* WeChat/QQ voice: no decoder exists */
  ANNING_MEDIA_ERROR_EMPTY,
  ANNING_MEDIA_ERROR_NOT_AUDIO,
  ANNING_MEDIA_ERROR_CUT_OFF,         /* container without its index */
  ANNING_MEDIA_ERROR_MISSING_PLUGIN,  /* message: the missing decoder's description */
  ANNING_MEDIA_ERROR_UNSAFE,          /* its decoder crashed, or took more memory or time than it may: not to be played here */
  ANNING_MEDIA_ERROR_NO_DEVICE,       /* the sound device is missing or went away; nothing is wrong with the recording */
} AnningMediaError;

/* The stable word kept with the evidence: "silk", "empty", "not_audio", "cut_off", "missing_plugin", "unsafe", "failed". */
const char *anning_media_problem_word    (const GError *error);
/* Debian's package for a missing decoder, or NULL when unknown. @detail: the error's message. */
const char *anning_media_problem_package (const char   *detail);

/* What the first bytes are: "audio/amr", "audio/mpeg", … or "application/octet-stream"; never by the name. */
const char *anning_media_sniff           (const guint8 *head,
                                          gsize         length);

G_END_DECLS
