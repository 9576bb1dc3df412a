/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ANNING_PICTURE_ERROR (anning_picture_error_quark ())
GQuark anning_picture_error_quark (void);

typedef enum
{
  ANNING_PICTURE_ERROR_DAMAGED,
  ANNING_PICTURE_ERROR_UNKNOWN,   /* of a kind that nothing here decodes */
  ANNING_PICTURE_ERROR_TOO_LARGE, /* or too slow to decode */
  ANNING_PICTURE_ERROR_NO_HELPER, /* what decodes it is not installed */
} AnningPictureError;

/* A larger file is not decoded. */
#define ANNING_PICTURE_MAX (128 * 1024 * 1024)
#define ANNING_PICTURE_SIDE_MAX 8192

/* A picture, decoded and upright. */
typedef struct
{
  guint width;    /* pixels */
  guint height;
  gsize stride;   /* bytes from row to row */
  gboolean alpha; /* four bytes a pixel, red, green, blue, opacity; else three */
  GBytes *pixels;
} AnningPicture;

AnningPicture *anning_picture_read (GInputStream   *stream,
                                    guint           longest_side,
                                    GCancellable   *cancellable,
                                    GError        **error);
void           anning_picture_free (AnningPicture  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningPicture, anning_picture_free)

G_END_DECLS
