/*
 * A PKCS#11 library for tests: the tokens of SoftHSM2 (library STEERED_MODULE_REAL) in readers that a test puts them into
 * and pulls them out of, with password counters, slow calls and faults. See control.h for the steering. One thread only.
 * Faults that every function can have: a return value, `hang` (stands still in native code), `crash` (SIGSEGV).
 * Others: C_Initialize `cantlock` (refuses locking by the system), C_OpenSession `sso` (another program's login is open)
 * and `first` (only the token in reader 0 cannot be opened),
 * C_Sign `wrong` (one bit of the signature is changed), `short` and `long` (another length);
 * C_GetSlotList `many`; C_FindObjects `endless`; C_GetAttributeValue `huge`, `none`.
 */
#include <dlfcn.h>
#include <pkcs11/pkcs11.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "control.h"

#define MAX_SESSIONS 64
#define PASSWORD "Cisco123"

static CK_FUNCTION_LIST_PTR real;
static CK_FUNCTION_LIST list;

/* A reader and what sits in it; each change of its content begins a new generation. */
static struct {
  int there;
  unsigned generation;
  char content[64];
  CK_SLOT_ID slot;
} readers[MAX_READERS];

static struct {
  CK_SESSION_HANDLE handle;
  CK_SLOT_ID reader;
  unsigned generation;
  int told;
} sessions[MAX_SESSIONS];

static int is_token(int index) {
  const char *content = readers[index].content;
  return *content != 0 && strcmp(content, "empty") != 0 && strcmp(content, "foreign") != 0 && strcmp(content, "blank") != 0 && strcmp(content, "faulty") != 0;
}
static int is_card(int index) { return readers[index].there && *readers[index].content != 0 && strcmp(readers[index].content, "empty") != 0; }

static CK_SLOT_ID real_slot(const char *label) {
  CK_SLOT_ID slots[64];
  CK_ULONG count = 64;
  CK_TOKEN_INFO info;
  if (real->C_GetSlotList(CK_TRUE, slots, &count) != CKR_OK) return 0;
  for (CK_ULONG i = 0; i < count; i++) {
    if (real->C_GetTokenInfo(slots[i], &info) != CKR_OK || memcmp(info.label, label, strlen(label)) != 0) continue;
    return slots[i];
  }
  return 0;
}

/* Looks what the test did. A card that is pulled loses its sessions and its login. */
static void scan(void) {
  load_control();
  for (int i = 0; i < MAX_READERS; i++) {
    char content[64] = "";
    readers[i].there = reader_content(i, content);
    if (strcmp(content, readers[i].content) == 0) continue;
    if (is_token(i)) real->C_CloseAllSessions(readers[i].slot);
    strcpy(readers[i].content, content);
    readers[i].generation++;
    if (is_token(i)) readers[i].slot = real_slot(content);
  }
}

static int session_index(CK_SESSION_HANDLE handle) {
  for (int i = 0; i < MAX_SESSIONS; i++) if (sessions[i].handle == handle) return i;
  return -1;
}

/* Whether the token of a session still sits in its reader. After the first call that noticed, the handle is unknown. */
static CK_RV standing(CK_SESSION_HANDLE handle) {
  int index = session_index(handle);
  if (handle == CK_INVALID_HANDLE) return CKR_OK;
  if (index < 0 || sessions[index].told) return CKR_SESSION_HANDLE_INVALID;
  if (sessions[index].generation == readers[sessions[index].reader].generation) return CKR_OK;
  sessions[index].told = 1;
  return CKR_DEVICE_REMOVED;
}

/* What every call begins with; anything but CKR_OK is its answer. */
static CK_RV enter(const char *function, CK_SESSION_HANDLE session) {
  note_begin(function);
  scan();
  CK_RV rv = standing(session);
  if (rv != CKR_OK) return rv;
  if (has_fault(function, "hang")) for (;;) sleep(1);
  if (has_fault(function, "crash")) *(volatile int *)8 = 1;
  if (strncmp(fault_of(function), "0x", 2) == 0) return strtoul(fault_of(function), NULL, 16);
  /* A gigabyte, sixteen megabytes at a time: taken and not touched, which a limit counts all the same. */
  for (int more = has_fault(function, "grow") ? 64 : 0; more > 0; more--) if (malloc(16UL << 20) == NULL) return CKR_HOST_MEMORY;
  for (long left = slowness_of(function); left > 0 && rv == CKR_OK; left -= 10) {
    usleep((left < 10 ? left : 10) * 1000);
    scan();
    rv = standing(session);
  }
  return rv;
}

static CK_RV slot_check(CK_SLOT_ID id) {
  if (id >= MAX_READERS || !readers[id].there) return CKR_SLOT_ID_INVALID;
  if (!is_card(id)) return CKR_TOKEN_NOT_PRESENT;
  if (strcmp(readers[id].content, "faulty") == 0) return CKR_DEVICE_ERROR;
  return strcmp(readers[id].content, "foreign") == 0 ? CKR_TOKEN_NOT_RECOGNIZED : CKR_OK;
}

static void pad(CK_UTF8CHAR *field, size_t size, const char *text) {
  memset(field, ' ', size);
  memcpy(field, text, strlen(text));
}

static CK_RV initialize(CK_VOID_PTR args) {
  CK_RV rv = enter("C_Initialize", CK_INVALID_HANDLE);
  if (rv == CKR_OK && has_fault("C_Initialize", "cantlock") && args != NULL && (((CK_C_INITIALIZE_ARGS_PTR)args)->flags & CKF_OS_LOCKING_OK) != 0) rv = CKR_CANT_LOCK;
  if (rv == CKR_OK) rv = real->C_Initialize(args);
  /* The tokens of SoftHSM2 can be found only now. */
  memset(readers, 0, sizeof readers);
  if (rv == CKR_OK) scan();
  return note_end("C_Initialize", rv);
}

static CK_RV get_slot_list(CK_BBOOL present, CK_SLOT_ID_PTR slots, CK_ULONG_PTR count) {
  CK_RV rv = enter("C_GetSlotList", CK_INVALID_HANDLE);
  CK_ULONG found = 0;
  for (int i = 0; rv == CKR_OK && i < MAX_READERS; i++) {
    if (!readers[i].there || (present && !is_card(i))) continue;
    if (slots != NULL && found < *count) slots[found] = i;
    found++;
  }
  if (slots != NULL && found > *count) rv = CKR_BUFFER_TOO_SMALL;
  *count = has_fault("C_GetSlotList", "many") ? (slots == NULL ? 2000000 : *count) : found;
  return note_end("C_GetSlotList", rv);
}

static CK_RV get_slot_info(CK_SLOT_ID id, CK_SLOT_INFO_PTR info) {
  char name[64];
  CK_RV rv = enter("C_GetSlotInfo", CK_INVALID_HANDLE);
  if (rv == CKR_OK && (id >= MAX_READERS || !readers[id].there)) rv = CKR_SLOT_ID_INVALID;
  if (rv != CKR_OK) return note_end("C_GetSlotInfo", rv);
  memset(info, 0, sizeof *info);
  snprintf(name, sizeof name, "Steered reader %d", (int)id);
  pad(info->slotDescription, sizeof info->slotDescription, name);
  pad(info->manufacturerID, sizeof info->manufacturerID, "Open CTL Client tests");
  info->flags = CKF_REMOVABLE_DEVICE | CKF_HW_SLOT | (is_card(id) ? CKF_TOKEN_PRESENT : 0);
  return note_end("C_GetSlotInfo", CKR_OK);
}

static CK_RV get_token_info(CK_SLOT_ID id, CK_TOKEN_INFO_PTR info) {
  CK_RV rv = enter("C_GetTokenInfo", CK_INVALID_HANDLE);
  if (rv == CKR_OK) rv = slot_check(id);
  if (rv != CKR_OK) return note_end("C_GetTokenInfo", rv);
  if (!is_token(id)) {
    memset(info, ' ', sizeof *info);
    info->flags = 0;
    return note_end("C_GetTokenInfo", CKR_OK);
  }
  rv = real->C_GetTokenInfo(readers[id].slot, info);
  int left = tries_left(readers[id].content);
  info->flags &= ~(CK_FLAGS)(CKF_USER_PIN_COUNT_LOW | CKF_USER_PIN_FINAL_TRY | CKF_USER_PIN_LOCKED);
  if (left == 0) info->flags |= CKF_USER_PIN_LOCKED;
  else if (left < TRIES) info->flags |= CKF_USER_PIN_COUNT_LOW | (left == 1 ? CKF_USER_PIN_FINAL_TRY : 0);
  if (has_pin_pads()) info->flags |= CKF_PROTECTED_AUTHENTICATION_PATH;
  return note_end("C_GetTokenInfo", rv);
}

static CK_RV open_session(CK_SLOT_ID id, CK_FLAGS flags, CK_VOID_PTR context, CK_NOTIFY notify, CK_SESSION_HANDLE_PTR session) {
  CK_RV rv = enter("C_OpenSession", CK_INVALID_HANDLE);
  int index = session_index(CK_INVALID_HANDLE);
  if (rv == CKR_OK) rv = index < 0 ? CKR_SESSION_COUNT : slot_check(id);
  if (rv == CKR_OK && !is_token(id)) rv = CKR_TOKEN_NOT_RECOGNIZED;
  if (rv == CKR_OK && id == 0 && has_fault("C_OpenSession", "first")) rv = CKR_GENERAL_ERROR;
  if (rv == CKR_OK) rv = real->C_OpenSession(readers[id].slot, flags, context, notify, session);
  if (rv != CKR_OK) return note_end("C_OpenSession", rv);
  sessions[index].handle = *session;
  sessions[index].reader = id;
  sessions[index].generation = readers[id].generation;
  sessions[index].told = 0;
  if (has_fault("C_OpenSession", "sso")) real->C_Login(*session, CKU_USER, (CK_UTF8CHAR_PTR)PASSWORD, strlen(PASSWORD));
  return note_end("C_OpenSession", CKR_OK);
}

static CK_RV close_session(CK_SESSION_HANDLE session) {
  CK_RV rv = enter("C_CloseSession", session);
  int index = session_index(session);
  if (rv == CKR_OK) rv = real->C_CloseSession(session);
  if (index >= 0) memset(&sessions[index], 0, sizeof sessions[index]);
  return note_end("C_CloseSession", rv);
}

/* The token counts wrong passwords, whichever library asks: the last one it takes is answered as locked. */
static CK_RV login(CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR_PTR pin, CK_ULONG length) {
  CK_RV rv = enter("C_Login", session);
  if (rv != CKR_OK) return note_end("C_Login", rv);
  const char *label = readers[sessions[session_index(session)].reader].content;
  int left = tries_left(label);
  if (left == 0) return note_end("C_Login", CKR_PIN_LOCKED);
  int typed_on_reader = length == 0 && has_pin_pads();
  rv = typed_on_reader ? real->C_Login(session, user, (CK_UTF8CHAR_PTR)PASSWORD, strlen(PASSWORD)) : real->C_Login(session, user, pin, length);
  if (rv == CKR_PIN_INCORRECT) {
    set_tries(label, left - 1);
    if (left == 1) rv = CKR_PIN_LOCKED;
  } else if (rv == CKR_OK) set_tries(label, TRIES);
  return note_end("C_Login", rv);
}

static CK_RV sign(CK_SESSION_HANDLE session, CK_BYTE_PTR data, CK_ULONG data_length, CK_BYTE_PTR signature, CK_ULONG_PTR length) {
  CK_RV rv = enter("C_Sign", session);
  if (rv == CKR_OK) rv = real->C_Sign(session, data, data_length, signature, length);
  if (rv == CKR_OK && has_fault("C_Sign", "wrong")) signature[0] ^= 1;
  if (rv == CKR_OK && has_fault("C_Sign", "short")) *length = 4;
  if (rv == CKR_OK && has_fault("C_Sign", "long")) *length = 1 << 20;
  return note_end("C_Sign", rv);
}

/* Calls that only have to notice that their token is gone. */
#define GUARDED(own, NAME, PARAMETERS, ARGUMENTS) \
  static CK_RV own PARAMETERS { \
    CK_RV rv = enter(#NAME, session); \
    return note_end(#NAME, rv == CKR_OK ? real->NAME ARGUMENTS : rv); \
  }
GUARDED(logout, C_Logout, (CK_SESSION_HANDLE session), (session))
GUARDED(find_init, C_FindObjectsInit, (CK_SESSION_HANDLE session, CK_ATTRIBUTE_PTR template, CK_ULONG count), (session, template, count))
GUARDED(find_final, C_FindObjectsFinal, (CK_SESSION_HANDLE session), (session))
GUARDED(sign_init, C_SignInit, (CK_SESSION_HANDLE session, CK_MECHANISM_PTR mechanism, CK_OBJECT_HANDLE key), (session, mechanism, key))

/* `endless` finds the same objects again and again. */
static CK_RV find(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE_PTR objects, CK_ULONG max, CK_ULONG_PTR count) {
  static CK_OBJECT_HANDLE last;
  CK_RV rv = enter("C_FindObjects", session);
  if (rv == CKR_OK) rv = real->C_FindObjects(session, objects, max, count);
  if (rv == CKR_OK && *count > 0) last = objects[0];
  if (rv == CKR_OK && has_fault("C_FindObjects", "endless")) for (*count = 0; *count < max; ++*count) objects[*count] = last;
  return note_end("C_FindObjects", rv);
}

/* Lengths that are none, asked for before a value is read: half a gigabyte, and CK_UNAVAILABLE_INFORMATION behind CKR_OK. */
static CK_RV get_attribute(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object, CK_ATTRIBUTE_PTR template, CK_ULONG count) {
  CK_RV rv = enter("C_GetAttributeValue", session);
  int asked = count > 0 && template[0].pValue == NULL;
  if (rv == CKR_OK) rv = real->C_GetAttributeValue(session, object, template, count);
  if (rv == CKR_OK && asked && has_fault("C_GetAttributeValue", "huge")) template[0].ulValueLen = 512UL << 20;
  if (rv == CKR_OK && has_fault("C_GetAttributeValue", "none")) template[0].ulValueLen = (CK_ULONG)-1;
  return note_end("C_GetAttributeValue", rv);
}

CK_RV C_GetFunctionList(CK_FUNCTION_LIST_PTR_PTR out) {
  const char *path = getenv("STEERED_MODULE_REAL");
  void *library = path == NULL || getenv("STEERED_MODULE_FOLDER") == NULL ? NULL : dlopen(path, RTLD_NOW);
  CK_C_GetFunctionList get = library == NULL ? NULL : (CK_C_GetFunctionList)dlsym(library, "C_GetFunctionList");
  if (get == NULL || get(&real) != CKR_OK) return CKR_GENERAL_ERROR;
  list = *real;
  list.C_GetFunctionList = C_GetFunctionList;
  list.C_Initialize = initialize;
  list.C_GetSlotList = get_slot_list;
  list.C_GetSlotInfo = get_slot_info;
  list.C_GetTokenInfo = get_token_info;
  list.C_OpenSession = open_session;
  list.C_CloseSession = close_session;
  list.C_Login = login;
  list.C_Logout = logout;
  list.C_FindObjectsInit = find_init;
  list.C_FindObjects = find;
  list.C_FindObjectsFinal = find_final;
  list.C_GetAttributeValue = get_attribute;
  list.C_SignInit = sign_init;
  list.C_Sign = sign;
  *out = &list;
  return CKR_OK;
}
