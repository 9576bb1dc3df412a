/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-doubtful.h"

/* The contact that stands for the group of @place, so far. */
static guint
find_root (GArray *parents,
           guint   place)
{
  while (g_array_index (parents, guint, place) != place)
    place = g_array_index (parents, guint, place);
  return place;
}

/* Returns: the place of @id in @all, where it is put if it is not there */
static guint
find_place (GArray       *all,
            GArray       *parents,
            GHashTable   *places,
            const gint64 *id)
{
  gpointer known;
  guint place = all->len;

  if (g_hash_table_lookup_extended (places, id, NULL, &known))
    return GPOINTER_TO_UINT (known);
  g_array_append_vals (all, &(AnningDoubtful) { .id = *id }, 1);
  g_array_append_val (parents, place);
  g_hash_table_insert (places, (gpointer) id, GUINT_TO_POINTER (place));
  return place;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const AnningDoubtful *first = a;
  const AnningDoubtful *second = b;

  if (first->group != second->group)
    return first->group < second->group ? -1 : 1;
  return first->id < second->id ? -1 : first->id > second->id;
}

/* Two groups that share a contact are one: what it is depends on both. */
GArray *
anning_doubtful_new (const AnningJoin  *join,
                     const AnningTrace *traces,
                     const gint64      *owners,
                     GHashTable        *chosen)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (AnningDoubtful));
  g_autoptr (GArray) parents = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree guint *sizes = NULL;
  GArray *doubtful = g_array_new (FALSE, FALSE, sizeof (AnningDoubtful));

  g_return_val_if_fail (join != NULL, doubtful);

  for (guint i = 0; i < join->groups->len; i++)
    {
      const AnningJoinGroup *group = &g_array_index (join->groups, AnningJoinGroup, i);
      guint root = G_MAXUINT;

      for (guint j = 0; j < group->n_members; j++)
        {
          const guint trace = g_array_index (join->members, guint, group->first + j);
          guint place;

          if (chosen != NULL && !g_hash_table_contains (chosen, &owners[trace]))
            continue;
          place = find_place (all, parents, places, &owners[trace]);
          g_array_index (all, AnningDoubtful, place).kinds |= 1u << traces[trace].kind;
          if (root != G_MAXUINT)
            g_array_index (parents, guint, find_root (parents, place)) = root;
          else
            root = find_root (parents, place);
        }
    }
  sizes = g_new0 (guint, all->len + 1);
  for (guint i = 0; i < all->len; i++)
    {
      g_array_index (all, AnningDoubtful, i).group = find_root (parents, i);
      sizes[g_array_index (all, AnningDoubtful, i).group]++;
    }
  for (guint i = 0; i < all->len; i++)
    {
      const AnningDoubtful *one = &g_array_index (all, AnningDoubtful, i);

      if (sizes[one->group] > 1)
        g_array_append_vals (doubtful, one, 1);
    }
  g_array_sort (doubtful, compare);
  return doubtful;
}

guint
anning_doubtful_least (const guint *kinds,
                       guint        n)
{
  guint least = n > 0 ? 1 : 0;

  for (guint kind = 0; kind < ANNING_TRACE_KINDS; kind++)
    {
      guint told = 0;

      for (guint i = 0; i < n; i++)
        told += (kinds[i] >> kind) & 1;
      least = MAX (least, told);
    }
  return least;
}
