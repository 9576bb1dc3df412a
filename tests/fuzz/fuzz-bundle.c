/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "anning-bundle-check.h"
#include "anning-sums.h"

#define SIZE_MAX_BYTES (256 * 1024)

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

/* Nothing is taken for right that is not in the list and there. */
static void
check_verdict (const AnningBundleVerdict *verdict)
{
  g_assert_cmpuint (verdict->n_right, <=, verdict->n_listed);
  g_assert_cmpuint (strlen (verdict->sums_sha256), ==, 64);
  if (verdict->n_right < verdict->n_listed)
    g_assert_cmpuint (verdict->problems->len, >=, verdict->n_listed - verdict->n_right);
  for (guint i = 0; i < verdict->problems->len; i++)
    {
      const AnningBundleProblem *problem = g_ptr_array_index (verdict->problems, i);

      g_assert_true (g_utf8_validate (problem->name, -1, NULL));
    }
}

/* A ZIP; what does not begin as one is a list of sums. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr (AnningBundleVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  guint bad_line = 0;
  int fd;

  if (size > SIZE_MAX_BYTES)
    return 0;
  if (size < 2 || memcmp (data, "PK", 2) != 0)
    {
      g_autoptr (GHashTable) sums = anning_sums_parse ((const char *) data, size, &bad_line);

      g_assert_true (sums != NULL || bad_line > 0);
      return 0;
    }

  fd = memfd_create ("bundle", MFD_CLOEXEC);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, data, size), ==, (gssize) size);
  path = g_strdup_printf ("/proc/self/fd/%d", fd);
  verdict = anning_bundle_check (path, NULL, NULL, NULL, &error);
  close (fd);
  g_assert_true ((verdict == NULL) == (error != NULL));
  if (verdict != NULL)
    check_verdict (verdict);
  return 0;
}
