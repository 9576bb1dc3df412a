/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-application.h"
#include "anning-language.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (AnningApplication) application = NULL;

  anning_language_init ();
  application = anning_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
