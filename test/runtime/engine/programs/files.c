// Reads what is mounted, by the calls of a C library: whole paths, folders, links, and what is refused.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int compare(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static void list(const char *path) {
  DIR *folder = opendir(path);
  char *names[100];
  int count = 0;
  if (folder == NULL) { printf("%s: %s\n", path, strerror(errno)); return; }
  for (struct dirent *entry; count < 100 && (entry = readdir(folder)) != NULL;) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    names[count++] = strdup(entry->d_name);
  }
  closedir(folder);
  qsort(names, count, sizeof names[0], compare);
  printf("%s:", path);
  for (int i = 0; i < count; i++) printf(" %s", names[i]);
  printf("\n");
}

static void show(const char *path) {
  char text[200];
  FILE *file = fopen(path, "r");
  if (file == NULL) { printf("%s: %s\n", path, strerror(errno)); return; }
  size_t read = fread(text, 1, sizeof text - 1, file);
  text[read] = 0;
  fseek(file, 2, SEEK_SET);
  printf("%s: %s, from 2 on: %c, at %ld\n", path, text, fgetc(file), ftell(file));
  fclose(file);
}

int main(void) {
  struct stat about;
  char target[100];
  list("/config");
  list("/config/..data");
  show("/config/speed");
  show("/config/none");
  show("/config/speed/x");
  show("/etc/passwd");
  if (stat("/config/speed", &about) == 0) printf("%lld bytes, regular: %d\n", (long long)about.st_size, S_ISREG(about.st_mode));
  if (lstat("/config/speed", &about) == 0) printf("link: %d\n", S_ISLNK(about.st_mode));
  ssize_t length = readlink("/config/speed", target, sizeof target - 1);
  if (length > 0) { target[length] = 0; printf("leads to %s\n", target); }
  if (chdir("/config") == 0) show("speed");
  return access("/config/speed", R_OK) == 0 ? 3 : 4;
}
