/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * first-frame PROGRAM [ARGUMENT…]
 *
 * Starts the program and watches it from outside, through the X server: no
 * program needs a switch for being measured. Prints one line,
 *
 *   MILLISECONDS PSS-KIB
 *
 * from just before the program is executed until its first window has been
 * painted for the first time, and its proportional share of memory once
 * nothing was painted and no processor time was used for a second. Then the
 * program is ended.
 */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/extensions/Xdamage.h>

/* Smaller windows are GTK's own, for the clipboard and such. */
#define SMALLEST 200
#define GIVE_UP_MS 120000
#define IDLE_MS 1000

static double
now_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

/* Windows go away while they are asked about; that is no failure. */
static int
ignore_error (Display     *display,
              XErrorEvent *event)
{
  return 0;
}

static int
belongs_to (Display *display,
            Window   window,
            pid_t    pid)
{
  Atom type;
  int format;
  unsigned long count = 0, rest;
  unsigned char *value = NULL;
  int belongs = 0;

  if (XGetWindowProperty (display, window, XInternAtom (display, "_NET_WM_PID", False), 0, 1, False,
                          XA_CARDINAL, &type, &format, &count, &rest, &value) == Success
      && count == 1 && format == 32)
    belongs = *(long *) (void *) value == (long) pid;
  if (value != NULL)
    XFree (value);

  return belongs;
}

/* Processor time of all threads of @pid so far, in ticks; -1 when it is gone. */
static long
ticks_of (pid_t pid)
{
  char path[64], text[1024];
  FILE *file;
  char *after;
  unsigned long user = 0, system = 0;

  snprintf (path, sizeof path, "/proc/%d/stat", (int) pid);
  file = fopen (path, "r");
  if (file == NULL)
    return -1;
  if (fgets (text, sizeof text, file) == NULL)
    text[0] = '\0';
  fclose (file);

  /* The name, in brackets, may hold blanks. */
  after = strrchr (text, ')');
  if (after == NULL
      || sscanf (after + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system) != 2)
    return -1;
  return (long) (user + system);
}

static long
pss_of (pid_t pid)
{
  char path[64], line[256];
  FILE *file;
  long kib = -1;

  snprintf (path, sizeof path, "/proc/%d/smaps_rollup", (int) pid);
  file = fopen (path, "r");
  if (file == NULL)
    return -1;
  while (fgets (line, sizeof line, file) != NULL)
    if (sscanf (line, "Pss: %ld kB", &kib) == 1)
      break;
  fclose (file);

  return kib;
}

/* Waits for events at most @ms; returns 0 when none came. */
static int
wait_for_event (Display *display,
                int      ms)
{
  struct pollfd fd = { .fd = ConnectionNumber (display), .events = POLLIN };

  return XPending (display) > 0 || poll (&fd, 1, ms) > 0;
}

int
main (int    argc,
      char **argv)
{
  Display *display = XOpenDisplay (NULL);
  int damage_event, damage_error;
  double begin, painted = 0, quiet_since = 0;
  long ticks = -1, pss;
  pid_t pid;

  if (argc < 2 || display == NULL || !XDamageQueryExtension (display, &damage_event, &damage_error))
    {
      fprintf (stderr, argc < 2 ? "usage: first-frame PROGRAM [ARGUMENT…]\n"
                                : "no X server with the DAMAGE extension\n");
      return 2;
    }
  XSetErrorHandler (ignore_error);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  XSync (display, False);

  begin = now_ms ();
  pid = fork ();
  if (pid == 0)
    {
      execvp (argv[1], argv + 1);
      fprintf (stderr, "%s: %s\n", argv[1], strerror (errno));
      _exit (127);
    }

  for (;;)
    {
      double now;

      if (wait_for_event (display, 50))
        while (XPending (display) > 0)
          {
            XEvent event;

            XNextEvent (display, &event);
            now = now_ms ();
            if (event.type == CreateNotify)
              {
                XDamageCreate (display, event.xcreatewindow.window, XDamageReportRawRectangles);
                XFlush (display);
              }
            else if (event.type == damage_event + XDamageNotify)
              {
                XDamageNotifyEvent *damage = (XDamageNotifyEvent *) &event;

                if (damage->geometry.width < SMALLEST || damage->geometry.height < SMALLEST
                    || !belongs_to (display, damage->drawable, pid))
                  continue;
                if (painted <= 0)
                  painted = now;
                quiet_since = now;
              }
          }

      now = now_ms ();
      if (waitpid (pid, NULL, WNOHANG) == pid)
        {
          fprintf (stderr, "%s ended before it had painted a window\n", argv[1]);
          return 1;
        }
      if (ticks_of (pid) != ticks)
        {
          ticks = ticks_of (pid);
          quiet_since = now;
        }
      if (painted > 0 && now - quiet_since >= IDLE_MS)
        break;
      if (now - begin > GIVE_UP_MS)
        {
          fprintf (stderr, "%s %s\n", argv[1], painted > 0 ? "never came to rest" : "painted no window");
          kill (pid, SIGKILL);
          return 1;
        }
    }

  pss = pss_of (pid);
  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
  XCloseDisplay (display);
  if (pss < 0)
    {
      fprintf (stderr, "the memory of %s cannot be read\n", argv[1]);
      return 1;
    }

  printf ("%.1f %ld\n", painted - begin, pss);
  return 0;
}
