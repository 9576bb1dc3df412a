/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-article-find-bar.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-text-find.h"

/* What is longer has its beginning looked for; a part of one character would be found anywhere. */
#define MAX_TEXT 40
#define MIN_PART 2

struct _AnningArticleFindBar
{
  AdwBin parent_instance;

  AnningArticleBody *body;      /* borrowed */
  const AnningArticle *article; /* borrowed */
  char *query;                  /* what the places are of */
  GArray *places;               /* AnningArticlePlace */
  guint current;
  guint from;

  GtkSearchBar *bar;
  GtkSearchEntry *entry;
  GtkLabel *count_label;
  GtkWidget *previous_button;
  GtkWidget *next_button;
};

enum
{
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningArticleFindBar, anning_article_find_bar, ADW_TYPE_BIN)

static void
collect (AnningArticleFindBar *self,
         const char           *query)
{
  const GPtrArray *blocks = self->article != NULL ? anning_article_get_blocks (self->article) : NULL;

  g_array_set_size (self->places, 0);
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      const AnningBlock *block = g_ptr_array_index (blocks, i);
      g_autoptr (GArray) found = NULL;

      /* A button cannot be marked. */
      if (block->kind == ANNING_BLOCK_STEP)
        continue;
      found = anning_text_find_all (block->text, block->marks, query);
      for (guint j = 0; j < found->len; j++)
        {
          const AnningTextPlace *place = &g_array_index (found, AnningTextPlace, j);
          AnningArticlePlace added = { i, place->start, place->end };

          g_array_append_val (self->places, added);
        }
    }
}

static void
show_count (AnningArticleFindBar *self)
{
  g_autofree char *count = NULL;
  gboolean missing = self->places->len == 0 && *self->query != '\0';

  if (self->places->len > 0)
    /* Translators: which of the places found is shown, and how many there are */
    count = g_strdup_printf (C_("place found", "%1$u of %2$u"), self->current + 1, self->places->len);
  gtk_label_set_label (self->count_label, count != NULL ? count : missing ? _("Not found") : "");
  if (missing)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_widget_set_sensitive (self->previous_button, self->places->len > 0);
  gtk_widget_set_sensitive (self->next_button, self->places->len > 0);
}

static void
move_to (AnningArticleFindBar *self,
         guint                 index)
{
  const AnningArticlePlace *place;

  self->current = index;
  anning_article_body_mark (self->body, self->places, index);
  show_count (self);
  if (self->places->len == 0)
    return;
  place = &g_array_index (self->places, AnningArticlePlace, index);
  g_signal_emit (self, signals[MOVED], 0, place->block, place->start);
}

static void
search (AnningArticleFindBar *self,
        const char           *query)
{
  guint index = 0;

  g_free (self->query);
  self->query = g_strdup (query);
  collect (self, query);
  while (index < self->places->len && g_array_index (self->places, AnningArticlePlace, index).block < self->from)
    index++;
  move_to (self, index < self->places->len ? index : 0);
}

static void
search_changed_cb (AnningArticleFindBar *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  /* The bar empties its entry while it closes. */
  if (gtk_search_bar_get_search_mode (self->bar) && g_strcmp0 (query, self->query) != 0)
    search (self, query);
}

static void
next_cb (AnningArticleFindBar *self)
{
  anning_article_find_bar_step (self, 1);
}

static void
previous_cb (AnningArticleFindBar *self)
{
  anning_article_find_bar_step (self, -1);
}

/* GtkSearchBar's own button for this has no name on 4.8. */
static void
close_cb (AnningArticleFindBar *self)
{
  gtk_search_bar_set_search_mode (self->bar, FALSE);
}

static gboolean
shift_enter_cb (AnningArticleFindBar *self,
                guint                 key,
                guint                 code,
                GdkModifierType       state)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || (state & GDK_SHIFT_MASK) == 0)
    return FALSE;
  previous_cb (self);
  return TRUE;
}

/* The focus goes where the reader was. */
static void
mode_changed_cb (AnningArticleFindBar *self)
{
  GtkWidget *label;

  if (gtk_search_bar_get_search_mode (self->bar) || self->places->len == 0)
    return;
  label = anning_article_body_get_widget (self->body, g_array_index (self->places, AnningArticlePlace, self->current).block);
  anning_article_find_bar_clear (self);
  if (label != NULL)
    gtk_widget_grab_focus (label);
}

static char *
fold_text (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);

  return g_utf8_casefold (normal != NULL ? normal : text, -1);
}

/* All of the document's text, without the figures of its marks. */
static char *
fold_article (const AnningArticle *article)
{
  g_autoptr (GString) whole = g_string_new (NULL);
  const GPtrArray *blocks = anning_article_get_blocks (article);

  for (guint i = 0; i < blocks->len; i++)
    {
      const AnningBlock *block = g_ptr_array_index (blocks, i);
      guint at = 0;

      for (guint j = 0; j <= block->marks->len; j++)
        {
          const AnningMark *mark = j < block->marks->len ? &g_array_index (block->marks, AnningMark, j) : NULL;
          g_autofree char *part = g_utf8_substring (block->text, at, mark != NULL ? (glong) mark->start : -1);

          g_string_append (whole, part);
          at = mark != NULL ? mark->end : at;
        }
      g_string_append_c (whole, '\n');
    }
  return fold_text (whole->str);
}

/* Between two letters or figures of a word in Latin script: nothing is cut there. */
static gboolean
is_inside_word (const char *text,
                guint       at)
{
  const char *p = g_utf8_offset_to_pointer (text, at);
  gunichar before, behind;

  if (at == 0 || *p == '\0')
    return FALSE;
  before = g_utf8_get_char (g_utf8_prev_char (p));
  behind = g_utf8_get_char (p);
  return g_unichar_isalnum (before) && !g_unichar_iswide (before) && g_unichar_isalnum (behind) && !g_unichar_iswide (behind);
}

/* Leaves the places of the longest stretch of @text that is in the document. */
static gboolean
search_part (AnningArticleFindBar *self,
             const char           *text)
{
  g_autofree char *folded = fold_text (text);
  g_autofree char *whole = fold_article (self->article);
  guint length = MIN (g_utf8_strlen (folded, -1), MAX_TEXT);

  for (guint n = length; n >= MIN_PART; n--)
    {
      for (guint start = 0; start + n <= length; start++)
        {
          g_autofree char *part = g_utf8_substring (folded, start, start + n);

          if (is_inside_word (folded, start) || is_inside_word (folded, start + n) || strstr (whole, part) == NULL)
            continue;
          search (self, part);
          if (self->places->len > 0)
            return TRUE;
        }
    }
  return FALSE;
}

static void
anning_article_find_bar_dispose (GObject *object)
{
  AnningArticleFindBar *self = ANNING_ARTICLE_FIND_BAR (object);

  self->body = NULL;
  self->article = NULL;
  if (self->places != NULL)
    g_array_set_size (self->places, 0);
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_ARTICLE_FIND_BAR);
  G_OBJECT_CLASS (anning_article_find_bar_parent_class)->dispose (object);
}

static void
anning_article_find_bar_finalize (GObject *object)
{
  AnningArticleFindBar *self = ANNING_ARTICLE_FIND_BAR (object);

  g_clear_pointer (&self->places, g_array_unref);
  g_free (self->query);
  G_OBJECT_CLASS (anning_article_find_bar_parent_class)->finalize (object);
}

static void
anning_article_find_bar_class_init (AnningArticleFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = anning_article_find_bar_dispose;
  object_class->finalize = anning_article_find_bar_finalize;

  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/guidance/anning-article-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningArticleFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, AnningArticleFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, AnningArticleFindBar, count_label);
  gtk_widget_class_bind_template_child (widget_class, AnningArticleFindBar, previous_button);
  gtk_widget_class_bind_template_child (widget_class, AnningArticleFindBar, next_button);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, shift_enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_changed_cb);
}

static void
anning_article_find_bar_init (AnningArticleFindBar *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (AnningArticlePlace));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));
}

void
anning_article_find_bar_set_body (AnningArticleFindBar *self,
                                  AnningArticleBody    *body)
{
  g_return_if_fail (ANNING_IS_ARTICLE_FIND_BAR (self) && ANNING_IS_ARTICLE_BODY (body));
  self->body = body;
}

void
anning_article_find_bar_set_article (AnningArticleFindBar *self,
                                     const AnningArticle  *article)
{
  g_return_if_fail (ANNING_IS_ARTICLE_FIND_BAR (self));

  g_array_set_size (self->places, 0);
  g_clear_pointer (&self->query, g_free);
  self->article = article;
  self->from = 0;
  gtk_search_bar_set_search_mode (self->bar, FALSE);
}

void
anning_article_find_bar_open (AnningArticleFindBar *self,
                              guint                 from)
{
  g_return_if_fail (ANNING_IS_ARTICLE_FIND_BAR (self));

  if (self->article == NULL)
    return;
  self->from = from;
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  search_changed_cb (self);
}

gboolean
anning_article_find_bar_find (AnningArticleFindBar *self,
                              const char           *text)
{
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (ANNING_IS_ARTICLE_FIND_BAR (self) && text != NULL, FALSE);

  stripped = g_strstrip (g_strdup (text));
  self->from = 0;
  if (self->article == NULL || *stripped == '\0')
    return FALSE;
  search (self, stripped);
  if (self->places->len == 0 && !search_part (self, stripped))
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->query);
  return TRUE;
}

gboolean
anning_article_find_bar_clear (AnningArticleFindBar *self)
{
  g_return_val_if_fail (ANNING_IS_ARTICLE_FIND_BAR (self), FALSE);

  if (self->places->len == 0)
    return FALSE;
  g_array_set_size (self->places, 0);
  g_clear_pointer (&self->query, g_free);
  anning_article_body_mark (self->body, NULL, 0);
  return TRUE;
}

void
anning_article_find_bar_step (AnningArticleFindBar *self,
                              int                   step)
{
  guint n_places;

  g_return_if_fail (ANNING_IS_ARTICLE_FIND_BAR (self));

  /* Typed and not looked for yet. */
  search_changed_cb (self);
  n_places = self->places->len;
  if (n_places > 0)
    move_to (self, (self->current + n_places + step) % n_places);
}
