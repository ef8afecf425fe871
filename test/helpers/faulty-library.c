/*
 * A PKCS#11 library for tests: SoftHSM2 with one fault, which the environment tells.
 *
 *   FAULTY_LIBRARY_REAL   the library behind it
 *   FAULTY_LIBRARY_LOG    a file to which the name of every watched call is added
 *   FAULTY_LIBRARY        "FUNCTION FAULT", where FAULT is a return value (0x32) or
 *     hang       stands still in native code
 *     crash      SIGSEGV
 *     cantlock   C_Initialize: refuses locking by the system
 *     locked     C_GetTokenInfo: the password is locked
 *     foreign    C_GetTokenInfo: a card that the library does not know
 *     sso        C_OpenSession: another program's login is still open
 *     wrong      C_Sign: a signature with one bit changed
 */
#include <dlfcn.h>
#include <pkcs11/pkcs11.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static CK_FUNCTION_LIST_PTR real;
static CK_FUNCTION_LIST list;

static int is(const char *function, const char *fault) {
  char wanted[64];
  const char *told = getenv("FAULTY_LIBRARY");
  snprintf(wanted, sizeof wanted, "%s %s", function, fault);
  return told != NULL && strcmp(told, wanted) == 0;
}

/* Notes the call and has the faults that every function can have. */
static CK_RV enter(const char *function) {
  const char *log = getenv("FAULTY_LIBRARY_LOG"), *told = getenv("FAULTY_LIBRARY");
  size_t length = strlen(function);
  FILE *file = log == NULL ? NULL : fopen(log, "a");
  if (file != NULL) {
    fprintf(file, "%s\n", function);
    fclose(file);
  }
  if (is(function, "hang")) for (;;) sleep(1);
  if (is(function, "crash")) *(volatile int *)8 = 1;
  if (told != NULL && strncmp(told, function, length) == 0 && strncmp(told + length, " 0x", 3) == 0) return strtoul(told + length + 1, NULL, 16);
  return CKR_OK;
}

static CK_RV initialize(CK_VOID_PTR args) {
  CK_RV rv = enter("C_Initialize");
  if (rv == CKR_OK && is("C_Initialize", "cantlock") && args != NULL && (((CK_C_INITIALIZE_ARGS_PTR)args)->flags & CKF_OS_LOCKING_OK) != 0) rv = CKR_CANT_LOCK;
  return rv == CKR_OK ? real->C_Initialize(args) : rv;
}

static CK_RV get_token_info(CK_SLOT_ID slot, CK_TOKEN_INFO_PTR info) {
  CK_RV rv = enter("C_GetTokenInfo");
  if (rv == CKR_OK && is("C_GetTokenInfo", "foreign")) rv = CKR_TOKEN_NOT_RECOGNIZED;
  if (rv == CKR_OK) rv = real->C_GetTokenInfo(slot, info);
  if (rv == CKR_OK && is("C_GetTokenInfo", "locked")) info->flags |= CKF_USER_PIN_LOCKED;
  return rv;
}

static CK_RV open_session(CK_SLOT_ID slot, CK_FLAGS flags, CK_VOID_PTR context, CK_NOTIFY notify, CK_SESSION_HANDLE_PTR session) {
  CK_RV rv = enter("C_OpenSession");
  if (rv == CKR_OK) rv = real->C_OpenSession(slot, flags, context, notify, session);
  if (rv == CKR_OK && is("C_OpenSession", "sso")) real->C_Login(*session, CKU_USER, (CK_UTF8CHAR_PTR) "Cisco123", 8);
  return rv;
}

static CK_RV login(CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR_PTR pin, CK_ULONG length) {
  CK_RV rv = enter("C_Login");
  return rv == CKR_OK ? real->C_Login(session, user, pin, length) : rv;
}

static CK_RV logout(CK_SESSION_HANDLE session) {
  CK_RV rv = enter("C_Logout");
  return rv == CKR_OK ? real->C_Logout(session) : rv;
}

static CK_RV close_session(CK_SESSION_HANDLE session) {
  CK_RV rv = enter("C_CloseSession");
  return rv == CKR_OK ? real->C_CloseSession(session) : rv;
}

static CK_RV sign(CK_SESSION_HANDLE session, CK_BYTE_PTR data, CK_ULONG data_length, CK_BYTE_PTR signature, CK_ULONG_PTR length) {
  CK_RV rv = enter("C_Sign");
  if (rv == CKR_OK) rv = real->C_Sign(session, data, data_length, signature, length);
  if (rv == CKR_OK && is("C_Sign", "wrong")) signature[0] ^= 1;
  return rv;
}

CK_RV C_GetFunctionList(CK_FUNCTION_LIST_PTR_PTR out) {
  const char *path = getenv("FAULTY_LIBRARY_REAL");
  void *library = path == NULL ? NULL : dlopen(path, RTLD_NOW);
  CK_C_GetFunctionList get = library == NULL ? NULL : (CK_C_GetFunctionList)dlsym(library, "C_GetFunctionList");
  if (get == NULL || get(&real) != CKR_OK) return CKR_GENERAL_ERROR;
  list = *real;
  list.C_GetFunctionList = C_GetFunctionList;
  list.C_Initialize = initialize;
  list.C_GetTokenInfo = get_token_info;
  list.C_OpenSession = open_session;
  list.C_CloseSession = close_session;
  list.C_Login = login;
  list.C_Logout = logout;
  list.C_Sign = sign;
  *out = &list;
  return CKR_OK;
}
