// _thread._local (Modules/_threadmodule.c): every thread sees attributes of its own.
//
// An instance owns a table of the threads' dicts; a thread knows the tables it has a dict in, so that its end
// drops them. The table is shared, since either may go first.
#include <algorithm>
#include <vector>

#include "vm/modules/thread.h"
#include "vm/objects/attributes.h"
#include "vm/objects/dict.h"
#include "vm/objects/finalizers.h"
#include "vm/objects/module.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {
namespace {

struct LocalTable {
  struct Entry {
    uint32_t thread;
    Value dict;
  };
  Mutex mutex;
  std::vector<Entry> entries GILBOX_GUARDED_BY(mutex);

  Value find(uint32_t thread) GILBOX_EXCLUDES(mutex) {
    MutexLock lock(mutex);
    for (const Entry& entry : entries) {
      if (entry.thread == thread) return entry.dict;
    }
    return Value::undefined();
  }
  void add(uint32_t thread, Value dict) GILBOX_EXCLUDES(mutex) {
    MutexLock lock(mutex);
    entries.push_back({thread, dict});
  }
  void drop(uint32_t thread) GILBOX_EXCLUDES(mutex) {
    MutexLock lock(mutex);
    std::erase_if(entries, [thread](const Entry& entry) { return entry.thread == thread; });
  }
};

// Thread::locals of a thread that has used any.
struct ThreadLocals : NativeObject {
  std::vector<std::shared_ptr<LocalTable>> tables;
  size_t look_again;  // at this size, forget the tables of objects that are gone
};

void finalize_thread_locals(NativeObject* object) {
  static_cast<ThreadLocals*>(object)->tables.~vector();
}

constexpr NativeOps kThreadLocalsOps = {"_thread._localdummy", sizeof(ThreadLocals), nullptr,
                                        finalize_thread_locals, nullptr};

ThreadLocals* own_locals(Thread& t) {
  if (!t.locals.is_undefined()) return as<ThreadLocals>(t.locals);
  auto* locals = new_instance<ThreadLocals>(t, thread_module(t).locals_type, Kind::kNative);
  locals->operations = &kThreadLocalsOps;
  new (&locals->tables) std::vector<std::shared_ptr<LocalTable>>();
  locals->look_again = 16;
  t.locals = Value::from_object(locals);
  return locals;
}

struct LocalObject : NativeObject {
  Value args;    // of the constructor: a Tuple
  Value kwargs;  // a Dict, or Undefined
  std::shared_ptr<LocalTable> table;
};

void trace_local(NativeObject* object, Marker& marker) {
  auto* local = static_cast<LocalObject*>(object);
  marker.mark(local->args);
  marker.mark(local->kwargs);
  // The world is stopped, and nobody stops with the mutex held.
  MutexLock lock(local->table->mutex);
  for (const LocalTable::Entry& entry : local->table->entries) marker.mark(entry.dict);
}

void finalize_local(NativeObject* object) {
  static_cast<LocalObject*>(object)->table.~shared_ptr();
}

constexpr NativeOps kLocalOps = {"_thread._local", sizeof(LocalObject), trace_local, finalize_local, nullptr};

LocalObject* local_of(Value v) {
  return as<LocalObject>(v);
}

void remember_table(Thread& t, const std::shared_ptr<LocalTable>& table) {
  ThreadLocals& own = *own_locals(t);
  if (own.tables.size() >= own.look_again) {
    std::erase_if(own.tables, [](const auto& each) { return each.use_count() == 1; });
    own.look_again = std::max<size_t>(16, own.tables.size() * 2);
  }
  own.tables.push_back(table);
}

Dict* add_dict(Thread& t, LocalObject* local) {
  Dict* dict = new_dict(t);
  local->table->add(t.id, Value::from_object(dict));
  remember_table(t, local->table);
  return dict;
}

bool has_own_init(Thread& t, const Type* type) {
  return type->dunder(kInitDunder) != t.machine.types.object->dunder(kInitDunder);
}

bool call_init(Thread& t, Value self, LocalObject* local) {
  RootedValues values(t);
  values.push(self);
  for (Value v : tuple_items(as<Tuple>(local->args))) values.push(v);
  Tuple* kwnames = nullptr;
  if (is_kind(local->kwargs, Kind::kDict)) {
    RootedValues names(t);
    uint32_t position = 0;
    Value key;
    Value value;
    while (dict_next(as<Dict>(local->kwargs), &position, &key, &value)) {
      names.push(key);
      values.push(value);
    }
    const Value tuple = new_tuple_of(t, names.span());
    if (tuple.is_error()) return false;
    kwnames = as<Tuple>(tuple);
  }
  const Value init = type_of(t, self)->dunder(kInitDunder);
  return !call(t, init, values.span(), kwnames).is_error();
}

// The running thread's attributes; at its first use of the object, made and initialised as the creating
// thread's were. Null: exception.
Dict* local_dict(Thread& t, Value self) {
  LocalObject* local = local_of(self);
  const Value found = local->table->find(t.id);
  if (!found.is_undefined()) return as<Dict>(found);
  Dict* dict = add_dict(t, local);
  if (has_own_init(t, type_of(t, self)) && !call_init(t, self, local)) {
    local->table->drop(t.id);
    return nullptr;
  }
  return dict;
}

// As messages name the type.
std::string name_of_type(Thread& t, Value self) {
  const Type* type = type_of(t, self);
  return type->has_flag(Type::kScript) ? type_name(type) : "_thread._local";
}

Value raise_no_attribute(Thread& t, Value self, Str* name) {
  return raise(t, t.machine.types.AttributeError, "'{}' object has no attribute '{}'", name_of_type(t, self),
               to_utf8(name));
}

Value local_new(Thread& t, Value* args, uint32_t count) {
  auto* type = as<Type>(args[0]);
  const bool given = count > 2 || (!args[1].is_undefined() && dict_size(as<Dict>(args[1])) > 0);
  if (given && !has_own_init(t, type)) {
    return raise_text(t, t.machine.types.TypeError, "Initialization arguments are not supported");
  }
  const Value positional = new_tuple_of(t, {args + 2, count - 2});
  const Value named = args[1].is_undefined() ? args[1] : Value::from_object(dict_copy(t, as<Dict>(args[1])));
  auto* local = new_instance<LocalObject>(t, type, Kind::kNative);
  local->operations = &kLocalOps;
  local->args = positional;
  local->kwargs = named;
  new (&local->table) std::shared_ptr<LocalTable>(std::make_shared<LocalTable>());
  // Now, so that the first use by this thread does not call __init__ once more.
  add_dict(t, local);
  return Value::from_object(local);
}

Value local_getattribute(Thread& t, Value* args, uint32_t) {
  const Value self = args[0];
  Str* name = attribute_name(t, args[1]);
  if (name == nullptr) return Value::error();
  Dict* dict = local_dict(t, self);
  if (dict == nullptr) return Value::error();
  if (name == t.machine.names.dunder_dict) return Value::from_object(dict);
  Type* type = type_of(t, self);
  const Value attr = type_lookup(type, name);
  if (!attr.is_undefined() && is_data_descriptor(t, attr)) return bind_attr(t, attr, self, type);
  const Value own = dict_get_str(dict, name);
  if (!own.is_undefined()) return own;
  if (!attr.is_undefined()) return bind_attr(t, attr, self, type);
  return raise_no_attribute(t, self, name);
}

// value Undefined: delete.
Value change_attribute(Thread& t, Value self, Value name_value, Value value) {
  Str* name = attribute_name(t, name_value);
  if (name == nullptr) return Value::error();
  if (name == t.machine.names.dunder_dict) {
    return raise(t, t.machine.types.AttributeError, "'{}' object attribute '__dict__' is read-only",
                 name_of_type(t, self));
  }
  Dict* dict = local_dict(t, self);
  if (dict == nullptr) return Value::error();
  const Value attr = type_lookup(type_of(t, self), name);
  if (!attr.is_undefined() && is_data_descriptor(t, attr)) {
    return generic_set_attr(t, self, name, value) ? Value::none() : Value::error();
  }
  Finalizers& finalizers = *t.machine.finalizers;
  if (finalizers.watches(dict_get_str(dict, name))) finalizers.request(t, Finalizers::kCollect);
  if (!value.is_undefined()) return dict_set_str(t, dict, name, value) ? Value::none() : Value::error();
  if (!dict_take(t, dict, Value::from_object(name)).is_undefined()) return Value::none();
  return raise_no_attribute(t, self, name);
}

Value local_setattr(Thread& t, Value* args, uint32_t) {
  return change_attribute(t, args[0], args[1], args[2]);
}

Value local_delattr(Thread& t, Value* args, uint32_t) {
  return change_attribute(t, args[0], args[1], Value::undefined());
}

constexpr NativeDef kLocalMethods[] = {
    {"__new__", local_new, "cls, *args, **kwargs"},
    {"__getattribute__", local_getattribute, "self, name, /"},
    {"__setattr__", local_setattr, "self, name, value, /"},
    {"__delattr__", local_delattr, "self, name, /"},
};

// Has one of a thread's attributes a __del__, or do weak references point to it?
bool holds_watched(Thread& t, Value dict) {
  if (!is_kind(dict, Kind::kDict)) return false;
  uint32_t position = 0;
  Value key;
  Value value;
  while (dict_next(as<Dict>(dict), &position, &key, &value)) {
    if (t.machine.finalizers->watches(value)) return true;
  }
  return false;
}

}  // namespace

void drop_thread_locals(Thread& t, bool finalize) {
  if (t.locals.is_undefined()) return;
  bool watched = false;
  for (const auto& table : as<ThreadLocals>(t.locals)->tables) {
    watched = watched || (finalize && holds_watched(t, table->find(t.id)));
    table->drop(t.id);
  }
  t.locals = Value::undefined();
  if (watched) t.machine.finalizers->collect_dropped(t, __builtin_frame_address(0), nullptr);
}

bool init_thread_locals(Thread& t, Module* module) {
  Type* type = define_type(t, {.name = "_local",
                               .module = "_thread",
                               .native = &kLocalOps,
                               .instance_size = sizeof(LocalObject),
                               .methods = kLocalMethods});
  thread_module(t).locals_type = define_type(t, {.name = "_localdummy",
                                                 .module = "_thread",
                                                 .native = &kThreadLocalsOps,
                                                 .instance_size = sizeof(ThreadLocals),
                                                 .flags = Type::kNoSubclass | Type::kNotCallable});
  return module_set(t, module, "_local", Value::from_object(type));
}

}  // namespace gilbox
