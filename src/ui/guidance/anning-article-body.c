/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-article-body.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-article-blocks.h"
#include "anning-fact-view.h"
#include "anning-target.h"
#include "anning-toasts.h"

/* An amber that stands out on light and on dark, at a third; in full with black letters where the reader is. */
#define HIT_RED 0xf6f6
#define HIT_GREEN 0xd3d3
#define HIT_BLUE 0x2d2d
#define HIT_ALPHA 0x5555

/* In characters; fits a window of 360 pixels. */
#define POPOVER_WIDTH 36

/* The steps of a situation; call-outs behind them are none. */
#define MAX_STEPS 3

/* Of an inner list, in pixels. */
#define ITEM_INDENT 18

struct _AnningArticleBody
{
  AnningArticleColumn parent_instance;

  const AnningLibraryEntry *entry;
  AnningFacts *facts;
  GPtrArray *widgets; /* of each block; borrowed */
  GPtrArray *marked;  /* labels with marked stretches; borrowed */
  GtkWidget *popover;
  GtkWidget *pointed; /* the label whose source is open; borrowed */
};

/* While the blocks are made. */
typedef struct
{
  AnningArticleColumn *column; /* that takes the next one */
  GtkWidget *table;
  guint step; /* whose number is still to be set */
  int below;  /* indent of what follows the number */
  guint callout;
  guint table_number;
} Filling;

G_DEFINE_FINAL_TYPE (AnningArticleBody, anning_article_body, ANNING_TYPE_ARTICLE_COLUMN)

static const AnningBlock *
block_of (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), ANNING_BLOCK_KEY);
}

static void
step_clicked_cb (AnningArticleBody *self,
                 GtkWidget         *button)
{
  anning_target_activate (GTK_WIDGET (self), block_of (button)->target);
}

/* Where a character of a label stands, in the body's coordinates. */
static gboolean
locate (AnningArticleBody *self,
        GtkLabel          *label,
        guint              character,
        graphene_rect_t   *area)
{
  const char *text = gtk_label_get_text (label);
  PangoRectangle position;
  graphene_point_t point;
  int layout_x, layout_y;

  if (character > g_utf8_strlen (text, -1))
    return FALSE;
  pango_layout_index_to_pos (gtk_label_get_layout (label), g_utf8_offset_to_pointer (text, character) - text, &position);
  gtk_label_get_layout_offsets (label, &layout_x, &layout_y);
  if (!gtk_widget_compute_point (GTK_WIDGET (label), GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT (layout_x + position.x / (float) PANGO_SCALE,
                                                       layout_y + position.y / (float) PANGO_SCALE),
                                 &point))
    return FALSE;
  *area = GRAPHENE_RECT_INIT (point.x, point.y, position.width / (float) PANGO_SCALE,
                              position.height / (float) PANGO_SCALE);
  return TRUE;
}

static gboolean
find_mark (AnningArticleBody *self,
           GtkLabel          *label,
           const char        *fact_id,
           GdkRectangle      *area)
{
  const AnningBlock *block = block_of (label);

  for (guint i = 0; i < block->marks->len; i++)
    {
      const AnningMark *mark = &g_array_index (block->marks, AnningMark, i);
      graphene_rect_t rect;

      if (!g_str_equal (g_ptr_array_index (anning_article_get_facts (self->entry->article), mark->number - 1), fact_id))
        continue;
      if (!locate (self, label, mark->start, &rect))
        return FALSE;
      *area = (GdkRectangle) { rect.origin.x, rect.origin.y, MAX (1, rect.size.width), MAX (1, rect.size.height) };
      return TRUE;
    }
  return FALSE;
}

/* The reader goes on where the mark was. */
static void
popover_closed_cb (AnningArticleBody *self)
{
  GtkWidget *label = g_steal_pointer (&self->pointed);

  if (label != NULL)
    gtk_widget_grab_focus (label);
}

static void
show_fact (AnningArticleBody *self,
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
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Source"), -1);
      g_signal_connect_object (self->popover, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);
    }
  fact_view = anning_fact_view_new (fact);
  gtk_popover_set_child (GTK_POPOVER (self->popover), fact_view);
  anning_fact_view_fix_size (ANNING_FACT_VIEW (fact_view), POPOVER_WIDTH);
  if (find_mark (self, label, id, &area))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &area);
  self->pointed = GTK_WIDGET (label);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static gboolean
link_activated_cb (AnningArticleBody *self,
                   const char        *uri,
                   GtkLabel          *label)
{
  if (g_str_has_prefix (uri, "fact:"))
    show_fact (self, label, uri + strlen ("fact:"));
  else if (g_str_has_prefix (uri, "do:"))
    anning_target_activate (GTK_WIDGET (self), uri + strlen ("do:"));
  return TRUE;
}

/* In front of the first text of a step stands its number. */
static void
append (Filling   *filling,
        GtkWidget *marker,
        int        indent,
        GtkWidget *widget)
{
  if (filling->step > 0 && marker == NULL)
    {
      marker = anning_article_block_number (filling->step);
      indent = 0;
    }
  filling->step = 0;
  anning_article_column_append (filling->column, marker, indent, widget);
}

/* Where blocks go from @block on: into a card of its own while a call-out lasts. */
static void
enter_callout (AnningArticleBody *self,
               Filling           *filling,
               const AnningBlock *block)
{
  const gboolean situation = self->entry->kind == ANNING_DOCUMENT_SITUATION;
  GtkWidget *card;

  filling->callout = block->callout;
  filling->column = ANNING_ARTICLE_COLUMN (self);
  filling->below = 0;
  if (block->callout == 0)
    return;
  card = anning_article_column_new ();
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "anning-callout");
  if (block->callout == 1 && self->entry->article->urgent)
    gtk_widget_add_css_class (card, "urgent");
  append (filling, NULL, 0, card);
  filling->column = ANNING_ARTICLE_COLUMN (card);
  filling->step = situation && block->callout <= MAX_STEPS ? block->callout : 0;
  filling->below = filling->step > 0 ? ANNING_ARTICLE_BELOW : 0;
}

static void
add_step (AnningArticleBody *self,
          Filling           *filling,
          const AnningBlock *block)
{
  const gboolean situation = self->entry->kind == ANNING_DOCUMENT_SITUATION;
  GtkWidget *button = anning_article_block_button (block);

  if (block->callout == 1 && self->entry->article->urgent)
    gtk_widget_add_css_class (button, "destructive-action");
  else if (block->callout == 1 && situation)
    gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_object (button, "clicked", G_CALLBACK (step_clicked_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->widgets, button);
  append (filling, NULL, filling->below, button);
}

static void
add_text (AnningArticleBody *self,
          Filling           *filling,
          const AnningBlock *block)
{
  GtkWidget *label = anning_article_block_label (block);

  g_signal_connect_object (label, "activate-link", G_CALLBACK (link_activated_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->widgets, label);
  if (block->kind == ANNING_BLOCK_ITEM)
    {
      append (filling, anning_article_block_marker (block), ITEM_INDENT * (MAX (1, block->level) - 1), label);
      return;
    }
  if (block->kind != ANNING_BLOCK_CELL)
    {
      append (filling, NULL, filling->below, label);
      return;
    }
  if (block->table != filling->table_number)
    {
      filling->table_number = block->table;
      filling->table = anning_article_block_table ();
      append (filling, NULL, 0, filling->table);
    }
  anning_article_block_cell (filling->table, block, label);
}

static void
clear (AnningArticleBody *self)
{
  g_ptr_array_set_size (self->widgets, 0);
  g_ptr_array_set_size (self->marked, 0);
  self->pointed = NULL;
  anning_article_column_clear (ANNING_ARTICLE_COLUMN (self));
}

static void
anning_article_body_dispose (GObject *object)
{
  AnningArticleBody *self = ANNING_ARTICLE_BODY (object);

  self->pointed = NULL;
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_ptr_array_set_size (self->widgets, 0);
  g_ptr_array_set_size (self->marked, 0);
  g_clear_object (&self->facts);
  G_OBJECT_CLASS (anning_article_body_parent_class)->dispose (object);
}

static void
anning_article_body_finalize (GObject *object)
{
  AnningArticleBody *self = ANNING_ARTICLE_BODY (object);

  g_clear_pointer (&self->widgets, g_ptr_array_unref);
  g_clear_pointer (&self->marked, g_ptr_array_unref);
  G_OBJECT_CLASS (anning_article_body_parent_class)->finalize (object);
}

/* With all of a paragraph selected as soon as it has the focus, Tab would not reach the marks in it. */
static void
anning_article_body_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (anning_article_body_parent_class)->root (widget);
  g_object_set (gtk_widget_get_settings (widget), "gtk-label-select-on-focus", FALSE, NULL);
}

static void
anning_article_body_class_init (AnningArticleBodyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_article_body_dispose;
  object_class->finalize = anning_article_body_finalize;
  GTK_WIDGET_CLASS (klass)->root = anning_article_body_root;
}

static void
anning_article_body_init (AnningArticleBody *self)
{
  self->widgets = g_ptr_array_new ();
  self->marked = g_ptr_array_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self), "article");
}

void
anning_article_body_set_entry (AnningArticleBody        *self,
                               const AnningLibraryEntry *entry,
                               AnningFacts              *facts)
{
  const GPtrArray *blocks = entry != NULL ? anning_article_get_blocks (entry->article) : NULL;
  Filling filling = { .column = ANNING_ARTICLE_COLUMN (self) };

  g_return_if_fail (ANNING_IS_ARTICLE_BODY (self));

  clear (self);
  self->entry = entry;
  g_set_object (&self->facts, facts);
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      const AnningBlock *block = g_ptr_array_index (blocks, i);

      if (block->callout != filling.callout)
        enter_callout (self, &filling, block);
      if (block->kind == ANNING_BLOCK_STEP)
        add_step (self, &filling, block);
      else
        add_text (self, &filling, block);
    }
}

GtkWidget *
anning_article_body_get_widget (AnningArticleBody *self,
                                guint              block)
{
  g_return_val_if_fail (ANNING_IS_ARTICLE_BODY (self), NULL);
  return block < self->widgets->len ? g_ptr_array_index (self->widgets, block) : NULL;
}

static void
add_attribute (PangoAttrList  *list,
               PangoAttribute *attribute,
               const char     *text,
               guint           start,
               guint           end)
{
  attribute->start_index = g_utf8_offset_to_pointer (text, start) - text;
  attribute->end_index = g_utf8_offset_to_pointer (text, end) - text;
  pango_attr_list_insert (list, attribute);
}

/* The attributes of all places from @first on that stand in the same block; returns the place behind them. */
static guint
mark_label (GtkLabel *label,
            GArray   *places,
            guint     first,
            guint     current)
{
  const guint block = g_array_index (places, AnningArticlePlace, first).block;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const char *text = gtk_label_get_text (label);
  guint i;

  for (i = first; i < places->len; i++)
    {
      const AnningArticlePlace *place = &g_array_index (places, AnningArticlePlace, i);

      if (place->block != block)
        break;
      add_attribute (attributes, pango_attr_background_new (HIT_RED, HIT_GREEN, HIT_BLUE), text, place->start, place->end);
      if (i == current)
        add_attribute (attributes, pango_attr_foreground_new (0, 0, 0), text, place->start, place->end);
      else
        add_attribute (attributes, pango_attr_background_alpha_new (HIT_ALPHA), text, place->start, place->end);
    }
  gtk_label_set_attributes (label, attributes);
  return i;
}

void
anning_article_body_mark (AnningArticleBody *self,
                          GArray            *places,
                          guint              current)
{
  guint i = 0;

  g_return_if_fail (ANNING_IS_ARTICLE_BODY (self));

  for (guint j = 0; j < self->marked->len; j++)
    gtk_label_set_attributes (g_ptr_array_index (self->marked, j), NULL);
  g_ptr_array_set_size (self->marked, 0);
  while (places != NULL && i < places->len)
    {
      GtkWidget *widget = anning_article_body_get_widget (self, g_array_index (places, AnningArticlePlace, i).block);

      if (!GTK_IS_LABEL (widget))
        {
          i++;
          continue;
        }
      g_ptr_array_add (self->marked, widget);
      i = mark_label (GTK_LABEL (widget), places, i, current);
    }
}

double
anning_article_body_get_y (AnningArticleBody *self,
                           guint              block,
                           guint              character)
{
  GtkWidget *widget;
  graphene_rect_t area;

  g_return_val_if_fail (ANNING_IS_ARTICLE_BODY (self), -1);

  widget = anning_article_body_get_widget (self, block);
  if (widget == NULL || gtk_widget_get_height (widget) == 0)
    return -1;
  if (character > 0 && GTK_IS_LABEL (widget) && locate (self, GTK_LABEL (widget), character, &area))
    return area.origin.y;
  if (!gtk_widget_compute_bounds (widget, GTK_WIDGET (self), &area))
    return -1;
  return area.origin.y;
}

guint
anning_article_body_find_block (AnningArticleBody *self,
                                double             y)
{
  guint first = 0, end;

  g_return_val_if_fail (ANNING_IS_ARTICLE_BODY (self), 0);

  end = self->widgets->len;
  while (first < end)
    {
      guint middle = (first + end) / 2;
      graphene_rect_t area;

      if (gtk_widget_compute_bounds (g_ptr_array_index (self->widgets, middle), GTK_WIDGET (self), &area)
          && area.origin.y + area.size.height <= y)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

void
anning_article_body_quiet (AnningArticleBody *self)
{
  g_return_if_fail (ANNING_IS_ARTICLE_BODY (self));

  self->pointed = NULL;
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}
