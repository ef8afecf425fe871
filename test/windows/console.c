/*
 * Runs a program in the console that it has itself, without a window, and does to that console as soon as its standard input ends what a person does there.
 * Usage: console ctrl-c|ctrl-break|close PROGRAM ARGUMENT...; ends with the code of the program.
 */
#include <windows.h>

/* Windows gives a program this long to end once its console is closed. */
#define GRACE_MS 5000

static BOOL WINAPI stay(DWORD event) {
  (void)event;
  return TRUE;
}

/* A console tells its programs by a thread of their own that begins here. Wine 8 sends nothing but Ctrl-C by itself. */
static void tell(HANDLE program, DWORD_PTR event) {
  void *routine = (void *)GetProcAddress(GetModuleHandleA("kernelbase"), "CtrlRoutine");
  HANDLE thread = CreateRemoteThread(program, NULL, 0, (LPTHREAD_START_ROUTINE)routine, (void *)event, 0, NULL);
  if (thread == NULL) TerminateProcess(program, 66);
}

static wchar_t *behind_next(wchar_t *line) {
  for (int quoted = 0; *line != 0 && (quoted || *line != L' '); line++) quoted ^= *line == L'"';
  while (*line == L' ') line++;
  return line;
}

int wmain(int count, wchar_t **arguments) {
  SECURITY_ATTRIBUTES inherited = {.nLength = sizeof inherited, .bInheritHandle = TRUE};
  STARTUPINFOW start = {.cb = sizeof start, .dwFlags = STARTF_USESTDHANDLES};
  PROCESS_INFORMATION program;
  DWORD code, length;
  char input[64];
  if (count < 3) return 64;
  start.hStdInput = CreateFileW(L"NUL", GENERIC_READ, 0, &inherited, OPEN_EXISTING, 0, NULL);
  start.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
  start.hStdError = GetStdHandle(STD_ERROR_HANDLE);
  if (!CreateProcessW(NULL, behind_next(behind_next(GetCommandLineW())), NULL, NULL, TRUE, 0, NULL, NULL, &start, &program)) return 65;
  SetConsoleCtrlHandler(stay, TRUE);
  while (ReadFile(GetStdHandle(STD_INPUT_HANDLE), input, sizeof input, &length, NULL) && length > 0) continue;
  if (lstrcmpW(arguments[1], L"ctrl-c") == 0) {
    if (!GenerateConsoleCtrlEvent(CTRL_C_EVENT, 0)) TerminateProcess(program.hProcess, 67);
  } else if (lstrcmpW(arguments[1], L"ctrl-break") == 0) {
    tell(program.hProcess, CTRL_BREAK_EVENT);
  } else {
    tell(program.hProcess, CTRL_CLOSE_EVENT);
    if (WaitForSingleObject(program.hProcess, GRACE_MS) != WAIT_OBJECT_0) TerminateProcess(program.hProcess, 68);
  }
  WaitForSingleObject(program.hProcess, INFINITE);
  GetExitCodeProcess(program.hProcess, &code);
  return (int)code;
}
