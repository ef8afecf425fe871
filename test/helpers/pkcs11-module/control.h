/*
 * How a test steers the module: a folder (STEERED_MODULE_FOLDER) with
 *
 *   control      read again at every call; lines:
 *     reader WHAT         one reader a line, in order: the label of a token of SoftHSM2, or `empty`, `foreign`, `blank`
 *     fault FUNCTION WHAT a return value (0x30), or a fault that module.c knows (hang, crash, ...)
 *     slow FUNCTION MS    the call takes so long; a token pulled meanwhile ends it
 *     pinpad              every reader has keys of its own
 *   tries-LABEL  wrong passwords that the token still takes; made at the first wrong one
 *   calls        "FUNCTION" when a call begins, "FUNCTION 0xRV" when it ends; added to by the module
 */
#define MAX_READERS 8
#define TRIES 16

void load_control(void);
/* What sits in reader `index`; 0 when there is no such reader. */
int reader_content(int index, char content[64]);
/* The fault of a function, or "". */
const char *fault_of(const char *function);
int has_fault(const char *function, const char *fault);
/* Milliseconds that a function takes. */
long slowness_of(const char *function);
int has_pin_pads(void);
int tries_left(const char *label);
void set_tries(const char *label, int tries);
void note_begin(const char *function);
unsigned long note_end(const char *function, unsigned long rv);
