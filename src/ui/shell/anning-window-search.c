/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-window-search.h"

#include "anning-search-view.h"

struct _AnningWindowSearch
{
  GObject parent_instance;

  AnningStore *store;
  GtkSearchBar *bar;
  GtkSearchEntry *entry;
  GtkStack *stack;
  AdwBin *place;
};

G_DEFINE_FINAL_TYPE (AnningWindowSearch, anning_window_search, G_TYPE_OBJECT)

static gboolean
has_words (AnningWindowSearch *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';
}

/* The pages give way when there is something to show instead: a painting less for each key. */
static void
answered_cb (AnningWindowSearch *self)
{
  if (has_words (self) && gtk_search_bar_get_search_mode (self->bar))
    gtk_stack_set_visible_child_name (self->stack, "results");
}

/* With the first search. */
static AnningSearchView *
ensure_view (AnningWindowSearch *self)
{
  GtkWidget *child = adw_bin_get_child (self->place);
  AnningSearchView *view;

  if (child != NULL)
    return ANNING_SEARCH_VIEW (child);
  view = g_object_new (ANNING_TYPE_SEARCH_VIEW, NULL);
  adw_bin_set_child (self->place, GTK_WIDGET (view));
  g_signal_connect_object (view, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  anning_search_view_take_keys (view, GTK_WIDGET (self->entry));
  anning_search_view_set_store (view, self->store);
  return view;
}

static void
changed_cb (AnningWindowSearch *self)
{
  if (has_words (self) || adw_bin_get_child (self->place) != NULL)
    anning_search_view_set_query (ensure_view (self), gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  if (!has_words (self))
    gtk_stack_set_visible_child_name (self->stack, "pages");
}

static void
activate_cb (AnningWindowSearch *self)
{
  if (has_words (self))
    anning_search_view_activate_first (ensure_view (self));
}

static void
mode_cb (AnningWindowSearch *self)
{
  /* The texts are read while the first word is being typed. */
  if (gtk_search_bar_get_search_mode (self->bar) && self->store != NULL)
    ensure_view (self);
  else
    gtk_stack_set_visible_child_name (self->stack, "pages");
}

static void
anning_window_search_finalize (GObject *object)
{
  g_clear_object (&ANNING_WINDOW_SEARCH (object)->store);
  G_OBJECT_CLASS (anning_window_search_parent_class)->finalize (object);
}

static void
anning_window_search_class_init (AnningWindowSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_window_search_finalize;
}

static void
anning_window_search_init (AnningWindowSearch *self)
{
}

AnningWindowSearch *
anning_window_search_new (GtkSearchBar   *bar,
                          GtkSearchEntry *entry,
                          GtkStack       *stack,
                          AdwBin         *place)
{
  AnningWindowSearch *self;

  g_return_val_if_fail (GTK_IS_SEARCH_BAR (bar), NULL);
  g_return_val_if_fail (GTK_IS_SEARCH_ENTRY (entry), NULL);
  g_return_val_if_fail (GTK_IS_STACK (stack), NULL);
  g_return_val_if_fail (ADW_IS_BIN (place), NULL);

  self = g_object_new (ANNING_TYPE_WINDOW_SEARCH, NULL);
  self->bar = bar;
  self->entry = entry;
  self->stack = stack;
  self->place = place;
  gtk_search_bar_connect_entry (bar, GTK_EDITABLE (entry));
  g_signal_connect_object (bar, "notify::search-mode-enabled", G_CALLBACK (mode_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
anning_window_search_set_store (AnningWindowSearch *self,
                                AnningStore        *store)
{
  g_return_if_fail (ANNING_IS_WINDOW_SEARCH (self));
  g_return_if_fail (store == NULL || ANNING_IS_STORE (store));

  g_set_object (&self->store, store);
  if (store == NULL)
    {
      anning_window_search_leave (self);
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      adw_bin_set_child (self->place, NULL);
    }
  else if (adw_bin_get_child (self->place) != NULL)
    {
      anning_search_view_set_store (ensure_view (self), store);
    }
}

void
anning_window_search_begin (AnningWindowSearch *self)
{
  g_return_if_fail (ANNING_IS_WINDOW_SEARCH (self));

  /* Of the focus on what was not on the screen yet GTK 4.8 tells nothing. */
  gtk_widget_realize (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))));
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
anning_window_search_leave (AnningWindowSearch *self)
{
  g_return_if_fail (ANNING_IS_WINDOW_SEARCH (self));

  gtk_search_bar_set_search_mode (self->bar, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "pages");
}
