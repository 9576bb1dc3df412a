/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-note-part-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-button-line.h"
#include "anning-growing-text.h"

struct _AnningNotePartRow
{
  GtkBox parent_instance;

  AnningForm *form;
  GtkWidget *signed_button; /* NULL: no other words for who signed */
  char *hint;
  guint brief : 1;
  guint has_signed : 1;

  GtkWidget *handle;
  GtkSwitch *included_switch;
  GtkLabel *title_label;
  GtkButton *up_button;
  GtkButton *down_button;
  GtkTextView *text_view;
  GtkTextView *brief_view;
  GtkLabel *hint_label;
  GtkWidget *signed_label;
  AnningButtonLine *buttons;
};

enum
{
  EDITED,
  MOVE,
  DROPPED,
  FILL,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningNotePartRow, anning_note_part_row, GTK_TYPE_BOX)

/* What depends on the words: the warning, and what is sent where there are no short ones. */
static void
update_hints (AnningNotePartRow *self)
{
  const AnningNotePart *part = anning_form_get_record (self->form);
  gboolean denies = self->has_signed && part->included
                    && (anning_note_denies_signing (part->text) || anning_note_denies_signing (part->brief));
  const char *hint = self->hint;

  if (hint == NULL && self->brief && part->brief == NULL)
    hint = _("Nothing short is written here: the full text is sent.");
  gtk_widget_set_visible (self->signed_label, denies);
  if (self->signed_button != NULL)
    gtk_widget_set_visible (self->signed_button, denies);
  gtk_label_set_label (self->hint_label, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), hint != NULL);
}

static void
edited_cb (AnningNotePartRow *self)
{
  update_hints (self);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
up_cb (AnningNotePartRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, -1);
}

static void
down_cb (AnningNotePartRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, 1);
}

static void
fill_cb (AnningNotePartRow *self)
{
  g_signal_emit (self, signals[FILL], 0);
}

static void
remove_cb (AnningNotePartRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
set_texts (AnningNotePartRow *self,
           const char        *text,
           const char        *brief)
{
  AnningNotePart *part = anning_form_get_record (self->form);

  if (g_strcmp0 (part->text, text) == 0 && g_strcmp0 (part->brief, brief) == 0)
    return;
  g_free (part->text);
  part->text = g_strdup (text);
  g_free (part->brief);
  part->brief = g_strdup (brief);
  anning_form_show (self->form);
  anning_form_touch (self->form);
}

/* ---- other wordings ---- */

static void
wording_clicked_cb (GtkButton *button,
                    gpointer   user_data)
{
  AnningNotePartRow *self = user_data;
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  set_texts (self, g_object_get_data (G_OBJECT (button), "text"), g_object_get_data (G_OBJECT (button), "brief"));
}

static GtkWidget *
wrapping_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static void
hold_wording (AnningNotePartRow       *self,
              GtkWidget               *button,
              const AnningNoteWording *wording)
{
  g_object_set_data_full (G_OBJECT (button), "text", g_strdup (wording->text), g_free);
  g_object_set_data_full (G_OBJECT (button), "brief", g_strdup (wording->brief), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (wording_clicked_cb), self, 0);
}

static GtkWidget *
make_wording (AnningNotePartRow       *self,
              const AnningNoteWording *wording)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  if (wording->label != NULL)
    {
      GtkWidget *label = wrapping_label (wording->label);

      gtk_widget_add_css_class (label, "heading");
      gtk_box_append (GTK_BOX (lines), label);
    }
  gtk_box_append (GTK_BOX (lines), wrapping_label (wording->text));
  gtk_button_set_child (GTK_BUTTON (button), lines);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, wording->text, -1);
  hold_wording (self, button, wording);
  return button;
}

static GtkWidget *
make_wordings_button (AnningNotePartRow            *self,
                      const AnningNoteTemplatePart *template)
{
  /* One wording is the way back to it. */
  const char *label = template->wordings->len > 1 ? _("Other Wordings") : _("As It Was Suggested");
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < template->wordings->len; i++)
    gtk_box_append (GTK_BOX (list), make_wording (self, g_ptr_array_index (template->wordings, i)));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
add_button (AnningNotePartRow *self,
            const char        *label,
            GCallback          callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  if (callback != NULL)
    g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  anning_button_line_append (self->buttons, button);
  return button;
}

static void
add_buttons (AnningNotePartRow            *self,
             const AnningNoteTemplatePart *template)
{
  GtkWidget *wordings;

  if (template == NULL)
    {
      add_button (self, _("Delete This Part"), G_CALLBACK (remove_cb));
      return;
    }
  if (template->signed_one != NULL)
    {
      self->signed_button = add_button (self, _("Take the Words for Someone Who Signed"), NULL);
      hold_wording (self, self->signed_button, template->signed_one);
      gtk_widget_set_visible (self->signed_button, FALSE);
    }
  wordings = make_wordings_button (self, template);
  anning_button_line_append (self->buttons, wordings);
  if (template->filled != NULL)
    add_button (self, _("Put In the Planner’s Figures"), G_CALLBACK (fill_cb));
}

/* ---- dragging ---- */

static GdkContentProvider *
prepare_cb (AnningNotePartRow *self)
{
  return gdk_content_provider_new_typed (ANNING_TYPE_NOTE_PART_ROW, self);
}

static void
drag_begin_cb (GtkDragSource     *source,
               GdkDrag           *drag,
               AnningNotePartRow *self)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

static gboolean
drop_cb (AnningNotePartRow *self,
         const GValue      *value,
         double             x,
         double             y)
{
  AnningNotePartRow *other = g_value_get_object (value);

  if (other == NULL || other == self
      || gtk_widget_get_parent (GTK_WIDGET (other)) != gtk_widget_get_parent (GTK_WIDGET (self)))
    return FALSE;
  g_signal_emit (self, signals[DROPPED], 0, other, y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
  return TRUE;
}

static void
make_draggable (AnningNotePartRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (ANNING_TYPE_NOTE_PART_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (source));
  gtk_widget_set_cursor_from_name (self->handle, "grab");
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static gboolean
shortcut_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  g_signal_emit (widget, signals[MOVE], 0, g_variant_get_int32 (args));
  return TRUE;
}

static void
name_widgets (AnningNotePartRow *self,
              const char        *title)
{
  /* Translators: %s is the name of a part of a note */
  g_autofree char *include = g_strdup_printf (_("Send the part “%s”"), title);
  /* Translators: %s is the name of a part of a note */
  g_autofree char *up = g_strdup_printf (_("Move “%s” up"), title);
  /* Translators: %s is the name of a part of a note */
  g_autofree char *down = g_strdup_printf (_("Move “%s” down"), title);
  /* Translators: %s is the name of a part of a note */
  g_autofree char *text = g_strdup_printf (_("Text of “%s”"), title);
  /* Translators: %s is the name of a part of a note */
  g_autofree char *brief = g_strdup_printf (_("Short text of “%s”"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->included_switch), GTK_ACCESSIBLE_PROPERTY_LABEL, include, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->up_button), GTK_ACCESSIBLE_PROPERTY_LABEL, up, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->down_button), GTK_ACCESSIBLE_PROPERTY_LABEL, down, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_view), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->brief_view), GTK_ACCESSIBLE_PROPERTY_LABEL, brief, -1);
}

static void
anning_note_part_row_dispose (GObject *object)
{
  AnningNotePartRow *self = ANNING_NOTE_PART_ROW (object);

  g_clear_object (&self->form);
  self->signed_button = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_NOTE_PART_ROW);
  G_OBJECT_CLASS (anning_note_part_row_parent_class)->dispose (object);
}

static void
anning_note_part_row_finalize (GObject *object)
{
  AnningNotePartRow *self = ANNING_NOTE_PART_ROW (object);

  g_free (self->hint);
  G_OBJECT_CLASS (anning_note_part_row_parent_class)->finalize (object);
}

static void
anning_note_part_row_class_init (AnningNotePartRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_note_part_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_note_part_row_finalize;

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVE] = g_signal_new ("move", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, ANNING_TYPE_NOTE_PART_ROW, G_TYPE_BOOLEAN);
  signals[FILL] = g_signal_new ("fill", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ANNING_TYPE_BUTTON_LINE);
  g_type_ensure (ANNING_TYPE_GROWING_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/relatives/anning-note-part-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningNotePartRow, handle);
  gtk_widget_class_bind_template_child (widget_class, AnningNotePartRow, included_switch);
  gtk_widget_class_bind_template_child (widget_class, AnningNotePartRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, AnningNotePartRow, up_button);
  gtk_widget_class_bind_template_child (widget_class, AnningNotePartRow, down_button);
  gtk_widget_class_bind_template_child (widget_class, AnningNotePartRow, text_view);
  gtk_widget_class_bind_template_child (widget_class, AnningNotePartRow, brief_view);
  gtk_widget_class_bind_template_child (widget_class, AnningNotePartRow, hint_label);
  gtk_widget_class_bind_template_child (widget_class, AnningNotePartRow, signed_label);
  gtk_widget_class_bind_template_child (widget_class, AnningNotePartRow, buttons);
  gtk_widget_class_bind_template_callback (widget_class, up_cb);
  gtk_widget_class_bind_template_callback (widget_class, down_cb);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, shortcut_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, shortcut_cb, "i", 1);
}

static void
anning_note_part_row_init (AnningNotePartRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_draggable (self);
}

GtkWidget *
anning_note_part_row_new (AnningStore                  *store,
                          const AnningNotePart         *part,
                          const char                   *title,
                          const AnningNoteTemplatePart *template)
{
  AnningNotePartRow *self;

  g_return_val_if_fail (ANNING_IS_STORE (store) && part != NULL && title != NULL, NULL);

  self = g_object_new (ANNING_TYPE_NOTE_PART_ROW, NULL);
  gtk_label_set_label (self->title_label, title);
  name_widgets (self, title);
  add_buttons (self, template);
  self->form = anning_form_new (store, &anning_note_part_type, part);
  anning_form_bind (self->form, "included", GTK_WIDGET (self->included_switch));
  anning_form_bind (self->form, "text", GTK_WIDGET (self->text_view));
  anning_form_bind (self->form, "brief", GTK_WIDGET (self->brief_view));
  g_signal_connect_object (self->form, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  update_hints (self);
  return GTK_WIDGET (self);
}

const AnningNotePart *
anning_note_part_row_get_part (AnningNotePartRow *self)
{
  g_return_val_if_fail (ANNING_IS_NOTE_PART_ROW (self), NULL);
  return anning_form_get_record (self->form);
}

void
anning_note_part_row_set_position (AnningNotePartRow *self,
                                   guint              position,
                                   guint              n_parts)
{
  AnningNotePart *part;

  g_return_if_fail (ANNING_IS_NOTE_PART_ROW (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->up_button), position > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->down_button), position + 1 < n_parts);

  part = anning_form_get_record (self->form);
  if (part->position == position)
    return;
  part->position = position;
  anning_form_touch (self->form);
}

void
anning_note_part_row_set_brief (AnningNotePartRow *self,
                                gboolean           brief)
{
  g_return_if_fail (ANNING_IS_NOTE_PART_ROW (self));

  self->brief = brief;
  gtk_widget_set_visible (GTK_WIDGET (self->text_view), !brief);
  gtk_widget_set_visible (GTK_WIDGET (self->brief_view), brief);
  update_hints (self);
}

void
anning_note_part_row_set_signed (AnningNotePartRow *self,
                                 gboolean           has_signed)
{
  g_return_if_fail (ANNING_IS_NOTE_PART_ROW (self));

  self->has_signed = has_signed;
  update_hints (self);
}

void
anning_note_part_row_take (AnningNotePartRow    *self,
                           const AnningNotePart *part)
{
  AnningNotePart *held;

  g_return_if_fail (ANNING_IS_NOTE_PART_ROW (self) && part != NULL);

  held = anning_form_get_record (self->form);
  if (held->included != part->included)
    gtk_switch_set_active (self->included_switch, part->included != 0);
  set_texts (self, part->text, part->brief);
}

void
anning_note_part_row_refresh (AnningNotePartRow    *self,
                              const AnningNotePart *part)
{
  g_return_if_fail (ANNING_IS_NOTE_PART_ROW (self) && part != NULL);
  anning_form_refresh (self->form, part);
}

void
anning_note_part_row_set_hint (AnningNotePartRow *self,
                               const char        *hint)
{
  g_return_if_fail (ANNING_IS_NOTE_PART_ROW (self));

  g_free (self->hint);
  self->hint = g_strdup (hint);
  update_hints (self);
}

void
anning_note_part_row_show_place (AnningNotePartRow *self,
                                 gsize              start,
                                 gsize              end)
{
  const AnningNotePart *part;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  const char *text;
  GtkTextIter from, to;

  g_return_if_fail (ANNING_IS_NOTE_PART_ROW (self));

  part = anning_form_get_record (self->form);
  view = self->brief && part->brief != NULL ? self->brief_view : self->text_view;
  text = view == self->brief_view ? part->brief : part->text;
  gtk_widget_grab_focus (GTK_WIDGET (self->brief ? self->brief_view : self->text_view));
  if (text == NULL || end > strlen (text))
    return;
  buffer = gtk_text_view_get_buffer (view);
  gtk_text_buffer_get_iter_at_offset (buffer, &from, (int) g_utf8_pointer_to_offset (text, text + start));
  gtk_text_buffer_get_iter_at_offset (buffer, &to, (int) g_utf8_pointer_to_offset (text, text + end));
  gtk_text_buffer_select_range (buffer, &from, &to);
}

void
anning_note_part_row_flush (AnningNotePartRow *self)
{
  g_return_if_fail (ANNING_IS_NOTE_PART_ROW (self));
  anning_form_flush (self->form);
}

void
anning_note_part_row_discard (AnningNotePartRow *self)
{
  g_return_if_fail (ANNING_IS_NOTE_PART_ROW (self));
  anning_form_discard (self->form);
}
