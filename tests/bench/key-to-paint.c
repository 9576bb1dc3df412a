/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * key-to-paint WINDOW KEY RUNS
 *
 * Presses KEY (a name such as "1" or "a") while WINDOW has the focus and an
 * empty search entry, and prints one line for each run: milliseconds from the
 * key press until the last painting that it brought about, that is until the
 * rows that it found are shown. BackSpace clears the entry between the runs.
 */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/extensions/Xdamage.h>

/* Nothing painted for this long: whatever the key brought about is over. */
#define QUIET_MS 700

static double
now_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

/* Returns: the milliseconds until the last painting, or -1 if there was none */
static double
press (Display *display,
       KeyCode  key,
       int      damage_event)
{
  double begin = now_ms (), last = -1;

  XTestFakeKeyEvent (display, key, True, CurrentTime);
  XTestFakeKeyEvent (display, key, False, CurrentTime);
  XFlush (display);

  while (now_ms () - (last < 0 ? begin : last) < QUIET_MS)
    {
      struct pollfd fd = { .fd = ConnectionNumber (display), .events = POLLIN };

      if (XPending (display) == 0)
        poll (&fd, 1, 50);
      while (XPending (display) > 0)
        {
          XEvent event;

          XNextEvent (display, &event);
          if (event.type == damage_event + XDamageNotify)
            last = now_ms ();
        }
    }

  return last < 0 ? -1 : last - begin;
}

int
main (int    argc,
      char **argv)
{
  Display *display = XOpenDisplay (NULL);
  int damage_event, error, major, minor;
  KeyCode key, back;

  if (argc != 4 || display == NULL || !XDamageQueryExtension (display, &damage_event, &error)
      || !XTestQueryExtension (display, &error, &error, &major, &minor))
    {
      fprintf (stderr, argc != 4 ? "usage: key-to-paint WINDOW KEY RUNS\n"
                                 : "no X server with the DAMAGE and XTEST extensions\n");
      return 2;
    }

  key = XKeysymToKeycode (display, XStringToKeysym (argv[2]));
  back = XKeysymToKeycode (display, XStringToKeysym ("BackSpace"));
  XDamageCreate (display, strtoul (argv[1], NULL, 0), XDamageReportRawRectangles);
  XSync (display, False);

  for (int i = atoi (argv[3]); i > 0; i--)
    {
      double taken = press (display, key, damage_event);

      if (taken < 0 || press (display, back, damage_event) < 0)
        {
          fprintf (stderr, "the key had no visible effect\n");
          return 1;
        }
      printf ("%.1f\n", taken);
      fflush (stdout);
    }

  XCloseDisplay (display);
  return 0;
}
