/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-note-version.h"

#include <glib/gstdio.h>

#include "anning-budget-line.h"
#include "anning-debt.h"
#include "anning-note-context.h"
#include "anning-note-history.h"
#include "anning-note-retell.h"
#include "anning-note-undo.h"

typedef struct
{
  char *folder;
  char *path;
  AnningStore *store;
  gint64 note_id;
} Fixture;

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

/* What a job is given to save. */
typedef struct
{
  const AnningRecordType *type;
  gpointer record;
} Saved;

static gpointer
save_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Saved *saved = data;

  anning_records_save (db, saved->type, saved->record, error);
  return NULL;
}

static void
save (Fixture                *fixture,
      const AnningRecordType *type,
      gpointer                record)
{
  g_autoptr (GError) error = NULL;
  Saved saved = { type, record };

  anning_store_write (fixture->store, save_job, &saved, &error);
  g_assert_no_error (error);
}

static void
add_part (Fixture    *fixture,
          gint64      position,
          const char *key,
          gboolean    included,
          const char *text,
          const char *brief)
{
  g_autoptr (AnningNotePart) part = anning_note_part_new ();

  part->note_id = fixture->note_id;
  part->position = position;
  part->part = g_strdup (key);
  part->included = included;
  part->text = g_strdup (text);
  part->brief = g_strdup (brief);
  save (fixture, &anning_note_part_type, part);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningNote) note = anning_note_new ();

  fixture->folder = g_dir_make_tmp ("anning-version-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "anning.db", NULL);
  fixture->store = anning_store_new (fixture->path);
  anning_store_open (fixture->store, &error);
  g_assert_no_error (error);

  note->title = g_strdup ("给妈");
  note->greeting = g_strdup ("妈：");
  note->language = g_strdup ("zh");
  note->relative_id = ANNING_UNKNOWN;
  save (fixture, &anning_note_type, note);
  fixture->note_id = note->record.id;
  add_part (fixture, 0, "what_happened", TRUE, "第一段", "一");
  add_part (fixture, 1, "amounts", FALSE, "欠 500 元", NULL);
  add_part (fixture, 2, "own", TRUE, "自己写的", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *lock = g_strconcat (fixture->path, ".lock", NULL);

  anning_store_close (fixture->store);
  g_object_unref (fixture->store);
  g_remove (fixture->path);
  g_remove (lock);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gpointer
list_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_records_list (db, data, NULL, 0, error);
}

static GPtrArray *
list (Fixture                *fixture,
      const AnningRecordType *type)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = anning_store_read (fixture->store, list_job, (gpointer) type, &error);

  g_assert_no_error (error);
  return records;
}

static gint64
keep (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  anning_note_keep_async (fixture->store, fixture->note_id, finished_cb, &result);
  id = anning_note_keep_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);
  return id;
}

/* Changes the text of the part at @i, the switch when @text is NULL. */
static void
change_part (Fixture    *fixture,
             guint       i,
             const char *text)
{
  g_autoptr (GPtrArray) parts = list (fixture, &anning_note_part_type);
  AnningNotePart *part = g_ptr_array_index (parts, i);

  if (text != NULL)
    {
      g_free (part->text);
      part->text = g_strdup (text);
    }
  else
    {
      part->included = !part->included;
    }
  save (fixture, &anning_note_part_type, part);
}

/* The same note twice is one version; parts that are switched off are kept too. */
static void
test_keep (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 first = keep (fixture);
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  const AnningNoteVersionPart *part;

  g_assert_cmpint (first, >, 0);
  g_assert_cmpint (keep (fixture), ==, first);
  kept = list (fixture, &anning_note_version_part_type);
  g_assert_cmpuint (kept->len, ==, 3);
  part = g_ptr_array_index (kept, 0);
  g_assert_cmpstr (part->text, ==, "第一段");
  g_assert_cmpstr (part->brief, ==, "一");
  part = g_ptr_array_index (kept, 1);
  g_assert_cmpint (part->included, ==, 0);
  g_assert_cmpstr (part->text, ==, "欠 500 元");

  /* A switch is a difference as well. */
  change_part (fixture, 1, NULL);
  g_assert_cmpint (keep (fixture), !=, first);
  versions = list (fixture, &anning_note_version_type);
  g_assert_cmpuint (versions->len, ==, 2);
}

static void
test_share (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) shares = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  const AnningNoteShare *share;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      anning_note_share_record_async (fixture->store, fixture->note_id, i == 0 ? "picture" : "told", ANNING_UNKNOWN,
                                      "姨妈", 1763800000000 + i, finished_cb, &result);
      g_assert_cmpint (anning_note_share_record_finish (fixture->store, wait_for (&result), &error), >, 0);
      g_assert_no_error (error);
    }
  /* Given twice as it was: one version. */
  versions = list (fixture, &anning_note_version_type);
  g_assert_cmpuint (versions->len, ==, 1);
  shares = list (fixture, &anning_note_share_type);
  g_assert_cmpuint (shares->len, ==, 2);
  share = g_ptr_array_index (shares, 0);
  g_assert_cmpstr (share->way, ==, "told");
  g_assert_cmpstr (share->recipient, ==, "姨妈");
  g_assert_cmpint (share->at, ==, 1763800000001);
  g_assert_cmpint (share->note_version_id, ==, ((const AnningNoteVersion *) g_ptr_array_index (versions, 0))->record.id);
}

static gpointer
remove_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  anning_records_remove (db, &anning_note_part_type, *(const gint64 *) data, error);
  return NULL;
}

static void
assert_texts (Fixture    *fixture,
              const char *first,
              const char *second,
              const char *third)
{
  g_autoptr (GPtrArray) parts = list (fixture, &anning_note_part_type);

  g_assert_cmpuint (parts->len, ==, third != NULL ? 3 : 2);
  g_assert_cmpstr (((const AnningNotePart *) g_ptr_array_index (parts, 0))->text, ==, first);
  g_assert_cmpstr (((const AnningNotePart *) g_ptr_array_index (parts, 1))->text, ==, second);
  if (third != NULL)
    g_assert_cmpstr (((const AnningNotePart *) g_ptr_array_index (parts, 2))->text, ==, third);
}

/* Words come back, and so does a part that was deleted; what stood is kept first, and undo brings it back. */
static void
test_restore (Fixture       *fixture,
              gconstpointer  data)
{
  gint64 first = keep (fixture);
  g_autoptr (GPtrArray) parts = list (fixture, &anning_note_part_type);
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (AnningChangeSet) changes = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) undone = NULL;
  g_autoptr (GError) error = NULL;
  gint64 own = ((const AnningNotePart *) g_ptr_array_index (parts, 2))->record.id;

  change_part (fixture, 0, "改过的");
  anning_store_write (fixture->store, remove_job, &own, &error);
  g_assert_no_error (error);
  assert_texts (fixture, "改过的", "欠 500 元", NULL);

  anning_note_restore_async (fixture->store, first, finished_cb, &result);
  changes = anning_note_restore_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);
  assert_texts (fixture, "第一段", "欠 500 元", "自己写的");
  versions = list (fixture, &anning_note_version_type);
  g_assert_cmpuint (versions->len, ==, 2);

  anning_change_set_undo_async (changes, fixture->store, finished_cb, &undone);
  g_assert_true (anning_change_set_undo_finish (fixture->store, wait_for (&undone), &error));
  g_assert_no_error (error);
  assert_texts (fixture, "改过的", "欠 500 元", NULL);
}

/* One part reworded, one switched: said of the newer version, and the first one is the first. */
static void
test_history (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = NULL;
  const AnningNoteHistoryEntry *entry;

  keep (fixture);
  change_part (fixture, 0, "改过的");
  change_part (fixture, 1, NULL);
  keep (fixture);
  anning_note_history_read_async (fixture->store, fixture->note_id, NULL, finished_cb, &result);
  history = anning_note_history_read_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 2);

  entry = g_ptr_array_index (history, 0);
  g_assert_true (entry->current);
  g_assert_false (entry->first);
  g_assert_cmpuint (entry->difference.texts, ==, 1);
  g_assert_cmpuint (entry->difference.switched, ==, 1);
  g_assert_cmpuint (entry->difference.added, ==, 0);
  g_assert_false (entry->difference.moved);
  g_assert_false (entry->difference.head);
  g_assert_cmpstr (entry->text, ==, "妈：\n\n改过的\n\n欠 500 元\n\n自己写的");

  entry = g_ptr_array_index (history, 1);
  g_assert_true (entry->first);
  g_assert_false (entry->current);
  g_assert_cmpstr (entry->text, ==, "妈：\n\n第一段\n\n自己写的");
}

static gpointer
context_job (AnningDb      *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return anning_note_context_read (db, data, error);
}

static guint
count_kind (const char            *text,
            const AnningNoteKnown *known,
            AnningNotePlaceKind    kind)
{
  g_autoptr (GArray) places = anning_note_places_find (text, known);
  guint count = 0;

  for (guint i = 0; i < places->len; i++)
    count += g_array_index (places, AnningNotePlace, i).kind == kind;
  return count;
}

/* Figures as the planner has them; people, creditors and their staff are looked for, and a creditor's short number. */
static void
test_context (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (AnningRelative) relative = anning_relative_new ();
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningDebt) unknown = anning_debt_new ();
  g_autoptr (AnningBudgetLine) income = anning_budget_line_new ();
  g_autoptr (AnningBudgetLine) spending = anning_budget_line_new ();
  g_autoptr (AnningNoteContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *filled = NULL;
  GDate today;

  relative->name = g_strdup ("妻子小林");
  save (fixture, &anning_relative_type, relative);
  debt->creditor = g_strdup ("甲银行");
  debt->contact = g_strdup ("95000");
  debt->signed_by = g_strdup ("me");
  debt->claimed_principal = 1230000;
  save (fixture, &anning_debt_type, debt);
  unknown->creditor = g_strdup ("乙公司");
  save (fixture, &anning_debt_type, unknown);
  income->kind = g_strdup ("income");
  income->lean_amount = ANNING_UNKNOWN;
  income->amount = 600000;
  income->period = g_strdup ("monthly");
  save (fixture, &anning_budget_line_type, income);
  spending->kind = g_strdup ("spending");
  spending->lean_amount = ANNING_UNKNOWN;
  spending->amount = 450000;
  spending->period = g_strdup ("monthly");
  save (fixture, &anning_budget_line_type, spending);

  g_date_set_dmy (&today, 22, 11, 2026);
  context = anning_store_read (fixture->store, context_job, &today, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (context->n_debts, ==, 2);
  g_assert_cmpuint (context->n_unknown, ==, 1);
  g_assert_cmpint (context->owed, ==, 1230000);
  filled = anning_note_context_fill (context, "{count} 笔，{owed} 元，每月 {monthly} 元");
  g_assert_cmpstr (filled, ==, "2 笔，12,300.00 元，每月 1,500.00 元");

  g_assert_cmpuint (count_kind ("小林，甲银行来过", context->known, ANNING_NOTE_PLACE_NAME), ==, 2);
  g_assert_cmpuint (count_kind ("Please call me", context->known, ANNING_NOTE_PLACE_NAME), ==, 0);
  g_assert_cmpuint (count_kind ("打 95000，别打 110、12378", context->known, ANNING_NOTE_PLACE_PHONE), ==, 1);
}

static const char templates[] =
  "[templates]\norder=a;b;\n"
  "[a]\naudience=parents\ntitle_zh=甲\ntitle_en=A\ngreeting_zh=爸、妈：\ngreeting_en=Dear\n"
  "closing_zh=再见\nclosing_en=Bye\nparts=say;more;\n"
  "[a say]\ntitle_zh=一\ntitle_en=One\ntext_zh=说甲\nbrief_zh=甲\ntext_en=Say A\nbrief_en=A\n"
  "signed_text_zh=签过甲\nsigned_brief_zh=签甲\nsigned_text_en=Signed A\nsigned_brief_en=SA\non=true\n"
  "[a more]\ntitle_zh=二\ntitle_en=Two\nlabel_zh=少\ntext_zh=少甲\nbrief_zh=少\nlabel2_zh=多\ntext2_zh=多甲\nbrief2_zh=多\n"
  "text_en=Less A\nbrief_en=l\ntext2_en=More A\nbrief2_en=m\non=true\n"
  "[b]\naudience=sibling\ntitle_zh=乙\ntitle_en=B\ngreeting_zh=弟：\ngreeting_en=Hi\nclosing_zh=好\nclosing_en=So\nparts=say;more;\n"
  "[b say]\ntitle_zh=一\ntitle_en=One\ntext_zh=说乙\nbrief_zh=乙\ntext_en=Say B\nbrief_en=B\n"
  "signed_text_zh=签过乙\nsigned_brief_zh=签乙\nsigned_text_en=Signed B\nsigned_brief_en=SB\non=true\n"
  "[b more]\ntitle_zh=二\ntitle_en=Two\nlabel_zh=多\ntext_zh=多乙\nbrief_zh=多多\nlabel2_zh=少\ntext2_zh=少乙\nbrief2_zh=少少\n"
  "text_en=More B\nbrief_en=mm\ntext2_en=Less B\nbrief2_en=ll\non=true\n";

static AnningNotePart *
new_part (const char *key,
          const char *text,
          const char *brief)
{
  AnningNotePart *part = anning_note_part_new ();

  part->part = g_strdup (key);
  part->text = g_strdup (text);
  part->brief = g_strdup (brief);
  part->included = 1;
  return part;
}

/* Offered words become those of the other one, in the same degree; typed ones stay. */
static void
test_retell (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) known = anning_note_templates_parse (templates, -1, "zh", &error);
  g_autoptr (AnningNote) note = anning_note_new ();
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_note_part_free);
  const AnningNotePart *part;

  g_assert_no_error (error);
  note->greeting = g_strdup ("爸、妈：");
  note->closing = g_strdup ("自己写的结尾");
  g_ptr_array_add (parts, new_part ("say", "说甲", "自己写的短句"));
  g_ptr_array_add (parts, new_part ("more", "少甲", "少"));
  g_ptr_array_add (parts, new_part ("own", "自己的一段", NULL));
  anning_note_retell (note, parts, g_ptr_array_index (known, 0), g_ptr_array_index (known, 1), "zh", NULL);

  g_assert_cmpstr (note->greeting, ==, "弟：");
  g_assert_cmpstr (note->closing, ==, "自己写的结尾");
  g_assert_cmpstr (note->audience, ==, "sibling");
  part = g_ptr_array_index (parts, 0);
  g_assert_cmpstr (part->text, ==, "说乙");
  g_assert_cmpstr (part->brief, ==, "自己写的短句");
  part = g_ptr_array_index (parts, 1);
  g_assert_cmpstr (part->text, ==, "少乙");
  g_assert_cmpstr (part->brief, ==, "少少");
  g_assert_cmpstr (((const AnningNotePart *) g_ptr_array_index (parts, 2))->text, ==, "自己的一段");

  /* A guarantor gets the words for those who signed. */
  anning_note_retell (note, parts, g_ptr_array_index (known, 1), g_ptr_array_index (known, 0), "zh", "guarantor");
  g_assert_cmpstr (((const AnningNotePart *) g_ptr_array_index (parts, 0))->text, ==, "签过甲");
}

static void
test_denial (void)
{
  g_assert_true (anning_note_denies_signing ("说：“我不是借款人，也不是担保人”"));
  g_assert_true (anning_note_denies_signing ("Say: I am not a Guarantor."));
  g_assert_false (anning_note_denies_signing ("请把合同发给我"));
  g_assert_false (anning_note_denies_signing (NULL));
  g_assert_true (anning_note_liability_signed ("co_signer"));
  g_assert_true (anning_note_liability_signed ("guarantor"));
  g_assert_false (anning_note_liability_signed ("none"));
  g_assert_false (anning_note_liability_signed (NULL));
}

/* Typing in one go is one step; a switch and an order are steps of their own; taken back one after the other. */
static void
test_undo (void)
{
  g_autoptr (AnningNote) note = anning_note_new ();
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_note_part_free);
  g_autoptr (AnningNoteUndo) undo = NULL;
  g_autoptr (AnningNoteState) state = NULL;
  g_autoptr (AnningNoteState) switched = NULL;
  g_autoptr (AnningNoteState) typed = NULL;
  AnningNotePart *first, *second;

  g_ptr_array_add (parts, first = new_part ("a", "一", NULL));
  g_ptr_array_add (parts, second = new_part ("b", "二", NULL));
  undo = anning_note_undo_new (note, parts);
  g_assert_cmpint (anning_note_undo_get_next (undo), ==, ANNING_NOTE_CHANGED_NOTHING);
  g_assert_null (anning_note_undo_pop (undo));

  first->text = (g_free (first->text), g_strdup ("一点"));
  g_assert_cmpint (anning_note_undo_take (undo, note, parts, 1000), ==, ANNING_NOTE_CHANGED_TEXT);
  first->text = (g_free (first->text), g_strdup ("一点点"));
  g_assert_cmpint (anning_note_undo_take (undo, note, parts, 1500), ==, ANNING_NOTE_CHANGED_TEXT);
  second->included = 0;
  g_assert_cmpint (anning_note_undo_take (undo, note, parts, 1600), ==, ANNING_NOTE_CHANGED_SWITCH);
  g_ptr_array_index (parts, 0) = second;
  g_ptr_array_index (parts, 1) = first;
  g_assert_cmpint (anning_note_undo_take (undo, note, parts, 1700), ==, ANNING_NOTE_CHANGED_ORDER);
  g_assert_cmpint (anning_note_undo_take (undo, note, parts, 1800), ==, ANNING_NOTE_CHANGED_NOTHING);

  state = anning_note_undo_pop (undo);
  g_assert_cmpstr (((const AnningNotePart *) g_ptr_array_index (state->parts, 0))->part, ==, "a");
  g_assert_cmpint (((const AnningNotePart *) g_ptr_array_index (state->parts, 1))->included, ==, 0);
  switched = anning_note_undo_pop (undo);
  g_assert_cmpint (((const AnningNotePart *) g_ptr_array_index (switched->parts, 1))->included, ==, 1);
  g_assert_cmpstr (((const AnningNotePart *) g_ptr_array_index (switched->parts, 0))->text, ==, "一点点");
  typed = anning_note_undo_pop (undo);
  g_assert_cmpstr (((const AnningNotePart *) g_ptr_array_index (typed->parts, 0))->text, ==, "一");
  g_assert_null (anning_note_undo_pop (undo));
}

/* Who turns up often, as whoever calls every day does, is known as well as the others are. */
static void
test_context_often (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (AnningNoteContext) context = NULL;
  g_autoptr (GError) error = NULL;
  GDate today;

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (AnningDebt) debt = anning_debt_new ();

      debt->creditor = g_strdup (i == 2 ? "丙小贷" : "甲银行");
      debt->contact = g_strdup (i == 1 ? "13900001111" : "13800001111");
      save (fixture, &anning_debt_type, debt);
    }
  g_date_set_dmy (&today, 22, 11, 2026);
  context = anning_store_read (fixture->store, context_job, &today, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_kind ("甲银行，丙小贷，甲银行", context->known, ANNING_NOTE_PLACE_NAME), ==, 3);
  g_assert_cmpuint (count_kind ("13800001111、13900001111", context->known, ANNING_NOTE_PLACE_PHONE), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/note-version/keep", Fixture, NULL, set_up, test_keep, tear_down);
  g_test_add ("/note-version/share", Fixture, NULL, set_up, test_share, tear_down);
  g_test_add ("/note-version/restore", Fixture, NULL, set_up, test_restore, tear_down);
  g_test_add ("/note-version/history", Fixture, NULL, set_up, test_history, tear_down);
  g_test_add ("/note-version/context", Fixture, NULL, set_up, test_context, tear_down);
  g_test_add ("/note-version/context-often", Fixture, NULL, set_up, test_context_often, tear_down);
  g_test_add_func ("/note-version/retell", test_retell);
  g_test_add_func ("/note-version/denial", test_denial);
  g_test_add_func ("/note-version/undo", test_undo);
  return g_test_run ();
}
