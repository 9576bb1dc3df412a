/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ANNING_CHILD_ERROR (anning_child_error_quark ())
GQuark anning_child_error_quark (void);

typedef enum
{
  ANNING_CHILD_ERROR_NOT_FOUND, /* the program, or a module, is not where it was installed */
  ANNING_CHILD_ERROR_TOO_SLOW,
  ANNING_CHILD_ERROR_TOO_MUCH,  /* it writes more than it may */
  ANNING_CHILD_ERROR_TOO_LARGE, /* more comes in than it may read */
} AnningChildError;

/*
 * A small program of ours: reads one file with a library that does not stand up to damaged ones, or writes one with a
 * library that is too large for every start. It is looked for in the folders of ANNING_LIBEXECDIR (a search path), else
 * where it was installed.
 */
typedef struct
{
  const char *program;
  const char *const *arguments; /* (nullable): after the name, ends in NULL */
  gsize input_max;              /* bytes */
  gsize output_max;             /* bytes */
  guint seconds_max;
} AnningChild;

/* @status: (out): what it ended with, -1 if it was ended by a signal */
GByteArray *anning_child_run (const AnningChild  *self,
                              GInputStream       *input,
                              int                *status,
                              GCancellable       *cancellable,
                              GError            **error);

G_END_DECLS
