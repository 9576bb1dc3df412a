/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-search-view.h"

#include <glib/gi18n.h>

#include "anning-announcement.h"
#include "anning-heading.h"
#include "anning-search-feed.h"
#include "anning-search-lines.h"
#include "anning-search-row.h"
#include "anning-search.h"
#include "anning-toasts.h"
#include "anning-ui-texts.h"

/* More than anyone reads; another character narrows it down. */
#define MAX_HITS 50
/* Of a row with two lines, in pixels: as many fit. */
#define LEAST_ROW_HEIGHT 50
#define ROWS_A_FRAME 8

struct _AnningSearchView
{
  AdwBin parent_instance;

  AnningStore *store;
  GCancellable *cancellable; /* of the running search; NULL while none runs */
  GCancellable *loading;     /* of the texts, while they are read */
  GtkWidget *entry;          /* weak: where the query is typed */
  gboolean opens_first;      /* Enter was pressed before the answer came */
  char *query;
  GPtrArray *hits;           /* AnningHit; of the query before while a search runs */
  GArray *lines;             /* AnningSearchLine, as shown; they point into hits */
  GHashTable *opened;        /* groups that are shown whole */
  GPtrArray *rows;           /* AnningSearchRow, borrowed; those beyond what is shown are hidden */
  guint n_shown;             /* lines that have their row */

  GtkStack *stack;
  AdwStatusPage *nothing;
  AdwStatusPage *failed;
  GtkScrolledWindow *scroller;
  GtkListBox *list;
};

enum
{
  SIGNAL_ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningSearchView, anning_search_view, ADW_TYPE_BIN)

static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       user_data)
{
  AnningSearchView *self = user_data;
  guint index = gtk_list_box_row_get_index (row);
  GtkWidget *header = gtk_list_box_row_get_header (row);

  if (self->lines == NULL || index >= self->lines->len
      || !g_array_index (self->lines, AnningSearchLine, index).begins)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (header == NULL)
    {
      header = anning_heading_set_level (g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL), 2);
      gtk_widget_add_css_class (header, "search-heading");
      gtk_list_box_row_set_header (row, header);
    }
  gtk_label_set_label (GTK_LABEL (header),
                       anning_search_group_title (g_array_index (self->lines, AnningSearchLine, index).group));
}

/* Fills rows up to that many lines. */
static void
show_rows (AnningSearchView *self,
           guint             n)
{
  n = MIN (n, self->lines->len);
  for (guint i = self->n_shown; i < n; i++)
    {
      GtkWidget *row;

      if (i == self->rows->len)
        {
          row = anning_search_row_new ();
          g_ptr_array_add (self->rows, row);
          gtk_list_box_append (self->list, row);
        }
      row = g_ptr_array_index (self->rows, i);
      anning_search_row_show (ANNING_SEARCH_ROW (row), &g_array_index (self->lines, AnningSearchLine, i));
      gtk_widget_set_visible (row, TRUE);
    }
  self->n_shown = MAX (self->n_shown, n);
}

static void
hide_rows (AnningSearchView *self)
{
  for (guint i = self->n_shown; i < self->rows->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->rows, i), FALSE);
}

/* The rows below the edge are laid out when those above it have been seen. */
static void
after_paint_cb (AnningSearchView *self,
                GdkFrameClock    *clock)
{
  if (self->lines != NULL)
    show_rows (self, self->n_shown + ROWS_A_FRAME);
  if (self->lines == NULL || self->n_shown == self->lines->len)
    g_signal_handlers_disconnect_by_func (clock, after_paint_cb, self);
}

static void
show_lines (AnningSearchView *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  g_clear_pointer (&self->lines, g_array_unref);
  self->lines = anning_search_lines_new (self->hits, MAX_HITS, self->opened);
  self->n_shown = 0;
  if (clock == NULL || height == 0)
    show_rows (self, self->lines->len);
  else
    {
      show_rows (self, height / LEAST_ROW_HEIGHT + 1);
      g_signal_handlers_disconnect_by_func (clock, after_paint_cb, self);
      if (self->n_shown < self->lines->len)
        g_signal_connect_object (clock, "after-paint", G_CALLBACK (after_paint_cb), self, G_CONNECT_SWAPPED);
    }
  hide_rows (self);
  gtk_list_box_invalidate_headers (self->list);
}

/* A large icon is loaded as soon as it is named, shown or not. */
static void
show_page (AnningSearchView *self,
           AdwStatusPage    *page,
           const char       *icon_name)
{
  adw_status_page_set_icon_name (page, icon_name);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (page));
}

static void
show_failure (AnningSearchView *self,
              const GError     *error)
{
  g_autofree char *sentence = anning_error_sentence (error);
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (self->failed, markup);
  show_page (self, self->failed, "dialog-warning-symbolic");
}

/* To whoever still types. */
static void
tell_found (AnningSearchView *self)
{
  g_autofree char *text = NULL;

  if (self->entry == NULL || (gtk_widget_get_state_flags (self->entry) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    return;
  if (self->hits->len == 0)
    {
      anning_announce_found (adw_status_page_get_title (self->nothing));
      return;
    }
  if (self->hits->len < MAX_HITS)
    /* Translators: of a search, for screen readers */
    text = g_strdup_printf (ngettext ("%u found", "%u found", self->hits->len), self->hits->len);
  else
    /* Translators: of a search, for screen readers */
    text = g_strdup_printf (_("%u found or more"), self->hits->len);
  anning_announce_found (text);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningSearchView) self = user_data;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;

  hits = anning_search_finish (ANNING_STORE (source), result, &error);
  if (self->stack == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);

  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  self->hits = g_steal_pointer (&hits);
  g_hash_table_remove_all (self->opened);
  if (self->hits == NULL)
    show_failure (self, error);
  else if (self->hits->len == 0)
    show_page (self, self->nothing, "edit-find-symbolic");
  else
    {
      show_lines (self);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->scroller));
    }
  if (self->hits != NULL)
    tell_found (self);
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0);
  if (self->opens_first)
    anning_search_view_activate_first (self);
}

static void
forget (AnningSearchView *self)
{
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  self->n_shown = 0;
  hide_rows (self);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->scroller));
}

static void
search (AnningSearchView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->opens_first = FALSE;
  if (self->query == NULL || *self->query == '\0')
    forget (self);
  if (self->store == NULL || self->query == NULL || *self->query == '\0')
    return;
  self->cancellable = g_cancellable_new ();
  anning_search_async (self->store, self->query, NULL, MAX_HITS, self->cancellable, found_cb, g_object_ref (self));
}

static void
texts_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (AnningSearchView) self = user_data;
  g_autoptr (AnningTexts) texts = anning_ui_texts_load_finish (result, NULL);

  if (self->stack == NULL)
    return;
  g_clear_object (&self->loading);
  /* The texts come with the program: a failure to read them is told by their page. */
  if (texts != NULL && self->store != NULL)
    anning_search_feed (self->store, texts);
  search (self);
}

static void
open_hit (AnningSearchView *self,
          const AnningHit  *hit)
{
  /* What was typed goes along, so that it is found again in a text. */
  g_autofree char *key = hit->key != NULL ? g_strconcat (hit->key, "#", self->query, NULL)
                                          : g_strdup (g_str_equal (hit->table, "transcript") ? self->query : "");

  gtk_widget_activate_action (GTK_WIDGET (self), "app.show-record", "(sxs)", hit->table, hit->id, key);
}

static void
row_activated_cb (AnningSearchView *self,
                  GtkListBoxRow    *row)
{
  const AnningSearchLine *line;
  int index = gtk_list_box_row_get_index (row);

  if (self->lines == NULL || index >= (int) self->lines->len)
    return;
  line = &g_array_index (self->lines, AnningSearchLine, index);
  if (line->kind == ANNING_SEARCH_LINE_HIT)
    open_hit (self, line->hit);
  else if (line->kind == ANNING_SEARCH_LINE_MORE)
    {
      g_hash_table_add (self->opened, (gpointer) line->group);
      show_lines (self);
      /* The row that was pressed is a hit now. */
      gtk_widget_grab_focus (GTK_WIDGET (row));
    }
}

/* Up from the first row leads back to where the query is typed. */
static gboolean
keynav_failed_cb (AnningSearchView *self,
                  GtkDirectionType  direction)
{
  return direction == GTK_DIR_UP && self->entry != NULL && gtk_widget_grab_focus (self->entry);
}

static gboolean
entry_key_cb (AnningSearchView *self,
              guint             keyval,
              guint             keycode,
              GdkModifierType   state)
{
  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || (state & gtk_accelerator_get_default_mod_mask ()) != 0
      || !gtk_widget_get_mapped (GTK_WIDGET (self->list)) || self->n_shown == 0)
    return GDK_EVENT_PROPAGATE;
  /* Not the list: that would take the focus for itself. */
  return gtk_widget_child_focus (g_ptr_array_index (self->rows, 0), GTK_DIR_TAB_FORWARD);
}

static void
anning_search_view_dispose (GObject *object)
{
  AnningSearchView *self = ANNING_SEARCH_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->loading);
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_SEARCH_VIEW);
  self->stack = NULL;
  g_clear_object (&self->cancellable);
  g_clear_object (&self->loading);
  g_clear_object (&self->store);
  g_clear_weak_pointer (&self->entry);
  G_OBJECT_CLASS (anning_search_view_parent_class)->dispose (object);
}

static void
anning_search_view_finalize (GObject *object)
{
  AnningSearchView *self = ANNING_SEARCH_VIEW (object);

  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_hash_table_unref (self->opened);
  g_ptr_array_unref (self->rows);
  g_free (self->query);
  G_OBJECT_CLASS (anning_search_view_parent_class)->finalize (object);
}

static void
anning_search_view_class_init (AnningSearchViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_search_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_search_view_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/shell/anning-search-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningSearchView, stack);
  gtk_widget_class_bind_template_child (widget_class, AnningSearchView, nothing);
  gtk_widget_class_bind_template_child (widget_class, AnningSearchView, failed);
  gtk_widget_class_bind_template_child (widget_class, AnningSearchView, scroller);
  gtk_widget_class_bind_template_child (widget_class, AnningSearchView, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, keynav_failed_cb);

  signals[SIGNAL_ANSWERED] =
    g_signal_new ("answered", ANNING_TYPE_SEARCH_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_search_view_init (AnningSearchView *self)
{
  self->opened = g_hash_table_new (NULL, NULL);
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header, self, NULL);
}

void
anning_search_view_set_store (AnningSearchView *self,
                              AnningStore      *store)
{
  g_return_if_fail (ANNING_IS_SEARCH_VIEW (self));

  if (!g_set_object (&self->store, store) || store == NULL || self->loading != NULL)
    return;
  self->loading = g_cancellable_new ();
  anning_ui_texts_load_async (self->loading, texts_loaded_cb, g_object_ref (self));
}

void
anning_search_view_set_query (AnningSearchView *self,
                              const char       *query)
{
  g_return_if_fail (ANNING_IS_SEARCH_VIEW (self));

  if (g_strcmp0 (self->query, query) == 0)
    return;
  g_free (self->query);
  self->query = g_strdup (query);
  /* While the texts are being read, the search begins with them. */
  if (self->loading == NULL || query == NULL || *query == '\0')
    search (self);
}

void
anning_search_view_take_keys (AnningSearchView *self,
                              GtkWidget        *entry)
{
  GtkEventController *keys;

  g_return_if_fail (ANNING_IS_SEARCH_VIEW (self) && GTK_IS_WIDGET (entry));

  g_set_weak_pointer (&self->entry, entry);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (entry_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, keys);
}

void
anning_search_view_activate_first (AnningSearchView *self)
{
  g_return_if_fail (ANNING_IS_SEARCH_VIEW (self));

  /* What is listed is the answer to less than was typed. */
  if (self->cancellable != NULL || self->loading != NULL)
    {
      self->opens_first = TRUE;
      return;
    }
  self->opens_first = FALSE;
  for (guint i = 0; self->lines != NULL && i < self->lines->len; i++)
    {
      const AnningSearchLine *line = &g_array_index (self->lines, AnningSearchLine, i);

      if (line->kind == ANNING_SEARCH_LINE_HIT)
        {
          open_hit (self, line->hit);
          return;
        }
    }
}
