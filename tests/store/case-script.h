/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * One case, step by step, for tests that fail or stop the disk at every point of each
 * step. The clock stands still, so that a step writes the same bytes each time.
 */
typedef struct
{
  char *folder;       /* of the file and of all beside it */
  char *path;
  AnningStore *store; /* NULL: closed */
} Case;

typedef struct
{
  const char *name;
  gboolean open;      /* it begins with an open store */
  gboolean own;       /* it may leave other files than the case's own beside it */
  void     (*prepare) (Case *self); /* (nullable): on a closed file, before the case is copied */
  gboolean (*run)     (Case *self, GError **error);
} CaseStep;

/* 2026-11-22 08:00 UTC */
#define CASE_BEGIN_MS G_GINT64_CONSTANT (1795334400000)

extern const CaseStep case_steps[];
extern const guint n_case_steps;

/* A folder with the file as it is before @step. */
void      case_make          (const CaseStep *step,
                              const char     *folder);
void      case_copy_folder   (const char     *from,
                              const char     *to);
/* For the copy of it in @folder. */
void      case_init          (Case           *self,
                              const char     *folder);
/* Closes the store. */
void      case_clear         (Case           *self);
/* And forgets the folder. */
void      case_drop          (Case           *self);
/* What a user would miss: every row and every original; "none": no file. */
char     *case_digest        (const char     *folder);
/* Writes one more row, through @store. */
gboolean  case_write_more    (AnningStore    *store,
                              GError        **error);
/* The clock of the process, ms. */
void      case_set_clock     (gint64          now);
gint64    case_get_clock     (void);

G_END_DECLS
