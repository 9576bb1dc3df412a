/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "anning-debt.h"
#include "anning-evidence-group.h"
#include "anning-evidence.h"
#include "anning-picture-window.h"
#include "ui-fixture.h"

typedef struct
{
  UiFixture base;
  GtkWidget *group;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  ui_set_up (&self->base, NULL);
  ui_save (self->base.store, &anning_debt_type, debt);
  self->group = anning_evidence_group_new ("Originals", "Nothing is here yet.");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->group);
  self->window = ui_present_in_window (scroller);
  anning_evidence_group_load (ANNING_EVIDENCE_GROUP (self->group), self->base.store, "debt", 1);
  ui_settle (self->base.store);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  ui_destroy (self->base.store, self->window, self->group);
  ui_tear_down (&self->base, NULL);
}

static GFile *
put (Fixture    *self,
     const char *name,
     GBytes     *bytes)
{
  g_autofree char *path = g_build_filename (self->base.folder, name, NULL);
  g_autoptr (GError) error = NULL;
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  g_file_set_contents (path, data, length, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

/* A red picture of 40 × 30. */
static GBytes *
make_picture (void)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 40, 30);
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0xff0000ff);
  gdk_pixbuf_save_to_buffer (pixbuf, &bytes, &length, "png", &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, length);
}

static void
add (Fixture *self,
     GFile   *first,
     GFile   *second)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  g_list_store_append (files, first);
  if (second != NULL)
    g_list_store_append (files, second);
  anning_evidence_group_add_files (ANNING_EVIDENCE_GROUP (self->group), G_LIST_MODEL (files));
  ui_settle (self->base.store);
}

static guint
count (Fixture *self)
{
  return anning_evidence_group_get_n (ANNING_EVIDENCE_GROUP (self->group));
}

static void
click (GtkWidget  *parent,
       const char *text)
{
  GtkWidget *button = ui_find (parent, GTK_TYPE_BUTTON, text);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* Where the name breaks, no hyphen comes into it. */
static void
assert_plain (GtkWidget  *row,
              const char *name)
{
  GtkWidget *label = ui_find (row, GTK_TYPE_LABEL, name);
  PangoAttrIterator *iterator;
  PangoAttribute *hyphens;

  g_assert_nonnull (label);
  iterator = pango_attr_list_get_iterator (pango_layout_get_attributes (gtk_label_get_layout (GTK_LABEL (label))));
  hyphens = pango_attr_iterator_get (iterator, PANGO_ATTR_INSERT_HYPHENS);
  g_assert_nonnull (hyphens);
  g_assert_cmpint (((PangoAttrInt *) hyphens)->value, ==, FALSE);
  pango_attr_iterator_destroy (iterator);
}

static void
test_add_and_remove (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr (GBytes) bytes = make_picture ();
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GFile) picture = put (self, "screen.png", bytes);
  g_autoptr (GFile) empty = put (self, "empty.txt", nothing);
  GtkWidget *row;
  GtkWidget *refusal;
  const char *subtitle;

  g_assert_nonnull (ui_find (self->group, ADW_TYPE_ACTION_ROW, "Nothing is here yet."));
  g_assert_cmpuint (count (self), ==, 0);

  add (self, picture, empty);
  g_assert_cmpuint (count (self), ==, 1);
  g_assert_null (ui_find (self->group, ADW_TYPE_ACTION_ROW, "Nothing is here yet."));
  row = ui_find (self->group, ADW_TYPE_ACTION_ROW, "screen.png");
  g_assert_nonnull (row);
  assert_plain (row, "screen.png");
  subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
  g_assert_true (g_str_has_prefix (subtitle, "Picture · "));
  g_assert_nonnull (g_strrstr (subtitle, "added on "));
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));

  refusal = ui_find (self->group, ADW_TYPE_ACTION_ROW, "empty.txt");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (refusal)), ==, "This file is empty.");
  click (refusal, "Close this message");
  g_assert_null (ui_find (self->group, ADW_TYPE_ACTION_ROW, "empty.txt"));

  /* The same again changes nothing. */
  add (self, picture, NULL);
  g_assert_cmpuint (count (self), ==, 1);

  click (ui_find (self->group, ADW_TYPE_ACTION_ROW, "screen.png"), "Take this original out");
  ui_settle (self->base.store);
  g_assert_cmpuint (count (self), ==, 0);
  g_assert_true (gtk_widget_activate_action (self->window, "win.undo", NULL));
  ui_settle (self->base.store);
  g_assert_cmpuint (count (self), ==, 1);
  g_assert_nonnull (ui_find (self->group, ADW_TYPE_ACTION_ROW, "screen.png"));
}

static void
test_paste (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GBytes) bytes = make_picture ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (bytes, &error);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (self->group);

  g_assert_no_error (error);
  gdk_clipboard_set_text (clipboard, "only words");
  click (self->group, "Paste a picture or a file");
  ui_settle (self->base.store);
  g_assert_cmpuint (count (self), ==, 0);

  gdk_clipboard_set_texture (clipboard, texture);
  click (self->group, "Paste a picture or a file");
  ui_wait (self->base.store, 300);
  g_assert_cmpuint (count (self), ==, 1);
}

static gpointer
bring_in_job (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (data);

  return GSIZE_TO_POINTER (anning_evidence_add (db, stream, "image/png", NULL, NULL, NULL, NULL, error));
}

static gint64
bring_in (Fixture *self,
          GBytes  *bytes)
{
  g_autoptr (GError) error = NULL;
  gpointer id = anning_store_write (self->base.store, bring_in_job, bytes, &error);

  g_assert_no_error (error);
  return (gint64) GPOINTER_TO_SIZE (id);
}

static GtkWidget *
show_picture (Fixture *self,
              GBytes  *bytes)
{
  GtkWidget *window = GTK_WIDGET (anning_picture_window_new (self->base.store, bring_in (self, bytes), "It"));

  gtk_window_present (GTK_WINDOW (window));
  ui_wait (self->base.store, 200);
  return window;
}

static void
test_picture (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GBytes) bytes = make_picture ();
  GtkWidget *window = show_picture (self, bytes);
  GtkWidget *picture = ui_find (window, GTK_TYPE_PICTURE, NULL);
  GdkPaintable *paintable = gtk_picture_get_paintable (GTK_PICTURE (picture));
  GtkWidget *actual = ui_find (window, GTK_TYPE_TOGGLE_BUTTON, NULL);

  g_assert_true (gtk_widget_get_mapped (picture));
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (paintable), ==, 40);
  g_assert_cmpint (gdk_paintable_get_intrinsic_height (paintable), ==, 30);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (actual), TRUE);
  g_assert_false (gtk_picture_get_can_shrink (GTK_PICTURE (picture)));
  ui_destroy (self->base.store, window, picture);
}

/* A header that claims 60 000 × 60 000 pixels, and one that breaks off: said, not shown. */
static void
test_no_picture (Fixture       *self,
                 gconstpointer  data)
{
  static const guint8 endless[] = {
    0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R',
    0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60, 8, 2, 0, 0, 0, 0x60, 0x93, 0x55, 0x85,
  };
  g_autoptr (GBytes) whole = make_picture ();
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, 40);
  g_autoptr (GBytes) large = g_bytes_new_static (endless, sizeof endless);
  GBytes *cases[] = { cut, large };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *window = show_picture (self, cases[i]);
      GtkWidget *status = ui_find (window, ADW_TYPE_STATUS_PAGE, NULL);

      g_assert_true (gtk_widget_get_mapped (status));
      g_assert_cmpstr (adw_status_page_get_description (ADW_STATUS_PAGE (status)), !=, "");
      ui_destroy (self->base.store, window, status);
    }
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;

#define ADD(name, func) g_test_add ("/evidence-group/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("add-and-remove", test_add_and_remove);
  ADD ("paste", test_paste);
  ADD ("picture", test_picture);
  ADD ("no-picture", test_no_picture);
#undef ADD
  return g_test_run ();
}
