/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-debt.h"
#include "anning-search-result.h"
#include "anning-search-view.h"
#include "anning-toasts.h"
#include "anning-welcome.h"
#include "anning-window.h"
#include "ui-fixture.h"

static void
test_search_markup (void)
{
  g_autofree char *markup = anning_search_result_mark_up ("a & \002催\003\002收\003 <b>\002x");

  g_assert_cmpstr (markup, ==, "a &amp; <b>催</b><b>收</b> &lt;b&gt;<b>x</b>");
}

static void
test_welcome (void)
{
  GtkWidget *welcome = g_object_new (ANNING_TYPE_WELCOME, NULL);
  GtkWidget *window = ui_present (welcome, 360);

  g_assert_nonnull (ui_find (welcome, GTK_TYPE_LABEL, "I Am Family and Was Called"));
  ui_destroy (NULL, window, welcome);
}

static void
test_search_view (void)
{
  GtkWidget *view = g_object_new (ANNING_TYPE_SEARCH_VIEW, NULL);
  GtkWidget *window = ui_present (view, 360);

  ui_destroy (NULL, window, view);
}

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/shell/search-markup", test_search_markup);
  g_test_add_func ("/shell/welcome", test_welcome);
  g_test_add_func ("/shell/search-view", test_search_view);
  return g_test_run ();
}
