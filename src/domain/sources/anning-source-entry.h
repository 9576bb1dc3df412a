/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record.h"

G_BEGIN_DECLS

/* A file of a phone, a recorder or a carrier that contacts were read from. */
typedef struct
{
  AnningRecord record;
  char *kind;         /* anning_source_kinds */
  char *name;         /* of the file */
  char *sha256;       /* of the file */
  char *carrier;      /* of a bill, may be NULL */
  char *own_number;   /* whose it is, where it says so */
  gint64 file_time;   /* ms, may be unknown */
  gint64 first_at;    /* ms, of all its contacts, also those left out; may be unknown */
  gint64 last_at;     /* ms */
  char *period_first; /* what a bill says it covers, may be NULL */
  char *period_last;
  gint64 n_rows;      /* contacts in it */
  gint64 n_kept;      /* of these, brought in */
} AnningSourceEntry;

ANNING_DECLARE_RECORD (AnningSourceEntry, anning_source_entry)

G_END_DECLS
