#define _POSIX_C_SOURCE 200809L
#include "reference.h"

#include <proj.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct reference {
  PJ_CONTEXT *context;
  PJ *transformation;
};

reference *reference_create(const char *from, const char *to) {
  reference *made = malloc(sizeof *made);
  if (!made) return NULL;
  made->context = proj_context_create();
  made->transformation =
      to ? proj_create_crs_to_crs(made->context, from, to, NULL) : proj_create(made->context, from);
  if (!made->transformation) {
    reference_destroy(made);
    return NULL;
  }
  return made;
}

void reference_destroy(reference *reference) {
  proj_destroy(reference->transformation);
  proj_context_destroy(reference->context);
  free(reference);
}

void reference_run(reference *reference, const double *input, double *last, size_t count, size_t batch) {
  const size_t stride = 2 * sizeof(double);
  for (size_t start = 0; start < count; start += batch) {
    size_t n = count - start < batch ? count - start : batch;
    double *pairs = malloc(n * stride);
    if (!pairs) abort();
    memcpy(pairs, input + 2 * start, n * stride);
    proj_trans_generic(reference->transformation, PJ_FWD, pairs, stride, n, pairs + 1, stride, n, NULL, 0, 0,
                       NULL, 0, 0);
    memcpy(last, pairs + 2 * (n - 1), stride);
    free(pairs);
  }
}

double reference_thread_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}
