/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-article-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-article-blocks.h"
#include "anning-fact-view.h"
#include "anning-format.h"
#include "anning-target.h"
#include "anning-toasts.h"

/* An amber that stands out on light and on dark, at two fifths. */
#define HIT_RED 0xf6f6
#define HIT_GREEN 0xd3d3
#define HIT_BLUE 0x2d2d
#define HIT_ALPHA 0x6666

/* In characters; fits a window of 360 pixels. */
#define POPOVER_WIDTH 36

struct _AnningArticleView
{
  AdwBin parent_instance;

  const AnningLibraryEntry *entry;
  AnningFacts *facts;
  GPtrArray *labels; /* GtkLabel of each block, NULL for steps; borrowed */
  GtkWidget *marked; /* the label with a marked stretch; borrowed */
  GtkWidget *popover;
  guint scroll_tick;
  gboolean bookmarked;

  GtkScrolledWindow *scroller;
  GtkLabel *title_label;
  GtkLabel *about_label;
  GtkToggleButton *star_button;
  GtkBox *body;
  GtkExpander *sources_expander;
  GtkBox *sources;
};

enum
{
  PROP_0,
  PROP_BOOKMARKED,
  N_PROPS
};

enum
{
  BOOKMARK_TOGGLED,
  OPEN_ARTICLE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningArticleView, anning_article_view, ADW_TYPE_BIN)

static void
step_clicked_cb (AnningArticleView *self,
                 GtkWidget         *button)
{
  const AnningBlock *block = g_object_get_data (G_OBJECT (button), ANNING_BLOCK_KEY);

  anning_target_activate (GTK_WIDGET (self), block->target);
}

/* Where a mark stands on the screen, in the view's coordinates. */
static gboolean
find_mark (AnningArticleView *self,
           GtkLabel          *label,
           const char        *fact_id,
           GdkRectangle      *area)
{
  const AnningBlock *block = g_object_get_data (G_OBJECT (label), ANNING_BLOCK_KEY);

  for (guint i = 0; i < block->marks->len; i++)
    {
      const AnningMark *mark = &g_array_index (block->marks, AnningMark, i);
      PangoRectangle position;
      int layout_x, layout_y;
      graphene_point_t point;

      if (!g_str_equal (g_ptr_array_index (self->entry->article->facts, mark->number - 1), fact_id))
        continue;

      pango_layout_index_to_pos (gtk_label_get_layout (label),
                                 g_utf8_offset_to_pointer (block->text, mark->start) - block->text, &position);
      gtk_label_get_layout_offsets (label, &layout_x, &layout_y);
      if (!gtk_widget_compute_point (GTK_WIDGET (label), GTK_WIDGET (self),
                                     &GRAPHENE_POINT_INIT (layout_x + position.x / (float) PANGO_SCALE,
                                                           layout_y + position.y / (float) PANGO_SCALE),
                                     &point))
        return FALSE;
      area->x = point.x;
      area->y = point.y;
      area->width = MAX (1, position.width / PANGO_SCALE);
      area->height = MAX (1, position.height / PANGO_SCALE);
      return TRUE;
    }
  return FALSE;
}

static void
show_fact (AnningArticleView *self,
           GtkLabel          *label,
           const char        *id)
{
  const AnningFact *fact = self->facts != NULL ? anning_facts_find (self->facts, id) : NULL;
  GtkWidget *fact_view;
  GdkRectangle area;

  if (fact == NULL)
    {
      anning_toast (GTK_WIDGET (self), _("This source is not in the list of sources."));
      return;
    }

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_new ();
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }
  fact_view = anning_fact_view_new (fact);
  gtk_popover_set_child (GTK_POPOVER (self->popover), fact_view);
  anning_fact_view_fix_size (ANNING_FACT_VIEW (fact_view), POPOVER_WIDTH);
  if (find_mark (self, label, id, &area))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &area);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static gboolean
link_activated_cb (AnningArticleView *self,
                   const char        *uri,
                   GtkLabel          *label)
{
  if (g_str_has_prefix (uri, "fact:"))
    show_fact (self, label, uri + strlen ("fact:"));
  else if (g_str_has_prefix (uri, "do:"))
    anning_target_activate (GTK_WIDGET (self), uri + strlen ("do:"));
  return TRUE;
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
fill_body (AnningArticleView *self)
{
  const GPtrArray *blocks = self->entry->article->blocks;
  GtkWidget *card = NULL;
  guint callout = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const AnningBlock *block = g_ptr_array_index (blocks, i);
      GtkWidget *label = NULL;
      GtkWidget *widget;

      if (block->callout != callout)
        {
          callout = block->callout;
          card = callout != 0 ? anning_article_block_callout () : NULL;
          if (card != NULL)
            gtk_box_append (self->body, card);
        }

      if (block->kind == ANNING_BLOCK_STEP)
        {
          widget = anning_article_block_button (block);
          g_signal_connect_object (widget, "clicked", G_CALLBACK (step_clicked_cb), self, G_CONNECT_SWAPPED);
        }
      else
        {
          label = anning_article_block_label (block);
          g_signal_connect_object (label, "activate-link", G_CALLBACK (link_activated_cb), self, G_CONNECT_SWAPPED);
          widget = block->kind == ANNING_BLOCK_ITEM ? anning_article_block_item (block, label) : label;
        }
      g_ptr_array_add (self->labels, label);
      gtk_box_append (card != NULL ? GTK_BOX (card) : self->body, widget);
    }
}

/* Everything the marks point to, once more in a list: readable without a pointer, and on paper. */
static void
fill_sources (AnningArticleView *self)
{
  const GPtrArray *ids = self->entry->article->facts;
  gboolean any = FALSE;

  for (guint i = 0; self->facts != NULL && i < ids->len; i++)
    {
      const AnningFact *fact = anning_facts_find (self->facts, g_ptr_array_index (ids, i));
      GtkWidget *row, *number;
      g_autofree char *text = NULL;

      if (fact == NULL)
        continue;
      text = g_strdup_printf ("[%u]", i + 1);
      number = gtk_label_new (text);
      gtk_widget_set_valign (number, GTK_ALIGN_START);
      gtk_label_set_width_chars (GTK_LABEL (number), 4);
      gtk_widget_add_css_class (number, "numeric");
      row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      gtk_box_append (GTK_BOX (row), number);
      gtk_box_append (GTK_BOX (row), anning_fact_view_new (fact));
      gtk_box_append (self->sources, row);
      any = TRUE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->sources_expander), any);
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
clear_mark (AnningArticleView *self)
{
  if (self->marked != NULL)
    gtk_label_set_attributes (GTK_LABEL (self->marked), NULL);
  self->marked = NULL;
}

static void
stop_scrolling (AnningArticleView *self)
{
  if (self->scroll_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_tick);
  self->scroll_tick = 0;
}

/* Waits for the layout of the new text; then puts the marked label into the upper third. */
static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  AnningArticleView *self = ANNING_ARTICLE_VIEW (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_point_t point;

  if (self->marked == NULL)
    {
      self->scroll_tick = 0;
      return G_SOURCE_REMOVE;
    }
  if (gtk_widget_get_height (self->marked) == 0)
    return G_SOURCE_CONTINUE;

  self->scroll_tick = 0;
  if (gtk_widget_compute_point (self->marked, GTK_WIDGET (self->scroller), &GRAPHENE_POINT_INIT (0, 0), &point))
    gtk_adjustment_set_value (adjustment,
                              gtk_adjustment_get_value (adjustment) + point.y
                              - gtk_adjustment_get_page_size (adjustment) / 3);
  return G_SOURCE_REMOVE;
}

static void
star_toggled_cb (AnningArticleView *self)
{
  gboolean active = gtk_toggle_button_get_active (self->star_button);

  gtk_button_set_icon_name (GTK_BUTTON (self->star_button), active ? "starred-symbolic" : "non-starred-symbolic");
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
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_article_view_dispose (GObject *object)
{
  AnningArticleView *self = ANNING_ARTICLE_VIEW (object);

  stop_scrolling (self);
  self->marked = NULL;
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->facts);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
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

  properties[PROP_BOOKMARKED] =
    g_param_spec_boolean ("bookmarked", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[BOOKMARK_TOGGLED] = g_signal_new ("bookmark-toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN_ARTICLE] = g_signal_new ("open-article", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/guidance/anning-article-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningArticleView, scroller);
  gtk_widget_class_bind_template_child (widget_class, AnningArticleView, title_label);
  gtk_widget_class_bind_template_child (widget_class, AnningArticleView, about_label);
  gtk_widget_class_bind_template_child (widget_class, AnningArticleView, star_button);
  gtk_widget_class_bind_template_child (widget_class, AnningArticleView, body);
  gtk_widget_class_bind_template_child (widget_class, AnningArticleView, sources_expander);
  gtk_widget_class_bind_template_child (widget_class, AnningArticleView, sources);
  gtk_widget_class_bind_template_callback (widget_class, star_toggled_cb);
}

static void
anning_article_view_init (AnningArticleView *self)
{
  self->labels = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
anning_article_view_set_entry (AnningArticleView        *self,
                               const AnningLibraryEntry *entry,
                               AnningFacts              *facts)
{
  g_return_if_fail (ANNING_IS_ARTICLE_VIEW (self));

  anning_article_view_quiet (self);
  stop_scrolling (self);
  self->marked = NULL;
  g_ptr_array_set_size (self->labels, 0);
  clear_box (self->body);
  clear_box (self->sources);

  self->entry = entry;
  g_set_object (&self->facts, facts);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), entry != NULL);
  if (entry == NULL)
    return;

  gtk_label_set_label (self->title_label, entry->article->title);
  gtk_expander_set_expanded (self->sources_expander, FALSE);
  fill_about (self);
  fill_body (self);
  fill_sources (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

const AnningLibraryEntry *
anning_article_view_get_entry (AnningArticleView *self)
{
  g_return_val_if_fail (ANNING_IS_ARTICLE_VIEW (self), NULL);
  return self->entry;
}

void
anning_article_view_show_hit (AnningArticleView *self,
                              guint              block_index,
                              guint              start,
                              guint              end)
{
  g_autoptr (PangoAttrList) attributes = NULL;
  PangoAttribute *attribute[2];
  const AnningBlock *block;
  GtkWidget *label;

  g_return_if_fail (ANNING_IS_ARTICLE_VIEW (self));
  g_return_if_fail (block_index < self->labels->len);

  clear_mark (self);
  label = g_ptr_array_index (self->labels, block_index);
  /* A step has no text to mark; the block before it shows where it is. */
  if (label == NULL)
    return;

  block = g_object_get_data (G_OBJECT (label), ANNING_BLOCK_KEY);
  attributes = pango_attr_list_new ();
  attribute[0] = pango_attr_background_new (HIT_RED, HIT_GREEN, HIT_BLUE);
  attribute[1] = pango_attr_background_alpha_new (HIT_ALPHA);
  for (guint i = 0; i < G_N_ELEMENTS (attribute); i++)
    {
      attribute[i]->start_index = g_utf8_offset_to_pointer (block->text, start) - block->text;
      attribute[i]->end_index = g_utf8_offset_to_pointer (block->text, end) - block->text;
      pango_attr_list_insert (attributes, attribute[i]);
    }
  gtk_label_set_attributes (GTK_LABEL (label), attributes);

  self->marked = label;
  if (self->scroll_tick == 0)
    self->scroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
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

  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}
