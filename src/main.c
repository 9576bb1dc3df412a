/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-application.h"
#include "anning-language.h"
#include "anning-passing.h"
#include "anning-process.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (AnningApplication) application = NULL;
  int status;

  anning_process_guard ();
  anning_process_spare_memory ();
  anning_passing_begin ();
  anning_language_init ();
  application = anning_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  anning_passing_end ();
  return status;
}
