/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-name-parts.h"

#include <string.h>

/* Longer ones first where one begins another. */
static const char *const roles[] = {
  "妻子", "丈夫", "老公", "老婆", "爱人", "对象", "女朋友", "男朋友", "妈妈", "爸爸", "母亲", "父亲", "婆婆", "公公",
  "岳母", "岳父", "哥哥", "姐姐", "弟弟", "妹妹", "儿子", "女儿", "舅舅", "舅妈", "姑姑", "姑父", "叔叔", "婶婶",
  "阿姨", "姨妈", "表哥", "表姐", "表弟", "表妹", "堂哥", "堂姐", "堂弟", "堂妹", "爷爷", "奶奶", "外公", "外婆",
  "同事", "朋友", "同学", "邻居", "领导", "老板", "经理", "主管", "房东", "室友", "亲戚", "我的", "我",
};

static const char *const words[] = {
  "a", "an", "the", "my", "our", "of", "and", "wife", "husband", "mother", "father", "mum", "mom", "dad", "parents",
  "brother", "sister", "son", "daughter", "uncle", "aunt", "cousin", "colleague", "friend", "boss", "manager",
  "neighbour", "neighbor", "landlord", "mr", "mrs", "ms", "partner", "girlfriend", "boyfriend", "in", "law", "old",
  "at", "from", "work", "school", "company",
  /* What numbers and people of a lender are called by. */
  "loan", "loans", "servicing", "service", "services", "officer", "department", "desk", "staff", "team", "customer",
  "bank", "credit", "card", "collection", "collections", "collector", "agency", "agent", "lawyer", "court", "police",
  "call", "calls", "caller", "says", "said", "himself", "herself", "unknown", "number", "parcel", "delivery", "home",
  "office", "mobile", "new", "only", "me", "myself",
};

static gboolean
is_latin_word (const char *word)
{
  return g_ascii_isalpha (*word);
}

static gboolean
is_word (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_ascii_strcasecmp (text, words[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Returns: (transfer full): without the words at its head and its end */
static char *
strip_roles (const char *text)
{
  char *rest = g_strdup (text);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      const gsize role = strlen (roles[i]);
      const gsize length = strlen (rest);

      if (length > role && g_str_has_prefix (rest, roles[i]))
        memmove (rest, rest + role, length - role + 1);
      else if (length > role && g_str_has_suffix (rest, roles[i]))
        rest[length - role] = '\0';
    }
  return rest;
}

static void
add (GPtrArray  *parts,
     const char *text)
{
  if (g_utf8_strlen (text, -1) > 1 && !g_ptr_array_find_with_equal_func (parts, text, g_str_equal, NULL))
    g_ptr_array_add (parts, g_strdup (text));
}

char **
anning_name_parts_new (const char *name)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *plain = NULL;
  g_auto (GStrv) pieces = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  plain = g_utf8_make_valid (name, -1);
  g_ptr_array_add (parts, g_strdup (plain));
  pieces = g_regex_split_simple ("[\\s,;/|()（），、；·：:]+", plain, 0, 0);
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      g_autofree char *rest = NULL;
      gboolean role = FALSE;

      if (is_latin_word (pieces[i]))
        {
          if (!is_word (pieces[i]))
            add (parts, pieces[i]);
          continue;
        }
      rest = strip_roles (pieces[i]);
      for (guint j = 0; j < G_N_ELEMENTS (roles); j++)
        role |= g_str_equal (rest, roles[j]);
      if (!role)
        add (parts, rest);
    }
  g_ptr_array_add (parts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&parts), FALSE);
}
