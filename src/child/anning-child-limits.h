/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What ends a program whose limits could not be set. */
#define ANNING_CHILD_NO_LIMITS 1

void anning_child_limit (unsigned long memory,
                         unsigned int  seconds,
                         unsigned int  files);
void anning_child_seal  (void);
