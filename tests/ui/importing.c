/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "importing.h"

#include "anning-import-dialog.h"
#include "anning-import-numbers.h"

/*
 * 1773321249000 is 2026-03-12 21:14:09 in China. The bill begins with the answer, six
 * seconds later. The call to the mother is nobody's business.
 */
static const char log_text[] =
  "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n"
  "<calls count=\"3\">\n"
  "<call number=\"12100003301\" duration=\"133\" date=\"1773321249000\" type=\"1\" contact_name=\"(Unknown)\" />\n"
  "<call number=\"12100003301\" duration=\"0\" date=\"1773324849000\" type=\"3\" contact_name=\"(Unknown)\" />\n"
  "<call number=\"13900139000\" duration=\"60\" date=\"1773300000000\" type=\"2\" contact_name=\"妈妈\" />\n"
  "</calls>\n";
const char bill_text[] =
  "起始时间,通信地点,通信方式,对方号码,通信时长,通信类型,套餐优惠,实收通信费(元)\n"
  "2026-03-12 21:14:15,北京,被叫,12100003301,2分13秒,国内通话,,0.00\n"
  "2026-03-12 15:20:00,北京,主叫,13900139000,60秒,国内通话,,0.00\n"
  "不是时间,北京,主叫,13900139000,60秒,国内通话,,0.00\n";

const char *
visible_page (GtkWidget  *parent,
              const char *page)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *found;

      /* Its own inside has a stack as well. */
      if (GTK_IS_DROP_DOWN (child))
        continue;
      if (GTK_IS_STACK (child) && gtk_stack_get_child_by_name (GTK_STACK (child), page) != NULL)
        return gtk_stack_get_visible_child_name (GTK_STACK (child));
      found = visible_page (child, page);
      if (found != NULL)
        return found;
    }
  return NULL;
}

void
wait_for_page (GtkWidget  *dialog,
               const char *name)
{
  for (guint i = 0; i < 5000 && g_strcmp0 (visible_page (dialog, name), name) != 0; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpstr (visible_page (dialog, name), ==, name);
}

void
wait_for (GtkWidget  *parent,
          GType       type,
          const char *text)
{
  for (guint i = 0; i < 1000 && ui_find (parent, type, text) == NULL; i++)
    ui_wait (NULL, 10);
  if (ui_find (parent, type, text) == NULL)
    g_test_message ("waited for %s", text);
  g_assert_nonnull (ui_find (parent, type, text));
}

void
click (GtkWidget  *parent,
       const char *label)
{
  GtkWidget *button = ui_find (parent, GTK_TYPE_BUTTON, label);

  if (button == NULL)
    g_test_message ("no button is called %s", label);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

GtkWidget *
open_dialog (UiFixture  *fixture,
             GListModel *files)
{
  g_autoptr (GListStore) none = g_list_store_new (G_TYPE_FILE);
  GtkWidget *dialog = GTK_WIDGET (anning_import_dialog_new (fixture->store, files != NULL ? files : G_LIST_MODEL (none)));

  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

void
close_dialog (UiFixture *fixture,
              GtkWidget *dialog)
{
  gpointer weak = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &weak);
  gtk_window_close (GTK_WINDOW (dialog));
  for (guint i = 0; i < 200 && weak != NULL; i++)
    ui_wait (fixture->store, 10);
  g_assert_null (weak);
}

GFile *
write_file (UiFixture  *fixture,
            const char *name,
            const char *text,
            const char *charset)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *bytes = NULL;
  gsize size;
  g_autoptr (GError) error = NULL;

  bytes = g_convert (text, -1, charset, "UTF-8", NULL, &size, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, bytes, (gssize) size, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

GListModel *
write_lists (UiFixture *fixture)
{
  GListStore *files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) log = write_file (fixture, "calls-20260313090000.xml", log_text, "UTF-8");
  g_autoptr (GFile) bill = write_file (fixture, "202603.csv", bill_text, "GB18030");

  g_list_store_append (files, log);
  g_list_store_append (files, bill);
  return G_LIST_MODEL (files);
}

guint
count (UiFixture              *fixture,
       const AnningRecordType *type)
{
  g_autoptr (GPtrArray) records = ui_list (fixture->store, type);

  return records->len;
}

GtkWidget *
find_first_check (GtkWidget *dialog)
{
  GtkWidget *check = ui_find (ui_find (dialog, ANNING_TYPE_IMPORT_NUMBERS, NULL), GTK_TYPE_CHECK_BUTTON, NULL);

  g_assert_nonnull (check);
  return check;
}
