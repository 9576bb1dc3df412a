/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-outgoing-print.h"
#include "ui-fixture.h"

/* What a transcript is saved as is called after its recording; a printer's queue is seen by others. */
static void
test_job_name (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  GPtrArray *blocks = g_ptr_array_new ();
  GtkPrintOperation *operation;
  g_autofree char *name = NULL;

  operation = anning_outgoing_print_prepare (label, anning_outgoing_new (blocks, g_strdup ("他说"),
                                                                         "13800138000 2026-03-12 21-14-05", "zh",
                                                                         ANNING_PAGE_SIZE_NORMAL));
  g_object_get (operation, "job-name", &name, NULL);
  g_assert_cmpstr (name, ==, "Anning");
  g_object_unref (operation);
  g_object_unref (label);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;

  g_test_add_func ("/outgoing-print/job-name", test_job_name);
  return g_test_run ();
}
