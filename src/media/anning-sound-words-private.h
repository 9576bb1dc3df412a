/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "anning-decode.h"

G_BEGIN_DECLS

/*
 * What the program and anning-sound say to each other, over one socket that is the child's
 * standard input and output. Both come from one build, so numbers are as they lie in memory.
 *
 * The child speaks in words: a head, then as many bytes as it says. It asks for bytes of the
 * recording with READ; the answer is a gint64, how many bytes follow, or -1 when they cannot be
 * read. The last word is PEAKS, CLIP or FAILED.
 */
typedef enum
{
  ANNING_SOUND_READ = 1, /* AnningSoundRead */
  ANNING_SOUND_PROGRESS, /* guint32: millionths that are done */
  ANNING_SOUND_FORMAT,   /* AnningSoundFormat, before the first samples */
  ANNING_SOUND_SAMPLES,  /* interleaved, of 16 bits */
  ANNING_SOUND_PEAKS,    /* AnningSoundPeaks, then 2 × n bytes of pairs, then n bytes of root mean squares */
  ANNING_SOUND_CLIP,     /* AnningSoundClip */
  ANNING_SOUND_FAILED,   /* gint32: an AnningMediaError, or -1: reading failed; then why, in UTF-8 */
} AnningSoundWord;

typedef struct
{
  guint32 word;
  guint32 size; /* bytes that follow */
} AnningSoundHead;

typedef struct
{
  gint64 offset; /* bytes from the start of the recording */
  gint64 count;  /* at most ANNING_SOUND_PIECE */
} AnningSoundRead;

typedef struct
{
  guint32 rate; /* samples of one channel a second */
  guint32 channels;
} AnningSoundFormat;

/* As in AnningDecoded */
typedef struct
{
  gint64 length_ms;
  guint32 channels;
  guint32 rate;
  guint32 broken;       /* 0 or 1 */
  guint32 sides_differ; /* 0 or 1 */
} AnningSoundPeaks;

/* As in AnningClip */
typedef struct
{
  gint64 start_ms;
  gint64 end_ms;
} AnningSoundClip;

#define ANNING_SOUND_PROGRAM "anning-sound"
#define ANNING_SOUND_PIECE (64 * 1024)
#define ANNING_SOUND_WHY_MAX 1000 /* bytes */
/* A recording of a month at one pair a second, or of sixteen hours at fifty: nothing longer is brought in. */
#define ANNING_SOUND_PAIRS_MAX (4 * ANNING_PEAKS_MOST)
#define ANNING_SOUND_RATE_MAX 768000
#define ANNING_SOUND_CHANNELS_MAX 64

/*
 * Seconds of the processor. What takes longest for its size is speech at 5 kbit/s: a MiB of it, half an
 * hour, takes two seconds. A computer that is ten times as slow has done it by then.
 */
static inline guint
anning_sound_get_seconds (goffset size)
{
  return 60 + (guint) MIN (size / (1024 * 1024), 177) * 20;
}

G_END_DECLS
