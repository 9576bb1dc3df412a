/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-guidance-detail.h"

#include <glib/gi18n.h>

#include "anning-article-view.h"
#include "anning-bin-focus.h"
#include "anning-claims-view.h"
#include "anning-fact-page.h"
#include "anning-glossary-view.h"
#include "anning-hotlines-view.h"
#include "anning-letters-view.h"
#include "anning-rates-view.h"
#include "anning-situations-view.h"
#include "anning-tick-lists-view.h"

struct _AnningGuidanceDetail
{
  AdwBin parent_instance;

  AnningTexts *texts; /* NULL until they are loaded */
  AnningStore *store; /* NULL until it is open */
  AnningKeptDocuments *kept;
  AnningReadingMarks *marks;
  gboolean resumed;

  GtkStack *stack;
  AnningArticleView *article_view; /* NULL until a document is shown */
};

enum
{
  PROP_0,
  PROP_RESUMED,
  N_PROPS
};

enum
{
  ASKED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningGuidanceDetail, anning_guidance_detail, ADW_TYPE_BIN)

static void
set_resumed (AnningGuidanceDetail *self,
             gboolean              resumed)
{
  if (self->resumed == resumed)
    return;
  self->resumed = resumed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RESUMED]);
}

/* ---- documents ---- */

/* Returns: (nullable): the document that is open, shown or behind another place */
static const AnningLibraryEntry *
get_entry (AnningGuidanceDetail *self)
{
  return self->article_view != NULL ? anning_article_view_get_entry (self->article_view) : NULL;
}

static void
update_star (AnningGuidanceDetail *self)
{
  const AnningLibraryEntry *entry = get_entry (self);

  if (entry != NULL)
    anning_article_view_set_bookmarked (self->article_view,
                                        self->kept != NULL
                                        && anning_kept_documents_contains (self->kept, entry->article->key));
}

static void
star_pressed_cb (AnningGuidanceDetail *self)
{
  const AnningLibraryEntry *entry = get_entry (self);

  if (entry != NULL && self->kept != NULL)
    anning_kept_documents_toggle (self->kept, entry->article->key, GTK_WIDGET (self));
}

static void
position_changed_cb (AnningGuidanceDetail *self)
{
  const AnningLibraryEntry *entry = get_entry (self);

  if (entry != NULL && self->marks != NULL)
    anning_reading_marks_set (self->marks, entry->article->key,
                              anning_article_view_get_position (self->article_view),
                              anning_article_view_get_read (self->article_view));
}

/* Goes on where the reader stopped in an article; one that was read begins anew. */
static void
resume (AnningGuidanceDetail     *self,
        const AnningLibraryEntry *entry)
{
  const char *key = entry->article->key;
  guint block = 0;

  if (self->marks == NULL)
    return;
  anning_article_view_set_read (self->article_view, anning_reading_marks_is_read (self->marks, key));
  if (entry->kind == ANNING_DOCUMENT_ARTICLE && !anning_reading_marks_is_read (self->marks, key))
    block = anning_reading_marks_get_block (self->marks, key);
  if (block > 0)
    anning_article_view_set_position (self->article_view, block);
  set_resumed (self, block > 0);
}

static void
make_article_view (AnningGuidanceDetail *self)
{
  self->article_view = g_object_new (ANNING_TYPE_ARTICLE_VIEW, NULL);
  g_signal_connect_object (self->article_view, "bookmark-toggled", G_CALLBACK (star_pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->article_view, "position-changed", G_CALLBACK (position_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->article_view));
}

static void
show_document (AnningGuidanceDetail     *self,
               const AnningLibraryEntry *entry,
               const char               *find)
{
  if (self->article_view == NULL)
    make_article_view (self);
  if (anning_article_view_get_entry (self->article_view) != entry)
    {
      anning_article_view_set_entry (self->article_view, entry, anning_texts_get_facts (self->texts));
      resume (self, entry);
    }
  update_star (self);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->article_view));
  if (find != NULL)
    anning_article_view_find (self->article_view, find);
}

/* ---- places: made when they are first asked for; NULL where the file is needed and not open yet ---- */

static GtkWidget *
make_situations (AnningGuidanceDetail *self)
{
  return anning_situations_view_new (self->texts);
}

static GtkWidget *
make_claims (AnningGuidanceDetail *self)
{
  return anning_claims_view_new (self->texts);
}

static GtkWidget *
make_hotlines (AnningGuidanceDetail *self)
{
  return anning_hotlines_view_new (self->texts);
}

static gboolean
show_hotline (AnningGuidanceDetail *self,
              GtkWidget            *pane,
              gint64                id,
              const char           *key)
{
  return *key == '\0' || anning_hotlines_view_reveal (ANNING_HOTLINES_VIEW (pane), key);
}

static GtkWidget *
make_terms (AnningGuidanceDetail *self)
{
  return anning_glossary_view_new (self->texts);
}

static gboolean
show_term (AnningGuidanceDetail *self,
           GtkWidget            *pane,
           gint64                id,
           const char           *key)
{
  return *key == '\0' || anning_glossary_view_reveal (ANNING_GLOSSARY_VIEW (pane), key);
}

static GtkWidget *
make_fact (AnningGuidanceDetail *self)
{
  return adw_bin_new ();
}

static gboolean
show_fact (AnningGuidanceDetail *self,
           GtkWidget            *pane,
           gint64                id,
           const char           *key)
{
  const AnningFact *fact = anning_facts_find (anning_texts_get_facts (self->texts), key);

  if (fact != NULL)
    adw_bin_set_child (ADW_BIN (pane), anning_fact_page_new (self->texts, fact));
  return fact != NULL;
}

/* The way back leads through letters too. */
static void
asked_cb (AnningGuidanceDetail *self,
          const char           *table,
          gint64                id,
          const char           *key)
{
  g_signal_emit (self, signals[ASKED], 0, table, id, key);
}

static GtkWidget *
make_letters (AnningGuidanceDetail *self)
{
  GtkWidget *view;

  if (self->store == NULL)
    return NULL;
  view = anning_letters_view_new ();
  anning_letters_view_set_store (ANNING_LETTERS_VIEW (view), self->store);
  g_signal_connect_object (view, "asked", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  return view;
}

/* Those that can be written; with an id, the one about that debt. */
static gboolean
show_letters (AnningGuidanceDetail *self,
              GtkWidget            *pane,
              gint64                id,
              const char           *key)
{
  if (*key == '\0')
    anning_letters_view_show_list (ANNING_LETTERS_VIEW (pane));
  else
    anning_letters_view_show_template (ANNING_LETTERS_VIEW (pane), key, id > 0 ? id : ANNING_UNKNOWN);
  return TRUE;
}

static gboolean
show_letter (AnningGuidanceDetail *self,
             GtkWidget            *pane,
             gint64                id,
             const char           *key)
{
  anning_letters_view_show_letter (ANNING_LETTERS_VIEW (pane), id);
  return TRUE;
}

static GtkWidget *
make_tick_lists (AnningGuidanceDetail *self)
{
  return self->store != NULL ? anning_tick_lists_view_new (self->texts, self->store) : NULL;
}

static gboolean
show_tick_list (AnningGuidanceDetail *self,
                GtkWidget            *pane,
                gint64                id,
                const char           *key)
{
  return anning_tick_lists_view_show (ANNING_TICK_LISTS_VIEW (pane), key);
}

/* A line that the user added. */
static gboolean
show_tick (AnningGuidanceDetail *self,
           GtkWidget            *pane,
           gint64                id,
           const char           *key)
{
  anning_tick_lists_view_show_line (ANNING_TICK_LISTS_VIEW (pane), id);
  return TRUE;
}

static GtkWidget *
make_rates (AnningGuidanceDetail *self)
{
  return self->store != NULL ? anning_rates_view_new (self->texts, self->store) : NULL;
}

static const struct
{
  const char *table;
  const char *pane; /* several tables may share one */
  GtkWidget *(*make) (AnningGuidanceDetail *self);
  gboolean (*show) (AnningGuidanceDetail *self,
                    GtkWidget            *pane,
                    gint64                id,
                    const char           *key);
} places[] = {
  { "situation", "situations", make_situations, NULL },
  { "claim", "claims", make_claims, NULL },
  { "hotline", "hotlines", make_hotlines, show_hotline },
  { "term", "terms", make_terms, show_term },
  { "fact", "fact", make_fact, show_fact },
  { "letter_template", "letters", make_letters, show_letters },
  { "letter", "letters", make_letters, show_letter },
  { "tick_list", "tick-lists", make_tick_lists, show_tick_list },
  { "tick", "tick-lists", make_tick_lists, show_tick },
  { "lpr_value", "rates", make_rates, NULL },
};

static gboolean
show_place (AnningGuidanceDetail *self,
            guint                 place,
            gint64                id,
            const char           *key)
{
  GtkWidget *pane = gtk_stack_get_child_by_name (self->stack, places[place].pane);

  if (pane == NULL)
    {
      pane = places[place].make (self);
      if (pane == NULL)
        return TRUE;
      gtk_stack_add_named (self->stack, pane, places[place].pane);
    }
  if (places[place].show == NULL ? *key != '\0' : !places[place].show (self, pane, id, key))
    return FALSE;
  gtk_stack_set_visible_child (self->stack, pane);
  return TRUE;
}

/* Where a link led, reading begins at the title; the way back leads to what had the focus before. */
static gboolean
anning_guidance_detail_grab_focus (GtkWidget *widget)
{
  AnningGuidanceDetail *self = ANNING_GUIDANCE_DETAIL (widget);
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);
  GtkWidget *last = shown, *child;

  if (ANNING_IS_ARTICLE_VIEW (shown))
    return gtk_widget_grab_focus (shown);
  while (last != NULL && (child = gtk_widget_get_focus_child (last)) != NULL)
    last = child;
  return (last != shown && gtk_widget_get_mapped (last) && gtk_widget_grab_focus (last))
         || gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
anning_guidance_detail_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  AnningGuidanceDetail *self = ANNING_GUIDANCE_DETAIL (object);

  switch (prop_id)
    {
    case PROP_RESUMED:
      g_value_set_boolean (value, self->resumed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_guidance_detail_dispose (GObject *object)
{
  AnningGuidanceDetail *self = ANNING_GUIDANCE_DETAIL (object);

  if (self->article_view != NULL)
    anning_article_view_set_entry (self->article_view, NULL, NULL);
  self->article_view = NULL;
  self->stack = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->kept);
  g_clear_object (&self->marks);
  g_clear_object (&self->store);
  g_clear_object (&self->texts);
  G_OBJECT_CLASS (anning_guidance_detail_parent_class)->dispose (object);
}

static void
anning_guidance_detail_class_init (AnningGuidanceDetailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_guidance_detail_dispose;
  object_class->get_property = anning_guidance_detail_get_property;
  GTK_WIDGET_CLASS (klass)->grab_focus = anning_guidance_detail_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = anning_bin_focus;

  properties[PROP_RESUMED] =
    g_param_spec_boolean ("resumed", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ASKED] = g_signal_new ("asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_INT64, G_TYPE_STRING);
}

static void
anning_guidance_detail_init (AnningGuidanceDetail *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  /* Nothing, for the few milliseconds until the texts are read. */
  gtk_stack_add_child (self->stack, adw_bin_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

gboolean
anning_guidance_detail_shows (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (g_strcmp0 (places[i].table, table) == 0)
        return TRUE;
    }
  return g_strcmp0 (table, "article") == 0;
}

void
anning_guidance_detail_set_texts (AnningGuidanceDetail *self,
                                  AnningTexts          *texts)
{
  GtkWidget *problem;

  g_return_if_fail (ANNING_IS_GUIDANCE_DETAIL (self));

  g_set_object (&self->texts, texts);
  if (texts != NULL)
    return;
  problem = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (problem), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (problem), _("The Guidance Could Not Be Read"));
  adw_status_page_set_description (ADW_STATUS_PAGE (problem),
                                   _("The program was not installed completely. Install it again; what you wrote is safe in your file."));
  gtk_stack_add_child (self->stack, problem);
  gtk_stack_set_visible_child (self->stack, problem);
}

void
anning_guidance_detail_set_store (AnningGuidanceDetail *self,
                                  AnningStore          *store,
                                  AnningKeptDocuments  *kept)
{
  g_return_if_fail (ANNING_IS_GUIDANCE_DETAIL (self) && ANNING_IS_STORE (store) && ANNING_IS_KEPT_DOCUMENTS (kept));

  g_set_object (&self->store, store);
  g_set_object (&self->kept, kept);
  g_signal_connect_object (kept, "changed", G_CALLBACK (update_star), self, G_CONNECT_SWAPPED);
  update_star (self);
}

void
anning_guidance_detail_set_marks (AnningGuidanceDetail *self,
                                  AnningReadingMarks   *marks)
{
  g_return_if_fail (ANNING_IS_GUIDANCE_DETAIL (self) && ANNING_IS_READING_MARKS (marks));
  g_set_object (&self->marks, marks);
}

gboolean
anning_guidance_detail_show (AnningGuidanceDetail *self,
                             const char           *table,
                             gint64                id,
                             const char           *key,
                             const char           *find)
{
  const AnningLibraryEntry *entry;

  g_return_val_if_fail (ANNING_IS_GUIDANCE_DETAIL (self) && self->texts != NULL, FALSE);
  g_return_val_if_fail (table != NULL && key != NULL, FALSE);

  set_resumed (self, FALSE);
  if (self->article_view != NULL)
    anning_article_view_quiet (self->article_view);
  entry = anning_library_find (anning_texts_get_library (self->texts), key);
  if (entry != NULL
      && (g_str_equal (table, "article") || g_str_equal (table, anning_document_kind_word (entry->kind))))
    {
      show_document (self, entry, find);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (g_str_equal (places[i].table, table))
        return show_place (self, i, id, key);
    }
  return FALSE;
}

void
anning_guidance_detail_start_over (AnningGuidanceDetail *self)
{
  g_return_if_fail (ANNING_IS_GUIDANCE_DETAIL (self));

  if (self->article_view != NULL)
    anning_article_view_set_position (self->article_view, 0);
  set_resumed (self, FALSE);
}

void
anning_guidance_detail_quiet (AnningGuidanceDetail *self)
{
  GtkWidget *letters;

  g_return_if_fail (ANNING_IS_GUIDANCE_DETAIL (self));

  if (self->article_view != NULL)
    anning_article_view_quiet (self->article_view);
  letters = gtk_stack_get_child_by_name (self->stack, "letters");
  if (letters != NULL)
    anning_letters_view_flush (ANNING_LETTERS_VIEW (letters));
}
