/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-microphone-private.h"
#include "anning-recorder.h"

G_BEGIN_DECLS

/*
 * One pipeline from a microphone, made, stopped and taken apart on a thread of its
 * own: a sound server that does not answer holds nobody up. What happens is told
 * on the maker's context, in the order in which it happened.
 */
typedef struct _AnningRecorderRun AnningRecorderRun;

typedef struct
{
  /* dB of full scale; @end: ms since the first sample */
  void (*level) (gpointer user_data, double rms, double peak, gint64 end);
  /* @at: ms since 1970 */
  void (*begun) (gpointer user_data, gint64 at);
  void (*piece) (gpointer user_data, GBytes *bytes);
  /* @error: (nullable) */
  void (*ended) (gpointer user_data, const GError *error);
} AnningRecorderRunFuncs;

/* @keep: FALSE: for the level alone. @funcs must be static. Returns: (transfer full): ended with _drop() */
AnningRecorderRun *anning_recorder_run_new  (AnningMicrophone             *microphone,
                                             gboolean                      keep,
                                             const AnningRecorderRunFuncs *funcs,
                                             gpointer                      user_data);
/* What is in the pipeline still comes, then "ended". */
void               anning_recorder_run_stop (AnningRecorderRun            *self);
/* No function is called after this. */
void               anning_recorder_run_drop (AnningRecorderRun            *self);

G_END_DECLS
