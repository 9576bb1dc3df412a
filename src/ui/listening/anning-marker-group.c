/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-marker-group.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-format.h"
#include "anning-incident.h"
#include "anning-marker-place-row.h"
#include "anning-rows.h"
#include "anning-tag-chooser.h"
#include "anning-toasts.h"

#define CONTROLS "anning-marker-controls"
#define START "anning-marker-start"

struct _AnningMarkerGroup
{
  AnningRecordGroup parent_instance;

  AnningPlayerView *player; /* weak */
  AnningStore *store;
  gint64 evidence_id;
  gint64 started_at;
  gint64 utc_offset;
};

/* What belongs to one row; the widgets are its own. */
typedef struct
{
  AnningMarkerGroup *self; /* the row stands in it */
  AnningForm *form;        /* as the row has it */
  GtkWidget *go;
  GtkWidget *cite;
  AnningMarkerPlaceRow *start; /* NULL until it is opened */
  AnningMarkerPlaceRow *end;
  AnningTagChooser *tags;
  gboolean showing;
} Controls;

/* A mark on its way into the file. */
typedef struct
{
  AnningMarkerGroup *self;
  char *place;
} Marking;

/* What Undo takes out again. */
typedef struct
{
  AnningStore *store;
  gint64 id;
} Made;

enum
{
  CITE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const AnningRecordGroupTexts texts = {
  .add = N_("Mark this moment"),
  .empty = N_("Nothing is marked yet. Press M while you listen: the mark begins three seconds before, and what was said can be written later."),
  .remove = N_("Delete this mark"),
  .removed = N_("Mark deleted"),
};

G_DEFINE_FINAL_TYPE (AnningMarkerGroup, anning_marker_group, ANNING_TYPE_RECORD_GROUP)

/* "02:13 (21:16:22)": the place in the recording, and what the clock on the wall said. */
static char *
place_text (AnningMarkerGroup *self,
            gint64             ms)
{
  g_autofree char *place = anning_length_format (ms);
  g_autofree char *clock = NULL;

  if (self->started_at == ANNING_UNKNOWN)
    return g_steal_pointer (&place);
  clock = anning_format_time_seconds (self->started_at + ms, self->utc_offset);
  return g_strdup_printf ("%s (%s)", place, clock);
}

/* What is marked now: the selection, or what was just heard. */
static void
find_place (AnningMarkerGroup *self,
            gint64            *start_ms,
            gint64            *end_ms)
{
  *start_ms = 0;
  *end_ms = ANNING_UNKNOWN;
  if (self->player == NULL)
    return;
  if (!anning_player_view_get_selection (self->player, start_ms, end_ms))
    *start_ms = MAX (anning_player_view_get_position (self->player) - ANNING_MARK_BEFORE, 0);
}

static AnningMarker *
new_marker (AnningMarkerGroup *self,
            gint64             start_ms,
            gint64             end_ms)
{
  AnningMarker *marker = anning_marker_new ();

  marker->evidence_id = self->evidence_id;
  marker->start_ms = start_ms;
  marker->end_ms = end_ms > start_ms ? end_ms : ANNING_UNKNOWN;
  marker->speaker = g_strdup ("them");
  marker->words_are = g_strdup ("summary");
  return marker;
}

static gpointer
anning_marker_group_create (AnningRecordGroup *group)
{
  AnningMarkerGroup *self = ANNING_MARKER_GROUP (group);
  gint64 start_ms, end_ms;

  find_place (self, &start_ms, &end_ms);
  return new_marker (self, start_ms, end_ms);
}

static AnningMarker *
get_marker (const Controls *controls)
{
  return anning_form_get_record (controls->form);
}

/* ---- one row ---- */

static void
go_clicked_cb (GtkButton *button,
               Controls  *controls)
{
  if (controls->self->player != NULL)
    anning_player_view_seek (controls->self->player, get_marker (controls)->start_ms);
}

static void
cite_clicked_cb (GtkButton *button,
                 Controls  *controls)
{
  g_signal_emit (controls->self, signals[CITE], 0, get_marker (controls));
}

static void
now_cb (AnningMarkerPlaceRow *row,
        Controls             *controls)
{
  if (controls->self->player != NULL)
    anning_marker_place_row_set_value (row, anning_player_view_get_position (controls->self->player));
}

/* An end that is not after the beginning is none. */
static void
place_changed_cb (AnningMarkerPlaceRow *row,
                  GParamSpec           *pspec,
                  Controls             *controls)
{
  AnningMarker *marker = get_marker (controls);
  gint64 end_ms;

  if (controls->showing || anning_marker_place_row_get_value (controls->start) == ANNING_UNKNOWN)
    return;
  marker->start_ms = anning_marker_place_row_get_value (controls->start);
  end_ms = anning_marker_place_row_get_value (controls->end);
  marker->end_ms = end_ms > marker->start_ms ? end_ms : ANNING_UNKNOWN;
  anning_form_touch (controls->form);
}

static void
tags_changed_cb (AnningTagChooser *chooser,
                 GParamSpec       *pspec,
                 Controls         *controls)
{
  AnningMarker *marker = get_marker (controls);

  if (controls->showing)
    return;
  g_free (marker->tags);
  marker->tags = anning_tag_chooser_dup_value (chooser);
  anning_form_touch (controls->form);
}

static GtkWidget *
new_button (const char *icon_name,
            const char *label,
            GCallback   clicked,
            Controls   *controls)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (button, "clicked", clicked, controls);
  return button;
}

static void
controls_free (gpointer data)
{
  Controls *controls = data;

  g_clear_object (&controls->form);
  g_free (controls);
}

static void
anning_marker_group_begin (AnningRecordGroup *group,
                           AdwExpanderRow    *row,
                           AnningForm        *form)
{
  Controls *controls = g_new0 (Controls, 1);

  controls->self = ANNING_MARKER_GROUP (group);
  controls->form = g_object_ref (form);
  g_object_set_data_full (G_OBJECT (row), CONTROLS, controls, controls_free);
  controls->go = new_button ("media-playback-start-symbolic", _("Go to this moment"), G_CALLBACK (go_clicked_cb), controls);
  adw_expander_row_add_prefix (row, controls->go);
  controls->cite = new_button ("edit-copy-symbolic", _("Copy a citation"), G_CALLBACK (cite_clicked_cb), controls);
  adw_expander_row_add_action (row, controls->cite);
  adw_expander_row_set_subtitle (row, "");
}

static void
add_tags (AdwExpanderRow *row,
          Controls       *controls)
{
  GtkWidget *holder = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (_("What it was"));
  GtkWidget *why = gtk_label_new (_("Counts for the hints of this incident, unless you are the one who speaks."));

  controls->tags = ANNING_TAG_CHOOSER (anning_tag_chooser_new ());
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (why), 0);
  gtk_label_set_wrap (GTK_LABEL (why), TRUE);
  gtk_widget_add_css_class (why, "caption");
  gtk_widget_add_css_class (why, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (controls->tags));
  gtk_box_append (GTK_BOX (box), why);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (holder), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (holder), FALSE);
  gtk_widget_set_focusable (holder, FALSE);
  anning_row_name (GTK_LIST_BOX_ROW (holder), _("What it was"));
  g_signal_connect (controls->tags, "notify::value", G_CALLBACK (tags_changed_cb), controls);
  adw_expander_row_add_row (row, holder);
}

static AnningMarkerPlaceRow *
add_place (AdwExpanderRow *row,
           Controls       *controls,
           const char     *title,
           gboolean        optional)
{
  GtkWidget *place = anning_marker_place_row_new (title, optional);

  g_signal_connect (place, "notify::value", G_CALLBACK (place_changed_cb), controls);
  g_signal_connect (place, "now", G_CALLBACK (now_cb), controls);
  adw_expander_row_add_row (row, place);
  return ANNING_MARKER_PLACE_ROW (place);
}

static void
anning_marker_group_fill (AnningRecordGroup *group,
                          AdwExpanderRow    *row,
                          AnningForm        *form)
{
  Controls *controls = g_object_get_data (G_OBJECT (row), CONTROLS);
  GtkWidget *words = adw_entry_row_new ();
  GtkWidget *words_are = g_object_new (ANNING_TYPE_WORD_ROW, "title", _("These words are"), NULL);
  GtkWidget *speaker = g_object_new (ANNING_TYPE_WORD_ROW, "title", _("Who speaks"), NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (words), _("What is said here"));
  anning_word_row_set_list (ANNING_WORD_ROW (speaker), anning_speakers);
  anning_word_row_set_list (ANNING_WORD_ROW (words_are), anning_wordings);
  anning_form_bind (form, "words", words);
  anning_form_bind (form, "words_are", words_are);
  anning_form_bind (form, "speaker", speaker);
  adw_expander_row_add_row (row, words);
  adw_expander_row_add_row (row, words_are);
  adw_expander_row_add_row (row, speaker);
  add_tags (row, controls);
  controls->start = add_place (row, controls, _("Begins at"), FALSE);
  controls->end = add_place (row, controls, _("Ends at"), TRUE);
}

/* What the rows that no form binds show, unless somebody types there. */
static void
show_controls (Controls *controls)
{
  const AnningMarker *marker = get_marker (controls);

  if (controls->start == NULL)
    return;
  controls->showing = TRUE;
  if (anning_marker_place_row_get_value (controls->start) != marker->start_ms)
    anning_marker_place_row_set_value (controls->start, marker->start_ms);
  if (anning_marker_place_row_is_valid (controls->end)
      && anning_marker_place_row_get_value (controls->end) != marker->end_ms
      && !gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (controls->end)))))
    anning_marker_place_row_set_value (controls->end, marker->end_ms);
  anning_tag_chooser_set_value (controls->tags, marker->tags);
  controls->showing = FALSE;
}

static char *
describe_tags (const char *tags)
{
  g_auto (GStrv) words = g_strsplit (tags != NULL ? tags : "", " ", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *label = anning_format_word (anning_incident_tags, words[i]);

      if (*label != '\0')
        g_string_append_printf (text, " · %s", label);
    }
  return g_string_free (text, FALSE);
}

/* "Them · Exact words · Threat of violence" */
static char *
describe_words (const AnningMarker *marker)
{
  g_autofree char *tags = describe_tags (marker->tags);
  const char *speaker = anning_format_word (anning_speakers, marker->speaker);

  if (marker->words == NULL || *marker->words == '\0')
    return g_strconcat (speaker, tags, NULL);
  return g_strconcat (speaker, " · ", anning_format_word (anning_wordings, marker->words_are), tags, NULL);
}

static void
anning_marker_group_describe (AnningRecordGroup *group,
                              AdwExpanderRow    *row,
                              gconstpointer      record)
{
  AnningMarkerGroup *self = ANNING_MARKER_GROUP (group);
  const AnningMarker *marker = record;
  Controls *controls = g_object_get_data (G_OBJECT (row), CONTROLS);
  gint64 *start = g_object_get_data (G_OBJECT (row), START);
  g_autofree char *place = place_text (self, marker->start_ms);
  g_autofree char *end = marker->end_ms != ANNING_UNKNOWN ? anning_length_format (marker->end_ms) : NULL;
  g_autofree char *span = end != NULL ? g_strdup_printf ("%s–%s", place, end) : g_strdup (place);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = describe_words (marker);
  g_autofree char *go = NULL;
  g_autofree char *cite = NULL;

  title = marker->words != NULL && *marker->words != '\0' ? g_strdup_printf ("%s  %s", span, marker->words) : g_steal_pointer (&span);
  /* translators: %s is a place in a recording, such as "02:13 (21:16:22)" */
  go = g_strdup_printf (_("Go to %s"), place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (controls->go), GTK_ACCESSIBLE_PROPERTY_LABEL, go, -1);
  /* translators: %s is a place in a recording, such as "02:13 (21:16:22)" */
  cite = g_strdup_printf (_("Copy a citation of %s"), place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (controls->cite), GTK_ACCESSIBLE_PROPERTY_LABEL, cite, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (row, subtitle);
  show_controls (controls);
  if (start != NULL && *start == marker->start_ms)
    return;
  g_object_set_data_full (G_OBJECT (row), START, g_memdup2 (&marker->start_ms, sizeof (gint64)), g_free);
  gtk_list_box_row_changed (GTK_LIST_BOX_ROW (row));
}

/* The message that there is none stands first. */
static int
compare_rows (GtkListBoxRow *a,
              GtkListBoxRow *b,
              gpointer       user_data)
{
  const gint64 *first = g_object_get_data (G_OBJECT (a), START);
  const gint64 *second = g_object_get_data (G_OBJECT (b), START);

  if (first == NULL || second == NULL)
    return (first != NULL) - (second != NULL);
  return (*first > *second) - (*first < *second);
}

/* ---- making ---- */

static void
made_free (gpointer data)
{
  Made *made = data;

  g_object_unref (made->store);
  g_free (made);
}

static void
unmake (gpointer data)
{
  const Made *made = data;

  anning_records_remove_async (made->store, &anning_marker_type, made->id, NULL, NULL);
}

static void
marked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Marking *marking = user_data;
  g_autoptr (AnningMarkerGroup) self = marking->self;
  g_autofree char *place = marking->place;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = anning_records_save_finish (ANNING_STORE (source), result, &error);

  g_free (marking);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (error != NULL)
    {
      anning_toast_error (GTK_WIDGET (self), error);
    }
  else
    {
      Made *made = g_new0 (Made, 1);

      made->store = g_object_ref (ANNING_STORE (source));
      made->id = id;
      /* translators: %s is a place in a recording, such as "02:13 (21:16:22)" */
      text = g_strdup_printf (_("Marked: %s"), place);
      anning_toast_undo (GTK_WIDGET (self), text, unmake, made, made_free);
    }
}

static void
anning_marker_group_dispose (GObject *object)
{
  AnningMarkerGroup *self = ANNING_MARKER_GROUP (object);

  g_clear_weak_pointer (&self->player);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_marker_group_parent_class)->dispose (object);
}

static void
anning_marker_group_class_init (AnningMarkerGroupClass *klass)
{
  AnningRecordGroupClass *group_class = ANNING_RECORD_GROUP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_marker_group_dispose;

  group_class->type = &anning_marker_type;
  group_class->link = "evidence_id";
  group_class->texts = &texts;
  group_class->keeps_new = TRUE;
  group_class->create = anning_marker_group_create;
  group_class->begin = anning_marker_group_begin;
  group_class->fill = anning_marker_group_fill;
  group_class->describe = anning_marker_group_describe;

  signals[CITE] = g_signal_new ("cite", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
anning_marker_group_init (AnningMarkerGroup *self)
{
  self->started_at = ANNING_UNKNOWN;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Marks"));
}

/* @player: where moments are taken from and sought; not kept alive */
GtkWidget *
anning_marker_group_new (AnningPlayerView *player)
{
  AnningMarkerGroup *self;

  g_return_val_if_fail (ANNING_IS_PLAYER_VIEW (player), NULL);

  self = g_object_new (ANNING_TYPE_MARKER_GROUP, NULL);
  g_set_weak_pointer (&self->player, player);
  gtk_list_box_set_sort_func (anning_record_group_get_list (ANNING_RECORD_GROUP (self)), compare_rows, NULL, NULL);
  return GTK_WIDGET (self);
}

void
anning_marker_group_open (AnningMarkerGroup *self,
                          AnningStore       *store,
                          gint64             evidence_id)
{
  g_return_if_fail (ANNING_IS_MARKER_GROUP (self) && ANNING_IS_STORE (store));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->evidence_id = evidence_id;
  anning_record_group_load (ANNING_RECORD_GROUP (self), store, evidence_id);
}

void
anning_marker_group_set_origin (AnningMarkerGroup *self,
                                gint64             started_at,
                                gint64             utc_offset)
{
  guint n_rows;

  g_return_if_fail (ANNING_IS_MARKER_GROUP (self));

  if (self->started_at == started_at && self->utc_offset == utc_offset)
    return;
  self->started_at = started_at;
  self->utc_offset = utc_offset;
  n_rows = anning_record_group_get_n_rows (ANNING_RECORD_GROUP (self));
  for (guint i = 0; i < n_rows; i++)
    {
      AdwExpanderRow *row = anning_record_group_get_row (ANNING_RECORD_GROUP (self), i);
      Controls *controls = g_object_get_data (G_OBJECT (row), CONTROLS);

      anning_marker_group_describe (ANNING_RECORD_GROUP (self), row, get_marker (controls));
    }
}

void
anning_marker_group_mark (AnningMarkerGroup *self,
                          gint64             start_ms,
                          gint64             end_ms,
                          const char        *speaker,
                          const char        *words)
{
  g_autoptr (AnningMarker) marker = NULL;
  Marking *marking;

  g_return_if_fail (ANNING_IS_MARKER_GROUP (self));
  g_return_if_fail (self->store != NULL);

  marker = new_marker (self, start_ms, end_ms);
  if (speaker != NULL)
    {
      g_free (marker->speaker);
      marker->speaker = g_strdup (speaker);
    }
  if (words != NULL)
    {
      g_free (marker->words_are);
      marker->words_are = g_strdup ("exact");
      marker->words = g_strdup (words);
    }
  marking = g_new0 (Marking, 1);
  marking->self = g_object_ref (self);
  marking->place = place_text (self, start_ms);
  anning_records_save_async (self->store, &anning_marker_type, marker, marked_cb, marking);
}

void
anning_marker_group_mark_now (AnningMarkerGroup *self)
{
  gint64 start_ms, end_ms;

  g_return_if_fail (ANNING_IS_MARKER_GROUP (self));

  find_place (self, &start_ms, &end_ms);
  anning_marker_group_mark (self, start_ms, end_ms, NULL, NULL);
}
