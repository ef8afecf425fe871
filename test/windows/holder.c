/* Plays the virus scanner: holds a file open without sharing it. Usage: holder FILE MILLISECONDS; says "held" once it does. */
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

int wmain(int argc, wchar_t **argv) {
  HANDLE file = argc == 3 ? CreateFileW(argv[1], GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, NULL) : INVALID_HANDLE_VALUE;
  if (file == INVALID_HANDLE_VALUE) return 1;
  puts("held");
  fflush(stdout);
  Sleep(_wtoi(argv[2]));
  CloseHandle(file);
  return 0;
}
