/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-article-position.h"

#define REST_MS 400
#define END_MS 2000

/* What is cut off by no more than this counts as seen. */
#define SLACK 3

/* A place found in the text is shown with what stands before it. */
#define ABOVE (1.0 / 3)

struct _AnningArticlePosition
{
  GObject parent_instance;

  GtkScrolledWindow *scroller; /* borrowed, as is the next one */
  AnningArticleBody *body;
  gboolean waiting; /* for the layout of what is to be shown */
  guint tick;       /* while it is waited for and can be seen */
  guint rest_id;
  guint end_id;
  guint block;      /* that is at the upper edge, or is to be */
  guint character;
  double above;     /* share of the page that stays above it */
  double part;      /* how much of the block is above the edge, from 0 to 1 */
};

enum
{
  RESTED,
  END_SEEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningArticlePosition, anning_article_position, G_TYPE_OBJECT)

static GtkAdjustment *
get_adjustment (AnningArticlePosition *self)
{
  return gtk_scrolled_window_get_vadjustment (self->scroller);
}

/* Where the body begins in what is scrolled: that does not change before the next layout, as does where it is seen. */
static gboolean
get_top (AnningArticlePosition *self,
         double                *top)
{
  GtkWidget *viewport = gtk_scrolled_window_get_child (self->scroller);
  GtkWidget *scrolled = gtk_viewport_get_child (GTK_VIEWPORT (viewport));
  graphene_point_t point;

  if (!gtk_widget_compute_point (GTK_WIDGET (self->body), scrolled, &GRAPHENE_POINT_INIT (0, 0), &point))
    return FALSE;
  *top = point.y;
  return TRUE;
}

static double
get_block_height (AnningArticlePosition *self,
                  guint                  block)
{
  GtkWidget *widget = anning_article_body_get_widget (self->body, block);

  return widget != NULL ? gtk_widget_get_height (widget) : 0;
}

static gboolean
is_end_shown (AnningArticlePosition *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  const int height = gtk_widget_get_height (GTK_WIDGET (self->body));
  double top;

  return gtk_widget_get_mapped (GTK_WIDGET (self->scroller)) && height > 0 && get_top (self, &top)
         && top + height <= gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) + SLACK;
}

static gboolean
end_cb (gpointer user_data)
{
  AnningArticlePosition *self = user_data;

  self->end_id = 0;
  if (is_end_shown (self))
    g_signal_emit (self, signals[END_SEEN], 0);
  return G_SOURCE_REMOVE;
}

static gboolean
rest_cb (gpointer user_data)
{
  AnningArticlePosition *self = user_data;

  self->rest_id = 0;
  if (is_end_shown (self))
    self->end_id = g_timeout_add (END_MS - REST_MS, end_cb, self);
  g_signal_emit (self, signals[RESTED], 0);
  return G_SOURCE_REMOVE;
}

static void
start_resting (AnningArticlePosition *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_handle_id (&self->end_id, g_source_remove);
  self->rest_id = g_timeout_add (REST_MS, rest_cb, self);
}

static void
stop_waiting (AnningArticlePosition *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->scroller), self->tick);
  self->tick = 0;
}

static void
remember (AnningArticlePosition *self)
{
  double top, edge, height;

  if (!get_top (self, &top))
    return;
  edge = gtk_adjustment_get_value (get_adjustment (self)) - top;
  self->block = anning_article_body_find_block (self->body, edge);
  self->character = 0;
  self->above = 0;
  height = get_block_height (self, self->block);
  self->part = height > 0 ? (edge - anning_article_body_get_y (self->body, self->block, 0)) / height : 0;
  self->part = CLAMP (self->part, 0, 1);
}

static gboolean
layout_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  AnningArticlePosition *self = user_data;
  GtkAdjustment *adjustment = get_adjustment (self);
  double y = anning_article_body_get_y (self->body, self->block, self->character);
  double top = 0, target;

  if (!gtk_widget_get_mapped (widget))
    {
      self->tick = 0;
      return G_SOURCE_REMOVE;
    }
  if (anning_article_body_get_widget (self->body, self->block) != NULL && (y < 0 || !get_top (self, &top)))
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  self->waiting = FALSE;
  if (y < 0)
    return G_SOURCE_REMOVE;
  target = top + y + self->part * get_block_height (self, self->block)
           - self->above * gtk_adjustment_get_page_size (adjustment);
  /* The title belongs to the first block. */
  gtk_adjustment_set_value (adjustment, self->block == 0 && self->character == 0 && self->part <= 0 ? 0 : target);
  start_resting (self);
  return G_SOURCE_REMOVE;
}

/* Where nothing can be seen no frames are drawn for it. */
static void
wait_for_layout (AnningArticlePosition *self)
{
  self->waiting = TRUE;
  if (self->tick == 0 && gtk_widget_get_mapped (GTK_WIDGET (self->scroller)))
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->scroller), layout_cb, self, NULL);
}

/* While a new layout is awaited, what the adjustment says is of no text. */
static void
value_changed_cb (AnningArticlePosition *self)
{
  if (self->waiting)
    return;
  remember (self);
  start_resting (self);
}

static void
upper_changed_cb (AnningArticlePosition *self)
{
  wait_for_layout (self);
}

static void
map_cb (AnningArticlePosition *self)
{
  if (self->waiting)
    wait_for_layout (self);
}

static void
anning_article_position_dispose (GObject *object)
{
  AnningArticlePosition *self = ANNING_ARTICLE_POSITION (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_handle_id (&self->end_id, g_source_remove);
  if (self->scroller != NULL)
    stop_waiting (self);
  self->scroller = NULL;
  self->body = NULL;
  G_OBJECT_CLASS (anning_article_position_parent_class)->dispose (object);
}

static void
anning_article_position_class_init (AnningArticlePositionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_article_position_dispose;

  signals[RESTED] = g_signal_new ("rested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[END_SEEN] = g_signal_new ("end-seen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_article_position_init (AnningArticlePosition *self)
{
}

AnningArticlePosition *
anning_article_position_new (GtkScrolledWindow *scroller,
                             AnningArticleBody *body)
{
  AnningArticlePosition *self = g_object_new (ANNING_TYPE_ARTICLE_POSITION, NULL);

  g_return_val_if_fail (GTK_IS_SCROLLED_WINDOW (scroller) && ANNING_IS_ARTICLE_BODY (body), self);

  self->scroller = scroller;
  self->body = body;
  g_signal_connect_object (get_adjustment (self), "value-changed", G_CALLBACK (value_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_adjustment (self), "notify::upper", G_CALLBACK (upper_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scroller, "map", G_CALLBACK (map_cb), self, G_CONNECT_SWAPPED);
  return self;
}

static void
go_to (AnningArticlePosition *self,
       guint                  block,
       guint                  character,
       double                 above)
{
  self->block = block;
  self->character = character;
  self->above = above;
  self->part = 0;
  wait_for_layout (self);
}

void
anning_article_position_reset (AnningArticlePosition *self)
{
  g_return_if_fail (ANNING_IS_ARTICLE_POSITION (self));

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_handle_id (&self->end_id, g_source_remove);
  gtk_adjustment_set_value (get_adjustment (self), 0);
  go_to (self, 0, 0, 0);
}

void
anning_article_position_flush (AnningArticlePosition *self)
{
  g_return_if_fail (ANNING_IS_ARTICLE_POSITION (self));

  if (self->rest_id == 0)
    return;
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_signal_emit (self, signals[RESTED], 0);
}

guint
anning_article_position_get (AnningArticlePosition *self)
{
  g_return_val_if_fail (ANNING_IS_ARTICLE_POSITION (self), 0);
  return self->block;
}

void
anning_article_position_go_to (AnningArticlePosition *self,
                               guint                  block)
{
  g_return_if_fail (ANNING_IS_ARTICLE_POSITION (self));
  go_to (self, block, 0, 0);
}

void
anning_article_position_show (AnningArticlePosition *self,
                              guint                  block,
                              guint                  character)
{
  g_return_if_fail (ANNING_IS_ARTICLE_POSITION (self));
  go_to (self, block, character, ABOVE);
}
