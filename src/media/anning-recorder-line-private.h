/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

#include "anning-recorder-run-private.h"

G_BEGIN_DECLS

/* The two sides of a recording: that of its maker, and the line from the microphone to the pieces. */

typedef enum
{
  EVENT_LEVEL,
  EVENT_BEGUN,
  EVENT_PIECE,
  EVENT_ERROR,
  EVENT_END,
} EventKind;

typedef struct
{
  EventKind kind;
  double rms;
  double peak;
  gint64 ms;
  GBytes *bytes;
  GError *error;
} Event;

typedef enum
{
  COMMAND_BUILD = 1,
  COMMAND_FLUSH,
  COMMAND_TEAR_DOWN,
} Command;

struct _AnningRecorderRun
{
  gatomicrefcount refs;
  GMainContext *context;
  GThreadPool *commands;
  AnningMicrophone *microphone;
  gboolean keep;

  /* The command thread's. */
  GstElement *pipeline;
  GstElement *queue;

  /* A streaming thread's. */
  gboolean flows;
  GstClockTime start; /* of the first sample */
  gint64 first;      /* ns: stream time of the first level, −1 before it */
  GByteArray *heads; /* pages without sound: they go with the first that has some */

  /* The maker's. */
  const AnningRecorderRunFuncs *funcs; /* NULL: dropped */
  gpointer user_data;
  GSource *watchdog;
  GError *error;
  gboolean begun;
  gboolean ending;
  gboolean ended;

  GMutex lock;
  GQueue events; /* Event, under lock */
  GSource *wake; /* under lock */
};

AnningRecorderRun *anning_recorder_run_ref      (AnningRecorderRun *self);
void               anning_recorder_run_unref    (gpointer           self);
/* From any thread; takes what @what holds. */
void               anning_recorder_run_post     (AnningRecorderRun *self,
                                                 EventKind          kind,
                                                 const Event       *what);
/* On the command thread. @command: a Command; @user_data: the run */
void               anning_recorder_line_command (gpointer           command,
                                                 gpointer           user_data);

G_END_DECLS
