#include "vm/objects/type.h"

#include <algorithm>
#include <cstring>

#include "vm/objects/alloc.h"
#include "vm/objects/attributes.h"
#include "vm/objects/dict.h"
#include "vm/objects/function.h"
#include "vm/objects/member.h"
#include "vm/objects/signature.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"
#include "vm/objects/type_bootstrap.h"

namespace gilbox {

void trace_type(Object* object, Marker& marker) {
  auto* type = static_cast<Type*>(object);
  trace_attributes(type, marker);
  marker.mark(type->name);
  marker.mark(type->qualname);
  marker.mark(type->bases);
  marker.mark(type->mro);
  marker.mark(type->attrs);
  marker.mark(type->base);
  for (const Slot& slot : type->dunders) marker.mark(slot);
}

void finalize_type(Object* object) {
  delete static_cast<Type*>(object)->subclasses;
}

Cell* type_lookup_cell(Type* type, Str* name) {
  const Tuple* mro = type->mro;
  for (uint32_t i = 0; i < mro->count; ++i) {
    Cell* cell = dict_find_cell(as<Type>(mro->items[i])->attrs, name);
    if (cell != nullptr && !cell->value.load().is_undefined()) return cell;
  }
  return nullptr;
}

Value type_lookup(Type* type, Str* name) {
  Cell* cell = type_lookup_cell(type, name);
  return cell == nullptr ? Value::undefined() : cell->value.load();
}

bool is_subtype(const Type* type, const Type* of) {
  if (type == of) return true;
  const Tuple* mro = type->mro;
  if (mro == nullptr) return false;
  for (uint32_t i = 0; i < mro->count; ++i) {
    if (mro->items[i].as_object() == of) return true;
  }
  return false;
}

namespace {

// Slots of the instances' attributes cannot stand behind the struct, where items stand.
bool has_items_in_line(Kind kind) {
  return kind == Kind::kTuple || kind == Kind::kBytes;
}

int dunder_number(const Machine& m, const Str* name) {
  if (name->length < 5 || name->at(0) != '_') return -1;
  for (int i = 0; i < kDunderCount; ++i) {
    if (m.names.dunders[i] == name) return i;
  }
  return -1;
}

void resolve_dunders(const Machine& m, Type* type) {
  if (type->bases == nullptr || type->bases->count != 1) {
    for (int i = 0; i < kDunderCount; ++i) type->dunders[i].store(type_lookup(type, m.names.dunders[i]));
    return;
  }
  // With one base its own table says what all further ones have; few types define many themselves. (Looking
  // each of them up instead was a fifth of starting up.)
  const Type* base = as<Type>(type->bases->items[0]);
  for (int i = 0; i < kDunderCount; ++i) type->dunders[i].store(base->dunders[i].load());
  Value name;
  Value value;
  for (uint32_t position = 0; dict_next(type->attrs, &position, &name, &value);) {
    const int which = dunder_number(m, as<Str>(name));
    if (which >= 0) type->dunders[which].store(value);
  }
}

void set_abstract(Type* type, bool abstract) {
  if (abstract) {
    type->type_flags.fetch_or(Type::kAbstract, std::memory_order_relaxed);
  } else {
    type->type_flags.fetch_and(~uint32_t{Type::kAbstract}, std::memory_order_relaxed);
  }
}

void note_del(Type* type) {
  if (!type->dunder(kDelDunder).is_undefined()) {
    type->type_flags.fetch_or(Type::kHasDel, std::memory_order_relaxed);
  }
}

void update_dunder(const Machine& m, Type* type, int which) {
  type->dunders[which].store(type_lookup(type, m.names.dunders[which]));
  if (which == kDelDunder) note_del(type);
  for (Type* sub : *type->subclasses) update_dunder(m, sub, which);
}

Type* new_type_object(Thread& t, Type* metatype) {
  Type* type = nullptr;
  if (metatype == nullptr) {  // the very first ones
    type = new_object<Type>(t, Kind::kType, sizeof(Type));
    type->extra.init(nullptr);
  } else {
    type = new_instance<Type>(t, metatype, Kind::kType);
    // Each type has a shape of its own, so that inline caches can tell Cls.attr from Other.attr.
    const Shape* meta = metatype->instance_shape.load(std::memory_order_acquire);
    Shape* own = t.machine.shapes.make_root(metatype, meta->slots_offset, meta->inline_slots, true);
    type->shape_id.store(own->id, std::memory_order_release);
  }
  type->name.init(Value::none());
  type->qualname.init(Value::none());
  type->bases = nullptr;
  type->mro = nullptr;
  type->attrs = nullptr;
  type->base = nullptr;
  type->instance_shape.store(nullptr, std::memory_order_relaxed);
  type->native = nullptr;
  type->type_flags.store(0, std::memory_order_relaxed);
  type->instance_kind = Kind::kInstance;
  type->subclasses = new std::vector<Type*>();
  for (Slot& slot : type->dunders) slot.init(Value::undefined());
  return type;
}

bool single_type_kind(Kind kind) {
  return kind != Kind::kInstance && kind != Kind::kNative && kind != Kind::kException &&
         kind != Kind::kIterator && kind != Kind::kDictView && kind != Kind::kSet;
}

void add_methods(Thread& t, Type* type, const TypeSpec& spec) {
  Machine& m = t.machine;
  Value module = Value::from_object(intern(m, t, spec.module));
  for (const NativeDef& def : spec.methods) {
    Str* name = intern(m, t, def.name);
    bool unbound =
        (def.flags & (NativeDef::kStatic | NativeDef::kClass)) == 0 && std::strcmp(def.name, "__new__") != 0;
    Builtin* function = make_builtin(t, def, Value::undefined(), type, module);
    function->flags = unbound ? 1 : 0;  // 1: binds when looked up through an instance
    if (unbound)
      set_builtin_type(function, is_slot(function) ? m.types.wrapper_descriptor : m.types.method_descriptor);
    Value value = Value::from_object(function);
    if ((def.flags & NativeDef::kClass) != 0) {
      auto* wrapped = new_object<StaticMethod>(t, Kind::kClassMethod);
      wrapped->function = value;
      value = Value::from_object(wrapped);
    }
    dict_cell(t, type->attrs, name)->value.store(value);
  }
  for (const NativeGetSet& getset : spec.getsets) {
    Value property = make_getset(t, getset, type);
    dict_cell(t, type->attrs, intern(m, t, getset.name))->value.store(property);
  }
}

}  // namespace

Type* define_type(Thread& t, const TypeSpec& spec) {
  Machine& m = t.machine;
  Type* base = spec.base != nullptr ? spec.base : m.types.object;
  Type* type = new_type_object(t, m.types.type);
  m.roots.push_back(Value::from_object(type));
  Str* name = intern(m, t, spec.name);
  type->name.store(Value::from_object(name));
  type->qualname.store(Value::from_object(name));
  type->attrs = new_dict(t, Dict::kCells);
  type->base = base;
  type->bases = as<Tuple>(make_tuple(t, Value::from_object(base)));
  Tuple* mro = new_tuple(t, base->mro->count + 1);
  mro->items[0] = Value::from_object(type);
  std::copy_n(base->mro->items, base->mro->count, mro->items + 1);
  type->mro = mro;
  type->native = spec.native != nullptr ? spec.native : base->native;
  type->instance_kind = spec.kind;
  type->type_flags.store(spec.flags | (base->type_flags.load(std::memory_order_relaxed) & Type::kException),
                         std::memory_order_relaxed);
  size_t size =
      spec.instance_size != 0 ? spec.instance_size : (spec.native != nullptr ? spec.native->size : 0);
  Shape* own_kind = m.shapes.get(m.kind_shapes[static_cast<size_t>(spec.kind)]);
  Shape* shape = own_kind;
  if (!single_type_kind(spec.kind) || own_kind->type != nullptr) {
    shape = m.shapes.make_root(type, 0, 0, false);
  }
  shape->type = type;
  shape->slots_offset = static_cast<uint32_t>((size + 7) / 8 * 8);
  shape->has_attributes = spec.has_attributes;
  type->instance_shape.store(shape, std::memory_order_release);
  base->subclasses->push_back(type);
  dict_cell(t, type->attrs, m.names.dunder_doc)
      ->value.store(spec.doc == nullptr ? Value::none() : new_str(t, spec.doc));
  dict_cell(t, type->attrs, m.names.dunder_module)
      ->value.store(Value::from_object(intern(m, t, spec.module)));
  add_methods(t, type, spec);
  // As in a class statement: equality without a hash makes instances unhashable.
  Cell* eq = dict_find_cell(type->attrs, m.names.dunders[kEqDunder]);
  if (eq != nullptr && dict_find_cell(type->attrs, m.names.dunders[kHashDunder]) == nullptr) {
    dict_cell(t, type->attrs, m.names.dunders[kHashDunder])->value.store(Value::none());
  }
  resolve_dunders(m, type);
  return type;
}

bool type_set_attr(Thread& t, Type* type, Str* name, Value value) {
  Machine& m = t.machine;
  if (name == m.names.dunder_abstractmethods) {
    const int some = truth(t, value);
    if (some < 0) return false;
    set_abstract(type, some != 0);
  }
  Cell* cell = dict_cell(t, type->attrs, name);
  if (cell == nullptr) return false;
  bool was_absent = cell->value.load().is_undefined();
  bool shadows = was_absent && type_lookup_cell(type, name) != nullptr;
  bool becomes_data =
      is_data_descriptor(t, value) && (was_absent || !is_data_descriptor(t, cell->value.load()));
  cell->value.store(value);
  int which = dunder_number(m, name);
  if (which >= 0) {
    std::lock_guard<std::mutex> guard(m.type_mutex);
    update_dunder(m, type, which);
  }
  if (shadows || becomes_data || which >= 0) m.drop_caches(t);
  return true;
}

bool type_del_attr(Thread& t, Type* type, Str* name) {
  Machine& m = t.machine;
  if (name == m.names.dunder_abstractmethods) set_abstract(type, false);
  Cell* cell = dict_find_cell(type->attrs, name);
  if (cell == nullptr || cell->value.exchange(Value::undefined()).is_undefined()) {
    static_cast<void>(raise(t, m.types.AttributeError, "type object '{}' has no attribute '{}'",
                            type_name(type), to_utf8(name)));
    return false;
  }
  int which = dunder_number(m, name);
  if (which >= 0) {
    std::lock_guard<std::mutex> guard(m.type_mutex);
    update_dunder(m, type, which);
    // Cached look-ups find the cell empty and look anew; only resolved special methods needed mending.
  }
  if (which >= 0) m.drop_caches(t);
  return true;
}

// --- Making classes ---

namespace {

// C3 linearisation (Objects/typeobject.c, pmerge): merges the MROs of the bases and the list of bases.
bool linearise(Thread& t, Type* type, Tuple* bases, RootedValues* order) {
  std::vector<std::vector<Value>> sequences;  // the values are kept alive by `bases`
  for (uint32_t i = 0; i < bases->count; ++i) {
    const Tuple* mro = as<Type>(bases->items[i])->mro;
    sequences.emplace_back(mro->items, mro->items + mro->count);
  }
  sequences.emplace_back(bases->items, bases->items + bases->count);
  order->push(Value::from_object(type));
  for (;;) {
    std::erase_if(sequences, [](const auto& s) { return s.empty(); });
    if (sequences.empty()) return true;
    Value chosen;
    for (const auto& candidate : sequences) {
      Value head = candidate.front();
      bool in_tail = std::any_of(sequences.begin(), sequences.end(), [head](const auto& s) {
        return std::find(s.begin() + 1, s.end(), head) != s.end();
      });
      if (!in_tail) {
        chosen = head;
        break;
      }
    }
    if (chosen.is_undefined()) {
      std::string names;
      std::vector<Value> seen;
      for (const auto& s : sequences) {
        if (std::find(seen.begin(), seen.end(), s.front()) != seen.end()) continue;
        seen.push_back(s.front());
        names += (names.empty() ? "" : ", ") + type_name(as<Type>(s.front()));
      }
      static_cast<void>(raise(t, t.machine.types.TypeError,
                              "Cannot create a consistent method resolution\norder (MRO) for bases {}",
                              names));
      return false;
    }
    order->push(chosen);
    for (auto& s : sequences) {
      if (s.front() == chosen) s.erase(s.begin());
    }
  }
}

// Do instances of both begin with the same struct?
bool same_layout(const Type* a, const Type* b) {
  return a->instance_kind == b->instance_kind && a->native == b->native &&
         a->instance_shape.load(std::memory_order_acquire)->slots_offset ==
             b->instance_shape.load(std::memory_order_acquire)->slots_offset;
}

uint16_t reserved_slots(const Type* type) {
  return type->instance_shape.load(std::memory_order_acquire)->reserved_slots;
}

// The nearest type that says what an instance's struct is: a built-in one, or a class with __slots__.
const Type* solid_base(const Type* type) {
  while (type->has_flag(Type::kScript) && reserved_slots(type) == reserved_slots(type->base))
    type = type->base;
  return type;
}

Type* best_base(Thread& t, Tuple* bases) {
  Type* best = nullptr;
  for (uint32_t i = 0; i < bases->count; ++i) {
    auto* base = as<Type>(bases->items[i]);
    if (base->has_flag(Type::kNoSubclass)) {
      static_cast<void>(
          raise(t, t.machine.types.TypeError, "type '{}' is not an acceptable base type", type_name(base)));
      return nullptr;
    }
    if (best == nullptr) {
      best = base;
      continue;
    }
    const Type* chosen = solid_base(best);
    const Type* other = solid_base(base);
    if (is_subtype(chosen, other)) continue;
    const bool built_in = !chosen->has_flag(Type::kScript) && !other->has_flag(Type::kScript);
    if (built_in && same_layout(chosen, other)) continue;
    if (is_subtype(other, chosen)) {
      best = base;
    } else {
      static_cast<void>(raise(t, t.machine.types.TypeError, "multiple bases have instance lay-out conflict"));
      return nullptr;
    }
  }
  return best;
}

// In-line slots for a new class: what its __init__ seems to set, and what its base needs.
uint16_t guess_slots(const Machine& m, Type* type, const Type* base) {
  const Shape* base_shape = base->instance_shape.load(std::memory_order_acquire);
  uint32_t guess = base_shape->inline_slots - base_shape->reserved_slots;
  Cell* cell = dict_find_cell(type->attrs, m.names.dunders[kInitDunder]);
  Value init = cell == nullptr ? Value::undefined() : cell->value.load();
  if (is_kind(init, Kind::kFunction)) {
    const CodeObject* code = as<Function>(init)->code.load(std::memory_order_acquire)->code;
    std::vector<std::string_view> names;
    for (uint32_t i = 0; i < code->words.size(); i += op_length(op_of(code->words[i]))) {
      if (op_of(code->words[i]) != Op::STORE_ATTR) continue;
      std::string_view name = code->attr_sites[code->words[i + 1]];
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    guess = std::max<uint32_t>(guess, static_cast<uint32_t>(names.size()));
  }
  return static_cast<uint16_t>(std::min<uint32_t>(std::max<uint32_t>(guess, 1), 64));
}

// Members take in-line slots, of which objects have few.
constexpr size_t kMostMembers = 64;

bool any_has_attributes(const Tuple* bases) {
  const auto items = tuple_items(bases);
  return std::any_of(items.begin(), items.end(), [](Value base) {
    return as<Type>(base)->instance_shape.load(std::memory_order_acquire)->has_attributes;
  });
}

bool fill_attrs(Thread& t, Type* type, Dict* source) {
  Machine& m = t.machine;
  uint32_t position = 0;
  Value key;
  Value value;
  while (dict_next(source, &position, &key, &value)) {
    if (!is_kind(key, Kind::kStr)) continue;
    Str* name = intern(t, as<Str>(key));
    if (name == m.names.dunder_classcell || name == m.names.dunder_qualname) continue;
    // As CPython does: these take the class without saying so.
    bool implicit_class = name == m.names.dunder_init_subclass || name == m.names.dunder_class_getitem;
    bool implicit_static = name == m.names.dunders[kNewDunder];
    if ((implicit_class || implicit_static) && is_kind(value, Kind::kFunction)) {
      auto* wrapped = new_object<StaticMethod>(t, implicit_class ? Kind::kClassMethod : Kind::kStaticMethod);
      wrapped->function = value;
      value = Value::from_object(wrapped);
    }
    Cell* cell = dict_cell(t, type->attrs, name);
    if (cell == nullptr) return false;
    cell->value.store(value);
  }
  Cell* eq = dict_find_cell(type->attrs, m.names.dunders[kEqDunder]);
  if (eq != nullptr && dict_find_cell(type->attrs, m.names.dunders[kHashDunder]) == nullptr) {
    dict_cell(t, type->attrs, m.names.dunders[kHashDunder])->value.store(Value::none());
  }
  return true;
}

// What follows the namespace's own: members, what is shown of the instances, a docstring.
bool complete_attrs(Thread& t, Type* type, const SlotNames& slots, bool attributes) {
  Type* base = type->base;
  if (!add_members(t, type, slots, reserved_slots(base))) return false;
  const Kind kind = type->instance_kind;
  const bool open = !slots.given || slots.dict;
  const bool gains_dict = open && attributes &&
                          type_lookup(base, t.machine.names.dunder_dict).is_undefined() &&
                          kind != Kind::kType && kind != Kind::kModule && kind != Kind::kException;
  const bool takes_weakrefs = kind != Kind::kType && kind != Kind::kSet && kind != Kind::kTuple &&
                              kind != Kind::kBytes && !is_subtype(type, t.machine.types.int_);
  const bool gains_weakref = takes_weakrefs && (slots.weakref || !slots.given) &&
                             type_lookup(base, intern(t.machine, t, "__weakref__")).is_undefined();
  if (!add_shown_members(t, type, gains_dict, gains_weakref)) return false;
  Cell* doc = dict_cell(t, type->attrs, t.machine.names.dunder_doc);
  if (doc == nullptr) return false;
  if (doc->value.load().is_undefined()) doc->value.store(Value::none());
  return true;
}

// Says on the pending exception whose __set_name__ it comes from.
void note_failed_name(Thread& t, Type* type, Value key, Value value) {
  Value e = t.take_pending();
  std::string text;
  if (!repr_to(t, key, &text)) return;
  Value note = new_str(t, fmt::format("Error calling __set_name__ on '{}' instance {} in '{}'",
                                      type_name(t, value), text, type_name(type)));
  if (!note.is_error() && !call_method(t, e, intern(t.machine, t, "add_note"), {&note, 1}).is_error()) {
    t.pending = e;
  }
}

// Calls __set_name__ of the attributes that have it.
bool announce_names(Thread& t, Type* type, Dict* source) {
  Str* set_name = t.machine.names.dunder_set_name;
  uint32_t position = 0;
  Value key;
  Value value;
  while (dict_next(source, &position, &key, &value)) {
    if (!value.is_object()) continue;
    Value method = type_lookup(type_of(t, value), set_name);
    if (method.is_undefined()) continue;
    Value args[] = {Value::from_object(type), key};
    if (call_special(t, method, value, args).is_error()) {
      note_failed_name(t, type, key, value);
      return false;
    }
  }
  return true;
}

}  // namespace

Value make_class(Thread& t, Type* metatype, Str* name, Tuple* bases, Dict* namespace_dict) {
  Machine& m = t.machine;
  if (bases->count == 0) bases = as<Tuple>(make_tuple(t, Value::from_object(m.types.object)));
  for (uint32_t i = 0; i < bases->count; ++i) {
    if (!is_kind(bases->items[i], Kind::kType)) {
      return raise(t, m.types.TypeError, "bases must be types");
    }
    for (uint32_t j = 0; j < i; ++j) {
      if (bases->items[i] == bases->items[j]) {
        return raise(t, m.types.TypeError, "duplicate base class {}", type_name(as<Type>(bases->items[i])));
      }
    }
  }
  Type* base = best_base(t, bases);
  if (base == nullptr) return Value::error();
  SlotNames slots;
  if (!read_slots(t, name, namespace_dict, base, &slots)) return Value::error();
  if (!slots.names.empty() &&
      (is_subtype(base, m.types.int_) || !kind_takes_attributes(base->instance_kind) ||
       has_items_in_line(base->instance_kind))) {
    return raise(t, m.types.TypeError, "nonempty __slots__ not supported for subtype of '{}'",
                 type_name(base));
  }
  if (reserved_slots(base) + slots.names.size() > kMostMembers) {
    return raise(t, m.types.TypeError, "gilbox supports at most {} names in __slots__", kMostMembers);
  }
  Type* type = new_type_object(t, metatype);
  type->name.store(Value::from_object(name));
  Value qualname = dict_get_str(namespace_dict, m.names.dunder_qualname);
  type->qualname.store(is_kind(qualname, Kind::kStr) ? qualname : Value::from_object(name));
  type->bases = bases;
  type->base = base;
  type->native = base->native;
  type->instance_kind = base->instance_kind;
  uint32_t inherited =
      base->type_flags.load(std::memory_order_relaxed) & (Type::kException | Type::kMetatype);
  type->type_flags.store(Type::kScript | inherited, std::memory_order_relaxed);
  type->attrs = new_dict(t, Dict::kCells);
  if (!fill_attrs(t, type, namespace_dict)) return Value::error();
  RootedValues order(t);
  if (!linearise(t, type, bases, &order)) return Value::error();
  type->mro = as<Tuple>(new_tuple_of(t, order.span()));
  const Shape* base_shape = base->instance_shape.load(std::memory_order_acquire);
  const bool attributes =
      kind_takes_attributes(type->instance_kind) && (!slots.given || slots.dict || any_has_attributes(bases));
  if (!complete_attrs(t, type, slots, attributes)) return Value::error();
  const auto reserved = static_cast<uint16_t>(base_shape->reserved_slots + slots.names.size());
  const bool guess = attributes && !has_items_in_line(type->instance_kind);
  const auto in_line = static_cast<uint16_t>(reserved + (guess ? guess_slots(m, type, base) : 0));
  uint32_t slots_offset = base_shape->slots_offset;
  if (type->instance_kind == Kind::kStr) slots_offset = sizeof(Str) + sizeof(Ref<Object>);
  Shape* shape = m.shapes.make_root(type, slots_offset, in_line, attributes, reserved);
  type->instance_shape.store(shape, std::memory_order_release);
  resolve_dunders(m, type);
  note_del(type);
  {
    std::lock_guard<std::mutex> guard(m.type_mutex);
    for (uint32_t i = 0; i < bases->count; ++i) as<Type>(bases->items[i])->subclasses->push_back(type);
  }
  Value cell = dict_get_str(namespace_dict, m.names.dunder_classcell);
  if (is_kind(cell, Kind::kCell)) as<Cell>(cell)->value.store(Value::from_object(type));
  if (!announce_names(t, type, namespace_dict)) return Value::error();
  return Value::from_object(type);
}

// --- The first types ---

namespace {

Type* first_type(Thread& t, const char* name, Type* base) {
  Machine& m = t.machine;
  Type* type = new_type_object(t, nullptr);
  m.roots.push_back(Value::from_object(type));
  Str* text = intern(m, t, name);
  type->name.store(Value::from_object(text));
  type->qualname.store(Value::from_object(text));
  type->attrs = new_dict(t, Dict::kCells);
  type->base = base;
  type->bases = new_tuple(t, base == nullptr ? 0 : 1);
  type->mro = new_tuple(t, base == nullptr ? 1 : 2);
  type->mro->items[0] = Value::from_object(type);
  if (base != nullptr) {
    type->bases->items[0] = Value::from_object(base);
    type->mro->items[1] = Value::from_object(base);
    base->subclasses->push_back(type);
  }
  dict_cell(t, type->attrs, m.names.dunder_module)->value.store(Value::from_object(intern(m, t, "builtins")));
  dict_cell(t, type->attrs, m.names.dunder_doc)->value.store(Value::none());
  return type;
}

}  // namespace

void bootstrap_types(Thread& t) {
  Machine& m = t.machine;
  Type* object = m.types.object = first_type(t, "object", nullptr);
  Type* type = m.types.type = first_type(t, "type", object);
  type->type_flags.store(Type::kMetatype, std::memory_order_relaxed);
  type->instance_kind = Kind::kType;
  type->instance_shape.store(m.shapes.make_root(type, sizeof(Type), 0, true), std::memory_order_release);
  object->instance_shape.store(m.shapes.make_root(object, sizeof(AttrObject), 0, false),
                               std::memory_order_release);
  for (Type* first : {object, type}) {
    first->shape_id.store(m.shapes.make_root(type, sizeof(Type), 0, true)->id, std::memory_order_release);
  }
  // Built-in functions are needed to give types their methods.
  m.types.internal = define_type(t, {.name = "internal", .kind = Kind::kStrBuffer});
  for (Kind kind : {Kind::kArray, Kind::kDictTable, Kind::kSetTable, Kind::kSlotChunk}) {
    m.shapes.get(m.kind_shapes[static_cast<size_t>(kind)])->type = m.types.internal;
  }
  m.types.builtin = define_type(t, {.name = "builtin_function_or_method",
                                    .kind = Kind::kBuiltin,
                                    .flags = Type::kNoSubclass | Type::kNotCallable});
  m.types.method_descriptor = define_type(
      t,
      {.name = "method_descriptor", .kind = Kind::kBuiltin, .flags = Type::kNoSubclass | Type::kNotCallable});
  m.types.wrapper_descriptor = define_type(t, {.name = "wrapper_descriptor",
                                               .kind = Kind::kBuiltin,
                                               .flags = Type::kNoSubclass | Type::kNotCallable});
  m.types.method_wrapper = define_type(
      t, {.name = "method-wrapper", .kind = Kind::kBuiltin, .flags = Type::kNoSubclass | Type::kNotCallable});
  m.types.property = define_type(t, {.name = "property",
                                     .kind = Kind::kProperty,
                                     .instance_size = sizeof(Property),
                                     .has_attributes = false});
  m.types.getset_descriptor = define_type(t, {.name = "getset_descriptor",
                                              .kind = Kind::kProperty,
                                              .instance_size = sizeof(Property),
                                              .flags = Type::kNoSubclass | Type::kNotCallable});
  m.types.classmethod = define_type(
      t, {.name = "classmethod", .kind = Kind::kClassMethod, .instance_size = sizeof(StaticMethod)});
  m.types.staticmethod = define_type(
      t, {.name = "staticmethod", .kind = Kind::kStaticMethod, .instance_size = sizeof(StaticMethod)});
  add_object_methods(t);
  add_type_methods(t);
  for (Type* first : {object, type}) resolve_dunders(m, first);
  for (Type* made : *object->subclasses) resolve_dunders(m, made);
}

void extend_type(Thread& t, Type* type, std::span<const NativeDef> methods,
                 std::span<const NativeGetSet> getsets) {
  add_methods(t, type, {.name = "", .methods = methods, .getsets = getsets});
  const auto resolve = [&t](Type* changed, const auto& again) -> void {
    resolve_dunders(t.machine, changed);
    for (Type* sub : *changed->subclasses) again(sub, again);
  };
  resolve(type, resolve);
}

}  // namespace gilbox
