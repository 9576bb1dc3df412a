/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-moment-row.h"

#include "anning-date.h"
#include "anning-money.h"
#include "anning-record.h"

struct _AnningMomentRow
{
  AnningValueRow parent_instance;

  gint64 value;
  gint64 utc_offset;
  gboolean required;
};

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AnningMomentRow, anning_moment_row, ANNING_TYPE_VALUE_ROW)

static void
take_value (AnningMomentRow *self,
            gint64           value)
{
  if (self->value == value)
    return;
  self->value = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

/* Year, month, day, hour, minute and perhaps second, with anything but digits between them. */
static gboolean
read_civil (const char  *text,
            AnningCivil *civil)
{
  int parts[6] = { 0 };
  guint n = 0;

  while (*text != '\0')
    {
      guint64 number = 0;
      guint digits = 0;

      if (!g_ascii_isdigit (*text))
        {
          if (g_ascii_isalpha (*text))
            return FALSE;
          text = g_utf8_next_char (text);
          continue;
        }
      for (; g_ascii_isdigit (*text); text++, digits++)
        number = number * 10 + g_ascii_digit_value (*text);
      if (n == G_N_ELEMENTS (parts) || digits > 4 || (n == 0) != (digits == 4))
        return FALSE;
      parts[n++] = (int) number;
    }

  *civil = (AnningCivil) { parts[0], parts[1], parts[2], parts[3], parts[4], parts[5] };
  return n >= 5 && anning_civil_valid (civil);
}

static gboolean
anning_moment_row_read (AnningValueRow  *row,
                        const char      *text,
                        GError         **error)
{
  AnningMomentRow *self = ANNING_MOMENT_ROW (row);
  AnningCivil civil;
  gint64 value;

  if (*text == '\0' && !self->required)
    {
      take_value (self, ANNING_UNKNOWN);
      return TRUE;
    }
  if (!read_civil (text, &civil))
    {
      g_set_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_NOT_A_MOMENT, "not a moment");
      return FALSE;
    }

  value = anning_civil_to_instant (&civil, self->utc_offset);
  /* The text leaves out what is smaller than it shows; that must not get lost by looking at it. */
  if (self->value == ANNING_UNKNOWN || value != self->value - self->value % ANNING_MS_PER_SECOND)
    take_value (self, value);
  return TRUE;
}

static char *
anning_moment_row_write (AnningValueRow *row)
{
  AnningMomentRow *self = ANNING_MOMENT_ROW (row);
  AnningCivil civil;

  if (self->value == ANNING_UNKNOWN)
    return g_strdup ("");

  anning_instant_to_civil (self->value, self->utc_offset, &civil);
  if (civil.second == 0)
    return g_strdup_printf ("%04d-%02d-%02d %02d:%02d",
                            civil.year, civil.month, civil.day, civil.hour, civil.minute);
  return g_strdup_printf ("%04d-%02d-%02d %02d:%02d:%02d",
                          civil.year, civil.month, civil.day, civil.hour, civil.minute, civil.second);
}

static void
anning_moment_row_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VALUE:
      g_value_set_int64 (value, ANNING_MOMENT_ROW (object)->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_moment_row_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_VALUE:
      anning_moment_row_set_value (ANNING_MOMENT_ROW (object), g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_moment_row_class_init (AnningMomentRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  AnningValueRowClass *row_class = ANNING_VALUE_ROW_CLASS (klass);

  object_class->get_property = anning_moment_row_get_property;
  object_class->set_property = anning_moment_row_set_property;
  row_class->read = anning_moment_row_read;
  row_class->write = anning_moment_row_write;

  properties[PROP_VALUE] =
    g_param_spec_int64 ("value", NULL, NULL, G_MININT64, G_MAXINT64, ANNING_UNKNOWN,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
anning_moment_row_init (AnningMomentRow *self)
{
  self->value = ANNING_UNKNOWN;
  self->utc_offset = ANNING_CHINA_OFFSET;
}

/* @utc_offset: minutes */
void
anning_moment_row_set_utc_offset (AnningMomentRow *self,
                                  gint64           utc_offset)
{
  g_return_if_fail (ANNING_IS_MOMENT_ROW (self));

  self->utc_offset = utc_offset;
  anning_value_row_show_value (ANNING_VALUE_ROW (self));
}

void
anning_moment_row_set_required (AnningMomentRow *self,
                                gboolean         required)
{
  g_return_if_fail (ANNING_IS_MOMENT_ROW (self));
  self->required = required;
}

/* Returns: ms, ANNING_UNKNOWN when empty */
gint64
anning_moment_row_get_value (AnningMomentRow *self)
{
  g_return_val_if_fail (ANNING_IS_MOMENT_ROW (self), ANNING_UNKNOWN);
  return self->value;
}

void
anning_moment_row_set_value (AnningMomentRow *self,
                             gint64           value)
{
  g_return_if_fail (ANNING_IS_MOMENT_ROW (self));

  take_value (self, value);
  anning_value_row_show_value (ANNING_VALUE_ROW (self));
}
