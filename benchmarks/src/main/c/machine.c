/* What this machine can do at most: reads of memory and fp32 arithmetic.
 *
 * machine BYTES fills a private buffer of so many bytes, on huge pages if the kernel gives them, and then
 * answers each line of its input with one line:
 *   pages               kB of the buffer that lie on huge pages
 *   tune                tries ways to read and keeps the fastest; says which
 *   read THREADS PASSES seconds that so many passes over the buffer took
 *   fma THREADS PASSES  billions of fp32 operations a second, an fma counting two
 */
#define _GNU_SOURCE
#include <immintrin.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

#define MOST_THREADS 64
#define HUGE (2UL << 20)

#if defined(__AVX512F__)
typedef __m512i bits;
typedef __m512 floats;
#define LANES 16
#define LOAD(p) _mm512_load_si512((const void *)(p))
#define XOR(a, b) _mm512_xor_si512(a, b)
#define FMA(a, b, c) _mm512_fmadd_ps(a, b, c)
#define SET(x) _mm512_set1_ps(x)
#elif defined(__AVX2__) && defined(__FMA__)
typedef __m256i bits;
typedef __m256 floats;
#define LANES 8
#define LOAD(p) _mm256_load_si256((const __m256i *)(p))
#define XOR(a, b) _mm256_xor_si256(a, b)
#define FMA(a, b, c) _mm256_fmadd_ps(a, b, c)
#define SET(x) _mm256_set1_ps(x)
#else
#error "this processor has neither AVX-512 nor AVX2 with FMA"
#endif
#define STEP (4 * sizeof(bits))

static uint8_t *buffer;
static size_t bytes;
static size_t ahead = 1024;
static int streams = 1;
static volatile uint64_t sink;

struct part {
  size_t from, to;
  int passes;
  uint64_t sum;
};

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static inline void step(const uint8_t *p, bits *a, bits *b, bits *c, bits *d) {
  for (size_t line = 0; line < STEP; line += 64) {
    _mm_prefetch((const char *)p + ahead + line, _MM_HINT_T0);
  }
  *a = XOR(*a, LOAD(p));
  *b = XOR(*b, LOAD(p + sizeof(bits)));
  *c = XOR(*c, LOAD(p + 2 * sizeof(bits)));
  *d = XOR(*d, LOAD(p + 3 * sizeof(bits)));
}

/* The prefetches at the end reach past the part, which does no harm. */
static void *read_part(void *argument) {
  struct part *part = argument;
  bits a = {0}, b = {0}, c = {0}, d = {0};
  size_t length = (part->to - part->from) / streams / STEP * STEP;
  for (int pass = 0; pass < part->passes; pass++) {
    const uint8_t *p = buffer + part->from;
    if (streams == 4) {
      for (size_t i = 0; i < length; i += STEP) {
        step(p + i, &a, &b, &c, &d);
        step(p + length + i, &a, &b, &c, &d);
        step(p + 2 * length + i, &a, &b, &c, &d);
        step(p + 3 * length + i, &a, &b, &c, &d);
      }
    } else {
      for (size_t i = 0; i < length; i += STEP) {
        step(p + i, &a, &b, &c, &d);
      }
    }
  }
  bits all = XOR(XOR(a, b), XOR(c, d));
  uint64_t words[sizeof(bits) / 8];
  memcpy(words, &all, sizeof(bits));
  for (size_t i = 0; i < sizeof(bits) / 8; i++) part->sum ^= words[i];
  return NULL;
}

static void *fma_part(void *argument) {
  struct part *part = argument;
  floats x = SET(0.999999f), y = SET(1e-6f);
  floats s[12];
  for (int i = 0; i < 12; i++) s[i] = SET((float)i);
  for (int pass = 0; pass < part->passes; pass++) {
    for (int n = 0; n < 1000; n++) {
      for (int i = 0; i < 12; i++) s[i] = FMA(s[i], x, y);
    }
  }
  float total = 0;
  for (int i = 0; i < 12; i++) total += ((float *)&s[i])[0];
  part->sum = (uint64_t)total;
  return NULL;
}

static double timed(void *(*work)(void *), int threads, int passes) {
  pthread_t running[MOST_THREADS];
  struct part parts[MOST_THREADS];
  size_t share = bytes / threads / HUGE * HUGE;
  double began = now();
  for (int t = 0; t < threads; t++) {
    parts[t] = (struct part){t * share, t + 1 == threads ? bytes : (t + 1) * share, passes, 0};
    if (t > 0 && pthread_create(&running[t], NULL, work, &parts[t]) != 0) exit(1);
  }
  work(&parts[0]);
  for (int t = 1; t < threads; t++) pthread_join(running[t], NULL);
  double seconds = now() - began;
  for (int t = 0; t < threads; t++) sink ^= parts[t].sum;
  return seconds;
}

static void tune(void) {
  static const size_t distances[] = {0, 512, 1024, 2048, 4096, 8192};
  size_t best_ahead = ahead;
  int best_streams = streams;
  double best = 1e9;
  for (int s = 1; s <= 4; s += 3) {
    for (size_t i = 0; i < sizeof(distances) / sizeof(distances[0]); i++) {
      streams = s;
      ahead = distances[i];
      for (int round = 0; round < 3; round++) {
        double seconds = timed(read_part, 1, 1);
        if (seconds < best) {
          best = seconds;
          best_ahead = ahead;
          best_streams = streams;
        }
      }
    }
  }
  ahead = best_ahead;
  streams = best_streams;
  printf("%d stream%s, prefetched %zu bytes ahead\n", streams, streams == 1 ? "" : "s", ahead);
}

/* Sums what smaps says of the mapping that begins at the buffer. */
static void pages(void) {
  FILE *maps = fopen("/proc/self/smaps", "r");
  char line[512];
  unsigned long from, to, kb, sum = 0;
  int ours = 0;
  while (maps != NULL && fgets(line, sizeof(line), maps) != NULL) {
    if (sscanf(line, "%lx-%lx ", &from, &to) == 2) {
      ours = from < (unsigned long)(buffer + bytes) && to > (unsigned long)buffer;
    } else if (ours && sscanf(line, "AnonHugePages: %lu kB", &kb) == 1) {
      sum += kb;
    }
  }
  if (maps != NULL) fclose(maps);
  printf("%lu\n", sum);
}

int main(int argc, char **argv) {
  if (argc != 2) return 2;
  bytes = strtoull(argv[1], NULL, 10) / STEP * STEP;
  uint8_t *raw = mmap(NULL, bytes + 2 * HUGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (raw == MAP_FAILED) return 1;
  buffer = (uint8_t *)(((uintptr_t)raw + HUGE - 1) / HUGE * HUGE);
  madvise(buffer, bytes, MADV_HUGEPAGE);
  for (size_t i = 0; i < bytes; i += 8) *(uint64_t *)(buffer + i) = i * 0x9E3779B97F4A7C15ULL;
  char line[256];
  while (fgets(line, sizeof(line), stdin) != NULL) {
    int threads = 1, passes = 1;
    if (sscanf(line, "read %d %d", &threads, &passes) == 2 && threads <= MOST_THREADS) {
      printf("%.9f\n", timed(read_part, threads, passes));
    } else if (sscanf(line, "fma %d %d", &threads, &passes) == 2 && threads <= MOST_THREADS) {
      double seconds = timed(fma_part, threads, passes);
      printf("%.3f\n", 2e-9 * LANES * 12e3 * passes * threads / seconds);
    } else if (strncmp(line, "tune", 4) == 0) {
      tune();
    } else if (strncmp(line, "pages", 5) == 0) {
      pages();
    } else {
      return 2;
    }
    fflush(stdout);
  }
  return 0;
}
