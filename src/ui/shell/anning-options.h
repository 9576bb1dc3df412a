/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-commands.h"

G_BEGIN_DECLS

/* What was asked for on the command line, where that needs a window. */
typedef struct
{
  char *file;              /* an absolute path; NULL: the usual one */
  gboolean demo;           /* the made-up household */
  char *page;              /* to be shown; NULL: the last one */
  gboolean record_contact; /* the form for a contact */
  gboolean service;        /* the bus starts the program, and says afterwards what for */
  char **alone;            /* what stands alone on the line, as it stands there */

  /* Used while the line is read. */
  gboolean version;
  AnningCommandLine command;
} AnningOptions;

/*
 * Reads the command line, and does what needs no window: blocking, with sentences on standard error.
 * @status: the exit status when all is done or nothing can be
 * Returns: (transfer full): NULL when no window is wanted
 */
AnningOptions *anning_options_read (char **arguments,
                                    int   *status);
void           anning_options_free (AnningOptions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningOptions, anning_options_free)

G_END_DECLS
