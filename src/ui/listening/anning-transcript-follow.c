/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-transcript-follow.h"

#include "anning-transcript-stamps.h"

#define LOOK_EVERY 100 /* ms */
/* So long after the last letter somebody is still typing. */
#define TYPING (10 * G_USEC_PER_SEC)
/* Where in the view the line stands that was scrolled to, from the top. */
#define STANDS_AT 0.3

/* Lines that belong to one time. */
typedef struct
{
  gint64 start_ms;
  gint64 end_ms;   /* ANNING_UNKNOWN: until the next one */
  int first;
  int last;
} Turn;

struct _AnningTranscriptFollow
{
  GObject parent_instance;

  AnningHeardText *text;    /* weak */
  AnningPlayerView *player; /* weak */
  GArray *turns;            /* Turn, as they stand in the text */
  gboolean stale;           /* the text is another one than when they were read */
  gboolean following;
  gboolean away;            /* somebody scrolled away from what is heard */
  gboolean scrolling;       /* from here */
  gint64 typed_at;          /* monotonic, µs; 0: nothing was typed */
  guint timer;
};

enum
{
  PROP_0,
  PROP_FOLLOWING,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (AnningTranscriptFollow, anning_transcript_follow, G_TYPE_OBJECT)

static GParamSpec *props[N_PROPS];

/* What two people said within a second has one time: both are heard. */
static void
add_turn (AnningTranscriptFollow *self,
          const Turn             *turn)
{
  Turn *before = self->turns->len > 0 ? &g_array_index (self->turns, Turn, self->turns->len - 1) : NULL;

  if (before == NULL || before->start_ms != turn->start_ms)
    {
      g_array_append_vals (self->turns, turn, 1);
      return;
    }
  before->last = turn->last;
  before->end_ms = before->end_ms == ANNING_UNKNOWN || turn->end_ms == ANNING_UNKNOWN
                     ? ANNING_UNKNOWN : MAX (before->end_ms, turn->end_ms);
}

static void
read_turns (AnningTranscriptFollow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  const int n_lines = gtk_text_buffer_get_line_count (buffer);

  if (!self->stale)
    return;
  self->stale = FALSE;
  g_array_set_size (self->turns, 0);
  for (int i = 0; i < n_lines; i++)
    {
      GtkTextIter iter;
      Turn turn = { .first = i, .last = i };

      gtk_text_buffer_get_iter_at_line (buffer, &iter, i);
      if (anning_transcript_stamps_read (&iter, &turn.start_ms, &turn.end_ms, NULL))
        add_turn (self, &turn);
      else if (self->turns->len > 0 && !gtk_text_iter_ends_line (&iter))
        g_array_index (self->turns, Turn, self->turns->len - 1).last = i;
    }
}

/* The latest that has begun. Somebody may have typed them in any order. */
static const Turn *
find_turn (AnningTranscriptFollow *self,
           gint64                  position_ms)
{
  const Turn *found = NULL;

  read_turns (self);
  for (guint i = 0; i < self->turns->len; i++)
    {
      const Turn *turn = &g_array_index (self->turns, Turn, i);

      if (turn->start_ms <= position_ms && (found == NULL || turn->start_ms >= found->start_ms))
        found = turn;
    }
  return found != NULL && (found->end_ms == ANNING_UNKNOWN || position_ms <= found->end_ms) ? found : NULL;
}

/* Whether the first line of what is heard can be seen. */
static gboolean
is_in_view (AnningTranscriptFollow *self,
            int                     line)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->text);
  GdkRectangle seen;
  GtkTextIter iter;
  int y, height;

  gtk_text_buffer_get_iter_at_line (gtk_text_view_get_buffer (view), &iter, line);
  gtk_text_view_get_line_yrange (view, &iter, &y, &height);
  gtk_text_view_get_visible_rect (view, &seen);
  return y >= seen.y && y + height <= seen.y + seen.height;
}

static gboolean
is_typing (AnningTranscriptFollow *self)
{
  return self->typed_at != 0 && g_get_monotonic_time () - self->typed_at < TYPING;
}

static void
bring_into_view (AnningTranscriptFollow *self,
                 const Turn             *turn)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->text);
  GtkTextIter iter;

  if (is_in_view (self, turn->first))
    {
      self->away = FALSE;
      return;
    }
  if (self->away || is_typing (self))
    return;
  gtk_text_buffer_get_iter_at_line (gtk_text_view_get_buffer (view), &iter, turn->first);
  self->scrolling = TRUE;
  gtk_text_view_scroll_to_iter (view, &iter, 0, TRUE, 0, STANDS_AT);
  self->scrolling = FALSE;
}

static void
show_none (AnningTranscriptFollow *self)
{
  if (self->text != NULL)
    anning_heard_text_set_lines (self->text, -1, -1);
}

static gboolean
look_cb (gpointer user_data)
{
  AnningTranscriptFollow *self = user_data;

  if (self->text != NULL && self->player != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->text)))
    anning_transcript_follow_show (self, anning_player_view_get_position (self->player));
  return G_SOURCE_CONTINUE;
}

static void
playing_cb (AnningTranscriptFollow *self)
{
  gboolean playing = self->following && self->player != NULL && anning_player_view_get_playing (self->player);

  if (playing && self->timer == 0)
    {
      self->away = FALSE;
      self->timer = g_timeout_add (LOOK_EVERY, look_cb, self);
    }
  else if (!playing)
    {
      g_clear_handle_id (&self->timer, g_source_remove);
      show_none (self);
    }
}

static void
text_changed_cb (AnningTranscriptFollow *self)
{
  self->stale = TRUE;
  /* What was read from the file was not typed here. */
  if (self->text != NULL && gtk_widget_has_focus (GTK_WIDGET (self->text)))
    self->typed_at = g_get_monotonic_time ();
}

static void
scrolled_cb (AnningTranscriptFollow *self)
{
  int first, last;

  if (self->scrolling || self->text == NULL || !anning_heard_text_get_lines (self->text, &first, &last))
    return;
  /* Who comes back to what is heard is taken along again. */
  self->away = !is_in_view (self, first);
}

static void
vadjustment_cb (AnningTranscriptFollow *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->text));

  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

static void
anning_transcript_follow_dispose (GObject *object)
{
  AnningTranscriptFollow *self = ANNING_TRANSCRIPT_FOLLOW (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_weak_pointer (&self->text);
  g_clear_weak_pointer (&self->player);

  G_OBJECT_CLASS (anning_transcript_follow_parent_class)->dispose (object);
}

static void
anning_transcript_follow_finalize (GObject *object)
{
  g_array_unref (ANNING_TRANSCRIPT_FOLLOW (object)->turns);

  G_OBJECT_CLASS (anning_transcript_follow_parent_class)->finalize (object);
}

static void
anning_transcript_follow_get_property (GObject    *object,
                                       guint       prop_id,
                                       GValue     *value,
                                       GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FOLLOWING:
      g_value_set_boolean (value, ANNING_TRANSCRIPT_FOLLOW (object)->following);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_following (AnningTranscriptFollow *self,
               gboolean                following)
{
  g_return_if_fail (ANNING_IS_TRANSCRIPT_FOLLOW (self));

  if (self->following == following)
    return;
  self->following = following;
  self->typed_at = 0;
  playing_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FOLLOWING]);
}

static void
anning_transcript_follow_set_property (GObject      *object,
                                       guint         prop_id,
                                       const GValue *value,
                                       GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_FOLLOWING:
      set_following (ANNING_TRANSCRIPT_FOLLOW (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_transcript_follow_class_init (AnningTranscriptFollowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_transcript_follow_dispose;
  object_class->finalize = anning_transcript_follow_finalize;
  object_class->get_property = anning_transcript_follow_get_property;
  object_class->set_property = anning_transcript_follow_set_property;

  props[PROP_FOLLOWING] = g_param_spec_boolean ("following", NULL, NULL, TRUE,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
anning_transcript_follow_init (AnningTranscriptFollow *self)
{
  self->turns = g_array_new (FALSE, FALSE, sizeof (Turn));
  self->stale = TRUE;
  self->following = TRUE;
}

AnningTranscriptFollow *
anning_transcript_follow_new (AnningHeardText  *text,
                              AnningPlayerView *player)
{
  AnningTranscriptFollow *self;

  g_return_val_if_fail (ANNING_IS_HEARD_TEXT (text) && ANNING_IS_PLAYER_VIEW (player), NULL);

  self = g_object_new (ANNING_TYPE_TRANSCRIPT_FOLLOW, NULL);
  g_set_weak_pointer (&self->text, text);
  g_set_weak_pointer (&self->player, player);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (text, "notify::vadjustment", G_CALLBACK (vadjustment_cb), self, G_CONNECT_SWAPPED);
  vadjustment_cb (self);
  g_signal_connect_object (player, "notify::playing", G_CALLBACK (playing_cb), self, G_CONNECT_SWAPPED);
  playing_cb (self);
  return self;
}

void
anning_transcript_follow_show (AnningTranscriptFollow *self,
                               gint64                  position_ms)
{
  const Turn *turn;
  int first, last;

  g_return_if_fail (ANNING_IS_TRANSCRIPT_FOLLOW (self));

  if (self->text == NULL)
    return;
  anning_heard_text_get_lines (self->text, &first, &last);
  turn = find_turn (self, position_ms);
  if (turn == NULL)
    {
      show_none (self);
      return;
    }
  anning_heard_text_set_lines (self->text, turn->first, turn->last);
  if (turn->first != first)
    bring_into_view (self, turn);
}
