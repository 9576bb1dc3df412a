/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-article-contents.h"

#include <glib/gi18n.h>

/* With fewer there is nothing to choose. */
#define MIN_HEADINGS 2

#define MAX_LEVEL 3
#define INDENT 18
#define LIST_WIDTH 280
#define LIST_HEIGHT 480

struct _AnningArticleContents
{
  AdwBin parent_instance;

  const AnningArticle *article; /* borrowed */
  GtkMenuButton *button;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningArticleContents, anning_article_contents, ADW_TYPE_BIN)

static gboolean
is_listed (const AnningBlock *block)
{
  return block->kind == ANNING_BLOCK_HEADING && block->level <= MAX_LEVEL;
}

static void
row_activated_cb (AnningArticleContents *self,
                  GtkListBoxRow         *row)
{
  guint block = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "block"));

  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, signals[CHOSEN], 0, block);
}

static GtkWidget *
make_row (const AnningBlock *block,
          guint              index)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (block->text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_widget_set_margin_start (label, INDENT * (block->level > 2));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, block->text, -1);
  g_object_set_data (G_OBJECT (row), "block", GUINT_TO_POINTER (index));
  return row;
}

/* The list is made when it is first wanted. */
static void
create_popup (GtkMenuButton *button,
              gpointer       user_data)
{
  AnningArticleContents *self = user_data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  const GPtrArray *blocks = anning_article_get_blocks (self->article);

  for (guint i = 0; i < blocks->len; i++)
    {
      const AnningBlock *block = g_ptr_array_index (blocks, i);

      if (is_listed (block))
        gtk_list_box_append (GTK_LIST_BOX (list), make_row (block, i));
    }
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Contents"), -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_size_request (scroller, LIST_WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (button, popover);
}

/* The word with an arrow, or where that is too wide an icon. */
static GtkWidget *
make_face (void)
{
  GtkWidget *face = adw_squeezer_new ();
  GtkWidget *word = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (word), gtk_label_new (_("Contents")));
  gtk_box_append (GTK_BOX (word), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  adw_squeezer_add (ADW_SQUEEZER (face), word);
  adw_squeezer_add (ADW_SQUEEZER (face), gtk_image_new_from_icon_name ("view-list-symbolic"));
  adw_squeezer_set_homogeneous (ADW_SQUEEZER (face), FALSE);
  return face;
}

static void
anning_article_contents_class_init (AnningArticleContentsClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
anning_article_contents_init (AnningArticleContents *self)
{
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, make_face ());
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _("Contents"));
  gtk_menu_button_set_has_frame (self->button, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Contents"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
anning_article_contents_set_article (AnningArticleContents *self,
                                     const AnningArticle   *article)
{
  const GPtrArray *blocks = article != NULL ? anning_article_get_blocks (article) : NULL;
  guint n_headings = 0;

  g_return_if_fail (ANNING_IS_ARTICLE_CONTENTS (self));

  self->article = article;
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    n_headings += is_listed (g_ptr_array_index (blocks, i));
  gtk_menu_button_set_popover (self->button, NULL);
  gtk_menu_button_set_create_popup_func (self->button, n_headings > 0 ? create_popup : NULL, self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), n_headings >= MIN_HEADINGS);
}
