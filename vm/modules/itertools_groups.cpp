// itertools: groupby and tee, whose iterators share what they draw from.
#include "vm/modules/itertools.h"
#include "vm/modules/modules.h"
#include "vm/objects/int.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

// --- groupby ---

struct GroupBy : NativeObject {
  Value grouper_type;
  Value source;
  Value function;       // None: the items are their own keys
  Slot key;             // of the item drawn last
  Slot item;            // drawn, not given out yet
  Slot group_key;       // of the group given out last
  Ref<Object> current;  // its grouper: only that one may draw
};
struct Grouper : NativeObject {
  Value parent;
  Value key;
};

void trace_groupby(NativeObject* object, Marker& marker) {
  auto* groups = static_cast<GroupBy*>(object);
  marker.mark(groups->grouper_type);
  marker.mark(groups->source);
  marker.mark(groups->function);
  marker.mark(groups->key);
  marker.mark(groups->item);
  marker.mark(groups->group_key);
  marker.mark(groups->current.load());
}
void trace_grouper(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<Grouper*>(object)->parent);
  marker.mark(static_cast<Grouper*>(object)->key);
}

// Draws the next item. False: the end, or an exception.
bool draw(Thread& t, GroupBy* groups) {
  const Value item = iter_next(t, groups->source);
  if (item.is_undefined()) return false;
  const Value key = groups->function.is_none() ? item : call_with(t, groups->function, item);
  if (key.is_error()) return false;
  groups->item.store(item);
  groups->key.store(key);
  return true;
}

Value grouper_next(Thread& t, NativeObject* object) {
  auto* grouper = static_cast<Grouper*>(object);
  auto* groups = as<GroupBy>(grouper->parent);
  if (groups->current.load() != object) return Value::undefined();
  if (groups->item.load().is_undefined() && !draw(t, groups)) return Value::undefined();
  const int same = equals(t, grouper->key, groups->key.load());
  if (same <= 0) return Value::undefined();
  return groups->item.exchange(Value::undefined());
}
constexpr NativeOps kGrouperOps = {"itertools._grouper", sizeof(Grouper), trace_grouper, nullptr,
                                   grouper_next};

Value groupby_next(Thread& t, NativeObject* object) {
  auto* groups = static_cast<GroupBy*>(object);
  groups->current.store(nullptr);
  for (;;) {
    const Value key = groups->key.load();
    const Value group_key = groups->group_key.load();
    if (!key.is_undefined()) {
      if (group_key.is_undefined()) break;
      const int same = equals(t, group_key, key);
      if (same < 0) return Value::error();
      if (same == 0) break;
    }
    if (!draw(t, groups)) return Value::undefined();
  }
  const Value key = groups->key.load();
  groups->group_key.store(key);
  auto* grouper = make_native<Grouper>(t, groups->grouper_type, kGrouperOps);
  grouper->parent = Value::from_object(groups);
  grouper->key = key;
  groups->current.store(grouper);
  return make_tuple(t, key, Value::from_object(grouper));
}
constexpr NativeOps kGroupByOps = {"itertools.groupby", sizeof(GroupBy), trace_groupby, nullptr,
                                   groupby_next};

Value groupby_new(Thread& t, Value* args, uint32_t) {
  const Value source = get_iter(t, args[1]);
  if (source.is_error()) return source;
  const Value grouper_type = module_member(t, "itertools", "_grouper");
  if (grouper_type.is_error()) return grouper_type;
  auto* groups = make_native<GroupBy>(t, args[0], kGroupByOps);
  groups->grouper_type = grouper_type;
  groups->source = source;
  groups->function = args[2].is_undefined() ? Value::none() : args[2];
  groups->key.init(Value::undefined());
  groups->item.init(Value::undefined());
  groups->group_key.init(Value::undefined());
  groups->current.init(nullptr);
  return Value::from_object(groups);
}

// --- tee: a list of links that all copies walk, each at its own pace; the last link is empty ---

struct Link : NativeObject {
  Value source;
  Slot item;         // Undefined: not drawn yet
  Ref<Object> next;  // set after `item`
};
struct Tee : NativeObject {
  Ref<Object> link;
};

void trace_link(NativeObject* object, Marker& marker) {
  auto* link = static_cast<Link*>(object);
  marker.mark(link->source);
  marker.mark(link->item);
  marker.mark(link->next.load());
}
void trace_tee(NativeObject* object, Marker& marker) {
  marker.mark(static_cast<Tee*>(object)->link.load());
}
constexpr NativeOps kLinkOps = {"itertools._tee_dataobject", sizeof(Link), trace_link, nullptr, nullptr};

Link* new_link(Thread& t, Value type, Value source) {
  auto* link = make_native<Link>(t, type, kLinkOps);
  link->source = source;
  link->item.init(Value::undefined());
  link->next.init(nullptr);
  return link;
}

Value tee_next(Thread& t, NativeObject* object) {
  auto* tee = static_cast<Tee*>(object);
  auto* link = static_cast<Link*>(tee->link.load());
  if (link->next.load() == nullptr) {
    const Value item = iter_next(t, link->source);
    if (item.is_undefined()) return item;
    Link* fresh = new_link(t, Value::from_object(type_of(t, Value::from_object(link))), link->source);
    // Whoever draws at the same moment has its item behind ours or before it: none is lost.
    for (Link* last = link;;) {
      ObjectLock lock(t, last);
      if (last->next.load() == nullptr) {
        last->item.store(item);
        last->next.store(fresh);
        break;
      }
      last = static_cast<Link*>(last->next.load());
    }
  }
  tee->link.store(link->next.load());
  return link->item.load();
}
constexpr NativeOps kTeeOps = {"itertools._tee", sizeof(Tee), trace_tee, nullptr, tee_next};

Value new_tee(Thread& t, Value cls, Object* link) {
  auto* tee = make_native<Tee>(t, cls, kTeeOps);
  tee->link.init(link);
  return Value::from_object(tee);
}
Value tee_copy(Thread& t, Value* args, uint32_t) {
  return new_tee(t, Value::from_object(type_of(t, args[0])), as<Tee>(args[0])->link.load());
}
Value tee_type_new(Thread& t, Value* args, uint32_t) {
  const Value source = get_iter(t, args[1]);
  if (source.is_error()) return source;
  if (is_native(source, kTeeOps)) return new_tee(t, args[0], as<Tee>(source)->link.load());
  const Value type = module_member(t, "itertools", "_tee_dataobject");
  return type.is_error() ? type : new_tee(t, args[0], new_link(t, type, source));
}

Value itertools_tee(Thread& t, Value* args, uint32_t) {
  int64_t n = 2;
  if (!args[1].is_undefined() && !to_int64(t, args[1], &n)) return Value::error();
  if (n < 0) return raise_text(t, t.machine.types.ValueError, "n must be >= 0");
  const Value type = module_member(t, "itertools", "_tee");
  if (type.is_error()) return type;
  RootedValues copies(t);
  for (int64_t i = 0; i < n; ++i) {
    Value arguments[] = {type, i == 0 ? args[0] : copies[0]};
    const Value copy = i == 0 ? tee_type_new(t, arguments, 2) : tee_copy(t, arguments + 1, 1);
    if (copy.is_error()) return copy;
    copies.push(copy);
  }
  return new_tuple_of(t, copies.span());
}

constexpr NativeDef kGroupByMethods[] = {{"__new__", groupby_new, "cls, iterable, key="},
                                         GILBOX_ITERATOR_METHODS};
constexpr NativeDef kGrouperMethods[] = {GILBOX_ITERATOR_METHODS};
constexpr NativeDef kTeeMethods[] = {{"__new__", tee_type_new, "cls, iterable, /"},
                                     {"__copy__", tee_copy, "self, /"},
                                     GILBOX_ITERATOR_METHODS};

constexpr IteratorSpec kItertoolsGroupsTypes[] = {
    {"groupby", &kGroupByOps, kGroupByMethods},
    {"_grouper", &kGrouperOps, kGrouperMethods},
    {"_tee", &kTeeOps, kTeeMethods},
    {"_tee_dataobject", &kLinkOps, {}},
};
constexpr NativeDef kItertoolsGroupsFunctions[] = {{"tee", itertools_tee, "iterable, n=, /"}};

}  // namespace

bool add_itertools_groups(Thread& t, Module* module) {
  return add_iterator_types(t, module, kItertoolsGroupsTypes) &&
         module_add_functions(t, module, kItertoolsGroupsFunctions);
}

}  // namespace gilbox
