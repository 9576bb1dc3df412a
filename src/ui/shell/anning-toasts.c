/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-toasts.h"

#include <glib/gi18n.h>

#include "anning-announcement.h"
#include "anning-records.h"
#include "anning-show-file.h"
#include "anning-window.h"

#define FILE_OF_TOAST "anning-toast-file"
#define SAVED_TOAST "anning-toast-saved" /* of an overlay: the one that is there */
#define HELD_TOASTS "anning-toasts-held" /* of an overlay: AdwToast, while a question stands over it */

/* How long there is a button to press: s */
#define TIME_TO_PRESS 10
/* px: what of a window's width is not the text's: margins, the cross */
#define BESIDE 130
#define BUTTON_PADDING 40

/* What one deletion needs to be taken back, independent of any page. */
typedef struct
{
  AnningStore *store;
  const AnningRecordType *type;
  gint64 id;
  GtkWidget *window; /* weak */
} Deletion;

static void
deletion_free (gpointer data)
{
  Deletion *deletion = data;

  g_clear_object (&deletion->store);
  g_clear_weak_pointer (&deletion->window);
  g_free (deletion);
}

/* Dialogs have no overlay of their own: their message goes to the window below. */
static AdwToastOverlay *
find_overlay (GtkWidget *widget)
{
  GtkRoot *root;
  GtkWidget *overlay;

  overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  if (overlay != NULL)
    return ADW_TOAST_OVERLAY (overlay);

  root = gtk_widget_get_root (widget);
  while (GTK_IS_WINDOW (root))
    {
      if (ANNING_IS_WINDOW (root))
        return anning_window_get_toasts (ANNING_WINDOW (root));
      root = GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root)));
    }
  return NULL;
}

/* Newer libadwaita tells of a toast, but not what it says. The words of its button stand behind it, as that is not seen. */
static void
announce_toast (AdwToast *toast)
{
  const char *text = gtk_label_get_label (GTK_LABEL (adw_toast_get_custom_title (toast)));
  const char *button = adw_toast_get_button_label (toast);
  g_autofree char *both = NULL;

  if (button != NULL)
    /* Translators: for screen readers; what happened, and what the button beside it says: "Deleted, Undo" */
    both = g_strdup_printf (C_("screen reader", "%1$s, %2$s"), text, button);
  anning_announce (both != NULL ? both : text);
}

/* Of two messages the second one waits until the first one goes: what only offers to show a file goes at once. */
static void
add_toast (AdwToastOverlay *overlay,
           AdwToast        *toast)
{
  AdwToast *saved = g_object_get_data (G_OBJECT (overlay), SAVED_TOAST);
  GPtrArray *held = g_object_get_data (G_OBJECT (overlay), HELD_TOASTS);

  if (held != NULL)
    {
      g_ptr_array_add (held, g_object_ref (toast));
      return;
    }
  if (saved != NULL && saved != toast)
    adw_toast_dismiss (saved);
  adw_toast_overlay_add_toast (overlay, g_object_ref (toast));
  announce_toast (toast);
}

static void
answered_cb (GtkWindow       *question,
             AdwToastOverlay *overlay)
{
  g_autoptr (GPtrArray) held = g_object_steal_data (G_OBJECT (overlay), HELD_TOASTS);

  for (guint i = 0; held != NULL && i < held->len; i++)
    add_toast (overlay, g_ptr_array_index (held, i));
}

void
anning_toasts_hold (GtkWidget *widget,
                    GtkWindow *question)
{
  AdwToastOverlay *overlay;

  g_return_if_fail (GTK_IS_WIDGET (widget) && GTK_IS_WINDOW (question));

  overlay = find_overlay (widget);
  if (overlay == NULL || g_object_get_data (G_OBJECT (overlay), HELD_TOASTS) != NULL)
    return;
  g_object_set_data_full (G_OBJECT (overlay), HELD_TOASTS, g_ptr_array_new_with_free_func (g_object_unref),
                          (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (question, "destroy", G_CALLBACK (answered_cb), overlay, G_CONNECT_DEFAULT);
}

/*
 * libadwaita 1.2 cuts a title off where the window is narrow, and a label that wraps by itself is given the height
 * of its natural width: it has to be no wider than there is room.
 */
static int
count_characters (AdwToastOverlay *overlay,
                  GtkWidget       *label,
                  const char      *button)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (label, button);
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (label), NULL, NULL);
  int width = MAX (PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics)), 1);
  int beside;

  pango_font_metrics_unref (metrics);
  pango_layout_get_pixel_size (layout, &beside, NULL);
  beside += button != NULL ? BESIDE + BUTTON_PADDING : BESIDE;
  return CLAMP ((gtk_widget_get_width (GTK_WIDGET (overlay)) - beside) / width, 12, 60);
}

static AdwToast *
new_toast (AdwToastOverlay *overlay,
           const char      *text,
           const char      *button)
{
  GtkWidget *label = gtk_label_new (text);
  AdwToast *toast = adw_toast_new ("");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), count_characters (overlay, label, button));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);
  adw_toast_set_button_label (toast, button);
  return toast;
}

/* @action: (nullable): of the button that says @label. @seconds: 0: until it is taken away */
static void
show_toast (GtkWidget  *widget,
            const char *text,
            const char *label,
            const char *action,
            guint       seconds)
{
  AdwToastOverlay *overlay = find_overlay (widget);
  g_autoptr (AdwToast) toast = NULL;

  if (overlay == NULL)
    return;

  toast = new_toast (overlay, text, label);
  adw_toast_set_action_name (toast, action);
  adw_toast_set_timeout (toast, seconds);
  add_toast (overlay, toast);
}

void
anning_toast (GtkWidget  *widget,
              const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && text != NULL);

  show_toast (widget, text, NULL, NULL, 5);
}

void
anning_toast_with_action (GtkWidget  *widget,
                          const char *text,
                          const char *label,
                          const char *action)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && text != NULL);
  g_return_if_fail (label != NULL && action != NULL);

  show_toast (widget, text, label, action, 0);
}

static void
show_clicked_cb (AdwToast  *toast,
                 GtkWidget *overlay)
{
  anning_show_file (overlay, g_object_get_data (G_OBJECT (toast), FILE_OF_TOAST));
}

static void
saved_dismissed_cb (AdwToast *toast,
                    GObject  *overlay)
{
  g_object_set_data (overlay, SAVED_TOAST, NULL);
}

void
anning_toast_saved (GtkWidget  *widget,
                    const char *text,
                    GFile      *file)
{
  g_autoptr (AdwToast) toast = NULL;
  AdwToastOverlay *overlay;

  g_return_if_fail (GTK_IS_WIDGET (widget) && text != NULL && G_IS_FILE (file));

  overlay = find_overlay (widget);
  if (overlay == NULL)
    return;
  toast = new_toast (overlay, text, _("Show in Folder"));
  adw_toast_set_timeout (toast, TIME_TO_PRESS);
  g_object_set_data_full (G_OBJECT (toast), FILE_OF_TOAST, g_object_ref (file), g_object_unref);
  /* The sheet that it was saved from may be gone by then. */
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (show_clicked_cb), overlay, G_CONNECT_DEFAULT);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (saved_dismissed_cb), overlay, G_CONNECT_DEFAULT);
  add_toast (overlay, toast);
  g_object_set_data (G_OBJECT (overlay), SAVED_TOAST, toast);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!anning_records_remove_finish (ANNING_STORE (source), result, &error) && window != NULL)
    anning_toast_error (window, error);
}

static void
undo_deletion (gpointer user_data)
{
  Deletion *deletion = user_data;

  anning_records_restore_async (deletion->store, deletion->type, deletion->id, restored_cb,
                                deletion->window != NULL ? g_object_ref (deletion->window) : NULL);
}

/* Returns: (nullable): the window of the program that @widget, or a sheet above it, stands in */
static AnningWindow *
find_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  while (GTK_IS_WINDOW (root) && !ANNING_IS_WINDOW (root))
    root = GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root)));
  return ANNING_IS_WINDOW (root) ? ANNING_WINDOW (root) : NULL;
}

/* In a sheet with an overlay of its own the window's actions are not known. */
static void
undo_clicked_cb (GtkWidget *window)
{
  gtk_widget_activate_action (window, "win.undo", NULL);
}

void
anning_toast_undo (GtkWidget      *widget,
                   const char     *text,
                   AnningUndoFunc  func,
                   gpointer        data,
                   GDestroyNotify  data_free)
{
  g_autoptr (AdwToast) toast = NULL;
  AdwToastOverlay *overlay;
  AnningWindow *window;

  g_return_if_fail (GTK_IS_WIDGET (widget) && text != NULL);
  g_return_if_fail (func != NULL);

  overlay = find_overlay (widget);
  window = overlay != NULL ? find_window (GTK_WIDGET (overlay)) : NULL;
  if (window == NULL)
    {
      if (data_free != NULL)
        data_free (data);
      return;
    }

  toast = new_toast (overlay, text, _("Undo"));
  if (overlay == anning_window_get_toasts (window))
    adw_toast_set_action_name (toast, "win.undo");
  else
    g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_clicked_cb), window, G_CONNECT_SWAPPED);
  adw_toast_set_timeout (toast, TIME_TO_PRESS);
  anning_window_add_undo (window, toast, func, data, data_free);
  add_toast (overlay, toast);
}

void
anning_toast_deleted (GtkWidget              *widget,
                      const char             *text,
                      AnningStore            *store,
                      const AnningRecordType *type,
                      gint64                  id)
{
  AdwToastOverlay *overlay;
  Deletion *deletion;

  g_return_if_fail (GTK_IS_WIDGET (widget) && text != NULL);
  g_return_if_fail (ANNING_IS_STORE (store) && type != NULL);

  overlay = find_overlay (widget);
  deletion = g_new0 (Deletion, 1);
  deletion->store = g_object_ref (store);
  deletion->type = type;
  deletion->id = id;
  if (overlay != NULL)
    g_set_weak_pointer (&deletion->window, GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (overlay))));
  anning_toast_undo (widget, text, undo_deletion, deletion, deletion_free);
}

void
anning_toast_error (GtkWidget    *widget,
                    const GError *error)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget) && error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  sentence = anning_error_sentence (error);
  show_toast (widget, sentence, NULL, NULL, 0);
}
