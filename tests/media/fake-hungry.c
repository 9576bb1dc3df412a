/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Stands in for anning-sound with a decoder that a recording makes take all the memory
 * there is. Were it to get it, it would end well, with an hour of silence.
 */
#include <unistd.h>

#include "anning-child-limits.h"
#include "anning-sound-words-private.h"

#define LIMIT (256UL * 1024 * 1024)
#define PIECE (16UL * 1024 * 1024)

int
main (void)
{
  const AnningSoundHead head = { ANNING_SOUND_PEAKS, sizeof (AnningSoundPeaks) + 3 };
  const AnningSoundPeaks peaks = { 3600000, 1, 1, 0, 0 };

  anning_child_limit (LIMIT, 60, 64);
  for (gsize taken = 0; taken < 4 * LIMIT; taken += PIECE)
    {
      volatile char *piece = g_malloc (PIECE);

      for (gsize i = 0; i < PIECE; i += 4096)
        piece[i] = 1;
    }
  if (write (STDOUT_FILENO, &head, sizeof head) < 0 || write (STDOUT_FILENO, &peaks, sizeof peaks) < 0 ||
      write (STDOUT_FILENO, "\0\0\0", 3) < 0)
    return 1;
  return 0;
}
