/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What was asked for on the command line, and runs without a display. */
typedef struct
{
  const char *file;          /* the file to work on; NULL: the usual place */
  const char *copies;        /* the folder of copies that was chosen; NULL: beside the file */
  const char *const *import; /* paths, NULL-terminated; NULL: no import */
  const char *numbers;       /* of an import: "known", "all", or numbers with commas; NULL: known */
  const char *since;         /* of an import: ISO day; NULL: all */
  const char *backup;        /* where to write a copy; NULL: no copy */
  gboolean seal;             /* that copy is a sealed backup */
  const char *restore;       /* put this copy or sealed backup in the place of the file; NULL: none */
  gboolean yes;              /* …and ask nobody */
  const char *passphrase_file; /* where the passphrase stands; NULL: see the next */
  const char *passphrase_fd; /* an open file, by its number; NULL: ask at the terminal */
  const char *bundle;        /* where to write a bundle, safe defaults; NULL: none */
  const char *creditor;      /* of a bundle: whom it is about; NULL: all */
  const char *from;          /* of a bundle: ISO day; NULL: the first */
  const char *until;         /* of a bundle: ISO day; NULL: the last */
  const char *salvage;       /* where to write what can still be read of the file; NULL: nowhere */
  gboolean verify;           /* check a file… */
  const char *verify_path;   /* …this one; NULL: the file to work on */
  gboolean fingerprint;      /* take a fingerprint of the journal and print it */
  const char *fingerprint_line; /* hold this one against the journal; NULL: none */
  gboolean json;             /* one object with counts on standard output */
} AnningCommandLine;

/* TRUE if there is something that anning_commands_run() does. */
gboolean anning_commands_wanted (const AnningCommandLine *command);
/*
 * Restores, imports, takes a fingerprint, copies, makes a bundle and checks, in this order, blocking. Progress and sentences go
 * to standard error. Returns: the exit status: 0 all done, 1 something was
 * refused or failed, 2 wrong use, 3 done but not whole: a salvage misses something, or the folder of
 * copies is not there to be checked.
 */
int      anning_commands_run    (const AnningCommandLine *command);

G_END_DECLS
