/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "anning-progress-relay.h"

G_BEGIN_DECLS

/*
 * Whether the files of a bundle are still those that its list of sums names. It
 * says nothing of who made the bundle: whoever can change a file can write a new
 * list, unless the list's own sum was given to somebody else before.
 */

/* The list, beside the files it names. */
#define ANNING_BUNDLE_SUMS "SHA256SUMS"

#define ANNING_BUNDLE_FILES_MAX 100000
#define ANNING_BUNDLE_SUMS_MAX (64 * 1024 * 1024)
/* A bundle that unpacks to more than this many times its own size, and to more than the second, is a trap. */
#define ANNING_BUNDLE_GROWTH_MAX 200
#define ANNING_BUNDLE_GROWTH_FREE (1024 * 1024 * 1024)

#define ANNING_BUNDLE_ERROR (anning_bundle_error_quark ())
GQuark anning_bundle_error_quark (void);

/* Why a file cannot be checked at all, or a bundle not be written. */
typedef enum
{
  ANNING_BUNDLE_ERROR_NOT_A_BUNDLE, /* no ZIP, or one without a list */
  ANNING_BUNDLE_ERROR_DAMAGED,      /* cut off, or cannot be unpacked */
  ANNING_BUNDLE_ERROR_ENCRYPTED,
  ANNING_BUNDLE_ERROR_TOO_LARGE,
  ANNING_BUNDLE_ERROR_BAD_LIST,     /* a line is no sum, or a file stands there twice */
  ANNING_BUNDLE_ERROR_EVIDENCE,     /* an original is not what was brought in; the message is its name in the bundle */
  ANNING_BUNDLE_ERROR_EMPTY,        /* no contact is left to write of */
} AnningBundleError;

typedef enum
{
  ANNING_BUNDLE_CHANGED,  /* the bytes are not those of the list */
  ANNING_BUNDLE_MISSING,  /* listed, and not there */
  ANNING_BUNDLE_UNLISTED, /* there, and not listed */
  ANNING_BUNDLE_REPEATED, /* a second file of one name */
  ANNING_BUNDLE_UNSAFE,   /* a link, or a name that leads out of the folder it is unpacked to */
} AnningBundleProblemKind;

typedef struct
{
  AnningBundleProblemKind kind;
  char *name;
} AnningBundleProblem;

typedef struct
{
  guint n_listed;
  guint n_right;       /* listed, there and unchanged */
  gint64 bytes;        /* of all files */
  char *sums_sha256;   /* of the list itself: a short mark of the whole bundle */
  GPtrArray *problems; /* AnningBundleProblem, by name; none: all is as listed */
} AnningBundleVerdict;

void                 anning_bundle_verdict_free (AnningBundleVerdict *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningBundleVerdict, anning_bundle_verdict_free)

/* Blocking: for a thread other than the main one. @path: a ZIP; @progress: by how far it was read. Nothing is written anywhere. */
AnningBundleVerdict *anning_bundle_check        (const char            *path,
                                                 AnningProgressFunc     progress,
                                                 gpointer               user_data,
                                                 GCancellable          *cancellable,
                                                 GError               **error);

G_END_DECLS
