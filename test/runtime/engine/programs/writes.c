// Tries to change what is mounted; ends with the number of tries that went well.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
  int well = 0;
  int file = open("/config/speed", O_RDWR);
  if (file >= 0 && write(file, "x", 1) == 1) well++;
  if (file >= 0 && ftruncate(file, 0) == 0) well++;
  if (open("/config/new", O_CREAT | O_WRONLY, 0600) >= 0) well++;
  if (open("/config/speed", O_RDONLY | O_TRUNC) >= 0) well++;
  if (mkdir("/config/folder", 0700) == 0) well++;
  if (unlink("/config/speed") == 0) well++;
  if (rename("/config/speed", "/config/x") == 0) well++;
  if (symlink("speed", "/config/y") == 0) well++;
  return well;
}
