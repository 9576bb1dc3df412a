/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-number-guess.h"

#include <string.h>

#include "anning-phone.h"
#include "anning-record.h"

/* With fewer signs a number is not there yet. */
#define SHORTEST 5
/* So many numbers are offered. */
#define MOST 5

struct _AnningNumberGuess
{
  GObject parent_instance;

  AnningStore *store;
  GCancellable *cancellable;
  char *number;
  AnningGuessedNumber *guessed;
};

enum
{
  GUESSED,
  RECENT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningNumberGuess, anning_number_guess, G_TYPE_OBJECT)

static AnningGuessedNumber *
guessed_new (void)
{
  AnningGuessedNumber *guessed = g_new0 (AnningGuessedNumber, 1);

  guessed->debt_id = ANNING_UNKNOWN;
  return guessed;
}

static void
guessed_free (AnningGuessedNumber *self)
{
  if (self == NULL)
    return;
  g_free (self->creditor);
  g_free (self->collector);
  g_free (self->to_party);
  g_free (self);
}

/* @guessed: (transfer full) */
static void
take (AnningNumberGuess   *self,
      AnningGuessedNumber *guessed)
{
  AnningGuessedNumber *before = self->guessed;

  self->guessed = guessed;
  g_signal_emit (self, signals[GUESSED], 0, before, guessed);
  guessed_free (before);
}

static void
last_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningNumberGuess) self = user_data;
  g_autoptr (GPtrArray) numbers = NULL;
  g_autoptr (GError) error = NULL;
  AnningGuessedNumber *guessed;
  const AnningRecentNumber *last;

  numbers = anning_recent_numbers_read_finish (ANNING_STORE (source), result, &error);
  /* Without an answer it is chosen, as it would be for a new number. */
  if (numbers == NULL || numbers->len == 0 || self->store == NULL)
    return;
  last = g_ptr_array_index (numbers, 0);
  guessed = guessed_new ();
  guessed->creditor = g_strdup (self->guessed->creditor);
  guessed->collector = g_strdup (self->guessed->collector);
  guessed->debt_id = self->guessed->debt_id;
  guessed->to_party = g_strdup (last->to_party);
  take (self, guessed);
}

static void
tie_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (AnningNumberGuess) self = user_data;
  g_autoptr (AnningNumberTie) tie = NULL;
  g_autoptr (GError) error = NULL;
  AnningGuessedNumber *guessed;

  tie = anning_numbers_read_tie_finish (ANNING_STORE (source), result, &error);
  if (tie == NULL || self->store == NULL)
    return;
  guessed = guessed_new ();
  guessed->creditor = g_strdup (tie->creditor);
  guessed->collector = g_strdup (tie->collector);
  guessed->debt_id = tie->debt_id;
  take (self, guessed);
  anning_recent_numbers_read_async (self->store, self->number, 1, self->cancellable, last_cb, g_object_ref (self));
}

static void
recent_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningNumberGuess) self = user_data;
  g_autoptr (GPtrArray) numbers = NULL;
  g_autoptr (GError) error = NULL;

  numbers = anning_recent_numbers_read_finish (ANNING_STORE (source), result, &error);
  if (numbers == NULL)
    g_debug ("No numbers to offer: %s", error != NULL ? error->message : "cancelled");
  else if (self->store != NULL)
    g_signal_emit (self, signals[RECENT], 0, numbers);
}

static void
anning_number_guess_dispose (GObject *object)
{
  AnningNumberGuess *self = ANNING_NUMBER_GUESS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_number_guess_parent_class)->dispose (object);
}

static void
anning_number_guess_finalize (GObject *object)
{
  AnningNumberGuess *self = ANNING_NUMBER_GUESS (object);

  g_free (self->number);
  guessed_free (self->guessed);
  G_OBJECT_CLASS (anning_number_guess_parent_class)->finalize (object);
}

static void
anning_number_guess_class_init (AnningNumberGuessClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_number_guess_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_number_guess_finalize;

  signals[GUESSED] = g_signal_new ("guessed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_POINTER);
  signals[RECENT] = g_signal_new ("recent", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
anning_number_guess_init (AnningNumberGuess *self)
{
  self->guessed = guessed_new ();
}

AnningNumberGuess *
anning_number_guess_new (AnningStore *store)
{
  AnningNumberGuess *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_NUMBER_GUESS, NULL);
  self->store = g_object_ref (store);
  anning_recent_numbers_read_async (store, NULL, MOST, NULL, recent_cb, g_object_ref (self));
  return self;
}

void
anning_number_guess_look (AnningNumberGuess *self,
                          const char        *text)
{
  g_autofree char *number = anning_phone_normalise (text);

  g_return_if_fail (ANNING_IS_NUMBER_GUESS (self));

  if (g_strcmp0 (number, self->number) == 0)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_free (self->number);
  self->number = g_steal_pointer (&number);
  if (self->number == NULL || strlen (self->number) < SHORTEST)
    {
      take (self, guessed_new ());
      return;
    }
  self->cancellable = g_cancellable_new ();
  anning_numbers_read_tie_async (self->store, self->number, self->cancellable, tie_cb, g_object_ref (self));
}
