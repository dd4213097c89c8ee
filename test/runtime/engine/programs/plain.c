// A plain WASI program: what a C library of wasi-libc expects of its host. Prints what it finds; exits 7.
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static long elapsed_ms(struct timespec a, struct timespec b) {
  return (long)((b.tv_sec - a.tv_sec) * 1000 + (b.tv_nsec - a.tv_nsec) / 1000000);
}

int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++) printf("argument %d: %s\n", i, argv[i]);
  printf("A=%s\n", getenv("A"));
  errno = 0;
  printf("open: %d", open("/etc/passwd", O_RDONLY));
  printf(" %s\n", errno ? "refused" : "opened");
  errno = 0;
  printf("mkdir: %d", mkdir("made", 0777));
  printf(" %s\n", errno ? "refused" : "made");
  char line[64];
  while (fgets(line, sizeof line, stdin)) printf("read: %s", line);
  unsigned char random[16] = {0};
  int sum = 0;
  getentropy(random, sizeof random);
  for (int i = 0; i < 16; i++) sum += random[i];
  printf("random: %s\n", sum ? "yes" : "no");
  struct timespec before, after, nap = {0, 30000000};
  clock_gettime(CLOCK_MONOTONIC, &before);
  nanosleep(&nap, 0);
  clock_gettime(CLOCK_MONOTONIC, &after);
  printf("slept: %s\n", elapsed_ms(before, after) >= 30 ? "long enough" : "too short");
  char *big = malloc(3 << 20);
  printf("malloc: %s\n", big ? "yes" : "no");
  memset(big, 1, 3 << 20);
  fprintf(stderr, "to standard error\n");
  return 7;
}
