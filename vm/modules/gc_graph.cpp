#include "vm/modules/gc_graph.h"

#include <algorithm>

#include "vm/objects/attributes.h"
#include "vm/objects/dict.h"
#include "vm/objects/finalizers.h"
#include "vm/objects/int.h"
#include "vm/objects/list.h"
#include "vm/objects/set.h"
#include "vm/objects/tuple.h"
#include "vm/objects/type.h"

namespace gilbox {
namespace {

// Parts of other objects.
bool is_internal(const Object* object) {
  switch (object->kind) {
    case Kind::kFree:
    case Kind::kStrBuffer:
    case Kind::kArray:
    case Kind::kDictTable:
    case Kind::kSetTable:
    case Kind::kSlotChunk:
      return true;
    case Kind::kCell:
      return (object->flags & Cell::kOfNamespace) != 0;
    default:
      return false;
  }
}

// Is it of a type whose objects CPython's collector may know? Of tuples it forgets those that hold none.
bool may_be_tracked(Thread& t, Value v) {
  if (!v.is_object() || is_internal(v.as_object())) return false;
  switch (kind_of(v)) {
    case Kind::kBigInt:
    case Kind::kStr:
    case Kind::kBytes:
    case Kind::kRange:
      return false;
    case Kind::kTuple: {
      const auto items = tuple_items(as<Tuple>(v));
      return std::any_of(items.begin(), items.end(), [&](Value item) { return may_be_tracked(t, item); });
    }
    case Kind::kType:
      return as<Type>(v)->has_flag(Type::kScript);
    case Kind::kNative:
      if (type_of(t, v) == t.machine.types.bytearray) return false;
      return as<NativeObject>(v)->operations->trace != nullptr || type_of(t, v)->has_flag(Type::kScript);
    case Kind::kInstance:
      return type_of(t, v) != t.machine.types.object;
    default:
      return true;
  }
}

// What objects refer to: no internal ones, but those behind them.
class References {
 public:
  explicit References(Marker& marker) : marker_(marker) {}
  // Valid until the next call.
  const std::vector<Object*>& of(Object* owner) {
    found_.clear();
    left_.clear();
    marker_.references(owner, &left_);
    while (!left_.empty()) {
      Object* object = left_.back();
      left_.pop_back();
      if (is_internal(object)) {
        marker_.references(object, &left_);
      } else {
        found_.push_back(object);
      }
    }
    return found_;
  }

 private:
  Marker& marker_;
  std::vector<Object*> found_, left_;
};

// Calls visit(object) for all that CPython's collector would know: what is alive, and dead cycles.
template <class Visit>
void for_each_tracked(Thread& t, Marker& marker, Visit visit) {
  for (Object* object : t.machine.finalizers->cyclic_garbage(marker)) {
    if (gc_tracks(t, object)) visit(object);
  }
  marker.heap().for_each_object([&](Object* object) {
    if (marker.is_marked(object) && gc_tracks(t, object)) visit(object);
  });
}

Value is_tracked(Thread& t, Value* args, uint32_t) {
  return Value::boolean(args[0].is_object() && gc_tracks(t, args[0].as_object()));
}

Value get_objects(Thread& t, Value* args, uint32_t) {
  const void* stack_from = stack_of_loop(t);
  int64_t generation = 2;
  if (!args[0].is_undefined() && !args[0].is_none()) {
    if (!is_integer(args[0]) && !is_kind(args[0], Kind::kInstance)) {
      return raise(t, t.machine.types.TypeError, "argument should be integer or None, not '{}'",
                   type_name(t, args[0]));
    }
    if (!to_int64(t, args[0], &generation)) return Value::error();
  }
  if (generation < -1) {
    return raise_text(t, t.machine.types.ValueError, "generation parameter cannot be negative");
  }
  if (generation > 2) {
    return raise_text(t, t.machine.types.ValueError,
                      "generation parameter must be less than the number of available generations (3)");
  }
  RootedValues found(t);
  t.machine.finalizers->inspect(
      t, stack_from,
      [&](Marker& marker, RootedValues* kept) {
        for_each_tracked(t, marker, [&](Object* object) { kept->push(Value::from_object(object)); });
      },
      &found);
  return new_list(t, found.span());
}

Value get_referrers(Thread& t, Value* args, uint32_t count) {
  const void* stack_from = stack_of_loop(t);
  const std::span<const Value> targets(args, count);
  const auto is_target = [&](const Object* object) {
    return std::any_of(targets.begin(), targets.end(),
                       [&](Value v) { return v.is_object() && v.as_object() == object; });
  };
  RootedValues found(t);
  t.machine.finalizers->inspect(
      t, stack_from,
      [&](Marker& marker, RootedValues* kept) {
        References references(marker);
        for_each_tracked(t, marker, [&](Object* object) {
          const std::vector<Object*>& held = references.of(object);
          if (std::any_of(held.begin(), held.end(), is_target)) kept->push(Value::from_object(object));
        });
      },
      &found);
  return new_list(t, found.span());
}

void push_all(std::span<const Value> items, RootedValues* out) {
  for (size_t i = items.size(); i-- > 0;) out->push(items[i]);
}

// Numbers are no objects that a marker would meet, so what may hold them is looked at here, in the order in
// which CPython's functions visit.
bool push_held(Thread& t, Value holder, RootedValues* out) {
  switch (kind_of(holder)) {
    case Kind::kTuple:
      push_all(tuple_items(as<Tuple>(holder)), out);
      return true;
    case Kind::kList:
      push_all(tuple_items(as<Tuple>(list_snapshot(t, as<List>(holder)))), out);
      return true;
    case Kind::kSet:
      return iterate(t, holder, [&](Value each) {
        out->push(each);
        return true;
      });
    case Kind::kDict: {
      bool only_names = true;
      uint32_t position = 0;
      Value key, value;
      while (dict_next(as<Dict>(holder), &position, &key, &value)) only_names &= is_kind(key, Kind::kStr);
      position = 0;
      while (dict_next(as<Dict>(holder), &position, &key, &value)) {
        out->push(value);
        if (!only_names) out->push(key);
      }
      return true;
    }
    case Kind::kInstance: {
      auto* object = as<AttrObject>(holder);
      const Shape* shape = t.machine.shapes.of(object);
      if (shape->dict_mode) {
        out->push(Value::from_object(object->extra.load()));
      } else {
        for (uint32_t i = 0; i < shape->slot_count; ++i) {
          const Value v = attribute_slot(object, shape, i)->load();
          if (!v.is_undefined()) out->push(v);
        }
      }
      out->push(Value::from_object(shape->type));
      return true;
    }
    default:
      return false;
  }
}

Value get_referents(Thread& t, Value* args, uint32_t count) {
  RootedValues found(t), others(t);
  for (Value holder : std::span<const Value>(args, count)) {
    if (!holder.is_object() || push_held(t, holder, &found)) continue;
    if (t.has_pending()) return Value::error();
    others.push(holder);
  }
  if (!others.empty()) {
    t.machine.finalizers->inspect(
        t, nullptr,
        [&](Marker& marker, RootedValues* kept) {
          References references(marker);
          for (Value holder : others.span()) {
            for (Object* object : references.of(holder.as_object())) kept->push(Value::from_object(object));
          }
        },
        &found);
  }
  return new_list(t, found.span());
}

constexpr NativeDef kFunctions[] = {
    {"is_tracked", is_tracked, "obj, /"},
    {"get_objects", get_objects, "generation="},
    {"get_referrers", get_referrers, "*objs"},
    {"get_referents", get_referents, "*objs"},
};

}  // namespace

std::span<const NativeDef> gc_graph_functions() {
  return kFunctions;
}

bool gc_tracks(Thread& t, const Object* object) {
  const Value v = Value::from_object(object);
  if (!may_be_tracked(t, v)) return false;
  if (object->kind != Kind::kDict || type_of(t, v) != t.machine.types.dict) return true;
  // Dicts are tracked from when something is stored that may be tracked.
  uint32_t position = 0;
  Value key, value;
  while (dict_next(static_cast<const Dict*>(object), &position, &key, &value)) {
    if (may_be_tracked(t, value) || may_be_tracked(t, key)) return true;
  }
  return false;
}

}  // namespace gilbox
