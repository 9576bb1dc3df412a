/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bundle-fixture.h"

#include <string.h>

#include "anning-debt.h"
#include "anning-number.h"
#include "anning-proposal.h"
#include "anning-records.h"
#include "anning-relative.h"
#include "anning-transcript.h"

/*
 * Made-up households, always the same ones, full of numbers and names in every writing and in
 * every text. Whatever is chosen, no file of the bundle but the originals holds one that stays
 * at home.
 */

#define SEED 20261122
#define HOUSEHOLDS 10
#define RELATIVES 4
#define CONTACTS 8
#define SECRET "不给别人看"

typedef struct
{
  GRand *random;
  GPtrArray *names;    /* of those who did not agree */
  GPtrArray *agreed;
  GPtrArray *numbers;  /* that stay at home: eleven figures */
  char *own;
  char *agency;
} Household;

static char *
make_number (GRand      *random,
             const char *head)
{
  GString *number = g_string_new (head);

  while (number->len < 11)
    g_string_append_c (number, (char) ('0' + g_rand_int_range (random, 0, 10)));
  return g_string_free (number, FALSE);
}

static const char *
pick (GRand     *random,
      GPtrArray *texts)
{
  return g_ptr_array_index (texts, g_rand_int_range (random, 0, (gint32) texts->len));
}

/* One of the ways in which people, phones and bills write a number. */
static char *
write_number (GRand      *random,
              const char *number)
{
  GString *text = g_string_new (NULL);
  const int way = g_rand_int_range (random, 0, 10);

  switch (way)
    {
    case 0:
      g_string_printf (text, "+86 %s", number);
      break;
    case 1:
      g_string_printf (text, "%.3s-%.4s-%s", number, number + 3, number + 7);
      break;
    case 2:
      g_string_printf (text, "%.3s %.4s %s", number, number + 3, number + 7);
      break;
    case 3:
      g_string_printf (text, "0086%s", number);
      break;
    case 4:
      for (const char *p = number; *p != '\0'; p++)
        g_string_append_unichar (text, 0xFF10 + (gunichar) (*p - '0'));
      break;
    case 5:
      for (const char *p = number; *p != '\0'; p++)
        g_string_append_printf (text, "%c ", *p);
      break;
    case 6:
      g_string_printf (text, "tel%sabc", number);
      break;
    case 7:
      g_string_printf (text, "%s20260312211409", number);
      break;
    case 8:
      g_string_printf (text, "86%.3s.%s", number, number + 3);
      break;
    default:
      g_string_append (text, number);
    }
  return g_string_free (text, FALSE);
}

static char *
write_name (GRand      *random,
            const char *name)
{
  GString *text = g_string_new (NULL);

  if (!g_rand_boolean (random) || (guchar) *name < 0x80)
    {
      g_string_append (text, name);
      return g_string_free (text, FALSE);
    }
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_string_append_unichar (text, g_utf8_get_char (p));
      g_string_append_c (text, ' ');
    }
  return g_string_free (text, FALSE);
}

/* A text such as stands in every field that people fill in. */
static char *
make_text (Household *self)
{
  g_autofree char *number = write_number (self->random, pick (self->random, self->numbers));
  g_autofree char *own = write_number (self->random, self->own);
  g_autofree char *name = write_name (self->random, pick (self->random, self->names));

  switch (g_rand_int_range (self->random, 0, 5))
    {
    case 0:
      return g_strdup_printf ("叫%s打%s，不然打%s", name, number, own);
    case 1:
      return g_strdup_printf ("%s：%s\n%s", name, number, name);
    case 2:
      return g_strdup_printf ("<%s> & \"%s\", =HYPERLINK(%s)", name, number, own);
    case 3:
      return g_strdup_printf ("%s%s%s", number, name, number);
    default:
      return g_strdup_printf ("本人%s，%s知道", own, name);
    }
}

static void
fill_texts (Household      *self,
            AnningIncident *incident)
{
  char **const texts[] = { &incident->words, &incident->reply, &incident->followed, &incident->summary, &incident->person,
                           &incident->place, &incident->number_name, &incident->collector, &incident->agreed_hours };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (g_rand_int_range (self->random, 0, 3) > 0)
        *texts[i] = make_text (self);
    }
  incident->private_note = g_strdup (SECRET);
}

static void
household_fill (Household     *self,
                BundleFixture *fixture)
{
  static const char *const characters[] = { "王", "小", "明", "芳", "军", "丽", "李", "欧阳", "婷", "强" };
  gint64 relatives[RELATIVES];

  for (guint i = 0; i < RELATIVES; i++)
    {
      g_autoptr (AnningRelative) relative = anning_relative_new ();
      const gboolean latin = i == 2;

      relative->phone = make_number (self->random, "138");
      relative->name = latin ? g_strdup ("Zhang Wei")
                             : g_strdup_printf ("%s%s%s", characters[g_rand_int_range (self->random, 0, 10)],
                                                characters[g_rand_int_range (self->random, 0, 10)], i == 0 ? "安" : "洋");
      if (i == 1)
        relative->consent_day = g_strdup ("2026-03-01");
      g_ptr_array_add (i == 1 ? self->agreed : self->names, g_strdup (relative->name));
      g_ptr_array_add (self->numbers, g_strdup (relative->phone));
      relatives[i] = bundle_fixture_save (fixture, &anning_relative_type, relative);
    }
  {
    g_autoptr (AnningNumber) landlord = anning_number_new ();

    landlord->number = make_number (self->random, "177");
    landlord->private = 1;
    landlord->debt_id = landlord->relative_id = ANNING_UNKNOWN;
    g_ptr_array_add (self->numbers, g_strdup (landlord->number));
    bundle_fixture_save (fixture, &anning_number_type, landlord);
  }

  for (guint i = 0; i < CONTACTS; i++)
    {
      g_autofree char *when = g_strdup_printf ("2026-03-%02u %02d:14:%02d", i + 1, g_rand_int_range (self->random, 0, 24),
                                               g_rand_int_range (self->random, 0, 60));
      const int who = g_rand_int_range (self->random, 0, RELATIVES);
      const gboolean third = g_rand_boolean (self->random);
      g_autoptr (AnningIncident) incident = NULL;
      g_autofree char *name = make_text (self);
      gint64 id, evidence;

      incident = bundle_fixture_call (when, self->agency, third ? g_ptr_array_index (self->numbers, who) : self->own, "某某银行");
      if (third)
        {
          g_free (incident->to_party);
          incident->to_party = g_strdup ("spouse");
          incident->relative_id = relatives[who];
        }
      fill_texts (self, incident);
      id = bundle_fixture_save (fixture, &anning_incident_type, incident);
      if (g_rand_boolean (self->random))
        {
          g_autoptr (AnningMarker) marker = anning_marker_new ();
          g_autoptr (AnningTranscript) transcript = anning_transcript_new ();
          g_autofree char *file = g_strconcat (name, ".mp3", NULL);
          g_autofree char *bytes = g_strdup_printf ("sound %u", i);

          evidence = bundle_fixture_keep (fixture, id, bytes, "audio/mpeg", file, NULL);
          marker->evidence_id = evidence;
          marker->start_ms = 1000;
          marker->words = make_text (self);
          bundle_fixture_save (fixture, &anning_marker_type, marker);
          transcript->evidence_id = evidence;
          transcript->text = make_text (self);
          bundle_fixture_save (fixture, &anning_transcript_type, transcript);
        }
    }
}

/* Dear, and more is asked for than was claimed: both are told of, with what people called product and fee. */
static void
household_owe (Household     *self,
               BundleFixture *fixture)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningDebtFee) fee = anning_debt_fee_new ();
  g_autoptr (AnningProposal) theirs = anning_proposal_new ();

  debt->creditor = g_strdup ("某某银行");
  debt->product = make_text (self);
  debt->lender_type = g_strdup ("bank_loan");
  debt->method = g_strdup ("bullet");
  debt->principal = 123456700;
  debt->rate = 360000;
  debt->term_months = 12;
  debt->contract_day = g_strdup ("2025-03-01");
  debt->first_due_day = g_strdup ("2026-03-01");
  debt->stage = g_strdup ("overdue");
  debt->claimed_principal = 123456700;
  bundle_fixture_save (fixture, &anning_debt_type, debt);
  fee->debt_id = debt->record.id;
  fee->name = make_text (self);
  fee->charged = g_strdup ("at_payout");
  fee->amount = 100000;
  bundle_fixture_save (fixture, &anning_debt_fee_type, fee);
  theirs->debt_id = debt->record.id;
  theirs->author = g_strdup ("theirs");
  theirs->role = g_strdup ("offer");
  theirs->kind = g_strdup ("settlement");
  theirs->status = g_strdup ("sent");
  theirs->base_amount = 234567800;
  bundle_fixture_save (fixture, &anning_proposal_type, theirs);
}

/* Figures and letters alone, in one form: in it no way of writing hides anything. */
static char *
boil_down (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *plain = g_utf8_normalize (valid, -1, G_NORMALIZE_NFKC);
  GString *boiled = g_string_new (NULL);

  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        g_string_append_unichar (boiled, g_unichar_tolower (g_utf8_get_char (p)));
    }
  return g_string_free (boiled, FALSE);
}

static void
assert_clean (Household  *self,
              const char *where,
              const char *text)
{
  g_autofree char *boiled = boil_down (text);

  for (guint i = 0; i < self->numbers->len; i++)
    {
      if (strstr (boiled, g_ptr_array_index (self->numbers, i)) != NULL)
        g_error ("%s holds the number %s: %s", where, (const char *) g_ptr_array_index (self->numbers, i), text);
    }
  for (guint i = 0; i < self->names->len; i++)
    {
      g_autofree char *name = boil_down (g_ptr_array_index (self->names, i));

      if (strstr (boiled, name) != NULL)
        g_error ("%s holds the name %s: %s", where, name, text);
    }
  if (strstr (boiled, self->own) != NULL)
    g_error ("%s holds the own number: %s", where, text);
  if (strstr (boiled, SECRET) != NULL)
    g_error ("%s holds a private note", where);
}

/* Every file of the bundle, unpacked as far as it can be. */
static void
assert_folder_clean (Household  *self,
                     const char *folder)
{
  g_autofree char *listed = NULL;
  g_auto (GStrv) names = NULL;

  g_assert_cmpint (bundle_fixture_run (folder, &listed, "find", ".", "-type", "f", NULL), ==, 0);
  assert_clean (self, "the list of files", listed);
  names = g_strsplit (g_strchomp (listed), "\n", -1);
  g_assert_cmpuint (g_strv_length (names), >=, 6);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *text = NULL;

      if (g_str_has_prefix (names[i], "./originals/"))
        continue;
      if (g_str_has_suffix (names[i], ".pdf"))
        {
          g_autofree char *about = NULL;

          g_assert_cmpint (bundle_fixture_run (folder, &about, "pdfinfo", names[i], NULL), ==, 0);
          assert_clean (self, names[i], about);
          text = bundle_fixture_read_pdf (folder, names[i]);
          g_assert_cmpuint (strlen (text), >, 1000);
        }
      else if (g_str_has_suffix (names[i], ".xlsx"))
        {
          g_assert_cmpint (bundle_fixture_run (folder, &text, "unzip", "-p", names[i], NULL), ==, 0);
          g_assert_cmpuint (strlen (text), >, 1000);
        }
      else
        {
          text = bundle_fixture_read (folder, names[i]);
        }
      assert_clean (self, names[i], text);
    }
}

static void
test_household (guint place)
{
  BundleFixture fixture;
  Household self = { g_rand_new_with_seed (SEED + place), g_ptr_array_new_with_free_func (g_free),
                     g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free), NULL, NULL };
  g_autoptr (AnningBundleChoice) choice = anning_bundle_choice_new ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autoptr (AnningBundleVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *about = NULL;

  bundle_fixture_set_up (&fixture, NULL);
  self.own = make_number (self.random, "159");
  self.agency = make_number (self.random, "186");
  household_fill (&self, &fixture);
  household_owe (&self, &fixture);
  choice->parts |= ANNING_BUNDLE_DEBT_HINTS;
  choice->language = (AnningBundleLanguage) (place % 3);
  plan = bundle_fixture_write (&fixture, choice, "b.zip");
  path = bundle_fixture_path (&fixture, "b.zip");

  verdict = anning_bundle_check (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (verdict->problems->len, ==, 0);
  g_assert_cmpuint (verdict->n_right + 1, ==, plan->files->len);
  g_assert_cmpint (verdict->bytes, ==, plan->bytes);

  folder = bundle_fixture_unpack (&fixture, "b.zip");
  g_assert_cmpint (bundle_fixture_run (folder, NULL, "sha256sum", "-c", "--strict", "--quiet", "SHA256SUMS", NULL), ==, 0);
  g_assert_cmpint (bundle_fixture_run (fixture.folder, &about, "unzip", "-Z", "-v", "b.zip", NULL), ==, 0);
  assert_clean (&self, "the ZIP's own list", about);
  assert_folder_clean (&self, folder);
  if (choice->language != ANNING_BUNDLE_ENGLISH)
    {
      g_autofree char *report = bundle_fixture_read_pdf (folder, "report.pdf");

      /* Sums are no telephone numbers. */
      g_assert_nonnull (strstr (report, "2,345,678.00"));
    }
  /* A test that finds nothing because nothing is there would say as much. */
  g_assert_cmpuint (plan->masked.number_places, >, 5);
  g_assert_cmpuint (plan->masked.name_places, >, 5);

  bundle_fixture_tear_down (&fixture, NULL);
  g_rand_free (self.random);
  g_ptr_array_unref (self.names);
  g_ptr_array_unref (self.agreed);
  g_ptr_array_unref (self.numbers);
  g_free (self.own);
  g_free (self.agency);
}

static void
test_leaks (void)
{
  for (guint i = 0; i < HOUSEHOLDS; i++)
    test_household (i);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bundle/leaks", test_leaks);
  return g_test_run ();
}
