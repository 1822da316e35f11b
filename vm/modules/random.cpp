// _random: the Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998) behind the module random, seeded as
// CPython seeds it, so that a seed gives the same numbers.
//
// Thread safety: a generator's state changes under its object lock.
#include <cstring>

#include "vm/modules/entropy.h"
#include "vm/modules/modules.h"
#include "vm/modules/sha512.h"
#include "vm/objects/big_number.h"
#include "vm/objects/bytes.h"
#include "vm/objects/int.h"
#include "vm/objects/int_internal.h"
#include "vm/objects/str.h"

namespace gilbox {
namespace {

class Twister {
 public:
  static constexpr uint32_t kSize = 624;

  void seed(std::span<const uint32_t> key) {
    fill(19650218);
    uint32_t i = 1;
    size_t j = 0;
    for (size_t k = std::max<size_t>(kSize, key.size()); k > 0; --k) {
      words_[i] = (words_[i] ^ (mixed(i - 1) * 1664525)) + key[j] + static_cast<uint32_t>(j);
      advance(&i);
      if (++j == key.size()) j = 0;
    }
    for (uint32_t k = kSize - 1; k > 0; --k) {
      words_[i] = (words_[i] ^ (mixed(i - 1) * 1566083941)) - i;
      advance(&i);
    }
    words_[0] = 0x80000000;
  }

  uint32_t next() {
    if (at_ >= kSize) refill();
    uint32_t y = words_[at_++];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ y >> 18;
  }
  double next_double() {
    const uint32_t a = next() >> 5;
    const uint32_t b = next() >> 6;
    return (a * 67108864.0 + b) / 9007199254740992.0;
  }
  // bits <= 64
  uint64_t next_bits(unsigned bits) {
    if (bits <= 32) return next() >> (32 - bits);
    const uint64_t low = next();
    return low | uint64_t{next() >> (64 - bits)} << 32;
  }

  uint32_t word(uint32_t i) const { return i < kSize ? words_[i] : at_; }
  void set_word(uint32_t i, uint32_t value) { (i < kSize ? words_[i] : at_) = value; }

 private:
  uint32_t mixed(uint32_t i) const { return words_[i] ^ words_[i] >> 30; }
  void advance(uint32_t* i) {
    if (++*i < kSize) return;
    words_[0] = words_[kSize - 1];
    *i = 1;
  }
  void fill(uint32_t first) {
    words_[0] = first;
    for (uint32_t i = 1; i < kSize; ++i) words_[i] = 1812433253 * mixed(i - 1) + i;
    at_ = kSize;
  }
  void refill() {
    for (uint32_t i = 0; i < kSize; ++i) {
      const uint32_t y = (words_[i] & 0x80000000) | (words_[(i + 1) % kSize] & 0x7fffffff);
      words_[i] = words_[(i + 397) % kSize] ^ y >> 1 ^ ((y & 1) != 0 ? 0x9908b0df : 0);
    }
    at_ = 0;
  }

  uint32_t words_[kSize];
  uint32_t at_;
};

struct RandomObject : NativeObject {
  Twister twister;
};
constexpr NativeOps kRandomOps = {"Random", sizeof(RandomObject), nullptr, nullptr, nullptr};

RandomObject* self_random(Value v) {
  return as<RandomObject>(v);
}

// The absolute value as 32-bit words, least significant first; at least one.
std::vector<uint32_t> words_of(Value v) {
  std::vector<uint32_t> words;
  int64_t small;
  if (small_or_bool(v, &small)) {
    const auto magnitude = static_cast<uint64_t>(small < 0 ? -small : small);
    words = {static_cast<uint32_t>(magnitude), static_cast<uint32_t>(magnitude >> 32)};
  } else {
    const auto* big = as<BigInt>(v);
    for (uint32_t i = 0; i < big->count; ++i) {
      const uint64_t limb = *(big->limbs + i);
      words.push_back(static_cast<uint32_t>(limb));
      words.push_back(static_cast<uint32_t>(limb >> 32));
    }
  }
  while (words.size() > 1 && words.back() == 0) words.pop_back();
  return words;
}

bool seed(Thread& t, RandomObject* self, Value v) {
  std::vector<uint32_t> key;
  if (v.is_undefined() || v.is_none()) {
    key.resize(Twister::kSize);
    if (!fill_with_entropy(t, {reinterpret_cast<uint8_t*>(key.data()), key.size() * 4})) return false;
  } else if (is_integer_or_bool(unboxed(v))) {
    key = words_of(unboxed(v));
  } else {
    uint64_t h;
    if (!hash(t, v, &h)) return false;
    key = {static_cast<uint32_t>(h), static_cast<uint32_t>(h >> 32)};
    if (key[1] == 0) key.pop_back();
  }
  ObjectLock lock(t, self);
  self->twister.seed(key);
  return true;
}

Value random_new(Thread& t, Value* args, uint32_t) {
  auto* self = new_instance<RandomObject>(t, as<Type>(args[0]), Kind::kNative);
  if (self == nullptr) return Value::error();
  self->operations = &kRandomOps;
  for (uint32_t i = 0; i <= Twister::kSize; ++i) self->twister.set_word(i, 0);
  return seed(t, self, args[1]) ? Value::from_object(self) : Value::error();
}
Value random_seed(Thread& t, Value* args, uint32_t) {
  return seed(t, self_random(args[0]), args[1]) ? Value::none() : Value::error();
}
Value random_random(Thread& t, Value* args, uint32_t) {
  RandomObject* self = self_random(args[0]);
  ObjectLock lock(t, self);
  return Value::from_double(self->twister.next_double());
}

Value many_bits(Thread& t, RandomObject* self, uint64_t bits) {
  if (bits > uint64_t{1} << 32) return memory_error(t);
  std::vector<uint32_t> words((bits + 31) / 32);
  {
    ObjectLock lock(t, self);
    for (uint32_t& word : words) word = self->twister.next();
  }
  if (bits % 32 != 0) words.back() >>= 32 - bits % 32;
  BigNumber n;
  boost::multiprecision::import_bits(n, words.begin(), words.end(), 32, false);
  return new_int(t, n);
}

Value random_getrandbits(Thread& t, Value* args, uint32_t) {
  int64_t bits;
  RandomObject* self = self_random(args[0]);
  if (!to_int64(t, args[1], &bits)) return Value::error();
  if (bits < 0) return raise(t, t.machine.types.ValueError, "number of bits must be non-negative");
  if (bits == 0) return Value::from_int(0);
  if (bits > 64) return many_bits(t, self, static_cast<uint64_t>(bits));
  uint64_t n;
  {
    ObjectLock lock(t, self);
    n = self->twister.next_bits(static_cast<unsigned>(bits));
  }
  return new_int(t, n);
}

// A number in [0, n), n > 0: draws bits until they are below n.
Value random_below(Thread& t, Value* args, uint32_t) {
  RandomObject* self = self_random(args[0]);
  const Value limit = to_index(t, args[1]);
  if (limit.is_error()) return limit;
  int64_t n;
  if (!int_fits_int64(limit, &n)) {
    const uint64_t bits = int_bit_length(limit);
    for (;;) {
      const Value r = many_bits(t, self, bits);
      if (r.is_error() || int_compare(r, limit) < 0) return r;
    }
  }
  if (n <= 0) return raise(t, t.machine.types.ValueError, "empty range");
  const auto bits = static_cast<unsigned>(std::bit_width(static_cast<uint64_t>(n)));
  uint64_t r;
  {
    ObjectLock lock(t, self);
    do {
      r = self->twister.next_bits(bits);
    } while (r >= static_cast<uint64_t>(n));
  }
  return new_int(t, r);
}

Value random_getstate(Thread& t, Value* args, uint32_t) {
  RandomObject* self = self_random(args[0]);
  uint32_t words[Twister::kSize + 1];
  {
    ObjectLock lock(t, self);
    for (uint32_t i = 0; i <= Twister::kSize; ++i) words[i] = self->twister.word(i);
  }
  Tuple* state = new_tuple(t, Twister::kSize + 1);
  if (state == nullptr) return Value::error();
  for (uint32_t i = 0; i <= Twister::kSize; ++i) *(state->items + i) = Value::from_int(words[i]);
  return Value::from_object(state);
}
Value random_setstate(Thread& t, Value* args, uint32_t) {
  auto& types = t.machine.types;
  if (!is_kind(args[1], Kind::kTuple)) return raise(t, types.TypeError, "state vector must be a tuple");
  const auto* state = as<Tuple>(args[1]);
  if (state->count != Twister::kSize + 1) return raise(t, types.ValueError, "state vector is the wrong size");
  std::vector<uint32_t> words;
  for (Value v : tuple_items(state)) {
    int64_t n;
    if (!to_int64(t, v, &n)) return Value::error();
    words.push_back(static_cast<uint32_t>(n));
  }
  if (words.back() > Twister::kSize) return raise(t, types.ValueError, "invalid state");
  RandomObject* self = self_random(args[0]);
  ObjectLock lock(t, self);
  for (uint32_t i = 0; i <= Twister::kSize; ++i) self->twister.set_word(i, words[i]);
  return Value::none();
}

Value module_sha512(Thread& t, Value* args, uint32_t) {
  if (!is_kind(args[0], Kind::kBytes)) {
    return raise(t, t.machine.types.TypeError, "a bytes-like object is required, not '{}'",
                 type_name(t, args[0]));
  }
  const auto digest = sha512(bytes_view(as<Bytes>(args[0])));
  return new_bytes(t, {reinterpret_cast<const char*>(digest.data()), digest.size()});
}

constexpr NativeDef kRandomMethods[] = {
    {"__new__", random_new, "cls, x=, /, *args, **kwargs"},
    {"seed", random_seed, "self, n=, /"},
    {"random", random_random, "self, /"},
    {"getrandbits", random_getrandbits, "self, k, /"},
    {"_randbelow", random_below, "self, n, /"},
    {"getstate", random_getstate, "self, /"},
    {"setstate", random_setstate, "self, state, /"},
};
constexpr NativeDef kRandomFunctions[] = {
    {"sha512", module_sha512, "data, /"},
};

}  // namespace

bool init_random(Thread& t, Module* module) {
  Type* type = define_type(t, {.name = "Random",
                               .module = "_random",
                               .native = &kRandomOps,
                               .instance_size = sizeof(RandomObject),
                               .methods = kRandomMethods});
  return module_set(t, module, "Random", Value::from_object(type)) &&
         module_add_functions(t, module, kRandomFunctions);
}

}  // namespace gilbox
