/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-row-filler.h"

#include <time.h>

/*
 * What a frame has time for, in µs of the processor. The layout of what was filled takes
 * three times as long again, and the list itself gives its rows other items: of 16 ms
 * these leave enough. Beyond the edges nothing is urgent.
 */
#define MOST_IN_SIGHT_US 1500
#define MOST_BEYOND_US 300
/* Frames until a row that was bound stands where it belongs. */
#define FRAMES_TO_PLACE 2

struct _AnningRowFiller
{
  GObject parent_instance;

  GtkWidget *list;     /* weak */
  GHashTable *waiting; /* GtkWidget → Waiting */
  guint tick;
};

typedef struct
{
  AnningFillRow fill;
  gint64 ready; /* the frame from which on it is placed */
} Waiting;

/* One that can be filled now. */
typedef struct
{
  GtkWidget *cell;
  AnningFillRow fill;
  double distance; /* px from what is in sight, 0 in it */
} Ready;

G_DEFINE_FINAL_TYPE (AnningRowFiller, anning_row_filler, G_TYPE_OBJECT)

static GQuark
filler_quark (void)
{
  return g_quark_from_static_string ("anning-row-filler");
}

static gint64
get_frame (AnningRowFiller *self)
{
  GdkFrameClock *clock = self->list != NULL ? gtk_widget_get_frame_clock (self->list) : NULL;

  return clock != NULL ? gdk_frame_clock_get_frame_counter (clock) : 0;
}

static double
get_distance (AnningRowFiller *self,
              GtkWidget       *cell)
{
  double x, y, beyond;

  /* A list gives no place to most of what is out of sight. */
  if (!gtk_widget_get_mapped (cell) || !gtk_widget_translate_coordinates (cell, self->list, 0, 0, &x, &y))
    return G_MAXDOUBLE;
  beyond = y - gtk_widget_get_height (self->list);
  return MAX (MAX (beyond, -(y + gtk_widget_get_height (cell))), 0);
}

static int
compare_ready (gconstpointer a,
               gconstpointer b)
{
  double first = ((const Ready *) a)->distance;
  double second = ((const Ready *) b)->distance;

  return (first > second) - (first < second);
}

/* Of this thread: what others do at the same time is not the list's. */
static gint64
read_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_GINT64_CONSTANT (1000000) + now.tv_nsec / 1000;
}

/* Fills those of @ready, nearest first, for which there is time; one at least. */
static void
fill_rows (AnningRowFiller *self,
           GArray          *ready)
{
  gint64 began = read_us ();

  for (guint i = 0; i < ready->len; i++)
    {
      const Ready *one = &g_array_index (ready, Ready, i);

      if (i > 0 && read_us () - began > (one->distance > 0 ? MOST_BEYOND_US : MOST_IN_SIGHT_US))
        break;
      if (g_hash_table_remove (self->waiting, one->cell))
        one->fill (one->cell);
    }
}

static gboolean
tick_cb (GtkWidget     *list,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  AnningRowFiller *self = user_data;
  gint64 frame = gdk_frame_clock_get_frame_counter (clock);
  g_autoptr (GArray) ready = g_array_sized_new (FALSE, FALSE, sizeof (Ready), g_hash_table_size (self->waiting));
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Waiting *waiting = value;
      Ready one = { key, waiting->fill, 0 };

      if (waiting->ready > frame)
        continue;
      one.distance = get_distance (self, one.cell);
      g_array_append_val (ready, one);
    }
  g_array_sort (ready, compare_ready);
  fill_rows (self, ready);
  if (g_hash_table_size (self->waiting) > 0)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
anning_row_filler_dispose (GObject *object)
{
  AnningRowFiller *self = ANNING_ROW_FILLER (object);

  if (self->list != NULL && self->tick != 0)
    gtk_widget_remove_tick_callback (self->list, self->tick);
  self->tick = 0;
  g_clear_weak_pointer (&self->list);
  G_OBJECT_CLASS (anning_row_filler_parent_class)->dispose (object);
}

static void
anning_row_filler_finalize (GObject *object)
{
  g_hash_table_unref (ANNING_ROW_FILLER (object)->waiting);
  G_OBJECT_CLASS (anning_row_filler_parent_class)->finalize (object);
}

static void
anning_row_filler_class_init (AnningRowFillerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_row_filler_dispose;
  object_class->finalize = anning_row_filler_finalize;
}

static void
anning_row_filler_init (AnningRowFiller *self)
{
  self->waiting = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

AnningRowFiller *
anning_row_filler_for_list (GtkWidget *list)
{
  AnningRowFiller *self;

  g_return_val_if_fail (GTK_IS_WIDGET (list), NULL);

  self = g_object_get_qdata (G_OBJECT (list), filler_quark ());
  if (self == NULL)
    {
      self = g_object_new (ANNING_TYPE_ROW_FILLER, NULL);
      g_set_weak_pointer (&self->list, list);
      g_object_set_qdata_full (G_OBJECT (list), filler_quark (), self, g_object_unref);
    }
  return g_object_ref (self);
}

void
anning_row_filler_add (AnningRowFiller *self,
                       GtkWidget       *cell,
                       AnningFillRow    fill,
                       gboolean         moved)
{
  Waiting *waiting;

  g_return_if_fail (ANNING_IS_ROW_FILLER (self) && GTK_IS_WIDGET (cell) && fill != NULL);

  if (self->list == NULL)
    return;
  waiting = g_hash_table_lookup (self->waiting, cell);
  if (waiting == NULL)
    {
      waiting = g_new0 (Waiting, 1);
      g_hash_table_insert (self->waiting, cell, waiting);
    }
  waiting->fill = fill;
  if (moved)
    waiting->ready = get_frame (self) + FRAMES_TO_PLACE;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (self->list, tick_cb, self, NULL);
}

void
anning_row_filler_remove (AnningRowFiller *self,
                          GtkWidget       *cell)
{
  g_return_if_fail (ANNING_IS_ROW_FILLER (self));

  g_hash_table_remove (self->waiting, cell);
}
