/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-picture-decode.h"

#include <glib/gi18n.h>

#include "anning-evidence.h"
#include "anning-picture-read.h"

typedef struct
{
  AnningStore *store;
  gint64 evidence_id;
  guint longest_side;
} Decoding;

static void
decoding_free (gpointer data)
{
  Decoding *decoding = data;

  g_object_unref (decoding->store);
  g_free (decoding);
}

static GdkTexture *
decode (const Decoding  *decoding,
        GCancellable    *cancellable,
        GError         **error)
{
  g_autoptr (GInputStream) stream = anning_evidence_open (decoding->store, decoding->evidence_id, error);
  g_autoptr (AnningPicture) picture = NULL;

  if (stream == NULL)
    return NULL;
  picture = anning_picture_read (stream, decoding->longest_side, cancellable, error);
  if (picture == NULL)
    return NULL;
  return gdk_memory_texture_new ((int) picture->width, (int) picture->height,
                                 picture->alpha ? GDK_MEMORY_R8G8B8A8 : GDK_MEMORY_R8G8B8,
                                 picture->pixels, picture->stride);
}

static void
decode_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Decoding *decoding = task_data;
  GError *error = NULL;
  GdkTexture *texture = decode (decoding, cancellable, &error);

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
anning_picture_decode_async (AnningStore         *store,
                             gint64               evidence_id,
                             int                  longest_side,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Decoding *decoding;

  g_return_if_fail (ANNING_IS_STORE (store));
  g_return_if_fail (longest_side > 0 && longest_side <= ANNING_PICTURE_SIDE_MAX);

  decoding = g_new0 (Decoding, 1);
  decoding->store = g_object_ref (store);
  decoding->evidence_id = evidence_id;
  decoding->longest_side = (guint) longest_side;
  /* Without a source: a thread might be the last to let a widget go. */
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, anning_picture_decode_async);
  g_task_set_task_data (task, decoding, decoding_free);
  g_task_run_in_thread (task, decode_in_thread);
}

GdkTexture *
anning_picture_decode_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
anning_picture_decode_sentence (const GError *error)
{
  if (g_error_matches (error, ANNING_PICTURE_ERROR, ANNING_PICTURE_ERROR_TOO_LARGE))
    return g_strdup (_("This picture is too large to be shown here. Save a copy and open it with another program."));
  if (g_error_matches (error, ANNING_PICTURE_ERROR, ANNING_PICTURE_ERROR_NO_HELPER))
    return g_strdup (_("What shows pictures is not installed with this program. Save a copy and open it with another program."));
  if (g_error_matches (error, ANNING_PICTURE_ERROR, ANNING_PICTURE_ERROR_UNKNOWN))
    return g_strdup (_("Pictures of this kind cannot be shown here. Save a copy and open it with another program."));
  return g_strdup (_("This picture cannot be shown: it is damaged or was cut off. It is kept as it is."));
}
