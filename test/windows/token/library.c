/*
 * A PKCS#11 library for Windows with one token in it: certificate and RSA-1024 key are in material.h, which a test makes anew each time.
 * It signs by big numbers of its own, so that nothing else is needed. Its PIN is Cisco123, and it takes three wrong ones.
 */
#include <string.h>
#define CK_PTR *
#define CK_DECLARE_FUNCTION(type, name) type __declspec(dllexport) name
#define CK_DEFINE_FUNCTION(type, name) type __declspec(dllexport) name
#define CK_DECLARE_FUNCTION_POINTER(type, name) type(*name)
#define CK_CALLBACK_FUNCTION(type, name) type(*name)
#define NULL_PTR 0
#pragma pack(push, cryptoki, 1)
#include <pkcs11/pkcs11.h>
#pragma pack(pop, cryptoki)
#include "material.h"

#define PIN "Cisco123"
#define TRIES 3
#define WORDS 32
enum { CERTIFICATE = 1, KEY = 2 };

static int tries = TRIES, logged_in, finding, found[2], count;
static const CK_BYTE id[] = {1};

/* Numbers are little-endian words of 32 bits. */
static void read_number(unsigned *number, const unsigned char *bytes) {
  for (int i = 0; i < WORDS; i++) {
    const unsigned char *at = bytes + (WORDS - 1 - i) * 4;
    number[i] = (unsigned)at[0] << 24 | (unsigned)at[1] << 16 | (unsigned)at[2] << 8 | at[3];
  }
}

static int is_less(const unsigned *a, const unsigned *b) {
  for (int i = WORDS - 1; i >= 0; i--) if (a[i] != b[i]) return a[i] < b[i];
  return 0;
}

static void subtract(unsigned *a, const unsigned *b) {
  unsigned long long borrow = 0;
  for (int i = 0; i < WORDS; i++) {
    unsigned long long difference = (unsigned long long)a[i] - b[i] - borrow;
    a[i] = (unsigned)difference;
    borrow = difference >> 63;
  }
}

/* a = 2a + bit, modulo n; a is less than n, whose highest bit is set. */
static void shift_in(unsigned *a, unsigned bit, const unsigned *n) {
  unsigned over = a[WORDS - 1] >> 31;
  for (int i = WORDS - 1; i > 0; i--) a[i] = a[i] << 1 | a[i - 1] >> 31;
  a[0] = a[0] << 1 | bit;
  if (over || !is_less(a, n)) subtract(a, n);
}

static void multiply(unsigned *result, const unsigned *a, const unsigned *b, const unsigned *n) {
  unsigned product[2 * WORDS] = {0}, rest[WORDS] = {0};
  for (int i = 0; i < WORDS; i++) {
    unsigned long long carry = 0;
    for (int j = 0; j < WORDS; j++) {
      carry += (unsigned long long)a[i] * b[j] + product[i + j];
      product[i + j] = (unsigned)carry;
      carry >>= 32;
    }
    product[i + WORDS] = (unsigned)carry;
  }
  for (int bit = 64 * WORDS - 1; bit >= 0; bit--) shift_in(rest, product[bit / 32] >> bit % 32 & 1, n);
  memcpy(result, rest, sizeof rest);
}

static void sign_block(unsigned char *block) {
  unsigned base[WORDS], n[WORDS], exponent[WORDS], result[WORDS] = {1};
  read_number(base, block);
  read_number(n, MODULUS);
  read_number(exponent, PRIVATE_EXPONENT);
  for (int bit = 32 * WORDS - 1; bit >= 0; bit--) {
    multiply(result, result, result, n);
    if (exponent[bit / 32] >> bit % 32 & 1) multiply(result, result, base, n);
  }
  for (int i = 0; i < 4 * WORDS; i++) block[i] = (unsigned char)(result[WORDS - 1 - i / 4] >> (24 - i % 4 * 8));
}

static void pad(CK_UTF8CHAR *field, size_t size, const char *text) {
  memset(field, ' ', size);
  memcpy(field, text, strlen(text));
}

static CK_RV initialize(CK_VOID_PTR args) { (void)args; return CKR_OK; }
static CK_RV finalize(CK_VOID_PTR args) { (void)args; return CKR_OK; }

static CK_RV get_info(CK_INFO_PTR info) {
  memset(info, 0, sizeof *info);
  info->cryptokiVersion.major = 2;
  info->cryptokiVersion.minor = 20;
  pad(info->manufacturerID, sizeof info->manufacturerID, "Open CTL Client tests");
  pad(info->libraryDescription, sizeof info->libraryDescription, "One token for Windows");
  return CKR_OK;
}

static CK_RV get_slot_list(CK_BBOOL present, CK_SLOT_ID_PTR slots, CK_ULONG_PTR number) {
  (void)present;
  if (slots != NULL_PTR) slots[0] = 7;
  *number = 1;
  return CKR_OK;
}

static CK_RV get_slot_info(CK_SLOT_ID slot, CK_SLOT_INFO_PTR info) {
  (void)slot;
  memset(info, 0, sizeof *info);
  pad(info->slotDescription, sizeof info->slotDescription, "Reader of Windows");
  pad(info->manufacturerID, sizeof info->manufacturerID, "Open CTL Client tests");
  info->flags = CKF_TOKEN_PRESENT | CKF_REMOVABLE_DEVICE | CKF_HW_SLOT;
  return CKR_OK;
}

static CK_RV get_token_info(CK_SLOT_ID slot, CK_TOKEN_INFO_PTR info) {
  (void)slot;
  memset(info, 0, sizeof *info);
  pad(info->label, sizeof info->label, "Token of Windows");
  pad(info->manufacturerID, sizeof info->manufacturerID, "Open CTL Client tests");
  pad(info->model, sizeof info->model, "one");
  pad(info->serialNumber, sizeof info->serialNumber, "0badc0de");
  info->flags = CKF_TOKEN_INITIALIZED | CKF_USER_PIN_INITIALIZED | CKF_LOGIN_REQUIRED;
  info->flags |= tries == 0 ? CKF_USER_PIN_LOCKED : tries < TRIES ? CKF_USER_PIN_COUNT_LOW : 0;
  info->ulMinPinLen = 4;
  info->ulMaxPinLen = 16;
  return CKR_OK;
}

static CK_RV open_session(CK_SLOT_ID slot, CK_FLAGS flags, CK_VOID_PTR application, CK_NOTIFY notify, CK_SESSION_HANDLE_PTR session) {
  (void)slot; (void)flags; (void)application; (void)notify;
  *session = 1;
  return CKR_OK;
}
static CK_RV close_session(CK_SESSION_HANDLE session) { (void)session; logged_in = 0; return CKR_OK; }

static CK_RV login(CK_SESSION_HANDLE session, CK_USER_TYPE type, CK_UTF8CHAR_PTR pin, CK_ULONG length) {
  (void)session; (void)type;
  if (tries == 0) return CKR_PIN_LOCKED;
  if (length != strlen(PIN) || memcmp(pin, PIN, length) != 0) {
    tries--;
    return CKR_PIN_INCORRECT;
  }
  tries = TRIES;
  logged_in = 1;
  return CKR_OK;
}
static CK_RV logout(CK_SESSION_HANDLE session) { (void)session; logged_in = 0; return CKR_OK; }

static CK_RV find_objects_init(CK_SESSION_HANDLE session, CK_ATTRIBUTE_PTR template, CK_ULONG number) {
  (void)session;
  int wanted = 0;
  for (CK_ULONG i = 0; i < number; i++) {
    if (template[i].type != CKA_CLASS) continue;
    CK_OBJECT_CLASS class = *(CK_OBJECT_CLASS *)template[i].pValue;
    wanted = class == CKO_CERTIFICATE ? CERTIFICATE : class == CKO_PRIVATE_KEY && logged_in ? KEY : 0;
  }
  found[0] = wanted;
  count = wanted == 0 ? 0 : 1;
  finding = 0;
  return CKR_OK;
}
static CK_RV find_objects(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE_PTR objects, CK_ULONG most, CK_ULONG_PTR number) {
  (void)session;
  *number = 0;
  while (finding < count && *number < most) objects[(*number)++] = found[finding++];
  return CKR_OK;
}
static CK_RV find_objects_final(CK_SESSION_HANDLE session) { (void)session; return CKR_OK; }

static CK_RV get_attribute_value(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object, CK_ATTRIBUTE_PTR attribute, CK_ULONG number) {
  (void)session;
  const void *value = NULL_PTR;
  CK_ULONG length = 0;
  if (number != 1) return CKR_ARGUMENTS_BAD;
  if (attribute->type == CKA_ID) value = id, length = sizeof id;
  else if (attribute->type == CKA_LABEL) value = "SAST", length = 4;
  else if (attribute->type == CKA_VALUE && object == CERTIFICATE) value = CERTIFICATE_DER, length = sizeof CERTIFICATE_DER;
  else if (attribute->type == CKA_MODULUS && object == KEY) value = MODULUS, length = sizeof MODULUS;
  else return attribute->ulValueLen = (CK_ULONG)-1, CKR_ATTRIBUTE_TYPE_INVALID;
  if (attribute->pValue != NULL_PTR) memcpy(attribute->pValue, value, length);
  attribute->ulValueLen = length;
  return CKR_OK;
}

static CK_RV sign_init(CK_SESSION_HANDLE session, CK_MECHANISM_PTR mechanism, CK_OBJECT_HANDLE key) {
  (void)session;
  if (!logged_in) return CKR_USER_NOT_LOGGED_IN;
  return mechanism->mechanism == CKM_RSA_PKCS && key == KEY ? CKR_OK : CKR_MECHANISM_INVALID;
}

static CK_RV sign(CK_SESSION_HANDLE session, CK_BYTE_PTR data, CK_ULONG length, CK_BYTE_PTR signature, CK_ULONG_PTR size) {
  (void)session;
  if (length > sizeof MODULUS - 11 || *size < sizeof MODULUS) return CKR_DATA_LEN_RANGE;
  memset(signature, 0xff, sizeof MODULUS);
  signature[0] = 0;
  signature[1] = 1;
  signature[sizeof MODULUS - length - 1] = 0;
  memcpy(signature + sizeof MODULUS - length, data, length);
  sign_block(signature);
  *size = sizeof MODULUS;
  return CKR_OK;
}

static CK_FUNCTION_LIST list = {
  .version = {2, 20}, .C_Initialize = initialize, .C_Finalize = finalize, .C_GetInfo = get_info, .C_GetSlotList = get_slot_list, .C_GetSlotInfo = get_slot_info,
  .C_GetTokenInfo = get_token_info, .C_OpenSession = open_session, .C_CloseSession = close_session, .C_Login = login, .C_Logout = logout, .C_FindObjectsInit = find_objects_init,
  .C_FindObjects = find_objects, .C_FindObjectsFinal = find_objects_final, .C_GetAttributeValue = get_attribute_value, .C_SignInit = sign_init, .C_Sign = sign,
};

CK_RV __declspec(dllexport) C_GetFunctionList(CK_FUNCTION_LIST_PTR_PTR functions) {
  *functions = &list;
  return CKR_OK;
}
