/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Originals: bytes that came from outside, kept unchanged in 256 KiB pieces.
 * The same bytes are kept once, however often they are brought in; each use
 * has a row of its own with the name and path it came with.
 */
#define ANNING_EVIDENCE_CHUNK (256 * 1024)

typedef struct
{
  gint64 id;
  char *sha256;      /* 64 hexadecimal digits */
  gint64 size;       /* bytes */
  char *media_type;  /* sniffed from the bytes, e.g. "audio/amr" */
  gint64 added_at;   /* ms */
  gint64 length_ms;  /* exact, from one decode; ANNING_UNKNOWN before it, or if not audio */
  gboolean broken;   /* an error came after some sound: it can be heard up to length_ms */
  char *problem;     /* NULL: playable. Else a word: silk, cut_off, empty, missing_plugin, not_audio, unsafe, failed */
  char *problem_detail; /* e.g. the caps of the missing plugin */
} AnningEvidence;

/* One use of an original: by an incident, a debt, a round… */
typedef struct
{
  gint64 id;
  gint64 evidence_id;
  char *owner;       /* table of the owner: "incident", "debt", … */
  gint64 owner_id;
  char *name;        /* file name it came with */
  char *path;        /* where it lay */
  gint64 file_time;  /* ms, ANNING_UNKNOWN if none */
  gint64 added_at;   /* ms */
} AnningEvidenceUse;

/* Peaks for drawing: one pair min/max of gint8 per 1/rate second. */
typedef struct
{
  guint rate;            /* pairs per second */
  GBytes *pairs;
  GBytes *rms;           /* guint8 a pair, 255 is full scale; NULL: decoded by an earlier version */
  guint channels;        /* of the recording; 0: not known */
  gboolean sides_differ; /* stereo whose left and right are not nearly the same */
} AnningPeaksData;

void             anning_evidence_free       (AnningEvidence     *self);
void             anning_evidence_use_free   (AnningEvidenceUse  *self);
void             anning_peaks_data_free     (AnningPeaksData    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningEvidence, anning_evidence_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningEvidenceUse, anning_evidence_use_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningPeaksData, anning_peaks_data_free)

/* ---- inside a write job ---- */

/* Called now and then with the bytes stored so far. */
typedef void (*AnningEvidenceProgress) (gint64   bytes,
                                        gpointer user_data);

/*
 * anning_evidence_add:
 * @stream: read to its end, hashed and stored in one pass, bounded memory
 * @media_type: what the bytes are
 * @known: (out) (optional): TRUE if the same bytes were kept already
 *
 * Returns: the evidence's id, or 0 with @error (nothing is left behind)
 */
gint64     anning_evidence_add          (AnningDb               *db,
                                         GInputStream           *stream,
                                         const char             *media_type,
                                         AnningEvidenceProgress  progress,
                                         gpointer                user_data,
                                         gboolean               *known,
                                         GCancellable           *cancellable,
                                         GError                **error);
gint64     anning_evidence_use          (AnningDb               *db,
                                         gint64                  evidence_id,
                                         const char             *owner,
                                         gint64                  owner_id,
                                         const char             *name,
                                         const char             *path,
                                         gint64                  file_time,
                                         GError                **error);
gboolean   anning_evidence_set_sound    (AnningDb               *db,
                                         gint64                  evidence_id,
                                         gint64                  length_ms,
                                         gboolean                broken,
                                         const char             *problem,
                                         const char             *problem_detail,
                                         const AnningPeaksData  *peaks,
                                         GError                **error);
/* NULL with NOT_FOUND. */
AnningEvidence  *anning_evidence_get    (AnningDb               *db,
                                         gint64                  evidence_id,
                                         GError                **error);
/* Returns: (nullable): NULL without @error when the evidence has none */
AnningPeaksData *anning_evidence_get_peaks (AnningDb            *db,
                                         gint64                  evidence_id,
                                         GError                **error);
/* Returns: uses (AnningEvidenceUse) of one owner, oldest first */
GPtrArray *anning_evidence_list_uses    (AnningDb               *db,
                                         const char             *owner,
                                         gint64                  owner_id,
                                         GError                **error);
/* Takes one use back (undo of an import); the bytes stay until nothing uses them at the purge. */
gboolean   anning_evidence_remove_use   (AnningDb               *db,
                                         gint64                  use_id,
                                         GError                **error);

/* Gives a use to another owner; its name, path and times stay. */
gboolean   anning_evidence_move_use     (AnningDb               *db,
                                         gint64                  use_id,
                                         const char             *owner,
                                         gint64                  owner_id,
                                         GError                **error);

/* ---- from any thread ---- */

/*
 * A seekable stream over the pieces, with a read-only connection of its own,
 * so that GStreamer may read it from its threads while the worker works.
 */
GInputStream *anning_evidence_open      (AnningStore            *store,
                                         gint64                  evidence_id,
                                         GError                **error);

G_END_DECLS
