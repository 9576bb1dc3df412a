/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Which entries of a phone's log, a bill, a folder of recordings and a person's
 * own notes are one and the same contact. What fits in one way only is joined;
 * everything else is left as it is and asked about.
 */

/* Who tells of a contact. */
typedef enum
{
  ANNING_TRACE_NOTE,      /* the person wrote it down */
  ANNING_TRACE_LOG,       /* the phone's list of calls or texts: begins with the ringing */
  ANNING_TRACE_BILL,      /* the carrier's: begins with the answer */
  ANNING_TRACE_RECORDING, /* begins with the answer, on some phones with the ringing */
} AnningTraceKind;

#define ANNING_TRACE_KINDS (ANNING_TRACE_RECORDING + 1)

/* One contact as one source tells it. Texts are the caller's. */
typedef struct
{
  AnningTraceKind kind;
  gboolean is_text;      /* a message, not a call */
  const char *number;    /* of the other side, as anning_phone_normalise() gives it; NULL when not told */
  const char *direction; /* anning_directions, may be NULL */
  const char *connected; /* anning_answers, may be NULL */
  gint64 started_at;     /* ms */
  gint64 precision;      /* ms, at least 1: it began at started_at or less than this later */
  gint64 length;         /* ms of talk, of a recording its own; may be ANNING_UNKNOWN */
} AnningTrace;

/* How far two sources may differ and still mean one contact; each in ms, none negative. */
typedef struct
{
  gint64 clock[ANNING_TRACE_KINDS]; /* the clock of that source, either way */
  gint64 ringing;                   /* from the first ring to the answer, at most */
  gint64 delivery;                  /* of a message: from sending to arriving, at most */
  gint64 length;                    /* between two lengths of one call */
} AnningJoinTolerance;

/* What the user has decided about two traces, by their places in the list. */
typedef struct
{
  guint a;
  guint b;
  gboolean together; /* FALSE: never join these two */
} AnningJoinWish;

typedef enum
{
  ANNING_JOIN_ALONE,  /* nothing else fits */
  ANNING_JOIN_JOINED, /* all of these are one contact */
  ANNING_JOIN_UNSURE, /* these fit in more than one way: each stays alone until the user decides */
} AnningJoinState;

typedef struct
{
  AnningJoinState state;
  guint first;     /* of AnningJoin.members */
  guint n_members;
} AnningJoinGroup;

/* A trace without a number that fits a group by its time: only the user can tell. */
typedef struct
{
  guint trace;
  guint group;
} AnningJoinGuess;

typedef struct
{
  GArray *groups;  /* AnningJoinGroup; each trace is in one of them, by the earliest of their members */
  GArray *members; /* guint, places of traces, in order within a group */
  GArray *guesses; /* AnningJoinGuess, by trace, then by group */
} AnningJoin;

/*
 * Two fit when their kinds differ, their numbers are equal, neither direction nor
 * answer contradict, the ringing can have begun at the same time for both, and the
 * lengths agree. A recording may be shorter than the call, as one that was cut off,
 * and longer by the ringing; a note's length is a guess and is not looked at. A bill
 * or a recording of a call that was not answered does not exist.
 *
 * A group is joined only when each of its members fits each other and no kind comes
 * twice; traces that a wish holds together count as one, which holds all their kinds. To take one trace out of a
 * joined group there must be a wish against each of its other members. The result
 * does not depend on the order of @traces.
 *
 * @traces: may be NULL while @n_traces is 0
 * @wishes: (nullable): a later one overrules an earlier one about the same two
 *
 * Returns: (transfer full)
 */
AnningJoin *anning_trace_join  (const AnningTrace         *traces,
                                guint                      n_traces,
                                const AnningJoinTolerance *tolerance,
                                const AnningJoinWish      *wishes,
                                guint                      n_wishes);
void        anning_join_free   (AnningJoin                *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningJoin, anning_join_free)

/*
 * What fits in practice: clocks of phones and exchanges within five seconds, a
 * minute of ringing (exchanges give up after about that), a minute for a message,
 * two seconds between lengths, ten minutes for what somebody wrote down.
 */
void        anning_join_tolerance_init (AnningJoinTolerance *self);

G_END_DECLS
