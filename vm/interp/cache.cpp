#include "vm/interp/cache.h"

#include "vm/objects/alloc.h"
#include "vm/objects/attributes.h"
#include "vm/objects/dict.h"
#include "vm/objects/member.h"

namespace gilbox {
namespace {

bool plain_lookup(Thread& t, const Type* type) {
  return type->dunder(kGetAttributeDunder) == t.machine.types.object->dunder(kGetAttributeDunder);
}

// What a load of `name` from v may be cached as; 0: nothing.
uint64_t load_entry(Thread& t, Value v, Str* name) {
  if (!v.is_object() || is_kind(v, Kind::kSuper)) return 0;
  const Heap& heap = t.machine.heap;
  const Shape* shape = t.machine.shapes.of(v.as_object());
  if (is_kind(v, Kind::kModule)) {
    Cell* cell = dict_find_cell(as<Module>(v)->dict, name);
    if (cell == nullptr || cell->value.load().is_undefined()) return 0;
    return cache_entry(shape->id | kCellBit, heap.compress(cell));
  }
  Type* type = shape->type;
  if (!plain_lookup(t, type)) return 0;
  if (is_kind(v, Kind::kType)) {
    Value meta = type_lookup(type, name);
    if (!meta.is_undefined() && read_from_class_first(t, meta)) return 0;
    // The modules of built-in classes may stand elsewhere.
    if (name == t.machine.names.dunder_module && !as<Type>(v)->has_flag(Type::kScript)) return 0;
    Cell* cell = type_lookup_cell(as<Type>(v), name);
    return cell == nullptr ? 0 : cache_entry(shape->id | kCellBit, heap.compress(cell));
  }
  Cell* cell = type_lookup_cell(type, name);
  if (cell != nullptr) {
    if (const Member* member = as_member(cell->value.load())) {
      return cache_entry(shape->id, member_offset(member, shape));
    }
  }
  bool data = cell != nullptr && read_from_class_first(t, cell->value.load());
  if (!data) {
    if (shape->dict_mode) return 0;
    int number = shape->has_attributes ? shape->find(name) : -1;
    if (number >= 0) {
      if (number >= shape->inline_slots) return 0;
      return cache_entry(shape->id, shape->slots_offset + static_cast<uint32_t>(number) * sizeof(Slot));
    }
  }
  return cell == nullptr ? 0 : cache_entry(shape->id | kCellBit, heap.compress(cell));
}

// The same through the thread's own cache.
uint64_t cached_load_entry(Thread& t, Value v, Str* name) {
  if (!v.is_object()) return 0;
  uint64_t key =
      cache_entry(v.as_object()->shape_id.load(std::memory_order_acquire), t.machine.heap.compress(name));
  AttrCacheLine& line = t.load_cache[(key * 0x9e3779b97f4a7c15) >> 55];
  if (line.key == key) return line.entry;
  uint64_t entry = load_entry(t, v, name);
  if (entry != 0) line = {key, entry};
  return entry;
}
static_assert(kAttrCacheLines == 512, "as many as the hash above tells apart");

// The attribute that an entry stands for; Undefined: not there any more, or it takes the general way.
Value from_entry(Thread& t, Value v, uint64_t entry) {
  if (entry == 0) return Value::undefined();
  if ((cache_key(entry) & kCellBit) == 0) return slot_at(v.as_object(), cache_payload(entry))->load();
  Value attr = static_cast<Cell*>(t.machine.heap.expand(cache_payload(entry)))->value.load();
  return attr.is_undefined() ? attr : attr_from_cell(t, v, attr);
}

void remember(CodeState* code, uint32_t site, uint64_t entry) {
  if (entry != 0) code->caches[site].store(entry, std::memory_order_relaxed);
}

// Binds without making a bound method: out[0] is to be called with out[1], if that is there, first.
bool split(Value receiver, Value attr, Value* out) {
  if (!attr.is_object()) return false;
  bool on_class = is_kind(receiver, Kind::kType) || is_kind(receiver, Kind::kModule);
  switch (kind_of(attr)) {
    case Kind::kFunction:
      out[0] = attr;
      out[1] = on_class ? Value::undefined() : receiver;
      return true;
    case Kind::kBuiltin:
      out[0] = attr;
      out[1] = on_class || as<Builtin>(attr)->flags == 0 || !as<Builtin>(attr)->self.is_undefined()
                   ? Value::undefined()
                   : receiver;
      return true;
    case Kind::kType:
      out[0] = attr;
      out[1] = Value::undefined();
      return true;
    case Kind::kClassMethod:
      if (!is_kind(receiver, Kind::kType) || !is_kind(as<StaticMethod>(attr)->function, Kind::kFunction))
        return false;
      out[0] = as<StaticMethod>(attr)->function;
      out[1] = receiver;
      return true;
    case Kind::kStaticMethod:
      if (is_kind(receiver, Kind::kModule)) return false;
      out[0] = as<StaticMethod>(attr)->function;
      out[1] = Value::undefined();
      return true;
    default:
      return false;
  }
}

}  // namespace

Value attr_from_cell(Thread& t, Value receiver, Value attr) {
  if (!attr.is_object() || is_kind(receiver, Kind::kModule)) return attr;
  if (is_kind(receiver, Kind::kType)) {
    switch (kind_of(attr)) {
      case Kind::kStaticMethod:
      case Kind::kClassMethod:
        return bind_attr(t, attr, receiver, as<Type>(receiver));
      case Kind::kInstance:
      case Kind::kNative: {
        Value get = type_of(t, attr)->dunder(kGetDunder);
        if (get.is_undefined()) return attr;
        Value args[] = {Value::none(), receiver};
        return call_special(t, get, attr, args);
      }
      default:
        return attr;
    }
  }
  return bind_attr(t, attr, receiver, type_of(t, receiver));
}

Value load_attr_slow(Thread& t, CodeState* code, uint32_t site, Value v) {
  Str* name = code->attr_names[site];
  uint64_t entry = cached_load_entry(t, v, name);
  remember(code, site, entry);
  Value found = from_entry(t, v, entry);
  return found.is_undefined() && !t.has_pending() ? get_attr(t, v, name) : found;
}

bool load_method_slow(Thread& t, CodeState* code, uint32_t site, Value v, Value* out) {
  Str* name = code->attr_names[site];
  uint64_t entry = cached_load_entry(t, v, name);
  remember(code, site, entry);
  if (entry != 0 && (cache_key(entry) & kCellBit) != 0) {
    auto* cell = static_cast<Cell*>(t.machine.heap.expand(cache_payload(entry)));
    if (split(v, cell->value.load(), out)) return true;
  } else if (entry == 0 && !v.is_object()) {
    // Numbers have no shape to cache by, but no attributes of their own either.
    Value attr = type_lookup(type_of(t, v), name);
    if (split(v, attr, out)) return true;
  }
  out[0] = get_attr(t, v, name);
  out[1] = Value::undefined();
  return !out[0].is_error();
}

bool store_attr_slow(Thread& t, CodeState* code, uint32_t site, Value v, Value value) {
  Str* name = code->attr_names[site];
  Type* type = type_of(t, v);
  bool cachable = v.is_object() && !is_kind(v, Kind::kType) && !is_kind(v, Kind::kModule) &&
                  type->dunder(kSetAttrDunder) == t.machine.types.object->dunder(kSetAttrDunder);
  if (!cachable) return set_attr(t, v, name, value);
  const Shape* before = t.machine.shapes.of(v.as_object());
  // A plain attribute that is there already: what a load finds in a slot may be stored there as well.
  uint64_t entry = cached_load_entry(t, v, name);
  if (entry != 0 && (cache_key(entry) & kCellBit) == 0 && cache_key(entry) == before->id) {
    Slot* slot = slot_at(v.as_object(), cache_payload(entry));
    // The first slots are those of members, of which some can only be read.
    const uint32_t members_end =
        before->slots_offset + before->reserved_slots * static_cast<uint32_t>(sizeof(Slot));
    const bool plain = cache_payload(entry) >= members_end;
    const Member* member = plain ? nullptr : as_member(type_lookup(type, name));
    if (plain ? !slot->load().is_undefined() : member != nullptr && !member->read_only) {
      slot->store(value);
      remember(code, site, entry);
      return true;
    }
  }
  if (!set_attr(t, v, name, value)) return false;
  const Shape* after = t.machine.shapes.of(v.as_object());
  Value attr = type_lookup(type, name);
  if (before->dict_mode || after->dict_mode || (!attr.is_undefined() && is_data_descriptor(t, attr)))
    return true;
  int number = after->find(name);
  if (number < 0 || number >= after->inline_slots) return true;
  if (before == after) {
    remember(code, site,
             cache_entry(after->id, after->slots_offset + static_cast<uint32_t>(number) * sizeof(Slot)));
  } else if (number + 1 == after->slot_count && before->slot_count + 1 == after->slot_count) {
    remember(code, site, cache_entry(before->id | kCellBit, after->id));
  }
  return true;
}

}  // namespace gilbox
