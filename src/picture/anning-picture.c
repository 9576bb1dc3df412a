/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * anning-picture SIDE < FILE
 *
 * Decodes one picture, upright, no side longer than SIDE pixels. Writes a line "width height stride
 * channels", all of them numbers, then height × stride bytes of pixels, 8 bits red, green, blue and,
 * with four channels, opacity, and at the end a line with the sign for "end of transmission". It is a
 * program of its own because a picture that came from a stranger may be made to harm whoever decodes
 * it: the limits below keep that small.
 *
 * Exit: 0, 1 damaged, 2 of no kind that is known, 3 too large
 */
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "anning-child-limits.h"

#define MEMORY_MAX (1536UL * 1024 * 1024)
#define SECONDS_MAX 20
#define FILES_MAX 64
#define SIDE_MAX 8192
/* More pixels than any telephone takes; beyond it a picture is not decoded at all. */
#define PIXELS_MAX (G_GINT64_CONSTANT (120) * 1000 * 1000)
#define PIECE (256 * 1024)
#define END_OF_ALL "\x04\n"

enum
{
  EXIT_DAMAGED = 1,
  EXIT_UNKNOWN = 2,
  EXIT_TOO_LARGE = 3,
};

static int longest_side;

/* Before anything is unpacked: a small file can claim to be an endless picture. */
static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  gpointer         user_data)
{
  int side = MAX (width, height);

  if ((gint64) width * height > PIXELS_MAX)
    _exit (EXIT_TOO_LARGE);
  if (side > longest_side)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) ((gint64) width * longest_side / side)),
                                MAX (1, (int) ((gint64) height * longest_side / side)));
}

static int
explain (const GError *error)
{
  if (g_error_matches (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_UNKNOWN_TYPE))
    return EXIT_UNKNOWN;
  if (g_error_matches (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY))
    return EXIT_TOO_LARGE;
  return EXIT_DAMAGED;
}

static int
write_pixels (const GdkPixbuf *pixbuf)
{
  const guint8 *row = gdk_pixbuf_read_pixels (pixbuf);
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  int channels = gdk_pixbuf_get_n_channels (pixbuf);
  gsize stride = (gsize) width * (gsize) channels;

  printf ("%d %d %zu %d\n", width, height, stride, channels);
  for (int i = 0; i < height; i++)
    {
      fwrite (row, 1, stride, stdout);
      row += gdk_pixbuf_get_rowstride (pixbuf);
    }
  fputs (END_OF_ALL, stdout);
  return fflush (stdout) == 0 ? 0 : EXIT_DAMAGED;
}

static int
decode (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *piece = g_malloc (PIECE);
  GdkPixbufLoader *loader = gdk_pixbuf_loader_new ();
  GdkPixbuf *upright;
  gssize length;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), NULL);
  while ((length = read (STDIN_FILENO, piece, PIECE)) > 0)
    {
      if (!gdk_pixbuf_loader_write (loader, piece, (gsize) length, &error))
        return explain (error);
    }
  if (!gdk_pixbuf_loader_close (loader, &error))
    return explain (error);
  if (gdk_pixbuf_loader_get_pixbuf (loader) == NULL)
    return EXIT_DAMAGED;
  upright = gdk_pixbuf_apply_embedded_orientation (gdk_pixbuf_loader_get_pixbuf (loader));
  return upright != NULL ? write_pixels (upright) : EXIT_TOO_LARGE;
}

int
main (int    argc,
      char **argv)
{
  if (argc != 2)
    return EXIT_DAMAGED;
  longest_side = atoi (argv[1]);
  if (longest_side < 1 || longest_side > SIDE_MAX)
    return EXIT_DAMAGED;
  anning_child_limit (MEMORY_MAX, SECONDS_MAX, FILES_MAX);
  /* What is left of a damaged file is not worth the risk of freeing it. */
  _exit (decode ());
}
