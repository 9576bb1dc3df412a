/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-picture-window.h"

#include <glib/gi18n.h>

#include "anning-picture-decode.h"
#include "anning-save-original.h"
#include "anning-sheet.h"

/* A screenshot of a long chat is tall; what is larger is shown smaller. */
#define LONGEST_SIDE 8192
/* One step of the zoom, and how far it goes; 1 is a picture's own size. */
#define STEP 1.25
#define LEAST_ZOOM 0.05
#define MOST_ZOOM 8.0

struct _AnningPictureWindow
{
  AdwWindow parent_instance;

  AnningStore *store;
  GCancellable *cancellable;
  gint64 evidence_id;
  char *name;

  AdwHeaderBar *bar;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkPicture *picture;
  AdwStatusPage *failed;
  GtkToggleButton *actual_size;
  GtkWidget *zoom_in;
  GtkWidget *zoom_out;
  GtkWidget *save;
  double zoom; /* 0: as large as the window */
};

G_DEFINE_FINAL_TYPE (AnningPictureWindow, anning_picture_window, ADW_TYPE_WINDOW)

/* ---- zoom ---- */

/* @zoom: 0 fits the picture into the window */
static void
set_zoom (AnningPictureWindow *self,
          double               zoom)
{
  GdkPaintable *paintable = gtk_picture_get_paintable (self->picture);
  GtkWidget *picture = GTK_WIDGET (self->picture);
  gboolean fits = zoom == 0 || paintable == NULL;

  self->zoom = fits ? 0 : CLAMP (zoom, LEAST_ZOOM, MOST_ZOOM);
  /* A picture that may not shrink scrolls instead. */
  gtk_picture_set_can_shrink (self->picture, self->zoom != 1);
  gtk_widget_set_size_request (picture,
                               fits ? -1 : (int) (gdk_paintable_get_intrinsic_width (paintable) * self->zoom),
                               fits ? -1 : (int) (gdk_paintable_get_intrinsic_height (paintable) * self->zoom));
  gtk_widget_set_halign (picture, fits ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_widget_set_valign (picture, fits ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_toggle_button_set_active (self->actual_size, self->zoom == 1);
}

/* What is shown now, in parts of the picture's own size. */
static double
get_zoom (AnningPictureWindow *self)
{
  GdkPaintable *paintable = gtk_picture_get_paintable (self->picture);
  int width = paintable != NULL ? gdk_paintable_get_intrinsic_width (paintable) : 0;
  int height = paintable != NULL ? gdk_paintable_get_intrinsic_height (paintable) : 0;

  if (self->zoom != 0 || width == 0 || height == 0)
    return self->zoom != 0 ? self->zoom : 1;
  return MIN ((double) gtk_widget_get_width (GTK_WIDGET (self->picture)) / width,
              (double) gtk_widget_get_height (GTK_WIDGET (self->picture)) / height);
}

static void
zoom_in_cb (AnningPictureWindow *self)
{
  set_zoom (self, get_zoom (self) * STEP);
}

static void
zoom_out_cb (AnningPictureWindow *self)
{
  set_zoom (self, get_zoom (self) / STEP);
}

static gboolean
zoom_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  AnningPictureWindow *self = ANNING_PICTURE_WINDOW (widget);
  int direction = 0;

  g_variant_get (args, "(i)", &direction);
  set_zoom (self, direction == 0 ? 0 : direction > 0 ? get_zoom (self) * STEP : get_zoom (self) / STEP);
  return TRUE;
}

static gboolean
scroll_cb (AnningPictureWindow      *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *scroll)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  if ((state & GDK_CONTROL_MASK) == 0 || dy == 0)
    return GDK_EVENT_PROPAGATE;
  set_zoom (self, dy < 0 ? get_zoom (self) * STEP : get_zoom (self) / STEP);
  return GDK_EVENT_STOP;
}

static void
actual_size_cb (AnningPictureWindow *self)
{
  gboolean actual = gtk_toggle_button_get_active (self->actual_size);

  if (actual != (self->zoom == 1))
    set_zoom (self, actual ? 1 : 0);
}

/* ---- the picture ---- */

static void
show_texture (AnningPictureWindow *self,
              GdkTexture          *texture)
{
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_stack_set_visible_child_name (self->stack, "picture");
  gtk_widget_set_sensitive (GTK_WIDGET (self->actual_size), TRUE);
  gtk_widget_set_sensitive (self->zoom_in, TRUE);
  gtk_widget_set_sensitive (self->zoom_out, TRUE);
}

static void
decoded_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AnningPictureWindow) self = user_data;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;

  texture = anning_picture_decode_finish (result, &error);
  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (texture != NULL)
    {
      show_texture (self, texture);
    }
  else
    {
      g_autofree char *sentence = anning_picture_decode_sentence (error);
      g_autofree char *escaped = g_markup_escape_text (sentence, -1);

      adw_status_page_set_description (self->failed, escaped);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
}

static void
save_cb (AnningPictureWindow *self)
{
  anning_save_original (GTK_WIDGET (self), self->store, self->evidence_id, self->name);
}

static void
anning_picture_window_dispose (GObject *object)
{
  AnningPictureWindow *self = ANNING_PICTURE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_picture_window_parent_class)->dispose (object);
}

static void
anning_picture_window_finalize (GObject *object)
{
  g_free (ANNING_PICTURE_WINDOW (object)->name);
  G_OBJECT_CLASS (anning_picture_window_parent_class)->finalize (object);
}

static void
anning_picture_window_class_init (AnningPictureWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_picture_window_dispose;
  object_class->finalize = anning_picture_window_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_plus, GDK_CONTROL_MASK, zoom_key_cb, "(i)", 1);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_equal, GDK_CONTROL_MASK, zoom_key_cb, "(i)", 1);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_minus, GDK_CONTROL_MASK, zoom_key_cb, "(i)", -1);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_0, GDK_CONTROL_MASK, zoom_key_cb, "(i)", 0);
}

static void
name_button (GtkWidget  *button,
             const char *label)
{
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static GtkWidget *
new_button (AnningPictureWindow *self,
            const char          *icon,
            const char          *label,
            GCallback            clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  name_button (button, label);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static void
anning_picture_window_init (AnningPictureWindow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *busy = gtk_spinner_new ();
  GtkEventController *scroll;

  self->cancellable = g_cancellable_new ();
  self->bar = ADW_HEADER_BAR (adw_header_bar_new ());
  self->actual_size = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_button_set_icon_name (GTK_BUTTON (self->actual_size), "zoom-original-symbolic");
  name_button (GTK_WIDGET (self->actual_size), _("Show in its own size"));
  g_signal_connect_object (self->actual_size, "toggled", G_CALLBACK (actual_size_cb), self, G_CONNECT_SWAPPED);
  self->zoom_out = new_button (self, "zoom-out-symbolic", _("Show smaller"), G_CALLBACK (zoom_out_cb));
  self->zoom_in = new_button (self, "zoom-in-symbolic", _("Show larger"), G_CALLBACK (zoom_in_cb));
  self->save = new_button (self, "document-save-as-symbolic", _("Save a copy…"), G_CALLBACK (save_cb));
  gtk_widget_set_sensitive (GTK_WIDGET (self->actual_size), FALSE);
  gtk_widget_set_sensitive (self->zoom_out, FALSE);
  gtk_widget_set_sensitive (self->zoom_in, FALSE);
  adw_header_bar_pack_start (self->bar, self->zoom_out);
  adw_header_bar_pack_start (self->bar, self->zoom_in);
  adw_header_bar_pack_start (self->bar, GTK_WIDGET (self->actual_size));
  adw_header_bar_pack_end (self->bar, self->save);

  self->picture = GTK_PICTURE (gtk_picture_new ());
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->picture));
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), TRUE);
  scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), scroll);
  self->failed = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->failed, "image-missing-symbolic");
  adw_status_page_set_title (self->failed, _("Not Shown"));
  gtk_spinner_start (GTK_SPINNER (busy));
  gtk_widget_set_halign (busy, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (busy, 32, 32);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, busy, "busy");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->scroller), "picture");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->failed), "failed");
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_window_set_default_size (GTK_WINDOW (self), 720, 640);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

static AnningPictureWindow *
new_window (const char *name)
{
  AnningPictureWindow *self = g_object_new (ANNING_TYPE_PICTURE_WINDOW, NULL);

  anning_sheet_set_name (GTK_WINDOW (self), self->bar, _("Picture"), name != NULL ? name : _("Picture"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : _("Picture"), -1);
  return self;
}

/* @name: (nullable): what it is called, shown in the window's bar */
AnningPictureWindow *
anning_picture_window_new (AnningStore *store,
                           gint64       evidence_id,
                           const char  *name)
{
  AnningPictureWindow *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = new_window (name);
  self->store = g_object_ref (store);
  self->evidence_id = evidence_id;
  self->name = g_strdup (name);
  anning_picture_decode_async (store, evidence_id, LONGEST_SIDE, self->cancellable, decoded_cb, g_object_ref (self));
  return self;
}

/* Shows it over the window in which @parent stands. */
void
anning_picture_window_present (GtkWidget   *parent,
                               AnningStore *store,
                               gint64       evidence_id,
                               const char  *name)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));

  anning_sheet_present (GTK_WINDOW (anning_picture_window_new (store, evidence_id, name)), parent);
}

void
anning_picture_window_present_texture (GtkWidget  *parent,
                                       GdkTexture *texture,
                                       const char *name)
{
  AnningPictureWindow *self;

  g_return_if_fail (GTK_IS_WIDGET (parent) && GDK_IS_TEXTURE (texture));

  self = new_window (name);
  gtk_widget_set_visible (self->save, FALSE);
  show_texture (self, texture);
  anning_sheet_present (GTK_WINDOW (self), parent);
}
