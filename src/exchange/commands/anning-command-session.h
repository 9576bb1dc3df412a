/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "anning-commands.h"
#include "anning-passphrase-input.h"
#include "anning-store.h"

G_BEGIN_DECLS

/* What the program ends with: see anning_commands_run(). */
enum
{
  ANNING_STATUS_DONE = 0,
  ANNING_STATUS_REFUSED = 1,
  ANNING_STATUS_WRONG_USE = 2,
  ANNING_STATUS_INCOMPLETE = 3,
};

/* One run of the program without a window. */
typedef struct
{
  const AnningCommandLine *command;
  char *path;         /* of the file to work on */
  AnningStore *store; /* NULL until it is needed */
  JsonBuilder *json;  /* within the object that --json prints at the end */
  int status;
} AnningCommandSession;

/* A line of progress that is rewritten on a terminal, and rare elsewhere. */
typedef struct
{
  const char *label;
  GMutex lock;
  int shown; /* percent */
  gboolean terminal;
} AnningCommandProgress;

/* FALSE when it could not be, which then was said. */
gboolean              anning_command_open           (AnningCommandSession  *self);
/* The same for what only reads: where there is no file, none is made. */
gboolean              anning_command_open_existing  (AnningCommandSession  *self);
/* What was just brought in is in the file then, and not only in its -wal. */
void                  anning_command_close          (AnningCommandSession  *self);
/* FALSE where standard output is for the JSON alone. */
gboolean              anning_command_prints         (AnningCommandSession  *self);
AnningPassphraseInput anning_command_input          (AnningCommandSession  *self);

/* One sentence on standard error, led by the path that it is about. */
void                  anning_command_refuse         (AnningCommandSession  *self,
                                                     const char            *path,
                                                     const char            *sentence);
/* Nothing failed, but not all of it could be done. */
void                  anning_command_miss           (AnningCommandSession  *self,
                                                     const char            *path,
                                                     const char            *sentence);
/* Says what @error means; where a file is damaged, which copy of it is sound. */
void                  anning_command_fail           (AnningCommandSession  *self,
                                                     const char            *path,
                                                     const GError          *error);
/* A copy does not speak of other copies. */
void                  anning_command_fail_copy      (AnningCommandSession  *self,
                                                     const char            *path,
                                                     const GError          *error);
/* Either may be NULL; without both all is well. @complaint: a sentence that goes before @error */
void                  anning_command_end            (AnningCommandSession  *self,
                                                     const char            *path,
                                                     const char            *complaint,
                                                     const GError          *error);
/* Which copy of the file at @path is sound, if there is one. */
void                  anning_command_name_copy      (AnningCommandSession  *self,
                                                     const char            *path);

void                  anning_command_set_count      (AnningCommandSession  *self,
                                                     const char            *name,
                                                     gint64                 value);
void                  anning_command_set_flag       (AnningCommandSession  *self,
                                                     const char            *name,
                                                     gboolean               value);

/* There is no such file. */
void                  anning_command_set_missing    (GError               **error);
/* FALSE with @error where something lies at @path already. */
gboolean              anning_command_is_free        (const char            *path,
                                                     GError               **error);

void                  anning_command_progress_begin (AnningCommandProgress *self,
                                                     const char            *label);
/* From any thread. @user_data: AnningCommandProgress */
void                  anning_command_progress_show  (double                 fraction,
                                                     gpointer               user_data);
void                  anning_command_progress_end   (AnningCommandProgress *self);

G_END_DECLS
