/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-page-holder.h"

struct _AnningPageHolder
{
  AdwBin parent_instance;

  GType page_type;
  AnningStore *store;
};

enum
{
  SIGNAL_PAGE_MADE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningPageHolder, anning_page_holder, ADW_TYPE_BIN)

static void
anning_page_holder_map (GtkWidget *widget)
{
  anning_page_holder_get_page (ANNING_PAGE_HOLDER (widget));
  GTK_WIDGET_CLASS (anning_page_holder_parent_class)->map (widget);
}

static void
anning_page_holder_dispose (GObject *object)
{
  g_clear_object (&ANNING_PAGE_HOLDER (object)->store);
  G_OBJECT_CLASS (anning_page_holder_parent_class)->dispose (object);
}

static void
anning_page_holder_class_init (AnningPageHolderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_page_holder_dispose;
  GTK_WIDGET_CLASS (klass)->map = anning_page_holder_map;

  signals[SIGNAL_PAGE_MADE] =
    g_signal_new ("page-made", ANNING_TYPE_PAGE_HOLDER, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, ANNING_TYPE_PAGE);
}

static void
anning_page_holder_init (AnningPageHolder *self)
{
}

void
anning_page_holder_set_up (AnningPageHolder *self,
                           GType             page_type,
                           AnningStore      *store)
{
  g_return_if_fail (ANNING_IS_PAGE_HOLDER (self));
  g_return_if_fail (g_type_is_a (page_type, ANNING_TYPE_PAGE));
  g_return_if_fail (ANNING_IS_STORE (store));

  self->page_type = page_type;
  g_set_object (&self->store, store);
  if (anning_page_holder_peek_page (self) != NULL)
    anning_page_set_store (anning_page_holder_peek_page (self), store);
  else if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    anning_page_holder_get_page (self);
}

void
anning_page_holder_clear (AnningPageHolder *self)
{
  g_return_if_fail (ANNING_IS_PAGE_HOLDER (self));

  g_clear_object (&self->store);
  adw_bin_set_child (ADW_BIN (self), NULL);
}

AnningPage *
anning_page_holder_get_page (AnningPageHolder *self)
{
  AnningPage *page;

  g_return_val_if_fail (ANNING_IS_PAGE_HOLDER (self), NULL);

  page = anning_page_holder_peek_page (self);
  if (page != NULL || self->store == NULL)
    return page;

  page = g_object_new (self->page_type, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (page));
  g_signal_emit (self, signals[SIGNAL_PAGE_MADE], 0, page);
  anning_page_set_store (page, self->store);
  return page;
}

AnningPage *
anning_page_holder_peek_page (AnningPageHolder *self)
{
  g_return_val_if_fail (ANNING_IS_PAGE_HOLDER (self), NULL);
  return (AnningPage *) adw_bin_get_child (ADW_BIN (self));
}
