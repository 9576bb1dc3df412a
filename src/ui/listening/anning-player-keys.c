/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-player-keys.h"

#define SECOND G_GINT64_CONSTANT (1000)
#define TENTH G_GINT64_CONSTANT (100)

/* Who keeps a key that it needs itself. */
typedef enum
{
  KEPT_BY_NOBODY = 0,
  KEPT_BY_TEXTS = 1 << 0,   /* entries and text views */
  KEPT_BY_LABELS = 1 << 1,  /* texts that can be selected: the keys that move a cursor */
  KEPT_BY_LISTS = 1 << 2,
  KEPT_BY_SLIDERS = 1 << 3,
  KEPT_BY_BUTTONS = 1 << 4, /* whatever is pressed with Space */
} Kept;

typedef struct
{
  guint keyval;
  GdkModifierType state;
  AnningPlayerCommand command;
  gint64 ms;
  Kept kept;
} Key;

static const Key keys[] = {
  { GDK_KEY_space, 0, ANNING_PLAYER_TOGGLE, 0, KEPT_BY_TEXTS | KEPT_BY_BUTTONS },
  { GDK_KEY_Left, 0, ANNING_PLAYER_SKIP, -ANNING_PLAYER_STEP, KEPT_BY_TEXTS | KEPT_BY_LABELS | KEPT_BY_SLIDERS },
  { GDK_KEY_Right, 0, ANNING_PLAYER_SKIP, ANNING_PLAYER_STEP, KEPT_BY_TEXTS | KEPT_BY_LABELS | KEPT_BY_SLIDERS },
  { GDK_KEY_Left, GDK_SHIFT_MASK, ANNING_PLAYER_SKIP, -SECOND, KEPT_BY_TEXTS | KEPT_BY_LABELS },
  { GDK_KEY_Right, GDK_SHIFT_MASK, ANNING_PLAYER_SKIP, SECOND, KEPT_BY_TEXTS | KEPT_BY_LABELS },
  { GDK_KEY_comma, 0, ANNING_PLAYER_SKIP, -TENTH, KEPT_BY_TEXTS },
  { GDK_KEY_period, 0, ANNING_PLAYER_SKIP, TENTH, KEPT_BY_TEXTS },
  { GDK_KEY_Home, 0, ANNING_PLAYER_START, 0, KEPT_BY_TEXTS | KEPT_BY_LABELS | KEPT_BY_LISTS | KEPT_BY_SLIDERS },
  { GDK_KEY_End, 0, ANNING_PLAYER_END, 0, KEPT_BY_TEXTS | KEPT_BY_LABELS | KEPT_BY_LISTS | KEPT_BY_SLIDERS },
  { GDK_KEY_bracketleft, 0, ANNING_PLAYER_SLOWER, 0, KEPT_BY_TEXTS },
  { GDK_KEY_bracketright, 0, ANNING_PLAYER_FASTER, 0, KEPT_BY_TEXTS },
  { GDK_KEY_m, 0, ANNING_PLAYER_MARK, 0, KEPT_BY_TEXTS },
  { GDK_KEY_l, 0, ANNING_PLAYER_LOOP, 0, KEPT_BY_TEXTS },
  { GDK_KEY_g, GDK_CONTROL_MASK, ANNING_PLAYER_GO_TO, 0, KEPT_BY_NOBODY },
  { GDK_KEY_plus, 0, ANNING_PLAYER_ZOOM_IN, 0, KEPT_BY_TEXTS },
  { GDK_KEY_equal, 0, ANNING_PLAYER_ZOOM_IN, 0, KEPT_BY_TEXTS },
  { GDK_KEY_minus, 0, ANNING_PLAYER_ZOOM_OUT, 0, KEPT_BY_TEXTS },
  { GDK_KEY_Escape, 0, ANNING_PLAYER_UNSELECT, 0, KEPT_BY_TEXTS },
};

static gboolean
is_within (GtkWidget *widget,
           GType      type)
{
  return gtk_widget_get_ancestor (widget, type) != NULL;
}

/* @by_key: somebody came to @focus with the keyboard */
static Kept
find_kept (GtkWidget *focus,
           gboolean   by_key)
{
  Kept kept = KEPT_BY_NOBODY;

  if (focus == NULL)
    return kept;

  if (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus) || GTK_IS_EDITABLE (focus))
    kept |= KEPT_BY_TEXTS;
  if (GTK_IS_LABEL (focus))
    kept |= KEPT_BY_LABELS;
  if (is_within (focus, GTK_TYPE_LIST_VIEW) || is_within (focus, GTK_TYPE_COLUMN_VIEW) || is_within (focus, GTK_TYPE_GRID_VIEW))
    kept |= KEPT_BY_LISTS;
  if (GTK_IS_RANGE (focus))
    kept |= KEPT_BY_SLIDERS;
  /* A button that somebody came to with the keyboard; not one on which the focus happens to be after a click. */
  if (!by_key)
    return kept;
  if (is_within (focus, GTK_TYPE_BUTTON) || is_within (focus, GTK_TYPE_CHECK_BUTTON) ||
      is_within (focus, GTK_TYPE_SWITCH) || is_within (focus, GTK_TYPE_EXPANDER) || is_within (focus, GTK_TYPE_MENU_BUTTON) ||
      GTK_IS_LIST_BOX_ROW (focus) || GTK_IS_FLOW_BOX_CHILD (focus))
    kept |= KEPT_BY_BUTTONS;
  return kept;
}

/* @focus: (nullable): what has the focus keeps its own keys. @ms: (out): for SKIP, else 0 */
static AnningPlayerCommand
player_keys_find (guint            keyval,
                  GdkModifierType  state,
                  GtkWidget       *focus,
                  gboolean         by_key,
                  gint64          *ms)
{
  GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK);
  Kept kept = find_kept (focus, by_key);

  *ms = 0;
  /* On most keyboards "+" is typed with Shift. */
  if (keyval == GDK_KEY_plus || keyval == GDK_KEY_KP_Add)
    {
      keyval = GDK_KEY_plus;
      modifiers &= ~GDK_SHIFT_MASK;
    }
  if (keyval == GDK_KEY_KP_Subtract)
    keyval = GDK_KEY_minus;

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (keys[i].keyval != gdk_keyval_to_lower (keyval) || keys[i].state != modifiers)
        continue;
      if ((keys[i].kept & kept) != 0)
        return ANNING_PLAYER_NOTHING;
      *ms = keys[i].ms;
      return keys[i].command;
    }
  return ANNING_PLAYER_NOTHING;
}

/* ---- listening ---- */

typedef struct
{
  GtkWidget *widget;        /* its owner */
  GtkWidget *root;          /* weak: where is listened */
  GtkEventController *keys;
  AnningPlayerKeysFunc func;
  gboolean by_key;          /* the focus came with the keyboard */
} Listener;

/* The ring around it says so when it comes; after three seconds GTK takes it away. */
static void
focus_changed_cb (Listener *self)
{
  self->by_key = GTK_IS_WINDOW (self->root) && gtk_window_get_focus_visible (GTK_WINDOW (self->root));
}

static void
focus_visible_cb (Listener *self)
{
  if (gtk_window_get_focus_visible (GTK_WINDOW (self->root)))
    self->by_key = TRUE;
}

static gboolean
key_pressed_cb (Listener        *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->root));
  AnningPlayerCommand command;
  gint64 ms;

  if (!gtk_widget_get_mapped (self->widget))
    return FALSE;
  /* What pops up has keys of its own. */
  if (focus != NULL && gtk_widget_get_native (focus) != GTK_NATIVE (self->root))
    return FALSE;
  command = player_keys_find (keyval, state, focus, self->by_key, &ms);
  return command != ANNING_PLAYER_NOTHING && self->func (self->widget, command, ms);
}

static void
forget_root (Listener *self)
{
  if (self->root != NULL)
    {
      gtk_widget_remove_controller (self->root, self->keys);
      g_signal_handlers_disconnect_by_data (self->root, self);
    }
  g_clear_weak_pointer (&self->root);
  self->keys = NULL;
}

static void
root_changed_cb (GtkWidget  *widget,
                 GParamSpec *pspec,
                 Listener   *self)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  forget_root (self);
  if (root == NULL)
    return;

  g_set_weak_pointer (&self->root, GTK_WIDGET (root));
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (self->keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->root, self->keys);
  focus_changed_cb (self);
  if (!GTK_IS_WINDOW (root))
    return;
  g_signal_connect_swapped (root, "notify::focus-widget", G_CALLBACK (focus_changed_cb), self);
  g_signal_connect_swapped (root, "notify::focus-visible", G_CALLBACK (focus_visible_cb), self);
}

static void
listener_free (gpointer data)
{
  Listener *self = data;

  forget_root (self);
  g_free (self);
}

void
anning_player_keys_listen (GtkWidget            *widget,
                           AnningPlayerKeysFunc  func)
{
  Listener *self = g_new0 (Listener, 1);

  self->widget = widget;
  self->func = func;
  g_signal_connect (widget, "notify::root", G_CALLBACK (root_changed_cb), self);
  g_object_set_data_full (G_OBJECT (widget), "anning-player-keys", self, listener_free);
}
