/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-article-view.h"

#include <glib/gi18n.h>

#include "anning-article-body.h"
#include "anning-article-contents.h"
#include "anning-article-find-bar.h"
#include "anning-article-pages.h"
#include "anning-article-position.h"
#include "anning-article-text-size.h"
#include "anning-bin-focus.h"
#include "anning-fact-view.h"
#include "anning-format.h"
#include "anning-language.h"
#include "anning-outgoing.h"
#include "anning-target.h"
#include "anning-ui-texts.h"

struct _AnningArticleView
{
  AdwBin parent_instance;

  const AnningLibraryEntry *entry;
  AnningFacts *facts;
  AnningArticlePosition *position;
  gboolean bookmarked;
  gboolean read;
  gboolean end_counts; /* until the end was seen once: unread is unread afterwards */

  GtkWidget *frame;
  AnningArticleContents *contents;
  GtkToggleButton *star_button;
  GtkMenuButton *outgoing_button;
  AnningArticleFindBar *find_bar;
  GtkScrolledWindow *scroller;
  GtkLabel *title_label;
  GtkLabel *about_label;
  AnningArticleBody *body;
  GtkWidget *read_box;
  GtkButton *read_button;
  GtkExpander *sources_expander;
  AnningArticleColumn *sources;
  GtkWidget *previous_button;
  GtkLabel *previous_label;
  GtkWidget *next_button;
  GtkLabel *next_label;
};

enum
{
  PROP_0,
  PROP_BOOKMARKED,
  PROP_READ,
  N_PROPS
};

enum
{
  BOOKMARK_TOGGLED,
  POSITION_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningArticleView, anning_article_view, ADW_TYPE_BIN)

static GtkWidget *
make_number (guint number)
{
  g_autofree char *text = g_strdup_printf ("[%u]", number);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_width_chars (GTK_LABEL (label), 4);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

/* Everything the marks point to, once more in a list: readable without a pointer. Made when it is opened. */
static void
sources_expanded_cb (AnningArticleView *self)
{
  const GPtrArray *ids = self->entry != NULL ? anning_article_get_facts (self->entry->article) : NULL;

  anning_article_column_clear (self->sources);
  if (!gtk_expander_get_expanded (self->sources_expander))
    return;
  for (guint i = 0; self->facts != NULL && ids != NULL && i < ids->len; i++)
    {
      const AnningFact *fact = anning_facts_find (self->facts, g_ptr_array_index (ids, i));

      if (fact != NULL)
        anning_article_column_append (self->sources, make_number (i + 1), 0, anning_fact_label_new (fact));
    }
}

static gboolean
has_sources (AnningArticleView *self)
{
  const GPtrArray *ids = anning_article_get_facts (self->entry->article);

  for (guint i = 0; self->facts != NULL && i < ids->len; i++)
    {
      if (anning_facts_find (self->facts, g_ptr_array_index (ids, i)) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
fill_about (AnningArticleView *self)
{
  guint minutes = anning_article_get_reading_minutes (self->entry->article);
  g_autofree char *day = anning_format_day (self->entry->article->checked);
  g_autofree char *reading = g_strdup_printf (ngettext ("%u minute to read", "%u minutes to read", minutes), minutes);
  /* Translators: a day, then the time it takes to read */
  g_autofree char *about = g_strdup_printf (_("Checked on %1$s · %2$s"), day, reading);

  gtk_label_set_label (self->about_label, about);
}

static void
fill_neighbour (AnningArticleView *self,
                int                step,
                GtkWidget         *button,
                GtkLabel          *label)
{
  AnningTexts *texts = anning_ui_texts_peek ();
  const AnningLibraryEntry *neighbour = NULL;
  g_autofree char *name = NULL;

  if (texts != NULL)
    neighbour = anning_library_neighbour (anning_texts_get_library (texts), self->entry->article->key, step);
  gtk_widget_set_visible (button, neighbour != NULL);
  g_object_set_data (G_OBJECT (button), "key", neighbour != NULL ? neighbour->article->key : NULL);
  if (neighbour == NULL)
    return;
  /* Translators: %s is the title of the text before or behind this one */
  name = g_strdup_printf (step < 0 ? _("Previous: %s") : _("Next: %s"), neighbour->article->title);
  gtk_label_set_label (label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
neighbour_clicked_cb (AnningArticleView *self,
                      GtkWidget         *button)
{
  g_autofree char *target = g_strconcat ("article:", g_object_get_data (G_OBJECT (button), "key"), NULL);

  anning_target_activate (GTK_WIDGET (self), target);
}

static void
show_read (AnningArticleView *self)
{
  gtk_widget_set_visible (self->read_box, self->read);
  gtk_button_set_label (self->read_button, self->read ? _("Mark as Unread") : _("Mark as Read"));
}

static void
read_clicked_cb (AnningArticleView *self)
{
  self->end_counts = FALSE;
  anning_article_view_set_read (self, !self->read);
  g_signal_emit (self, signals[POSITION_CHANGED], 0);
}

static void
rested_cb (AnningArticleView *self)
{
  if (self->entry != NULL)
    g_signal_emit (self, signals[POSITION_CHANGED], 0);
}

static void
end_seen_cb (AnningArticleView *self)
{
  if (self->entry == NULL || self->read || !self->end_counts)
    return;
  self->end_counts = FALSE;
  anning_article_view_set_read (self, TRUE);
  g_signal_emit (self, signals[POSITION_CHANGED], 0);
}

static void
heading_chosen_cb (AnningArticleView *self,
                   guint              block)
{
  GtkWidget *heading = anning_article_body_get_widget (self->body, block);

  /* The focus first: it scrolls by itself, only as far as it must. */
  if (heading != NULL)
    gtk_widget_grab_focus (heading);
  anning_article_position_go_to (self->position, block);
}

static void
place_found_cb (AnningArticleView *self,
                guint              block,
                guint              character)
{
  anning_article_position_show (self->position, block, character);
}

static void
find_clicked_cb (AnningArticleView *self)
{
  anning_article_view_open_find_bar (self);
}

/* The keys work wherever the focus is, as long as this text is on the screen. */
static gboolean
is_on_screen (AnningArticleView *self)
{
  return self->entry != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->scroller));
}

static gboolean
find_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  AnningArticleView *self = ANNING_ARTICLE_VIEW (widget);

  if (!is_on_screen (self))
    return FALSE;
  anning_article_view_open_find_bar (self);
  return TRUE;
}

static gboolean
step_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  AnningArticleView *self = ANNING_ARTICLE_VIEW (widget);

  if (!is_on_screen (self))
    return FALSE;
  anning_article_find_bar_step (self->find_bar, GPOINTER_TO_INT (user_data));
  return TRUE;
}

static void
add_key (GtkEventController *keys,
         guint               key,
         GdkModifierType     modifiers,
         GtkShortcutFunc     callback,
         int                 step)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                                                          gtk_callback_action_new (callback, GINT_TO_POINTER (step), NULL)));
}

static void
add_keys (AnningArticleView *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  /* Before the text with the focus: with Ctrl+F it moves its cursor. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_key (keys, GDK_KEY_f, GDK_CONTROL_MASK | GDK_SHIFT_MASK, find_key_cb, 0);
  add_key (keys, GDK_KEY_g, GDK_CONTROL_MASK, step_key_cb, 1);
  add_key (keys, GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK, step_key_cb, -1);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* To the last button that is always there, and what stands below it is seen too. */
static gboolean
go_to_end (AnningArticleView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  if (!gtk_widget_grab_focus (GTK_WIDGET (self->read_button)))
    return FALSE;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  return TRUE;
}

/* In a label these keys would move its cursor; here they move the reader. */
static gboolean
scroll_key_cb (AnningArticleView *self,
               guint              key,
               guint              code,
               GdkModifierType    state)
{
  const gboolean shift = (state & GDK_SHIFT_MASK) != 0;
  gboolean scrolled;

  /* What a search has marked; the bar closes by itself. */
  if (key == GDK_KEY_Escape)
    return anning_article_find_bar_clear (self->find_bar);
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || !GTK_IS_LABEL (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)))))
    return FALSE;
  if (key == GDK_KEY_Home && !shift)
    return gtk_widget_grab_focus (GTK_WIDGET (self->title_label));
  if (key == GDK_KEY_End && !shift)
    return go_to_end (self);
  if (key != GDK_KEY_space)
    return FALSE;
  g_signal_emit_by_name (self->scroller, "scroll-child", shift ? GTK_SCROLL_PAGE_UP : GTK_SCROLL_PAGE_DOWN, FALSE, &scrolled);
  return TRUE;
}

static AnningOutgoing *
provide_outgoing (GtkWidget         *widget,
                  AnningOutgoingWay  way)
{
  AnningArticleView *self = ANNING_ARTICLE_VIEW (widget);
  const char *language = anning_ui_language ();

  if (self->entry == NULL)
    return NULL;
  return anning_outgoing_new (anning_article_page_blocks (self->entry->article, self->facts, language),
                              anning_article_plain_text (self->entry->article, self->facts, language),
                              /* Translators: a file name that shows nothing of what it is about */
                              C_("file name", "Reading"), language, ANNING_PAGE_SIZE_NORMAL);
}

static void
star_toggled_cb (AnningArticleView *self)
{
  gboolean active = gtk_toggle_button_get_active (self->star_button);

  /* The theme's own star that is not set is as pale as what cannot be pressed. */
  gtk_button_set_icon_name (GTK_BUTTON (self->star_button), active ? "starred-symbolic" : "anning-star-symbolic");
  if (active != self->bookmarked)
    g_signal_emit (self, signals[BOOKMARK_TOGGLED], 0);
}

static void
anning_article_view_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  AnningArticleView *self = ANNING_ARTICLE_VIEW (object);

  switch (prop_id)
    {
    case PROP_BOOKMARKED:
      g_value_set_boolean (value, self->bookmarked);
      break;
    case PROP_READ:
      g_value_set_boolean (value, self->read);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_article_view_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_BOOKMARKED:
      anning_article_view_set_bookmarked (ANNING_ARTICLE_VIEW (object), g_value_get_boolean (value));
      break;
    case PROP_READ:
      anning_article_view_set_read (ANNING_ARTICLE_VIEW (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Whoever goes to another page leaves the text as well. */
static void
anning_article_view_unmap (GtkWidget *widget)
{
  anning_article_position_flush (ANNING_ARTICLE_VIEW (widget)->position);
  GTK_WIDGET_CLASS (anning_article_view_parent_class)->unmap (widget);
}

/* A text begins at its title, for the keys and for a screen reader. */
static gboolean
anning_article_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ANNING_ARTICLE_VIEW (widget)->title_label));
}

static void
anning_article_view_dispose (GObject *object)
{
  AnningArticleView *self = ANNING_ARTICLE_VIEW (object);

  if (self->position != NULL)
    g_object_run_dispose (G_OBJECT (self->position));
  g_clear_object (&self->position);
  g_clear_object (&self->facts);
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_ARTICLE_VIEW);
  G_OBJECT_CLASS (anning_article_view_parent_class)->dispose (object);
}

static void
anning_article_view_class_init (AnningArticleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = anning_article_view_dispose;
  object_class->get_property = anning_article_view_get_property;
  object_class->set_property = anning_article_view_set_property;
  widget_class->unmap = anning_article_view_unmap;
  widget_class->grab_focus = anning_article_view_grab_focus;
  widget_class->focus = anning_bin_focus;

  properties[PROP_BOOKMARKED] =
    g_param_spec_boolean ("bookmarked", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_READ] =
    g_param_spec_boolean ("read", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[BOOKMARK_TOGGLED] = g_signal_new ("bookmark-toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[POSITION_CHANGED] = g_signal_new ("position-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ANNING_TYPE_ARTICLE_BODY);
  g_type_ensure (ANNING_TYPE_ARTICLE_COLUMN);
  g_type_ensure (ANNING_TYPE_ARTICLE_CONTENTS);
  g_type_ensure (ANNING_TYPE_ARTICLE_FIND_BAR);
  g_type_ensure (ANNING_TYPE_ARTICLE_TEXT_SIZE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/guidance/anning-article-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningArticleView, frame);
  gtk_widget_class_bind_template_child (widget_class, AnningArticleView, contents);
  gtk_widget_class_bind_template_child (widget_class, AnningArticleView, star_button);
  gtk_widget_class_bind_template_child (widget_class, AnningArticleView, outgoing_button);
  gtk_widget_class_bind_template_child (widget_class, AnningArticleView, find_bar);
  gtk_widget_class_bind_template_child (widget_class, AnningArticleView, scroller);
  gtk_widget_class_bind_template_child (widget_class, AnningArticleView, title_label);
  gtk_widget_class_bind_template_child (widget_class, AnningArticleView, about_label);
  gtk_widget_class_bind_template_child (widget_class, AnningArticleView, body);
  gtk_widget_class_bind_template_child (widget_class, AnningArticleView, read_box);
  gtk_widget_class_bind_template_child (widget_class, AnningArticleView, read_button);
  gtk_widget_class_bind_template_child (widget_class, AnningArticleView, sources_expander);
  gtk_widget_class_bind_template_child (widget_class, AnningArticleView, sources);
  gtk_widget_class_bind_template_child (widget_class, AnningArticleView, previous_button);
  gtk_widget_class_bind_template_child (widget_class, AnningArticleView, previous_label);
  gtk_widget_class_bind_template_child (widget_class, AnningArticleView, next_button);
  gtk_widget_class_bind_template_child (widget_class, AnningArticleView, next_label);
  gtk_widget_class_bind_template_callback (widget_class, star_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, heading_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, scroll_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_found_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, sources_expanded_cb);
  gtk_widget_class_bind_template_callback (widget_class, neighbour_clicked_cb);
}

static void
anning_article_view_init (AnningArticleView *self)
{
  g_autoptr (GMenuModel) menu = anning_outgoing_menu_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  anning_article_find_bar_set_body (self->find_bar, self->body);
  anning_outgoing_attach (GTK_WIDGET (self), provide_outgoing);
  gtk_menu_button_set_menu_model (self->outgoing_button, menu);
  add_keys (self);

  self->position = anning_article_position_new (self->scroller, self->body);
  g_signal_connect_object (self->position, "rested", G_CALLBACK (rested_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->position, "end-seen", G_CALLBACK (end_seen_cb), self, G_CONNECT_SWAPPED);
}

void
anning_article_view_set_entry (AnningArticleView        *self,
                               const AnningLibraryEntry *entry,
                               AnningFacts              *facts)
{
  const AnningArticle *article = entry != NULL ? entry->article : NULL;

  g_return_if_fail (ANNING_IS_ARTICLE_VIEW (self));

  anning_article_position_flush (self->position);
  anning_article_view_quiet (self);

  self->entry = entry;
  g_set_object (&self->facts, facts);
  anning_article_view_set_read (self, FALSE);
  self->end_counts = TRUE;
  gtk_expander_set_expanded (self->sources_expander, FALSE);
  anning_article_find_bar_set_article (self->find_bar, article);
  anning_article_contents_set_article (self->contents, article);
  anning_article_body_set_entry (self->body, entry, facts);
  anning_article_position_reset (self->position);
  gtk_widget_set_visible (self->frame, entry != NULL);
  if (entry == NULL)
    return;

  gtk_label_set_label (self->title_label, article->title);
  fill_about (self);
  gtk_widget_set_visible (GTK_WIDGET (self->sources_expander), has_sources (self));
  fill_neighbour (self, -1, self->previous_button, self->previous_label);
  fill_neighbour (self, 1, self->next_button, self->next_label);
}

const AnningLibraryEntry *
anning_article_view_get_entry (AnningArticleView *self)
{
  g_return_val_if_fail (ANNING_IS_ARTICLE_VIEW (self), NULL);
  return self->entry;
}

gboolean
anning_article_view_find (AnningArticleView *self,
                          const char        *text)
{
  g_return_val_if_fail (ANNING_IS_ARTICLE_VIEW (self) && text != NULL, FALSE);
  return anning_article_find_bar_find (self->find_bar, text);
}

void
anning_article_view_open_find_bar (AnningArticleView *self)
{
  g_return_if_fail (ANNING_IS_ARTICLE_VIEW (self));
  anning_article_find_bar_open (self->find_bar, anning_article_position_get (self->position));
}

guint
anning_article_view_get_position (AnningArticleView *self)
{
  g_return_val_if_fail (ANNING_IS_ARTICLE_VIEW (self), 0);
  return anning_article_position_get (self->position);
}

void
anning_article_view_set_position (AnningArticleView *self,
                                  guint              block)
{
  const GPtrArray *blocks;

  g_return_if_fail (ANNING_IS_ARTICLE_VIEW (self));

  blocks = self->entry != NULL ? anning_article_get_blocks (self->entry->article) : NULL;
  if (blocks != NULL && blocks->len > 0)
    anning_article_position_go_to (self->position, MIN (block, blocks->len - 1));
}

gboolean
anning_article_view_get_read (AnningArticleView *self)
{
  g_return_val_if_fail (ANNING_IS_ARTICLE_VIEW (self), FALSE);
  return self->read;
}

void
anning_article_view_set_read (AnningArticleView *self,
                              gboolean           read)
{
  g_return_if_fail (ANNING_IS_ARTICLE_VIEW (self));

  read = !!read;
  if (self->read == read)
    return;
  self->read = read;
  show_read (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ]);
}

void
anning_article_view_set_bookmarked (AnningArticleView *self,
                                    gboolean           bookmarked)
{
  g_return_if_fail (ANNING_IS_ARTICLE_VIEW (self));

  bookmarked = !!bookmarked;
  if (self->bookmarked == bookmarked)
    {
      gtk_toggle_button_set_active (self->star_button, bookmarked);
      return;
    }
  self->bookmarked = bookmarked;
  gtk_toggle_button_set_active (self->star_button, bookmarked);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BOOKMARKED]);
}

void
anning_article_view_quiet (AnningArticleView *self)
{
  g_return_if_fail (ANNING_IS_ARTICLE_VIEW (self));
  anning_article_body_quiet (self->body);
}
