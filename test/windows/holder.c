/* Plays the virus scanner: holds a file open without sharing it, or letting others only read and write it. Usage: holder FILE MILLISECONDS [read-write]; says "held" once it does. */
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

int wmain(int argc, wchar_t **argv) {
  HANDLE file = argc >= 3 ? CreateFileW(argv[1], GENERIC_READ, argc == 4 ? FILE_SHARE_READ | FILE_SHARE_WRITE : 0, NULL, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, NULL) : INVALID_HANDLE_VALUE;
  if (file == INVALID_HANDLE_VALUE) return 1;
  puts("held");
  fflush(stdout);
  Sleep(_wtoi(argv[2]));
  CloseHandle(file);
  return 0;
}
