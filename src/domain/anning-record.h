/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A record is a plain struct that one row of the file holds. Its type lists the
 * fields once; copying, storing, searching, the journal and undo all work from
 * that list, so a new field is one line.
 */

/* An integer field that nobody has filled in yet (SQL NULL). */
#define ANNING_UNKNOWN G_MININT64

typedef enum
{
  ANNING_FIELD_TEXT,    /* char *, free text; NULL when empty */
  ANNING_FIELD_WORD,    /* char *, one of a short list of stable words */
  ANNING_FIELD_DAY,     /* char *, ISO day "2026-03-12" */
  ANNING_FIELD_INTEGER, /* gint64, a count or a number of months, minutes… */
  ANNING_FIELD_BOOLEAN, /* gint64, 0 or 1 */
  ANNING_FIELD_MONEY,   /* gint64, fen */
  ANNING_FIELD_RATE,    /* gint64, millionths per year: 0.24 is 240000 */
  ANNING_FIELD_INSTANT, /* gint64, milliseconds since 1970 UTC */
  ANNING_FIELD_LINK,    /* gint64, id of a row in another table */
} AnningFieldKind;

typedef enum
{
  ANNING_FIELD_PLAIN = 0,
  ANNING_FIELD_OPTIONAL = 1 << 0, /* integers only: may be ANNING_UNKNOWN */
  ANNING_FIELD_TITLE = 1 << 1,    /* text: searched, shown as a hit's title */
  ANNING_FIELD_SEARCHED = 1 << 2, /* text: searched */
} AnningFieldFlags;

typedef struct
{
  const char *name; /* the column's name */
  AnningFieldKind kind;
  AnningFieldFlags flags;
  gsize offset;
} AnningField;

typedef struct
{
  const char *table;
  int number; /* stable, 1…99: names the table in the search index */
  gsize size;
  const AnningField *fields;
  guint n_fields;
  const char *order_by; /* SQL order of a plain list, from constant names only */
} AnningRecordType;

/* What every record begins with; filled in by the store. */
typedef struct
{
  gint64 id;         /* 0 until stored */
  gint64 created_at; /* ms */
  gint64 updated_at; /* ms */
  gint64 deleted_at; /* ms, 0 while the record stands */
} AnningRecord;

#define ANNING_FIELD(Struct, member, kind, flags) \
  { #member, ANNING_FIELD_##kind, (AnningFieldFlags) (flags), G_STRUCT_OFFSET (Struct, member) }

#define ANNING_RECORD(pointer) ((AnningRecord *) (pointer))

gpointer           anning_record_new         (const AnningRecordType *type);
gpointer           anning_record_copy        (const AnningRecordType *type,
                                              gconstpointer           record);
void               anning_record_free        (const AnningRecordType *type,
                                              gpointer                record);
gboolean           anning_record_equal       (const AnningRecordType *type,
                                              gconstpointer           a,
                                              gconstpointer           b);
const AnningField *anning_record_find_field  (const AnningRecordType *type,
                                              const char             *name);
const char        *anning_record_get_text    (const AnningField      *field,
                                              gconstpointer           record);
void               anning_record_set_text    (const AnningField      *field,
                                              gpointer                record,
                                              const char             *text);
gint64             anning_record_get_integer (const AnningField      *field,
                                              gconstpointer           record);
void               anning_record_set_integer (const AnningField      *field,
                                              gpointer                record,
                                              gint64                  value);

static inline gboolean
anning_field_is_text (const AnningField *field)
{
  return field->kind <= ANNING_FIELD_DAY;
}

/* One line per record struct: NAME_new(), NAME_copy(), NAME_free(), g_autoptr. */
#define ANNING_DECLARE_RECORD(Type, name)                                         \
  extern const AnningRecordType name##_type;                                      \
  static inline Type *name##_new (void) { return anning_record_new (&name##_type); } \
  static inline Type *name##_copy (const Type *record)                            \
  { return anning_record_copy (&name##_type, record); }                           \
  static inline void name##_free (Type *record)                                   \
  { anning_record_free (&name##_type, record); }                                  \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Type, name##_free)

#define ANNING_DEFINE_RECORD(Type, name, table_name, table_number, order)         \
  const AnningRecordType name##_type = {                                          \
    .table = table_name, .number = table_number, .size = sizeof (Type),           \
    .fields = name##_fields, .n_fields = G_N_ELEMENTS (name##_fields),            \
    .order_by = order,                                                            \
  }

G_END_DECLS
