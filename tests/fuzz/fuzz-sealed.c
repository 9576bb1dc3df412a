/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>

#include "anning-sealed-private.h"
#include "anning-sealed-stream-private.h"
#include "anning-store.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

static const AnningSealedCost cheap = { .passes = 1, .memory = 8192 };

static char *folder;
static char *sealed;
static char *opened;
static AnningSecret *secret;

static void
remove_folder (void)
{
  g_unlink (sealed);
  g_unlink (opened);
  g_rmdir (folder);
}

static void
set_up (void)
{
  if (folder != NULL)
    return;
  folder = g_dir_make_tmp ("anning-fuzz-sealed-XXXXXX", NULL);
  sealed = g_build_filename (folder, "sealed", NULL);
  opened = g_build_filename (folder, "opened.db", NULL);
  secret = anning_secret_new ("one", -1);
  atexit (remove_folder);
}

/* A file or a reason, and nothing half done. */
static void
check_open (void)
{
  g_autoptr (AnningSealedResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *draft = g_strconcat (opened, ".part", NULL);

  result = anning_sealed_open (sealed, secret, opened, NULL, NULL, NULL, &error);
  g_assert_true ((result == NULL) == (error != NULL));
  g_assert_true (g_file_test (opened, G_FILE_TEST_EXISTS) == (result != NULL));
  g_assert_false (g_file_test (draft, G_FILE_TEST_EXISTS));
  g_assert_true (error == NULL || error->domain == ANNING_SEALED_ERROR || error->domain == ANNING_STORE_ERROR);
  if (result != NULL)
    g_assert_cmpint (g_unlink (opened), ==, 0);
}

/* The file as it is. */
static void
check_file (const guint8 *data,
            gsize         size)
{
  g_assert_true (g_file_set_contents_full (sealed, (const char *) data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  check_open ();
}

/* A head whose sum somebody set right. */
static void
check_head (const guint8 *data,
            gsize         size)
{
  guint8 head[ANNING_SEALED_HEADER] = { 0 };
  guint8 again[ANNING_SEALED_HEADER];
  AnningSealedHeader header;
  g_autoptr (GError) error = NULL;

  memcpy (head, data, MIN (size, sizeof head));
  crypto_generichash (head + 112, 16, head, 112, NULL, 0);
  if (!anning_sealed_header_read (&header, head, sizeof head, &error))
    {
      g_assert_true (error != NULL && error->domain == ANNING_SEALED_ERROR);
      return;
    }
  g_assert_cmpuint (header.cost.memory, <=, ANNING_SEALED_MOST_MEMORY);
  g_assert_cmpuint (header.cost.passes, <=, ANNING_SEALED_MOST_PASSES);
  g_assert_cmpuint (anning_sealed_header_get_size (&header), >, header.payload);
  anning_sealed_header_write (&header, again);
  g_assert_cmpmem (again, sizeof again, head, sizeof head);
}

/* What somebody seals who knows how. */
static void
check_payload (const guint8 *data,
               gsize         size)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (AnningSealer) sealer = NULL;
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);

  if (size == 0)
    return;
  sealer = anning_sealer_new (stream, secret, &cheap, size, NULL, NULL);
  g_assert_true (anning_sealer_put (sealer, data, size, NULL, NULL) && anning_sealer_finish (sealer, NULL, NULL));
  check_file (g_memory_output_stream_get_data (memory), g_memory_output_stream_get_data_size (memory));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  set_up ();
  if (size == 0)
    return 0;
  switch (data[0])
    {
    case 0:
      check_file (data + 1, size - 1);
      break;
    case 1:
      check_head (data + 1, size - 1);
      break;
    default:
      check_payload (data + 1, size - 1);
      break;
    }
  return 0;
}
