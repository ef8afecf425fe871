#include "control.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char control[8192];

static FILE *open_file(const char *name, const char *mode) {
  char path[1024];
  snprintf(path, sizeof path, "%s/%s", getenv("STEERED_MODULE_FOLDER"), name);
  return fopen(path, mode);
}

void load_control(void) {
  FILE *file = open_file("control", "r");
  size_t length = file == NULL ? 0 : fread(control, 1, sizeof control - 1, file);
  control[length] = 0;
  if (file != NULL) fclose(file);
}

/* The rest of the `number`th line that begins with `words` and a blank; 0 when there is none. */
static int find_line(const char *words, int number, char rest[64]) {
  size_t length = strlen(words);
  for (const char *line = control; *line != 0; line += strcspn(line, "\n"), line += *line == '\n') {
    if (strncmp(line, words, length) != 0 || (line[length] != ' ' && line[length] != '\n') || number-- > 0) continue;
    const char *value = line + length + (line[length] == ' ');
    size_t size = strcspn(value, "\n");
    snprintf(rest, 64, "%.*s", (int)(size < 63 ? size : 63), value);
    return 1;
  }
  return 0;
}

int reader_content(int index, char content[64]) { return find_line("reader", index, content); }

const char *fault_of(const char *function) {
  static char fault[64];
  char words[64];
  snprintf(words, sizeof words, "fault %s", function);
  return find_line(words, 0, fault) ? fault : "";
}

int has_fault(const char *function, const char *fault) { return strcmp(fault_of(function), fault) == 0; }

long slowness_of(const char *function) {
  char words[64], value[64];
  snprintf(words, sizeof words, "slow %s", function);
  return find_line(words, 0, value) ? strtol(value, NULL, 10) : 0;
}

int has_pin_pads(void) {
  char rest[64];
  return find_line("pinpad", 0, rest);
}

int tries_left(const char *label) {
  char name[96];
  int tries = TRIES;
  snprintf(name, sizeof name, "tries-%s", label);
  FILE *file = open_file(name, "r");
  if (file == NULL) return TRIES;
  if (fscanf(file, "%d", &tries) != 1) tries = TRIES;
  fclose(file);
  return tries;
}

void set_tries(const char *label, int tries) {
  char name[96];
  snprintf(name, sizeof name, "tries-%s", label);
  FILE *file = open_file(name, "w");
  if (file == NULL) return;
  fprintf(file, "%d\n", tries);
  fclose(file);
}

void note_begin(const char *function) {
  FILE *file = open_file("calls", "a");
  if (file == NULL) return;
  fprintf(file, "%s\n", function);
  fclose(file);
}

unsigned long note_end(const char *function, unsigned long rv) {
  FILE *file = open_file("calls", "a");
  if (file == NULL) return rv;
  fprintf(file, "%s 0x%lx\n", function, rv);
  fclose(file);
  return rv;
}
