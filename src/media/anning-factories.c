/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-factories-private.h"

/*
 * What takes recordings apart and decodes them. To go through all that GStreamer
 * knows takes half a millisecond, as long as it takes to read the head of a
 * recording; parsebin does so each time.
 */

static gboolean
is_parser (gconstpointer factory)
{
  return gst_element_factory_list_is_type ((GstElementFactory *) factory, GST_ELEMENT_FACTORY_TYPE_PARSER);
}

/* The order of parsebin: what is read right is decoded right. */
static gint
compare (gconstpointer a,
         gconstpointer b)
{
  if (is_parser (a) != is_parser (b))
    return is_parser (a) ? -1 : 1;
  return gst_plugin_feature_rank_compare_func (a, b);
}

/* Returns: (transfer none): all of them, the best first; what is installed later is not seen */
static GList *
get_all (void)
{
  static GList *all = NULL;
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      all = gst_element_factory_list_get_elements (GST_ELEMENT_FACTORY_TYPE_DECODABLE, GST_RANK_MARGINAL);
      all = g_list_sort (all, compare);
      g_once_init_leave (&done, 1);
    }
  return all;
}

static gboolean
takes (GstElementFactory *factory,
       const GstCaps     *caps)
{
  return gst_plugin_feature_get_rank (GST_PLUGIN_FEATURE (factory)) >= GST_RANK_MARGINAL &&
         (gst_caps_is_fixed (caps) ? gst_element_factory_can_sink_all_caps (factory, caps)
                                   : gst_element_factory_can_sink_any_caps (factory, caps));
}

/* Returns: (transfer container) (element-type GstElementFactory): what takes @caps, the best first */
static GList *
find (const GstCaps *caps)
{
  GList *found = NULL;

  for (GList *l = get_all (); l != NULL; l = l->next)
    {
      if (takes (l->data, caps))
        found = g_list_prepend (found, l->data);
    }
  return g_list_reverse (found);
}

/* Returns: (transfer container) (element-type GstElementFactory): those that make sound of @caps */
GList *
anning_factories_find_decoders (const GstCaps *caps)
{
  GList *found = find (caps);
  GList *next;

  for (GList *l = found; l != NULL; l = next)
    {
      next = l->next;
      if (!gst_element_factory_list_is_type (l->data, GST_ELEMENT_FACTORY_TYPE_DECODER |
                                                        GST_ELEMENT_FACTORY_TYPE_MEDIA_AUDIO))
        found = g_list_delete_link (found, l);
    }
  return found;
}

G_GNUC_BEGIN_IGNORE_DEPRECATIONS
static GValueArray *
find_cb (GstElement *parser,
         GstPad     *pad,
         GstCaps    *caps,
         gpointer    user_data)
{
  g_autoptr (GList) found = find (caps);
  GValueArray *array = g_value_array_new (g_list_length (found));

  for (GList *l = found; l != NULL; l = l->next)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_value_init (&value, G_TYPE_OBJECT);
      g_value_set_object (&value, l->data);
      g_value_array_append (array, &value);
    }
  return array;
}
G_GNUC_END_IGNORE_DEPRECATIONS

/* @parser: a parsebin, which asks here from now on */
void
anning_factories_serve (GstElement *parser)
{
  g_signal_connect (parser, "autoplug-factories", G_CALLBACK (find_cb), NULL);
}
