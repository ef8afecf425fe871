import { type TokenErrorCode } from '../../ports/token-port.ts';

type Row = readonly [number: number, name: string, code: TokenErrorCode];

/**
 * Every failure of PKCS#11 v2.40 (pkcs11t.h, "CKR_") and what it means to a person who lists tokens or signs.
 * Where two readings are possible, the choice follows what libraries were seen to answer: after a token was pulled
 * OpenSC says DEVICE_REMOVED and then SESSION_HANDLE_INVALID, and after it was put back KEY_TYPE_INCONSISTENT.
 */
const ROWS: readonly Row[] = [
  [0x001, 'CKR_CANCEL', 'token.cancelled'],
  [0x002, 'CKR_HOST_MEMORY', 'token.fault'],
  [0x003, 'CKR_SLOT_ID_INVALID', 'token.removed'],
  [0x005, 'CKR_GENERAL_ERROR', 'token.fault'],
  [0x006, 'CKR_FUNCTION_FAILED', 'token.fault'],
  [0x007, 'CKR_ARGUMENTS_BAD', 'token.fault'],
  [0x008, 'CKR_NO_EVENT', 'token.fault'],
  [0x009, 'CKR_NEED_TO_CREATE_THREADS', 'token.fault'],
  [0x00a, 'CKR_CANT_LOCK', 'token.fault'],
  [0x010, 'CKR_ATTRIBUTE_READ_ONLY', 'token.fault'],
  [0x011, 'CKR_ATTRIBUTE_SENSITIVE', 'token.fault'],
  [0x012, 'CKR_ATTRIBUTE_TYPE_INVALID', 'token.fault'],
  [0x013, 'CKR_ATTRIBUTE_VALUE_INVALID', 'token.fault'],
  [0x020, 'CKR_DATA_INVALID', 'token.key-unusable'],
  [0x021, 'CKR_DATA_LEN_RANGE', 'token.key-unusable'],
  [0x030, 'CKR_DEVICE_ERROR', 'token.fault'],
  [0x031, 'CKR_DEVICE_MEMORY', 'token.fault'],
  [0x032, 'CKR_DEVICE_REMOVED', 'token.removed'],
  [0x040, 'CKR_ENCRYPTED_DATA_INVALID', 'token.fault'],
  [0x041, 'CKR_ENCRYPTED_DATA_LEN_RANGE', 'token.fault'],
  [0x050, 'CKR_FUNCTION_CANCELED', 'token.cancelled'],
  [0x051, 'CKR_FUNCTION_NOT_PARALLEL', 'token.fault'],
  [0x054, 'CKR_FUNCTION_NOT_SUPPORTED', 'token.key-unusable'],
  [0x060, 'CKR_KEY_HANDLE_INVALID', 'token.changed'],
  [0x062, 'CKR_KEY_SIZE_RANGE', 'token.key-unusable'],
  [0x063, 'CKR_KEY_TYPE_INCONSISTENT', 'token.changed'],
  [0x064, 'CKR_KEY_NOT_NEEDED', 'token.fault'],
  [0x065, 'CKR_KEY_CHANGED', 'token.changed'],
  [0x066, 'CKR_KEY_NEEDED', 'token.fault'],
  [0x067, 'CKR_KEY_INDIGESTIBLE', 'token.fault'],
  [0x068, 'CKR_KEY_FUNCTION_NOT_PERMITTED', 'token.key-unusable'],
  [0x069, 'CKR_KEY_NOT_WRAPPABLE', 'token.fault'],
  [0x06a, 'CKR_KEY_UNEXTRACTABLE', 'token.fault'],
  [0x070, 'CKR_MECHANISM_INVALID', 'token.key-unusable'],
  [0x071, 'CKR_MECHANISM_PARAM_INVALID', 'token.key-unusable'],
  [0x082, 'CKR_OBJECT_HANDLE_INVALID', 'token.changed'],
  [0x090, 'CKR_OPERATION_ACTIVE', 'token.busy'],
  [0x091, 'CKR_OPERATION_NOT_INITIALIZED', 'token.fault'],
  [0x0a0, 'CKR_PIN_INCORRECT', 'token.pin-incorrect'],
  [0x0a1, 'CKR_PIN_INVALID', 'token.pin-length'],
  [0x0a2, 'CKR_PIN_LEN_RANGE', 'token.pin-length'],
  [0x0a3, 'CKR_PIN_EXPIRED', 'token.pin-expired'],
  [0x0a4, 'CKR_PIN_LOCKED', 'token.pin-locked'],
  [0x0b0, 'CKR_SESSION_CLOSED', 'token.removed'],
  [0x0b1, 'CKR_SESSION_COUNT', 'token.busy'],
  [0x0b3, 'CKR_SESSION_HANDLE_INVALID', 'token.removed'],
  [0x0b4, 'CKR_SESSION_PARALLEL_NOT_SUPPORTED', 'token.fault'],
  [0x0b5, 'CKR_SESSION_READ_ONLY', 'token.fault'],
  [0x0b6, 'CKR_SESSION_EXISTS', 'token.busy'],
  [0x0b7, 'CKR_SESSION_READ_ONLY_EXISTS', 'token.busy'],
  [0x0b8, 'CKR_SESSION_READ_WRITE_SO_EXISTS', 'token.busy'],
  [0x0c0, 'CKR_SIGNATURE_INVALID', 'token.signature-wrong'],
  [0x0c1, 'CKR_SIGNATURE_LEN_RANGE', 'token.signature-wrong'],
  [0x0d0, 'CKR_TEMPLATE_INCOMPLETE', 'token.fault'],
  [0x0d1, 'CKR_TEMPLATE_INCONSISTENT', 'token.fault'],
  [0x0e0, 'CKR_TOKEN_NOT_PRESENT', 'token.removed'],
  [0x0e1, 'CKR_TOKEN_NOT_RECOGNIZED', 'token.not-recognized'],
  [0x0e2, 'CKR_TOKEN_WRITE_PROTECTED', 'token.fault'],
  [0x0f0, 'CKR_UNWRAPPING_KEY_HANDLE_INVALID', 'token.fault'],
  [0x0f1, 'CKR_UNWRAPPING_KEY_SIZE_RANGE', 'token.fault'],
  [0x0f2, 'CKR_UNWRAPPING_KEY_TYPE_INCONSISTENT', 'token.fault'],
  [0x100, 'CKR_USER_ALREADY_LOGGED_IN', 'token.busy'],
  [0x101, 'CKR_USER_NOT_LOGGED_IN', 'token.fault'],
  [0x102, 'CKR_USER_PIN_NOT_INITIALIZED', 'token.pin-not-set'],
  [0x103, 'CKR_USER_TYPE_INVALID', 'token.fault'],
  [0x104, 'CKR_USER_ANOTHER_ALREADY_LOGGED_IN', 'token.busy'],
  [0x105, 'CKR_USER_TOO_MANY_TYPES', 'token.busy'],
  [0x110, 'CKR_WRAPPED_KEY_INVALID', 'token.fault'],
  [0x112, 'CKR_WRAPPED_KEY_LEN_RANGE', 'token.fault'],
  [0x113, 'CKR_WRAPPING_KEY_HANDLE_INVALID', 'token.fault'],
  [0x114, 'CKR_WRAPPING_KEY_SIZE_RANGE', 'token.fault'],
  [0x115, 'CKR_WRAPPING_KEY_TYPE_INCONSISTENT', 'token.fault'],
  [0x120, 'CKR_RANDOM_SEED_NOT_SUPPORTED', 'token.fault'],
  [0x121, 'CKR_RANDOM_NO_RNG', 'token.fault'],
  [0x130, 'CKR_DOMAIN_PARAMS_INVALID', 'token.fault'],
  [0x150, 'CKR_BUFFER_TOO_SMALL', 'token.fault'],
  [0x160, 'CKR_SAVED_STATE_INVALID', 'token.fault'],
  [0x170, 'CKR_INFORMATION_SENSITIVE', 'token.fault'],
  [0x180, 'CKR_STATE_UNSAVEABLE', 'token.fault'],
  [0x190, 'CKR_CRYPTOKI_NOT_INITIALIZED', 'token.fault'],
  [0x191, 'CKR_CRYPTOKI_ALREADY_INITIALIZED', 'token.busy'],
  [0x1a0, 'CKR_MUTEX_BAD', 'token.fault'],
  [0x1a1, 'CKR_MUTEX_NOT_LOCKED', 'token.fault'],
  [0x1b0, 'CKR_NEW_PIN_MODE', 'token.pin-expired'],
  [0x1b1, 'CKR_NEXT_OTP', 'token.fault'],
  [0x1b5, 'CKR_EXCEEDED_MAX_ITERATIONS', 'token.fault'],
  [0x1b6, 'CKR_FIPS_SELF_TEST_FAILED', 'token.fault'],
  [0x1b7, 'CKR_LIBRARY_LOAD_FAILED', 'token.fault'],
  [0x1b8, 'CKR_PIN_TOO_WEAK', 'token.pin-expired'],
  [0x1b9, 'CKR_PUBLIC_KEY_INVALID', 'token.fault'],
  [0x200, 'CKR_FUNCTION_REJECTED', 'token.cancelled'],
];

const BY_NUMBER = new Map(ROWS.map(([number, name, code]) => [number, { name, code }]));

/** Vendors number their own failures from here (PKCS#11 v2.40, CKR_VENDOR_DEFINED). */
const VENDOR_DEFINED = 0x80000000;

/** Name and meaning of a return value; one that no table knows shows its number. */
export function describeReturnCode(number: number): { readonly name: string; readonly code: TokenErrorCode } {
  const name = number >= VENDOR_DEFINED ? 'CKR_VENDOR_DEFINED' : 'CKR_UNKNOWN';
  return BY_NUMBER.get(number) ?? { name: `${name} 0x${number.toString(16)}`, code: 'token.fault' };
}
