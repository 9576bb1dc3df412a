/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident-model.h"

#include <string.h>

#include "anning-conduct-book.h"
#include "anning-date.h"
#include "anning-day-note.h"
#include "anning-format.h"
#include "anning-incident-find.h"
#include "anning-incident-item.h"

/* Rows that are read at once. */
#define PAGE 64
/* Rows that are kept after nobody shows them any more, for scrolling back. */
#define RECENT 1024
/* A stream of changes is answered once. */
#define SETTLE_MS 80

struct _AnningIncidentModel
{
  GObject parent_instance;

  AnningStore *store;
  AnningConductBook *book;
  gboolean only_marked;
  GArray *ids;           /* gint64, newest first */
  GHashTable *items;     /* gint64 * → Shown */
  GQueue recent;         /* AnningIncidentItem, strong, newest first */
  GQueue wanted;         /* page numbers to read, newest first */
  GHashTable *on_list;   /* page numbers in @wanted */
  guint reading_page;    /* G_MAXUINT while none is */
  guint centre;          /* position that is looked at */
  guint generation;      /* of @ids */

  AnningIncidentFilter *filter;
  char *query;

  AnningIncidentsState state;
  GError *error;
  GCancellable *cancellable; /* of the ids under way */
  GHashTable *hits;          /* gint64 * set of the search under way, NULL without one */
  guint settle;
  guint idle;
};

enum
{
  STATE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void anning_incident_model_iface_init (GListModelInterface *iface);
static void read_next_page                   (AnningIncidentModel *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnningIncidentModel, anning_incident_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, anning_incident_model_iface_init))

static void
set_state (AnningIncidentModel  *self,
           AnningIncidentsState  state,
           const GError         *error)
{
  g_clear_error (&self->error);
  if (error != NULL)
    self->error = g_error_copy (error);
  self->state = state;
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

/* ---- items ---- */

/* An item that somebody holds. */
typedef struct
{
  AnningIncidentModel *self;
  gint64 id;
  AnningIncidentItem *item; /* weak */
} Shown;

static void
item_gone (gpointer  data,
           GObject  *where_it_was)
{
  Shown *shown = data;

  g_hash_table_remove (shown->self->items, &shown->id);
}

/* Returns: (transfer full): the one item of @id */
static AnningIncidentItem *
item_for (AnningIncidentModel *self,
          gint64               id)
{
  Shown *shown = g_hash_table_lookup (self->items, &id);

  if (shown != NULL)
    return g_object_ref (shown->item);

  shown = g_new0 (Shown, 1);
  shown->self = self;
  shown->id = id;
  shown->item = anning_incident_item_new (id);
  anning_incident_item_set_mark (shown->item, anning_conduct_book_get_mark (self->book, id));
  g_hash_table_insert (self->items, &shown->id, shown);
  g_object_weak_ref (G_OBJECT (shown->item), item_gone, shown);
  return shown->item;
}

static void
keep_recent (AnningIncidentModel *self,
             AnningIncidentItem  *item)
{
  g_queue_push_head (&self->recent, g_object_ref (item));
  while (self->recent.length > RECENT)
    g_object_unref (g_queue_pop_tail (&self->recent));
}

/* ---- pages ---- */

typedef struct
{
  AnningIncidentModel *self; /* strong */
  guint generation;
  guint page;
  guint first; /* position of the first row asked for: one above the page */
  guint n_ids;
} PageRequest;

static gboolean
same_day (const AnningIncidentRow *a,
          const AnningIncidentRow *b)
{
  AnningCivil first, second;

  anning_instant_to_civil (a->started_at, a->utc_offset, &first);
  anning_instant_to_civil (b->started_at, b->utc_offset, &second);
  return first.year == second.year && first.month == second.month && first.day == second.day;
}

/* What the rules find on the day above it. */
static void
note_day (AnningIncidentModel *self,
          AnningIncidentItem  *item)
{
  const AnningIncidentRow *row = anning_incident_item_get_row (item);
  g_autofree char *note = NULL;
  AnningCivil civil;
  GDate day;

  if (row != NULL && anning_incident_item_begins_day (item))
    {
      anning_instant_to_civil (row->started_at, row->utc_offset, &civil);
      g_date_clear (&day, 1);
      if (g_date_valid_dmy ((GDateDay) civil.day, (GDateMonth) civil.month, (GDateYear) civil.year))
        {
          g_date_set_dmy (&day, (GDateDay) civil.day, (GDateMonth) civil.month, (GDateYear) civil.year);
          note = anning_day_note_dup (self->book, (gint32) g_date_get_julian (&day), self->filter->creditor);
        }
    }
  anning_incident_item_set_day_note (item, note);
}

static void
page_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autofree PageRequest *request = user_data;
  g_autoptr (AnningIncidentModel) self = request->self;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) begins = NULL;
  g_autoptr (GError) error = NULL;

  rows = anning_incidents_rows_finish (ANNING_STORE (source), result, &error);
  self->reading_page = G_MAXUINT;
  if (self->store == NULL)
    return;
  if (rows == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        set_state (self, ANNING_INCIDENTS_FAILED, error);
      return;
    }

  /* Positions moved meanwhile: whoever still shows the rows has asked again. */
  if (request->generation == self->generation)
    {
      guint page_first = request->page * PAGE;

      begins = g_array_sized_new (FALSE, TRUE, sizeof (gboolean), rows->len);
      for (guint i = 0; i < rows->len; i++)
        {
          const AnningIncidentRow *row = g_ptr_array_index (rows, i);
          const AnningIncidentRow *above = i > 0 ? g_ptr_array_index (rows, i - 1) : NULL;
          gboolean first = row != NULL && (above == NULL || !same_day (row, above));

          g_array_append_val (begins, first);
        }
      for (guint i = page_first - request->first; i < rows->len; i++)
        {
          g_autoptr (AnningIncidentItem) item = item_for (self, g_array_index (self->ids, gint64, request->first + i));

          keep_recent (self, item);
          anning_incident_item_fill (item, g_steal_pointer (&rows->pdata[i]), g_array_index (begins, gboolean, i));
          note_day (self, item);
        }
    }
  read_next_page (self);
}

/* Takes the page from the wanted ones in which somebody looks, or the one nearest to it. */
static guint
take_nearest_page (AnningIncidentModel *self)
{
  GList *nearest = self->wanted.head;
  guint centre = self->centre / PAGE;

  for (GList *link = self->wanted.head; link != NULL; link = link->next)
    {
      if (ABS ((gint64) GPOINTER_TO_UINT (link->data) - centre) < ABS ((gint64) GPOINTER_TO_UINT (nearest->data) - centre))
        nearest = link;
    }
  centre = GPOINTER_TO_UINT (nearest->data);
  g_queue_delete_link (&self->wanted, nearest);
  return centre;
}

/* One page at a time, the nearest first: what was scrolled past can wait. */
static void
read_next_page (AnningIncidentModel *self)
{
  PageRequest *request;
  guint page, last;

  if (self->reading_page != G_MAXUINT || self->store == NULL)
    return;

  do
    {
      if (g_queue_is_empty (&self->wanted))
        return;
      page = take_nearest_page (self);
      g_hash_table_remove (self->on_list, GUINT_TO_POINTER (page));
    }
  while (page * PAGE >= self->ids->len);

  request = g_new0 (PageRequest, 1);
  request->self = g_object_ref (self);
  request->generation = self->generation;
  request->page = page;
  /* The row above tells whether the first one begins a day. */
  request->first = page > 0 ? page * PAGE - 1 : 0;
  last = MIN ((page + 1) * PAGE, self->ids->len);
  request->n_ids = last - request->first;
  self->reading_page = page;
  anning_incidents_rows_async (self->store, &g_array_index (self->ids, gint64, request->first),
                               request->n_ids, NULL, page_read_cb, request);
}

static gboolean
read_idle_cb (gpointer user_data)
{
  AnningIncidentModel *self = user_data;

  self->idle = 0;
  read_next_page (self);
  return G_SOURCE_REMOVE;
}

static void
want_page (AnningIncidentModel *self,
           guint                page)
{
  if (page == self->reading_page || !g_hash_table_add (self->on_list, GUINT_TO_POINTER (page)))
    return;
  g_queue_push_head (&self->wanted, GUINT_TO_POINTER (page));
  /* A list asks for many rows in one go. */
  if (self->idle == 0)
    self->idle = g_idle_add (read_idle_cb, self);
}

/* Reads again whatever somebody shows. */
static void
refresh_items (AnningIncidentModel *self)
{
  guint left;

  self->reading_page = G_MAXUINT;
  g_queue_clear (&self->wanted);
  g_hash_table_remove_all (self->on_list);

  while (!g_queue_is_empty (&self->recent))
    g_object_unref (g_queue_pop_tail (&self->recent));
  left = g_hash_table_size (self->items);
  for (guint i = 0; left > 0 && i < self->ids->len; i++)
    {
      if (!g_hash_table_contains (self->items, &g_array_index (self->ids, gint64, i)))
        continue;
      want_page (self, i / PAGE);
      left--;
    }
}

/* ---- ids ---- */

/* Tells listeners about the smallest stretch that covers what changed. */
static void
take_ids (AnningIncidentModel *self,
          GArray              *ids)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->ids);
  guint head = 0, tail = 0;
  guint shorter = MIN (old->len, ids->len);

  while (head < shorter && g_array_index (old, gint64, head) == g_array_index (ids, gint64, head))
    head++;
  while (tail < shorter - head
         && g_array_index (old, gint64, old->len - 1 - tail) == g_array_index (ids, gint64, ids->len - 1 - tail))
    tail++;

  self->ids = g_array_ref (ids);
  self->generation++;
  if (old->len != ids->len || head != ids->len)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, ids->len - head - tail);
  refresh_items (self);
  set_state (self, ANNING_INCIDENTS_READY, NULL);
}

static GArray *
keep_hits (GArray     *ids,
           GHashTable *hits)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (g_hash_table_contains (hits, &id))
        g_array_append_val (kept, id);
    }
  return kept;
}

static void
ids_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (AnningIncidentModel) self = user_data;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) kept = NULL;
  g_autoptr (GArray) marked = NULL;
  g_autoptr (GError) error = NULL;

  ids = anning_incidents_ids_finish (ANNING_STORE (source), result, &error);
  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (ids == NULL)
    {
      set_state (self, ANNING_INCIDENTS_FAILED, error);
      return;
    }
  kept = self->hits != NULL ? keep_hits (ids, self->hits) : g_array_ref (ids);
  if (self->only_marked)
    {
      g_autoptr (GHashTable) marks = anning_conduct_book_dup_marked (self->book);

      marked = keep_hits (kept, marks);
    }
  take_ids (self, marked != NULL ? marked : kept);
}

static void
ask_for_ids (AnningIncidentModel *self)
{
  anning_incidents_ids_async (self->store, self->filter, self->cancellable, ids_cb, g_object_ref (self));
}

static void
hits_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningIncidentModel) self = user_data;
  g_autoptr (GHashTable) hits = NULL;
  g_autoptr (GError) error = NULL;

  hits = anning_incidents_find_finish (ANNING_STORE (source), result, &error);
  /* Cancelled by a newer search. */
  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (hits == NULL)
    {
      set_state (self, ANNING_INCIDENTS_FAILED, error);
      return;
    }

  g_clear_pointer (&self->hits, g_hash_table_unref);
  self->hits = g_steal_pointer (&hits);
  ask_for_ids (self);
}

/* Returns: (transfer full): the words of the tags that are called as the query says, NULL-terminated */
static char **
dup_tags (const char *query)
{
  g_autofree char *wanted = g_utf8_casefold (query, -1);
  GPtrArray *tags = g_ptr_array_new ();

  for (const AnningWord *tag = anning_incident_tags; tag->word != NULL; tag++)
    {
      g_autofree char *label = g_utf8_casefold (anning_format_word (anning_incident_tags, tag->word), -1);

      if (strstr (label, wanted) != NULL)
        g_ptr_array_add (tags, g_strdup (tag->word));
    }
  g_ptr_array_add (tags, NULL);
  return (char **) g_ptr_array_free (tags, FALSE);
}

static gboolean
settled_cb (gpointer user_data)
{
  AnningIncidentModel *self = user_data;

  self->settle = 0;
  anning_incident_model_reload (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (AnningIncidentModel *self)
{
  if (self->settle == 0)
    self->settle = g_timeout_add (SETTLE_MS, settled_cb, self);
}

/* The findings are others: so may be the rows that have some. */
static void
book_changed_cb (AnningIncidentModel *self)
{
  GHashTableIter iter;
  gpointer value;

  if (self->only_marked)
    changed_cb (self);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Shown *shown = value;

      anning_incident_item_set_mark (shown->item, anning_conduct_book_get_mark (self->book, shown->id));
      note_day (self, shown->item);
    }
}

/* ---- the list ---- */

static GType
anning_incident_model_get_item_type (GListModel *list)
{
  return ANNING_TYPE_INCIDENT_ITEM;
}

static guint
anning_incident_model_get_n_items (GListModel *list)
{
  return ANNING_INCIDENT_MODEL (list)->ids->len;
}

static gpointer
anning_incident_model_get_item (GListModel *list,
                                guint       position)
{
  AnningIncidentModel *self = ANNING_INCIDENT_MODEL (list);
  AnningIncidentItem *item;

  if (position >= self->ids->len)
    return NULL;

  item = item_for (self, g_array_index (self->ids, gint64, position));
  if (anning_incident_item_get_row (item) == NULL)
    want_page (self, position / PAGE);
  return item;
}

static void
anning_incident_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = anning_incident_model_get_item_type;
  iface->get_n_items = anning_incident_model_get_n_items;
  iface->get_item = anning_incident_model_get_item;
}

static void
anning_incident_model_dispose (GObject *object)
{
  AnningIncidentModel *self = ANNING_INCIDENT_MODEL (object);
  GHashTableIter iter;
  gpointer value;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->settle, g_source_remove);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->store);

  while (!g_queue_is_empty (&self->recent))
    g_object_unref (g_queue_pop_tail (&self->recent));
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_object_weak_unref (G_OBJECT (((Shown *) value)->item), item_gone, value);
  g_hash_table_remove_all (self->items);
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);

  G_OBJECT_CLASS (anning_incident_model_parent_class)->dispose (object);
}

static void
anning_incident_model_finalize (GObject *object)
{
  AnningIncidentModel *self = ANNING_INCIDENT_MODEL (object);

  g_clear_object (&self->book);
  g_queue_clear (&self->wanted);
  g_hash_table_unref (self->on_list);
  g_hash_table_unref (self->items);
  g_clear_pointer (&self->hits, g_hash_table_unref);
  g_array_unref (self->ids);
  anning_incident_filter_free (self->filter);
  g_free (self->query);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (anning_incident_model_parent_class)->finalize (object);
}

static void
anning_incident_model_class_init (AnningIncidentModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_incident_model_dispose;
  object_class->finalize = anning_incident_model_finalize;

  signals[STATE_CHANGED] = g_signal_new ("state-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_incident_model_init (AnningIncidentModel *self)
{
  static const AnningIncidentFilter all = { NULL };

  self->filter = anning_incident_filter_copy (&all);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->on_list = g_hash_table_new (NULL, NULL);
  self->reading_page = G_MAXUINT;
}

/* Begins to load all incidents. */
AnningIncidentModel *
anning_incident_model_new (AnningStore *store)
{
  AnningIncidentModel *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_INCIDENT_MODEL, NULL);
  self->store = g_object_ref (store);
  self->book = anning_conduct_book_for_store (store);
  g_signal_connect_object (self->book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed::incident", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  anning_incident_model_reload (self);
  return self;
}

void
anning_incident_model_set_filter (AnningIncidentModel        *self,
                                  const AnningIncidentFilter *filter,
                                  const char                 *query)
{
  g_return_if_fail (ANNING_IS_INCIDENT_MODEL (self) && filter != NULL);

  anning_incident_filter_free (self->filter);
  self->filter = anning_incident_filter_copy (filter);
  g_free (self->query);
  self->query = query != NULL ? g_strstrip (g_strdup (query)) : NULL;
  if (self->query != NULL && *self->query == '\0')
    g_clear_pointer (&self->query, g_free);
  anning_incident_model_reload (self);
}

void
anning_incident_model_set_only_marked (AnningIncidentModel *self,
                                       gboolean             only_marked)
{
  g_return_if_fail (ANNING_IS_INCIDENT_MODEL (self));

  if (self->only_marked == only_marked)
    return;
  self->only_marked = only_marked;
  anning_incident_model_reload (self);
}

/* Returns: whether rows may be left out */
gboolean
anning_incident_model_is_filtered (AnningIncidentModel *self)
{
  g_return_val_if_fail (ANNING_IS_INCIDENT_MODEL (self), FALSE);

  return self->query != NULL || self->only_marked || !anning_incident_filter_is_any (self->filter);
}

AnningIncidentsState
anning_incident_model_get_state (AnningIncidentModel *self)
{
  g_return_val_if_fail (ANNING_IS_INCIDENT_MODEL (self), ANNING_INCIDENTS_FAILED);
  return self->state;
}

/* Returns: (nullable): why the list could not be read */
const GError *
anning_incident_model_get_error (AnningIncidentModel *self)
{
  g_return_val_if_fail (ANNING_IS_INCIDENT_MODEL (self), NULL);
  return self->error;
}

/* Asks for the ids again; what is shown stays until they are there. */
void
anning_incident_model_reload (AnningIncidentModel *self)
{
  g_return_if_fail (ANNING_IS_INCIDENT_MODEL (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  if (self->query != NULL)
    {
      g_auto (GStrv) tags = dup_tags (self->query);

      anning_incidents_find_async (self->store, self->query, (const char *const *) tags, self->cancellable, hits_cb,
                                   g_object_ref (self));
    }
  else
    {
      g_clear_pointer (&self->hits, g_hash_table_unref);
      ask_for_ids (self);
    }
}

/* Returns: 0 beyond the end */
gint64
anning_incident_model_get_id (AnningIncidentModel *self,
                              guint                position)
{
  g_return_val_if_fail (ANNING_IS_INCIDENT_MODEL (self), 0);
  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

guint
anning_incident_model_get_position (AnningIncidentModel *self,
                                    gint64               id)
{
  g_return_val_if_fail (ANNING_IS_INCIDENT_MODEL (self), G_MAXUINT);

  for (guint i = 0; i < self->ids->len; i++)
    {
      if (g_array_index (self->ids, gint64, i) == id)
        return i;
    }
  return G_MAXUINT;
}

/* What is read first when there is much to read: @position and what stands around it. */
void
anning_incident_model_set_centre (AnningIncidentModel *self,
                                  guint                position)
{
  g_return_if_fail (ANNING_IS_INCIDENT_MODEL (self));
  self->centre = position;
}
