/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-conduct-book.h"

#include <string.h>

#include "anning-conduct-work.h"
#include "anning-records.h"

/* A stream of changes is answered once. */
#define SETTLE_MS 80
/* From so many on, reading all is no more work. */
#define MOST_EDITS 32

struct _AnningConductBook
{
  GObject parent_instance;

  AnningStore *store;
  GCancellable *cancellable;
  GArray *contacts;          /* AnningContact; never changed once it is here */
  AnningContactNames *names; /* a thread may read it while @working */
  AnningFindings *findings;
  GArray *links;             /* AnningConductLink, by incident */
  GArray *marks;             /* AnningMarkedIncident, by incident */
  GHashTable *dismissals;    /* char * key → AnningDismissal */
  GError *error;

  GHashTable *edited;        /* gint64 *: incidents to read again */
  gboolean all_edited;
  gboolean dismissals_edited;
  gboolean working;
  gboolean loaded;
  guint settle;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void run (AnningConductBook *self);

G_DEFINE_FINAL_TYPE (AnningConductBook, anning_conduct_book, G_TYPE_OBJECT)

static GQuark
book_quark (void)
{
  return g_quark_from_static_string ("anning-conduct-book");
}

static void
work_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  anning_conduct_work_run (data);
  g_task_return_boolean (task, TRUE);
}

static void
worked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  AnningConductBook *self = ANNING_CONDUCT_BOOK (source);
  AnningConductWork *work = g_task_get_task_data (G_TASK (result));

  self->working = FALSE;
  if (self->store == NULL)
    return;
  if (work->findings != NULL)
    {
      g_array_unref (self->contacts);
      self->contacts = g_steal_pointer (&work->contacts);
      anning_findings_free (self->findings);
      self->findings = g_steal_pointer (&work->findings);
    }
  if (work->fresh_names != NULL)
    {
      anning_contact_names_free (self->names);
      self->names = g_steal_pointer (&work->fresh_names);
    }
  g_array_unref (self->links);
  self->links = g_steal_pointer (&work->links);
  g_array_unref (self->marks);
  self->marks = g_steal_pointer (&work->marks);
  self->loaded = TRUE;
  g_clear_error (&self->error);
  g_signal_emit (self, signals[CHANGED], 0);
  run (self);
}

/* @work: (transfer full) */
static void
begin_work (AnningConductBook *self,
            AnningConductWork *work)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, worked_cb, NULL);
  GHashTableIter iter;
  gpointer key;

  work->names = work->fresh_names != NULL ? work->fresh_names : self->names;
  work->dismissed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, self->dismissals);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (work->dismissed, g_strdup (key));
  g_task_set_source_tag (task, begin_work);
  g_task_set_task_data (task, work, (GDestroyNotify) anning_conduct_work_free);
  g_task_run_in_thread (task, work_thread);
}

static void
fail (AnningConductBook *self,
      const GError      *error)
{
  self->working = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    return;
  g_clear_error (&self->error);
  self->error = g_error_copy (error);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
read_all_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AnningConductBook) self = user_data;
  g_autoptr (AnningContactLog) log = NULL;
  g_autoptr (GError) error = NULL;
  AnningConductWork *work;

  log = anning_contacts_read_finish (ANNING_STORE (source), result, &error);
  if (log == NULL)
    {
      self->all_edited = TRUE;
      fail (self, error);
      return;
    }
  work = anning_conduct_work_new ();
  work->contacts = g_array_ref (log->contacts);
  work->fresh_names = g_steal_pointer (&log->names);
  begin_work (self, work);
}

/* Gives @contact, read with the names of @log, the ids of the book's names. */
static void
take_names (AnningConductBook      *self,
            const AnningContactLog *log,
            AnningContact          *contact)
{
  const struct
  {
    AnningNameKind kind;
    guint32 *id;
  } ids[] = {
    { ANNING_NAME_CREDITOR, &contact->creditor },
    { ANNING_NAME_COLLECTOR, &contact->collector },
    { ANNING_NAME_NUMBER, &contact->from_number },
    { ANNING_NAME_NUMBER, &contact->to_number },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    *ids[i].id = anning_contact_names_add (self->names, ids[i].kind,
                                           anning_contact_names_get (log->names, ids[i].kind, *ids[i].id));
}

typedef struct
{
  AnningConductBook *self; /* strong */
  GArray *ids;
} Edit;

static void
edit_free (Edit *edit)
{
  g_object_unref (edit->self);
  g_array_unref (edit->ids);
  g_free (edit);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Edit, edit_free)

static void
read_edited_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Edit) edit = user_data;
  AnningConductBook *self = edit->self;
  g_autoptr (AnningContactLog) log = NULL;
  g_autoptr (GError) error = NULL;
  AnningConductWork *work;

  log = anning_contacts_read_finish (ANNING_STORE (source), result, &error);
  if (log == NULL)
    {
      self->all_edited = TRUE;
      fail (self, error);
      return;
    }
  for (guint i = 0; i < log->contacts->len; i++)
    take_names (self, log, &g_array_index (log->contacts, AnningContact, i));
  work = anning_conduct_work_new ();
  work->contacts = g_array_ref (self->contacts);
  work->was_found = self->findings;
  work->edited = g_array_ref (edit->ids);
  work->fresh = g_array_ref (log->contacts);
  begin_work (self, work);
}

static void
read_edited (AnningConductBook *self)
{
  Edit *edit = g_new0 (Edit, 1);
  GHashTableIter iter;
  gpointer id;

  edit->self = g_object_ref (self);
  edit->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_hash_table_iter_init (&iter, self->edited);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (edit->ids, id, 1);
  g_hash_table_remove_all (self->edited);
  anning_contacts_read_async (self->store, (gconstpointer) edit->ids->data, edit->ids->len, self->cancellable,
                              read_edited_cb, edit);
}

static void
dismissals_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (AnningConductBook) self = user_data;
  g_autoptr (GPtrArray) dismissals = NULL;
  g_autoptr (GError) error = NULL;

  dismissals = anning_records_list_finish (ANNING_STORE (source), result, &error);
  if (dismissals == NULL)
    {
      self->dismissals_edited = TRUE;
      fail (self, error);
      return;
    }
  g_hash_table_remove_all (self->dismissals);
  for (guint i = 0; i < dismissals->len; i++)
    {
      AnningDismissal *dismissal = g_ptr_array_index (dismissals, i);

      if (dismissal->finding != NULL)
        g_hash_table_replace (self->dismissals, g_strdup (dismissal->finding), anning_dismissal_copy (dismissal));
    }
  self->working = FALSE;
  if (self->loaded && !self->all_edited && g_hash_table_size (self->edited) == 0)
    {
      AnningConductWork *work = anning_conduct_work_new ();

      work->contacts = g_array_ref (self->contacts);
      work->was_found = self->findings;
      work->edited = g_array_new (FALSE, FALSE, sizeof (gint64));
      self->working = TRUE;
      begin_work (self, work);
      return;
    }
  run (self);
}

/* One step at a time, until nothing is left to do. */
static void
run (AnningConductBook *self)
{
  if (self->working || self->settle != 0 || self->store == NULL || !anning_store_get_is_open (self->store))
    return;

  if (self->dismissals_edited)
    {
      self->dismissals_edited = FALSE;
      self->working = TRUE;
      anning_records_list_async (self->store, &anning_dismissal_type, NULL, 0, self->cancellable, dismissals_cb,
                                 g_object_ref (self));
    }
  else if (self->all_edited || g_hash_table_size (self->edited) > MOST_EDITS)
    {
      self->all_edited = FALSE;
      g_hash_table_remove_all (self->edited);
      self->working = TRUE;
      anning_contacts_read_async (self->store, NULL, 0, self->cancellable, read_all_cb, g_object_ref (self));
    }
  else if (g_hash_table_size (self->edited) > 0)
    {
      self->working = TRUE;
      read_edited (self);
    }
}

static gboolean
settled_cb (gpointer user_data)
{
  AnningConductBook *self = user_data;

  self->settle = 0;
  run (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (AnningConductBook *self,
            const char        *table,
            gint64             id)
{
  if (g_strcmp0 (table, "dismissal") == 0)
    self->dismissals_edited = TRUE;
  else if (g_strcmp0 (table, "incident") == 0 && id != 0)
    g_hash_table_add (self->edited, g_memdup2 (&id, sizeof id));
  else if (g_strcmp0 (table, "incident") == 0 || g_strcmp0 (table, "debt") == 0 || g_strcmp0 (table, "relative") == 0
           || g_strcmp0 (table, "proposal") == 0 || g_strcmp0 (table, "marker") == 0)
    self->all_edited = TRUE;
  else
    return;
  if (self->settle == 0)
    self->settle = g_timeout_add (SETTLE_MS, settled_cb, self);
}

static void
anning_conduct_book_dispose (GObject *object)
{
  AnningConductBook *self = ANNING_CONDUCT_BOOK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->settle, g_source_remove);
  if (self->store != NULL)
    g_object_set_qdata (G_OBJECT (self->store), book_quark (), NULL);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_conduct_book_parent_class)->dispose (object);
}

static void
anning_conduct_book_finalize (GObject *object)
{
  AnningConductBook *self = ANNING_CONDUCT_BOOK (object);

  g_clear_object (&self->cancellable);
  g_array_unref (self->contacts);
  anning_contact_names_free (self->names);
  anning_findings_free (self->findings);
  g_array_unref (self->links);
  g_array_unref (self->marks);
  g_hash_table_unref (self->dismissals);
  g_hash_table_unref (self->edited);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (anning_conduct_book_parent_class)->finalize (object);
}

static void
anning_conduct_book_class_init (AnningConductBookClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_conduct_book_dispose;
  object_class->finalize = anning_conduct_book_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_conduct_book_init (AnningConductBook *self)
{
  self->cancellable = g_cancellable_new ();
  self->contacts = g_array_new (FALSE, FALSE, sizeof (AnningContact));
  self->names = anning_contact_names_new ();
  self->findings = anning_findings_new ();
  self->links = g_array_new (FALSE, FALSE, sizeof (AnningConductLink));
  self->marks = g_array_new (FALSE, FALSE, sizeof (AnningMarkedIncident));
  self->dismissals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) anning_dismissal_free);
  self->edited = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->all_edited = TRUE;
  self->dismissals_edited = TRUE;
}

AnningConductBook *
anning_conduct_book_for_store (AnningStore *store)
{
  AnningConductBook *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_get_qdata (G_OBJECT (store), book_quark ());
  if (self != NULL)
    return g_object_ref (self);
  self = g_object_new (ANNING_TYPE_CONDUCT_BOOK, NULL);
  self->store = g_object_ref (store);
  g_object_set_qdata (G_OBJECT (store), book_quark (), self);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  run (self);
  return self;
}

gboolean
anning_conduct_book_get_loaded (AnningConductBook *self)
{
  g_return_val_if_fail (ANNING_IS_CONDUCT_BOOK (self), FALSE);
  return self->loaded;
}

const GError *
anning_conduct_book_get_error (AnningConductBook *self)
{
  g_return_val_if_fail (ANNING_IS_CONDUCT_BOOK (self), NULL);
  return self->error;
}

void
anning_conduct_book_reload (AnningConductBook *self)
{
  g_return_if_fail (ANNING_IS_CONDUCT_BOOK (self));

  self->all_edited = TRUE;
  self->dismissals_edited = TRUE;
  run (self);
}

GArray *
anning_conduct_book_get_contacts (AnningConductBook *self)
{
  g_return_val_if_fail (ANNING_IS_CONDUCT_BOOK (self), NULL);
  return self->contacts;
}

const AnningContactNames *
anning_conduct_book_get_names (AnningConductBook *self)
{
  g_return_val_if_fail (ANNING_IS_CONDUCT_BOOK (self), NULL);
  return self->names;
}

const AnningFindings *
anning_conduct_book_get_findings (AnningConductBook *self)
{
  g_return_val_if_fail (ANNING_IS_CONDUCT_BOOK (self), NULL);
  return self->findings;
}

static int
compare_severity (gconstpointer a,
                  gconstpointer b)
{
  const AnningFinding *first = *(const AnningFinding *const *) a;
  const AnningFinding *second = *(const AnningFinding *const *) b;

  if (first->severity != second->severity)
    return first->severity > second->severity ? -1 : 1;
  return first < second ? -1 : first > second;
}

/* The first of @entries, each of @size and beginning with the incident, that is not below @incident. */
static guint
find_first (const GArray *entries,
            gsize         size,
            gint64        incident)
{
  guint first = 0, end = entries->len;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (*(const gint64 *) (gconstpointer) (entries->data + middle * size) < incident)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

GPtrArray *
anning_conduct_book_find (AnningConductBook *self,
                          gint64             incident_id)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  g_return_val_if_fail (ANNING_IS_CONDUCT_BOOK (self), NULL);

  for (guint i = find_first (self->links, sizeof (AnningConductLink), incident_id); i < self->links->len; i++)
    {
      const AnningConductLink *link = &g_array_index (self->links, AnningConductLink, i);

      if (link->incident != incident_id)
        break;
      g_ptr_array_add (found, &g_array_index (self->findings->list, AnningFinding, link->finding));
    }
  g_ptr_array_sort (found, compare_severity);
  return g_steal_pointer (&found);
}

const AnningContact *
anning_conduct_book_get_contact (AnningConductBook *self,
                                 gint64             incident_id)
{
  g_return_val_if_fail (ANNING_IS_CONDUCT_BOOK (self), NULL);
  return anning_conduct_work_find_contact (self->contacts, incident_id);
}

AnningConductMark
anning_conduct_book_get_mark (AnningConductBook *self,
                              gint64             incident_id)
{
  AnningConductMark none = { 0, ANNING_SEVERITY_INFO };
  guint place;

  g_return_val_if_fail (ANNING_IS_CONDUCT_BOOK (self), none);

  place = find_first (self->marks, sizeof (AnningMarkedIncident), incident_id);
  if (place < self->marks->len && g_array_index (self->marks, AnningMarkedIncident, place).incident == incident_id)
    return g_array_index (self->marks, AnningMarkedIncident, place).mark;
  return none;
}

GHashTable *
anning_conduct_book_dup_marked (AnningConductBook *self)
{
  GHashTable *marked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  g_return_val_if_fail (ANNING_IS_CONDUCT_BOOK (self), marked);

  for (guint i = 0; i < self->marks->len; i++)
    g_hash_table_add (marked, g_memdup2 (&g_array_index (self->marks, AnningMarkedIncident, i).incident, sizeof (gint64)));
  return marked;
}

const AnningDismissal *
anning_conduct_book_get_dismissal (AnningConductBook   *self,
                                   const AnningFinding *finding)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (ANNING_IS_CONDUCT_BOOK (self) && finding != NULL, NULL);

  key = anning_finding_key (finding, self->names);
  return g_hash_table_lookup (self->dismissals, key);
}
