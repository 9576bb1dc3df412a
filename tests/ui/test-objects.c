/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every type that is defined in src/: one of it is made and let go, and nothing of it stays. What shows
 * something is tested with its contents elsewhere; here no type is forgotten.
 */
#include "objects.h"
#include "ui-fixture.h"

/*
 * Not made bare: streams over something, elements of a pipeline, and what is about a file or a record. Each
 * has tests of its own.
 */
static const char * const belonging[] = {
  "AnningAdpcm",
  "AnningEvidenceStream",
  "AnningForm",
  "AnningImportNumber",
  "AnningRecordItem",
  "AnningSourceElement",
  "AnningStore",
  "AnningVoiceElement",
  NULL,
};

static void
test_object (gconstpointer data)
{
  const ObjectType *type = data;
  GObject *object;
  gpointer weak;

  g_assert_cmpstr (g_type_name (type->get_type ()), ==, type->name);
  object = g_object_new (type->get_type (), NULL);
  weak = object;
  g_object_add_weak_pointer (object, &weak);
  if (GTK_IS_WINDOW (object))
    {
      /* GTK's own list of windows has a reference. */
      gtk_window_destroy (GTK_WINDOW (object));
    }
  else
    {
      if (g_object_is_floating (object))
        g_object_ref_sink (object);
      g_object_unref (object);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  /* What it began still has it: a thread, an idle source. */
  if (weak != NULL)
    ui_settle (NULL);
  g_assert_null (weak);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  for (const ObjectType *type = object_types; type->name != NULL; type++)
    {
      g_autofree char *path = g_strdup_printf ("/objects/%s", type->name);

      if (!g_strv_contains (belonging, type->name))
        g_test_add_data_func (path, type, test_object);
    }
  return g_test_run ();
}
