// The module gc (Modules/gcmodule.c), as far as a tracing collector has what it speaks of.
#include <algorithm>

#include "vm/modules/gc_graph.h"
#include "vm/modules/modules.h"
#include "vm/modules/native.h"
#include "vm/objects/dict.h"
#include "vm/objects/finalizers.h"
#include "vm/objects/int.h"
#include "vm/objects/list.h"
#include "vm/objects/str.h"
#include "vm/objects/tuple.h"

namespace gilbox {

bool init_gc(Thread& t, Module* module);

namespace {

// What scripts set and count, in a list of the module: the thresholds, the flags of set_debug(), how many
// collections of each generation were asked for and what they found.
enum Kept : uint32_t { kThreshold, kDebug = 3, kCollections, kFound = 7, kKeptCount = 10 };
constexpr int64_t kDebugSaveAll = 32;
constexpr int64_t kAtStart[kKeptCount] = {700, 10, 10};

// Null: a script has removed it.
List* kept(Thread& t) {
  const Value module = dict_get_str(t.machine.modules, intern(t.machine, t, "gc"));
  if (!is_kind(module, Kind::kModule)) return nullptr;
  const Value list = dict_get_str(as<Module>(module)->dict, intern(t.machine, t, "_kept"));
  return is_kind(list, Kind::kList) && list_size(as<List>(list)) == kKeptCount ? as<List>(list) : nullptr;
}
int64_t get_kept(Thread& t, uint32_t which) {
  List* list = kept(t);
  if (list == nullptr) return kAtStart[which];
  const Value v = list_get_item(t, list, Value::from_int(which));
  return v.is_int() ? v.as_int() : kAtStart[which];
}
bool set_kept(Thread& t, uint32_t which, int64_t value) {
  List* list = kept(t);
  return list == nullptr || list_set_item(t, list, Value::from_int(which), new_int(t, value));
}

// Tells those in gc.callbacks that a collection begins or has ended.
bool call_back(Thread& t, const char* phase, int64_t generation, int64_t found) {
  const Value module = dict_get_str(t.machine.modules, intern(t.machine, t, "gc"));
  const Value callbacks = is_kind(module, Kind::kModule)
                              ? dict_get_str(as<Module>(module)->dict, intern(t.machine, t, "callbacks"))
                              : Value::undefined();
  if (!is_kind(callbacks, Kind::kList) || list_size(as<List>(callbacks)) == 0) return true;
  return iterate(t, callbacks, [&](Value each) {
    Dict* info = new_dict(t);
    const bool made =
        dict_set_str(t, info, intern(t.machine, t, "generation"), Value::from_int(generation)) &&
        dict_set_str(t, info, intern(t.machine, t, "collected"), Value::from_int(found)) &&
        dict_set_str(t, info, intern(t.machine, t, "uncollectable"), Value::from_int(0));
    return made && !call_with(t, each, new_str(t, phase), Value::from_object(info)).is_error();
  });
}

// What gc.DEBUG_SAVEALL has kept goes to gc.garbage.
bool save_garbage(Thread& t, const RootedValues& kept) {
  if (kept.empty()) return true;
  const Value module = dict_get_str(t.machine.modules, intern(t.machine, t, "gc"));
  const Value garbage = is_kind(module, Kind::kModule)
                            ? dict_get_str(as<Module>(module)->dict, intern(t.machine, t, "garbage"))
                            : Value::undefined();
  if (!is_kind(garbage, Kind::kList)) return true;
  return std::all_of(kept.span().begin(), kept.span().end(),
                     [&](Value v) { return list_append(t, as<List>(garbage), v); });
}

Value collect(Thread& t, Value* args, uint32_t) {
  const void* stack_from = stack_of_loop(t);
  int64_t generation = 2;
  if (!args[0].is_undefined() && !to_int64(t, args[0], &generation)) return Value::error();
  if (generation < 0 || generation > 2) {
    return raise_text(t, t.machine.types.ValueError, "invalid generation");
  }
  if (!call_back(t, "start", generation, 0)) return Value::error();
  RootedValues kept(t);
  const bool saves = (get_kept(t, kDebug) & kDebugSaveAll) != 0;
  int64_t found = 0;
  t.machine.finalizers->collect_all(
      t, stack_from,
      [&](Marker& marker, RootedValues* saved) {
        for (Object* object : t.machine.finalizers->cyclic_garbage(marker)) {
          // CPython closes generators first, which frees them.
          if (object->kind == Kind::kGenerator || !gc_tracks(t, object)) continue;
          ++found;
          if (saves) saved->push(Value::from_object(object));
        }
      },
      &kept);
  if (!save_garbage(t, kept)) return Value::error();
  const auto which = static_cast<uint32_t>(generation);
  if (!set_kept(t, kCollections + which, get_kept(t, kCollections + which) + 1) ||
      !set_kept(t, kFound + which, get_kept(t, kFound + which) + found)) {
    return Value::error();
  }
  if (t.has_pending() || !call_back(t, "stop", generation, found)) return Value::error();
  return Value::from_int(found);
}

Value no_operation(Thread&, Value*, uint32_t) {
  return Value::none();
}
Value enable(Thread& t, Value*, uint32_t) {
  t.machine.finalizers->enabled.store(true);
  return Value::none();
}
Value disable(Thread& t, Value*, uint32_t) {
  t.machine.finalizers->enabled.store(false);
  return Value::none();
}
Value is_enabled(Thread& t, Value*, uint32_t) {
  return Value::boolean(t.machine.finalizers->enabled.load());
}

Value three(Thread& t, int64_t a, int64_t b, int64_t c) {
  return make_tuple(t, Value::from_int(a), Value::from_int(b), Value::from_int(c));
}
Value get_count(Thread& t, Value*, uint32_t) {
  return three(t, 0, 0, 0);
}
Value get_threshold(Thread& t, Value*, uint32_t) {
  return three(t, get_kept(t, kThreshold), get_kept(t, kThreshold + 1), get_kept(t, kThreshold + 2));
}
Value set_threshold(Thread& t, Value* args, uint32_t) {
  for (uint32_t i = 0; i < 3; ++i) {
    int64_t n = 0;
    if (args[i].is_undefined()) continue;
    if (!to_int64(t, args[i], &n) || !set_kept(t, kThreshold + i, n)) return Value::error();
  }
  return Value::none();
}
Value get_debug(Thread& t, Value*, uint32_t) {
  return new_int(t, get_kept(t, kDebug));
}
Value set_debug(Thread& t, Value* args, uint32_t) {
  int64_t flags = 0;
  return to_int64(t, args[0], &flags) && set_kept(t, kDebug, flags) ? Value::none() : Value::error();
}
Value get_zero(Thread&, Value*, uint32_t) {
  return Value::from_int(0);
}
Value get_false(Thread&, Value*, uint32_t) {
  return Value::boolean(false);
}
// Of what gc.collect() was asked for.
Value get_stats(Thread& t, Value*, uint32_t) {
  const Value list = new_list(t);
  for (uint32_t i = 0; i < 3; ++i) {
    Dict* stats = new_dict(t);
    const std::pair<const char*, int64_t> counts[] = {{"collections", get_kept(t, kCollections + i)},
                                                      {"collected", get_kept(t, kFound + i)},
                                                      {"uncollectable", 0}};
    for (const auto& [name, count] : counts) {
      if (!dict_set_str(t, stats, intern(t.machine, t, name), Value::from_int(count))) return Value::error();
    }
    if (!list_append(t, as<List>(list), Value::from_object(stats))) return Value::error();
  }
  return list;
}
constexpr NativeDef kGcFunctions[] = {
    {"collect", collect, "generation="},
    {"enable", enable, ""},
    {"disable", disable, ""},
    {"isenabled", is_enabled, ""},
    {"get_count", get_count, ""},
    {"get_threshold", get_threshold, ""},
    {"set_threshold", set_threshold, "threshold0, threshold1=, threshold2=, /"},
    {"get_debug", get_debug, ""},
    {"get_freeze_count", get_zero, ""},
    {"get_stats", get_stats, ""},
    {"is_finalized", get_false, "obj, /"},
    {"set_debug", set_debug, "flags, /"},
    {"freeze", no_operation, ""},
    {"unfreeze", no_operation, ""},
};

}  // namespace

bool init_gc(Thread& t, Module* module) {
  const Value garbage = new_list(t, {}), callbacks = new_list(t, {});
  RootedValues start(t);
  for (int64_t n : kAtStart) start.push(Value::from_int(n));
  return module_set(t, module, "_kept", new_list(t, start.span())) &&
         module_set(t, module, "garbage", garbage) && module_set(t, module, "callbacks", callbacks) &&
         module_set(t, module, "DEBUG_STATS", Value::from_int(1)) &&
         module_set(t, module, "DEBUG_COLLECTABLE", Value::from_int(2)) &&
         module_set(t, module, "DEBUG_UNCOLLECTABLE", Value::from_int(4)) &&
         module_set(t, module, "DEBUG_SAVEALL", Value::from_int(kDebugSaveAll)) &&
         module_set(t, module, "DEBUG_LEAK", Value::from_int(38)) &&
         module_add_functions(t, module, kGcFunctions) &&
         module_add_functions(t, module, gc_graph_functions());
}

}  // namespace gilbox
