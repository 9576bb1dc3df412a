/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bill-columns.h"

#include <string.h>

#include "anning-bill-cell.h"
#include "anning-phone.h"

/* Above a bill stand the customer, the number, the period. */
#define HEADING_ROWS 40
/* A heading is a word or two. */
#define HEADING_BYTES 48
#define SAMPLE_ROWS 300

/* The whole heading, or only a part of it. */
typedef struct
{
  const char *word;
  AnningBillColumn column;
} Heading;

static const Heading whole[] = {
  { "起始时间", ANNING_BILL_START }, { "开始时间", ANNING_BILL_START }, { "通话起始时间", ANNING_BILL_START },
  { "通话开始时间", ANNING_BILL_START }, { "通信时间", ANNING_BILL_START }, { "发送时间", ANNING_BILL_START },
  { "起始日期时间", ANNING_BILL_START }, { "呼叫时间", ANNING_BILL_START }, { "截获时间", ANNING_BILL_START }, { "日期时间", ANNING_BILL_START },
  { "时间", ANNING_BILL_START }, { "starttime", ANNING_BILL_START }, { "start", ANNING_BILL_START },
  { "datetime", ANNING_BILL_START },
  { "通话日期", ANNING_BILL_DAY }, { "起始日期", ANNING_BILL_DAY }, { "日期", ANNING_BILL_DAY },
  { "通信日期", ANNING_BILL_DAY }, { "date", ANNING_BILL_DAY },
  { "通话时间", ANNING_BILL_TIME }, { "time", ANNING_BILL_TIME },
  { "通信方式", ANNING_BILL_DIRECTION }, { "呼叫类型", ANNING_BILL_DIRECTION }, { "事件类型名称", ANNING_BILL_DIRECTION },
  { "话单方向", ANNING_BILL_DIRECTION }, { "主被叫", ANNING_BILL_DIRECTION }, { "主/被叫", ANNING_BILL_DIRECTION },
  { "主叫/被叫", ANNING_BILL_DIRECTION }, { "呼叫方式", ANNING_BILL_DIRECTION }, { "呼叫方向", ANNING_BILL_DIRECTION }, { "通话方式", ANNING_BILL_DIRECTION }, { "收发类型", ANNING_BILL_DIRECTION },
  { "传送方式", ANNING_BILL_DIRECTION }, { "方向", ANNING_BILL_DIRECTION }, { "direction", ANNING_BILL_DIRECTION },
  { "对方号码", ANNING_BILL_PEER }, { "对端号码", ANNING_BILL_PEER }, { "对方电话", ANNING_BILL_PEER },
  { "对方电话号码", ANNING_BILL_PEER }, { "对方手机号", ANNING_BILL_PEER }, { "对方手机号码", ANNING_BILL_PEER }, { "联系号码", ANNING_BILL_PEER }, { "电话号码", ANNING_BILL_PEER },
  { "号码", ANNING_BILL_PEER }, { "number", ANNING_BILL_PEER }, { "phone", ANNING_BILL_PEER },
  { "phonenumber", ANNING_BILL_PEER },
  { "用户号码", ANNING_BILL_OWN }, { "己方号码", ANNING_BILL_OWN }, { "业务号码", ANNING_BILL_OWN },
  { "本机号码", ANNING_BILL_OWN }, { "本方号码", ANNING_BILL_OWN }, { "计费号码", ANNING_BILL_OWN },
  { "主叫号码", ANNING_BILL_CALLER }, { "被叫号码", ANNING_BILL_CALLED },
  { "通信时长", ANNING_BILL_LENGTH }, { "通话时长", ANNING_BILL_LENGTH }, { "时长", ANNING_BILL_LENGTH },
  { "拨打秒数", ANNING_BILL_LENGTH }, { "计费时长", ANNING_BILL_LENGTH }, { "duration", ANNING_BILL_LENGTH },
  { "length", ANNING_BILL_LENGTH },
  { "通信地点", ANNING_BILL_PLACE }, { "通话地点", ANNING_BILL_PLACE }, { "本机通话地", ANNING_BILL_PLACE },
  { "漫游城市", ANNING_BILL_PLACE }, { "己方通话地", ANNING_BILL_PLACE }, { "通话地", ANNING_BILL_PLACE }, { "place", ANNING_BILL_PLACE },
  { "信息类型", ANNING_BILL_SORT }, { "通信类型", ANNING_BILL_SORT }, { "通话类型", ANNING_BILL_SORT },
  { "业务类型", ANNING_BILL_SORT }, { "业务名称", ANNING_BILL_SORT }, { "短信类型", ANNING_BILL_SORT },
  { "type", ANNING_BILL_SORT },
  { "短信内容", ANNING_BILL_TEXT }, { "信息内容", ANNING_BILL_TEXT }, { "消息内容", ANNING_BILL_TEXT },
  { "短信正文", ANNING_BILL_TEXT }, { "内容", ANNING_BILL_TEXT }, { "正文", ANNING_BILL_TEXT },
  { "text", ANNING_BILL_TEXT }, { "message", ANNING_BILL_TEXT }, { "body", ANNING_BILL_TEXT },
  { "content", ANNING_BILL_TEXT },
};

/* With a unit behind it or a word before it. */
static const Heading parts[] = {
  { "时长", ANNING_BILL_LENGTH }, { "秒数", ANNING_BILL_LENGTH }, { "起始时间", ANNING_BILL_START },
  { "开始时间", ANNING_BILL_START }, { "对方号", ANNING_BILL_PEER }, { "对端号", ANNING_BILL_PEER },
};

static const char *const carriers[][2] = {
  { "中国移动", "mobile" }, { "移动通信", "mobile" }, { "10086", "mobile" }, { "中国联通", "unicom" },
  { "10010", "unicom" }, { "中国电信", "telecom" }, { "10000号", "telecom" }, { "中国广电", "broadcast" },
};

void
anning_bill_columns_init (AnningBillColumns *self)
{
  g_return_if_fail (self != NULL);

  *self = (AnningBillColumns) { .heading = ANNING_BILL_NONE };
  for (guint i = 0; i < ANNING_BILL_COLUMNS; i++)
    self->columns[i] = ANNING_BILL_NONE;
}

static gboolean
has (const AnningBillColumns *self,
     AnningBillColumn         column)
{
  return self->columns[column] != ANNING_BILL_NONE;
}

gboolean
anning_bill_columns_are_enough (const AnningBillColumns *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (has (self, ANNING_BILL_START) || has (self, ANNING_BILL_TIME))
         && (has (self, ANNING_BILL_PEER) || has (self, ANNING_BILL_CALLED) || has (self, ANNING_BILL_CALLER));
}

static const char *
cell_at (const GPtrArray *rows,
         guint            row,
         guint            column)
{
  char **cells = g_ptr_array_index (rows, row);

  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (i == column)
        return cells[i];
    }
  return "";
}

/* "通话时长(秒)" → "通话时长": folded, without blanks and what stands in brackets. */
static char *
dup_plain (const char *cell)
{
  g_autofree char *folded = anning_bill_fold (cell);
  GString *plain = g_string_new (NULL);

  for (const char *p = folded; *p != '\0' && *p != '('; p++)
    {
      if (!g_ascii_isspace (*p) && strchr ("_:*", *p) == NULL)
        g_string_append_c (plain, g_ascii_tolower (*p));
    }
  return g_string_free (plain, FALSE);
}

AnningBillColumn
anning_bill_columns_read_heading (const char *cell)
{
  g_autofree char *plain = NULL;

  g_return_val_if_fail (cell != NULL, ANNING_BILL_COLUMNS);

  if (*cell == '\0' || strlen (cell) > HEADING_BYTES)
    return ANNING_BILL_COLUMNS;
  plain = dup_plain (cell);
  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      if (strcmp (plain, whole[i].word) == 0)
        return whole[i].column;
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (strstr (plain, parts[i].word) != NULL)
        return parts[i].column;
    }
  return ANNING_BILL_COLUMNS;
}

/* ---- from the headings ---- */

/* "通话时长(分)", "时长/(分钟)" */
static gboolean
says_minutes (const char *heading)
{
  g_autofree char *folded = anning_bill_fold (heading);
  const char *unit = strchr (folded, '(');

  return unit != NULL && strstr (unit, "分") != NULL && strstr (unit, "秒") == NULL;
}

static void
take_headings (AnningBillColumns *self,
               const GPtrArray   *rows,
               guint              row,
               guint              n_columns)
{
  anning_bill_columns_init (self);
  self->heading = row;
  for (guint column = 0; column < n_columns; column++)
    {
      AnningBillColumn kind = anning_bill_columns_read_heading (cell_at (rows, row, column));

      if (kind < ANNING_BILL_COLUMNS && !has (self, kind))
        self->columns[kind] = column;
    }
  if (has (self, ANNING_BILL_LENGTH))
    self->in_minutes = says_minutes (cell_at (rows, row, self->columns[ANNING_BILL_LENGTH]));

  /* The own number beside the other side's, whoever rang. */
  if (has (self, ANNING_BILL_PEER) && has (self, ANNING_BILL_CALLER) && !has (self, ANNING_BILL_OWN))
    self->columns[ANNING_BILL_OWN] = self->columns[ANNING_BILL_CALLER];
  /* Beside a start it is how long the call took. */
  if (has (self, ANNING_BILL_TIME) && has (self, ANNING_BILL_START))
    {
      if (!has (self, ANNING_BILL_LENGTH))
        self->columns[ANNING_BILL_LENGTH] = self->columns[ANNING_BILL_TIME];
      self->columns[ANNING_BILL_TIME] = ANNING_BILL_NONE;
    }
  /* "通话时间" is the start where no day stands apart. */
  if (has (self, ANNING_BILL_TIME) && !has (self, ANNING_BILL_START) && !has (self, ANNING_BILL_DAY))
    {
      self->columns[ANNING_BILL_START] = self->columns[ANNING_BILL_TIME];
      self->columns[ANNING_BILL_TIME] = ANNING_BILL_NONE;
    }
  /* And "日期" where no time does. */
  else if (has (self, ANNING_BILL_DAY) && !has (self, ANNING_BILL_TIME) && !has (self, ANNING_BILL_START))
    {
      self->columns[ANNING_BILL_START] = self->columns[ANNING_BILL_DAY];
      self->columns[ANNING_BILL_DAY] = ANNING_BILL_NONE;
    }
}

static gboolean
find_headings (AnningBillColumns *self,
               const GPtrArray   *rows,
               guint              n_columns)
{
  for (guint row = 0; row < MIN (rows->len, HEADING_ROWS); row++)
    {
      take_headings (self, rows, row, n_columns);
      if (anning_bill_columns_are_enough (self))
        return TRUE;
    }
  anning_bill_columns_init (self);
  return FALSE;
}

/* ---- from what stands in the cells ---- */

typedef struct
{
  guint n_filled;
  guint n_moments; /* a day with its time */
  guint n_numbers;
  guint n_mobiles;
  guint n_directions;
  guint n_lengths; /* with a unit or a colon */
} Content;

static gboolean
is_number (const char *cell)
{
  g_autofree char *number = anning_phone_normalise (cell);
  gsize length = number != NULL ? strlen (number) : 0;

  return length >= 5 && length <= 20 && strspn (number + (*number == '+'), "0123456789*") == length - (*number == '+');
}

static void
look_at (Content         *content,
         const GPtrArray *rows,
         guint            column)
{
  for (guint i = 0; i < MIN (rows->len, SAMPLE_ROWS); i++)
    {
      const char *cell = cell_at (rows, i, column);
      AnningBillMoment moment;
      gint64 seconds;

      content->n_filled += *cell != '\0';
      if (anning_bill_read_moment (cell, &moment) && moment.has_day && moment.has_time)
        content->n_moments++;
      else if (is_number (cell))
        content->n_numbers++;
      else if (anning_bill_read_direction (cell, NULL) != NULL)
        content->n_directions++;
      else if (anning_bill_read_length (cell, &seconds) && strspn (cell, "0123456789") < strlen (cell))
        content->n_lengths++;
    }
}

static void
take_if_most (AnningBillColumns *self,
              AnningBillColumn   kind,
              guint              column,
              guint              part,
              guint              of)
{
  if (!has (self, kind) && part > 0 && part * 5 >= of * 4)
    self->columns[kind] = column;
}

static void
take_contents (AnningBillColumns *self,
               const GPtrArray   *rows,
               guint              n_columns)
{
  for (guint column = 0; column < n_columns; column++)
    {
      Content content = { 0 };

      look_at (&content, rows, column);
      take_if_most (self, ANNING_BILL_START, column, content.n_moments, content.n_filled);
      take_if_most (self, ANNING_BILL_PEER, column, content.n_numbers, content.n_filled);
      take_if_most (self, ANNING_BILL_DIRECTION, column, content.n_directions, content.n_filled);
      take_if_most (self, ANNING_BILL_LENGTH, column, content.n_lengths, content.n_filled);
    }
}

/* ---- whose bill, and of what ---- */

static const char *
find_carrier (const char *text)
{
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (carriers); i++)
    {
      if (strstr (text, carriers[i][0]) != NULL)
        return carriers[i][1];
    }
  return NULL;
}

static gboolean
has_heading (const AnningBillColumns *self,
             const GPtrArray         *rows,
             const char              *word)
{
  char **cells = g_ptr_array_index (rows, self->heading);

  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (strstr (cells[i], word) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* What stands above the headings names the carrier; else the words that only one of them uses do. */
static void
take_carrier (AnningBillColumns *self,
              const GPtrArray   *rows,
              const char        *title)
{
  guint above = self->heading == ANNING_BILL_NONE ? 0 : self->heading;

  self->carrier = find_carrier (title);
  for (guint row = 0; row < above && self->carrier == NULL; row++)
    {
      char **cells = g_ptr_array_index (rows, row);

      for (guint i = 0; cells[i] != NULL && self->carrier == NULL; i++)
        self->carrier = find_carrier (cells[i]);
    }
  if (self->carrier != NULL || self->heading == ANNING_BILL_NONE)
    return;

  if (has_heading (self, rows, "套餐优惠") || has_heading (self, rows, "实收通信费"))
    self->carrier = "mobile";
  else if (has_heading (self, rows, "呼叫类型") && has_heading (self, rows, "小计"))
    self->carrier = "unicom";
  else if (has_heading (self, rows, "通信方式") && has_heading (self, rows, "通信地点") && has_heading (self, rows, "费用"))
    self->carrier = "telecom";
}

static gboolean
says_texts (const char *text)
{
  return text != NULL && (strstr (text, "短信") != NULL || strstr (text, "彩信") != NULL || strstr (text, "短彩信") != NULL);
}

/* Calls have a length. Without one the title, the headings or the cells say that these are messages. */
static void
take_sort (AnningBillColumns *self,
           const GPtrArray   *rows,
           const char        *title)
{
  guint first = self->heading == ANNING_BILL_NONE ? 0 : self->heading + 1;

  if (has (self, ANNING_BILL_LENGTH))
    return;
  if (has (self, ANNING_BILL_TEXT) || says_texts (title) || (self->heading != ANNING_BILL_NONE
                             && (has_heading (self, rows, "信息类型") || has_heading (self, rows, "短信"))))
    {
      self->texts = TRUE;
      return;
    }
  for (guint row = 0; row < MIN (first, rows->len) && !self->texts; row++)
    self->texts = says_texts (cell_at (rows, row, 0));
  for (guint i = first; i < MIN (rows->len, first + SAMPLE_ROWS) && !self->texts && has (self, ANNING_BILL_DIRECTION); i++)
    {
      const char *channel;

      anning_bill_read_direction (cell_at (rows, i, self->columns[ANNING_BILL_DIRECTION]), &channel);
      self->texts = g_strcmp0 (channel, "sms") == 0;
    }
}

/*
 * anning_bill_columns_guess:
 *
 * The first row whose headings name a time and a number is the row of headings,
 * wherever it stands; where there is none, the cells tell what they are.
 */
void
anning_bill_columns_guess (AnningBillColumns *self,
                           const GPtrArray   *rows,
                           guint              n_columns,
                           const char        *title)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (rows != NULL);

  if (!find_headings (self, rows, n_columns))
    take_contents (self, rows, n_columns);
  take_sort (self, rows, title);
  take_carrier (self, rows, title);
}
