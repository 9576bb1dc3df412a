/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-picture-decode.h"

#include <glib/gi18n.h>

#include "anning-evidence.h"

/* A picture is read in pieces of this many bytes, so that Cancel is heard. */
#define PIECE (256 * 1024)
/* More pixels than any telephone takes; beyond it a picture is not decoded at all. */
#define MOST_PIXELS (G_GINT64_CONSTANT (120) * 1000 * 1000)

typedef struct
{
  AnningStore *store;
  gint64 evidence_id;
  int longest_side;
  gboolean too_large;
} Decoding;

static void
decoding_free (gpointer data)
{
  Decoding *decoding = data;

  g_object_unref (decoding->store);
  g_free (decoding);
}

/* Before anything is unpacked: a small file can claim to be an endless picture. */
static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  Decoding        *decoding)
{
  int side = MAX (width, height);

  decoding->too_large = (gint64) width * height > MOST_PIXELS;
  if (decoding->too_large)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else if (side > decoding->longest_side)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) ((gint64) width * decoding->longest_side / side)),
                                MAX (1, (int) ((gint64) height * decoding->longest_side / side)));
}

static gboolean
feed (GdkPixbufLoader  *loader,
      GInputStream     *stream,
      const gboolean   *stop,
      GCancellable     *cancellable,
      GError          **error)
{
  g_autofree guint8 *piece = g_malloc (PIECE);

  for (;;)
    {
      gssize length = g_input_stream_read (stream, piece, PIECE, cancellable, error);

      if (length <= 0)
        return length == 0;
      if (!gdk_pixbuf_loader_write (loader, piece, (gsize) length, error) || *stop)
        return FALSE;
    }
}

static GdkTexture *
decode (Decoding      *decoding,
        GCancellable  *cancellable,
        GError       **error)
{
  g_autoptr (GInputStream) stream = anning_evidence_open (decoding->store, decoding->evidence_id, error);
  g_autoptr (GdkPixbufLoader) loader = NULL;
  g_autoptr (GdkPixbuf) upright = NULL;
  GdkPixbuf *pixbuf;
  gboolean fed;

  if (stream == NULL)
    return NULL;

  loader = gdk_pixbuf_loader_new ();
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), decoding);
  fed = feed (loader, stream, &decoding->too_large, cancellable, error);
  /* It must be closed whatever became of it. */
  if (!gdk_pixbuf_loader_close (loader, fed ? error : NULL) || !fed)
    return NULL;

  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  upright = pixbuf != NULL ? gdk_pixbuf_apply_embedded_orientation (pixbuf) : NULL;
  if (upright == NULL)
    {
      g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_CORRUPT_IMAGE, "No picture");
      return NULL;
    }
  return gdk_texture_new_for_pixbuf (upright);
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

  if (decoding->too_large)
    {
      g_clear_error (&error);
      g_clear_object (&texture);
    }
  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_new_error (task, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY, "Too large");
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

  g_return_if_fail (ANNING_IS_STORE (store) && longest_side > 0);

  decoding = g_new0 (Decoding, 1);
  decoding->store = g_object_ref (store);
  decoding->evidence_id = evidence_id;
  decoding->longest_side = longest_side;
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
  if (g_error_matches (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY))
    return g_strdup (_("This picture is too large to be shown here. Save a copy and open it with another program."));
  if (g_error_matches (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_UNKNOWN_TYPE))
    return g_strdup (_("Pictures of this kind cannot be shown here. Save a copy and open it with another program."));
  return g_strdup (_("This picture cannot be shown: it is damaged or was cut off. It is kept as it is."));
}
