/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-debt.h"
#include "anning-toasts.h"
#include "anning-welcome.h"
#include "anning-window.h"
#include "ui-fixture.h"

static void
test_welcome (void)
{
  GtkWidget *welcome = g_object_new (ANNING_TYPE_WELCOME, NULL);
  GtkWidget *window = ui_present (welcome, 360);

  g_assert_nonnull (ui_find (welcome, GTK_TYPE_LABEL, "I Am Family and Was Called"));
  ui_destroy (NULL, window, welcome);
}

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/shell/welcome", test_welcome);
  return g_test_run ();
}
