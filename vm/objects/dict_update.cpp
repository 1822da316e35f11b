// Filling dicts from others, from mappings and from pairs (CPython: dict_merge, PyDict_MergeFromSeq2).
#include "vm/objects/dict_internal.h"
#include "vm/objects/list.h"
#include "vm/objects/signature.h"
#include "vm/objects/tuple.h"

namespace gilbox {

namespace {

bool fail(Value) {
  return false;
}

// May the entries of this dict be read directly? Not if a subclass iterates in a way of its own.
bool is_transparent(Thread& t, Value v) {
  if (!is_kind(v, Kind::kDict)) return false;
  return is_exact(t, v, Kind::kDict) ||
         type_of(t, v)->dunder(kIterDunder) == t.machine.types.dict->dunder(kIterDunder);
}

bool update_from_dict(Thread& t, Dict* dict, Dict* other) {
  if (dict == other) return true;
  DictTable* copy = dict_copy_table(t, other);
  if (copy == nullptr) return !t.has_pending();
  return dict_set_all(t, dict, copy);
}

// For all keys of a mapping that is no dict: each(key, value).
template <class Each>
bool for_mapping(Thread& t, Value mapping, Value keys_method, Each each) {
  Value keys = call_with(t, keys_method);
  if (keys.is_error()) return false;
  return iterate(t, keys, [&](Value key) {
    Value value = get_item(t, mapping, key);
    return !value.is_error() && each(key, value);
  });
}

bool update_from_pair(Thread& t, Dict* dict, Value element, int64_t number) {
  Value pair = element;
  if (!is_kind(element, Kind::kTuple) && !is_kind(element, Kind::kList)) {
    Value iterator = get_iter(t, element);
    if (iterator.is_error()) {
      if (!pending_is(t, t.machine.types.TypeError)) return false;
      static_cast<void>(t.take_pending());
      return fail(raise(t, t.machine.types.TypeError,
                        "cannot convert dictionary update sequence element #{} to a sequence", number));
    }
    pair = iterator;
  }
  pair = tuple_from(t, pair);
  if (pair.is_error()) return false;
  auto items = tuple_items(as<Tuple>(pair));
  if (items.size() != 2) {
    return fail(raise(t, t.machine.types.ValueError,
                      "dictionary update sequence element #{} has length {}; 2 is required", number,
                      items.size()));
  }
  return dict_set(t, dict, items[0], items[1]);
}

bool merge_one(Thread& t, Dict* dict, Value key, Value value, Value callee) {
  int present = dict_contains(t, dict, key);
  if (present < 0) return false;
  if (present == 0) return dict_set(t, dict, key, value);
  std::string callee_name;
  std::string key_name;
  if (!callee_text(t, callee, &callee_name) || !str_to(t, key, &key_name)) return false;
  return fail(raise(t, t.machine.types.TypeError, "{} got multiple values for keyword argument '{}'",
                    callee_name, key_name));
}

}  // namespace

bool dict_update(Thread& t, Dict* dict, Value other) {
  if (is_transparent(t, other)) return update_from_dict(t, dict, as<Dict>(other));
  Value keys = get_attr_if_any(t, other, t.machine.names.keys);
  if (t.has_pending()) return false;
  if (!keys.is_undefined()) {
    return for_mapping(t, other, keys, [&](Value key, Value value) { return dict_set(t, dict, key, value); });
  }
  int64_t number = 0;
  return iterate(t, other, [&](Value element) { return update_from_pair(t, dict, element, number++); });
}

bool dict_update_mapping(Thread& t, Dict* dict, Value other) {
  if (!is_transparent(t, other)) {
    Value keys = get_attr_if_any(t, other, t.machine.names.keys);
    if (t.has_pending()) return false;
    if (keys.is_undefined()) {
      return fail(raise(t, t.machine.types.TypeError, "'{}' object is not a mapping", type_name(t, other)));
    }
  }
  return dict_update(t, dict, other);
}

bool dict_merge(Thread& t, Dict* dict, Value other, Value callee) {
  if (is_transparent(t, other)) {
    Dict* copy = dict_copy(t, as<Dict>(other));
    if (copy == nullptr) return false;
    uint32_t position = 0;
    Value key;
    Value value;
    while (dict_next(copy, &position, &key, &value)) {
      if (!merge_one(t, dict, key, value, callee)) return false;
    }
    return true;
  }
  Value keys = get_attr_if_any(t, other, t.machine.names.keys);
  if (t.has_pending()) return false;
  if (keys.is_undefined()) {
    std::string name;
    if (!callee_text(t, callee, &name)) return false;
    return fail(raise(t, t.machine.types.TypeError, "{} argument after ** must be a mapping, not {}", name,
                      type_name(t, other)));
  }
  return for_mapping(t, other, keys,
                     [&](Value key, Value value) { return merge_one(t, dict, key, value, callee); });
}

bool dict_update_method(Thread& t, const char* name, Dict* dict, Value kwargs, const Value* others,
                        uint32_t count) {
  if (count > 1) {
    return fail(raise(t, t.machine.types.TypeError, "{} expected at most 1 argument, got {}", name, count));
  }
  if (count == 1 && !dict_update(t, dict, others[0])) return false;
  return kwargs.is_undefined() || update_from_dict(t, dict, as<Dict>(kwargs));
}

}  // namespace gilbox
