// The module _hashlib: OpenSSL's hash functions, loaded when a script first asks for them, and BLAKE2.
//
// Thread safety: a hash object's state is guarded by its mutex, taken by detached threads for long inputs (so
// that others run meanwhile, as in CPython from 2048 bytes on) and for an instant for short ones; never
// across a switch.
#include <dlfcn.h>
#include <openssl/evp.h>

#include <map>
#include <memory>
#include <mutex>
#include <variant>

#include "vm/base/mutex.h"
#include "vm/modules/blake2.h"
#include "vm/modules/modules.h"
#include "vm/modules/native.h"
#include "vm/objects/bytearray.h"
#include "vm/objects/bytes.h"
#include "vm/objects/int.h"
#include "vm/objects/str.h"

namespace gilbox {

bool init_hashlib(Thread& t, Module* module);

namespace {

constexpr size_t kLong = 2048;  // bytes from which on the GIL is given up

// OpenSSL's functions, found at run time.
struct OpenSsl {
  decltype(&EVP_get_digestbyname) get_digest;
  decltype(&EVP_MD_fetch) fetch;
  decltype(&EVP_MD_CTX_new) new_context;
  decltype(&EVP_MD_CTX_free) free_context;
  decltype(&EVP_MD_CTX_copy_ex) copy;
  decltype(&EVP_DigestInit_ex) init;
  decltype(&EVP_DigestUpdate) update;
  decltype(&EVP_DigestFinal_ex) final;
  decltype(&EVP_DigestFinalXOF) final_xof;
  decltype(&EVP_MD_get_size) size;
  decltype(&EVP_MD_get_block_size) block_size;
  decltype(&PKCS5_PBKDF2_HMAC) pbkdf2;
  decltype(&EVP_PBE_scrypt) scrypt;
};

// Null: it is not there. Kept for the life of the process.
const OpenSsl* open_ssl() {
  static const OpenSsl* const loaded = [] {
    static OpenSsl ssl;
    void* library = dlopen("libcrypto.so.3", RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) return static_cast<const OpenSsl*>(nullptr);
    const auto find = [&](auto* function, const char* name) {
      *reinterpret_cast<void**>(function) = dlsym(library, name);
      return *function != nullptr;
    };
    const bool ok = find(&ssl.get_digest, "EVP_get_digestbyname") && find(&ssl.fetch, "EVP_MD_fetch") &&
                    find(&ssl.new_context, "EVP_MD_CTX_new") && find(&ssl.free_context, "EVP_MD_CTX_free") &&
                    find(&ssl.copy, "EVP_MD_CTX_copy_ex") && find(&ssl.init, "EVP_DigestInit_ex") &&
                    find(&ssl.update, "EVP_DigestUpdate") && find(&ssl.final, "EVP_DigestFinal_ex") &&
                    find(&ssl.final_xof, "EVP_DigestFinalXOF") && find(&ssl.size, "EVP_MD_get_size") &&
                    find(&ssl.block_size, "EVP_MD_get_block_size") &&
                    find(&ssl.pbkdf2, "PKCS5_PBKDF2_HMAC") && find(&ssl.scrypt, "EVP_PBE_scrypt");
    return ok ? static_cast<const OpenSsl*>(&ssl) : nullptr;
  }();
  return loaded;
}
const OpenSsl* need_open_ssl(Thread& t) {
  const OpenSsl* ssl = open_ssl();
  if (ssl == nullptr) {
    static_cast<void>(
        raise_text(t, t.machine.types.ImportError,
                   "gilbox needs OpenSSL's libcrypto.so.3 for hashlib, and it is not installed"));
  }
  return ssl;
}

// A hash in progress by OpenSSL.
class SslHash {
 public:
  SslHash(const OpenSsl* ssl, const EVP_MD* kind) : ssl_(ssl), kind_(kind), context_(ssl->new_context()) {
    ssl_->init(context_, kind_, nullptr);
  }
  ~SslHash() { ssl_->free_context(context_); }
  SslHash(const SslHash& other) : ssl_(other.ssl_), kind_(other.kind_), context_(ssl_->new_context()) {
    ssl_->copy(context_, other.context_);
  }
  SslHash& operator=(const SslHash&) = delete;

  void update(std::string_view data) { ssl_->update(context_, data.data(), data.size()); }
  std::string digest(size_t length = 0) const {
    SslHash copy(*this);
    std::string out(length != 0 ? length : digest_size(), '\0');
    auto* to = reinterpret_cast<unsigned char*>(out.data());
    if (length != 0) {
      ssl_->final_xof(copy.context_, to, length);
    } else if (!out.empty()) {
      unsigned int size = 0;
      ssl_->final(copy.context_, to, &size);
    }
    return out;
  }
  size_t digest_size() const { return static_cast<size_t>(ssl_->size(kind_)); }
  size_t block_size() const { return static_cast<size_t>(ssl_->block_size(kind_)); }

 private:
  const OpenSsl* ssl_;
  const EVP_MD* kind_;
  EVP_MD_CTX* context_;
};

struct HashState {
  std::mutex mutex;
  std::string name;
  bool variable = false;  // shake: the length is the caller's
  std::variant<SslHash, Blake2<uint64_t>, Blake2<uint32_t>> hash;

  template <class Hash>
  HashState(std::string name_of, Hash made) : name(std::move(name_of)), hash(std::move(made)) {}
};
struct Hash : NativeObject {
  HashState* state;
};
void finalize_hash(NativeObject* object) {
  delete static_cast<Hash*>(object)->state;
}
constexpr NativeOps kHashOps = {"_hashlib.HASH", sizeof(Hash), nullptr, finalize_hash, nullptr};

HashState& state_of(const Value* args) {
  return *as<Hash>(args[0])->state;
}

Value new_hash(Thread& t, std::unique_ptr<HashState> state) {
  const Value type = module_member(t, "_hashlib", "HASH");
  if (type.is_error()) return type;
  auto* hash = make_native<Hash>(t, type, kHashOps);
  hash->state = state.release();
  return Value::from_object(hash);
}

// The bytes to hash. Error: TypeError.
Value data_of(Thread& t, Value v) {
  if (is_kind(v, Kind::kStr)) {
    return raise_text(t, t.machine.types.TypeError, "Strings must be encoded before hashing");
  }
  const Value bytes = as_bytes(t, v);
  if (!bytes.is_undefined() || t.has_pending()) return bytes;
  return raise_text(t, t.machine.types.TypeError, "object supporting the buffer API required");
}

void add(HashState& state, std::string_view data) {
  const std::lock_guard<std::mutex> guard(state.mutex);
  std::visit([&](auto& hash) { hash.update(data); }, state.hash);
}
bool update(Thread& t, HashState& state, Value v) {
  const Value bytes = data_of(t, v);
  if (bytes.is_error()) return false;
  const auto data = bytes_view(as<Bytes>(bytes));
  if (data.size() < kLong) {
    add(state, data);
  } else {
    DetachedScope computing(*t.machine.scheduler, t);
    add(state, data);
  }
  return true;
}

Value hash_update(Thread& t, Value* args, uint32_t) {
  return update(t, state_of(args), args[1]) ? Value::none() : Value::error();
}

// False: exception.
bool digest_of(Thread& t, Value* args, std::string* out) {
  HashState& state = state_of(args);
  int64_t length = 0;
  if (state.variable) {
    if (args[1].is_undefined()) {
      return !raise_text(t, t.machine.types.TypeError, "digest() missing required argument 'length' (pos 1)")
                  .is_error();
    }
    if (!to_int64(t, args[1], &length)) return false;
    if (length < 0 || length > (int64_t{1} << 29)) {
      return !raise_text(t, t.machine.types.ValueError, "value must be positive").is_error();
    }
    if (length == 0) return true;
  } else if (!args[1].is_undefined()) {
    return !raise_text(t, t.machine.types.TypeError, "digest() takes no arguments (1 given)").is_error();
  }
  const std::lock_guard<std::mutex> guard(state.mutex);
  if (auto* ssl = std::get_if<SslHash>(&state.hash)) {
    *out = ssl->digest(static_cast<size_t>(length));
  } else if (auto* wide = std::get_if<Blake2<uint64_t>>(&state.hash)) {
    *out = wide->digest();
  } else {
    *out = std::get<Blake2<uint32_t>>(state.hash).digest();
  }
  return true;
}
Value hash_digest(Thread& t, Value* args, uint32_t) {
  std::string digest;
  return digest_of(t, args, &digest) ? new_bytes(t, digest) : Value::error();
}
Value hash_hexdigest(Thread& t, Value* args, uint32_t) {
  std::string digest, text;
  if (!digest_of(t, args, &digest)) return Value::error();
  text.reserve(2 * digest.size());
  for (unsigned char c : digest) append_hex(&text, c);
  return new_ascii(t, text);
}

Value hash_copy(Thread& t, Value* args, uint32_t) {
  HashState& state = state_of(args);
  std::unique_ptr<HashState> copy;
  {
    const std::lock_guard<std::mutex> guard(state.mutex);
    std::visit([&](auto& hash) { copy = std::make_unique<HashState>(state.name, hash); }, state.hash);
  }
  copy->variable = state.variable;
  return new_hash(t, std::move(copy));
}
Value hash_name(Thread& t, Value* args, uint32_t) {
  return new_ascii(t, state_of(args).name);
}
Value hash_digest_size(Thread&, Value* args, uint32_t) {
  const HashState& state = state_of(args);
  if (state.variable) return Value::from_int(0);
  return Value::from_int(
      static_cast<int64_t>(std::visit([](auto& hash) { return hash.digest_size(); }, state.hash)));
}
Value hash_block_size(Thread&, Value* args, uint32_t) {
  const HashState& state = state_of(args);
  if (auto* ssl = std::get_if<SslHash>(&state.hash))
    return Value::from_int(static_cast<int64_t>(ssl->block_size()));
  return Value::from_int(std::holds_alternative<Blake2<uint64_t>>(state.hash) ? 128 : 64);
}
Value hash_repr(Thread& t, Value* args, uint32_t) {
  return new_str(
      t, fmt::format("<{} _hashlib.HASH object @ 0x{:x}>", state_of(args).name, object_id(t, args[0])));
}

constexpr NativeDef kHashlibMethods[] = {
    {"update", hash_update, "self, obj, /"},
    {"digest", hash_digest, "self, length=, /"},
    {"hexdigest", hash_hexdigest, "self, length=, /"},
    {"copy", hash_copy, "self, /"},
    {"__repr__", hash_repr, "self, /"},
};
constexpr NativeGetSet kHashlibGetSets[] = {
    {"name", hash_name}, {"digest_size", hash_digest_size}, {"block_size", hash_block_size}};

// --- Functions ---

// Python's name of a hash function to OpenSSL's.
std::string ssl_name(std::string_view name) {
  if (name == "sha3_224" || name == "sha3_256" || name == "sha3_384" || name == "sha3_512") {
    return "sha3-" + std::string(name.substr(5));
  }
  if (name == "shake_128") return "shake128";
  if (name == "shake_256") return "shake256";
  return std::string(name);
}

// OpenSSL looks a function up at each hash unless it is given what a fetch found.
class FetchedDigests {
 public:
  const EVP_MD* find(const OpenSsl* ssl, const std::string& name) {
    MutexLock lock(mutex_);
    auto [at, added] = kinds_.try_emplace(name, nullptr);
    if (added) {
      at->second = ssl->get_digest(name.c_str());
      if (const EVP_MD* fetched =
              at->second == nullptr ? nullptr : ssl->fetch(nullptr, name.c_str(), nullptr)) {
        at->second = fetched;
      }
    }
    return at->second;
  }

 private:
  Mutex mutex_;
  std::map<std::string, const EVP_MD*> kinds_ GILBOX_GUARDED_BY(mutex_);
};

const EVP_MD* digest_kind(Thread& t, const OpenSsl* ssl, const std::string& name) {
  static FetchedDigests& digests = *new FetchedDigests;  // for the life of the process, as the library
  const EVP_MD* kind = digests.find(ssl, ssl_name(name));
  if (kind == nullptr) {
    static_cast<void>(raise(t, t.machine.types.ValueError, "unsupported hash type {}", name));
  }
  return kind;
}

// args: name, data
Value hashlib_new(Thread& t, Value* args, uint32_t) {
  if (!is_kind(args[0], Kind::kStr)) {
    return raise_text(t, t.machine.types.TypeError, "name must be a string");
  }
  std::string name = to_utf8(as<Str>(args[0]));
  const OpenSsl* ssl = need_open_ssl(t);
  if (ssl == nullptr) return Value::error();
  const EVP_MD* kind = digest_kind(t, ssl, name);
  if (kind == nullptr) return Value::error();
  auto state = std::make_unique<HashState>(name, SslHash(ssl, kind));
  state->variable = name.starts_with("shake");
  if (!args[1].is_undefined() && !update(t, *state, args[1])) return Value::error();
  return new_hash(t, std::move(state));
}

// An optional bytes argument of at most `most` bytes. False: exception.
bool limited(Thread& t, Value v, const char* what, size_t most, std::string* out) {
  if (v.is_undefined()) return true;
  const Value bytes = data_of(t, v);
  if (bytes.is_error()) return false;
  *out = bytes_view(as<Bytes>(bytes));
  if (out->size() <= most) return true;
  return !raise(t, t.machine.types.ValueError, "maximum {} length is {} bytes", what, most).is_error();
}

// args: data, digest_size, key, salt, person
template <class Word>
Value hashlib_blake2(Thread& t, Value* args, uint32_t) {
  using Blake = Blake2<Word>;
  int64_t size = Blake::kMostDigest;
  std::string key, salt, person;
  if (!args[1].is_undefined() && !to_int64(t, args[1], &size)) return Value::error();
  if (size < 1 || size > static_cast<int64_t>(Blake::kMostDigest)) {
    return raise(t, t.machine.types.ValueError, "digest_size must be between 1 and {} bytes",
                 Blake::kMostDigest);
  }
  if (!limited(t, args[2], "key", Blake::kMostKey, &key) ||
      !limited(t, args[3], "salt", Blake::kSalt, &salt) ||
      !limited(t, args[4], "person", Blake::kSalt, &person)) {
    return Value::error();
  }
  auto state = std::make_unique<HashState>(sizeof(Word) == 8 ? "blake2b" : "blake2s",
                                           Blake(static_cast<size_t>(size), key, salt, person));
  if (!args[0].is_undefined() && !update(t, *state, args[0])) return Value::error();
  return new_hash(t, std::move(state));
}

// args: hash_name, password, salt, iterations, dklen
Value hashlib_pbkdf2(Thread& t, Value* args, uint32_t) {
  auto& types = t.machine.types;
  if (!is_kind(args[0], Kind::kStr)) {
    return raise(t, types.TypeError, "pbkdf2_hmac() argument 'hash_name' must be str, not {}",
                 argument_type_name(t, args[0]));
  }
  const OpenSsl* ssl = need_open_ssl(t);
  if (ssl == nullptr) return Value::error();
  const EVP_MD* kind = digest_kind(t, ssl, to_utf8(as<Str>(args[0])));
  const Value password = kind == nullptr ? Value::error() : data_of(t, args[1]);
  const Value salt = password.is_error() ? password : data_of(t, args[2]);
  int64_t iterations = 0, length = 0;
  if (salt.is_error() || !to_int64(t, args[3], &iterations)) return Value::error();
  if (iterations < 1) return raise_text(t, types.ValueError, "iteration value must be greater than 0.");
  length = ssl->size(kind);
  if (!args[4].is_undefined() && !args[4].is_none() && !to_int64(t, args[4], &length)) return Value::error();
  if (length < 1) return raise_text(t, types.ValueError, "key length must be greater than 0.");
  if (length > INT32_MAX || iterations > INT32_MAX)
    return raise_text(t, types.OverflowError, "iteration value is too great.");
  std::string out(static_cast<size_t>(length), '\0');
  const auto p = bytes_view(as<Bytes>(password)), s = bytes_view(as<Bytes>(salt));
  {
    DetachedScope computing(*t.machine.scheduler, t);
    ssl->pbkdf2(p.data(), static_cast<int>(p.size()), reinterpret_cast<const unsigned char*>(s.data()),
                static_cast<int>(s.size()), static_cast<int>(iterations), kind, static_cast<int>(length),
                reinterpret_cast<unsigned char*>(out.data()));
  }
  return new_bytes(t, out);
}

// args: password, salt, n, r, p, maxmem, dklen
Value hashlib_scrypt(Thread& t, Value* args, uint32_t) {
  const OpenSsl* ssl = need_open_ssl(t);
  const Value password = ssl == nullptr ? Value::error() : data_of(t, args[0]);
  const Value salt = password.is_error() ? password : data_of(t, args[1]);
  if (salt.is_error()) return salt;
  int64_t n = 0, r = 0, p = 0, memory = 0, length = 64;
  if (!to_int64(t, args[2], &n) || !to_int64(t, args[3], &r) || !to_int64(t, args[4], &p))
    return Value::error();
  if (!args[5].is_undefined() && !to_int64(t, args[5], &memory)) return Value::error();
  if (!args[6].is_undefined() && !to_int64(t, args[6], &length)) return Value::error();
  auto& types = t.machine.types;
  if (n < 2 || (n & (n - 1)) != 0) return raise_text(t, types.ValueError, "n must be a power of 2.");
  if (length < 1 || length > INT32_MAX || r < 1 || p < 1 || memory < 0) {
    return raise_text(t, types.ValueError, "Invalid parameter combination for n, r, p, maxmem.");
  }
  std::string out(static_cast<size_t>(length), '\0');
  const auto pass = bytes_view(as<Bytes>(password)), s = bytes_view(as<Bytes>(salt));
  int ok = 0;
  {
    DetachedScope computing(*t.machine.scheduler, t);
    ok = ssl->scrypt(pass.data(), pass.size(), reinterpret_cast<const unsigned char*>(s.data()), s.size(),
                     static_cast<uint64_t>(n), static_cast<uint64_t>(r), static_cast<uint64_t>(p),
                     static_cast<uint64_t>(memory), reinterpret_cast<unsigned char*>(out.data()), out.size());
  }
  if (ok == 0) return raise_text(t, types.ValueError, "Invalid parameter combination for n, r, p, maxmem.");
  return new_bytes(t, out);
}

constexpr NativeDef kHashlibFunctions[] = {
    {"new", hashlib_new, "name, string=, *, usedforsecurity="},
    {"blake2b", hashlib_blake2<uint64_t>,
     "string=, /, *, digest_size=, key=, salt=, person=, usedforsecurity="},
    {"blake2s", hashlib_blake2<uint32_t>,
     "string=, /, *, digest_size=, key=, salt=, person=, usedforsecurity="},
    {"pbkdf2_hmac", hashlib_pbkdf2, "hash_name, password, salt, iterations, dklen="},
    {"scrypt", hashlib_scrypt, "password, *, salt, n, r, p, maxmem=, dklen="},
};

}  // namespace

bool init_hashlib(Thread& t, Module* module) {
  return module_add_type(t, module,
                         {.name = "HASH",
                          .module = "_hashlib",
                          .native = &kHashOps,
                          .instance_size = sizeof(Hash),
                          .flags = Type::kNoSubclass | Type::kNotCallable,
                          .methods = kHashlibMethods,
                          .getsets = kHashlibGetSets}) &&
         module_add_functions(t, module, kHashlibFunctions);
}

}  // namespace gilbox
