/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-planner-view.h"

#include "anning-heading.h"

#define COLUMN_WIDTH 680
#define COLUMN_WIDTH_WIDE 1100

typedef struct
{
  AnningPlannerBook *book;
  gint64 debt_id;

  AdwClamp *clamp;
  GtkBox *column;
  GtkLabel *title;
  GtkLabel *intro;

  guint stale : 1; /* the book changed while nobody could see it */
} AnningPlannerViewPrivate;

enum
{
  PROP_0,
  PROP_BOOK,
  PROP_DEBT_ID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AnningPlannerView, anning_planner_view, ADW_TYPE_BIN)

static AnningPlannerViewPrivate *
get_private (AnningPlannerView *self)
{
  return anning_planner_view_get_instance_private (self);
}

static void
anning_planner_view_map (GtkWidget *widget)
{
  AnningPlannerView *self = ANNING_PLANNER_VIEW (widget);

  /* Before it is mapped: its first frame shows everything. */
  if (get_private (self)->stale)
    anning_planner_view_update (self);

  GTK_WIDGET_CLASS (anning_planner_view_parent_class)->map (widget);
}

/* A scrolled window that has the focus itself would hand it on past all that stands in it. */
static gboolean
anning_planner_view_focus (GtkWidget        *widget,
                           GtkDirectionType  direction)
{
  AnningPlannerViewPrivate *priv = get_private (ANNING_PLANNER_VIEW (widget));
  GtkWidget *scroller = adw_bin_get_child (ADW_BIN (widget));

  if (direction == GTK_DIR_TAB_FORWARD && scroller != NULL && gtk_widget_is_focus (scroller)
      && gtk_widget_child_focus (GTK_WIDGET (priv->clamp), direction))
    return TRUE;
  return GTK_WIDGET_CLASS (anning_planner_view_parent_class)->focus (widget, direction);
}

static void
anning_planner_view_constructed (GObject *object)
{
  AnningPlannerView *self = ANNING_PLANNER_VIEW (object);
  AnningPlannerViewPrivate *priv = get_private (self);

  G_OBJECT_CLASS (anning_planner_view_parent_class)->constructed (object);

  priv->stale = TRUE;
  if (priv->book != NULL)
    g_signal_connect_object (priv->book, "changed", G_CALLBACK (anning_planner_view_refresh), self, G_CONNECT_SWAPPED);
}

static void
anning_planner_view_dispose (GObject *object)
{
  AnningPlannerViewPrivate *priv = get_private (ANNING_PLANNER_VIEW (object));

  g_clear_object (&priv->book);

  G_OBJECT_CLASS (anning_planner_view_parent_class)->dispose (object);
}

static void
anning_planner_view_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  AnningPlannerViewPrivate *priv = get_private (ANNING_PLANNER_VIEW (object));

  switch (prop_id)
    {
    case PROP_BOOK:
      g_value_set_object (value, priv->book);
      break;
    case PROP_DEBT_ID:
      g_value_set_int64 (value, priv->debt_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_planner_view_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  AnningPlannerViewPrivate *priv = get_private (ANNING_PLANNER_VIEW (object));

  switch (prop_id)
    {
    case PROP_BOOK:
      priv->book = g_value_dup_object (value);
      break;
    case PROP_DEBT_ID:
      priv->debt_id = g_value_get_int64 (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_planner_view_class_init (AnningPlannerViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = anning_planner_view_constructed;
  object_class->dispose = anning_planner_view_dispose;
  object_class->get_property = anning_planner_view_get_property;
  object_class->set_property = anning_planner_view_set_property;
  widget_class->focus = anning_planner_view_focus;
  widget_class->map = anning_planner_view_map;

  properties[PROP_BOOK] =
    g_param_spec_object ("book", NULL, NULL, ANNING_TYPE_PLANNER_BOOK,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DEBT_ID] =
    g_param_spec_int64 ("debt-id", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static GtkLabel *
add_label (AnningPlannerView *self,
           const char        *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  gtk_widget_set_visible (label, FALSE);
  anning_planner_view_add (self, label);
  return GTK_LABEL (label);
}

static void
anning_planner_view_init (AnningPlannerView *self)
{
  AnningPlannerViewPrivate *priv = get_private (self);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  priv->column = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_widget_set_margin_top (GTK_WIDGET (priv->column), 24);
  gtk_widget_set_margin_bottom (GTK_WIDGET (priv->column), 24);
  gtk_widget_set_margin_start (GTK_WIDGET (priv->column), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (priv->column), 12);
  priv->title = add_label (self, "title-1");
  anning_heading_set_level (GTK_WIDGET (priv->title), 1);
  priv->intro = add_label (self, "dim-label");

  priv->clamp = ADW_CLAMP (adw_clamp_new ());
  adw_clamp_set_maximum_size (priv->clamp, COLUMN_WIDTH);
  adw_clamp_set_tightening_threshold (priv->clamp, 480);
  adw_clamp_set_child (priv->clamp, GTK_WIDGET (priv->column));

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (priv->clamp));
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

AnningPlannerBook *
anning_planner_view_get_book (AnningPlannerView *self)
{
  g_return_val_if_fail (ANNING_IS_PLANNER_VIEW (self), NULL);

  return get_private (self)->book;
}

AnningStore *
anning_planner_view_get_store (AnningPlannerView *self)
{
  g_return_val_if_fail (ANNING_IS_PLANNER_VIEW (self), NULL);

  return anning_planner_book_get_store (get_private (self)->book);
}

gint64
anning_planner_view_get_debt_id (AnningPlannerView *self)
{
  g_return_val_if_fail (ANNING_IS_PLANNER_VIEW (self), 0);

  return get_private (self)->debt_id;
}

const AnningDebtCase *
anning_planner_view_get_case (AnningPlannerView *self)
{
  AnningPlannerViewPrivate *priv;

  g_return_val_if_fail (ANNING_IS_PLANNER_VIEW (self), NULL);

  priv = get_private (self);
  return anning_planner_book_get_case (priv->book, priv->debt_id);
}

static void
set_text (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

void
anning_planner_view_set_title (AnningPlannerView *self,
                               const char        *title)
{
  g_return_if_fail (ANNING_IS_PLANNER_VIEW (self));

  set_text (get_private (self)->title, title);
}

void
anning_planner_view_set_intro (AnningPlannerView *self,
                               const char        *intro)
{
  g_return_if_fail (ANNING_IS_PLANNER_VIEW (self));

  set_text (get_private (self)->intro, intro);
}

void
anning_planner_view_add (AnningPlannerView *self,
                         GtkWidget         *widget)
{
  g_return_if_fail (ANNING_IS_PLANNER_VIEW (self));

  gtk_box_append (get_private (self)->column, widget);
}

void
anning_planner_view_set_wide (AnningPlannerView *self)
{
  g_return_if_fail (ANNING_IS_PLANNER_VIEW (self));

  adw_clamp_set_maximum_size (get_private (self)->clamp, COLUMN_WIDTH_WIDE);
}

void
anning_planner_view_update (AnningPlannerView *self)
{
  AnningPlannerViewPrivate *priv;

  g_return_if_fail (ANNING_IS_PLANNER_VIEW (self));

  priv = get_private (self);
  priv->stale = FALSE;
  if (priv->book != NULL && anning_planner_book_get_loaded (priv->book)
      && ANNING_PLANNER_VIEW_GET_CLASS (self)->update != NULL)
    ANNING_PLANNER_VIEW_GET_CLASS (self)->update (self);
}

void
anning_planner_view_refresh (AnningPlannerView *self)
{
  g_return_if_fail (ANNING_IS_PLANNER_VIEW (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    anning_planner_view_update (self);
  else
    get_private (self)->stale = TRUE;
}

void
anning_planner_view_flush (AnningPlannerView *self)
{
  g_return_if_fail (ANNING_IS_PLANNER_VIEW (self));

  if (ANNING_PLANNER_VIEW_GET_CLASS (self)->flush != NULL)
    ANNING_PLANNER_VIEW_GET_CLASS (self)->flush (self);
}
