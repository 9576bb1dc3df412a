/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-command-session.h"

G_BEGIN_DECLS

/*
 * What can be asked for on the command line, one function each. All block, put what they counted
 * into the session's JSON, and say on standard error what was refused.
 */

void anning_command_import      (AnningCommandSession *self);
/* Takes today's, and prints it. */
void anning_command_fingerprint (AnningCommandSession *self);
void anning_command_bundle      (AnningCommandSession *self);
void anning_command_backup      (AnningCommandSession *self);
/* What is sealed is read beside the store, which therefore need not be opened. */
void anning_command_seal        (AnningCommandSession *self);
void anning_command_restore     (AnningCommandSession *self);
void anning_command_salvage     (AnningCommandSession *self);
/* A bundle, a copy, a sealed backup, or a case file and then its copies. */
void anning_command_verify      (AnningCommandSession *self);
/* Holds one line of a fingerprint against the journal. */
void anning_command_verify_line (AnningCommandSession *self);

G_END_DECLS
