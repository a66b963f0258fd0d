#pragma once
#include <stddef.h>

/// One PROJ context and one transformation.
typedef struct reference reference;

/// From one system to another in their own axis order, or by a pipeline when `to` is null; null on failure.
reference *reference_create(const char *from, const char *to);
void reference_destroy(reference *reference);

/// Copies `count` pairs of doubles into new memory and turns the copy, `batch` pairs a call; `last` becomes the last
/// pair. Nothing is checked.
void reference_run(reference *reference, const double *input, double *last, size_t count, size_t batch);

/// Seconds of processor time that the calling thread has used.
double reference_thread_seconds(void);
