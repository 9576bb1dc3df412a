/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

#include "anning-playback-private.h"
#include "anning-reader-private.h"

G_BEGIN_DECLS

/* The two sides of a playback: that of its maker, and that of the thread that does what may block. */

typedef enum
{
  COMMAND_BUILD,
  COMMAND_PLAY,
  COMMAND_PAUSE,
  COMMAND_SEEK,
  COMMAND_SOUND,
  COMMAND_TEAR_DOWN,
} CommandKind;

typedef struct
{
  AnningPlayback *playback;
  CommandKind kind;
  guint build;        /* of BUILD: its number */
  gint64 position_ms;
  gint64 stop_ms;
  double speed;
  AnningSound sound;
} Command;

struct _AnningPlayback
{
  gatomicrefcount refs;
  GMainContext *context;
  GThreadPool *commands;

  /* The command thread's; others may only ask the pipeline after READY. */
  GInputStream *stream;
  AnningReader *reader; /* under lock */
  GstElement *pipeline;
  GstElement *voice;
  GstElement *last;     /* in front of the sink */
  GstElement *sink;     /* under lock; NULL until something is to be heard */
  GstPad *parked_pad;   /* where samples wait for the sink */
  gulong parked_probe;
  AnningSound sound;
  guint running;        /* the number of the pipeline */
  gint settled;         /* atomic: samples have come through it */

  /* The maker's. */
  AnningPlaybackFunc func;
  gpointer user_data;
  GSource *watchdog;
  guint moves;      /* of the reader, when the watchdog looked last */
  guint still;      /* how often it has seen none, once a second */
  char *missing;
  guint build;      /* messages of an earlier pipeline are none of ours */
  gboolean ready;
  gboolean placed;  /* the sink knows where it stands */
  gboolean failed;

  GMutex lock;
  GSource *bus_source;    /* under lock */
  gboolean stopped;       /* under lock */
  const char *media_type; /* under lock */
};

/* On the command thread; frees the command. */
void            anning_playback_run_command  (gpointer        command,
                                              gpointer        user_data);

void            anning_playback_unref        (gpointer        self);
/* What the pipeline says is told to the maker from now on. */
void            anning_playback_watch        (AnningPlayback *self,
                                              guint           build);
/* @error: (transfer full) */
void            anning_playback_post_failure (AnningPlayback *self,
                                              guint           build,
                                              GError         *error);

G_END_DECLS
