/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-source.h"

/*
 * Reads @bytes as whatever it is taken for, three times over and in different
 * pieces, and checks what comes out by its own rules: rows are well made, all
 * readings are alike, errors are of the right domain.
 */
void fuzz_rows_check (GBytes *bytes);
