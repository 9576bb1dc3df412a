/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-calendar-file.h"

#include <glib/gi18n.h>

#include "anning-calendar.h"
#include "anning-child.h"
#include "anning-date.h"
#include "anning-module.h"
#include "anning-money.h"
#include "anning-text-marks.h"

/* Says nothing of whom, of how much and of what. */
static const char *
neutral_title (const AnningDueDay *due)
{
  return anning_due_day_is_payment (due) ? _("Payment reminder") : _("Reminder");
}

/* As a person reads it: "¥1,000.00". */
static char *
format_money (gint64 fen)
{
  g_autofree char *digits = anning_money_to_text (fen);

  return g_strconcat ("¥", digits, NULL);
}

/* @name: of the creditor */
static char *
named_title (const AnningDueDay *due,
             const char         *name)
{
  g_autofree char *sum = NULL;

  switch (due->kind)
    {
    case ANNING_DUE_PAYMENT:
    case ANNING_DUE_INSTALMENT:
      sum = format_money (due->open);
      /* Translators: creditor, sum, number of the payment, number of all payments */
      return g_strdup_printf (_("Payment: %1$s %2$s (%3$u of %4$u)"), name, sum, due->number, due->of);
    case ANNING_DUE_ANSWER:
      /* Translators: %s is the creditor */
      return g_strdup_printf (_("Answer promised: %s"), name);
    case ANNING_DUE_CONTACT:
      return g_strdup_printf (_("Next talk: %s"), name);
    case ANNING_DUE_OFFER:
      return g_strdup_printf (_("Offer ends: %s"), name);
    case ANNING_DUE_LETTER:
      return g_strdup_printf (_("Answer to the letter: %s"), name);
    case ANNING_DUE_CERTIFICATE:
      return g_strdup_printf (_("Ask for the certificate of settlement: %s"), name);
    case ANNING_DUE_OWN:
    case ANNING_DUE_AWAITED:
      /* Translators: %s is the creditor */
      return g_strdup_printf (_("Deadline: %s"), name);
    default:
      return g_strdup (neutral_title (due));
    }
}

/**
 * What an event is called.
 *
 * @debt: (nullable): whose due day it is; only a deadline can do without
 * @named: with the creditor's name and the sum
 *
 * Returns: (transfer full): one line
 */
char *
anning_calendar_file_title (const AnningDueDay *due,
                            const AnningDebt   *debt,
                            gboolean            named)
{
  g_autofree char *title = NULL;
  const char *name;

  g_return_val_if_fail (due != NULL && (debt != NULL || anning_due_day_is_deadline (due)), NULL);

  name = debt == NULL ? NULL : debt->creditor != NULL ? debt->creditor : debt->product;
  if (!named || name == NULL)
    return g_strdup (neutral_title (due));
  title = named_title (due, name);
  /* A calendar knows no control characters (RFC 5545, 3.1). */
  return g_strdelimit (anning_text_without_marks (title), "\t\r\n", ' ');
}

/*
 * The same event has the same name each time, so that a calendar that took it once takes the new
 * one in its place. It is made of ids and of the moment the debt was entered, which tells nothing.
 */
static char *
event_uid (const AnningDueDay *due,
           const AnningDebt   *debt)
{
  static const char kinds[] = { 'p', 'i', 'a', 'c', 'o', 'z', 'l', 'd', 'd' };

  /* Whether one has to act or waits may be corrected; it is the same deadline still. */
  if (anning_due_day_is_deadline (due))
    return g_strdup_printf ("%" G_GINT64_MODIFIER "x-%" G_GINT64_FORMAT "-%c@anning", due->created_at, due->record_id,
                            kinds[due->kind]);
  return g_strdup_printf ("%" G_GINT64_MODIFIER "x-%" G_GINT64_FORMAT "-%c%" G_GINT64_FORMAT "-%u@anning",
                          debt->record.created_at, debt->record.id, kinds[due->kind],
                          due->record_id, due->number);
}

static void
event_free (gpointer data)
{
  AnningCalendarEvent *event = data;

  g_free (event->uid);
  g_free (event->title);
  g_array_unref (event->alarms);
  g_free (event);
}

/* A deadline has reminders of its own; those that are past already would ring at once. */
static void
add_alarms (AnningCalendarEvent         *event,
            const AnningDueDay          *due,
            const GDate                 *today,
            const AnningCalendarOptions *options)
{
  const guint on_the_day = 0;

  if (!anning_due_day_is_deadline (due))
    {
      g_array_append_val (event->alarms, options->days_before);
      return;
    }
  for (guint i = 0; i < due->n_remind; i++)
    {
      guint days_before = due->remind[i];

      if (due->remind[i] <= anning_day_distance (today, &due->day))
        g_array_append_val (event->alarms, days_before);
    }
  if (event->alarms->len == 0)
    g_array_append_val (event->alarms, on_the_day);
}

static AnningCalendarEvent *
new_event (const AnningDueDay          *due,
           const AnningDebt            *debt,
           const GDate                 *today,
           const AnningCalendarOptions *options)
{
  AnningCalendarEvent *event = g_new0 (AnningCalendarEvent, 1);

  event->uid = event_uid (due, debt);
  event->title = anning_calendar_file_title (due, debt, options->named);
  event->day = due->day;
  event->alarms = g_array_new (FALSE, FALSE, sizeof (guint));
  add_alarms (event, due, today, options);
  return event;
}

/**
 * Writes what is open from today on as a calendar (RFC 5545): a whole-day event with an alarm for
 * each of @days, and with those of its own for a deadline. What is paid or past is left out.
 *
 * @days: (element-type AnningDueDay): as anning_due_days() gives them
 * @cases: (element-type AnningDebtCase): the debts they belong to
 * @n_events: (out) (optional): how many events there are
 *
 * Returns: (transfer full): the file, UTF-8 with CRLF; or NULL and @error (ANNING_CHILD_ERROR_NOT_FOUND)
 */
char *
anning_calendar_file_new (const GArray                 *days,
                          const GPtrArray              *cases,
                          const GDate                  *today,
                          const AnningCalendarOptions  *options,
                          guint                        *n_events,
                          GError                      **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (event_free);
  g_autoptr (GError) reason = NULL;
  AnningCalendarWrite write;

  g_return_val_if_fail (days != NULL && cases != NULL && today != NULL, NULL);
  g_return_val_if_fail (options != NULL && options->days_before > 0, NULL);

  for (guint i = 0; i < days->len; i++)
    {
      const AnningDueDay *due = &g_array_index (days, AnningDueDay, i);
      const AnningDebtCase *its = anning_debt_cases_find (cases, due->debt_id);

      if ((its == NULL && !anning_due_day_is_deadline (due)) || !anning_due_day_is_open (due)
          || g_date_compare (&due->day, today) < 0)
        continue;
      g_ptr_array_add (events, new_event (due, its != NULL ? its->debt : NULL, today, options));
    }
  if (n_events != NULL)
    *n_events = events->len;
  write = anning_module_find ("anning-calendar.so", "anning_calendar_write", &reason);
  if (write == NULL)
    {
      g_set_error_literal (error, ANNING_CHILD_ERROR, ANNING_CHILD_ERROR_NOT_FOUND, reason->message);
      return NULL;
    }
  return write (events, options->now);
}
