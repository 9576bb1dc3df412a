/* SPDX-License-Identifier: GPL-3.0-or-later */

/* make-page LANGUAGE FILE: the page for the browser test, with the key of tests/fixtures/kit and a note that is hostile. */

#include "anning-kit.h"
#include "anning-note-text.h"

static void
add_part (GPtrArray  *parts,
          const char *text,
          gint64      included)
{
  AnningNotePart *part = anning_note_part_new ();

  part->text = g_strdup (text);
  part->included = included;
  g_ptr_array_add (parts, part);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_note_part_free);
  g_autoptr (AnningNote) note = anning_note_new ();
  g_autoptr (AnningKit) kit = anning_kit_new ();
  g_autoptr (AnningCalled) called = NULL;
  g_autoptr (AnningTexts) texts = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GBytes) html = NULL;
  g_autoptr (GError) error = NULL;
  gboolean chinese;

  if (argc != 3)
    return 2;
  chinese = g_str_equal (argv[1], "zh");
  kit->key = g_strdup ("00112233445566778899aabbccddeeff");
  kit->language = g_strdup (argv[1]);
  note->greeting = g_strdup (chinese ? "妈，有件事想自己先跟你说：" : "Mum, I want to tell you this myself:");
  note->closing = g_strdup (chinese ? "谢谢你们。" : "Thank you both.");
  add_part (parts, chinese ? "你们没有替我签过字，接到电话照实说一句就行。\n说完就可以挂。"
                           : "You never signed for me, so simply say what is true.\nThen you can hang up.", 1);
  add_part (parts, "</p><script>document.title = 'broken'</script><img src=\"http://192.0.2.1/x\" onerror='alert(1)'>", 1);
  add_part (parts, "UNTICKED-7301", 0);

  called = anning_called_load (argv[1], &error);
  if (called != NULL)
    texts = anning_texts_load (argv[1], &error);
  if (texts != NULL)
    {
      blocks = anning_note_blocks (note, parts);
      html = anning_kit_html (kit, blocks, called, texts, &error);
    }
  if (html == NULL
      || !g_file_set_contents (argv[2], g_bytes_get_data (html, NULL), g_bytes_get_size (html), &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return 0;
}
