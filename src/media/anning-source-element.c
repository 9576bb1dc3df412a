/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-source-element-private.h"

#include <gst/base/gstbasesrc.h>
#include <string.h>

/* Demultiplexers ask for one frame after the other, some hundred bytes each: so many are read at once. */
#define BLOCK 32768

#define ANNING_TYPE_SOURCE_ELEMENT (anning_source_element_get_type ())
G_DECLARE_FINAL_TYPE (AnningSourceElement, anning_source_element, ANNING, SOURCE_ELEMENT, GstBaseSrc)

struct _AnningSourceElement
{
  GstBaseSrc parent_instance;

  AnningReader *reader;
  GCancellable *cancellable;
  const char *media_type;

  /* What was read last. Under the lock with which the base class reads. */
  guint8 *block;
  guint64 block_offset;
  guint block_length;
};

G_DEFINE_FINAL_TYPE (AnningSourceElement, anning_source_element, GST_TYPE_BASE_SRC)

static GstStaticPadTemplate source_template = GST_STATIC_PAD_TEMPLATE ("src", GST_PAD_SRC, GST_PAD_ALWAYS,
                                                                       GST_STATIC_CAPS_ANY);

/* What files of a type are called where GStreamer recognizes names. Returns: (nullable): static */
static const char *
find_name (const char *media_type)
{
  static const struct { const char *media_type; const char *name; } names[] = {
    { "audio/3gpp", "anning:recording.3gp" },
    { "audio/aac", "anning:recording.aac" },
    { "audio/amr", "anning:recording.amr" },
    { "audio/amr-wb", "anning:recording.awb" },
    { "audio/flac", "anning:recording.flac" },
    { "audio/mp4", "anning:recording.m4a" },
    { "audio/mpeg", "anning:recording.mp3" },
    { "audio/ogg", "anning:recording.ogg" },
    { "audio/wav", "anning:recording.wav" },
    { "audio/x-ms-wma", "anning:recording.wma" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_equal (names[i].media_type, media_type))
        return names[i].name;
    }
  return NULL;
}

static gboolean
anning_source_element_is_seekable (GstBaseSrc *base)
{
  return TRUE;
}

static gboolean
anning_source_element_get_size (GstBaseSrc *base,
                                guint64    *size)
{
  *size = (guint64) anning_reader_get_size (ANNING_SOURCE_ELEMENT (base)->reader);
  return TRUE;
}

/* A name lets a type be found by looking for it first; it is found by the bytes all the same. */
static gboolean
anning_source_element_query (GstBaseSrc *base,
                             GstQuery   *query)
{
  AnningSourceElement *self = ANNING_SOURCE_ELEMENT (base);
  const char *name = GST_QUERY_TYPE (query) == GST_QUERY_URI ? find_name (self->media_type) : NULL;

  if (name != NULL)
    {
      gst_query_set_uri (query, name);
      return TRUE;
    }
  return GST_BASE_SRC_CLASS (anning_source_element_parent_class)->query (base, query);
}

/* As anning_reader_read, for a part that is much shorter than a block. */
static gssize
read_part (AnningSourceElement *self,
           guint64              offset,
           guint8              *bytes,
           guint                length)
{
  guint64 within;

  if (offset < self->block_offset || offset + length > self->block_offset + self->block_length)
    {
      gssize n_read = anning_reader_read (self->reader, (goffset) offset, self->block, BLOCK, self->cancellable);

      self->block_offset = offset;
      self->block_length = n_read > 0 ? (guint) n_read : 0;
      if (n_read <= 0)
        return n_read;
    }

  within = offset - self->block_offset;
  length = MIN (length, self->block_length - (guint) within);
  memcpy (bytes, self->block + within, length);
  return length;
}

static GstFlowReturn
anning_source_element_fill (GstBaseSrc *base,
                            guint64     offset,
                            guint       length,
                            GstBuffer  *buffer)
{
  AnningSourceElement *self = ANNING_SOURCE_ELEMENT (base);
  GstMapInfo map;
  gssize n_read;

  if (!gst_buffer_map (buffer, &map, GST_MAP_WRITE))
    return GST_FLOW_ERROR;
  if (length < BLOCK / 4)
    n_read = read_part (self, offset, map.data, length);
  else
    n_read = anning_reader_read (self->reader, (goffset) offset, map.data, length, self->cancellable);
  gst_buffer_unmap (buffer, &map);

  if (n_read < 0)
    return GST_FLOW_FLUSHING;
  if (n_read == 0 && length > 0)
    return GST_FLOW_EOS;
  gst_buffer_resize (buffer, 0, n_read);
  GST_BUFFER_OFFSET (buffer) = offset;
  GST_BUFFER_OFFSET_END (buffer) = offset + (guint64) n_read;
  return GST_FLOW_OK;
}

static gboolean
anning_source_element_unlock (GstBaseSrc *base)
{
  g_cancellable_cancel (ANNING_SOURCE_ELEMENT (base)->cancellable);
  return TRUE;
}

static gboolean
anning_source_element_unlock_stop (GstBaseSrc *base)
{
  g_cancellable_reset (ANNING_SOURCE_ELEMENT (base)->cancellable);
  return TRUE;
}

static void
anning_source_element_finalize (GObject *object)
{
  AnningSourceElement *self = ANNING_SOURCE_ELEMENT (object);

  g_clear_object (&self->reader);
  g_clear_object (&self->cancellable);
  g_free (self->block);
  G_OBJECT_CLASS (anning_source_element_parent_class)->finalize (object);
}

static void
anning_source_element_class_init (AnningSourceElementClass *klass)
{
  GstBaseSrcClass *source_class = GST_BASE_SRC_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anning_source_element_finalize;
  source_class->is_seekable = anning_source_element_is_seekable;
  source_class->get_size = anning_source_element_get_size;
  source_class->query = anning_source_element_query;
  source_class->fill = anning_source_element_fill;
  source_class->unlock = anning_source_element_unlock;
  source_class->unlock_stop = anning_source_element_unlock_stop;

  gst_element_class_set_static_metadata (GST_ELEMENT_CLASS (klass), "Recording", "Source",
                                         "The bytes of a recording", "Anning");
  gst_element_class_add_static_pad_template (GST_ELEMENT_CLASS (klass), &source_template);
}

static void
anning_source_element_init (AnningSourceElement *self)
{
  self->cancellable = g_cancellable_new ();
  self->block = g_malloc (BLOCK);
  gst_base_src_set_format (GST_BASE_SRC (self), GST_FORMAT_BYTES);
}

/**
 * anning_source_element_new:
 * @reader: read by the threads of the pipeline
 * @media_type: from anning_media_look()
 *
 * Returns: (transfer floating): for a bin of the caller. GStreamer has to be started.
 */
GstElement *
anning_source_element_new (AnningReader *reader,
                           const char   *media_type)
{
  AnningSourceElement *self = g_object_new (ANNING_TYPE_SOURCE_ELEMENT, NULL);

  self->reader = g_object_ref (reader);
  self->media_type = media_type;
  return GST_ELEMENT (self);
}
